use super::*;
use crate::model::{Document, Given, Head, Page};
use crate::text::Text;

fn key(line: &str) -> Key {
    Keys::default().key(line).unwrap_or_else(|| panic!("{line:?} has no key"))
}

/// A page whose lines are its pieces.
fn page(text: &str) -> Page {
    let mut at = 0;
    let pieces = text.split_inclusive('\n').map(|line| {
        at += line.len();
        let span = crate::text::Span::new(at - line.len(), at);
        crate::model::Piece { span, ..Default::default() }
    });
    Page { pieces: pieces.collect(), text: Text::plain(text, 0), ..Page::default() }
}

fn lines(url: &str, text: &str) -> Option<Lines> {
    let given = Given { url: Some(url.into()), ..Given::default() };
    let document = Document { bytes: text.into(), given, ..Document::default() };
    read(&document, |_| page(text))
}

/// The table of `pages` pages of one host, each with the lines that `of` gives for its number.
fn table(capacity: usize, pages: u32, of: impl Fn(u32) -> String) -> File {
    let mut learner = Learner::new(capacity);
    (0..pages)
        .for_each(|i| learner.add(lines(&format!("http://example.org/{i}"), &format!("{} alone\n{}", word(i), of(i)))));
    learner.finish()
}

fn texts(file: &File) -> Vec<&str> {
    file.hosts.iter().flat_map(|h| &h.lines).map(|l| l.text.as_str()).collect()
}

#[test]
fn case_space_and_numbers_do_not_part_lines() {
    for (a, b) in [
        ("Home  |\u{a0}News", "home | news\n"),
        ("Viewed 15 482 times", "viewed 7 times"),
        ("Viewed 1.404.311 times", "viewed 12,5 times"),
        ("الزيارات: ١٢٣", "الزيارات: ٤٥٦٧"),
        ("阅读 １２３ 次", "阅读 4 次"),
        ("ÅRET 1999", "året 2001"),
        ("don’t", "don't"),
    ] {
        assert_eq!(key(a).hash, key(b).hash, "{a} / {b}");
    }
    for (a, b) in [("News", "New"), ("5 May", "5 June"), ("a b", "ab"), ("5", "five")] {
        assert_ne!(key(a).hash, key(b).hash, "{a} / {b}");
    }
}

#[test]
fn digits_are_told_apart() {
    assert_eq!(key("news").digits, 0);
    assert_eq!(key("since 1945").digits, key("SINCE  1945").digits);
    assert_ne!(key("since 1945").digits, key("since 1946").digits);
    assert_ne!(key("1:23").digits, key("12:3").digits);
}

/// The hashes stand in files: a change of the look-up form would make those of others useless without a word.
#[test]
fn hashes_stay_as_they_are() {
    assert_eq!(format!("{:016x}", key("All rights reserved © 2021").hash), "2c40a302ba0ff90a");
    assert_eq!(format!("{:016x}", key("版权所有").hash), "9f2eef184e272117");
}

#[test]
fn hosts_are_read_from_addresses() {
    for (address, expected) in [
        ("http://Example.ORG", Some("example.org")),
        ("HTTPS://www.example.org./x", Some("example.org")),
        ("//cdn.example.org/x", Some("cdn.example.org")),
        ("http://www.nl/", Some("www.nl")),
        ("http://[2001:db8::1]:80/x", Some("[2001:db8::1]")),
        ("http://localhost:8000/x", Some("localhost")),
        ("http://bücher.example/x?y=//z", Some("bücher.example")),
        ("file:///home/me/x.html", None),
        ("mailto:me@example.org", None),
        ("page.html", None),
        ("../a.b/c.html", None),
        ("http://", None),
        ("", None),
    ] {
        assert_eq!(host(address).as_deref(), expected, "{address}");
    }
}

#[test]
fn the_address_known_from_outside_comes_before_the_canonical_link() {
    let of = |url: Option<&str>, link: Option<&str>| {
        let given = Given { url: url.map(Into::into), ..Given::default() };
        let head = Head { canonical: link.map(Into::into), ..Head::default() };
        host_of(&Document { given, ..Document::default() }, &head)
    };
    assert_eq!(of(Some("http://a.org/"), Some("http://b.org/")).as_deref(), Some("a.org"));
    assert_eq!(of(Some("urn:x"), Some("http://b.org/")).as_deref(), Some("b.org"));
    assert_eq!(of(None, Some("/b")), None);
}

