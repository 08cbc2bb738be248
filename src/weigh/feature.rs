//! What may speak for a candidate, by name, and how much each such feature weighs.

use std::sync::LazyLock;

macro_rules! features {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $says:literal;)*) => {
        /// Something that speaks for or against a candidate, or for none of them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Feature { $($(#[$doc])* $variant,)* }

        impl Feature {
            /// Every feature, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();

            /// Its name in the record and in the table of weights.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What it says of a candidate, for people.
            #[must_use]
            pub const fn says(self) -> &'static str {
                match self { $(Self::$variant => $says,)* }
            }
        }
    };
}

features! {
    /// Sharpens or flattens all shares: no feature of a candidate, but what the sum of the others is multiplied with.
    Sharpness = "sharpness", "";
    /// That none of the candidates is meant.
    Nothing = "none-of-them", "";
    /// Inhabitants of a settlement: tens, hundreds, thousands, …
    People = "largest", "larger";
    /// Inhabitants of a country, likewise.
    Nation = "large-country", "a large country";
    /// Inhabitants of a first-order unit, likewise.
    Unit = "large-unit", "a large unit";
    /// Inhabitants of a second-order unit, likewise.
    County = "large-county", "a large county";
    /// It is a country.
    Country = "country", "a country";
    /// It is a state that is no more.
    Former = "former-state", "a former state";
    /// It is a continent or a group of countries.
    Continent = "continent", "a continent";
    /// It is a first-order unit.
    IsUnit = "unit", "a first-order unit";
    /// It is a second-order unit.
    IsCounty = "county", "a second-order unit";
    /// It is a region, river, lake or sea.
    Landscape = "landscape", "a region or water";
    /// It is a mountain or an island.
    Landmark = "landmark", "a mountain or an island";
    /// It is a camp, ghetto, memorial, archive, killing site or building.
    Site = "site", "a site";
    /// It is the capital of a country.
    Capital = "capital", "a capital";
    /// It is the seat of a unit, or gave one its name.
    Seat = "seat", "the seat of a unit";
    /// The name is its main one or one of the text's language.
    OwnName = "own-name", "so named in this language";
    /// The name is the usual one in some language.
    UsualName = "usual-name", "usually named so";
    /// The name is neither its own, nor like it, nor of former times.
    OtherName = "other-name", "so named at times";
    /// The name is one of former times, on a page about them.
    FormerName = "former-name", "so named at the time";
    /// The form lacks its accents.
    BareName = "bare-name", "written without its accents";
    /// What it costs to take an ending off.
    Inflected = "inflected", "an inflected form";
    /// Other names of the page mean places of its country: logarithm of how many.
    CountryOfPage = "country-of-page", "in a country that the page is about";
    /// How much of the page's other names mean places of its country: 0 to 1.
    ShareOfPage = "share-of-page", "in the country of most of the page's places";
    /// Other names of the page mean places of its first-order unit.
    UnitOfPage = "unit-of-page", "in a unit that the page is about";
    /// How much of those in its country mean places of its first-order unit: 0 to 1.
    ShareOfCountry = "share-of-unit", "in the unit of most of the page's places";
    /// Other places of the page are near.
    Near = "near", "near other places of the page";
    /// The page's address or language is of its country.
    Address = "page-address", "in the country of the page's address";
    /// It existed in the years that the page tells of.
    Then = "years", "of the years that the page tells of";
    /// The page speaks of camps and other sites.
    SiteOfPage = "page-of-sites", "a site, as others on the page";
    /// The name beside it is of what it lies in, or of what lies in it.
    Beside = "apposition", "named with what it lies in";
    /// A neighbour says what it lies in, and it does not lie there.
    Contradicted = "contradiction", "not where the words beside it say";
    /// The words beside it say its kind.
    Kind = "kind-word", "of the kind that the words say";
    /// A word in the mention says another kind: "Lake X" is no town.
    OtherKind = "other-kind", "of another kind than its words say";
    /// Names in one list with it mean places of its unit or country.
    Listed = "listed", "near those listed with it";
    /// The name beside it is another name of the same place.
    SamePlace = "same-place", "named twice";
    /// What a neighbour says at another mention of the name.
    Elsewhere = "said-elsewhere", "said of another mention of the name";
}

/// How much of each feature a candidate has.
pub type Marks = [f32; Feature::COUNT];

/// A weight for every feature.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights(Marks);

impl Weights {
    /// Those in the table that is part of the program.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Weights> = LazyLock::new(|| Weights::read(include_str!("weights.tsv")));
        &SHIPPED
    }

    /// Reads lines of `feature, weight, …`; what is not there weighs nothing.
    #[must_use]
    pub fn read(table: &str) -> Self {
        let mut out = [0.0; Feature::COUNT];
        for line in table.lines() {
            let mut fields = line.split('\t');
            let feature = fields.next().and_then(|name| Feature::ALL.iter().find(|f| f.name() == name));
            if let (Some(feature), Some(Ok(weight))) = (feature, fields.next().map(str::parse)) {
                out[*feature as usize] = weight;
            }
        }
        Self(out)
    }

    /// The weight of a feature.
    #[must_use]
    pub const fn of(&self, feature: Feature) -> f32 {
        self.0[feature as usize]
    }

    /// The same with another weight for one feature.
    #[must_use]
    pub const fn with(mut self, feature: Feature, weight: f32) -> Self {
        self.0[feature as usize] = weight;
        self
    }

    /// Log-odds that the marks add up to.
    #[must_use]
    pub fn sum(&self, marks: &Marks) -> f32 {
        self.of(Feature::Sharpness) * self.0.iter().zip(marks).map(|(w, m)| w * m).sum::<f32>()
    }
}
