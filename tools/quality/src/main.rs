//! Placeholder of the workspace member `quality`.

fn main() {}
