//! Numbers: numerals in digits and words, their modifiers, units and counted nouns, and the non-claims among them.

mod amounts;
mod assemble;
mod codes;
mod compound;
mod counted;
mod decimal;
mod digits;
mod glue;
mod modifier;
mod money;
mod numeral;
mod parts;
mod point;
mod power;
mod range;
mod rate;
mod ratio;
mod reject;
mod run;
mod scale;
mod scan;
mod seen;
mod sign;
mod slash;
mod sum;
mod tolerance;
mod unit;
mod value;
mod words;

use super::Extractor;
use crate::lang::Passage;
use crate::model::Mention;
use crate::text::TokenKind;
use numeral::{Amount, Numeral, Shape};
use range::Item;
use scan::Scan;

/// Finds numbers.
#[derive(Debug)]
pub struct Numbers;

impl Extractor for Numbers {
    fn extract(&self, passage: &Passage<'_>, index: usize, out: &mut Vec<Mention>) {
        let scan = Scan { p: passage };
        let numerals = numerals(scan);
        let (mut k, mut until) = (0, 0);
        while let Some(&low) = numerals.get(k) {
            let next = numerals.get(k + 1).copied();
            let pair = next.and_then(|high| ratio::join(scan, low, high).or_else(|| range::join(scan, low, high)));
            k += 1 + usize::from(pair.is_some());
            // "cinco anos e meio": the half was taken with the years.
            if scan.token(low.first).is_some_and(|t| (t.start as usize) < until) {
                continue;
            }
            let mention = assemble::mention(scan, index, &pair.unwrap_or(Item::single(low)));
            until = mention.span.end;
            out.push(mention);
        }
    }
}

/// All numerals of a passage, in order, none inside another.
fn numerals(scan: Scan<'_, '_>) -> Vec<Numeral> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < scan.p.tokens.len() {
        let behind = out.last().is_some_and(|n: &Numeral| n.end == i);
        let below = sign::said(scan, i).filter(|_| !behind);
        let below = below.and_then(|at| numeral_at(scan, at).and_then(|n| sign::below(n, i, at)));
        if let Some(n) = below.or_else(|| numeral_at(scan, i)) {
            i = n.end.max(i + 1);
            out.push(n);
        } else {
            i += 1;
        }
    }
    out
}

fn numeral_at(scan: Scan<'_, '_>, i: usize) -> Option<Numeral> {
    match scan.kind(i)? {
        TokenKind::Number => {
            if let Some((reason, end)) = codes::read(scan, i) {
                return Some(codes::numeral(scan, i, reason, end));
            }
            let mut n = digits::read(scan, i);
            scale::behind(scan, &mut n);
            sign::mark(scan, &mut n);
            Some(n)
        }
        TokenKind::Word | TokenKind::Glyph => words::read(scan, i).or_else(|| seen::read(scan, i)),
        TokenKind::Punct => match scan.mark(i)? {
            '+' | '(' => codes::read(scan, i).map(|(reason, end)| codes::numeral(scan, i, reason, end)),
            c => vulgar(scan, i, c),
        },
        TokenKind::Line => None,
    }
}

/// "½" alone.
fn vulgar(scan: Scan<'_, '_>, i: usize, c: char) -> Option<Numeral> {
    let (over, under) = slash::vulgar(c)?;
    let amount = Amount::float(over / f64::from(under));
    let mut n = Numeral::new(i, i + 1, amount, crate::model::Style::Fraction, crate::lang::Lang::UND, Shape::Fraction);
    scale::behind(scan, &mut n);
    sign::mark(scan, &mut n);
    Some(n)
}

#[cfg(test)]
mod measures_tests;
#[cfg(test)]
mod tests;
