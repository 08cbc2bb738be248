//! Markup as pages have it, in all states of disrepair.

use proptest::prelude::*;

const BLOCKS: [&str; 16] = [
    "div",
    "p",
    "p",
    "section",
    "article",
    "ul",
    "li",
    "li",
    "ol",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "form",
    "figure",
    "details",
];
const INLINE: [&str; 14] =
    ["b", "i", "a href=x", "span", "em", "strong", "code", "font", "small", "sub", "u", "label", "time", "x-y"];
const TABLE: [&str; 9] = ["table", "tr", "td", "th", "tbody", "thead", "caption", "td", "tr"];
const ODD: [&str; 16] = [
    "template", "noscript", "script", "style", "textarea", "title", "svg", "math", "button", "pre", "iframe", "object",
    "xmp", "ruby", "nobr", "main",
];
const TEXTS: [&str; 25] = [
    "word ",
    " two words ",
    "x",
    "1945",
    "\n",
    "  ",
    "Ä é 木 ",
    "&amp;",
    "&eacute;t&eacute ",
    "&copy 1998",
    "&notit; ",
    "&#150; ",
    "&#x41;b",
    "&nbsp;",
    "& ",
    "&bogus; ",
    "a < b ",
    "<3 ",
    "</ x> ",
    "&#0; ",
    "a\0b ",
    "5&nbsp;May ",
    "&lt;b&gt; ",
    "]]> ",
    "--> ",
];
const MARKUP: [&str; 34] = [
    "<br>",
    "<hr>",
    "<img src=x alt='y'>",
    "<input value=z>",
    "<!-- c -->",
    "<!---->",
    "<!-->",
    "<!-- a -- b --!>",
    "<!--- x --->",
    "<!doctype html>",
    "<?php echo ?>",
    "<![CDATA[x y]]>",
    "</>",
    "</p>",
    "</br>",
    "</b>",
    "</div>",
    "</li>",
    "</a>",
    "</table>",
    "</x>",
    "<svg><path d='M0'/><text>in svg </text></svg>",
    "<svg><![CDATA[ in cdata ]]></svg>",
    "<link rel=x>",
    "<meta itemprop=a content='not text'>",
    "<script>var a = '<b>';</script>",
    "<script><!-- <script>x</script> --></script>",
    "<script><!-- if (a<b) </script>",
    "<wbr>",
    "<video><p>not shown</p></video>",
    "<dialog><p>not shown</p></dialog>",
    "<h2>Head <b>line</b></h2>",
    "<h3>Head</h2>",
    "<select><option>a<option selected>b</select>",
];
const ATTRIBUTES: [&str; 14] = [
    "",
    "",
    "",
    " class=a",
    " class=\"a b\"",
    " id='c>d'",
    " title=\"x > y\"",
    " a=1 b",
    " /",
    " data-x='&quot;'",
    " x=a/b",
    " =y",
    " a='1'b=\"2\"",
    "\nclass\n=\n'k'",
];

fn word(list: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(list).prop_map(str::to_owned)
}

fn leaf() -> impl Strategy<Value = String> {
    prop_oneof![6 => word(&TEXTS), 2 => word(&MARKUP), 1 => "[a-c<>&/! ='\"-]{0,8}"]
}

fn element(name: &str, attributes: &str, content: &str, close: u8) -> String {
    let plain = name.split(' ').next().unwrap_or(name);
    match close {
        0 => format!("<{name}{attributes}>{content}"),
        1 => format!("<{}{attributes} >{content}</{} x>", name.to_uppercase(), plain.to_uppercase()),
        _ => format!("<{name}{attributes}>{content}</{plain}>"),
    }
}

/// A page.
pub fn page() -> impl Strategy<Value = String> {
    let name = prop_oneof![8 => word(&BLOCKS), 6 => word(&INLINE), 4 => word(&TABLE), 3 => word(&ODD)];
    let name = name.boxed();
    let content = leaf().prop_recursive(5, 60, 6, move |inner| {
        let content = prop::collection::vec(inner, 0..6).prop_map(|parts| parts.concat());
        (name.clone(), word(&ATTRIBUTES), content, 0_u8..10).prop_map(|(n, a, c, close)| element(&n, &a, &c, close))
    });
    prop::collection::vec(content, 1..8).prop_map(|parts| format!("<!DOCTYPE html>{}", parts.concat()))
}
