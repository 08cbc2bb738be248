//! Exact decimal amounts, as far as 38 digits go.

use std::fmt;

/// `digits / 10^places`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    digits: i128,
    places: u32,
}

impl Decimal {
    /// A whole number.
    pub const fn whole(n: i128) -> Self {
        Self { digits: n, places: 0 }
    }

    /// A value of the word table: whole, or with a few decimals (1.5).
    pub fn of(value: f64) -> Self {
        if value.fract() == 0.0 {
            return Self::whole(value as i128);
        }
        Self { digits: (value * 1e6).round() as i128, places: 6 }.trimmed()
    }

    /// The value, if six decimals say it whole: 0.625, but not a third.
    pub fn exactly(value: f64) -> Option<Self> {
        let exact = value.abs() < 1e9 && (value * 1e6 - (value * 1e6).round()).abs() < 1e-7;
        exact.then(|| Self::of(value))
    }

    /// A power of ten.
    pub fn power(exponent: i32) -> Option<Self> {
        let digits = || 10_i128.checked_pow(exponent.unsigned_abs());
        match exponent {
            0.. => digits().map(Self::whole),
            _ => digits().map(|_| Self { digits: 1, places: exponent.unsigned_abs() }),
        }
    }

    /// Adds a digit at the end; behind the decimal mark if `decimal`.
    pub fn digit(self, digit: u8, decimal: bool) -> Option<Self> {
        let digits = self.digits.checked_mul(10)?.checked_add(i128::from(digit))?;
        Some(Self { digits, places: self.places + u32::from(decimal) })
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        let digits = self.digits.checked_mul(other.digits)?;
        Some(Self { digits, places: self.places + other.places }.trimmed())
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        let lift = |d: Self| d.digits.checked_mul(10_i128.checked_pow(places - d.places)?);
        Some(Self { digits: lift(self)?.checked_add(lift(other)?)?, places }.trimmed())
    }

    /// The same below zero.
    pub const fn negative(self) -> Self {
        Self { digits: -self.digits, places: self.places }
    }

    /// The nearest float.
    pub fn value(self) -> f64 {
        self.to_string().parse().unwrap_or(self.digits as f64)
    }

    /// The whole number, if it is one.
    pub const fn int(self) -> Option<i128> {
        if self.places == 0 { Some(self.digits) } else { None }
    }

    fn trimmed(mut self) -> Self {
        while self.places > 0 && self.digits % 10 == 0 {
            self.digits /= 10;
            self.places -= 1;
        }
        self
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.places == 0 {
            return write!(f, "{}", self.digits);
        }
        let sign = if self.digits < 0 { "-" } else { "" };
        let digits = format!("{:0>width$}", self.digits.unsigned_abs(), width = self.places as usize + 1);
        let (whole, part) = digits.split_at(digits.len() - self.places as usize);
        write!(f, "{sign}{whole}.{part}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_and_sums_stay_exact() {
        let tenth = Decimal::whole(1).digit(1, true).expect("1.1");
        assert_eq!(tenth.times(Decimal::whole(1_000_000)).expect("fits").to_string(), "1100000");
        assert_eq!(tenth.plus(Decimal::of(0.5)).expect("fits").to_string(), "1.6");
        assert_eq!(Decimal::of(0.5).negative().to_string(), "-0.5");
        assert_eq!(Decimal::power(-4).expect("fits").to_string(), "0.0001");
        assert_eq!(Decimal::exactly(0.625).map(|d| d.to_string()).as_deref(), Some("0.625"));
        assert_eq!(Decimal::exactly(1.0 / 3.0), None);
        assert!(Decimal::whole(i128::MAX).times(Decimal::whole(10)).is_none());
    }
}
