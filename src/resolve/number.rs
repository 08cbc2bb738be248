//! Decides on the numbers of a page.

use super::{Context, Resolved};
use crate::model::Mention;

/// Adds the numbers among `mentions` to `out`, as facts or turned down.
pub(super) fn resolve(_context: &Context<'_>, _mentions: &[Mention], _out: &mut Resolved) {}
