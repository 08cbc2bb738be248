//! What a page says of itself, gathered while its markup is read.

use super::scan::Attribute;
use super::tag::Tag;
use super::{entity, words};
use serde_json::Value;

/// Text of an element that says when the page was published; the less, the more it is to be trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Capture {
    trust: u8,
    /// The day that its attributes name.
    said: Option<String>,
}

/// Trust from which an element only hints at a day.
pub(in super::super) const HINT: u8 = 5;

/// What has been gathered, as written.
#[derive(Debug, Default)]
pub(in super::super) struct Collector {
    pub(in super::super) title: Option<String>,
    pub(in super::super) lang: Option<String>,
    pub(in super::super) canonical: Option<String>,
    /// Names (lower case) and contents of meta elements.
    pub(in super::super) meta: Vec<(String, String)>,
    /// Days of `<time>` and its like, with trust: the less, the better.
    pub(in super::super) times: Vec<(u8, String)>,
    /// JSON-LD.
    pub(in super::super) data: Vec<Value>,
    /// Days in JSON-LD that could not be parsed.
    pub(in super::super) loose: Vec<String>,
    json: bool,
}

/// Meta elements, times and blocks of data that are looked at.
const MOST: usize = 300;

impl Collector {
    /// Looks at a start tag; says whether the text of its element should be told.
    pub(super) fn tag(&mut self, html: &str, tag: Tag, attributes: &[Attribute]) -> Option<Capture> {
        let value = |name| words::value(html, attributes, name);
        match tag {
            Tag::Meta => self.meta(html, attributes),
            Tag::Html => self.lang = self.lang.take().or_else(|| value("lang")).or_else(|| value("xml:lang")),
            Tag::Link if value("rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical")) => {
                self.canonical = self.canonical.take().or_else(|| value("href"));
            }
            Tag::Script => {
                self.json = value("type").is_some_and(|t| t.trim().eq_ignore_ascii_case("application/ld+json"));
            }
            Tag::Time | Tag::Abbr | Tag::Span | Tag::Div | Tag::P => return self.day(html, tag, attributes),
            _ => {}
        }
        None
    }

    fn meta(&mut self, html: &str, attributes: &[Attribute]) {
        let value = |name| words::value(html, attributes, name);
        let Some(content) = value("content").filter(|c| !c.trim().is_empty()) else { return };
        let names = ["property", "name", "itemprop", "http-equiv"].into_iter().find_map(value);
        if let Some(name) = names.filter(|_| self.meta.len() < MOST) {
            self.meta.push((name.trim().to_lowercase(), content.trim().to_owned()));
        }
    }

    /// A day of publication said by an element: at once by its attributes, or later by its text.
    fn day(&mut self, html: &str, tag: Tag, attributes: &[Attribute]) -> Option<Capture> {
        let told = |a: &&Attribute| {
            let name = html.get(a.name.clone()).unwrap_or_default();
            ["itemprop", "class", "pubdate"].iter().any(|n| n.eq_ignore_ascii_case(name))
        };
        if tag != Tag::Time && !attributes.iter().any(|a| told(&a)) {
            return None;
        }
        let value = |name| words::value(html, attributes, name);
        let trust = trust(tag, value("itemprop"), value("class"), value("pubdate").is_some())?;
        let said =
            value("datetime").or_else(|| value("content")).or_else(|| value("title").filter(|_| tag != Tag::Time));
        let said = said.filter(|day| day.contains(|c: char| c.is_ascii_digit()));
        Some(Capture { trust, said })
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

    /// The text of an element that was to be told: what readers see counts more than what its attributes say.
    pub(super) fn captured(&mut self, what: Capture, text: &str) {
        let seen = text.len() < 200 && text.chars().filter(char::is_ascii_digit).count() >= 5;
        let said = [seen.then(|| text.to_owned()), what.said];
        let room = MOST.saturating_sub(self.times.len());
        self.times.extend(said.into_iter().flatten().take(room).map(|day| (what.trust, day)));
    }
}

/// How far an element is to be trusted with the day of publication; `None` if it does not say one.
fn trust(tag: Tag, itemprop: Option<String>, class: Option<String>, pubdate: bool) -> Option<u8> {
    let itemprop = itemprop.unwrap_or_default();
    if itemprop.contains("datePublished") {
        return Some(0);
    }
    if itemprop.contains("dateModified") {
        return None;
    }
    let class = class.unwrap_or_default().to_lowercase();
    let has = |word: &str| class.split_ascii_whitespace().any(|c| c == word);
    if has("updated") && !has("published") && !has("entry-date") {
        return (tag == Tag::Time).then_some(4);
    }
    match tag {
        _ if pubdate || has("published") || has("entry-date") || has("dt-published") => Some(1),
        Tag::Time => Some(3),
        _ if has("post-date") || has("article-date") || has("publish-date") || has("pubdate") => Some(2),
        _ if ["date", "datum", "fecha", "publi", "time", "meta"].iter().any(|part| class.contains(part)) => Some(HINT),
        _ => None,
    }
}

/// The day of publication in data that is no JSON.
fn loose_day(text: &str) -> Option<String> {
    let rest = text.split_once("\"datePublished\"")?.1.trim_start().strip_prefix(':')?.trim_start();
    rest.strip_prefix('"')?.split('"').next().map(str::to_owned)
}
