//! The vote: what opening locks, and what closing keeps.

use super::{Memory, id, proposals, vote};
use crate::{
    Ballot, BallotState, Id, Money, Process, Refusal, Terms, USUAL_RULE, USUAL_TIES, Vote,
    VoteOption, VoteState, counted_ballots, read_ties,
};

fn process(pesos: i64) -> Process {
    Process {
        ceiling: Some(Money::pesos(pesos)),
        ..Process::default()
    }
}

fn ballot(number: i64, state: BallotState, marks: &str) -> Ballot {
    let row = 700 + u128::try_from(number).unwrap();
    Ballot {
        id: id(row),
        vote: id(600),
        number,
        state,
        marks: marks.into(),
        ..Ballot::default()
    }
}

#[test]
fn an_open_vote_has_locked_rule_ties_ceiling_titles_and_costs() {
    let (vote, options) = vote();
    assert_eq!(
        (vote.state, vote.max_marks, vote.opened_at, vote.closed_at),
        (VoteState::Open, 2, 5, None)
    );
    assert_eq!(
        (vote.rule.as_str(), vote.ties.as_str(), vote.ceiling),
        (USUAL_RULE, USUAL_TIES, Money::pesos(100))
    );
    let shown: Vec<_> = options
        .iter()
        .map(|option| (option.number, option.title.as_str(), option.cost.0))
        .collect();
    assert_eq!(
        shown,
        [
            (1, "Proyecto 1", 1_000),
            (2, "Proyecto 2", 2_000),
            (3, "Proyecto 3", 3_000)
        ]
    );
    assert!(options.iter().all(|option| option.vote == vote.id));
    assert_eq!(options[2].proposal, id(503));
}

#[test]
fn a_vote_that_could_not_be_decided_is_not_opened() {
    #[track_caller]
    fn check(process: &Process, costs: &[i64], marks: u32, expected: Option<Refusal>) {
        let options: Vec<Id<VoteOption>> = (601..610).map(id).collect();
        let decision = Vote::open(
            (id(600), &options),
            (process, &proposals(costs)),
            &Terms::usual(marks),
            0,
        );
        assert_eq!(decision.err(), expected);
    }
    let title = || "Proyecto 2".to_owned();
    let out_of_range = Some(Refusal::MaxMarksOutOfRange { projects: 2 });
    check(&process(100), &[10, 100], 2, None);
    check(&Process::default(), &[10], 1, Some(Refusal::CeilingMissing));
    check(&process(0), &[10], 1, Some(Refusal::CeilingMissing));
    check(&process(100), &[], 1, Some(Refusal::ProposalsMissing));
    check(
        &process(100),
        &[10, 0],
        1,
        Some(Refusal::CostMissing { title: title() }),
    );
    check(
        &process(100),
        &[10, 101],
        1,
        Some(Refusal::CostOverCeiling { title: title() }),
    );
    check(&process(100), &[10, 20], 0, out_of_range.clone());
    check(&process(100), &[10, 20], 3, out_of_range.clone());
    check(&process(100), &[10, 20], u32::MAX, out_of_range);
}

#[test]
fn a_proposal_without_cost_keeps_the_vote_from_opening() {
    let mut unknown = proposals(&[10]);
    unknown[0].cost = None;
    let result = Vote::open(
        (id(600), &[id(601)]),
        (&process(100), &unknown),
        &Terms::usual(1),
        0,
    );
    assert_eq!(
        result,
        Err(Refusal::CostMissing {
            title: "Proyecto 1".into()
        })
    );
}

#[test]
fn an_order_of_ties_is_read_with_its_seed_and_what_not_everybody_types_alike_is_refused() {
    for (text, key) in [
        ("official", "official"),
        (" official ", "official"),
        ("official:4-2-6", "official:4-2-6"),
        ("drawn:  dado\t4,  dado 2 ", "drawn:dado 4, dado 2"),
        ("drawn:10:45", "drawn:10:45"),
    ] {
        assert_eq!(read_ties(text).as_deref(), Ok(key), "{text:?}");
    }
    for text in ["", "lexico", "Official", "4-2-6", "drawn4"] {
        let refused = read_ties(text).unwrap_err();
        assert_eq!(refused.code(), "order_of_ties_unknown", "{text:?}");
    }
    for text in ["drawn", "drawn:", "official: \u{200B}\n "] {
        assert_eq!(read_ties(text), Err(Refusal::SeedMissing), "{text:?}");
    }
    for seed in ["ñ", "-4", "4'2", "100%", "a\\b", "４", "4–2"] {
        let refused = read_ties(&format!("drawn:{seed}")).unwrap_err();
        assert_eq!(refused.code(), "seed_unreadable", "{seed:?}");
    }
    for length in [41, 100_000] {
        let refused = read_ties(&format!("drawn:{}", "9".repeat(length))).unwrap_err();
        assert_eq!(refused.code(), "text_too_long", "{length}");
    }
}

