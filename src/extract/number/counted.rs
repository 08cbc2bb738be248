//! What a number counts: the noun phrase behind it and its head, by function words, endings and capitals.

use super::numeral::{Numeral, Shape};
use super::scan::Scan;
use crate::lang::Role;
use crate::text::TokenKind;

/// Most words of a counted phrase.
const WORDS: usize = 6;

/// A counted phrase in tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    /// First token.
    pub first: usize,
    /// First token of the head.
    pub head: usize,
    /// The token behind the head.
    pub head_end: usize,
    /// Class of the head, if its word is listed.
    pub class: Option<&'static str>,
    /// The whole that it is a part of begins here ("38 of | the 96 men").
    pub of: Option<usize>,
}

/// Where the head stands in its phrase.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// Adjectives before it: en nl sv hu tr.
    Last,
    /// It has a capital: de lb.
    Capital,
    /// Adjectives behind it: fr es it pt ro, he ar fa, vi id.
    First,
    /// Adjectives before it that agree, genitives behind it: Slavic, Baltic, Greek.
    Agreeing,
    /// No blanks: zh ja th.
    Glyphs,
}

fn order(scan: Scan<'_, '_>) -> Order {
    match scan.p.lang.tag() {
        "de" | "lb" => Order::Capital,
        "fr" | "es" | "it" | "pt" | "ro" | "ca" | "gl" | "he" | "ar" | "fa" | "ur" | "vi" | "id" | "ms" | "sw"
        | "br" | "cy" | "ga" | "oc" => Order::First,
        "pl" | "cs" | "sk" | "ru" | "uk" | "be" | "bg" | "mk" | "sr" | "sr-Latn" | "hr" | "bs" | "sl" | "lt" | "lv"
        | "el" => Order::Agreeing,
        "zh" | "zh-Hant" | "yue" | "ja" | "th" | "lo" | "km" | "my" => Order::Glyphs,
        _ => Order::Last,
    }
}

/// The phrase that begins at token `at`, behind the numeral.
pub(super) fn find(scan: Scan<'_, '_>, n: &Numeral, at: usize) -> Option<Phrase> {
    let at = lead(scan, n, at)?;
    if order(scan) == Order::Glyphs {
        return glyphs(scan, at);
    }
    let words = collect(scan, at);
    let (first, count) = (at, words.count);
    if count == 0 {
        return None;
    }
    let pick = match order(scan) {
        Order::Capital => capital(scan, &words)?,
        Order::First => romance(scan, &words),
        Order::Agreeing => agreeing(scan, &words),
        Order::Last | Order::Glyphs => last(scan, &words, n.amount.value),
    };
    let head = words.token[pick];
    let class = class(scan, head);
    let phrase = Phrase { first, head, head_end: words.end[pick], class, of: None };
    Some(coordinated(scan, phrase))
}

/// Skips "of", "the" and the classifiers between a numeral and what it counts.
fn lead(scan: Scan<'_, '_>, n: &Numeral, mut at: usize) -> Option<usize> {
    // "876-strong", "three-year": a hyphen is for units.
    if scan.mark(at).is_some() && scan.role(at, Role::CountedWord).is_none() {
        return None;
    }
    for _ in 0..3 {
        let Some((m, e)) = scan.role(at, Role::CountedWord) else { break };
        let fits = match e.word() {
            "of" if matches!(n.shape, Shape::Fraction | Shape::None) => false,
            "of" if scan.p.lang.tag() == "ro" => true,
            "of" => n.scaled || n.approx || n.indefinite.is_some() || partitive(scan, m.end()),
            // German genitive: "ein Drittel der Kinder"
            "the" if n.shape == Shape::Fraction && means_of(scan, at) => false,
            "the" | "classifier" => true,
            _ => false,
        };
        if !fits {
            break;
        }
        at = m.end();
    }
    Some(at)
}

/// Whether the word at token `at` stands for "of" too.
fn means_of(scan: Scan<'_, '_>, at: usize) -> bool {
    scan.p
        .matches(at)
        .iter()
        .flat_map(|m| m.entries())
        .any(|e| e.role == Role::CountedWord && scan.own(e.lang) && e.word() == "of")
}

/// "of the Jews": the whole is named by a noun without a number.
fn partitive(scan: Scan<'_, '_>, at: usize) -> bool {
    let the = scan.role(at, Role::CountedWord).filter(|(_, e)| e.word() == "the");
    let next = the.map_or(at, |(m, _)| m.end());
    the.is_some() && scan.kind(next) == Some(TokenKind::Word) && scan.role(next, Role::Number).is_none()
}

