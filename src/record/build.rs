//! From findings to the page record.

use super as out;
use super::values::{self, Ruler};
use super::{id, tool};
use crate::model::{Claim, Document, Fact, Findings, Format, Head, PlaceSummary, Told};
use crate::text::{CodePoints, Span};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// What is the same for every record of a run.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// SHA-256 of the settings.
    pub config_sha256: String,
    /// The data the program knows.
    pub resources: Vec<out::Resource>,
    /// Leave the text's value out.
    pub no_text: bool,
    /// Leave the map out.
    pub no_map: bool,
    /// Write what was turned down.
    pub rejected: bool,
}

/// The record of a page.
#[must_use]
pub fn record(document: &Document, findings: &Findings, about: &About) -> out::PageRecord {
    let sha256 = id::sha256(&document.bytes);
    let points = CodePoints::new(&findings.page.text.value);
    let ruler = Ruler { document, text: &findings.page.text, points: &points, encoding: findings.page.encoding.label };
    let source = source(document, findings, &ruler, sha256.clone());
    let address = source.uri.as_deref().unwrap_or(&source.path);
    let mut facts: Vec<_> = findings.facts.iter().map(|f| fact(f, &sha256, &ruler)).collect();
    name_sources(findings, &mut facts);
    let claims = findings.claims.iter().map(|c| claim(c, &facts, &sha256, &ruler)).collect();
    out::PageRecord {
        schema: "regest.page".into(),
        schema_version: out::SCHEMA_VERSION.into(),
        id: id::page(address, document.capture_time.as_deref(), &sha256),
        tool: tool(),
        config_sha256: about.config_sha256.clone(),
        resources: about.resources.clone(),
        source,
        published: findings.page.head.published.first().map(published),
        text: text(findings, &points, about),
        map: (!about.no_map).then(|| map(&ruler)),
        languages: findings
            .languages
            .iter()
            .map(|l| out::Language { lang: l.lang.into(), share: values::round(l.share.into()) })
            .collect(),
        blocks: blocks(findings, &ruler),
        facts,
        claims,
        rejected: about.rejected.then(|| rejected(findings, &sha256, &ruler)),
        places: page_places(findings),
        warnings: findings
            .page
            .warnings
            .iter()
            .map(|w| out::Warning { code: w.code.into(), detail: w.detail.clone() })
            .collect(),
        status: if findings.page.warnings.iter().any(|w| w.code.starts_with("too_")) { "partial" } else { "ok" }.into(),
    }
}

/// The record that stands on stdout for a document that could not be read: its id, status and error alone.
#[must_use]
pub fn failed(id: &Json, path: &str, error: &super::FileError) -> Json {
    serde_json::json!({
        "schema": "regest.page", "schema_version": out::SCHEMA_VERSION, "status": "failed",
        "source": { "path": path, "id": id }, "error": error,
    })
}

fn published(p: &crate::model::Published) -> out::Published {
    out::Published { edtf: p.edtf.clone(), from: p.from.name().into() }
}

fn value(told: &Option<Told>) -> Option<String> {
    told.as_ref().map(|t| t.value.clone())
}

/// What said who and what the page is.
fn said_by(document: &Document, head: &Head) -> BTreeMap<String, String> {
    let given = &document.given;
    let rows = [
        ("title", given.title.is_some(), &head.title),
        ("author", false, &head.author),
        ("site", given.site.is_some(), &head.site),
        ("canonical", false, &head.canonical),
    ];
    let by = |given: bool, told: &Option<Told>| match told {
        _ if given => Some("given".to_owned()),
        told => told.as_ref().map(|t| t.by.clone()),
    };
    rows.into_iter().filter_map(|(name, given, told)| Some((name.to_owned(), by(given, told)?))).collect()
}

