//! Packs the language files of `src/lang` into one static table, and turns their examples into named tests.

#[path = "build/examples.rs"]
mod examples;
#[path = "src/lang/hash.rs"]
mod hash;
#[path = "build/languages.rs"]
mod languages;
#[path = "build/pack.rs"]
mod pack;
#[path = "src/lang/role.rs"]
#[allow(dead_code)]
mod role;
#[path = "src/text/mod.rs"]
#[allow(dead_code, unused_imports)]
mod text;

use std::path::PathBuf;
use std::{env, fs, process};

fn main() {
    println!("cargo::rerun-if-changed=src/lang");
    println!("cargo::rerun-if-changed=build");
    if let Err(message) = run() {
        println!("cargo::error={message}");
        process::exit(1);
    }
}

fn run() -> Result<(), String> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(|e| e.to_string())?).join("src/lang");
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|e| e.to_string())?);
    let languages = languages::read(&root)?;
    let write = |name: &str, bytes: &[u8]| fs::write(out.join(name), bytes).map_err(|e| format!("{name}: {e}"));
    let packed = pack::pack(&languages);
    for (name, bytes) in &packed {
        write(name, bytes)?;
    }
    let digest = pack::digest(&packed);
    write("languages.rs", (pack::languages_rs(&languages) + &digest).as_bytes())?;
    write("examples.rs", examples::tests(&languages)?.as_bytes())
}
