//! A run folder: `pages.jsonl`, `facts.jsonl`, `files.jsonl`, `run.json`, and `sites.json` where such a table was used.

use super::partial::{Partial, rename};
use super::{Error, Sink, Written};
use crate::record::{FileRow, PageRecord, RunRecord, id};
use serde_json::Value as Json;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Files of a run folder, in the order in which they get their names; `run.json` last, since it says that all is there.
const NAMES: [&str; 3] = ["pages.jsonl", "facts.jsonl", "files.jsonl"];

/// The table of what sites repeat.
const SITES: &str = "sites.json";

/// Writes a run folder.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    files: Vec<Partial>,
    split: bool,
    run: &'static str,
    /// The table of the run that is replaced.
    old_sites: Option<PathBuf>,
}

/// Whether a folder holds something that is not a run of ours: the first such name.
///
/// # Errors
/// When the folder cannot be listed.
pub fn occupied(root: &Path) -> io::Result<Option<String>> {
    let list = match fs::read_dir(root) {
        Ok(list) => list,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(e),
    };
    let mut names: Vec<String> =
        list.filter_map(|e| Some(e.ok()?.file_name().to_string_lossy().into_owned())).collect();
    names.sort();
    if names.iter().any(|n| n == "run.json") && is_run(root) {
        return Ok(None);
    }
    Ok(names.into_iter().find(|n| !n.ends_with(".partial") && n != "decisions"))
}

/// The table that the run in `root` has used: its digest stands in that run's settings. A table that does not is the user's own.
fn sites_of(root: &Path) -> Option<PathBuf> {
    let run: Json = serde_json::from_slice(&fs::read(root.join("run.json")).ok()?).ok()?;
    let path = root.join(SITES);
    let digest = id::sha256(&fs::read(&path).ok()?);
    (run["schema"] == "regest.run" && run["config"]["sites"] == digest.as_str()).then_some(path)
}

fn is_run(root: &Path) -> bool {
    let text = fs::read_to_string(root.join("run.json")).unwrap_or_default();
    serde_json::from_str::<Json>(&text).is_ok_and(|run| run["schema"] == "regest.run")
}

impl Folder {
    /// Begins a run folder; with `split`, each page is also written as `pages/<id>.json`.
    ///
    /// # Errors
    /// When the folder or its files cannot be made.
    pub fn create(root: &Path, split: bool) -> Result<Self, Error> {
        fs::create_dir_all(root).map_err(Error::new("create", root))?;
        let files = NAMES.iter().map(|n| Partial::create(root.join(n))).collect::<Result<_, _>>()?;
        let folder = Self { root: root.to_owned(), files, split, run: "run.json", old_sites: sites_of(root) };
        if split {
            let pages = folder.split_dir();
            remove_dir(&pages)?;
            fs::create_dir_all(&pages).map_err(Error::new("create", &pages))?;
        }
        Ok(folder)
    }

    /// Adds the table of what sites repeat, byte by byte as the run has used it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn with_sites(mut self, table: &[u8]) -> Result<Self, Error> {
        let mut file = Partial::create(self.root.join(SITES))?;
        file.write(table)?;
        self.files.push(file);
        self.old_sites = None;
        Ok(self)
    }

    fn split_dir(&self) -> PathBuf {
        self.root.join("pages.partial")
    }

    fn write(&mut self, file: usize, text: &str) -> Result<(), Error> {
        self.files.get_mut(file).map_or(Ok(()), |f| f.write(text.as_bytes()))
    }

    fn write_split(&self, record: &PageRecord) -> Result<(), Error> {
        let path = self.split_dir().join(format!("{}.json", record.id));
        let text = serde_json::to_string_pretty(record).unwrap_or_default() + "\n";
        fs::write(&path, text).map_err(Error::new("write", &path))
    }
}

fn remove_dir(path: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(Error::new("replace", path)(e)),
        _ => Ok(()),
    }
}

impl Sink for Folder {
    fn page(&mut self, page: &Written) -> Result<(), Error> {
        self.write(0, &page.line)?;
        self.write(0, "\n")?;
        self.write(1, &page.rows)?;
        if self.split { self.write_split(&page.record) } else { Ok(()) }
    }

    fn file(&mut self, row: &FileRow, _id: &Json) -> Result<(), Error> {
        let line = serde_json::to_string(row).unwrap_or_default() + "\n";
        self.write(2, &line)
    }

    fn finish(&mut self, run: &RunRecord) -> Result<(), Error> {
        let mut file = Partial::create(self.root.join(self.run))?;
        file.write((serde_json::to_string_pretty(run).unwrap_or_default() + "\n").as_bytes())?;
        file.settle()?;
        self.files.iter_mut().try_for_each(Partial::settle)?;
        let pages = self.root.join("pages");
        remove_dir(&pages)?;
        if self.split {
            rename(&self.split_dir(), &pages)?;
        }
        self.files.drain(..).try_for_each(Partial::name)?;
        if let Some(old) = self.old_sites.take() {
            fs::remove_file(&old).map_err(Error::new("remove", &old))?;
        }
        file.name()
    }
}
