//! Claims of one clause or two.

use super::claims;

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
            "liberated=liberate | 3rd | 4th September 1944 | at:Brussels&3rd | at:Antwerp&4th September 1944",
        ),
        (
            "en",
            "The Allies liberated <Brussels> and <Antwerp> on [3] and [4 September 1944].",
            "liberated=liberate | 3 | 4 September 1944 | at:Brussels&3 | at:Antwerp&4 September 1944",
        ),
        (
            "nl",
            "<Brussel> en <Antwerpen> werden al op [3] en [4 september 1944] bevrijd.",
            "bevrijd=liberate | 3 | 4 september 1944 | at:Brussel&3 | at:Antwerpen&4 september 1944",
        ),
        (
            "de",
            "<Brüssel> und <Antwerpen> wurden am [3.] und [4. September 1944] befreit.",
            "befreit=liberate | 3. | 4. September 1944 | at:Brüssel&3. | at:Antwerpen&4. September 1944",
        ),
        (
            "fr",
            "<Bruxelles> et <Anvers> furent libérées les [3] et [4 septembre 1944].",
            "libérées=liberate | 3 | 4 septembre 1944 | at:Bruxelles&3 | at:Anvers&4 septembre 1944",
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
