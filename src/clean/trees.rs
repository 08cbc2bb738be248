//! Boosted trees for the second look, learned offline: `data/packed/clean-trees.bin`. Every tree asks three questions of the form "is this
//! feature greater than that", so that its eight leaves and seven questions stand in fixed places and are read where they lie.
//!
//! The file, little-endian: the magic, the number of features and of trees for HTML and for plain text (four `u16`), then the trees. A
//! tree: seven features (`u16`), seven thresholds (`f32`), and the fifteen values of its nodes (`f32`), parents first.

use super::features::{COUNT, Feature, Seen};
use std::sync::LazyLock;

/// Questions of a tree.
pub const QUESTIONS: usize = 7;
/// Nodes of a tree, leaves included.
pub const NODES: usize = 15;
/// The first bytes of the file.
pub const MAGIC: [u8; 2] = *b"T1";
/// Bytes before the trees.
const HEAD: usize = 8;
/// Bytes of a tree.
const TREE: usize = QUESTIONS * 6 + NODES * 4;

/// One tree.
#[derive(Debug, Clone, Copy)]
pub struct Tree {
    /// Index of the feature that each question asks for.
    pub feature: [u16; QUESTIONS],
    /// What it must exceed for the second child.
    pub threshold: [f32; QUESTIONS],
    /// What the tree says at each node: at a leaf its part of the log-odds, above it the mean of what is below.
    pub value: [f32; NODES],
}

/// Trees whose parts add up to the log-odds that a block is content.
#[derive(Debug, Clone, Default)]
pub struct Forest(pub Vec<Tree>);

/// Both forests.
#[derive(Debug, Clone, Default)]
pub struct Forests {
    /// Pages with markup.
    pub html: Forest,
    /// Plain text.
    pub flat: Forest,
}

/// The forests that are shipped.
pub static FORESTS: LazyLock<Forests> = LazyLock::new(|| Forests::parse(regest_data::CLEAN_TREES).unwrap_or_default());

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn f32_at(bytes: &[u8], at: usize) -> Option<f32> {
    Some(f32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

impl Forests {
    /// Reads the file; `None` if it is not one of these features.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let number = |i: usize| u16_at(bytes, 2 * i).map(usize::from);
        let (features, html, flat) = (number(1)?, number(2)?, number(3)?);
        if !bytes.starts_with(&MAGIC) || features != COUNT {
            return None;
        }
        let trees = |range: std::ops::Range<usize>| -> Option<Forest> {
            range
                .map(|i| Tree::parse(bytes.get(HEAD + i * TREE..HEAD + (i + 1) * TREE)?))
                .collect::<Option<_>>()
                .map(Forest)
        };
        Some(Self { html: trees(0..html)?, flat: trees(html..html + flat)? })
    }

    /// The bytes of the file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        let counts = [COUNT, self.html.0.len(), self.flat.0.len()];
        out.extend(counts.iter().flat_map(|&n| u16::try_from(n).unwrap_or(u16::MAX).to_le_bytes()));
        for tree in self.html.0.iter().chain(&self.flat.0) {
            out.extend(tree.feature.iter().flat_map(|f| f.to_le_bytes()));
            out.extend(tree.threshold.iter().chain(&tree.value).flat_map(|f| f.to_le_bytes()));
        }
        out
    }
}

impl Tree {
    fn parse(bytes: &[u8]) -> Option<Self> {
        let mut tree = Self { feature: [0; QUESTIONS], threshold: [0.0; QUESTIONS], value: [0.0; NODES] };
        for i in 0..QUESTIONS {
            tree.feature[i] = u16_at(bytes, 2 * i).filter(|&f| usize::from(f) < COUNT)?;
            tree.threshold[i] = f32_at(bytes, 2 * QUESTIONS + 4 * i)?;
        }
        for i in 0..NODES {
            tree.value[i] = f32_at(bytes, 6 * QUESTIONS + 4 * i)?;
        }
        Some(tree)
    }

    /// The child of question `at` that a block goes to.
    fn step(&self, seen: &Seen, at: usize) -> usize {
        2 * at + 1 + usize::from(seen[usize::from(self.feature[at])] > self.threshold[at])
    }
}

/// What each feature adds to a score: at every question of every tree, how much the answer moves the mean of what is below.
pub type Parts = [f32; COUNT];

impl Forest {
    /// Log-odds that a block is content; `parts` get what each feature adds to them.
    pub fn explain(&self, seen: &Seen, parts: &mut Parts) -> f32 {
        parts.fill(0.0);
        let mut score = 0.0;
        for tree in &self.0 {
            let mut at = 0;
            for _ in 0..3 {
                let next = tree.step(seen, at);
                parts[usize::from(tree.feature[at])] += tree.value[next] - tree.value[at];
                at = next;
            }
            score += tree.value[at];
        }
        score
    }
}

/// The features that speak loudest for one side, loudest first.
pub(super) fn loudest(parts: &Parts, kept: bool, most: usize) -> Vec<(Feature, f32)> {
    let mut out: Vec<(Feature, f32)> = Vec::with_capacity(most + 1);
    for (&feature, &part) in Feature::ALL.iter().zip(parts) {
        let speaks = (part > 0.0) == kept && part.abs() > 0.1;
        if speaks && (out.len() < most || out.last().is_some_and(|l| l.1.abs() < part.abs())) {
            let at = out.partition_point(|o| o.1.abs() >= part.abs());
            out.insert(at, (feature, part));
            out.truncate(most);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_forests_are_of_these_features_and_their_parts_add_up() {
        for forest in [&FORESTS.html, &FORESTS.flat] {
            assert!(forest.0.len() > 100);
            let (mut seen, mut parts) = ([0.0; COUNT], [0.0; COUNT]);
            seen[Feature::Words as usize] = 40.0;
            let score = forest.explain(&seen, &mut parts);
            let roots: f32 = forest.0.iter().map(|t| t.value[0]).sum();
            assert!((roots + parts.iter().sum::<f32>() - score).abs() < 1e-2);
        }
    }

    #[test]
    fn a_file_survives_writing_and_reading_and_a_broken_one_is_none() {
        let bytes = FORESTS.to_bytes();
        assert_eq!(bytes, regest_data::CLEAN_TREES);
        assert!(Forests::parse(&bytes[..bytes.len() - 1]).is_none());
        assert!(Forests::parse(b"T0").is_none() && Forests::parse(b"").is_none());
    }
}