/// Words that may be a counted phrase.
struct Words {
    token: [usize; WORDS],
    end: [usize; WORDS],
    count: usize,
}

/// Words from token `at` on, up to a function word, a mark or a number. A hyphen binds.
fn collect(scan: Scan<'_, '_>, at: usize) -> Words {
    let mut words = Words { token: [0; WORDS], end: [0; WORDS], count: 0 };
    let mut i = at;
    while words.count < WORDS && scan.kind(i) == Some(TokenKind::Word) && !stops(scan, i) {
        if words.count > 0 && scan.gap(i).contains('\u{a0}') && scan.gap(i).len() > 2 {
            break;
        }
        // Listed nouns may be several tokens: "trẻ em", "в'язнів".
        let listed = scan.role(i, Role::CountedNoun).map_or(0, |(m, _)| m.end());
        let end = word_end(scan, i).max(listed);
        (words.token[words.count], words.end[words.count]) = (i, end);
        words.count += 1;
        i = end;
    }
    words
}

/// The token behind a word with what hyphens and apostrophes tie to it.
fn word_end(scan: Scan<'_, '_>, i: usize) -> usize {
    let mut end = i + 1;
    while matches!(scan.mark(end), Some('-' | '‐' | '‑' | '"' | '״'))
        && scan.glued(end)
        && scan.glued(end + 1)
        && scan.kind(end + 1) == Some(TokenKind::Word)
    {
        end += 2;
    }
    end
}

/// Whether a phrase ends before token `i`: a function word, a number, a month, a verb.
fn stops(scan: Scan<'_, '_>, i: usize) -> bool {
    if class(scan, i).is_some() {
        return false;
    }
    let mut entries = scan.p.matches(i).iter().flat_map(|m| m.entries()).filter(|e| scan.own(e.lang));
    let (mut function, mut verb) = (false, false);
    for e in entries.by_ref() {
        match e.role {
            Role::CountedWord => function |= e.word() != "pre" && e.word() != "classifier",
            Role::Auxiliary => function = true,
            Role::Month | Role::Weekday => function |= scan.token(i).is_some_and(|t| t.capital),
            Role::EventVerb => verb = true,
            _ => {}
        }
    }
    function || (verb || participle(scan, i)) && !listed_ahead(scan, i + 1)
}

/// Whether a listed noun follows within two words: "500 killed civilians", "876 starving Jewish inmates".
fn listed_ahead(scan: Scan<'_, '_>, i: usize) -> bool {
    (i..i + 2).take_while(|&j| scan.kind(j) == Some(TokenKind::Word)).any(|j| class(scan, j).is_some())
}

/// English verbs in the past tense, which no list holds.
fn participle(scan: Scan<'_, '_>, i: usize) -> bool {
    let word = scan.word(i);
    scan.p.lang.tag() == "en"
        && word.len() > 4
        && word.ends_with("ed")
        && !word.ends_with("eed")
        && scan.kind(i + 1) != Some(TokenKind::Word)
        || scan.p.lang.tag() == "en"
            && word.len() > 4
            && word.ends_with("ed")
            && scan.role(i + 1, Role::CountedWord).is_some()
}

/// The class of the counted noun at token `i`.
pub(super) fn class(scan: Scan<'_, '_>, i: usize) -> Option<&'static str> {
    scan.role(i, Role::CountedNoun).map(|(_, e)| e.word())
}

/// en nl sv …: the last noun of the run; a listed or plural noun ends it unless another listed one follows.
fn last(scan: Scan<'_, '_>, words: &Words, value: f64) -> usize {
    let plural = (value - 1.0).abs() > f64::EPSILON;
    let mut pick = None;
    for w in 0..words.count {
        let i = words.end[w] - 1;
        if class(scan, words.token[w]).is_some() {
            pick = Some(w);
        } else if pick.is_some() {
            break;
        } else if plural && is_plural(scan, i) {
            let next_listed = w + 1 < words.count && class(scan, words.token[w + 1]).is_some();
            pick = Some(w);
            if !next_listed {
                break;
            }
        }
    }
    pick.unwrap_or_else(|| if words.count > 2 { 0 } else { words.count - 1 })
}

fn is_plural(scan: Scan<'_, '_>, i: usize) -> bool {
    let word = scan.word(i);
    match scan.p.lang.tag() {
        "en" => {
            word.len() > 3
                && word.ends_with('s')
                && !word.ends_with("ss")
                && !word.ends_with("us")
                && !word.ends_with("is")
                && !word.ends_with("ous")
        }
        "nl" | "af" => (word.ends_with("en") || word.ends_with('s')) && word.len() > 3 && !word.ends_with("se"),
        "sv" | "da" | "nb" | "nn" => {
            (word.ends_with("er")
                || word.ends_with("ar")
                || word.ends_with("or")
                || word.ends_with('e') && scan.p.lang.tag() == "da")
                && word.len() > 4
        }
        "fi" | "et" | "hu" | "tr" => false,
        _ => true,
    }
}

