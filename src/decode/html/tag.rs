//! What the HTML standard says of each element: how it is laid out and what it closes.

/// A block: text before and after it is on other lines.
pub(super) const BLOCK: u16 = 1;
/// Has no content and no end tag.
pub(super) const VOID: u16 = 1 << 1;
/// Ends an open paragraph.
pub(super) const ENDS_P: u16 = 1 << 2;
/// Formatting: its end tag takes effect across blocks.
pub(super) const FORMAT: u16 = 1 << 3;
/// Its content is not shown.
pub(super) const HIDDEN: u16 = 1 << 4;
/// Its content is not markup.
pub(super) const RAW: u16 = 1 << 5;
/// An image, a figure or a film.
pub(super) const MEDIA: u16 = 1 << 6;
/// A form control.
pub(super) const CONTROL: u16 = 1 << 7;
/// End tags inside it do not reach what is around it.
pub(super) const SCOPE: u16 = 1 << 8;
/// Bold or italic.
pub(super) const STRONG: u16 = 1 << 9;
/// The standard's "special" elements that are not blocks here.
pub(super) const SPECIAL: u16 = 1 << 10;

macro_rules! tags {
    ($($name:ident $text:literal $flags:expr;)+) => {
        /// An element's name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(in super::super) enum Tag { $($name,)+ Other }

        impl Tag {
            fn lower(name: &[u8]) -> Self {
                $(const $name: &[u8] = $text.as_bytes();)+
                match name { $($name => Self::$name,)+ _ => Self::Other }
            }

            fn flags(self) -> u16 {
                match self { $(Self::$name => $flags,)+ Self::Other => 0 }
            }

            /// Its name in lower case; empty for those not in the table.
            pub(in super::super) fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)+ Self::Other => "" }
            }
        }
    };
}

const B: u16 = BLOCK | ENDS_P;

#[allow(non_upper_case_globals, reason = "the macro makes a constant of each name")]
mod table {
    use super::*;
    tags! {
        A "a" FORMAT; Abbr "abbr" 0; Acronym "acronym" 0; Address "address" B; Applet "applet" SCOPE; Area "area" VOID;
        Article "article" B; Aside "aside" B; Audio "audio" HIDDEN | MEDIA; Base "base" VOID; Basefont "basefont" VOID;
        Bdi "bdi" 0; Bdo "bdo" 0; Bgsound "bgsound" VOID; Big "big" FORMAT; Blockquote "blockquote" B; Body "body" BLOCK;
        Bold "b" FORMAT | STRONG; Br "br" VOID; Button "button" SPECIAL | CONTROL; Canvas "canvas" HIDDEN | MEDIA;
        Caption "caption" BLOCK | SCOPE; Center "center" B; Cite "cite" 0; Code "code" FORMAT; Col "col" VOID;
        Colgroup "colgroup" BLOCK; Data "data" 0; Datalist "datalist" HIDDEN; Dd "dd" B; Del "del" 0; Desc "desc" 0;
        Details "details" B; Dfn "dfn" 0; Dialog "dialog" B; Dir "dir" B; Div "div" B; Dl "dl" B; Dt "dt" B;
        Em "em" FORMAT | STRONG; Embed "embed" VOID | MEDIA; Fieldset "fieldset" B; Figcaption "figcaption" B;
        Figure "figure" B | MEDIA; Font "font" FORMAT; Footer "footer" B; Foreign "foreignobject" SCOPE; Form "form" B; Frame "frame" VOID;
        Frameset "frameset" BLOCK; H1 "h1" B; H2 "h2" B; H3 "h3" B; H4 "h4" B; H5 "h5" B; H6 "h6" B; Head "head" BLOCK;
        Header "header" B; Hgroup "hgroup" B; Hr "hr" B | VOID; Html "html" BLOCK | SCOPE; I "i" FORMAT | STRONG;
        Iframe "iframe" RAW | HIDDEN | MEDIA; Image "image" VOID | MEDIA; Img "img" VOID | MEDIA; Input "input" VOID | CONTROL;
        Ins "ins" 0; Kbd "kbd" 0; Keygen "keygen" VOID | CONTROL; Label "label" 0; Legend "legend" BLOCK; Li "li" B;
        Link "link" VOID; Listing "listing" B; Main "main" B; Map "map" 0; Mark "mark" 0; Marquee "marquee" BLOCK | SCOPE;
        Math "math" 0; Menu "menu" B; Meta "meta" VOID; Metadata "metadata" 0; Meter "meter" 0; Mi "mi" 0; Mn "mn" 0; Mo "mo" 0; Ms "ms" 0; Mtext "mtext" 0; Nav "nav" B;
        Nobr "nobr" FORMAT; Noembed "noembed" RAW | HIDDEN; Noframes "noframes" RAW | HIDDEN;
        Noscript "noscript" RAW | HIDDEN; Object "object" SCOPE | MEDIA; Ol "ol" B; Optgroup "optgroup" BLOCK;
        Opt "option" BLOCK; Output "output" 0; P "p" B; Param "param" VOID; Picture "picture" MEDIA;
        Plaintext "plaintext" B | RAW; Pre "pre" B; Progress "progress" 0; Q "q" 0; Rb "rb" 0; Rp "rp" HIDDEN; Rt "rt" 0;
        Rtc "rtc" 0; Ruby "ruby" 0; S "s" FORMAT; Samp "samp" 0; Script "script" RAW | HIDDEN; Search "search" B;
        Section "section" B; Select "select" CONTROL | SPECIAL | SCOPE; Slot "slot" 0; Small "small" FORMAT; Source "source" VOID;
        Span "span" 0; Strike "strike" FORMAT; Strong "strong" FORMAT | STRONG; Style "style" RAW | HIDDEN; Sub "sub" 0;
        Summary "summary" B; Sup "sup" 0; Svg "svg" MEDIA; Table "table" B | SCOPE; Tbody "tbody" BLOCK;
        Td "td" BLOCK | SCOPE; Template "template" HIDDEN | SCOPE; Textarea "textarea" RAW | CONTROL; Tfoot "tfoot" BLOCK;
        Th "th" BLOCK | SCOPE; Thead "thead" BLOCK; Time "time" 0; Title "title" RAW; Tr "tr" BLOCK; Track "track" VOID;
        Tt "tt" FORMAT; U "u" FORMAT; Ul "ul" B; Var "var" 0; Video "video" HIDDEN | MEDIA; Wbr "wbr" VOID; Xmp "xmp" B | RAW;
    }

