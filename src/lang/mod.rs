//! Words of all languages, as data: which form plays which role in which language, and how languages write numbers and dates.

mod hash;
mod lexicon;
mod passage;
mod role;

pub use lexicon::{Entry, Hit, Lexicon};
pub use passage::{Match, Passage};
pub use role::{Role, Shape};

/// Order of the fields of a numeric date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
    /// Year, month, day.
    Ymd,
}

/// How a language writes the first letter of the names of months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthCase {
    /// Small: a capital begins a sentence or a name ("Marca").
    Small,
    /// A capital: a small one is another word ("the march").
    Capital,
    /// Not told, or a script without capitals.
    Unknown,
}

/// Where the head of a noun phrase stands, as far as the phrase of a number goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// Behind its adjectives, and last: en nl sv hu tr.
    Last,
    /// It is the word with a capital: de.
    Capital,
    /// Before its adjectives: fr es it, he ar fa, vi id.
    First,
    /// Behind adjectives that agree with it, before genitives: the Slavic and Baltic languages, Greek.
    Agreeing,
}

/// A language that has a folder in `src/lang`, or `und`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Lang(u16);

/// What is known of a language beside its words.
#[derive(Debug)]
pub struct Info {
    /// BCP 47.
    pub tag: &'static str,
    /// English name.
    pub name: &'static str,
    /// ISO 15924.
    pub script: &'static str,
    /// Order of numeric dates.
    pub order: Order,
    /// Decimal mark.
    pub decimal: char,
    /// Grouping mark.
    pub group: char,
    /// Fewest digits before the first grouping mark (2: `1404` but `14.040`).
    pub min_grouping: u8,
    /// Of the names of months.
    pub months: MonthCase,
    /// The verb stands second: "1942 wurde …".
    pub verb_second: bool,
    /// All nouns begin with a capital.
    pub nouns_capital: bool,
    /// A dot behind digits makes an ordinal of them: "3. Mai".
    pub ordinal_dot: bool,
    /// Where the head of a counted phrase stands.
    pub head: Head,
    /// Top-level domains of its countries: what such a site writes in another language may keep the marks of this one.
    pub domains: &'static [&'static str],
    /// Patterns of postcodes: `9` a digit, `A` a capital, `_` a blank.
    pub postcodes: &'static [&'static str],
    /// Endings of nouns in the plural; those with `!` before them are none.
    pub plurals: &'static [&'static str],
    /// Endings of adjectives that stand before a counted noun.
    pub adjectives: &'static [&'static str],
    /// Endings of verbs in the past and of participles; those with `!` before them are none.
    pub participles: &'static [&'static str],
    /// Digits go on behind a scale word, even without one of their own: "3만 5천", "14 bin 52".
    pub digits_again: bool,
    /// What denies a verb that it is written on to: "ne" of "nezahynulo".
    pub denial: &'static [&'static str],
    /// Number of its group of languages that are read in each other's text; 0 for none.
    pub kin: u8,
    /// Names of places take endings.
    pub place_endings: bool,
}

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

impl Lang {
    /// No language.
    pub const UND: Self = Self(0);

    /// The language of a tag; its base where the full tag has no folder; `und` where neither has.
    ///
    /// ```
    /// use regest::lang::Lang;
    /// assert_eq!(Lang::of("nl-BE").tag(), "nl");
    /// assert_eq!(Lang::of("xx"), Lang::UND);
    /// ```
    #[must_use]
    pub fn of(tag: &str) -> Self {
        let find = |tag: &str| LANGUAGES[1..].binary_search_by(|l| l.tag.cmp(tag)).ok().map(|i| Self(i as u16 + 1));
        let base = tag.split(['-', '_']).next().unwrap_or(tag);
        let alias = |tag: &str| {
            find(match tag {
                "no" => "nb",
                "iw" => "he",
                "in" => "id",
                "ji" => "yi",
                "sh" => "sr-Latn",
                tag => tag,
            })
        };
        find(tag).or_else(|| alias(tag)).or_else(|| alias(&base.to_ascii_lowercase())).unwrap_or_default()
    }

    /// BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.info().tag
    }

    /// What is known of it.
    #[must_use]
    pub fn info(self) -> &'static Info {
        LANGUAGES.get(usize::from(self.0)).unwrap_or(&LANGUAGES[0])
    }

    /// Its number among the languages; 0 for none.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// Whether words of `other` are read in text of this language: it is the same, or its close kin.
    #[must_use]
    pub fn reads(self, other: Self) -> bool {
        self == other || self.info().kin != 0 && self.info().kin == other.info().kin
    }

    /// All languages with words, by tag.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..LANGUAGES.len()).map(|i| Self(i as u16))
    }
}

impl std::fmt::Debug for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.tag())
    }
}

/// Whether `word` has one of the endings of a list in [`Info`], and none of those marked with `!`; at least three letters stand before it.
#[must_use]
pub fn ends(word: &str, endings: &[&str]) -> bool {
    let has =
        |ending: &str| word.strip_suffix(ending).is_some_and(|stem| stem.len() >= 6 || stem.chars().nth(2).is_some());
    let none = endings.iter().filter_map(|e| e.strip_prefix('!')).any(|e| word.ends_with(e));
    !none && endings.iter().any(|e| has(e))
}

#[cfg(test)]
mod tests;
