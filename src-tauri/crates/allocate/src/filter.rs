//! Equal Shares in intervals of fixed-point integers: the filter that decides almost everything.
//!
//! **Why the bounds hold.** Money is counted in units of 2^-shift of the smallest unit. For each group of
//! ballots `low <= money <= high` always holds: it does at the start by rounding down and up; and the full
//! share `q`, the solution of `sum of min(money, q) = cost`, only falls when money grows, so solving with
//! `high` and rounding down, and with `low` and rounding up, encloses it. Paying takes `max(0, low - q_high)`
//! and `max(0, high - q_low)`, which encloses `max(0, money - q)`. All sums are whole numbers in `i128`
//! (money is under 2^62, voters under 2^27, costs under 2^53), so there is no rounding besides these.
//! The intervals stay narrow: at each payment the widths of those who pay what they had left pass, shared
//! out, to those who pay in full, so the sum of all widths grows by about one unit per payer and purchase.

use std::cmp::Ordering;

use crate::election::Election;
use crate::exact::Start;

/// The most bits that money in fixed point may take.
const BITS: u32 = 61;

/// An interval around the full share of one project, in units of 2^-shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quote {
    pub(crate) low: i64,
    pub(crate) high: i64,
    /// All supporters certainly pay the same: the price per unit of cost is exactly 1 / votes.
    pub(crate) even: bool,
    /// The supporters can certainly pay.
    pub(crate) sure: bool,
}

/// Every ballot group's money between two bounds.
pub(crate) struct Bounds<'a> {
    election: &'a Election,
    shift: u32,
    low: Vec<i64>,
    high: Vec<i64>,
    scratch: Vec<(i64, u32)>,
}

/// The largest shift at which money of up to twice this start fits.
pub(crate) fn shift_for(start: Start) -> u32 {
    let units = (start.numerator / i128::from(start.denominator.max(1)) + 1) * 2;
    let bits = i128::BITS - units.leading_zeros();
    BITS.saturating_sub(bits)
}

/// Whether money of this start fits at this shift.
pub(crate) fn fits(start: Start, shift: u32) -> bool {
    shift <= shift_for(start) + 1
}

impl<'a> Bounds<'a> {
    pub(crate) fn new(election: &'a Election, start: Start, shift: u32) -> Self {
        let denominator = i128::from(start.denominator.max(1));
        let (whole, part) = (start.numerator / denominator, start.numerator % denominator);
        let scaled_part = part << shift;
        let low = (whole << shift) + scaled_part / denominator;
        let high = low + i128::from(scaled_part % denominator != 0);
        let groups = election.distinct_ballots();
        Bounds {
            election,
            shift,
            low: vec![fixed(low); groups],
            high: vec![fixed(high); groups],
            scratch: Vec::new(),
        }
    }

    pub(crate) fn shift(&self) -> u32 {
        self.shift
    }

    /// The project's quote, or nothing where its supporters certainly cannot pay.
    ///
    /// `at_least` is a lower bound that an earlier round of this run gave (money only falls, so prices only rise).
    pub(crate) fn quote(&mut self, project: u32, at_least: i64) -> Option<Quote> {
        let cost = i128::from(self.election.cost(project)) << self.shift;
        let votes = i128::from(self.election.votes(project as usize));
        let equal = fixed((cost + votes - 1) / votes.max(1));
        self.gather(project, true);
        let low = solve(&mut self.scratch, cost, at_least.max(equal))?.0;
        if let Some(even) = self.quote_even(project, cost, votes) {
            return Some(even);
        }
        self.gather(project, false);
        let high = solve(&mut self.scratch, cost, equal);
        Some(Quote {
            low,
            high: high.map_or(i64::MAX, |(_, high)| high),
            even: false,
            sure: high.is_some(),
        })
    }

    fn quote_even(&self, project: u32, cost: i128, votes: i128) -> Option<Quote> {
        let low = fixed(cost / votes.max(1));
        let high = low + i64::from(cost % votes.max(1) != 0);
        let supporters = self.election.supporters(project);
        supporters
            .iter()
            .all(|&group| self.low[group as usize] >= high)
            .then_some(Quote {
                low,
                high,
                even: true,
                sure: true,
            })
    }

