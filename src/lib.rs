//! regest reads raw web pages in any language, sets boilerplate aside, finds dates, places and numeric claims in what is
//! left, and ties every one of them to the bytes it came from.

pub mod gazetteer;
pub mod model;
pub mod text;
