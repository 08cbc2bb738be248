//! What the dates of a page say of each other.

use super::decide::Decided;
use super::letter;
use super::reading;
use super::table::Tables;
use crate::model::{Block, DateForm, DateReading, DateRole, Evidence, Mention, Part, Point, Relation, Role, Year};
use crate::resolve::Context;
use crate::text::Span;

/// How many of the dates told before are looked at.
const NEAR: usize = 64;

/// A date that is decided: what later ones may lean on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    pub point: Point,
    pub span: Span,
    pub passage: usize,
    /// Its column, in a table.
    pub column: Option<u32>,
    /// How sure its value is, 0–1.
    pub sure: f32,
    /// Its words say its year.
    pub said: bool,
    /// The page's own day.
    pub own_day: bool,
    /// Named as the end of something ("until 1 January 1945"): the story does not go on from there.
    pub aside: bool,
    /// The date line of a letter: what it tells lies before.
    pub letter: bool,
}

/// The dates of a page.
pub(super) struct PageDates<'a> {
    pub dates: Vec<(&'a Mention, &'a DateReading)>,
    pub told: Vec<Told>,
    /// Dates that say which order they are in: day first minus month first.
    pub order_votes: i32,
    /// Years that are said beyond doubt, with their counts, most frequent first.
    pub years: Vec<(i32, u32)>,
    /// The same by year, each with the count up to it.
    running: Vec<(i32, u32)>,
    /// The page's own day.
    pub published: Option<Point>,
    /// Full dates in digits with dots stand on the page.
    dotted: bool,
    pub tables: Tables,
    /// The column of each date, in a table.
    pub columns: Vec<Option<u32>>,
    pub text: &'a str,
    pub passages: &'a [crate::lang::Passage<'a>],
    blocks: &'a [Block],
}

/// What a date in digits that only one order fits weighs, beside a day before its month in words.
const NUMERIC_VOTE: i32 = 8;

/// Up to so many years a page may name in passing.
const FEW_YEARS: u32 = 2;

/// Most bytes between a date and the time of day behind it: ", at ".
const TO_CLOCK: usize = 6;

/// Whether a time of day stands right behind a date ("17 Oct 2002 09:12"): a stamp says when something was written, not what it is about.
fn is_stamp(text: &str, span: Span) -> bool {
    let behind = text.get(span.end..).unwrap_or("");
    let digits = behind.find(|c: char| c.is_ascii_digit()).filter(|&at| at <= TO_CLOCK);
    let clock = digits.and_then(|at| behind.get(at..)).unwrap_or("").trim_start_matches(|c: char| c.is_ascii_digit());
    let mut rest = clock.bytes();
    rest.next() == Some(b':') && rest.next().is_some_and(|b| b.is_ascii_digit())
}

impl<'a> PageDates<'a> {
    /// Gathers what all dates of the page say together.
    pub(super) fn of(context: &Context<'a>, mentions: &'a [Mention]) -> Self {
        let dates: Vec<_> = mentions.iter().filter_map(|m| reading(m).map(|r| (m, r))).collect();
        let text = context.page.text.value.as_str();
        let mut page = Self {
            dates,
            told: Vec::new(),
            order_votes: 0,
            years: Vec::new(),
            running: Vec::new(),
            published: context.document.given.date.as_deref().or(context.published).and_then(parse_day),
            dotted: false,
            tables: Tables::of(context.passages),
            columns: Vec::new(),
            text,
            passages: context.passages,
            blocks: context.blocks,
        };
        page.count();
        page.find_columns();
        page
    }

    fn find_columns(&mut self) {
        let Self { dates, tables, passages, text, columns, .. } = self;
        columns.extend(dates.iter().map(|(m, _)| {
            let row = passages.get(m.passage)?.span;
            tables.column(m.passage, m.span, text, row)
        }));
    }

    fn count(&mut self) {
        let mut years: Vec<i32> = Vec::new();
        for (mention, reading) in &self.dates {
            let of_time = !is_stamp(self.text, mention.span) && !self.is_byline(mention);
            let numeric = mention.evidence.first().is_some_and(|e| e.rule == "date/numeric");
            if let DateForm::Point(point) = reading.form {
                if numeric && reading.swapped.is_none() && matches!(point.part, Part::Day(_, d) if d > 12) {
                    self.order_votes += if self.day_first(mention, point) { NUMERIC_VOTE } else { -NUMERIC_VOTE };
                }
                // "8 May 1945" is no American writing.
                let in_words =
                    mention.lang == "en" && mention.evidence.first().is_some_and(|e| e.rule == "date/day-month-year");
                self.order_votes +=
                    i32::from(in_words && mention.span.of(self.text).starts_with(|c: char| c.is_ascii_digit()));
                self.dotted |= numeric && mention.span.of(self.text).contains('.');
                if sum(mention) >= 2.5
                    && of_time
                    && let Some(y) = point.full_year()
                {
                    years.push(y);
                }
            } else if let DateForm::Range(a, b) = reading.form {
                years
                    .extend(a.point.full_year().into_iter().chain(b.point.full_year()).filter(|_| sum(mention) >= 2.5));
            }
        }
        years.sort_unstable();
        for y in years {
            match self.years.last_mut() {
                Some((last, n)) if *last == y => *n += 1,
                _ => self.years.push((y, 1)),
            }
        }
        let mut sum = 0;
        let add = |&(y, n): &(i32, u32)| {
            sum += n;
            (y, sum)
        };
        self.running = self.years.iter().map(add).collect();
        self.years.sort_by_key(|&(y, n)| (std::cmp::Reverse(n), y));
    }

