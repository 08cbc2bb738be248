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

#[cfg(test)]
mod tests;
