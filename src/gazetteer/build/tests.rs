use std::fs;

use super::super::{Gazetteer, Kind, Place};
use super::*;

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    files.iter().for_each(|(name, text)| fs::write(folder.path().join(name), text).unwrap());
    folder
}

fn try_built(files: &[(&str, &str)]) -> Result<(Gazetteer, Built), Error> {
    let folder = folder(files);
    let paths: Vec<_> = files.iter().map(|(name, _)| folder.path().join(name)).collect();
    let out = folder.path().join("out.places");
    let built = build(&Sources { name: "own".into(), ..Sources::of(&paths)? }, &out, &mut |_| {})?;
    Ok((Gazetteer::open(&out)?, built))
}

fn built(files: &[(&str, &str)]) -> Gazetteer {
    try_built(files).unwrap().0
}

/// What is wrong with a file, without the folder it lies in.
fn fault(name: &str, text: &str) -> String {
    let error = try_built(&[(name, text)]).unwrap_err().to_string();
    error.rsplit('/').next().unwrap_or_default().to_owned()
}

fn first<'g>(gazetteer: &'g Gazetteer, name: &str) -> Place<'g> {
    let found = gazetteer.lookup(name).and_then(|name| gazetteer.candidates(name).next());
    found.map_or(Place::UNKNOWN, |candidate| gazetteer.place(candidate.place))
}

fn ids(gazetteer: &Gazetteer, name: &str) -> Vec<String> {
    let found = gazetteer.lookup(name).into_iter().flat_map(|name| gazetteer.candidates(name));
    found.map(|candidate| gazetteer.place(candidate.place).id.to_string()).collect()
}

#[test]
fn tables() {
    let gazetteer = built(&[(
        "own.tsv",
        "\u{feff}id\tname\tlang\tkind\tlat\tlon\tcountry\tis_primary\thistoric\n\
         # two names of one camp\n\
         k1\tLager Sommertal\tde\tcamp\t52.1\t5.2\tnl\t\t1\n\
         k1\tKamp Zomerdal\tnl\t\t52.1\t5.2\t\t1\t\n\r\n\
         geonames:16777300\tElders\t\t\t1\t2\tNL\t\t\n",
    )]);
    assert_eq!(ids(&gazetteer, "LAGER SOMMERTAL"), ["k1"]);
    let place = first(&gazetteer, "Kamp Zomerdal");
    assert_eq!((place.name, place.kind, place.country), ("Kamp Zomerdal", Kind::Camp, "NL"));
    let old = gazetteer.candidates(gazetteer.lookup("Lager Sommertal").unwrap()).next().unwrap();
    assert!(old.flags.historic() && old.in_language("de"));
    assert_eq!(ids(&gazetteer, "Elders"), ["16777300"]);
    assert!(gazetteer.about().starts_with("name: own\nversion: 1\nsource: own.tsv\n"), "{}", gazetteer.about());
}

#[test]
fn wrong_rows_are_named_with_what_to_do() {
    assert_eq!(
        fault("a.tsv", "name\tlat\tlon\nHere\t95\t5\n"),
        "a.tsv, line 2: lat: degrees are needed, from -90 to 90"
    );
    assert_eq!(
        fault("a.tsv", "name\tlat\tlon\tpopulation\nHere\t9\t5\tmany\n"),
        "a.tsv, line 2: population: cannot read \"many\" as a number"
    );
    assert!(fault("a.tsv", "name,lat,lon\nHere,9,5\n").contains("tab-separated"));
    assert!(
        fault("a.tsv", "name\tlat\tlon\tcolour\nHere\t9\t5\tred\n")
            .contains("no column \"colour\"; known are id, name")
    );
    assert!(
        fault("a.tsv", "name\tlat\tlon\tkind\nHere\t9\t5\tpub\n")
            .contains("line 2: no such kind: \"pub\"; known are city")
    );
    assert!(fault("a.json", "{\"features\":[{\"properties\":").contains("cut short"));
    assert!(
        fault("a.json", "{\"features\":[{\"geometry\":{}}]}").contains("feature 1: it has neither `properties.title`")
    );
    assert!(fault("a.json", "{\"hello\": 1}\n{\"x\": 2}").contains("line 1: feature 1"));
    assert!(fault("a.json", "{\n\"hello\": 1}").contains("this is no Linked Places JSON"));
    assert!(fault("a.zip", "PK\u{3}\u{4}rest").contains("unpack it"));
    let far = r#"{"properties":{"title":"Here"},"geometry":{"type":"Point","coordinates":[52.0,200.0]}}"#;
    assert!(fault("a.jsonl", far).contains("longitude, latitude"));
}

