//! Parts of words that tell something: endings of verbs ("-ieron"), and what is written on to places ("-ból", "ל").

use crate::lang::{Lang, Lexicon, Role};
use crate::text::fold_into;

/// Most characters of an ending.
const LONGEST: usize = 6;

/// What the longest ending of `word` means in `lang`, as bits: forms of the word table that are written with a hyphen before them.
/// 0 where none means anything.
pub(super) fn of(word: &str, lang: Lang, meaning: impl Fn(Role) -> u32) -> u32 {
    let mut key = String::from("-");
    let mut cuts = [0; LONGEST];
    let mut count = 0;
    for (cut, _) in word.char_indices().rev().take(LONGEST).filter(|(at, _)| *at > 1) {
        cuts[count] = cut;
        count += 1;
    }
    let found = cuts[..count].iter().rev().map(|&cut| {
        key.truncate(1);
        fold_into(&word[cut..], &mut key);
        look_up(&key, lang, &meaning)
    });
    found.into_iter().find(|bits| *bits != 0).unwrap_or(0)
}

/// What `rest`, the part of a word behind a name, means in `lang`, with or without a hyphen in the word table.
pub(super) fn whole(rest: &str, lang: Lang, meaning: impl Fn(Role) -> u32) -> u32 {
    let mut key = String::from("-");
    fold_into(rest, &mut key);
    look_up(&key, lang, &meaning) | look_up(&key[1..], lang, &meaning)
}

/// What `letters`, written on before a name, mean in `lang`.
pub(super) fn prefix(letters: &str, lang: Lang, meaning: impl Fn(Role) -> u32) -> u32 {
    let mut key = String::new();
    fold_into(letters, &mut key);
    look_up(&key, lang, &meaning)
}

fn look_up(key: &str, lang: Lang, meaning: &impl Fn(Role) -> u32) -> u32 {
    let Some(hit) = Lexicon::get(key) else { return 0 };
    hit.entries().filter(|e| lang.reads(e.lang)).fold(0, |bits, e| bits | meaning(e.role))
}
