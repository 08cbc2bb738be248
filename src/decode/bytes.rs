//! Bytes of any encoding as text, with the exact way back.

use crate::text::{Op, RawMap};
use encoding_rs::{DecoderResult, Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Text and where its characters came from.
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    /// `None`: the text is the raw bytes behind the first `skip` ones.
    pub(super) map: Option<RawMap>,
    /// Byte sequences that are invalid.
    pub(super) invalid: u32,
}

/// The text of `bytes` from `skip` on.
pub(super) fn decode<'a>(bytes: &'a [u8], skip: usize, encoding: &'static Encoding) -> Decoded<'a> {
    let body = bytes.get(skip..).unwrap_or_default();
    if encoding == UTF_8 {
        return match std::str::from_utf8(body) {
            Ok(text) => Decoded { text: Cow::Borrowed(text), map: None, invalid: 0 },
            Err(_) => utf8(body, skip),
        };
    }
    let mut out = Out { bytes, text: String::with_capacity(body.len() * 3 / 2), map: RawMap::default(), invalid: 0 };
    if encoding == UTF_16LE || encoding == UTF_16BE {
        out.utf16(skip, encoding == UTF_16LE);
    } else if encoding.is_single_byte() {
        out.single(body, skip, encoding);
    } else {
        out.multi(skip, encoding);
    }
    Decoded { text: Cow::Owned(out.text), map: Some(out.map), invalid: out.invalid }
}

fn utf8(body: &[u8], skip: usize) -> Decoded<'static> {
    let (mut text, mut map, mut invalid, mut at) = (String::with_capacity(body.len()), RawMap::default(), 0, skip);
    for chunk in body.utf8_chunks() {
        text.push_str(chunk.valid());
        map.push(chunk.valid().len(), at, chunk.valid().len(), Op::Same);
        at += chunk.valid().len();
        let bad = chunk.invalid().len();
        if bad > 0 {
            text.push('\u{fffd}');
            map.push_encoded((3, bad), 1, at);
            invalid += 1;
            at += bad;
        }
    }
    Decoded { text: Cow::Owned(text), map: Some(map), invalid }
}

struct Out<'a> {
    bytes: &'a [u8],
    text: String,
    map: RawMap,
    invalid: u32,
}

