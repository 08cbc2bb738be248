//! Answers remembered by their question: names come again and again on a page. What is remembered never changes an answer.

/// Questions remembered at a time.
const SLOTS: usize = 1 << 12;

/// A table with one answer a slot; a newer question takes the place of an older one.
#[derive(Debug)]
pub struct Memo<Q, A> {
    slots: Vec<Option<(Q, A)>>,
}

impl<Q: Copy + Eq, A: Copy> Memo<Q, A> {
    /// An empty memo; it takes its room with the first answer.
    pub const fn new() -> Self {
        Self { slots: Vec::new() }
    }

    /// The answer, found out with `answer` if it is not remembered; `hash` tells questions apart.
    pub fn get(&mut self, question: Q, hash: u64, answer: impl FnOnce() -> A) -> A {
        if self.slots.is_empty() {
            self.slots = vec![None; SLOTS];
        }
        let Some(slot) = self.slots.get_mut((hash >> 40) as usize % SLOTS) else { return answer() };
        match slot {
            Some((known, answer)) if *known == question => *answer,
            _ => slot.insert((question, answer())).1,
        }
    }
}
