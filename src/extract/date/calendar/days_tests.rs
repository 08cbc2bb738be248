use super::*;
use crate::model::edtf::iso;

type Known = (i32, u8, u8, &'static str);

/// Days of history whose dates in both calendars are well known.
const HEBREW: &[Known] = &[
    (5708, 9, 5, "1948-05-14"),
    (5705, 9, 15, "1945-04-28"),
    (5703, 8, 14, "1943-04-19"),
    (5711, 8, 27, "1951-05-03"),
    (5700, 1, 1, "1939-09-14"),
    (5705, 1, 1, "1944-09-18"),
    (5734, 1, 10, "1973-10-06"),
    (5727, 9, 28, "1967-06-07"),
    (5702, 1, 8, "1941-09-29"),
    (5702, 12, 9, "1942-07-23"),
    (5705, 5, 13, "1945-01-27"),
    (5699, 2, 16, "1938-11-10"),
    (5708, 3, 16, "1947-11-29"),
    (5785, 3, 25, "2024-12-26"),
    (5784, 6, 14, "2024-02-23"),
    (5784, 7, 14, "2024-03-24"),
    (5783, 7, 14, "2023-03-07"),
    (5783, 6, 14, "2023-03-07"),
    (5761, 1, 1, "2000-09-30"),
];
const PERSIAN: &[Known] = &[
    (1324, 2, 18, "1945-05-08"),
    (1357, 11, 22, "1979-02-11"),
    (1400, 1, 1, "2021-03-21"),
    (1332, 5, 28, "1953-08-19"),
    (1329, 12, 29, "1951-03-20"),
    (1299, 12, 3, "1921-02-22"),
    (1320, 6, 3, "1941-08-25"),
    (1320, 6, 25, "1941-09-16"),
    (1358, 1, 12, "1979-04-01"),
    (1359, 6, 31, "1980-09-22"),
    (1358, 8, 13, "1979-11-04"),
    (1357, 6, 17, "1978-09-08"),
    (1382, 10, 5, "2003-12-26"),
    (1403, 12, 30, "2025-03-20"),
];
/// As told by eye-witnesses, who saw the moon: a day off at most.
const ISLAMIC: &[Known] = &[
    (1, 1, 1, "0622-07-19"),
    (1393, 9, 10, "1973-10-06"),
    (1342, 7, 27, "1924-03-03"),
    (1399, 3, 14, "1979-02-11"),
    (1422, 6, 22, "2001-09-11"),
    (1400, 1, 1, "1979-11-20"),
    (1446, 1, 1, "2024-07-07"),
    (1440, 10, 1, "2019-06-04"),
    (1444, 9, 1, "2023-03-23"),
    (1365, 10, 1, "1946-08-28"),
    (857, 5, 20, "1453-06-07"),
    (61, 1, 10, "0680-10-13"),
    (656, 2, 4, "1258-02-17"),
    (658, 9, 25, "1260-09-10"),
];
const REPUBLICAN: &[Known] = &[
    (1, 1, 1, "1792-09-22"),
    (2, 9, 20, "1794-06-08"),
    (2, 11, 9, "1794-07-27"),
    (3, 7, 12, "1795-04-01"),
    (3, 9, 1, "1795-05-20"),
    (4, 1, 13, "1795-10-05"),
    (5, 12, 18, "1797-09-04"),
    (6, 8, 22, "1798-05-11"),
    (7, 9, 30, "1799-06-18"),
    (8, 2, 18, "1799-11-09"),
    (8, 5, 28, "1800-02-17"),
    (10, 7, 18, "1802-04-08"),
    (12, 6, 30, "1804-03-21"),
    (13, 3, 11, "1804-12-02"),
    (14, 3, 11, "1805-12-02"),
    (3, 13, 6, "1795-09-22"),
];
const JULIAN: &[Known] = &[
    (1917, 10, 25, "1917-11-07"),
    (1917, 2, 27, "1917-03-12"),
    (1905, 1, 9, "1905-01-22"),
    (1905, 10, 17, "1905-10-30"),
    (1825, 12, 14, "1825-12-26"),
    (1861, 2, 19, "1861-03-03"),
    (1881, 3, 1, "1881-03-13"),
    (1582, 10, 5, "1582-10-15"),
    (1752, 9, 2, "1752-09-13"),
    (1642, 12, 25, "1643-01-04"),
    (1812, 8, 26, "1812-09-07"),
    (1709, 6, 27, "1709-07-08"),
    (1649, 1, 30, "1649-02-09"),
    (1066, 10, 14, "1066-10-20"),
    (1900, 2, 29, "1900-03-13"),
    (1918, 2, 1, "1918-02-14"),
];

#[test]
fn known_days_come_out() {
    let exact = [(Reckoning::Hebrew, HEBREW), (Reckoning::Persian, PERSIAN), (Reckoning::Republican, REPUBLICAN)];
    for (calendar, known) in exact {
        for &(y, m, d, wanted) in known {
            assert_eq!(calendar.day(y, m, d).map(iso).as_deref(), Some(wanted), "{calendar:?} {y}-{m}-{d}");
        }
    }
    for &(y, m, d, wanted) in JULIAN {
        assert_eq!(iso(julian(y, m, d)), wanted, "Julian {y}-{m}-{d}");
    }
}

#[test]
fn islamic_days_lie_within_a_day_of_those_observed() {
    for &(y, m, d, wanted) in ISLAMIC {
        let day = Reckoning::Islamic.day(y, m, d).expect("a day");
        assert!([day - 1, day, day + 1].map(iso).contains(&wanted.to_owned()), "{y}-{m}-{d} is {}", iso(day));
    }
}

/// Every day of the years 1900–2050 is one day of one month of each calendar, and they follow each other.
#[test]
fn months_tile_the_days() {
    for (calendar, from, to) in [
        (Reckoning::Hebrew, 5660, 5811),
        (Reckoning::Islamic, 1317, 1473),
        (Reckoning::Persian, 1278, 1429),
        (Reckoning::Republican, 1, 14),
    ] {
        let mut next = None;
        for year in from..=to {
            let (first, last) = calendar.year(year).expect("a year");
            assert!(
                (353..=385).contains(&(last - first + 1)) || calendar == Reckoning::Republican,
                "{calendar:?} {year}"
            );
            for month in 1..=calendar.months() {
                let (begin, length) = calendar.month(year, month).expect("a month");
                if calendar == Reckoning::Hebrew && month == 7 && calendar.month(year, 6) == Some((begin, length)) {
                    continue; // Adar of a common year goes by both numbers.
                }
                assert!(next.is_none_or(|n| n == begin), "{calendar:?} {year}-{month} begins on {}", iso(begin));
                assert!((5..=32).contains(&length), "{calendar:?} {year}-{month} has {length} days");
                next = Some(begin + i64::from(length));
            }
            assert_eq!(next, Some(last + 1));
        }
    }
}

#[test]
fn what_is_no_day_is_none() {
    assert_eq!(Reckoning::Hebrew.day(5705, 2, 31), None);
    assert_eq!(Reckoning::Hebrew.day(5705, 14, 1), None);
    assert_eq!(Reckoning::Republican.day(15, 1, 1), None);
    assert_eq!(Reckoning::Republican.day(8, 13, 6), None, "year VIII was common");
    assert_eq!(Reckoning::Persian.day(1324, 12, 30), None);
    assert_eq!(Reckoning::Islamic.day(i32::MAX, 1, 1), None);
    assert_eq!(Reckoning::Islamic.day(1365, 0, 1), None);
}

#[test]
fn the_julian_calendar_falls_behind_by_a_day_in_three_centuries_of_four() {
    let lag = |y: i32| julian(y, 6, 1) - number(y, 6, 1);
    assert_eq!([1599, 1650, 1750, 1850, 1950, 2050].map(lag), [10, 10, 11, 12, 13, 13]);
}
