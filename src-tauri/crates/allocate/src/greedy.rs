//! The best scored first: the rule of most cities, and what completes Equal Shares.

use std::cmp::Ordering;

use crate::conditions::Gate;
use crate::profile::Profile;

/// One project in its turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Turn {
    pub(crate) project: u32,
    /// The money there was, in smallest units.
    pub(crate) left: i64,
    pub(crate) taken: bool,
    /// The projects scored alike that could have been taken in its place, or have ended the count, this one first;
    /// one alone is no tie.
    pub(crate) tied: Vec<u32>,
}

/// How the best scored are taken.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Greedy<'a> {
    pub(crate) profile: &'a Profile<'a>,
    pub(crate) places: &'a [u32],
    pub(crate) per_cost: bool,
    pub(crate) skips: bool,
}

impl Greedy<'_> {
    /// Goes through the projects not yet taken, the best scored first, and takes each one that fits and is admitted.
    ///
    /// A project that nobody scored comes last and is taken where it fits, as other tools do. O(projects²) at worst,
    /// where all are tied.
    pub(crate) fn turns(&self, budget: i64, taken: &[u32], gate: &mut Gate<'_>) -> Vec<Turn> {
        let election = self.profile.election;
        let mut order: Vec<u32> = election
            .indices()
            .filter(|project| !taken.contains(project))
            .collect();
        order.sort_unstable_by(|&left, &right| {
            let by_place = || self.places[left as usize].cmp(&self.places[right as usize]);
            self.compare(right, left).then_with(by_place)
        });
        let mut left = budget;
        let mut turns = Vec::with_capacity(order.len());
        for equals in order.chunk_by(|&one, &other| self.compare(one, other).is_eq()) {
            for (position, &project) in equals.iter().enumerate() {
                if !gate.admits(project) {
                    continue;
                }
                let fits = |&other: &u32| election.cost(other) <= left && gate.admits(other);
                let taken = fits(&project);
                // Where the count ends at what does not fit, it matters too which of the equals comes first.
                let counts = |other: &u32| fits(other) || !self.skips && gate.admits(*other);
                let tied = if taken || !self.skips {
                    equals[position..].iter().copied().filter(counts).collect()
                } else {
                    Vec::new()
                };
                turns.push(Turn {
                    project,
                    left,
                    taken,
                    tied,
                });
                if taken {
                    left -= election.cost(project);
                    gate.take(project);
                } else if !self.skips {
                    return turns;
                }
            }
        }
        turns
    }

    /// Which of two projects is scored better. Per cost, what costs nothing and has a score is better than all.
    fn compare(&self, left: u32, right: u32) -> Ordering {
        let (score, other) = (self.profile.total(left), self.profile.total(right));
        if !self.per_cost || score == 0 || other == 0 {
            return score.cmp(&other);
        }
        let cost = |project: u32| i128::from(self.profile.election.cost(project));
        (i128::from(score) * cost(right)).cmp(&(i128::from(other) * cost(left)))
    }
}
