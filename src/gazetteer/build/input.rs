//! Sources read line by line, packed with gzip or plain, with the progress told as they are read.

use std::cell::Cell;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::rc::Rc;

use super::super::Error;

/// Told how many more bytes of the sources were read.
pub type Progress<'p> = &'p mut dyn FnMut(u64);

/// A source that is open.
pub(super) struct Input {
    pub(super) reader: Box<dyn BufRead>,
    taken: Rc<Cell<u64>>,
}

impl Input {
    /// Opens a file; what is packed with gzip is unpacked.
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        let failed = |cause| Error::Io { path: path.to_owned(), cause };
        let taken = Rc::new(Cell::new(0));
        let mut raw = BufReader::new(Counted { file: File::open(path).map_err(failed)?, taken: Rc::clone(&taken) });
        let start = raw.fill_buf().map_err(failed)?;
        if start.starts_with(b"PK\x03\x04") {
            return Err(row_error(path, 1, "it is a zip archive; unpack it and name the file inside"));
        }
        let packed = start.starts_with(&[0x1f, 0x8b]);
        let reader: Box<dyn BufRead> =
            if packed { Box::new(BufReader::new(flate2::bufread::MultiGzDecoder::new(raw))) } else { Box::new(raw) };
        Ok(Self { reader, taken })
    }

    /// Bytes of the file read since this was last asked.
    pub(super) fn taken(&self) -> u64 {
        self.taken.replace(0)
    }
}

/// Calls `each` with every line and its number, from 1.
pub(super) fn lines(
    path: &Path,
    progress: Progress<'_>,
    mut each: impl FnMut(&str, usize) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut input = Input::open(path)?;
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        let read = input.reader.read_until(b'\n', &mut bytes);
        if read.map_err(|cause| Error::Io { path: path.to_owned(), cause })? == 0 {
            break;
        }
        let line = std::str::from_utf8(&bytes)
            .map_err(|_| row_error(path, number, "it is not UTF-8; save the file as UTF-8"))?;
        let line = if number == 1 { line.trim_start_matches('\u{feff}') } else { line };
        each(line.trim_end_matches(['\n', '\r']), number)?;
        if number % 4096 == 0 {
            progress(input.taken());
        }
    }
    progress(input.taken());
    Ok(())
}

/// The first line that is not empty, cut at a megabyte.
pub(super) fn first_line(path: &Path) -> Result<String, Error> {
    let mut input = Input::open(path)?.reader.take(1 << 20);
    let mut first = Vec::new();
    while first.trim_ascii().is_empty() {
        first.clear();
        if input.read_until(b'\n', &mut first).map_err(|cause| Error::Io { path: path.to_owned(), cause })? == 0 {
            break;
        }
    }
    Ok(String::from_utf8_lossy(&first).trim_start_matches('\u{feff}').trim_end().to_owned())
}

/// A row that cannot be understood: where, and what to do.
pub(super) fn row_error(path: &Path, line: usize, what: impl Into<String>) -> Error {
    Error::Row { path: path.to_owned(), line, what: what.into() }
}

/// A file that counts what is read of it.
struct Counted {
    file: File,
    taken: Rc<Cell<u64>>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.taken.set(self.taken.get() + read as u64);
        Ok(read)
    }
}
