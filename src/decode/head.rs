//! What a page says of itself, put in order: title, author, site, language, address, rights, and its own day.

use super::html::{Collector, HINT};
use super::{dateline, day};
use crate::model::{Document, Head, Page, Published, PublishedFrom};
use crate::text::Span;
use serde_json::Value;

/// Meta elements that name the day of publication, best first.
const PUBLISHED: [&str; 34] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "rnews:datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.issued",
    "dc.date.created",
    "dcterms.created",
    "dcterms:created",
    "dc.created",
    "dc.date",
    "dcterms.date",
    "dc:date",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "og:release_date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "bt:pubdate",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "published",
    "published_time",
    "date",
    "datecreated",
    "created",
];

/// Meta elements that name the day of the last change: better than nothing.
const CHANGED: [&str; 4] = ["article:modified_time", "og:updated_time", "datemodified", "dcterms.modified"];

/// Puts together what was gathered from the markup.
pub(super) fn of_html(found: &Collector, page: &Page, document: &Document) -> Head {
    let meta = |names: &[&str]| {
        names.iter().find_map(|n| found.meta.iter().find(|(name, _)| name == n)).map(|(_, content)| content.clone())
    };
    let data = data(found);
    let site = meta(&["og:site_name", "application-name"]).or(data.site);
    let title = meta(&["og:title", "twitter:title", "dc.title", "citation_title"]).or_else(|| found.title.clone());
    let locale = || meta(&["content-language", "og:locale"]).map(|l| l.replace('_', "-"));
    let author =
        meta(&["author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "citation_author"]);
    let mut head = Head {
        title: title.map(|t| without_site(&tidy(&t), site.as_deref())).filter(|t| !t.is_empty()),
        author: author.filter(|a| !a.contains("://")).or(data.author).map(|a| tidy(&a)).filter(|a| !a.is_empty()),
        site: site.map(|s| tidy(&s)),
        declared_lang: found.lang.clone().filter(|l| !l.trim().is_empty()).or_else(locale).map(|l| tidy(&l)),
        canonical: found.canonical.clone().or_else(|| meta(&["og:url"])),
        published: Vec::new(),
        rights: rights(page),
    };
    let mut days: Vec<(PublishedFrom, Option<String>)> = Vec::new();
    days.extend(data.days.iter().chain(&found.loose).map(|d| (PublishedFrom::JsonLd, day::of_value(d))));
    days.extend(PUBLISHED.iter().map(|n| (PublishedFrom::Meta, meta(&[n]).and_then(|d| day::of_value(&d)))));
    let url = document.given.url.as_deref().or(head.canonical.as_deref()).and_then(day::of_url);
    times(found, page, &head, url.as_deref(), &mut days);
    days.push((PublishedFrom::Url, url));
    let changed = CHANGED.iter().map(|n| (PublishedFrom::Meta, meta(&[n]).and_then(|d| day::of_value(&d))));
    days.extend(changed);
    head.published = published(document, days);
    head
}

/// Adds the days that elements of the page show. A plain `<time>` may be about anything: the line that looks most like a
/// dateline comes before it.
fn times(
    found: &Collector,
    page: &Page,
    head: &Head,
    url: Option<&str>,
    days: &mut Vec<(PublishedFrom, Option<String>)>,
) {
    const PLAIN: u8 = 3;
    let day = |d: &str| day::of_value(d).filter(|d| d.len() == 10);
    let mut times: Vec<(u8, String)> = found.times.iter().filter_map(|(trust, d)| Some((*trust, day(d)?))).collect();
    times.sort_by_key(|(trust, _)| *trust);
    let said = |(_, d): &(u8, String)| (PublishedFrom::TimeElement, Some(d.clone()));
    days.extend(times.iter().filter(|(trust, _)| *trust < PLAIN).map(said));
    if days.iter().all(|(_, day)| day.is_none()) {
        let hints: Vec<String> = times.iter().map(|(_, d)| d.clone()).chain(url.map(str::to_owned)).collect();
        let american = head.declared_lang.as_deref().is_some_and(|l| l.eq_ignore_ascii_case("en-us"));
        days.push((PublishedFrom::Text, dateline::of_page(page, &hints, american)));
    }
    days.extend(times.iter().filter(|(trust, _)| (PLAIN..HINT).contains(trust)).map(said));
}

/// What can be said of a page without markup.
pub(super) fn of_text(page: &Page, document: &Document) -> Head {
    let line = dateline::of_page(page, &[], false);
    let url = document.given.url.as_deref().and_then(day::of_url);
    let published = published(document, vec![(PublishedFrom::Text, line), (PublishedFrom::Url, url)]);
    Head { published, rights: rights(page), ..Head::default() }
}

/// The candidates for the page's own day, each once.
fn published(document: &Document, days: Vec<(PublishedFrom, Option<String>)>) -> Vec<Published> {
    let given = document.given.date.as_deref().map(str::trim).filter(|d| !d.is_empty());
    let given = given.map(|d| day::of_value(d).unwrap_or_else(|| d.to_owned()));
    let mut out: Vec<Published> = Vec::new();
    for (from, edtf) in std::iter::once((PublishedFrom::Given, given)).chain(days) {
        let Some(edtf) = edtf else { continue };
        if out.len() < 20 && !out.iter().any(|p| p.edtf == edtf) {
            out.push(Published { edtf, from });
        }
    }
    out
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A title without the name of its site behind a mark.
fn without_site(title: &str, site: Option<&str>) -> String {
    let short = site.filter(|s| !s.is_empty()).and_then(|site| {
        let rest = title.strip_suffix(site)?.trim_end();
        Some(rest.strip_suffix(['|', '-', '–', '—', '·', ':', '»', '•', '/'])?.trim_end())
    });
    short.filter(|s| !s.is_empty()).unwrap_or(title).to_owned()
}

/// What JSON-LD says.
#[derive(Default)]
struct Data {
    days: Vec<String>,
    author: Option<String>,
    site: Option<String>,
}

fn data(found: &Collector) -> Data {
    let mut out = Data::default();
    let mut days = Vec::new();
    found.data.iter().for_each(|value| walk(value, &mut out, &mut days));
    days.sort_by_key(|(rank, _)| *rank);
    out.days = days.into_iter().map(|(_, day)| day).collect();
    out
}

/// Gathers from an object and those in it; articles come before pages, creation after publication.
fn walk(value: &Value, out: &mut Data, days: &mut Vec<(u8, String)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(item, out, days)),
        Value::Object(object) => {
            let kind = object.get("@type").map(Value::to_string).unwrap_or_default();
            if ["Comment", "Review", "ImageObject", "VideoObject", "Person", "Product"].iter().any(|k| kind.contains(k))
            {
                return;
            }
            let rank = if ["Article", "Posting", "Report"].iter().any(|k| kind.contains(k)) { 0 } else { 2 };
            for (rank, key) in [(rank, "datePublished"), (rank + 1, "dateCreated")] {
                days.extend(object.get(key).and_then(Value::as_str).map(|d| (rank, d.to_owned())));
            }
            out.author = out.author.take().or_else(|| object.get("author").and_then(name));
            out.site = out.site.take().or_else(|| object.get("publisher").and_then(name));
            object.values().for_each(|v| walk(v, out, days));
        }
        _ => {}
    }
}

fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()).filter(|n| !n.contains("://")),
        Value::Array(names) => {
            let names: Vec<_> = names.iter().take(20).filter_map(name).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        Value::Object(object) => object.get("name")?.as_str().map(str::to_owned),
        _ => None,
    }
}