impl Out<'_> {
    /// Adds characters that came from `raw_len` bytes at `raw`.
    fn put(&mut self, text: &str, raw: usize, raw_len: usize) {
        self.text.push_str(text);
        if self.bytes.get(raw..raw + raw_len) == Some(text.as_bytes()) {
            self.map.push(text.len(), raw, raw_len, Op::Same);
        } else {
            self.map.push_encoded((text.len(), raw_len), 1, raw);
        }
    }

    fn bad(&mut self, raw: usize, raw_len: usize) {
        self.invalid += 1;
        self.put("\u{fffd}", raw, raw_len);
    }

    fn utf16(&mut self, skip: usize, little: bool) {
        let body = self.bytes.get(skip..).unwrap_or_default();
        let units = body.chunks_exact(2).map(|pair| match (pair, little) {
            (&[a, b], true) => u16::from_le_bytes([a, b]),
            (&[a, b], false) => u16::from_be_bytes([a, b]),
            _ => 0,
        });
        let mut at = skip;
        for unit in char::decode_utf16(units) {
            match unit {
                Ok(c) => {
                    self.put(c.encode_utf8(&mut [0; 4]), at, c.len_utf16() * 2);
                    at += c.len_utf16() * 2;
                }
                Err(_) => {
                    self.bad(at, 2);
                    at += 2;
                }
            }
        }
        if body.len() % 2 == 1 {
            self.bad(at, 1);
        }
    }

    /// Encodings of one byte a character.
    fn single(&mut self, body: &[u8], skip: usize, encoding: &'static Encoding) {
        let (text, _) = encoding.decode_without_bom_handling(body);
        for (at, c) in (skip..).zip(text.chars()) {
            if c == '\u{fffd}' {
                self.bad(at, 1);
            } else {
                self.put(c.encode_utf8(&mut [0; 4]), at, 1);
            }
        }
    }

    /// Encodings of several bytes a character: the decoder is given one byte after another, so that it shows itself which bytes
    /// each character came from.
    fn multi(&mut self, skip: usize, encoding: &'static Encoding) {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        // First byte that nothing has come of yet, and the byte to read.
        let (mut from, mut at) = (skip, skip);
        let mut room = [0_u8; 32];
        while at < self.bytes.len() {
            if from == at && encoding != ISO_2022_JP {
                let plain = self.plain(at);
                (from, at) = (at + plain, at + plain);
            }
            let last = at + 1 >= self.bytes.len();
            let Some(byte) = self.bytes.get(at..=at) else { break };
            let (result, read, written) = decoder.decode_to_utf8_without_replacement(byte, &mut room, last);
            at += read;
            self.fresh(room.get(..written).unwrap_or_default(), &mut from, at);
            match result {
                DecoderResult::Malformed(len, after) => {
                    let end = at.saturating_sub(usize::from(after));
                    let start = end.saturating_sub(usize::from(len)).max(from.min(end));
                    self.bad(start, end - start);
                    from = end;
                }
                DecoderResult::InputEmpty => self.skip_escape(&mut from, at, encoding),
                DecoderResult::OutputFull => {}
            }
            if last && read == 0 && written == 0 && !matches!(result, DecoderResult::Malformed(..)) {
                break;
            }
        }
        self.flush(&mut decoder, from, at);
    }

    /// What the decoder still holds at the end.
    fn flush(&mut self, decoder: &mut encoding_rs::Decoder, mut from: usize, at: usize) {
        let mut room = [0_u8; 32];
        while from < at {
            let (result, _, written) = decoder.decode_to_utf8_without_replacement(b"", &mut room, true);
            let DecoderResult::Malformed(..) = result else { return };
            self.fresh(room.get(..written).unwrap_or_default(), &mut from, at);
            self.bad(from, at - from);
            from = at;
        }
    }

    /// Copies ASCII as it is; how much of it there was.
    fn plain(&mut self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        // The last byte is left to the decoder, which has to be told that it is the last.
        let len = Encoding::ascii_valid_up_to(rest).min(rest.len().saturating_sub(1));
        if let Some(text) = rest.get(..len).and_then(|t| std::str::from_utf8(t).ok()) {
            self.text.push_str(text);
            self.map.push(len, at, len, Op::Same);
        }
        len
    }

    /// Characters that came of the bytes up to `at`.
    fn fresh(&mut self, text: &[u8], from: &mut usize, at: usize) {
        let Ok(text) = std::str::from_utf8(text) else { return };
        if !text.is_empty() {
            self.put(text, *from, at - *from);
            *from = at;
        }
    }

    /// An escape sequence shifts the set of characters and is part of none.
    fn skip_escape(&self, from: &mut usize, at: usize, encoding: &'static Encoding) {
        if encoding == ISO_2022_JP && at - *from == 3 && self.bytes.get(*from) == Some(&0x1b) {
            *from = at;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use encoding_rs::{BIG5, EUC_JP, EUC_KR, GB18030, GBK, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252, WINDOWS_1257};

    /// Every character decodes from its own raw bytes alone.
    fn check(encoding: &'static Encoding, text: &str) {
        let bytes = encoding.encode(text).0.into_owned();
        let got = decode(&bytes, 0, encoding);
        assert_eq!((got.text.as_ref(), got.invalid), (text, 0), "{}", encoding.name());
        let map = got.map.unwrap();
        for (i, c) in text.char_indices() {
            let raw = map.raw(text, Span::new(i, i + c.len_utf8()));
            if encoding != ISO_2022_JP {
                assert_eq!(encoding.decode_without_bom_handling(&bytes[raw]).0, c.to_string(), "{}", encoding.name());
            }
        }
    }

    #[test]
    fn characters_know_their_bytes_in_every_encoding() {
        check(WINDOWS_1252, "1944–45 café “x” über");
        check(WINDOWS_1251, "Просмотров: 15 482");
        check(SHIFT_JIS, "1945年5月8日、ベルリンで");
        check(EUC_JP, "1945年5月8日、ベルリンで");
        check(GB18030, "1937年12月13日，日军攻占南京。€😀é");
        check(GBK, "南京 x");
        check(BIG5, "中華民國34年");
        check(EUC_KR, "1945년 8월 15일");
    }

    #[test]
    fn shift_sequences_belong_to_no_character() {
        let got = decode(b"a\x1b$B$3$s\x1b(Bb", 0, ISO_2022_JP);
        assert_eq!(got.text, "aこんb");
        let map = got.map.unwrap();
        assert_eq!(map.raw(&got.text, Span::new(1, 7)), 4..8);
        assert_eq!(map.raw(&got.text, Span::new(7, 8)), 11..12);
    }

    #[test]
    fn invalid_bytes_are_counted_and_mapped() {
        for (bytes, encoding, text, invalid) in [
            (&b"a\xffb"[..], UTF_8, "a\u{fffd}b", 1),
            (b"\xe2\x82x\xc3", UTF_8, "\u{fffd}x\u{fffd}", 2),
            (b"a\x81 b", SHIFT_JIS, "a\u{fffd} b", 1),
            (b"\x81", SHIFT_JIS, "\u{fffd}", 1),
            (b"\x81\x30\x81 ", GB18030, "\u{fffd}0\u{fffd} ", 2),
            (b"a\0\x00\xd8b\0c", UTF_16LE, "a\u{fffd}b\u{fffd}", 2),
            (b"\x1b$B$", ISO_2022_JP, "\u{fffd}", 1),
            (b"a\xa1", WINDOWS_1257, "a\u{fffd}", 1),
        ] {
            let got = decode(bytes, 0, encoding);
            assert_eq!((got.text.as_ref(), got.invalid), (text, invalid), "{bytes:?}");
            let rows = got.map.as_ref().unwrap().rows().to_vec();
            assert_eq!(rows.iter().map(|r| r.text_len).sum::<usize>(), text.len(), "{bytes:?} {rows:?}");
            assert!(rows.iter().all(|r| r.raw + r.raw_len <= bytes.len()));
        }
    }

    #[test]
    fn runs_of_equal_lengths_are_one_row() {
        let got = decode(b"\xff\xfea\0b\0\xe9\0", 2, UTF_16LE);
        let rows: Vec<_> = got.map.unwrap().rows().iter().map(|r| (r.text_len, r.raw, r.raw_len)).collect();
        assert_eq!(rows, [(2, 2, 4), (2, 6, 2)]);
    }
}
