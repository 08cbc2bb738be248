//! The line of a page that says when it was published, where its head says nothing.

use super::day;
use crate::model::{Page, Piece};

/// Bytes of the longest line that is looked at.
const LONGEST: usize = 300;
/// Pieces that are looked at.
const MOST: usize = 3000;
/// Points that a line needs.
const ENOUGH: i32 = 4;

/// Parts of class words that mark the data about an article.
const ABOUT: [&str; 13] = [
    "date",
    "datum",
    "fecha",
    "publi",
    "posted",
    "meta",
    "submitted",
    "byline",
    "created",
    "info",
    "time",
    "details",
    "subline",
];
/// Parts of class words, and tags, of what is not the article.
const ASIDE: [&str; 16] = [
    "footer",
    "nav",
    "aside",
    "comment",
    "sidebar",
    "widget",
    "related",
    "calendar",
    "teaser",
    "ticker",
    "recent",
    "latest",
    "archive",
    "event",
    "breadcrumb",
    "menu",
];

/// The day of the likeliest line. `hints`: days that elements called a date hold, or the month that the address names;
/// `month_first`: `3/4/2025` is in March.
pub(super) fn of_page(page: &Page, hints: &[String], month_first: bool) -> Option<String> {
    let title = heading(page);
    let mut best: Option<(i32, String)> = None;
    for (i, piece) in page.pieces.iter().take(MOST).enumerate() {
        for line in lines(page, piece) {
            let Some((day, span)) = day::first(line, month_first).filter(|(d, _)| d.of_the_web()) else { continue };
            let day = day.iso();
            let hinted = if hints.iter().any(|h| day.starts_with(h.as_str())) { 3 } else { 0 };
            let points = place(i, title) + shape(line, span.len(), piece) + about(page, piece) + hinted;
            if points >= ENOUGH && best.as_ref().is_none_or(|(most, _)| points > *most) {
                best = Some((points, day));
            }
        }
    }
    best.map(|(_, day)| day)
}

/// Short lines of the piece that hold enough digits for a day.
fn lines<'a>(page: &'a Page, piece: &Piece) -> impl Iterator<Item = &'a str> {
    let text = piece.span.of(&page.text.value);
    let short = if text.len() <= 2 * LONGEST { text } else { "" };
    short.lines().map(str::trim).filter(|l| {
        let digits = l.chars().filter(|c| c.is_numeric()).count();
        digits >= 3 && l.len() <= LONGEST && !page_is_only_numbers(l, digits)
    })
}

/// Rows of figures hold no dateline.
fn page_is_only_numbers(line: &str, digits: usize) -> bool {
    digits > 14 && digits * 2 > line.chars().count()
}

/// The piece of the page's title: its first main heading, else its first heading.
fn heading(page: &Page) -> Option<usize> {
    let level = |level: u8| page.pieces.iter().position(|p| p.heading == level);
    level(1).or_else(|| level(2)).or_else(|| level(3))
}

fn place(i: usize, title: Option<usize>) -> i32 {
    match title.map(|t| t.abs_diff(i)) {
        Some(0..=3) => 3,
        Some(4..=8) => 1,
        None if i < 12 => 2,
        _ => 0,
    }
}

/// A dateline is short and little else than its day; what is a link leads to another page.
fn shape(line: &str, day: usize, piece: &Piece) -> i32 {
    let mut points = match line.len() {
        n if n <= day + 2 => 4,
        n if n <= day + 12 => 3,
        n if n <= day * 3 => 2,
        n if n <= 100 => 1,
        _ => 0,
    };
    points -= if piece.link_bytes as usize * 2 > piece.span.len() { 3 } else { 0 };
    points -= if line.contains('©') { 3 } else { 0 };
    // A sentence tells of another day.
    points - if line.ends_with(['.', '!', '?']) && line.len() > day + 12 { 2 } else { 0 }
}

/// Elements farther out than this say what kind of page it is.
const NEAR: usize = 6;

/// What the elements around the piece are called.
fn about(page: &Page, piece: &Piece) -> i32 {
    let mut points = 0;
    for (depth, element) in page.outline.path(piece.element).enumerate() {
        if depth >= NEAR || matches!(element.tag.as_str(), "body" | "html") {
            break;
        }
        if depth < 2 && points < 3 && ABOUT.iter().any(|p| element.words.contains(p)) {
            points += 3;
        }
        if ASIDE.iter().any(|p| element.tag == *p || element.words.split(' ').any(|w| w.contains(p) && !of_article(w)))
        {
            return points - 4;
        }
    }
    points
}

/// The foot of an article is no foot of the page; an article beside a sidebar is not in it.
fn of_article(word: &str) -> bool {
    ["post", "entry", "article", "asset", "with", "has-", "no-"].iter().any(|p| word.contains(p))
}

#[cfg(test)]
mod tests {
    use super::super::decode;
    use crate::model::{Document, Limits};

    fn published(page: &str) -> Option<String> {
        let document = Document { bytes: page.into(), ..Document::default() };
        decode(&document, &Limits::default()).head.published.first().map(|p| p.edtf.clone())
    }

    #[test]
    fn datelines_are_found_beside_the_title() {
        let html = "<body><nav>12.03.2011</nav><h1>Title of it</h1><p class=postmeta>Von Anna am 3. Mai 2013, 11:51</p><p>Prose \
                    about the 8 May 1945 and more of it.</p><div id=comments><p>04.05.2013</p></div>";
        assert_eq!(published(html).as_deref(), Some("2013-05-03"));
        assert_eq!(published("The title\n28.04.2025\n\nProse.").as_deref(), Some("2025-04-28"));
        assert_eq!(
            published("<div>x <span class=date>28 April, 2017</span></div><div>y").as_deref(),
            Some("2017-04-28")
        );
    }

    #[test]
    fn days_in_prose_are_none() {
        assert_eq!(published("Title\nOn 3 May 2019 the house was sold to the town for a small sum of money.\n"), None);
        assert_eq!(published("<footer>© 28.04.2025 X</footer><div><p>y</div>"), None);
    }
}
