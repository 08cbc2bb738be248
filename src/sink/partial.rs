//! A file that exists under its name only when it is whole.

use super::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// `NAME.partial` while it is written, `NAME` when it is done.
#[derive(Debug)]
pub(super) struct Partial {
    path: PathBuf,
    partial: PathBuf,
    out: BufWriter<File>,
}

impl Partial {
    /// Begins a file; an earlier `*.partial` of its name is replaced.
    pub fn create(path: PathBuf) -> Result<Self, Error> {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".partial");
        let partial = path.with_file_name(name);
        let file = File::create(&partial).map_err(Error::new("create", &partial))?;
        Ok(Self { path, partial, out: BufWriter::with_capacity(1 << 18, file) })
    }

    /// Adds bytes.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.out.write_all(bytes).map_err(Error::new("write", &self.partial))
    }

    /// Writes what is buffered to the disk, so that only the rename is left to do.
    pub fn settle(&mut self) -> Result<(), Error> {
        self.out.flush().map_err(Error::new("write", &self.partial))?;
        self.out.get_ref().sync_all().map_err(Error::new("write", &self.partial))
    }

    /// Gives the file its name.
    pub fn name(self) -> Result<(), Error> {
        rename(&self.partial, &self.path)
    }
}

/// Writes a file whole or not at all.
///
/// # Errors
/// When it cannot be written.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let mut file = Partial::create(path.to_owned())?;
    file.write(bytes)?;
    file.settle()?;
    file.name()
}

/// Renames a file or folder over what stood there.
pub(super) fn rename(from: &Path, to: &Path) -> Result<(), Error> {
    fs::rename(from, to).map_err(Error::new("rename", from))
}
