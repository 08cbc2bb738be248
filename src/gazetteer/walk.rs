//! The walk: letters of text go down the automaton of names, folded as they are read, and each name met is reported.
//! Nothing is allocated; the work is bounded by the longest name, whatever the text.

use fst::raw::{CompiledAddr, Fst, Output};

use super::fold::{Class, Folded, class, folded, in_word, runs_on};
use super::{NameId, NameMatch, Stem, Step};

/// Letters of a word that may be left over behind a stem.
const LEFT: usize = 6;
/// Words longer than this have no stems.
const LONGEST_WORD: usize = 48;
/// Bytes of text a name may cover.
const LONGEST_NAME: usize = 256;
/// Characters between two words of a name.
const WIDEST_GAP: usize = 4;
/// A full stop joins only behind a short word: "St. Gallen", "a. M.", not the end of a sentence.
const LONGEST_ABBREVIATION: usize = 4;

/// The automaton: folded names to name numbers.
pub(super) type Names = Fst<&'static [u8]>;

/// A place in the automaton.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    node: CompiledAddr,
    output: Output,
}

impl State {
    /// Before the first letter.
    pub(super) fn start(names: &Names) -> Self {
        Self { node: names.root().addr(), output: Output::zero() }
    }

    /// After one more byte, if some name goes on so.
    pub(super) fn step(self, names: &Names, byte: u8) -> Option<Self> {
        let node = names.node(self.node);
        let transition = node.transition(node.find_input(byte)?);
        Some(Self { node: transition.addr, output: self.output.cat(transition.out) })
    }

    /// After one more character.
    pub(super) fn step_char(self, names: &Names, c: char) -> Option<Self> {
        if c.is_ascii() {
            return self.step(names, c as u8);
        }
        c.encode_utf8(&mut [0; 4]).bytes().try_fold(self, |state, byte| state.step(names, byte))
    }

    /// After one more character as written in a word table.
    pub(super) fn step_folded(self, names: &Names, c: char) -> Option<Self> {
        Folded::of(c).into_iter().try_fold(self, |state, c| state.step_char(names, c))
    }

    /// The name that ends here.
    pub(super) fn name(self, names: &Names) -> Option<NameId> {
        self.value(names).map(|value| NameId(value as u32))
    }

    /// The value of what ends here.
    fn value(self, names: &Names) -> Option<u64> {
        let node = names.node(self.node);
        node.is_final().then(|| self.output.cat(node.final_output()).value())
    }
}

/// The value of a whole name, if it is one: nothing is allocated, and most words fail within a few letters.
pub(super) fn find(names: &Names, name: &str) -> Option<u64> {
    let end = folded(name).try_fold(State::start(names), |state, c| state.step_char(names, c))?;
    end.value(names)
}

/// Walks from `start` and reports what it meets, shortest first.
pub(super) fn walk<'t>(names: &Names, text: &'t str, start: usize, found: &mut impl FnMut(Step<'t>)) {
    let Some(rest) = text.get(start..) else { return };
    if rest.starts_with(|c| class(c) == Class::Letter) {
        Walk::new(names, text, start).run(found);
    }
}

/// Goes on into the next word of a name, behind a word that begins at `start` and that an ending has completed, and reports
/// what it meets there.
pub(super) fn go_on<'t>(
    names: &Names,
    text: &'t str,
    (start, at): (usize, usize),
    state: State,
    found: &mut impl FnMut(Step<'t>),
) {
    let mut walk = Walk { at, state, letters: LONGEST_ABBREVIATION + 1, ..Walk::new(names, text, start) };
    walk.run(found);
}

/// A walk under way.
struct Walk<'t, 'n> {
    names: &'n Names,
    text: &'t str,
    start: usize,
    at: usize,
    state: State,
    /// The last letter read, and letters of its word so far.
    last: char,
    letters: usize,
    /// Where the word under way ends; not looked for before it is needed.
    word_end: Option<usize>,
    /// An opening bracket, a full stop was crossed.
    bracket: bool,
    stop: bool,
}

