//! The integration tests, one module each.

mod cli;
mod common;
mod floors;
mod hostile;
mod languages;
mod laws;
mod schemas;
