//! What holds for any text.

use super::common::{document, record, whole};
use super::edtf;
use proptest::prelude::*;
use regest::gazetteer::Gazetteer;
use regest::model::{Config, Format};
use regest::pipeline::{self, Job, Progress};
use regest::record::{self, FileRow, PageRecord, RunRecord, Value};
use regest::sink::{self, Sink, Written};
use regest::source::{Item, Source};
use regest::verify;
use serde_json::Value as Json;

/// So many cases of each law; `REGEST_CASES` asks for more.
pub fn cases(few: u32) -> ProptestConfig {
    let cases = std::env::var("REGEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(few);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Pieces that pages are made of, in many scripts and states of disrepair.
const PIECES: [&str; 40] = [
    "On 3rd and 4th September 1944 ",
    "107.000 Jews ",
    "late March 1945, ",
    "Mechelen, Belgium. ",
    "\n",
    "\r\n\r\n",
    "a thousand or so ",
    "5&nbsp;May ",
    "<b>107</b>.000 ",
    "<p>",
    "</div>",
    "<!-- ",
    "-->",
    "<script>",
    "1945年5月8日",
    "三百万人",
    "в Минске 24 апреля 1943 года ",
    "٢٧ كانون الثاني ١٩٤٥ ",
    "ב־27 בינואר 1945 ",
    "🕯",
    "e\u{301}",
    "\u{202e}",
    "\u{0}",
    "00000000",
    "31.12.",
    "12/43/7 ",
    "© 2000 – ",
    "vom 5. bis 7. März 1943 ",
    "einundzwanzigtausend Menschen ",
    "quatre-vingt-dix-neuf enfants ",
    "und ",
    "Der 3. Transport ",
    "1 404 ",
    "½ ",
    "between 200 and 300 ",
    "€3.5 million ",
    "Read more », ",
    "&#x110000;",
    "&notit; ",
    "นาย ๘,๓๐๐ คน ",
];

fn page() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![3 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => ".{0,12}"],
        0..60,
    )
    .prop_map(|pieces| pieces.concat())
}

/// Every date of a record as it is written: values, what was said, parts and other readings.
fn written(record: &PageRecord) -> Vec<&str> {
    let facts = record.facts.iter().chain(record.rejected.iter().flatten());
    let values = facts.flat_map(|f| f.alternatives.iter().map(|a| &a.value).chain([&f.value]));
    let dates = values.filter_map(|v| if let Value::Date(d) = v { Some(d) } else { None });
    dates
        .flat_map(|d| d.parts.iter().flatten().map(|p| p.edtf.as_str()).chain([d.edtf.as_str(), d.said.as_str()]))
        .collect()
}

/// The dates of the sample pages are EDTF, every one.
#[test]
fn sample_pages_write_edtf() {
    let pages = ["tests/it/golden", "input"].map(|dir| super::common::files(&super::common::root().join(dir)));
    for path in
        pages.into_iter().flatten().filter(|p| p.extension().is_some_and(|e| e == "html" || e == "txt" || e == "htm"))
    {
        let bytes = std::fs::read(&path).expect("a page");
        let record = record(&document(&bytes, Format::Auto), &Config { rejected: true, ..Config::default() });
        for text in written(&record) {
            assert!(edtf::is_valid(text), "{}: {text} is no EDTF", path.display());
        }
    }
}

fn sound(record: &PageRecord, raw: &[u8]) -> Result<(), TestCaseError> {
    let faults = verify::check(record, raw);
    prop_assert!(faults.is_empty(), "{faults:?}");
    let json = serde_json::to_string(record).expect("JSON");
    let back: PageRecord = serde_json::from_str(&json).expect("a record");
    prop_assert_eq!(serde_json::to_string(&back).expect("JSON"), json);
    for text in written(record) {
        prop_assert!(edtf::is_valid(text), "not EDTF: {text}");
    }
    for fact in &record.facts {
        prop_assert!((0.0..=1.0).contains(&fact.confidence) && (0.0..=1.0).contains(&fact.value_confidence));
        let block = &record.blocks[fact.block as usize];
        prop_assert!(
            block.kept && block.start <= fact.start && fact.end <= block.end,
            "{:?} outside its block",
            fact.quote
        );
        prop_assert!(fact.start < fact.end && fact.quote.trim() == fact.quote, "{:?}", fact.quote);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn records_of_texts_verify(text in page()) {
        sound(&whole(&text), text.as_bytes())?;
    }

    #[test]
    fn records_of_html_verify(text in page()) {
        let html = format!("<html><body><main><p>{text}</p></main></body></html>");
        let record = record(&document(html.as_bytes(), Format::Html), &Config::default());
        sound(&record, html.as_bytes())?;
    }

    #[test]
    fn any_bytes_give_a_sound_record(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        sound(&record(&document(&bytes, Format::Auto), &Config::default()), &bytes)?;
    }

    #[test]
    fn any_utf16_gives_a_sound_record(text in page(), big in any::<bool>()) {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        let bytes: Vec<u8> = units.flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect();
        sound(&record(&document(&bytes, Format::Auto), &Config::default()), &bytes)?;
    }

    #[test]
    fn one_thread_and_many_write_the_same_bytes(texts in prop::collection::vec(page(), 1..12)) {
        prop_assert_eq!(lines(&texts, 1), lines(&texts, 4));
    }
}

/// Keeps the lines that a run writes.
#[derive(Default)]
struct Lines(Vec<String>);

impl Sink for Lines {
    fn page(&mut self, page: &Written) -> Result<(), sink::Error> {
        self.0.extend([page.line.clone(), page.rows.clone()]);
        Ok(())
    }

    fn file(&mut self, row: &FileRow, _id: &Json) -> Result<(), sink::Error> {
        self.0.push(serde_json::to_string(row).expect("JSON"));
        Ok(())
    }

    fn finish(&mut self, _run: &RunRecord) -> Result<(), sink::Error> {
        Ok(())
    }
}

struct Silent;

impl Progress for Silent {
    fn page(&mut self, _raw_bytes: u64) {}
    fn failed(&mut self, _row: &FileRow) {}
}

fn lines(texts: &[String], threads: usize) -> Vec<String> {
    let config = Config::default();
    let gazetteer = Gazetteer::embedded();
    let about = record::about(&config, gazetteer);
    let documents = texts.iter().map(|t| document(t.as_bytes(), Format::Auto));
    let mut source: Box<dyn Source> =
        Box::new(documents.map(|d| Item::Document(Box::new(d))).collect::<Vec<_>>().into_iter());
    let mut out = Lines::default();
    let job = Job { config: &config, known: gazetteer.into(), about: &about, threads };
    pipeline::run(&mut *source, job, &mut out, &mut Silent).expect("a run");
    out.0
}
