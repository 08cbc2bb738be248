//! Spells numbers by CLDR's rules (rule-based number format). Only what whole numbers need.

use super::plural::Plurals;
use serde_json::Value;
use std::collections::BTreeMap;

/// Rules may call each other; more calls than this is a circle.
const DEPTH: usize = 40;

/// The spell-out rules of one locale.
pub struct Speller {
    sets: BTreeMap<String, Vec<Rule>>,
    cardinal: Plurals,
    ordinal: Plurals,
}

struct Rule {
    base: u128,
    divisor: u128,
    parts: Vec<Part>,
}

enum Part {
    Text(String),
    /// What is left of the divisor.
    Left(Target),
    /// What is right of it.
    Right(Target),
    /// The whole number.
    Same(Target),
    /// What is right of the divisor, by the rule before this one.
    Before,
    Plural {
        ordinal: bool,
        forms: Vec<(String, String)>,
    },
    /// Said unless the number is a multiple of the divisor; else the second list.
    Unless(Vec<Part>, Vec<Part>),
}

enum Target {
    Own,
    Set(String),
    /// In figures: no word.
    Figures,
}

impl Speller {
    /// Reads the `SpelloutRules` of an rbnf file.
    pub fn read(rules: &Value, cardinal: Plurals, ordinal: Plurals) -> Self {
        let sets = rules.as_object().into_iter().flatten();
        let sets = sets.filter_map(|(name, rows)| Some((name.clone(), read_set(rows.as_array()?))));
        Self { sets: sets.collect(), cardinal, ordinal }
    }

    /// The names of the rule sets that start so, private ones excluded.
    pub fn sets(&self, prefixes: &[&str]) -> Vec<&str> {
        let names = self.sets.keys().map(String::as_str);
        names.filter(|name| prefixes.iter().any(|p| name.starts_with(p))).collect()
    }

    /// The number in words by one rule set; nothing when the rules fall back to figures.
    pub fn spell(&self, set: &str, n: u128) -> Option<String> {
        let mut out = String::new();
        self.write(set, n, 0, &mut out)?;
        (!out.is_empty() && !out.contains(|c: char| c.is_ascii_digit())).then_some(out)
    }

    fn write(&self, set: &str, n: u128, depth: usize, out: &mut String) -> Option<()> {
        let rules = self.sets.get(set)?;
        let mut index = rules.partition_point(|r| r.base <= n).checked_sub(1)?;
        let rule = rules.get(index)?;
        // ICU's roll-back: a rule for "and something" does not fit a multiple.
        if rule.calls_right() && n.is_multiple_of(rule.divisor) && !rule.base.is_multiple_of(rule.divisor) {
            index = index.checked_sub(1)?;
        }
        self.apply(set, index, n, depth, out)
    }

    fn apply(&self, set: &str, index: usize, n: u128, depth: usize, out: &mut String) -> Option<()> {
        let rule = self.sets.get(set)?.get(index)?;
        let place = Place { set, index, rule, depth: depth + 1 };
        (depth < DEPTH).then(|| self.parts(&rule.parts, &place, n, out))?
    }

    fn parts(&self, parts: &[Part], place: &Place<'_>, n: u128, out: &mut String) -> Option<()> {
        parts.iter().try_for_each(|part| self.part(part, place, n, out))
    }

    fn part(&self, part: &Part, place: &Place<'_>, n: u128, out: &mut String) -> Option<()> {
        let (left, right) = (n / place.rule.divisor, n % place.rule.divisor);
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Left(target) => self.target(target, place, left, out)?,
            Part::Right(target) => self.target(target, place, right, out)?,
            Part::Same(target) => self.target(target, place, n, out)?,
            Part::Before => self.apply(place.set, place.index.checked_sub(1)?, right, place.depth, out)?,
            Part::Plural { ordinal, forms } => out.push_str(self.plural(*ordinal, forms, left)?),
            Part::Unless(said, other) => {
                let multiple = right == 0 && place.rule.base.is_multiple_of(place.rule.divisor);
                self.parts(if multiple { other } else { said }, place, n, out)?;
            }
        }
        Some(())
    }

    fn target(&self, target: &Target, place: &Place<'_>, n: u128, out: &mut String) -> Option<()> {
        match target {
            Target::Own => self.write(place.set, n, place.depth, out),
            Target::Set(set) => self.write(set, n, place.depth, out),
            Target::Figures => None,
        }
    }

    fn plural<'a>(&self, ordinal: bool, forms: &'a [(String, String)], n: u128) -> Option<&'a str> {
        let category = if ordinal { &self.ordinal } else { &self.cardinal }.category(n);
        let form = |c: &str| forms.iter().find(|f| f.0 == c).map(|f| f.1.as_str());
        form(category).or_else(|| form("other"))
    }
}

struct Place<'a> {
    set: &'a str,
    index: usize,
    rule: &'a Rule,
    depth: usize,
}

