//! Decides on the numbers of a page: separators are read with the whole page in view, numerals inside dates and names turned down.

mod separators;

use super::{Context, Resolved};
use crate::model::{
    Alternative, Calendar, Evidence, Fact, Kind, Mention, ModifierCode, NonClaim, NumberModifier, NumberReading,
    NumberType, NumberValue, Reading, Rejected, Style, Value, confidence,
};
use crate::text::Span;
use separators::Habit;

/// Adds the numbers among `mentions` to `out`, as facts or turned down. Dates and places stand in `out` already.
pub(super) fn resolve(context: &Context<'_>, mentions: &[Mention], out: &mut Resolved) {
    let taken = Taken::of(&out.facts);
    let habit = Habit::of(context, mentions, |span| taken.reason(span).is_some());
    for mention in mentions {
        let Reading::Number(reading) = &mention.reading else { continue };
        // A sign of money or a unit right behind it outweighs a date: "10 cent", "sept mois".
        let spoken = reading.value.style == Style::Words;
        let measured = match reading.value.kind {
            NumberType::Money | NumberType::Percent | NumberType::Measure => true,
            NumberType::Duration | NumberType::Age => spoken,
            _ => false,
        };
        let in_fact = taken
            .reason(reading.value.numeral)
            .filter(|r| !(measured && *r == NonClaim::Date && !taken.is_era(reading.value.numeral)));
        let reason = in_fact.or(reading.rejected);
        let Some(fact) = fact(context, mention, reading, &habit) else { continue };
        match reason {
            Some(reason) => {
                let fact = if reading.rejected == Some(reason) { fact } else { bare(fact) };
                out.rejected.push(Rejected { fact, reason: reason.name() });
            }
            None => out.facts.push(fact),
        }
    }
}

/// The spans of dates and places, in order.
struct Taken {
    spans: Vec<(Span, Kind)>,
    /// Dates of other calendars: their years count from an era, so that "34 years" there is no duration.
    eras: Vec<Span>,
}

impl Taken {
    fn of(facts: &[Fact]) -> Self {
        let mut spans: Vec<_> = facts.iter().map(|f| (f.span, f.kind())).collect();
        spans.sort_unstable();
        let era = |f: &Fact| matches!(&f.value, Value::Date(d) if d.calendar != Calendar::Gregorian);
        let mut eras: Vec<_> = facts.iter().filter(|f| era(f)).map(|f| f.span).collect();
        eras.sort_unstable();
        Self { spans, eras }
    }

    /// Whether a numeral at `span` lies in a date of another calendar.
    fn is_era(&self, span: Span) -> bool {
        let near = self.eras.partition_point(|s| s.start < span.end);
        near.checked_sub(1).and_then(|i| self.eras.get(i)).is_some_and(|s| s.overlaps(span))
    }

    /// The reason why a numeral at `span` is none: it lies in a date or in the name of a place.
    fn reason(&self, span: Span) -> Option<NonClaim> {
        let near = self.spans.partition_point(|(s, _)| s.start < span.end);
        let around = self.spans.get(near.saturating_sub(4)..near)?;
        let over = |kind| around.iter().any(|(s, k)| *k == kind && s.overlaps(span));
        if over(Kind::Date) {
            return Some(NonClaim::Date);
        }
        over(Kind::Place).then_some(NonClaim::Place)
    }
}

fn fact(context: &Context<'_>, mention: &Mention, reading: &NumberReading, habit: &Habit) -> Option<Fact> {
    let passage = context.passages.get(mention.passage)?;
    let mut evidence = mention.evidence.clone();
    let sum: f32 = evidence.iter().filter_map(|e| e.weight).sum();
    let chosen = separators::choose(habit, passage, reading);
    let mut flags = Vec::new();
    let mut value_sum = 3.0;
    if let Some(score) = chosen.score {
        value_sum = score.abs();
        evidence.extend(chosen.evidence);
        if chosen.value.ambiguous {
            flags.push("ambiguous");
        }
    }
    let value_confidence = confidence(value_sum);
    let alternatives = chosen.other.map(|(value, why)| alternative(value, value_confidence, why));
    Some(Fact {
        span: mention.span,
        block: passage.block,
        sentence: passage.sentence(mention.span.start),
        lang: mention.lang,
        value: Value::Number(chosen.value),
        inferred: Vec::new(),
        alternatives: alternatives.into_iter().collect(),
        confidence: confidence(sum),
        value_confidence,
        flags,
        evidence: tidy(evidence),
    })
}

/// What is turned down is the numeral alone: no unit, no modifier, nothing counted.
fn bare(mut fact: Fact) -> Fact {
    if let Value::Number(n) = &mut fact.value {
        fact.span = n.numeral;
        n.modifier = NumberModifier { code: ModifierCode::Exact, span: None };
        (n.kind, n.unit, n.counted, n.of, n.per, n.timex3) = (NumberType::Count, None, None, None, None, None);
        if n.value.is_some() {
            (n.min, n.max) = (None, None);
        }
    }
    fact
}

fn alternative(value: NumberValue, chosen: f32, why: &str) -> Alternative {
    Alternative { value: Value::Number(value), confidence: 1.0 - chosen, why: why.to_owned() }
}

/// Rows without weight behind the first say nothing.
fn tidy(mut evidence: Vec<Evidence>) -> Vec<Evidence> {
    evidence.retain(|e| e.weight.is_none_or(|w| w != 0.0));
    evidence
}
