//! What digits, marks and letters say.

use super::{read, reason, value};
use crate::model::NonClaim;

fn all(rows: &[(&str, &str, f64)]) {
    for (lang, text, want) in rows {
        assert_eq!(value(lang, text), Some(*want), "{lang} {text}");
    }
}

#[test]
fn a_minus_makes_amounts_negative() {
    all(&[
        ("en", "-1200 metres", -1200.0),
        ("en", "a low of -7 °C", -7.0),
        ("en", "a low of − 7 °C", -7.0),
        ("en", "a low of –7 °C", -7.0),
        ("en", "(-0.5)", -0.5),
        ("de", "-1.234,5 Euro", -1234.5),
        ("en", "- 1,500", -1500.0),
        ("en", "a balance of -$40", -40.0),
        ("ar", "-١٫٥", -1.5),
        ("en", "-3/4", -0.75),
        ("en", "-2.5 million", -2_500_000.0),
    ]);
}

#[test]
fn dashes_are_no_minus() {
    all(&[
        ("en", "covid-19 patients", 19.0),
        ("en", "the house - 20 rooms in all - was sold", 20.0),
        ("en", "- 30 children were found", 30.0),
        ("de", "Herbst –1931 Bilder", 1931.0),
    ]);
    assert_eq!(read("en", "10 -12 rooms").last().and_then(|(_, n)| n.value.value), Some(12.0));
    assert_eq!(read("en", "5 % -8 % more").last().and_then(|(_, n)| n.value.value), Some(8.0));
}

#[test]
fn minus_is_said_in_words() {
    all(&[
        ("en", "minus 40 degrees", -40.0),
        ("en", "minus three hundred", -300.0),
        ("en", "minus-45 degrees", -45.0),
        ("fr", "moins 12 degrés", -12.0),
        ("de", "minus zwanzig Grad", -20.0),
        ("zh", "负三百", -300.0),
        ("ru", "минус 15 градусов", -15.0),
        ("ar", "ناقص ٥", -5.0),
        // No minus: a sum, a modifier, a phrase.
        ("en", "plus or minus 3 percent", 3.0),
        ("fr", "au moins 12 maisons", 12.0),
    ]);
    assert_eq!(read("en", "9 minus 4").last().and_then(|(_, n)| n.value.value), Some(4.0));
}

#[test]
fn powers_are_read() {
    all(&[
        ("en", "1.3e6 cells", 1_300_000.0),
        ("en", "4E-3 grams", 0.004),
        ("en", "6.23×10^-4 mol", 0.000_623),
        ("de", "6,02 · 10²³ Teilchen", 6.02e23),
        ("en", "5 x 10⁻³ m", 0.005),
        ("en", "2.5 × 10-4 m", 0.000_25),
        ("en", "about 10^9 stars", 1e9),
        ("en", "2^10 bytes", 1024.0),
        // No powers: a code, a product, an exponent far off.
        ("en", "4 x 10 metres", 4.0),
        ("en", "10²³ notes", 10.0),
    ]);
    assert_ne!(value("en", "the file 3e8a1"), Some(3e8));
}

#[test]
fn mixed_fractions_and_decimals_without_a_whole() {
    all(&[
        ("en", "2 1/4 hours", 2.25),
        ("en", "2-1/4 hours", 2.25),
        ("en", "3 ½ miles", 3.5),
        ("en", ".77", 0.77),
        ("en", "only .77 of it", 0.77),
        ("de", ",77", 0.77),
        ("ar", "٫٧٧", 0.77),
        ("en", "-.5", -0.5),
        ("en", "7/100 of the yield", 0.07),
        ("fa", "۳/۴", 0.75),
        // No mixed fraction: a date, a whole too large.
        ("en", "1944 1/3 of them", 1944.0),
    ]);
    assert_eq!(value("en", "yes,77 men"), Some(77.0));
    assert_eq!(reason("en", "shelf 4711/88"), Some(NonClaim::Id));
    assert_eq!(reason("en", "open 24/7"), Some(NonClaim::Id));
}

#[test]
fn letters_for_scales_are_written_on() {
    all(&[
        ("en", "1200K visitors", 1_200_000.0),
        ("en", "3M", 3_000_000.0),
        ("en", "1.2G", 1_200_000_000.0),
        ("ru", "100к", 100_000.0),
        ("uk", "3М", 3_000_000.0),
        ("pl", "1,2M", 1_200_000.0),
        ("en", "$5m", 5_000_000.0),
        // Metres, tonnes, networks.
        ("en", "35m", 35.0),
        ("en", "1.5t of coal", 1.5),
        ("en", "5G", 5.0),
    ]);
    assert!(reason("en", "a B-17 bomber").is_some());
    assert!(reason("en", "flat 12a").is_some());
}

#[test]
fn marks_of_notes_are_cut_off() {
    all(&[
        ("en", "6 million12 people", 6_000_000.0),
        ("en", "5,000¹⁷ people", 5000.0),
        ("en", "4 thousand 3 hundred people", 4300.0),
        ("zh", "10萬萬", 1_000_000_000.0),
    ]);
}
