//! Days as heads, addresses and datelines write them. What dates in running text mean is not decided here.

use crate::lang::{Lexicon, Role};
use crate::text::token::{Token, TokenKind, tokenize};
use crate::text::{Span, fold};

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day {
    year: u32,
    month: u32,
    day: u32,
}

impl Day {
    /// The day, if there is one: a 31 February is none.
    fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let last = match month {
            2 => 28 + u32::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        ((1000..3000).contains(&year) && (1..=last).contains(&day)).then_some(Self { year, month, day })
    }

    /// `YYYY-MM-DD`
    pub(super) fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// Whether there were web pages yet.
    pub(super) fn of_the_web(self) -> bool {
        (1993..2100).contains(&self.year)
    }
}

/// The day in a value that is meant to be one (`2019-06-20T02:39:54+02:00`, `20190620`, `Thu, 20 Jun 2019`): EDTF, coarser than a
/// day where no more is said.
pub(super) fn of_value(value: &str) -> Option<String> {
    let value = value.trim();
    if let Some((day, _)) = first(value, false) {
        return Some(day.iso());
    }
    let digits = value.get(..8).filter(|d| d.bytes().all(|b| b.is_ascii_digit()));
    if let Some(day) = digits.and_then(compact).filter(|d| d.of_the_web()) {
        return Some(day.iso());
    }
    let month = value.len() == 7 && value.as_bytes().get(4) == Some(&b'-');
    let number = |at: std::ops::Range<usize>| value.get(at).and_then(|n| n.parse::<u32>().ok());
    match (value.len(), number(0..4), number(5..7)) {
        (4, Some(1000..3000), _) => Some(value.to_owned()),
        (7, Some(1000..3000), Some(1..=12)) if month => Some(value.to_owned()),
        _ => None,
    }
}

fn compact(digits: &str) -> Option<Day> {
    let number = |at: std::ops::Range<usize>| digits.get(at).and_then(|n| n.parse().ok());
    Day::new(number(0..4)?, number(4..6)?, number(6..8)?)
}

/// The day in the path of an address (`/2025/04/28/`, `2025-04-28`, `20250428`), or at least the month.
pub(super) fn of_url(url: &str) -> Option<String> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next()?;
    let path = path.split_once('/')?.1;
    let numbers: Vec<&str> = path.split(|c: char| !c.is_ascii_digit()).collect();
    let day = |w: &[&str]| match w {
        [y, m, d] if y.len() == 4 && (1..3).contains(&m.len()) && (1..3).contains(&d.len()) => {
            Day::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?)
        }
        _ => None,
    };
    let whole = numbers.windows(3).find_map(day);
    let compact = || numbers.iter().filter(|n| n.len() == 8).find_map(|n| compact(n));
    if let Some(day) = whole.or_else(compact).filter(|d| d.of_the_web()) {
        return Some(day.iso());
    }
    let mut parts = path.split('/').zip(path.split('/').skip(1));
    parts.find_map(|(y, m)| {
        let month = m.len() == 2 && Day::new(y.parse().ok()?, m.parse().ok()?, 1)?.of_the_web();
        month.then(|| format!("{y}-{m}"))
    })
}

/// The first day written in `text`, and where. `month_first`: `03/04/2025` is a day in March.
pub(super) fn first(text: &str, month_first: bool) -> Option<(Day, Span)> {
    let tokens = tokenize(text, Span::new(0, text.len()));
    (0..tokens.len()).find_map(|i| {
        let read = Reader { text, tokens: tokens.get(i..)?, month_first };
        let (day, used) = read.day()?;
        let last = tokens.get(i + used - 1)?;
        Some((day, Span::new(tokens.get(i)?.start as usize, last.end as usize)))
    })
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    month_first: bool,
}

