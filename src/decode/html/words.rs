//! What attributes say: values, class words, whether an element is shown.

use super::entity;
use super::scan::Attribute;

/// The decoded value of the attribute `name`, if the tag has it.
pub(super) fn value(html: &str, attributes: &[Attribute], name: &str) -> Option<String> {
    let found = attributes.iter().find(|a| is_named(html, a, name))?;
    html.get(found.value.clone()).map(|v| entity::decoded(v, true))
}

fn is_named(html: &str, attribute: &Attribute, name: &str) -> bool {
    attribute.name.len() == name.len() && html.get(attribute.name.clone()).is_some_and(|n| n.eq_ignore_ascii_case(name))
}

/// The class, id, role and similar words of a tag, lower case, joined by spaces; of a schema.org type its name.
pub(super) fn words(html: &str, attributes: &[Attribute]) -> String {
    let mut out = String::new();
    for name in ["class", "id", "role", "itemprop", "itemtype", "data-component"] {
        let Some(value) = value(html, attributes, name) else { continue };
        for word in value.split_ascii_whitespace() {
            let word = if name == "itemtype" { word.rsplit('/').next().unwrap_or(word) } else { word };
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&word.to_lowercase());
        }
    }
    out
}

/// Whether the attributes of a tag hide its element.
pub(super) fn hides(html: &str, attributes: &[Attribute]) -> bool {
    attributes.iter().any(|a| {
        let value = html.get(a.value.clone()).unwrap_or_default();
        match a.name.len() {
            6 if is_named(html, a, "hidden") => !value.trim().eq_ignore_ascii_case("until-found"),
            5 if is_named(html, a, "style") => style_hides(value),
            _ => false,
        }
    })
}

/// Whether a style hides: of several rules for one property the last counts, unless an earlier one is important.
fn style_hides(style: &str) -> bool {
    let (mut display, mut visibility) = ((false, false), (false, false));
    for rule in style.split(';') {
        let Some((name, value)) = rule.split_once(':') else { continue };
        let (value, important) = match value.split_once('!') {
            Some((value, word)) => (value.trim(), word.trim().eq_ignore_ascii_case("important")),
            None => (value.trim(), false),
        };
        let (state, hiding) = match name.trim() {
            n if n.eq_ignore_ascii_case("display") => (&mut display, "none"),
            n if n.eq_ignore_ascii_case("visibility") => (&mut visibility, "hidden"),
            _ => continue,
        };
        if important || !state.1 {
            *state = (value.eq_ignore_ascii_case(hiding), important);
        }
    }
    display.0 || visibility.0
}
