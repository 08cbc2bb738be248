use crate::decode::decode;
use crate::model::{Document, Format, Given, Head, Limits};

fn document(page: &str, url: Option<&str>) -> Document {
    let given = Given { url: url.map(str::to_owned), ..Given::default() };
    let format = if page.starts_with('<') { Format::Html } else { Format::Auto };
    Document { bytes: page.into(), format, given, ..Document::default() }
}

fn head_at(page: &str, url: Option<&str>) -> Head {
    decode(&document(page, url), &Limits::default()).head
}

fn head(page: &str) -> Head {
    head_at(page, None)
}

/// The likeliest day, and who says so.
fn day_at(page: &str, url: Option<&str>) -> String {
    let head = head_at(page, url);
    head.published.first().map_or_else(|| "none".to_owned(), |p| format!("{} {}", p.edtf, p.from.name()))
}

fn day(page: &str) -> String {
    day_at(page, None)
}

fn data(json: &str) -> String {
    format!("<script type='application/ld+json'>{json}</script>")
}

/// A table of pages and what is read from them.
fn check(cases: &[(&str, &str)]) {
    for (page, expected) in cases {
        assert_eq!(day(page), *expected, "{page}");
    }
}

#[test]
fn titles_leave_out_the_name_of_their_site() {
    let html = "<html lang=nl><title>\n A &amp; B | Site </title><meta property=og:site_name content=Site>\
                <meta name=author content='J. Smit'><link rel=canonical href=/x>";
    let head = head(html);
    let told = |t: Option<crate::model::Told>| t.map(|t| format!("{} ({})", t.value, t.by)).unwrap_or_default();
    assert_eq!(told(head.title), "A & B (title-element)");
    assert_eq!(told(head.site), "Site (og:site_name)");
    assert_eq!(told(head.author), "J. Smit (author)");
    assert_eq!(told(head.canonical), "/x (link)");
    assert_eq!(head.declared_lang.as_deref(), Some("nl"));
}

#[test]
fn the_name_of_a_site_is_known_by_evidence() {
    let title = |html: &str, url| head_at(html, url).title.map(|t| t.value).unwrap_or_default();
    for (html, url, expected) in [
        ("<title>The flood - Village News</title>", Some("https://www.villagenews.org/a"), "The flood"),
        ("<title>The flood | Village</title>", Some("https://news.village.co.uk/a"), "The flood"),
        ("<title>villagenews.org: The flood</title>", Some("https://villagenews.org/a"), "The flood"),
        ("<title>The flood of May | News | Village</title><h1>The flood of May</h1>", None, "The flood of May"),
        ("<title>Village</title><meta property=og:site_name content=Village><h1>The flood</h1>", None, "The flood"),
        ("<title>面包房_记忆网</title><h1>面包房</h1>", None, "面包房"),
        // Nothing says that these are sites.
        ("<title>Towns - Villages</title>", Some("https://example.org/a"), "Towns - Villages"),
        ("<title>A well-known case</title>", Some("https://known.org"), "A well-known case"),
    ] {
        assert_eq!(title(html, url), expected, "{html}");
    }
}

