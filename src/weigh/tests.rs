use super::*;
use crate::gazetteer::Gazetteer;

/// The places of a name, the likeliest by the gazetteer alone first.
fn ranked(name: &str, lang: &str) -> Vec<String> {
    let gazetteer = Gazetteer::embedded();
    let rows = gazetteer.candidates(gazetteer.lookup(name).unwrap());
    let mut out: Vec<_> = rows
        .map(|row| {
            let marks = marks(&row, gazetteer.outline(row.place), gazetteer.language(lang));
            (Weights::shipped().sum(&marks), gazetteer.place(row.place))
        })
        .collect();
    out.sort_by(|a, b| b.0.total_cmp(&a.0));
    out.iter().map(|(_, place)| format!("{}, {}", place.name, place.country)).collect()
}

#[test]
fn a_large_town_comes_before_a_small_one() {
    assert_eq!(ranked("Cambridge", "en")[0], "Cambridge, GB");
    assert_eq!(ranked("Paris", "fr")[0], "Paris, FR");
}

#[test]
fn a_country_comes_before_what_bears_its_name() {
    assert_eq!(ranked("Chile", "es")[0], "Chile, CL");
    assert_eq!(ranked("Georgia", "en")[0], "Georgia, GE");
}

#[test]
fn a_name_of_the_language_comes_before_one_of_another() {
    let at = |found: &[String], place: &str| found.iter().position(|known| known.starts_with(place));
    let (own, foreign) = (ranked("Malines", "fr"), ranked("Malines", "en"));
    assert_eq!(at(&own, "Mechelen"), Some(0), "{own:?}");
    assert!(at(&foreign, "Mechelen").is_some(), "{foreign:?}");
}

#[test]
fn a_place_alone_is_marked_by_kind_and_size() {
    let of = |kind, population| of_place(Outline { kind, population });
    assert!(of(Kind::City, 1_000_000)[Feature::People as usize] > of(Kind::City, 1_000)[Feature::People as usize]);
    assert_eq!(of(Kind::River, 0)[Feature::People as usize], 0.0);
    assert_eq!(of(Kind::Camp, 0)[Feature::Site as usize], 1.0);
    assert_eq!(of(Kind::City, 500)[Feature::Site as usize], 0.0);
}

#[test]
fn every_feature_has_a_weight_and_its_source() {
    let rows: Vec<Vec<&str>> =
        include_str!("weights.tsv").lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect()).collect();
    assert_eq!(rows.len(), Feature::COUNT);
    for row in rows {
        assert!(Feature::ALL.iter().any(|f| f.name() == row[0]), "{row:?}");
        assert!(matches!(row[..], [_, weight, "tuned" | "hand"] if weight.parse::<f32>().is_ok()), "{row:?}");
    }
}
