//! How likely a bare name means a place, by what the gazetteer alone says.

use super::{Candidate, Kind, Place};

impl Candidate<'_> {
    /// Log-odds, up to a constant, that the name means `place` (the candidate's own) in a text of language `lang`.
    #[must_use]
    pub fn prior(&self, place: &Place<'_>, lang: &str) -> f32 {
        size(place) + rank(place.kind) + self.fit(lang)
    }

    /// How well the name itself fits: a main name or one of the language speaks for it, a foreign one against it.
    fn fit(&self, lang: &str) -> f32 {
        let flags = self.flags;
        let own = flags.primary() || self.in_language(lang);
        let known = if own { 0.7 } else { 0.0 };
        let usual = if flags.preferred() { 0.5 } else { 0.0 };
        let near = if own || flags.similar_to_primary() || flags.historic() { 0.0 } else { -0.8 };
        known + usual + near - if flags.bare() { 0.5 } else { 0.0 }
    }
}

fn size(place: &Place<'_>) -> f32 {
    let people = (f64::from(place.population) + 10.0).log10() as f32;
    match place.kind {
        Kind::City | Kind::Capital | Kind::Seat => people,
        Kind::Country | Kind::FormerState => people.max(5.0) * 0.5 + 3.0,
        Kind::Admin1 => people.max(4.0) * 0.8,
        Kind::Admin2 => people.max(3.0) * 0.6,
        _ => 4.0,
    }
}

fn rank(kind: Kind) -> f32 {
    match kind {
        Kind::Country | Kind::Continent | Kind::FormerState => 2.0,
        // A town before the province of its name.
        Kind::Admin1 => 0.2,
        Kind::Region | Kind::Sea | Kind::River => 0.7,
        Kind::Capital => 0.7,
        Kind::Seat => 0.2,
        Kind::Admin2 => -0.5,
        _ => 0.0,
    }
}
