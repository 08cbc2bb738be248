use super::cell::Sheet;
use super::class::Classes;
use super::*;
use crate::model::Reading;
use crate::text::Span;
use proptest::prelude::*;

fn mentions(lang: &str, text: &str) -> Vec<(String, Option<&'static str>)> {
    let passage = Passage::new(text, Span::new(0, text.len()), 0, Lang::of(lang));
    let mut out = Vec::new();
    Places::read(std::slice::from_ref(&passage), Gazetteer::embedded()).extract(&passage, 0, &mut out);
    let place = |m: &Mention| match &m.reading {
        Reading::Place(reading) => Some((m.span.of(text).to_owned(), reading.rejected)),
        _ => None,
    };
    out.iter().filter_map(place).collect()
}

fn places(lang: &str, text: &str) -> Vec<String> {
    mentions(lang, text).into_iter().filter(|(_, rejected)| rejected.is_none()).map(|(quote, _)| quote).collect()
}

/// The longest name of each start, whether it is taken for a place or not.
fn hits<'t>(lang: &str, text: &'t str) -> Vec<&'t str> {
    let passage = Passage::new(text, Span::new(0, text.len()), 0, Lang::of(lang));
    let sheet = Sheet::read(&passage, &Classes::new(Gazetteer::embedded(), passage.lang), Model::embedded());
    let mut out: Vec<(usize, &str)> = sheet.hits.iter().map(|hit| (hit.start, &text[hit.start..hit.end])).collect();
    out.reverse();
    out.dedup_by_key(|hit| hit.0);
    out.reverse();
    out.into_iter().map(|(_, words)| words).collect()
}

#[test]
fn the_packed_model_is_whole() {
    assert!(Model::of(regest_data::PLACE_MODEL).is_some());
}

#[test]
fn names_are_found_in_other_cases() {
    assert_eq!(places("pl", "Mieszkali w Warszawie i w Krakowie."), ["Warszawie", "Krakowie"]);
    assert_eq!(places("hu", "Budapesten laktak, aztán Debrecenben."), ["Budapesten", "Debrecenben"]);
    assert_eq!(places("ru", "Они жили в Москве и в Киеве."), ["Москве", "Киеве"]);
}

#[test]
fn each_word_of_a_name_may_be_inflected() {
    assert_eq!(places("pl", "Mieszkali w Nowym Sączu."), ["Nowym Sączu"]);
    assert_eq!(places("ru", "Они жили в Нижнем Новгороде."), ["Нижнем Новгороде"]);
    assert_eq!(places("cs", "Odjeli do Českých Budějovic."), ["Českých Budějovic"]);
    assert_eq!(places("hr", "Radili su u Novom Sadu."), ["Novom Sadu"]);
}

#[test]
fn everyday_words_and_abbreviations_are_no_inflected_names() {
    let none: [&str; 0] = [];
    assert_eq!(hits("pl", "VIII SKOK"), none, "numerals and short words in capitals");
    assert_eq!(hits("pl", "W ŁODZI"), ["ŁODZI"], "large towns in capitals");
    assert_eq!(hits("pl", "Nie ma"), none, "short words that together begin a name");
    assert_eq!(hits("fi", "Niin Helsingissä"), ["Helsingissä"], "small words at the start of a sentence");
}

#[test]
fn particles_stay_outside_and_endings_inside_a_name() {
    assert_eq!(hits("ko", "서울에서는"), ["서울"]);
    assert_eq!(hits("ka", "თბილისიდან"), ["თბილისიდან"]);
    assert_eq!(hits("fi", "Tampereelta Seinäjoelle"), ["Tampereelta", "Seinäjoelle"]);
}

#[test]
fn a_name_begins_behind_a_prefix_and_ends_before_a_suffix() {
    assert_eq!(places("he", "הוא נולד בבודפשט."), ["בודפשט"]);
    assert_eq!(places("tr", "Ailesi İzmir'de yaşıyordu."), ["İzmir"]);
}

#[test]
fn what_names_no_place_says_why() {
    let found = mentions("en", "The German soldiers had left in March.");
    assert!(found.iter().all(|(_, rejected)| rejected.is_some()), "{found:?}");
}

#[test]
fn a_surname_behind_a_first_name_is_no_city() {
    assert!(places("en", "My friend Mary London wrote to the office.").is_empty());
    assert_eq!(places("en", "My friend wrote from London to the office."), ["London"]);
}

/// Whether a rule holds for the first name of a text.
fn holds(lang: &str, text: &str, rule: impl Fn(&Sheet, &hits::Hit) -> bool) -> bool {
    let passage = Passage::new(text, Span::new(0, text.len()), 0, Lang::of(lang));
    let sheet = Sheet::read(&passage, &Classes::new(Gazetteer::embedded(), passage.lang), Model::embedded());
    let first = sheet.hits.iter().min_by_key(|hit| (hit.first, std::cmp::Reverse(hit.last)));
    first.is_some_and(|hit| rule(&sheet, hit))
}

