//! The packed data of regest, as bytes inside the binary. What they mean is known to the modules that read them.

/// The gazetteer (`regest::gazetteer` reads it; `tools/datagen places` makes it).
pub static PLACES: &[u8] = include_bytes!("../packed/places.bin");

/// What a place name looks like in running text (`regest::extract::place` reads it; `tools/datagen place-model` makes it).
pub static PLACE_MODEL: &[u8] = include_bytes!("../packed/place-model.bin");
