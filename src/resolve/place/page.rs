//! What a page says of where and when it belongs, other than by its places.

use super::candidate::Candidate;
use crate::model::{Fact, Value};
use crate::resolve::Context;
use crate::weigh::Feature;

/// What a language with a country in its tag ("en-GB") says of the page's own country, of what its address says.
const DECLARED: f32 = 0.5;
/// Years up to which names of former times are usual.
const FORMERLY: i32 = 1950;

/// Where and when a page belongs.
pub(super) struct Setting {
    /// Country of its address.
    address: Option<String>,
    /// Country in its language tag.
    declared: Option<String>,
    /// Years that its dates tell of, sorted.
    years: Vec<i32>,
}

impl Setting {
    /// Reads the page's head, and the dates that were found.
    pub(super) fn read(context: &Context<'_>, dates: &[Fact]) -> Self {
        let mut years: Vec<i32> = dates.iter().filter_map(year).collect();
        years.sort_unstable();
        years.dedup();
        let declared = context.page.head.declared_lang.as_deref().and_then(|tag| tag.split(['-', '_']).next_back());
        let declared =
            declared.filter(|region| region.len() == 2 && context.page.head.declared_lang.as_deref() != Some(region));
        Self { address: address(context), declared: declared.map(str::to_ascii_uppercase), years }
    }

    /// Marks what the setting says of a candidate.
    pub(super) fn mark(&self, candidate: &mut Candidate<'_>) {
        let country = candidate.place.country;
        let here = |code: &Option<String>| code.as_deref() == Some(country);
        let home = if here(&self.address) {
            1.0
        } else if here(&self.declared) {
            DECLARED
        } else {
            0.0
        };
        candidate.set(Feature::Address, home);
        candidate.set(Feature::Then, self.then(candidate.place.years));
        let former = candidate.flags.historic() && self.years.first().is_some_and(|first| *first <= FORMERLY);
        candidate.set(Feature::FormerName, f32::from(u8::from(former)));
    }

    /// Whether what existed between these years fits those of the page.
    fn then(&self, (from, to): (Option<i16>, Option<i16>)) -> f32 {
        if self.years.is_empty() || (from.is_none() && to.is_none()) {
            return 0.0;
        }
        let (from, to) = (from.map_or(i32::MIN, i32::from), to.map_or(i32::MAX, i32::from));
        let at = self.years.partition_point(|year| *year < from);
        if self.years.get(at).is_some_and(|year| *year <= to) { 1.0 } else { -1.0 }
    }
}

fn year(fact: &Fact) -> Option<i32> {
    let Value::Date(date) = &fact.value else { return None };
    date.edtf.get(..4)?.parse().ok()
}

/// The country of the page's address, by its last label.
fn address(context: &Context<'_>) -> Option<String> {
    let url = context.document.given.url.as_deref().or(context.page.head.canonical.as_deref())?;
    let host = url.split("//").nth(1)?.split(['/', ':', '?']).next()?;
    let label = host.rsplit('.').next().filter(|label| label.len() == 2)?;
    Some(if label.eq_ignore_ascii_case("uk") { "GB".to_owned() } else { label.to_ascii_uppercase() })
}
