//! A calendar expression while it is being put together, in tokens.

use crate::lang::{Lang, Passage};
use crate::model::{
    Calendar, DateForm, DateModifier, DateReading, DateRole, Evidence, Lacks, Mention, Point, RangeEnd, Reading,
    Relation, Shift,
};

/// One end of a range, in tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    pub first: usize,
    pub to: usize,
    pub point: Point,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    Point(Point),
    Range(End, End),
    Relative(Shift),
}

/// Which word stands before a piece and may open a range with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opened {
    No,
    From,
    Between,
}

/// Tokens `first..to` with what they say.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub first: usize,
    pub to: usize,
    pub form: Form,
    pub swapped: Option<Point>,
    pub rule: &'static str,
    pub lang: Lang,
    pub weight: f32,
    pub evidence: Vec<Evidence>,
    pub relation: Relation,
    pub modifier: Option<DateModifier>,
    pub approx: bool,
    pub weekday: Option<u8>,
    pub calendar: Calendar,
    pub role: DateRole,
    pub shares: bool,
    pub year_by: Option<Shift>,
    pub event: Option<&'static str>,
    pub lacks: Lacks,
    pub doubt: &'static str,
    pub opened: Opened,
    /// Where the calendar words begin, without part words and article.
    pub core: usize,
}

impl Piece {
    pub(super) fn new(first: usize, to: usize, point: Point, rule: &'static str, lang: Lang, weight: f32) -> Self {
        Self {
            first,
            to,
            form: Form::Point(point),
            swapped: None,
            rule,
            lang,
            weight,
            evidence: Vec::new(),
            relation: Relation::On,
            modifier: None,
            approx: false,
            weekday: None,
            calendar: Calendar::Gregorian,
            role: DateRole::Event,
            shares: false,
            year_by: None,
            event: None,
            lacks: Lacks::default(),
            doubt: "date-doubtful",
            opened: Opened::No,
            core: first,
        }
    }

    /// Its point, unless it is a range or relative.
    pub(super) const fn point(&self) -> Option<Point> {
        match self.form {
            Form::Point(p) => Some(p),
            _ => None,
        }
    }

    pub(super) const fn as_end(&self) -> Option<End> {
        match self.form {
            Form::Point(point) => Some(End { first: self.first, to: self.to, point }),
            _ => None,
        }
    }

    pub(super) fn note(&mut self, rule: &'static str, weight: f32) {
        self.evidence.push(Evidence::new(rule, weight));
    }

    /// As a mention of the passage.
    pub(super) fn mention(self, p: &Passage<'_>, index: usize) -> Mention {
        let end = |e: End| RangeEnd { span: p.span_of(e.first, e.to - 1), point: e.point };
        let form = match self.form {
            Form::Point(point) => DateForm::Point(point),
            Form::Range(a, b) => DateForm::Range(end(a), end(b)),
            Form::Relative(shift) => DateForm::Relative(shift),
        };
        let mut evidence = vec![Evidence::new(self.rule, self.weight)];
        evidence.extend(self.evidence);
        Mention {
            span: p.span_of(self.first, self.to - 1),
            passage: index,
            lang: if self.lang == Lang::UND { p.lang.tag() } else { self.lang.tag() },
            reading: Reading::Date(DateReading {
                form,
                swapped: self.swapped.map(DateForm::Point),
                relation: self.relation,
                modifier: self.modifier,
                approx: self.approx,
                weekday: self.weekday,
                calendar: self.calendar,
                role: self.role,
                shares: self.shares,
                year_by: self.year_by,
                event: self.event,
                lacks: self.lacks,
                doubt: self.doubt,
            }),
            evidence,
        }
    }
}
