//! What the elements around a block show: tags, class words, where the prose of the page stands.

use super::features::{Feature, Seen, set};
use super::line::Shape;
use crate::model::{Element, Outline, Page, Piece};
use aho_corasick::AhoCorasick;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Groups of class words, in the order of the features from `NearNav` and `FarNav` on.
pub(super) const GROUPS: [&str; 21] = [
    "nav",
    "footer",
    "sidebar",
    "share",
    "comment",
    "related",
    "cookie",
    "ad",
    "breadcrumb",
    "pager",
    "newsletter",
    "donate",
    "meta",
    "byline",
    "header",
    "login",
    "caption",
    "article",
    "content",
    "title",
    "list",
];

/// Tags that say what their content is, in the order of the features from `InNav` on.
const TAGS: [&[&str]; 9] = [
    &["nav"],
    &["header"],
    &["footer"],
    &["aside"],
    &["form"],
    &["article"],
    &["main"],
    &["table"],
    &["ul", "ol", "dl"],
];

/// Groups beyond those of the features: what kind of page it is.
const FORUM: usize = GROUPS.len();

/// How a word of the table counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// Between other characters than letters.
    Word,
    /// Anywhere.
    Part,
    /// Where it stands, the group is not meant.
    Not,
}

struct Words {
    automaton: Option<AhoCorasick>,
    /// Group, and how the word counts.
    rows: Vec<(usize, How)>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let lines = regest_data::MARKUP.lines().filter(|l| !l.starts_with('#'));
    let fields = lines.filter_map(|l| {
        let mut f = l.split('\t');
        let (group, how, word) = (f.next()?, f.next()?, f.next()?);
        let how = match how {
            "word" => How::Word,
            "not" => How::Not,
            _ => How::Part,
        };
        let group = GROUPS.iter().chain(&["forum"]).position(|g| *g == group)?;
        Some(((group, how), word))
    });
    let (rows, words): (Vec<_>, Vec<_>) = fields.unzip();
    Words { automaton: AhoCorasick::new(words).ok(), rows }
});

/// Groups that the class words of an element belong to, as bits.
fn groups(words: &str) -> u32 {
    let (mut bits, mut not) = (0, 0);
    let letter = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphabetic);
    for hit in WORDS.automaton.iter().flat_map(|a| a.find_overlapping_iter(words)) {
        let Some(&(group, how)) = WORDS.rows.get(hit.pattern().as_usize()) else { continue };
        let before = hit.start().checked_sub(1).and_then(|i| words.as_bytes().get(i));
        match how {
            How::Not => not |= 1 << group,
            How::Word if letter(before) || letter(words.as_bytes().get(hit.end())) => {}
            How::Word | How::Part => bits |= 1 << group,
        }
    }
    bits & !not
}

/// What is known of each element, computed once from parents to children.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    /// Class groups of itself.
    own: u32,
    /// Of itself, its parent and its grandparent.
    near: u32,
    /// Of all elements around it beyond those.
    far: u32,
    /// Tags around it, itself included.
    tags: u16,
    hidden: bool,
    /// Bytes of prose and of all text in it.
    prose: f32,
    all: f32,
    main: bool,
}

/// The elements of a page, weighed.
pub(super) struct Markup<'p> {
    outline: &'p Outline,
    known: Vec<Known>,
    prose: f32,
    /// For each element, the number of its kind: same tag, same class words.
    kinds: Vec<u32>,
    /// How many kinds there are.
    kind_count: usize,
    /// For each element, how many of its kind its parent has.
    same: Vec<f32>,
    /// For each element, how many children its parent has.
    siblings: Vec<f32>,
    /// For each element, steps up to one that holds the main region.
    distance: Vec<f32>,
    main_depth: f32,
    /// Blocks and bytes by shape.
    shapes: Vec<(f32, f32)>,
}

/// Heading levels, none included: shapes of one kind of element.
const LEVELS: usize = 7;

/// A region that holds this share of the page's prose is its main region.
const MAIN_SHARE: f32 = 0.6;

