//! The examples of `src/lang/<tag>/examples.toml`, one named test each.
//!
//! `find = [["words", "value words"]]` lists every fact of the kind that must be found, in order: its quote, and words that must all
//! be among those that describe it (see [`describe`]). `find = []` means that nothing may be found.

use regest::gazetteer::Gazetteer;
use regest::model::{Block, Config, Document, Fact, Format, Given, Value};
use regest::pipeline;

struct Example {
    lang: &'static str,
    kind: &'static str,
    text: &'static str,
    date: &'static str,
    url: &'static str,
    find: &'static [(&'static str, &'static str)],
}

fn check(example: &Example) {
    let some = |s: &str| (!s.is_empty()).then(|| s.to_owned());
    let given =
        Given { lang: some(example.lang), date: some(example.date), url: some(example.url), ..Given::default() };
    let bytes = example.text.as_bytes().to_vec();
    let document = Document { bytes, format: Format::Text, given, utf8: true, ..Document::default() };
    let config = Config { whole: true, ..Config::default() };
    let reading = pipeline::read(&document, &config, Gazetteer::embedded());
    let text = &reading.page.text.value;
    let found: Vec<(String, Vec<String>)> = if example.kind == "claim" {
        reading.claims.iter().map(|c| describe_claim(c, &reading.facts, text)).collect()
    } else {
        let facts = reading.facts.iter().filter(|f| f.kind().name() == example.kind);
        facts.map(|f| (f.span.of(text).to_owned(), describe(f, text))).collect()
    };
    let fits = |(quote, words): &(String, Vec<String>), (want_quote, want): &(&str, &str)| {
        quote == want_quote && want.split(' ').all(|w| w.is_empty() || words.iter().any(|have| have == w))
    };
    let right = found.len() == example.find.len() && found.iter().zip(example.find).all(|(f, w)| fits(f, w));
    assert!(
        right,
        "src/lang/{}: [[{}]] {:?}\n  wanted {:?}\n  found  {found:?}",
        example.lang, example.kind, example.text, example.find
    );
}

/// Puts a line between two paragraphs of plain text: it must be dropped with this role or, where none is given, be kept.
fn check_line(lang: &str, line: &str, prose: &[&str; 2], drop: &str) {
    let page = format!("{}\n\n{line}\n\n{}\n", prose[0], prose[1]);
    let given = Given { lang: Some(lang.to_owned()), ..Given::default() };
    let document =
        Document { bytes: page.into_bytes(), format: Format::Text, given, utf8: true, ..Document::default() };
    let config = Config { whole: false, ..Config::default() };
    let reading = pipeline::read(&document, &config, Gazetteer::embedded());
    let text = &reading.page.text.value;
    let block = |part: &str| reading.blocks.iter().find(|b| b.span.of(text).contains(part));
    let show = |b: &Block| format!("kept {}, role {}, {:?}", b.kept, b.role.name(), b.reasons);
    for paragraph in prose {
        assert!(block(paragraph).is_some_and(|b| b.kept), "src/lang/{lang}: prose is dropped: {paragraph:?}");
    }
    let found = block(line);
    let right = found.is_some_and(|b| b.kept == drop.is_empty() && (b.kept || b.role.name() == drop));
    let wanted = if drop.is_empty() { "kept" } else { drop };
    assert!(right, "src/lang/{lang}: [[line]] {line:?}\n  wanted {wanted}\n  found  {:?}", found.map(show));
}

