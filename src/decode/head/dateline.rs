//! Lines of a page that say when it was published.

use super::day::{self, Day, Written};
use super::lists::{Shown, without_lists};
use super::published::{Hints, Names};
use super::rights::says_rights;
use super::spot::{CLOSEST, Lines, MOST, OTHERS, is_linked};
use crate::lang::{Lang, Passage, Role};
use crate::model::{Piece, PublishedFrom};
use crate::text::token::digit;
use crate::text::{Span, TokenKind};

/// Bytes of the longest line that is looked at.
const LONGEST: usize = 300;
/// Bytes of the longest one in an element made for the data of an article.
const LONGEST_OF_META: usize = 900;
/// Points that a line needs.
const ENOUGH: i32 = 4;
/// What a line of no points is worth among all that speaks for a day, what each of its points adds, and the most a line can be worth.
const WORTH: (i32, i32, i32) = (20, 3, 50);
/// What the line of the last change is worth, and a day beside the sign of copyright.
const CHANGED: i32 = 10;
const RIGHTS: i32 = 6;

/// Tokens between a day and the word that leads it in, and that word.
const LED: usize = 3;

/// What a line says of its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Nothing,
    Published,
    Updated,
}

/// A line that may be a dateline.
struct Found<'a> {
    line: &'a str,
    /// Its place in the text.
    start: usize,
    day: Written,
    said: Said,
    /// The word that says so stands directly before it.
    led: bool,
    /// It is of something that has a number: a version, a law.
    numbered: bool,
    piece: usize,
}

/// Tells `add` the days that lines give, with what they are worth.
pub(super) fn read(lines: &Lines<'_>, hints: &Hints, names: &Names<'_>, add: &mut impl FnMut(String, i32)) {
    let mut found = Vec::new();
    for (i, piece) in lines.page.pieces.iter().enumerate().take(MOST) {
        candidates(lines, i, piece, &mut found);
    }
    let month_first = month_first(&found, names);
    let mut shown: Vec<Shown> = Vec::new();
    for f in &found {
        let Some(piece) = lines.page.pieces.get(f.piece) else { continue };
        let named = |hints: &[String]| {
            f.day.readings(month_first).map(Day::iso).find(|d| hints.iter().any(|h| d.starts_with(h.as_str())))
        };
        let hinted = named(&hints.written);
        let hint = if hinted.is_some() || named(&hints.seen).is_some() { hint(lines, f) } else { 0 };
        let points = points(lines, f, piece, names) + hint;
        let day = hinted.unwrap_or_else(|| f.day.read(month_first).iso());
        let spot = lines.of_piece(f.piece, piece);
        match f.said {
            Said::Updated if spot.aside > OTHERS => add(day, CHANGED),
            _ if points < ENOUGH && says_rights(f.line) => add(day, RIGHTS),
            _ => shown.push(Shown { day, points, from: PublishedFrom::Text, group: spot.group, at: f.start }),
        }
    }
    without_lists(&mut shown);
    // The first of several equal lines is the likeliest.
    shown.sort_by_key(|s| std::cmp::Reverse(s.points));
    for s in shown.into_iter().filter(|s| s.points >= ENOUGH) {
        add(s.day, (WORTH.0 + WORTH.1 * s.points).min(WORTH.2));
    }
}

/// Adds the short lines of the piece that hold a day.
fn candidates<'a>(lines: &Lines<'a>, i: usize, piece: &Piece, found: &mut Vec<Found<'a>>) {
    let text = piece.span.of(&lines.page.text.value);
    if text.len() > 2 * LONGEST_OF_META {
        return;
    }
    let of_meta = || lines.about(piece) > OF_META;
    if text.len() > 2 * LONGEST && !of_meta() {
        return;
    }
    let mut start = piece.span.start;
    for whole in text.split_inclusive('\n') {
        let (line, at) = (whole.trim(), start + whole.len() - whole.trim_start().len());
        start += whole.len();
        if may_hold_a_day(line) && (line.len() <= LONGEST || (line.len() <= LONGEST_OF_META && of_meta())) {
            days(line, at, i, found);
        }
    }
}

/// Rows of figures hold no dateline.
fn may_hold_a_day(line: &str) -> bool {
    let digits = line.chars().filter(|&c| digit(c).is_some()).count();
    digits >= 3 && !(digits > 14 && digits * 2 > line.chars().count())
}

fn days<'a>(line: &'a str, start: usize, piece: usize, found: &mut Vec<Found<'a>>) {
    let passage = Passage::new(line, Span::new(0, line.len()), 0, Lang::default());
    let written: Vec<Written> = day::written(line, &passage.tokens).take(4).collect();
    let mut from = 0;
    for (n, day) in written.iter().enumerate().filter(|(_, d)| d.read(false).of_the_web()) {
        let before = said(&passage, from, day.token);
        let last = n + 1 == written.len();
        let said = match before {
            Said::Nothing if last && n == 0 => said(&passage, day.token, passage.tokens.len()),
            said => said,
        };
        let led = (from.max(day.token.saturating_sub(LED))..day.token).any(|i| role(&passage, i).is_some());
        let numbered = (from..day.token).any(|i| is_numbered(&passage, i));
        from = day.token + 1;
        found.push(Found { line, start, day: *day, said, led, numbered, piece });
    }
}

/// What the last word that says something makes of a day, between two tokens.
fn said(passage: &Passage<'_>, from: usize, to: usize) -> Said {
    let mut all = (from..to).rev().filter_map(|i| role(passage, i));
    let last = all.next().unwrap_or(Said::Nothing);
    // "Updated, date:" is no day of publication.
    if all.any(|said| said == Said::Updated) { Said::Updated } else { last }
}

