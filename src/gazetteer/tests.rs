use std::io::Write;

use super::format::Sections;
use super::read::Tables;
use super::*;

fn small() -> Packer {
    let row = |id: u32, name: &str, country: &str, population: u32, names: &[&str]| PlaceRow {
        geonames: id,
        country: country.to_owned(),
        admin1: "01".to_owned(),
        population,
        names: names.iter().map(|&form| NameRow { form: form.to_owned(), ..NameRow::default() }).collect(),
        ..PlaceRow::new(name, Kind::City, 50.5, -4.25)
    };
    let places = vec![
        row(1, "Kraków", "PL", 755_000, &["Krakau", "Краков"]),
        row(2, "Frankfurt am Main", "DE", 650_000, &["Frankfurt a. M.", "Frankfurt"]),
        row(3, "Frankfurt (Oder)", "DE", 51_000, &["Frankfurt"]),
        row(4, "東京", "JP", 8_000_000, &["Tokyo", "Tōkyō"]),
        row(5, "Łódź", "PL", 700_000, &[]),
        row(6, "St. Gallen", "CH", 70_000, &[]),
        row(7, "Bergen-Belsen", "DE", 0, &["ברגן-בלזן"]),
        row(8, "Ts’khinvali", "GE", 30_000, &[]),
    ];
    let admins =
        vec![AdminRow { country: "PL".into(), code: "01".into(), name: "Lesser Poland".into(), ..AdminRow::default() }];
    let demonyms = vec![DemonymRow { form: "Krakauer".into(), country: String::new(), place: "Kraków".into() }];
    Packer { meta: "name: small\n".to_owned(), places, admins, demonyms }
}

fn opened(packer: Packer) -> Gazetteer {
    open_bytes(&packer.pack().unwrap()).unwrap()
}

fn open_bytes(bytes: &[u8]) -> Result<Gazetteer, Error> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    Gazetteer::open(file.path())
}

fn ids(gazetteer: &Gazetteer, name: &str) -> Vec<String> {
    let found = gazetteer.lookup(name).into_iter().flat_map(|name| gazetteer.candidates(name));
    found.map(|c| gazetteer.place(c.place).id.to_string()).collect()
}

/// Every name that begins at `at`, as written.
fn names<'t>(gazetteer: &Gazetteer, text: &'t str, at: usize) -> Vec<&'t str> {
    let mut found = Vec::new();
    gazetteer.walk(text, at, &mut |step| {
        if let Step::Name(name) = step {
            found.push(&text[at..at + name.len]);
        }
    });
    found
}

#[test]
fn every_name_packed_is_found_again() {
    let packer = small();
    let rows = packer.places.clone();
    let gazetteer = opened(packer);
    for row in rows {
        for form in row.names.iter().map(|name| &name.form).chain([&row.name]) {
            let id = row.geonames.to_string();
            assert!(ids(&gazetteer, form).contains(&id), "{form}");
            assert!(ids(&gazetteer, &form.to_uppercase()).contains(&id), "{form} in capitals");
            assert_eq!(names(&gazetteer, form, 0).last(), Some(&form.as_str()), "walk");
        }
    }
}

#[test]
fn a_place_keeps_what_is_known_of_it() {
    let gazetteer = opened(small());
    let name = gazetteer.lookup("krakow").unwrap();
    let candidate = gazetteer.candidates(name).next().unwrap();
    assert!(candidate.flags.bare() && candidate.flags.primary());
    let place = gazetteer.place(candidate.place);
    assert_eq!((place.id, place.name, place.country), (PlaceKey::GeoNames(1), "Kraków", "PL"));
    assert_eq!((place.lat, place.lon, place.admin1_name), (50.5, -4.25, "Lesser Poland"));
    assert!(place.population.abs_diff(755_000) < 1000);
    assert_eq!(gazetteer.by_geonames(1), Some(candidate.place));
}

