//! Numerals in digits: runs of any script with grouping and decimal marks, fractions, and what else digits and marks spell.

use super::decimal::Decimal;
use super::numeral::{Amount, Numeral, Shape};
use super::scan::Scan;
use crate::lang::Lang;
use crate::model::{Marks, NonClaim, Style};
use crate::text::TokenKind;
use crate::text::token::digit;

/// Most groups of one numeral.
const GROUPS: usize = 12;
/// Digits that no amount exceeds.
const LONGEST: usize = 18;

/// Digit tokens joined by marks.
struct Groups {
    count: usize,
    token: [usize; GROUPS],
    len: [usize; GROUPS],
    /// The mark before each group; `\0` before the first.
    mark: [char; GROUPS],
}

impl Groups {
    fn read(scan: Scan<'_, '_>, first: usize) -> Self {
        let mut groups = Self { count: 0, token: [0; GROUPS], len: [0; GROUPS], mark: ['\0'; GROUPS] };
        groups.push(scan, first, '\0');
        while groups.count < GROUPS {
            let last = groups.token[groups.count - 1];
            if let Some(mark) = joined(scan, last) {
                groups.push(scan, last + 2, mark);
            } else if groups.spaced(scan, last + 1) {
                groups.push(scan, last + 1, ' ');
            } else {
                break;
            }
        }
        groups
    }

    fn push(&mut self, scan: Scan<'_, '_>, token: usize, mark: char) {
        self.token[self.count] = token;
        self.len[self.count] = scan.word(token).chars().filter(|c| digit(*c).is_some()).count();
        self.mark[self.count] = mark;
        self.count += 1;
    }

    /// Whether token `next` goes on after one blank: three digits behind at most three, blanks alone so far.
    fn spaced(&self, scan: Scan<'_, '_>, next: usize) -> bool {
        if scan.kind(next) != Some(TokenKind::Number)
            || self.mark[..self.count].iter().any(|&m| !matches!(m, '\0' | ' '))
        {
            return false;
        }
        let blank = matches!(scan.gap(next), " " | "\u{a0}" | "\u{202f}" | "\u{2009}" | "\u{2007}" | "\u{2008}");
        let three = scan.word(next).chars().count() == 3;
        blank && three && self.len[0] <= 3 && !scan.word(self.token[0]).starts_with('0')
    }

    /// Whether groups `1..to` are three digits each behind one to three.
    fn thousands(&self, to: usize) -> bool {
        self.len[0] <= 3 && self.len[1..to].iter().all(|&l| l == 3)
    }

    /// Whether groups `1..to` are pairs and then three: 12,34,567.
    fn indian(&self, to: usize) -> bool {
        to > 2 && self.len[0] <= 2 && self.len[to - 1] == 3 && self.len[1..to - 1].iter().all(|&l| l == 2)
    }

    /// The value of the groups, with those from `decimal` on behind the decimal mark.
    fn value(&self, scan: Scan<'_, '_>, to: usize, decimal: usize) -> Option<Decimal> {
        let mut value = Decimal::whole(0);
        for g in 0..to {
            for d in scan.word(self.token[g]).chars().filter_map(digit) {
                value = value.digit(d, g >= decimal)?;
            }
        }
        Some(value)
    }

    fn digits(&self, to: usize) -> usize {
        self.len[..to].iter().sum()
    }
}

/// The mark between digit tokens `i` and `i + 2`, if they touch it on both sides.
fn joined(scan: Scan<'_, '_>, i: usize) -> Option<char> {
    let mark = scan.mark(i + 1).filter(|c| matches!(c, '.' | ',' | '\'' | '’' | '٫' | '٬' | '،' | '．' | '，'))?;
    let touches = scan.glued(i + 1) && scan.glued(i + 2) && scan.kind(i + 2) == Some(TokenKind::Number);
    touches.then_some(match mark {
        '’' => '\'',
        '،' | '，' => ',',
        '．' => '.',
        m => m,
    })
}

/// What the marks of a numeral mean.
struct Parse {
    /// Groups that belong to it.
    groups: usize,
    /// The first group behind the decimal mark; `groups` where there is none.
    decimal: usize,
    style: Style,
    marks: Marks,
    either: bool,
    rejected: Option<NonClaim>,
}

impl Parse {
    const fn new(groups: usize, decimal: usize, style: Style, marks: Marks) -> Self {
        Self { groups, decimal, style, marks, either: false, rejected: None }
    }
}

