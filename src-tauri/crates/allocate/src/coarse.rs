//! Money between two bounds in 32 bits: too coarse to decide one run, quick enough to look at many runs at once.
//!
//! One unit is 2^-shift of the smallest unit of money, and every figure is rounded away from the truth: the lower
//! bound down, the upper bound up. What a ballot has is below 2^32 units, so a sum over all ballots stays below 2^59.
//! A share is that of one unit of weight, as in [`crate::filter`].

use crate::exact::Start;
use crate::profile::Profile;

/// Sums of 16-bit halves stay within 32 bits over so many terms.
const CHUNK: usize = 1 << 15;

/// The unit of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unit {
    shift: i32,
}

impl Unit {
    /// The finest unit in which this start, and one half as large again, still fits.
    pub(crate) fn for_start(start: Start) -> Self {
        let whole = start.numerator / i128::from(start.denominator.max(1)) + 1;
        let bits = i128::BITS - (whole + whole / 2 + 1).leading_zeros();
        Unit {
            shift: 32 - i32::try_from(bits).unwrap_or(i32::MAX),
        }
    }

    /// A start in this unit, rounded down and up; nothing where it does not fit.
    pub(crate) fn start(self, start: Start) -> Option<(u32, u32)> {
        let (low, high) = self.between(start.numerator, i128::from(start.denominator.max(1)));
        Some((u32::try_from(low).ok()?, u32::try_from(high).ok()?))
    }

    /// A cost, rounded down and up; what is too much for all money there can be stays too much.
    fn cost(self, cost: i64) -> (u64, u64) {
        let (low, high) = self.between(i128::from(cost), 1);
        let fits = |value: i128| u64::try_from(value).unwrap_or(u64::MAX);
        (fits(low), fits(high))
    }

    fn between(self, numerator: i128, denominator: i128) -> (i128, i128) {
        let (whole, part) = (numerator / denominator, numerator % denominator);
        if self.shift < 0 {
            let divisor = 1i128 << -self.shift;
            let low = whole / divisor;
            return (low, low + i128::from(whole % divisor != 0 || part != 0));
        }
        let part = part << self.shift;
        let low = (whole << self.shift) + part / denominator;
        (low, low + i128::from(part % denominator != 0))
    }
}

/// Some ballots of a group that are alike for a project.
#[derive(Clone, Copy)]
struct Many {
    group: u32,
    times: u32,
    weight: u32,
}

/// The ballot groups of an election, laid out for asking the supporters of one project after the other.
pub(crate) struct Crowd<'a> {
    pub(crate) profile: &'a Profile<'a>,
    /// For each project where its groups begin among the ones and among the many.
    starts: Vec<(usize, usize)>,
    /// Groups of one ballot that weighs 1: most, in a large election, and the quickest to ask.
    ones: Vec<u32>,
    many: Vec<Many>,
}

impl<'a> Crowd<'a> {
    /// O(marks).
    pub(crate) fn new(profile: &'a Profile<'a>) -> Self {
        let (mut starts, mut ones, mut many) = (vec![(0, 0)], Vec::new(), Vec::new());
        for project in profile.election.indices() {
            let supporters = profile.supporters(project).zip(profile.times(project));
            for ((group, weight), &times) in supporters {
                match (times, weight) {
                    (_, 0) => {}
                    (1, 1) => ones.push(group),
                    _ => many.push(Many {
                        group,
                        times,
                        weight,
                    }),
                }
            }
            starts.push((ones.len(), many.len()));
        }
        Crowd {
            profile,
            starts,
            ones,
            many,
        }
    }

    fn ones(&self, project: u32) -> &[u32] {
        let project = project as usize;
        &self.ones[self.starts[project].0..self.starts[project + 1].0]
    }

    fn many(&self, project: u32) -> &[Many] {
        let project = project as usize;
        &self.many[self.starts[project].1..self.starts[project + 1].1]
    }

    /// Goes through the groups that support a project, each with its weight.
    #[inline]
    pub(crate) fn each(&self, project: u32, mut visit: impl FnMut(usize, u32)) {
        for &group in self.ones(project) {
            visit(group as usize, 1);
        }
        for one in self.many(project) {
            visit(one.group as usize, one.weight);
        }
    }

