//! First names and surnames out of the Python lists of the package faker (MIT).

use regest::extract::place::learn::Letters;
use std::io::Error;
use std::path::{Path, PathBuf};

/// Hashes of first names and of surnames.
pub fn read(faker: &Path) -> Result<(Vec<u64>, Vec<u64>), Error> {
    let mut out = (Vec::new(), Vec::new());
    let mut locales: Vec<PathBuf> =
        std::fs::read_dir(faker.join("providers/person"))?.filter_map(|e| e.ok().map(|e| e.path())).collect();
    locales.sort();
    for locale in locales.iter().filter(|p| p.is_dir()) {
        if let Ok(source) = std::fs::read_to_string(locale.join("__init__.py")) {
            lists(&source, &mut out);
        }
    }
    for names in [&mut out.0, &mut out.1] {
        names.sort_unstable();
        names.dedup();
    }
    Ok(out)
}

/// Quoted words belong to the last variable that was assigned to.
fn lists(source: &str, out: &mut (Vec<u64>, Vec<u64>)) {
    let mut list = "";
    for line in source.lines() {
        let code = line.trim_start();
        let name = code.split(['=', ':', ' ']).next().unwrap_or_default();
        if code.contains('=') && !code.starts_with(['"', '\'']) && !name.is_empty() {
            list = name;
        }
        let into = match list {
            _ if list.starts_with("first_name") => &mut out.0,
            _ if list.starts_with("last_name") => &mut out.1,
            _ => continue,
        };
        let words = line.split('"').skip(1).step_by(2).filter(|w| !w.contains(['{', ' ']) && w.chars().count() > 1);
        into.extend(words.map(|word| Letters::read(word).whole));
    }
}
