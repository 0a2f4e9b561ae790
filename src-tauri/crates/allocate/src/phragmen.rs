//! Phragmén's sequential rule: voters carry the cost of what they get, and the heaviest load is kept least.
//!
//! Loads start at 0. A project would lift all its supporters to the load `(cost + their loads) / votes`; the one
//! that would lift them least is funded, until one of those that would is not affordable any more (Los, Christoff
//! and Grossi, "Proportional Budget Allocations", 2022; the stop is that of pabutools).
//!
//! The filter counts loads in whole numbers of 2^-shift of the smallest unit: of every project's supporters the
//! sum of loads is known between two bounds that differ by less than one unit per supporter and purchase, because
//! a new load is rounded once down and once up from them. Where two projects' bounds overlap, big rationals decide.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_rational::Ratio;

use crate::conditions::Gate;
use crate::exact::rounded;
use crate::profile::Profile;
use crate::rule::Exactness;

/// What was funded, and why the rule ended.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lifts {
    pub(crate) order: Vec<u32>,
    /// The load of the supporters after each purchase, in smallest units, rounded half up; absent where nobody
    /// supports the project.
    pub(crate) loads: Vec<Option<i64>>,
    pub(crate) tied: Vec<Vec<u32>>,
    /// The projects that were next when one of them was not affordable.
    pub(crate) stopped_at: Vec<u32>,
}

/// The fixed parts of a count.
pub(crate) struct Phragmen<'a> {
    pub(crate) profile: &'a Profile<'a>,
    pub(crate) places: &'a [u32],
    pub(crate) exactness: Exactness,
}

/// More bits below the smallest unit than this sharpen nothing.
const MOST_SHIFT: u32 = 40;

/// The sum of the loads of a project's supporters, and with its cost the load it would lift them to.
#[derive(Debug, Clone, Copy)]
struct Sum {
    low: i128,
    high: i128,
}

struct Count<'a> {
    rule: &'a Phragmen<'a>,
    alive: Vec<u32>,
    shift: u32,
    sums: Vec<Sum>,
    /// The purchase that gave each group of ballots its load, counted from 1.
    last: Vec<u32>,
    lifts: Vec<Lift>,
    /// The exact loads after the first purchases, as far as a close call asked for them.
    exact: Vec<Ratio<BigInt>>,
    told: Lifts,
}

/// One purchase: what its supporters carried before, and carry since.
struct Lift {
    cost: i64,
    votes: u64,
    /// How many of the supporters carried the load of which earlier purchase.
    carried: Vec<(u32, u64)>,
    low: i128,
    high: i128,
}

impl Lift {
    /// The load since this lift; `before` are the exact loads of the earlier ones.
    fn load(&self, before: &[Ratio<BigInt>]) -> Ratio<BigInt> {
        let mut sum = Ratio::from_integer(BigInt::from(self.cost));
        for &(purchase, voters) in self.carried.iter().filter(|&&(purchase, _)| purchase > 0) {
            sum += &before[purchase as usize - 1] * BigInt::from(voters);
        }
        sum / BigInt::from(self.votes.max(1))
    }
}

impl Phragmen<'_> {
    /// Funds project after project. O(purchases x projects + marks of the ballots lifted).
    pub(crate) fn lifts(&self, gate: &mut Gate<'_>) -> Lifts {
        let election = self.profile.election;
        let budget = election.budget();
        let mut left = budget;
        let mut count = Count::new(self, |project| {
            gate.admits(project) && election.cost(project) <= budget
        });
        loop {
            let tied = count.next();
            let Some(&project) = tied.first() else { break };
            if tied.iter().any(|&project| election.cost(project) > left) {
                count.told.stopped_at = tied;
                break;
            }
            left -= election.cost(project);
            count.lift(project, tied);
            gate.take(project);
            count.alive.retain(|&project| gate.admits(project));
        }
        count.told
    }
}

impl<'a> Count<'a> {
    fn new(rule: &'a Phragmen<'a>, starts: impl Fn(u32) -> bool) -> Self {
        let election = rule.profile.election;
        Count {
            rule,
            alive: election
                .indices()
                .filter(|&project| starts(project))
                .collect(),
            shift: shift_for(election.budget(), election.voters()),
            sums: vec![Sum { low: 0, high: 0 }; election.projects().len()],
            last: vec![0; election.distinct_ballots()],
            lifts: Vec::new(),
            exact: Vec::new(),
            told: Lifts::default(),
        }
    }

    /// The projects that would lift their supporters least, in the order of ties; those without supporters last.
    fn next(&mut self) -> Vec<u32> {
        let votes = |project: u32| self.rule.profile.total(project);
        let mut candidates: Vec<u32> = self
            .alive
            .iter()
            .copied()
            .filter(|&project| votes(project) > 0)
            .collect();
        if candidates.is_empty() {
            candidates.clone_from(&self.alive);
        } else if self.rule.exactness == Exactness::AlwaysExact {
            candidates = self.least_exactly(candidates);
        } else {
            let reach = |high: bool, project: u32| self.lifted(project, high);
            let best = candidates.iter().copied().reduce(|best, other| {
                if compare(reach(true, other), reach(true, best)).is_lt() {
                    other
                } else {
                    best
                }
            });
            candidates.retain(|&other| {
                best.is_none_or(|best| compare(reach(false, other), reach(true, best)).is_le())
            });
            if candidates.len() > 1 {
                candidates = self.least_exactly(candidates);
            }
        }
        candidates.sort_unstable_by_key(|&project| self.rule.places[project as usize]);
        candidates
    }

