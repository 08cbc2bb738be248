//! What pairs off, what headings and the sentence before tell, and what is counted where no noun follows.

use super::{claims, claims_under};

#[test]
fn each_number_has_its_own_date_or_place() {
    assert_eq!(
        claims("en", "The choir grew from {12 members} in [1950] to {30} in [1960]."),
        ["12 members | grew=rise | 1950", "30 | grew=rise | 1960"]
    );
    assert_eq!(
        claims("en", "They built {5 schools} and {7 mills} in <Ghent> and <Namur>."),
        ["5 schools | built=build | at:Ghent", "7 mills | built=build | at:Namur"]
    );
    // One date for both.
    assert_eq!(
        claims("en", "In [1950] they built {5 schools} and {7 mills}."),
        ["5 schools | built=build | 1950", "7 mills | built=build | 1950"]
    );
}

#[test]
fn places_and_days_pair_off_only_where_both_are_lists() {
    assert_eq!(
        claims("en", "<Ghent> and <Namur> were liberated on [6] and [7 September]."),
        ["liberated=liberate | 6 | 7 September | at:Ghent&6 | at:Namur&7 September"]
    );
    assert_eq!(
        claims("en", "<Ghent> and <Namur> were liberated on [6 September]."),
        ["liberated=liberate | 6 September | at:Ghent | at:Namur"]
    );
}

#[test]
fn a_heading_of_a_date_or_a_place_sets_the_scene() {
    assert_eq!(
        claims_under("en", "[3 May 1921]", "{40 guests} arrived."),
        ["40 guests | arrived=arrive | 3 May 1921(heading)"]
    );
    assert_eq!(
        claims_under("en", "In <Ghent>", "The school opened in [1921]."),
        ["opened=open | 1921 | at:Ghent(heading)"]
    );
    // What the sentence says itself wins; a heading with a story of its own sets no scene.
    assert_eq!(claims_under("en", "[1920]", "The school opened in [1921]."), ["opened=open | 1921"]);
    assert_eq!(
        claims_under("en", "The long way home from <Ghent>", "{40 guests} arrived."),
        ["40 guests | arrived=arrive"]
    );
    assert_eq!(claims_under("en", "[1920] and [1930]", "{40 guests} arrived."), ["40 guests | arrived=arrive"]);
}

#[test]
fn a_sentence_goes_on_with_the_one_before() {
    assert_eq!(
        claims("en", "In [1943] {90 men} were arrested in <Ghent>. They were released in <Namur> after {9 trials}.")
            .last()
            .map(String::as_str),
        Some("9 trials | released=free | 1943(previous) | at:Namur")
    );
    // Another event of other people has another day.
    assert_eq!(
        claims("en", "In [1943] {90 men} were arrested. The mayor bought {9 cars}."),
        ["90 men | arrested=arrest | 1943", "9 cars | bought=buy"]
    );
}

#[test]
fn the_town_named_before_its_name_takes_the_first_preposition() {
    assert_eq!(claims("en", "They fled to the town of <Namur> in [1940]."), ["fled=flee | 1940 | to:Namur"]);
    assert_eq!(claims("en", "The mayor of <Namur> fled in [1940]."), ["fled=flee | 1940 | at:Namur"]);
}

#[test]
fn shares_and_costs_count_what_they_are_said_of() {
    let counted = |text: &str| -> Vec<String> {
        let (plain, facts) = super::read(text);
        let span = crate::text::Span::new(0, plain.len());
        let passage = crate::lang::Passage::new(&plain, span, 0, crate::lang::Lang::of("en"));
        let found = super::link(&[passage], &facts);
        found.iter().map(|c| c.counted.map_or("", |n| n.head.of(&plain)).to_owned()).collect()
    };
    assert_eq!(counted("{12%} of the houses burned."), ["houses"]);
    assert_eq!(counted("The rate fell to {8%}."), ["rate"]);
    assert_eq!(counted("{38} of them returned."), ["them"]);
    assert_eq!(counted("Then came {38}, and left."), [""]);
}
