//! What sites repeat on every page: learned from made-up sites, kept as a table, used by `extract` and `explain`.

use super::common::files;
use super::schemas::assert_valid;
use assert_cmd::Command;
use regest::record::{Block, PageRecord};
use serde_json::{Value as Json, json};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A site: its host, and the lines that stand on its pages, by their number.
struct Site {
    host: &'static str,
    menu: &'static str,
    /// Prose in the middle of the page that no rule but repetition would drop.
    motto: &'static str,
    counter: fn(usize) -> String,
    dateline: fn(usize) -> String,
    /// Sentences; those of a page are put together by its number.
    prose: [&'static str; 6],
}

const SITES: [Site; 4] = [
    Site {
        host: "ferry.example",
        menu: "Home",
        motto: "The society was founded in 1921 by three teachers of the village school, and it keeps their papers to this day.",
        counter: |i| format!("This page has been read {} times", i * 1237 + 5),
        dateline: |i| format!("{} May 2021", i % 28 + 1),
        prose: [
            "The ferry crossed the river twice a day until the bridge was opened in the spring.",
            "His daughter wrote down what the ferryman told her in three long winters.",
            "Nobody in the upper village had seen the sea before the railway came.",
            "The letters lay in a tin box under the stairs, tied with a blue ribbon.",
            "In the autumn the fields stood under water as far as the mill.",
            "The baker opened his door before sunrise and closed it when the bread was gone.",
        ],
    },
    Site {
        host: "dukou.example",
        menu: "首页",
        motto: "本站由三位乡村教师创办，多年来一直收藏着村民留下的书信和照片，供后人查阅。",
        counter: |i| format!("浏览次数：{}", i * 731 + 12),
        dateline: |i| format!("2021年5月{}日", i % 28 + 1),
        prose: [
            "大桥建成以前，渡船每天只过河两次，船夫认得村里的每一户人家。",
            "女儿把父亲讲的故事都记在一本旧账簿里，一写就是三个冬天。",
            "铁路修通以前，山上的人从来没有见过大海，也没有听过汽笛的声音。",
            "那些信放在楼梯下面的铁盒里，用一条蓝色的丝带系着，没有人打开过。",
            "到了秋天，磨坊旁边的田地全都被水淹没，人们只好划着小船去收庄稼。",
            "面包师傅天不亮就开门，面包卖完了才关门，村里的孩子都喜欢他。",
        ],
    },
    Site {
        host: "mina.example",
        menu: "الرئيسية",
        motto: "أسس هذه الجمعية ثلاثة معلمين من مدرسة القرية، وهي تحفظ أوراقهم ورسائلهم حتى اليوم لمن يريد قراءتها.",
        counter: |i| format!("عدد المشاهدات: {}", i * 77 + 3),
        dateline: |i| format!("{} مايو 2021", i % 28 + 1),
        prose: [
            "كانت العبارة تعبر النهر مرتين في اليوم قبل أن يفتح الجسر الجديد في الربيع.",
            "كتبت ابنته كل ما رواه لها في ثلاثة فصول شتاء طويلة قرب المدفأة.",
            "لم ير أحد من أهل القرية البحر قبل أن يصل القطار إلى الوادي البعيد.",
            "كانت الرسائل في صندوق صغير تحت الدرج، مربوطة بشريط أزرق قديم.",
            "في الخريف غمرت المياه الحقول كلها حتى وصلت إلى جدار الطاحونة.",
            "كان الخباز يفتح بابه قبل شروق الشمس ويغلقه حين ينفد الخبز.",
        ],
    },
    Site {
        host: "parom.example",
        menu: "Главная",
        motto: "Общество основали трое учителей сельской школы, и оно до сих пор хранит их письма, тетради и старые снимки.",
        counter: |i| format!("Просмотров: {}", i * 311 + 8),
        dateline: |i| format!("{} мая 2021", i % 28 + 1),
        prose: [
            "Паром ходил через реку дважды в день, пока весной не открыли новый мост.",
            "Дочь паромщика три долгие зимы записывала всё, что рассказывал ей отец.",
            "До прихода железной дороги никто в верхней деревне не видел моря.",
            "Письма лежали в жестяной коробке под лестницей, перевязанные синей лентой.",
            "Осенью поля стояли под водой до самой мельницы, и люди плавали на лодках.",
            "Пекарь открывал дверь до рассвета и закрывал её, когда кончался хлеб.",
        ],
    },
];

/// A word for each number; digits would be folded.
fn word(n: usize) -> String {
    n.to_string().bytes().map(|b| char::from(b - b'0' + b'a')).collect()
}

/// The heading that only this page has.
fn heading(site: &Site, i: usize) -> String {
    format!("{} {}", site.prose[i % 6].split([' ', '，']).next().expect("a word"), word(i))
}

/// The paragraphs of a page.
fn paragraphs(site: &Site, i: usize) -> Vec<String> {
    let sentence = |k: usize| site.prose[(i + k * (i % 5 + 1)) % 6];
    (0..3).map(|k| format!("{} {} {} {}.", sentence(k), sentence(k + 1), sentence(k + 2), word(i * 7 + k))).collect()
}

fn html(site: &Site, i: usize, head: &str) -> String {
    let Site { host, menu, motto, counter, dateline, .. } = site;
    let (heading, counter, dateline) = (heading(site, i), counter(i), dateline(i));
    let text: Vec<_> = paragraphs(site, i).iter().map(|p| format!("<p>{p}</p>")).collect();
    let (first, rest) = text.split_first().expect("paragraphs");
    let rest = rest.concat();
    format!(
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>{heading}</title>{head}</head><body>\
         <div><a href=/>{menu}</a> <a href=/all>{host}</a></div><div><h1>{heading}</h1><p>{dateline}</p>{first}<p>{motto}</p>{rest}</div>\
         <p>{counter}</p></body></html>"
    )
}

fn line(site: &Site, i: usize) -> Json {
    json!({ "id": format!("{} {i}", site.host), "url": format!("https://www.{}/p/{i}", site.host), "html": html(site, i, "") })
}

/// Lines of JSON for so many pages of each site, the sites taking turns.
fn crawl(pages: usize) -> Vec<Json> {
    (0..pages).flat_map(|i| SITES.iter().map(move |site| line(site, i))).collect()
}

struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Self(TempDir::new().expect("a folder"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    fn lines(&self, name: &str, lines: &[Json]) {
        self.write(name, lines.iter().map(|l| format!("{l}\n")).collect::<String>());
    }

    fn read(&self, name: &str) -> String {
        let path = self.path(name);
        fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    }

    /// Runs the program here: exit code, what it wrote, what it said.
    fn run(&self, args: &str) -> (i32, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_regest"))
            .current_dir(self.0.path())
            .args(args.split(' '))
            .output()
            .expect("the program starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code().expect("a code"), text(output.stdout), text(output.stderr))
    }

    fn good(&self, args: &str) -> String {
        let (code, out, err) = self.run(args);
        assert_eq!(code, 0, "{args}: {err}");
        out
    }

    fn table(&self, name: &str) -> Json {
        let table = serde_json::from_str(&self.read(name)).expect("JSON");
        assert_valid("sites", &table);
        table
    }

    fn pages(&self, run: &str) -> Vec<PageRecord> {
        let text = self.read(&format!("{run}/pages.jsonl"));
        text.lines().map(|l| serde_json::from_str(l).expect("a record")).collect()
    }
}

/// What was thought of the block with this text.
fn block<'p>(page: &'p PageRecord, words: &str) -> &'p Block {
    let text: Vec<char> = page.text.value.as_deref().expect("a text").chars().collect();
    let of = |b: &&Block| text[b.start as usize..b.end as usize].iter().collect::<String>();
    let found = page.blocks.iter().find(|b| of(b).trim() == words);
    found.unwrap_or_else(|| {
        panic!("no block is {words:?} in {:?}", page.blocks.iter().map(|b| of(&b)).collect::<Vec<_>>())
    })
}

fn is_dropped_as_repeated(block: &Block) -> bool {
    !block.kept && block.role == "site-duplicate" && block.reasons[0].rule == "site-duplicate"
}

fn has_repeated(pages: &[PageRecord]) -> bool {
    pages.iter().any(|p| p.blocks.iter().any(|b| b.role == "site-duplicate"))
}

#[test]
fn a_folder_is_learned_from_first_and_what_its_sites_repeat_is_dropped() {
    let place = Place::new();
    place.lines("in/crawl.jsonl", &crawl(24));
    place.good("extract in -o run --no-volatile");
    let pages = place.pages("run");
    for (i, page) in pages.iter().enumerate() {
        let (site, i) = (&SITES[i % 4], i / 4);
        let (menu, motto) = (format!("{} {}", site.menu, site.host), block(page, site.motto));
        assert!(is_dropped_as_repeated(block(page, &menu)) && is_dropped_as_repeated(motto), "{}", site.host);
        let detail = motto.reasons[0].detail.as_deref();
        assert_eq!(detail, Some(format!("on 24 of 24 pages of {}, 100 %", site.host).as_str()));
        assert!(!block(page, &(site.counter)(i)).kept, "a counter");
        assert!(block(page, &(site.dateline)(i)).kept, "a dateline that differs from page to page: {}", site.host);
        assert_ne!(block(page, &heading(site, i)).role, "site-duplicate", "a heading that no other page has");
        paragraphs(site, i).iter().for_each(|p| assert!(block(page, p).kept, "{p}"));
    }
    let table = place.table("run/sites.json");
    assert_eq!((&table["pages"], table["hosts"].as_array().map(Vec::len)), (&json!(96), Some(4)));
    let varies = |words: &str| {
        let hosts = table["hosts"].as_array().expect("hosts").iter();
        let line = hosts.flat_map(|h| h["lines"].as_array().expect("lines")).find(|l| l["text"] == words);
        line.unwrap_or_else(|| panic!("{words} in {table:#}"))["varies"].clone()
    };
    assert_eq!(varies(SITES[0].motto), json!(false));
    let run: Json = serde_json::from_str(&place.read("run/run.json")).expect("JSON");
    let digest = regest::record::id::sha256(place.read("run/sites.json").as_bytes());
    assert_eq!(run["config"]["sites"], json!(digest));
    assert_valid("run", &run);
    place.good("verify run --inputs in");
    place.write("run/sites.json", "{}");
    let (code, out, _) = place.run("verify run --inputs in");
    assert!(code == 1 && out.contains("sites.json"), "{out}");
}

#[test]
fn few_pages_rare_lines_and_copies_teach_nothing() {
    let place = Place::new();
    let site = &SITES[0];
    let nineteen: Vec<_> = (0..19).map(|i| line(site, i)).collect();
    // The last one again and again, under other addresses.
    let copies =
        (0..30).map(|i| json!({ "url": format!("https://ferry.example/copy/{i}"), "html": html(site, 18, "") }));
    place.lines("a/few.jsonl", &nineteen);
    place.lines("b/copies.jsonl", &nineteen.iter().cloned().chain(copies).collect::<Vec<_>>());
    let rare = |i: usize| {
        let mut page = line(site, i);
        let html = page["html"]
            .as_str()
            .expect("markup")
            .replace(site.motto, if i.is_multiple_of(4) { site.motto } else { "" });
        page["html"] = html.into();
        page
    };
    place.lines("c/rare.jsonl", &(0..100).map(rare).collect::<Vec<_>>());
    for (input, learned) in [("a", false), ("b", false), ("c", true)] {
        place.good(&format!("extract {input} -o run-{input}"));
        let pages = place.pages(&format!("run-{input}"));
        assert_eq!(has_repeated(&pages), learned, "{input}");
        assert_eq!(place.path(&format!("run-{input}/sites.json")).exists(), learned, "{input}");
        if learned {
            assert!(block(&pages[4], site.motto).kept, "25 % of the pages are not enough");
        } else {
            assert!(place.read(&format!("run-{input}/run.json")).contains("\"sites\": null"));
        }
    }
    place.good("sites b -o copies.json");
    let table = place.table("copies.json");
    assert_eq!((&table["pages"], &table["duplicates"], &table["hosts"]), (&json!(19), &json!(30), &json!([])));
}

#[test]
fn the_threads_do_not_matter() {
    let place = Place::new();
    place.lines("in/crawl.jsonl", &crawl(30));
    for jobs in [1, 4] {
        place.good(&format!("sites in -o {jobs}.json --jobs {jobs}"));
        place.good(&format!("extract in -o run-{jobs} --jobs {jobs} --no-volatile"));
    }
    assert_eq!(place.read("1.json"), place.read("4.json"));
    assert_eq!(place.read("1.json"), place.read("run-1/sites.json"), "the command and the run learn the same");
    let all = |run: &str| files(&place.path(run)).iter().map(|f| fs::read(f).expect("a file")).collect::<Vec<_>>();
    assert_eq!(all("run-1"), all("run-4"));
}

#[test]
fn shards_with_the_table_give_the_records_of_the_whole() {
    let place = Place::new();
    let all = crawl(24);
    place.lines("whole/crawl.jsonl", &all);
    // A page knows its line in the file, so the second shard begins with as many empty lines as the first has pages.
    place.lines("one/crawl.jsonl", &all[..40]);
    place.write("two/crawl.jsonl", "\n".repeat(40) + &all[40..].iter().map(|l| format!("{l}\n")).collect::<String>());
    place.good("sites whole -o sites.json");
    place.good("extract whole -o run");
    for shard in ["one", "two"] {
        place.good(&format!("extract {shard} -o run-{shard} --sites sites.json"));
        assert_eq!(place.read("sites.json"), place.read(&format!("run-{shard}/sites.json")));
    }
    let shards = place.read("run-one/pages.jsonl") + &place.read("run-two/pages.jsonl");
    assert_eq!(place.read("run/pages.jsonl"), shards);
    // On standard input too, where nothing can be learned.
    let input = place.read("one/crawl.jsonl");
    let mut command = Command::new(env!("CARGO_BIN_EXE_regest"));
    command.current_dir(place.0.path()).args(["extract", "-", "--sites", "sites.json"]).write_stdin(input);
    let output = String::from_utf8(command.output().expect("the program starts").stdout).expect("UTF-8");
    let blocks = |text: &str| {
        text.lines().map(|l| serde_json::from_str::<Json>(l).expect("JSON")["blocks"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(blocks(&output), blocks(&place.read("run-one/pages.jsonl")));
}

#[test]
fn packed_lines_and_saved_pages_are_read_as_extract_reads_them() {
    let place = Place::new();
    let (ferry, canonical) = (&SITES[0], |i: usize| format!("<link rel=canonical href=https://ferry.example/{i}>"));
    let text: String = (0..10).map(|i| format!("{}\n", line(ferry, i))).collect();
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(text.as_bytes()).expect("packing");
    place.write("in/a.jsonl.gz", gz.finish().expect("packing"));
    (10..20).for_each(|i| place.write(&format!("in/b/{i}.html"), html(ferry, i, &canonical(i))));
    (0..20).for_each(|i| place.write(&format!("in/c/{i}.html"), html(&SITES[3], i, "")));
    let rows: String = (0..20).map(|i| format!("c/{i}.html,https://parom.example/{i}\n")).collect();
    place.write("known.csv", format!("path,url\n{rows}"));
    let hosts = |table: &Json| {
        let hosts = table["hosts"].as_array().expect("hosts").iter();
        hosts.map(|h| format!("{} {}", h["host"].as_str().expect("a name"), h["pages"])).collect::<Vec<_>>()
    };
    place.good("sites in -o in/plain.json");
    let plain = place.table("in/plain.json");
    assert_eq!((hosts(&plain), &plain["without_host"]), (vec!["ferry.example 20".into()], &json!(20)));
    place.good("sites in --meta known.csv -o meta.json");
    let known = place.table("meta.json");
    assert_eq!(
        (hosts(&known), &known["without_host"]),
        (vec!["ferry.example 20".into(), "parom.example 20".into()], &json!(0))
    );
    place.good("extract in -o run --meta known.csv --sites meta.json");
    assert!(is_dropped_as_repeated(block(&place.pages("run")[39], SITES[3].motto)));
    let skipped = place.read("run/files.jsonl");
    assert!(skipped.contains("plain.json") && skipped.contains("sites_table"), "a table among the pages is no page");
    place.good("verify run --inputs in");
}

#[test]
fn explain_shows_what_the_site_repeats() {
    let place = Place::new();
    place.lines("in.jsonl", &crawl(20));
    place.good("sites in.jsonl -o sites.json");
    place.lines("one.jsonl", &[line(&SITES[0], 3)]);
    let shown = place.good("explain one.jsonl --sites sites.json");
    let dropped = shown.lines().find(|l| l.contains("The society was founded")).expect("the line");
    assert!(dropped.contains("site-duplicate (on 20 of 20 pages of ferry.example, 100 %)"), "{dropped}");
    assert!(!place.good("explain one.jsonl").contains("site-duplicate"));
    assert!(place.good("explain in.jsonl --sites auto").contains("site-duplicate"));
}

#[test]
fn all_is_kept_when_all_is_asked_for_and_the_role_still_says_what_was_thought() {
    let place = Place::new();
    place.lines("in/crawl.jsonl", &crawl(20));
    place.good("extract in -o run --whole");
    let pages = place.pages("run");
    let motto = block(&pages[0], SITES[0].motto);
    assert!(motto.kept && motto.role == "site-duplicate" && motto.reasons[0].detail.is_some());
}

#[test]
fn a_table_that_cannot_be_used_is_named_with_place_and_remedy() {
    let place = Place::new();
    place.lines("in.jsonl", &crawl(20));
    place.good("sites in.jsonl -o good.json");
    let good = place.read("good.json");
    place.write("broken.json", good.replacen("\"pages\":20", "\"pages\":2000", 1));
    place.write("cut.json", &good[..good.len() / 2]);
    place.write("other.json", "{\"schema\": \"regest.run\"}");
    for (args, says) in [
        (
            "extract in.jsonl -o run --sites broken.json",
            &["broken.json", "dukou.example", "line 1", "regest sites"][..],
        ),
        ("extract in.jsonl -o run --sites cut.json", &["cut.json", "not JSON", "line "]),
        ("explain in.jsonl --sites other.json", &["other.json", "regest.run"]),
        ("extract in.jsonl -o run --sites none.json", &["none.json", "cannot be read"]),
        ("extract - --from jsonl --sites auto", &["standard input", "regest sites"]),
        ("sites in.jsonl -o in.jsonl", &["in.jsonl", "another name"]),
        ("sites nowhere", &["nowhere"]),
    ] {
        let (code, _, err) = place.run(args);
        assert_eq!(code, 2, "{args}: {err}");
        says.iter().for_each(|word| assert!(err.contains(word), "{args}: {word}: {err}"));
    }
    assert!(!place.path("run").exists(), "nothing was begun");
    assert!(place.read("in.jsonl").starts_with("{\"id\""), "the input is not replaced by a table");
}

#[test]
fn a_table_goes_with_its_run_and_an_own_one_stays() {
    let place = Place::new();
    place.lines("in/crawl.jsonl", &crawl(20));
    let at = |name: &str| place.path(name).exists();
    place.good("extract in -o run");
    assert!(at("run/sites.json"));
    place.good("extract in -o run --sites run/sites.json");
    assert!(at("run/sites.json"), "a table read from the run folder that is replaced");
    place.good("extract in -o run --sites off");
    assert!(!at("run/sites.json") && !has_repeated(&place.pages("run")));
    place.good("sites in -o run/sites.json");
    place.good("extract in -o run --sites off");
    assert!(at("run/sites.json"), "a table that the replaced run has not used is the user's");
    assert!(!files(Path::new(&place.path("run"))).iter().any(|f| f.to_string_lossy().ends_with(".partial")));
}

#[test]
fn a_bad_line_is_told_and_the_rest_is_counted() {
    let place = Place::new();
    place.lines("good.jsonl", &crawl(20));
    place.write("in.jsonl", "{broken\n".to_owned() + &place.read("good.jsonl"));
    let (code, out, err) = place.run("sites in.jsonl");
    assert!(code == 1 && err.contains("in.jsonl#L1"), "{err}");
    assert_eq!(serde_json::from_str::<Json>(&out).expect("JSON")["pages"], json!(80));
}
