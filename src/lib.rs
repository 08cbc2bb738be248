//! regest reads raw web pages in any language, sets boilerplate aside, finds dates, places and numeric claims in what is
//! left, and ties every one of them to the bytes it came from.

pub mod clean;
pub mod cli;
pub mod decode;
pub mod detect;
pub mod extract;
pub mod gazetteer;
pub mod lang;
pub mod link;
pub mod model;
pub mod pipeline;
pub mod record;
pub mod resolve;
pub mod sink;
pub mod sites;
pub mod source;
pub mod text;
pub mod verify;
pub mod weigh;
