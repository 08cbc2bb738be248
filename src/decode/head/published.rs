//! The page's own day: all that speaks for one is weighed; what several sources say counts for more.
//!
//! Where they contradict each other, the day told from outside comes first, then an address that is older than all else (it is made once,
//! what the page says of itself is renewed), data of an article, meta elements made for it, elements marked as such, the line beside the title,
//! the address, elements and meta elements that may mean another day; the day of the last change only where nothing else is said.

use super::data::Data;
use super::dateline;
use super::day::{self, Day};
use super::lists::{Shown, without_lists};
use super::spot::{Lines, OTHERS};
use crate::decode::html::{Collector, PLAIN, Time};
use crate::decode::known::{self, Field};
use crate::model::{Document, Page, Published, PublishedFrom};

/// Points of what is told from outside.
const GIVEN: i32 = 1000;
/// Points of a day in an address older than all else that is said.
const OLDEST: i32 = 200;
const ADDRESS: i32 = 44;
const ADDRESS_COARSE: i32 = 20;
/// Points of JSON-LD, by rank: an article's day of publication or creation, a page's.
const DATA: [i32; 4] = [58, 50, 52, 44];
const CHANGED: i32 = 12;
/// Points that each other kind of source adds which says the same.
const AGREED: i32 = 8;
/// Points that an address adds which names the month.
const AGREED_MONTH: i32 = 5;
/// Points from which the lines of the page are not looked at.
const CERTAIN: i32 = 52;
/// Points from which an address that is older contradicts.
const SAID: i32 = 40;
/// Days that may lie between a day here and the same day elsewhere on earth.
const ZONES: u32 = 1;
/// Most candidates that are kept.
const MOST: usize = 20;

/// The candidates for the day of a page with markup, best first.
pub(super) fn of_html(
    found: &Collector,
    data: &Data,
    lines: &Lines<'_>,
    document: &Document,
    names: Names<'_>,
) -> Vec<Published> {
    let mut signs = Signs::new(document);
    for day in &data.days {
        let points = DATA.get(usize::from(day.rank)).copied().unwrap_or(CHANGED);
        signs.value(&day.said, PublishedFrom::JsonLd, points);
    }
    data.changed.iter().for_each(|said| signs.value(said, PublishedFrom::JsonLd, CHANGED));
    found.loose.iter().for_each(|said| signs.value(said, PublishedFrom::JsonLd, DATA[1]));
    for (name, content) in &found.meta {
        if let Some(meaning) = known::meta(name).filter(|m| matches!(m.field, Field::Published | Field::Changed)) {
            signs.value(content, PublishedFrom::Meta, meaning.points);
        }
    }
    times(found, lines, &mut signs);
    if signs.best() < CERTAIN {
        let said =
            |i: usize| found.times.iter().filter_map(move |t| t.said.get(i)?.as_deref()).filter_map(day::of_value);
        let hints =
            Hints { written: said(0).chain(names.url.and_then(day::of_url)).collect(), seen: said(1).collect() };
        dateline::read(lines, &hints, &names, &mut |day, points| signs.add(day, PublishedFrom::Text, points));
    }
    signs.address(names.url);
    signs.ranked()
}

/// Days that elements called a date hold, in attributes and in their text, and what the address names.
#[derive(Debug, Default)]
pub(super) struct Hints {
    /// For machines: they tell which number is the month.
    pub(super) written: Vec<String>,
    pub(super) seen: Vec<String>,
}

/// What helps to read datelines.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Names<'a> {
    pub(super) url: Option<&'a str>,
    pub(super) author: Option<&'a str>,
    /// `3/4/2025` is in March.
    pub(super) month_first: bool,
}

/// The candidates for the day of a page without markup.
pub(super) fn of_text(page: &Page, document: &Document) -> Vec<Published> {
    let mut signs = Signs::new(document);
    let names = Names { url: document.given.url.as_deref(), ..Names::default() };
    let lines = Lines::new(page, &[]);
    dateline::read(&lines, &Hints::default(), &names, &mut |day, points| signs.add(day, PublishedFrom::Text, points));
    signs.address(names.url);
    signs.ranked()
}

/// Adds the days that elements show. One among many of its kind is an entry of a list; one in an aside is another page's.
fn times(found: &Collector, lines: &Lines<'_>, signs: &mut Signs) {
    let mut shown: Vec<Shown> = Vec::new();
    for time in found.times.iter().filter(|t| matches!(t.field, Field::Published | Field::Changed)) {
        let spot = lines.spot(time.at);
        let points = match time.points {
            points if time.meta => points,
            _ if spot.aside <= OTHERS => continue,
            PLAIN if !spot.near && spot.aside == 0 => PLAIN - 20,
            points if spot.aside < 0 && !(spot.near && points > PLAIN) => continue,
            points => points + 2 * spot.aside - if spot.linked { 6 } else { 0 },
        };
        let from = if time.meta { PublishedFrom::Meta } else { PublishedFrom::TimeElement };
        let day = |(day, points)| Shown { day, points, from, group: spot.group, at: spot.at };
        shown.extend(of_time(time, points).map(day));
    }
    without_lists(&mut shown);
    shown.into_iter().for_each(|s| signs.add(s.day, s.from, s.points));
}

