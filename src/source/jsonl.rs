//! JSON lines: one page a line. A bad line fails alone.

use super::lines::{Line, Lines};
use super::{Failure, Input, InputError, Item, Options, Status, base64, meta};
use crate::model::{Document, Format, Given};
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use std::borrow::Cow;
use std::io::BufRead;
use std::sync::Arc;

/// The pages of one file or stream of JSON lines.
pub(super) struct JsonLines<R> {
    lines: Lines<R>,
    path: String,
    bytes: Option<u64>,
    packed: bool,
    options: Arc<Options>,
    pages: u64,
    failed: u64,
    done: bool,
}

impl<R: BufRead> JsonLines<R> {
    pub(super) fn new(input: R, path: String, bytes: Option<u64>, packed: bool, options: Arc<Options>) -> Self {
        // Escapes make a line longer than the page in it.
        let lines = Lines::new(input, options.page_bytes.saturating_mul(2));
        Self { lines, path, bytes, packed, options, pages: 0, failed: 0, done: false }
    }

    fn end(&mut self, error: Option<InputError>) -> Item {
        self.done = true;
        let status = match (&error, self.pages + self.failed) {
            (None, _) => Status::Ok,
            (Some(_), 0) => Status::Failed,
            (Some(_), _) => Status::Partial,
        };
        let (path, bytes, pages, failed) = (self.path.clone(), self.bytes, self.pages, self.failed);
        Item::End(Box::new(Input { path, bytes, status, pages, failed, reason: None, error }))
    }

    fn broken(&mut self, error: &std::io::Error) -> Item {
        let (code, what) = match self.packed {
            true => ("bad_compression", "the compressed data is damaged or cut short"),
            false => ("unreadable", "cannot read on"),
        };
        let (path, line, byte) = (&self.path, self.lines.line, self.lines.at);
        let message = format!("{path}: {what} after line {line} (byte {byte}): {error}; the lines before it were read");
        let error = InputError { code, stage: "source", message, byte: Some(byte) };
        self.end(Some(error))
    }

    fn failure(&mut self, bad: Bad) -> Item {
        self.failed += 1;
        let (line, byte) = (self.lines.line, self.lines.start + bad.at as u64);
        let path = format!("{}#L{line}", self.path);
        let message = format!("{}, line {line} (byte {byte}): {}", self.path, bad.message);
        let error = InputError { code: bad.code, stage: "source", message, byte: Some(byte) };
        Item::Failed(Box::new(Failure { path, id: bad.id, line: Some(line), error }))
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        let read = loop {
            if self.done {
                return None;
            }
            match self.lines.next() {
                Err(e) => return Some(self.broken(&e)),
                Ok(None) => return Some(self.end(None)),
                Ok(Some(Line::TooLong)) => break Err(Bad::too_large(self.options.page_bytes)),
                Ok(Some(Line::Whole(line))) => {
                    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
                    if !line.trim_ascii().is_empty() {
                        break document(line, self.options.page_bytes);
                    }
                }
            }
        };
        Some(match read {
            Err(bad) => self.failure(bad),
            Ok(mut document) => {
                self.pages += 1;
                document.path = format!("{}#L{}", self.path, self.lines.line);
                if let Some(table) = &self.options.meta {
                    let own = document.id.as_ref().and_then(Value::as_str).and_then(|id| table.get(id));
                    let known = own.or_else(|| table.get(&document.path)).or_else(|| table.get(&self.path));
                    known.iter().for_each(|known| meta::fill(&mut document.given, known));
                }
                Item::Document(Box::new(document))
            }
        })
    }
}

/// What is wrong with a line.
struct Bad {
    code: &'static str,
    message: String,
    /// Byte in the line.
    at: usize,
    id: Option<Value>,
}

impl Bad {
    fn new(code: &'static str, message: impl Into<String>, id: Option<Value>) -> Self {
        Self { code, message: message.into(), at: 0, id }
    }

    fn too_large(limit: usize) -> Self {
        Self::new("too_large", format!("the page is larger than the limit of {limit} bytes; split it"), None)
    }
}

/// The keys of a line that mean something.
#[derive(Default)]
struct Keys<'a> {
    id: Option<Value>,
    text: Option<Cow<'a, str>>,
    html: Option<Cow<'a, str>>,
    html_b64: Option<Cow<'a, str>>,
    url: Option<String>,
    lang: Option<String>,
    date: Option<String>,
    wrong: Option<String>,
}

impl<'a> Keys<'a> {
    fn text<A: MapAccess<'a>>(&mut self, key: &str, map: &mut A) -> Result<Option<Cow<'a, str>>, A::Error> {
        let value = map.next_value_seed(Str)?;
        if let Some(Err(kind)) = &value {
            self.wrong = Some(format!("`{key}` must be a string, not {kind}"));
        }
        Ok(value.and_then(Result::ok))
    }
}

/// A string without a copy where it has no escapes; for other values what they are; `None` for null.
struct Str;

