use super::*;
use crate::model::{Format, Given, Role};
use crate::text::{Span, Text};

/// A plain page of these blocks, detected.
fn read_blocks(texts: &[&str], given: Given) -> (Vec<Block>, Vec<Share>, Vec<Vec<String>>) {
    let (mut value, mut blocks) = (String::new(), Vec::new());
    for text in texts {
        let start = value.len();
        value.push_str(text);
        let span = Span::new(start, value.len());
        let raw = start..value.len();
        let block = Block {
            span,
            raw,
            kept: true,
            role: Role::Paragraph,
            lang: "und",
            lang_confidence: 0.0,
            reasons: Vec::new(),
            element: None,
            heading: 0,
        };
        blocks.push(block);
    }
    let page = Page { format: Format::Text, text: Text::plain(&value, 0), ..Page::default() };
    let document = Document { given, ..Document::default() };
    let out = detect(&page, &document, &mut blocks, &Config::default());
    let sentences =
        out.passages.iter().map(|p| p.sentences.iter().map(|s| s.of(&value).to_owned()).collect()).collect();
    (blocks, out.languages, sentences)
}

fn lang(text: &str) -> &'static str {
    read_blocks(&[text], Given::default()).0[0].lang
}

fn langs(texts: &[&str]) -> Vec<&'static str> {
    read_blocks(texts, Given::default()).0.iter().map(|b| b.lang).collect()
}

#[test]
fn every_script_has_its_language() {
    for (want, text) in [
        ("en", "The letters were found in the attic of the house."),
        ("nl", "De brieven werden gevonden op de zolder van het huis."),
        ("de", "Die Briefe wurden auf dem Dachboden des Hauses gefunden."),
        ("fr", "Les lettres ont été retrouvées dans le grenier de la maison."),
        ("es", "Las cartas se encontraron en el desván de la casa."),
        ("it", "Le lettere sono state trovate nella soffitta della casa."),
        ("pt", "As cartas foram encontradas no sótão da casa."),
        ("pl", "Listy zostały znalezione na strychu tego domu."),
        ("cs", "Dopisy byly nalezeny na půdě toho domu."),
        ("hu", "A leveleket a ház padlásán találták meg."),
        ("da", "Brevene blev fundet på loftet af huset efter krigen."),
        ("ru", "Письма были найдены на чердаке этого дома."),
        ("uk", "Листи були знайдені на горищі цього будинку після війни."),
        ("bg", "Писмата са намерени на тавана на къщата."),
        ("sr", "Писма су пронађена на тавану куће после рата."),
        ("mk", "Писмата се најдени во поткровјето на куќата."),
        ("el", "Τα γράμματα βρέθηκαν στη σοφίτα."),
        ("he", "המכתבים נמצאו בעליית הגג של הבית."),
        ("yi", "די בריוו האָט מען געפֿונען אויף דעם בוידעם."),
        ("ar", "عثر على الرسائل في علية المنزل بعد الحرب."),
        ("fa", "نامه ها در اتاق زیر شیروانی خانه پیدا شد."),
        ("ur", "خطوط گھر کی اٹاری میں ملے تھے۔"),
        ("hi", "पत्र घर की अटारी में मिले थे।"),
        ("ja", "手紙は家の屋根裏で見つかった。"),
        ("zh", "信件是在房子的阁楼里发现的。"),
        ("ko", "편지는 집 다락방에서 발견되었다."),
        ("th", "พบจดหมายในห้องใต้หลังคา"),
        ("ka", "წერილები სახლის სხვენში იპოვეს."),
        ("hy", "Նամակները գտնվել են տան ձեղնահարկում։"),
    ] {
        assert_eq!(lang(text), want, "{text}");
    }
}

#[test]
fn no_letters_no_language() {
    assert_eq!(lang("12.04.1945"), "und");
    assert_eq!(lang(""), "und");
    assert_eq!(read_blocks(&[""], Given::default()).1, []);
}

#[test]
fn short_blocks_inherit_and_long_ones_speak_for_themselves() {
    let page = "Het museum is gesloten op maandag en de tentoonstelling is te zien tot het einde van het jaar.\n";
    let polish = "Muzeum jest zamknięte w poniedziałki, a wystawę można oglądać do końca roku, także w święta.\n";
    assert_eq!(langs(&[page, "Over ons\n", "12.04.1945\n", page, polish]), ["nl", "nl", "nl", "nl", "pl"]);
    assert_eq!(langs(&[page, "Музей\n"])[1], "ru");
}

#[test]
fn what_is_known_beforehand_tips_the_scale_of_short_texts_alone() {
    let given = |lang: &str| Given { lang: Some(lang.into()), ..Given::default() };
    assert_eq!(read_blocks(&["Museum"], given("nl")).0[0].lang, "nl");
    assert_eq!(read_blocks(&["dvadeset jabuka"], given("sr")).0[0].lang, "sr");
    assert_eq!(read_blocks(&["двадесет јабука"], given("sr")).0[0].lang, "sr");
    let text = "The letters were found in the attic of the house that was sold.";
    assert_eq!(read_blocks(&[text], given("nl")).0[0].lang, "en");
    // A tag without a script speaks for both: the block is Serbian, not some other language in Latin letters.
    assert_eq!(read_blocks(&["sedamdeset"], given("sr")).0[0].lang, "sr");
    let url = Given { url: Some("https://example.se/a.b".into()), ..Given::default() };
    assert_eq!(read_blocks(&["Museum"], url).0[0].lang, "sv");
}

#[test]
fn shares_sum_to_one_with_the_largest_first() {
    let (_, shares, _) = read_blocks(
        &["The letters were found in the attic of the house.\n", "Листи були знайдені на горищі.\n"],
        Given::default(),
    );
    assert_eq!(shares.iter().map(|s| s.lang).collect::<Vec<_>>(), ["en", "uk"]);
    assert!((shares.iter().map(|s| s.share).sum::<f32>() - 1.0).abs() < 1e-6 && shares[0].share > 0.5);
}
