use crate::extract::number::tests::{read, reason};
use crate::model::NonClaim::{self, *};

fn rejected(rows: &[(&str, &str, NonClaim)]) {
    for (lang, text, want) in rows {
        assert_eq!(reason(lang, text), Some(*want), "{lang}: {text}");
    }
}

fn kept(rows: &[(&str, &str)]) {
    for (lang, text) in rows {
        assert!(read(lang, text).iter().any(|(_, n)| n.rejected.is_none()), "{lang}: {text}");
    }
}

#[test]
fn phones_have_groups() {
    rejected(&[
        ("en", "call 212-555-0142 today", Phone),
        ("en", "(212) 555-0142", Phone),
        ("de", "Tel. 030 5550142", Phone),
        ("fr", "01 55 50 01 42", Phone),
        ("pl", "tel. 22 555 01 42", Phone),
    ]);
    kept(&[("en", "between 212-555 guests"), ("fr", "55 501 habitants")]);
}

#[test]
fn postcodes_follow_their_pattern() {
    rejected(&[
        ("en", "London, W1A 4ZZ", Postcode),
        ("en", "Toronto, M4B 1B3", Postcode),
        ("nl", "9414 TG Hooghalen", Postcode),
        ("pl", "00-950 Warszawa", Postcode),
        ("sv", "Storgatan, 114 55 Stockholm", Postcode),
    ]);
    kept(&[("pl", "od 10-950 osób"), ("sv", "ungefär 114 553 personer"), ("de", "und 12345 Menschen")]);
}

#[test]
fn addresses_of_the_web_are_no_amounts() {
    rejected(&[
        ("en", "see https://example.org/a/12/b", Id),
        ("en", "write to room12@example.org", Id),
        ("en", "the picture IMG_2034.jpg", Id),
        ("en", "doi 10.1000/182", Id),
    ]);
    kept(&[("en", "He had 12.She had more"), ("en", "10.1000 kg")]);
}

#[test]
fn pairs_of_degrees_are_coordinates() {
    rejected(&[("en", "51.0259, 4.4776", Coordinates), ("en", "at 40.7128, -74.0060", Coordinates)]);
    kept(&[("en", "51.02, 4.47 and 3.11 m")]);
}

#[test]
fn times_of_day() {
    rejected(&[
        ("en", "at 10:15 pm", Time),
        ("de", "um 10.30 Uhr", Time),
        ("fr", "vers 17h30", Time),
        ("zh", "上午9点", Time),
        ("de", "sie kam um 14.30", Time),
        ("sv", "kl. 14", Time),
        ("en", "a 1-2 defeat", Score),
        ("en", "open Mon-Fri 9-17", Time),
        ("en", "they won 6-4", Score),
        ("en", "a 3:1 win", Score),
    ]);
    kept(&[
        ("de", "um 14.30 m kürzer"),
        ("en", "12 wins"),
        ("en", "10.30 m of cloth"),
        ("en", "rooms for 4-6 people"),
        ("en", "on Friday 9-17 people came"),
    ]);
}