impl Rule {
    fn calls_right(&self) -> bool {
        self.parts.iter().any(|p| matches!(p, Part::Right(_) | Part::Before))
    }
}

fn read_set(rows: &[Value]) -> Vec<Rule> {
    let rule = |row: &Value| read_rule(row.get(0)?.as_str()?, row.get(1)?.as_str()?);
    let mut rules: Vec<Rule> = rows.iter().filter_map(rule).collect();
    rules.sort_by_key(|r| r.base);
    rules
}

/// `1100/100` and `←←hundert→→;`. Rules for minus signs and fractions have no number and are left out.
fn read_rule(descriptor: &str, text: &str) -> Option<Rule> {
    let bare = descriptor.trim_end_matches('>');
    let (base, radix) = bare.split_once('/').unwrap_or((bare, "10"));
    let base: u128 = base.replace(',', "").parse().ok()?;
    let radix: u128 = radix.parse().ok()?;
    let fewer = u32::try_from(descriptor.len() - bare.len()).ok()?;
    let exponent = if base == 0 || radix < 2 { 0 } else { base.ilog(radix) };
    let text = text.trim_end_matches(';');
    let text = text.strip_prefix('\'').unwrap_or(text);
    let parts = Reader { rest: text }.parts("");
    Some(Rule { base, divisor: radix.checked_pow(exponent.saturating_sub(fewer))?.max(1), parts })
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    /// Reads up to one of the closing marks, or to the end.
    fn parts(&mut self, until: &str) -> Vec<Part> {
        let mut parts = Vec::new();
        while let Some(c) = self.rest.chars().next() {
            if until.contains(c) {
                break;
            }
            parts.push(self.part(c));
        }
        parts
    }

    fn part(&mut self, c: char) -> Part {
        if self.eat("→→→") {
            return Part::Before;
        }
        if self.rest.starts_with("$(") {
            return self.plural();
        }
        match c {
            '←' => Part::Left(self.target('←')),
            '→' => Part::Right(self.target('→')),
            '=' => Part::Same(self.target('=')),
            '[' => self.optional(),
            _ => self.text(),
        }
    }

    fn eat(&mut self, mark: &str) -> bool {
        let rest = self.rest.strip_prefix(mark);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn take_until(&mut self, end: &str) -> String {
        let (taken, rest) = self.rest.split_once(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken.to_string()
    }

    fn target(&mut self, mark: char) -> Target {
        let mark = mark.to_string();
        self.eat(&mark);
        let name = self.take_until(&mark);
        match name.as_str() {
            "" => Target::Own,
            name if name.starts_with('%') => Target::Set(name.to_string()),
            _ => Target::Figures,
        }
    }

    fn optional(&mut self) -> Part {
        self.eat("[");
        let said = self.parts("|]");
        let other = if self.eat("|") { self.parts("]") } else { Vec::new() };
        self.eat("]");
        Part::Unless(said, other)
    }

    /// `$(cardinal,one{тысяча}few{тысячи}other{тысяч})$`
    fn plural(&mut self) -> Part {
        self.eat("$(");
        let body = self.take_until(")$");
        let (kind, cases) = body.split_once(',').unwrap_or((&body, ""));
        let forms = cases.split('}').filter_map(|c| c.split_once('{'));
        let forms = forms.map(|(k, v)| (k.trim().to_string(), v.to_string())).collect();
        Part::Plural { ordinal: kind == "ordinal", forms }
    }

    fn text(&mut self) -> Part {
        let mut chars = self.rest.char_indices().skip(1);
        let end = chars.find(|(_, c)| "←→=[]|$".contains(*c)).map_or(self.rest.len(), |(i, _)| i);
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        Part::Text(text.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn speller() -> Speller {
        let rules = json!({"%n": [
            ["0", "null;"], ["1", "ein;"], ["2", "zwei;"], ["3", "drei;"], ["10", "zehn;"], ["13", "→→zehn;"],
            ["20", "[→→-und-]zwanzig;"], ["100", "←←hundert[ →→];"], ["1100/100", "←←-hundert[→→];"], ["2000", "=#,##0=;"]
        ]});
        Speller::read(&rules, Plurals::default(), Plurals::default())
    }

    #[test]
    fn parts_in_brackets_are_left_out_of_multiples() {
        let spell = |n| speller().spell("%n", n);
        assert_eq!(spell(13).as_deref(), Some("dreizehn"));
        assert_eq!(spell(20).as_deref(), Some("zwanzig"));
        assert_eq!(spell(21).as_deref(), Some("ein-und-zwanzig"));
        assert_eq!(spell(203).as_deref(), Some("zweihundert drei"));
        assert_eq!(spell(1300).as_deref(), Some("dreizehn-hundert"));
    }

    #[test]
    fn figures_are_no_words() {
        assert_eq!(speller().spell("%n", 2000), None);
    }
}
