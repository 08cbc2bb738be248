//! The first door: files, folders and streams become documents, one after another, with a bounded amount in memory.