/// The first line that says who holds the rights.
fn rights(page: &Page) -> Option<Span> {
    const LONGEST: usize = 300;
    let text = page.text.value.as_str();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let words = line.trim();
        if words.len() <= LONGEST && says_rights(words) {
            let from = at + line.len() - line.trim_start().len();
            return Some(Span::new(from, from + words.len()));
        }
    }
    None
}

fn says_rights(line: &str) -> bool {
    let sign = memchr::memmem::find(line.as_bytes(), "©".as_bytes()).is_some();
    // Prose about the law of copyright ends like a sentence and has no year beside the word.
    sign || line.to_ascii_lowercase().split_once("copyright").is_some_and(|(before, after)| {
        before.len() < 20
            && after.trim_start_matches([' ', ':', '(', 'c', ')', '-', '–']).starts_with(|c: char| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::super::decode;
    use crate::model::{Document, Format, Given, Head, Limits};

    fn head(html: &str, url: Option<&str>) -> Head {
        let given = Given { url: url.map(str::to_owned), ..Given::default() };
        let document = Document { bytes: html.into(), format: Format::Html, given, ..Document::default() };
        decode(&document, &Limits::default()).head
    }

    fn days(html: &str, url: Option<&str>) -> Vec<String> {
        head(html, url).published.into_iter().map(|p| format!("{} {:?}", p.edtf, p.from)).collect()
    }

    #[test]
    fn titles_leave_out_the_name_of_their_site() {
        let html = "<html lang=nl><title>\n A &amp; B | Site </title><meta property=og:site_name content=Site>\
                    <meta name=author content='J. Smit'><link rel=canonical href=/x>";
        let head = head(html, None);
        assert_eq!(head.title.as_deref(), Some("A & B"));
        assert_eq!((head.site.as_deref(), head.author.as_deref()), (Some("Site"), Some("J. Smit")));
        assert_eq!((head.declared_lang.as_deref(), head.canonical.as_deref()), (Some("nl"), Some("/x")));
        assert_eq!(super::without_site("A - B", None), "A - B");
    }

    #[test]
    fn days_come_in_order_of_trust() {
        let html = "<script type=application/ld+json>{\"@graph\":[{\"@type\":\"WebPage\",\"datePublished\":\"2020-01-01\"},\
                    {\"@type\":\"NewsArticle\",\"datePublished\":\"2020-02-03T10:00\",\"author\":[{\"name\":\"X Y\"}]}]}</script>\
                    <meta property=article:published_time content=2020-02-04><time datetime=2020-02-05>x</time>\
                    <span class=entry-date>6 Feb 2020</span>";
        let expected = [
            "2020-02-03 JsonLd",
            "2020-01-01 JsonLd",
            "2020-02-04 Meta",
            "2020-02-06 TimeElement",
            "2020-02-05 TimeElement",
            "2020-02-07 Url",
        ];
        assert_eq!(days(html, Some("http://a.nl/2020/02/07/x")), expected);
        assert_eq!(head(html, None).author.as_deref(), Some("X Y"));
        let loose = "<script type='application/ld+json'>{\"datePublished\": \"2020-02-03\", oops}</script>";
        assert_eq!(days(loose, None), ["2020-02-03 JsonLd"]);
        let broken = "<script type='application/ld+json'>{\"d\":\"a\nb\",\"datePublished\":\"2020-02-03\"}</script>";
        assert_eq!(days(broken, None), ["2020-02-03 JsonLd"]);
    }

    #[test]
    fn the_line_of_rights_is_found() {
        let rights = |html: &str| {
            let document = Document { bytes: html.into(), format: Format::Html, ..Document::default() };
            let page = decode(&document, &Limits::default());
            page.head.rights.map(|s| s.of(&page.text.value).to_owned())
        };
        assert_eq!(rights("<p>x<p>&copy; 1998-2025 X.<p>y").as_deref(), Some("© 1998-2025 X."));
        assert_eq!(rights("<p>Copyright (c) 2020 Y").as_deref(), Some("Copyright (c) 2020 Y"));
        assert_eq!(rights("<p>The copyright law of 1911 protected letters."), None);
    }
}
