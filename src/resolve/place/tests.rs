use crate::gazetteer::Gazetteer;
use crate::model::{Config, Document, Findings, Format, Given, PlaceValue, Value};
use crate::pipeline;

fn read(lang: &str, text: &str) -> Findings {
    let given = Given { lang: Some(lang.to_owned()), ..Given::default() };
    let bytes = text.as_bytes().to_vec();
    let document = Document { bytes, format: Format::Text, given, utf8: true, ..Document::default() };
    let config = Config { whole: true, ..Config::default() };
    pipeline::read(&document, &config, Gazetteer::embedded())
}

fn places(lang: &str, text: &str) -> Vec<PlaceValue> {
    let place = |value: Value| match value {
        Value::Place(place) => Some(place),
        _ => None,
    };
    read(lang, text).facts.into_iter().filter_map(|fact| place(fact.value)).collect()
}

fn ids(lang: &str, text: &str) -> Vec<String> {
    places(lang, text).into_iter().map(|place| place.id).collect()
}

#[test]
fn the_place_behind_a_comma_decides() {
    assert_eq!(ids("en", "They moved to Atlanta, Georgia, in May.")[..1], ["4180439"]);
    assert_eq!(ids("en", "She moved to London, Ontario, last year.")[..1], ["6058560"]);
}

#[test]
fn an_abbreviated_unit_decides_too() {
    let found = places("en", "The meeting took place in Wilmington, DE, last night.");
    assert_eq!(found.first().and_then(|p| p.admin1.as_deref()), Some("Delaware"));
}

#[test]
fn a_bare_name_means_the_large_place() {
    assert_eq!(ids("en", "He studied in Paris."), ["2988507"]);
    assert_eq!(ids("en", "Trade between Georgia and Turkey has grown.")[..1], ["614540"]);
}

#[test]
fn the_word_camp_beside_a_name_means_the_camp() {
    let found = places("en", "The army freed the prisoners of camp Westerbork. Many had come to Westerbork by train.");
    assert!(found.iter().all(|p| p.kind.name() == "camp"), "{found:?}");
}

#[test]
fn a_first_name_before_it_says_more_than_the_rest_of_the_page() {
    let found = places("en", "He worked in London for a year. Mary London wrote to the office.");
    assert_eq!(found.iter().map(|place| place.name.as_str()).collect::<Vec<_>>(), ["London"]);
}

/// Countries and places that a page is about, with their weights.
fn summed(text: &str) -> Vec<(String, &'static str, f32)> {
    read("en", text).places.into_iter().map(|p| (p.name, p.kind.name(), p.weight)).collect()
}

#[test]
fn a_page_is_summed_up_by_its_countries_and_its_places() {
    let found = summed("They lived in Antwerp and in Ghent. From Antwerp they fled to Lyon in France.");
    let names: Vec<_> = found.iter().map(|(name, kind, _)| (name.as_str(), *kind)).collect();
    assert_eq!(names.first(), Some(&("Belgium", "country")), "{found:?}");
    assert!(names.contains(&("France", "country")) && names.contains(&("Lyon", "settlement")), "{found:?}");
    let weight = |wanted: &str| found.iter().find(|p| p.0 == wanted).map_or(0.0, |p| p.2);
    assert!(weight("Antwerpen").max(weight("Antwerp")) > weight("Lyon"), "a place named twice weighs more: {found:?}");
    assert!(found.iter().filter(|p| p.1 == "country").map(|p| p.2).sum::<f32>() <= 1.001, "{found:?}");
}

#[test]
fn a_page_without_places_has_no_summary() {
    assert!(summed("The German soldiers left.").is_empty());
}
