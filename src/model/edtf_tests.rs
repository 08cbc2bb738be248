use super::*;

fn bounds(point: Point, modifier: Option<DateModifier>) -> String {
    point.bounds(modifier).map_or("open".into(), |(a, b)| format!("{}..{}", iso(a), iso(b)))
}

#[test]
fn every_precision_has_its_spelling() {
    let cases = [
        (Point::day(Year::Full(1945), 5, 8), "1945-05-08"),
        (Point::day(Year::Open, 5, 5), "XXXX-05-05"),
        (Point::month(Year::Short(44), 5), "XX44-05"),
        (Point { year: Year::Full(1944), part: Part::Season(24) }, "1944-24"),
        (Point { year: Year::Full(1943), part: Part::Quarter(2) }, "1943-34"),
        (Point { year: Year::Full(1943), part: Part::Half(2) }, "1943-41"),
        (Point::year(Year::Decade(193)), "193X"),
        (Point::year(Year::ShortDecade(30)), "XX3X"),
        (Point::year(Year::Century(16)), "16XX"),
        (Point::year(Year::Full(-585)), "-0585"),
        (Point::year(Year::Full(70)), "0070"),
    ];
    for (point, want) in cases {
        assert_eq!(point.edtf(), want);
    }
}

#[test]
fn bounds_take_part_and_season_into_account() {
    let year = |y| Year::Full(y);
    assert_eq!(bounds(Point::month(year(1945), 3), Some(DateModifier::Late)), "1945-03-21..1945-03-31");
    assert_eq!(bounds(Point { year: year(1944), part: Part::Season(24) }, None), "1944-12-01..1945-02-28");
    assert_eq!(bounds(Point::year(Year::Decade(193)), Some(DateModifier::Early)), "1930-01-01..1933-12-31");
    assert_eq!(bounds(Point::year(Year::Century(18)), None), "1800-01-01..1899-12-31");
    assert_eq!(bounds(Point::year(year(1943)), Some(DateModifier::Mid)), "1943-05-01..1943-08-31");
    assert_eq!(bounds(Point::month(Year::Open, 3), None), "open");
}

#[test]
fn relations_open_one_end() {
    let day = number(1945, 5, 8);
    assert_eq!(open_bounds(day, day, Relation::Before), (None, Some("1945-05-07".into())));
    assert_eq!(open_bounds(day, day, Relation::After), (Some("1945-05-09".into()), None));
    assert_eq!(open_bounds(day, day, Relation::Since), (Some("1945-05-08".into()), None));
}

#[test]
fn timex_names_seasons_and_decades() {
    let show = |p: Point| p.timex3(None, false, Relation::On, false).value;
    assert_eq!(show(Point { year: Year::Full(1944), part: Part::Season(24) }), "1944-WI");
    assert_eq!(show(Point::year(Year::Decade(193))), "193");
    assert_eq!(show(Point::year(Year::Full(-585))), "BC0586");
}

#[test]
fn days_count_through_leap_years_and_eras() {
    for day in (-800_000..800_000).step_by(997) {
        let (y, m, d) = civil(day);
        assert_eq!(number(y, m, d), day);
    }
    assert_eq!(days_in(1900, 2), 28);
    assert_eq!(days_in(2000, 2), 29);
    assert!(!Point::day(Year::Full(1943), 2, 29).exists());
    assert!(Point::day(Year::Open, 2, 29).exists());
}
