use super::*;

fn places_of(gazetteer: &Gazetteer, name: &str) -> Vec<String> {
    let found = gazetteer.lookup(name).into_iter().flat_map(|name| gazetteer.candidates(name));
    found.map(|c| gazetteer.place(c.place)).map(|p| format!("{} {} {}", p.id, p.name, p.country)).collect()
}

#[test]
fn the_embedded_file_is_intact() {
    assert!(Gazetteer::embedded().is_intact());
}

#[test]
fn names_of_every_script_resolve() {
    let gazetteer = Gazetteer::embedded();
    for (name, id) in [
        ("Mechelen", 2791537),
        ("Malines", 2791537),
        ("Lemberg", 702550),
        ("北京", 1816670),
        ("Москва", 524901),
        ("Łódź", 3093133),
        ("LODZ", 3093133),
        ("Theresienstadt", 3064268),
        ("ווארשע", 756135),
        ("Belgien", 2802361),
        ("Delaware", 4142224),
    ] {
        let found = places_of(gazetteer, name);
        assert!(found.iter().any(|place| place.starts_with(&format!("{id} "))), "{name}: {found:?}");
    }
}
