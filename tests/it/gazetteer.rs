//! Names looked up and gazetteers of one's own, as users of the program meet them.

use assert_cmd::Command;
use serde_json::Value as Json;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

struct Run {
    code: i32,
    out: String,
    err: String,
}

fn regest(args: &[&str], folder: &Path) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_regest"));
    let output = command.current_dir(folder).args(args).output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Run { code: output.status.code().expect("a code"), out: text(output.stdout), err: text(output.stderr) }
}

const TABLE: &str = "id\tname\tlang\tkind\tlat\tlon\tcountry\tis_primary\n\
    z:1\tKamp Zomerdal\tnl\tcamp\t52.1\t5.2\tNL\t1\n\
    z:1\tLager Sommertal\tde\t\t52.1\t5.2\t\t\n\
    geonames:2791537\tMechelen-aan-de-Dijle\tnl\tcity\t51.03\t4.48\tBE\t\n";

/// A folder with a table and the gazetteer built from it alone.
fn built() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("own.tsv"), TABLE).expect("a table");
    let run = regest(&["gazetteer", "build", "--only", "own.tsv", "-o", "own.places"], folder.path());
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    assert!(run.err.starts_with("own.places: 2 places"), "{}", run.err);
    folder
}

fn here() -> PathBuf {
    PathBuf::from(".")
}

#[test]
fn lookup_tells_where_a_name_leads_and_who_says_so() {
    let run = regest(&["gazetteer", "lookup", "malines"], &here());
    assert_eq!(run.code, 0, "{}", run.err);
    for part in ["Mechelen  city", "Belgium", "https://sws.geonames.org/2791537/", "51.02", "from GeoNames"] {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
    let site = regest(&["gazetteer", "lookup", "Kamp Westerbork"], &here());
    assert!(site.out.contains("regest-sites:site:westerbork-camp") && site.out.contains("1939–1971"), "{}", site.out);
}

#[test]
fn lookup_for_programs_takes_several_names() {
    let run = regest(&["gazetteer", "lookup", "--json", "Lemberg", "belgischen", "Xqzzy"], &here());
    assert_eq!(run.code, 1, "one of them is not known");
    let rows: Vec<Json> = run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!((&rows[0]["asked"], &rows[0]["places"][0]["id"]), (&"Lemberg".into(), &"702550".into()));
    assert_eq!(rows[0]["places"][0]["country"], "UA");
    assert_eq!((&rows[1]["demonym"]["country"], &rows[1]["places"]), (&"BE".into(), &Json::Array(Vec::new())));
    assert_eq!((&rows[2]["demonym"], &rows[2]["nearest"]), (&Json::Null, &Json::Array(Vec::new())));
}

#[test]
fn what_is_not_known_is_compared_with_what_is() {
    let run = regest(&["gazetteer", "lookup", "Warszawie", "Amsterdaam"], &here());
    assert_eq!(run.code, 1);
    assert!(run.out.contains("pl ending") && run.out.contains("Warsaw (PL)"), "{}", run.out);
    assert!(run.out.contains("Amsterdam (NL), as \"amsterdam\": 1 letter off"), "{}", run.out);
}

#[test]
fn own_places_add_to_the_known_ones_or_replace_them() {
    let folder = built();
    let lookup = |args: &[&str]| regest(&[&["gazetteer", "lookup"], args].concat(), folder.path());
    assert_eq!(lookup(&["Lager Sommertal"]).code, 1);
    let own = lookup(&["--gazetteer", "own.places", "Lager Sommertal", "Malines", "Mechelen-aan-de-Dijle"]);
    assert_eq!(own.code, 0, "{}", own.out);
    assert!(own.out.contains("Kamp Zomerdal  camp · The Netherlands") && own.out.contains("from own"), "{}", own.out);
    assert_eq!(lookup(&["--gazetteer", "own.places", "--gazetteer-only", "Malines"]).code, 1);
    assert_eq!(lookup(&["--gazetteer-only", "Malines"]).code, 2, "only which?");
}

/// Names and ids of the places found in a text, and the resources that the run names.
fn extract(folder: &Path, args: &[&str]) -> (Vec<(String, String)>, Vec<String>) {
    fs::write(folder.join("page.txt"), "Zij kwam in Kamp Zomerdal bij Antwerpen aan.\n").expect("a page");
    let out = folder.join("run");
    let run =
        regest(&[&["extract", "page.txt", "-o", "run", "-q", "--whole", "--kinds", "place"], args].concat(), folder);
    assert_eq!(run.code, 0, "{}", run.err);
    let json = |text: &str| serde_json::from_str::<Json>(text).expect("JSON");
    let page = json(fs::read_to_string(out.join("pages.jsonl")).expect("pages").lines().next().expect("a page"));
    let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    let places = page["facts"].as_array().expect("facts").iter().map(|fact| &fact["value"]);
    let run = json(&fs::read_to_string(out.join("run.json")).expect("run.json"));
    let resources = run["resources"].as_array().expect("resources").iter().map(|resource| text(&resource["name"]));
    (places.map(|place| (text(&place["name"]), text(&place["id"]))).collect(), resources.collect())
}

#[test]
fn extract_finds_own_places_and_names_each_file() {
    let folder = built();
    let own = ("Kamp Zomerdal".to_owned(), "z:1".to_owned());
    let (places, resources) = extract(folder.path(), &["--gazetteer", "own.places"]);
    assert!(places.contains(&own) && places.iter().any(|(name, _)| name == "Antwerp"), "{places:?}");
    assert!(["gazetteer", "gazetteer own"].iter().all(|name| resources.iter().any(|r| r == name)), "{resources:?}");
    let (places, resources) = extract(folder.path(), &["--gazetteer", "own.places", "--gazetteer-only"]);
    assert!(places.contains(&own) && !places.iter().any(|(_, id)| id == "2803138"), "{places:?}");
    assert!(!resources.iter().any(|name| name == "gazetteer"), "{resources:?}");
    let (places, resources) = extract(folder.path(), &[]);
    assert!(!places.contains(&own) && !resources.iter().any(|name| name == "gazetteer own"), "{places:?}");
}

#[test]
fn a_wrong_source_gives_code_two_and_names_file_line_and_remedy() {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("own.tsv"), "name\tlat\tlon\nHere\t52\teast\n").expect("a table");
    let run = regest(&["gazetteer", "build", "own.tsv", "-o", "own.places"], folder.path());
    assert_eq!(run.code, 2);
    assert!(run.err.contains("own.tsv, line 2: lon: cannot read \"east\" as a number"), "{}", run.err);
    assert!(!folder.path().join("own.places").exists());
    let none = regest(&["gazetteer", "build", "none.tsv", "-o", "own.places"], folder.path());
    assert!(none.code == 2 && none.err.contains("none.tsv"), "{}", none.err);
}
