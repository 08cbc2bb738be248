//! Decides on the dates of a page: which are none, which year those without one belong to, in which order numeric ones are read.

mod order;
mod page;
mod value;
mod year;

use super::{Context, Resolved};
use crate::model::{
    Alternative, DateForm, DateReading, DateRole, Evidence, Fact, Inferred, Mention, Part, Point, Reading, Rejected,
    Value, Year, confidence,
};
use page::PageDates;

/// A decided reading: its form with what was inferred.
struct Decided {
    form: DateForm,
    inferred: Vec<Inferred>,
    /// Log-odds of the value.
    sure: f32,
}

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
        let role = page.role(context, at);
        page.told(at, &decided.form, role);
        out.facts.push(fact(context, mention, reading, decided, role, evidence, sum));
    }
}

/// The form with the order, century and year that the page says.
fn decide(page: &PageDates<'_>, at: usize) -> Option<Decided> {
    let (mention, reading) = page.dates[at];
    let mut decided = Decided { form: order::choose(page, mention, reading), inferred: Vec::new(), sure: 3.0 };
    match decided.form {
        DateForm::Point(point) => {
            let (point, sure) = settle(page, at, point, &mut decided.inferred);
            decided.form = DateForm::Point(point);
            decided.sure = sure;
        }
        DateForm::Range(mut a, mut b) => {
            let mut rows = Vec::new();
            let (last, sure) = settle(page, at, b.point, &mut decided.inferred);
            (a.point, _) = settle(page, at, a.point, &mut rows);
            if b.point.year == Year::Open
                && let Some(year) = last.full_year()
            {
                a.point.year = Year::Full(if order::wraps(a.point, last) { year - 1 } else { year });
            }
            b.point = last;
            decided.form = DateForm::Range(a, b);
            decided.sure = sure;
        }
        DateForm::Relative(shift) => {
            let (point, row) = page.shifted(shift)?;
            decided.form = DateForm::Point(point);
            decided.inferred.push(row);
            decided.sure = 1.0;
        }
    }
    if let DateForm::Point(Point { year: Year::Open, part: Part::Season(_) }) = decided.form {
        return None;
    }
    Some(decided)
}

/// Fills in century or year.
fn settle(page: &PageDates<'_>, at: usize, point: Point, inferred: &mut Vec<Inferred>) -> (Point, f32) {
    match point.year {
        Year::Short(_) | Year::ShortDecade(_) => {
            let (settled, how, from) = year::century(page, point);
            let shown = settled.full_year().map_or_else(|| settled.edtf(), |y| y.to_string());
            inferred.push(Inferred { part: "century", value: shown, how, from });
            (settled, 2.0)
        }
        Year::Open if page.dates[at].1.year_by.is_some() => {
            let told = page.dates[at].1.year_by.and_then(|shift| page.shifted(shift));
            let Some((Point { year: Year::Full(year), .. }, row)) = told else { return (point, 1.0) };
            inferred.push(Inferred { part: "year", value: format!("{year:04}"), ..row });
            (point.in_year(year), 2.0)
        }
        Year::Open => match year::find(page, at, point) {
            Some(found) => {
                inferred.push(Inferred {
                    part: "year",
                    value: format!("{:04}", found.year),
                    how: found.how,
                    from: found.from,
                });
                (point.in_year(found.year), found.margin)
            }
            None => (point, 1.0),
        },
        _ => (point, 3.0),
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
    let alternatives = alternatives(&decided, reading, role);
    let mut flags = Vec::new();
    flags.extend((!decided.inferred.is_empty()).then_some("inferred"));
    flags.extend((!alternatives.is_empty()).then_some("ambiguous"));
    let sure = if alternatives.is_empty() { decided.sure } else { decided.sure - 1.5 };
    Fact {
        span: mention.span,
        block,
        sentence,
        lang: mention.lang,
        value: Value::Date(value),
        inferred: decided.inferred,
        alternatives,
        confidence: confidence(sum),
        value_confidence: confidence(sure),
        flags,
        evidence,
    }
}

/// The reading with day and month swapped, if the words allow it.
fn alternatives(decided: &Decided, reading: &DateReading, role: DateRole) -> Vec<Alternative> {
    let (DateForm::Point(taken), Some(DateForm::Point(_))) = (decided.form, reading.swapped) else {
        return Vec::new();
    };
    let (Part::Day(m, d), Some(year)) = (taken.part, taken.full_year()) else { return Vec::new() };
    let other = Point::day(Year::Full(year), d, m);
    if !other.exists() || other == taken {
        return Vec::new();
    }
    let form = DateForm::Point(other);
    vec![Alternative {
        value: Value::Date(value::build(&form, &form, reading, role)),
        confidence: 0.25,
        why: "day and month swapped".into(),
    }]
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
