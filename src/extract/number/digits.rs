//! Numerals in digits: runs of any script with grouping and decimal marks.

use super::decimal::Decimal;
use super::numeral::{Amount, Numeral, Shape};
use super::scan::Scan;
use super::{power, slash};
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
    slash::read(scan, &mut n);
    power::read(scan, &mut n);
    n
}

/// ".38", "٫٧٧": decimals alone, where a blank, a line or a minus stands before the mark.
fn leading_mark(scan: Scan<'_, '_>, n: &mut Numeral) {
    let Some(before) = n.first.checked_sub(1).filter(|_| scan.glued(n.first) && n.style == Style::Plain) else {
        return;
    };
    let decimal = match scan.mark(before) {
        Some('.' | '٫') => true,
        Some(',') => scan.p.lang.info().decimal == ',',
        _ => false,
    };
    let minus = before > 0 && matches!(scan.mark(before - 1), Some('-' | '−'));
    if !decimal || scan.glued(before) && !minus {
        return;
    }
    let zero = Some(Decimal::whole(0));
    let value = scan.word(n.first).chars().filter_map(digit).fold(zero, |v, d| v?.digit(d, true));
    if let Some(value) = value {
        (n.first, n.amount, n.style) = (before, value.into(), Style::DotDecimal);
    }
}
