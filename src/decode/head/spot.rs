//! Where on a page a day stands: beside the title, in an aside, among others of its make.

use crate::decode::known::{self, Field};
use crate::model::{Element, Page, Piece};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The pieces of a page, and which of them is its title.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lines<'a> {
    pub(super) page: &'a Page,
    pub(super) title: Option<usize>,
}

/// Where a day stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Spot {
    /// Close to the title.
    pub(super) near: bool,
    /// What speaks against it: it stands in what is not the article.
    pub(super) aside: i32,
    /// In text that leads elsewhere.
    pub(super) linked: bool,
    /// Elements of one make have the same group; 0 is none.
    pub(super) group: u64,
    /// Its place in the text.
    pub(super) at: usize,
}

/// Pieces that are looked at.
pub(super) const MOST: usize = 3000;
/// Pieces between the title and what stands close to it.
const CLOSE: usize = 8;
/// Pieces between the title and what stands right beside it.
pub(super) const CLOSEST: usize = 3;
/// Pieces at the start of a page without a title that are as good as close to one.
const FIRST: usize = 12;
/// Elements farther out than this say what kind of page it is.
const NEAR: usize = 6;
/// Points from which down the text is not even of this page: comments, other articles.
pub(super) const OTHERS: i32 = -12;
/// Bytes of the shortest heading that is known by its words.
const HEADING: usize = 8;
/// Bytes of the longest class words that are looked at.
const WORDS: usize = 1000;
/// Bytes of the shortest part of a title by which a heading is known.
const PART: usize = 15;

impl<'a> Lines<'a> {
    /// `titles`: what the head of the page calls it, none of them long.
    pub(super) fn new(page: &'a Page, titles: &[&str]) -> Self {
        Self { page, title: heading(page, titles) }
    }

    /// The words of the piece that is the title.
    pub(super) fn heading(&self) -> Option<&'a str> {
        let page = self.page;
        let piece = page.pieces.get(self.title?)?;
        Some(piece.span.of(&page.text.value).trim())
    }

    /// Pieces between the title and the piece `i`.
    pub(super) fn distance(&self, i: usize) -> Option<usize> {
        self.title.map(|t| t.abs_diff(i))
    }

    /// The spot of the byte `at` of the markup.
    pub(super) fn spot(&self, at: Option<usize>) -> Spot {
        let Some(at) = at else { return Spot::default() };
        let i = self.page.pieces.partition_point(|p| p.raw.end <= at);
        self.page.pieces.get(i).map_or_else(Spot::default, |piece| self.of_piece(i, piece))
    }

    /// The spot of the piece `i`.
    pub(super) fn of_piece(&self, i: usize, piece: &Piece) -> Spot {
        Spot {
            near: self.distance(i).map_or(i < FIRST, |d| d <= CLOSE),
            // A comment may be the article itself; right below the title only that is.
            aside: if self.distance(i).is_some_and(|d| d <= 1) { self.aside(piece) / 2 } else { self.aside(piece) },
            linked: is_linked(piece),
            group: self.group(piece),
            at: piece.span.start,
        }
    }

    fn elements(&self, piece: &Piece) -> impl Iterator<Item = &'a Element> + use<'a> {
        let page = self.page;
        page.outline.path(piece.element).take(NEAR).take_while(|e| !matches!(e.tag.as_str(), "body" | "html"))
    }

    /// What holds the title too is no aside, whatever it is called.
    fn aside(&self, piece: &Piece) -> i32 {
        let title = self.title.and_then(|t| self.page.pieces.get(t)).map(|p| p.raw.start);
        self.elements(piece).filter(|e| title.is_none_or(|at| !e.raw.contains(&at))).map(against).min().unwrap_or(0)
    }

    /// What the names of the elements around the piece say for a dateline.
    pub(super) fn about(&self, piece: &Piece) -> i32 {
        let points = |words| known::around(short(words)).filter(|m| m.field == Field::Dateline).map(|m| m.points);
        self.elements(piece).take(2).flat_map(|e| points(&e.words)).max().unwrap_or(0)
    }

    /// One number for all elements of one make: of the same tags and class words, but for numbers in them. Elements without such words, and
    /// lines of plain text, have nothing in common.
    fn group(&self, piece: &Piece) -> u64 {
        let mut hasher = DefaultHasher::new();
        let mut named = false;
        for element in self.elements(piece).take(2) {
            element.tag.hash(&mut hasher);
            let words =
                short(&element.words).split(' ').filter(|w| !w.is_empty() && !w.bytes().any(|b| b.is_ascii_digit()));
            words.for_each(|w| {
                named = true;
                w.hash(&mut hasher);
            });
        }
        if !named {
            piece.span.start.hash(&mut hasher);
        }
        hasher.finish()
    }
}

/// Class words, unless they are too many to be looked at for each piece inside.
fn short(words: &str) -> &str {
    if words.len() <= WORDS { words } else { "" }
}

/// What the names of an element say against a dateline in it. The foot of an article is no foot of the page; an article beside a sidebar is
/// not in it.
fn against(element: &Element) -> i32 {
    let points =
        |word: &str| known::around(word).filter(|m| m.field == Field::Aside).map(|m| m.points).min().unwrap_or(0);
    let article = |word: &str| known::around(word).any(|m| m.field == Field::Article);
    let words = short(&element.words).split(' ').map(|w| match points(w) {
        against if against < 0 && article(w) && against > OTHERS => 0,
        against => against,
    });
    words.min().unwrap_or(0).min(points(&element.tag))
}

/// Whether most of the piece is a link.
pub(super) fn is_linked(piece: &Piece) -> bool {
    piece.link_bytes as usize * 2 > piece.span.len()
}

/// The piece of the page's title: the heading that says what the head says, else the first main heading, else the first heading.
fn heading(page: &Page, titles: &[&str]) -> Option<usize> {
    let pieces = || page.pieces.iter().take(MOST);
    let parts: Vec<&str> =
        titles.iter().flat_map(|t| t.split(['|', '–', '—', '»']).flat_map(|t| t.split(" - "))).map(str::trim).collect();
    let called = |p: &Piece| {
        let text = p.span.of(&page.text.value).trim();
        let part = |part: &&str| part.len() >= PART && part.len() * 2 >= text.len() && text.contains(*part);
        p.heading > 0 && text.len() >= HEADING && (titles.iter().any(|t| t.contains(text)) || parts.iter().any(part))
    };
    let level = |level: u8| pieces().position(|p| p.heading == level);
    let longest = |(i, p): (usize, &Piece)| (p.span.len(), std::cmp::Reverse(i));
    let called = pieces().enumerate().filter(|(_, p)| called(p)).max_by_key(|&p| longest(p)).map(|(i, _)| i);
    called.or_else(|| level(1)).or_else(|| level(2)).or_else(|| level(3))
}
