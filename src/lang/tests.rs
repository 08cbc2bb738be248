use super::*;
use crate::text::Span;

#[test]
fn every_form_of_one_language_is_found_beside_the_others() {
    let hit = Lexicon::get("mars").expect("fr, sv, …");
    let tags: Vec<_> = hit.entries().filter(|e| e.role == Role::Month).map(|e| e.lang.tag()).collect();
    assert!(tags.contains(&"fr") && tags.contains(&"sv"), "{tags:?}");
    assert!(Lexicon::get("xyzzy").is_none());
    assert!(Lexicon::get("").is_none());
}

#[test]
fn longer_forms_are_found_across_tokens() {
    let text = "Am 5. Sept. 44 v. Chr. geschah es";
    let passage = Passage::new(text, Span::new(0, text.len()), 0, Lang::of("de"));
    let sept = passage.tokens.iter().position(|t| t.of(text) == "Sept").expect("token");
    let (m, entry) = passage.role(sept, Role::Month).expect("a month");
    assert_eq!((m.tokens, entry.value, entry.lang.tag()), (2, 9.0, "de"));
    let v = passage.tokens.iter().position(|t| t.of(text) == "v").expect("token");
    assert_eq!(passage.role(v, Role::Bce).map(|(m, _)| m.tokens), Some(4));
    assert!(passage.role(0, Role::Month).is_none());
}

#[test]
fn tags_fall_back_to_their_base() {
    assert_eq!(Lang::of("de-AT").tag(), "de");
    assert_eq!(Lang::of("no").tag(), "nb");
    assert_eq!(Lang::of("").tag(), "und");
}
