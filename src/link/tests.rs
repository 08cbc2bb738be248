//! Claims of sentences whose facts are given: `[date]`, `<place>` and `{number noun}` are marked in the text.

use super::*;
use crate::lang::Lang;
use crate::model::{
    Calendar, CountedNoun, DateRole, DateValue, ModifierCode, NumberModifier, PlaceRole, PlaceType, PlaceValue,
    Precision, Relation, Resolution, Style, Value,
};

/// The text without its marks, and the facts that were marked.
fn read(marked: &str) -> (String, Vec<Fact>) {
    let (mut text, mut facts, mut start) = (String::new(), Vec::new(), 0);
    for c in marked.chars() {
        match c {
            '[' | '<' | '{' => start = text.len(),
            ']' => facts.push(fact(Span::new(start, text.len()), date())),
            '>' => facts.push(fact(Span::new(start, text.len()), place())),
            '}' => {
                let span = Span::new(start, text.len());
                facts.push(fact(span, number(span, &text)));
            }
            c => text.push(c),
        }
    }
    (text, facts)
}

fn fact(span: Span, value: Value) -> Fact {
    let (inferred, alternatives, flags, evidence) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    Fact {
        span,
        block: 0,
        sentence: span,
        lang: "und",
        value,
        inferred,
        alternatives,
        confidence: 1.0,
        value_confidence: 1.0,
        flags,
        evidence,
    }
}

fn date() -> Value {
    Value::Date(DateValue {
        edtf: String::new(),
        said: String::new(),
        precision: Precision::Day,
        relation: Relation::On,
        earliest: None,
        latest: None,
        modifier: None,
        calendar: Calendar::Gregorian,
        role: DateRole::Event,
        timex3: None,
        parts: Vec::new(),
    })
}

fn place() -> Value {
    let none = String::new;
    Value::Place(PlaceValue {
        name: none(),
        gazetteer: none(),
        id: none(),
        geonames: None,
        uri: None,
        lat: None,
        lon: None,
        uncertainty_m: None,
        country: None,
        country_then: None,
        admin1: None,
        kind: PlaceType::Unknown,
        role: PlaceRole::Place,
        resolution: Resolution::None,
    })
}

fn number(span: Span, text: &str) -> Value {
    let numeral = span.of(text).split(' ').next().map_or(span, |n| Span::new(span.start, span.start + n.len()));
    let noun = Span::new((numeral.end + 1).min(span.end), span.end);
    Value::Number(NumberValue {
        value: None,
        decimal: None,
        min: None,
        max: None,
        modifier: NumberModifier { code: ModifierCode::Exact, span: None },
        kind: if span.of(text).ends_with('%') { NumberType::Percent } else { NumberType::Count },
        numeral,
        unit: None,
        counted: (!noun.is_empty()).then_some(CountedNoun { span: noun, head: noun, class: None }),
        of: None,
        per: None,
        style: Style::Plain,
        ambiguous: false,
        timex3: None,
    })
}

/// The claims of a marked text: number, counted noun, `predicate=concept`, dates, `role:place`, each with how it is tied.
fn claims(lang: &str, marked: &str) -> Vec<String> {
    let (text, facts) = read(marked);
    let span = Span::new(0, text.len());
    let mut passage = Passage::new(&text, span, 0, Lang::of(lang));
    let ordinal = |i: usize| text[..i].ends_with(|c: char| c.is_ascii_digit());
    let ends = text.match_indices(". ").filter(|(i, _)| !ordinal(*i)).map(|(i, _)| i + 2).chain([text.len()]);
    passage.sentences = ends.scan(0, |from, to| Some(Span::new(std::mem::replace(from, to), to))).collect();
    link(&[passage], &facts).iter().map(|c| describe(c, &text, &facts)).collect()
}

