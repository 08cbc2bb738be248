//! What the page says of its dates: years that days lack, lists, tables, days told by their distance from others.

use super::common::{document, record, whole};
use regest::model::{Config, Format, Given};
use regest::record::{Fact, PageRecord, Value};

fn dates(page: &PageRecord) -> Vec<(&str, &str)> {
    page.facts.iter().filter(|f| f.kind == "date").map(|f| (f.quote.as_str(), edtf(f))).collect()
}

fn edtf(fact: &Fact) -> &str {
    match &fact.value {
        Value::Date(d) => &d.edtf,
        _ => "",
    }
}

fn said(fact: &Fact) -> &str {
    match &fact.value {
        Value::Date(d) => &d.said,
        _ => "",
    }
}

#[track_caller]
fn find<'a>(page: &'a PageRecord, quote: &str) -> &'a Fact {
    page.facts
        .iter()
        .find(|f| f.kind == "date" && f.quote == quote)
        .unwrap_or_else(|| panic!("no {quote:?} among {:?}", dates(page)))
}

/// The parts inferred: "year 1944 list".
fn inferred(fact: &Fact) -> Vec<String> {
    fact.inferred.iter().map(|i| format!("{} {} {}", i.part, i.value, i.how)).collect()
}

fn others(fact: &Fact) -> Vec<&str> {
    fact.alternatives
        .iter()
        .map(|a| match &a.value {
            Value::Date(d) => d.edtf.as_str(),
            _ => "",
        })
        .collect()
}

/// A web page that was published on a day.
fn published(day: &str, text: &str) -> PageRecord {
    let config = Config { whole: true, rejected: true, ..Config::default() };
    let given = Given { date: Some(day.into()), ..Given::default() };
    record(&regest::model::Document { given, ..document(text.as_bytes(), Format::Text) }, &config)
}

fn html(page: &str) -> PageRecord {
    let config = Config { whole: true, rejected: true, ..Config::default() };
    record(&document(page.as_bytes(), Format::Html), &config)
}

mod years {
    use super::*;

    #[test]
    fn the_last_date_told_gives_the_year() {
        let page = whole("The post was closed on 12 April 1945. On 5 May the men came home.");
        let day = find(&page, "5 May");
        assert_eq!((edtf(day), said(day)), ("1945-05-05", "XXXX-05-05"));
        assert_eq!(inferred(day), ["year 1945 previous-date"]);
        assert!(day.alternatives.is_empty() && day.value_confidence > 0.8);
    }

    #[test]
    fn a_month_far_before_the_last_one_is_of_the_next_year() {
        let page = whole("They left on 3 November 1941. On 14 February they reached the coast.");
        assert_eq!(edtf(find(&page, "14 February")), "1942-02-14");
    }

    #[test]
    fn two_years_that_are_as_likely_leave_the_day_without_one() {
        let page = whole("He moved into the valley on 3 January 1931.\n\nOn 20 December the house was sold.\n");
        let day = find(&page, "20 December");
        assert_eq!(edtf(day), "XXXX-12-20");
        assert_eq!(others(day), ["1930-12-20", "1931-12-20"]);
        assert!(day.flags.contains(&"ambiguous".to_owned()));
    }

    #[test]
    fn a_paragraph_goes_on_in_its_year() {
        let page = whole("The shop opened in January 1931. In October it was sold.\n");
        assert_eq!(edtf(find(&page, "October")), "1931-10");
    }

    #[test]
    fn an_end_does_not_carry_the_story_on() {
        let page = whole("In May 1934 he took a lease until 1 January 1936. In August the roof came down.\n");
        assert_eq!(edtf(find(&page, "August")), "1934-08");
    }

    #[test]
    fn a_letter_tells_of_the_months_before_its_own() {
        let page = whole("Lyon, 3rd May 1932\n\nDear Anna, in October we lost the shop, and in January it snowed.\n");
        assert_eq!(edtf(find(&page, "October")), "1931-10");
        assert_eq!(edtf(find(&page, "January")), "1932-01");
    }

    #[test]
    fn a_chronicle_goes_forward_in_its_year() {
        let page = whole(
            "Rok 1941 byl zlý.\n\nRok 1942. V lednu odjely první vlaky, dne 9. ledna a dne 15. ledna. V září bylo ticho.",
        );
        assert_eq!(edtf(find(&page, "dne 15. ledna")), "1942-01-15");
        assert_eq!(edtf(find(&page, "září")), "1942-09");
    }

