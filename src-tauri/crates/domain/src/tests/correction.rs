//! Corrections of a closed vote.

use super::{Memory, id, vote};
use crate::{
    Ballot, BallotState, Commitment, CountedBallot, Id, Refusal, Vote, VoteOption, VoteState,
    counted_ballots,
};

/// The vote of the tests, closed with two ballots.
fn closed() -> (Vote, Vec<VoteOption>) {
    let (open, options) = vote();
    let vote = Vote {
        state: VoteState::Closed,
        closed_at: Some(9),
        counted: "1 valid 1 2\n2 blank".into(),
        ..open
    };
    (vote, options)
}

fn correction(row: u128, of: &Vote, state: VoteState) -> Vote {
    Vote {
        id: id(row),
        state,
        corrects: of.id,
        reason: "Faltó una boleta".into(),
        ..of.clone()
    }
}

fn counted(vote: &Vote) -> Vec<(Id<Ballot>, CountedBallot)> {
    let ids = (801..).map(id);
    ids.zip(counted_ballots(&vote.counted)).collect()
}

#[test]
fn a_correction_is_open_with_the_same_terms_projects_and_counted_ballots() {
    let (vote, options) = closed();
    let ids: Vec<Id<VoteOption>> = (611..614).map(id).collect();
    let decision = vote
        .correct(
            (id(610), &ids),
            (&[], &options),
            &counted(&vote),
            ("  Faltó\nuna boleta ", 20),
        )
        .unwrap();
    let touched = decision.0.writes.iter();
    assert!(
        touched
            .filter(|write| write.cell.entity == "vote")
            .all(|write| write.cell.row.as_u128() == 610),
        "the closed vote stays as it is"
    );
    let mut memory = Memory::default();
    memory.record(decision);
    let made = memory.all::<Vote>().remove(0);
    let expected = Vote {
        id: id(610),
        state: VoteState::Open,
        opened_at: 20,
        closed_at: None,
        counted: String::new(),
        corrects: vote.id,
        reason: "Faltó una boleta".into(),
        ..vote
    };
    assert_eq!(made, expected);
    let copied: Vec<_> = memory.all::<VoteOption>();
    let expected: Vec<_> = options
        .iter()
        .zip(&ids)
        .map(|(option, new)| VoteOption {
            id: *new,
            vote: made.id,
            ..option.clone()
        })
        .collect();
    assert_eq!(copied, expected);
    let ballots: Vec<_> = memory.all::<Ballot>();
    let shown: Vec<_> = ballots
        .iter()
        .map(|ballot| (ballot.vote, ballot.number, ballot.state, ballot.marks()))
        .collect();
    assert_eq!(
        shown,
        [
            (made.id, 1, BallotState::Valid, vec![1, 2]),
            (made.id, 2, BallotState::Blank, vec![])
        ]
    );
}

#[test]
fn only_a_closed_vote_without_a_correction_that_stands_is_corrected() {
    let (vote, options) = closed();
    let check = |vote: &Vote, votes: &[Vote], reason: &str, expected: Option<Refusal>| {
        let decision = vote.correct((id(610), &[]), (votes, &options), &[], (reason, 0));
        assert_eq!(decision.err(), expected);
    };
    let open = Vote {
        state: VoteState::Open,
        ..vote.clone()
    };
    let trashed = Vote {
        trashed: true,
        ..vote.clone()
    };
    let standing = correction(620, &vote, VoteState::Open);
    let taken_back = Vote {
        trashed: true,
        ..standing.clone()
    };
    check(&vote, &[], "Sí", None);
    check(&vote, &[taken_back], "Sí", None);
    check(&open, &[], "Sí", Some(Refusal::VoteStillOpen));
    check(&trashed, &[], "Sí", Some(Refusal::InTheTrash));
    check(&vote, &[], " \u{200B}", Some(Refusal::ReasonMissing));
    let votes = [vote.clone(), standing];
    check(&vote, &votes, "Sí", Some(Refusal::VoteCorrected));
}

#[test]
fn the_votes_in_force_go_from_the_first_to_its_last_correction() {
    #[track_caller]
    fn check(votes: &[Vote], expected: &[u128]) {
        let line: Vec<u128> = Vote::in_force(votes)
            .into_iter()
            .map(|vote| vote.id.0.as_u128())
            .collect();
        assert_eq!(line, expected);
    }
    let first = closed().0;
    let second = correction(620, &first, VoteState::Closed);
    let third = correction(630, &second, VoteState::Open);
    let apart = correction(610, &first, VoteState::Open);
    let other = Vote {
        id: id(699),
        corrects: Id::default(),
        ..first.clone()
    };
    check(&[], &[]);
    check(std::slice::from_ref(&first), &[600]);
    check(
        &[third.clone(), second.clone(), first.clone()],
        &[600, 620, 630],
    );
    check(&[other, first.clone(), second.clone()], &[600, 620]);
    // A correction that was closed is in force before one that was only opened.
    check(&[first.clone(), apart, second.clone()], &[600, 620]);
    check(std::slice::from_ref(&second), &[620]);
    // Only a forged bundle brings votes that correct each other in a ring.
    let ring = Vote {
        corrects: second.id,
        ..first
    };
    check(&[ring, second], &[]);
}

#[test]
fn a_commitment_knows_that_the_vote_it_was_made_from_has_been_corrected() {
    let first = closed().0;
    let second = correction(620, &first, VoteState::Open);
    let made_from = |vote: Id<Vote>| Commitment {
        vote,
        ..Commitment::default()
    };
    let check = |commitment: &Commitment, votes: &[Vote], expected| {
        assert_eq!(commitment.is_of_corrected(votes), expected);
    };
    let (alone, both) = ([first.clone()], [first.clone(), second.clone()]);
    check(&made_from(first.id), &alone, false);
    check(&made_from(first.id), &both, true);
    check(&made_from(Id::default()), &both, true);
    check(&made_from(second.id), &both, false);
    check(&made_from(first.id), &[], false);
}