impl<'p> Markup<'p> {
    /// Weighs the elements of a page whose pieces have these shapes.
    pub fn new(page: &'p Page, shapes: &[Shape]) -> Self {
        let outline = &page.outline;
        let (kinds, kind_count) = kinds(&outline.elements);
        let (same, siblings) = same(&outline.elements, &kinds);
        let mut markup = Self {
            outline,
            known: inherit(&outline.elements, &kinds, kind_count),
            prose: 0.0,
            kinds,
            kind_count,
            same,
            siblings,
            distance: Vec::new(),
            main_depth: 0.0,
            shapes: Vec::new(),
        };
        markup.shapes = vec![(0.0, 0.0); markup.shape_count()];
        markup.weigh(page, shapes);
        markup.find_main();
        markup.unhide();
        markup
    }

    fn weigh(&mut self, page: &'p Page, shapes: &[Shape]) {
        for (piece, shape) in page.pieces.iter().zip(shapes) {
            let bytes = piece.span.len() as f32;
            let own = (bytes - piece.link_bytes as f32).max(0.0);
            let prose = if shape.is_prose() { own } else { 0.0 };
            self.prose += prose;
            if let Some(k) = piece.element.and_then(|e| self.known.get_mut(e as usize)) {
                k.prose += prose;
                k.all += bytes;
            }
            let shape = self.shape(piece);
            let of = &mut self.shapes[shape];
            *of = (of.0 + 1.0, of.1 + bytes);
        }
        for i in (1..self.known.len()).rev() {
            let Some(parent) = self.outline.elements[i].parent.map(|p| p as usize).filter(|&p| p < i) else { continue };
            let (prose, all) = (self.known[i].prose, self.known[i].all);
            self.known[parent].prose += prose;
            self.known[parent].all += all;
        }
    }

    /// What holds most of the prose is no hidden part: a page that was kept while a dialog stood before it hides all of itself.
    fn unhide(&mut self) {
        for i in 0..self.known.len() {
            let parent = self.outline.elements[i].parent.map(|p| p as usize).filter(|&p| p < i);
            let above = parent.is_some_and(|p| self.known[p].hidden);
            let holds = self.prose > 0.0 && self.known[i].prose * 2.0 > self.prose;
            self.known[i].hidden = above || (self.outline.elements[i].hidden && !holds);
        }
    }

    /// The innermost element that still holds most of the prose, with all below it.
    fn find_main(&mut self) {
        let enough = self.prose * MAIN_SHARE;
        let is_main = |k: &Known| self.prose > 0.0 && k.prose >= enough;
        let main = self.known.iter().rposition(is_main);
        let mut holds = vec![false; self.known.len()];
        let mut at = main;
        while let Some(i) = at {
            holds[i] = true;
            at = self.parent(i);
        }
        for (i, holds) in holds.into_iter().enumerate() {
            let parent = self.parent(i);
            self.known[i].main = Some(i) == main || parent.is_some_and(|p| self.known[p].main);
            let above = parent.map_or(0.0, |p| self.distance[p] + 1.0);
            self.distance.push(if holds { 0.0 } else { above });
        }
        self.main_depth = main.map_or(0.0, |m| f32::from(self.outline.elements[m].depth));
    }

    /// How many shapes there are: kinds of elements times heading levels, and text without an element.
    pub const fn shape_count(&self) -> usize {
        (self.kind_count + 1) * LEVELS
    }

    /// The shape of a piece: what kind of element it stands in, and the level of its heading.
    pub fn shape(&self, piece: &Piece) -> usize {
        let kind = piece.element.and_then(|e| self.kinds.get(e as usize));
        kind.map_or(self.kind_count, |&k| k as usize) * LEVELS + usize::from(piece.heading).min(LEVELS - 1)
    }

    /// The element around an element.
    pub fn parent(&self, element: usize) -> Option<usize> {
        self.outline.elements.get(element)?.parent.map(|p| p as usize).filter(|&p| p < element)
    }

