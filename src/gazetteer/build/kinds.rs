//! Kinds of places as other gazetteers write them: the table beside this file.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::Kind;

static TABLE: LazyLock<HashMap<(&str, &str), Option<Kind>>> = LazyLock::new(|| {
    let rows = include_str!("kinds.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let cells = rows.map(|line| {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        ((cell(), cell()), Kind::from_word(cell()))
    });
    cells.collect()
});

/// The kind of a GeoNames feature class and code; `None` where such features are left out.
pub(super) fn of_geonames(class: &str, code: &str) -> Option<Kind> {
    let whole = format!("{class}.{code}");
    let exact = TABLE.get(&("geonames", &*whole));
    // The code of a capital of a second-order unit and the like stand for their class.
    exact.or_else(|| TABLE.get(&("geonames", class))).copied().flatten()
}

/// The kind of a GeoNames feature class alone, as the World Historical Gazetteer gives it.
pub(super) fn of_class(class: &str) -> Option<Kind> {
    TABLE.get(&("class", class)).copied().flatten()
}

/// The kind of a type: its identifier in the Art & Architecture Thesaurus, or its word.
pub(super) fn of_type(identifier: &str, word: &str) -> Option<Kind> {
    let number = identifier.rsplit([':', '/']).next().unwrap_or_default();
    let word = word.trim().to_lowercase();
    let singular = word.strip_suffix('s').unwrap_or(&word);
    let of_word = TABLE.get(&("type", &*word)).or_else(|| TABLE.get(&("type", singular)));
    of_word.or_else(|| TABLE.get(&("aat", number))).copied().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_a_kind_or_leaves_it_out() {
        for line in include_str!("kinds.tsv").lines().filter(|line| !line.starts_with('#')).skip(1) {
            let word = line.split('\t').nth(2).unwrap();
            assert!(word == "-" || Kind::from_word(word).is_some(), "{line}");
        }
    }

    #[test]
    fn kinds_of_other_gazetteers() {
        assert_eq!(of_geonames("P", "PPLX"), Some(Kind::City));
        assert_eq!(of_geonames("H", "STM"), Some(Kind::River));
        assert_eq!((of_geonames("S", "HTL"), of_geonames("A", "ADM5")), (None, None));
        assert_eq!(of_type("aat:300008347", ""), Some(Kind::City));
        assert_eq!(of_type("", "Ghettos"), Some(Kind::Ghetto));
        assert_eq!(of_type("", "shop"), None);
    }
}
