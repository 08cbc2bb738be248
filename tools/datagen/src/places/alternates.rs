//! Alternate names that nobody writes: Latin spellings that programs made of Cyrillic ones ("Grejplend" for Grapeland, by way
//! of Грейпленд), and names with their state behind a comma.

use std::collections::HashSet;

use regest::gazetteer::{bare, fold, similar};

/// Countries that write or once officially wrote their names in Cyrillic: there such spellings are names people use.
const CYRILLIC: &[&str] = &[
    "AM", "AZ", "BA", "BG", "BY", "EE", "FI", "GE", "KG", "KZ", "LT", "LV", "MD", "ME", "MK", "MN", "PL", "RS", "RU",
    "TJ", "TM", "UA", "UZ", "XK",
];
/// From so many inhabitants on, spellings unlike the main name are kept: they may be names in their own right.
const LARGE: u32 = 5000;

/// The alternates of a place without those.
pub fn clean(main: &str, country: &str, population: u32, names: Vec<String>) -> Vec<String> {
    let names: Vec<_> = names.into_iter().map(before_comma).collect();
    if CYRILLIC.contains(&country) {
        return names;
    }
    let made: HashSet<_> = names.iter().filter(|name| is_cyrillic(name)).flat_map(|name| romanised(name)).collect();
    let main = plain(main);
    let keeps = |name: &String| {
        let key = plain(name);
        !name.is_ascii() || key == main || !made.contains(&key) || (population >= LARGE && !similar(&key, &main))
    };
    names.into_iter().filter(keeps).collect()
}

/// "Springfield، Illinois" in Arabic script is Springfield; in Latin script such names are left out.
fn before_comma(name: String) -> String {
    match name.split_once(['،', '、', '，', '٬']) {
        Some((head, _)) => head.trim().to_owned(),
        None => name,
    }
}

fn is_cyrillic(name: &str) -> bool {
    name.chars().any(|c| matches!(c, '\u{400}'..='\u{4ff}'))
}

/// Letters alone, folded.
fn plain(name: &str) -> String {
    let key = fold(name);
    let key = bare(&key).unwrap_or(key);
    key.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// How letters are spelt in Latin.
const LETTERS: &[(char, &str)] = &[
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "g"),
    ('ґ', "g"),
    ('д', "d"),
    ('е', "e"),
    ('є', "e"),
    ('ё', "jo"),
    ('ж', "zh"),
    ('з', "z"),
    ('и', "i"),
    ('і', "i"),
    ('ї', "i"),
    ('й', "j"),
    ('ј', "j"),
    ('к', "k"),
    ('л', "l"),
    ('љ', "lj"),
    ('м', "m"),
    ('н', "n"),
    ('њ', "nj"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('ћ', "c"),
    ('у', "u"),
    ('ў', "u"),
    ('ф', "f"),
    ('х', "kh"),
    ('ц', "c"),
    ('ч', "ch"),
    ('џ', "dz"),
    ('ш', "sh"),
    ('щ', "shh"),
    ('ъ', ""),
    ('ы', "y"),
    ('ь', ""),
    ('э', "eh"),
    ('ю', "ju"),
    ('я', "ja"),
    ('ђ', "d"),
    ('ѓ', "g"),
    ('ќ', "k"),
    ('ѕ', "z"),
];

/// Other habits: of Russian, Ukrainian, Serbian and Bulgarian spellings.
const HABITS: &[&[(char, &str)]] = &[
    &[],
    &[('х', "h")],
    &[('ц', "ts")],
    &[('х', "h"), ('ц', "ts")],
    &[('г', "h"), ('и', "y")],
    &[('ж', "z"), ('ч', "c"), ('ш', "s")],
    &[('х', "h"), ('ж', "z"), ('ч', "c"), ('ш', "s")],
    &[('щ', "sht"), ('ъ', "a"), ('х', "h"), ('ц', "ts")],
    &[('щ', "sht"), ('ъ', "u"), ('х', "kh"), ('ц', "ts")],
];

fn romanised(name: &str) -> Vec<String> {
    // Folding makes е of ё, as it does to both sides.
    let lower: String = name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let spelt = |habit: &&[(char, &'static str)]| -> String {
        let letter = |c: char| habit.iter().chain(LETTERS).find(|(from, _)| *from == c).map(|(_, to)| *to);
        lower.chars().map(|c| letter(c).map_or_else(|| c.to_string(), str::to_owned)).collect()
    };
    HABITS.iter().map(spelt).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(country: &str, population: u32, names: &[&str]) -> Vec<String> {
        clean("Hartfield", country, population, names.iter().map(|&name| name.to_owned()).collect())
    }

    #[test]
    fn spellings_made_of_cyrillic_go() {
        assert_eq!(kept("US", 900, &["Хартфилд", "Khartfild", "Harty"]), ["Хартфилд", "Harty"]);
        assert_eq!(kept("US", 900, &["Гарфіл", "Garfil"]), ["Гарфіл"]);
        assert_eq!(kept("UA", 900, &["Хартфилд", "Khartfild"]), ["Хартфилд", "Khartfild"], "here people write so");
        assert_eq!(kept("GR", 9000, &["Ветрен", "Vetren"]), ["Ветрен", "Vetren"], "another name of a town");
        assert_eq!(kept("GR", 900, &["Ветрен", "Vetren"]), ["Ветрен"]);
    }

    #[test]
    fn states_behind_a_comma_go() {
        assert_eq!(kept("US", 900, &["هارتفیلد، تگزاس"]), ["هارتفیلد"]);
    }
}