    impl Tag {
        /// The tag of a name in any case.
        pub(in super::super) fn of(name: &[u8]) -> Self {
            let mut lower = [0; 16];
            let Some(buffer) = lower.get_mut(..name.len()) else { return Self::Other };
            for (to, from) in buffer.iter_mut().zip(name) {
                *to = from.to_ascii_lowercase();
            }
            Self::lower(buffer)
        }

        /// Whether all of `flags` hold of it.
        pub(in super::super) fn is(self, flags: u16) -> bool {
            self.flags() & flags == flags
        }

        /// Whether it is one of the standard's "special" elements, over which the end tags of others do not reach.
        pub(in super::super) fn special(self) -> bool {
            let flags = self.flags() & (BLOCK | SPECIAL) != 0;
            flags && !matches!(self, Self::Dialog | Self::Legend | Self::Optgroup | Self::Opt)
        }

        /// Whether its start tag ends drawings and formulas that are open.
        pub(in super::super) fn ends_foreign(self) -> bool {
            let flow = self.is(ENDS_P) || self.is(FORMAT) || self.heading() > 0;
            let not = matches!(
                self,
                Self::A
                    | Self::Font
                    | Self::Address
                    | Self::Article
                    | Self::Aside
                    | Self::Details
                    | Self::Dialog
                    | Self::Dir
                    | Self::Fieldset
                    | Self::Figcaption
                    | Self::Figure
                    | Self::Footer
                    | Self::Form
                    | Self::Header
                    | Self::Hgroup
                    | Self::Main
                    | Self::Nav
                    | Self::Plaintext
                    | Self::Search
                    | Self::Section
                    | Self::Summary
                    | Self::Xmp
            );
            let more = matches!(
                self,
                Self::Body
                    | Self::Br
                    | Self::Embed
                    | Self::Head
                    | Self::Img
                    | Self::Meta
                    | Self::Ruby
                    | Self::Span
                    | Self::Sub
                    | Self::Sup
                    | Self::Var
            );
            (flow && !not) || more
        }

        /// Heading level 1–6; 0 otherwise.
        pub(in super::super) fn heading(self) -> u8 {
            match self {
                Self::H1 => 1,
                Self::H2 => 2,
                Self::H3 => 3,
                Self::H4 => 4,
                Self::H5 => 5,
                Self::H6 => 6,
                _ => 0,
            }
        }
    }
}
pub(super) use table::Tag;