#[test]
fn authors_are_told_by_data_elements_and_lines() {
    let author = |html: &str| head(html).author.map(|a| format!("{} ({})", a.value, a.by)).unwrap_or_default();
    for (html, expected) in [
        (
            "<meta name=citation_author content='A. One'><meta name=citation_author content='B. Two'>",
            "A. One, B. Two (citation_author)",
        ),
        ("<h1>Title</h1><a rel=author href=/x>Ann Beispiel</a>", "Ann Beispiel (rel-author)"),
        ("<h1>Title</h1><p class=byline>Von Ann Beispiel, 3. Mai 2019</p>", "Ann Beispiel (class)"),
        ("<h1>Title</h1><p>By Ann Beispiel</p><p>Text.</p>", "Ann Beispiel (byline)"),
        ("<h1>Title</h1><p>文／王小明</p>", "王小明 (byline)"),
        ("<h1>Title</h1><p>بقلم: ليلى حسن</p>", "ليلى حسن (byline)"),
        ("<h1>Title</h1><p>Von Ann Beispiel am Samstag, 3. Mai 2019</p>", "Ann Beispiel (byline)"),
        ("<title>T | Paper</title><h1>T</h1><p>By Paper</p><meta property=og:site_name content=Paper>", ""),
        ("<h1>Title</h1><span itemprop=author>Ann Beispiel</span>", "Ann Beispiel (microdata)"),
        // Prose, and addresses.
        ("<h1>Title</h1><p>By the river stood a house, and nobody knew who lived in it.</p>", ""),
        ("<meta property=article:author content='https://social.example/ann'>", ""),
    ] {
        assert_eq!(author(html), expected, "{html}");
    }
    let json = data(
        "{\"@type\":\"NewsArticle\",\"author\":[{\"name\":\"X Y\"},{\"name\":\"Z\"}],\"publisher\":{\"name\":\"Paper\"}}",
    );
    let head = head(&json);
    assert_eq!(head.author.map(|a| a.value).as_deref(), Some("X Y, Z"));
    assert_eq!(head.site.map(|s| s.value).as_deref(), Some("Paper"));
}

#[test]
fn days_come_in_order_of_trust() {
    let html = data(
        "{\"@graph\":[{\"@type\":\"WebPage\",\"datePublished\":\"2020-01-01\"},\
         {\"@type\":\"NewsArticle\",\"datePublished\":\"2020-02-03T10:00\",\"dateModified\":\"2020-03-01\"}]}",
    ) + "<meta property=article:published_time content=2020-02-04><time datetime=2020-02-05>x</time>\
         <span class=entry-date>6 Feb 2020</span>";
    let head = head_at(&html, Some("http://a.nl/2020/02/07/x"));
    let all: Vec<_> = head.published.iter().map(|p| format!("{} {}", p.edtf, p.from.name())).collect();
    let expected = [
        "2020-02-03 json-ld",
        "2020-02-04 meta",
        "2020-01-01 json-ld",
        "2020-02-06 time-element",
        "2020-02-07 url",
        "2020-02-05 time-element",
        "2020-03-01 json-ld",
    ];
    assert_eq!(all, expected);
}

#[test]
fn sources_that_agree_win() {
    let html = data("{\"@type\":\"Article\",\"datePublished\":\"2020-02-03\"}")
        + "<meta property=article:published_time content=2020-02-09><time itemprop=datePublished datetime=2020-02-09>9 Feb</time>";
    assert_eq!(day(&html), "2020-02-09 meta");
}

#[test]
fn broken_data_is_read_as_far_as_it_goes() {
    assert_eq!(day(&data("{\"datePublished\": \"2020-02-03\", oops}")), "2020-02-03 json-ld");
    assert_eq!(day(&data("{\"d\":\"a\nb\",\"datePublished\":\"2020-02-03\"}")), "2020-02-03 json-ld");
    assert_eq!(day(&data("{\"datePublished\":{\"@value\":\"2020-02-03\"}}")), "2020-02-03 json-ld");
    assert_eq!(day(&data("{\"@type\":\"Comment\",\"datePublished\":\"2020-02-03\"}")), "none");
}

#[test]
fn an_address_older_than_all_else_is_believed() {
    let html = data("{\"@type\":\"Article\",\"datePublished\":\"2020-02-03\"}");
    assert_eq!(day_at(&html, Some("https://a.org/2017/7/12/x")), "2017-07-12 url");
    // The clock of another zone, and an address that announces.
    assert_eq!(day_at(&html, Some("https://a.org/2020/02/02/x")), "2020-02-03 json-ld");
    assert_eq!(day_at(&html, Some("https://a.org/2020/05/01/x")), "2020-02-03 json-ld");
    // A month is no day.
    assert_eq!(day_at("<p>x", Some("https://a.org/2019/05/x")), "2019-05 url");
    assert_eq!(day_at("<h1>T</h1><p class=date>6 May 2019</p>", Some("https://a.org/2019/05/x")), "2019-05-06 text");
}