/// The days that one element shows. The readers' one wins where the two differ by a zone of time; else the one written for machines does.
fn of_time(time: &Time, points: i32) -> impl Iterator<Item = (String, i32)> {
    let read = |said: &Option<String>| said.as_deref().and_then(day::of_value).filter(|d| d.len() == 10);
    let [written, seen] = [read(&time.said[0]), read(&time.said[1])];
    let near = |a: &Option<String>, b: &Option<String>| {
        Some(Day::of_iso(a.as_deref()?)?.apart(Day::of_iso(b.as_deref()?)?) <= ZONES)
    };
    let less = match near(&written, &seen) {
        None => [0, 0],
        Some(true) => [1, 0],
        Some(false) => [0, 4],
    };
    let days = [written.map(|d| (d, points - less[0])), seen.map(|d| (d, points - less[1]))];
    days.into_iter().flatten()
}

/// One source that says a day.
struct Sign {
    edtf: String,
    from: PublishedFrom,
    points: i32,
}

struct Signs {
    all: Vec<Sign>,
    /// Days behind it are none of a page that was there then.
    captured: Option<Day>,
}

impl Signs {
    fn new(document: &Document) -> Self {
        let captured = document.capture_time.as_deref().and_then(|t| Day::of_iso(t.get(..10)?));
        let given = document.given.date.as_deref().map(str::trim).filter(|d| !d.is_empty());
        let given = given.map(|d| day::of_value(d).unwrap_or_else(|| d.to_owned()));
        let given = given.map(|edtf| Sign { edtf, from: PublishedFrom::Given, points: GIVEN });
        Self { all: given.into_iter().collect(), captured }
    }

    fn value(&mut self, said: &str, from: PublishedFrom, points: i32) {
        if let Some(edtf) = day::of_value(said) {
            self.add(edtf, from, points);
        }
    }

    /// Adds what may be true: there were web pages, and the page had not yet been captured.
    fn add(&mut self, edtf: String, from: PublishedFrom, points: i32) {
        let may_be = match Day::of_iso(&edtf) {
            Some(day) => day.of_the_web() && self.captured.is_none_or(|c| day <= c || day.apart(c) <= ZONES),
            None => edtf.get(..4).and_then(|y| y.parse().ok()).is_some_and(Day::year_of_the_web),
        };
        if may_be && points > 0 && self.all.len() < 10 * MOST {
            let points = if edtf.len() < 10 { points.min(ADDRESS_COARSE) } else { points };
            self.all.push(Sign { edtf, from, points });
        }
    }

    fn best(&self) -> i32 {
        self.all.iter().map(|s| s.points).max().unwrap_or_default()
    }

    fn address(&mut self, url: Option<&str>) {
        let Some(edtf) = url.and_then(day::of_url) else { return };
        let day = Day::of_iso(&edtf);
        let mut said = self.all.iter().filter(|s| s.points >= SAID && s.from != PublishedFrom::Given).peekable();
        let older = said.peek().is_some()
            && said.all(|s| match (day, Day::of_iso(&s.edtf)) {
                (Some(day), Some(other)) => day < other && day.apart(other) > ZONES,
                _ => false,
            });
        let points = if older {
            OLDEST
        } else if day.is_some() {
            ADDRESS
        } else {
            ADDRESS_COARSE
        };
        self.add(edtf, PublishedFrom::Url, points);
    }

    /// Each day once, with the most exact of its sources, the likeliest first.
    fn ranked(self) -> Vec<Published> {
        let mut out: Vec<Published> = Vec::new();
        for sign in &self.all {
            let room = out.len() < MOST;
            match out.iter_mut().find(|p| p.edtf == sign.edtf) {
                Some(p) => {
                    let last = p.points <= CHANGED || (sign.points > CHANGED && sign.from < p.from);
                    p.from = if last { sign.from } else { p.from };
                    p.points = p.points.max(sign.points);
                }
                None if room => {
                    out.push(Published { edtf: sign.edtf.clone(), from: sign.from, points: sign.points });
                }
                None => {}
            }
        }
        for p in &mut out {
            p.points += self.agreed(p);
        }
        out.sort_by_key(|p| std::cmp::Reverse(p.points));
        out
    }

    /// What the other kinds of sources add that say the same day, or its month.
    fn agreed(&self, p: &Published) -> i32 {
        let mut kinds: Vec<PublishedFrom> = Vec::new();
        let mut points = 0;
        for sign in self.all.iter().filter(|s| s.from != p.from && p.edtf.starts_with(s.edtf.as_str())) {
            if !kinds.contains(&sign.from) && sign.points > CHANGED {
                kinds.push(sign.from);
                points += if sign.edtf == p.edtf { AGREED } else { AGREED_MONTH };
            }
        }
        points
    }
}
