//! The one grammar of number words: parts that add, parts that multiply, connectors between them.

use super::decimal::Decimal;

const DEPTH: usize = 8;

/// What one word does in a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Atom {
    /// Adds its value.
    Add(Decimal),
    /// Multiplies the smaller ones before it.
    Times(Decimal),
    /// Joins two.
    And,
    /// Adds a half.
    Half,
}

/// Values said so far, each smaller than the one before.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    stack: [Option<Decimal>; DEPTH],
    len: usize,
    joined: bool,
    /// The last atom, if it multiplied.
    pub scale: Option<Decimal>,
    /// Atoms taken.
    pub taken: u8,
}

impl Sum {
    /// The sum with one more atom, if it fits.
    pub fn with(mut self, atom: Atom) -> Option<Self> {
        match atom {
            Atom::And if self.len > 0 && !self.joined => self.joined = true,
            Atom::And => return None,
            Atom::Add(v) => self.add(v)?,
            Atom::Times(v) => self.times(v)?,
            Atom::Half => {
                // "two million and a half" is half a million more.
                let of = self.scale.filter(|s| s.int() >= Some(1000)).unwrap_or(Decimal::whole(1));
                let top = self.top()?;
                self.replace(top.plus(of.times(Decimal::of(0.5))?)?);
            }
        }
        self.scale = if let Atom::Times(by) = atom { Some(by) } else { None };
        if atom != Atom::And {
            self.joined = false;
            self.taken = self.taken.saturating_add(1);
        }
        Some(self)
    }

    /// The value, unless it ends with a connector.
    pub fn value(self) -> Option<Decimal> {
        if self.joined || self.len == 0 {
            return None;
        }
        self.stack[..self.len].iter().flatten().try_fold(Decimal::whole(0), |sum, v| sum.plus(*v))
    }

    fn top(&self) -> Option<Decimal> {
        self.stack.get(self.len.checked_sub(1)?).copied().flatten()
    }

    fn replace(&mut self, value: Decimal) {
        if let Some(slot) = self.len.checked_sub(1).and_then(|i| self.stack.get_mut(i)) {
            *slot = Some(value);
        }
    }

    fn push(&mut self, value: Decimal) -> Option<()> {
        *self.stack.get_mut(self.len)? = Some(value);
        self.len += 1;
        Some(())
    }

    fn add(&mut self, v: Decimal) -> Option<()> {
        let Some(top) = self.top() else { return self.push(v) };
        let (t, n) = (top.int()?, v.int());
        // "ein und zwanzig", "ثلاثة وعشرون": the unit before the ten.
        let inverted = self.joined && (1..10).contains(&t) && n.is_some_and(|n| (20..100).contains(&n) && n % 10 == 0);
        if inverted {
            self.replace(top.plus(v)?);
            return Some(());
        }
        let v_int = n.unwrap_or(0);
        let twenties = t < 100 && t % 20 == 0 && (10..20).contains(&v_int);
        // "nineteen forty", "twenty 20" are no sums; what is added must fit into the zeros of what is there.
        (v_int > 0 && (v_int < zeros(t) || twenties)).then_some(())?;
        self.push(v)
    }

    fn times(&mut self, by: Decimal) -> Option<()> {
        // "万万", "thousand thousand": the same scale twice multiplies twice.
        if self.scale == Some(by)
            && let Some(top) = self.top()
        {
            self.replace(top.times(by)?);
            return Some(());
        }
        let mut part = None;
        while let Some(top) = self.top().filter(|t| t.value() < by.value()) {
            part = Some(part.unwrap_or(Decimal::whole(0)).plus(top)?);
            self.len -= 1;
        }
        if part.is_none()
            && let Some(top) = self.top()
        {
            // "thousand million": a scale behind a bigger or equal one multiplies all; "million thousand" too, but "mille cent" adds.
            let fits = top.int().is_some_and(|t| by.int().is_some_and(|b| b < zeros(t)));
            return if fits { self.push(by) } else { None };
        }
        if part.is_some_and(|p| p.int() == Some(0)) {
            return None;
        }
        let fits = |top: Decimal, product: Decimal| top.int().is_some_and(|t| product.value() < zeros(t) as f64);
        let mut product = part.unwrap_or(Decimal::whole(1)).times(by)?;
        if let Some(top) = self.top().filter(|t| !fits(*t, product)) {
            // "one crore ten lakh crore": all of it is counted in crores.
            let counted = by.int().is_some_and(|b| b >= 1_000_000 && top.int().is_some_and(|t| t % b == 0));
            product = counted.then_some(part?.plus(top)?.times(by)?)?;
            self.len -= 1;
            self.top().is_none_or(|t| fits(t, product)).then_some(())?;
        }
        self.push(product)
    }
}

/// The greatest power of ten that divides `n`.
pub(super) fn zeros(n: i128) -> i128 {
    let mut power = 1;
    while n != 0 && n % (power * 10) == 0 && power < 1_000_000_000_000_000_000 {
        power *= 10;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(atoms: &[Atom]) -> Option<String> {
        let sum = atoms.iter().try_fold(Sum::default(), |sum, a| sum.with(*a))?;
        sum.value().map(|v| v.to_string())
    }

    fn add(n: i128) -> Atom {
        Atom::Add(Decimal::whole(n))
    }

    fn times(n: i128) -> Atom {
        Atom::Times(Decimal::whole(n))
    }

    #[test]
    fn parts_add_and_multiply() {
        assert_eq!(say(&[add(2), times(1000), add(3), times(100), Atom::And, add(5)]).as_deref(), Some("2305"));
        assert_eq!(say(&[add(1), Atom::And, add(20), times(1000)]).as_deref(), Some("21000"));
        assert_eq!(say(&[add(3), times(100), add(50), times(1000)]).as_deref(), Some("350000"));
        assert_eq!(say(&[add(1), Atom::Half, times(1000)]).as_deref(), Some("1500"));
        assert_eq!(say(&[add(2), times(1_000_000), Atom::Half]).as_deref(), Some("2500000"));
        assert_eq!(say(&[add(11), times(100), Atom::And, add(45)]).as_deref(), Some("1145"));
        assert_eq!(say(&[times(1000), times(100)]).as_deref(), Some("1100"));
        let crores = [add(1), times(10_000_000), add(10), times(100_000), times(10_000_000)];
        assert_eq!(say(&crores).as_deref(), Some("110000000000000"));
        assert_eq!(say(&[add(10), times(10_000), times(10_000)]).as_deref(), Some("1000000000"));
        assert_eq!(say(&[add(80), add(19)]).as_deref(), Some("99"));
    }

    #[test]
    fn what_does_not_fit_is_no_number() {
        assert_eq!(say(&[add(2), add(3)]), None);
        assert_eq!(say(&[add(20), add(20)]), None);
        assert_eq!(say(&[add(21), add(3)]), None);
        assert_eq!(say(&[add(2), Atom::And]), None);
        assert_eq!(say(&[Atom::And, add(2)]), None);
    }
}