const DUMP: &str = "7\tOldtown\tOldtown\tOLD,Vieuxbourg,/old/\t10.5\t20.5\tP\tPPLA\tXX\t\t03\t\t\t\t900\t\t5\tUTC\t2020-01-01\n\
    8\tGrand Hotel\tGrand Hotel\t\t10.5\t20.5\tS\tHTL\tXX\t\t03\t\t\t\t0\t\t5\tUTC\t2020-01-01\n\
    9\tLong Water\tLong Water\t\t11\t21\tH\tSTM\tXX\t\t03\t\t\t\t0\t\t5\tUTC\t2020-01-01\n\
    10\tNorthern District\tNorthern District\t\t11\t21\tA\tADM1\tXX\t\t03\t\t\t\t5000\t\t5\tUTC\t2020-01-01\n\
    12\tXland\tXland\t\t11\t21\tA\tPCLI\tXX\t\t00\t\t\t\t90000\t\t5\tUTC\t2020-01-01\n";

const ALTERNATES: &str = "1\t7\tde\tAltstadt\t1\t\t\t1\t\t\n2\t7\tlink\thttp://x\t\t\t\t\n3\t8\tde\tFremd\t\t\t\t\n\
    4\t7\tpl\tStaremiasto\t\t\t\t\t1920\t1939\n5\t7\tfr\tLa Vieille\t1\t\t1\t\t\t\n";

#[test]
fn dumps_of_geonames() {
    let files = [
        ("alternateNamesV2.txt", ALTERNATES),
        ("admin1CodesASCII.txt", "XX.03\tNorth\tNorth\t10\n"),
        ("admin2Codes.txt", "XX.03.1\tOldtown County\tOldtown County\t7\n"),
        ("countryInfo.txt", "#ISO\nXX\tXXX\t1\tXX\tXlandia\tOldtown\t31416\t90000\tEU\t\t\t\t\t\t\t\t12\t\t\n"),
        ("XX.txt", DUMP),
    ];
    let (gazetteer, built) = try_built(&files).unwrap();
    assert_eq!((built.places, built.left_out), (4, 1), "hotels are left out");
    let candidate = |name| gazetteer.candidates(gazetteer.lookup(name).unwrap()).next().unwrap();
    let old = candidate("Altstadt");
    assert!(old.flags.historic() && old.flags.preferred() && old.in_language("de"));
    assert!(old.in_lang(gazetteer.language("de").unwrap()));
    assert_eq!((old.langs().collect::<Vec<_>>(), gazetteer.language("it")), (vec!["de"], None));
    assert!(candidate("Staremiasto").flags.historic(), "its years are over");
    assert!(!candidate("La Vieille").flags.preferred(), "a nickname is not the usual name");
    let place = gazetteer.place(old.place);
    assert_eq!((place.kind, place.admin1_name, place.population), (Kind::Seat, "North", 900));
    assert_eq!(
        (ids(&gazetteer, "Vieuxbourg"), ids(&gazetteer, "Oldtown County")),
        (vec!["7".to_owned()], vec!["7".to_owned()])
    );
    assert_eq!(first(&gazetteer, "Long Water").kind, Kind::River);
    assert_eq!(
        (first(&gazetteer, "Xlandia").kind, first(&gazetteer, "Xlandia").uncertainty_m / 1000),
        (Kind::Country, 100)
    );
    assert!(gazetteer.lookup("old").is_none() && gazetteer.lookup("Fremd").is_none());
}

