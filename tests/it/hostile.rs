//! Pages that are made to hurt: none may crash, hang or lie.

use super::common::{document, record};
use regest::model::{Config, Format};
use regest::record::PageRecord;
use regest::verify;

/// Reads bytes as the program would, and holds the record to its promises.
fn read(bytes: &[u8]) -> PageRecord {
    let record = record(&document(bytes, Format::Auto), &Config { whole: true, rejected: true, ..Config::default() });
    let faults = verify::check(&record, bytes);
    assert!(faults.is_empty(), "{faults:?}");
    record
}

fn html(body: &str) -> Vec<u8> {
    format!("<!DOCTYPE html><html><body>{body}</body></html>").into_bytes()
}

fn text(record: &PageRecord) -> &str {
    record.text.value.as_deref().unwrap_or("")
}

fn warned(record: &PageRecord, code: &str) -> bool {
    record.warnings.iter().any(|w| w.code == code)
}

/// One test each: a name, the bytes, and what must hold of the record.
macro_rules! hostile {
    ($($name:ident: $bytes:expr => |$record:ident| $holds:expr;)+) => {
        $(#[test]
        fn $name() {
            let bytes: Vec<u8> = $bytes.into();
            let $record = read(&bytes);
            assert!($holds, "{:?}, text {:?}", $record.warnings, text(&$record).chars().take(200).collect::<String>());
        })+
    };
}

hostile! {
    empty_file: "" => |r| r.facts.is_empty() && warned(&r, "empty");
    only_white_space: " \n\t\r\n " => |r| r.facts.is_empty() && warned(&r, "empty");
    only_a_bom: b"\xef\xbb\xbf".as_slice() => |r| text(&r).is_empty();
    nested_tags: html(&"<div>".repeat(100_000)) => |r| warned(&r, "depth");
    nested_inline_tags: html(&format!("<p>{}12 April 1945", "<b><i>".repeat(50_000))) => |r| text(&r).contains("12 April 1945");
    many_attributes: html(&format!("<p {}>12 April 1945</p>", "a=\"1\" ".repeat(200_000))) => |r| text(&r).contains("12 April 1945");
    open_comment: html(&format!("<p>12 April 1945</p><!-- {}", "x <!-- ".repeat(50_000))) => |r| text(&r).trim_end() == "12 April 1945";
    open_brackets: html(&"<".repeat(300_000)) => |r| r.status == "ok" || r.status == "partial";
    open_attribute: html(&format!("<p class=\"{}", "x ".repeat(100_000))) => |r| r.facts.is_empty();
    closing_tags: html(&"</div>".repeat(100_000)) => |r| text(&r).trim().is_empty();
    many_entities: html(&format!("<p>{}</p>", "&amp;".repeat(200_000))) => |r| text(&r).trim_end().len() == 200_000;
    doctype_with_entities: "<!DOCTYPE html [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><html><body><p>&b;</p></body></html>" => |r| text(&r).contains('b');
    odd_references: html("<p>a&#0;b&#x110000;c&#xD800;d&notit;e&#128;</p>") => |r| text(&r).starts_with("a\u{fffd}b\u{fffd}c\u{fffd}d¬it;e€");
    nul_bytes: "12 April 1945\0\0 in Mechelen" => |r| r.facts.iter().any(|f| f.quote.contains("April"));
    control_characters: "\u{1}\u{2}\u{80}\u{9f} 12 April 1945 \u{7f}" => |r| r.facts.len() == 1;
    bidi_controls: "On \u{202e}12 April 1945\u{202c} it rained." => |r| warned(&r, "bidi");
    combining_marks: format!("e{} 12 April 1945", "\u{301}".repeat(20_000)) => |r| r.facts.iter().any(|f| f.kind == "date");
    joined_emoji: "👩‍👩‍👧‍👦 12 April 1945 👍🏽" => |r| r.facts[0].start == 8;
    decomposed_letters: "le 1er fe\u{301}vrier 1944" => |r| r.facts.iter().any(|f| f.quote.ends_with("1er fe\u{301}vrier 1944"));
    lone_surrogate_utf16: [0xff, 0xfe, 0x00, 0xd8, b'a', 0].as_slice() => |r| r.source.encoding.invalid_sequences == 1;
    utf16_without_bom: "<html><body><p>12 April 1945</p></body></html>".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
        => |r| r.source.encoding.label.eq_ignore_ascii_case("utf-16le") && text(&r).contains("12 April 1945");
    wrong_declared_charset: b"<html><head><meta charset=utf-8></head><body><p>caf\xe9 12 April 1945</p></body></html>".as_slice() => |r| text(&r).contains("caf");
    cut_utf8: b"12 April 1945 in Krak\xc3".as_slice() => |r| r.source.encoding.invalid_sequences <= 1;
    digit_flood: "7".repeat(1_000_000) => |r| r.facts.len() <= 1;
    number_flood: "12.500 men, 3 ".repeat(40_000) => |r| r.facts.len() == 50_000 && warned(&r, "too_many_facts") && r.status == "partial";
    month_flood: "May June to ".repeat(40_000) => |r| r.facts.is_empty();
    dash_flood: "1945-".repeat(100_000) => |r| r.facts.len() <= 1;
    dot_flood: "1.2.".repeat(100_000) => |r| r.facts.is_empty();
    capital_flood: "New York Of The ".repeat(20_000) => |r| r.facts.iter().all(|f| f.kind == "place");
    number_word_flood: "two thousand and ".repeat(40_000) => |r| r.facts.len() <= 40_000 && r.facts.iter().all(|f| f.kind == "number");
    glued_word: format!("{} Menschen", "einundzwanzig".repeat(20_000)) => |r| r.facts.len() <= 2;
    one_long_word: "a".repeat(2_000_000) => |r| r.facts.is_empty();
    one_long_line: "and so it went on ".repeat(60_000) => |r| r.facts.is_empty();
    line_feeds: "\n".repeat(300_000) => |r| r.facts.is_empty();
    impossible_dates: "31 February 1945, 99.99.2025, 0.0.0000, 32/13/1999, 9999999" => |r| !r.facts.iter().any(|f| f.quote.contains("99.99"));
    quotes_and_brackets: "\"'(((\"12 April 1945\")))'\"".repeat(2_000) => |r| r.facts.iter().any(|f| f.kind == "date");
    script_in_text: html("<p>&lt;script&gt;alert(1)&lt;/script&gt; 12 April 1945</p>") => |r| text(&r).contains("<script>");
    tables_in_tables: html(&"<table><tr><td>".repeat(3_000)) => |r| text(&r).trim().is_empty();
    mixed_line_ends: "12 April 1945\r13 April 1945\n14 April 1945\r\n" => |r| r.facts.len() == 3;
    chinese_digits: "一二三四五六七八九十".repeat(20_000) => |r| r.facts.len() <= 20_000 && warned(&r, "too_many_facts");
    arabic_digits: "٠١٢٣٤٥٦٧٨٩".repeat(50_000) => |r| r.facts.len() <= 1;
}

/// Twice the page is about twice the tokens, blocks and facts: counted, not timed.
#[test]
fn growth_is_linear_in_what_is_counted() {
    for unit in ["On 12 April 1945 some 876 men left Mechelen. ", "1. 2. 3. May ", "<p>5 May</p>"] {
        let count = |times: usize| {
            let record = read(unit.repeat(times).as_bytes());
            record.blocks.len() + record.facts.len() + record.rejected.as_ref().map_or(0, Vec::len)
        };
        let (one, two) = (count(500), count(1000));
        assert!(two <= one * 2 + 10, "{unit:?}: {one} then {two}");
    }
}
