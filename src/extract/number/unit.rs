//! What a number measures: per cent, units, spans of time, ages, and money by way of `money`.

use super::decimal::Decimal;
use super::digits;
use super::money;
use super::numeral::{Numeral, Shape};
use super::scan::Scan;
use crate::lang::{Entry, Match, Role};
use crate::model::{NumberType, Unit};
use crate::text::{Span, TokenKind};

/// A unit beside a numeral.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// What it measures.
    pub kind: NumberType,
    /// The unit.
    pub unit: Unit,
    /// The token behind it and what belongs to it.
    pub end: usize,
    /// "and a half" stands behind it.
    pub half: bool,
    /// A multiplier that stands with the unit: "60 USD million", "5 M€".
    pub scale: Option<Decimal>,
    /// First token, where the unit stands before the number.
    pub first: Option<usize>,
}

/// The unit behind or before the numeral; `at` is the token behind it and its modifier.
pub(super) fn find(scan: Scan<'_, '_>, n: &Numeral, at: usize) -> Option<Found> {
    behind(scan, n, at)
        .map(|f| money::sign_before(scan, n, f))
        .or_else(|| before(scan, n))
        .or_else(|| beyond(scan, n, at, SIDES))
}

fn behind(scan: Scan<'_, '_>, n: &Numeral, at: usize) -> Option<Found> {
    let hyphen = is_hyphen(scan, at);
    let at = at + usize::from(hyphen);
    let digits = matches!(n.shape, Shape::Digits | Shape::Mixed);
    // "1 $10 note": the sign belongs to the number that it touches.
    if scan.mark(at).is_some() && !scan.glued(at) && scan.glued(at + 1) && scan.kind(at + 1) == Some(TokenKind::Number)
    {
        return None;
    }
    let hit = known(scan, at, digits).or_else(|| {
        // Romanian sets "de" behind every number from 20 on: "35 de metri".
        let of = scan.role(at, Role::CountedWord).filter(|(_, e)| e.word() == "of")?.0;
        let short = scan.token(of.end()).is_none_or(|t| t.end - t.start < 3);
        (n.scaled || n.approx || n.amount.value >= 20.0 && !short).then_some(())?;
        known(scan, of.end(), digits)
    });
    let Some((kind, (m, e))) = hit else { return money::scaled(scan, n, at).or_else(|| feet(scan, n, at)) };
    let span = scan.p.span_of(m.first as usize, m.end() - 1);
    let code = match kind {
        NumberType::Percent => Some("%"),
        // A hundredth of which money it is, no code says.
        NumberType::Money if e.role == Role::Subunit => None,
        _ => Some(e.word()),
    };
    let unit = Unit { span, code: code.map(str::to_owned) };
    let half = scan.role(m.end(), Role::NumberHalf).filter(|_| n.amount.value < 1000.0);
    let end = half.map_or(m.end(), |(h, _)| h.end());
    let tenths = e.role == Role::Tenths;
    if tenths && n.amount.value > 10.0 {
        return None;
    }
    let scale = tenths.then(|| Decimal::whole(10));
    let out = Found { kind, unit, end, half: half.is_some(), scale, first: None };
    Some(match kind {
        NumberType::Duration => age(scan, n, out),
        NumberType::Money => money::scale_behind(scan, n, out),
        _ => out,
    })
}

fn is_hyphen(scan: Scan<'_, '_>, at: usize) -> bool {
    matches!(scan.mark(at), Some('-' | '‐' | '‑'))
        && scan.glued(at)
        && scan.glued(at + 1)
        && scan.kind(at + 1) == Some(TokenKind::Word)
}

type Hit = (Match, Entry);

/// The roles of units, with what they measure. Of two forms of one length the later role is taken.
const ROLES: [(Role, NumberType); 6] = [
    (Role::Tenths, NumberType::Percent),
    (Role::Percent, NumberType::Percent),
    (Role::Currency, NumberType::Money),
    (Role::Subunit, NumberType::Money),
    (Role::Duration, NumberType::Duration),
    (Role::Measure, NumberType::Measure),
];

