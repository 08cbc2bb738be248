//! Pieces of a page before judgement, and blocks after it.

use crate::text::Span;
use std::ops::Range;

/// One element of HTML that holds pieces.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Element {
    /// Index of the element around it; `None` for the root.
    pub parent: Option<u32>,
    /// Its tag, lower case.
    pub tag: String,
    /// Its `class`, `id`, `role`, `itemprop` and `data-component` words, lower case, joined by spaces.
    pub words: String,
    /// Its `lang`, as written.
    pub lang: Option<String>,
    /// Not shown: `hidden`, `display:none`, `aria-hidden`, ….
    pub hidden: bool,
    /// Raw bytes from its start tag to its end.
    pub raw: Range<usize>,
    /// Its depth below the root.
    pub depth: u16,
}

/// The elements of a page that hold pieces, parents first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// All of them, in document order.
    pub elements: Vec<Element>,
}

impl Outline {
    /// The element with index `at` and those around it, innermost first.
    pub fn path(&self, at: Option<u32>) -> impl Iterator<Item = &Element> + Clone {
        let get = |i: Option<u32>| i.and_then(|i| self.elements.get(i as usize));
        std::iter::successors(get(at), move |e| get(e.parent))
    }
}

/// A stretch of text as the page's markup or line breaks part it, not yet judged.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Piece {
    /// Its place in the text; the pieces tile it, a line end belonging to the piece before it.
    pub span: Span,
    /// Its raw bytes; those of an element for HTML, where they may nest.
    pub raw: Range<usize>,
    /// Innermost block element; `None` in plain text.
    pub element: Option<u32>,
    /// Bytes of its text that stand inside links.
    pub link_bytes: u32,
    /// Links in it.
    pub links: u16,
    /// Bytes of its text in emphasis (b, strong, em, i).
    pub strong_bytes: u32,
    /// Heading level 1–6; 0 otherwise.
    pub heading: u8,
    /// An image, figure, video or form control stands in it.
    pub media: bool,
    /// A form control (input, button, select) stands in it.
    pub control: bool,
}

macro_rules! names {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word for it in the record.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}
pub(crate) use names;

names! {
    /// What a block is on its page. From `Nav` on: boilerplate, dropped unless all is kept.
    Role {
        /// The page's title.
        Title = "title",
        /// A heading.
        Heading = "heading",
        /// Prose.
        Paragraph = "paragraph",
        /// An item of a list.
        List = "list",
        /// A row or cell of a table.
        Table = "table",
        /// A caption.
        Caption = "caption",
        /// A quotation.
        Quote = "quote",
        /// A line that says when (and where) a text was written.
        Dateline = "dateline",
        /// A line that says who wrote a text.
        Byline = "byline",
        /// Preformatted text or code.
        Code = "code",
        /// White space alone.
        Blank = "blank",
        /// Navigation, menus, language choice.
        Nav = "nav",
        /// The path to a page.
        Breadcrumb = "breadcrumb",
        /// Who holds the rights.
        Copyright = "copyright",
        /// Terms, privacy, imprint, disclaimers.
        Legal = "legal",
        /// Cookie notices.
        Cookie = "cookie",
        /// Share and print links.
        Share = "share",
        /// View, like and comment counters.
        Counter = "counter",
        /// Links to other pages: related, most read.
        Related = "related",
        /// Page numbers, next, previous.
        Pagination = "pagination",
        /// Newsletter and subscription offers.
        Newsletter = "newsletter",
        /// Calls for donations.
        Donate = "donate",
        /// Comments of visitors and their forms.
        Comment = "comment",
        /// Tags, categories, contact and address lines, log-in, labels.
        Meta = "meta",
        /// Not shown.
        Hidden = "hidden",
        /// What the site repeats on every page.
        SiteDuplicate = "site-duplicate",
    }
}

impl Role {
    /// Whether blocks of this role are set aside.
    #[must_use]
    pub fn is_boilerplate(self) -> bool {
        self >= Self::Nav
    }
}

/// Why a block is kept or dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Name of the rule, from the closed list of `clean`: `phrase`, `shape`, `link-density`, `class`, `tag`, `prose`, ….
    pub rule: &'static str,
    /// What it saw.
    pub detail: Option<String>,
}

/// A judged stretch of text; the blocks of a page tile its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Its place in the text.
    pub span: Span,
    /// Its raw bytes; in HTML those of blocks may nest.
    pub raw: Range<usize>,
    /// Whether facts are read from it.
    pub kept: bool,
    /// What it is.
    pub role: Role,
    /// BCP 47; `und` until `detect` has looked, and where nothing can be said.
    pub lang: &'static str,
    /// 0–1.
    pub lang_confidence: f32,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Index of the block's innermost element in the page's outline.
    pub element: Option<u32>,
    /// Heading level 1–6; 0 otherwise.
    pub heading: u8,
}
