//! Each feature by itself, in a small made-up world: a text in which it speaks for a place, and one in which it does not.

use super::rank::rank;
use crate::clean;
use crate::decode;
use crate::extract;
use crate::gazetteer::{AdminRow, DemonymRow, Gazetteer, Kind, NameFlags, NameRow, Packer, PlaceRow};
use crate::lang::{Lang, Passage};
use crate::model::{
    Config, Document, Evidence, Fact, Format, Given, Kinds, Mention, NameReading, PlaceReading, PlaceType, Reading,
    Resolution,
};
use crate::resolve::{self, Context, Resolved};
use crate::text::Span;
use crate::weigh::{Feature, Weights};
use std::sync::LazyLock;

/// Two Newtons, in Aland and in Bland; Oldham and Heathfield near the first, Farley far off in the same country; Westmark is
/// a unit of Bland.
fn world() -> &'static Gazetteer {
    static WORLD: LazyLock<Gazetteer> = LazyLock::new(|| {
        let bytes = Packer { meta: "name: world\n".into(), places: places(), admins: admins(), demonyms: demonyms() };
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes.pack().unwrap()).unwrap();
        Gazetteer::open(file.path()).unwrap()
    });
    &WORLD
}

fn row(id: u32, name: &str, kind: Kind, (country, admin1): (&str, &str), (lat, lon): (f64, f64)) -> PlaceRow {
    let population = if kind == Kind::City { 40_000 } else { 1_000_000 };
    PlaceRow {
        geonames: id,
        country: country.into(),
        admin1: admin1.into(),
        population,
        ..PlaceRow::new(name, kind, lat, lon)
    }
}

fn places() -> Vec<PlaceRow> {
    let historic = |form: &str| NameRow { form: form.into(), langs: Vec::new(), flags: NameFlags::HISTORIC };
    vec![
        row(1, "Newton", Kind::City, ("AA", "01"), (50.0, 10.0)),
        row(2, "Newton", Kind::City, ("BB", "01"), (-30.0, 140.0)),
        row(3, "Oldham", Kind::City, ("AA", "01"), (50.2, 10.1)),
        PlaceRow { names: vec![historic("Altheim")], ..row(4, "Farley", Kind::City, ("AA", "02"), (54.0, 10.0)) },
        row(5, "Altheim", Kind::City, ("BB", "01"), (-31.0, 139.0)),
        row(6, "Heathfield", Kind::City, ("AA", "01"), (50.1, 10.2)),
        PlaceRow { near: Some(6), ..row(7, "Heathfield", Kind::Camp, ("AA", "01"), (50.1, 10.2)) },
        row(8, "Aland", Kind::Country, ("AA", ""), (51.0, 10.0)),
        row(9, "Bland", Kind::Country, ("BB", ""), (-30.0, 138.0)),
        row(10, "Westmark", Kind::Admin1, ("BB", "01"), (-30.0, 140.0)),
        PlaceRow { years: (Some(1918), Some(1938)), ..row(11, "Oldmark", Kind::FormerState, ("", ""), (52.0, 11.0)) },
        row(12, "Oldmark", Kind::City, ("BB", "01"), (-29.0, 141.0)),
        row(13, "Newton", Kind::River, ("BB", ""), (-30.5, 140.5)),
    ]
}

fn admins() -> Vec<AdminRow> {
    let unit = |country: &str, code: &str, name: &str, abbreviation: &str| AdminRow {
        country: country.into(),
        code: code.into(),
        name: name.into(),
        abbreviation: abbreviation.into(),
    };
    vec![unit("AA", "01", "North", ""), unit("AA", "02", "South", ""), unit("BB", "01", "Westmark", "WM")]
}

fn demonyms() -> Vec<DemonymRow> {
    vec![DemonymRow { form: "Blandish".into(), country: "BB".into(), place: String::new() }]
}

/// A page with its address; every name of the world in it is a mention.
#[derive(Clone, Copy, Default)]
struct Page<'t> {
    text: &'t str,
    url: Option<&'t str>,
}

impl<'t> From<&'t str> for Page<'t> {
    fn from(text: &'t str) -> Self {
        Self { text, ..Self::default() }
    }
}