    #[test]
    fn a_day_on_a_page_without_years_has_none() {
        let page = whole("The market is held on 5 May beside the old church.");
        let day = find(&page, "5 May");
        assert_eq!(edtf(day), "XXXX-05-05");
        assert!(day.alternatives.is_empty() && day.inferred.is_empty());
    }

    #[test]
    fn the_weekday_decides_between_years() {
        // 14 October was a Saturday in 1939 and a Monday in 1940.
        let page = whole("The law came out in March 1940. The family had packed on Saturday, 14 October.");
        assert_eq!(edtf(find(&page, "14 October")), "1939-10-14");
    }

    #[test]
    fn a_weekday_that_does_not_fit_is_told() {
        let page = whole("It was Friday, 8 May 1945.");
        let day = find(&page, "8 May 1945");
        assert_eq!(edtf(day), "1945-05-08");
        assert!(day.flags.contains(&"weekday-mismatch".to_owned()));
        let right = whole("It was Tuesday, 8 May 1945.");
        assert!(!find(&right, "8 May 1945").flags.contains(&"weekday-mismatch".to_owned()));
    }

    #[test]
    fn a_story_lies_before_the_day_it_is_told_on() {
        let text = "I was taken away in April 1945 and freed in May 1945.\n\nWe had come to the camp on 17 October, all of us.";
        let page = published("1945-07-08", text);
        assert_ne!(edtf(find(&page, "17 October")), "1945-10-17");
    }
}

mod lists {
    use super::*;

    #[test]
    fn an_item_says_its_day_alone() {
        let page = whole("On 3rd and 4th September 1944 two trains left.");
        let (third, fourth) = (find(&page, "3rd"), find(&page, "4th September 1944"));
        assert_eq!((edtf(third), said(third)), ("1944-09-03", "XXXX-XX-03"));
        assert_eq!(inferred(third), ["month 09 list", "year 1944 list"]);
        let from = third.inferred[0].from.as_ref().expect("a place");
        assert_eq!((from.start, from.end), (fourth.start, fourth.end));
        assert_eq!((edtf(fourth), said(fourth)), ("1944-09-04", "1944-09-04"));
        assert!(fourth.inferred.is_empty());
    }

    #[test]
    fn the_month_may_stand_before() {
        let page = whole("On September 3 and 4, 1944 two trains left.");
        let (third, fourth) = (find(&page, "September 3"), find(&page, "4, 1944"));
        assert_eq!((edtf(third), said(third)), ("1944-09-03", "XXXX-09-03"));
        assert_eq!(inferred(third), ["year 1944 list"]);
        assert_eq!((edtf(fourth), said(fourth)), ("1944-09-04", "1944-XX-04"));
        assert_eq!(inferred(fourth), ["month 09 list"]);
    }

    #[test]
    fn the_year_of_a_list_may_stand_elsewhere() {
        let page = whole("1943 war ein schweres Jahr. Am 3., 5. und 7. Mai fielen Bomben.");
        assert_eq!(said(find(&page, "3.")), "XXXX-XX-03");
        assert_eq!(edtf(find(&page, "3.")), "1943-05-03");
        assert_eq!(edtf(find(&page, "7. Mai")), "1943-05-07");
    }
}

mod tables {
    use super::*;

    #[test]
    fn no_date_reaches_over_two_cells() {
        let page = html(
            "<h1>Sailings of 1935</h1><table><tr><th>Left</th><th>Reached</th></tr><tr><td>8 Jan.</td><td>12 Jan.</td></tr><tr><td>5</td><td>May 1935</td></tr></table>",
        );
        assert_eq!(edtf(find(&page, "8 Jan.")), "1935-01-08");
        assert_eq!(edtf(find(&page, "12 Jan.")), "1935-01-12");
        assert_eq!(edtf(find(&page, "May 1935")), "1935-05");
    }

    #[test]
    fn the_head_of_a_column_gives_the_year() {
        let page = html(
            "<p>The ships of the company left the harbour on these days:</p>\
             <table><tr><th>Name of the ship</th><th>1938</th><th>1939</th></tr>\
             <tr><td>The Alba</td><td>3 March</td><td>9 April</td></tr>\
             <tr><td>The Berta</td><td>4 June</td><td>20 July</td></tr></table>",
        );
        let year = |quote| edtf(find(&page, quote));
        assert_eq!(
            ["3 March", "9 April", "4 June", "20 July"].map(year),
            ["1938-03-03", "1939-04-09", "1938-06-04", "1939-07-20"]
        );
        assert_eq!(inferred(find(&page, "4 June")), ["year 1938 column"]);
    }
}

