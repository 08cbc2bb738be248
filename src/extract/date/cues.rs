//! What stands around a piece: article and part words that belong to it; weekday, circa, prepositions and labels that say more of it.

use super::atoms::{Before, at, before, is_small_word, kind, own, own_at, own_before, spaced};
use super::period::ordinal_before;
use super::piece::{Form, Opened, Piece};
use crate::lang::{Lang, Passage, Role};
use crate::model::{DateModifier, DateRole, Evidence, Part, Point, Relation, Year};
use crate::text::TokenKind;

/// Reads the surroundings of all pieces.
pub(super) fn decorate(p: &Passage<'_>, pieces: &mut [Piece]) {
    let mut floor = 0;
    for i in 0..pieces.len() {
        let next = pieces.get(i + 1).map_or(p.tokens.len(), |n| n.first);
        let piece = &mut pieces[i];
        piece.core = piece.first;
        if matches!(piece.form, Form::Relative(_)) {
            floor = piece.to;
            continue;
        }
        part_before(p, piece, floor);
        part_behind(p, piece, next);
        let t = left(p, piece, floor);
        right(p, piece, next);
        if is_bare(piece) {
            surroundings(p, piece, t);
        }
        if is_month(piece) {
            month_alone(p, piece);
        }
        floor = piece.to;
    }
}

fn is_bare(piece: &Piece) -> bool {
    piece.rule == "date/year"
}

/// A part word before a range is of its first end alone.
const fn is_range(piece: &Piece) -> bool {
    matches!(piece.form, Form::Range(a, b) if a.first != b.first)
}

fn is_month(piece: &Piece) -> bool {
    matches!(piece.form, Form::Point(Point { year: Year::Open, part: Part::Month(_) }))
}

/// Widens the span over "late", "Anfang der", "koniec lat", and the article before.
fn part_before(p: &Passage<'_>, piece: &mut Piece, floor: usize) {
    const BETWEEN: &[Role] =
        &[Role::DateArticle, Role::DateOf, Role::YearWord, Role::MonthWord, Role::DayWord, Role::DecadeWord];
    let mut t = piece.first;
    for _ in 0..5 {
        if let Some((modifier, first)) = share_word(p, t, floor) {
            piece.modifier = (!is_range(piece)).then_some(modifier);
            piece.first = first;
            piece.note("part", 1.0);
            break;
        }
        if let Some((modifier, b)) = part_word(p, t, floor) {
            piece.modifier = (!is_range(piece)).then_some(modifier);
            piece.first = b.first;
            piece.note("part", if is_month(piece) { 2.2 } else { 1.0 });
            break;
        }
        if p.word(t.wrapping_sub(1)) == "-" && t > floor && !spaced(p, t - 1) && part_word(p, t - 1, floor).is_some() {
            t -= 1;
            continue;
        }
        match before(p, t, BETWEEN, floor).filter(|b| b.own || b.lang == piece.lang) {
            Some(b) => t = b.first,
            None => break,
        }
    }
    article(p, piece, floor);
}

/// "The second half of", "im ersten Drittel", "the last quarter of": an ordinal and a share before token `t`.
fn share_word(p: &Passage<'_>, t: usize, floor: usize) -> Option<(DateModifier, usize)> {
    let shares = [(Role::HalfWord, 2), (Role::ThirdWord, 3), (Role::QuarterWord, 4)];
    let (b, most) =
        shares.into_iter().find_map(|(role, most)| own_before(p, t, &[role], floor).map(|b| (b.first, most))).or_else(
            // "Primera mitad del": a form of "mid" that begins with the word for half.
            || {
                own_before(p, t, &[Role::Mid], floor)
                    .filter(|b| own_at(p, b.first, &[Role::HalfWord]).is_some())
                    .map(|b| (b.first, 2))
            },
        )?;
    let (n, first) = match ordinal_before(p, b, floor) {
        Some((n, first)) => (n, first),
        None => (most, own_before(p, b, &[Role::LastWord], floor)?.first),
    };
    let modifier = match (n, most) {
        (1, 2) => DateModifier::FirstHalf,
        (2, 2) => DateModifier::SecondHalf,
        (1, _) => DateModifier::Early,
        (n, most) if n == most => DateModifier::Late,
        (n, most) if n < most => DateModifier::Mid,
        _ => return None,
    };
    Some((modifier, first))
}

