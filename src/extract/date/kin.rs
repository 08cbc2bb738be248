//! Which languages stand for the passage's own.

use crate::lang::{Lang, Passage};
use std::sync::LazyLock;
/// What stands for a language when it is compared with another.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Kin {
    /// Number of the language it is easily taken for.
    group: usize,
    script: &'static str,
    /// Written in an eastern script.
    eastern: bool,
}

/// By the numbers of the languages; the names are compared once.
static KIN: LazyLock<Vec<Kin>> = LazyLock::new(|| {
    let kin = |lang: Lang| {
        let script = lang.info().script;
        let eastern = matches!(script, "Hans" | "Hant" | "Jpan" | "Kore" | "Thai" | "Hebr" | "Arab" | "Deva");
        Kin { group: Lang::of(kin(lang)).index(), script, eastern }
    };
    std::iter::once(Lang::UND).chain(Lang::all()).map(kin).collect()
});

/// Whether a language is the passage's own, or so close to it that the two are taken for each other, or one of an eastern script in a
/// passage of another: that is no chance likeness, and Latin names make Chinese blocks look Latin. The dots and dashes that Cyrillic and
/// Greek share with Latin would be one.
pub(super) fn own(p: &Passage<'_>, lang: Lang) -> bool {
    if p.lang == Lang::UND || lang == p.lang {
        return true;
    }
    let (Some(here), Some(there)) = (KIN.get(p.lang.index()), KIN.get(lang.index())) else { return false };
    here.group == there.group || there.eastern && here.script != there.script
}

/// Languages that are easily taken for each other on a short text stand for each other.
fn kin(lang: Lang) -> &'static str {
    match base(lang) {
        "af" | "fy" | "li" => "nl",
        "nb" | "nn" | "no" => "da",
        "sk" => "cs",
        "sr" | "bs" => "hr",
        "gl" | "ca" => "es",
        "lb" | "gsw" => "de",
        "ms" => "id",
        tag => tag,
    }
}

fn base(lang: Lang) -> &'static str {
    lang.tag().split('-').next().unwrap_or_default()
}