impl<'de> serde::de::DeserializeSeed<'de> for Str {
    type Value = Option<Result<Cow<'de, str>, &'static str>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Str {
    type Value = Option<Result<Cow<'de, str>, &'static str>>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a string")
    }
    fn visit_borrowed_str<E>(self, v: &'de str) -> Result<Self::Value, E> {
        Ok(Some(Ok(Cow::Borrowed(v))))
    }
    fn visit_str<E>(self, v: &str) -> Result<Self::Value, E> {
        Ok(Some(Ok(Cow::Owned(v.to_owned()))))
    }
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Some(Err("true or false")))
    }
    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Some(Err("a number")))
    }
    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Some(Err("a number")))
    }
    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Some(Err("a number")))
    }
    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Some(Err("an array")))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Some(Err("an object")))
    }
}

struct KeysOf;

impl<'de> Visitor<'de> for KeysOf {
    type Value = Keys<'de>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object with `text`, `html` or `html_b64`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keys<'de>, A::Error> {
        let mut keys = Keys::default();
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            match &*key {
                "id" => keys.id = map.next_value::<Option<Value>>()?,
                "text" => keys.text = keys.text(&key, &mut map)?,
                "html" => keys.html = keys.text(&key, &mut map)?,
                "html_b64" => keys.html_b64 = keys.text(&key, &mut map)?,
                "url" => keys.url = keys.text(&key, &mut map)?.map(Cow::into_owned),
                "lang" => keys.lang = keys.text(&key, &mut map)?.map(Cow::into_owned),
                "date" => keys.date = keys.text(&key, &mut map)?.map(Cow::into_owned),
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(keys)
    }
}

/// The document of one line.
fn document(line: &[u8], limit: usize) -> Result<Document, Bad> {
    let text = std::str::from_utf8(line).map_err(|e| Bad {
        at: e.valid_up_to(),
        ..Bad::new("bad_json", "the line is not valid UTF-8; JSON has to be", None)
    })?;
    match parse(text) {
        Ok(keys) => build(keys, limit),
        Err(e) => match mended(text) {
            Some(text) => parse(&text).map_err(|e| bad_json(&e)).and_then(|keys| build(keys, limit)),
            None => Err(bad_json(&e)),
        },
    }
}

fn parse(text: &str) -> serde_json::Result<Keys<'_>> {
    let mut parser = serde_json::Deserializer::from_str(text);
    let keys = parser.deserialize_map(KeysOf)?;
    parser.end().map(|()| keys)
}

fn bad_json(error: &serde_json::Error) -> Bad {
    let message = format!("not a JSON object on one line: {error}; mend or remove the line");
    Bad { at: error.column().saturating_sub(1), ..Bad::new("bad_json", message, None) }
}

fn build(keys: Keys<'_>, limit: usize) -> Result<Document, Bad> {
    let id = keys.id;
    if let Some(wrong) = keys.wrong {
        return Err(Bad::new("bad_value", wrong, id));
    }
    if matches!(id, Some(Value::Array(_) | Value::Object(_))) {
        return Err(Bad::new("bad_value", "`id` must be a string, a number, true or false", None));
    }
    let given = Given { url: keys.url, lang: keys.lang, date: keys.date, ..Given::default() };
    let (format, bytes, utf8) = match (keys.html_b64, keys.html, keys.text) {
        (Some(code), _, _) => match base64::decode(&code) {
            Ok(bytes) => (Format::Html, bytes, false),
            Err(at) => {
                let message = format!("`html_b64` is not base64 at its character {at}");
                return Err(Bad::new("bad_base64", message, id));
            }
        },
        (None, Some(html), _) => (Format::Html, html.into_owned().into_bytes(), true),
        (None, None, Some(text)) => (Format::Text, text.into_owned().into_bytes(), true),
        (None, None, None) => {
            return Err(Bad::new("no_text", "the line has none of `text`, `html`, `html_b64`", id));
        }
    };
    if bytes.len() > limit {
        return Err(Bad { id, ..Bad::too_large(limit) });
    }
    Ok(Document { bytes, format, id, given, utf8, ..Document::default() })
}

/// The line with `\ud8xx` escapes that have no partner replaced by U+FFFD; `None` when it has none.
fn mended(text: &str) -> Option<String> {
    let mut out = String::new();
    let (mut rest, mut changed) = (text, false);
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let take = match (unit(escape), escape.get(6..).and_then(unit)) {
            (Some(0xd800..0xdc00), Some(0xdc00..0xe000)) => 12,
            (Some(0xd800..0xe000), _) => {
                changed = true;
                out.push('\u{fffd}');
                rest = escape.get(6..).unwrap_or_default();
                continue;
            }
            _ => escape.chars().take(2).map(char::len_utf8).sum(),
        };
        out.push_str(escape.get(..take).unwrap_or(escape));
        rest = escape.get(take..).unwrap_or_default();
    }
    out.push_str(rest);
    changed.then_some(out)
}

/// The UTF-16 unit of a `\uXXXX` escape.
fn unit(escape: &str) -> Option<u16> {
    u16::from_str_radix(escape.strip_prefix("\\u")?.get(..4)?, 16).ok()
}
