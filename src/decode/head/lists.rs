//! Days that stand on a page side by side: entries of a list, posts of a thread, and the one that is the page's own.

use crate::model::PublishedFrom;
use std::collections::HashMap;

/// A day that the page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) day: String,
    pub(super) points: i32,
    pub(super) from: PublishedFrom,
    /// Elements of one make have the same group; 0 is none.
    pub(super) group: u64,
    /// Where it stands in the text.
    pub(super) at: usize,
}

/// Different days from which elements of one make are a list.
const LIST: usize = 3;
/// The first one is of the page itself when so many times more text follows it than follows the others.
const BODY: usize = 3;
/// Bytes of text that follow an entry at least.
const ENTRY: usize = 200;

/// Takes out the days of lists: entries that begin with the latest tell of other pages. A thread begins with the oldest, and an article has
/// its text between its day and those of others: there the first one stays.
pub(super) fn without_lists(shown: &mut Vec<Shown>) {
    let mut groups: HashMap<u64, Vec<usize>> = HashMap::new();
    for (i, s) in shown.iter().enumerate().filter(|(_, s)| s.group != 0) {
        groups.entry(s.group).or_default().push(i);
    }
    let mut kept = vec![true; shown.len()];
    for mut group in groups.into_values() {
        group.sort_by_key(|&i| shown.get(i).map(|s| s.at));
        let entries: Vec<&Shown> = group.iter().filter_map(|&i| shown.get(i)).collect();
        let Some(own) = own(&entries) else { continue };
        for &i in &group {
            let stays = own.is_some_and(|at| shown.get(i).is_some_and(|s| s.at == at));
            if let Some(kept) = kept.get_mut(i) {
                *kept = stays;
            }
        }
    }
    let mut kept = kept.into_iter();
    shown.retain(|_| kept.next().unwrap_or(true));
}

/// `None` if the entries are no list; else the place of the one that is the page's own, if any is.
fn own(entries: &[&Shown]) -> Option<Option<usize>> {
    let mut days: Vec<&str> = entries.iter().map(|s| s.day.as_str()).collect();
    days.sort_unstable();
    days.dedup();
    if days.len() < LIST {
        return None;
    }
    let first = entries.first()?;
    let mut places: Vec<usize> = entries.iter().map(|s| s.at).collect();
    places.dedup();
    let mut gaps: Vec<usize> = places.windows(2).map(|w| w.last().unwrap_or(&0) - w.first().unwrap_or(&0)).collect();
    let before = if gaps.is_empty() { 0 } else { gaps.remove(0) };
    gaps.sort_unstable();
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or_default().max(ENTRY);
    let thread = days.first().is_some_and(|oldest| *oldest == first.day);
    Some((thread || before > BODY * usual).then_some(first.at))
}
