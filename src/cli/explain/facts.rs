//! Each fact with its value, rule, evidence and other readings; claims; what was turned down.

use super::section;
use super::text::mark;
use crate::model::{Claim, Fact, Findings, Value};
use std::io::{Result, Write};

pub(super) fn facts(out: &mut impl Write, findings: &Findings) -> Result<()> {
    section(out, "Facts")?;
    findings.facts.iter().try_for_each(|f| fact(out, findings, f, None))
}

pub(super) fn rejected(out: &mut impl Write, findings: &Findings) -> Result<()> {
    section(out, "Turned down")?;
    findings.rejected.iter().try_for_each(|r| fact(out, findings, &r.fact, Some(r.reason)))
}

fn fact(out: &mut impl Write, findings: &Findings, fact: &Fact, reason: Option<&str>) -> Result<()> {
    let text = &findings.page.text.value;
    let (style, ..) = mark(fact.kind());
    let raw = findings.page.text.raw(fact.span);
    let words = fact.span.of(text).replace(['\n', '\r'], " ");
    writeln!(out, "  {style}{words}{style:#} = {}", show(&fact.value, text))?;
    let flags = fact.flags.join(" ");
    let reason = reason.map_or(String::new(), |r| format!(" turned down: {r};"));
    writeln!(
        out,
        "     {}, bytes {}..{};{reason} sure {:.2}, value {:.2} {flags}",
        fact.kind().name(),
        raw.start,
        raw.end,
        fact.confidence,
        fact.value_confidence
    )?;
    let evidence: Vec<_> = fact.evidence.iter().map(evidence).collect();
    if !evidence.is_empty() {
        writeln!(out, "     because {}", evidence.join(", "))?;
    }
    for i in &fact.inferred {
        let from = i.from.map_or(String::new(), |s| format!(" from \"{}\"", s.of(text)));
        writeln!(out, "     {} {} concluded: {}{from}", i.part, i.value, i.how)?;
    }
    for a in &fact.alternatives {
        writeln!(out, "     or {} ({:.2}): {}", show(&a.value, text), a.confidence, a.why)?;
    }
    Ok(())
}

fn evidence(e: &crate::model::Evidence) -> String {
    let detail = e.detail.as_ref().map_or(String::new(), |d| format!(" \"{d}\""));
    let weight = e.weight.map_or(String::new(), |w| format!(" {w:+.1}"));
    format!("{}{detail}{weight}", e.rule)
}

/// A value in a few words.
fn show(value: &Value, text: &str) -> String {
    match value {
        Value::Date(d) => {
            let part = d.modifier.map_or(String::new(), |m| format!(", {}", m.name()));
            let said = if d.said == d.edtf { String::new() } else { format!(", said {}", d.said) };
            let relation = if d.relation == crate::model::Relation::On { "" } else { d.relation.name() };
            format!("{relation} {}{part}{said}", d.edtf).trim_start().to_owned()
        }
        Value::Number(n) => {
            let amount = n.value.map_or_else(
                || {
                    format!(
                        "{}..{}",
                        n.min.map_or(String::new(), |v| v.to_string()),
                        n.max.map_or(String::new(), |v| v.to_string())
                    )
                },
                |v| v.to_string(),
            );
            let what = n.counted.as_ref().map_or("", |c| c.head.of(text));
            let unit = n.unit.as_ref().map_or("", |u| u.code.as_deref().unwrap_or_else(|| u.span.of(text)));
            format!("{} {amount} {unit} {what} ({})", n.modifier.code.name(), n.kind.name()).replace("  ", " ")
        }
        Value::Place(p) => {
            let point = p.lat.zip(p.lon).map_or(String::new(), |(lat, lon)| format!(" {lat:.3},{lon:.3}"));
            format!(
                "{} {} {}:{}{point} ({})",
                p.name,
                p.country.as_deref().unwrap_or("–"),
                p.gazetteer,
                p.id,
                p.kind.name()
            )
        }
    }
}

pub(super) fn claims(out: &mut impl Write, findings: &Findings) -> Result<()> {
    section(out, "Claims")?;
    findings.claims.iter().try_for_each(|c| writeln!(out, "  {}", claim(c, findings)))
}

fn claim(claim: &Claim, findings: &Findings) -> String {
    let text = &findings.page.text.value;
    let fact = |i: usize| findings.facts.get(i).map_or("", |f| f.span.of(text)).replace(['\n', '\r'], " ");
    let mut out = Vec::new();
    out.extend(claim.number.map(&fact));
    out.extend(claim.negated.then(|| "not".to_owned()));
    out.extend(claim.predicate.as_ref().map(|p| format!("\"{}\"", p.span.of(text))));
    out.extend(claim.dates.iter().map(|d| format!("{} {} ({})", d.role, fact(d.fact), d.how)));
    for place in &claim.places {
        let qualifier = place.qualifier.map_or(String::new(), |q| format!("{} ", q.of(text)));
        out.push(format!("{qualifier}{} {} ({})", place.role, fact(place.fact), place.how));
    }
    out.extend(claim.hedges.iter().map(|h| format!("hedged by \"{}\"", h.of(text))));
    out.extend(claim.attribution.map(|a| format!("says \"{}\"", a.of(text))));
    out.join(" · ")
}