fn part_word(p: &Passage<'_>, t: usize, floor: usize) -> Option<(DateModifier, Before)> {
    let fits = |b: &Before| b.own || b.lang.tag() == "en" || p.word(b.first).chars().count() > 4;
    [(Role::Early, DateModifier::Early), (Role::Mid, DateModifier::Mid), (Role::Late, DateModifier::Late)]
        .into_iter()
        .find_map(|(role, modifier)| before(p, t, &[role], floor).filter(fits).map(|b| (modifier, b)))
}

/// Takes in an article, and the word for a year or day before it where the language writes one.
fn article(p: &Passage<'_>, piece: &mut Piece, floor: usize) {
    if is_bare(piece) && piece.modifier.is_none() && p.lang.tag() != "el" {
        return;
    }
    let same = |b: &Before| b.own || b.lang == piece.lang;
    if let Some(b) = before(p, piece.first, &[Role::DateArticle], floor).filter(same) {
        // An article that no counted thing can have.
        if is_bare(piece) && before(p, piece.first, &[Role::DateCue], floor).is_some() {
            piece.note("prep", 2.4);
        }
        piece.first = b.first;
    }
}

/// Part words behind: "1944 végén", "3月底", "1940년대 초".
fn part_behind(p: &Passage<'_>, piece: &mut Piece, next: usize) {
    if piece.modifier.is_some() || piece.to >= next {
        return;
    }
    let parts = [
        (Role::BehindEarly, DateModifier::Early),
        (Role::BehindMid, DateModifier::Mid),
        (Role::BehindLate, DateModifier::Late),
    ];
    for (role, modifier) in parts {
        if let Some((m, _)) = p.role(piece.to, role).filter(|(m, e)| own(p, e.lang) && m.end() <= next) {
            piece.modifier = Some(modifier);
            piece.to = m.end();
            piece.note("part", if is_month(piece) { 2.2 } else { 1.0 });
            return;
        }
    }
}

/// Walks over weekday, circa and prepositions before the piece; gives where the walk ended.
fn left(p: &Passage<'_>, piece: &mut Piece, floor: usize) -> usize {
    let mut t = piece.first;
    for _ in 0..6 {
        let t0 = t;
        if t > floor
            && matches!(p.word(t - 1), "," | "." | ":")
            && piece.weekday.is_none()
            && before(p, t - 1, &[Role::Weekday], floor).is_some()
        {
            t -= 1;
        }
        // "Po 15. březnu": Czech for "after" as well as the short form of Monday.
        let day = |b: &Before| {
            let short = p.word(b.first).chars().count() <= 2 && b.first + 1 == t;
            !(short && own_before(p, t, &[Role::DateAfter, Role::DateIn, Role::DateBefore], floor).is_some())
        };
        if let Some(b) = before(p, t, &[Role::Weekday], floor)
            .filter(|b| piece.weekday.is_none() && day(b) && (b.own || p.word(b.first).chars().count() > 3))
        {
            piece.weekday = u8::try_from(b.value).ok();
            piece.note("weekday", if b.own { 1.5 } else { 0.5 });
            t = b.first;
            continue;
        }
        // "Um miðjan": what is a preposition before a part word says nothing of about.
        let about = |b: &Before| {
            let whole =
                piece.modifier.is_none() || own_before(p, t, &[Role::DateIn], floor).is_none_or(|i| i.first != b.first);
            (b.own || is_circa(p.word(b.first))) && whole
        };
        if let Some(b) = before(p, t, &[Role::DateApprox], floor).filter(about) {
            t = approx(p, piece, b, t);
            continue;
        }
        if let Some(next) = preposition(p, piece, t, floor) {
            t = next;
            if piece.opened != Opened::No || piece.relation != Relation::On {
                break;
            }
            continue;
        }
        if t0 == t {
            break;
        }
        t = t0;
        break;
    }
    about(p, piece, t, floor);
    t
}

/// Circa: an abbreviation belongs to the span, a word does not.
fn approx(p: &Passage<'_>, piece: &mut Piece, b: Before, t: usize) -> usize {
    piece.approx = true;
    piece.note("approx", if is_bare(piece) { 0.9 } else { 0.5 });
    let last = p.word(t - 1);
    if last == "." || last == "~" || is_circa(p.word(b.first)) {
        piece.first = b.first;
    }
    b.first
}

fn is_circa(word: &str) -> bool {
    ["c", "ca", "circa", "cca"].iter().any(|c| word.eq_ignore_ascii_case(c))
}

