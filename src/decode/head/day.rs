//! Days as heads, addresses and datelines write them. What dates in running text mean is not decided here.

use crate::lang::{Lexicon, Role};
use crate::text::token::{Token, TokenKind, digit, tokenize};
use crate::text::{Span, fold_into};

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
    pub(super) const fn of_the_web(self) -> bool {
        Self::year_of_the_web(self.year)
    }

    /// Whether there were web pages in that year.
    pub(super) const fn year_of_the_web(year: u32) -> bool {
        1995 <= year && year < 2100
    }

    /// Days between the two, either way round.
    pub(super) fn apart(self, other: Self) -> u32 {
        self.number().abs_diff(other.number())
    }

    /// Days since the first of March of the year 0.
    const fn number(self) -> u32 {
        let (years, month) = if self.month > 2 { (self.year, self.month - 3) } else { (self.year - 1, self.month + 9) };
        years * 365 + years / 4 - years / 100 + years / 400 + (month * 153 + 2) / 5 + self.day - 1
    }

    /// The day that `YYYY-MM-DD` names.
    pub(super) fn of_iso(text: &str) -> Option<Self> {
        let number = |at: std::ops::Range<usize>| text.get(at).and_then(|n| n.parse().ok());
        Self::new(number(0..4)?, number(5..7)?, number(8..10)?).filter(|_| text.len() == 10)
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
    if let Some(day) = of_seconds(value) {
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

/// The day of a count of seconds, or thousandths of them, since 1970: `1546300800`.
fn of_seconds(value: &str) -> Option<Day> {
    let seconds = value.parse::<u64>().ok()?;
    let seconds = match value.len() {
        10 => seconds,
        13 => seconds / 1000,
        _ => return None,
    };
    let first = Day { year: 1970, month: 1, day: 1 };
    let day = first.number() + u32::try_from(seconds / 86_400).ok()?;
    // No year is longer than 366 days, nor many of them shorter than 365.
    let year = 1970 + (day - first.number()) / 366;
    let ends = |year: u32| Day { year, month: 12, day: 31 }.number();
    let year = (year..year + 3).find(|&y| day <= ends(y))?;
    let month = (1..=12).rev().find(|&month| Day { year, month, day: 1 }.number() <= day)?;
    Day::new(year, month, day - Day { year, month, day: 1 }.number() + 1).filter(|d| d.of_the_web())
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
    let found = written(text, &tokens).next()?;
    Some((found.read(month_first), found.span))
}

/// A day as a text writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    day: Day,
    /// What it is where months come before days: `03/04/2025` can be read in two ways.
    american: Option<Day>,
    /// Index of its first token, and its place in the text.
    pub(super) token: usize,
    pub(super) span: Span,
    /// So short (`8.5.12`) that it may be something else.
    pub(super) loose: bool,
    /// The order of day and month is not told by words: it has slashes.
    slashed: bool,
}

impl Written {
    /// The day, in the order of its parts that the page has.
    pub(super) fn read(&self, month_first: bool) -> Day {
        self.american.filter(|_| month_first).unwrap_or(self.day)
    }

    /// What it shows of the order on its page: 1 months first, -1 days first, 0 nothing.
    pub(super) fn order(&self) -> i32 {
        match self.american {
            _ if !self.slashed || self.day.day == self.day.month => 0,
            Some(day) if day == self.day => 1,
            Some(_) => 0,
            None => -1,
        }
    }

    /// Both ways to read it, the likelier one first.
    pub(super) fn readings(&self, month_first: bool) -> impl Iterator<Item = Day> {
        let first = self.read(month_first);
        std::iter::once(first).chain([Some(self.day), self.american].into_iter().flatten().filter(move |d| *d != first))
    }
}

/// The days written in `text`, in order.
pub(super) fn written<'a>(text: &'a str, tokens: &'a [Token]) -> impl Iterator<Item = Written> + 'a {
    let mut i = 0;
    std::iter::from_fn(move || {
        while let Some(rest) = tokens.get(i..).filter(|rest| !rest.is_empty()) {
            let read = Reader { text, tokens: rest };
            let Some((day, used)) = read.day().filter(|_| !goes_on(text, tokens, i)) else {
                i += 1;
                continue;
            };
            let span = Span::new(rest.first()?.start as usize, rest.get(used - 1)?.end as usize);
            let found = Written {
                day,
                american: read.american(),
                token: i,
                span,
                loose: read.is_loose(),
                slashed: read.word(1) == "/",
            };
            i += used;
            return Some(found);
        }
        None
    })
}

/// Whether token `i` goes on with a row of numbers: `10.1.12.14` holds no day.
fn goes_on(text: &str, tokens: &[Token], i: usize) -> bool {
    let before = |n: usize| i.checked_sub(n).and_then(|i| tokens.get(i));
    let number = |t: Option<&Token>| t.is_some_and(|t| t.kind == TokenKind::Number);
    let written_on = [tokens.get(i), before(1)].into_iter().flatten().all(|t| !t.spaced);
    let mark = before(1).is_some_and(|t| matches!(t.of(text), "." | "/" | "-"));
    mark && written_on && number(tokens.get(i)) && number(before(2))
}

/// Characters of the longest name of a month.
const MONTH_TOKENS: usize = 12;

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Reader<'_> {
    fn word(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.of(self.text))
    }

    fn number(&self, i: usize) -> Option<u32> {
        self.tokens.get(i).filter(|t| t.kind == TokenKind::Number)?;
        let word = self.word(i);
        let value = |sum: u32, c: char| sum.checked_mul(10)?.checked_add(digit(c)?.into());
        word.chars().try_fold(0, value)
    }

    fn digits(&self, i: usize) -> usize {
        self.number(i).map_or(0, |_| self.word(i).chars().count())
    }

    /// A year of four digits; Thai ones count from 543 years before.
    fn year(&self, i: usize) -> Option<u32> {
        let year = self.number(i).filter(|_| self.digits(i) == 4)?;
        Some(if (2500..2700).contains(&year) { year - 543 } else { year })
    }

    /// The longest name of a month that begins at token `i`, and its tokens: several where words are not parted by spaces.
    fn month(&self, i: usize) -> Option<(u32, usize)> {
        let kind = self.tokens.get(i)?.kind;
        let mut key = String::new();
        let mut found = None;
        for n in 1..=MONTH_TOKENS {
            let Some(token) = self.tokens.get(i + n - 1).filter(|t| t.kind == kind) else { break };
            fold_into(token.of(self.text), &mut key);
            let Some(hit) = Lexicon::get(&key) else { break };
            let month = hit.entries().find(|e| e.role == Role::Month);
            found = month.and_then(|e| Some((u32::try_from(e.int()).ok()?, n))).or(found);
            if kind != TokenKind::Glyph || usize::from(hit.longest) <= n {
                break;
            }
        }
        found
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
            (4, 1..=2, 1..=2) => Day::new(self.year(0)?, b, c),
            (1..=2, 1..=2, 4) => ordered(a, b, self.year(4)?),
            (1..=2, 2, 2) if mark != "-" => ordered(a, b, century(c)),
            (1..=2, 1, 2) if mark == "." => Day::new(century(c), b, a),
            _ => None,
        };
        // Four numbers in a row are an address or a version.
        day.filter(|_| self.word(5) != mark || self.digits(6) == 0).map(|d| (d, 5))
    }

    /// The other reading of the day that begins here: `3/4/2025` in March.
    fn american(&self) -> Option<Day> {
        let slashes = matches!(self.word(1), "/" | "-") && self.word(3) == self.word(1) && self.digits(0) <= 2;
        let year = if self.digits(4) == 2 { self.number(4).map(century) } else { self.year(4) };
        Day::new(year.filter(|_| slashes)?, self.number(0)?, self.number(2)?)
    }

    fn is_loose(&self) -> bool {
        self.word(1) == "." && self.digits(2) == 1 && self.digits(4) == 2
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
        let (at, (month, used)) = (1..4).find_map(|i| Some((i, self.month(i)?)))?;
        let year = self.year_behind(at + used - 1).filter(|_| (1..at).all(|k| self.links(k)))?;
        Day::new(self.year(year)?, month, day).map(|d| (d, year + 1))
    }

    /// `April 28, 2025`, `Apr. 28th 2025`
    fn month_day(&self) -> Option<(Day, usize)> {
        let (month, used) = self.month(0)?;
        let mut days = (used..used + 2).filter(|&i| (1..=2).contains(&self.digits(i)));
        let at = days.next().filter(|&i| (used..i).all(|k| self.links(k)))?;
        let year = self.year_behind(at)?;
        Day::new(self.year(year)?, month, self.number(at)?).map(|d| (d, year + 1))
    }

    /// The token of the year that follows token `at`.
    fn year_behind(&self, at: usize) -> Option<usize> {
        (at + 1..at + 4).find(|&i| self.digits(i) == 4).filter(|&y| (at + 1..y).all(|k| self.links(k)))
    }

    /// What may stand between the parts of a day: a mark or a short word.
    fn links(&self, i: usize) -> bool {
        match self.tokens.get(i).map(|t| t.kind) {
            Some(TokenKind::Punct) => matches!(self.word(i), "." | "," | "-" | "º" | "/"),
            Some(TokenKind::Word) => self.word(i).len() <= 3 && self.month(i).is_none(),
            _ => false,
        }
    }
}