    /// The element of a piece, and all around it, innermost first.
    pub fn up(&self, piece: &Piece) -> impl Iterator<Item = usize> + '_ {
        let own = piece.element.map(|e| e as usize).filter(|&e| e < self.known.len());
        std::iter::successors(own, |&e| self.parent(e))
    }

    /// How many children of its parent are like an element, itself included.
    pub fn same(&self, element: usize) -> f32 {
        self.same.get(element).copied().unwrap_or(1.0)
    }

    /// Sets the measures of where a piece stands in the tree.
    pub fn measure(&self, piece: &Piece, seen: &mut Seen) {
        let own = self.up(piece).next();
        let of = |list: &[f32], e: Option<usize>| e.and_then(|e| list.get(e)).copied().unwrap_or(-1.0);
        let depth = own.and_then(|e| self.outline.elements.get(e)).map_or(-1.0, |e| f32::from(e.depth));
        seen[Feature::Depth as usize] = depth;
        seen[Feature::MainDepth as usize] = self.main_depth;
        seen[Feature::MainDistance as usize] = of(&self.distance, own);
        seen[Feature::Siblings as usize] = of(&self.siblings, own);
    }

    /// The element of a piece, and those around it, innermost first.
    pub fn parents(&self, piece: &Piece) -> [Option<usize>; 3] {
        let mut up = self.up(piece);
        [up.next(), up.next(), up.next()]
    }

    /// Whether the piece is marked as not shown.
    pub fn is_hidden(&self, piece: &Piece) -> bool {
        self.parents(piece)[0].is_some_and(|i| self.known[i].hidden)
    }

    /// Class groups around a piece: near ones, far ones.
    pub fn groups(&self, piece: &Piece) -> (u32, u32) {
        self.parents(piece)[0].map_or((0, 0), |i| (self.known[i].near, self.known[i].far))
    }

    /// For each element, whether one of `group` begins at it or around it, where `begins` agrees.
    pub fn inside(&self, group: &str, begins: impl Fn(usize) -> bool) -> Vec<bool> {
        let bit = GROUPS.iter().position(|g| *g == group).map_or(0, |g| 1 << g);
        let mut out: Vec<bool> = Vec::with_capacity(self.known.len());
        for (i, known) in self.known.iter().enumerate() {
            let above = self.outline.elements[i].parent.is_some_and(|p| out.get(p as usize) == Some(&true));
            out.push(above || (known.own & bit != 0 && begins(i)));
        }
        out
    }

    /// Whether an element says that the page, or the part of it around it, is a forum.
    pub fn is_forum(&self, element: usize) -> bool {
        self.known.get(element).is_some_and(|k| (k.own | k.near | k.far) >> FORUM & 1 == 1)
    }

    /// Bytes of prose that the page has outside an element.
    pub fn prose_outside(&self, element: usize) -> f32 {
        self.prose - self.known.get(element).map_or(0.0, |k| k.prose)
    }

    /// Sets the features of a piece's elements.
    pub fn look(&self, piece: &Piece, seen: &mut Seen) {
        let [Some(own), parent, grand] = self.parents(piece) else { return };
        let known = self.known[own];
        for (i, _) in TAGS.iter().enumerate() {
            seen[Feature::InNav as usize + i] = f32::from(known.tags >> i & 1);
        }
        for i in 0..GROUPS.len() {
            seen[Feature::NearNav as usize + i] = (known.near >> i & 1) as f32;
            seen[Feature::FarNav as usize + i] = (known.far >> i & 1) as f32;
        }
        set(seen, Feature::InMainRegion, known.main);
        let share = |e: Option<usize>| e.map_or(0.0, |e| self.known[e].prose / self.prose.max(1.0));
        let dense = |e: Option<usize>| e.map_or(0.0, |e| self.known[e].prose / self.known[e].all.max(1.0));
        seen[Feature::ShareOfParent as usize] = share(parent);
        seen[Feature::ShareOfGrand as usize] = share(grand);
        seen[Feature::DenseParent as usize] = dense(parent);
        seen[Feature::DenseGrand as usize] = dense(grand);
        let (blocks, bytes) = self.shapes.get(self.shape(piece)).copied().unwrap_or((1.0, 0.0));
        seen[Feature::ShapeCommon as usize] = (blocks.ln() / 4.0).min(1.0);
        set(seen, Feature::ShapeShort, blocks >= 4.0 && bytes / blocks < 60.0);
        kind(self.outline.elements.get(own).map_or("", |e| e.tag.as_str()), piece, seen);
    }
}

