use super::*;
use crate::lang::Lang;
use crate::model::{Marks, NonClaim, NumberReading, Reading, Style};
use crate::text::Span;
use proptest::prelude::*;

mod digits;
mod words;

pub(super) fn read(lang: &str, text: &str) -> Vec<(String, NumberReading)> {
    let passage = Passage::new(text, Span::new(0, text.len()), 0, Lang::of(lang));
    let mut out = Vec::new();
    Numbers.extract(&passage, 0, &mut out);
    let number = |m: Mention| match m.reading {
        Reading::Number(n) => Some((m.span.of(text).to_owned(), n)),
        _ => None,
    };
    out.into_iter().filter_map(number).collect()
}

pub(super) fn value(lang: &str, text: &str) -> Option<f64> {
    read(lang, text).first().and_then(|(_, n)| n.value.value)
}

pub(super) fn reason(lang: &str, text: &str) -> Option<NonClaim> {
    read(lang, text).first().and_then(|(_, n)| n.rejected)
}

#[test]
fn digits_of_every_habit_are_read() {
    let rows = [
        ("1.234.567,8 x", 1_234_567.8),
        ("1,234,567.8 x", 1_234_567.8),
        ("1 234 567 x", 1_234_567.0),
        ("1\u{a0}234 x", 1234.0),
        ("1\u{2009}234\u{2009}567 x", 1_234_567.0),
        ("1'234 x", 1234.0),
        ("12,34,567 x", 1_234_567.0),
        ("١٢٬٥٠٠", 12_500.0),
        ("٣٫٥", 3.5),
        ("０．５", 0.5),
        ("½ x", 0.5),
        ("3½ x", 3.5),
        ("1/4 x", 0.25),
        ("0.125 x", 0.125),
        ("1404,5 x", 1404.5),
    ];
    for (text, want) in rows {
        assert_eq!(value("en", text), Some(want), "{text}");
    }
}

#[test]
fn one_mark_before_three_digits_keeps_both_readings() {
    let found = read("en", "some 107.000 Jews");
    let n = &found[0].1;
    assert_eq!((n.value.value, n.marks), (Some(107_000.0), Marks::Either('.')));
    assert_eq!(n.other.as_ref().and_then(|o| o.value), Some(107.0));
    assert_eq!(n.other.as_ref().map(|o| o.style), Some(Style::DotDecimal));
}

#[test]
fn number_words_are_read_in_their_languages() {
    let rows = [
        ("en", "eleven hundred and forty-five names", 1145.0),
        ("en", "one thousand, two hundred and five men", 1205.0),
        ("de", "dreihundertfünfzigtausend Menschen", 350_000.0),
        ("nl", "driehonderdvijftig mensen", 350.0),
        ("it", "novecentoquarantadue deportati", 942.0),
        ("fr", "quatre-vingt-dix-neuf enfants", 99.0),
        ("hu", "ezerkilencszáz forint", 1900.0),
        ("da", "treogtres fanger", 63.0),
        ("fi", "viisituhatta lasta", 5000.0),
        ("cs", "šestatřicet vězňů", 36.0),
        ("zh", "一千二百三十四名儿童", 1234.0),
        ("ar", "أربعمائة وعشرون طفلا", 420.0),
        ("hi", "तीन लाख लोग", 300_000.0),
    ];
    for (lang, text, want) in rows {
        assert_eq!(value(lang, text), Some(want), "{lang} {text}");
    }
}

#[test]
fn ordinary_words_are_no_numbers() {
    for (lang, text) in [
        ("de", "Der Zweifler achtete auf den Einwand"),
        ("nl", "een man en een vrouw"),
        ("fr", "un homme neuf"),
        ("en", "a man tends his weight"),
        ("it", "un uomo"),
    ] {
        let kept: Vec<_> = read(lang, text).into_iter().filter(|(_, n)| n.rejected.is_none()).collect();
        assert!(kept.is_empty(), "{text}: {kept:?}");
    }
}

#[test]
fn non_claims_have_a_reason() {
    let rows = [
        ("en", "page 214", NonClaim::Page),
        ("en", "has been read 1404 times", NonClaim::Counter),
        ("en", "the 8th Army", NonClaim::Ordinal),
        ("en", "note [17]", NonClaim::Footnote),
        ("en", "in Block 11", NonClaim::Label),
        ("en", "+44 20 7946 0018", NonClaim::Phone),
        ("en", "at 10:30", NonClaim::Time),
        ("en", "ISBN 978-90-5344-876-2", NonClaim::Isbn),
        ("en", "version 2.3.1", NonClaim::Version),
        ("nl", "Oosthalen 8, 9414 TG Hooghalen", NonClaim::Address),
        ("fr", "convoi n° 77", NonClaim::Label),
        ("de", "Der 3. Transport", NonClaim::Ordinal),
        ("en", "in 1944 people fled", NonClaim::Year),
    ];
    for (lang, text, want) in rows {
        assert_eq!(reason(lang, text), Some(want), "{lang} {text}");
    }
}

/// Tokens looked at, as far as mentions tell: a flood of digits makes no more mentions than tokens.
#[test]
fn floods_stay_linear() {
    for unit in ["1", "1 ", "1,", "1.234 ", "1-2 ", "0 1 ", "(1) ", "one ", "einundzwanzig", "und", "1/"] {
        let text = unit.repeat(4000);
        let found = read("de", &text);
        assert!(found.len() <= 8001, "{unit}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_read_and_spans_lie_on_it(text in "[0-9a-zà-ü .,'/–%€$()+\\-½٣三百万人\n]{0,60}") {
        for lang in ["en", "de", "fr", "zh", "und"] {
            for (_, n) in read(lang, &text) {
                prop_assert!(text.get(n.value.numeral.start..n.value.numeral.end).is_some());
                prop_assert!(!n.value.numeral.is_empty());
            }
        }
    }

    #[test]
    fn grouped_digits_read_back(n in 0_u64..1_000_000_000_000) {
        let digits = n.to_string();
        let mut grouped = String::new();
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i) % 3 == 0 {
                grouped.push(',');
            }
            grouped.push(c);
        }
        prop_assert_eq!(value("en", &format!("{grouped} people")), Some(n as f64));
    }
}

#[test]
fn words_for_untold_amounts_are_seen_and_turned_down() {
    for (lang, text, want) in [
        ("ru", "несколько домов", NonClaim::Vague),
        ("pl", "kilka domów", NonClaim::Vague),
        ("zh", "許多學校", NonClaim::Vague),
        ("zh", "一個士兵", NonClaim::Word),
    ] {
        let found = read(lang, text);
        assert_eq!(found.first().and_then(|(_, n)| n.rejected), Some(want), "{lang} {text}");
        assert_eq!(found[0].1.value.value.is_none(), want == NonClaim::Vague, "{lang} {text}");
    }
    assert!(read("zh", "一起").is_empty() && read("zh", "總數據").is_empty() && read("en", "a few").is_empty());
    assert_eq!(value("zh", "只有一個士兵"), Some(1.0));
    let doubled = read("en", "several hundred men");
    assert_eq!((doubled[0].1.value.min, doubled[0].1.rejected), (Some(200.0), None));
}
