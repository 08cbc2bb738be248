//! Everything known of a page becomes its record: code points, raw bytes, ids. Offsets are converted here and nowhere else.