/// The features of a piece's own tag.
fn kind(tag: &str, piece: &Piece, seen: &mut Seen) {
    use Feature as F;
    set(seen, F::Paragraph, tag == "p");
    set(seen, F::Item, matches!(tag, "li" | "dt" | "dd"));
    set(seen, F::Cell, matches!(tag, "td" | "th" | "tr"));
    set(seen, F::Caption, matches!(tag, "figcaption" | "caption" | "figure"));
    set(seen, F::Quote, tag == "blockquote");
    set(seen, F::Code, matches!(tag, "pre" | "code"));
    set(seen, F::Control, piece.control || tag == "button");
    set(seen, F::Media, piece.media);
    set(seen, F::Strong, piece.strong_bytes as usize * 10 > piece.span.len() * 9);
}

/// Numbers the kinds of elements, and says how many there are.
fn kinds(elements: &[Element]) -> (Vec<u32>, usize) {
    let mut numbers: HashMap<(&str, &str), u32> = HashMap::new();
    let mut number = |e| {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        *numbers.entry(e).or_insert(next)
    };
    let kinds = elements.iter().map(|e| number((e.tag.as_str(), e.words.as_str()))).collect();
    (kinds, numbers.len())
}

/// For each element, how many children of its parent are of its kind, and how many there are in all.
fn same(elements: &[Element], kinds: &[u32]) -> (Vec<f32>, Vec<f32>) {
    let mut of_kind: HashMap<(u32, u32), f32> = HashMap::new();
    let mut children = vec![0.0_f32; elements.len()];
    for (e, &kind) in elements.iter().zip(kinds) {
        if let Some(p) = e.parent {
            *of_kind.entry((p, kind)).or_default() += 1.0;
            children.get_mut(p as usize).into_iter().for_each(|n| *n += 1.0);
        }
    }
    let count = |(e, &kind): (&Element, &u32)| e.parent.and_then(|p| of_kind.get(&(p, kind))).copied().unwrap_or(1.0);
    let siblings = |e: &Element| e.parent.and_then(|p| children.get(p as usize)).copied().unwrap_or(1.0);
    (elements.iter().zip(kinds).map(count).collect(), elements.iter().map(siblings).collect())
}

fn inherit(elements: &[Element], kinds: &[u32], kind_count: usize) -> Vec<Known> {
    // Elements of a kind share their words.
    let mut of_kind: Vec<Option<u32>> = vec![None; kind_count];
    let mut out: Vec<Known> = Vec::with_capacity(elements.len());
    // Of the parent: its near groups without the grandparent's, that is, its own and its parent's.
    let mut pairs: Vec<u32> = Vec::with_capacity(elements.len());
    for (i, e) in elements.iter().enumerate() {
        let parent = e.parent.map(|p| p as usize).filter(|&p| p < i);
        let own = *of_kind[kinds[i] as usize].get_or_insert_with(|| groups(&e.words));
        let above = parent.map(|p| out[p]).unwrap_or_default();
        let pair = parent.map_or(0, |p| pairs[p]);
        let tag = TAGS.iter().position(|t| t.contains(&e.tag.as_str())).map_or(0, |t| 1 << t);
        out.push(Known {
            own,
            near: own | pair,
            far: above.near | above.far,
            tags: above.tags | tag,
            ..Known::default()
        });
        pairs.push(own | above.own);
    }
    out
}
