//! `datagen place-cover --from SETS [--show LANG]`: how many of the marked places the names of the gazetteer cover, as
//! written or inflected, before anything is judged; and how many names stand where no place is marked.
//!
//! `SETS` is a folder of `.jsonl` or `.jsonl.gz` files as `place-model` reads them. `--show` lists the commonest misses and
//! the commonest names outside places of one language.

#![expect(clippy::print_stdout, reason = "a table for people to read")]

use flate2::read::GzDecoder;
use regest::extract::place::learn::{Classes, Model, Sheet};
use regest::gazetteer::Gazetteer;
use regest::lang::{Lang, Passage};
use regest::model::Resolution;
use regest::text::Span;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead, BufReader, Error, Read};
use std::path::{Path, PathBuf};

/// Characters of one file that are read.
const PER_FILE: usize = 400_000;
/// Rows shown of each list.
const SHOWN: usize = 150;

/// What is counted of a language.
#[derive(Default)]
struct Count {
    tokens: usize,
    places: usize,
    /// Covered by a name of just this span; by any name.
    exact: usize,
    touched: usize,
    /// Names outside places and what is to be ignored: as written, inflected.
    loose: [usize; 2],
    missed: HashMap<String, usize>,
    wrong: [HashMap<String, usize>; 2],
}

/// Counts and prints a row for each language.
pub fn run(from: &Path, show: Option<&str>) -> Result<(), Error> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(from)?.filter_map(|e| e.ok().map(|e| e.path())).collect();
    files.sort();
    let mut counts = BTreeMap::<String, Count>::new();
    for file in files.iter().filter(|f| f.to_string_lossy().contains(".jsonl")) {
        let open = std::fs::File::open(file)?;
        let packed = file.extension().is_some_and(|e| e == "gz");
        let bytes: Box<dyn Read> = if packed { Box::new(GzDecoder::new(open)) } else { Box::new(open) };
        let mut left = PER_FILE;
        for line in BufReader::new(bytes).lines() {
            let row: Value = serde_json::from_str(&line?)?;
            let lang = row["lang"].as_str().unwrap_or("und");
            let Some(text) = row["text"].as_str().filter(|t| t.len() < left) else { continue };
            if show.is_none_or(|wanted| wanted == lang) {
                left -= text.chars().count();
                counts.entry(lang.to_owned()).or_default().read(text, Lang::of(lang), &row["gold"]);
            }
        }
    }
    println!("lang  tokens places  span   any  | names outside a 1000 tokens: written inflected");
    for (lang, count) in &counts {
        count.print(lang);
        if show.is_some() {
            list("missed", &count.missed);
            list("names outside as written", &count.wrong[0]);
            list("names outside inflected", &count.wrong[1]);
        }
    }
    Ok(())
}

impl Count {
    fn read(&mut self, text: &str, lang: Lang, gold: &Value) {
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let at = |v: &Value| v.as_u64().and_then(|n| bytes.get(n as usize)).copied().unwrap_or(text.len());
        let facts = gold["facts"].as_array().into_iter().flatten();
        let places: Vec<Span> = facts.map(|f| Span::new(at(&f["start"]), at(&f["end"]))).collect();
        let ignore = gold["ignore"].as_array().into_iter().flatten();
        let ignore: Vec<Span> = ignore.map(|f| Span::new(at(&f[0]), at(&f[1]))).collect();
        let mut from = 0;
        for line in text.split_inclusive('\n') {
            let span = Span::new(from, from + line.len());
            from = span.end;
            let passage = Passage::new(text, span, 0, lang);
            self.passage(&passage, &places, &ignore);
        }
    }

    fn passage(&mut self, passage: &Passage<'_>, places: &[Span], ignore: &[Span]) {
        let sheet = Sheet::read(passage, &Classes::new(Gazetteer::embedded(), passage.lang), Model::embedded());
        self.tokens += passage.tokens.len();
        for &place in places.iter().filter(|p| p.start >= passage.span.start && p.end <= passage.span.end) {
            self.places += 1;
            let exact = sheet.hits.iter().any(|h| h.start == place.start && h.end == place.end);
            self.exact += usize::from(exact);
            self.touched += usize::from(sheet.hits.iter().any(|h| Span::new(h.start, h.end).overlaps(place)));
            if !exact {
                *self.missed.entry(place.of(passage.text).to_owned()).or_default() += 1;
            }
        }
        let mut last = 0;
        for hit in &sheet.hits {
            let span = Span::new(hit.start, hit.end);
            if hit.start < last || places.iter().chain(ignore).any(|p| p.overlaps(span)) {
                continue;
            }
            last = hit.end;
            let way = usize::from(hit.resolution == Resolution::Inflected);
            self.loose[way] += 1;
            *self.wrong[way].entry(span.of(passage.text).to_owned()).or_default() += 1;
        }
    }

    fn print(&self, lang: &str) {
        let share = |n: usize| n as f64 / self.places.max(1) as f64;
        let rate = |n: usize| n as f64 * 1000.0 / self.tokens.max(1) as f64;
        let (tokens, places) = (self.tokens, self.places);
        let (exact, touched) = (share(self.exact), share(self.touched));
        let [written, inflected] = self.loose.map(rate);
        println!("{lang:5} {tokens:7} {places:6} {exact:.3} {touched:.3} | {written:6.2} {inflected:6.2}");
    }
}

fn list(title: &str, counts: &HashMap<String, usize>) {
    let mut rows: Vec<_> = counts.iter().collect();
    rows.sort_by_key(|&(word, &n)| (std::cmp::Reverse(n), word));
    let rows: Vec<String> =
        rows.iter().take(SHOWN).map(|(word, n)| format!("{} {n}", word.replace('\n', " "))).collect();
    println!("  {title}: {}", rows.join(" | "));
}
