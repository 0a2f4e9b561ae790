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

/// Every ballot group's money between two bounds, apart from each other because prices mostly need the lower one.
pub(crate) struct Bounds<'a> {
    profile: &'a Profile<'a>,
    shift: u32,
    low: Vec<i64>,
    high: Vec<i64>,
    /// The widest interval of all groups.
    width: i64,
    scratch: Vec<Purse>,
}

/// The money of one group of supporters while a share is solved.
#[derive(Debug, Clone, Copy, Default)]
struct Purse {
    money: i64,
    times: u32,
    weight: u32,
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
        let groups = profile.election.distinct_ballots();
        Bounds {
            profile,
            shift,
            low: vec![fixed(low); groups],
            high: vec![fixed(high); groups],
            width: fixed(high - low),
            scratch: Vec::new(),
        }
    }

    pub(crate) fn shift(&self) -> u32 {
        self.shift
    }

    /// The least that the project's share can be: what all supporters would pay if all had enough.
    pub(crate) fn least(&self, project: u32) -> i64 {
        match self.cost(project) {
            Some(cost) => self.equal(project, cost) - 1,
            None => i64::MAX,
        }
    }

    /// The project's quote, or nothing where its supporters certainly cannot pay.
    ///
    /// `at_least` is a lower bound that an earlier round of this run gave (money only falls, so prices only rise). Only
    /// the lower bounds of money are read. With the upper ones all supporters together have at most `width` more
    /// each, and the line that reached the cost is no steeper further left, so the share is lower by at most all
    /// these widths divided by its slope.
    pub(crate) fn quote(&mut self, project: u32, at_least: i64) -> Option<Quote> {
        let cost = self.cost(project)?;
        let equal = self.equal(project, cost);
        let slack = i128::from(self.width) * i128::from(self.profile.payers(project));
        let mut line = self.line(project, cost, at_least.max(equal));
        let covers = line.rise(self.profile, project, &self.low, &mut self.scratch);
        if !covers {
            return (i128::from(line.rest) <= slack).then_some(Quote {
                low: at_least,
                high: i64::MAX,
                even: false,
                sure: false,
            });
        }
        let low = match i128::from(line.rich) {
            0 => at_least,
            rich => fixed(i128::from(line.share) - 1 - (slack + rich - 1) / rich),
        };
        Some(Quote {
            low: low.max(at_least),
            high: line.share,
            even: line.share == equal && line.rich == self.total(project),
            sure: true,
        })
    }

    /// A lower bound of the project's share where it certainly asks more per unit of utility than the best one.
    pub(crate) fn beyond_best(&self, project: u32, best: Option<(u32, Quote)>) -> Option<i64> {
        let (best, quote) = best?;
        let price = i128::from(quote.high) * i128::from(self.profile.scale(project));
        let limit = price / i128::from(self.profile.scale(best)) + 1;
        self.beyond(project, i64::try_from(limit).ok()?)
    }

    /// A lower bound of the project's share above `limit`, or nothing where the share may be at the limit or below.
    ///
    /// One look at each supporter: at the limit they give less than the cost, and the line drawn there rises to it no
    /// sooner than the share does. Where they can never give it all, the bound is beyond every share.
    fn beyond(&self, project: u32, limit: i64) -> Option<i64> {
        let Some(cost) = self.cost(project) else {
            return Some(i64::MAX);
        };
        let line = self.line(project, cost, limit);
        let line = line.looked_at(self.profile, project, &self.low);
        let slack = i128::from(self.width) * i128::from(self.profile.payers(project));
        let missing = i128::from(line.rest) - i128::from(limit) * i128::from(line.rich) - slack;
        if missing <= 0 {
            return None;
        }
        match i128::from(line.rich) {
            0 => Some(i64::MAX),
            rich => Some(fixed(i128::from(limit) + missing / rich)),
        }
    }

    /// The same quote with a sharper lower bound, which the upper bounds of money give: at the quote's upper end they
    /// give too much by some excess, and left of it what they give falls at least as fast as the line drawn there.
    pub(crate) fn refined(&self, project: u32, quote: Quote) -> Quote {
        let Some(cost) = self.cost(project).filter(|_| quote.sure) else {
            return quote;
        };
        let line = self.line(project, cost, quote.high);
        let line = line.looked_at(self.profile, project, &self.high);
        let (share, rich) = (i128::from(quote.high), i128::from(line.rich));
        let low = match rich {
            0 => quote.low,
            rich => fixed(share - (share * rich - i128::from(line.rest) + rich - 1) / rich),
        };
        Quote {
            low: low.max(quote.low),
            ..quote
        }
    }

    fn line(&self, project: u32, cost: i64, share: i64) -> Line {
        Line {
            share,
            rest: cost,
            rich: self.total(project),
        }
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

    fn total(&self, project: u32) -> i64 {
        i64::try_from(self.profile.total(project)).unwrap_or(i64::MAX)
    }

    /// What each ballot of a group has, between its bounds, in units of 2^-shift.
    pub(crate) fn money(&self, group: u32) -> (i64, i64) {
        (self.low[group as usize], self.high[group as usize])
    }

    /// Whether each ballot of a group has less than this share asks of its weight; nothing where the bounds leave it open.
    pub(crate) fn is_poor(&self, group: u32, weight: u32, share: Quote) -> Option<bool> {
        let (low, high) = self.money(group);
        if i128::from(high) < times(share.low, weight) {
            Some(true)
        } else if i128::from(low) >= times(share.high, weight) {
            Some(false)
        } else {
            None
        }
    }

    /// The groups that support a project, each with its weight.
    pub(crate) fn supporters(&self, project: u32) -> impl Iterator<Item = (u32, u32)> {
        self.profile.supporters(project)
    }

    /// Lets the supporters pay a share that lies within these bounds.
    pub(crate) fn pay(&mut self, project: u32, quote: Quote) {
        if self.profile.weights(project).is_none() {
            for &group in self.profile.election.supporters(project) {
                self.take(group, quote.low, quote.high);
            }
            return;
        }
        for (group, weight) in self.profile.supporters(project) {
            let asked = |share: i64| fixed(times(share, weight));
            self.take(group, asked(quote.low), asked(quote.high));
        }
    }

    /// Takes an amount between two bounds from each ballot of a group, or all it has.
    #[inline]
    fn take(&mut self, group: u32, least: i64, most: i64) {
        let (low, high) = (
            &mut self.low[group as usize],
            &mut self.high[group as usize],
        );
        *low = (*low - most).max(0);
        *high = (*high - least).max(0);
        self.width = self.width.max(*high - *low);
    }
}