/// The unit that begins at token `at`, in the passage's own language first; short forms and signs in any.
pub(super) fn known(scan: Scan<'_, '_>, at: usize, digits: bool) -> Option<(NumberType, Hit)> {
    if scan.p.matches(at).is_empty() {
        return None;
    }
    let own = ROLES.iter().filter_map(|(role, kind)| scan.role(at, *role).map(|hit| (*kind, hit)));
    let best = own.max_by_key(|(_, (m, _))| m.tokens);
    let foreign = || {
        let any = ROLES.iter().filter_map(|(role, kind)| scan.any(at, *role).map(|hit| (*kind, hit)));
        any.filter(|(kind, hit)| international(scan, *kind, hit)).max_by_key(|(_, (m, _))| m.tokens)
    };
    let (kind, (m, e)) = best.or_else(foreign)?;
    let e = as_written(scan, m, e);
    let single = m.tokens == 1 && scan.kind(at) != Some(TokenKind::Punct) && scan.word(at).chars().nth(1).is_none();
    // One character is a coin only behind the main unit, "in" an inch only behind feet, and "分之" no coin.
    let bound = e.role == Role::Subunit && (single || e.word() == INCHES);
    // 成 begins many a longer word.
    let tenths = e.role == Role::Tenths
        && scan.p.find(at, |o| scan.own(o.lang).then_some(())).is_some_and(|(o, ())| o.end() > m.end());
    if bound || tenths || scan.role(at, Role::PartsOf).is_some() {
        return None;
    }
    let letter = single && scan.kind(at) == Some(TokenKind::Word);
    let fits = !letter || digits && letter_fits(scan.word(at), e.word());
    fits.then_some((kind, (m, e)))
}

/// The key of what makes a foot among the coins: a form for inches that is another word elsewhere.
const INCHES: &str = "12";

/// Whether one letter may stand for a unit: small, as in "5 m", unless its code is a capital, as in "5 V".
fn letter_fits(letter: &str, code: &str) -> bool {
    let cased = code.eq_ignore_ascii_case(letter) && letter != "L";
    if cased { code == letter } else { letter.chars().all(|c| !c.is_uppercase()) || letter == "L" }
}

/// Of units that differ only in case the one that is written so: mW and MW.
fn as_written(scan: Scan<'_, '_>, m: Match, e: Entry) -> Entry {
    let word = scan.word(m.first as usize);
    if m.tokens > 1 || e.role != Role::Measure || e.word() == word {
        return e;
    }
    m.entries().find(|o| o.role == e.role && o.word() == word).unwrap_or(e)
}

/// Signs, ISO codes and short unit signs mean the same in every language; longer words of other languages do too.
fn international(scan: Scan<'_, '_>, kind: NumberType, (m, e): &Hit) -> bool {
    let first = m.first as usize;
    let Some(token) = scan.token(first) else { return false };
    if token.kind == TokenKind::Glyph || e.role == Role::Subunit {
        return false;
    }
    let (sign, length) = (token.kind != TokenKind::Word, token.end - token.start);
    match kind {
        NumberType::Money => sign || token.upper || length > 4,
        NumberType::Percent => sign || length > 5,
        _ if sign || length > 5 => true,
        _ => length <= 3 && !own_word(scan, first),
    }
}

/// Whether token `i` is a word of the passage's own language that joins others or is counted itself: an article, a preposition,
/// Turkish "ev" (house).
fn own_word(scan: Scan<'_, '_>, i: usize) -> bool {
    let roles = [
        Role::NumberArticle,
        Role::CountedWord,
        Role::CountedNoun,
        Role::RangeAnd,
        Role::PlacePrep,
        Role::Coordinator,
        Role::Auxiliary,
    ];
    roles.iter().any(|r| scan.role(i, *r).is_some())
}

/// Whether a unit begins at token `at` whose form is longer than `tokens`: 千米 is a unit, not a thousand of something.
pub(super) fn longer(scan: Scan<'_, '_>, at: usize, tokens: u8) -> bool {
    let own = |role: &(Role, NumberType)| scan.role(at, role.0).is_some_and(|(m, _)| m.tokens > tokens);
    scan.kind(at) == Some(TokenKind::Glyph) && ROLES.iter().any(own)
}

/// Whether a coin's name of the passage's own language begins at token `at`: French "cents" behind digits is money, no hundreds.
pub(super) fn is_coin(scan: Scan<'_, '_>, at: usize, tokens: u8) -> bool {
    scan.role(at, Role::Subunit).is_some_and(|(m, _)| m.tokens >= tokens)
}

/// How many coins make the main unit, and the token behind the coin's name, where it stands at token `at`: "45 cents", "5s".
pub(super) fn coin(scan: Scan<'_, '_>, n: &Numeral, at: usize) -> Option<(f64, usize)> {
    let at = at + usize::from(is_hyphen(scan, at));
    let (m, e) =
        scan.role(at, Role::Subunit).or_else(|| scan.any(at, Role::Subunit).filter(|_| n.shape == Shape::Digits))?;
    let letter = scan.word(at).chars().count() == 1 && scan.kind(at) == Some(TokenKind::Word);
    let parts: f64 = e.word().parse().ok()?;
    (!letter || scan.glued(at)).then_some((parts, m.end()))
}

