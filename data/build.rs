//! Takes the digests of the data files once, so that no run has to.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// The files that are named in every record, under these names. The gazetteer carries its own digest.
const FILES: [(&str, &str); 6] = [
    ("phrases", "phrases.tsv"),
    ("markup-words", "markup.tsv"),
    ("head-words", "head.tsv"),
    ("clean-weights", "clean-weights.tsv"),
    ("clean-trees", "packed/clean-trees.bin"),
    ("place-model", "packed/place-model.bin"),
];

fn main() -> std::io::Result<()> {
    let mut out = String::from(
        "/// Names and SHA-256 digests of the data files; the gazetteer carries its own.\npub static DIGESTS: &[(&str, &str)] = &[\n",
    );
    for (name, file) in FILES {
        println!("cargo::rerun-if-changed={file}");
        let hex: String = Sha256::digest(fs::read(file)?).iter().map(|b| format!("{b:02x}")).collect();
        let _ = writeln!(out, "    ({name:?}, {hex:?}),");
    }
    out.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("digests.rs"), out)
}