fn describe(c: &Claim, text: &str, facts: &[Fact]) -> String {
    let tied = |how: &str| if how == "clause" { String::new() } else { format!("({how})") };
    let mut out: Vec<String> = Vec::new();
    out.extend(c.number.map(|n| facts[n].span.of(text).to_owned()));
    out.extend(c.predicate.as_ref().map(|p| format!("{}={}", p.span.of(text), p.concept.unwrap_or("?"))));
    out.extend(c.dates.iter().map(|d| format!("{}{}", facts[d.fact].span.of(text), tied(d.how))));
    for p in &c.places {
        let qualifier = p.qualifier.map_or(String::new(), |q| format!("{} ", q.of(text)));
        out.push(format!("{qualifier}{}:{}{}", p.role, facts[p.fact].span.of(text), tied(p.how)));
    }
    out.extend(c.negated.then(|| "negated".to_owned()));
    out.extend(c.hedges.iter().map(|h| format!("hedge:{}", h.of(text))));
    out.extend(c.attribution.map(|a| format!("source:{}", a.of(text))));
    out.join(" | ")
}

#[test]
fn deported_from_a_country_mostly_by_one_camp() {
    for (lang, text, want) in [
        (
            "en",
            "Between [1942 and 1945], {107,000 Jews} were deported from the <Netherlands>, mostly via <Westerbork>.",
            "107,000 Jews | deported=deport | 1942 and 1945 | from:Netherlands | mostly via:Westerbork",
        ),
        (
            "en",
            "From [1942 to 1945] the Germans deported {107,000 Jews} from the <Netherlands>, mainly through <Westerbork>.",
            "107,000 Jews | deported=deport | 1942 to 1945 | from:Netherlands | mainly via:Westerbork",
        ),
        (
            "nl",
            "Tussen [1942 en 1945] werden {107.000 Joden} uit <Nederland> gedeporteerd, vooral via <Westerbork>.",
            "107.000 Joden | gedeporteerd=deport | 1942 en 1945 | from:Nederland | vooral via:Westerbork",
        ),
        (
            "nl",
            "Uit <Nederland> zijn in [1942-1945] {107.000 Joden} weggevoerd, meestal via <Westerbork>.",
            "107.000 Joden | weggevoerd=deport | 1942-1945 | from:Nederland | meestal via:Westerbork",
        ),
        (
            "de",
            "Zwischen [1942 und 1945] wurden {107.000 Juden} aus den <Niederlanden> deportiert, meist über <Westerbork>.",
            "107.000 Juden | deportiert=deport | 1942 und 1945 | from:Niederlanden | meist via:Westerbork",
        ),
        (
            "de",
            "Aus den <Niederlanden> verschleppte man [1942 bis 1945] {107.000 Juden}, vor allem über <Westerbork>.",
            "107.000 Juden | verschleppte=deport | 1942 bis 1945 | from:Niederlanden | vor allem via:Westerbork",
        ),
        (
            "fr",
            "Entre [1942 et 1945], {107.000 Juifs} ont été déportés des <Pays-Bas>, surtout via <Westerbork>.",
            "107.000 Juifs | déportés=deport | 1942 et 1945 | from:Pays-Bas | surtout via:Westerbork",
        ),
        (
            "fr",
            "On déporta {107.000 Juifs} des <Pays-Bas> de [1942 à 1945], principalement par <Westerbork>.",
            "107.000 Juifs | déporta=deport | 1942 à 1945 | from:Pays-Bas | principalement via:Westerbork",
        ),
    ] {
        assert_eq!(claims(lang, text), [want], "{text}");
    }
}

