//! Placeholder of the workspace member `bench`.

fn main() {}
