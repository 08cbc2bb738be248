//! Lines of a stream, one after another, with a bounded amount in memory.

use memchr::memchr;
use std::io::{self, BufRead};

/// One line, or why there is none.
pub(super) enum Line<'a> {
    /// Its bytes, without the line end.
    Whole(&'a [u8]),
    /// It is longer than the bound; it was read past.
    TooLong,
}

/// Lines of `input`, none longer than `limit` bytes.
pub(super) struct Lines<R> {
    input: R,
    limit: usize,
    buffer: Vec<u8>,
    /// Number of the line read last, from 1.
    pub(super) line: u64,
    /// First byte of the line read last.
    pub(super) start: u64,
    /// Bytes read.
    pub(super) at: u64,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(input: R, limit: usize) -> Self {
        Self { input, limit, buffer: Vec::new(), line: 0, start: 0, at: 0 }
    }

    /// The next line; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.buffer.clear();
        // A page of many megabytes should not hold its memory for all the small ones after it.
        self.buffer.shrink_to(1 << 20);
        self.start = self.at;
        let (mut ended, mut long) = (false, false);
        while !ended {
            let chunk = match self.input.fill_buf() {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            if chunk.is_empty() {
                break;
            }
            let end = memchr(b'\n', chunk);
            let take = end.map_or(chunk.len(), |i| i + 1);
            long |= self.buffer.len() + take > self.limit;
            if !long {
                self.buffer.extend_from_slice(&chunk[..take]);
            }
            self.input.consume(take);
            self.at += take as u64;
            ended = end.is_some();
        }
        if self.at == self.start {
            return Ok(None);
        }
        self.line += 1;
        Ok(Some(if long { Line::TooLong } else { Line::Whole(trim(&self.buffer)) }))
    }
}

fn trim(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}