/// A day of which one of the first two numbers is the month: the second one, if it can be.
fn ordered(a: u32, b: u32, year: u32) -> Option<Day> {
    if b > 12 { Day::new(year, a, b) } else { Day::new(year, b, a) }
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
            ("1561004400", "2019-06-20"),
            ("1583020799000", "2020-02-29"),
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
            // "Est" is a month elsewhere.
            ("Published 2:16 AM EST Nov 20, 2019", "2019-11-20"),
            ("on the 3rd of May, 2019", "2019-05-03"),
            ("Опубликовано 7 мая 2020", "2020-05-07"),
            ("2020年1月2日", "2020-01-02"),
            ("02.12.19", "2019-12-02"),
            ("05/13/2020", "2020-05-13"),
            ("Karl Beispiel, 8.5.12", "2012-05-08"),
            ("16 มิถุนายน 2562", "2019-06-16"),
            ("٣ مايو ٢٠١٩", "2019-05-03"),
        ] {
            assert_eq!(first(text, false).map(|(d, _)| d.iso()).as_deref(), Some(day), "{text}");
        }
        assert_eq!(first("03/04/2025", true).map(|(d, _)| d.iso()).as_deref(), Some("2025-03-04"));
        for text in
            ["May 2019", "31 February 2019", "version 1.2.3", "call 030 12 34 56", "12.50 - 3.2019", "10.1.12.14"]
        {
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
