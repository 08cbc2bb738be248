//! What a page says of itself, gathered while its markup is read.

use super::scan::Attribute;
use super::tag::Tag;
use super::{entity, words};
use crate::decode::known::{self, Field};
use crate::text::token::digit;
use serde_json::Value;

/// An element whose text says something of the page itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Capture {
    /// Its day, with what its attributes say of it.
    Day { field: Field, points: i32, said: Option<String>, at: usize },
    /// Its author.
    Author { points: i32, by: &'static str },
}

/// A day that an element shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Time {
    pub(in super::super) field: Field,
    /// How far it is to be trusted.
    pub(in super::super) points: i32,
    /// The day as its attributes write it, and as readers see it.
    pub(in super::super) said: [Option<String>; 2],
    /// It is a `<meta>`.
    pub(in super::super) meta: bool,
    /// Where its attributes stand in the markup.
    pub(in super::super) at: Option<usize>,
}

/// A name of an author that an element shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Shown {
    pub(in super::super) points: i32,
    /// What kind of element it was.
    pub(in super::super) by: &'static str,
    pub(in super::super) text: String,
}

/// How far a `<time>` of which no more is known is to be trusted.
pub(in super::super) const PLAIN: i32 = 34;

/// What has been gathered, as written.
#[derive(Debug, Default)]
pub(in super::super) struct Collector {
    pub(in super::super) title: Option<String>,
    pub(in super::super) lang: Option<String>,
    pub(in super::super) canonical: Option<String>,
    /// Names (lower case) and contents of meta elements.
    pub(in super::super) meta: Vec<(String, String)>,
    /// Days of `<time>` and its like.
    pub(in super::super) times: Vec<Time>,
    /// Names of authors.
    pub(in super::super) authors: Vec<Shown>,
    /// JSON-LD.
    pub(in super::super) data: Vec<Value>,
    /// Days in JSON-LD that could not be parsed.
    pub(in super::super) loose: Vec<String>,
    json: bool,
}

/// Meta elements, times and blocks of data that are looked at.
const MOST: usize = 300;
/// Longest text that may be a day or a name.
const LONGEST: usize = 200;

impl Collector {
    /// Looks at a start tag; says whether the text of its element should be told.
    pub(super) fn tag(&mut self, html: &str, tag: Tag, attributes: &[Attribute]) -> Option<Capture> {
        let value = |name| words::value(html, attributes, name);
        match tag {
            Tag::Meta => self.meta(html, attributes),
            Tag::Html => self.lang = self.lang.take().or_else(|| value("lang")).or_else(|| value("xml:lang")),
            Tag::Link if value("rel").is_some_and(|r| r.trim().eq_ignore_ascii_case("canonical")) => {
                self.canonical = self.canonical.take().or_else(|| value("href")).filter(|h| !h.trim().is_empty());
            }
            Tag::Script => {
                self.json = value("type").is_some_and(|t| t.trim().eq_ignore_ascii_case("application/ld+json"));
            }
            Tag::Time | Tag::Abbr | Tag::Span | Tag::Div | Tag::P | Tag::A => return element(html, tag, attributes),
            _ => {}
        }
        None
    }

    fn meta(&mut self, html: &str, attributes: &[Attribute]) {
        let value = |name| words::value(html, attributes, name);
        let Some(content) = value("content").filter(|c| !c.trim().is_empty()) else { return };
        let names = ["property", "name", "http-equiv"].into_iter().find_map(value);
        if let Some(meaning) = value("itemprop").as_deref().and_then(known::itemprop) {
            let at = attributes.first().map(|a| a.name.start);
            self.time(Time {
                field: meaning.field,
                points: meaning.points,
                said: [Some(content), None],
                meta: true,
                at,
            });
        } else if let Some(name) = names.filter(|_| self.meta.len() < MOST) {
            self.meta.push((name.trim().to_lowercase(), content.trim().to_owned()));
        }
    }

    fn time(&mut self, time: Time) {
        if self.times.len() < MOST {
            self.times.push(time);
        }
    }

    pub(super) fn title(&mut self, text: &str) {
        if self.title.is_none() {
            self.title = Some(entity::decoded(text, false)).filter(|t| !t.trim().is_empty());
        }
    }

