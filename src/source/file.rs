//! One file, or the standard input, as the pages in it.

use super::jsonl::JsonLines;
use super::name::{self, Kind};
use super::{From, Input, InputError, Item, Options, Source, Status, meta, sniff};
use crate::model::{Document, Format};
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;

/// The items of a regular file.
pub(super) fn open(path: &Path, name: String, options: &Arc<Options>) -> Box<dyn Source> {
    let file = match File::open(path).and_then(|f| Ok((f.metadata()?, f))) {
        Ok(file) => file,
        Err(e) => return one(failed(name, None, cannot_read(&e, path))),
    };
    let (before, mut file) = file;
    let size = before.len();
    let kind = match options.from {
        From::Auto => name::kind(&name),
        From::Jsonl => Kind::Lines,
        From::Text | From::Html => Kind::Page,
    };
    if kind == Kind::Lines {
        return lines(BufReader::with_capacity(1 << 16, file), name, Some(size), Arc::clone(options));
    }
    let sniffed = kind == Kind::Unknown;
    match page(&mut file, sniffed, options.page_bytes) {
        Err(e) => one(failed(name, Some(size), cannot_read(&e, path))),
        Ok(Read1::Skip(reason)) => one(skipped(name, Some(size), reason)),
        Ok(Read1::TooLarge) => one(failed(name, Some(size), too_large(path, options.page_bytes))),
        Ok(Read1::Page(bytes)) => {
            let same =
                file.metadata().is_ok_and(|now| now.len() == size && now.modified().ok() == before.modified().ok());
            if !same || bytes.len() as u64 != size {
                return one(failed(name, Some(size), changed(path)));
            }
            whole(name, bytes, options)
        }
    }
}

/// The items of the standard input.
pub(super) fn stdin(options: Options) -> Box<dyn Source> {
    let options = Arc::new(options);
    stream(BufReader::with_capacity(1 << 16, io::stdin()), options)
}

/// The items of a stream without a name.
pub(super) fn stream(mut input: impl BufRead + Send + 'static, options: Arc<Options>) -> Box<dyn Source> {
    let name = "-".to_owned();
    let by_lines = match options.from {
        From::Jsonl => true,
        From::Auto => input.fill_buf().is_ok_and(looks_like_json),
        From::Text | From::Html => false,
    };
    if by_lines {
        return lines(input, name, None, options);
    }
    match page(&mut input, false, options.page_bytes) {
        Err(e) => one(failed(name, None, cannot_read(&e, Path::new("-")))),
        Ok(Read1::Page(bytes)) => whole(name, bytes, &options),
        Ok(Read1::Skip(reason)) => one(skipped(name, None, reason)),
        Ok(Read1::TooLarge) => one(failed(name, None, too_large(Path::new("-"), options.page_bytes))),
    }
}

/// A brace, or the magic number of gzip or zstd: what is compressed is taken for lines.
fn looks_like_json(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    text.starts_with(b"{") || head.starts_with(GZIP) || head.starts_with(ZSTD)
}

enum Read1 {
    Page(Vec<u8>),
    Skip(&'static str),
    TooLarge,
}

/// All bytes of one page, if it is text when `sniffed`.
fn page(input: &mut dyn Read, sniffed: bool, limit: usize) -> io::Result<Read1> {
    let mut bytes = Vec::new();
    if sniffed {
        input.take(8192).read_to_end(&mut bytes)?;
        if let Some(reason) = sniff::unreadable(&bytes) {
            return Ok(Read1::Skip(reason));
        }
    }
    input.take((limit as u64 + 1).saturating_sub(bytes.len() as u64)).read_to_end(&mut bytes)?;
    Ok(if bytes.len() > limit { Read1::TooLarge } else { Read1::Page(bytes) })
}

const GZIP: &[u8] = b"\x1f\x8b";
const ZSTD: &[u8] = b"\x28\xb5\x2f\xfd";

/// Lines of a plain, gzip or zstd stream; its first bytes tell which.
fn lines(
    mut input: impl BufRead + Send + 'static,
    name: String,
    bytes: Option<u64>,
    options: Arc<Options>,
) -> Box<dyn Source> {
    let head = input.fill_buf().map(|head| (head.starts_with(GZIP), head.starts_with(ZSTD)));
    match head {
        Ok((true, _)) => {
            let plain = BufReader::with_capacity(1 << 16, MultiGzDecoder::new(input));
            Box::new(JsonLines::new(plain, name, bytes, true, options))
        }
        Ok((_, true)) => {
            let plain = BufReader::with_capacity(1 << 16, super::zstd::Zstd::new(input));
            Box::new(JsonLines::new(plain, name, bytes, true, options))
        }
        _ => Box::new(JsonLines::new(input, name, bytes, false, options)),
    }
}

/// A page and the end of its file.
fn whole(name: String, bytes: Vec<u8>, options: &Options) -> Box<dyn Source> {
    let format = match options.from {
        From::Text => Format::Text,
        From::Html => Format::Html,
        From::Auto | From::Jsonl => Format::Auto,
    };
    let size = bytes.len() as u64;
    let mut document = Document { path: name.clone(), bytes, format, ..Document::default() };
    if let Some(known) = options.meta.as_ref().and_then(|table| table.get(&name)) {
        meta::fill(&mut document.given, known);
    }
    let end = Input { pages: 1, ..Input::new(name, Some(size), Status::Ok) };
    Box::new([Item::Document(Box::new(document)), Item::End(Box::new(end))].into_iter())
}

/// A file without pages.
pub(super) fn one(input: Input) -> Box<dyn Source> {
    Box::new(std::iter::once(Item::End(Box::new(input))))
}

pub(super) fn skipped(path: String, bytes: Option<u64>, reason: &'static str) -> Input {
    Input { reason: Some(reason), ..Input::new(path, bytes, Status::Skipped) }
}

pub(super) fn failed(path: String, bytes: Option<u64>, error: InputError) -> Input {
    Input { error: Some(error), ..Input::new(path, bytes, Status::Failed) }
}

pub(super) fn cannot_read(error: &io::Error, path: &Path) -> InputError {
    let (code, remedy) = match error.kind() {
        io::ErrorKind::PermissionDenied => ("permission", "; make it readable and run again"),
        io::ErrorKind::NotFound => ("not_found", "; it was there when the folder was listed"),
        _ => ("unreadable", ""),
    };
    InputError::new(code, format!("{}: cannot be read: {error}{remedy}", path.display()))
}

fn too_large(path: &Path, limit: usize) -> InputError {
    let path = path.display();
    InputError::new("too_large", format!("{path}: larger than the limit of {limit} bytes for one page; split it"))
}

fn changed(path: &Path) -> InputError {
    let path = path.display();
    InputError::new(
        "changed_during_read",
        format!("{path}: was written to while it was read; run again when it is whole"),
    )
}