fn parse(g: &Groups, zero: bool) -> Parse {
    let n = g.count;
    let first = g.mark[1];
    let same = g.mark[1..n].iter().all(|&m| m == first);
    match (n, first) {
        (1, _) => Parse::new(1, 1, Style::Plain, Marks::Silent),
        _ if !same => mixed(g),
        (_, ' ' | '\'' | '٬') => grouped(g, n, first),
        (2, '٫') => Parse::new(2, 1, Style::DotDecimal, Marks::Silent),
        (2, '.' | ',') => single(g, first, zero),
        (_, '.' | ',') if g.thousands(n) || g.indian(n) => grouped(g, n, first),
        (_, '.') => Parse { rejected: Some(NonClaim::Version), ..Parse::new(n, n, Style::Plain, Marks::Silent) },
        _ => Parse::new(1, 1, Style::Plain, Marks::Silent),
    }
}

/// The decimal mark that goes with a grouping mark.
const fn partner(group: char) -> char {
    if group == '.' { ',' } else { '.' }
}

fn grouped(g: &Groups, to: usize, mark: char) -> Parse {
    if mark == ',' && !g.thousands(to) && g.indian(to) {
        return Parse::new(to, to, Style::IndianGroup, Marks::Decimal { mark: '.', certain: true });
    }
    if !g.thousands(to) {
        return Parse::new(1, 1, Style::Plain, Marks::Silent);
    }
    let (style, marks) = match mark {
        '.' | ',' => {
            let style = if mark == '.' { Style::DotGroup } else { Style::CommaGroup };
            (style, Marks::Decimal { mark: partner(mark), certain: true })
        }
        '\'' => (Style::ApostropheGroup, Marks::Silent),
        '٬' => (Style::CommaGroup, Marks::Silent),
        _ => (Style::SpaceGroup, Marks::Silent),
    };
    Parse::new(to, to, style, marks)
}

/// One mark, once: decimal, or before three digits either.
fn single(g: &Groups, mark: char, zero: bool) -> Parse {
    let (decimal, group) =
        if mark == '.' { (Style::DotDecimal, Style::DotGroup) } else { (Style::CommaDecimal, Style::CommaGroup) };
    if g.len[1] == 3 && g.len[0] <= 3 && !zero {
        return Parse { either: true, ..Parse::new(2, 2, group, Marks::Either(mark)) };
    }
    Parse::new(2, 1, decimal, Marks::Decimal { mark, certain: false })
}

/// Two kinds of marks: the last is the decimal one, if it stands once.
fn mixed(g: &Groups) -> Parse {
    let n = g.count;
    let (group, last) = (g.mark[1], g.mark[n - 1]);
    let before = g.mark[1..n - 1].iter().all(|&m| m == group);
    let fits = before && group != last && matches!(last, '.' | ',' | '٫') && (g.thousands(n - 1) || g.indian(n - 1));
    if !fits {
        let to = g.mark[1..n].iter().take_while(|&&m| m == group).count() + 1;
        let cut = Groups { count: to, token: g.token, len: g.len, mark: g.mark };
        return parse(&cut, false);
    }
    let whole = grouped(g, n - 1, group);
    let marks = if last == '٫' { Marks::Silent } else { Marks::Decimal { mark: last, certain: true } };
    Parse::new(n, n - 1, whole.style, marks)
}

/// The numeral whose digits begin at token `i`.
pub(super) fn read(scan: Scan<'_, '_>, i: usize) -> Numeral {
    let groups = Groups::read(scan, i);
    let zero = scan.word(i).starts_with('0') && groups.len[0] > 1 || scan.word(i) == "0";
    let p = parse(&groups, zero);
    let end = groups.token[p.groups - 1] + 1;
    let value = groups.value(scan, p.groups, p.decimal);
    let amount = value.map_or(Amount::float(f64::MAX), Amount::from);
    let mut n = Numeral::new(i, end, amount, p.style, Lang::UND, Shape::Digits);
    n.marks = p.marks;
    n.rejected = p.rejected;
    if groups.digits(p.groups) > LONGEST || value.is_none() {
        n.rejected = Some(NonClaim::Id);
    }
    if p.either {
        let style = if p.style == Style::DotGroup { Style::DotDecimal } else { Style::CommaDecimal };
        n.other = groups.value(scan, 2, 1).map(|v| (Amount::from(v), style));
    }
    leading_mark(scan, &mut n);
    fraction(scan, &mut n);
    sign(scan, &mut n);
    n
}

