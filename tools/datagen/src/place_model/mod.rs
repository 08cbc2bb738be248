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

use regest::extract::place::learn::Model;
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
    let examples = docs::examples(&documents, Gazetteer::embedded(), &bare);
    let learned = train::learn(&examples);
    let bytes = pack::pack(&learned, &words);
    eprintln!("{} bytes", bytes.len());
    std::fs::write(out, bytes)
}

/// Where the packed model belongs.
pub fn file() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/packed/place-model.bin")
}
