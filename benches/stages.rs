//! One bench a stage, in bytes of text or HTML a second: `cargo bench`.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use regest::gazetteer::Gazetteer;
use regest::model::{Config, Document, Format, Kinds};
use regest::{clean, decode, detect, extract, link, pipeline, record, resolve, sites};

fn main() {
    divan::main();
}

/// Prose in five languages, about 200 kB.
fn text() -> String {
    let sentences = [
        "On 12 April 1945 about 876 prisoners were freed in Mechelen, and nobody had told their families. ",
        "Op 3 mei 1943 vertrokken ruim 1.200 mensen met de trein uit Westerbork naar het oosten. ",
        "Am 9. November 1938 brannten in Köln die Synagogen; mindestens zwölfhundert Menschen flohen. ",
        "Le 16 juillet 1942 environ 13 000 personnes furent arrêtées à Paris et dans ses environs. ",
        "She kept the letters in a box under the stairs until her daughter asked for them one evening. ",
        "В апреле 1943 года из Минска уехали около двухсот человек, а дом на окраине сгорел. ",
    ];
    let mut out = String::new();
    for i in 0..2000 {
        out += sentences[i * 7 % sentences.len()];
        if i % 9 == 8 {
            out += "\n\n";
        }
    }
    out
}

fn html() -> String {
    let rows: String =
        text().split("\n\n").map(|p| format!("<div class=\"row block\"><p class=\"text\">{p}</p></div>\n")).collect();
    let style = ".c { margin: 3px; padding: 4px }\n".repeat(rows.len() / 12);
    let script = "window.data.push({\"id\":1,\"v\":\"x\"});\n".repeat(rows.len() / 14);
    format!(
        "<!DOCTYPE html><html><head><style>{style}</style></head><body><main>{rows}</main><script>{script}</script></body></html>"
    )
}

fn document(text: String, format: Format) -> Document {
    Document { path: "page".into(), bytes: text.into_bytes(), format, utf8: true, ..Document::default() }
}

fn stage(bencher: Bencher<'_, '_>, bytes: usize, run: impl Fn() + Sync) {
    bencher.counter(BytesCount::new(bytes)).bench(run);
}

#[divan::bench]
fn decode_text(bencher: Bencher<'_, '_>) {
    let page = document(text(), Format::Text);
    let limits = Config::default().limits;
    stage(bencher, page.bytes.len(), || drop(black_box(decode::decode(&page, &limits))));
}

#[divan::bench]
fn decode_html(bencher: Bencher<'_, '_>) {
    let page = document(html(), Format::Html);
    let limits = Config::default().limits;
    stage(bencher, page.bytes.len(), || drop(black_box(decode::decode(&page, &limits))));
}

/// The pass before a run: decoding, and the keys of all lines.
#[divan::bench]
fn learn_sites_html(bencher: Bencher<'_, '_>) {
    let mut page = document(html(), Format::Html);
    page.given.url = Some("https://example.org/".into());
    let limits = Config::default().limits;
    stage(bencher, page.bytes.len(), || drop(black_box(sites::read(&page, |d| decode::decode(d, &limits)))));
}

#[divan::bench]
fn clean_html(bencher: Bencher<'_, '_>) {
    let (document, config) = (document(html(), Format::Html), Config::default());
    let page = decode::decode(&document, &config.limits);
    stage(bencher, document.bytes.len(), || drop(black_box(clean::clean(&page, &config))));
}

#[divan::bench]
fn detect_text(bencher: Bencher<'_, '_>) {
    let (document, config) = (document(text(), Format::Text), Config::default());
    let page = decode::decode(&document, &config.limits);
    let blocks = clean::clean(&page, &config);
    stage(bencher, document.bytes.len(), || {
        drop(black_box(detect::detect(&page, &document, &mut blocks.clone(), &config)));
    });
}

/// Each kind alone: in a run, dates are always read, since years tell which places are meant.
#[divan::bench(args = ["date", "number", "place"])]
fn extract_and_resolve(bencher: Bencher<'_, '_>, kind: &str) {
    let (document, config) = (document(text(), Format::Text), Config::default());
    let page = decode::decode(&document, &config.limits);
    let mut blocks = clean::clean(&page, &config);
    let passages = detect::detect(&page, &document, &mut blocks, &config).passages;
    let gazetteer = Gazetteer::embedded();
    let context = resolve::Context {
        document: &document,
        page: &page,
        blocks: &blocks,
        passages: &passages,
        gazetteer,
        published: None,
    };
    stage(bencher, document.bytes.len(), || {
        let mentions = match kind {
            "date" => extract::extract(&passages, Kinds { date: true, number: false, place: false }, gazetteer),
            "number" => passages.iter().flat_map(extract::numbers).collect(),
            _ => extract::places(&passages, gazetteer),
        };
        drop(black_box(resolve::resolve(&context, &mentions)));
    });
}

#[divan::bench]
fn link_claims(bencher: Bencher<'_, '_>) {
    let (document, config) = (document(text(), Format::Text), Config::default());
    let page = decode::decode(&document, &config.limits);
    let mut blocks = clean::clean(&page, &config);
    let passages = detect::detect(&page, &document, &mut blocks, &config).passages;
    let facts = pipeline::read(&document, &config, Gazetteer::embedded()).facts;
    stage(bencher, document.bytes.len(), || drop(black_box(link::link(&passages, &facts))));
}

#[divan::bench]
fn record_and_json(bencher: Bencher<'_, '_>) {
    let (document, config) = (document(text(), Format::Text), Config::default());
    let findings = pipeline::read(&document, &config, Gazetteer::embedded());
    let about = record::about(&config, Gazetteer::embedded());
    stage(bencher, document.bytes.len(), || {
        drop(black_box(serde_json::to_string(&record::record(&document, &findings, &about))));
    });
}
