//! Equal Shares in intervals of fixed-point integers: the filter that decides almost everything.
//!
//! **Why the bounds hold.** Money is counted in units of 2^-shift of the smallest unit. For each group of
//! ballots `low <= money <= high` always holds: it does at the start by rounding down and up; and the share
//! `q` of one unit of weight, the solution of `sum of min(money, q x weight) = cost`, only falls when money
//! grows, so solving with `high` and rounding down, and with `low` and rounding up, encloses it. Paying leaves
//! `max(0, low - q_high x weight)` and `max(0, high - q_low x weight)`, which encloses `max(0, money - q x
//! weight)`. The shift keeps the money of all voters together below 2^61, so sums of money are exact in `i64`;
//! products with a weight are taken in `i128`. The intervals stay narrow: at each payment the widths of those who
//! pay what they had left pass, shared out, to those who pay in full, so the sum of all widths grows by about the
//! weight of the payers per purchase.

use std::cmp::Ordering;

use crate::exact::Start;
use crate::profile::Profile;

/// The most bits that the money of all voters together may take in fixed point.
const BITS: u32 = 61;

/// An interval around the share of one unit of weight in one project, in units of 2^-shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quote {
    pub(crate) low: i64,
    pub(crate) high: i64,
    /// All supporters certainly pay in full: the share is exactly the cost divided by all weights.
    pub(crate) even: bool,
    /// The supporters can certainly pay, and `high` was looked for.
    pub(crate) sure: bool,
}

/// A lower bound of a share, and the whole number where the search for it ended.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Floor {
    pub(crate) low: i64,
    next: i64,
}

impl Floor {
    /// A quote without upper bound.
    pub(crate) fn alone(self) -> Quote {
        Quote {
            low: self.low,
            high: i64::MAX,
            even: false,
            sure: false,
        }
    }
}

/// Every ballot group's money between two bounds.
pub(crate) struct Bounds<'a> {
    profile: &'a Profile<'a>,
    shift: u32,
    groups: Vec<Group>,
    scratch: Vec<Purse>,
}

/// The money of each voter of a group, and how many they are: side by side, because they are read together.
#[derive(Debug, Clone, Copy)]
struct Group {
    low: i64,
    high: i64,
    times: i64,
}

/// The money of one group of supporters while a share is solved.
#[derive(Debug, Clone, Copy)]
struct Purse {
    money: i64,
    times: i64,
    weight: u32,
}

/// Which bound of the money counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Low,
    High,
}

/// The largest shift at which money of up to twice this start fits; nothing where not even whole units fit.
pub(crate) fn shift_for(start: Start) -> Option<u32> {
    let most = (start.numerator + i128::from(start.denominator)) * 2;
    let bits = i128::BITS - most.leading_zeros();
    BITS.checked_sub(bits)
}

/// Whether money of this start fits at this shift.
pub(crate) fn fits(start: Start, shift: u32) -> bool {
    shift_for(start).is_some_and(|most| shift <= most + 1)
}

impl<'a> Bounds<'a> {
    pub(crate) fn new(profile: &'a Profile<'a>, start: Start, shift: u32) -> Self {
        let denominator = i128::from(start.denominator.max(1));
        let (whole, part) = (start.numerator / denominator, start.numerator % denominator);
        let scaled_part = part << shift;
        let low = (whole << shift) + scaled_part / denominator;
        let high = low + i128::from(scaled_part % denominator != 0);
        let (low, high) = (fixed(low), fixed(high));
        let times = profile.election.ballot_times().iter();
        let group = |&times: &u32| Group {
            low,
            high,
            times: i64::from(times),
        };
        Bounds {
            profile,
            shift,
            groups: times.map(group).collect(),
            scratch: Vec::new(),
        }
    }

    pub(crate) fn shift(&self) -> u32 {
        self.shift
    }

    /// A lower bound of the project's share, or nothing where its supporters certainly cannot pay.
    ///
    /// `at_least` is a lower bound that an earlier round of this run gave (money only falls, so prices only rise).
    pub(crate) fn floor(&mut self, project: u32, at_least: i64) -> Option<Floor> {
        let cost = self.cost(project)?;
        let start = at_least.max(self.equal(project, cost));
        let (low, next) = self.solve(project, (cost, start), Side::High)?;
        Some(Floor { low, next })
    }

    /// The project's quote, once its floor in this round is known.
    pub(crate) fn quote(&mut self, project: u32, floor: Floor) -> Quote {
        let cost = self.cost(project).unwrap_or(i64::MAX);
        // With less money the share is not lower, so the search goes on where the floor ended.
        match self.solve(project, (cost, floor.next), Side::Low) {
            Some((_, high)) => Quote {
                low: floor.low,
                high,
                even: high == self.equal(project, cost) && self.all_pay(project, high),
                sure: true,
            },
            None => floor.alone(),
        }
    }

