//! Amounts as they are written on a command line: decimal numbers in units of a file's currency.

use cocrea_allocate::MOST_MONEY;
use cocrea_allocate::pb::MOST_DECIMALS;
use serde::{Serialize, Serializer};
use std::fmt;

/// A decimal number of zero or more, `digits / 10^decimals`; zeros at the end of its decimals do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    digits: i64,
    decimals: u32,
}

/// Why a text is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoAmount {
    /// It is something else.
    Other,
    /// It is above [`MOST_MONEY`], or has more than [`MOST_DECIMALS`].
    OutOfRange,
}

impl Amount {
    /// Reads `1200` or `1200.50`. A comma would part thousands for one reader and decimals for another, so it is none.
    pub(super) fn read(written: &str) -> Result<Self, NoAmount> {
        let (whole, part) = match written.split_once('.') {
            Some((_, "")) => return Err(NoAmount::Other),
            Some(parts) => parts,
            None => (written, ""),
        };
        let all_digits = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(part) {
            return Err(NoAmount::Other);
        }
        let part = part.trim_end_matches('0');
        let decimals = u32::try_from(part.len()).unwrap_or(u32::MAX);
        if decimals > MOST_DECIMALS {
            return Err(NoAmount::OutOfRange);
        }
        let mut digits = 0;
        for digit in whole.bytes().chain(part.bytes()) {
            digits = digits * 10 + i64::from(digit - b'0');
            if digits > MOST_MONEY {
                return Err(NoAmount::OutOfRange);
            }
        }
        Ok(Self { digits, decimals })
    }

    /// How many decimals it needs.
    pub(super) const fn decimals(self) -> u32 {
        self.decimals
    }

    /// In units of 10^-decimals; nothing where it is finer than that, or too large.
    pub(super) fn scaled(self, decimals: u32) -> Option<i64> {
        let factor = 10i64.checked_pow(decimals.checked_sub(self.decimals)?)?;
        let scaled = self.digits.checked_mul(factor)?;
        (scaled <= MOST_MONEY).then_some(scaled)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = 10i64.pow(self.decimals);
        write!(formatter, "{}", self.digits / unit)?;
        if self.decimals == 0 {
            return Ok(());
        }
        let width = self.decimals as usize;
        write!(formatter, ".{:0width$}", self.digits % unit)
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_exactly_and_written_without_zeros_at_the_end() {
        for (written, scaled, again) in [
            ("1200", 120_000, "1200"),
            ("1200.50", 120_050, "1200.5"),
            ("0.05", 5, "0.05"),
            ("007.10", 710, "7.1"),
            ("0", 0, "0"),
        ] {
            let amount = Amount::read(written).unwrap();
            assert_eq!(amount.scaled(2), Some(scaled), "{written}");
            assert_eq!(amount.to_string(), again);
        }
        assert_eq!(Amount::read("0.125").unwrap().scaled(2), None);
        assert_eq!(Amount::read("9007199254740991").unwrap().scaled(1), None);
    }

    #[test]
    fn what_is_no_amount_is_told_from_what_is_too_much() {
        for other in [
            "", "-5", "+5", "1,200", "1 200", "1.", ".5", "1.2.3", "mil", "1e3", "٣",
        ] {
            assert_eq!(Amount::read(other), Err(NoAmount::Other), "{other:?}");
        }
        for beyond in ["9007199254740992", "0.1234567"] {
            assert_eq!(Amount::read(beyond), Err(NoAmount::OutOfRange));
        }
    }
}
