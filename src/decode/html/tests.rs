use super::*;
use crate::model::Hidden;
use crate::text::{Op, Span};

fn read(html: &str) -> Rendered {
    let page = render(html, &Limits::default());
    lawful(html, &page);
    page
}

/// What holds of every page: pieces and rows tile the text, unchanged rows read the same, raw places do not run backwards.
fn lawful(html: &str, page: &Rendered) {
    let text = &page.text.value;
    let mut at = 0;
    for piece in &page.pieces {
        assert_eq!(piece.span.start, at, "{html:?} {:?}", page.pieces);
        assert!(
            text.is_char_boundary(piece.span.end) && piece.raw.end <= html.len() && piece.raw.start <= piece.raw.end
        );
        assert!(piece.element.is_none_or(|e| (e as usize) < page.outline.elements.len()));
        at = piece.span.end;
    }
    assert_eq!(at, text.len(), "{html:?}");
    let (mut at, mut raw) = (0, 0);
    for row in page.text.map.rows() {
        assert_eq!(row.text, at);
        at += row.text_len;
        if row.op == Op::Inserted {
            continue;
        }
        assert!(row.raw >= raw, "{html:?} {row:?}");
        raw = row.raw + row.raw_len;
        if row.op == Op::Same {
            assert_eq!(html.get(row.raw..raw), text.get(row.text..at), "{html:?}");
        }
    }
    assert_eq!(at, text.len());
}

/// The pieces' texts, line ends shown as written.
fn pieces(html: &str) -> Vec<String> {
    let page = read(html);
    page.pieces.iter().map(|p| p.span.of(&page.text.value).trim_end_matches('\n').to_owned()).collect()
}

fn raw_of<'a>(html: &'a str, words: &str) -> &'a str {
    let page = read(html);
    let at = page.text.value.find(words).unwrap_or_else(|| panic!("{words:?} not in {:?}", page.text.value));
    &html[page.text.raw(Span::new(at, at + words.len()))]
}

#[test]
fn words_know_their_bytes() {
    assert_eq!(raw_of("<p>Am 5&nbsp;May x", "5\u{a0}May"), "5&nbsp;May");
    assert_eq!(raw_of("<p><b>107</b>.000 Joden", "107.000"), "107</b>.000");
    assert_eq!(raw_of("<p>am 3.\nMai 1945", "3. Mai"), "3.\nMai");
    assert_eq!(raw_of("<p>le 1er&#32;mai 1945", "1er mai"), "1er&#32;mai");
    assert_eq!(raw_of("<p>🕯 12 April 1945</p>", "12 April"), "12 April");
    assert_eq!(raw_of("<p>a <br>\n b</p>", "a\nb"), "a <br>\n b");
    assert_eq!(raw_of("<p>a<!-- x --> <i> b", "a b"), "a<!-- x --> <i> b");
}

#[test]
fn a_line_feed_alone_is_folded() {
    let page = read("<p>3.\nMai");
    let rows: Vec<_> = page.text.map.rows().iter().map(|r| (r.text_len, r.raw, r.raw_len, r.op)).collect();
    assert_eq!(rows, [(2, 3, 2, Op::Same), (1, 5, 1, Op::Folded), (3, 6, 3, Op::Same)]);
}

#[test]
fn blocks_part_and_inline_elements_do_not() {
    assert_eq!(pieces("<div>a <p>b <span>c</span>d</p> e</div>"), ["a", "b cd", "e"]);
    assert_eq!(pieces("<ul><li>a<li>b</ul><dl><dt>c<dd>d</dl>"), ["a", "b", "c", "d"]);
    assert_eq!(pieces("<p>a<p>b<h2>c</h2>d<br>e<br><br>f"), ["a", "b", "c", "d\ne", "f"]);
    assert_eq!(pieces("<x-card>a<x-b>b</x-b><div>c</div></x-card>"), ["ab", "c"]);
    assert_eq!(pieces("<pre>\n  a  b\r\n c</pre>"), ["a  b\n c"]);
    assert_eq!(pieces(" <p>&nbsp;</p><p> \u{a0} </p><p>x"), ["x"]);
}

#[test]
fn links_and_buttons_side_by_side_are_apart() {
    assert_eq!(pieces("<nav><a href=a>Home</a><a href=b>News</a></nav>"), ["Home News"]);
    assert_eq!(pieces("<p>x<button>Accept</button><button>Reject</button>"), ["x Accept Reject"]);
    assert_eq!(pieces("<p><a href=a>12</a>th"), ["12th"]);
}

#[test]
fn rows_of_tables_keep_their_columns() {
    assert_eq!(pieces("<table><tr><th>Year<th>Men<tr><td>1943<td>107</table>"), ["Year\tMen", "1943\t107"]);
    assert_eq!(pieces("<table><tr><td><p>1943</p></td><td><p>107</p></td></table>"), ["1943\t107"]);
    assert_eq!(pieces("<table><tr><td>menu<td><p>one</p><p>two</p><td>end</table>"), ["menu", "one", "two", "end"]);
    assert_eq!(pieces("<table><tr><td>a<td><ul><li>b<li>c</ul></table>d"), ["a", "b", "c", "d"]);
    let long = "word ".repeat(60);
    assert_eq!(pieces(&format!("<table><tr><td>nav<td>{long}<td>x</table>")), ["nav", long.trim_end(), "x"]);
    assert_eq!(pieces("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>"), ["a\tb", "c"]);
}

