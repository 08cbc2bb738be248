//! One error for the command line: what was being done, to which file, and the cause.

use super::Exit;
use std::error::Error as StdError;

/// An error that ends the program, with its exit code.
#[derive(Debug)]
pub struct Error {
    message: String,
    cause: Option<Box<dyn StdError>>,
    exit: Exit,
}

impl Error {
    /// A wrong call, or an input or output that cannot be used.
    pub fn usage(message: impl Into<String>) -> Self {
        Self { message: message.into(), cause: None, exit: Exit::Usage }
    }

    /// The same with its cause.
    pub fn because(self, cause: impl Into<Box<dyn StdError>>) -> Self {
        Self { cause: Some(cause.into()), ..self }
    }

    /// Its exit code.
    pub const fn exit(&self) -> Exit {
        self.exit
    }

    /// Prints the chain of causes on standard error; a reader that has gone is no error.
    pub fn print(&self) {
        if self.message.is_empty() {
            return;
        }
        anstream::eprintln!("regest: {}", self.message);
        let mut cause = self.cause.as_deref();
        while let Some(error) = cause {
            anstream::eprintln!("  because: {error}");
            cause = error.source();
        }
    }
}

impl From<crate::sink::Error> for Error {
    fn from(error: crate::sink::Error) -> Self {
        let message = if error.is_closed_pipe() { String::new() } else { error.to_string() };
        let exit = if error.is_closed_pipe() { Exit::Done } else { Exit::Output };
        Self { message, cause: Some(Box::new(error.cause)), exit }
    }
}

impl From<crate::source::Error> for Error {
    fn from(error: crate::source::Error) -> Self {
        Self::usage("the input cannot be read").because(error)
    }
}
