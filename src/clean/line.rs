//! What a block's text shows by itself, in any script.

use super::features::{Feature, Seen, set};
use super::phrases::{self, Found, Strength};
use crate::model::Piece;

/// Measures of a text that several features are made of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shape {
    /// Words; in scripts without spaces two characters count as one.
    pub words: usize,
    /// Letters and digits.
    pub letters: usize,
    /// Decimal digits.
    pub digits: usize,
    /// Words that begin with a capital.
    pub capitals: usize,
    /// Capital letters.
    pub upper: usize,
    /// Small letters.
    pub lower: usize,
    /// Marks that end sentences, with a space or nothing behind them.
    pub ends: usize,
    /// Commas of any script.
    pub commas: usize,
    /// Marks that part the entries of a menu: | » › • · / >.
    pub separators: usize,
    /// Those of them that lead from one entry to the next: › » → >.
    pub arrows: usize,
    /// Small letters with a capital right behind: entries of a menu run together.
    pub joints: usize,
    /// The last mark ends a sentence.
    pub end_mark: bool,
    /// Bytes without white space around it.
    pub bytes: usize,
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।' | '։' | '။' | '។' | '．')
}

/// Whether a character is of a script that parts no words, or is a word by itself.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// Counts in one pass.
pub(super) fn shape(text: &str) -> Shape {
    let mut out = Shape::default();
    let (mut wide, mut inside, mut last) = (0_usize, false, ' ');
    for c in text.chars() {
        if c.is_whitespace() && is_end(last) {
            out.ends += 1;
        }
        match c {
            '|' | '»' | '›' | '•' | '·' | '>' | '«' | '‹' | '→' | '/' | '＞' => out.separators += 1,
            ',' | '،' | '、' | '，' | ';' | '；' => out.commas += 1,
            '。' | '！' | '？' => out.ends += 1,
            _ => {}
        }
        out.arrows += usize::from(matches!(c, '»' | '›' | '>' | '→' | '＞'));
        let letter = c.is_alphanumeric();
        if letter {
            out.joints += usize::from(inside && c.is_uppercase() && last.is_lowercase());
            out.letters += 1;
            out.digits += usize::from(c.is_numeric());
            wide += usize::from(is_wide(c));
            if !inside && !is_wide(c) {
                out.words += 1;
                out.capitals += usize::from(c.is_uppercase());
            }
            out.upper += usize::from(c.is_uppercase());
            out.lower += usize::from(c.is_lowercase());
        }
        inside = letter
            || (inside && matches!(c, '\'' | '’' | '-' | '\u{ad}'))
            || (inside && unicode_normalization::char::is_combining_mark(c));
        if !c.is_whitespace() {
            last = c;
        }
    }
    out.words += wide / 2;
    out.bytes = text.trim().len();
    let end =
        text.trim_end().trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '」', '』', '“']).chars().next_back();
    out.end_mark = end.is_some_and(is_end);
    out.ends += usize::from(out.end_mark && !matches!(end, Some('。' | '！' | '？')));
    out
}

impl Shape {
    /// Whether it reads as running prose.
    pub fn is_prose(&self) -> bool {
        (self.words >= 15 && self.end_mark) || self.words >= 40
    }
}

/// Phrases beyond this many words are looked for only as a page's words about itself.
const PHRASE_WORDS: usize = 20;
/// No phrase is looked for in a text beyond this many words.
const SELF_WORDS: usize = 160;

/// Sets the features of a text and gives the phrase that tells most.
pub(super) fn look(text: &str, piece: &Piece, shape: &Shape, seen: &mut Seen) -> Option<Found> {
    use Feature as F;
    let words = shape.words;
    let per = |n: usize, of: usize| n as f32 / of.max(1) as f32;
    seen[F::Bias as usize] = 1.0;
    let size = match words {
        0..=2 => F::Words2,
        3..=5 => F::Words5,
        6..=10 => F::Words10,
        11..=20 => F::Words20,
        21..=50 => F::Words50,
        _ => F::WordsMore,
    };
    set(seen, size, true);
    set(seen, F::EndMark, shape.end_mark && words > 2);
    set(seen, F::Sentences, shape.ends >= 2 && words > 8);
    seen[F::Commas as usize] = (per(shape.commas, words) * 8.0).min(1.0);
    seen[F::Separators as usize] = (per(shape.separators, words) * 2.0).min(1.0);
    seen[F::Digits as usize] = per(shape.digits, shape.letters);
    seen[F::Capitals as usize] = if words > 2 { per(shape.capitals, words).min(1.0) } else { 0.0 };
    set(seen, F::AllUpper, shape.upper > 3 && shape.lower == 0);
    set(seen, F::ColonEnd, text.trim_end().ends_with([':', '：']));
    set(seen, F::LowerStart, text.trim_start().chars().next().is_some_and(char::is_lowercase));
    set(seen, F::DateLine, words <= 9 && has_date(text, shape));
    set(seen, F::Bullet, text.trim_start().starts_with(['•', '»', '›', '·', '*', '-', '–', '→', '▪', '►']));
    set(seen, F::Address, words <= 12 && (text.contains("http") || text.contains("www.") || text.contains('@')));
    set(seen, F::CopyrightSign, words <= 30 && (text.contains('©') || text.contains("(c)")));
    let links = piece.link_bytes as f32 / text.trim().len().max(1) as f32;
    set(seen, F::FewLinks, links > 0.0 && links < 0.3);
    set(seen, F::HalfLinks, (0.3..0.85).contains(&links));
    set(seen, F::AllLinks, links >= 0.85);
    set(seen, F::ManyLinks, piece.links >= 3);
    if words > SELF_WORDS {
        return None;
    }
    phrase(text, words, seen)
}

fn phrase(text: &str, words: usize, seen: &mut Seen) -> Option<Found> {
    use Feature as F;
    let found = phrases::find(text)?;
    match found.strength {
        Strength::Self_ => seen[F::PhraseSelf as usize] = 1.0 + 0.5 * (found.count.min(4) as f32 - 1.0),
        _ if words > PHRASE_WORDS => set(seen, F::PhraseProse, true),
        Strength::Whole => set(seen, F::PhraseWhole, true),
        Strength::Start => set(seen, F::PhraseStart, true),
        Strength::Part => set(seen, F::PhrasePart, true),
    }
    Some(found)
}

/// Four digits outside these are no year.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2100;

/// Whether a short text looks like it holds a calendar date: digits in a group of four or three groups, or beside a word.
pub(super) fn has_date(text: &str, shape: &Shape) -> bool {
    if shape.digits < 3 || shape.digits > 24 {
        return false;
    }
    let groups = || text.split(|c: char| !c.is_numeric()).filter(|g| !g.is_empty());
    let year = |g: &str| g.chars().count() == 4 && !g.parse().is_ok_and(|y: u32| !YEARS.contains(&y));
    groups().any(year) || (groups().count() >= 3 && groups().all(|g| g.chars().count() <= 2))
}