/// The line through the present share: what is left to cover once the poor have given all, and who shares it.
///
/// What supporters give at a share is concave in it. So the line through the present share, drawn with those who can
/// pay it in full, reaches the cost at or below the share sought: rounded up that is the next share, and it is the
/// answer, rounded up, as soon as it covers the cost.
#[derive(Debug, Clone, Copy)]
struct Line {
    share: i64,
    rest: i64,
    /// The weight of all who can pay in full.
    rich: i64,
}

impl Line {
    /// Raises the share until it covers the cost; tells whether all money together can. The share must not start
    /// above the share sought, rounded up.
    fn rise(
        &mut self,
        profile: &Profile<'_>,
        project: u32,
        money: &[i64],
        scratch: &mut Vec<Purse>,
    ) -> bool {
        let groups = profile.election.supporters(project).iter();
        let supporters = groups.zip(profile.times(project));
        let purse = |(&group, &times): (&u32, &u32), weight| Purse {
            money: money[group as usize],
            times,
            weight,
        };
        match profile.weights(project) {
            None => self.sort(
                supporters.map(|supporter| purse(supporter, 1)),
                scratch,
                false,
            ),
            Some(weights) => {
                let weighed = supporters.zip(weights);
                let purses = weighed.map(|(supporter, &weight)| purse(supporter, weight));
                self.sort(purses, scratch, true);
            }
        }
        let weighted = profile.weights(project).is_some();
        loop {
            match self.next() {
                Some(covers) => return covers,
                None => scratch.retain(|purse| self.is_rich(purse, weighted)),
            }
        }
    }

    /// The line at the same share, once the poor have given all.
    fn looked_at(mut self, profile: &Profile<'_>, project: u32, money: &[i64]) -> Line {
        let groups = profile.election.supporters(project).iter();
        let supporters = groups.zip(profile.times(project));
        match profile.weights(project) {
            None => {
                for (&group, &times) in supporters {
                    let money = money[group as usize];
                    let poor = i64::from(money < self.share) * i64::from(times);
                    self.rest -= money * poor;
                    self.rich -= poor;
                }
            }
            Some(weights) => {
                for ((&group, &times), &weight) in supporters.zip(weights) {
                    let money = money[group as usize];
                    self.is_rich(
                        &Purse {
                            money,
                            times,
                            weight,
                        },
                        true,
                    );
                }
            }
        }
        self
    }

