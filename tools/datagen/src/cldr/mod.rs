//! What CLDR knows of every language: months, weekdays, eras, symbols, scale words (`cldr`) and the
//! spelled-out numbers (`numberwords`). Reads the unpacked npm packages of one version; see [`VERSION`]. The spell-out rules
//! are packed in this repository (`spellout`), so that number words need no packages.

pub mod atoms;
pub mod check;
pub mod dp;
pub mod fields;
pub mod forms;
pub mod lexicon;
pub mod locales;
pub mod overrides;
pub mod pack;
pub mod plural;
pub mod rbnf;
pub mod scales;
pub mod signs;
#[cfg(test)]
mod spelled;
pub mod table;
#[cfg(test)]
mod tests;
pub mod words;

use locales::Locales;
use std::io;
use std::path::{Path, PathBuf};
use table::File;

/// The version of CLDR, and of the npm packages `cldr-dates-full`, `cldr-numbers-full`, `cldr-rbnf`, `cldr-core`,
/// `cldr-localenames-full`, `cldr-cal-hebrew-full`, `cldr-cal-islamic-full` and `cldr-cal-persian-full`.
pub const VERSION: &str = "48.2.0";

/// The folder of the language data in this checkout.
pub fn lang_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/lang")
}

/// Writes `<out>/<tag>/cldr.toml` for every language that has month names of its own.
pub fn run(from: &Path, out: &Path) -> io::Result<()> {
    let locales = Locales::read(from)?;
    let mut count = 0;
    for (tag, members) in locales.targets() {
        let mut file = File::new(&format!("CLDR {VERSION}, licence Unicode-3.0"));
        if !fields::fill(&locales, &tag, &members, &mut file) {
            continue;
        }
        scales::fill(&locales, &members, &mut file);
        file.write(&out.join(&tag).join("cldr.toml"))?;
        count += 1;
    }
    eprintln!("cldr: {count} languages");
    Ok(())
}