#[test]
fn the_larger_place_comes_first() {
    assert_eq!(ids(&opened(small()), "Frankfurt"), ["2", "3"]);
}

#[test]
fn names_are_walked_as_written() {
    let gazetteer = opened(small());
    let walk = |text, at| names(&gazetteer, text, at);
    assert_eq!(walk("in Frankfurt a.M., bei", 3), ["Frankfurt", "Frankfurt a.M."]);
    assert_eq!(walk("FRANKFURT (ODER) liegt", 0), ["FRANKFURT", "FRANKFURT (ODER)"]);
    assert_eq!(walk("Bergen - Belsen", 0), ["Bergen - Belsen"]);
    assert_eq!(walk("Bergen\nBelsen", 0), ["Bergen\nBelsen"]);
    assert_eq!(walk("St Gallen", 0), ["St Gallen"]);
    assert_eq!(walk("Lo\u{301}dz\u{301}", 0), [] as [&str; 0], "ł is no l with an accent");
    assert_eq!(walk("Ło\u{301}dz\u{301} leży", 0), ["Ło\u{301}dz\u{301}"]);
    assert_eq!(walk("Tskhinvali", 0), ["Tskhinvali"]);
    assert_eq!(walk("他從東京到", "他從".len()), ["東京"]);
    assert_eq!(walk("Tokyo's", 0), ["Tokyo"]);
}

#[test]
fn names_do_not_reach_over_ends() {
    let gazetteer = opened(small());
    let none: [&str; 0] = [];
    assert_eq!(names(&gazetteer, "Bergen. Belsen", 0), none, "a sentence ends after a long word");
    assert_eq!(names(&gazetteer, "Bergen\n\nBelsen", 0), none, "a paragraph ends");
    assert_eq!(names(&gazetteer, "Bergen, Belsen", 0), none);
    assert_eq!(names(&gazetteer, "Tokyoite", 0), none);
    assert_eq!(names(&gazetteer, "Tokyo", 99), none, "a start outside the text");
    assert_eq!(names(&gazetteer, "東京", 1), none, "a start inside a character");
}

#[test]
fn a_walk_goes_on_behind_an_inflected_word() {
    let gazetteer = opened(small());
    let text = "Frankfurcie am Main";
    let (mut stems, mut found) = (Vec::new(), Vec::new());
    gazetteer.walk(text, 0, &mut |step| {
        if let Step::Stem(stem) = step {
            stems.push(stem);
        }
    });
    for stem in stems.iter().filter(|stem| stem.left == "cie") {
        gazetteer.walk_on(text, 0, stem, "t", &mut |step| {
            if let Step::Name(name) = step {
                found.push((&text[..name.len], name.name));
            }
        });
    }
    assert_eq!(found, [(text, gazetteer.lookup("Frankfurt am Main").unwrap())]);
}

#[test]
fn stems_are_completed_with_the_ending_of_the_name() {
    let gazetteer = opened(small());
    let mut found = Vec::new();
    gazetteer.walk("Krakowie", 0, &mut |step| {
        if let Step::Stem(stem) = step {
            found.extend(gazetteer.complete(&stem, "ów").map(|name| (stem.left, stem.letters, name)));
        }
    });
    assert_eq!(found, [("owie", 4, gazetteer.lookup("Kraków").unwrap())]);
}

#[test]
fn a_word_with_too_much_left_is_no_stem() {
    let gazetteer = opened(small());
    let long = format!("Tokyo{}", "x".repeat(100_000));
    let mut stems = 0;
    gazetteer.walk(&long, 0, &mut |_| stems += 1);
    assert_eq!(stems, 0);
}

#[test]
fn demonyms_lead_to_a_country_or_a_town() {
    let gazetteer = opened(small());
    let town = gazetteer.demonym("KRAKAUER").and_then(|d| d.place).map(|place| gazetteer.place(place).name);
    assert_eq!(town, Some("Kraków"));
    assert_eq!(gazetteer.demonym("Kraków"), None);
}

