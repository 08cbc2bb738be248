//! The roles that words play, and the tables of `words.toml` they come from. Read by `build.rs` too.

/// What a role's entries in a language file look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `form = 5`
    Numeric,
    /// `form = { times = 100 }` in the table of a numeric role.
    Times,
    /// `key = ["form", "form"]` under the role's own key.
    Keyed(&'static str),
    /// `anything = ["form", "form"]`: the key is the value.
    Open,
}

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident = $table:literal $shape:expr),+ $(,)?) => {
        /// A role that a word may play in some language.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u16)]
        pub enum Role { $($(#[$doc])* $role),+ }

        impl Role {
            /// All roles, by number.
            pub const ALL: &'static [Self] = &[$(Self::$role),+];

            /// The table of a language file that lists its forms, and what its entries look like.
            #[must_use]
            pub const fn table(self) -> (&'static str, Shape) {
                use Shape::{Keyed, Numeric, Open, Times};
                match self { $(Self::$role => ($table, $shape)),+ }
            }
        }
    };
}

roles! {
    /// A month, 1–12.
    Month = "months" Numeric,
    /// A day of the week, Monday = 1.
    Weekday = "weekdays" Numeric,
    /// A season: 21 spring – 24 winter.
    Season = "seasons" Numeric,
    /// A month of the Hebrew calendar, 1 = Tishri.
    HebrewMonth = "hebrew-months" Numeric,
    /// A month of the Islamic calendar.
    IslamicMonth = "islamic-months" Numeric,
    /// A month of the Persian calendar.
    PersianMonth = "persian-months" Numeric,
    /// Before our era.
    Bce = "eras" Keyed("bce"),
    /// Of our era.
    Ce = "eras" Keyed("ce"),
    /// Words for days by their distance from today.
    RelativeDay = "relative" Open,
    /// A number word that adds its value.
    Number = "numbers" Numeric,
    /// A number word that multiplies.
    Times = "numbers" Times,
    /// An ordinal word.
    Ordinal = "ordinals" Numeric,
    /// A scale word or abbreviation after digits.
    Scale = "scales" Numeric,
    /// A one-letter scale, only written on.
    ScaleShort = "scales-short" Numeric,
    /// A connector between number words.
    NumberAnd = "number" Keyed("and"),
    /// A number word that is as often another word.
    NumberWeak = "number" Keyed("weak"),
}