fn source(document: &Document, findings: &Findings, ruler: &Ruler<'_>, sha256: String) -> out::Source {
    let (head, given) = (&findings.page.head, &document.given);
    let said = head.rights.map(|span| out::Rights {
        text: span.of(&ruler.text.value).trim().into(),
        start: Some(ruler.point(span.start)),
        end: Some(ruler.point(span.end)),
    });
    let told = given.rights.clone().map(|text| out::Rights { text, start: None, end: None });
    out::Source {
        path: document.path.clone(),
        uri: given.url.clone().or_else(|| value(&head.canonical)),
        id: document.id.clone().unwrap_or(Json::Null),
        media_type: if findings.page.format == Format::Html { "text/html" } else { "text/plain" }.into(),
        bytes: document.bytes.len() as u64,
        sha256,
        title: given.title.clone().or_else(|| value(&head.title)),
        author: value(&head.author),
        site: given.site.clone().or_else(|| value(&head.site)),
        canonical: value(&head.canonical),
        said_by: said_by(document, head),
        declared_lang: head.declared_lang.clone(),
        rights: told.or(said),
        meta: given.more.clone(),
        encoding: out::Encoding {
            label: findings.page.encoding.label.into(),
            from: findings.page.encoding.from.into(),
            invalid_sequences: findings.page.encoding.invalid_sequences.into(),
        },
        decoding: Vec::new(),
        capture_time: document.capture_time.clone(),
        capture_time_from: document.capture_time.as_ref().map(|_| "warc".into()),
        warc: None,
        duplicate_of: None,
    }
}

fn text(findings: &Findings, points: &CodePoints<'_>, about: &About) -> out::Text {
    let value = &findings.page.text.value;
    out::Text {
        value: (!about.no_text).then(|| value.clone()),
        sha256: id::sha256(value.as_bytes()),
        code_points: points.count() as u64,
        utf8_bytes: value.len() as u64,
    }
}

fn map(ruler: &Ruler<'_>) -> Vec<[u64; 5]> {
    let rows = ruler.text.map.rows().iter();
    rows.map(|r| {
        let (start, end) = (ruler.point(r.text), ruler.point(r.text + r.text_len));
        [start, end - start, r.raw as u64, r.raw_len as u64, r.op as u64]
    })
    .collect()
}

fn blocks(findings: &Findings, ruler: &Ruler<'_>) -> Vec<out::Block> {
    let block = |(i, b): (usize, &crate::model::Block)| out::Block {
        i: i as u64,
        start: ruler.point(b.span.start),
        end: ruler.point(b.span.end),
        raw: values::range(&b.raw),
        kept: b.kept,
        role: b.role.name().into(),
        lang: b.lang.into(),
        lang_confidence: values::round(b.lang_confidence.into()),
        reasons: b.reasons.iter().map(|r| out::Reason { rule: r.rule.into(), detail: r.detail.clone() }).collect(),
    };
    findings.blocks.iter().enumerate().map(block).collect()
}

fn fact(f: &Fact, sha256: &str, ruler: &Ruler<'_>) -> out::Fact {
    let raw = ruler.text.raw(f.span);
    let text = &ruler.text.value;
    out::Fact {
        id: id::fact(sha256, f.kind().name(), &raw),
        kind: f.kind().name().into(),
        start: ruler.point(f.span.start),
        end: ruler.point(f.span.end),
        quote: f.span.of(text).into(),
        prefix: values::before(text, f.span.start).into(),
        suffix: values::behind(text, f.span.end).into(),
        raw: out::Raw { exact: ruler.exact(f.span, &raw), start: raw.start as u64, end: raw.end as u64 },
        block: f.block as u64,
        sentence: ruler.quote(trim(text, f.sentence)),
        lang: f.lang.into(),
        value: values::value(&f.value, ruler),
        inferred: f.inferred.iter().map(|i| inferred(i, ruler)).collect(),
        alternatives: f.alternatives.iter().map(|a| alternative(a, ruler)).collect(),
        confidence: values::round(f.confidence.into()),
        value_confidence: values::round(f.value_confidence.into()),
        flags: f.flags.iter().map(|f| (*f).into()).collect(),
        evidence: f.evidence.iter().map(evidence).collect(),
        reason: None,
    }
}

/// A sentence without the white space around it.
fn trim(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}

