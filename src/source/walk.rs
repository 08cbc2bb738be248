//! The files below the inputs, in the byte order of their paths.

use super::file::{self, one};
use super::{Error, Item, Options, Source, name};
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Something the walk comes to.
struct Entry {
    path: PathBuf,
    /// Named by the user: neither hidden files nor links are passed over then.
    named: bool,
}

/// All files below the inputs, and the items of each.
pub(super) struct Walk {
    /// What is still to come, last first.
    todo: Vec<Entry>,
    current: Option<Box<dyn Source>>,
    /// Paths in the records are relative to this folder.
    base: PathBuf,
    output: Option<PathBuf>,
    table: Option<PathBuf>,
    options: Arc<Options>,
}

impl Walk {
    pub(super) fn new(inputs: &[PathBuf], options: Options) -> Result<Self, Error> {
        let mut roots = Vec::with_capacity(inputs.len());
        for input in inputs {
            let missing = |e: io::Error| Error::new("cannot be read as input", input).because(e);
            let folder = fs::metadata(input).map_err(missing)?.is_dir();
            roots.push((std::path::absolute(input).map_err(missing)?, folder));
        }
        roots.sort();
        // What lies below another input is reached through it.
        roots.dedup_by(|b, a| b.0 == a.0 || (a.1 && b.0.starts_with(&a.0)));
        let base = base(&roots);
        let todo = roots.into_iter().rev().map(|(path, _)| Entry { path, named: true }).collect();
        let real = |p: &Path| fs::canonicalize(p).ok();
        let output = options.output.as_deref().and_then(real);
        let table = options.meta.as_ref().and_then(|m| real(m.path()));
        Ok(Self { todo, current: None, base, output, table, options: Arc::new(options) })
    }

    /// The items of one entry; `None` for folders, whose entries are put in line, and for the output.
    fn visit(&mut self, entry: &Entry) -> Option<Box<dyn Source>> {
        let path = &entry.path;
        let name = name::relative(path, &self.base);
        let read = if entry.named { fs::metadata(path) } else { fs::symlink_metadata(path) };
        let kind = match read {
            Ok(meta) => meta.file_type(),
            Err(e) => return Some(one(file::failed(name, None, file::cannot_read(&e, path)))),
        };
        if self.is(path, kind, self.output.as_ref()) {
            return None;
        }
        if let Some(reason) = self.passed_over(entry, kind) {
            return Some(one(file::skipped(name, None, reason)));
        }
        if !kind.is_dir() {
            return Some(file::open(path, name, &self.options));
        }
        match entries(path) {
            Ok(found) => self.todo.extend(found),
            Err(e) => return Some(one(file::failed(name, None, file::cannot_read(&e, path)))),
        }
        None
    }

    fn passed_over(&self, entry: &Entry, kind: FileType) -> Option<&'static str> {
        let hidden = || entry.path.file_name().is_some_and(|n| n.as_encoded_bytes().starts_with(b"."));
        match kind {
            _ if !entry.named && hidden() => Some("hidden"),
            _ if kind.is_symlink() => Some("symlink"),
            _ if !kind.is_dir() && !kind.is_file() => Some("not_regular"),
            _ if kind.is_file() && self.is(&entry.path, kind, self.table.as_ref()) => Some("meta_table"),
            _ => None,
        }
    }

    fn is(&self, path: &Path, kind: FileType, other: Option<&PathBuf>) -> bool {
        let Some(other) = other else { return false };
        // The name is compared first: asking the system for every file would cost a call each.
        !kind.is_symlink()
            && path.file_name() == other.file_name()
            && fs::canonicalize(path).is_ok_and(|real| real == *other)
    }
}

impl Iterator for Walk {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(item) = self.current.as_mut().and_then(Iterator::next) {
                return Some(item);
            }
            let entry = self.todo.pop()?;
            self.current = self.visit(&entry);
        }
    }
}

/// What a folder holds, last first.
fn entries(folder: &Path) -> io::Result<Vec<Entry>> {
    let mut found = fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<io::Result<Vec<_>>>()?;
    found.sort_unstable_by(|a, b| b.as_os_str().as_encoded_bytes().cmp(a.as_os_str().as_encoded_bytes()));
    Ok(found.into_iter().map(|path| Entry { path, named: false }).collect())
}

/// The folder that holds all inputs: an only folder itself, an only file's folder, else the deepest common one.
fn base(roots: &[(PathBuf, bool)]) -> PathBuf {
    let folder = |(path, folder): &(PathBuf, bool)| match folder {
        true => path.clone(),
        false => path.parent().unwrap_or(path).to_owned(),
    };
    let mut out = roots.first().map(folder).unwrap_or_default();
    for root in roots {
        while !root.0.starts_with(&out) && out.pop() {}
    }
    out
}
