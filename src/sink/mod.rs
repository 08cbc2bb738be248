//! The last door: records become files, written whole or not at all.
