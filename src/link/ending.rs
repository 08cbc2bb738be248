//! Parts of words that tell something: endings of verbs ("-ieron"), and what is written on to places ("-ból", "ל").

use crate::lang::{Lang, Lexicon, Role};
use crate::text::fold_into;

/// Most characters of an ending.
const LONGEST: usize = 6;

/// What the longest ending of `word` means in `lang`: forms of the word table that are written with a hyphen before them.
pub(super) fn of<T>(word: &str, lang: Lang, mut meaning: impl FnMut(Role) -> Option<T>) -> Option<T> {
    let mut key = String::from("-");
    let mut cuts = [0; LONGEST];
    let mut count = 0;
    for (cut, _) in word.char_indices().rev().take(LONGEST).filter(|(at, _)| *at > 1) {
        cuts[count] = cut;
        count += 1;
    }
    cuts[..count].iter().rev().find_map(|&cut| {
        key.truncate(1);
        fold_into(&word[cut..], &mut key);
        look_up(&key, lang, &mut meaning)
    })
}

/// What `rest`, the part of a word behind a name, means in `lang`, with or without a hyphen in the word table.
pub(super) fn whole<T>(rest: &str, lang: Lang, mut meaning: impl FnMut(Role) -> Option<T>) -> Option<T> {
    let mut key = String::from("-");
    fold_into(rest, &mut key);
    look_up(&key, lang, &mut meaning).or_else(|| look_up(&key[1..], lang, &mut meaning))
}

/// What `letters`, written on before a name, mean in `lang`.
pub(super) fn prefix<T>(letters: &str, lang: Lang, mut meaning: impl FnMut(Role) -> Option<T>) -> Option<T> {
    let mut key = String::new();
    fold_into(letters, &mut key);
    look_up(&key, lang, &mut meaning)
}

fn look_up<T>(key: &str, lang: Lang, meaning: &mut impl FnMut(Role) -> Option<T>) -> Option<T> {
    Lexicon::get(key)?.entries().filter(|e| e.lang == lang).find_map(|e| meaning(e.role))
}
