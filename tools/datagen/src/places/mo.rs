//! Names by language out of compiled message catalogues, whose keys are GeoNames ids, country codes (`BE`) and codes of
//! first-order units (`BE.VLG`).

use std::fs;
use std::path::Path;

use super::{Fallible, Languages};

/// Every name with its language, by key.
pub fn read(from: &Path) -> Fallible<Languages> {
    let mut languages = Languages::new();
    let mut folders: Vec<_> = fs::read_dir(from.join("geonames-mo/usr/share/locale"))?.collect::<Result<_, _>>()?;
    folders.sort_by_key(fs::DirEntry::file_name);
    for folder in folders {
        let lang = folder.file_name().to_string_lossy().replace('_', "-");
        let bytes = fs::read(folder.path().join("LC_MESSAGES/geonames.mo"))?;
        for (id, name) in messages(&bytes) {
            if !name.contains(['(', ',', '/']) {
                languages.entry(id.to_owned()).or_default().push((name.to_owned(), lang.clone()));
            }
        }
    }
    Ok(languages)
}

/// The pairs of a catalogue in little-endian form.
fn messages(bytes: &[u8]) -> impl Iterator<Item = (&str, &str)> {
    let number =
        |at: usize| bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes) as usize;
    let text = move |at: usize| {
        bytes
            .get(number(at + 4)..number(at + 4) + number(at))
            .map_or("", |b| std::str::from_utf8(b).unwrap_or_default())
    };
    let (count, keys, values) = (number(8), number(12), number(16));
    (0..count).map(move |i| (text(keys + i * 8), text(values + i * 8)))
}
