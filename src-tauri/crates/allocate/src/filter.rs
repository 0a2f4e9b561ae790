//! Equal Shares in intervals of fixed-point integers: the filter that decides almost everything.
//!
//! **Why the bounds hold.** Money is counted in units of 2^-shift of the smallest unit. For each group of
//! ballots `low <= money <= high` always holds: it does at the start by rounding down and up; and the share
//! `q` of one unit of weight, the solution of `sum of min(money, q x weight) = cost`, only falls when money
//! grows, so solving with `high` and rounding down, and with `low` and rounding up, encloses it. Paying leaves
//! `max(0, low - q_high x weight)` and `max(0, high - q_low x weight)`, which encloses `max(0, money - q x
//! weight)`. All sums are whole numbers in `i128` (money is under 2^62, voters under 2^27, weights up to 2^24,
//! costs under 2^53), so there is no rounding besides these. The intervals stay narrow: at each payment the
//! widths of those who pay what they had left pass, shared out, to those who pay in full, so the sum of all
//! widths grows by about the weight of the payers per purchase.

use std::cmp::Ordering;

use crate::exact::Start;
use crate::profile::Profile;

/// The most bits that money in fixed point may take.
const BITS: u32 = 61;

/// An interval around the share of one unit of weight in one project, in units of 2^-shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quote {
    pub(crate) low: i64,
    pub(crate) high: i64,
    /// All supporters certainly pay in full: the share is exactly the cost divided by all weights.
    pub(crate) even: bool,
    /// The supporters can certainly pay.
    pub(crate) sure: bool,
}

/// Every ballot group's money between two bounds.
pub(crate) struct Bounds<'a> {
    profile: &'a Profile<'a>,
    shift: u32,
    low: Vec<i64>,
    high: Vec<i64>,
    scratch: Vec<Purse>,
}

/// The money of one group of supporters while a share is solved.
#[derive(Debug, Clone, Copy)]
struct Purse {
    money: i64,
    times: u32,
    weight: u32,
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
    pub(crate) fn new(profile: &'a Profile<'a>, start: Start, shift: u32) -> Self {
        let denominator = i128::from(start.denominator.max(1));
        let (whole, part) = (start.numerator / denominator, start.numerator % denominator);
        let scaled_part = part << shift;
        let low = (whole << shift) + scaled_part / denominator;
        let high = low + i128::from(scaled_part % denominator != 0);
        let groups = profile.election.distinct_ballots();
        Bounds {
            profile,
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
        let cost = i128::from(self.profile.election.cost(project)) << self.shift;
        let total = i128::from(self.profile.total(project));
        let equal = fixed((cost + total - 1) / total.max(1));
        if at_least <= equal
            && let Some(even) = self.quote_even(project, cost, total)
        {
            return Some(even);
        }
        self.gather(project, true);
        let low = solve(&mut self.scratch, cost, at_least.max(equal))?.0;
        self.gather(project, false);
        let high = solve(&mut self.scratch, cost, equal);
        Some(Quote {
            low,
            high: high.map_or(i64::MAX, |(_, high)| high),
            even: false,
            sure: high.is_some(),
        })
    }

    fn quote_even(&self, project: u32, cost: i128, total: i128) -> Option<Quote> {
        let (low, part) = (cost / total.max(1), cost % total.max(1));
        let high = i64::try_from(low + i128::from(part != 0)).ok()?;
        let low = high - i64::from(part != 0);
        let mut supporters = self.profile.supporters(project);
        supporters
            .all(|(group, weight)| i128::from(self.low[group as usize]) >= times(high, weight))
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
        let supporters = self.profile.supporters(project);
        self.scratch.extend(supporters.map(|(group, weight)| Purse {
            money: money[group as usize],
            times: self.profile.election.times(group),
            weight,
        }));
    }

    /// What each ballot of a group has, between its bounds, in units of 2^-shift.
    pub(crate) fn money(&self, group: u32) -> (i64, i64) {
        (self.low[group as usize], self.high[group as usize])
    }

    /// Lets the supporters pay a share that lies within these bounds.
    pub(crate) fn pay(&mut self, project: u32, quote: Quote) {
        for (group, weight) in self.profile.supporters(project) {
            let group = group as usize;
            let left =
                |money: i64, share: i64| fixed((i128::from(money) - times(share, weight)).max(0));
            self.low[group] = left(self.low[group], quote.high);
            self.high[group] = left(self.high[group], quote.low);
        }
    }
}

fn times(share: i64, weight: u32) -> i128 {
    i128::from(share) * i128::from(weight)
}

/// The least share that covers the cost, rounded down and up; nothing where all money together does not.
///
/// `share` must not be above that share rounded up. What the supporters give at a share is concave in it, so the
/// line through the present share, drawn with those who can pay it in full, reaches the cost at or below the share
/// sought: rounded up that is the next one, and it is the answer as soon as it covers the cost.
fn solve(purses: &mut Vec<Purse>, cost: i128, mut share: i64) -> Option<(i64, i64)> {
    let weigh = |purse: &Purse| i128::from(purse.times) * i128::from(purse.weight);
    let mut rest = cost;
    let mut rich: i128 = purses.iter().map(weigh).sum();
    loop {
        purses.retain(|purse| {
            let poor = i128::from(purse.money) < times(share, purse.weight);
            if poor {
                rest -= i128::from(purse.money) * i128::from(purse.times);
                rich -= weigh(purse);
            }
            !poor
        });
        let reach = i128::from(share) * rich;
        if reach >= rest {
            let exact = reach == rest && rich > 0;
            return Some((share - i64::from(!exact), share));
        }
        if rich == 0 {
            return None;
        }
        share = fixed((rest + rich - 1) / rich);
    }
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

    #[test]
    fn the_share_is_the_least_that_covers_the_cost() {
        let purse = |(money, times)| Purse {
            money,
            times,
            weight: 1,
        };
        let mut purses = [(1, 2), (5, 1), (9, 1)].map(purse).to_vec();
        assert_eq!(solve(&mut purses.clone(), 13, 0), Some((6, 6)));
        assert_eq!(solve(&mut purses.clone(), 12, 3), Some((5, 5)));
        assert_eq!(solve(&mut purses.clone(), 14, 0), Some((7, 7)));
        assert_eq!(solve(&mut purses.clone(), 16, 0), Some((9, 9)));
        assert_eq!(solve(&mut purses, 17, 0), None);
        assert_eq!(solve(&mut vec![purse((4, 3))], 10, 4), Some((3, 4)));
    }

    #[test]
    fn who_weighs_more_pays_more_of_it() {
        let purse = |(money, weight)| Purse {
            money,
            times: 1,
            weight,
        };
        let purses = [(10, 3), (10, 1), (2, 1), (7, 0)].map(purse).to_vec();
        // 3 q + q + min(2, q) = 9 at 1.8; 3 q + q + 2 = 14 at 3; 10 + q + 2 = 16 at 4.
        assert_eq!(solve(&mut purses.clone(), 9, 0), Some((1, 2)));
        assert_eq!(solve(&mut purses.clone(), 14, 0), Some((3, 3)));
        assert_eq!(solve(&mut purses.clone(), 16, 0), Some((4, 4)));
        assert_eq!(solve(&mut purses.clone(), 22, 0), Some((10, 10)));
        assert_eq!(solve(&mut purses.clone(), 23, 0), None);
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