    /// The load to which a project would lift its supporters, as a fraction of bounds and votes.
    fn lifted(&self, project: u32, high: bool) -> (i128, u64) {
        let sum = self.sums[project as usize];
        let cost = i128::from(self.rule.profile.election.cost(project)) << self.shift;
        (
            cost + if high { sum.high } else { sum.low },
            self.rule.profile.total(project),
        )
    }

    fn least_exactly(&mut self, candidates: Vec<u32>) -> Vec<u32> {
        let mut least: Vec<u32> = Vec::new();
        let mut load: Option<Ratio<BigInt>> = None;
        for project in candidates {
            let other = self.exact_load(project);
            match load.as_ref().map_or(Ordering::Less, |load| other.cmp(load)) {
                Ordering::Less => {
                    least = vec![project];
                    load = Some(other);
                }
                Ordering::Equal => least.push(project),
                Ordering::Greater => {}
            }
        }
        least
    }

    /// The load to which a project with supporters would lift them.
    fn exact_load(&mut self, project: u32) -> Ratio<BigInt> {
        for lift in &self.lifts[self.exact.len()..] {
            self.exact.push(lift.load(&self.exact));
        }
        self.lift_of(project).load(&self.exact)
    }

    fn lift_of(&self, project: u32) -> Lift {
        let profile = self.rule.profile;
        let mut voters = vec![0u64; self.lifts.len() + 1];
        for (&group, &times) in profile
            .election
            .supporters(project)
            .iter()
            .zip(profile.times(project))
        {
            voters[self.last[group as usize] as usize] += u64::from(times);
        }
        let (low, high) = (self.lifted(project, false), self.lifted(project, true));
        Lift {
            cost: profile.election.cost(project),
            votes: profile.total(project),
            carried: (0u32..)
                .zip(voters)
                .filter(|&(_, voters)| voters > 0)
                .collect(),
            low: low.0 / i128::from(low.1.max(1)),
            high: ceiling(high.0, i128::from(high.1.max(1))),
        }
    }

    fn lift(&mut self, project: u32, tied: Vec<u32>) {
        let election = self.rule.profile.election;
        let lift = self.lift_of(project);
        let load = (lift.votes > 0).then(|| self.rounded_load(project, &lift));
        let number = u32::try_from(self.lifts.len() + 1).unwrap_or(u32::MAX);
        for &group in election.supporters(project) {
            let before = std::mem::replace(&mut self.last[group as usize], number);
            let before = self.lifts.get((before as usize).wrapping_sub(1));
            let (low, high) = before.map_or((0, 0), |before| (before.low, before.high));
            let ballot = election.ballot(group as usize);
            let times = i128::from(ballot.times);
            let (low, high) = ((lift.low - low) * times, (lift.high - high) * times);
            for &other in ballot.projects {
                let sum = &mut self.sums[other as usize];
                sum.low += low;
                sum.high += high;
            }
        }
        self.lifts.push(lift);
        self.alive.retain(|&other| other != project);
        self.told.order.push(project);
        self.told.loads.push(load);
        self.told.tied.push(tied);
    }

    fn rounded_load(&mut self, project: u32, lift: &Lift) -> i64 {
        let round = |load: i128| (load + ((1i128 << self.shift) >> 1)) >> self.shift;
        let (low, high) = (round(lift.low), round(lift.high));
        if low == high && self.rule.exactness == Exactness::Filtered {
            i64::try_from(low).unwrap_or(i64::MAX)
        } else {
            rounded(&self.exact_load(project))
        }
    }
}

/// No load passes twice the budget, so sums of loads times votes stay in `i128` with this shift.
fn shift_for(budget: i64, voters: u64) -> u32 {
    let bits = i64::BITS - budget.leading_zeros() + 2 * (u64::BITS - voters.leading_zeros());
    (i128::BITS - 4).saturating_sub(bits).min(MOST_SHIFT)
}

fn compare(left: (i128, u64), right: (i128, u64)) -> Ordering {
    (left.0 * i128::from(right.1)).cmp(&(right.0 * i128::from(left.1)))
}

fn ceiling(numerator: i128, denominator: i128) -> i128 {
    (numerator + denominator - 1) / denominator
}

#[cfg(test)]
mod tests {
    use crate::election::Election;
    use crate::outcome::Payment;
    use crate::rule::{Exactness, Rule};
    use crate::settings::Settings;
    use crate::ties::Ties;

    #[test]
    fn loads_are_those_of_a_count_by_hand_and_the_one_that_did_not_fit_was_next() {
        // "c" lifts two to 15; then "b" lifts two to 20 and "a" three to (60 + 15) / 3 = 25; then "a" no longer fits.
        let election = Election::builder(100)
            .project("a", "", 60)
            .project("b", "", 40)
            .project("c", "", 30)
            .project("dear", "", 101)
            .ballots([
                vec!["a", "b", "dear"],
                vec!["a", "b", "dear"],
                vec!["a", "c", "dear"],
                vec!["c", "dear"],
            ])
            .build()
            .unwrap();
        for exactness in [Exactness::Filtered, Exactness::AlwaysExact] {
            let settings = Settings {
                exactness,
                ..Settings::new(Rule::Phragmen, Ties::Lexico)
            };
            let told = crate::allocate(&election, &settings).unwrap();
            assert_eq!(told.winners, ["c", "b"]);
            let loads: Vec<_> = told
                .rounds
                .iter()
                .map(|round| round.payment.clone())
                .collect();
            assert_eq!(
                loads,
                [
                    Payment::Load { load: Some(15) },
                    Payment::Load { load: Some(20) }
                ]
            );
            let next: Vec<_> = told.losers.iter().filter(|loser| loser.was_next).collect();
            assert_eq!((next.len(), next[0].project.as_str()), (1, "a"));
        }
    }
}
