//! Why the inputs as a whole cannot be read.

use std::fmt;
use std::path::{Path, PathBuf};

/// What was being done, with which file, and the cause.
#[derive(Debug)]
pub struct Error {
    doing: String,
    path: PathBuf,
    cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// An error without a cause of its own.
    pub fn new(doing: impl Into<String>, path: impl AsRef<Path>) -> Self {
        Self { doing: doing.into(), path: path.as_ref().to_owned(), cause: None }
    }

    /// The same with its cause.
    #[must_use]
    pub fn because(mut self, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.doing)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_deref().map(|c| c as _)
    }
}