#[test]
fn freed_on_a_day_in_a_camp() {
    for (lang, text, want) in [
        (
            "en",
            "On [April 12, 1945], the army freed {876 prisoners} in camp <Westerbork>.",
            "876 prisoners | freed=free | April 12, 1945 | at:Westerbork",
        ),
        (
            "en",
            "{876 prisoners} in <Westerbork> were liberated on [12 April 1945].",
            "876 prisoners | liberated=liberate | 12 April 1945 | at:Westerbork",
        ),
        (
            "nl",
            "Op [12 april 1945] bevrijdde het leger {876 gevangenen} in <Westerbork>.",
            "876 gevangenen | bevrijdde=liberate | 12 april 1945 | at:Westerbork",
        ),
        (
            "nl",
            "In <Westerbork> werden [12 april 1945] {876 gevangenen} bevrijd.",
            "876 gevangenen | bevrijd=liberate | 12 april 1945 | at:Westerbork",
        ),
        (
            "de",
            "Am [12. April 1945] befreite die Armee {876 Häftlinge} im Lager <Westerbork>.",
            "876 Häftlinge | befreite=liberate | 12. April 1945 | at:Westerbork",
        ),
        (
            "de",
            "In <Westerbork> kamen {876 Häftlinge} frei, die am [12. April 1945] befreit wurden.",
            "876 Häftlinge | kamen=arrive | 12. April 1945(sentence) | at:Westerbork",
        ),
        (
            "fr",
            "Le [12 avril 1945], l'armée a libéré {876 prisonniers} au camp de <Westerbork>.",
            "876 prisonniers | libéré=liberate | 12 avril 1945 | at:Westerbork",
        ),
        (
            "fr",
            "À <Westerbork>, {876 prisonniers} furent libérés le [12 avril 1945].",
            "876 prisonniers | libérés=liberate | 12 avril 1945 | at:Westerbork",
        ),
    ] {
        let found = claims(lang, text);
        assert_eq!(found.first().map(String::as_str), Some(want), "{text}");
    }
}

#[test]
fn two_towns_on_two_days_are_one_event() {
    for (lang, text, want) in [
        (
            "en",
            "<Brussels> and <Antwerp> were liberated as early as [3rd] and [4th September 1944].",
            "liberated=liberate | 3rd | 4th September 1944 | at:Brussels | at:Antwerp",
        ),
        (
            "en",
            "The Allies liberated <Brussels> and <Antwerp> on [3] and [4 September 1944].",
            "liberated=liberate | 3 | 4 September 1944 | at:Brussels | at:Antwerp",
        ),
        (
            "nl",
            "<Brussel> en <Antwerpen> werden al op [3] en [4 september 1944] bevrijd.",
            "bevrijd=liberate | 3 | 4 september 1944 | at:Brussel | at:Antwerpen",
        ),
        (
            "de",
            "<Brüssel> und <Antwerpen> wurden am [3.] und [4. September 1944] befreit.",
            "befreit=liberate | 3. | 4. September 1944 | at:Brüssel | at:Antwerpen",
        ),
        (
            "fr",
            "<Bruxelles> et <Anvers> furent libérées les [3] et [4 septembre 1944].",
            "libérées=liberate | 3 | 4 septembre 1944 | at:Bruxelles | at:Anvers",
        ),
    ] {
        assert_eq!(claims(lang, text), [want], "{text}");
    }
}

#[test]
fn an_elliptic_sentence_says_what_the_one_before_said() {
    let text = "In [1943] {900 Jews} were deported from <Ghent>. In addition {245 Sinti and Roma} and {12 fighters}.";
    let want = [
        "900 Jews | deported=deport | 1943 | from:Ghent",
        "245 Sinti and Roma | deported=deport | 1943(previous) | from:Ghent(previous)",
        "12 fighters | deported=deport | 1943(previous) | from:Ghent(previous)",
    ];
    assert_eq!(claims("en", text), want);
    assert_eq!(claims("en", "{12 boxes} in <Ghent>. {9 books}"), ["12 boxes | at:Ghent", "9 books"]);
}

#[test]
fn each_number_of_a_list_has_its_own_place() {
    let text = "They built {12 schools} in <Ghent>, {9 schools} in <Liège> and {4} in <Namur>.";
    let want =
        ["12 schools | built=build | at:Ghent", "9 schools | built=build | at:Liège", "4 | built=build | at:Namur"];
    assert_eq!(claims("en", text), want);
}

