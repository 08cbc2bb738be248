use crate::extract::Extractor;
use crate::extract::date::Dates;
use crate::lang::{Lang, Passage};
use crate::model::{DateForm, Reading};
use crate::text::Span;

/// Quote, EDTF and calendar of what is found in a text of a language, unless its weights turn it down.
fn found(lang: &str, text: &str) -> Vec<(String, String, &'static str)> {
    let passage = Passage::new(text, Span::new(0, text.len()), 0, Lang::of(lang));
    let mut out = Vec::new();
    Dates.extract(&passage, 0, &mut out);
    let kept = out.into_iter().filter(|m| m.evidence.iter().filter_map(|e| e.weight).sum::<f32>() > 0.0);
    let dates = kept.filter_map(|m| match m.reading {
        Reading::Date(d) => {
            let edtf = match d.form {
                DateForm::Point(p) => p.edtf(),
                DateForm::Range(a, b) => format!("{}/{}", a.point.edtf(), b.point.edtf()),
                DateForm::Relative(_) => "relative".into(),
            };
            Some((m.span.of(text).to_owned(), edtf, d.calendar.name()))
        }
        _ => None,
    });
    dates.collect()
}

fn one(lang: &str, text: &str, quote: &str, edtf: &str, calendar: &str) {
    let all = found(lang, text);
    assert!(
        matches!(&all[..], [(q, e, c)] if q == quote && e == edtf && *c == calendar),
        "{lang}: {text}\n  wanted {quote:?} {edtf} {calendar}\n  found  {all:?}"
    );
}

fn none(lang: &str, text: &str) {
    let all = found(lang, text);
    assert!(all.is_empty(), "{lang}: {text}\n  found {all:?}");
}

#[test]
fn hebrew_days_in_latin_letters() {
    one("en", "She was freed on 15 Iyar 5705 near Schwerin.", "15 Iyar 5705", "1945-04-28", "hebrew");
    one("en", "He was buried on the 15th of Iyar, 5705.", "the 15th of Iyar, 5705", "1945-04-28", "hebrew");
    one("en", "The revolt broke out on Nissan 14, 5703.", "Nissan 14, 5703", "1943-04-19", "hebrew");
    one("en", "They sailed in Kislev 5708 from Bari.", "Kislev 5708", "1947-11-14/1947-12-13", "hebrew");
    one("en", "The seder of 14 Nisan 1943 was held in a cellar.", "14 Nisan 1943", "1943-04-19", "hebrew");
    one("de", "Er starb am 9. Aw 5702 in Wilna.", "9. Aw 5702", "1942-07-23", "hebrew");
    one("en", "The fast ran from 1–9 Av 5702 that summer.", "1–9 Av 5702", "1942-07-15/1942-07-23", "hebrew");
}

#[test]
fn hebrew_days_in_hebrew_letters() {
    one("he", "הוא נפטר ט״ו באייר תש״ה בבית החולים.", "ט״ו באייר תש״ה", "1945-04-28", "hebrew");
    one("he", "המרד פרץ בליל י\"ד ניסן ה'תש\"ג בעיר.", "י\"ד ניסן ה'תש\"ג", "1943-04-19", "hebrew");
    one("he", "הם גורשו באייר תש״ד.", "באייר תש״ד", "1944-04-24/1944-05-22", "hebrew");
    one("yi", "ער איז נפטר געוואָרן ט״ו אייר תש״ה אין שפּיטאָל.", "ט״ו אייר תש״ה", "1945-04-28", "hebrew");
}

#[test]
fn words_that_are_no_hebrew_months() {
    none("en", "Adar Cohen and Elul Levi met Sivan, 15, at school.");
    none("sv", "Över 5 av 5000 personer deltog.");
    none("en", "Nissan sold 5705 cars.");
}