#[test]
fn unpacked_and_packed_again_it_is_the_same() {
    let bytes = small().pack().unwrap();
    let mut again = pack::Writer::new(&std::env::temp_dir());
    open_bytes(&bytes).unwrap().unpack(&mut again).unwrap();
    assert_eq!(open_bytes(&again.finish().unwrap()).unwrap().sha256(), open_bytes(&bytes).unwrap().sha256());
}

#[test]
fn damaged_files_are_refused() {
    let bytes = small().pack().unwrap();
    for at in (0..bytes.len()).step_by(7) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x41;
        assert!(open_bytes(&damaged).is_err(), "byte {at}");
        assert!(open_bytes(&bytes[..at]).is_err(), "cut at {at}");
    }
    assert!(open_bytes(b"").is_err());
}

#[test]
fn sections_full_of_nonsense_give_no_places_and_no_panic() {
    let gazetteer = opened(small());
    for number in [0, 5, 1_000, u32::MAX] {
        gazetteer.candidates(NameId(number)).for_each(drop);
    }
    assert_eq!(gazetteer.place(PlaceId(u32::MAX)).name, "");
    let mut bytes = small().pack().unwrap();
    for (at, byte) in bytes.iter_mut().enumerate().skip(400) {
        *byte = byte.wrapping_mul(31).wrapping_add(at as u8);
    }
    let sections = Sections::read(bytes.leak()).unwrap();
    let tables = Tables::of(&sections);
    (0..2_000).for_each(|n| tables.candidates(n).for_each(drop));
    (0..2_000).for_each(|n| assert!(tables.place(PlaceId(n)).is_none_or(|p| p.lat.abs() <= 90.0)));
    tables.admins_of("PL").for_each(drop);
    tables.country("PL");
}

mod layers {
    use super::*;

    fn place(id: u32, own: &str, name: &str, names: &[(&str, &str)]) -> PlaceRow {
        let names = names.iter().map(|&(form, lang)| NameRow {
            form: form.to_owned(),
            langs: vec![lang.to_owned()],
            ..NameRow::default()
        });
        PlaceRow {
            geonames: id,
            own_id: own.to_owned(),
            country: "PL".to_owned(),
            admin1: "01".to_owned(),
            names: names.collect(),
            ..PlaceRow::new(name, Kind::Camp, 10.0, 20.0)
        }
    }

    /// The small gazetteer with a file of one's own above it.
    fn both() -> Gazetteer {
        let own = Packer {
            meta: "name: own\nversion: 3\n".to_owned(),
            places: vec![
                place(1, "", "Kraków", &[("Cracovie", "fr")]),
                place(0, "k:1", "Krakówek", &[("Kraków", "pl")]),
            ],
            demonyms: vec![DemonymRow { form: "krakowski".into(), country: "PL".into(), place: "geonames:1".into() }],
            ..Packer::default()
        };
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, packer: Packer| {
            let path = folder.path().join(name);
            std::fs::write(&path, packer.pack().unwrap()).unwrap();
            path
        };
        Gazetteer::layered(&[write("own", own), write("small", small())], true).unwrap()
    }

    #[test]
    fn names_of_all_files_are_known() {
        let gazetteer = both();
        assert_eq!((ids(&gazetteer, "Tokyo"), ids(&gazetteer, "Krakau")), (vec!["4".to_owned()], vec!["1".to_owned()]));
        assert_eq!(ids(&gazetteer, "Kraków"), ["k:1", "1"], "a place that both files have stands once");
        assert_eq!(
            gazetteer.by_geonames(1),
            gazetteer.candidates(gazetteer.lookup("Cracovie").unwrap()).next().map(|c| c.place)
        );
        assert!(gazetteer.demonym("krakowski").unwrap().place == gazetteer.by_geonames(1));
        assert!(gazetteer.demonym("Krakauer").unwrap().place == gazetteer.by_geonames(1));
    }

