//! Runs that are said to be alike, held against every run between them.

use super::*;
use crate::conditions::Conditions;
use crate::election::{Election, VoteType};
use crate::filter::shift_for;
use crate::rule::Utility;

/// Runs are looked at this many times in each unit of money.
const FINE: u64 = 4;

struct Dice(u64);

impl Dice {
    fn draw(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(0x5851_f42d_4c95_7f2d)
            .wrapping_add(0x1405_7b7e_f767_814f);
        (self.0 >> 33) % end
    }
}

/// A few ballots with a few points: supporters become rich one by one, and prices bend and cross.
fn election(dice: &mut Dice) -> Election {
    let (voters, projects) = (2 + dice.draw(5), 2 + dice.draw(4));
    let most = 2 + dice.draw(40);
    let mut builder = Election::builder(0).vote_type(VoteType::Scoring);
    for id in 0..projects {
        let cost = 1 + dice.draw(most);
        builder = builder.project(id.to_string(), "", cost.cast_signed());
    }
    let points = 1 + dice.draw(4);
    for _ in 0..voters {
        let marks = (0..projects).map(|project| (project, dice.draw(points + 2)));
        let marks = marks.filter(|(_, points)| *points > 1);
        let marks: Vec<(String, u32)> = marks
            .map(|(project, points)| (project.to_string(), u32::try_from(points).unwrap() - 1))
            .collect();
        builder = builder.scored_ballot(marks);
    }
    builder.build().unwrap()
}

const fn start(quarters: u64) -> Start {
    Start {
        numerator: quarters as i128,
        denominator: FINE,
    }
}

/// How many pairs of runs with more than this many others between them were found alike, and that all of these were.
fn found_alike(seeds: std::ops::Range<u64>) -> u64 {
    let mut found = 0;
    for seed in seeds {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let election = election(&mut dice);
        let utility = [Utility::Cost, Utility::Points, Utility::Cardinality][dice.draw(3) as usize];
        let profile = Profile::of_utility(&election, utility, &[]);
        let conditions = Conditions::default();
        let gate = Gate::new(&election, &conditions).unwrap();
        let places: Vec<u32> = election.indices().collect();
        let shares = Shares {
            profile: &profile,
            places: &places,
            gate: &gate,
        };
        let (from, further) = (1 + dice.draw(60 * FINE), 2 + dice.draw(30 * FINE));
        let shift = shift_for(start(from + further)).unwrap();
        let base = shares.run(start(from), shift);
        let Some(same) = shares.run_alike(&base, start(from + further)) else {
            continue;
        };
        assert_eq!(same.order, base.order, "seed {seed}");
        for between in from..from + further {
            let run = shares.run(start(between), shift);
            assert_eq!(
                run.order,
                base.order,
                "seed {seed}, from {from} to {}, at {between}",
                from + further
            );
        }
        found += u64::from(!base.order.is_empty());
    }
    found
}

#[test]
fn runs_that_are_said_to_be_alike_buy_the_same_at_every_start_between_them() {
    let found = found_alike(0..30_000);
    assert!(found > 3_000, "{found} alike");
}

/// The orders bought at these starts, and whether the first and the last of them are said to be alike.
fn orders(election: &Election, starts: [u64; 3]) -> ([Vec<u32>; 3], bool) {
    let profile = Profile::of_utility(election, Utility::Points, &[]);
    let conditions = Conditions::default();
    let gate = Gate::new(election, &conditions).unwrap();
    let places: Vec<u32> = election.indices().collect();
    let shares = Shares {
        profile: &profile,
        places: &places,
        gate: &gate,
    };
    let shift = shift_for(start(starts[2] * FINE)).unwrap();
    let run = |whole: u64| shares.run(start(whole * FINE), shift);
    let alike = shares.run_alike(&run(starts[0]), start(starts[2] * FINE));
    (starts.map(|whole| run(whole).order), alike.is_some())
}

fn scoring(projects: &[(&str, i64)], ballots: &[&[(&str, u32)]]) -> Election {
    let empty = Election::builder(0).vote_type(VoteType::Scoring);
    let builder = projects
        .iter()
        .fold(empty, |builder, (id, cost)| builder.project(*id, "", *cost));
    let filled = ballots.iter().fold(builder, |builder, ballot| {
        builder.scored_ballot(ballot.iter().copied())
    });
    filled.build().unwrap()
}

#[test]
fn a_rival_whose_supporters_become_rich_may_be_cheaper_in_between() {
    // The winner asks 69 - s all along; the rival 112 - 2s up to 44, where all its supporters are rich, and 24 from there.
    let election = scoring(
        &[("drain", 30), ("winner", 39), ("other", 40), ("rival", 72)],
        &[
            &[("drain", 5), ("winner", 1)],
            &[("winner", 1)],
            &[("other", 4), ("rival", 1)],
            &[("other", 4), ("rival", 1)],
            &[("rival", 1)],
        ],
    );
    let (orders, alike) = orders(&election, [40, 44, 47]);
    assert_eq!(orders, [[2, 0, 1, 3], [2, 0, 3, 1], [2, 0, 1, 3]]);
    assert!(!alike);
}

#[test]
fn a_rival_may_be_cheaper_in_between_because_of_what_its_supporter_paid_before() {
    // Up to 44 the early project asks 98 - 2s, then 10. One who pays it gives the rival all that is left: so that asks
    // 159 - 3s and then 71 - s, while the winner asks 117 - 2s all along.
    let election = scoring(
        &[
            ("x", 68),
            ("y", 15),
            ("w", 60),
            ("early", 30),
            ("winner", 57),
            ("rival", 46),
        ],
        &[
            &[("x", 34), ("early", 1)],
            &[("x", 34), ("early", 1)],
            &[("y", 15), ("early", 1), ("rival", 1)],
            &[("rival", 1)],
            &[("w", 30), ("winner", 1)],
            &[("w", 30), ("winner", 1)],
            &[("winner", 1)],
        ],
    );
    let (orders, alike) = orders(&election, [40, 44, 47]);
    assert_eq!(
        orders,
        [[0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 5, 4], [0, 1, 2, 3, 4, 5]]
    );
    assert!(!alike);
}

#[test]
fn a_tie_that_lasts_is_passed_over_however_its_price_falls() {
    // Each has a rich supporter and one who gives all that a first project left.
    let election = Election::builder(0)
        .project("first", "", 30)
        .project("left", "", 40)
        .project("right", "", 40)
        .ballots([
            vec!["first", "left"],
            vec!["first", "right"],
            vec!["left"],
            vec!["right"],
        ])
        .build()
        .unwrap();
    let profile = Profile::of_utility(&election, Utility::Cardinality, &[]);
    let conditions = Conditions::default();
    let gate = Gate::new(&election, &conditions).unwrap();
    let shares = Shares {
        profile: &profile,
        places: &[0, 1, 2],
        gate: &gate,
    };
    let shift = shift_for(start(40 * FINE)).unwrap();
    let base = shares.run(start(30 * FINE), shift);
    assert_eq!(base.order, [0, 1, 2]);
    assert_eq!(base.tied[1], [1, 2]);
    assert!(!base.quotes[1].even);
    assert!(shares.run_alike(&base, start(34 * FINE)).is_some());
}