#[test]
fn lines_count_from_twenty_pages_and_thirty_percent_on() {
    let all = |_| "menu\n".to_owned();
    assert_eq!(texts(&table(CAPACITY, 20, all)), ["menu"]);
    assert!(table(CAPACITY, 19, all).hosts.is_empty());
    let third = |i: u32| if i.is_multiple_of(3) { "a third\n" } else { "other\n" }.to_owned();
    assert_eq!(texts(&table(CAPACITY, 90, third)), ["other", "a third"]);
    let quarter = |i: u32| if i.is_multiple_of(4) { "a quarter\n".to_owned() } else { String::new() };
    assert!(texts(&table(CAPACITY, 400, quarter)).is_empty());
}

#[test]
fn pages_are_counted_not_occurrences_and_digits_watched() {
    let file = table(CAPACITY, 40, |i| format!("x\nx\nsince 1945\nread {i} times\n1\n2\n"));
    let lines = &file.hosts[0].lines;
    let of = |text: &str| lines.iter().find(|l| l.text.starts_with(text)).map(|l| (l.pages, l.varies));
    assert_eq!((of("x"), of("since"), of("read")), (Some((40, false)), Some((40, false)), Some((40, true))));
    assert_eq!(of("1"), Some((40, true)), "two numbers on one page differ as on two");
}

#[test]
fn the_same_bytes_count_once() {
    let mut learner = Learner::default();
    (0..40).for_each(|i| learner.add(lines("http://a.org/", &format!("menu\n{}\n", ["one word", "two words"][i % 2]))));
    learner.add(None);
    let file = learner.finish();
    assert_eq!((file.pages, file.duplicates, file.without_host), (2, 38, 1));
}

#[test]
fn captures_of_one_page_count_once() {
    let story = "A long story that stands on one page alone, and is captured every month.";
    let mut learner = Learner::default();
    for i in 0..120 {
        // Three pages, forty times each; what their margin says is another thing every time.
        learner.add(lines(
            &format!("http://a.org/{}#part", i % 3),
            &format!("{} {story}\nmargin {}\n", word(i % 3), word(i)),
        ));
    }
    let file = learner.finish();
    assert_eq!((file.pages, file.duplicates), (3, 117));
    let mut learner = Learner::default();
    (0..40).for_each(|i| learner.add(lines("http://a.org/", &format!("{story} {}\nmenu\n", word(i)))));
    assert_eq!(learner.finish().pages, 40, "one address, but other words each time");
}

#[test]
fn a_full_table_forgets_what_is_rare_and_counts_the_rest_almost_fully() {
    let of = |i: u32| format!("menu\n{}", letters(i));
    let (full, small) = (table(CAPACITY, 3000, of), table(800, 3000, of));
    assert_eq!(texts(&full)[0], "menu");
    let (a, b) = (&full.hosts[0], &small.hosts[0]);
    assert_eq!((a.missed, a.lines.len(), b.lines.len()), (0, 1, 1));
    assert!(b.missed > 0 && b.missed <= 300, "{}", b.missed);
    assert_eq!(b.lines[0].pages, 3000, "what stands on every page is never forgotten");
}

/// What the doc of [`Learner`] promises, on lines of every frequency, however little room there is.
#[test]
fn counts_are_never_too_high_and_too_low_by_no_more_than_missed() {
    // Line k stands on about one of k pages, with pauses, so that some lines come late and others go.
    let stands = |k: u32, page: u32| {
        (page.wrapping_mul(2_654_435_761) >> 8).wrapping_add(k * 977).is_multiple_of(k) && (page + k) / 300 % 3 != 1
    };
    let pages = 2000;
    for capacity in [CAPACITY, 20_000, 3000] {
        let mut learner = Learner::new(capacity);
        for i in 0..pages {
            let own: String = (1..40).filter(|k| stands(*k, i)).map(|k| format!("line {}\n", word(k))).collect();
            learner.add(lines(&format!("http://example.org/{i}"), &(own + &letters(i))));
        }
        let file = learner.finish();
        let host = &file.hosts[0];
        assert_eq!((host.pages, host.missed > 0), (pages, capacity < CAPACITY), "{capacity}");
        for k in 1..40 {
            let truth = (0..pages).filter(|i| stands(k, *i)).count() as u32;
            let counted = host.lines.iter().find(|l| l.text == format!("line {}", word(k))).map_or(0, |l| l.pages);
            let due = repeats(truth.saturating_sub(host.missed), pages);
            assert!(
                counted <= truth && (!due || counted + host.missed >= truth),
                "{capacity}: {k}: {counted} of {truth}, {}",
                host.missed
            );
        }
        assert_eq!(file, File::parse(file.render().as_bytes()).expect("a table"));
    }
}