/// The words that describe a fact: of a date its EDTF, modifier, relation, role, precision, `said:…`; of a number its value or `min..max`,
/// bounds, `per:…`, modifier, type, unit code, unit and counted words; of a place its name (spaces as `_`), country, ids, type and role.
pub(crate) fn describe(fact: &Fact, text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    match &fact.value {
        Value::Date(d) => {
            out.extend([
                d.edtf.clone(),
                d.relation.name().into(),
                d.role.name().into(),
                d.precision.name().into(),
                format!("said:{}", d.said),
            ]);
            out.extend(d.modifier.map(|m| m.name().to_owned()));
            out.extend(d.parts.iter().map(|p| format!("part:{}", p.edtf)));
            out.push(format!("calendar:{}", d.calendar.name()));
            out.push(format!("{}..{}", d.earliest.as_deref().unwrap_or(""), d.latest.as_deref().unwrap_or("")));
        }
        Value::Number(n) => {
            let show = |v: Option<f64>| v.map_or(String::new(), |v| ((v * 1e4).round() / 1e4).to_string());
            out.push(if n.value.is_some() { show(n.value) } else { format!("{}..{}", show(n.min), show(n.max)) });
            out.push(format!("{}..{}", show(n.min), show(n.max)));
            out.extend(n.per.iter().map(|p| format!("per:{}", p.span.of(text).replace(' ', "_"))));
            out.extend([n.modifier.code.name().into(), n.kind.name().into(), n.style.name().into()]);
            out.extend(
                n.unit.iter().flat_map(|u| [u.code.clone().unwrap_or_default(), u.span.of(text).replace(' ', "_")]),
            );
            out.extend(
                n.counted
                    .iter()
                    .flat_map(|c| [c.head.of(text).replace(' ', "_"), c.class.unwrap_or_default().to_owned()]),
            );
            out.push(if n.ambiguous { "ambiguous" } else { "sure" }.into());
        }
        Value::Place(p) => {
            out.extend([
                p.name.replace(' ', "_"),
                p.country.clone().unwrap_or_default(),
                p.id.clone(),
                p.kind.name().into(),
            ]);
            out.extend([p.role.name().into(), p.resolution.name().into()]);
            out.extend(p.geonames.map(|g| g.to_string()));
            out.extend(p.admin1.iter().map(|a| format!("admin1:{}", a.replace(' ', "_"))));
        }
    }
    out.extend(fact.flags.iter().map(|f| (*f).to_owned()));
    out
}

/// A claim's quote is its predicate; the words that describe it are `number:876`, `counted:prisoners`, `concept:free`, `date:1945-04-12`,
/// `from:Netherlands`, `at:…`, `to:…`, `via:…`, `other:…` (spaces as `_`), `negated`, `hedged`, `attributed`, `qualifier:mostly`.
fn describe_claim(claim: &regest::model::Claim, facts: &[Fact], text: &str) -> (String, Vec<String>) {
    let word = |span: regest::text::Span| span.of(text).replace(' ', "_");
    let mut out = Vec::new();
    if let Some(Value::Number(n)) = claim.number.and_then(|i| facts.get(i)).map(|f| &f.value) {
        let show = |v: Option<f64>| v.map_or(String::new(), |v| v.to_string());
        out.push(if n.value.is_some() {
            format!("number:{}", show(n.value))
        } else {
            format!("number:{}..{}", show(n.min), show(n.max))
        });
    } else {
        out.push("event".into());
    }
    out.extend(claim.counted.iter().map(|c| format!("counted:{}", word(c.span))));
    out.extend(claim.predicate.iter().filter_map(|p| p.concept.map(|c| format!("concept:{c}"))));
    for date in &claim.dates {
        if let Some(Value::Date(d)) = facts.get(date.fact).map(|f| &f.value) {
            out.extend([format!("date:{}", d.edtf), format!("date-how:{}", date.how)]);
        }
    }
    for place in &claim.places {
        if let Some(fact) = facts.get(place.fact) {
            out.extend([format!("{}:{}", place.role, word(fact.span)), format!("place-how:{}", place.how)]);
        }
        out.extend(place.qualifier.map(|q| format!("qualifier:{}", word(q))));
    }
    out.extend(claim.negated.then(|| "negated".to_owned()));
    out.extend((!claim.hedges.is_empty()).then(|| "hedged".to_owned()));
    out.extend(claim.attribution.map(|_| "attributed".to_owned()));
    (claim.predicate.as_ref().map_or(String::new(), |p| p.span.of(text).to_owned()), out)
}

include!(concat!(env!("OUT_DIR"), "/examples.rs"));
