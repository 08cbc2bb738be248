use super::Dates;
use crate::extract::Extractor;
use crate::lang::{Lang, Passage};
use crate::model::{DateForm, Mention, Part, Point, Reading, Year};
use crate::text::Span;
use proptest::prelude::*;

fn mentions(lang: &str, text: &str) -> Vec<Mention> {
    let passage = Passage::new(text, Span::new(0, text.len()), 0, Lang::of(lang));
    let mut out = Vec::new();
    Dates.extract(&passage, 0, &mut out);
    out
}

fn points(lang: &str, text: &str) -> Vec<(String, String)> {
    let show = |m: &Mention| match &m.reading {
        Reading::Date(r) => match r.form {
            DateForm::Point(p) => p.edtf(),
            DateForm::Range(a, b) => format!("{}/{}", a.point.edtf(), b.point.edtf()),
            DateForm::Relative(_) => "relative".into(),
        },
        _ => "other".into(),
    };
    mentions(lang, text).iter().map(|m| (m.span.of(text).to_owned(), show(m))).collect()
}

#[test]
fn an_iso_time_belongs_to_its_day() {
    assert_eq!(points("en", "at 2015-07-31T12:00:00Z sharp"), [("2015-07-31T12:00:00Z".into(), "2015-07-31".into())]);
}

#[test]
fn a_day_that_no_calendar_has_is_no_day() {
    assert!(points("en", "on 31 February 1943").iter().all(|(_, v)| v != "1943-02-31"));
    assert!(points("en", "12/43/7 and 1.2.3.4 and 99.99.1999").is_empty());
}

#[test]
fn both_readings_of_a_numeric_date_are_proposed() {
    let text = "born 3/11/1926";
    let found = mentions("en", text);
    let Reading::Date(reading) = &found[0].reading else { panic!("a date") };
    assert_eq!(reading.swapped, Some(DateForm::Point(Point { year: Year::Full(1926), part: Part::Day(11, 3) })));
}

#[test]
fn words_of_other_languages_do_not_make_months_of_small_words() {
    assert!(points("de", "Artikel 2 des Grundgesetzes, um das 17fache").is_empty());
    assert_eq!(points("en", "On April 12, 1945 they came"), [("April 12, 1945".into(), "1945-04-12".into())]);
}

#[test]
fn the_work_grows_with_the_text() {
    let floods = [
        "1 ",
        "1. ",
        "1, ",
        "1/",
        "1-",
        "12.",
        "1944 ",
        "1944-",
        "May ",
        "5 May, ",
        "and ",
        "5 and ",
        "von ",
        "am ",
        "一",
        "年",
        "1年",
        "IV ",
        "20 bis ",
        "the ",
        "of the ",
        "late ",
        "century ",
        "1930s ",
        "5. und ",
        "de la ",
        "Anfang der ",
        "zwei Tage ",
        "1.1.",
        "Winter ",
        "\u{301}",
        "'",
    ];
    for flood in floods {
        let work = |n: usize| {
            super::atoms::work::take();
            mentions("de", &flood.repeat(n));
            super::atoms::work::take()
        };
        let (small, large) = (work(500), work(2000));
        assert!(large <= small * 4 + 400, "{flood:?}: {small} look-ups for 500, {large} for 2000");
        assert!(large <= 2000 * flood.len() * 200, "{flood:?}: {large}");
    }
}

/// Pieces of text that dates are made of, to be strung together at random.
fn part() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9]{1,8}",
        prop::sample::select(vec![
            "May",
            "mai",
            "März",
            "века",
            "1930s",
            "年",
            "月",
            "日",
            "の",
            "–",
            "-",
            ".",
            ",",
            "/",
            "and",
            "bis",
            "to",
            "late",
            "Anfang",
            "IV",
            "XIX",
            "century",
            "'44",
            "BCE",
            "5th",
            "ב־",
            "१९४५",
            "\u{202e}",
            "\n",
            "\u{301}",
            "two days later",
            "d. M.",
            "１９４５",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,3}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn spans_lie_on_character_boundaries(parts in prop::collection::vec(part(), 0..40), lang in prop::sample::select(vec!["en", "de", "hu", "zh", "he", "xx"])) {
        for glue in ["", " "] {
            let text = parts.join(glue);
            for m in mentions(lang, &text) {
                prop_assert!(text.is_char_boundary(m.span.start) && text.is_char_boundary(m.span.end) && !m.span.is_empty());
                if let Reading::Date(r) = &m.reading && let DateForm::Range(a, b) = r.form {
                    prop_assert!(m.span.contains(a.span) && m.span.contains(b.span) && a.span.start <= b.span.start);
                }
            }
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        mentions("en", &text);
    }
}
