//! Decides on the dates of a page: which are none, which year those without one belong to, in which order numeric ones are read.

mod century;
mod column;
mod decide;
mod event;
mod letter;
mod list;
mod order;
mod other;
mod page;
mod role;
mod shift;
mod table;
mod value;
mod vote;
mod year;

use super::{Context, Resolved};
use crate::model::{
    Calendar, DateForm, DateReading, DateRole, Evidence, Fact, Mention, Part, Point, Reading, Rejected, Value, Year,
    confidence,
};
use decide::{Decided, decide};
use page::PageDates;

/// Adds the dates among `mentions` to `out`, as facts or turned down.
pub(super) fn resolve(context: &Context<'_>, mentions: &[Mention], out: &mut Resolved) {
    let mut page = PageDates::of(context, mentions);
    for at in 0..page.dates.len() {
        let (mention, reading) = page.dates[at];
        let mut evidence = mention.evidence.clone();
        evidence.extend(page.evidence(mention, reading));
        let sum: f32 = evidence.iter().filter_map(|e| e.weight).sum();
        let decided = decide(&page, at);
        let Some(decided) = decided else {
            out.rejected.push(turned_down(context, mention, reading, evidence, "no-anchor"));
            continue;
        };
        if sum <= 0.0 {
            out.rejected.push(turned_down(context, mention, reading, evidence, reading.doubt));
            continue;
        }
        let role = role::of(&page, context, at);
        page.told(at, &decided, role);
        out.facts.push(fact(context, mention, reading, decided, role, evidence, sum));
    }
}

fn fact(
    context: &Context<'_>,
    mention: &Mention,
    reading: &DateReading,
    decided: Decided,
    role: DateRole,
    evidence: Vec<Evidence>,
    sum: f32,
) -> Fact {
    let (block, sentence) = place(context, mention);
    let role = match (role, decided.form) {
        (DateRole::Recurring, DateForm::Point(p)) if p.year == Year::Open => DateRole::Recurring,
        (DateRole::Recurring, _) => DateRole::Event,
        (role, _) => role,
    };
    let value = value::build(&decided.form, &reading.form, reading, role);
    let alternatives = other::alternatives(&decided, reading, role);
    let mut flags = Vec::new();
    flags.extend((!decided.inferred.is_empty()).then_some("inferred"));
    flags.extend((!alternatives.is_empty()).then_some("ambiguous"));
    flags.extend(contradicts(&decided.form, reading).then_some("weekday-mismatch"));
    let sure = if decided.others.len() == alternatives.len() { decided.sure } else { decided.sure.min(SWAPPED) };
    Fact {
        span: mention.span,
        block,
        sentence,
        lang: mention.lang,
        value: Value::Date(value),
        inferred: decided.inferred,
        alternatives,
        confidence: confidence(sum),
        value_confidence: if flags.contains(&"weekday-mismatch") { sure * 0.8 } else { sure },
        flags,
        evidence,
    }
}

/// How sure a numeric date is that may be read the other way round.
const SWAPPED: f32 = 0.8176;

/// Whether the weekday said is another than that of the day said.
fn contradicts(form: &DateForm, reading: &DateReading) -> bool {
    let (DateForm::Point(point), Some(wanted)) = (form, reading.weekday) else { return false };
    let day = matches!(point.part, Part::Day(..)) && reading.calendar == Calendar::Gregorian;
    day && point.full_year().is_some_and(|year| !year::fits_weekday(*point, year, wanted))
}

fn place(context: &Context<'_>, mention: &Mention) -> (usize, crate::text::Span) {
    context.passages.get(mention.passage).map_or((0, mention.span), |p| (p.block, p.sentence(mention.span.start)))
}

fn turned_down(
    context: &Context<'_>,
    mention: &Mention,
    reading: &DateReading,
    evidence: Vec<Evidence>,
    reason: &'static str,
) -> Rejected {
    let (block, sentence) = place(context, mention);
    let sum: f32 = evidence.iter().filter_map(|e| e.weight).sum();
    let form = match reading.form {
        DateForm::Relative(_) => DateForm::Point(Point::year(Year::Open)),
        form => form,
    };
    let fact = Fact {
        span: mention.span,
        block,
        sentence,
        lang: mention.lang,
        value: Value::Date(value::build(&form, &form, reading, reading.role)),
        inferred: Vec::new(),
        alternatives: Vec::new(),
        confidence: confidence(sum.min(-0.1)),
        value_confidence: 0.5,
        flags: Vec::new(),
        evidence,
    };
    Rejected { fact, reason }
}

/// The date readings among mentions.
fn reading(mention: &Mention) -> Option<&DateReading> {
    match &mention.reading {
        Reading::Date(reading) => Some(reading),
        _ => None,
    }
}
