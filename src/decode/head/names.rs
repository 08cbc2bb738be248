//! Title, author, site and address of a page, and what says them.

use super::byline;
use super::data::Data;
use super::spot::{Lines, MOST};
use crate::decode::html::Collector;
use crate::decode::known::{self, Field};
use crate::model::{Document, Told};

/// Marks between a title and the name of its site.
const MARKS: [char; 14] = ['|', '-', '–', '—', '·', ':', '»', '•', '/', '«', '‹', '_', '｜', '－'];
/// Lines around the title that may name the author.
const AROUND: usize = 6;
/// Bytes of the longest title in which the name of a site is looked for.
pub(super) const TITLE: usize = 600;
/// Bytes of the longest name of an author that is believed.
const NAME: usize = 120;

/// Bytes of a part of a host that is too short to be a name: `co`, `en`, `www`.
const LABEL: usize = 3;
/// Points of the meta element that is made for it.
const BEST: i32 = 80;

pub(super) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn told(value: &str, by: &str) -> Option<Told> {
    let value = tidy(value);
    (!value.is_empty()).then(|| Told { value, by: by.to_owned() })
}

/// What meta elements say of `field`, best first.
fn metas<'a>(found: &'a Collector, field: Field) -> Vec<(i32, &'a str, &'a str)> {
    let of = |(name, content): &'a (String, String)| {
        let meaning = known::meta(name).filter(|m| m.field == field)?;
        Some((meaning.points, name.as_str(), content.as_str()))
    };
    let mut all: Vec<_> = found.meta.iter().filter_map(of).collect();
    all.sort_by_key(|(points, ..)| std::cmp::Reverse(*points));
    all
}

/// The name of the site.
pub(super) fn site(found: &Collector, data: &Data) -> Option<Told> {
    let metas = metas(found, Field::Site);
    let mut metas = metas.into_iter().filter(|(.., site)| !site.contains("://")).peekable();
    let best = metas.next_if(|(points, ..)| *points >= BEST).and_then(|(_, by, site)| told(site, by));
    let data = || told(data.site.as_deref().filter(|s| !s.contains("://"))?, "json-ld");
    best.or_else(data).or_else(|| metas.next().and_then(|(_, by, site)| told(site, by)))
}

/// The address that the page calls its own.
pub(super) fn canonical(found: &Collector) -> Option<Told> {
    let link = found.canonical.as_deref().and_then(|link| told(link, "link"));
    link.or_else(|| metas(found, Field::Canonical).iter().find_map(|(_, by, link)| told(link, by)))
}

/// The title, without the name of the site.
pub(super) fn title(
    found: &Collector,
    data: &Data,
    lines: &Lines<'_>,
    site: Option<&str>,
    host: Option<&str>,
) -> Option<Told> {
    let heading = lines.heading();
    let own = |t: &Told| !is_site(&t.value, site, host);
    let cut = |t: Told| Told { value: without_site(&t.value, site, host, heading), by: t.by };
    let metas = metas(found, Field::Title).into_iter().map(|(_, by, title)| told(title, by));
    let data = std::iter::once(data.title.as_deref().and_then(|t| told(t, "json-ld")));
    let element = std::iter::once(found.title.as_deref().and_then(|t| told(t, "title-element")));
    let heading = std::iter::once(heading.and_then(|t| told(t, "heading")));
    let mut all: Vec<Told> = metas.chain(data).chain(element).chain(heading).flatten().map(cut).collect();
    let best = all.iter().position(own).unwrap_or(0);
    (best < all.len()).then(|| all.swap_remove(best))
}

