//! Places in short texts of many languages: `tests/places/rows.tsv` says what each text names. Rows that are not right yet
//! say why, and must be noted when they become right.

use super::languages::describe;
use regest::gazetteer::Gazetteer;
use regest::model::{Config, Document, Format, Given, Kind};
use regest::pipeline;

/// Rows that must be right.
const RIGHT: usize = 67;

/// A text and the places it names.
struct Row<'f> {
    number: &'f str,
    lang: &'f str,
    text: &'f str,
    /// Exact words, and words of their description.
    places: Vec<(&'f str, &'f str)>,
    /// Why it is not right yet; empty where it is.
    open: &'f str,
}

fn rows(file: &str) -> Vec<Row<'_>> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            let [number, lang, text, places, open] = columns[..] else { panic!("five columns are wanted: {line}") };
            let places = places.split(" ; ").filter(|place| *place != "-");
            let places = places.map(|place| place.split_once(" = ").expect("words = description")).collect();
            Row { number, lang, text, places, open }
        })
        .collect()
}

fn found(row: &Row<'_>) -> Vec<(String, Vec<String>)> {
    let given = Given { lang: Some(row.lang.to_owned()), ..Given::default() };
    let bytes = row.text.as_bytes().to_vec();
    let document = Document { bytes, format: Format::Text, given, utf8: true, ..Document::default() };
    let config = Config { whole: true, ..Config::default() };
    let reading = pipeline::read(&document, &config, Gazetteer::embedded());
    let text = &reading.page.text.value;
    let places = reading.facts.iter().filter(|fact| fact.kind() == Kind::Place);
    places.map(|fact| (fact.span.of(text).to_owned(), describe(fact, text))).collect()
}

/// Whether the quote is the words, with or without the word in brackets before them.
fn same(quote: &str, words: &str) -> bool {
    let bare = words.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    quote == words || bare.is_some_and(|(word, name)| quote == name || quote == format!("{word}{name}"))
}

fn is_right(row: &Row<'_>, found: &[(String, Vec<String>)]) -> bool {
    let fits = |((quote, words), (want, description)): (&(String, Vec<String>), &(&str, &str))| {
        same(quote, want) && description.split(' ').all(|word| words.iter().any(|have| have == word))
    };
    found.len() == row.places.len() && found.iter().zip(&row.places).all(fits)
}

#[test]
fn rows_name_the_places_they_should() {
    let (mut right, mut wrong) = (0, Vec::new());
    for row in rows(include_str!("../places/rows.tsv")) {
        let found = found(&row);
        let is_right = is_right(&row, &found);
        right += usize::from(is_right);
        if is_right != row.open.is_empty() {
            let news = if is_right { "is right now: note it in rows.tsv" } else { "is wrong" };
            let (number, lang, text) = (row.number, row.lang, row.text);
            wrong.push(format!("{number} {lang} {text:?} {news}\n  wanted {:?}\n  found  {found:?}", row.places));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(right >= RIGHT, "{right} rows are right, {RIGHT} must be");
}
