//! Which of the alternate names that GeoNames collects are names people write.

use super::fold::{Class, class};

/// Whether an alternate name is worth keeping: not a sound (`/ˈwɔːsɔː/`), an airport code, a romanisation in small
/// letters (`mei he lun`), a single letter, a list, or a whole sentence.
///
/// ```
/// use regest::gazetteer::usable_alternate;
/// assert!(usable_alternate("Malines") && usable_alternate("梅赫伦"));
/// assert!(!usable_alternate("mei he lun") && !usable_alternate("ZGP"));
/// ```
#[must_use]
pub fn usable_alternate(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let ascii = name.is_ascii();
    let airport = ascii && name.len() == 3 && name.bytes().all(|b| b.is_ascii_uppercase());
    let romanised = ascii && !name.bytes().any(|b| b.is_ascii_uppercase());
    // Text is never read over such a sign, so the name could not be met.
    let cut = name.chars().any(|c| class(c) == Class::Other && c != ')');
    let odd = cut || name.contains(['/', ',', ';', '[', ']', ':', '|', '=', '"', '\t', '\n', '_', '@', '*', '?', '!']);
    (2..=50).contains(&letters) && !airport && !romanised && !odd
}

/// Whether a name is a code or an abbreviation by its look: two to four Latin capitals, with or without stops.
#[must_use]
pub fn is_abbreviation(name: &str) -> bool {
    let letters = name.bytes().filter(u8::is_ascii_uppercase).count();
    (2..=4).contains(&letters) && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'.')
}
