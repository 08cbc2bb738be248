use super::*;
use crate::text::Op;
use proptest::prelude::*;

fn page(bytes: &[u8], path: &str) -> Page {
    let document = Document { bytes: bytes.to_vec(), path: path.to_owned(), ..Document::default() };
    let page = decode(&document, &Limits::default());
    lawful(bytes, &page);
    page
}

/// What holds of any page.
fn lawful(bytes: &[u8], page: &Page) {
    let text = &page.text.value;
    let mut at = 0;
    for piece in &page.pieces {
        assert_eq!(piece.span.start, at);
        assert!(text.is_char_boundary(piece.span.end));
        assert!(piece.raw.start <= piece.raw.end && piece.raw.end <= bytes.len());
        at = piece.span.end;
    }
    assert_eq!(at, text.len());
    let mut at = 0;
    for row in page.text.map.rows() {
        assert!(row.text == at && row.text_len > 0 && (row.raw_len == 0) == (row.op == Op::Inserted), "{row:?}");
        at += row.text_len;
        assert!(row.raw + row.raw_len <= bytes.len());
        if row.op == Op::Same {
            assert_eq!(&bytes[row.raw..row.raw + row.raw_len], &text.as_bytes()[row.text..at]);
        }
    }
    assert_eq!(at, text.len());
    for element in &page.outline.elements {
        assert!(element.raw.start <= element.raw.end && element.raw.end <= bytes.len());
    }
}

fn encoding(page: &Page) -> (&str, &str, u32) {
    (page.encoding.label, page.encoding.from, page.encoding.invalid_sequences)
}

fn raw<'a>(bytes: &'a [u8], page: &Page, words: &str) -> &'a [u8] {
    let at = page.text.value.find(words).unwrap();
    &bytes[page.text.raw(Span::new(at, at + words.len()))]
}

#[test]
fn encodings_are_found_by_the_best_witness() {
    let twice = "é è à ü ö ".repeat(9);
    type Row<'a> = (&'a [u8], &'a str, (&'a str, &'a str, u32));
    let rows: [Row<'_>; 14] = [
        (b"On 5 May 1945", "On 5 May", ("utf-8", "utf-8", 0)),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "café", ("utf-8", "bom", 0)),
        (b"\xff\xfe5\0 \0M\0", "5 M", ("utf-16le", "bom", 0)),
        (b"\xfe\xff\x005\0 \0M", "5 M", ("utf-16be", "bom", 0)),
        (b"<\0h\0t\0m\0l\0>\x005\0", "5", ("utf-16le", "nul-parity", 0)),
        (b"\0<\0h\0t\0m\0l\0>\x005", "5", ("utf-16be", "nul-parity", 0)),
        (b"\x1b$B$3\x1b(B", "こ", ("iso-2022-jp", "escape", 0)),
        (b"<meta charset=windows-1251><p>\xcc\xe0\xe9", "Май", ("windows-1251", "meta", 0)),
        (b"<meta http-equiv=a content='text/html; charset=shift_jis'>5\x8c\x8e", "5月", ("shift_jis", "meta", 0)),
        (b"<meta charset=windows-1252><p>caf\xc3\xa9", "café", ("utf-8", "utf-8", 0)),
        (b"<meta charset=utf-8><p>caf\xe9 de la gare", "café", ("windows-1252", "guess", 0)),
        (b"<?xml version='1.0' encoding='gb18030'?><html>5\xd4\xc2", "5月", ("gb18030", "meta", 0)),
        (twice.as_bytes(), "é", ("utf-8", "utf-8", 0)),
        (b"\x80\x81\xfe", "", ("windows-1252", "guess", 0)),
    ];
    for (bytes, words, expected) in rows {
        let page = page(bytes, "x");
        assert!(page.text.value.contains(words), "{:?}", page.text.value);
        if !words.is_empty() {
            assert_eq!(encoding(&page), expected);
        }
    }
    let broken = [("é".repeat(20)).as_bytes(), b"\xff"].concat();
    assert_eq!(encoding(&page(&broken, "x")), ("utf-8", "utf-8", 1));
}

#[test]
fn an_address_helps_to_guess() {
    let bytes = b"Dvo\xf8\xe1k".to_vec();
    let given = crate::model::Given { url: Some("http://www.hudba.cz/x".into()), ..Default::default() };
    let page = decode(&Document { bytes, given, ..Document::default() }, &Limits::default());
    assert_eq!(page.text.value, "Dvořák");
}

#[test]
fn offsets_count_bytes_of_the_file() {
    let candle = "🕯 12 April 1945";
    let read = page(candle.as_bytes(), "a.txt");
    assert_eq!(read.text.raw(Span::new(5, 18)), 5..18);
    let marked = b"\xff\xfe1\x002\0 \0A\0p\0r\0i\0l\0";
    assert_eq!(raw(marked, &page(marked, "a.txt"), "12 April"), &marked[2..]);
    let old = b"1944\x9645";
    assert_eq!(raw(old, &page(old, "a.txt"), "–"), b"\x96");
    let crlf = b"3 May\r\n1945\r\n";
    let read = page(crlf, "a.txt");
    assert_eq!((read.text.value.as_bytes(), read.pieces.len()), (&crlf[..], 2));
    assert_eq!(read.text.map.rows().len(), 1);
    let nfd = "1er fe\u{301}vrier";
    assert_eq!(page(nfd.as_bytes(), "a.txt").text.value, nfd);
}

