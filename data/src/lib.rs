//! The packed data of regest, as bytes inside the binary. What they mean is known to the modules that read them.

/// The gazetteer (`regest::gazetteer` reads it; `tools/datagen places` makes it).
pub static PLACES: &[u8] = include_bytes!("../packed/places.bin");

/// What a place name looks like in running text (`regest::extract::place` reads it; `tools/datagen place-model` makes it).
pub static PLACE_MODEL: &[u8] = include_bytes!("../packed/place-model.bin");

/// Phrases by which boilerplate is known (`regest::clean` reads them).
pub static PHRASES: &str = include_str!("../phrases.tsv");

/// What class words say of an element (`regest::clean` reads them).
pub static MARKUP: &str = include_str!("../markup.tsv");

/// What names in heads and class words say of the page itself (`regest::decode` reads them).
pub static HEAD: &str = include_str!("../head.tsv");

/// Weights of the page cleaner (`regest::clean` reads them; `tools/datagen clean-weights` makes them).
pub static CLEAN_WEIGHTS: &str = include_str!("../clean-weights.tsv");

/// Trees of the page cleaner's second look (`regest::clean` reads them; `tools/datagen clean-weights` makes them).
pub static CLEAN_TREES: &[u8] = include_bytes!("../packed/clean-trees.bin");

mod digests {
    include!(concat!(env!("OUT_DIR"), "/digests.rs"));
}

pub use digests::DIGESTS;