#[test]
fn days_that_cannot_be_are_refused() {
    let mut document =
        document("<meta property=article:published_time content=2031-02-04><h1>T</h1><p>5 May 2019</p>", None);
    document.capture_time = Some("2020-06-01T10:00:00Z".to_owned());
    let head = decode(&document, &Limits::default()).head;
    assert_eq!(head.published.first().map(|p| p.edtf.as_str()), Some("2019-05-05"));
    check(&[("<meta name=dc.date content=1945-05-08>", "none"), ("<meta name=date content=1890>", "none")]);
}

#[test]
fn a_day_of_change_is_better_than_none() {
    check(&[
        ("<meta property=article:modified_time content=2020-03-01>", "2020-03-01 meta"),
        ("<h1>T</h1><p>Last updated: 5 May 2019</p>", "2019-05-05 text"),
        ("<h1>T</h1><p>Updated 9 May 2019</p><p>Published 5 May 2019</p>", "2019-05-05 text"),
        ("<h1>T</h1><p>Published 5 May 2019, updated 9 May 2019</p>", "2019-05-05 text"),
    ]);
    let both = data("{\"dateModified\":\"2020-03-01\"}") + "<h1>T</h1><p>3 May 2019</p>";
    assert_eq!(day(&both), "2019-05-03 text");
}

#[test]
fn datelines_are_found_beside_the_title() {
    check(&[
        ("The title\n28.04.2025\n\nProse.", "2025-04-28 text"),
        ("<div>x <span class=date>28 April, 2017</span></div><div>y", "2017-04-28 text"),
        ("<h1>T</h1><p>von <a rel=author href=/b>Karl Beispiel</a>, 8.5.12</p><p>Prose.", "2012-05-08 text"),
        ("<h1>T</h1><aside class=facts><dl><dt>Datum<dd>12.01.2017<dt>Thema<dd>x</dl></aside>", "2017-01-12 text"),
        ("<h1>T</h1><p>公開日：2019年5月6日</p>", "2019-05-06 text"),
        ("<h1>T</h1><p>16 มิถุนายน 2562</p>", "2019-06-16 text"),
        (
            "<p>a<h1>T</h1><p>b<p>c<p>d<p>e<p>f<p>g<p>h<p>i<p>j<div class=postmeta>This entry was posted on 3 May 2013 by Ann and stands \
         under many headings of all kinds.</div>",
            "2013-05-03 text",
        ),
    ]);
    let html = "<body><nav>12.03.2011</nav><h1>Title of it</h1><p class=postmeta>Von Anna am 3. Mai 2013, 11:51</p><p>Prose \
                about the 8 May 1945 and more of it.</p><div id=comments><p>04.05.2013</p></div>";
    assert_eq!(day(html), "2013-05-03 text");
}

#[test]
fn other_days_are_no_datelines() {
    check(&[
        ("Title\nOn 3 May 2019 the house was sold to the town for a small sum of money.\n", "none"),
        ("<h1>T</h1><footer><p>Next meeting 28.04.2025 X</footer><div><p>y</div>", "none"),
        ("<h1>The fire of 3 May 2019 and after</h1><p>Prose.", "none"),
        ("<h1>T</h1><p>Version 3.4.11</p>", "none"),
        ("<h1>T</h1><p>Act No. 45 of 18 December 2000</p>", "none"),
        ("<h1>T</h1><p>Prose.</p><div class=comments><p>Posted on 3 May 2019</p></div>", "none"),
        (
            "<h1>T</h1><p>Prose.</p><div class=footer><div class=current-time>Date: 11/02/20, 07:22 pm</div></div>",
            "none",
        ),
    ]);
}

#[test]
fn the_order_of_numbers_is_what_the_page_shows() {
    let page = |other: &str| format!("<h1>T</h1><p class=date>03/04/2019</p><p>Prose.</p><p>From {other} on.</p>");
    assert_eq!(day(&page("05/28/2018")), "2019-03-04 text");
    assert_eq!(day(&page("28/05/2018")), "2019-04-03 text");
    let hinted = "<h1>T</h1><p><span class=date title=2019-03-04>03/04/2019</span></p>";
    assert_eq!(day(hinted), "2019-03-04 text");
}