#[test]
fn what_is_not_shown_is_no_text() {
    for html in [
        "<script>a<b></script>",
        "<style>x</style>",
        "<noscript>x</noscript>",
        "<template><p>x</template>",
        "<p hidden>x</p>",
        "<div style='color:red; DISPLAY : none'>x<p>y</p></div>",
        "<i aria-hidden=true>x</i>",
        "<!-- x --><!--><!---><!doctype html><?php x ?></ x></>",
        "<title>x</title>",
        "<svg><title>x</title><desc>y</desc></svg>",
        "<script><!-- <script>x</script> --></script>",
        "<iframe>x</iframe><video>x</video>",
        "<img alt='x'>",
        "<dialog>x</dialog>",
        "<a <b>",
        "<p title='x",
        "<![CDATA[x]]>",
    ] {
        assert_eq!(pieces(&format!("{html}<p>seen")).last().map(String::as_str).unwrap_or("seen"), "seen", "{html}");
        assert!(pieces(&format!("{html}<p>seen")).len() <= 1, "{html}");
    }
    assert_eq!(pieces("<body style='display:none'>a<p hidden=until-found>b<p aria-hidden=true>c"), ["a", "b", "c"]);
}

#[test]
fn attributes_hide_as_browsers_do() {
    for attribute in [
        "hidden",
        "hidden=''",
        "HIDDEN=hidden",
        "style='display:none'",
        "style='DISPLAY : None ! Important'",
        "style=display:none",
        "style='color: red;display:none!important;'",
        "style='display:none!important;display:block'",
        "style='visibility:hidden'",
    ] {
        assert_eq!(pieces(&format!("<p>a<p>b<div {attribute}>x<p>y</p>z</div>c")), ["a", "b", "c"], "{attribute}");
    }
    for attribute in [
        "hidden=until-found",
        "style='display:none;display:block'",
        "style='display:nonesuch'",
        "style='opacity:0'",
        "style='--display:none'",
        "data-hidden",
        "class=hidden",
        "aria-hidden=true",
        "title='display:none'",
    ] {
        assert_eq!(pieces(&format!("<div {attribute}>x</div>")), ["x"], "{attribute}");
    }
    assert_eq!(pieces("<details><summary>a</summary><p>b</details>"), ["a", "b"], "closed details are content");
    assert_eq!(pieces("<div itemscope><meta itemprop=name content=x><link itemprop=u href=y>a</div>"), ["a"]);
    assert_eq!(pieces("<script type='application/ld+json'>{\"name\": \"x\"}</script><p>a"), ["a"]);
}

#[test]
fn hidden_parts_are_told_of() {
    let html = "<p>seen<div hidden>1 2<b>3</b></div><template><i>4</i></template><div hidden> <img></div>\
                <noscript>5<img src=x></noscript><noscript><img src=x></noscript><svg><title>icon</title></svg>";
    let hidden = read(html).hidden;
    assert_eq!((hidden.elements, hidden.bytes, &html[hidden.first], hidden.read), (3, 5, "<div hidden>", None));
    assert_eq!(read("<p>seen<script>x</script><style>y</style>").hidden, Hidden::default());
}

#[test]
fn a_page_that_hides_nearly_all_of_its_text_is_read_all_the_same() {
    let prose = "A page that waits for a script to show it has been read by people all the same. ".repeat(8);
    let html = format!(
        "<nav>Home</nav><div style='visibility:hidden'><p>a</p><div hidden><p>{prose}</p><p hidden>x</p></div></div>"
    );
    let page = read(&html);
    let text: Vec<_> = page.pieces.iter().map(|p| p.span.of(&page.text.value).trim().to_owned()).collect();
    assert_eq!(text, ["Home", "a", prose.trim()]);
    assert_eq!((page.hidden.elements, page.hidden.bytes), (1, 1));
    assert_eq!(page.hidden.read.map(|r| &html[r]), Some("<div hidden>"));
    // A hidden notice beside a page is no page, and a short one is none either.
    for html in
        [format!("<p>{prose}<div hidden>{prose}{prose}</div>"), "<p>a<div hidden>A line of text.</div>".to_owned()]
    {
        let page = read(&html);
        assert!(page.hidden.read.is_none() && page.hidden.elements == 1, "{}", page.text.value);
    }
    assert!(read(&format!("<template><div hidden>{prose}</div></template>")).hidden.read.is_none());
}