impl<'t, 'n> Walk<'t, 'n> {
    fn new(names: &'n Names, text: &'t str, start: usize) -> Self {
        let state = State::start(names);
        Self {
            names,
            text,
            start,
            at: start,
            state,
            last: ' ',
            letters: 0,
            word_end: None,
            bracket: false,
            stop: false,
        }
    }

    fn run(&mut self, found: &mut impl FnMut(Step<'t>)) {
        while self.at - self.start < LONGEST_NAME && self.advance().is_some() {
            self.report(found);
        }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Reads up to and with the next letter; `None` where no name goes on.
    fn advance(&mut self) -> Option<()> {
        let next = self.rest().chars().next()?;
        match class(next) {
            Class::Letter => self.letter(),
            Class::Separator => self.gap().and_then(|()| self.letter()),
            Class::Skip | Class::Other => None,
        }
    }

    fn letter(&mut self) -> Option<()> {
        let folded = Folded::read(self.rest())?;
        for c in folded {
            self.state = self.state.step_char(self.names, c)?;
            self.last = c;
        }
        self.at += folded.read;
        self.letters += 1;
        let skipped = self.rest().chars().take_while(|&c| class(c) == Class::Skip);
        self.at += skipped.map(char::len_utf8).sum::<usize>();
        Some(())
    }

    /// Crosses from one word of a name to the next.
    fn gap(&mut self) -> Option<()> {
        self.state = self.state.step(self.names, b' ')?;
        let mut lines = 0;
        for (count, c) in self.rest().chars().enumerate() {
            match c {
                _ if count > WIDEST_GAP => return None,
                '.' if self.letters > LONGEST_ABBREVIATION || count > 0 => return None,
                '\n' if lines > 0 => return None,
                '\n' => lines += 1,
                '(' => self.bracket = true,
                '.' => self.stop = true,
                _ if !matches!(class(c), Class::Separator | Class::Skip) => break,
                _ => {}
            }
            self.at += c.len_utf8();
        }
        self.letters = 0;
        self.word_end = None;
        self.rest().starts_with(|c| class(c) == Class::Letter).then_some(())
    }

    fn report(&mut self, found: &mut impl FnMut(Step<'t>)) {
        if self.ends_word() {
            if let Some(name) = self.state.name(self.names) {
                let len = self.at - self.start + usize::from(self.closes());
                found(Step::Name(NameMatch { len, name }));
            }
        } else if let Some(left) = self.left() {
            let (len, letters, state) = (self.at - self.start, self.letters, self.state);
            found(Step::Stem(Stem { len, left, letters, state, layer: 0 }));
        }
    }

    /// The bracket that was opened, or the stop behind a short word where one was crossed before ("a. M."), is part of it.
    fn closes(&self) -> bool {
        let abbreviated = self.stop && self.letters <= 2;
        self.rest().starts_with(|c| c == ')' && self.bracket || c == '.' && abbreviated)
    }

    fn ends_word(&self) -> bool {
        let next = self.rest().chars().next();
        next.is_none_or(|next| !in_word(next) || runs_on(next) || runs_on(self.last))
    }

    /// What is left of the word, if it is little enough to be an ending.
    fn left(&mut self) -> Option<&'t str> {
        let (at, rest) = (self.at, self.rest());
        let end = *self.word_end.get_or_insert_with(|| at + word_len(rest));
        let left = self.text.get(self.at..end).filter(|_| end <= self.at + 4 * LEFT)?;
        let letters = left.chars().filter(|&c| class(c) == Class::Letter).count();
        (1..=LEFT).contains(&letters).then_some(left)
    }
}

/// Bytes of the word at the start of `text`; a word too long to have an ending reads as endless.
fn word_len(text: &str) -> usize {
    let mut chars = text.char_indices();
    match chars.by_ref().take(LONGEST_WORD).find(|&(_, c)| !in_word(c)) {
        Some((end, _)) => end,
        None => chars.next().map_or(text.len(), |_| usize::MAX / 2),
    }
}
