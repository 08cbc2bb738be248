//! `lookup` for people and for programs.

use super::known::{Bearer, Known};
use std::fmt::Write;

/// One line of JSON.
pub fn json(known: &Known) -> String {
    serde_json::to_string(known).unwrap_or_default() + "\n"
}

/// A paragraph for each place.
pub fn text(known: &Known) -> String {
    let mut out = String::new();
    let title = match known.places.len() {
        0 => format!("{}: no place is known by this name", known.asked),
        1 => format!("{}: 1 place", known.asked),
        count => format!("{}: {count} places, the largest first", known.asked),
    };
    let _ = writeln!(out, "{title}");
    known.places.iter().for_each(|place| bearer(place, &mut out));
    if let Some(demonym) = &known.demonym {
        let place = demonym.place.as_ref().map_or(String::new(), |place| format!(", {place}"));
        let country = if demonym.country_name.is_empty() { &demonym.country } else { &demonym.country_name };
        let of = format!("{country}{place}");
        let _ = writeln!(out, "  names people or things of {}", of.trim_start_matches(", "));
    }
    if !known.nearest.is_empty() {
        let _ = writeln!(out, "  nearest:");
    }
    for hint in &known.nearest {
        let _ = writeln!(out, "    {} ({}), as {:?}: {}", hint.name, hint.country, hint.known_as, hint.why);
    }
    out
}

fn bearer(place: &Bearer, out: &mut String) {
    let within =
        [&place.admin1, &place.country_name].into_iter().filter(|text| !text.is_empty() && **text != place.name);
    let within: Vec<_> = within.map(String::as_str).collect();
    let of = if within.is_empty() { String::new() } else { format!(" · {}", within.join(", ")) };
    let id = place.uri.clone().unwrap_or_else(|| format!("{}:{}", place.gazetteer, place.id));
    let _ = writeln!(out, "\n  {}  {}{of}  {id}", place.name, place.kind);
    let mut facts = vec![format!("{:.4}, {:.4} ± {}", place.lat, place.lon, metres(place.uncertainty_m))];
    if place.population > 0 {
        facts.push(format!("{} people", place.population));
    }
    facts.extend(years(place.from_year, place.to_year));
    if !place.country_then.is_empty() {
        facts.push(format!("then {}", place.country_then));
    }
    facts.extend(place.near.filter(|_| place.uri.is_none()).map(|id| format!("beside geonames:{id}")));
    let _ = writeln!(out, "    {}", facts.join(" · "));
    let langs = if place.langs.is_empty() { String::new() } else { format!(" in {}", place.langs.join(" ")) };
    let _ = writeln!(out, "    {}{langs}", place.named.join(", "));
    let _ = writeln!(out, "    from {}", place.source);
}

fn metres(metres: u32) -> String {
    if metres < 1000 { format!("{metres} m") } else { format!("{} km", f64::from(metres / 100) / 10.0) }
}

fn years(from: Option<i16>, to: Option<i16>) -> Option<String> {
    match (from, to) {
        (None, None) => None,
        (Some(from), Some(to)) => Some(format!("{from}–{to}")),
        (Some(from), None) => Some(format!("since {from}")),
        (None, Some(to)) => Some(format!("until {to}")),
    }
}
