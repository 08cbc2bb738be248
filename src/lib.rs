//! regest.