/// A word for each number; digits would be folded.
fn word(n: u32) -> String {
    n.to_string().bytes().map(|b| char::from(b - b'0' + b'a')).collect()
}

/// Forty lines that no other page has.
fn letters(page: u32) -> String {
    (0..40).map(|i| format!("{} {}\n", word(page), word(page * 64 + i))).collect()
}

#[test]
fn hosts_with_few_pages_go_first_when_there_are_too_many() {
    let mut learner = Learner::new(2000);
    for i in 0..600 {
        learner.add(lines(&format!("http://big.org/{i}"), &format!("menu\n{i} {}\n", letters(i))));
        learner.add(lines(&format!("http://h{i}.org/"), &letters(i)));
    }
    let file = learner.finish();
    assert!(file.forgotten > 0);
    assert_eq!(file.hosts.iter().map(|h| h.host.as_str()).collect::<Vec<_>>(), ["big.org"]);
    assert_eq!(texts(&file), ["menu"]);
}

#[test]
fn a_file_reads_back() {
    let file = table(CAPACITY, 30, |_| format!("\"quoted\"\tline\n{}\n", "long ".repeat(100)));
    let text = file.render();
    assert_eq!(File::parse(text.as_bytes()).as_ref(), Ok(&file), "{text}");
    assert!(text.contains("\"quoted\\\" line") || text.contains("\\\"quoted\\\" line"), "{text}");
    let sites = Sites::from(&file);
    let site = sites.get("example.org").expect("the host");
    let line = Line { pages: 30, varies: false };
    assert_eq!((site.pages, site.line(key("\"Quoted\" line"))), (30, Some(line)));
    assert_eq!(site.line(key(&"long ".repeat(100))), Some(line), "a line whose text is cut is known by its hash");
    assert!(sites.get("example.com").is_none() && !sites.is_empty());
    assert_eq!(Learner::default().finish().render().matches("\"hosts\": []").count(), 1);
}

#[test]
fn a_line_written_by_hand_needs_no_hash() {
    let text = r#"{"schema":"regest.sites","schema_version":"1.2.0","pages":50,"duplicates":0,"without_host":0,"forgotten":0,"hosts":[
        {"host":"a.org","pages":50,"missed":0,"lines":[{"text":"Home  News","pages":50,"share":1,"varies":false,"note":"mine"}]}]}"#;
    let sites = Sites::from(&File::parse(text.as_bytes()).expect("a table"));
    assert!(sites.get("a.org").and_then(|s| s.line(key("home news"))).is_some());
}

#[test]
fn a_damaged_file_is_refused_with_the_place() {
    let good = table(CAPACITY, 30, |_| "menu\n".into()).render();
    let broken = |from: &str, to: &str| {
        assert!(good.contains(from), "{good}");
        File::parse(good.replace(from, to).as_bytes()).expect_err("damaged").to_string()
    };
    for (from, to, says) in [
        ("regest.sites", "regest.run", "regest.run"),
        ("1.0.0", "2.0.0", "2.0.0"),
        ("\"pages\": 30, ", "", "at line "),
        ("\"example.org\"", "\"www.Example.org\"", "www.Example.org"),
        ("\"hash\":\"", "\"hash\":\"x", "host `example.org`, line 1"),
        ("\"pages\":30,", "\"pages\":31,", "31 of 30"),
        ("\"pages\":30,", "\"pages\":3,", "3 of 30"),
        ("]", "", "JSON"),
    ] {
        let error = broken(from, to);
        assert!(error.contains(says), "{to}: {error}");
    }
}
