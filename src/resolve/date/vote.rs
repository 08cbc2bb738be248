//! Votes for a year, and the choice between years: how sure each is among all that something speaks for.

use crate::text::Span;

/// What speaks for a year.
#[derive(Debug, Clone, Copy)]
pub(super) struct Vote {
    pub year: i32,
    pub weight: f32,
    pub how: &'static str,
    pub from: Option<Span>,
}

/// A year that something speaks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    pub year: i32,
    /// Among all years and none of them.
    pub share: f32,
    /// The strongest vote's reason and place.
    pub how: &'static str,
    pub from: Option<Span>,
}

/// What a year that nothing speaks for weighs: the page may mean one that it never names.
const NONE: f32 = 0.6;
/// Below this share no year is taken.
const ENOUGH: f32 = 0.4;
/// Nor if it is not so many times as likely as the next.
const LEAD: f32 = 1.4;
/// From this share on a year that is not taken is worth showing.
const SHOWN: f32 = 0.12;
/// Most years shown beside the one taken.
const MOST: usize = 4;

/// The years that votes speak for, likeliest first.
pub(super) fn weigh(votes: &[Vote]) -> Vec<Candidate> {
    let mut years: Vec<i32> = votes.iter().map(|v| v.year).collect();
    years.sort_unstable();
    years.dedup();
    let mut found: Vec<Candidate> = years.into_iter().filter_map(|y| candidate(votes, y)).collect();
    let all: f32 = NONE.exp_m1() + found.iter().map(|c| c.share).sum::<f32>();
    found.iter_mut().for_each(|c| c.share /= all);
    found.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.year.cmp(&b.year)));
    found
}

/// A year with the sum of its votes, still to be divided by that of all.
fn candidate(votes: &[Vote], year: i32) -> Option<Candidate> {
    let mine = || votes.iter().filter(|v| v.year == year);
    let best = mine().max_by(|a, b| a.weight.total_cmp(&b.weight))?;
    let sum: f32 = mine().map(|v| v.weight).sum();
    Some(Candidate { year, share: sum.clamp(0.0, 20.0).exp_m1(), how: best.how, from: best.from })
}

/// The year to take, if one is sure enough; and those to show beside it, or in its place.
pub(super) fn choose(mut found: Vec<Candidate>) -> (Option<Candidate>, Vec<Candidate>) {
    let next = found.get(1).map_or(0.0, |c| c.share);
    let clear = found.first().is_some_and(|c| c.share >= ENOUGH.max(LEAD * next));
    let taken = clear.then(|| found.remove(0));
    found.retain(|c| c.share >= SHOWN);
    found.truncate(MOST);
    (taken, found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vote(year: i32, weight: f32) -> Vote {
        Vote { year, weight, how: "previous-date", from: None }
    }

    #[test]
    fn one_strong_vote_is_enough() {
        let (taken, others) = choose(weigh(&[vote(1944, 3.0)]));
        assert!(taken.is_some_and(|t| t.year == 1944 && t.share > 0.8));
        assert!(others.is_empty());
    }

    #[test]
    fn two_even_votes_are_shown_and_none_is_taken() {
        let (taken, others) = choose(weigh(&[vote(1943, 2.0), vote(1944, 2.0)]));
        assert_eq!(taken, None);
        assert_eq!(others.iter().map(|c| c.year).collect::<Vec<_>>(), [1943, 1944]);
    }

    #[test]
    fn a_weak_vote_alone_is_no_year() {
        assert_eq!(choose(weigh(&[vote(1943, 0.4)])).0, None);
        assert_eq!(choose(weigh(&[])), (None, Vec::new()));
    }
}