#[test]
fn dumps_may_be_packed() {
    use std::io::Write;
    let folder = folder(&[]);
    let (path, out) = (folder.path().join("XX.txt.gz"), folder.path().join("out"));
    let mut packer = flate2::write::GzEncoder::new(fs::File::create(&path).unwrap(), flate2::Compression::fast());
    packer.write_all(DUMP.as_bytes()).unwrap();
    packer.finish().unwrap();
    let (mut read, size) = (0, fs::metadata(&path).unwrap().len());
    let built = build(&Sources::of(&[path]).unwrap(), &out, &mut |bytes| read += bytes).unwrap();
    assert_eq!((built.places, read), (4, size));
}

const COLLECTION: &str = r#"{"type": "FeatureCollection", "@context": "https://example.org/lp.jsonld", "features": [
 {"@id": "https://example.org/places/1", "type": "Feature", "properties": {"title": "Sommertal", "ccodes": ["nl"]},
  "names": [{"toponym": "Zomerdal", "lang": "nl"},
            {"toponym": "Vallis Aestiva", "lang": "la", "when": {"timespans": [{"start": {"in": "1200"}, "end": {"in": "1600"}}]}}],
  "types": [{"identifier": "aat:300008375", "label": "town"}],
  "when": {"timespans": [{"start": {"earliest": "-0120"}, "end": {"latest": "1945-05-08"}}]},
  "geometry": {"type": "GeometryCollection", "geometries": [
    {"type": "Point", "coordinates": [5.0, 52.0]},
    {"type": "MultiPoint", "coordinates": [[5.2, 52.0], [5.1, 52.4]]}]}},
 {"@id": "https://example.org/places/2", "properties": {"title": "Nowhere"}, "geometry": null},
 {"@id": "https://example.org/places/3", "properties": {"title": "Overloon", "fclasses": ["H"]},
  "links": [{"type": "closeMatch", "identifier": "https://sws.geonames.org/4711/"}],
  "geometry": {"type": "Polygon", "coordinates": [[[1, 1], [3, 1], [3, 2], [1, 2], [1, 1]]]}}
]}"#;

#[test]
fn collections_of_linked_places() {
    let (gazetteer, built) = try_built(&[("places.json", COLLECTION)]).unwrap();
    assert_eq!((built.places, built.left_out), (2, 1));
    let place = first(&gazetteer, "Sommertal");
    assert_eq!((place.id.to_string().as_str(), place.country, place.kind), ("example.org/places/1", "NL", Kind::City));
    assert_eq!((place.lat, place.lon, place.years), (52.2, 5.1, (Some(-120), Some(1945))));
    let name = |form| gazetteer.candidates(gazetteer.lookup(form).unwrap()).next().unwrap();
    assert!(name("Zomerdal").in_language("nl") && !name("Zomerdal").flags.historic());
    assert!(name("Vallis Aestiva").flags.historic());
    let other = first(&gazetteer, "Overloon");
    assert_eq!((other.id.geonames(), other.kind, other.lat, other.lon), (Some(4711), Kind::River, 1.5, 2.0));
}

#[test]
fn features_line_by_line_and_graphs() {
    let lines = "{\"@id\":\"x:1\",\"properties\":{\"title\":\"Eerst\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[5,52]},\"types\":[{\"label\":\"ghetto\"}]}\n\n\
        {\"@id\":\"x:2\",\"properties\":{},\"names\":[{\"toponym\":\"Tweede\"}],\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[5,52],[6,53]]}}\n";
    let gazetteer = built(&[("places.jsonl", lines)]);
    assert_eq!((first(&gazetteer, "Eerst").kind, ids(&gazetteer, "Tweede")), (Kind::Ghetto, vec!["x:2".to_owned()]));
    let graph = r#"{"@context": {}, "@graph": [{"id": "12", "uri": "https://example.org/places/12", "title": "Portus Novus",
        "reprPoint": [14.5, 41.5], "placeTypes": ["settlement"],
        "names": [{"attested": "Πόρτος", "romanized": "Portos, Portus", "language": "grc", "end": 300}], "features": []}]}"#;
    let gazetteer = built(&[("pleiades.json", graph)]);
    assert_eq!(ids(&gazetteer, "Portus"), ["example.org/places/12"]);
    assert_eq!((first(&gazetteer, "Πόρτος").lat, first(&gazetteer, "Portus Novus").lon), (41.5, 14.5));
}
