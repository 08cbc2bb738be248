use crate::extract::number::tests::{reason, value};
use crate::model::NonClaim::{self, *};

fn rejected(rows: &[(&str, &str, NonClaim)]) {
    for (lang, text, want) in rows {
        assert_eq!(reason(lang, text), Some(*want), "{lang}: {text}");
    }
}

fn kept(rows: &[(&str, &str)]) {
    for (lang, text) in rows {
        assert_eq!(reason(lang, text), None, "{lang}: {text}");
        assert!(value(lang, text).is_some(), "{lang}: {text}");
    }
}

#[test]
fn ordinals_count_nothing() {
    rejected(&[
        ("en", "their 21st camp", Ordinal),
        ("fr", "le 19e convoi", Ordinal),
        ("de", "der 4. Zug kam spät", Ordinal),
        ("sv", "den 8:e gruppen", Ordinal),
        ("cs", "přijel 3. vlak", Ordinal),
        ("zh", "第三列火車", Ordinal),
        ("zh", "第12頁", Page),
    ]);
    kept(&[("de", "es waren 4. Danach kam niemand"), ("en", "They saw 21 stars")]);
}

#[test]
fn things_are_named_by_numbers() {
    rejected(&[
        ("en", "they slept in Block 14", Label),
        ("en", "the old Boeing 707 stood there", Label),
        ("en", "a U-96 was seen", Label),
        ("de", "eine alte Boeing 707 landete", Label),
        ("fr", "la chambre n° 9", Label),
    ]);
    kept(&[
        ("en", "a room for 14 guests"),
        ("de", "aus Krakau 40, aus Lodz 60"),
        ("de", "Im Keller 12 Kisten"),
        ("en", "at the Station 30 passengers waited"),
    ]);
}

#[test]
fn counters_are_lines_not_sentences() {
    rejected(&[("en", "4,310 views", Counter), ("en", "7 comments", Counter)]);
    kept(&[("en", "7 comments were read out")]);
}

#[test]
fn houses_have_numbers_in_every_order() {
    rejected(&[
        ("de", "Lindenstr. 12", Address),
        ("fr", "12, rue des Lilas", Address),
        ("pl", "ul. Krótka 5", Address),
        ("pt", "Rua da Fonte, 12", Address),
        ("es", "calle de la Luna 3", Address),
        ("en", "14 Mill Street", Address),
        ("it", "via Verde 7", Address),
    ]);
    kept(&[("pl", "na ul. Krótkiej żyło 5 osób"), ("en", "14 men in Mill Street"), ("fr", "12 maisons de la rue")]);
}

#[test]
fn four_digits_are_a_year_unless_they_count() {
    rejected(&[
        ("en", "the 1936 deaths", Year),
        ("en", "in 1950 men came", Year),
        ("en", "it was 1950 and cold", Year),
    ]);
    kept(&[("en", "1950 copies were printed"), ("en", "about 1950 men came"), ("nl", "1944 boeken")]);
}

#[test]
fn fixed_phrases_count_nothing() {
    rejected(&[("en", "One day she left", Word), ("en", "at zero hour", Word)]);
    assert_eq!(value("de", "Eines Tages ging sie"), None);
    kept(&[("en", "it lasted two days"), ("en", "for only one day")]);
}

#[test]
fn list_marks_stand_at_the_start_of_a_line() {
    rejected(&[("en", "3) Bring water", List), ("en", "(3) Bring water", List), ("en", "3. Bring water", List)]);
    kept(&[("en", "They had three (3) lamps")]);
}
