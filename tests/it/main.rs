//! The integration tests, one module each.

#![allow(
    uncommon_codepoints,
    mixed_script_confusables,
    reason = "names of tests show the words of their examples, in any script"
)]

mod cli;
mod common;
mod dates;
mod edtf;
mod floors;
mod frames;
mod gazetteer;
mod golden;
mod hostile;
mod languages;
mod laws;
mod places;
mod readme;
mod regression;
mod schemas;
mod sites;
mod standard;
