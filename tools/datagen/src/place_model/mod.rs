//! `datagen place-model --from SETS --names FAKER --out FILE`: learns the weights by which places are told from other
//! names, and packs them.
//!
//! `SETS` is a folder of `<lang>-<source>.jsonl.gz` files (`text`, `gold.facts`, `gold.ignore` in code points), openly
//! licensed; `NOTICE.md` lists those that the packed file was learned from. `FAKER` is the unpacked PyPI package faker:
//! its lists of first names and surnames. A file whose name holds the word after `--without` is left out.

mod docs;
mod names;
mod pack;
mod train;

use regest::extract::place::learn::{FEATURES, Model};
use regest::gazetteer::Gazetteer;
use std::io::Error;
use std::path::Path;

/// Learns and packs.
pub fn run(from: &Path, names: &Path, without: Option<&str>, out: &Path) -> Result<(), Error> {
    let documents = docs::read(from, without)?;
    eprintln!("{} documents", documents.len());
    let (first, last) = names::read(names)?;
    let small = docs::written_small(&documents, Gazetteer::embedded());
    eprintln!("{} first names, {} surnames, {} names also written small", first.len(), last.len(), small.len());
    let words = [pack::bloom(&first), pack::bloom(&last), pack::bloom(&small)];
    let bare = Model::pack(1.0, 0.0, [&[], &[], &words[0], &words[1], &words[2]]);
    let bare = Model::of(bare.leak()).ok_or_else(|| Error::other("the empty model does not read back"))?;
    let (mut examples, keys) = docs::examples(&documents, Gazetteer::embedded(), &bare);
    eprintln!("{} features", keys.len());
    let first = train::learn(&examples, keys.len());
    let kept = first.heaviest(FEATURES);
    train::narrow(&mut examples, &kept, keys.len());
    let keys: Vec<u64> = kept.iter().map(|&old| keys[old as usize]).collect();
    let learned = train::learn(&examples, keys.len());
    let bytes = pack::pack(&learned, &keys, &words);
    eprintln!("{} bytes", bytes.len());
    std::fs::write(out, bytes)
}

/// Where the packed model belongs.
pub fn file() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/packed/place-model.bin")
}