/// A preposition directly before token `t`, with what it says of the piece.
fn preposition(p: &Passage<'_>, piece: &mut Piece, t: usize, floor: usize) -> Option<usize> {
    const ROLES: [(Role, Says); 7] = [
        (Role::DateSince, Says::Relation(Relation::Since)),
        (Role::DateBefore, Says::Relation(Relation::Before)),
        (Role::DateAfter, Says::Relation(Relation::After)),
        (Role::DateUntil, Says::Relation(Relation::Until)),
        (Role::DateBy, Says::Relation(Relation::By)),
        (Role::DateBetween, Says::Opens(Opened::Between)),
        (Role::DateFrom, Says::Opens(Opened::From)),
    ];
    let strong = |b: &Before| b.own || b.lang == piece.lang;
    let mut best: Option<(Before, Says)> = None;
    for (role, says) in ROLES {
        if let Some(b) = before(p, t, &[role], floor).filter(strong)
            && best.is_none_or(|(other, _)| b.first < other.first)
        {
            best = Some((b, says));
        }
    }
    match best {
        // A closed range says its own ends: "od 5. do 7. maja".
        Some((b, Says::Relation(Relation::Since | Relation::Until) | Says::Opens(_))) if is_range(piece) => {
            piece.note("prep", 1.2);
            return Some(b.first);
        }
        Some((b, Says::Relation(relation))) => {
            piece.relation = relation;
            piece.note(if relation == Relation::Since { "since" } else { "relation" }, 1.8);
            return Some(b.first);
        }
        Some((b, Says::Opens(how))) => {
            piece.opened = how;
            piece.note("prep", if how == Opened::Between { 1.8 } else { 1.2 });
            return Some(b.first);
        }
        None => {}
    }
    let other_word = |b: &Before| p.matches(b.first).iter().any(|m| m.entries().any(|e| own(p, e.lang)));
    if let Some(b) = before(p, t, &[Role::DateIn, Role::DateCue], floor).filter(|b| strong(b) || !other_word(b)) {
        piece.note("prep", if strong(&b) { 2.4 } else { 0.6 });
        return Some(b.first);
    }
    let b = before(p, t, &[Role::YearWord], floor)
        .filter(|b| b.own && is_bare(piece) && kind(p, b.first) != Some(TokenKind::Punct))
        .filter(|b| [t, b.first].iter().all(|&k| before(p, k, &[Role::DateEvery], floor).is_none()))?;
    piece.note("year-word", 3.0);
    Some(b.first)
}

/// What a preposition says of the date behind it.
#[derive(Debug, Clone, Copy)]
enum Says {
    Relation(Relation),
    Opens(Opened),
}

/// Words a little further off: labels, "published", "every".
fn about(p: &Passage<'_>, piece: &mut Piece, t: usize, floor: usize) {
    let doubtful =
        is_bare(piece) || piece.rule == "date/numeric-day-month" || piece.rule == "date/numeric" && is_short(piece);
    if doubtful && labelled(p, piece.first, floor) {
        piece.note("label", -5.0);
        piece.doubt = "label";
    }
    let mut k = t;
    for _ in 0..3 {
        if let Some(b) = before(p, k, &[Role::DateEvery], floor).filter(|b| b.own) {
            piece.role = DateRole::Recurring;
            k = b.first;
        } else if before(p, k, &[Role::DateUpdated], floor).is_some_and(|b| b.own) {
            piece.role = DateRole::Update;
        } else if before(p, k, &[Role::DatePublished], floor).is_some_and(|b| b.own) {
            piece.role = DateRole::Publication;
        }
        if piece.role != DateRole::Event || k <= floor + 1 {
            break;
        }
        k -= 1;
    }
}

/// Most tokens between a day and what it is called.
const TO_FEAST: usize = 8;

/// Whether the words behind a day call it one of every year: "27 January as the International Day of …".
fn is_feast(p: &Passage<'_>, to: usize) -> bool {
    let end = p.tokens.get(to).map_or(to, |t| p.token_at(p.sentence(t.start as usize).end));
    (to..end.min(to + TO_FEAST)).any(|k| own_at(p, k, &[Role::DateFeast]).is_some())
}

/// Whether a form has three letters, or two of a script other than Latin.
fn long_form(p: &Passage<'_>, first: usize, to: usize) -> bool {
    let form = p.span_of(first, to - 1).of(p.text);
    let count = form.chars().count();
    count > 2 || count == 2 && form.chars().all(|c| c > '\u{590}')
}

/// Endings of the last word that say "until" and "since": "1944-ig", "märtsini".
fn ending(p: &Passage<'_>, piece: &mut Piece) {
    for (role, relation) in [(Role::BehindUntil, Relation::Until), (Role::BehindSince, Relation::Since)] {
        if own_before(p, piece.to, &[role], piece.core).is_some() {
            piece.relation = relation;
            piece.note("relation", 1.8);
            return;
        }
    }
}

