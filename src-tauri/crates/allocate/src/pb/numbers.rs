//! Decimal numbers as files write them: exact, and brought to one scale at the end.

use super::error::Why;
use crate::election::MOST_MONEY;

/// The most decimals that a number may have.
pub const MOST_DECIMALS: u32 = 6;

/// A number as written: `digits / 10^decimals`, with the offset of its first byte in the text.
///
/// Zeros at the end of the decimals do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) digits: i64,
    pub(super) decimals: u32,
    pub(super) at: usize,
}

/// Why a text is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoNumber {
    /// It is something else.
    Other,
    /// It has more than [`MOST_DECIMALS`].
    TooFine,
    /// It is above [`MOST_MONEY`] either way.
    TooLarge,
}

impl NoNumber {
    /// This as a reason, where what is no number at all has a reason of its own.
    pub(super) fn why(self, other: impl FnOnce() -> Why) -> Why {
        match self {
            NoNumber::Other => other(),
            NoNumber::TooFine => Why::TooManyDecimals {
                most: MOST_DECIMALS,
            },
            NoNumber::TooLarge => Why::AmountTooLarge {},
        }
    }
}

impl Decimal {
    /// Reads `1200`, `1200.50`, `1200,50` or, where the sign has a meaning, `-3`.
    pub(super) fn read(written: &str, at: usize) -> Result<Decimal, NoNumber> {
        let (sign, unsigned) = match written.strip_prefix('-') {
            Some(unsigned) => (-1, unsigned),
            None => (1, written),
        };
        let (whole, part) = unsigned.split_once(['.', ',']).unwrap_or((unsigned, ""));
        let all_digits = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(part) {
            return Err(NoNumber::Other);
        }
        let part = part.trim_end_matches('0');
        let decimals = u32::try_from(part.len()).unwrap_or(u32::MAX);
        if decimals > MOST_DECIMALS {
            return Err(NoNumber::TooFine);
        }
        let mut digits = 0i64;
        for digit in whole.bytes().chain(part.bytes()) {
            digits = digits * 10 + i64::from(digit - b'0');
            if digits > MOST_MONEY {
                return Err(NoNumber::TooLarge);
            }
        }
        Ok(Decimal {
            digits: sign * digits,
            decimals,
            at,
        })
    }

    /// The number in units of 10^-decimals, at least as fine as it is written; nothing where that is too large.
    pub(super) fn scaled(self, decimals: u32) -> Option<i64> {
        let scaled = self
            .digits
            .checked_mul(power(decimals.saturating_sub(self.decimals)))?;
        (-MOST_MONEY..=MOST_MONEY)
            .contains(&scaled)
            .then_some(scaled)
    }

    /// The least whole number that is not below.
    pub(super) fn rounded_up(self) -> i64 {
        let unit = power(self.decimals);
        self.digits.div_euclid(unit) + i64::from(self.digits.rem_euclid(unit) > 0)
    }
}

/// Whether a comma may as well part thousands: `1,500` is a thousand times as much to one reader as to another.
pub(super) fn may_part_thousands(written: &str) -> bool {
    let Some((whole, part)) = written.split_once(',') else {
        return false;
    };
    part.len() == 3 && whole.len() <= 3 && !whole.starts_with('0')
}

/// 10^decimals, for the decimals that files may have.
pub(super) const fn power(decimals: u32) -> i64 {
    10i64.pow(if decimals > MOST_DECIMALS {
        MOST_DECIMALS
    } else {
        decimals
    })
}

/// How many decimals 10^decimals parts of a whole are; nothing where `parts` is no such power.
pub(super) fn decimals_of(parts: i64) -> Option<u32> {
    (0..=MOST_DECIMALS).find(|&decimals| power(decimals) == parts)
}

/// An amount in units of 10^-decimals as a decimal number without zeros at the end: `14.5`, `300`, `-0.25`.
pub(super) fn written(amount: impl Into<i128>, decimals: u32) -> String {
    let amount = amount.into();
    let scale = u128::from(power(decimals).unsigned_abs());
    let (whole, part) = (amount.unsigned_abs() / scale, amount.unsigned_abs() % scale);
    let sign = if amount < 0 { "-" } else { "" };
    if part == 0 {
        return format!("{sign}{whole}");
    }
    let part = format!("{part:0width$}", width = decimals as usize);
    format!("{sign}{whole}.{}", part.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> Result<(i64, u32), NoNumber> {
        Decimal::read(written, 0).map(|number| (number.digits, number.decimals))
    }

    #[test]
    fn numbers_keep_their_decimals_but_for_zeros_at_the_end() {
        assert_eq!(read("1200"), Ok((1200, 0)));
        assert_eq!(read("1200.50"), Ok((12_005, 1)));
        assert_eq!(read("0,125"), Ok((125, 3)));
        assert_eq!(read("400000.000000000"), Ok((400_000, 0)));
        assert_eq!(read("12."), Ok((12, 0)));
        assert_eq!(read("-3"), Ok((-3, 0)));
        assert_eq!(read("0000000000000000000000000007"), Ok((7, 0)));
    }

    #[test]
    fn what_is_no_number_is_refused_for_its_reason() {
        for other in [
            "", "-", ".5", "1.2.3", "1 000", "1e3", "+1", "x", "٣", "1.-5",
        ] {
            assert_eq!(read(other), Err(NoNumber::Other), "{other:?}");
        }
        assert_eq!(read("6.1234567"), Err(NoNumber::TooFine));
        assert_eq!(read("9007199254740992"), Err(NoNumber::TooLarge));
        assert_eq!(read("9007199254740991"), Ok((9_007_199_254_740_991, 0)));
        assert_eq!(read(&"9".repeat(999)), Err(NoNumber::TooLarge));
    }

    #[test]
    fn a_comma_before_three_digits_may_part_thousands() {
        for unsure in ["1,500", "49,125", "150,000", "999,999"] {
            assert!(may_part_thousands(unsure), "{unsure}");
        }
        for sure in [
            "1,5", "1,50", "1,5000", "1500,125", "0,125", "1.500", "1500", "",
        ] {
            assert!(!may_part_thousands(sure), "{sure}");
        }
    }

    #[test]
    fn scales_are_exact_and_bounded() {
        let number = Decimal::read("1.5", 0).unwrap();
        assert_eq!((number.scaled(1), number.scaled(3)), (Some(15), Some(1500)));
        let large = Decimal::read("9007199254740991", 0).unwrap();
        assert_eq!((large.scaled(0), large.scaled(1)), (Some(MOST_MONEY), None));
        let up = |written: &str| Decimal::read(written, 0).unwrap().rounded_up();
        assert_eq!([up("3"), up("3.01"), up("-3.5"), up("0")], [3, 4, -3, 0]);
    }

    #[test]
    fn written_numbers_are_read_as_they_were() {
        for (amount, decimals, text) in [
            (49_125, 3, "49.125"),
            (100_500, 3, "100.5"),
            (60_000, 3, "60"),
            (5, 3, "0.005"),
            (-25, 2, "-0.25"),
            (0, 2, "0"),
        ] {
            assert_eq!(written(amount, decimals), text);
            assert_eq!(
                Decimal::read(text, 0).unwrap().scaled(decimals),
                Some(amount)
            );
        }
        assert_eq!(
            [1, 100, 7, 10_000_000].map(decimals_of),
            [Some(0), Some(2), None, None]
        );
    }
}
