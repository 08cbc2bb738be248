//! What number words say.

use super::{read, value};
use crate::model::NonClaim;

fn all(rows: &[(&str, &str, f64)]) {
    for (lang, text, want) in rows {
        let found = value(lang, text).unwrap_or(f64::NAN);
        assert!((found - want).abs() < 1e-9, "{lang} {text}: {found}");
    }
}

#[test]
fn decimals_are_said_with_a_point_word() {
    all(&[
        ("en", "one point five litres", 1.5),
        ("en", "six hundred point forty-three", 600.43),
        ("en", "zero point zero four", 0.04),
        ("en", "2 point 5", 2.5),
        ("en", "one point five million", 1_500_000.0),
        ("es", "uno coma cinco", 1.5),
        ("fr", "trois virgule vingt-cinq", 3.25),
        ("de", "sieben Komma zwei", 7.2),
        ("zh", "零点七七", 0.77),
        ("zh", "三点五万", 35_000.0),
        // A time of day.
        ("zh", "三点二十分", 3.0),
        ("en", "he made five points", 5.0),
    ]);
}

#[test]
fn parts_are_added_to_wholes() {
    all(&[
        ("en", "fifty six and a third", 56.0 + 1.0 / 3.0),
        ("en", "two hundred and five and two thirds", 205.0 + 2.0 / 3.0),
        ("en", "fifty and three quarters", 50.75),
        ("en", "2 and three quarters", 2.75),
        ("es", "doscientos ocho con dos tercios", 208.0 + 2.0 / 3.0),
        ("en", "two and a half thousand", 2500.0),
        ("en", "three quarters", 0.75),
        ("en", "6 million and a half", 6_500_000.0),
        ("en", "two million and a quarter", 2_250_000.0),
        ("fr", "deux millions et demi", 2_500_000.0),
        ("zh", "三百五十又三分之一", 350.0 + 1.0 / 3.0),
        ("zh", "一千点六", 1000.6),
        // What follows is a part of something else.
        ("en", "in twenty and a third of the cases", 20.0),
    ]);
}

#[test]
fn scales_are_halved() {
    all(&[
        ("en", "half a million people", 500_000.0),
        ("en", "half million people", 500_000.0),
        ("en", "a quarter of a million pounds", 250_000.0),
        ("en", "half a dozen eggs", 6.0),
        ("es", "medio millón de personas", 500_000.0),
        ("fr", "un demi-million d'habitants", 500_000.0),
        ("en", "half an hour", 0.5),
        ("en", "half of the people", 0.5),
    ]);
    assert!(read("en", "half way there").is_empty());
    all(&[("en", "three dozens", 36.0), ("en", "2 dozens of eggs", 24.0)]);
}

#[test]
fn numerators_and_denominators_in_either_order() {
    all(&[
        ("zh", "三分之一的人", 1.0 / 3.0),
        ("ja", "三分の一", 1.0 / 3.0),
        ("ko", "3분의 1", 1.0 / 3.0),
        ("fr", "un sur six", 1.0 / 6.0),
        ("en", "two out of five", 0.4),
        ("en", "9 out of 10 readers", 0.9),
        // More than the whole is no part.
        ("en", "seven out of three", 7.0),
    ]);
}

#[test]
fn ordinals_are_no_fractions() {
    for text in ["the twenty-fifth anniversary", "his one hundred and fifth birthday", "the thirty-third"] {
        assert!(read("en", text).iter().all(|(_, n)| n.rejected == Some(NonClaim::Ordinal)), "{text}");
    }
    all(&[("en", "fifty and three fifths", 50.6)]);
}

#[test]
fn digits_are_said_one_by_one() {
    all(&[("es", "cero seis", 6.0), ("zh", "二〇〇五", 2005.0), ("zh", "一百零五", 105.0), ("en", "zero", 0.0)]);
}

#[test]
fn compounds_part_at_blanks_and_hyphens() {
    all(&[
        ("fr", "quatre vingt douze", 92.0),
        ("fr", "quatre-vingt-dix-neuf", 99.0),
        ("fr", "quatre\u{2011}vingts", 80.0),
        ("en", "forty\u{2010}five", 45.0),
        ("fr", "soixante quinze", 75.0),
    ]);
}

#[test]
fn financial_numerals_are_no_words() {
    all(&[("zh", "叁佰元", 300.0), ("zh-Hant", "壹佰貳拾萬", 1_200_000.0)]);
    for text in ["陆地", "参与", "退伍"] {
        assert!(read("zh", text).is_empty(), "{text}");
    }
}

#[test]
fn a_few_of_a_scale_is_indefinite() {
    let between = |lang: &str, text: &str| read(lang, text).first().and_then(|(_, n)| n.value.min.zip(n.value.max));
    assert_eq!(between("zh", "几万人"), Some((20_000.0, 100_000.0)));
    assert_eq!(between("zh", "二十几万人"), Some((200_000.0, 300_000.0)));
    let more = read("zh", "五百余万人");
    assert_eq!((more[0].1.value.value, more[0].1.value.modifier.code.name()), (Some(5_000_000.0), "more_than"));
    assert_eq!(value("zh", "500多万人"), Some(5_000_000.0));
    assert_eq!(value("zh", "五百余人"), Some(500.0));
    assert_eq!(between("en", "a few dozen"), Some((24.0, 120.0)));
    assert_eq!(between("en", "dozens of boats"), Some((12.0, 120.0)));
}

#[test]
fn serbian_is_read_in_both_scripts() {
    all(&[("sr-Latn", "osamsto trideset sedam ljudi", 837.0), ("sr", "двеста педесет хиљада", 250_000.0)]);
}
