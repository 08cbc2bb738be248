//! How many bytes lie ahead, for the progress bar.

use std::path::{Path, PathBuf};

/// Bytes of all files among the inputs, links not followed; `None` where an input is the standard input or packed, so that the bytes read will
/// not add up to it.
#[must_use]
pub fn size(inputs: &[PathBuf]) -> Option<u64> {
    inputs.iter().map(|i| of(i)).sum()
}

fn of(path: &Path) -> Option<u64> {
    let about = std::fs::symlink_metadata(path).ok()?;
    if about.is_dir() {
        let entries = std::fs::read_dir(path).ok()?;
        return entries.map_while(Result::ok).map(|e| of(&e.path())).sum();
    }
    let packed = path.extension().is_some_and(|e| e == "gz" || e == "zst");
    (!packed).then_some(if about.is_file() { about.len() } else { 0 })
}
