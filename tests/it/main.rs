//! The integration tests, one module each.

mod cli;
mod common;
mod floors;
mod golden;
mod hostile;
mod languages;
mod laws;
mod readme;
mod regression;
mod schemas;