    /// The project's quote, or nothing where its supporters certainly cannot pay; `at_least` as in [`Bounds::floor`].
    pub(crate) fn whole(&mut self, project: u32, at_least: i64) -> Option<Quote> {
        let floor = self.floor(project, at_least)?;
        Some(self.quote(project, floor))
    }

    fn cost(&self, project: u32) -> Option<i64> {
        let cost = i128::from(self.profile.election.cost(project)) << self.shift;
        i64::try_from(cost).ok().filter(|cost| *cost <= 1 << BITS)
    }

    /// The share, rounded up, where all supporters pay in full.
    fn equal(&self, project: u32, cost: i64) -> i64 {
        let total = i128::from(self.profile.total(project)).max(1);
        fixed((i128::from(cost) + total - 1) / total)
    }

    fn all_pay(&self, project: u32, share: i64) -> bool {
        let mut supporters = self.profile.supporters(project);
        supporters.all(|(group, weight)| {
            i128::from(self.groups[group as usize].low) >= times(share, weight)
        })
    }

    /// The least share that covers the cost, rounded down and up; nothing where all money together does not.
    ///
    /// The share given must not be above that share rounded up. What the supporters give at a share is concave in
    /// it, so the line through the present share, drawn with those who can pay it in full, reaches the cost at or
    /// below the share sought: rounded up that is the next one, and it is the answer as soon as it covers the cost.
    fn solve(&mut self, project: u32, (cost, share): (i64, i64), side: Side) -> Option<(i64, i64)> {
        let mut line = Line {
            share,
            rest: cost,
            rich: i64::try_from(self.profile.total(project)).unwrap_or(i64::MAX),
        };
        let groups = &self.groups;
        let purse = |group: u32, weight: u32| {
            let group = groups[group as usize];
            Purse {
                money: if side == Side::High {
                    group.high
                } else {
                    group.low
                },
                times: group.times,
                weight,
            }
        };
        let supporters = self.profile.election.supporters(project);
        self.scratch.clear();
        self.scratch.reserve(supporters.len());
        match self.profile.weights(project) {
            None => {
                for &group in supporters {
                    line.sort(&mut self.scratch, purse(group, 1), false);
                }
            }
            Some(weights) => {
                for (&group, &weight) in supporters.iter().zip(weights) {
                    line.sort(&mut self.scratch, purse(group, weight), true);
                }
            }
        }
        let weighted = self.profile.weights(project).is_some();
        match line.found() {
            Some(found) => found,
            None => line.cover(&mut self.scratch, weighted),
        }
    }

    /// What each ballot of a group has, between its bounds, in units of 2^-shift.
    pub(crate) fn money(&self, group: u32) -> (i64, i64) {
        let group = self.groups[group as usize];
        (group.low, group.high)
    }

    /// Lets the supporters pay a share that lies within these bounds.
    pub(crate) fn pay(&mut self, project: u32, quote: Quote) {
        let left = |money: i64, share: i64, weight: u32| {
            fixed((i128::from(money) - times(share, weight)).max(0))
        };
        for (group, weight) in self.profile.supporters(project) {
            let group = &mut self.groups[group as usize];
            group.low = left(group.low, quote.high, weight);
            group.high = left(group.high, quote.low, weight);
        }
    }
}

/// The line through the present share: what is left to cover once the poor have given all, and who shares it.
struct Line {
    share: i64,
    rest: i64,
    rich: i64,
}

impl Line {
    /// Takes all from a purse that the share asks more of than there is; tells whether it stays.
    #[inline]
    fn is_rich(&mut self, purse: &Purse, weighted: bool) -> bool {
        let rich = if weighted {
            i128::from(purse.money) >= times(self.share, purse.weight)
        } else {
            purse.money >= self.share
        };
        // Without a branch: who is poor is not to be guessed.
        let taken = i64::from(!rich) * purse.times;
        self.rest -= purse.money * taken;
        self.rich -= i64::from(purse.weight) * taken;
        rich
    }

    #[inline]
    fn sort(&mut self, rich: &mut Vec<Purse>, purse: Purse, weighted: bool) {
        if self.is_rich(&purse, weighted) {
            rich.push(purse);
        }
    }

    /// Raises the share until it covers what is left.
    fn cover(mut self, purses: &mut Vec<Purse>, weighted: bool) -> Option<(i64, i64)> {
        loop {
            purses.retain(|purse| self.is_rich(purse, weighted));
            if let Some(found) = self.found() {
                return found;
            }
        }
    }