    /// A share per unit of utility. Both numbers fit 53 bits and rounding keeps the order of quotients, so what is
    /// higher here is higher in truth; what is equal here may be in any order.
    pub(crate) fn height(&self, share: u32, project: u32) -> f64 {
        f64::from(share) / self.profile.scale(project) as f64
    }

    /// The share if all supporters paid in full, rounded down and up.
    pub(crate) fn even(&self, project: u32, unit: Unit) -> (u32, u32) {
        let total = self.profile.total(project).max(1);
        let (low, high) = unit.cost(self.profile.election.cost(project));
        let fits = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
        (fits(low / total), fits(high.div_ceil(total)))
    }
}

/// What each ballot of each group has left, at least and at most.
#[derive(Clone)]
pub(crate) struct Purses {
    pub(crate) low: Vec<u32>,
    pub(crate) high: Vec<u32>,
}

impl Purses {
    /// Lets a project's supporters pay a share between two.
    pub(crate) fn pay(&mut self, crowd: &Crowd<'_>, project: u32, (low, high): (u32, u32)) {
        crowd.each(project, |group, weight| {
            self.low[group] = less(self.low[group], asked(high, weight));
            self.high[group] = less(self.high[group], asked(low, weight));
        });
    }
}

/// What a share asks of one ballot.
#[inline]
pub(crate) fn asked(share: u32, weight: u32) -> u64 {
    u64::from(share) * u64::from(weight)
}

/// What is left of money once something was asked.
#[inline]
pub(crate) fn less(money: u32, asked: u64) -> u32 {
    u32::try_from(u64::from(money).saturating_sub(asked)).unwrap_or(0)
}

/// Where the money of one project's supporters is laid side by side.
pub(crate) struct Desk<'a> {
    pub(crate) crowd: &'a Crowd<'a>,
    pub(crate) unit: Unit,
    /// What the ones have.
    ones: Vec<u32>,
    /// What the many have.
    many: Vec<(u32, Many)>,
}

/// Those who cannot pay a share in full: their money and their weight.
#[derive(Clone, Copy, Default)]
struct Poor {
    money: u64,
    weight: u64,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(crowd: &'a Crowd<'a>, unit: Unit) -> Self {
        Desk {
            crowd,
            unit,
            ones: Vec::new(),
            many: Vec::new(),
        }
    }

    /// A share that is not above the project's, given more money than there is and a share that is not above it
    /// either; nothing where even that money does not cover the cost. O(supporters), a few times.
    pub(crate) fn least(&mut self, project: u32, high: &[u32], from: u32) -> Option<u32> {
        let cost = self.unit.cost(self.crowd.profile.election.cost(project)).0;
        self.lay(project, |group, _| high[group]);
        self.rise(project, from, |poor, rich| cost.saturating_sub(poor) / rich)
    }

    /// A share that is not below the project's, given less money than there is and a share that is not above it;
    /// nothing where that money does not cover the cost. O(supporters), a few times.
    pub(crate) fn most(
        &mut self,
        project: u32,
        low: impl Fn(usize, u32) -> u32,
        from: u32,
    ) -> Option<u32> {
        let cost = self.unit.cost(self.crowd.profile.election.cost(project)).1;
        self.lay(project, low);
        self.rise(project, from, |poor, rich| {
            cost.saturating_sub(poor).div_ceil(rich)
        })
    }

    /// Lays out what each supporter has, given its group and its weight.
    fn lay(&mut self, project: u32, money: impl Fn(usize, u32) -> u32) {
        self.ones.clear();
        let ones = self.crowd.ones(project).iter();
        self.ones
            .extend(ones.map(|&group| money(group as usize, 1)));
        self.many.clear();
        let many = self.crowd.many(project).iter();
        self.many
            .extend(many.map(|&one| (money(one.group as usize, one.weight), one)));
    }

    /// Raises a share, from one that is not above the project's, until what supporters give at it covers the cost;
    /// nothing where nobody can pay as much in full.
    ///
    /// What they give at a share is concave in it. So the line drawn at the present share, along which the poor give
    /// all they have and the rich in full, is nowhere below what they give, and reaches the cost no later. Where the
    /// line reaches it is what `share` tells: rounded down it never passes the project's share; rounded up, the last
    /// one covers the cost, even where the first was too high.
    fn rise(&self, project: u32, from: u32, share: impl Fn(u64, u64) -> u64) -> Option<u32> {
        let total = self.crowd.profile.total(project);
        let mut present = from;
        loop {
            let poor = self.poor(present);
            let rich = total - poor.weight;
            if rich == 0 {
                return None;
            }
            let next = u32::try_from(share(poor.money, rich)).ok()?;
            if next <= present {
                return Some(present);
            }
            present = next;
        }
    }