#[test]
fn html_in_another_encoding_keeps_its_places() {
    let html = b"<meta charset=windows-1252><p class=x>caf\xe9 <b>5&nbsp;mai</b> \x96 fin</p>";
    let read = page(html, "x.html");
    assert_eq!(read.text.value, "café 5\u{a0}mai – fin");
    assert_eq!(raw(html, &read, "5\u{a0}mai"), b"5&nbsp;mai");
    assert_eq!(raw(html, &read, "– fin"), b"\x96 fin");
    assert_eq!(&html[read.pieces[0].raw.clone()], &html[27..]);
    let wide: Vec<u8> = "\u{feff}<p>5&nbsp;mai 1945<p>x".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let read = page(&wide, "x.html");
    let raw = raw(&wide, &read, "5\u{a0}mai 1945");
    assert_eq!(
        String::from_utf16_lossy(&raw.chunks(2).map(|p| u16::from_le_bytes([p[0], p[1]])).collect::<Vec<_>>()),
        "5&nbsp;mai 1945"
    );
}

#[test]
fn content_tells_html_from_text() {
    for (text, path, format) in [
        ("<!DOCTYPE html><p>x", "a.txt", Format::Html),
        (" <html><body>x", "notes", Format::Html),
        ("no markup at all", "a.html", Format::Text),
        ("a < b and <i>c</i>", "a.txt", Format::Text),
        ("<p>x</p>", "a.htm", Format::Html),
        ("<div><p>one</p><p>two</p></div>", "page", Format::Html),
        ("# Title\n<br><br><br>", "a.md", Format::Text),
        ("<!-- x --><html>", "a.txt", Format::Html),
    ] {
        assert_eq!(page(text.as_bytes(), path).format, format, "{text}");
    }
}

#[test]
fn what_is_wrong_is_told() {
    let codes = |bytes: &[u8]| page(bytes, "x.html").warnings.iter().map(|w| w.code).collect::<Vec<_>>();
    assert_eq!(codes(b""), ["empty"]);
    assert_eq!(codes(b"\xef\xbb\xbf"), ["empty"]);
    assert_eq!(codes(b"<p>a&#0;"), ["invalid_sequences"]);
    assert_eq!(codes("<p>a\u{202e}b".as_bytes()), ["bidi"]);
    assert_eq!(codes("<div>".repeat(600).as_bytes()), ["depth", "empty"]);
    let many = decode(
        &Document { bytes: b"<p>a<p>b<p>c".to_vec(), ..Document::default() },
        &Limits { blocks: 2, ..Limits::default() },
    );
    assert_eq!((many.pieces.len(), many.text.value.as_str()), (2, "a\nb\nc"));
    let long = decode(
        &Document { bytes: b"abcdef".to_vec(), ..Document::default() },
        &Limits { page_bytes: 3, ..Limits::default() },
    );
    assert_eq!((long.text.value.as_str(), long.warnings[0].code), ("abc", "too_large"));
}

fn markup() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<div class=a>",
        "</div>",
        "<b>",
        "</b>",
        "<i",
        ">",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</tr>",
        "</table>",
        "<a href=x>",
        "</a>",
        "<br>",
        "<li>",
        "<ul>",
        "</ul>",
        "<pre>",
        "</pre>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<svg>",
        "</svg>",
        "&amp;",
        "&#0;",
        "&nbsp",
        "&",
        "\0",
        " ",
        "\n\n",
        "\r\n",
        "é",
        "5 May",
        "\u{a0}",
        "<button>",
        "</button>",
        "<h2>",
        "<![CDATA[",
        "]]>",
        "<span hidden>",
        "</span>",
        "\"",
        "='",
        "<td><p>x</p>",
        "word word ",
    ]);
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        page(&bytes, "x.txt");
        page(&bytes, "x.html");
    }

    #[test]
    fn any_markup_is_read(html in markup()) {
        page(html.as_bytes(), "x.html");
        let wide: Vec<u8> = "\u{feff}".chars().chain(html.chars()).collect::<String>().encode_utf16().flat_map(u16::to_be_bytes).collect();
        page(&wide, "x.html");
        let (old, _, _) = encoding_rs::GB18030.encode(&html);
        page(&[b"<meta charset=gb18030>", old.as_ref()].concat(), "x.html");
    }

    #[test]
    fn any_encoding_is_read(bytes in prop::collection::vec(any::<u8>(), 0..120), which in 0_usize..39) {
        let encoding = encoding_rs::Encoding::for_label(LABELS[which].as_bytes()).unwrap();
        let got = bytes::decode(&bytes, 0, encoding);
        // Half a character at the very end is told as one fault or as two.
        if encoding != encoding_rs::ISO_2022_JP && !encoding.name().starts_with("UTF-16") {
            let (expected, _) = encoding.decode_without_bom_handling(&bytes);
            prop_assert_eq!(&got.text, &expected);
        }
        let rows = got.map.map_or(bytes.len(), |m| m.rows().iter().map(|r| r.text_len).sum());
        prop_assert_eq!(rows, got.text.len());
    }
}
