//! What stands around a number: bounds, units, rates, compounds, shares.

use super::Numbers;
use crate::extract::Extractor;
use crate::lang::{Lang, Passage};
use crate::model::{NumberReading, NumberType, Reading};
use crate::text::Span;

/// The numbers of a text that claim something, with the words of each.
fn read(lang: &str, text: &str) -> Vec<(String, NumberReading)> {
    let passage = Passage::new(text, Span::new(0, text.len()), 0, Lang::of(lang));
    let mut out = Vec::new();
    Numbers.extract(&passage, 0, &mut out);
    out.into_iter()
        .filter_map(|m| match m.reading {
            Reading::Number(n) if n.rejected.is_none() => Some((m.span.of(text).to_owned(), n)),
            _ => None,
        })
        .collect()
}

/// Value or bounds, modifier, type, code and base of each number, as one line.
fn line(lang: &str, text: &str) -> String {
    let show = |v: Option<f64>| v.map_or(String::new(), |v| ((v * 1e4).round() / 1e4).to_string());
    let one = |(words, n): (String, NumberReading)| {
        let v = n.value;
        let mut out = format!("{words}: {} {}..{} {}", show(v.value), show(v.min), show(v.max), v.kind.name());
        if let Some(unit) = &v.unit {
            out += &format!(" {}", unit.code.as_deref().unwrap_or("-"));
        }
        if let Some(per) = &v.per {
            out += &format!(" per {}{}", show(per.value), per.span.of(text));
        }
        out
    };
    read(lang, text).into_iter().map(one).collect::<Vec<_>>().join("; ")
}