    fn poor(&self, share: u32) -> Poor {
        let mut poor = Poor::default();
        for chunk in self.ones.chunks(CHUNK) {
            let (mut fine, mut coarse, mut count) = (0u32, 0u32, 0u32);
            // Masks instead of branches, and halves of 16 bits: the compiler does four at a time.
            for &has in chunk {
                let mask = if has < share { u32::MAX } else { 0 };
                fine += has & mask & 0xffff;
                coarse += (has & mask) >> 16;
                count += mask & 1;
            }
            poor.money += u64::from(fine) + (u64::from(coarse) << 16);
            poor.weight += u64::from(count);
        }
        for &(has, Many { times, weight, .. }) in &self.many {
            let taken = u64::from(u64::from(has) < asked(share, weight)) * u64::from(times);
            poor.money += u64::from(has) * taken;
            poor.weight += u64::from(weight) * taken;
        }
        poor
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::election::{Election, VoteType};
    use crate::rule::Utility;

    const WHOLE: Unit = Unit { shift: 0 };

    #[test]
    fn shares_stand_between_the_least_and_the_most_that_money_allows() {
        let ballots = [vec!["a"], vec!["a"], vec!["a", "b"], vec!["b"], vec!["b"]];
        let election = Election::builder(100)
            .project("a", "", 12)
            .project("b", "", 30)
            .ballots(ballots)
            .build()
            .unwrap();
        let profile = Profile::of_utility(&election, Utility::Cost, &[]);
        let crowd = Crowd::new(&profile);
        let mut desk = Desk::new(&crowd, WHOLE);
        assert_eq!(desk.least(0, &[10; 3], 0), Some(4));
        assert_eq!(desk.most(0, |_, _| 10, 0), Some(4));
        // The groups are {a} twice, {a, b} and {b} twice.
        let has = |money: [u32; 3]| move |group: usize, _: u32| money[group];
        assert_eq!(desk.most(0, has([9, 1, 9]), 4), Some(6));
        assert_eq!(desk.least(0, &[9, 1, 9], 4), Some(5));
        assert_eq!(desk.most(0, has([5, 1, 9]), 4), None);
        assert_eq!(desk.least(1, &[0, 9, 9], 0), None);
    }

    #[test]
    fn who_weighs_more_pays_more() {
        let election = Election::builder(100)
            .vote_type(VoteType::Scoring)
            .project("a", "", 12)
            .scored_ballot([("a", 1)])
            .scored_ballot([("a", 3)])
            .scored_ballot([("a", 3)])
            .scored_ballot([("a", 0)])
            .build()
            .unwrap();
        let profile = Profile::of_utility(&election, Utility::Points, &[]);
        let crowd = Crowd::new(&profile);
        let mut desk = Desk::new(&crowd, WHOLE);
        assert_eq!(desk.least(0, &[10; 3], 0), Some(1));
        assert_eq!(desk.most(0, |_, _| 10, 0), Some(2));
        let mut purses = Purses {
            low: vec![10; 3],
            high: vec![10; 3],
        };
        purses.pay(&crowd, 0, (1, 2));
        assert_eq!((purses.low, purses.high), (vec![10, 8, 4], vec![10, 9, 7]));
    }

    #[test]
    fn a_unit_holds_one_and_a_half_times_its_start_and_rounds_away_from_the_truth() {
        for numerator in [1, 1000, 1 << 40, (1 << 53) - 1] {
            let start = |numerator| Start {
                numerator,
                denominator: 3,
            };
            let unit = Unit::for_start(start(numerator));
            let (low, high) = unit.start(start(numerator)).unwrap();
            assert!(low <= high && high - low <= 1, "{low} {high}");
            assert!(unit.start(start(numerator * 3 / 2)).is_some());
        }
        assert_eq!(Unit { shift: -2 }.cost(7), (1, 2));
        assert_eq!(Unit { shift: 1 }.cost(7), (14, 14));
    }
}