    pub(super) fn script(&mut self, text: &str) {
        if !std::mem::take(&mut self.json) || self.data.len() >= MOST {
            return;
        }
        let text = text.trim().trim_start_matches("//").trim_start_matches("<![CDATA[").trim_start_matches("<!--");
        let text = text.trim().trim_end_matches("-->").trim_end_matches("]]>").trim_end_matches("//");
        match serde_json::from_str(text).or_else(|_| serde_json::from_str(&text.replace(['\n', '\r', '\t'], " "))) {
            Ok(value) => self.data.push(value),
            Err(_) => self.loose.extend(loose_day(text)),
        }
    }

    /// The text of an element that was to be told.
    pub(super) fn captured(&mut self, what: Capture, text: &str) {
        let text = text.trim();
        match what {
            Capture::Day { field, points, said, at } => {
                let seen = text.len() < LONGEST && text.chars().filter(|&c| digit(c).is_some()).count() >= 3;
                let said = [said, seen.then(|| text.to_owned())];
                if said.iter().any(Option::is_some) {
                    self.time(Time { field, points, said, meta: false, at: Some(at).filter(|&at| at > 0) });
                }
            }
            Capture::Author { points, by } => {
                if !text.is_empty() && text.len() < LONGEST && self.authors.len() < MOST {
                    self.authors.push(Shown { points, by, text: text.to_owned() });
                }
            }
        }
    }
}

/// The attribute `name` as it is written.
fn raw<'h>(html: &'h str, attributes: &[Attribute], name: &str) -> Option<&'h str> {
    let named = |a: &&Attribute| html.get(a.name.clone()).is_some_and(|n| n.eq_ignore_ascii_case(name));
    html.get(attributes.iter().find(named)?.value.clone())
}

/// What an element says of the page's day or author, at once by its attributes or later by its text.
fn element(html: &str, tag: Tag, attributes: &[Attribute]) -> Option<Capture> {
    let itemprop = raw(html, attributes, "itemprop");
    let (points, field) = match itemprop.and_then(known::itemprop) {
        Some(meaning) => (meaning.points, meaning.field),
        None if tag == Tag::A => return raw(html, attributes, "rel").and_then(by_link),
        None => classed(html, tag, attributes)?,
    };
    if field == Field::Author {
        let by = if itemprop.is_some() { "microdata" } else { "class" };
        return Some(Capture::Author { points, by });
    }
    let value = |name| words::value(html, attributes, name);
    let said = value("datetime").or_else(|| value("content")).or_else(|| value("title").filter(|_| tag != Tag::Time));
    let said = said.filter(|day| day.contains(|c: char| c.is_ascii_digit()));
    Some(Capture::Day { field, points, said, at: attributes.first().map_or(0, |a| a.name.start) })
}

/// A link to the author.
fn by_link(rel: &str) -> Option<Capture> {
    let author = rel.split_ascii_whitespace().any(|r| r.eq_ignore_ascii_case("author"));
    author.then_some(Capture::Author { points: 55, by: "rel-author" })
}

/// What the class words of an element make of it, and how far it is to be trusted.
fn classed(html: &str, tag: Tag, attributes: &[Attribute]) -> Option<(i32, Field)> {
    let class = raw(html, attributes, "class").unwrap_or_default();
    let mut best: Option<(i32, Field)> = None;
    for meaning in known::class(class).filter(|_| class.len() < LONGEST) {
        let wanted = meaning.field != Field::Author || tag != Tag::Time;
        if wanted && best.is_none_or(|(points, _)| meaning.points > points) {
            best = Some((meaning.points, meaning.field));
        }
    }
    if raw(html, attributes, "pubdate").is_some() {
        return Some((46, Field::Published));
    }
    match best {
        // Anything may be called a meta or a time.
        None | Some((_, Field::Hint)) if tag == Tag::Time => Some((PLAIN, Field::Published)),
        best => best,
    }
}

/// The day of publication in data that is no JSON.
fn loose_day(text: &str) -> Option<String> {
    let rest = text.split_once("\"datePublished\"")?.1.trim_start().strip_prefix(':')?.trim_start();
    rest.strip_prefix('"')?.split('"').next().map(str::to_owned)
}
