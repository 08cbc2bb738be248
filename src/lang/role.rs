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
            /// The bits that stand for some roles in the word table: one bit a role, shared by those 64 numbers apart, so that a form
            /// without the bit is known not to play the role before its meanings are looked at.
            #[must_use]
            pub const fn bits(roles: &[Self]) -> u64 {
                let (mut all, mut i) = (0, 0);
                while i < roles.len() {
                    all |= 1 << (roles[i] as u16 % 64);
                    i += 1;
                }
                all
            }

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
    // Dates.
    /// Stands beside a year: "roku", "the year".
    YearWord = "date" Keyed("year"),
    /// Makes the number before it, or behind it, a month: "月", "tháng", "mois de".
    MonthWord = "date" Keyed("month"),
    /// Stands beside a day: "日", "ngày", "dne".
    DayWord = "date" Keyed("day"),
    /// Joins day, month and year: "of", "de".
    DateOf = "date" Keyed("of"),
    /// An article that belongs to the date.
    DateArticle = "date" Keyed("article"),
    /// Written on the number of a day: "th", "-го", "er".
    DaySuffix = "date" Keyed("suffix"),
    /// Behind (or before) a multiple of ten: "s", "er Jahre", "années".
    DecadeWord = "date" Keyed("decade"),
    /// Before a multiple of ten: "années", "anni".
    DecadeBefore = "date" Keyed("decade-of"),
    /// Makes the number behind it a month: "tháng" 5.
    MonthBefore = "date" Keyed("month-before"),
    /// What a day of every year is called: "International Day", "emléknapja".
    DateFeast = "date" Keyed("feast"),
    /// A time of day behind a day without its month: "夜", "に".
    DayPart = "date" Keyed("day-part"),
    /// Behind a span of time: it ended now: "ago", "前".
    DateAgo = "date" Keyed("ago"),
    /// Written on a number of hundreds, makes it a century: "-talet" of "1700-talet".
    HundredsWord = "date" Keyed("hundreds"),
    /// A decade in words, by its tens: "thirties".
    DecadeName = "decades" Numeric,
    /// Century.
    CenturyWord = "date" Keyed("century"),
    /// Quarter of a year.
    QuarterWord = "date" Keyed("quarter"),
    /// Half of a year.
    HalfWord = "date" Keyed("half"),
    /// A third of a period: "third", "Drittel".
    ThirdWord = "date" Keyed("third"),
    /// The last share of a period: "last", "letzte".
    LastWord = "date" Keyed("last"),
    /// First third.
    Early = "date" Keyed("early"),
    /// Middle third.
    Mid = "date" Keyed("mid"),
    /// Last third.
    Late = "date" Keyed("late"),
    /// About.
    DateApprox = "date" Keyed("approx"),
    /// Between the ends of a range.
    DateTo = "date" Keyed("to"),
    /// The same, only where a word has opened the range.
    DateToWeak = "date" Keyed("to-weak"),
    /// Opens a range: "from".
    DateFrom = "date" Keyed("from"),
    /// Opens a range whose ends an "and" joins.
    DateBetween = "date" Keyed("between"),
    /// Joins the items of a list.
    DateAnd = "date" Keyed("and"),
    /// Before a date: "before".
    DateBefore = "date" Keyed("before"),
    /// "after"
    DateAfter = "date" Keyed("after"),
    /// "since", "from … on"
    DateSince = "date" Keyed("since"),
    /// "until"
    DateUntil = "date" Keyed("until"),
    /// "by"
    DateBy = "date" Keyed("by"),
    /// Behind a date: "előtt".
    BehindBefore = "date-behind" Keyed("before"),
    /// "után"
    BehindAfter = "date-behind" Keyed("after"),
    /// "óta", "onwards"
    BehindSince = "date-behind" Keyed("since"),
    /// "-ig", "まで"
    BehindUntil = "date-behind" Keyed("until"),
    /// Behind the two ends of a range: "között", "間".
    BehindBetween = "date-behind" Keyed("between"),
    /// Written on the first end of a range: "부터", "-tól".
    BehindFrom = "date-behind" Keyed("from"),
    /// Behind a date: "körül", "頃".
    BehindApprox = "date-behind" Keyed("approx"),
    /// Behind a period: "végén", "底".
    BehindEarly = "date-behind" Keyed("early"),
    /// Its middle.
    BehindMid = "date-behind" Keyed("mid"),
    /// Its end.
    BehindLate = "date-behind" Keyed("late"),
    /// Before months and years, and before days: "in", "on".
    DateIn = "date" Keyed("in"),
    /// A word that makes years of the numbers behind it: "years", "born".
    DateCue = "date" Keyed("cue"),
    /// Forms of months that are as often other words or names.
    MonthWeak = "date" Keyed("weak"),
    /// Makes what follows no date: "page", "room".
    DateLabel = "date" Keyed("label"),
    /// "published"
    DatePublished = "date" Keyed("published"),
    /// "updated"
    DateUpdated = "date" Keyed("updated"),
    /// "every", "each year on"
    DateEvery = "date" Keyed("every"),
    /// "the same year"
    SameYear = "date" Keyed("same-year"),
    /// "the same month", "d. M."
    SameMonth = "date" Keyed("same-month"),
    /// "the same day"
    SameDay = "date" Keyed("same-day"),
    /// "the following day"
    NextDay = "date" Keyed("next-day"),
    /// "the day before"
    PreviousDay = "date" Keyed("previous-day"),
    /// "the following month"
    NextMonth = "date" Keyed("next-month"),
    /// "the following year"
    NextYear = "date" Keyed("next-year"),
    /// "the previous year"
    PreviousYear = "date" Keyed("previous-year"),
    /// Years by their distance from this one: "last year".
    RelativeYear = "relative-years" Open,
    /// "later", behind or before a count of days.
    DateLater = "date" Keyed("later"),
    /// Before a day that names no month and has its mark: "on the" 27th.
    OnDay = "date" Keyed("on-day"),
    /// The same where days have no mark: "le" 27.
    OnDayPlain = "date" Keyed("on-day-plain"),
    /// "earlier"
    DateEarlier = "date" Keyed("earlier"),
    /// A unit of time in days.
    DayUnit = "date-units" Keyed("day"),
    /// A unit of time in weeks.
    WeekUnit = "date-units" Keyed("week"),
    /// A unit of time in months.
    MonthUnit = "date-units" Keyed("month"),
    /// A unit of time in years.
    YearUnit = "date-units" Keyed("year"),
    // Other calendars.
    /// A month of the French republican calendar; 13 the complementary days.
    RepublicanMonth = "republican-months" Numeric,
    /// Before a republican year: "an", "Year".
    RepublicanYear = "calendars" Keyed("republican-year"),
    /// Behind a republican year: "de la République".
    RepublicanEra = "calendars" Keyed("republican"),
    /// Beside a year of the Hebrew calendar: "A.M.", "לבריאת העולם".
    HebrewEra = "calendars" Keyed("hebrew"),
    /// Beside a year since the Hijra: "AH", "هـ".
    IslamicEra = "calendars" Keyed("islamic"),
    /// Beside a solar year of Iran: "SH", "شمسی".
    PersianEra = "calendars" Keyed("persian"),
    /// Beside a Buddhist year: "พ.ศ.", "B.E.".
    BuddhistEra = "calendars" Keyed("buddhist"),
    /// A Japanese era, by the Gregorian year of its first: 昭和 1926.
    JapaneseEra = "japanese-eras" Numeric,
    /// The era of the Republic of China, in the same way.
    RocEra = "roc-eras" Numeric,
    /// The first year of an era: 元.
    EraFirst = "calendars" Keyed("first"),
    /// Old Style.
    OldStyle = "date" Keyed("old-style"),
    /// New Style.
    NewStyle = "calendars" Keyed("new-style"),
    /// The first day of a month, by its name: "Rosh Chodesh", "ראש חודש".
    NewMoon = "calendars" Keyed("new-moon"),
    /// Months of other calendars that are as often other words.
    CalendarWeak = "calendars" Keyed("weak"),

    // Places.
    /// A word that often stands before a place: in, nach, à.
    PlacePrep = "place" Keyed("prep"),
    /// What narrows a place down: East, northern, Greater.
    PlaceModifier = "place" Keyed("modifier"),
    /// A word for a street or square.
    Street = "place" Keyed("street"),
    /// An everyday word that is also the name of a place: nice, most, police.
    PlaceCommon = "place" Keyed("common"),
    /// A small word that begins sentences, and only looks like a place or the inflected name of one: niin, potem.
    PlaceNone = "place" Keyed("none"),
    /// A letter written on before a name: ב, ל, و.
    Proclitic = "place" Keyed("proclitic"),
    /// A noun for a kind of place; the word says which: camp, ghetto, memorial, town, region, country, water, mountain, station, building.
    PlaceNoun = "place-nouns" Open,
    /// An ending that names take; the word is the ending of the name itself ("ie" of Warszawie stands for "a").
    PlaceEnding = "place-endings" Open,
    /// A form of address or rank before a person's name.
    PersonTitle = "person" Keyed("title"),
    /// What people do (and places do not, unless their governments are meant): said, wrote, was born.
    PersonVerb = "person" Keyed("verb"),
    /// A noun that ends or begins the name of an organisation.
    Organisation = "organisation" Keyed("noun"),

    // The page itself.
    /// Before the name of an author, at the start of a line: "by", "von".
    Byline = "page" Keyed("byline"),

    // Where sentences end.
    /// An abbreviation before a name: `Dr.`, `St.`; never the end of a sentence.
    AbbreviationTitle = "abbreviations" Keyed("title"),
    /// An abbreviation in the middle of a sentence: `e.g.`, `ca.`.
    AbbreviationInline = "abbreviations" Keyed("inline"),
    /// An abbreviation before a number: `No.`, `p.`.
    AbbreviationNumber = "abbreviations" Keyed("number"),
    /// An abbreviation that may well end a sentence: `etc.`, `Inc.`.
    AbbreviationEnd = "abbreviations" Keyed("end"),

    // Claims.
    /// A verb form or participle that tells an event; its concept.
    EventVerb = "verbs" Open,
    /// A noun that tells an event; its concept.
    EventNoun = "event-nouns" Open,
    /// A word for the state that an event leaves: "free"; its concept. Dates are counted from it, claims are not made of it.
    EventState = "event-states" Open,
    /// An auxiliary or modal verb.
    Auxiliary = "claim" Keyed("auxiliary"),
    /// A word that denies.
    Negation = "claim" Keyed("negation"),
    /// A word that makes a claim uncertain: `allegedly`, `could`.
    Hedge = "claim" Keyed("hedge"),
    /// Words that name a source: `according to`, `said that`.
    Attribution = "claim" Keyed("attribution"),
    /// A preposition of origin.
    PlaceFrom = "claim" Keyed("from"),
    /// A preposition of aim.
    PlaceTo = "claim" Keyed("to"),
    /// A preposition of the way taken.
    PlaceVia = "claim" Keyed("via"),
    /// A preposition of rest.
    PlaceAt = "claim" Keyed("at"),
    /// A preposition of neighbourhood: `near`, `along`.
    PlaceNear = "claim" Keyed("near"),
    /// Behind a place, or as the ending of its own word, with a hyphen: origin. "から", "-ból".
    BehindPlaceFrom = "claim" Keyed("from-behind"),
    /// The same: aim.
    BehindPlaceTo = "claim" Keyed("to-behind"),
    /// The same: the way taken.
    BehindPlaceVia = "claim" Keyed("via-behind"),
    /// The same: rest.
    BehindPlaceAt = "claim" Keyed("at-behind"),
    /// The same: neighbourhood.
    BehindPlaceNear = "claim" Keyed("near-behind"),
    /// A word that begins a clause: `while`, `which`, `because`.
    ClauseStart = "claim" Keyed("clause"),
    /// A word that joins clauses or phrases: `and`, `but`.
    Coordinator = "claim" Keyed("and"),
    /// A word that narrows a phrase: `mostly`, `especially`.
    Qualifier = "claim" Keyed("qualifier"),
    /// A pronoun that stands for things counted: `they`, `of them`.
    Pronoun = "claim" Keyed("pronoun"),
    /// An ending of verbs in the past, written with a hyphen before it: `-ed`.
    VerbEnding = "claim" Keyed("verb-ending"),
    /// A word before a noun: articles and the like; what follows is no verb.
    Determiner = "claim" Keyed("determiner"),
    /// Words that carry the last sentence on: `in addition`, `also`.
    Elliptic = "claim" Keyed("elliptic"),
    // Numbers.
    /// A numeral that parts of a whole are named by: a third, a quarter.
    Fraction = "fractions" Numeric,
    /// A word for an exact number of things: dozen, Dutzend.
    Collective = "collectives" Numeric,
    /// A word for about so many: tiental, centaine, decena.
    Approximate = "approximates" Numeric,
    /// A plural for an unknown multiple: dozens, hundreds, tysiące.
    Indefinite = "indefinites" Numeric,
    /// Modifier before a number; the key is its code.
    Modifier = "modifiers" Open,
    /// Modifier behind a number; the key is its code.
    ModifierAfter = "modifiers-after" Open,
    /// "a few", "several": makes an amount indefinite.
    NumberFew = "number" Keyed("few"),
    /// "and a half".
    NumberHalf = "number" Keyed("half"),
    /// The spoken decimal mark.
    NumberPoint = "number" Keyed("point"),
    /// Before an amount below zero: minus.
    NumberMinus = "number" Keyed("minus"),
    /// Before the base of a rate: per, pro.
    NumberPer = "number" Keyed("per"),
    /// The same, only before a unit: "a" day, "am" Tag.
    NumberPerUnit = "number" Keyed("per-unit"),
    /// Makes tenths of the number before it: 成, 割.
    Tenths = "number" Keyed("tenths"),
    /// Between a part and the whole it is of: nine "out of" ten, one "in" five.
    NumberOutOf = "number" Keyed("out-of"),
    /// Between the denominator and the numerator that follows it: 分之.
    PartsOf = "number" Keyed("parts-of"),
    /// Joins a whole and its part where "and" does not: "con".
    NumberWith = "number" Keyed("with"),
    /// An article that may stand for one before a multiplier: "a thousand".
    NumberArticle = "number" Keyed("article"),
    /// None at all.
    NumberNone = "number" Keyed("none"),
    /// A word for an amount that nobody tells, where the language has it for a numeral: несколько, 許多, kilka.
    NumberVague = "number" Keyed("vague"),
    /// A fixed phrase with a number word in it that counts nothing: "zero hour".
    NumberIdiom = "number" Keyed("idiom"),
    /// Opens a range: between, from.
    RangeFrom = "number" Keyed("between"),
    /// Joins the ends of an opened range.
    RangeAnd = "number" Keyed("between-and"),
    /// Joins the ends of a range without an opener.
    RangeTo = "number" Keyed("to"),
    /// "every" before an ordinal: one in so many.
    NumberEvery = "number" Keyed("every"),
    /// Written on to digits: an ordinal.
    OrdinalSuffix = "number" Keyed("ordinal-suffix"),
    /// Per cent.
    Percent = "number" Keyed("percent"),
    /// Money; the key is its ISO 4217 code.
    Currency = "currencies" Open,
    /// A coin; the key is how many make the main unit: 100 cents, 20 shillings.
    Subunit = "subunits" Open,
    /// A unit of measure; the key is its UCUM code.
    Measure = "units" Open,
    /// A unit of time; the key is its UCUM code.
    Duration = "durations" Open,
    /// Words about a duration that make it an age: `before`, `after`.
    Age = "ages" Open,
    /// A noun that is counted; the key is its class.
    CountedNoun = "counted-nouns" Open,
    /// Words that end or lead a counted phrase: `stop`, `of`, `the`, `pre`, `and`.
    CountedWord = "counted-words" Open,
    /// Before a number that claims nothing; the key is the reason.
    NonClaim = "nonclaims" Open,
    /// Behind a number that claims nothing; the key is the reason.
    NonClaimAfter = "nonclaims-after" Open,
    /// A street, alone or as the end of a word.
    HouseStreet = "nonclaims-street" Open,
}
