//! Which encoding the bytes of a page are in, and why we think so.

use super::html::declared_encoding;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::memchr;
use memchr::memmem;

/// An encoding, and where its text begins (behind a byte order mark).
pub(super) struct Found {
    pub(super) encoding: &'static Encoding,
    /// What decided: `bom`, `given`, `escape`, `nul-parity`, `utf-8`, `meta`, `guess`.
    pub(super) from: &'static str,
    pub(super) skip: usize,
}

/// The encoding of `bytes`. `certain`: they are known to be UTF-8; `url` helps to guess.
pub(super) fn find(bytes: &[u8], certain: bool, url: Option<&str>) -> Found {
    let found = |encoding, from| Found { encoding, from, skip: 0 };
    if let Some((encoding, skip)) = Encoding::for_bom(bytes) {
        return Found { encoding, from: "bom", skip };
    }
    if certain {
        return found(UTF_8, "given");
    }
    // Japanese mail's escapes and UTF-16 without a mark may both pass for valid UTF-8.
    if has_escapes(bytes) {
        return found(ISO_2022_JP, "escape");
    }
    if let Some(encoding) = wide(bytes) {
        return found(encoding, "nul-parity");
    }
    if std::str::from_utf8(bytes).is_ok() {
        return found(UTF_8, "utf-8");
    }
    let declared = declared_encoding(bytes.get(..2048).unwrap_or(bytes)).and_then(|label| named(&label));
    match declared {
        Some(encoding) if encoding != UTF_8 => return found(encoding, "meta"),
        _ if mostly_utf8(bytes) => return found(UTF_8, if declared.is_some() { "meta" } else { "utf-8" }),
        _ => {}
    }
    found(guess(bytes, url), "guess")
}

/// The encoding of a label in a page: what says it is UTF-16 in bytes one can read is not.
fn named(label: &[u8]) -> Option<&'static Encoding> {
    match Encoding::for_label(label)? {
        e if e == UTF_16LE || e == UTF_16BE => Some(UTF_8),
        e if e.name() == "x-user-defined" => Some(WINDOWS_1252),
        e if e.name() == "replacement" => None,
        e => Some(e),
    }
}

fn has_escapes(bytes: &[u8]) -> bool {
    memchr(0x1b, bytes).is_some()
        && [&b"\x1b$B"[..], b"\x1b$@", b"\x1b(J"].iter().any(|escape| memmem::find(bytes, escape).is_some())
        && bytes.is_ascii()
}

/// UTF-16 without a mark: a good share of NULs, nearly all at bytes of one parity.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let count = |from: usize| head.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    if memchr(0, head).is_none() || head.len() < 4 {
        return None;
    }
    let (even, odd) = (count(0), count(1));
    let clear = |few: usize, many: usize| many * 5 >= head.len() && few * 20 <= many;
    match (clear(even, odd), clear(odd, even)) {
        (true, _) => Some(UTF_16LE),
        (_, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether characters of several bytes are far more often right than wrong: one cut off by a careless program spoils no page.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right >= wrong * 4
}

/// Most bytes that a guess looks at.
const SAMPLE: usize = 256 << 10;

fn guess(bytes: &[u8], url: Option<&str>) -> &'static Encoding {
    let first = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0).saturating_sub(16);
    let sample = bytes.get(first..).unwrap_or(bytes);
    let sample = sample.get(..SAMPLE).unwrap_or(sample);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, sample.len() + first == bytes.len());
    detector.guess(url.and_then(tld).as_deref().map(str::as_bytes), Utf8Detection::Deny)
}

/// The top-level domain of an address, lower case; `None` when it is none the guess may see.
fn tld(url: &str) -> Option<String> {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = host.split(['/', '?', '#', ':']).next()?;
    let end = host.rsplit_once('.')?.1.to_ascii_lowercase();
    (!end.is_empty() && end.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b.is_ascii_digit())).then_some(end)
}