#[test]
fn times_of_other_pages_do_not_count() {
    let body = "Prose that goes on for a while, so that it is the text of the page. ".repeat(8);
    let teasers = "<div class=related><a href=/1>One <time datetime=2019-09-09>9 Sept</time></a></div>";
    assert_eq!(day(&format!("<h1>Title</h1><p>{body}</p>{teasers}")), "none");
    let own = format!("<h1>Title</h1><time datetime=2019-05-03>3 May 2019</time><p>{body}</p>{teasers}");
    assert_eq!(day(&own), "2019-05-03 time-element");
}

/// Entries with these days, each with so many words.
fn entries(days: &[&str], words: usize) -> String {
    let entry = |d: &&str| {
        let text = "word ".repeat(words);
        format!("<div class=entry><h2><a href=/x>Entry of the list</a></h2><p class=when>{d}</p><p>{text}</p></div>")
    };
    days.iter().map(entry).collect()
}

#[test]
fn a_list_of_articles_has_no_day_of_its_own() {
    let list = entries(&["3 May 2019", "1 May 2019", "28 April 2019", "3 March 2019"], 30);
    assert_eq!(day(&format!("<h1>News</h1>{list}")), "none");
    let several = ["2019-05-03", "2019-05-01", "2019-04-28"].map(|d| {
        format!("<div class=entry><h2><a href=/x>Entry</a></h2><p class=when><time datetime={d}>x</time></p><p>Text.</p></div>")
    });
    assert_eq!(day(&format!("<h1>News</h1>{}", several.concat())), "none");
    let posts: Vec<_> = [("One", "2019-05-03"), ("Two", "2019-05-01"), ("Three", "2019-04-28")]
        .map(|(title, d)| format!("{{\"@type\":\"BlogPosting\",\"headline\":\"{title}\",\"datePublished\":\"{d}\"}}"))
        .into();
    let posts = data(&format!("[{}]", posts.join(",")));
    assert_eq!(day(&posts), "none");
    assert_eq!(day(&format!("<title>Two | Blog</title>{posts}")), "2019-05-01 json-ld");
}

#[test]
fn a_thread_begins_with_its_day() {
    let thread = entries(&["28 April 2019", "1 May 2019", "3 May 2019"], 30);
    assert_eq!(day(&format!("<h1>A question</h1>{thread}")), "2019-04-28 text");
    // An article's text stands between its day and those of other articles.
    let article = entries(&["5 May 2019"], 400) + &entries(&["3 May 2019", "1 May 2019", "28 April 2019"], 10);
    assert_eq!(day(&format!("<h1>Title</h1>{article}")), "2019-05-05 text");
}

#[test]
fn what_is_told_from_outside_comes_first() {
    let mut document = document("<meta property=article:published_time content=2019-02-04>", None);
    document.given.date = Some("1944-06-06".to_owned());
    let head = decode(&document, &Limits::default()).head;
    assert_eq!(head.published.first().map(|p| (p.edtf.as_str(), p.from.name())), Some(("1944-06-06", "given")));
}

#[test]
fn the_line_of_rights_is_found() {
    let rights = |html: &str| {
        let page = decode(&document(html, None), &Limits::default());
        page.head.rights.map(|s| s.of(&page.text.value).to_owned())
    };
    assert_eq!(rights("<p>x<p>&copy; 1998-2025 X.<p>y").as_deref(), Some("© 1998-2025 X."));
    assert_eq!(rights("<p>Copyright (c) 2020 Y").as_deref(), Some("Copyright (c) 2020 Y"));
    assert_eq!(rights("<p>The copyright law of 1911 protected letters."), None);
    // The day of a line of rights is the last resort, a year alone says nothing.
    check(&[("<h1>T</h1><p>x</p><p>© 19.12.2019 X</p>", "2019-12-19 text"), ("<h1>T</h1><p>© 2019 X</p>", "none")]);
}
