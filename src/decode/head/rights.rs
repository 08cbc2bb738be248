//! The line that says who holds the rights.

use crate::model::Page;
use crate::text::Span;

/// The first line that says who holds the rights.
pub(super) fn line(page: &Page) -> Option<Span> {
    const LONGEST: usize = 300;
    let text = page.text.value.as_str();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let words = line.trim();
        if words.len() <= LONGEST && says_rights(words) {
            let from = at + line.len() - line.trim_start().len();
            return Some(Span::new(from, from + words.len()));
        }
    }
    None
}

pub(super) fn says_rights(line: &str) -> bool {
    let sign = memchr::memmem::find(line.as_bytes(), "©".as_bytes()).is_some();
    // Prose about the law of copyright ends like a sentence and has no year beside the word.
    sign || line.to_ascii_lowercase().split_once("copyright").is_some_and(|(before, after)| {
        before.len() < 20
            && after.trim_start_matches([' ', ':', '(', 'c', ')', '-', '–']).starts_with(|c: char| c.is_ascii_digit())
    })
}
