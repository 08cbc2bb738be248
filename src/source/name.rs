//! What a file's name says: its kind, and the path it has in the records.

use std::path::{Component, Path};

/// What a name promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One page.
    Page,
    /// A page a line, plain or packed.
    Lines,
    /// Nothing: the bytes decide.
    Unknown,
}

/// The kind that the name of a file promises.
pub(super) fn kind(name: &str) -> Kind {
    let name = name.to_ascii_lowercase();
    let packed = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst"));
    let stem = packed.unwrap_or(&name);
    match stem.rsplit_once('.').map(|(_, end)| end) {
        Some("jsonl" | "ndjson") => Kind::Lines,
        Some("txt" | "text" | "md" | "markdown" | "html" | "htm" | "xhtml") if packed.is_none() => Kind::Page,
        _ => Kind::Unknown,
    }
}

/// `path` below `root`, with `/` between the parts; bytes that are not UTF-8 are written `\xNN`, so that no two names fall together.
pub(super) fn relative(path: &Path, root: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts = below.components().filter_map(|c| match c {
        Component::Normal(part) => Some(part.as_encoded_bytes()),
        _ => None,
    });
    let mut out = String::new();
    for part in parts {
        if !out.is_empty() {
            out.push('/');
        }
        for chunk in part.utf8_chunks() {
            out.push_str(chunk.valid());
            chunk.invalid().iter().for_each(|b| out.push_str(&format!("\\x{b:02x}")));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_kinds() {
        assert_eq!(kind("a.HTML"), Kind::Page);
        assert_eq!(kind("a.jsonl"), Kind::Lines);
        assert_eq!(kind("a.ndjson.gz"), Kind::Lines);
        assert_eq!(kind("a.jsonl.zst"), Kind::Lines);
        assert_eq!(kind("a.txt.gz"), Kind::Unknown);
        assert_eq!(kind("README"), Kind::Unknown);
    }

    #[test]
    fn paths_are_relative_with_slashes() {
        assert_eq!(relative(Path::new("/in/a/b.txt"), Path::new("/in")), "a/b.txt");
        assert_eq!(relative(Path::new("./in/b.txt"), Path::new("./in")), "b.txt");
    }
}
