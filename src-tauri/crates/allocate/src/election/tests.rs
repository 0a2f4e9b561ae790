//! Elections as they are built, grouped, changed and refused.

use super::*;
use crate::{Rule, Settings, Ties, allocate};

fn small() -> ElectionBuilder {
    Election::builder(100)
        .project("a", "", 10)
        .project("b", "", 20)
}

#[test]
fn equal_ballots_are_kept_once_whatever_their_order_and_repeats() {
    let election = small()
        .ballots([vec!["a", "b"], vec!["b", "a", "b"], vec![], vec!["b"]])
        .build()
        .unwrap();
    assert_eq!(election.voters(), 4);
    assert_eq!(election.distinct_ballots(), 3);
    assert_eq!((election.votes(0), election.votes(1)), (2, 3));
    assert_eq!(election.supporters(1), [1, 2]);
}

#[test]
fn ballots_with_points_are_alike_only_with_the_same_points_and_the_last_ones_count() {
    let election = small()
        .vote_type(VoteType::Cumulative)
        .scored_ballot([("b", 2), ("a", 1)])
        .scored_ballot([("a", 9), ("b", 2), ("a", 1)])
        .scored_ballot([("a", 2), ("b", 1)])
        .ballot(["b"])
        .build()
        .unwrap();
    let ballots: Vec<_> = election
        .ballots()
        .map(|ballot| {
            (
                ballot.projects.to_vec(),
                ballot.points.to_vec(),
                ballot.times,
            )
        })
        .collect();
    assert_eq!(
        ballots,
        [
            (vec![0, 1], vec![1, 2], 2),
            (vec![0, 1], vec![2, 1], 1),
            (vec![1], vec![1], 1)
        ]
    );
}

#[test]
fn a_ranking_keeps_its_order_and_the_first_mention() {
    let election = small()
        .vote_type(VoteType::Ordinal)
        .ballots([vec!["b", "a", "b"], vec!["a", "b"]])
        .build()
        .unwrap();
    let ballots: Vec<_> = election
        .ballots()
        .map(|ballot| ballot.projects.to_vec())
        .collect();
    assert_eq!(ballots, [[0, 1], [1, 0]]);
}

#[test]
fn what_if_changes_a_copy_and_refuses_what_is_not_there() {
    let election = small()
        .ballots([vec!["a", "b"], vec!["b"], vec!["a"]])
        .build()
        .unwrap();
    let dearer = election.clone().with_cost("a", 99).unwrap();
    assert_eq!((election.cost(0), dearer.cost(0)), (10, 99));
    assert_eq!(election.clone().with_budget(7).unwrap().budget(), 7);
    let without = election.without("a").unwrap();
    assert_eq!(without.projects().len(), 1);
    assert_eq!((without.voters(), without.votes(0)), (3, 2));
    assert_eq!(
        election.without("z"),
        Err(ElectionError::NoSuchProject { id: "z".into() })
    );
    assert!(election.clone().with_cost("a", -1).is_err());
    assert!(election.with_budget(-1).is_err());
}

#[test]
fn an_election_with_a_wrong_part_is_refused_with_its_place() {
    let repeated = Election::builder(1)
        .project("a", "", 1)
        .project("a", "", 2)
        .build();
    assert_eq!(
        repeated,
        Err(ElectionError::RepeatedProject { id: "a".into() })
    );
    let unknown = Election::builder(1)
        .project("a", "", 1)
        .ballot(["a"])
        .ballot(["z"])
        .build();
    assert_eq!(
        unknown,
        Err(ElectionError::UnknownProject {
            ballot: 1,
            id: "z".into()
        })
    );
    for wrong in [-1, MOST_MONEY + 1] {
        assert!(Election::builder(wrong).build().is_err());
        assert!(
            Election::builder(1)
                .project("a", "", wrong)
                .build()
                .is_err()
        );
    }
    assert!(Election::builder(1).unit(0).build().is_err());
    let generous = small()
        .vote_type(VoteType::Scoring)
        .scored_ballot([("a", MOST_POINTS + 1)])
        .build();
    assert!(matches!(generous, Err(ElectionError::TooManyPoints { .. })));
}

#[test]
fn what_ballots_are_is_said_before_the_first_one() {
    let filled = || small().ballot(["a", "b"]);
    let late = Err(ElectionError::SaidAfterBallots);
    assert_eq!(filled().vote_type(VoteType::Scoring).build(), late);
    assert_eq!(filled().parts_of_a_point(10).build(), late);
    assert!(filled().vote_type(VoteType::Approval).build().is_ok());
}

#[test]
fn points_count_only_where_ballots_have_points() {
    let approved = small().scored_ballot([("b", 7), ("a", 0)]).build().unwrap();
    assert_eq!(approved, small().ballot(["a", "b"]).build().unwrap());
    let tenths = small()
        .vote_type(VoteType::Scoring)
        .parts_of_a_point(10)
        .ballot(["b"])
        .build()
        .unwrap();
    let points: Vec<_> = tenths.ballots().map(|ballot| ballot.points).collect();
    assert_eq!(points, [[10]]);
}

#[test]
fn finer_money_elects_the_same_and_cannot_become_too_large() {
    let election = small()
        .unit(10)
        .ballots([vec!["a"], vec!["a", "b"]])
        .build()
        .unwrap();
    let finer = election.clone().with_finer_money(100).unwrap();
    assert_eq!(
        (finer.budget(), finer.unit()),
        (election.budget() * 100, 1_000)
    );
    for rule in Rule::all(VoteType::Approval) {
        let counted = |election| allocate(election, &Settings::new(rule, Ties::Lexico)).unwrap();
        let (coarse, fine) = (counted(&election), counted(&finer));
        assert_eq!(coarse.winners, fine.winners, "{rule}");
        assert_eq!(coarse.add1_steps, fine.add1_steps, "{rule}");
        assert_eq!(coarse.total_cost * 100, fine.total_cost, "{rule}");
    }
    for wrong in [i64::MIN, 0, MOST_MONEY, i64::MAX] {
        assert!(election.clone().with_finer_money(wrong).is_err(), "{wrong}");
    }
}
