//! Equal Shares in exact rationals: every voter's money over one shared denominator.

use std::cmp::Ordering;
use std::collections::HashMap;

use num_bigint::{BigInt, BigUint};
use num_rational::Ratio;
use num_traits::{ToPrimitive, Zero};

use crate::election::Election;

/// The money each ballot starts with: `numerator / denominator` smallest units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Start {
    pub(crate) numerator: i128,
    pub(crate) denominator: u64,
}

/// The least full share `q` with which the supporters cover the cost: `sum of min(money, q) = cost`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Price {
    /// What the voters who pay in full pay together, times the purses' denominator.
    rest: BigUint,
    /// The voters who can pay the full share.
    pub(crate) full: u64,
    /// The voters who pay what they had left, less than the full share and more than nothing.
    pub(crate) partial: u64,
    /// The voters who had nothing left.
    pub(crate) empty: u64,
}

/// Every ballot group's money, exactly.
pub(crate) struct Purses<'a> {
    election: &'a Election,
    class_of: Vec<u32>,
    members: Vec<u32>,
    numerators: Vec<BigUint>,
    denominator: BigUint,
}

impl<'a> Purses<'a> {
    pub(crate) fn new(election: &'a Election, start: Start) -> Self {
        let groups = election.distinct_ballots();
        Purses {
            election,
            class_of: vec![0; groups],
            members: vec![u32::try_from(groups).unwrap_or(u32::MAX)],
            numerators: vec![BigUint::from(start.numerator.max(0).unsigned_abs())],
            denominator: BigUint::from(start.denominator.max(1)),
        }
    }

    /// The supporters' money by purse: (numerator's class, voters), poorest first.
    fn by_class(&self, project: u32) -> Vec<(u32, u64)> {
        let mut voters: HashMap<u32, u64> = HashMap::new();
        for &group in self.election.supporters(project) {
            *voters.entry(self.class_of[group as usize]).or_default() +=
                u64::from(self.election.times(group));
        }
        let mut classes: Vec<(u32, u64)> = voters.into_iter().collect();
        classes.sort_unstable_by(|left, right| self.numerator(left.0).cmp(self.numerator(right.0)));
        classes
    }

    fn numerator(&self, class: u32) -> &BigUint {
        &self.numerators[class as usize]
    }

    /// The money of the project's supporters together, in smallest units.
    pub(crate) fn together(&self, project: u32) -> Ratio<BigInt> {
        let sum: BigUint = self
            .by_class(project)
            .into_iter()
            .map(|(class, voters)| self.numerator(class) * voters)
            .sum();
        Ratio::new(sum.into(), self.denominator.clone().into())
    }

    /// The project's price, or nothing where its supporters cannot pay it.
    pub(crate) fn price(&self, project: u32) -> Option<Price> {
        let mut rest =
            BigUint::from(self.election.cost(project).unsigned_abs()) * &self.denominator;
        let classes = self.by_class(project);
        let mut full: u64 = classes.iter().map(|&(_, voters)| voters).sum();
        let (mut partial, mut empty) = (0, 0);
        for (class, voters) in classes {
            let numerator = self.numerator(class);
            if numerator * full >= rest {
                return Some(Price {
                    rest,
                    full,
                    partial,
                    empty,
                });
            }
            rest -= numerator * voters;
            full -= voters;
            if numerator.is_zero() {
                empty += voters;
            } else {
                partial += voters;
            }
        }
        None
    }

    /// Which of two prices asks less per unit of cost; both must be of the purses as they stand.
    pub(crate) fn compare(&self, left: (u32, &Price), right: (u32, &Price)) -> Ordering {
        let scaled = |price: &Price, other: (u32, &Price)| {
            &price.rest * other.1.full * self.election.cost(other.0).unsigned_abs()
        };
        scaled(left.1, right).cmp(&scaled(right.1, left))
    }

    /// The full share in smallest units.
    pub(crate) fn share(&self, price: &Price) -> Ratio<BigInt> {
        let denominator = &self.denominator * price.full;
        Ratio::new(price.rest.clone().into(), denominator.into())
    }

    /// The full share in units of 2^-shift, rounded down and up.
    pub(crate) fn share_between(&self, price: &Price, shift: u32) -> (i64, i64) {
        let denominator = &self.denominator * price.full;
        let scaled: BigUint = &price.rest << shift;
        let low = &scaled / &denominator;
        let exact = (&low * &denominator) == scaled;
        let low = low.to_i64().unwrap_or(i64::MAX - 1);
        (low, low + i64::from(!exact))
    }

    /// Lets the supporters pay the project at its price.
    pub(crate) fn pay(&mut self, project: u32, price: &Price) {
        let common = gcd((&price.rest % price.full).to_u64().unwrap_or(0), price.full);
        let (share, factor) = (&price.rest / common, price.full / common);
        if factor > 1 {
            self.denominator *= factor;
            for numerator in &mut self.numerators {
                *numerator *= factor;
            }
        }
        let mut paid: HashMap<u32, u32> = HashMap::new();
        for &group in self.election.supporters(project) {
            let class = self.class_of[group as usize];
            let next = *paid.entry(class).or_insert_with(|| {
                let before = &self.numerators[class as usize];
                let after = if *before > share {
                    before - &share
                } else {
                    BigUint::zero()
                };
                self.numerators.push(after);
                self.members.push(0);
                u32::try_from(self.numerators.len() - 1).unwrap_or(u32::MAX)
            });
            self.members[class as usize] -= 1;
            self.members[next as usize] += 1;
            self.class_of[group as usize] = next;
        }
        self.drop_unused();
    }

    /// Forgets the purses that nobody has any more, so that the cost of paying stays bounded by the groups.
    fn drop_unused(&mut self) {
        let mut moved = vec![0u32; self.numerators.len()];
        let mut kept = 0;
        for (class, place) in moved.iter_mut().enumerate() {
            if self.members[class] > 0 {
                *place = u32::try_from(kept).unwrap_or(u32::MAX);
                self.numerators.swap(class, kept);
                self.members.swap(class, kept);
                kept += 1;
            }
        }
        self.numerators.truncate(kept);
        self.members.truncate(kept);
        for class in &mut self.class_of {
            *class = moved[*class as usize];
        }
    }
}

fn gcd(mut left: u64, mut right: u64) -> u64 {
    while left != 0 {
        (left, right) = (right % left, left);
    }
    right.max(1)
}

/// Rounds half up to a whole number of smallest units.
pub(crate) fn rounded(amount: &Ratio<BigInt>) -> i64 {
    let two = BigInt::from(2);
    let doubled = amount.numer() * &two + amount.denom();
    let floor = floor_division(&doubled, &(amount.denom() * two));
    floor.to_i64().unwrap_or(i64::MAX)
}

fn floor_division(numerator: &BigInt, denominator: &BigInt) -> BigInt {
    let quotient = numerator / denominator;
    if (numerator % denominator) < BigInt::zero() {
        quotient - 1
    } else {
        quotient
    }
}