/// de: the first word with a capital behind words without; a hyphen compound counts as one.
fn capital(scan: Scan<'_, '_>, words: &Words) -> Option<usize> {
    (0..words.count.min(4))
        .find(|&w| scan.token(words.token[w]).is_some_and(|t| t.capital) && !capital_adjective(scan, words, w))
}

/// "Berliner Juden", "Wiener Kinder": a name in -er before a noun.
fn capital_adjective(scan: Scan<'_, '_>, words: &Words, w: usize) -> bool {
    let next = w + 1 < words.count && scan.token(words.token[w + 1]).is_some_and(|t| t.capital);
    let word = scan.word(words.token[w]);
    next && word.ends_with("er") && class(scan, words.token[w]).is_none() && class(scan, words.token[w + 1]).is_some()
}

/// fr es it …: the first word that is none of the few adjectives that go before.
fn romance(scan: Scan<'_, '_>, words: &Words) -> usize {
    let pre = |i| scan.role(i, Role::CountedWord).is_some_and(|(_, e)| e.word() == "pre");
    (0..words.count).find(|&w| !pre(words.token[w])).unwrap_or(words.count - 1)
}

/// Slavic and such: listed nouns first; else the first word whose ending is no adjective's.
fn agreeing(scan: Scan<'_, '_>, words: &Words) -> usize {
    let listed = (0..words.count.min(3)).find(|&w| class(scan, words.token[w]).is_some());
    listed.unwrap_or_else(|| (0..words.count).find(|&w| !adjective(scan.word(words.token[w]))).unwrap_or(0))
}

/// Endings of plural adjectives in the genitive and nominative of the Slavic languages and Greek.
fn adjective(word: &str) -> bool {
    const ENDINGS: [&str; 12] =
        ["ych", "ich", "ých", "ích", "ых", "их", "ські", "ські", "ських", "ски", "ских", "ικών"];
    word.chars().count() > 4 && ENDINGS.iter().any(|e| word.ends_with(e))
}

/// "Sinti and Roma", "men, women and children": one head, if no number stands among them.
fn coordinated(scan: Scan<'_, '_>, mut phrase: Phrase) -> Phrase {
    let mut end = phrase.head_end;
    let similar = |i: usize| -> bool {
        let both = scan.token(phrase.head).is_some_and(|t| t.capital) && scan.token(i).is_some_and(|t| t.capital);
        let name = both && scan.p.lang.tag() != "de" && !scan.p.text.is_empty();
        class(scan, i).is_some_and(|c| Some(c) == phrase.class) || name && phrase.class.is_none_or(|c| c == "person")
    };
    while scan.mark(end) == Some(',') && similar(end + 1) && end < phrase.head_end + 8 {
        end += 2;
    }
    let and = scan.role(end, Role::CountedWord).filter(|(_, e)| e.word() == "and");
    if let Some((m, _)) = and.filter(|(m, _)| similar(m.end())) {
        phrase.head_end = word_end(scan, m.end());
    }
    phrase
}

/// zh ja th: classifier, then the listed noun that the run ends with or begins with.
fn glyphs(scan: Scan<'_, '_>, at: usize) -> Option<Phrase> {
    let mut i = at;
    let mut best: Option<Phrase> = None;
    while i < at + 8 && scan.kind(i) == Some(TokenKind::Glyph) {
        let stop = scan.role(i, Role::CountedWord).is_some_and(|(_, e)| e.word() == "stop");
        if let Some((m, e)) = scan.role(i, Role::CountedNoun) {
            best = Some(Phrase { first: at, head: i, head_end: m.end(), class: Some(e.word()), of: None });
            i = m.end();
            continue;
        }
        if stop || best.is_some() {
            break;
        }
        i += 1;
    }
    best
}

/// Whether the numeral is one part of a whole that is named behind "of": the token where the whole begins.
pub(super) fn base(scan: Scan<'_, '_>, n: &Numeral, at: usize) -> Option<usize> {
    let (m, _) = scan.role(at, Role::CountedWord)?;
    let of = means_of(scan, at) && !n.scaled && n.indefinite.is_none();
    let the = scan.role(m.end(), Role::CountedWord).filter(|(_, e)| e.word() == "the");
    of.then(|| the.map_or(m.end(), |(m, _)| m.end()))
}
