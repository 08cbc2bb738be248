//! Each case gives its sentences parted by `|`.

use crate::detect::sentence::sentences;
use crate::lang::{Lang, Passage};
use crate::text::Span;

fn check(lang: &str, marked: &str) {
    let text = marked.replace('|', "");
    let passage = Passage::new(&text, Span::new(0, text.len()), 0, Lang::of(lang));
    let found: Vec<&str> = sentences(&passage).into_iter().map(|s| s.of(&text)).collect();
    assert_eq!(found.join("|"), marked, "{lang}");
}

#[test]
fn plain_sentences_end() {
    check("en", "It rained. |We stayed in. |Then it stopped.");
    check("en", "Who came? |Nobody! |A pity…");
    check("en", "He said so in 1945. |The war was over.");
    check("en", "It cost 5. |Then it cost 6.");
    check("nl", "Het was koud. |Wij bleven binnen.");
    check("fr", "« Il pleut. » |Nous restons. |Est-ce vrai ? |Oui !");
    check("de", "Er kam 1945. |Die Stadt war leer. |»Warum?« |Niemand wusste es.");
    check("ru", "Шёл дождь. |Мы остались дома.");
}

#[test]
fn scripts_with_marks_of_their_own() {
    check("zh", "下雨了。|我们留在家里！|真的吗？|是的。");
    check("ja", "「雨が降った。」と彼は言った。|私たちは家にいた。");
    check("hi", "बारिश हुई। |हम घर पर रहे।");
    check("ar", "هل نزل المطر؟ |بقينا في البيت. |ثم توقف.");
    check("ur", "بارش ہوئی۔ |ہم گھر پر رہے۔");
    check("hy", "Անձրև եկավ։ |Մենք մնացինք տանը։");
    check("el", "Έβρεξε; |Μείναμε μέσα.");
    check("he", "ירד גשם. |נשארנו בבית.");
    check("am", "ዝናብ ዘነበ። |ቤት ቀረን።");
}

#[test]
fn abbreviations_do_not_end_a_sentence() {
    check("de", "Das gilt z. B. Anfang Mai. |Dann nicht.");
    check("de", "Rund bzw. etwa ca. 550 Menschen, d. h. Alle.");
    check("de", "Prof. Dr. Weber kam. |Er sprach.");
    check("de", "Am 5. d. M. wurde gebaut, vgl. S. 5 und Bd. II.");
    check("en", "See No. 5 and p. 12, e.g. Smith. |He knew.");
    check("en", "He moved to St. Louis with Mr. Lee. |It was cold.");
    check("en", "The approx. 30 guests left. |All of them.");
    check("nl", "Zie nr. 5, d.w.z. Jan en o.a. Piet. |Klaar.");
    check("nl", "Mr. dr. Visser kwam. |Hij sprak.");
    check("fr", "M. Dupont et Mme. Petit, p. ex. Anne. |Elle vint.");
    check("fr", "Voir art. 5 et vol. 2. |La suite manque.");
    check("es", "El Sr. Ruiz y la Dra. Gil llegaron. |Era tarde.");
    check("it", "Il sig. Bianchi, cfr. Rossi, arrivò. |Era tardi.");
    check("pl", "Prof. Nowak mieszkał przy ul. Długiej. |Było zimno.");
    check("cs", "Např. Praha, tzv. Malá Strana. |Bylo chladno.");
    check("ru", "См. стр. 5, т. е. Главу. |Было поздно.");
    check("en", "It came from the U.S. Army depot.");
}

#[test]
fn initials_belong_to_names() {
    check("en", "J. K. Rowling wrote it. |She did.");
    check("en", "A letter by J.R. Smith. |It is lost.");
    check("de", "Ludwig XIV. Bourbon baute es. |Er starb.");
    check("en", "They chose plan B. |The others left.");
}

#[test]
fn ordinals_and_numbers_hold_dots() {
    check("de", "Am 3. Mai 1945 kam der 3. Transport an. |Er war leer.");
    check("de", "Es waren 3. |Dann kamen mehr.");
    check("da", "Den 3. Division kom. |Alle gik.");
    check("cs", "V 3. Brigádě bylo 20 lidí.");
    check("hu", "1945. május 5. |A tábor üres volt.");
    check("en", "It fell by 1.500 points, 2.5 percent on 10.11.1938 at 9.30. |Then it rose.");
    check("en", "On 10 Nov. 1938 it burned. |In Nov. it was cold.");
    check("en", "1. Open the box.");
}

#[test]
fn addresses_and_file_names_stay_whole() {
    check("en", "Look at www.example.org or a.txt. |Then write.");
    check("en", "Version 2.0.1 came out. |We used it.");
    check("en", "Version .5 of it");
}

#[test]
fn quotes_brackets_and_notes_go_with_their_sentence() {
    check("en", "He cried: \"Here they are!\", and ran. |We ran too.");
    check("en", "\"Come.\" |She came.");
    check("en", "(It rained.) |We stayed.[12] |They left.");
    check("en", "Really?! |Yes... |No.");
    check("en", "He waited ... and left. |Then… nothing.");
}

#[test]
fn a_forgotten_space_is_seen() {
    check("en", "The town was freed.|The others came later.");
    check("en", "He ran Node.Js on it.");
}

#[test]
fn hard_wrapped_prose_goes_on_over_line_ends() {
    check(
        "en",
        "The letters were found in the attic of the old\nHouse that stood by the river, and they had been\nthere for years.\n|Nobody had known about them before the day of the\nsale.\n",
    );
    check("en", "The letters were found in the attic of the\n\n|Nobody had known about them before the day\n");
}

#[test]
fn lists_and_headings_end_at_their_line() {
    check("en", "Finds\n|The letters were found in the attic of the old house by the river.");
    check("en", "- 12 letters of the family\n|- 3 books in the attic of the house\n|- one box");
    check("en", "Red box\n|Blue box\n|Green box");
}

#[test]
fn overlong_sentences_are_cut() {
    let text = "word ".repeat(3000);
    let passage = Passage::new(&text, Span::new(0, text.len()), 0, Lang::of("en"));
    assert!(sentences(&passage).len() > 4);
}

proptest::proptest! {
    #[test]
    fn sentences_tile_any_text(text in "\\PC*|[A-Za-z0-9 .!?\n\r\"»«。-]{0,200}") {
        let passage = Passage::new(&text, Span::new(0, text.len()), 0, Lang::of("de"));
        let found = sentences(&passage);
        let mut at = 0;
        for span in &found {
            proptest::prop_assert!(span.start == at && text.is_char_boundary(span.end));
            at = span.end;
        }
        proptest::prop_assert_eq!(at, text.len());
    }
}
