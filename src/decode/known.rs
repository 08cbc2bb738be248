//! What names in the head of a page, class words and kinds of data mean: `data/head.tsv`, read at first use.

use aho_corasick::AhoCorasick;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a name speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Field {
    Published,
    Changed,
    Title,
    Author,
    Site,
    Canonical,
    /// Perhaps a day of publication.
    Hint,
    /// Stands around datelines.
    Dateline,
    /// Stands around what is not the article.
    Aside,
    /// The article itself.
    Article,
    /// Something else than the page.
    Other,
}

impl Field {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "published" => Self::Published,
            "changed" => Self::Changed,
            "title" => Self::Title,
            "author" => Self::Author,
            "site" => Self::Site,
            "canonical" => Self::Canonical,
            "hint" => Self::Hint,
            "dateline" => Self::Dateline,
            "aside" => Self::Aside,
            "article" => Self::Article,
            "other" => Self::Other,
            _ => return None,
        })
    }
}

/// One meaning of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) field: Field,
    pub(super) points: i32,
    /// The word must stand alone.
    whole: bool,
}

/// Words that are looked for in longer ones.
#[derive(Default)]
struct Parts {
    finder: Option<AhoCorasick>,
    meanings: Vec<Meaning>,
}

impl Parts {
    fn new(rows: &[Row]) -> Self {
        let words: Vec<_> = rows.iter().map(|r| r.word).collect();
        let finder = AhoCorasick::builder().ascii_case_insensitive(true).build(words).ok();
        Self { finder, meanings: rows.iter().map(|r| r.meaning).collect() }
    }

    /// Tells what the words of `text` mean.
    fn of<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Meaning> + 'a {
        let space = |b: Option<&u8>| b.is_none_or(u8::is_ascii_whitespace);
        let bytes = text.as_bytes();
        self.finder.iter().flat_map(move |f| f.find_overlapping_iter(text)).filter_map(move |hit| {
            let before = hit.start().checked_sub(1).and_then(|i| bytes.get(i));
            let meaning = self.meanings.get(hit.pattern().as_usize())?;
            (!meaning.whole || (space(before) && space(bytes.get(hit.end())))).then_some(*meaning)
        })
    }
}

struct Row {
    how: &'static str,
    word: &'static str,
    meaning: Meaning,
}

fn row(line: &'static str) -> Option<Row> {
    let mut fields = line.split('\t');
    let (field, how, word) = (Field::of(fields.next()?)?, fields.next()?, fields.next()?);
    let points = fields.next()?.parse().ok()?;
    Some(Row { how, word, meaning: Meaning { field, points, whole: how == "word" } })
}

struct Known {
    meta: HashMap<&'static str, Meaning>,
    itemprops: HashMap<&'static str, Meaning>,
    types: Parts,
    keys: Vec<&'static str>,
    /// Class words of elements that say something themselves.
    elements: Parts,
    /// Words of elements around others.
    around: Parts,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut by: HashMap<&str, Vec<Row>> = HashMap::new();
    for row in regest_data::HEAD.lines().filter_map(row) {
        let around = row.how == "part" && matches!(row.meaning.field, Field::Dateline | Field::Aside | Field::Article);
        let how = if around {
            "around"
        } else if row.how == "part" {
            "word"
        } else {
            row.how
        };
        by.entry(how).or_default().push(row);
    }
    let mut take = |how| by.remove(how).unwrap_or_default();
    let map = |rows: Vec<Row>| rows.into_iter().map(|r| (r.word, r.meaning)).collect();
    Known {
        meta: map(take("meta")),
        itemprops: map(take("itemprop")),
        types: Parts::new(&take("type")),
        keys: take("key").iter().map(|r| r.word).collect(),
        elements: Parts::new(&take("word")),
        around: Parts::new(&take("around")),
    }
});

/// What a meta element of this name, in lower case, tells.
pub(super) fn meta(name: &str) -> Option<Meaning> {
    KNOWN.meta.get(name).copied()
}

/// What microdata of this name tells.
pub(super) fn itemprop(names: &str) -> Option<Meaning> {
    let known = |name: &str| KNOWN.itemprops.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, m)| *m);
    names.split_ascii_whitespace().find_map(known)
}

/// What an element with these class words tells.
pub(super) fn class(words: &str) -> impl Iterator<Item = Meaning> + '_ {
    KNOWN.elements.of(words)
}

/// What class words say of the text inside.
pub(super) fn around(words: &str) -> impl Iterator<Item = Meaning> + '_ {
    KNOWN.around.of(words)
}

/// Whether data of this kind (JSON-LD's `@type`) is an article (`Article`) or something else than the page (`Other`).
pub(super) fn kind(types: &str) -> Option<Field> {
    let mut fields: Vec<Field> = KNOWN.types.of(types).map(|m| m.field).collect();
    fields.sort_by_key(|f| *f != Field::Other);
    fields.first().copied()
}

/// Whether what a key of JSON-LD holds is about other things than the page.
pub(super) fn leads_away(key: &str) -> bool {
    KNOWN.keys.iter().any(|k| k.eq_ignore_ascii_case(key))
}
