//! Days counted from an event: "seven months after the liberation", "zwei Tage vor seiner Verhaftung".

use super::atoms::at;
use super::kin::own;
use crate::lang::{Passage, Role};

/// Most words between "after" and the event.
const BETWEEN: usize = 3;

/// The event that a distance which ends before token `k` is counted from: its concept, whether it lies before, and the token behind it.
pub(super) fn event(p: &Passage<'_>, k: usize) -> Option<(&'static str, bool, usize)> {
    let side = |role, back| p.role(k, role).filter(|(_, e)| own(p, e.lang)).map(|(m, _)| (m.end(), back));
    let found = side(Role::DateAfter, false).or_else(|| side(Role::DateBefore, true));
    let (mut k, back) = found.or_else(|| side(Role::DateLater, false))?;
    for _ in 0..=BETWEEN {
        if let Some((m, e)) = p.role(k, Role::EventNoun).filter(|(_, e)| own(p, e.lang)) {
            return Some((e.word(), back, m.end()));
        }
        k = at(p, k, &[Role::DateArticle, Role::DateOf, Role::Determiner])?;
    }
    None
}
