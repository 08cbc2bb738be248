//! What is seen of a block: named features, each 0–1 or nearly so. The names are what a reviewer reads as evidence.

macro_rules! features {
    ($($name:ident = $word:literal),+ $(,)?) => {
        /// One thing that is seen of a block.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(usize)]
        pub enum Feature { $(
            #[doc = $word]
            $name
        ),+ }

        impl Feature {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The word for it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }
        }

        /// How many there are.
        pub const COUNT: usize = Feature::ALL.len();
    };
}

features! {
    Bias = "bias",
    Words2 = "up to 2 words",
    Words5 = "3 to 5 words",
    Words10 = "6 to 10 words",
    Words20 = "11 to 20 words",
    Words50 = "21 to 50 words",
    WordsMore = "over 50 words",
    EndMark = "ends as a sentence does",
    Sentences = "several sentences",
    Commas = "commas",
    Separators = "separators",
    Digits = "digits",
    Capitals = "capitals",
    AllUpper = "all in capitals",
    ColonEnd = "ends with a colon",
    LowerStart = "begins small",
    DateLine = "short with a date",
    Bullet = "bullet",
    Address = "web or mail address",
    CopyrightSign = "copyright sign",
    PhraseWhole = "phrase, whole line",
    PhraseStart = "phrase, start of line",
    PhrasePart = "phrase in short line",
    PhraseProse = "phrase in prose",
    PhraseSelf = "page speaks of itself",
    Alone = "nearly alone on the page",
    Repeated = "repeated on the page",
    Head = "first tenth",
    Tail = "last tenth",
    TailQuarter = "last quarter",
    BeforeProse = "before all prose",
    AfterProse = "after all prose",
    NearProse = "beside prose",
    FarProse = "far from prose",
    PrevShort = "short before",
    NextShort = "short behind",
    FewLinks = "few links",
    HalfLinks = "many links",
    AllLinks = "nothing but links",
    ManyLinks = "three links or more",
    HeadingOne = "first heading",
    Heading = "heading",
    HeadingProse = "heading before prose",
    Paragraph = "p",
    Item = "li",
    Cell = "td",
    Caption = "caption",
    Quote = "blockquote",
    Code = "pre",
    Control = "control",
    Media = "media",
    Strong = "in emphasis",
    InNav = "nav element",
    InHeader = "header element",
    InFooter = "footer element",
    InAside = "aside element",
    InForm = "form element",
    InArticle = "article element",
    InMain = "main element",
    InTable = "table",
    InList = "list",
    InMainRegion = "in the main region",
    ShareOfParent = "prose share of the parent",
    ShareOfGrand = "prose share of the grandparent",
    DenseParent = "prose density of the parent",
    DenseGrand = "prose density of the grandparent",
    ShapeCommon = "shape repeated",
    ShapeShort = "shape repeated, short texts",
    NearNav = "class nav",
    NearFooter = "class footer",
    NearSidebar = "class sidebar",
    NearShare = "class share",
    NearComment = "class comment",
    NearRelated = "class related",
    NearCookie = "class cookie",
    NearAd = "class ad",
    NearBreadcrumb = "class breadcrumb",
    NearPager = "class pager",
    NearNewsletter = "class newsletter",
    NearDonate = "class donate",
    NearMeta = "class meta",
    NearByline = "class byline",
    NearHeader = "class header",
    NearLogin = "class login",
    NearCaption = "class caption",
    NearArticle = "class article",
    NearContent = "class content",
    NearTitle = "class title",
    NearList = "class list",
    FarNav = "outer class nav",
    FarFooter = "outer class footer",
    FarSidebar = "outer class sidebar",
    FarShare = "outer class share",
    FarComment = "outer class comment",
    FarRelated = "outer class related",
    FarCookie = "outer class cookie",
    FarAd = "outer class ad",
    FarBreadcrumb = "outer class breadcrumb",
    FarPager = "outer class pager",
    FarNewsletter = "outer class newsletter",
    FarDonate = "outer class donate",
    FarMeta = "outer class meta",
    FarByline = "outer class byline",
    FarHeader = "outer class header",
    FarLogin = "outer class login",
    FarCaption = "outer class caption",
    FarArticle = "outer class article",
    FarContent = "outer class content",
    FarTitle = "outer class title",
    FarList = "outer class list",
    // The second pass sees how the first judged the block and those around it, as log-odds.
    SelfScore = "first look",
    PrevScore = "block before",
    NextScore = "block behind",
    AroundScore = "blocks around",
    ParentScore = "blocks of the parent",
    GrandScore = "blocks of the grandparent",
}

/// All features of one block.
pub type Seen = [f32; COUNT];

/// Sets a feature to 1 if it holds.
pub(super) fn set(seen: &mut Seen, feature: Feature, holds: bool) {
    if holds {
        seen[feature as usize] = 1.0;
    }
}
