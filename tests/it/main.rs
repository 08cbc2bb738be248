//! The integration tests, one module each.

mod languages;
