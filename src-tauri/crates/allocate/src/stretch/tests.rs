//! Runs of drawn elections against what is proven of their stretches.

use super::*;
use crate::conditions::{Conditions, Gate};
use crate::election::{Election, VoteType};
use crate::filter::shift_for;
use crate::profile::Profile;
use crate::rule::Utility;
use crate::shares::Shares;
use crate::ties::{Ties, places};
use std::cell::RefCell;

mod tight;

const SEEDS: u64 = 600;

/// Elections in which projects compete for the same voters, each from its seed.
fn election(seed: u64) -> Election {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut draw = |end: u64| {
        state = state
            .wrapping_mul(0x5851_f42d_4c95_7f2d)
            .wrapping_add(0x1405_7b7e_f767_814f);
        (state >> 33) % end
    };
    let projects = 4 + draw(9);
    let costs: Vec<u64> = (0..projects).map(|_| 40 + draw(400)).collect();
    let budget = costs.iter().sum::<u64>() * (15 + draw(50)) / 100;
    let mut builder = Election::builder(budget.cast_signed()).vote_type(VoteType::Scoring);
    for (id, cost) in costs.iter().enumerate() {
        builder = builder.project(id.to_string(), "", cost.cast_signed());
    }
    for _ in 0..8 + draw(60) {
        let marks = (0..draw(6)).map(|_| (draw(projects), draw(3)));
        let marks: Vec<(u64, u64)> = marks.collect();
        let scored = marks
            .into_iter()
            .map(|(project, points)| (project.to_string(), [1, 2, 5][points as usize]));
        builder = builder.scored_ballot(scored);
    }
    builder.build().unwrap()
}

/// Goes on past exactly those sets that runs of the stretch buy, and notes which of them it was asked about.
struct Witness<'a> {
    shares: Shares<'a>,
    bought: RefCell<Vec<Vec<bool>>>,
    asked: RefCell<Vec<Vec<bool>>>,
}

impl Judge for Witness<'_> {
    fn goes_on(&self, _: i128, bought: &[bool]) -> bool {
        let goes_on = self.bought.borrow().iter().any(|set| set == bought);
        if goes_on {
            self.asked.borrow_mut().push(bought.to_vec());
        }
        goes_on
    }

    fn supported(&self) -> impl Iterator<Item = u32> {
        self.shares.supported()
    }
}

/// Follows stretches of one election; tells how many held runs that buy the same, and how many did not.
fn followed(election: &Election, utility: Utility) -> (usize, usize) {
    let profile = Profile::of_utility(election, utility, &[]);
    let conditions = Conditions::default();
    let shares = Shares {
        profile: &profile,
        places: &places(&Ties::Lexico.order(election)),
        gate: &Gate::new(election, &conditions).unwrap(),
    };
    let start = |step: usize| Start {
        numerator: i128::from(election.budget()) + step as i128 * i128::from(election.voters()),
        denominator: election.voters(),
    };
    let set = |step: usize| {
        let run = shares.run(start(step), shift_for(start(step)).unwrap());
        let mut bought = vec![false; election.projects().len()];
        for project in run.order {
            bought[project as usize] = true;
        }
        bought
    };
    let sets: Vec<Vec<bool>> = (0..56).map(set).collect();
    let crowd = Crowd::new(&profile);
    let witness = Witness {
        shares,
        bought: RefCell::default(),
        asked: RefCell::default(),
    };
    let mut stretch = Stretch::new(&crowd, &witness, start(0));
    let (mut alike, mut different) = (0, 0);
    for from in (0..40).step_by(3) {
        for to in [1, 2, 3, 5, 8, 16].map(|length| from + length) {
            witness.bought.replace(sets[from..to].to_vec());
            witness.asked.take();
            if stretch.goes_on(start(from), start(to - 1)) {
                let asked = witness.asked.borrow();
                let covers = |more: &Vec<bool>, set: &Vec<bool>| {
                    set.iter().zip(more).all(|(bought, more)| more >= bought)
                };
                let covered = |set| asked.iter().any(|more| covers(more, set));
                let all = sets[from..to].iter().all(covered);
                assert!(all, "{from}..{to}: {asked:?} of {:?}", &sets[from..to]);
                if sets[from..to].iter().all(|set| *set == sets[from]) {
                    alike += 1;
                } else {
                    different += 1;
                }
            }
        }
    }
    (alike, different)
}

#[test]
fn what_any_run_of_a_stretch_buys_is_what_some_branch_ends_with_or_less() {
    let (mut alike, mut different) = (0, 0);
    for seed in 0..SEEDS {
        let utility = Utility::ALL[seed as usize % 3];
        let (one, other) = followed(&election(seed), utility);
        alike += one;
        different += other;
    }
    assert!(
        alike > 10_000 && different > 500,
        "only {alike} and {different}"
    );
}