#[test]
fn odd_markup_is_read_as_browsers_do() {
    assert_eq!(pieces("a < b <3 c<"), ["a < b <3 c<"]);
    assert_eq!(pieces("<p a='>' b=\"<p>\" c=d>e>x"), ["e>x"]);
    assert_eq!(pieces("<b><p>x</b>y</p>z"), ["xy", "z"]);
    assert_eq!(pieces("</p>a</br>b"), ["a\nb"]);
    assert_eq!(pieces("<svg><![CDATA[x]]></svg>"), ["x"]);
    assert_eq!(pieces("a\0b&#0;"), ["a\u{fffd}b\u{fffd}"]);
    assert_eq!(pieces("<textarea><p>x</textarea>"), ["<p>x"]);
}

#[test]
fn tags_out_of_order_close_what_the_standard_closes() {
    let block = |html: &str| {
        let page = read(html);
        let piece = page.pieces.last().expect("a piece");
        page.outline.path(piece.element).map(|e| e.tag.clone()).collect::<Vec<_>>()
    };
    assert_eq!(block("<li><a href=x>M<div><ul><li><a href=y>x"), ["li", "ul", "div", "li"], "links do not nest");
    assert_eq!(block("<div><button><span>a</div>x"), [] as [&str; 0], "a button does not hold its block's end back");
    assert_eq!(block("<div><tr><td>x"), ["div"], "cells without a table");
    assert_eq!(block("<section><table>x"), ["section"], "text in a table stands before it");
    assert_eq!(block("<table><table><tr><td>x"), ["td", "tr", "table"], "tables nest in cells alone");
    assert_eq!(block("<table><caption><div>a<tr><td>x"), ["td", "tr", "table"]);
    assert_eq!(block("<div><form><section></form>x"), ["section", "div"]);
    assert_eq!(block("<dl><dt>a<li>b<dt>x"), ["dt", "li", "dt", "dl"]);
    assert_eq!(block("<div><svg><form>a<p>x"), ["p", "div"], "drawings end where blocks begin");
    assert_eq!(block("<template><div></template><section>x"), ["section"]);
    assert_eq!(pieces("<table><tr><td>a</td>b<td>c</table>"), ["a", "b", "c"]);
    assert_eq!(pieces("<svg><style>x</style><title>y</title><text>z</text></svg>"), ["z"]);
    assert_eq!(pieces("<xmp>&amp;<b></xmp>x<plaintext>&lt;</plaintext>"), ["&amp;<b>", "x", "&lt;</plaintext>"]);
}

#[test]
fn pieces_know_what_they_are() {
    let html = "<div class='A b' id=c><h2>T</h2><p>x <a href=u>yy</a><b>z</b></p><p><img>w</div>";
    let page = read(html);
    let [title, text, image] = &page.pieces[..] else { panic!() };
    assert_eq!((title.heading, text.heading), (2, 0));
    assert_eq!((text.link_bytes, text.links, text.strong_bytes), (2, 1, 1));
    assert_eq!(&html[text.raw.clone()], "<p>x <a href=u>yy</a><b>z</b></p>");
    assert!(image.media && !text.media);
    let words: Vec<_> = page.outline.path(text.element).map(|e| (e.tag.as_str(), e.words.as_str())).collect();
    assert_eq!(words, [("p", ""), ("div", "a b c")]);
}

#[test]
fn hostile_markup_takes_linear_time() {
    let n = 100_000;
    for html in [
        "<div>".repeat(n),
        "<b>".repeat(n) + "x",
        "<p>x".repeat(n),
        "<a href=x>".repeat(n),
        "<".repeat(n),
        "<!--".repeat(n),
        format!("<p {}>x", "a=b ".repeat(n)),
        "<table><tr><td>".repeat(n / 10),
        "&amp;".repeat(n),
        "</div>".repeat(n),
        "<script><!--<script>".repeat(n),
        "<li><ul>".repeat(n) + "x",
        "<svg>".repeat(n),
        "&#".repeat(n),
        "<p>x</b>".repeat(n),
        "<i><p>".repeat(n),
        "</x".repeat(n),
        "<!".repeat(n),
        "<title>".repeat(n),
        "<x ".repeat(n),
        "<x a='".repeat(n),
        "<p".repeat(10 * n),
        format!("<p {}>x", "a ".repeat(10 * n)),
        "<!-- x ".repeat(n),
        "<script>".repeat(n),
        "<script><!-- <script>".repeat(n),
        "<p hidden>x".repeat(n),
        "<div hidden>x".repeat(n),
        "<table>".repeat(n),
        "<table>x".repeat(n),
        "<table><div>x".repeat(n),
        "<form><li>".repeat(n) + &"</form>".repeat(n),
        "<a href=x><div>x".repeat(n),
        "<svg><p>".repeat(n),
        "<button><p>".repeat(n),
        "<template>".repeat(n),
        "<noscript>x".repeat(n),
    ] {
        let began = std::time::Instant::now();
        read(&html);
        assert!(began.elapsed().as_secs() < 5, "{}", &html[..html.len().min(20)]);
    }
    assert!(read(&"<div>".repeat(n)).too_deep);
}
