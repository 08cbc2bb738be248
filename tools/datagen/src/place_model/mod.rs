//! `datagen place-model --from SETS --names FAKER --out FILE`: learns the weights by which places are told from other
//! names, and packs them.
//!
//! `SETS` is a folder of `<lang>-<source>.jsonl.gz` files (`text`, `gold.facts`, `gold.ignore` in code points), openly
//! licensed; `NOTICE.md` lists those that the packed file was learned from. `FAKER` is the unpacked PyPI package faker:
//! its lists of first names and surnames. With `--test DIR` the weights are measured on the `dev-….jsonl` files of that
//! folder. Documents that both folders hold are learned from where they are of one half and measured where they are of the
//! other, if `--half 0` or `1` is given; else they are not measured. `--languages` learns without one language after the other
//! and measures the sets of that language.

mod crf;
mod docs;
mod measure;
mod names;
mod pack;
mod shown;

use docs::{Doc, Part};
use regest::extract::place::learn::{FEATURES, Model};
use regest::gazetteer::Gazetteer;
use shown::Shown;
use std::io::Error;
use std::path::{Path, PathBuf};

/// Rounds over all examples before and after the features are narrowed down.
const EPOCHS: [u32; 2] = [5, 6];

/// What to do.
#[derive(Debug, Default)]
pub struct Options {
    /// Sets to learn from.
    pub from: PathBuf,
    /// Lists of people's names.
    pub names: PathBuf,
    /// Sets to measure by.
    pub test: Option<PathBuf>,
    /// The half of what is in both that is measured.
    pub half: Option<u64>,
    /// Measure each language by what is learned from the others.
    pub languages: bool,
    /// Where the packed weights go.
    pub out: PathBuf,
}

/// Learns, measures and packs.
pub fn run(options: &Options) -> Result<(), Error> {
    let mut documents = docs::read(&options.from, Part::Learn)?;
    let tests = options.test.as_deref().map_or(Ok(Vec::new()), |dir| docs::read(dir, Part::Test))?;
    part(&mut documents, tests, options.half);
    eprintln!("{} documents", documents.len());
    let gazetteer = Gazetteer::embedded();
    let (first, last) = names::read(&options.names)?;
    let small = docs::written_small(&documents, gazetteer);
    eprintln!("{} first names, {} surnames, {} names also written small", first.len(), last.len(), small.len());
    let words = [pack::bloom(&first), pack::bloom(&last), pack::bloom(&small)];
    let bare = Model::pack(1.0, 0.0, [&[], &[], &words[0], &words[1], &words[2]]);
    let bare = Model::of(bare.leak()).ok_or_else(|| Error::other("the empty model does not read back"))?;
    let mut shown = Shown::read(&documents, gazetteer, &bare);
    eprintln!("{} features, {} runs", shown.keys.len(), shown.examples.len());
    let first = crf::learn(&shown.examples, shown.keys.len(), EPOCHS[0], |e| e.part == Part::Learn);
    shown.narrow(&first.heaviest(FEATURES));
    let mut learned = crf::learn(&shown.examples, shown.keys.len(), EPOCHS[1], |e| e.part == Part::Learn);
    measure::balance(&shown, &documents, &mut learned);
    print(&shown, &documents, &learned, Part::HeldOut, "held out");
    print(&shown, &documents, &learned, Part::Test, "measured");
    if options.languages {
        each_language(&shown, &documents, learned.bias);
    }
    let bytes = pack::pack(&learned, &shown.keys, &words);
    eprintln!("{} bytes", bytes.len());
    std::fs::write(&options.out, bytes)
}

/// Adds the documents to measure by; what is in both is one or the other.
fn part(documents: &mut Vec<Doc>, mut tests: Vec<Doc>, half: Option<u64>) {
    let measured: std::collections::HashSet<String> = tests.iter().map(|d| d.id.clone()).collect();
    let learned: std::collections::HashSet<String> = documents.iter().map(|d| d.id.clone()).collect();
    documents.retain(|d| half.is_none() || !measured.contains(&d.id) || Some(d.half()) != half);
    tests.retain(|d| !learned.contains(&d.id) || Some(d.half()) == half);
    documents.append(&mut tests);
}

fn print(shown: &Shown, documents: &[Doc], learned: &crf::Learned, part: Part, what: &str) {
    let by = measure::by_set(shown, documents, learned, part, |_| true);
    by.iter().for_each(|(set, counts)| eprintln!("{set}: {}", counts.line()));
    eprintln!("{what}: {}", measure::all(&by).line());
}

/// Learns without each language in turn, with the features of the whole, and measures the sets of that language.
fn each_language(shown: &Shown, documents: &[Doc], bias: f32) {
    let mut langs: Vec<_> = documents.iter().filter(|d| d.part == Part::Test).map(|d| d.lang).collect();
    langs.sort_by_key(|lang| lang.tag());
    langs.dedup();
    for lang in langs {
        let of = |e: &shown::Example| documents[e.doc as usize].lang;
        let mut learned =
            crf::learn(&shown.examples, shown.keys.len(), EPOCHS[0], |e| e.part == Part::Learn && of(e) != lang);
        learned.bias = bias;
        let by = measure::by_set(shown, documents, &learned, Part::Test, |d| d.lang == lang);
        eprintln!("without {}: {}", lang.tag(), measure::all(&by).line());
    }
}

/// Where the packed model belongs.
pub fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/packed/place-model.bin")
}