    /// The answer once the present share covers the cost or nobody is left to; otherwise the next share.
    fn found(&mut self) -> Option<Option<(i64, i64)>> {
        let reach = i128::from(self.share) * i128::from(self.rich);
        let rest = i128::from(self.rest);
        if reach >= rest {
            let exact = reach == rest && self.rich > 0;
            return Some(Some((self.share - i64::from(!exact), self.share)));
        }
        if self.rich == 0 {
            return Some(None);
        }
        self.share = fixed((rest + i128::from(self.rich) - 1) / i128::from(self.rich));
        None
    }
}

fn times(share: i64, weight: u32) -> i128 {
    i128::from(share) * i128::from(weight)
}

fn fixed(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// Compares the prices per unit of utility of two projects; nothing where the bounds leave it open.
pub(crate) fn compare(
    profile: &Profile<'_>,
    left: (u32, Quote),
    right: (u32, Quote),
) -> Option<Ordering> {
    if left.1.even && right.1.even {
        return Some(compare_even(profile, left.0, right.0));
    }
    let (left_scale, right_scale) = (profile.scale(left.0), profile.scale(right.0));
    let times = |share: i64, scale: i64| i128::from(share) * i128::from(scale);
    if times(left.1.high, right_scale) < times(right.1.low, left_scale) {
        Some(Ordering::Less)
    } else if times(left.1.low, right_scale) > times(right.1.high, left_scale) {
        Some(Ordering::Greater)
    } else {
        profile
            .are_twins(left.0, right.0)
            .then_some(Ordering::Equal)
    }
}

/// Where all pay in full the price is `cost / (total x scale)`: exactly `1 / total` by cost, else `cost / total`.
fn compare_even(profile: &Profile<'_>, left: u32, right: u32) -> Ordering {
    let ask = |project: u32, other: u32| {
        let cost = profile.election.cost(project) / profile.scale(project);
        i128::from(cost) * i128::from(profile.total(other))
    };
    ask(left, right).cmp(&ask(right, left))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Purses as (money, times, weight).
    fn solve(purses: &[(i64, i64, u32)], rest: i64, share: i64) -> Option<(i64, i64)> {
        let purse = |&(money, times, weight): &(i64, i64, u32)| Purse {
            money,
            times,
            weight,
        };
        let weigh = |&(_, times, weight): &(i64, i64, u32)| times * i64::from(weight);
        let line = || Line {
            share,
            rest,
            rich: purses.iter().map(weigh).sum(),
        };
        let purses: Vec<Purse> = purses.iter().map(purse).collect();
        let told = line().cover(&mut purses.clone(), true);
        if purses.iter().all(|purse| purse.weight == 1) {
            assert_eq!(line().cover(&mut purses.clone(), false), told);
        }
        told
    }

    #[test]
    fn the_share_is_the_least_that_covers_the_cost() {
        let purses = [(1, 2, 1), (5, 1, 1), (9, 1, 1)];
        assert_eq!(solve(&purses, 13, 0), Some((6, 6)));
        assert_eq!(solve(&purses, 12, 3), Some((5, 5)));
        assert_eq!(solve(&purses, 14, 0), Some((7, 7)));
        assert_eq!(solve(&purses, 16, 0), Some((9, 9)));
        assert_eq!(solve(&purses, 17, 0), None);
        assert_eq!(solve(&[(4, 3, 1)], 10, 4), Some((3, 4)));
    }

    #[test]
    fn who_weighs_more_pays_more_of_it() {
        let purses = [(10, 1, 3), (10, 1, 1), (2, 1, 1), (7, 1, 0)];
        // 3 q + q + min(2, q) = 9 at 1.8; 3 q + q + 2 = 14 at 3; 10 + q + 2 = 16 at 4.
        assert_eq!(solve(&purses, 9, 0), Some((1, 2)));
        assert_eq!(solve(&purses, 14, 0), Some((3, 3)));
        assert_eq!(solve(&purses, 16, 0), Some((4, 4)));
        assert_eq!(solve(&purses, 22, 0), Some((10, 10)));
        assert_eq!(solve(&purses, 23, 0), None);
    }

    #[test]
    fn money_of_twice_the_start_fits_the_fixed_point() {
        for units in [0, 1, 7, 1 << 20, (1 << 59) - 2] {
            let start = Start {
                numerator: units,
                denominator: 1,
            };
            let shift = shift_for(start).unwrap();
            assert!((units * 2) << shift <= 1 << BITS);
            assert!(fits(
                Start {
                    numerator: units * 2,
                    denominator: 1
                },
                shift
            ));
        }
    }
}