impl Page<'_> {
    /// What is found of the page as it is read.
    fn read<T>(self, find: impl FnOnce(&Context<'_>, &str) -> T) -> T {
        let given = Given { lang: Some("en".into()), url: self.url.map(str::to_owned), ..Given::default() };
        let bytes = self.text.as_bytes().to_vec();
        let document = Document { bytes, format: Format::Text, given, utf8: true, ..Document::default() };
        let config = Config { whole: true, ..Config::default() };
        let page = decode::decode(&document, &config.limits);
        let blocks = clean::clean(&page, &config);
        let text = page.text.value.as_str();
        let passages = [Passage::new(text, Span::new(0, text.len()), 0, Lang::of("en"))];
        let context = Context {
            document: &document,
            page: &page,
            blocks: &blocks,
            passages: &passages,
            gazetteer: world(),
            published: None,
        };
        find(&context, text)
    }

    /// How much of a feature a place has at the first mention of a name.
    fn mark(self, name: &str, place: u32, feature: Feature) -> f32 {
        self.read(|context, text| {
            let ranked = rank(context, &mentions(text), &dates(context), Weights::shipped());
            let of_name = ranked.iter().find(|ranked| ranked.span.of(text) == name).expect("the name is mentioned");
            let rival = of_name.places.iter().find(|rival| rival.place.id.geonames() == Some(place));
            rival.expect("the place is a candidate").marks[feature as usize]
        })
    }

    /// Why the first mention is a place, if it is one, where the words beside it give it this score.
    fn first(self, score: f32, rejected: &'static str) -> Option<Vec<Evidence>> {
        self.read(|context, text| {
            let mut mentions = mentions(text);
            if let Some(Mention { reading: Reading::Place(reading), .. }) = mentions.first_mut() {
                (reading.score, reading.rejected) = (score, Some(rejected));
            }
            let mut out = Resolved::default();
            super::resolve(context, &mentions, &mut out);
            out.facts.into_iter().find(|fact| fact.span == mentions[0].span).map(|fact| fact.evidence)
        })
    }
}

fn dates(context: &Context<'_>) -> Vec<Fact> {
    let kinds = Kinds { date: true, number: false, place: false };
    resolve::resolve(context, &extract::extract(context.passages, kinds, world())).facts
}

fn mentions(text: &str) -> Vec<Mention> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.filter_map(|word| mention(text, word)).collect()
}

fn mention(text: &str, word: &str) -> Option<Mention> {
    let start = word.as_ptr() as usize - text.as_ptr() as usize;
    let before = text.get(..start)?.trim_end().rsplit(' ').next().unwrap_or_default();
    // A word that is no part of the name, but of the mention.
    let first = if before == "Lake" { start - "Lake ".len() } else { start };
    let name = world().lookup(word).filter(|_| word.starts_with(char::is_uppercase));
    let demonym = world().demonym(word).is_some();
    if name.is_none() && !demonym {
        return None;
    }
    let reading =
        |name: crate::gazetteer::NameId| NameReading { name: name.0, resolution: Resolution::Exact, cost: 0.0 };
    let evidence = if before == "to" { vec![Evidence::rule("preposition:before")] } else { Vec::new() };
    Some(Mention {
        span: Span::new(first, start + word.len()),
        passage: 0,
        lang: "en",
        reading: Reading::Place(PlaceReading {
            names: name.map(reading).into_iter().collect(),
            score: 3.0,
            said: (before == "camp").then_some(PlaceType::Camp),
            rejected: demonym.then_some("demonym"),
        }),
        evidence,
    })
}

/// The feature speaks for the place where the name stands in the first page, and not in the second.
fn tells<'t>(feature: Feature, name: &str, place: u32, yes: impl Into<Page<'t>>, no: impl Into<Page<'t>>) {
    let (yes, no) = (yes.into(), no.into());
    let (marked, unmarked) = (yes.mark(name, place, feature), no.mark(name, place, feature));
    assert!(marked > 0.0, "{feature:?} of {place} in {:?}: {marked}", yes.text);
    assert!(unmarked <= 0.0, "{feature:?} of {place} in {:?}: {unmarked}", no.text);
}

#[test]
fn a_name_behind_a_comma_or_a_bracket_says_what_it_lies_in() {
    tells(Feature::Beside, "Newton", 2, "Newton, Bland", "Newton, Aland");
    tells(Feature::Beside, "Newton", 1, "Newton (Aland)", "Newton and Aland");
    tells(Feature::Beside, "Newton", 2, "Newton in Westmark", "from Newton to Westmark");
    tells(Feature::Beside, "Newton", 2, "Newton, WM", "Newton, wm");
    tells(Feature::Beside, "Bland", 9, "Newton, Bland", "Farley, Bland");
}

#[test]
fn what_lies_elsewhere_than_its_neighbour_says_is_contradicted() {
    tells(Feature::Contradicted, "Farley", 4, "Farley, Bland", "Farley, Aland");
}

#[test]
fn names_of_a_list_lie_near_each_other() {
    tells(Feature::Listed, "Newton", 1, "Newton, Oldham and Farley", "Newton. Oldham");
    tells(Feature::Listed, "Newton", 1, "Newton and Farley", "Newton and Bland");
}

#[test]
fn a_name_said_twice_means_one_place() {
    tells(Feature::SamePlace, "Altheim", 4, "Altheim (Farley)", "Altheim (Oldham)");
}

#[test]
fn what_is_said_of_one_mention_tells_for_the_others() {
    tells(Feature::Elsewhere, "Newton", 2, "Newton was quiet. They left Newton, Bland.", "Newton was quiet.");
}

