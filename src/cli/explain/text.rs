//! The text of a page with its facts marked, and what was dropped.

use super::section;
use crate::model::{Block, Fact, Findings, Kind, Role};
use anstyle::{AnsiColor, Style};
use std::io::{Result, Write};

/// How a kind of fact is marked: by colour and by brackets of its own, so that plain text tells them apart too.
pub(super) fn mark(kind: Kind) -> (Style, char, char) {
    let colour = |c: AnsiColor| Style::new().fg_color(Some(c.into())).underline();
    match kind {
        Kind::Date => (colour(AnsiColor::Green), '[', ']'),
        Kind::Place => (colour(AnsiColor::Blue), '{', '}'),
        Kind::Number => (colour(AnsiColor::Magenta), '<', '>'),
    }
}

/// The kept blocks, facts marked: dates `[…]`, places `{…}`, numbers `<…>`.
pub(super) fn kept(out: &mut impl Write, findings: &Findings) -> Result<()> {
    section(out, "Text ([dates] {places} <numbers>)")?;
    for block in findings.blocks.iter().filter(|b| b.kept) {
        let from = findings.facts.partition_point(|f| f.span.start < block.span.start);
        let to = findings.facts.partition_point(|f| f.span.start < block.span.end);
        let facts = findings.facts.get(from..to).unwrap_or_default();
        let line = marked(&findings.page.text.value, block, facts);
        if !line.trim().is_empty() {
            if block.role == Role::Comment {
                let dim = Style::new().dimmed();
                write!(out, "{dim}{}{dim:#} ", block.role.name())?;
            }
            writeln!(out, "{}", line.trim_end())?;
        }
    }
    Ok(())
}

fn marked(text: &str, block: &Block, facts: &[Fact]) -> String {
    let mut out = String::new();
    let mut at = block.span.start;
    for fact in facts {
        if fact.span.start < at {
            continue;
        }
        let (style, open, close) = mark(fact.kind());
        out += text.get(at..fact.span.start).unwrap_or_default();
        out += &format!("{style}{open}{}{close}{style:#}", fact.span.of(text));
        at = fact.span.end;
    }
    out + text.get(at..block.span.end).unwrap_or_default()
}

/// The dropped blocks with their roles and reasons.
pub(super) fn dropped(out: &mut impl Write, findings: &Findings) -> Result<()> {
    section(out, "Dropped")?;
    let dim = Style::new().dimmed();
    for block in findings.blocks.iter().filter(|b| !b.kept) {
        let words = block.span.of(&findings.page.text.value).trim();
        if words.is_empty() {
            continue;
        }
        let short: String = words.chars().take(90).collect();
        let why: Vec<_> = block
            .reasons
            .iter()
            .map(|r| r.detail.as_ref().map_or(r.rule.into(), |d| format!("{} ({d})", r.rule)))
            .collect();
        writeln!(
            out,
            "  {:<14} {dim}{}{dim:#}  {}",
            block.role.name(),
            short.replace(['\n', '\r'], " "),
            why.join("; ")
        )?;
    }
    Ok(())
}
