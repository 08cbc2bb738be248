//! Why output could not be written.

use std::path::{Path, PathBuf};
use std::{fmt, io};

/// An output that could not be written or may not be replaced.
#[derive(Debug)]
pub struct Error {
    /// What was being done: `write`, `rename`, `create`, ….
    pub doing: &'static str,
    /// To which file; `-` for standard output.
    pub path: PathBuf,
    /// The cause.
    pub cause: io::Error,
}

impl Error {
    /// An error of the given action on the given file.
    pub(super) fn new(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |cause| Self { doing, path, cause }
    }

    /// The reader of our output has gone: no fault, just the end.
    #[must_use]
    pub fn is_closed_pipe(&self) -> bool {
        self.cause.kind() == io::ErrorKind::BrokenPipe
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} {}", self.doing, self.path.display())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}
