//! The command line of regest.

fn main() {}