fn check(rows: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(lang, text, want)| line(lang, text) != *want)
        .map(|(lang, text, want)| format!("{lang} {text}\n  want  {want}\n  found {}", line(lang, text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_modifier_sets_one_bound() {
    check(&[
        ("en", "more than 40 boats", "more than 40 boats: 40 40.. count"),
        ("en", "at the very least 6 bakers", "at the very least 6 bakers: 6 6.. count"),
        ("en", "no more than 70 kg", "no more than 70 kg: 70 ..70 measure kg"),
        ("en", "nearly 900 sheep", "nearly 900 sheep: 900 ..900 count"),
        ("en", "about 900 sheep", "about 900 sheep: 900 .. count"),
        ("en", "only 3 boats", "only 3 boats: 3 .. count"),
        ("en", "greater than or equal to 14", "greater than or equal to 14: 14 14.. count"),
        ("en", "25 or more", "25 or more: 25 25.. count"),
        ("en", "25 or more than 30", "25: 25 .. count; more than 30: 30 30.. count"),
        ("en", "about 25 or more", "about 25 or more: 25 25.. count"),
        ("fr", "supérieur ou égal à 14", "supérieur ou égal à 14: 14 14.. count"),
        ("es", "mayor o igual a 14", "mayor o igual a 14: 14 14.. count"),
        ("de", "größer oder gleich 14", "größer oder gleich 14: 14 14.. count"),
        ("nl", "groter dan of gelijk aan 14", "groter dan of gelijk aan 14: 14 14.. count"),
        ("fi", "≥ 14", "≥ 14: 14 14.. count"),
        ("hu", "<= 14", "<= 14: 14 ..14 count"),
        ("pl", "~ 14 kg", "~ 14 kg: 14 .. measure kg"),
    ]);
}

#[test]
fn two_bounds_in_one_breath_are_a_range() {
    check(&[
        ("en", "more than 15 and less than 35 goats", "more than 15 and less than 35 goats:  15..35 count"),
        ("en", "less than 35 but more than 15 goats", "less than 35 but more than 15 goats:  15..35 count"),
        ("en", "at least 3 kg and at most 7 kg", "at least 3 kg and at most 7 kg:  3..7 measure kg"),
        ("es", "más de 15 y menos de 35", "más de 15 y menos de 35:  15..35 count"),
        (
            "en",
            "more than 15 goats left and less than 35 stayed",
            "more than 15 goats: 15 15.. count; less than 35: 35 ..35 count",
        ),
        ("en", "more than 15 and more than 35", "more than 15: 15 15.. count; more than 35: 35 35.. count"),
    ]);
}

#[test]
fn ranges_keep_their_direction() {
    check(&[
        ("en", "between 90 and 60 crates", "between 90 and 60 crates:  60..90 count"),
        ("en", "fell from 90 to 60 crates", "90: 90 .. count; 60 crates: 60 .. count"),
        ("zh", "20和30之间", "20和30:  20..30 count"),
        ("es", "entre el doce y el veinte", "entre el doce y el veinte:  12..20 count"),
        ("de", "von 90 auf 60 Prozent", "90: 90 .. count; 60 Prozent: 60 .. percent %"),
        ("de", "zwischen 90 und 60 Prozent", "zwischen 90 und 60 Prozent:  60..90 percent %"),
        ("en", "by 18 to 25 percent", "18 to 25 percent:  18..25 percent %"),
        ("en", "6-9,000 bricks", "6-9,000 bricks:  6000..9000 count"),
        ("en", "3 kg to 7 km", "3 kg: 3 .. measure kg; 7 km: 7 .. measure km"),
        ("en", "four or five boats", "four or five boats:  4..5 count"),
        ("de", "vier bis fünf Boote", "vier bis fünf Boote:  4..5 count"),
        ("fr", "quatre ou cinq bateaux", "quatre ou cinq bateaux:  4..5 count"),
        ("de", "€4-6 Mio.", "€4-6 Mio.:  4000000..6000000 money EUR"),
    ]);
}

#[test]
fn tolerances_set_both_bounds() {
    check(&[
        ("en", "a plate of 12 ± 0.5 mm", "12 ± 0.5 mm: 12 11.5..12.5 measure mm"),
        ("en", "a plate of 12 mm ± 2 mm thick", "12 mm ± 2 mm: 12 10..14 measure mm"),
        ("en", "a plate of 12 mm ± 2% thick", "12 mm: 12 .. measure mm; ± 2%: 2 .. percent %"),
    ]);
}

#[test]
fn units_are_read_in_every_language() {
    check(&[
        ("en", "it was 37ºC", "37ºC: 37 .. measure Cel"),
        ("es", "unos 37 º C", "unos 37 º C: 37 .. measure Cel"),
        ("de", "37 Grad Celsius", "37 Grad Celsius: 37 .. measure Cel"),
        ("zh", "1.2千米", "1.2千米: 1.2 .. measure km"),
        ("zh", "三千克", "三千克: 3 .. measure kg"),
        ("zh", "约三成", "约三成: 30 .. percent %"),
        ("ja", "6割以上", "6割以上: 60 60.. percent %"),
        ("zh", "三成员", "三成员: 3 .. count"),
        ("ro", "are 35 de metri", "35 de metri: 35 .. measure m"),
        ("es", "la línea 12 de metro", ""),
        ("zh", "三千人", "三千人: 3000 .. count"),
        ("hu", "45 kWh", "45 kWh: 45 .. measure kW.h"),
        ("en", "45 mW", "45 mW: 45 .. measure mW"),
        ("en", "45 MW", "45 MW: 45 .. measure MW"),
        ("en", "230 V", "230 V: 230 .. measure V"),
        ("en", "404 a", "404: 404 .. count"),
        ("en", "7 in the morning", "7: 7 .. count"),
        ("en", "a shed of 3 x 4 m", "3: 3 .. measure m; 4 m: 4 .. measure m"),
        ("de", "ein Bild von 20 × 30 cm", "20: 20 .. measure cm; 30 cm: 30 .. measure cm"),
    ]);
}

#[test]
fn money_stands_before_and_behind() {
    check(&[
        ("en", "60 USD million", "60 USD million: 60000000 .. money USD"),
        ("fr", "12 M€", "12 M€: 12000000 .. money EUR"),
        ("en", "31.5 MGBP", "31.5 MGBP: 31500000 .. money GBP"),
        ("en", "US$ 5m", "US$ 5m: 5000000 .. money USD"),
        ("en", "20 cents", "20 cents: 20 .. money -"),
        ("en", "take 1 $10 note", "1: 1 .. count; $10: 10 .. money USD"),
        ("pl", "EUR 30", "EUR 30: 30 .. money EUR"),
    ]);
}

#[test]
fn smaller_units_go_on() {
    check(&[
        ("en", "2 hours 30 minutes", "2 hours 30 minutes: 2.5 .. duration h"),
        ("en", "1 hour, 15 minutes and 36 seconds", "1 hour, 15 minutes and 36 seconds: 1.26 .. duration h"),
        ("en", "6 ft 3 in.", "6 ft 3 in.: 6.25 .. measure [ft_i]"),
        ("en", "6'3\" tall", "6'3\": 6.25 .. measure [ft_i]"),
        ("en", "8 dollars and 45 cents", "8 dollars and 45 cents: 8.45 .. money USD"),
        ("en", "8 dollars 45", "8 dollars 45: 8.45 .. money USD"),
        ("en", "eight dollars and forty-five", "eight dollars and forty-five: 8.45 .. money USD"),
        ("fr", "8 euros et 45 cents", "8 euros et 45 cents: 8.45 .. money EUR"),
        ("fr", "45 cents", "45 cents: 45 .. money -"),
        ("en", "6 ft 3 in", "6 ft 3 in: 6.25 .. measure [ft_i]"),
        ("en", "6 ft 3 in all", "6 ft: 6 .. measure [ft_i]; 3: 3 .. count"),
        ("en", "£3 5s", "£3 5s: 3.25 .. money GBP"),
        ("en", "eight dollars and 45", "eight dollars and 45: 8.45 .. money USD"),
        ("hu", "8 euró 45 cent", "8 euró 45 cent: 8.45 .. money EUR"),
        ("uk", "8 гривень 45 копійок", "8 гривень 45 копійок: 8.45 .. money UAH"),
        ("es", "8 euros y 45 céntimos", "8 euros y 45 céntimos: 8.45 .. money EUR"),
        ("zh", "八元三角", "八元三角: 8.3 .. money CNY"),
        ("de", "3 m 40 cm", "3 m 40 cm: 3.4 .. measure m"),
        ("en", "3 days and 2 nights", "3 days: 3 .. duration d; 2 nights: 2 .. count"),
        ("en", "8 dollars 45 people paid", "8 dollars: 8 .. money USD; 45 people: 45 .. count"),
        ("en", "30 minutes 2 hours", "30 minutes: 30 .. duration min; 2 hours: 2 .. duration h"),
    ]);
}

#[test]
fn rates_name_what_they_are_for_each_of() {
    check(&[
        ("en", "40 visitors per day", "40 visitors per day: 40 .. rate per day"),
        ("en", "14 per 100,000", "14 per 100,000: 14 .. rate per 100000100,000"),
        ("en", "7 euros per litre", "7 euros per litre: 7 .. rate EUR/l per litre"),
        (
            "en",
            "60 furlongs and 70 km per hour",
            "60 furlongs: 60 .. count; 70 km per hour: 70 .. measure km/h per hour",
        ),
        ("en", "40 visitors a day", "40 visitors a day: 40 .. rate per day"),
        ("en", "40 visitors a day later", "40 visitors: 40 .. count"),
        ("en", "$7 a month", "$7 a month: 7 .. rate USD/mo per month"),
        ("en", "7 €/m²", "7 €/m²: 7 .. rate EUR/m2 per m²"),
        ("de", "7 Euro pro Tag", "7 Euro pro Tag: 7 .. rate EUR/d per Tag"),
        ("de", "40 Besucher am Tag der Eröffnung", "40 Besucher: 40 .. count"),
        ("fr", "40 lettres par jour", "40 lettres par jour: 40 .. rate per jour"),
        ("es", "tres por ciento", "tres por ciento: 3 .. percent %"),
        ("en", "from $7 per kg to $9 per kg", "from $7 per kg to $9 per kg:  7..9 rate USD/kg per kg"),
        ("en", "14 per 17", "14: 14 .. count; 17: 17 .. count"),
        ("en", "7 litres per 100 km", "7 litres per 100 km: 7 .. rate l per 100100 km"),
        ("en", "6 percent for every 5 weeks", "6 percent: 6 .. percent %; 5 weeks: 5 .. duration wk"),
        ("en", "7 percent per year", "7 percent per year: 7 .. rate %/a per year"),
    ]);
}

#[test]
fn ages_need_their_words() {
    check(&[
        ("en", "aged 40 to 50", "40 to 50:  40..50 age"),
        ("en", "a 60 day old calf", "60 day old: 60 .. age d"),
        ("en", "a 40-year-old baker", "40-year-old: 40 .. age a"),
        ("es", "tiene 30 años de edad", "30 años de edad: 30 .. age a"),
        ("de", "im Alter von 30 Jahren", "30 Jahren: 30 .. age a"),
        ("en", "at the age of 30 she left", "30: 30 .. age"),
        ("es", "salió con 30.", "30: 30 .. count"),
        ("en", "for 30 years", "30 years: 30 .. duration a"),
    ]);
}

#[test]
fn shares_of_a_whole_are_fractions() {
    check(&[
        ("en", "9 out of 10 bakers", "9 out of 10 bakers: 0.9 .. fraction"),
        ("en", "one in five boats", "one in five boats: 0.2 .. fraction"),
        ("de", "neun von zehn Bäckern", "neun von zehn Bäckern: 0.9 .. fraction"),
        ("es", "dos de cada cinco barcos", "dos de cada cinco barcos: 0.4 .. fraction"),
        ("de", "einer von drei Bäckern", "drei Bäckern: 3 .. count"),
        ("en", "3 in 10 minutes", "3: 3 .. count; 10 minutes: 10 .. duration min"),
        ("en", "38 out of 96 men", "38: 38 .. count; 96 men: 96 .. count"),
    ]);
    let found = read("en", "a third of the 96 men");
    assert_eq!(found[0].1.value.of.as_ref().and_then(|b| b.value), Some(96.0));
    assert_eq!(found[0].1.value.kind, NumberType::Fraction);
}
