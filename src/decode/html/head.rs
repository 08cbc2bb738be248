//! What a page says of itself, gathered while its markup is read.

use super::scan::Attribute;
use super::tag::Tag;

/// Text of an element that says something about the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Capture {
    /// A day.
    Time,
}

/// What has been gathered.
#[derive(Debug, Default)]
pub(super) struct Collector {
    pub(super) titles: Vec<String>,
}

impl Collector {
    pub(super) fn tag(&mut self, _html: &str, _tag: Tag, _attributes: &[Attribute]) -> Option<Capture> {
        None
    }

    pub(super) fn title(&mut self, text: &str) {
        self.titles.push(super::entity::decoded(text, false));
    }

    pub(super) fn script(&mut self, _text: &str) {}

    pub(super) fn captured(&mut self, _what: Capture, _text: &str) {}
}