    /// Keeps the purses that can pay the present share in full, and takes all from the others.
    fn sort(
        &mut self,
        purses: impl ExactSizeIterator<Item = Purse>,
        rich: &mut Vec<Purse>,
        weighted: bool,
    ) {
        rich.clear();
        rich.resize(purses.len(), Purse::default());
        let mut kept = 0;
        for purse in purses {
            // Written without asking: who is poor is not to be guessed.
            rich[kept] = purse;
            kept += usize::from(self.is_rich(&purse, weighted));
        }
        rich.truncate(kept);
    }

    /// Whether a purse can pay the present share in full; otherwise all that is in it is taken.
    #[inline]
    fn is_rich(&mut self, purse: &Purse, weighted: bool) -> bool {
        let rich = if weighted {
            i128::from(purse.money) >= times(self.share, purse.weight)
        } else {
            purse.money >= self.share
        };
        let taken = i64::from(!rich) * i64::from(purse.times);
        self.rest -= purse.money * taken;
        self.rich -= i64::from(purse.weight) * taken;
        rich
    }

    /// Whether the present share covers the cost, or none can; otherwise the share rises.
    fn next(&mut self) -> Option<bool> {
        let (rest, rich) = (i128::from(self.rest), i128::from(self.rich));
        if i128::from(self.share) * rich >= rest {
            return Some(true);
        }
        if rich == 0 {
            return Some(false);
        }
        self.share = fixed((rest + rich - 1) / rich);
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

/// Compares the prices per unit of utility of two projects whose supporters all pay in full. There the price is
/// `cost / (total x scale)`: exactly `1 / total` by cost, else `cost / total`.
pub(crate) fn compare_even(profile: &Profile<'_>, left: u32, right: u32) -> Ordering {
    let ask = |project: u32, other: u32| {
        let cost = profile.election.cost(project) / profile.scale(project);
        i128::from(cost) * i128::from(profile.total(other))
    };
    ask(left, right).cmp(&ask(right, left))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::election::{Election, VoteType};
    use crate::rule::Utility;

    /// The share rounded up, for purses as (money, points), with the money in whole units.
    fn solve(purses: &[(i64, u32)], cost: i64, start: i64) -> Option<i64> {
        let ballots = purses.iter().enumerate();
        let names: Vec<String> = (0..=purses.len()).map(|index| index.to_string()).collect();
        let builder = Election::builder(0)
            .vote_type(VoteType::Scoring)
            .project("p", "", cost);
        let builder = names
            .iter()
            .fold(builder, |builder, name| builder.project(name, "", 0));
        // A mark of its own keeps each ballot apart, in this order.
        let election = ballots.fold(builder, |builder, (index, &(_, points))| {
            builder.scored_ballot([("p", points), (names[index].as_str(), 1)])
        });
        let election = election.build().unwrap();
        let profile = Profile::of_utility(&election, Utility::Points, &[]);
        let mut line = Line {
            share: start,
            rest: cost,
            rich: i64::try_from(profile.total(0)).unwrap(),
        };
        let order: Vec<i64> = (0..election.distinct_ballots())
            .map(|group| purses[election.ballot(group).projects[1] as usize - 1].0)
            .collect();
        let covers = line.rise(&profile, 0, &order, &mut Vec::new());
        covers.then_some(line.share)
    }

    #[test]
    fn the_share_is_the_least_that_covers_the_cost() {
        let purses = [(1, 1), (1, 1), (5, 1), (9, 1)];
        assert_eq!(solve(&purses, 13, 0), Some(6));
        assert_eq!(solve(&purses, 12, 3), Some(5));
        assert_eq!(solve(&purses, 14, 0), Some(7));
        assert_eq!(solve(&purses, 16, 0), Some(9));
        assert_eq!(solve(&purses, 17, 0), None);
        assert_eq!(solve(&[(4, 1), (4, 1), (4, 1)], 10, 4), Some(4));
    }

    #[test]
    fn who_weighs_more_pays_more_of_it() {
        let purses = [(10, 3), (10, 1), (2, 1), (7, 0)];
        // 3 q + q + min(2, q) = 9 at 1.8; 3 q + q + 2 = 14 at 3; 10 + q + 2 = 16 at 4.
        assert_eq!(solve(&purses, 9, 0), Some(2));
        assert_eq!(solve(&purses, 14, 0), Some(3));
        assert_eq!(solve(&purses, 16, 0), Some(4));
        assert_eq!(solve(&purses, 22, 0), Some(10));
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
