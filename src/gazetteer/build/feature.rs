//! One feature of Linked Places JSON, or one place as Pleiades writes it, as a row.

use serde_json::Value;

use super::super::pack::{NameRow, PlaceRow};
use super::super::{Kind, NameFlags, is_abbreviation};
use super::kinds;

/// Names whose use ended before this year are names of former times.
const NOW: i64 = 1990;

/// The place of a feature; `None` where it has no point on the map. An error says what is missing.
pub(super) fn place(feature: &Value) -> Result<Option<PlaceRow>, String> {
    let id = text(feature, &["@id", "uri", "id"]);
    let properties = &feature["properties"];
    let names = names(feature);
    let title = [text(properties, &["title"]), text(feature, &["title"])].into_iter().find(|title| !title.is_empty());
    let title = title.or_else(|| names.first().map(|name| name.form.clone()));
    let title = title.ok_or("it has neither `properties.title` nor `names`")?;
    let Some((lon, lat)) = point(feature) else { return Ok(None) };
    if !(-90.0..=90.0).contains(&lat) || !(-180.0..=180.0).contains(&lon) {
        return Err(format!("its point {lon}, {lat} is not on the map; coordinates are longitude, latitude"));
    }
    let geonames = same_in_geonames(feature).or_else(|| geonames_id(&id));
    Ok(Some(PlaceRow {
        geonames: geonames.unwrap_or(0),
        own_id: if geonames.is_some() {
            String::new()
        } else {
            id.trim_start_matches("https://").trim_start_matches("http://").to_owned()
        },
        country: list(properties, "ccodes").find_map(Value::as_str).unwrap_or_default().to_uppercase(),
        years: years(&feature["when"]),
        names,
        ..PlaceRow::new(&title, kind(feature), lat, lon)
    }))
}

fn text(value: &Value, keys: &[&str]) -> String {
    let found = keys.iter().find_map(|&key| match &value[key] {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    found.unwrap_or_default()
}

fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value[key].as_array().into_iter().flatten()
}

/// `names[].toponym` of Linked Places; `attested` and `romanized` of Pleiades.
fn names(feature: &Value) -> Vec<NameRow> {
    let mut rows = Vec::new();
    for name in list(feature, "names") {
        let lang = text(name, &["lang", "language"]);
        let lang = lang.split(['-', '_']).next().unwrap_or_default().to_lowercase();
        let ended = [years(&name["when"]).1.map(i64::from), name["end"].as_i64()].into_iter().flatten().min();
        let old = if ended.is_some_and(|end| end < NOW) { NameFlags::HISTORIC } else { 0 };
        let forms = [text(name, &["toponym"]), text(name, &["attested"]), text(name, &["romanized"])];
        // Several spellings in one cell: "Carthago, Karthago".
        for form in
            forms.iter().flat_map(|form| form.split([',', ';', '/'])).map(str::trim).filter(|form| !form.is_empty())
        {
            let short = if is_abbreviation(form) { NameFlags::ABBREVIATION } else { 0 };
            let langs = if lang.is_empty() || lang == "und" { Vec::new() } else { vec![lang.clone()] };
            rows.push(NameRow { form: form.to_owned(), langs, flags: old | short });
        }
    }
    rows
}

/// The kind by `types`, then by the feature classes of the World Historical Gazetteer, then by Pleiades' place types.
fn kind(feature: &Value) -> Kind {
    let of_type = |kind: &Value| {
        let words = ["label", "sourceLabel"].map(|key| text(kind, &[key]));
        words.iter().find_map(|word| kinds::of_type(&text(kind, &["identifier"]), word))
    };
    let of_class = |class: &Value| kinds::of_class(class.as_str()?);
    let of_word = |word: &Value| kinds::of_type("", word.as_str()?);
    list(feature, "types")
        .find_map(of_type)
        .or_else(|| list(feature, "placeTypes").find_map(of_word))
        .or_else(|| list(&feature["properties"], "fclasses").find_map(of_class))
        .unwrap_or(Kind::City)
}

/// The point: the given one, or the middle of what is drawn.
fn point(feature: &Value) -> Option<(f64, f64)> {
    let given = &feature["reprPoint"];
    if let (Some(lon), Some(lat)) = (given[0].as_f64(), given[1].as_f64()) {
        return Some((lon, lat));
    }
    let mut bounds = None;
    geometry(&feature["geometry"], &mut bounds);
    bounds.map(|(west, south, east, north): (f64, f64, f64, f64)| {
        (f64::midpoint(west, east), f64::midpoint(south, north))
    })
}

type Bounds = Option<(f64, f64, f64, f64)>;

fn geometry(geometry: &Value, bounds: &mut Bounds) {
    list(geometry, "geometries").for_each(|part| self::geometry(part, bounds));
    widen(&geometry["coordinates"], bounds);
}

/// Takes in a position, or a list of positions, or a list of those.
fn widen(value: &Value, bounds: &mut Bounds) {
    if let (Some(lon), Some(lat)) = (value[0].as_f64(), value[1].as_f64()) {
        let (west, south, east, north) = bounds.unwrap_or((lon, lat, lon, lat));
        *bounds = Some((west.min(lon), south.min(lat), east.max(lon), north.max(lat)));
    } else {
        value.as_array().into_iter().flatten().for_each(|part| widen(part, bounds));
    }
}

/// First and last year of `when.timespans`.
fn years(when: &Value) -> (Option<i16>, Option<i16>) {
    let year = |bound: &Value| {
        let text =
            ["in", "earliest", "latest"].map(|key| text(bound, &[key])).into_iter().find(|text| !text.is_empty());
        let text = text?;
        let (sign, digits) = text.strip_prefix('-').map_or((1, &*text), |digits| (-1, digits));
        Some(sign * digits.split('-').next()?.parse::<i16>().ok()?)
    };
    let spans = || list(when, "timespans");
    (spans().filter_map(|span| year(&span["start"])).min(), spans().filter_map(|span| year(&span["end"])).max())
}

/// The GeoNames place that the feature says it is.
fn same_in_geonames(feature: &Value) -> Option<u32> {
    let same = |link: &&Value| matches!(&*text(link, &["type"]), "closeMatch" | "exactMatch" | "sameAs");
    list(feature, "links").filter(same).find_map(|link| geonames_id(&text(link, &["identifier", "id"])))
}

/// The number in `gn:2791537` and `https://sws.geonames.org/2791537/`.
fn geonames_id(identifier: &str) -> Option<u32> {
    let rest =
        identifier.strip_prefix("gn:").or_else(|| identifier.split_once("geonames.org/").map(|(_, rest)| rest))?;
    rest.split('/').next()?.parse().ok().filter(|&id| id > 0)
}