    #[test]
    fn what_the_upper_file_says_of_a_place_holds() {
        let gazetteer = both();
        let place = gazetteer.place(gazetteer.by_geonames(1).unwrap());
        assert_eq!((place.kind, place.lat, place.admin1_name), (Kind::Camp, 10.0, "Lesser Poland"));
        let french = gazetteer.language("fr").unwrap();
        let name = gazetteer.lookup("Cracovie").unwrap();
        assert!(gazetteer.candidates(name).all(|candidate| candidate.in_lang(french) && candidate.in_language("fr")));
        assert!(gazetteer.candidates(gazetteer.lookup("Tokyo").unwrap()).all(|candidate| !candidate.in_lang(french)));
    }

    #[test]
    fn a_walk_meets_each_name_once_and_the_shorter_first() {
        let gazetteer = both();
        assert_eq!(names(&gazetteer, "Kraków", 0), ["Kraków"]);
        assert_eq!(names(&gazetteer, "Frankfurt am Main", 0), ["Frankfurt", "Frankfurt am Main"]);
        let mut completed = Vec::new();
        gazetteer.walk("Krakówkiem", 0, &mut |step| {
            if let Step::Stem(stem) = step {
                completed.extend(["", "ek"].map(|ending| gazetteer.complete(&stem, ending)).into_iter().flatten());
            }
        });
        assert_eq!(completed, [gazetteer.lookup("Kraków").unwrap(), gazetteer.lookup("Krakówek").unwrap()]);
    }

    #[test]
    fn each_file_is_named() {
        let files: Vec<_> = both().files().map(|file| (file.name, file.version, file.embedded)).collect();
        assert_eq!(files, [("small".into(), String::new(), false), ("own".into(), "3".into(), false)]);
    }

    #[test]
    fn nearest_names() {
        let near = |name| both().nearest(name, 3).into_iter().map(|near| near.form).collect::<Vec<_>>();
        assert_eq!(
            (near("Krakaw"), near("Krakuwek")),
            (vec!["krakau".to_owned(), "krakow".to_owned()], vec!["krakowek".to_owned()])
        );
        assert_eq!(near("Bergen Bellsen"), ["bergen belsen"]);
        assert_eq!(near("Xyzzy"), [] as [&str; 0]);
    }
}

mod embedded {
    use super::*;

    fn check(rows: &[(&str, &str)]) {
        let gazetteer = Gazetteer::embedded();
        for (name, id) in rows {
            assert!(ids(gazetteer, name).iter().any(|found| found == id), "{name}: {:?}", ids(gazetteer, name));
        }
    }

    #[test]
    fn the_file_is_intact() {
        assert!(Gazetteer::embedded().is_intact());
        assert!(regest_data::PLACES.len() <= 24_500_000);
    }

    #[test]
    fn settlements_in_many_scripts() {
        check(&[
            ("Mechelen", "2791537"),
            ("Malines", "2791537"),
            ("MECHELN", "2791537"),
            ("北京", "1816670"),
            ("Москва", "524901"),
            ("Łódź", "3093133"),
            ("LODZ", "3093133"),
            ("וואַרשע", "756135"),
            ("ירושלים", "281184"),
            ("Θεσσαλονίκη", "734077"),
            ("ΘΕΣΣΑΛΟΝΙΚΗ", "734077"),
            ("İstanbul", "745044"),
            ("Frankfurt a. M.", "2925533"),
            ("Den Haag", "2747373"),
        ]);
    }

    #[test]
    fn names_of_former_times() {
        check(&[
            ("Lemberg", "702550"),
            ("Lwów", "702550"),
            ("Danzig", "3099434"),
            ("Breslau", "3081368"),
            ("Königsberg", "554234"),
            ("Theresienstadt", "3064268"),
            ("Litzmannstadt", "3093133"),
            ("Kovno", "598316"),
            ("Wilno", "593116"),
            ("Czernowitz", "710719"),
            ("Nagyvárad", "671768"),
            ("Kassa", "724443"),
            ("Stalingrad", "472757"),
        ]);
    }