    /// Whether a numeric date has its day first, going by its digits.
    pub(super) fn day_first(&self, mention: &Mention, point: Point) -> bool {
        let from_digit = mention.span.of(self.text).chars().skip_while(|c| crate::text::token::digit(*c).is_none());
        let digits = from_digit.map_while(crate::text::token::digit);
        let first = digits.fold(0_u32, |all, d| all.saturating_mul(10).saturating_add(u32::from(d)));
        matches!(point.part, Part::Day(_, d) if u32::from(d) == first)
    }

    /// What the page adds for or against a date.
    pub(super) fn evidence(&self, mention: &Mention, reading: &DateReading) -> Option<Evidence> {
        let rule = mention.evidence.first().map_or("", |e| &e.rule);
        if rule == "date/year"
            && let DateForm::Point(Point { year: Year::Full(y), .. }) = reading.form
        {
            let near = self.said_up_to(y + 12) - self.said_up_to(y - 13);
            return (near > 0).then(|| Evidence::new("years-near", if near > 2 { 1.2 } else { 0.8 }));
        }
        (rule == "date/numeric-day-month" && self.dotted).then(|| Evidence::new("dotted-dates", 1.6))
    }

    /// How many of the years said are that one or earlier.
    pub(super) fn said_up_to(&self, year: i32) -> u32 {
        let behind = self.running.partition_point(|r| r.0 <= year);
        behind.checked_sub(1).and_then(|i| self.running.get(i)).map_or(0, |r| r.1)
    }

    /// Notes a decided date.
    pub(super) fn told(&mut self, at: usize, decided: &Decided, role: DateRole) {
        let (mention, reading) = self.dates[at];
        let point = match &decided.form {
            DateForm::Point(p) => *p,
            DateForm::Range(_, b) => b.point,
            DateForm::Relative(_) => return,
        };
        if point.full_year().is_none() {
            return;
        }
        let own_day = matches!(role, DateRole::Publication | DateRole::Update) || self.is_byline(mention);
        let column = self.columns.get(at).copied().flatten();
        let (sure, said) = (decided.sure, decided.inferred.iter().all(|i| i.how == "list"));
        let aside = matches!(reading.relation, Relation::Until | Relation::By | Relation::Before);
        let letter = said && self.passages.get(mention.passage).is_some_and(|p| letter::is_head(p, mention.span));
        let (span, passage) = (mention.span, mention.passage);
        self.told.push(Told { point, span, passage, column, sure, said, own_day, aside, letter });
    }

    /// Whether a date stands in a line that says who wrote a part of the page, and when.
    fn is_byline(&self, mention: &Mention) -> bool {
        let block = self.passages.get(mention.passage).and_then(|p| self.blocks.get(p.block));
        block.is_some_and(|b| b.role == Role::Byline)
    }

    /// The last date told, not counting the page's own day unless nothing else was told.
    pub(super) fn last(&self) -> Option<&Told> {
        let far = |t: &&Told| match (t.point.full_year(), self.years.first()) {
            (Some(y), Some(&(usual, n))) => n > 1 && (y - usual).abs() > 25,
            _ => false,
        };
        let mut others = self.told.iter().rev().take(NEAR).filter(|t| !t.own_day);
        others
            .clone()
            .find(|t| !far(t) && !t.aside)
            .or_else(|| others.clone().find(|t| !far(t)))
            .or_else(|| others.next())
            .or(self.told.last())
    }

    /// Whether a weekday alone is one of the days around the page's own: in news, and where the page says hardly any year.
    pub(super) fn tells_today(&self, published: Point) -> bool {
        self.is_news(published) || self.said_up_to(i32::MAX) <= FEW_YEARS
    }

    /// The date line of the letter that is being read.
    pub(super) fn letter(&self) -> Option<&Told> {
        self.told.iter().rev().take(NEAR).find(|t| t.letter)
    }

    /// Whether the page tells of the time it was published in.
    pub(super) fn is_news(&self, published: Point) -> bool {
        let year = published.full_year();
        self.years.first().is_none_or(|(y, _)| year.is_some_and(|year| (y - year).abs() <= 2))
    }
}

/// The sum of a mention's evidence.
pub(super) fn sum(mention: &Mention) -> f32 {
    mention.evidence.iter().filter_map(|e| e.weight).sum()
}

/// A day, month or year in EDTF.
fn parse_day(edtf: &str) -> Option<Point> {
    let mut parts = edtf.get(..10.min(edtf.len()))?.split('-');
    let year = Year::Full(parts.next()?.parse().ok()?);
    let month = parts.next().and_then(|m| m.parse().ok());
    let day = parts.next().and_then(|d| d.parse().ok());
    let point = match (month, day) {
        (Some(m), Some(d)) => Point::day(year, m, d),
        (Some(m), None) => Point::month(year, m),
        (None, _) => Point::year(year),
    };
    point.exists().then_some(point)
}