/// `.38` after a blank.
fn leading_mark(scan: Scan<'_, '_>, n: &mut Numeral) {
    let Some(before) = n.first.checked_sub(1) else { return };
    let alone = scan.glued(n.first) && !scan.glued(before) && n.style == Style::Plain;
    if !alone || !matches!(scan.mark(before), Some('.' | ',')) || before == 0 {
        return;
    }
    let mut value = Some(Decimal::whole(0));
    for d in scan.word(n.first).chars().filter_map(digit) {
        value = value.and_then(|v| v.digit(d, true));
    }
    if let Some(value) = value {
        (n.first, n.amount, n.style) = (before, value.into(), Style::DotDecimal);
    }
}

/// `1/3`, `3½`.
fn fraction(scan: Scan<'_, '_>, n: &mut Numeral) {
    if let Some(part) = scan.mark(n.end).filter(|_| scan.glued(n.end) || scan.gap(n.end) == " ").and_then(vulgar) {
        n.amount = if part.1 == 3 || part.1 == 6 {
            Amount::float(n.amount.value + part.0 / f64::from(part.1))
        } else {
            n.amount.plus(Decimal::of(part.0 / f64::from(part.1)))
        };
        (n.end, n.style) = (n.end + 1, Style::Fraction);
        return;
    }
    let slash = matches!(scan.mark(n.end), Some('/' | '⁄')) && scan.glued(n.end) && scan.glued(n.end + 1);
    if !slash || scan.kind(n.end + 1) != Some(TokenKind::Number) || n.style != Style::Plain {
        return;
    }
    let under: f64 = scan.word(n.end + 1).parse().unwrap_or(0.0);
    let twice = matches!(scan.mark(n.end + 2), Some('/' | '-' | '.')) && scan.glued(n.end + 2) && scan.glued(n.end + 3);
    let fits = n.amount.value > 0.0 && n.amount.value < under && (2.0..=20.0).contains(&under);
    if fits && !(twice && scan.kind(n.end + 3) == Some(TokenKind::Number)) {
        n.amount = Amount::float(n.amount.value / under);
        (n.end, n.style, n.shape) = (n.end + 2, Style::Fraction, Shape::Fraction);
    } else {
        n.rejected = Some(NonClaim::Id);
        n.end = slashes(scan, n.end);
    }
}

fn slashes(scan: Scan<'_, '_>, mut end: usize) -> usize {
    while matches!(scan.mark(end), Some('/' | '⁄'))
        && scan.glued(end)
        && scan.glued(end + 1)
        && scan.kind(end + 1) == Some(TokenKind::Number)
    {
        end += 2;
    }
    end
}

/// Numerator and denominator of a fraction in one character.
pub(super) fn vulgar(c: char) -> Option<(f64, u8)> {
    Some(match c {
        '½' => (1.0, 2),
        '⅓' => (1.0, 3),
        '⅔' => (2.0, 3),
        '¼' => (1.0, 4),
        '¾' => (3.0, 4),
        '⅕' => (1.0, 5),
        '⅖' => (2.0, 5),
        '⅗' => (3.0, 5),
        '⅘' => (4.0, 5),
        '⅙' => (1.0, 6),
        '⅚' => (5.0, 6),
        '⅛' => (1.0, 8),
        '⅜' => (3.0, 8),
        '⅝' => (5.0, 8),
        '⅞' => (7.0, 8),
        '⅒' => (1.0, 10),
        _ => return None,
    })
}

/// A minus that is no dash: touches the digits, and nothing touches it before.
fn sign(scan: Scan<'_, '_>, n: &mut Numeral) {
    let Some(before) = n.first.checked_sub(1) else { return };
    let minus = matches!(scan.mark(before), Some('-' | '−')) && scan.glued(n.first);
    let money = before > 0 && matches!(scan.mark(before - 1), Some('$' | '€' | '£'));
    let dash = before > 0 && !money && (scan.glued(before) || scan.kind(before - 1) == Some(TokenKind::Number));
    if !minus || dash || scan.line_start(before) {
        return;
    }
    if let Some(exact) = n.amount.exact {
        (n.first, n.amount) = (before, exact.negative().into());
        n.other = n.other.and_then(|(a, s)| a.exact.map(|e| (e.negative().into(), s)));
    }
}