    #[test]
    fn countries_and_their_parts() {
        check(&[
            ("Belgien", "2802361"),
            ("USA", "6252001"),
            ("US", "6252001"),
            ("U.S.", "6252001"),
            ("United Kingdom", "2635167"),
            ("Holland", "2750405"),
            ("Белоруссия", "630336"),
            ("Delaware", "4142224"),
            ("Alberta", "5883102"),
            ("Schottland", "2638360"),
            ("Europa", "6255148"),
        ]);
    }

    #[test]
    fn sites_waters_and_former_states() {
        check(&[
            ("Westerbork", "site:westerbork-camp"),
            ("Kazerne Dossin", "site:kazerne-dossin"),
            ("DOSSIN BARRACKS", "site:dossin-camp"),
            ("Auschwitz-Birkenau", "site:auschwitz"),
            ("Treblinka", "site:treblinka"),
            ("Sachsenhausen", "site:sachsenhausen"),
            ("Babi Yar", "site:babi-yar"),
            ("Donau", "site:danube"),
            ("Nordsee", "site:north-sea"),
            ("Советский Союз", "site:soviet-union"),
            ("Československo", "site:czechoslovakia"),
            ("Transnistria", "site:transnistria-1941"),
            ("Lower Silesia", "site:lower-silesia"),
        ]);
    }

    #[test]
    fn abbreviations_of_units() {
        let gazetteer = Gazetteer::embedded();
        let unit = |country, short| gazetteer.admin1_by_abbrev(country, short).map(|place| gazetteer.place(place).name);
        assert_eq!(unit("US", "DE"), Some("Delaware"));
        assert_eq!(unit("US", "W.Va."), Some("West Virginia"));
        assert_eq!(unit("CA", "Ont."), Some("Ontario"));
        assert_eq!(unit("AU", "NSW"), Some("New South Wales"));
        assert_eq!((unit("US", "de"), unit("US", ""), unit("XX", "DE")), (None, None, None));
    }

    #[test]
    fn demonyms_of_countries_and_towns() {
        let gazetteer = Gazetteer::embedded();
        let country = |word| gazetteer.demonym(word).map_or("", |demonym| demonym.country);
        let town = |word| gazetteer.demonym(word).and_then(|d| d.place).map_or("", |place| gazetteer.place(place).name);
        assert_eq!(["Canadian", "belgischen", "советская", "niemieckiego"].map(country), ["CA", "BE", "SUHH", "DE"]);
        assert_eq!(
            ["Berliner", "Warschauer", "budapesti", "pražského"].map(town),
            ["Berlin", "Warsaw", "Budapest", "Prague"]
        );
        assert_eq!(gazetteer.demonym("table"), None);
    }

    #[test]
    fn a_site_knows_its_surroundings() {
        let gazetteer = Gazetteer::embedded();
        let name = gazetteer.lookup("Kamp Westerbork").unwrap();
        let place = gazetteer.place(gazetteer.candidates(name).next().unwrap().place);
        assert_eq!((place.kind, place.country, place.near), (Kind::Camp, "NL", Some(2_744_769)));
        assert_eq!((place.years, place.id.gazetteer()), ((Some(1939), Some(1971)), "regest-sites"));
        assert!((place.lat - 52.917).abs() < 0.001 && (place.lon - 6.607).abs() < 0.001);
    }

    #[test]
    fn a_country_is_found_by_code() {
        let gazetteer = Gazetteer::embedded();
        let name = |code| gazetteer.country(code).map(|place| gazetteer.place(place).name);
        assert_eq!((name("BE"), name("XX")), (Some("Belgium"), None));
        assert!(gazetteer.admin1s("BE").any(|(code, name, _)| (code, name) == ("VLG", "Flanders")));
    }
}
