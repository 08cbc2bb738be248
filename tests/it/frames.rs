//! Whole frames of claims: each sentence of `tests/frames/<tag>.txt` must make exactly the claims that the lines behind it name,
//! with every part and nothing else.
//!
//! A claim is written `predicate=concept`, then `number=`, `counted=`, `date=`, `at=` (`from=`, `to=`, `via=`, `other=`), `negated`, `hedged`,
//! `attributed`, blanks within a part as `_`. What is not of the clause has its `how` behind a slash, the day that pairs off with a place
//! stands behind `&`; an unknown concept is `?`, no predicate `-`.

use regest::gazetteer::Gazetteer;
use regest::model::{Claim, Config, Document, Fact, Format, Given, Value};
use regest::pipeline;
use regest::text::Span;

/// A sentence, and the claims it must make.
struct Frame {
    line: usize,
    text: String,
    claims: Vec<String>,
}

fn frames(file: &str) -> Vec<Frame> {
    let mut out: Vec<Frame> = Vec::new();
    for (number, line) in file.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        match (line.strip_prefix("> "), out.last_mut()) {
            (Some(claim), Some(frame)) => frame.claims.push(claim.to_owned()),
            _ => out.push(Frame { line: number + 1, text: line.to_owned(), claims: Vec::new() }),
        }
    }
    out
}

fn claims(lang: &str, text: &str) -> Vec<String> {
    let given = Given { lang: Some(lang.to_owned()), ..Given::default() };
    let bytes = text.as_bytes().to_vec();
    let document = Document { bytes, format: Format::Text, given, utf8: true, ..Document::default() };
    let config = Config { whole: true, ..Config::default() };
    let reading = pipeline::read(&document, &config, Gazetteer::embedded());
    reading.claims.iter().map(|c| describe(c, &reading.facts, &reading.page.text.value)).collect()
}

fn describe(claim: &Claim, facts: &[Fact], text: &str) -> String {
    let word = |span: Span| span.of(text).replace(' ', "_");
    let edtf = |i: usize| match facts.get(i).map(|f| &f.value) {
        Some(Value::Date(d)) => d.edtf.clone(),
        _ => String::from("?"),
    };
    let how = |how: &str| if how == "clause" { String::new() } else { format!("/{how}") };
    let predicate = claim.predicate.as_ref();
    let mut out = vec![predicate.map_or("-".into(), |p| format!("{}={}", word(p.span), p.concept.unwrap_or("?")))];
    if let Some(Value::Number(n)) = claim.number.and_then(|i| facts.get(i)).map(|f| &f.value) {
        let show = |v: Option<f64>| v.map_or(String::new(), |v| v.to_string());
        out.push(n.value.map_or_else(|| format!("number={}..{}", show(n.min), show(n.max)), |v| format!("number={v}")));
    }
    out.extend(claim.counted.iter().map(|c| format!("counted={}", word(c.head))));
    out.extend(claim.dates.iter().map(|d| format!("date={}{}", edtf(d.fact), how(d.how))));
    for p in &claim.places {
        let name = facts.get(p.fact).map_or_else(String::new, |f| word(f.span));
        let day = p.date.map_or_else(String::new, |d| format!("&{}", edtf(d)));
        out.push(format!("{}={name}{}{day}", p.role, how(p.how)));
    }
    out.extend(claim.negated.then(|| "negated".to_owned()));
    out.extend((!claim.hedges.is_empty()).then(|| "hedged".to_owned()));
    out.extend(claim.attribution.map(|_| "attributed".to_owned()));
    out.join(" ")
}

fn check(lang: &str, file: &str) {
    let mut wrong = Vec::new();
    for frame in frames(file) {
        let found = claims(lang, &frame.text);
        if found != frame.claims {
            let (line, text) = (frame.line, frame.text);
            wrong.push(format!(
                "tests/frames/{lang}.txt:{line}: {text}\n  wanted {:#?}\n  found  {found:#?}",
                frame.claims
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

macro_rules! languages {
    ($($name:ident $tag:literal),+ $(,)?) => {
        $(#[test]
        fn $name() {
            check($tag, include_str!(concat!("../frames/", $tag, ".txt")));
        })+

        #[test]
        fn at_least_a_hundred_sentences_in_a_dozen_languages() {
            let files = [$(include_str!(concat!("../frames/", $tag, ".txt"))),+];
            assert!(files.len() >= 12);
            assert!(files.iter().map(|f| frames(f).len()).sum::<usize>() >= 100);
        }
    };
}

languages! {
    english "en",
    german "de",
    dutch "nl",
    french "fr",
    spanish "es",
    italian "it",
    portuguese "pt",
    polish "pl",
    russian "ru",
    czech "cs",
    swedish "sv",
    hungarian "hu",
    turkish "tr",
    finnish "fi",
    chinese "zh",
    japanese "ja",
    korean "ko",
}
