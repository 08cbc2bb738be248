//! Pages made by rule: prose in several languages with dates, places and numbers, HTML around it, and hostile pages.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// A small generator of pseudo-random numbers: the same pages on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides.max(1)
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of.get(self.roll(of.len())).copied().unwrap_or("")
    }
}

const SENTENCES: [&[&str]; 6] = [
    &[
        "On # April 19## about #,### prisoners were taken from Mechelen to the east. ",
        "The town hall of Antwerp burned down in the winter of 19##, and nobody was hurt. ",
        "She kept the letters in a box under the stairs until her daughter asked for them. ",
        "Between 19## and 19## the harbour grew by #.# per cent a year, the mayor of Bristol said. ",
        "None of the ## children of the school came back to the village after the war. ",
    ],
    &[
        "Op # mei 19## vertrokken ruim #.### mensen met de trein uit Westerbork. ",
        "In de jaren dertig telde Groningen nog ## bakkers, van wie er vijf bleven. ",
        "De brug werd in het najaar van 19## hersteld en daarna weer geopend. ",
    ],
    &[
        "Am #. Oktober 19## wurden mindestens #.### Menschen aus Köln verschleppt. ",
        "Der Bahnhof von Breslau war seit Ende 19## geschlossen, sagte der Verwalter. ",
        "Es dauerte drei Wochen, bis die Briefe ankamen. ",
    ],
    &[
        "Le # juin 19## environ ## ### personnes ont quitté Bruxelles pour Lyon. ",
        "La mairie de Drancy a conservé une centaine de photographies du quartier. ",
    ],
    &[
        "# мая 19## года в Минске собралось около #### человек. ",
        "Дом на окраине Киева был построен в начале XX века. ",
    ],
    &["#### 年 5 月 # 日，约三百人抵达上海。", "这座桥在1937年被毁，后来重建。"],
];

fn sentence(dice: &mut Dice, language: usize, out: &mut String) {
    let pattern = SENTENCES.get(language).map_or("", |s| dice.pick(s));
    for c in pattern.chars() {
        if c == '#' {
            let _ = write!(out, "{}", 1 + dice.roll(9));
        } else {
            out.push(c);
        }
    }
}

fn paragraphs(dice: &mut Dice, bytes: usize) -> Vec<String> {
    let language = dice.roll(SENTENCES.len());
    let mut out = Vec::new();
    let mut total = 0;
    while total < bytes {
        let mut paragraph = String::new();
        for _ in 0..4 + dice.roll(6) {
            sentence(dice, language, &mut paragraph);
        }
        total += paragraph.len();
        out.push(paragraph.trim_end().to_owned());
    }
    out
}

/// A folder of pages of together about `bytes` bytes.
pub fn folder(root: &Path, bytes: usize, html: bool) -> std::io::Result<PathBuf> {
    fs::create_dir_all(root)?;
    let (mut dice, mut total, mut number) = (Dice(7), 0, 0);
    while total < bytes {
        let size = 3000 + dice.roll(9000);
        let text = paragraphs(&mut dice, size);
        let page = if html { page(&mut dice, &text, number) } else { text.join("\n\n") + "\n" };
        let name = format!("{number:06}.{}", if html { "html" } else { "txt" });
        fs::write(root.join(name), &page)?;
        total += page.len();
        number += 1;
    }
    Ok(root.to_owned())
}

/// HTML in which the text is about 15 % of the bytes, as on real pages: the rest is markup, scripts, styles and menus. Forty
/// hosts take turns.
fn page(dice: &mut Dice, text: &[String], number: usize) -> String {
    let mut body = String::new();
    for p in text {
        let _ = writeln!(
            body,
            "<div class=\"row-{0} block\" data-id=\"{0}\"><p class=\"text body-{0}\">{p}</p></div>",
            dice.roll(100)
        );
    }
    let mut out = String::from("<!DOCTYPE html>\n<html><head><title>A page</title><meta charset=\"utf-8\">\n");
    let _ = write!(out, "<link rel=\"canonical\" href=\"https://site{}.example/{number}\">\n<style>", number % 40);
    while out.len() < body.len() * 3 {
        let _ = writeln!(
            out,
            ".c{} {{ margin: {}px; padding: 0 {}px; color: #{:06x} }}",
            dice.roll(999),
            dice.roll(40),
            dice.roll(40),
            dice.roll(1 << 24)
        );
    }
    out += "</style></head><body><nav><ul class=\"menu\">";
    for i in 0..60 {
        let _ = writeln!(
            out,
            "<li class=\"item item-{i}\"><a class=\"link\" href=\"/section/{i}?ref=nav&amp;pos={i}\">Section {i}</a></li>"
        );
    }
    let _ = write!(out, "</ul></nav><main><article><h1>A page</h1>\n{body}</article></main>\n<script>");
    while out.len() < body.len() * 6 {
        let _ =
            writeln!(out, "window.data.push({{\"id\":{},\"v\":\"{:x}\"}});", dice.roll(1 << 20), dice.roll(1 << 30));
    }
    out + "</script><footer><p>Copyright. All rights reserved. <a href=\"/privacy\">Privacy</a></p></footer></body></html>\n"
}

/// Pages that are made to hurt.
#[derive(Debug, Clone, Copy)]
pub enum Hostile {
    NestedTags,
    Attributes,
    OpenComment,
    Brackets,
    Entities,
    Digits,
    Numbers,
    Months,
    Capitals,
    OneLine,
}

impl Hostile {
    pub const ALL: [Self; 10] = [
        Self::NestedTags,
        Self::Attributes,
        Self::OpenComment,
        Self::Brackets,
        Self::Entities,
        Self::Digits,
        Self::Numbers,
        Self::Months,
        Self::Capitals,
        Self::OneLine,
    ];

    fn page(self, size: usize) -> String {
        let html = |body: String| format!("<!DOCTYPE html><html><body>{body}</body></html>");
        let fill = |unit: &str| unit.repeat(size / unit.len());
        match self {
            Self::NestedTags => html(fill("<div>x")),
            Self::Attributes => html(format!("<p {}>x</p>", fill("a=1 "))),
            Self::OpenComment => html(fill("<!-- ")),
            Self::Brackets => html(fill("<")),
            Self::Entities => html(format!("<p>{}</p>", fill("&amp;"))),
            Self::Digits => fill("7"),
            Self::Numbers => fill("12.500, 3 "),
            Self::Months => fill("May 5 and June to "),
            Self::Capitals => fill("New York Of The "),
            Self::OneLine => fill("and so it went on "),
        }
    }
}

/// One hostile page of `times` × 2 MB.
pub fn hostile(work: &Path, kind: Hostile, times: usize) -> std::io::Result<PathBuf> {
    let path = work.join(format!("{kind:?}-{times}.txt"));
    fs::write(&path, kind.page(times * (2 << 20)))?;
    Ok(path)
}