#[test]
fn a_dateline_stands_before_a_dash() {
    for (lang, text) in [
        ("en", "DULUTH -- The bridge is closed."),
        ("en", "DAYTON, Ohio (AP) — The trial went on."),
        ("de", "Köln (dpa) – Der Zug hielt nicht."),
        ("it", "Torino, 3 maggio - Il ponte è chiuso."),
    ] {
        assert!(holds(lang, text, judge::is_dateline), "{text}");
    }
    for (lang, text) in [
        ("en", "Duluth – once a village – grew."),
        ("en", "They left DULUTH -- all of them."),
        ("en", "Duluth, the coldest town here — so they say."),
        ("de", "Köln (das alte) liegt am Rhein – sagt man."),
    ] {
        assert!(!holds(lang, text, judge::is_dateline), "{text}");
    }
}

#[test]
fn an_office_stands_before_its_holder() {
    assert!(holds("en", "Ohio Governor Anna Brook spoke.", judge::is_office));
    assert!(!holds("en", "Ohio governor candidates spoke.", judge::is_office));
    assert!(!holds("en", "Ohio Governor said nothing.", judge::is_office));
}

#[test]
fn a_unit_abbreviated_behind_a_place_is_a_place() {
    assert_eq!(places("en", "They moved to Billings, Mont., in May."), ["Billings", "Mont."]);
    assert_eq!(places("en", "They moved to Huntington, W.Va. and stayed."), ["Huntington", "W.Va."]);
    assert_eq!(places("en", "They moved to Dayton, Prof. Miller said."), ["Dayton"], "no unit");
    assert!(!places("en", "They moved to Tucson, Ky., in May.").contains(&"Ky.".to_owned()), "no Tucson is there");
    assert_eq!(places("en", "They moved to Dover, DE and stayed."), ["Dover"], "letters of a post code");
}

#[test]
fn a_street_word_inside_a_name_makes_it_no_street() {
    let reasons = |text| mentions("en", text).into_iter().filter_map(|(_, rejected)| rejected).collect::<Vec<_>>();
    assert!(!reasons("Saint Paul. The St. Paul orchestra played.").contains(&"street"));
    assert!(reasons("The shop at 12 London Road was closed.").contains(&"street"));
    assert!(places("en", "They walked down Paris Street to the bridge.").is_empty());
    assert_eq!(places("en", "They met on Trafalgar Square in London.").last().map(String::as_str), Some("London"));
}

#[test]
fn a_dash_parts_a_place_from_what_follows() {
    assert_eq!(places("en", "DULUTH -- The bridge is closed."), ["DULUTH"]);
}

#[test]
fn typographic_marks_are_read_as_plain_ones() {
    let whole = |word: &str| Letters::read(word).whole;
    assert_eq!(whole("\u{2019}"), whole("'"));
    assert_eq!(whole("\u{201e}"), whole("\""));
    assert_ne!(whole("\u{2014}"), whole("-"), "a dash is no hyphen");
}

#[test]
fn a_flood_of_capitals_gives_no_more_names_than_words() {
    let text = "New York London Paris ".repeat(400);
    let passage = Passage::new(&text, Span::new(0, text.len()), 0, Lang::of("en"));
    let sheet = Sheet::read(&passage, &Classes::new(Gazetteer::embedded(), passage.lang), Model::embedded());
    assert!(sheet.hits.len() <= 3 * passage.tokens.len());
}

#[test]
fn bloom_sets_hold_their_words() {
    let words: Vec<u64> = (0..500_u64).map(|n| cell::mix(n + 1)).collect();
    let bytes = bloom::Bloom::build(&words);
    let set = bloom::Bloom(&bytes);
    assert!(words.iter().all(|&word| set.holds(word)));
    let others = (1000..3000_u64).filter(|&n| set.holds(cell::mix(n))).count();
    assert!(others < 60, "{others} of 2000 taken for members");
}

#[test]
fn weights_read_back_as_written() {
    let features = [(0x1234_5678_9abc_de01_u64, [900, -17_000]), (0x1234_5678_9abc_de02, [-9, 0])];
    let table = Model::table(&features);
    let packed = Model::pack(1.0, 0.0, [&table, &[], &[], &[], &[]]);
    let model = Model::of(packed.leak()).expect("it was packed just now");
    for (key, weights) in features {
        let sum = model.sum(&[key]);
        for (read, written) in sum.iter().zip(weights) {
            assert!((read - written).abs() <= 16 + written.abs() / 30, "{read} for {written}");
        }
    }
    assert_eq!(model.sum(&[0xffff_0000_0000_0003]), [0, 0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_gives_spans_on_its_characters(text in "\\PC{0,200}") {
        for lang in ["en", "he", "zh", "pl"] {
            let passage = Passage::new(&text, Span::new(0, text.len()), 0, Lang::of(lang));
            let mut out = Vec::new();
            Places::read(std::slice::from_ref(&passage), Gazetteer::embedded()).extract(&passage, 0, &mut out);
            for mention in out {
                prop_assert!(text.get(mention.span.start..mention.span.end).is_some_and(|quote| !quote.is_empty()));
            }
        }
    }

    #[test]
    fn names_in_any_company_do_not_panic(words in proptest::collection::vec(
        prop_oneof![Just("New"), Just("York"), Just("-"), Just("'"), Just("."), Just("\n"), Just("ב"), Just("Łodzi"),
                    Just("北京"), Just("Camp"), Just("Westerbork"), Just(","), Just("de"), Just("a"), Just("\u{301}")], 0..60)) {
        let text = words.join(" ");
        mentions("en", &text);
        mentions("und", &words.concat());
    }
}
