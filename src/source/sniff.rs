//! Whether bytes are text.

/// Why a file that begins with `head` is not read; `None` when it looks like text.
pub(super) fn unreadable(head: &[u8]) -> Option<&'static str> {
    const ARCHIVES: [&[u8]; 8] =
        [b"PK\x03\x04", b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"BZh", b"\xfd7zXZ", b"Rar!", b"7z\xbc\xaf", b"WARC/"];
    const BINARY: [&[u8]; 10] = [
        b"%PDF-",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"RIFF",
        b"\x7fELF",
        b"OggS",
        b"ID3",
        b"\xd0\xcf\x11\xe0",
        b"SQLite",
    ];
    if is_sites_table(head) {
        return Some("sites_table");
    }
    if ARCHIVES.iter().any(|magic| head.starts_with(magic)) {
        return Some("archive");
    }
    let binary = BINARY.iter().any(|magic| head.starts_with(magic)) || !texty(head);
    binary.then_some("binary")
}

/// A table of what sites repeat, kept beside the pages it was learned from, is no page.
fn is_sites_table(head: &[u8]) -> bool {
    let head = head.get(..200).unwrap_or(head);
    head.starts_with(b"{") && memchr::memmem::find(head, b"\"schema\": \"regest.sites\"").is_some()
}

/// Text has few control characters; NULs only as halves of UTF-16.
fn texty(head: &[u8]) -> bool {
    let nuls = head.iter().filter(|&&b| b == 0).count();
    if nuls > 0 {
        return wide(head, nuls);
    }
    let odd = head.iter().filter(|&&b| b < 32 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)).count();
    odd * 50 <= head.len()
}

/// UTF-16: a byte order mark, or NULs that nearly all stand at bytes of one parity.
fn wide(head: &[u8], nuls: usize) -> bool {
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return true;
    }
    let even = head.iter().step_by(2).filter(|&&b| b == 0).count();
    // A page of text may hold a stray NUL; a table of numbers has them everywhere.
    nuls * 1000 <= head.len() || (nuls * 4 >= head.len() && even.min(nuls - even) * 20 <= nuls)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_any_encoding_is_text() {
        for text in
            [&b"On 5 May 1945"[..], b"", b"caf\xe9 \x93x\x94", b"\xff\xfeA\0", b"<\0h\0t\0m\0l\0>\0", b"\x1b$B$3\x1b(B"]
        {
            assert_eq!(unreadable(text), None, "{text:?}");
        }
    }

    #[test]
    fn pictures_and_archives_are_not() {
        assert_eq!(unreadable(b"%PDF-1.7"), Some("binary"));
        assert_eq!(unreadable(b"\0\x01\0\0\x02\x05\0\0"), Some("binary"));
        assert_eq!(unreadable(b"WARC/1.0\r\n"), Some("archive"));
        assert_eq!(unreadable(b"{\n  \"schema\": \"regest.sites\",\n"), Some("sites_table"));
        assert_eq!(unreadable(b"PK\x03\x04"), Some("archive"));
    }
}