/// A label right before: "page 1942". A form that is a preposition too ("v. 1942") is no label.
fn labelled(p: &Passage<'_>, t: usize, floor: usize) -> bool {
    let label = before(p, t, &[Role::DateLabel], floor).filter(|b| b.own || p.lang == Lang::UND);
    label.is_some_and(|l| before(p, t, &[Role::DateIn, Role::DateFrom], floor).is_none_or(|b| b.first > l.first))
}

fn is_short(piece: &Piece) -> bool {
    piece.point().is_some_and(|q| matches!(q.year, Year::Short(_)))
}

/// What stands behind: postpositions, "every year".
fn right(p: &Passage<'_>, piece: &mut Piece, next: usize) {
    if own_at(p, piece.to, &[Role::BehindApprox]).is_some() {
        piece.approx = true;
        piece.note("approx", 0.9);
    }
    if piece.relation == Relation::On && piece.opened == Opened::No && !is_range(piece) {
        ending(p, piece);
    }
    let behind = [
        (Role::BehindBefore, Relation::Before),
        (Role::BehindAfter, Relation::After),
        (Role::BehindSince, Relation::Since),
        (Role::BehindUntil, Relation::Until),
    ];
    for (role, relation) in behind {
        let closed = is_range(piece) && matches!(relation, Relation::Since | Relation::Until);
        if piece.relation == Relation::On
            && !closed
            && let Some((m, e)) = p.role(piece.to, role)
            && own(p, e.lang)
            && m.end() <= next
            && (piece.opened == Opened::From || long_form(p, piece.to, m.end()))
        {
            piece.relation = relation;
            piece.note("relation", 1.8);
            if !spaced(p, piece.to) && kind(p, piece.to) != Some(TokenKind::Glyph) {
                piece.to = m.end();
            }
        }
    }
    let year_less = piece.point().is_some_and(|q| q.year == Year::Open && matches!(q.part, Part::Day(..)));
    let every = p.role(piece.to, Role::DateEvery).is_some_and(|(_, e)| own(p, e.lang));
    if year_less && (every || is_feast(p, piece.to)) {
        piece.role = DateRole::Recurring;
    }
    if piece.role == DateRole::Recurring && !year_less {
        piece.role = DateRole::Event;
    }
}

/// For and against a bare year.
fn surroundings(p: &Passage<'_>, piece: &mut Piece, t: usize) {
    let to = piece.to;
    let (open, shut) =
        (matches!(p.word(piece.first.wrapping_sub(1)), "(" | "[" | "（"), matches!(p.word(to), ")" | "]" | "）"));
    if open || shut {
        piece.note("brackets", if open && shut { 2.5 } else { 1.2 });
    }
    let begins = t == 0 || kind(p, t - 1) == Some(TokenKind::Line);
    let ends = to >= p.tokens.len() || kind(p, to) == Some(TokenKind::Line);
    if begins && ends {
        piece.note("alone", 1.5);
    }
    if piece.first > 0 && matches!(p.word(piece.first - 1), "©" | "®" | "™") {
        piece.note("copyright", -6.0);
        piece.doubt = "copyright";
    }
    if number_beside(p, piece) {
        piece.note("digits-beside", -3.0);
        piece.doubt = "number";
    }
    // "Up to", "about" and the like stand before counts as well.
    let sure = |e: &Evidence| e.weight.is_some_and(|w| w >= 1.8) && (piece.weight > 0.0 || e.rule != "relation");
    let cued = piece.evidence.iter().any(sure);
    let led = piece.evidence.iter().any(|e| matches!(e.rule.as_ref(), "prep" | "year-word" | "since" | "relation"));
    let led = led && (piece.weight > 0.0 || piece.relation == Relation::On);
    if !led && own_at(p, to, &[Role::CountedNoun]).is_some() {
        piece.note("counted", -3.0);
        piece.doubt = "counted";
    }
    if unit_at(p, to) {
        piece.note("unit-behind", -7.0);
        piece.doubt = "counted";
    }
    if ends
        || kind(p, to) == Some(TokenKind::Punct) && spaced(p, to + 1)
        || at(p, to, &[Role::DateAnd, Role::DateIn, Role::DateTo, Role::DateOf, Role::DateFrom]).is_some()
    {
        piece.note("nothing-counted", 0.5);
    } else if is_small_word(p, to) && !cued {
        let first = begins || sentence_begins(p, piece.first);
        piece.note("word-behind", if first && verb_second(p.lang) { 0.8 } else { -1.0 });
        piece.doubt = "counted";
    } else if kind(p, to) == Some(TokenKind::Glyph) && !spaced(p, to) && !cued {
        piece.note("counter-behind", -2.5);
        piece.doubt = "counted";
    } else if kind(p, to) == Some(TokenKind::Word) && !cued {
        piece.note("word-behind", if p.lang.tag() == "de" { -1.6 } else { -0.4 });
        piece.doubt = "counted";
    }
    if p.word(piece.first.wrapping_sub(1)) == "," && piece.first > 0 {
        piece.note("comma", 0.4);
    }
}

