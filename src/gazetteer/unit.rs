//! First-order units abbreviated behind the name of what lies in them: "Billings, Mont.", "Monza (MB)".

use super::{Gazetteer, PlaceId};
use crate::text::Span;

/// Letters of an abbreviated unit.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=6;

/// The words right behind a name ending at `end` that by their form may abbreviate a unit: letters with a stop, or capitals.
/// A stop that ends them is theirs, unless they are capitals alone. Where the name itself is in capitals, so are all words,
/// and one that others follow is no abbreviation.
///
/// ```
/// use regest::gazetteer::abbreviation_behind;
/// let behind = |text: &str, name: &str| abbreviation_behind(text, name.len()).map(|span| span.of(text).to_owned());
/// assert_eq!(behind("Billings, Mont., is", "Billings").as_deref(), Some("Mont."));
/// assert_eq!(behind("Dover, DE.", "Dover").as_deref(), Some("DE"));
/// assert_eq!(behind("Dover, Kent", "Dover"), None);
/// ```
#[must_use]
pub fn abbreviation_behind(text: &str, end: usize) -> Option<Span> {
    let rest = text.get(end..)?;
    let rest = rest.strip_prefix(", ").or_else(|| rest.strip_prefix(" ("))?;
    let start = text.len() - rest.len();
    let mut len = 0;
    for (at, c) in rest.char_indices().take(2 * LETTERS.end()) {
        match c {
            c if c.is_alphabetic() => len = at + c.len_utf8(),
            '.' => {}
            _ => break,
        }
    }
    let words = rest.get(..len)?;
    let letters = || words.chars().filter(|c| c.is_alphabetic());
    let upper = letters().all(char::is_uppercase);
    let behind = rest.get(len..)?;
    let stop = behind.starts_with('.');
    let stopped = words.contains('.') || stop && !upper;
    let may_be = LETTERS.contains(&letters().count()) && words.starts_with(char::is_uppercase) && (upper || stopped);
    let goes_on = || behind.strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_alphabetic));
    let shouted = !text.get(..end)?.ends_with(char::is_lowercase);
    let own_stop = usize::from(stop && stopped);
    (may_be && (stopped || !shouted || !goes_on())).then(|| Span::new(start, start + len + own_stop))
}

impl Gazetteer {
    /// The unit that these words abbreviate, of a country and unit that one of the places given (by the codes of both) is in.
    pub fn abbreviated_unit<'p>(
        &self,
        words: &str,
        of: &(impl Iterator<Item = (&'p str, &'p str)> + Clone),
    ) -> Option<PlaceId> {
        let letters = words.chars().filter(|c| c.is_alphabetic()).count();
        if !words.starts_with(char::is_uppercase) || !LETTERS.contains(&letters) {
            return None;
        }
        let mut tried = "";
        of.clone().find_map(|(country, _)| {
            if country == tried {
                return None;
            }
            tried = country;
            let unit = self.admin1_by_abbrev(country, words)?;
            let code = self.place(unit).admin1;
            of.clone().any(|place| place == (country, code)).then_some(unit)
        })
    }
}
