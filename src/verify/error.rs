//! Why a run cannot be read.

use std::path::{Path, PathBuf};
use std::{fmt, io};

/// A file of the run that cannot be read.
#[derive(Debug)]
pub struct Error {
    path: PathBuf,
    cause: io::Error,
}

impl Error {
    pub(super) fn new(path: &Path, cause: io::Error) -> Self {
        Self { path: path.to_owned(), cause }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: cannot be read; is its folder a run folder?", self.path.display())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}