/// Whether another number stands right before or behind: telephone numbers, tables.
fn number_beside(p: &Passage<'_>, piece: &Piece) -> bool {
    let number = |i: usize| kind(p, i) == Some(TokenKind::Number);
    number(piece.to) || (piece.first > 0 && number(piece.first - 1))
}

/// Whether a unit of money or measure of the passage's own language stands at `i`; a capital is a name where nouns are written small.
fn unit_at(p: &Passage<'_>, i: usize) -> bool {
    let unit = |role| matches!(role, Role::Currency | Role::Measure | Role::Percent);
    let long = p.word(i).chars().count() > 2 || kind(p, i) == Some(TokenKind::Punct);
    let name = p.tokens.get(i).is_some_and(|t| t.capital) && p.lang.tag() != "de";
    long && !name && p.matches(i).iter().any(|m| m.entries().any(|e| unit(e.role) && own(p, e.lang)))
}

fn sentence_begins(p: &Passage<'_>, i: usize) -> bool {
    p.tokens.get(i).is_some_and(|t| p.sentence(t.start as usize).start >= t.start as usize)
        || (i > 0 && matches!(p.word(i - 1), "." | "!" | "?") && spaced(p, i))
}

/// Languages whose verb stands second: "1942 wurde …".
fn verb_second(lang: Lang) -> bool {
    matches!(lang.tag(), "de" | "nl" | "sv" | "da" | "nb" | "nn" | "af" | "yi" | "lb" | "fy")
}

/// Languages that write the names of months small: a capital is a name ("Marca", "Maji") or begins a sentence.
fn months_small(lang: Lang) -> bool {
    const SMALL: &[&str] = &[
        "fr", "nl", "es", "it", "pt", "ca", "gl", "ro", "pl", "cs", "sk", "sl", "hr", "sr", "sr-Latn", "bs", "mk",
        "bg", "ru", "uk", "be", "hu", "fi", "et", "lv", "lt", "sv", "da", "nb", "nn", "is", "vi",
    ];
    SMALL.contains(&lang.tag())
}

/// A month without day and year: a preposition, and no other word of the language.
fn month_alone(p: &Passage<'_>, piece: &mut Piece) {
    let token = p.tokens.get(piece.core);
    if token.is_some_and(|t| t.capital)
        && piece.evidence.iter().any(|e| e.rule == "prep" || e.rule == "relation" || e.rule == "since")
    {
        piece.note("capital", 0.3);
    }
    if own_before(p, piece.core, &[Role::MonthWord], 0).is_some() {
        piece.note("month-word", 2.0);
    }
    // "Rio de Janeiro"
    let of = own_before(p, piece.core, &[Role::DateOf], 0).map(|b| b.first);
    if of.and_then(|k| k.checked_sub(1)).and_then(|k| p.tokens.get(k)).is_some_and(|t| t.capital)
        && months_small(p.lang)
    {
        piece.note("name", -2.5);
    }
    let capital = token.is_some_and(|t| t.capital) && piece.evidence.is_empty();
    if capital && months_small(p.lang) && !sentence_begins(p, piece.first) {
        piece.note("capital", -1.0);
    }
    let name =
        piece.evidence.is_empty() && p.tokens.get(piece.to).is_some_and(|t| t.capital && t.kind == TokenKind::Word);
    if name && p.lang.tag() != "de" {
        piece.note("name-behind", -1.0);
    }
    let written_on = !spaced(p, piece.core)
        || (piece.to < p.tokens.len()
            && !spaced(p, piece.to)
            && kind(p, piece.to) == Some(TokenKind::Punct)
            && matches!(p.word(piece.to), "-" | "'" | "’"));
    if written_on
        && kind(p, piece.core) == Some(TokenKind::Word)
        && !matches!(p.word(piece.core.wrapping_sub(1)), "(" | "–" | "—")
    {
        piece.note("written-on", -0.8);
    }
}