/// Most numbers before a unit that they share.
const SIDES: usize = 3;

/// "3 x 4 m": the unit behind the last side is that of all.
fn beyond(scan: Scan<'_, '_>, n: &Numeral, at: usize, sides: usize) -> Option<Found> {
    let cross = matches!(scan.mark(at), Some('×' | '*' | '✕')) || matches!(scan.word(at), "x" | "X" | "х");
    let next = at + 1;
    if !cross || sides == 0 || n.shape != Shape::Digits || scan.kind(next) != Some(TokenKind::Number) {
        return None;
    }
    let side = digits::read(scan, next);
    let found = behind(scan, &side, side.end).or_else(|| beyond(scan, &side, side.end, sides - 1))?;
    let fits = found.kind == NumberType::Measure && found.scale.is_none();
    fits.then_some(Found { end: at, half: false, ..found })
}

/// Marks for feet with inches behind them, and for inches behind feet: 5'2".
fn feet(scan: Scan<'_, '_>, n: &Numeral, at: usize) -> Option<Found> {
    let plain = n.shape == Shape::Digits && scan.glued(at);
    let prime = |i: usize| matches!(scan.mark(i), Some('\'' | '’' | '′'));
    let second = |i: usize| matches!(scan.mark(i), Some('"' | '″' | '”'));
    let small = |i: usize| scan.kind(i) == Some(TokenKind::Number) && scan.word(i).len() <= 2 && scan.glued(i);
    let inches =
        |i: usize| small(i) && scan.word(i).parse::<u32>().is_ok_and(|v| v < 12) && second(i + 1) && scan.glued(i + 1);
    let code = if plain && prime(at) && inches(at + 1) {
        "[ft_i]"
    } else if plain
        && second(at)
        && n.first > 1
        && inches(n.first)
        && prime(n.first - 1)
        && scan.kind(n.first - 2) == Some(TokenKind::Number)
    {
        "[in_i]"
    } else {
        return None;
    };
    let unit = Unit { span: scan.p.span_of(at, at), code: Some(code.to_owned()) };
    Some(Found { kind: NumberType::Measure, unit, end: at + 1, half: false, scale: None, first: None })
}

/// "15 years old", "aged 12 years", "15-jährige".
fn age(scan: Scan<'_, '_>, n: &Numeral, mut found: Found) -> Found {
    let hyphen = is_hyphen(scan, found.end);
    let after = scan.role(found.end + usize::from(hyphen), Role::Age).filter(|(_, e)| e.word() == "after");
    let glued = found.unit.code.as_deref() == Some("age");
    if let Some((m, _)) = after {
        found.end = m.end();
    }
    if after.is_some() || glued || aged(scan, n.first) {
        found.kind = NumberType::Age;
    }
    if glued {
        found.unit.code = Some("a".to_owned());
    }
    found
}

/// Whether a word for age stands right before token `at`.
fn aged(scan: Scan<'_, '_>, at: usize) -> bool {
    scan.before(at, Role::Age, false).is_some_and(|(_, e)| e.word() == "before")
}

/// Whether words before token `at` say by themselves that it is an age: "aged 40"; "con 40" does only with years behind it.
pub(super) fn aged_alone(scan: Scan<'_, '_>, at: usize) -> bool {
    let found = scan.before(at, Role::Age, false).filter(|(_, e)| e.word() == "before");
    found.is_some_and(|(j, _)| at - j > 1 || !own_word(scan, j))
}

fn before(scan: Scan<'_, '_>, n: &Numeral) -> Option<Found> {
    if n.shape == Shape::None {
        return None;
    }
    let at = n.first;
    let percent = scan.before(at, Role::Percent, true).filter(|(j, e)| match scan.kind(*j) {
        Some(TokenKind::Punct) => scan.glued(at),
        _ => scan.own(e.lang),
    });
    let (kind, (j, e)) = match percent {
        Some(p) => (NumberType::Percent, p),
        None => (NumberType::Money, money::before(scan, n)?),
    };
    let span = Span::new(scan.token(j)?.start as usize, scan.token(at - 1)?.end as usize);
    let code = if kind == NumberType::Percent { "%" } else { e.word() };
    let unit = Unit { span, code: Some(code.to_owned()) };
    Some(Found { kind, unit, end: n.end, half: false, scale: None, first: Some(j) })
}
