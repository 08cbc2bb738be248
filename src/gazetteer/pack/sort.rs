//! Names in order, more of them than memory holds: sorted runs go to files beside each other and are merged when read.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::super::format::Error;

/// Bytes of names kept in memory before a run is written.
const ROOM: usize = 96 << 20;

/// A name with what is packed beside it; runs and their merging are ordered by both.
pub(super) type Pair = (Vec<u8>, Vec<u8>);

/// Takes pairs in any order and gives them back sorted.
pub(super) struct Sorter {
    folder: PathBuf,
    room: usize,
    bytes: Vec<u8>,
    /// Where each pair begins: its name's length in two bytes, its rest's length in two, then both.
    starts: Vec<u32>,
    runs: Vec<File>,
}

impl Sorter {
    /// One that writes its runs into `folder`.
    pub(super) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), room: ROOM, bytes: Vec::new(), starts: Vec::new(), runs: Vec::new() }
    }

    /// The same with less room.
    #[cfg(test)]
    pub(super) fn with_room(folder: &Path, room: usize) -> Self {
        Self { room, ..Self::new(folder) }
    }

    /// Adds a pair; a name longer than any text is looked up for is passed over.
    pub(super) fn push(&mut self, name: &[u8], rest: &[u8]) -> Result<(), Error> {
        let (Ok(name_len), Ok(rest_len)) = (u16::try_from(name.len()), u16::try_from(rest.len())) else {
            return Ok(());
        };
        self.starts.push(self.bytes.len() as u32);
        for part in [&name_len.to_le_bytes(), &rest_len.to_le_bytes(), name, rest] {
            self.bytes.extend_from_slice(part);
        }
        if self.bytes.len() >= self.room { self.spill() } else { Ok(()) }
    }

    fn sort(&mut self) {
        let bytes = &self.bytes;
        self.starts.sort_by(|&a, &b| pair(bytes, a).cmp(&pair(bytes, b)));
    }

    /// Writes what is in memory as one run. The file has no name any more as soon as it is open.
    fn spill(&mut self) -> Result<(), Error> {
        self.sort();
        let path = self.folder.join(format!(".regest-names-{}-{}", std::process::id(), self.runs.len()));
        let failed = |cause| Error::Io { path: path.clone(), cause };
        let file = File::options().read(true).write(true).create(true).truncate(true).open(&path).map_err(failed)?;
        std::fs::remove_file(&path).map_err(failed)?;
        let mut out = BufWriter::new(file);
        for &start in &self.starts {
            let (name, rest) = pair(&self.bytes, start);
            let lens = [(name.len() as u16).to_le_bytes(), (rest.len() as u16).to_le_bytes()].concat();
            [&lens, name, rest].into_iter().try_for_each(|part| out.write_all(part)).map_err(failed)?;
        }
        let mut file = out.into_inner().map_err(|error| failed(error.into_error()))?;
        file.seek(SeekFrom::Start(0)).map_err(failed)?;
        self.runs.push(file);
        self.bytes.clear();
        self.starts.clear();
        Ok(())
    }

    /// Calls `each` with every pair, in order.
    pub(super) fn for_each(mut self, mut each: impl FnMut(&[u8], &[u8]) -> Result<(), Error>) -> Result<(), Error> {
        if self.runs.is_empty() {
            self.sort();
            let pairs = self.starts.iter().map(|&start| pair(&self.bytes, start));
            return pairs.into_iter().try_for_each(|(name, rest)| each(name, rest));
        }
        self.spill()?;
        let failed = |cause| Error::Io { path: self.folder.clone(), cause };
        let mut runs: Vec<_> = self.runs.into_iter().map(BufReader::new).collect();
        let mut heads = BinaryHeap::new();
        for (number, run) in runs.iter_mut().enumerate() {
            heads.extend(next(run).map_err(failed)?.map(|pair| Reverse((pair, number))));
        }
        while let Some(Reverse(((name, rest), number))) = heads.pop() {
            each(&name, &rest)?;
            let following = runs.get_mut(number).map_or(Ok(None), next).map_err(failed)?;
            heads.extend(following.map(|pair| Reverse((pair, number))));
        }
        Ok(())
    }
}

/// The pair that begins at `start`.
fn pair(bytes: &[u8], start: u32) -> (&[u8], &[u8]) {
    let tail = bytes.get(start as usize..).unwrap_or_default();
    let Some((&[a, b, c, d], tail)) = tail.split_first_chunk() else { return (&[], &[]) };
    let (name, tail) = tail.split_at_checked(u16::from_le_bytes([a, b]).into()).unwrap_or((&[], &[]));
    (name, tail.get(..u16::from_le_bytes([c, d]).into()).unwrap_or_default())
}

/// The next pair of a run.
fn next(run: &mut BufReader<File>) -> std::io::Result<Option<Pair>> {
    let mut lens = [0; 4];
    match run.read_exact(&mut lens) {
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let [a, b, c, d] = lens;
    let mut name = vec![0; u16::from_le_bytes([a, b]).into()];
    let mut rest = vec![0; u16::from_le_bytes([c, d]).into()];
    run.read_exact(&mut name)?;
    run.read_exact(&mut rest)?;
    Ok(Some((name, rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(room: usize) -> Vec<(Vec<u8>, Vec<u8>)> {
        let folder = tempfile::tempdir().unwrap();
        let mut sorter = Sorter::with_room(folder.path(), room);
        for number in 0..2_000u32 {
            let name = format!("name {}", number.wrapping_mul(7919) % 501);
            sorter.push(name.as_bytes(), &number.to_be_bytes()).unwrap();
        }
        let mut pairs = Vec::new();
        let mut keep = |name: &[u8], rest: &[u8]| pairs.push((name.to_vec(), rest.to_vec()));
        sorter
            .for_each(|name, rest| {
                keep(name, rest);
                Ok(())
            })
            .unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left behind");
        pairs
    }

    #[test]
    fn many_runs_and_one_give_the_same_order() {
        let (one, many) = (sorted(ROOM), sorted(1_000));
        assert!(one.len() == 2_000 && one.is_sorted() && one == many);
    }
}
