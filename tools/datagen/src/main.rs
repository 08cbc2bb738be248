//! Placeholder of the workspace member `datagen`.

fn main() {}
