//! A reader of Extended Date/Time Format (Library of Congress, 2019), levels 0 to 2, as far as dates and intervals go. Written from the
//! specification and apart from the writer, so that each can hold the other to it.

/// Whether `text` is a date or an interval.
pub fn is_valid(text: &str) -> bool {
    match text.split_once('/') {
        None => date(text),
        Some((from, to)) => end(from) && end(to) && (date(from) || date(to)),
    }
}

/// An end of an interval may be open or unknown.
fn end(text: &str) -> bool {
    text.is_empty() || text == ".." || (date(text) && !is_season(text))
}

fn is_season(text: &str) -> bool {
    parts(text).is_some_and(|(_, rest)| rest.len() == 1 && number(rest[0]).is_some_and(|n| n > 12))
}

fn date(text: &str) -> bool {
    let Some((year, rest)) = parts(text) else { return false };
    let fits = match rest.as_slice() {
        [] => true,
        [month] => is_month(month) || number(month).is_some_and(|n| (21..=41).contains(&n)),
        [month, day] => is_month(month) && is_day(&year, month, day),
        _ => false,
    };
    fits && is_year(&year)
}

/// Year, month and day without their qualifiers; a qualifier may stand before a part or behind one.
fn parts(text: &str) -> Option<(String, Vec<&str>)> {
    let (sign, rest) = text.strip_prefix('-').map_or(("", text), |r| ("-", r));
    let mut fields = rest.split('-').map(|f| f.trim_matches(['?', '~', '%'])).collect::<Vec<_>>().into_iter();
    let qualifiers = |f: &str| f.chars().filter(|c| "?~%".contains(*c)).count();
    if rest.split('-').any(|f| qualifiers(f) > 1) {
        return None;
    }
    Some((format!("{sign}{}", fields.next()?), fields.collect()))
}

/// Four digits, each of them known or not; no minus zero.
fn is_year(year: &str) -> bool {
    let digits = year.strip_prefix('-').unwrap_or(year);
    digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit() || b == b'X') && year != "-0000"
}

fn is_month(text: &str) -> bool {
    match text.as_bytes() {
        [b'X', b'X'] | [b'0' | b'1', b'X'] => true,
        _ => number(text).is_some_and(|n| (1..=12).contains(&n)),
    }
}

fn is_day(year: &str, month: &str, text: &str) -> bool {
    match text.as_bytes() {
        [b'X', b'X'] | [b'0'..=b'3', b'X'] => true,
        _ => number(text).is_some_and(|n| n >= 1 && n <= longest(year, month)),
    }
}

/// Days of a month, the most it may have where month or year are not known.
fn longest(year: &str, month: &str) -> u32 {
    match number(month) {
        Some(4 | 6 | 9 | 11) => 30,
        Some(2) => match year.parse::<i32>() {
            Ok(y) if !(y % 4 == 0 && (y % 100 != 0 || y % 400 == 0)) => 28,
            _ => 29,
        },
        _ => 31,
    }
}

fn number(text: &str) -> Option<u32> {
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

#[test]
fn the_examples_of_the_specification() {
    let valid = [
        "1985-04-12",
        "1985-04",
        "1985",
        "1964/2008",
        "2004-06/2006-08",
        "2004-02-01/2005-02-08",
        "2001-21",
        "1984?",
        "2004-06~",
        "2004-06-11%",
        "201X",
        "20XX",
        "2004-XX",
        "1985-04-XX",
        "1985-XX-XX",
        "1985-04-12/..",
        "../1985",
        "1985-04-12/",
        "/1985",
        "-1985",
        "-0585",
        "0000",
        "156X-12-25",
        "15XX-12-XX",
        "1XXX-12",
        "1984-1X",
        "2004-06~-11",
        "?2004-06-~11",
        "XXXX-05-05",
        "XXXX-XX-03",
        "1944-33",
        "1944-41",
        "193X",
        "18XX",
        "1937~",
        "XXXX-02-29",
    ];
    for text in valid {
        assert!(is_valid(text), "{text}");
    }
}

#[test]
fn what_is_none() {
    let wrong = [
        "",
        "..",
        "/",
        "1985-13",
        "1985-4-12",
        "85",
        "1985-02-30",
        "1985-02-29",
        "1945-04-31",
        "1945-20",
        "1945-42",
        "1945-05-08~~",
        "1944-24/1945-21",
        "1945/1946/1947",
        "XX12-1",
        "1945-05-08T",
        "-0000",
        "19450508",
        "1945-05-00",
    ];
    for text in wrong {
        assert!(!is_valid(text), "{text}");
    }
}