#[test]
fn a_word_for_its_kind_stands_before_the_name() {
    tells(Feature::Kind, "Heathfield", 7, "the camp Heathfield", "the town Heathfield");
    assert_eq!(Page::from("the camp Heathfield").mark("Heathfield", 6, Feature::Kind), 0.0, "the town is no camp");
}

#[test]
fn a_word_in_the_mention_says_another_kind() {
    let lake = |place| Page::from("Lake Newton was quiet.").mark("Lake Newton", place, Feature::OtherKind);
    assert!(lake(1) > 0.0, "a town is no lake");
    assert_eq!(lake(13), 0.0, "a water is what the word says");
    assert_eq!(Page::from("Newton was quiet.").mark("Newton", 1, Feature::OtherKind), 0.0);
}

#[test]
fn a_name_that_the_page_surely_uses_for_a_place_is_one_elsewhere() {
    let page = Page::from("Newton was quiet. They lived in Newton.");
    let carried = page.first(-2.0, "weak").expect("the second mention is sure");
    assert!(carried.iter().any(|e| e.rule == "place/named-elsewhere"), "{carried:?}");
    assert_eq!(page.first(-5.0, "weak"), None, "the words beside it say all too clearly that it is none");
    assert_eq!(page.first(-2.0, "person"), None, "a person is none whatever the page says");
    assert_eq!(Page::from("Newton was quiet. They lived in Oldham.").first(-2.0, "weak"), None);
}

#[test]
fn a_page_has_its_countries_and_units() {
    tells(Feature::CountryOfPage, "Newton", 1, "Newton. Farley lies far off.", "Newton. Bland is large.");
    tells(Feature::ShareOfPage, "Newton", 1, "Newton. Farley lies far off.", "Newton. Bland is large.");
    tells(Feature::CountryOfPage, "Newton", 2, "Newton. The Blandish army came.", "Newton. The army came.");
    tells(Feature::UnitOfPage, "Newton", 1, "Newton. Oldham was quiet.", "Newton. Farley was quiet.");
    tells(Feature::ShareOfCountry, "Newton", 1, "Newton. Oldham was quiet.", "Newton. Farley was quiet.");
}

#[test]
fn a_name_does_not_speak_for_itself() {
    assert_eq!(Page::from("Newton. Newton. Newton.").mark("Newton", 1, Feature::CountryOfPage), 0.0);
}

#[test]
fn places_near_by_speak_for_each_other() {
    tells(Feature::Near, "Newton", 1, "Newton. Oldham was quiet.", "Newton. Farley was quiet.");
}

#[test]
fn the_address_of_a_page_is_of_a_country() {
    let at = |url| Page { text: "Newton was quiet.", url: Some(url) };
    tells(Feature::Address, "Newton", 1, at("https://example.aa/page"), at("https://example.bb/page"));
    tells(Feature::Address, "Newton", 1, at("https://example.aa/page"), at("https://example.org/aa"));
}

#[test]
fn a_state_fits_the_years_that_a_page_tells_of() {
    tells(Feature::Then, "Oldmark", 11, "Oldmark in 1925", "Oldmark in 1999");
    tells(Feature::Then, "Oldmark", 11, "Oldmark in 1925", "Oldmark was quiet");
    assert!(Page::from("Oldmark in 1999").mark("Oldmark", 11, Feature::Then) < 0.0, "it was no more");
    assert_eq!(Page::from("Oldmark in 1999").mark("Oldmark", 12, Feature::Then), 0.0, "a town has no years");
}

#[test]
fn a_former_name_is_usual_on_a_page_about_its_time() {
    tells(Feature::FormerName, "Altheim", 4, "Altheim in 1925", "Altheim in 1999");
    assert_eq!(Page::from("Altheim in 1925").mark("Altheim", 5, Feature::FormerName), 0.0, "its name of today");
}

#[test]
fn a_page_that_speaks_of_a_camp_speaks_of_sites() {
    let yes = "the camp Oldham. They came to Heathfield by train.";
    tells(Feature::SiteOfPage, "Heathfield", 7, yes, "They came to Heathfield by train.");
    assert_eq!(Page::from(yes).mark("Heathfield", 6, Feature::SiteOfPage), 0.0, "a town is no site");
}

#[test]
fn what_the_gazetteer_says_counts_without_a_page() {
    let newton = |place, feature| Page::from("Newton").mark("Newton", place, feature);
    assert!(newton(1, Feature::People) > 4.0 && newton(13, Feature::People) == 0.0);
    assert!(newton(13, Feature::Landscape) > 0.0 && newton(1, Feature::Landscape) == 0.0);
    assert!(newton(1, Feature::OwnName) > 0.0);
    let altheim = |place, feature| Page::from("Altheim").mark("Altheim", place, feature);
    assert!(altheim(5, Feature::OwnName) > 0.0 && altheim(4, Feature::OwnName) == 0.0);
}
