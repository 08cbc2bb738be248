use super::*;

fn words(text: &str) -> Vec<&str> {
    token::tokenize(text, Span::new(0, text.len())).into_iter().map(|t| t.of(text)).collect()
}

#[test]
fn tokens_part_words_digits_and_marks() {
    assert_eq!(words("On 3rd May, l'été"), ["On", "3", "rd", "May", ",", "l", "'", "été"]);
    assert_eq!(words("1945年5月"), ["1945", "年", "5", "月"]);
    assert_eq!(words("a\r\nb\n\nc"), ["a", "\r\n", "b", "\n", "\n", "c"]);
    assert_eq!(words("٢٧ كانون"), ["٢٧", "كانون"]);
}

#[test]
fn tokens_know_their_case() {
    let text = "NATO Mai A x";
    let tokens = token::tokenize(text, Span::new(0, text.len()));
    let upper: Vec<_> = tokens.iter().map(|t| (t.capital, t.upper)).collect();
    assert_eq!(upper, [(true, true), (true, false), (true, false), (false, false)]);
}

#[test]
fn folding_unifies_what_keyboards_vary() {
    assert_eq!(fold("L’ÉTÉ"), "l'été");
    assert_eq!(fold("İzmir\u{a0}’de"), "izmir 'de");
    assert_eq!(fold("אָקטאָבער"), "אקטאבער");
    assert_eq!(fold("e\u{301}te\u{301}"), "été");
}

#[test]
fn code_points_count_characters_before_a_byte() {
    let text = "é".repeat(200);
    let points = CodePoints::new(&text);
    assert_eq!((points.at(0), points.at(2), points.at(400), points.count()), (0, 1, 200, 200));
    assert_eq!(CodePoints::new("").count(), 0);
}

#[test]
fn a_span_finds_the_raw_bytes_of_every_kind_of_row() {
    let text = "ab c–dé";
    let mut map = RawMap::default();
    map.push(2, 0, 2, Op::Same);
    map.push(1, 2, 6, Op::Entity);
    map.push(1, 8, 1, Op::Same);
    map.push(3, 9, 1, Op::Encoded);
    map.push(3, 10, 2, Op::Same);
    assert_eq!(map.raw(text, Span::new(1, 4)), 1..9);
    assert_eq!(map.raw(text, Span::new(2, 3)), 2..8);
    assert_eq!(map.raw(text, Span::new(4, 7)), 9..10);
}
