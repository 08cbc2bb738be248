use super::*;
use crate::decode::decode;
use crate::model::{Document, Format, Limits};

fn blocks(text: &str, format: Format) -> (Page, Vec<Block>) {
    let document = Document { bytes: text.as_bytes().to_vec(), format, utf8: true, ..Document::default() };
    let page = decode(&document, &Limits::default());
    let blocks = clean(&page, &Config::default());
    (page, blocks)
}

/// Words of kept blocks, and of dropped ones with their roles.
fn judged(text: &str, format: Format) -> (String, Vec<(String, &'static str)>) {
    let (page, blocks) = blocks(text, format);
    let words = |b: &Block| b.span.of(&page.text.value).trim().to_owned();
    let kept = blocks.iter().filter(|b| b.kept).map(words).collect::<Vec<_>>().join("\n");
    let dropped = blocks.iter().filter(|b| !b.kept).map(|b| (words(b), b.role.name()));
    (kept, dropped.filter(|d| !d.0.is_empty()).collect())
}

const PROSE: &str = "The ferry crossed the river twice a day until the bridge was opened, and the ferryman knew every family in the village by name. \
                     His daughter wrote down what he told her in three long winters.";

#[test]
fn flattened_text_loses_menus_counters_and_rights_and_keeps_prose() {
    let text = format!(
        "en\nHome | News | Contact\nThe last ferry of Oudedorp\n14.03.2021\n\n{PROSE}\n\n{PROSE}\n\nThis page has been read 212 times\n© 2021 Oudedorp. All rights reserved.\n"
    );
    let (kept, dropped) = judged(&text, Format::Text);
    assert!(kept.contains("The last ferry of Oudedorp\n14.03.2021") && kept.matches("ferryman").count() == 2, "{kept}");
    let words: Vec<_> = dropped.iter().map(|d| d.0.as_str()).collect();
    assert_eq!(
        words,
        ["en", "Home | News | Contact", "This page has been read 212 times", "© 2021 Oudedorp. All rights reserved."],
        "{dropped:?}"
    );
    assert_eq!((dropped[2].1, dropped[3].1), ("counter", "copyright"));
}

#[test]
fn html_keeps_the_article_and_drops_what_surrounds_it() {
    let html = format!(
        "<html><body><nav class=menu><a href=/>Home</a> <a href=/a>Archive</a> <a href=/b>Visit</a></nav>\
         <article class=post><h1>The last ferry</h1><p>{PROSE}</p><table><tr><td>1931</td><td>212 crossings</td></tr></table><p>{PROSE}</p>\
         <figure><figcaption>The ferry in 1931.</figcaption></figure></article>\
         <div class=related><h3>Related</h3><ul><li><a href=/c>The mill</a></li><li><a href=/d>The school</a></li></ul></div>\
         <div class=\"comments\"><p>Nice story, thanks! My uncle knew him.</p></div>\
         <footer><p>© 2021 Oudedorp. <a href=/p>Privacy policy</a></p></footer></body></html>"
    );
    let (kept, dropped) = judged(&html, Format::Html);
    for words in ["The last ferry", "ferryman", "212 crossings"] {
        assert!(kept.contains(words), "{words} in {kept}");
    }
    let of = |words: &str| dropped.iter().find(|d| d.0.contains(words)).map(|d| d.1);
    assert_eq!(of("Archive"), Some("nav"));
    assert_eq!(of("The mill"), Some("related"));
    assert_eq!(of("My uncle"), Some("comment"));
    assert!(of("Privacy policy").is_some());
}

#[test]
fn prose_about_cookies_copyright_and_newsletters_stays() {
    for sentence in [
        "The copyright law of 1911 protected the letters of Captain Hale for fifty years.",
        "The newsletter of the underground press appeared every two weeks in 1943, and it was printed in a cellar.",
        "She baked cookies for the prisoners every Sunday until the guards forbade it in March 1944.",
        "Im Impressum der Zeitung von 1932 stand noch sein Name, obwohl er die Stadt schon verlassen hatte.",
        "Les droits réservés aux colons furent abolis en 1946 par une loi que tous attendaient depuis longtemps.",
    ] {
        let (kept, _) = judged(&format!("{PROSE}\n\n{sentence}\n\n{PROSE}\n"), Format::Text);
        assert!(kept.contains(sentence), "{sentence}");
    }
}

#[test]
fn a_page_that_speaks_of_itself_at_its_end_loses_that_part() {
    let text = format!(
        "{PROSE}\n\n{PROSE}\n\nThis website is made by volunteers who want to keep the memory of the ferry alive.\n\nThe texts on this website may be used freely by schools.\n"
    );
    let (kept, dropped) = judged(&text, Format::Text);
    assert!(!kept.contains("volunteers") && dropped.len() == 2, "{dropped:?}");
    let (kept, _) =
        judged(&format!("{PROSE}\n\nThis website was shown to the mayor in 2004.\n\n{PROSE}\n"), Format::Text);
    assert!(kept.matches("ferryman").count() == 2, "what stands behind it keeps its place: {kept}");
}

#[test]
fn every_block_has_a_role_and_dropped_ones_a_reason() {
    let (page, blocks) = blocks("Home | News\n\nShare this\n\nA short line\n", Format::Text);
    assert_eq!(blocks.iter().map(|b| b.span.len()).sum::<usize>(), page.text.value.len());
    for block in blocks.iter().filter(|b| !b.kept && b.role != Role::Blank) {
        assert!(!block.reasons.is_empty() && block.role.is_boilerplate(), "{block:?}");
    }
}

#[test]
fn whole_keeps_every_block_and_still_says_what_was_thought() {
    let document = Document { bytes: b"All rights reserved".to_vec(), format: Format::Text, ..Document::default() };
    let page = decode(&document, &Limits::default());
    let blocks = clean(&page, &Config { whole: true, ..Config::default() });
    assert!(blocks[0].kept && blocks[0].role == Role::Copyright);
}

#[test]
fn a_page_of_one_sentence_keeps_it_and_a_page_of_links_nothing() {
    let (kept, _) = judged(
        "<html><body><p>Am 9. November 1938 brannten in <b>Köln</b> die Synagogen.</p></body></html>",
        Format::Html,
    );
    assert_eq!(kept, "Am 9. November 1938 brannten in Köln die Synagogen.");
    let (kept, _) = judged("<html><body><p><a href=/a>All the news of today</a></p></body></html>", Format::Html);
    assert_eq!(kept, "");
}

const COMMENTS: &str = "<div id=comments><h2>2 comments</h2><ol>\
    <li class=\"comment even\"><div class=vcard>Marit says:</div><div>12 February 2020 at 10:14</div><p>My uncle rowed for him in the flood of 1926.</p><a href=r>Reply</a></li>\
    <li class=\"comment odd\"><div class=vcard>Joost says:</div><blockquote>in the flood</blockquote><p>It was the flood of 1928, and he had two boats by then, as my mother never tired of telling us children.</p></li></ol>\
    <form><p>Leave a reply</p><p>Your name <input name=n></p></form></div>";

/// Words of the blocks with role comment, kept or not, in a page.
fn comments(html: &str, with_comments: bool, kept: bool) -> Vec<String> {
    let document =
        Document { bytes: html.as_bytes().to_vec(), format: Format::Html, utf8: true, ..Document::default() };
    let page = decode(&document, &Limits::default());
    let blocks = clean(&page, &Config { with_comments, ..Config::default() });
    let wanted = blocks.iter().filter(|b| b.role == Role::Comment && b.kept == kept);
    wanted.map(|b| b.span.of(&page.text.value).trim().to_owned()).collect()
}

#[test]
fn comments_of_visitors_are_kept_only_if_they_are_wanted_and_then_without_labels_and_forms() {
    let own = format!("<article class=comments-open><h1>The last ferry</h1><p>{PROSE}</p><p>{PROSE}</p></article>");
    let said = [
        "Marit says:",
        "12 February 2020 at 10:14",
        "My uncle rowed for him in the flood of 1926.",
        "Joost says:",
        "in the flood",
        "It was the flood of 1928, and he had two boats by then, as my mother never tired of telling us children.",
    ];
    for around in [
        COMMENTS.to_owned(),
        COMMENTS.replace("id=comments", "itemprop=comment"),
        COMMENTS.replace("id=comments", "class='PostComments'"),
        COMMENTS.replace("id=comments", "itemscope itemtype='https://schema.org/Comment'"),
        COMMENTS.replace("id=comments", "role=comment"),
        COMMENTS.replace("id=comments", "class=kommentare"),
    ] {
        let html = format!("<html><body class=single><main>{own}{around}</main></body></html>");
        assert_eq!(comments(&html, true, true), said, "{around}");
        let dropped = comments(&html, false, false);
        assert!(said.iter().all(|s| dropped.iter().any(|d| d == s)), "{dropped:?}");
        assert!(comments(&html, false, true).is_empty());
    }
}

#[test]
fn what_only_sounds_like_comments_is_no_comment() {
    let post = |n: usize| format!("<li class=\"comment post\"><p>{PROSE} That was {n} years ago.</p></li>");
    for html in [
        format!(
            "<body class=forum><h1>Ferries</h1><p>{PROSE} {PROSE}</p><ol>{}{}{}</ol>",
            post(20),
            post(30),
            post(40)
        ),
        format!("<body><h1>Ferries</h1><ol>{}{}{}</ol>", post(20), post(30), post(40)),
        format!("<body><div class=commentary><p>{PROSE}</p><p>{PROSE}</p></div><p>{PROSE}</p><p>{PROSE}</p>"),
        format!(
            "<body class=comments-open><article class=has-comments><h1>T</h1><p>{PROSE}</p></article><p>{PROSE}</p><p>{PROSE}</p>"
        ),
    ] {
        assert!(comments(&html, false, true).is_empty() && comments(&html, false, false).is_empty(), "{html}");
        assert!(comments(&html, true, true).is_empty(), "{html}");
    }
}

#[test]
fn a_page_behind_a_dialog_is_read_and_a_part_hidden_from_readers_aloud_is_not() {
    let page = format!(
        "<body><div aria-hidden=true><h1>Ferries</h1><p>{PROSE}</p><p>{PROSE}</p></div><div class=modal>Log in</div>"
    );
    assert!(judged(&page, Format::Html).0.contains("ferryman"));
    let part = format!(
        "<body><h1>Ferries</h1><p>{PROSE}</p><p>{PROSE}</p><div aria-hidden=true>Scroll down to read more of it</div>"
    );
    let (_, dropped) = judged(&part, Format::Html);
    assert!(dropped.iter().any(|d| d.1 == "hidden"), "{dropped:?}");
}

#[test]
fn lines_of_plain_text_are_known_by_what_they_are() {
    let text = format!(
        "ArchiveTopicsAuthorsContactImprintJobs\nThe ferry and the bridge of Oudedorp\n\n{PROSE}\n\n{PROSE}\n\n1931: The bridge was opened.\n\nHarvest fair\n12/03/2021\nNew bakery\n12/04/2021\nSchool choir\n"
    );
    let (kept, dropped) = judged(&text, Format::Text);
    assert!(kept.starts_with("The ferry and the bridge of Oudedorp"), "{kept}");
    assert!(kept.contains("1931: The bridge was opened."), "a dated sentence: {kept}");
    for words in ["ArchiveTopicsAuthorsContactImprintJobs", "12/03/2021", "12/04/2021"] {
        assert!(dropped.iter().any(|d| d.0 == words), "{words} in {kept}");
    }
}
