//! What a heading tells of the lines below it: the day of an entry, the town of a section.

use super::tie::date_role;
use super::view::{View, dates, places};
use crate::model::{ClaimDate, ClaimPlace};

/// Most words of a heading beside its dates and places: "Transport lists" tells no scene, "In Ghent, 1944" does.
const OTHERS: usize = 2;

/// The date and the place that the last heading is made of.
#[derive(Debug, Clone, Default)]
pub(super) struct Heading {
    pub dates: Vec<ClaimDate>,
    pub places: Vec<ClaimPlace>,
}

impl Heading {
    /// Whether it tells nothing.
    pub const fn is_empty(&self) -> bool {
        self.dates.is_empty() && self.places.is_empty()
    }

    /// What the heading in `view` tells: its only date and its only place, if it says little else.
    pub fn of(view: &View<'_, '_>) -> Self {
        let all = 0..view.p.tokens.len();
        let others = all.clone().filter(|&i| view.is_word(i) && !view.in_fact(i)).count();
        let mut out = Self::default();
        if others > OTHERS {
            return out;
        }
        for (fact, f) in view.facts_in(&all) {
            if dates(f) {
                out.dates.push(ClaimDate { fact, role: date_role(f), how: "heading" });
            } else if places(f) {
                out.places.push(ClaimPlace { fact, role: "at", how: "heading", qualifier: None, date: None });
            }
        }
        if out.dates.len() > 1 {
            out.dates.clear();
        }
        if out.places.len() > 1 {
            out.places.clear();
        }
        out
    }
}
