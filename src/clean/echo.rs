//! Whether a block speaks of what the page speaks of: how many of its words stand in the page's prose, or in its title. A heading, a caption
//! or a lead does in any language; a menu hardly.

use super::features::{Feature, Seen};
use super::line::{Shape, is_wide};
use super::measure::put;
use crate::model::Page;

/// Letters of a word that is likely to mean something.
const LETTERS: usize = 4;
/// Words are told apart by so many bits: a page's prose has a few thousand at most.
const BITS: u32 = 16;

/// How often each word was said, up to 255, by its hash.
struct Said(Vec<u8>);

impl Said {
    fn new() -> Self {
        Self(vec![0; 1 << BITS])
    }

    fn add(&mut self, text: &str) {
        each_word(text, |w| self.0[w] = self.0[w].saturating_add(1));
    }

    /// Words of a text, and those of them that were said more than `times`.
    fn of(&self, text: &str, times: u8) -> (f32, f32) {
        let (mut all, mut said) = (0.0, 0.0);
        each_word(text, |w| {
            all += 1.0;
            said += f32::from(u8::from(self.0[w] > times));
        });
        (all, said)
    }
}

/// Gives the hash of each word of some length; in scripts without spaces of each pair of characters.
fn each_word(text: &str, mut take: impl FnMut(usize)) {
    const START: u32 = 0x811c_9dc5;
    let step = |hash: u32, c: char| (hash ^ c as u32).wrapping_mul(0x0100_0193);
    let fold = |hash: u32| ((hash >> BITS) ^ (hash & ((1 << BITS) - 1))) as usize;
    let (mut hash, mut letters, mut wide) = (START, 0, None);
    for c in text.chars().chain([' ']) {
        if is_wide(c) {
            if let Some(before) = wide.replace(c) {
                take(fold(step(step(START, before), c)));
            }
        } else if c.is_alphanumeric() {
            // Simple folding will do: a word has to meet itself.
            let lower = if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) };
            (hash, letters, wide) = (step(hash, lower), letters + 1, None);
            continue;
        } else {
            wide = None;
        }
        if letters >= LETTERS {
            take(fold(hash));
        }
        (hash, letters) = (START, 0);
    }
}

/// Sets the features of words that are said elsewhere.
pub(super) fn look(page: &Page, shapes: &[Shape], seen: &mut [Seen]) {
    let text = |i: usize| page.pieces[i].span.of(&page.text.value);
    let prose = |i: usize| shapes[i].is_prose() && (page.pieces[i].link_bytes as usize) < shapes[i].bytes / 2;
    let (mut said, mut title) = (Said::new(), Said::new());
    (0..shapes.len()).filter(|&i| prose(i)).for_each(|i| said.add(text(i)));
    page.head.title.iter().for_each(|t| title.add(t));
    for i in (0..shapes.len()).filter(|&i| shapes[i].words > 0) {
        // Prose has said its own words once.
        let (all, echoed) = said.of(text(i), u8::from(prose(i)));
        put(&mut seen[i], Feature::Echo, echoed / f32::max(all, 1.0));
        put(&mut seen[i], Feature::EchoWords, echoed.ln_1p());
        if shapes[i].words <= TITLE_WORDS {
            put(&mut seen[i], Feature::EchoTitle, title.of(text(i), 0).1 / f32::max(all, 1.0));
        }
    }
}

/// Most words of a block that is held against the title.
const TITLE_WORDS: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_meet_themselves_in_any_case_and_script() {
        let mut said = Said::new();
        said.add("Die Fähre fuhr bis zum Bau der Brücke. 這座橋建於戰後。");
        assert_eq!(said.of("DIE FÄHRE UND DIE BRÜCKE", 0), (2.0, 2.0));
        assert_eq!(said.of("Impressum Kontakt", 0), (2.0, 0.0));
        assert_eq!(said.of("座橋", 0), (1.0, 1.0));
        assert_eq!(said.of("菜單", 0), (1.0, 0.0));
    }
}
