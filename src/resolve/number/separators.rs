//! Grouping or decimal: the one mark before three digits, read by evidence from the words around it and from the whole page.

use crate::lang::{Lang, Passage};
use crate::model::{Evidence, Marks, Mention, NumberReading, NumberType, NumberValue, Reading, Style};
use crate::resolve::Context;
use crate::text::Span;

/// Score from which a reading is taken for certain enough.
const SURE: f32 = 3.0;

/// How the page writes numbers.
#[derive(Debug, Default)]
pub(super) struct Habit {
    /// Numerals that can only be read with a decimal point, and with a decimal comma.
    point: Votes,
    comma: Votes,
    /// The language of the site's address, if it has one.
    site: Option<Lang>,
}

/// Numerals for one habit.
#[derive(Debug, Default, Clone, Copy)]
struct Votes {
    certain: u32,
    likely: u32,
}

impl Votes {
    fn weight(self) -> f32 {
        if self.certain > 0 { 6.0 } else { (4.0 * self.likely as f32).min(8.0) }
    }
}

impl Habit {
    /// Counts the numerals of the page that are no part of a date.
    pub fn of(context: &Context<'_>, mentions: &[Mention], skip: impl Fn(Span) -> bool) -> Self {
        let mut habit = Self { site: site(context), ..Self::default() };
        for mention in mentions {
            if let Reading::Number(r) = &mention.reading
                && let Some((mark, certain)) = decimal(r)
                && r.rejected.is_none()
                && !skip(r.value.numeral)
            {
                let votes = if mark == '.' { &mut habit.point } else { &mut habit.comma };
                *(if certain { &mut votes.certain } else { &mut votes.likely }) += 1;
            }
        }
        habit
    }

    /// How much the page speaks for `mark` as the grouping mark.
    fn grouping(&self, mark: char) -> f32 {
        let (grouping, decimal) = if mark == '.' { (self.comma, self.point) } else { (self.point, self.comma) };
        grouping.weight() - decimal.weight()
    }
}

/// The decimal mark that a numeral speaks for, and whether it leaves no doubt. "107.000 people" are no part of a person, so that
/// the dot is the grouping mark there.
fn decimal(reading: &NumberReading) -> Option<(char, bool)> {
    match reading.marks {
        Marks::Decimal { mark, certain } => Some((mark, certain)),
        Marks::Either(mark) if whole(&reading.value) => Some((if mark == '.' { ',' } else { '.' }, false)),
        _ => None,
    }
}

/// Whether it counts what comes in whole numbers.
fn whole(value: &NumberValue) -> bool {
    value.kind == NumberType::Count && value.counted.as_ref().is_some_and(|c| c.class.is_some())
}

/// The language that the top-level domain of the page's address speaks for.
fn site(context: &Context<'_>) -> Option<Lang> {
    let url = context.document.given.url.as_deref().or(context.page.head.canonical.as_deref())?;
    let rest = url.split_once("://").map_or(url, |(_, r)| r);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let domain = host.rsplit('.').next()?;
    Lang::all().find(|l| l.info().domains.contains(&domain))
}

/// The reading taken, and the one left.
pub(super) struct Chosen {
    /// The value under the reading taken.
    pub value: NumberValue,
    /// The other one, and why it may be right.
    pub other: Option<(NumberValue, &'static str)>,
    /// Sum for the reading taken; `None` where there is no other.
    pub score: Option<f32>,
    /// What spoke for and against.
    pub evidence: Vec<Evidence>,
}

/// Chooses between the readings of a numeral.
pub(super) fn choose(habit: &Habit, passage: &Passage<'_>, reading: &NumberReading) -> Chosen {
    let (Marks::Either(mark), Some(other)) = (reading.marks, &reading.other) else {
        return Chosen { value: reading.value.clone(), other: None, score: None, evidence: Vec::new() };
    };
    let evidence = weigh(habit, passage, &reading.value, mark);
    let score: f32 = evidence.iter().filter_map(|e| e.weight).sum();
    let (grouped, decimal) = (reading.value.clone(), other.as_ref().clone());
    let (mut value, mut rest, why) = if score >= 0.0 {
        (grouped, decimal, "the mark may be a decimal one")
    } else {
        (decimal, grouped, "the mark may be a grouping one")
    };
    value.ambiguous = score.abs() < SURE;
    rest.ambiguous = value.ambiguous;
    Chosen { value, other: Some((rest, why)), score: Some(score), evidence }
}

/// Evidence for grouping (positive) and for a decimal mark (negative).
fn weigh(habit: &Habit, passage: &Passage<'_>, value: &NumberValue, mark: char) -> Vec<Evidence> {
    let mut out = vec![Evidence::new("separator/page", habit.grouping(mark))];
    out.push(Evidence::new("separator/language", language(passage.lang, mark, 3.0)));
    if let Some(site) = habit.site.filter(|s| *s != passage.lang) {
        out.push(Evidence::new("separator/site", language(site, mark, 2.0)));
    }
    let mut add = |rule, weight| out.push(Evidence::new(rule, weight));
    match measured(value) {
        NumberType::Count if whole(value) => add("separator/counted-whole", 6.5),
        // "5.000 of the 96.000"
        NumberType::Count if value.of.as_ref().is_some_and(|o| o.value.is_some()) => add("separator/part", 3.0),
        NumberType::Count if value.counted.is_some() => add("separator/counted", 3.0),
        NumberType::Money => add("separator/money", 2.5),
        NumberType::Measure | NumberType::Percent => add("separator/measured", -3.0),
        _ => {}
    }
    let digits = value.decimal.as_deref().unwrap_or_default();
    if digits.ends_with("000") || digits.ends_with("500") {
        add("separator/round", 2.0);
    }
    if value.style == Style::Mixed {
        add("separator/scale", -4.0);
    }
    out
}

/// What a number measures; of a rate what stands above its line.
fn measured(value: &NumberValue) -> NumberType {
    let code = value.unit.as_ref().map(|u| u.code.as_deref().unwrap_or_default().split('/').next().unwrap_or_default());
    match code {
        _ if value.kind != NumberType::Rate => value.kind,
        None => NumberType::Count,
        // A price for each of something has three decimals as often as thousands: "2,475 euros par kilo".
        Some(c) if c.len() == 3 && c.bytes().all(|b| b.is_ascii_uppercase()) => NumberType::Rate,
        Some(_) => NumberType::Measure,
    }
}

/// Whether a language groups with `mark`, or has it as decimal mark.
fn language(lang: Lang, mark: char, weight: f32) -> f32 {
    let info = lang.info();
    if lang == Lang::UND {
        0.0
    } else if info.decimal == mark {
        -weight
    } else if info.group == mark || mark == '.' {
        weight
    } else {
        0.0
    }
}
