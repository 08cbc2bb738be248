//! Work on many pages at once, its results in input order.

use crate::source::{Item, Source};
use std::collections::BTreeMap;
use std::sync::mpsc;

/// Most raw bytes that are under way at once, unless one page alone is larger.
pub(super) const BYTES_UNDER_WAY: usize = 32 << 20;
/// Most pages under way for each thread.
const PAGES_PER_THREAD: usize = 8;

/// Does `work` on every item of `source` on so many threads, and hands the results to `take` in input order.
///
/// # Errors
/// The first of `take`; what is under way then is lost.
pub(super) fn in_order<T: Send, E>(
    source: &mut dyn Source,
    threads: usize,
    work: impl Fn(Item) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let Ok(pool) = rayon::ThreadPoolBuilder::new().num_threads(threads.max(1)).build() else {
        // No threads to be had: the pages are read one after another.
        return source.map(work).try_for_each(take);
    };
    let work = &work;
    let (send, receive) = mpsc::channel::<(usize, usize, T)>();
    pool.in_place_scope(|scope| {
        let mut queue = Queue::default();
        for item in source {
            let bytes = size(&item);
            while queue.is_full(bytes, threads) {
                let Ok(done) = receive.recv() else { break };
                queue.back(done);
                queue.ready().try_for_each(&mut take)?;
            }
            let (number, send) = (queue.out(bytes), send.clone());
            scope.spawn(move |_| {
                // The receiver is gone only when the run has failed.
                let _ = send.send((number, bytes, work(item)));
            });
        }
        while queue.under_way > 0 {
            let Ok(done) = receive.recv() else { break };
            queue.back(done);
            queue.ready().try_for_each(&mut take)?;
        }
        Ok(())
    })
}

/// Raw bytes of an item.
pub(super) fn size(item: &Item) -> usize {
    if let Item::Document(document) = item { document.bytes.len() } else { 0 }
}

/// Pages under way, and those that wait for their turn.
struct Queue<T> {
    issued: usize,
    next: usize,
    under_way: usize,
    bytes: usize,
    waiting: BTreeMap<usize, T>,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Self { issued: 0, next: 0, under_way: 0, bytes: 0, waiting: BTreeMap::new() }
    }
}

impl<T> Queue<T> {
    fn is_full(&self, bytes: usize, threads: usize) -> bool {
        let held = self.issued - self.next;
        self.under_way > 0 && (held >= PAGES_PER_THREAD * threads.max(1) || self.bytes + bytes > BYTES_UNDER_WAY)
    }

    fn out(&mut self, bytes: usize) -> usize {
        self.issued += 1;
        self.under_way += 1;
        self.bytes += bytes;
        self.issued - 1
    }

    fn back(&mut self, (number, bytes, done): (usize, usize, T)) {
        self.under_way -= 1;
        self.bytes -= bytes;
        self.waiting.insert(number, done);
    }

    fn ready(&mut self) -> impl Iterator<Item = T> + '_ {
        std::iter::from_fn(|| {
            let done = self.waiting.remove(&self.next)?;
            self.next += 1;
            Some(done)
        })
    }
}
