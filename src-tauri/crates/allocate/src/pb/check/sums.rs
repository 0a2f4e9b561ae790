//! Sums of decimals in one scale, wide enough for any file.

use std::iter;

use crate::pb::numbers::{Decimal, MOST_DECIMALS, power, written};

/// A sum in the finest unit that files may write: 10^-6 of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Sum(i128);

impl Sum {
    pub(super) fn of(number: Decimal) -> Self {
        Sum(i128::from(number.digits) * i128::from(power(MOST_DECIMALS - number.decimals)))
    }

    pub(super) fn whole(number: i128) -> Self {
        Sum(number * i128::from(power(MOST_DECIMALS)))
    }

    /// The greatest whole number that is not above, as the official checker counts money.
    pub(super) fn floor(self) -> i128 {
        self.0.div_euclid(i128::from(power(MOST_DECIMALS)))
    }
}

impl iter::Sum for Sum {
    fn sum<Sums: Iterator<Item = Sum>>(sums: Sums) -> Self {
        sums.fold(Sum::default(), |all, one| all + one)
    }
}

impl std::ops::Add for Sum {
    type Output = Sum;

    fn add(self, other: Sum) -> Sum {
        Sum(self.0.saturating_add(other.0))
    }
}

impl std::ops::Sub for Sum {
    type Output = Sum;

    fn sub(self, other: Sum) -> Sum {
        Sum(self.0.saturating_sub(other.0))
    }
}

/// A sum as a person reads it.
pub(super) fn told(sum: Sum) -> String {
    written(sum.0, MOST_DECIMALS)
}