    fn gather(&mut self, project: u32, high: bool) {
        let money = if high { &self.high } else { &self.low };
        self.scratch.clear();
        self.scratch.extend(
            self.election
                .supporters(project)
                .iter()
                .map(|&group| (money[group as usize], self.election.times(group))),
        );
    }

    /// Lets the supporters pay a full share that lies within these bounds.
    pub(crate) fn pay(&mut self, project: u32, quote: Quote) {
        for &group in self.election.supporters(project) {
            let group = group as usize;
            self.low[group] = (self.low[group] - quote.high).max(0);
            self.high[group] = (self.high[group] - quote.low).max(0);
        }
    }
}

/// The least share that covers the cost, rounded down and up; nothing where all money together does not.
///
/// `at_least` must not be above the share rounded up. Each pass moves those below the present share to the
/// poor, which can only raise it, until nobody moves.
fn solve(purses: &mut Vec<(i64, u32)>, cost: i128, at_least: i64) -> Option<(i64, i64)> {
    let mut rest = cost;
    let mut rich: i128 = purses.iter().map(|&(_, times)| i128::from(times)).sum();
    let mut share = at_least;
    loop {
        let before = purses.len();
        let (mut given, mut givers) = (0i128, 0i128);
        purses.retain(|&(money, times)| {
            let poor = money < share;
            if poor {
                given += i128::from(money) * i128::from(times);
                givers += i128::from(times);
            }
            !poor
        });
        rest -= given;
        rich -= givers;
        if rich == 0 {
            return None;
        }
        let low = rest.div_euclid(rich);
        let high = low + i128::from(rest.rem_euclid(rich) != 0);
        if purses.len() == before && share == fixed(high) {
            return Some((fixed(low), fixed(high)));
        }
        share = fixed(high);
    }
}

fn fixed(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// Compares the prices per unit of cost of two projects; nothing where the bounds leave it open.
pub(crate) fn compare(
    election: &Election,
    left: (u32, Quote),
    right: (u32, Quote),
) -> Option<Ordering> {
    let (left_votes, right_votes) = (
        election.votes(left.0 as usize),
        election.votes(right.0 as usize),
    );
    if left.1.even && right.1.even {
        return Some(right_votes.cmp(&left_votes));
    }
    let (left_cost, right_cost) = (election.cost(left.0), election.cost(right.0));
    let times = |share: i64, cost: i64| i128::from(share) * i128::from(cost);
    if times(left.1.high, right_cost) < times(right.1.low, left_cost) {
        Some(Ordering::Less)
    } else if times(left.1.low, right_cost) > times(right.1.high, left_cost) {
        Some(Ordering::Greater)
    } else {
        are_twins(election, left.0, right.0).then_some(Ordering::Equal)
    }
}

/// Whether two projects have the same cost and the same supporters, so that no money can tell them apart.
pub(crate) fn are_twins(election: &Election, left: u32, right: u32) -> bool {
    election.cost(left) == election.cost(right)
        && election.supporters(left) == election.supporters(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_is_the_least_that_covers_the_cost() {
        let mut purses = vec![(1, 2), (5, 1), (9, 1)];
        assert_eq!(solve(&mut purses.clone(), 13, 0), Some((6, 6)));
        assert_eq!(solve(&mut purses.clone(), 12, 3), Some((5, 5)));
        assert_eq!(solve(&mut purses.clone(), 14, 0), Some((7, 7)));
        assert_eq!(solve(&mut purses.clone(), 16, 0), Some((9, 9)));
        assert_eq!(solve(&mut purses, 17, 0), None);
        assert_eq!(solve(&mut vec![(4, 3)], 10, 4), Some((3, 4)));
    }

    #[test]
    fn money_of_twice_the_start_fits_the_fixed_point() {
        for units in [0, 1, 7, 1 << 20, (1 << 59) - 1] {
            let start = Start {
                numerator: units,
                denominator: 1,
            };
            let shift = shift_for(start);
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
