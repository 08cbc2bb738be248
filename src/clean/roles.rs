//! What a block is: of kept blocks what they are to the text, of dropped ones what kind of boilerplate.

use super::Look;
use super::features::Feature;
use super::markup::GROUPS;
use super::rules::Verdict;
use crate::model::Role;

/// The piece that is the page's title: its first kept heading; in plain text its first kept line that heads prose.
pub(super) fn title(look: &Look<'_>, verdicts: &[Verdict]) -> Option<usize> {
    let kept = || (0..verdicts.len()).filter(|&i| verdicts[i].kept && look.shapes[i].words > 0);
    if look.has_markup() {
        let pieces = &look.page.pieces;
        return kept().find(|&i| pieces[i].heading == 1).or_else(|| kept().find(|&i| pieces[i].heading > 0));
    }
    kept().next().filter(|&i| is_line(look, i) && !on(look, i, Feature::DateLine))
}

fn on(look: &Look<'_>, i: usize, feature: Feature) -> bool {
    look.seen[i][feature as usize] > 0.0
}

/// A line that heads something: short, and it does not end as a sentence does.
fn is_line(look: &Look<'_>, i: usize) -> bool {
    look.shapes[i].words <= 14 && !look.shapes[i].end_mark
}

/// The role of a kept block.
pub(super) fn content(look: &Look<'_>, i: usize, title: bool) -> Role {
    let near = look.markup.groups(&look.page.pieces[i]).0;
    let of = |group: &str| GROUPS.iter().position(|g| *g == group).is_some_and(|g| near >> g & 1 == 1);
    let on = |feature| on(look, i, feature);
    let plain = !look.has_markup();
    match () {
        () if title => Role::Title,
        () if on(Feature::Heading) => Role::Heading,
        () if on(Feature::Caption) || (of("caption") && look.shapes[i].words < 60) => Role::Caption,
        () if on(Feature::Quote) => Role::Quote,
        () if on(Feature::Code) => Role::Code,
        () if on(Feature::Cell) => Role::Table,
        () if on(Feature::DateLine) && look.shapes[i].words <= 6 => Role::Dateline,
        () if of("byline") && look.shapes[i].words <= 12 => Role::Byline,
        () if on(Feature::Item) || (plain && on(Feature::Bullet)) => Role::List,
        () if plain && is_line(look, i) && on(Feature::NearProse) && look.shapes[i].words <= 12 => Role::Heading,
        () => Role::Paragraph,
    }
}

/// Class groups that make a kind of boilerplate, most telling first.
const KINDS: [(&str, Role); 14] = [
    ("cookie", Role::Cookie),
    ("breadcrumb", Role::Breadcrumb),
    ("pager", Role::Pagination),
    ("newsletter", Role::Newsletter),
    ("donate", Role::Donate),
    ("share", Role::Share),
    ("comment", Role::Comment),
    ("related", Role::Related),
    ("nav", Role::Nav),
    ("meta", Role::Meta),
    ("byline", Role::Meta),
    ("login", Role::Meta),
    ("ad", Role::Meta),
    ("header", Role::Nav),
];

/// The role of a dropped block: by its phrase, its class words, its tags, its shape.
pub(super) fn boilerplate(look: &Look<'_>, i: usize) -> Role {
    let piece = &look.page.pieces[i];
    if look.markup.is_hidden(piece) {
        return Role::Hidden;
    }
    if let Some(found) = look.found[i] {
        return found.role;
    }
    let (near, far) = look.markup.groups(piece);
    let of = |bits: u32| {
        let has = |group: &str| GROUPS.iter().position(|g| *g == group).is_some_and(|g| bits >> g & 1 == 1);
        // Comments have a rule of their own: where it is silent, the class words do not mean it.
        KINDS.iter().find(|(group, role)| *role != Role::Comment && has(group)).map(|k| k.1)
    };
    let on = |feature| on(look, i, feature);
    match () {
        () if on(Feature::CopyrightSign) => Role::Copyright,
        () if on(Feature::Separators)
            && look.shapes[i].separators >= 2
            && look.shapes[i].words <= 20
            && !look.has_markup() =>
        {
            Role::Nav
        }
        () => of(near).or_else(|| on(Feature::InNav).then_some(Role::Nav)).or_else(|| of(far)).unwrap_or_else(|| {
            let links = on(Feature::AllLinks) || on(Feature::HalfLinks) || look.shapes[i].words <= 3;
            if links { Role::Nav } else { Role::Meta }
        }),
    }
}
