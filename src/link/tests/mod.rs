//! Claims of sentences whose facts are given: `[date]`, `<place>` and `{number noun}` are marked in the text.

mod clauses;
mod scene;

use super::*;
use crate::lang::Lang;
use crate::model::{
    Calendar, CountedNoun, DateRole, DateValue, ModifierCode, NumberModifier, PlaceRole, PlaceType, PlaceValue,
    Precision, Relation, Resolution, Style, Value,
};

/// The text without its marks, and the facts that were marked.
fn read(marked: &str) -> (String, Vec<Fact>) {
    let (mut text, mut facts, mut start) = (String::new(), Vec::new(), 0);
    for c in marked.chars() {
        match c {
            '[' | '<' | '{' => start = text.len(),
            ']' => facts.push(fact(Span::new(start, text.len()), date())),
            '>' => facts.push(fact(Span::new(start, text.len()), place())),
            '}' => {
                let span = Span::new(start, text.len());
                facts.push(fact(span, number(span, &text)));
            }
            c => text.push(c),
        }
    }
    (text, facts)
}

fn fact(span: Span, value: Value) -> Fact {
    let (inferred, alternatives, flags, evidence) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    Fact {
        span,
        block: 0,
        sentence: span,
        lang: "und",
        value,
        inferred,
        alternatives,
        confidence: 1.0,
        value_confidence: 1.0,
        flags,
        evidence,
    }
}

fn date() -> Value {
    Value::Date(DateValue {
        edtf: String::new(),
        said: String::new(),
        precision: Precision::Day,
        relation: Relation::On,
        earliest: None,
        latest: None,
        modifier: None,
        calendar: Calendar::Gregorian,
        role: DateRole::Event,
        timex3: None,
        parts: Vec::new(),
    })
}

fn place() -> Value {
    let none = String::new;
    Value::Place(PlaceValue {
        name: none(),
        gazetteer: none(),
        id: none(),
        geonames: None,
        uri: None,
        lat: None,
        lon: None,
        uncertainty_m: None,
        country: None,
        country_then: None,
        admin1: None,
        kind: PlaceType::Unknown,
        role: PlaceRole::Place,
        resolution: Resolution::None,
    })
}

fn number(span: Span, text: &str) -> Value {
    let numeral = span.of(text).split(' ').next().map_or(span, |n| Span::new(span.start, span.start + n.len()));
    let noun = Span::new((numeral.end + 1).min(span.end), span.end);
    Value::Number(NumberValue {
        value: None,
        decimal: None,
        min: None,
        max: None,
        modifier: NumberModifier { code: ModifierCode::Exact, span: None },
        kind: if span.of(text).ends_with('%') { NumberType::Percent } else { NumberType::Count },
        numeral,
        unit: None,
        counted: (!noun.is_empty()).then_some(CountedNoun { span: noun, head: noun, class: None }),
        of: None,
        per: None,
        style: Style::Plain,
        ambiguous: false,
        timex3: None,
    })
}

/// The claims of two blocks, the first of them a heading.
fn claims_under(lang: &str, heading: &str, marked: &str) -> Vec<String> {
    let (text, facts) = read(&format!("{heading}\n{marked}"));
    let cut = text.find('\n').map_or(text.len(), |i| i + 1);
    let mut above = Passage::new(&text, Span::new(0, cut), 0, Lang::of(lang));
    above.heading = true;
    let below = Passage::new(&text, Span::new(cut, text.len()), 1, Lang::of(lang));
    link(&[above, below], &facts).iter().map(|c| describe(c, &text, &facts)).collect()
}

/// The claims of a marked text: number, counted noun, `predicate=concept`, dates, `role:place`, each with how it is tied.
fn claims(lang: &str, marked: &str) -> Vec<String> {
    let (text, facts) = read(marked);
    let span = Span::new(0, text.len());
    let mut passage = Passage::new(&text, span, 0, Lang::of(lang));
    let ordinal = |i: usize| text[..i].ends_with(|c: char| c.is_ascii_digit());
    let ends = text.match_indices(". ").filter(|(i, _)| !ordinal(*i)).map(|(i, _)| i + 2).chain([text.len()]);
    passage.sentences = ends.scan(0, |from, to| Some(Span::new(std::mem::replace(from, to), to))).collect();
    link(&[passage], &facts).iter().map(|c| describe(c, &text, &facts)).collect()
}

fn describe(c: &Claim, text: &str, facts: &[Fact]) -> String {
    let tied = |how: &str| if how == "clause" { String::new() } else { format!("({how})") };
    let mut out: Vec<String> = Vec::new();
    out.extend(c.number.map(|n| facts[n].span.of(text).to_owned()));
    out.extend(c.predicate.as_ref().map(|p| format!("{}={}", p.span.of(text), p.concept.unwrap_or("?"))));
    out.extend(c.dates.iter().map(|d| format!("{}{}", facts[d.fact].span.of(text), tied(d.how))));
    for p in &c.places {
        let qualifier = p.qualifier.map_or(String::new(), |q| format!("{} ", q.of(text)));
        let day = p.date.map_or(String::new(), |d| format!("&{}", facts[d].span.of(text)));
        out.push(format!("{qualifier}{}:{}{day}{}", p.role, facts[p.fact].span.of(text), tied(p.how)));
    }
    out.extend(c.negated.then(|| "negated".to_owned()));
    out.extend(c.hedges.iter().map(|h| format!("hedge:{}", h.of(text))));
    out.extend(c.attribution.map(|a| format!("source:{}", a.of(text))));
    out.join(" | ")
}

proptest::proptest! {
    #[test]
    fn facts_are_named_by_valid_indices(text in "[a-z ,.<>\\[\\]{}0-9]{0,120}|([<\\[{](was|in|and|May|12)[\\]>}] (freed|in|to|and|, )? ?){0,12}") {
        let (plain, facts) = read(&text);
        let passage = Passage::new(&plain, Span::new(0, plain.len()), 0, Lang::of("en"));
        for claim in link(&[passage], &facts) {
            let named = claim.number.into_iter().chain(claim.dates.iter().map(|d| d.fact)).chain(claim.places.iter().map(|p| p.fact));
            proptest::prop_assert!(named.into_iter().all(|i| i < facts.len()));
            proptest::prop_assert!(claim.predicate.iter().all(|p| p.span.end <= plain.len()));
        }
    }
}