fn role(passage: &Passage<'_>, i: usize) -> Option<Said> {
    let said = |role| match role {
        Role::DatePublished => Some(Said::Published),
        Role::DateUpdated => Some(Said::Updated),
        _ => None,
    };
    passage.find(i, |e| said(e.role)).map(|(_, said)| said)
}

/// Whether a word for things with numbers, and a number, stand at token `i`: "Version 3".
fn is_numbered(passage: &Passage<'_>, i: usize) -> bool {
    let number = |at: usize| passage.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
    passage.role(i, Role::DateLabel).is_some_and(|(m, _)| number(m.end()))
}

/// Whether the page writes months before days: what its own days show, else what is known of it.
fn month_first(found: &[Found<'_>], names: &Names<'_>) -> bool {
    let votes: i32 = found.iter().map(|f| f.day.order()).sum();
    if votes == 0 { names.month_first } else { votes > 0 }
}

fn points(lines: &Lines<'_>, f: &Found<'_>, piece: &Piece, names: &Names<'_>) -> i32 {
    let (about, by) = (lines.about(piece), by(lines, f, names));
    let labelled = f.said == Said::Published || (f.line.len() <= f.day.span.len() + 12 && is_label(before(lines, f)));
    let words = match (labelled, is_long(f)) {
        (false, _) => 0,
        (true, false) => 4,
        // A sentence on the page itself; elsewhere it tells of other things.
        (true, true) if about > 0 => 5,
        (true, true) => 1,
    };
    let aside = match lines.of_piece(f.piece, piece).aside {
        others if others <= OTHERS => others,
        _ if labelled && (f.led || f.said != Said::Published) && !is_long(f) => 0,
        against if by > 0 => against / 2,
        against => against,
    };
    let loose = if f.day.loose && by == 0 && words == 0 { 6 } else { 0 };
    place(lines, f.piece) + shape(f, piece, words > 1 || about > OF_META) + words + by + about + aside
        - loose
        - if f.numbered { 4 } else { 0 }
}

/// More points than this have only elements made for the data of an article: sentences in them tell of it.
const OF_META: i32 = 3;

/// What it adds that an element called a date holds the day: most in the title, where days are else what the page is about.
fn hint(lines: &Lines<'_>, f: &Found<'_>) -> i32 {
    if lines.distance(f.piece) == Some(0) { 6 } else { 3 }
}

fn place(lines: &Lines<'_>, i: usize) -> i32 {
    match lines.distance(i) {
        // A day in the title is what the page is about.
        Some(0) => 0,
        Some(1..=CLOSEST) => 3,
        Some(4..=8) => 1,
        None if i < 12 => 2,
        None => 0,
        Some(_) => -1,
    }
}

fn is_long(f: &Found<'_>) -> bool {
    f.line.len() > f.day.span.len() + 40
}

/// A dateline is short and little else than its day; what is a link leads to another page.
fn shape(f: &Found<'_>, piece: &Piece, labelled: bool) -> i32 {
    let (line, day) = (f.line, f.day.span.len());
    let mut points = match line.len() {
        n if n <= day + 2 => 4,
        n if n <= day + 12 => 3,
        n if n <= day * 3 => 2,
        n if n <= 100 => 1,
        _ => 0,
    };
    let beside = piece.span.len().saturating_sub(piece.link_bytes as usize);
    points -= if is_linked(piece) && beside < day + 2 { 3 } else { 0 };
    points -= if line.contains('©') { 3 } else { 0 };
    // A sentence tells of another day.
    points - if line.ends_with(['.', '!', '?']) && line.len() > day + 12 && !labelled { 2 } else { 0 }
}

/// The author stands in the same line or beside it.
fn by(lines: &Lines<'_>, f: &Found<'_>, names: &Names<'_>) -> i32 {
    let name = names.author.filter(|n| n.len() >= 4);
    let beside = |line: &str| name.is_some_and(|n| line.contains(n)) || super::byline::begins(line);
    let own = !is_long(f) && (beside(f.line) || super::byline::holds(f.line));
    if own || [before(lines, f), behind(lines, f)].into_iter().any(beside) { 2 } else { 0 }
}

/// The line before that of the day.
fn before<'a>(lines: &Lines<'a>, f: &Found<'_>) -> &'a str {
    let text = lines.page.text.value.get(..f.start).unwrap_or_default().trim_end();
    let start = memchr::memrchr(b'\n', text.as_bytes()).map_or(0, |i| i + 1);
    short(text.get(start..).unwrap_or_default())
}

/// The line behind it.
fn behind<'a>(lines: &Lines<'a>, f: &Found<'_>) -> &'a str {
    let text = lines.page.text.value.get(f.start + f.line.len()..).unwrap_or_default().trim_start();
    short(text.get(..memchr::memchr(b'\n', text.as_bytes()).unwrap_or(text.len())).unwrap_or_default())
}

/// The line, if it may be of the head of an article.
fn short(line: &str) -> &str {
    if line.len() <= LONGEST { line.trim() } else { "" }
}

/// Whether a line is the name of what follows: "Published", "Date:".
fn is_label(line: &str) -> bool {
    if line.is_empty() || line.len() > 40 {
        return false;
    }
    let passage = Passage::new(line, Span::new(0, line.len()), 0, Lang::default());
    passage.tokens.len() <= 4 && said(&passage, 0, passage.tokens.len()) == Said::Published
}