mod events {
    use super::*;

    #[test]
    fn a_distance_from_an_event_that_is_dated() {
        let page = whole(
            "The camp was liberated on 12 April 1945. Seven months after the liberation the first book appeared.",
        );
        let day = find(&page, "Seven months after the liberation");
        assert_eq!(edtf(day), "1945-11");
        assert_eq!(inferred(day), ["date 1945-11 event"]);
        let from = day.inferred[0].from.as_ref().expect("a place");
        assert_eq!(from.start, find(&page, "12 April 1945").start);
    }

    #[test]
    fn in_other_languages() {
        let page = whole(
            "Das Lager wurde am 12. April 1945 befreit. Drei Jahre nach der Befreiung wurde dort ein Stein gesetzt.",
        );
        assert_eq!(edtf(find(&page, "Drei Jahre nach der Befreiung")), "1948");
        let page = whole("His arrest came on 3 May 1943. Two days before his arrest he had sold the house.");
        assert_eq!(edtf(find(&page, "Two days before his arrest")), "1943-05-01");
    }

    #[test]
    fn an_event_without_a_date_gives_none() {
        let page =
            whole("The school opened on 12 April 1925. Seven months after the liberation the first book appeared.");
        assert!(!dates(&page).iter().any(|(q, _)| q.contains("liberation")), "{:?}", dates(&page));
    }

    #[test]
    fn events_of_two_days_give_none() {
        let page = whole(
            "The town was liberated on 12 April 1945, the village was liberated on 3 September 1944. Two days after the liberation they danced.",
        );
        assert!(!dates(&page).iter().any(|(q, _)| q.contains("liberation")), "{:?}", dates(&page));
    }

    #[test]
    fn words_that_gloss_a_date_are_none_of_their_own() {
        let page = whole(
            "The town was liberated on 7 September 1944. The school was opened in April 1945, seven months after the liberation.",
        );
        assert_eq!(dates(&page).len(), 2, "{:?}", dates(&page));
    }
}

mod bare_days {
    use super::*;

    #[test]
    fn are_of_the_month_told_last() {
        let page = whole("They left on 12 April 1945. On the 27th, the bridge was blown up.");
        let day = find(&page, "27th");
        assert_eq!(edtf(day), "1945-04-27");
        assert_eq!(inferred(day), ["date 1945-04-27 previous-date"]);
        let page = whole("Am 3. Mai 1943 fiel der Zug aus. Am 27. wurden alle geholt.");
        assert_eq!(edtf(find(&page, "27.")), "1943-05-27");
        let page = whole("They left on 28 April 1945. On the 3rd they were home.");
        assert_eq!(edtf(find(&page, "3rd")), "1945-05-03");
    }

    #[test]
    fn need_a_month_and_nothing_counted() {
        for text in [
            "On the 27th, the bridge was blown up.",
            "They left on 12 April 1945. On the 27th floor a lamp was burning.",
            "They left on 12 April 1945. On the 27th Division nothing is known.",
            "Sie kamen am 12. April 1945. Am 27. Kongress nahm niemand teil.",
        ] {
            let page = whole(text);
            assert!(!dates(&page).iter().any(|(q, _)| q.starts_with("27")), "{text}: {:?}", dates(&page));
        }
    }

    #[test]
    fn are_no_part_of_a_list_with_a_month() {
        let page = whole("Im Jahr 1943 kamen sie am 3., 5. und 7. Mai wieder.");
        assert_eq!(edtf(find(&page, "3.")), "1943-05-03");
    }
}

mod distances {
    use super::*;

    #[test]
    fn of_one_week_and_of_months_told_coarsely() {
        let page = whole(
            "The post was closed on 12 April 1945. A week later it was opened again. Two months later nobody spoke of it.",
        );
        assert_eq!(edtf(find(&page, "A week later")), "1945-04-19");
        assert_eq!(edtf(find(&page, "Two months later")), "1945-06");
    }

    #[test]
    fn the_next_morning() {
        let page = whole("The post was closed on 12 April 1945. The next morning it was opened again.");
        assert_eq!(edtf(find(&page, "The next morning")), "1945-04-13");
    }

    #[test]
    fn without_a_date_before_are_none() {
        let page = whole("A week later it was opened again. The next morning it rained.");
        assert!(dates(&page).is_empty(), "{:?}", dates(&page));
    }
}