#[test]
fn places_take_their_role_from_their_preposition() {
    assert_eq!(
        claims("en", "They fled from <Ghent> to <London> via <Calais> in [1940]."),
        ["fled=flee | 1940 | from:Ghent | to:London | via:Calais"]
    );
    assert_eq!(claims("en", "She was born near <Ghent>."), ["born=be-born | other:Ghent"]);
    assert_eq!(claims("fr", "Ils sont revenus de <Lyon> à <Lille>."), ["revenus=return | from:Lyon | to:Lille"]);
    assert_eq!(claims("fr", "La libération de <Lyon>."), ["libération=liberate | at:Lyon"]);
    assert_eq!(claims("de", "Er floh aus <Köln> nach <Basel>."), ["floh=flee | from:Köln | to:Basel"]);
    assert_eq!(claims("nl", "Zij trok van <Gent> naar <Breda>.").len(), 1);
}

#[test]
fn denial_doubt_and_sources() {
    assert_eq!(
        claims("en", "<Ghent> had not yet been liberated on [5 May]."),
        ["liberated=liberate | 5 May | at:Ghent | negated"]
    );
    assert_eq!(claims("de", "<Gent> wurde [1944] nicht zerstört."), ["zerstört=destroy | 1944 | at:Gent | negated"]);
    assert_eq!(claims("fr", "<Gand> n'a pas été détruite en [1944]."), ["détruite=destroy | 1944 | at:Gand | negated"]);
    assert_eq!(claims("en", "Perhaps {30 men} died in <Ghent>."), ["30 men | died=die | at:Ghent | hedge:Perhaps"]);
    assert_eq!(claims("nl", "Volgens de stad stierven {30 mannen} in <Gent>.").len(), 1);
    assert!(claims("nl", "Volgens de stad stierven {30 mannen} in <Gent>.")[0].contains("source:Volgens de stad"));
    // Words behind the predicate deny something else.
    assert_eq!(claims("en", "The camp opened in [1940], not without trouble."), ["opened=open | 1940"]);
}

#[test]
fn nouns_tell_events_and_clauses_keep_their_own() {
    assert_eq!(
        claims("en", "The liberation of <Ghent> on [6 September] was a surprise."),
        ["liberation=liberate | 6 September | at:Ghent"]
    );
    assert_eq!(
        claims("en", "The school opened in [1921], and the church was destroyed in [1944]."),
        ["opened=open | 1921", "destroyed=destroy | 1944"]
    );
    assert_eq!(
        claims("de", "Die befreiten Häftlinge verließen <Dachau> im [Mai 1945]."),
        ["verließen=leave | Mai 1945 | at:Dachau"]
    );
}

#[test]
fn no_event_no_claim() {
    for (lang, text) in [
        ("en", "<Ghent> is in <Belgium>."),
        ("en", "A quiet day in <Ghent>."),
        ("nl", "<Gent> is een stad in <België>."),
        ("de", "<Gent> ist eine Stadt in <Belgien>."),
        ("fr", "<Gand> est une ville de <Belgique>."),
        ("en", "[5 May 1945]"),
        ("en", "They opened the gates and left."),
        ("und", "<Ghent> [1944]"),
    ] {
        assert_eq!(claims(lang, text), [""; 0], "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn facts_are_named_by_valid_indices(text in "[a-z ,.<>\\[\\]{}0-9]{0,120}|([<\\[{](was|in|and|May|12)[\\]>}] (freed|in|to|and|, )? ?){0,12}") {
        let (plain, facts) = read(&text);
        let passage = Passage::new(&plain, Span::new(0, plain.len()), 0, Lang::of("en"));
        for claim in link(&[passage], &facts) {
            let named = claim.number.into_iter().chain(claim.dates.iter().map(|d| d.fact)).chain(claim.places.iter().map(|p| p.fact));
            proptest::prop_assert!(named.into_iter().all(|i| i < facts.len()));
            proptest::prop_assert!(claim.predicate.iter().all(|p| p.span.end <= plain.len()));
        }
    }
}