#[test]
fn a_vote_without_a_seed_for_its_lot_is_not_opened() {
    let terms = Terms {
        ties: "drawn:".into(),
        ..Terms::usual(1)
    };
    let opened = Vote::open(
        (id(600), &[id(601)]),
        (&process(100), &proposals(&[10])),
        &terms,
        0,
    );
    assert_eq!(opened.err(), Some(Refusal::SeedMissing));
}

#[test]
fn closing_keeps_the_ballots_as_they_stand() {
    let (vote, _) = vote();
    let ballots = [
        ballot(10, BallotState::Valid, "1 3"),
        ballot(2, BallotState::Blank, ""),
        ballot(9, BallotState::Void, "2"),
    ];
    let mut memory = Memory::default();
    memory.record(vote.close(&ballots, 9).unwrap());
    let closed: Vote = memory.find(vote.id.0);
    assert_eq!(
        (closed.state, closed.closed_at),
        (VoteState::Closed, Some(9))
    );
    assert_eq!(closed.counted, "2 blank\n9 void 2\n10 valid 1 3");
    let counted: Vec<_> = counted_ballots(&closed.counted)
        .into_iter()
        .map(|ballot| (ballot.number, ballot.state, ballot.marks))
        .collect();
    let expected = [
        (2, BallotState::Blank, vec![]),
        (9, BallotState::Void, vec![2]),
        (10, BallotState::Valid, vec![1, 3]),
    ];
    assert_eq!(counted, expected);
}

#[test]
fn only_ballots_of_this_vote_outside_the_trash_are_counted() {
    let (vote, _) = vote();
    let mut ballots = vec![
        ballot(1, BallotState::Valid, "1"),
        ballot(2, BallotState::Valid, "2"),
        ballot(3, BallotState::Valid, "3"),
    ];
    ballots[0].trashed = true;
    ballots[1].vote = id(666);
    let mut memory = Memory::default();
    memory.record(vote.close(&ballots, 9).unwrap());
    assert_eq!(memory.find::<Vote>(vote.id.0).counted, "3 valid 3");
    assert_eq!(vote.close(&ballots[..2], 9), Err(Refusal::BallotsMissing));
}

#[test]
fn ballots_with_the_same_number_are_both_counted_in_the_same_order_everywhere() {
    let (vote, _) = vote();
    let first = ballot(1, BallotState::Valid, "1");
    let second = Ballot {
        id: id(1),
        ..ballot(1, BallotState::Valid, "2")
    };
    let straight = vote.close(&[first.clone(), second.clone()], 9);
    assert_eq!(vote.close(&[second, first], 9), straight);
}

#[test]
fn marks_that_came_from_elsewhere_add_no_ballot_of_their_own() {
    let (vote, _) = vote();
    let mut memory = Memory::default();
    memory.record(
        vote.close(&[ballot(1, BallotState::Valid, "1\n2 valid 3\n3 x")], 9)
            .unwrap(),
    );
    let counted = counted_ballots(&memory.find::<Vote>(vote.id.0).counted);
    assert_eq!(counted.len(), 1);
}

#[test]
fn a_closed_vote_is_closed_for_ever_and_needs_a_ballot() {
    let (vote, _) = vote();
    assert_eq!(vote.close(&[], 9), Err(Refusal::BallotsMissing));
    let closed = Vote {
        state: VoteState::Closed,
        ..vote
    };
    assert_eq!(
        closed.close(&[ballot(1, BallotState::Valid, "1")], 9),
        Err(Refusal::VoteClosed)
    );
}

#[test]
fn the_count_of_a_city_fits_into_one_value_of_the_ledger() {
    let (vote, _) = vote();
    let ballots: Vec<Ballot> = (1..=71_000)
        .map(|number| ballot(number, BallotState::Valid, "1 2 3"))
        .collect();
    let mut memory = Memory::default();
    let change = memory.record(vote.close(&ballots, 9).unwrap()).unwrap();
    let link = cocrea_ledger::Link::seal(&[0; 32], &change);
    assert_eq!(link.change().as_ref(), Ok(&change));
    let closed: Vote = memory.find(vote.id.0);
    assert_eq!(counted_ballots(&closed.counted).len(), 71_000);
}

#[test]
fn lines_of_a_count_that_cannot_be_read_are_left_out() {
    let counted = counted_ballots("1 valid 2\n\nx valid 1\n2\n3 maybe 1\n4 valid uno\n5 blank");
    assert_eq!(
        counted
            .iter()
            .map(|ballot| ballot.number)
            .collect::<Vec<_>>(),
        [1, 5]
    );
}