/// The author, by what is most to be trusted.
pub(super) fn author(found: &Collector, data: &Data, lines: &Lines<'_>, site: Option<&str>) -> Option<Told> {
    let name = |text: &str, by: &str| {
        let text = byline::name(text.trim()).unwrap_or(text);
        let believed = text.len() <= NAME && !text.contains("://") && Some(text.trim()) != site;
        told(text, by).filter(|_| believed)
    };
    let metas = metas(found, Field::Author);
    let cited: Vec<&str> = metas.iter().filter(|m| m.0 >= BEST).map(|m| m.2).take(20).collect();
    let cited = (!cited.is_empty()).then(|| told(&cited.join(", "), "citation_author")).flatten();
    let data = || name(data.author.as_deref()?, "json-ld");
    let meta = || metas.iter().find_map(|(_, by, text)| name(text, by));
    let mut shown: Vec<_> = found.authors.iter().collect();
    shown.sort_by_key(|s| std::cmp::Reverse(s.points));
    let shown = || shown.iter().find_map(|s| named(&s.text, s.points).and_then(|text| name(text, s.by)));
    cited.or_else(data).or_else(meta).or_else(shown).or_else(|| name(line(lines)?, "byline"))
}

/// Points from which all of an element's text is a name.
const ALL: i32 = 50;

/// The name in the text of an element: all of it, or what a word for authors leads in.
fn named(text: &str, points: i32) -> Option<&str> {
    let first = text.lines().next().unwrap_or_default().trim();
    let led = byline::name(first);
    let all = points >= ALL && first.len() < 60 && !first.contains(|c: char| c.is_ascii_digit());
    led.or((all && !first.is_empty()).then_some(first))
}

/// The name in a line beside the title that begins as bylines do.
fn line<'a>(lines: &Lines<'a>) -> Option<&'a str> {
    let title = lines.title?;
    let pieces = lines.page.pieces.iter().take(MOST).skip(title + 1).take(AROUND);
    let mut texts = pieces.flat_map(|p| p.span.of(&lines.page.text.value).lines().take(AROUND));
    texts.find_map(|line| byline::name(line.trim()))
}

/// The title without the name of its site before or behind a mark. What shows that it is one: it is known, it is the host's, or what is left
/// is the heading.
fn without_site(title: &str, site: Option<&str>, host: Option<&str>, heading: Option<&str>) -> String {
    if title.len() > TITLE {
        return title.to_owned();
    }
    let marks = title.match_indices(MARKS).filter(|(i, mark)| stands_alone(title, *i, mark));
    let parts: Vec<(&str, &str)> = marks
        .map(|(i, mark)| {
            (title.get(..i).unwrap_or_default().trim(), title.get(i + mark.len()..).unwrap_or_default().trim())
        })
        .collect();
    let whole = |text: &str| heading == Some(text);
    let own = |text: &str| text.len() >= 2 && !is_site(text, site, host);
    let cut = parts.iter().find_map(|&(before, behind)| match () {
        () if own(before) && (whole(before) || is_site(behind, site, host)) => Some(before),
        () if own(behind) && (whole(behind) || is_site(before, site, host)) => Some(behind),
        () => None,
    });
    cut.unwrap_or(title).to_owned()
}

/// A mark inside words is none: `well-known`. A colon stands on the word before it.
fn stands_alone(title: &str, at: usize, mark: &str) -> bool {
    let before = title.get(..at).is_some_and(|t| t.ends_with(char::is_whitespace));
    let behind = title.get(at + mark.len()..).is_some_and(|t| t.starts_with(char::is_whitespace));
    matches!(mark, "_" | "｜" | "－") || (behind && (before || matches!(mark, ":" | "|")))
}

/// Whether a text is the name of the site: the one that is known, or that of the host.
fn is_site(text: &str, site: Option<&str>, host: Option<&str>) -> bool {
    let text = letters(text);
    let host = host.unwrap_or_default().trim_start_matches("www.");
    let name = host.rsplit_once('.').map_or(host, |(name, _)| name);
    let mut names = [host, name].into_iter().chain(name.split('.').filter(|label| label.len() > LABEL));
    !text.is_empty() && (site.is_some_and(|s| letters(s) == text) || names.any(|n| letters(n) == text))
}

/// Letters and digits alone, in lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The host of an address.
pub(super) fn host<'a>(document: &'a Document, canonical: Option<&'a str>) -> Option<&'a str> {
    let url = document.given.url.as_deref().or(canonical)?;
    url.split_once("://")?.1.split(['/', ':', '?', '#']).next()
}
