use crate::extract::number::tests::read;

/// The head of what the first number counts.
fn head(lang: &str, text: &str) -> Option<String> {
    let (_, n) = read(lang, text).into_iter().next()?;
    n.value.counted.map(|c| c.head.of(text).to_owned())
}

/// The whole that a number is a part of.
fn whole(lang: &str, text: &str) -> Option<(String, Option<f64>)> {
    let of = read(lang, text).into_iter().find_map(|(_, n)| n.value.of);
    of.map(|o| (o.span.of(text).to_owned(), o.value))
}

#[test]
fn heads_stand_where_the_language_puts_them() {
    for (lang, text, want) in [
        ("en", "210 hungry Dutch prisoners waited", "prisoners"),
        ("en", "three sports clubs closed", "clubs"),
        ("en", "5.000 of the deported came back", "deported"),
        ("de", "40 alte Berliner Häuser standen leer", "Häuser"),
        ("de", "31.000 der Juden", "Juden"),
        ("fr", "12 petites maisons grises", "maisons"),
        ("pl", "210 holenderskich więźniów", "więźniów"),
        ("ro", "20 de oameni", "oameni"),
        ("ru", "40 старых домов", "домов"),
    ] {
        assert_eq!(head(lang, text).as_deref(), Some(want), "{lang}: {text}");
    }
}

#[test]
fn classifiers_lead_to_their_noun() {
    for (lang, text, want) in [
        ("zh", "四名士兵死亡", "士兵"),
        ("zh", "九張舊桌子在那裡", "舊桌子"),
        ("zh", "兩間。", "間"),
        ("ja", "人形三つ", "つ"),
        ("ja", "九千人以上が来た", "人"),
    ] {
        assert_eq!(head(lang, text).as_deref(), Some(want), "{lang}: {text}");
    }
}

#[test]
fn verbs_and_function_words_are_no_nouns() {
    for (lang, text) in
        [("en", "40 of the 96 came"), ("en", "40 drowned."), ("en", "40 were there"), ("de", "40 wurden es")]
    {
        assert_eq!(head(lang, text), None, "{lang}: {text}");
    }
}

#[test]
fn the_whole_stands_behind_or_ahead() {
    for (lang, text, want) in [
        ("en", "31 of those 96 children", "96 children"),
        ("en", "Of the 96 men, 31 came back", "96 men"),
        ("nl", "Van de 96 mannen kwamen er 31 terug", "96 mannen"),
        ("de", "Von den 96 Männern kamen 31 zurück", "96 Männern"),
    ] {
        let (text_of, value) = whole(lang, text).expect(text);
        assert_eq!((text_of.as_str(), value), (want, Some(96.0)), "{lang}: {text}");
    }
    assert_eq!(whole("en", "The 96 men met. Then 31 came back"), None);
}
