//! Reads numbers in words with the committed atoms.

use super::atoms::Spelled;
use super::dp::parse;
use super::{lang_dir, words};

#[track_caller]
fn reads(tag: &str, rows: &[(&str, u128)]) {
    let lexicon = words::read(&lang_dir().join(tag).join("numberwords.toml")).unwrap();
    let bad: Vec<_> = rows
        .iter()
        .map(|(text, n)| (text, n, parse(&lexicon, &Spelled::new(text).letters)))
        .filter(|(_, n, read)| *read != Some(**n))
        .collect();
    assert!(bad.is_empty(), "{tag}: {bad:?}");
}

#[test]
fn germanic() {
    reads(
        "de",
        &[("einundzwanzigtausend", 21_000), ("neunzehnhundertdreiunddreißig", 1933), ("drei Millionen", 3_000_000)],
    );
    reads("de", &[("fünfhunderteinundsiebzig", 571), ("eintausendvierhundertvier", 1404), ("hundertsieben", 107)]);
    reads("nl", &[("drieënzestigduizend", 63_000), ("honderdzevenduizend", 107_000), ("elfhonderd", 1100)]);
    reads("en", &[("eleven hundred and forty-five", 1145), ("one hundred seven thousand", 107_000)]);
    reads("sv", &[("trehundratjugofem", 325), ("ett tusen", 1000), ("fyrtiotvå", 42)]);
    reads("da", &[("treogtres", 63), ("fem hundrede og syvoghalvfems", 597)]);
    reads("nb", &[("to hundre", 200), ("tre og tyve", 23), ("åttifem", 85)]);
    reads("yi", &[("פינף און צוואנציק", 25), ("זעקס הונדערט", 600)]);
}

#[test]
fn romance() {
    reads(
        "fr",
        &[
            ("quatre-vingt-dix-neuf", 99),
            ("soixante et onze", 71),
            ("septante-trois", 73),
            ("deux cent mille", 200_000),
        ],
    );
    reads("fr", &[("quatre vingt un", 81), ("mille neuf cent quarante-deux", 1942), ("nonante et un", 91)]);
    reads(
        "it",
        &[("novecentoquarantadue", 942), ("quattro milioni", 4_000_000), ("centotto", 108), ("milleduecento", 1200)],
    );
    reads("es", &[("cuatro mil setecientos", 4700), ("treinta y un mil", 31_000), ("mil millones", 1_000_000_000)]);
    reads("pt", &[("mil e duzentos", 1200), ("vinte e três mil", 23_000), ("dois milhões", 2_000_000)]);
    reads(
        "ro",
        &[
            ("trei sute de mii", 300_000),
            ("paisprezece", 14),
            ("șaizeci și cinci", 65),
            ("o mie cinci sute", 1500),
            ("şase sute", 600),
        ],
    );
    reads("ca", &[("vint-i-dos", 22), ("set-cents", 700)]);
    reads("gl", &[("trinta e dous mil", 32_000)]);
}

#[test]
fn slavic_and_baltic() {
    reads("pl", &[("dwustu pięćdziesięciu", 250), ("sto dwadzieścia tysięcy", 120_000), ("tysiąc czterystu", 1400)]);
    reads("cs", &[("šestatřicet", 36), ("sto dvacet tisíc", 120_000), ("pět set", 500), ("dvaadvacet", 22)]);
    reads("sk", &[("sedemdesiatdva", 72), ("päťsto", 500), ("tristo tisíc", 300_000)]);
    reads("ru", &[("шестисот тысяч", 600_000), ("двести сорок один", 241), ("тысяча четыреста четыре", 1404)]);
    reads("uk", &[("сто п'ятдесят тисяч", 150_000), ("двісті", 200)]);
    reads("hr", &[("šezdeset pet tisuća", 65_000), ("tisuću dvjesto", 1200)]);
    reads("sr", &[("двеста хиљада", 200_000), ("двадесет и пет", 25)]);
    reads("sl", &[("dvaindvajset", 22), ("štirinajst tisoč", 14_000), ("dvesto petdeset", 250)]);
    reads("bg", &[("двайсет и пет хиляди", 25_000), ("шейсет и двама", 62)]);
    reads("lt", &[("du šimtai penkiasdešimt tūkstančių", 250_000)]);
    reads("lv", &[("divi simti piecdesmit", 250), ("trīs tūkstoši", 3000)]);
}

#[test]
fn other_european() {
    reads("hu", &[("ezerkilencszáz", 1900), ("négyszázezer", 400_000), ("kétszázhuszonöt", 225), ("huszonegy", 21)]);
    reads("fi", &[("viisituhatta", 5000), ("kaksisataaviisikymmentä", 250), ("kahdensadan", 200)]);
    reads("et", &[("kolm tuhat", 3000), ("kakskümmend viis", 25), ("kahesaja", 200)]);
    reads("el", &[("τριακόσιες χιλιάδες", 300_000), ("σαράντα έξι", 46), ("χίλια εννιακόσια", 1900)]);
    reads("tr", &[("dört yüz bin", 400_000), ("yirmi beş", 25)]);
    reads("ka", &[("ორასი", 200), ("ორმოცდახუთი", 45)]);
    reads("eu", &[("hogeita hamabost", 35), ("berrogeita bi", 42), ("lau mila", 4000)]);
    reads("cy", &[("pedwar ugain", 80)]);
}

#[test]
fn asian_and_african() {
    reads("ar", &[("أربعمائة وعشرون", 420), ("خمسة وثلاثون ألفا", 35_000), ("ثلاثة آلاف", 3000), ("مئتان وخمسون", 250)]);
    reads("he", &[("אלף ושש מאות", 1600), ("עשרים ושלושה", 23), ("שלושת אלפים", 3000)]);
    reads("fa", &[("صد و بیست هزار", 120_000), ("سیصد هزار", 300_000)]);
    reads("hi", &[("तीन लाख", 300_000), ("पच्चीस हज़ार", 25_000)]);
    reads("bn", &[("পঁয়তাল্লিশ হাজার", 45_000), ("তিন লাখ", 300_000)]);
    reads("ur", &[("تین لاکھ پچاس ہزار", 350_000)]);
    reads("zh", &[("三百万", 3_000_000), ("两千零五", 2005), ("十二", 12), ("一亿二千万", 120_000_000)]);
    reads("ja", &[("四千", 4000), ("三億五千万", 350_000_000), ("二十三", 23)]);
    reads("ko", &[("삼만 오천", 35_000), ("이백오십", 250), ("스물다섯", 25)]);
    reads("th", &[("แปดพันสามร้อย", 8300), ("ยี่สิบเอ็ด", 21)]);
    reads("vi", &[("hai mươi lăm", 25), ("ba trăm nghìn", 300_000), ("một nghìn không trăm lẻ năm", 1005)]);
    reads("id", &[("tiga ratus lima puluh ribu", 350_000), ("seribu seratus", 1100), ("dua belas", 12)]);
    reads("fil", &[("dalawampu't lima", 25), ("tatlong libo", 3000)]);
}
