//! Equal Shares in exact rationals: every voter's money over one shared denominator.

use std::cmp::Ordering;
use std::collections::HashMap;

use num_bigint::{BigInt, BigUint};
use num_rational::Ratio;
use num_traits::{ToPrimitive, Zero};

use crate::profile::Profile;

/// The money each ballot starts with: `numerator / denominator` smallest units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Start {
    pub(crate) numerator: i128,
    pub(crate) denominator: u64,
}

/// The least share `q` per unit of weight with which the supporters cover the cost: `sum of min(money, q x weight)
/// = cost`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Price {
    /// What the voters who pay in full pay together, times the purses' denominator.
    rest: BigUint,
    /// The weight of the voters who can pay in full.
    pub(crate) weight: u64,
    /// The voters who can pay in full.
    pub(crate) full: u64,
    /// The voters who pay what they had left, less than in full and more than nothing.
    pub(crate) partial: u64,
    /// The voters who had nothing left.
    pub(crate) empty: u64,
}

/// Every ballot group's money, exactly.
pub(crate) struct Purses<'a> {
    profile: &'a Profile<'a>,
    class_of: Vec<u32>,
    members: Vec<u32>,
    numerators: Vec<BigUint>,
    denominator: BigUint,
}

/// Supporters of one project with the same money and the same weight.
struct Class {
    purse: u32,
    weight: u32,
    voters: u64,
}

impl<'a> Purses<'a> {
    pub(crate) fn new(profile: &'a Profile<'a>, start: Start) -> Self {
        let groups = profile.election.distinct_ballots();
        Purses {
            profile,
            class_of: vec![0; groups],
            members: vec![u32::try_from(groups).unwrap_or(u32::MAX)],
            numerators: vec![BigUint::from(start.numerator.max(0).unsigned_abs())],
            denominator: BigUint::from(start.denominator.max(1)),
        }
    }

    /// The supporters with some weight by purse and weight; those with the least money per weight first.
    fn by_class(&self, project: u32) -> Vec<Class> {
        let mut voters: HashMap<(u32, u32), u64> = HashMap::new();
        for (group, weight) in self.profile.supporters(project) {
            if weight > 0 {
                *voters
                    .entry((self.class_of[group as usize], weight))
                    .or_default() += u64::from(self.profile.election.times(group));
            }
        }
        let mut classes: Vec<Class> = voters
            .into_iter()
            .map(|((purse, weight), voters)| Class {
                purse,
                weight,
                voters,
            })
            .collect();
        classes.sort_unstable_by(|left, right| {
            let scaled = |one: &Class, other: &Class| self.numerator(one.purse) * other.weight;
            scaled(left, right).cmp(&scaled(right, left))
        });
        classes
    }

    fn numerator(&self, purse: u32) -> &BigUint {
        &self.numerators[purse as usize]
    }

    /// The money of the project's supporters together, in smallest units.
    pub(crate) fn together(&self, project: u32) -> Ratio<BigInt> {
        let classes = self.by_class(project).into_iter();
        let sum: BigUint = classes
            .map(|class| self.numerator(class.purse) * class.voters)
            .sum();
        Ratio::new(sum.into(), self.denominator.clone().into())
    }

    /// What one voter of a group has, in smallest units.
    pub(crate) fn money(&self, group: u32) -> Ratio<BigInt> {
        let numerator = self.numerator(self.class_of[group as usize]).clone();
        Ratio::new(numerator.into(), self.denominator.clone().into())
    }

    /// The project's price, or nothing where its supporters cannot pay it.
    pub(crate) fn price(&self, project: u32) -> Option<Price> {
        let cost = self.profile.election.cost(project);
        let mut rest = BigUint::from(cost.unsigned_abs()) * &self.denominator;
        let classes = self.by_class(project);
        let weigh = |class: &Class| class.voters * u64::from(class.weight);
        let mut weight: u64 = classes.iter().map(weigh).sum();
        let mut full: u64 = classes.iter().map(|class| class.voters).sum();
        let (mut partial, mut empty) = (0, 0);
        for class in &classes {
            let numerator = self.numerator(class.purse);
            if numerator * weight >= &rest * class.weight {
                return Some(Price {
                    rest,
                    weight,
                    full,
                    partial,
                    empty,
                });
            }
            rest -= numerator * class.voters;
            weight -= weigh(class);
            full -= class.voters;
            if numerator.is_zero() {
                empty += class.voters;
            } else {
                partial += class.voters;
            }
        }
        None
    }

    /// Which of two prices asks less per unit of utility; both must be of the purses as they stand.
    pub(crate) fn compare(&self, left: (u32, &Price), right: (u32, &Price)) -> Ordering {
        let scaled = |price: &Price, other: (u32, &Price)| {
            &price.rest * other.1.weight * self.profile.scale(other.0).unsigned_abs()
        };
        scaled(left.1, right).cmp(&scaled(right.1, left))
    }

    /// The share of one unit of weight in smallest units.
    pub(crate) fn share(&self, price: &Price) -> Ratio<BigInt> {
        let denominator = &self.denominator * price.weight;
        Ratio::new(price.rest.clone().into(), denominator.into())
    }

    /// The share of one unit of weight in units of 2^-shift, rounded down and up.
    pub(crate) fn share_between(&self, price: &Price, shift: u32) -> (i64, i64) {
        let denominator = &self.denominator * price.weight;
        let scaled: BigUint = &price.rest << shift;
        let low = &scaled / &denominator;
        let exact = (&low * &denominator) == scaled;
        let low = low.to_i64().unwrap_or(i64::MAX - 1);
        (low, low + i64::from(!exact))
    }

    /// Lets the supporters pay the project at its price.
    pub(crate) fn pay(&mut self, project: u32, price: &Price) {
        let part = (&price.rest % price.weight).to_u64().unwrap_or(0);
        let common = gcd(part, price.weight);
        let (share, factor) = (&price.rest / common, price.weight / common);
        if factor > 1 {
            self.denominator *= factor;
            for numerator in &mut self.numerators {
                *numerator *= factor;
            }
        }
        let profile = self.profile;
        let mut paid: HashMap<(u32, u32), u32> = HashMap::new();
        for (group, weight) in profile.supporters(project) {
            let purse = self.class_of[group as usize];
            let next = *paid.entry((purse, weight)).or_insert_with(|| {
                let (before, pays) = (&self.numerators[purse as usize], &share * weight);
                let after = if *before > pays {
                    before - pays
                } else {
                    BigUint::zero()
                };
                self.numerators.push(after);
                self.members.push(0);
                u32::try_from(self.numerators.len() - 1).unwrap_or(u32::MAX)
            });
            self.members[purse as usize] -= 1;
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