impl Reader<'_> {
    fn word(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.of(self.text))
    }

    fn number(&self, i: usize) -> Option<u32> {
        self.tokens.get(i).filter(|t| t.kind == TokenKind::Number)?;
        self.word(i).parse().ok()
    }

    fn digits(&self, i: usize) -> usize {
        self.number(i).map_or(0, |_| self.word(i).len())
    }

    fn month(&self, i: usize) -> Option<u32> {
        self.tokens.get(i).filter(|t| t.kind == TokenKind::Word)?;
        let hit = Lexicon::get(&fold(self.word(i)))?;
        let month = hit.entries().find(|e| e.role == Role::Month)?;
        u32::try_from(month.int()).ok()
    }

    /// The day that begins here, and its tokens.
    fn day(&self) -> Option<(Day, usize)> {
        match self.tokens.first()?.kind {
            TokenKind::Number => self.marked().or_else(|| self.glyphs()).or_else(|| self.day_month()),
            TokenKind::Word => self.month_day(),
            _ => None,
        }
    }

    /// `2025-04-28`, `28.04.2025`, `28/4/25`
    fn marked(&self) -> Option<(Day, usize)> {
        let mark = self.word(1);
        if !matches!(mark, "-" | "/" | ".") || self.word(3) != mark {
            return None;
        }
        let (a, b, c) = (self.number(0)?, self.number(2)?, self.number(4)?);
        let day = match (self.digits(0), self.digits(2), self.digits(4)) {
            (4, 1..=2, 1..=2) => Day::new(a, b, c),
            (1..=2, 1..=2, 4) => self.ordered(a, b, c, mark),
            (1..=2, 2, 2) if mark != "-" => self.ordered(a, b, century(c), mark),
            _ => None,
        };
        day.map(|d| (d, 5))
    }

    fn ordered(&self, a: u32, b: u32, year: u32, mark: &str) -> Option<Day> {
        let american = b > 12 || (self.month_first && mark != "." && a <= 12);
        if american { Day::new(year, a, b) } else { Day::new(year, b, a) }
    }

    /// `2025年4月28日`, `2025년 4월 28일`
    fn glyphs(&self) -> Option<(Day, usize)> {
        let marks = (self.word(1), self.word(3));
        let asian = matches!(marks, ("年", "月") | ("년", "월"));
        let day = asian.then(|| Day::new(self.number(0)?, self.number(2)?, self.number(4)?)).flatten();
        day.map(|d| (d, 5))
    }

    /// `28 April 2025`, `28. April 2025`, `28th of April, 2025`, `28 de abril de 2025`
    fn day_month(&self) -> Option<(Day, usize)> {
        let day = self.number(0).filter(|_| self.digits(0) <= 2)?;
        let at = (1..4).find(|&i| self.month(i).is_some()).filter(|&i| (1..i).all(|k| self.links(k)))?;
        let year = (at + 1..at + 4).find(|&i| self.digits(i) == 4).filter(|&y| (at + 1..y).all(|k| self.links(k)))?;
        Day::new(self.number(year)?, self.month(at)?, day).map(|d| (d, year + 1))
    }

    /// `April 28, 2025`, `Apr. 28th 2025`
    fn month_day(&self) -> Option<(Day, usize)> {
        let month = self.month(0)?;
        let at = (1..3).find(|&i| (1..=2).contains(&self.digits(i))).filter(|&i| (1..i).all(|k| self.links(k)))?;
        let year = (at + 1..at + 4).find(|&i| self.digits(i) == 4).filter(|&y| (at + 1..y).all(|k| self.links(k)))?;
        Day::new(self.number(year)?, month, self.number(at)?).map(|d| (d, year + 1))
    }

    /// What may stand between the parts of a day: a mark or a short word.
    fn links(&self, i: usize) -> bool {
        match self.tokens.get(i).map(|t| t.kind) {
            Some(TokenKind::Punct) => matches!(self.word(i), "." | "," | "-" | "º" | "/"),
            Some(TokenKind::Word) => self.word(i).len() <= 3,
            _ => false,
        }
    }
}

/// Two digits of a year on a web page.
fn century(year: u32) -> u32 {
    if year < 70 { 2000 + year } else { 1900 + year }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_days_or_coarser() {
        for (value, day) in [
            ("2019-06-20T02:39:54+02:00", "2019-06-20"),
            ("20190620", "2019-06-20"),
            ("Thu, 20 Jun 2019 10:00:00 GMT", "2019-06-20"),
            ("2019/6/2", "2019-06-02"),
            ("20.06.2019 11:15", "2019-06-20"),
            ("2019-06", "2019-06"),
            ("2019", "2019"),
        ] {
            assert_eq!(of_value(value).as_deref(), Some(day), "{value}");
        }
        for value in ["", "x", "2019-02-31", "99.99.2025", "12345678", "0000-00-00"] {
            assert_eq!(of_value(value), None, "{value}");
        }
    }

    #[test]
    fn datelines_are_read_in_any_language() {
        for (text, day) in [
            ("Publié le 29 juin 2019", "2019-06-29"),
            ("am Dienstag, 6. Mai 2014 um 23:30", "2014-05-06"),
            ("miércoles, 4 de mayo de 2022", "2022-05-04"),
            ("November 22, 2011", "2011-11-22"),
            ("on the 3rd of May, 2019", "2019-05-03"),
            ("Опубликовано 7 мая 2020", "2020-05-07"),
            ("2020年1月2日", "2020-01-02"),
            ("02.12.19", "2019-12-02"),
            ("05/13/2020", "2020-05-13"),
        ] {
            assert_eq!(first(text, false).map(|(d, _)| d.iso()).as_deref(), Some(day), "{text}");
        }
        assert_eq!(first("03/04/2025", true).map(|(d, _)| d.iso()).as_deref(), Some("2025-03-04"));
        for text in ["May 2019", "31 February 2019", "version 1.2.3", "call 030 12 34 56", "12.50 - 3.2019"] {
            assert_eq!(first(text, false), None, "{text}");
        }
    }

    #[test]
    fn addresses_hold_days() {
        assert_eq!(of_url("https://a.de/2019/09/21/x/").as_deref(), Some("2019-09-21"));
        assert_eq!(of_url("https://a.de/p/2019-12-22-firefox").as_deref(), Some("2019-12-22"));
        assert_eq!(of_url("https://a.cn/20200102/100.html").as_deref(), Some("2020-01-02"));
        assert_eq!(of_url("https://a.de/news/2011/12/x").as_deref(), Some("2011-12"));
        assert_eq!(of_url("https://a.de/1945/05/08/end"), None);
        assert_eq!(of_url("https://a.de/x?d=2019-01-01"), None);
    }
}
