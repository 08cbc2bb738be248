//! The pass that learns what sites repeat: source, decode, count.

use super::order::{BYTES_UNDER_WAY, in_order, size};
use super::{Progress, failed_end, failed_page};
use crate::decode;
use crate::model::Limits;
use crate::record::FileRow;
use crate::sites::{self, Learner, Lines, MIN_PAGES};
use crate::source::{Item, Source};
use std::convert::Infallible;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Counts on how many pages of their sites the lines of all documents stand, on so many threads. The result does not depend on
/// their number.
pub fn learn(source: &mut dyn Source, limits: &Limits, threads: usize, progress: &mut dyn Progress) -> sites::File {
    let mut learner = Learner::default();
    let taken = in_order(
        source,
        threads,
        |item| work(item, limits),
        |step| {
            match step {
                Step::Page(lines, bytes) => {
                    learner.add(lines.map(|l| *l));
                    progress.page(bytes);
                }
                Step::Failed(row) => progress.failed(&row),
                Step::Nothing => {}
            }
            Ok::<(), Infallible>(())
        },
    );
    let Ok(()) = taken;
    learner.finish()
}

enum Step {
    Page(Option<Box<Lines>>, u64),
    Failed(Box<FileRow>),
    Nothing,
}

fn work(item: Item, limits: &Limits) -> Step {
    match item {
        Item::Document(document) => {
            let read = || sites::read(&document, |d| decode::decode(d, limits)).map(Box::new);
            // A page that makes the reader panic gets its row when the run comes to it; here it counts for nothing.
            let lines = catch_unwind(AssertUnwindSafe(read));
            lines.map_or(Step::Nothing, |lines| Step::Page(lines, document.bytes.len() as u64))
        }
        Item::Failed(failure) => Step::Failed(Box::new(failed_page(*failure).0)),
        Item::End(input) => failed_end(*input).map_or(Step::Nothing, |row| Step::Failed(Box::new(row))),
    }
}

/// The same documents, if there are so many that a site can be learned from them: a folder of a few pages is not read twice.
pub fn enough(mut source: Box<dyn Source>) -> Option<Box<dyn Source>> {
    let (mut ahead, mut documents, mut bytes) = (Vec::new(), 0, 0);
    while documents < MIN_PAGES && bytes < BYTES_UNDER_WAY {
        let item = source.next()?;
        documents += u32::from(matches!(item, Item::Document(_)));
        bytes += size(&item);
        ahead.push(item);
    }
    Some(Box::new(ahead.into_iter().chain(source)))
}