fn inferred(i: &crate::model::Inferred, ruler: &Ruler<'_>) -> out::Inferred {
    let from = i.from.map(|span| out::InferredFrom {
        block: 0,
        start: ruler.point(span.start),
        end: ruler.point(span.end),
        fact: None,
    });
    out::Inferred { part: i.part.into(), value: i.value.clone(), how: i.how.into(), from }
}

/// Fills in the block and the fact that each conclusion was drawn from.
fn name_sources(findings: &Findings, facts: &mut [out::Fact]) {
    let by_start: BTreeMap<(usize, usize), String> =
        findings.facts.iter().zip(facts.iter()).map(|(f, o)| ((f.span.start, f.span.end), o.id.clone())).collect();
    for (fact, written) in findings.facts.iter().zip(facts.iter_mut()) {
        for (i, o) in fact.inferred.iter().zip(written.inferred.iter_mut()) {
            let (Some(span), Some(from)) = (i.from, o.from.as_mut()) else { continue };
            from.block = findings.blocks.partition_point(|b| b.span.end <= span.start) as u64;
            from.fact = by_start.get(&(span.start, span.end)).cloned();
        }
    }
}

fn alternative(a: &crate::model::Alternative, ruler: &Ruler<'_>) -> out::Alternative {
    out::Alternative {
        value: values::value(&a.value, ruler),
        confidence: values::round(a.confidence.into()),
        why: a.why.clone(),
    }
}

fn evidence(e: &crate::model::Evidence) -> out::Evidence {
    out::Evidence {
        rule: e.rule.clone().into_owned(),
        weight: e.weight.map(|w| values::round(w.into())),
        detail: e.detail.clone(),
    }
}

fn rejected(findings: &Findings, sha256: &str, ruler: &Ruler<'_>) -> Vec<out::Fact> {
    let row = |r: &crate::model::Rejected| out::Fact { reason: Some(r.reason.into()), ..fact(&r.fact, sha256, ruler) };
    findings.rejected.iter().map(row).collect()
}

fn claim(c: &Claim, facts: &[out::Fact], sha256: &str, ruler: &Ruler<'_>) -> out::Claim {
    let text = &ruler.text.value;
    let fact_id = |i: usize| facts.get(i).map(|f| f.id.clone());
    let number = c.number.and_then(fact_id);
    let place = c.predicate.as_ref().map_or(c.sentence, |p| p.span);
    out::Claim {
        id: id::claim(sha256, number.as_deref(), &ruler.text.raw(place)),
        sentence: ruler.quote(trim(text, c.sentence)),
        number,
        counted: c.counted.as_ref().map(|n| out::ClaimCounted {
            text: n.span.of(text).into(),
            head: n.head.of(text).into(),
            start: ruler.point(n.span.start),
            end: ruler.point(n.span.end),
        }),
        predicate: c.predicate.as_ref().map(|p| out::Predicate {
            text: p.span.of(text).into(),
            start: ruler.point(p.span.start),
            end: ruler.point(p.span.end),
            concept: p.concept.map(Into::into),
        }),
        dates: c
            .dates
            .iter()
            .filter_map(|d| Some(out::ClaimDate { fact: fact_id(d.fact)?, role: d.role.into(), how: d.how.into() }))
            .collect(),
        places: c
            .places
            .iter()
            .filter_map(|p| {
                let qualifier = p.qualifier.map(|q| q.of(text).to_owned());
                let (role, how) = (p.role.into(), p.how.into());
                Some(out::ClaimPlace { fact: fact_id(p.fact)?, role, how, qualifier, date: p.date.and_then(fact_id) })
            })
            .collect(),
        negated: c.negated,
        hedges: c.hedges.iter().map(|h| ruler.words(*h)).collect(),
        attribution: c.attribution.map(|a| ruler.words(a)),
        confidence: values::round(c.confidence.into()),
    }
}

/// The countries and main places of a page.
fn page_places(findings: &Findings) -> Vec<out::PagePlace> {
    let place = |p: &PlaceSummary| out::PagePlace {
        name: p.name.clone(),
        id: p.id.clone(),
        country: p.country.clone(),
        r#type: p.kind.name().into(),
        weight: values::round(p.weight.into()),
    };
    findings.places.iter().map(place).collect()
}
