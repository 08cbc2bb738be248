//! Makes the forms of a CLDR name as texts write it: lower case, with and without the final dot.

use unicode_normalization::UnicodeNormalization;

/// Lower case, NFC, one kind of blank; marks of direction and soft hyphens are left out.
pub fn plain(text: &str) -> String {
    let lower = text.nfc().collect::<String>().to_lowercase().replace("i\u{307}", "i");
    let kept: String = lower.chars().filter(|c| !is_invisible(*c)).map(mark).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '·')
}

fn mark(c: char) -> char {
    match c {
        '’' | 'ʼ' | '‘' | 'ʻ' => '\'',
        '\u{2010}' | '\u{2011}' | '–' => '-',
        c => c,
    }
}

/// A name's form, or nothing when it is a number, a placeholder or too short to mean anything.
pub fn name(text: &str) -> Option<String> {
    let form = plain(text);
    let letters = form.chars().filter(|c| c.is_alphabetic()).count();
    let digits = form.chars().filter(|c| c.is_numeric()).count();
    let enough = if form.chars().any(is_ideograph) { 2 + digits } else { 2 };
    let odd = form.contains([',', '#', '(']) || is_placeholder(&form);
    (letters >= enough && !odd).then_some(form)
}

/// "M01", the name of a month nobody has translated.
fn is_placeholder(form: &str) -> bool {
    let mut chars = form.chars();
    chars.next() == Some('m') && form.len() == 3 && chars.all(|c| c.is_ascii_digit())
}

/// A script that writes without spaces, where one letter is a word.
pub fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '\u{ac00}'..='\u{d7af}')
}

/// Letters of the scripts that end an abbreviation with a dot.
fn takes_dot(c: char) -> bool {
    c.is_alphabetic() && (c as u32) < 0x590
}

/// An abbreviation as CLDR has it, with and without its dot. `wide` names are no abbreviations.
pub fn abbreviation(text: &str, wide: &[String]) -> Vec<String> {
    let Some(form) = name(text) else { return Vec::new() };
    if wide.contains(&form) {
        return vec![form];
    }
    match form.strip_suffix('.') {
        Some(bare) if bare.contains('.') => vec![form],
        Some(bare) if bare.chars().filter(|c| c.is_alphabetic()).count() < 2 => vec![form],
        Some(bare) => vec![bare.to_string(), form],
        None if form.chars().all(takes_dot) => vec![format!("{form}."), form],
        None => vec![form],
    }
}

/// Two letters without a dot mean a month only to those who expect one: "no", "de", "me".
pub fn is_too_short(form: &str) -> bool {
    form.chars().count() == 2 && form.chars().all(takes_dot)
}

/// "a.d." is also written "a. d.".
pub fn spaced(form: &str) -> Vec<String> {
    let tight = form.replace(". ", ".");
    let wide = tight.replace('.', ". ").trim_end().to_string();
    let mut all = vec![form.to_string(), tight, wide];
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_placeholders_are_no_names() {
        assert_eq!(name("M01"), None);
        assert_eq!(name("1月"), None);
        assert_eq!(name("一月").as_deref(), Some("一月"));
        assert_eq!(name("tháng 5").as_deref(), Some("tháng 5"));
    }

    #[test]
    fn abbreviations_come_with_and_without_dot() {
        assert_eq!(abbreviation("janv.", &[]), ["janv", "janv."]);
        assert_eq!(abbreviation("Mai", &["mai".into()]), ["mai"]);
        assert_eq!(abbreviation("1-р сар", &[]), ["1-р сар"]);
        assert_eq!(abbreviation("ינו׳", &[]), ["ינו׳"]);
    }
}
