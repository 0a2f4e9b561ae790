//! Ballots: how marks are typed.

use super::{Memory, id, vote};
use crate::{Ballot, BallotState, NewBallot, Refusal, Vote, VoteState, read_marks};

fn new(line: &str, state: BallotState) -> NewBallot<'_> {
    NewBallot { line, state }
}

#[track_caller]
fn check(line: &str, expected: Result<&[u32], Refusal>) {
    let (_, options) = vote();
    assert_eq!(
        read_marks(line, &options, 2),
        expected.map(<[u32]>::to_vec),
        "{line:?}"
    );
}

#[test]
fn marks_are_numbers_parted_by_blanks_or_commas() {
    check("1 3", Ok(&[1, 3]));
    check("3,1", Ok(&[1, 3]));
    check(" 2. ", Ok(&[2]));
    check("1;\t2", Ok(&[1, 2]));
    check("01", Ok(&[1]));
}

#[test]
fn marks_that_cannot_count_are_refused() {
    let no_option = |number: &str| {
        Err(Refusal::NoSuchOption {
            number: number.into(),
        })
    };
    let unreadable = |text: &str| Err(Refusal::NumberUnreadable { text: text.into() });
    check("1.5", unreadable("1.5"));
    check("", Err(Refusal::MarksMissing));
    check(" , ", Err(Refusal::MarksMissing));
    check("1 2 3", Err(Refusal::TooManyMarks { marked: 3, max: 2 }));
    check("1 1", Err(Refusal::MarkRepeated { number: 1 }));
    check("1 01", Err(Refusal::MarkRepeated { number: 1 }));
    check("4", no_option("4"));
    check("0", no_option("0"));
    check("99999999999", no_option("99999999999"));
    check("uno", unreadable("uno"));
    check("-1", unreadable("-1"));
    check("1-3", unreadable("1-3"));
    check("١", unreadable("١"));
    check(&"9".repeat(100_000), no_option(&"9".repeat(20)));
    check(&"x".repeat(100_000), unreadable(&"x".repeat(20)));
}

#[test]
fn a_ballot_is_cast_with_the_next_number() {
    let (vote, options) = vote();
    let (ballot, decision) = Ballot::cast(
        id(700),
        new("3 1", BallotState::Valid),
        (&vote, &options),
        57,
    )
    .unwrap();
    assert_eq!(
        (ballot.number, ballot.marks.as_str(), ballot.marks()),
        (58, "1 3", vec![1, 3])
    );
    let mut memory = Memory::default();
    memory.record(decision);
    assert_eq!(memory.all::<Ballot>(), [ballot]);
}

#[test]
fn a_blank_ballot_has_no_marks_and_a_void_one_keeps_what_can_be_read() {
    let (vote, options) = vote();
    let cast = |line, state| {
        Ballot::cast(id(700), new(line, state), (&vote, &options), 0)
            .unwrap()
            .0
            .marks()
    };
    assert_eq!(cast("1 2", BallotState::Blank), []);
    assert_eq!(cast("3 uno 1 9 2 1", BallotState::Void), [1, 2, 3]);
    assert_eq!(cast("", BallotState::Void), []);
}

#[test]
fn a_refused_ballot_is_not_cast() {
    let (vote, options) = vote();
    let closed = Vote {
        state: VoteState::Closed,
        ..vote.clone()
    };
    for state in BallotState::ALL {
        let result = Ballot::cast(id(700), new("1", *state), (&closed, &options), 0);
        assert_eq!(result.unwrap_err(), Refusal::VoteClosed);
    }
    let result = Ballot::cast(id(700), new("", BallotState::Valid), (&vote, &options), 0);
    assert_eq!(result.unwrap_err(), Refusal::MarksMissing);
}

#[test]
fn a_ballot_is_corrected_or_voided_while_the_vote_is_open() {
    let (vote, options) = vote();
    let mut memory = Memory::default();
    let (ballot, decision) =
        Ballot::cast(id(700), new("1", BallotState::Valid), (&vote, &options), 0).unwrap();
    memory.record(decision);
    let corrected = ballot
        .correct(new("2 3", BallotState::Valid), &vote, &options)
        .unwrap();
    assert_eq!(corrected.0.kind, "ballot_corrected");
    memory.record(corrected);
    let voided = memory.all::<Ballot>()[0]
        .correct(new("2 3", BallotState::Void), &vote, &options)
        .unwrap();
    assert_eq!(voided.0.kind, "ballot_voided");
    memory.record(voided);
    let after = memory.all::<Ballot>().remove(0);
    assert_eq!(
        (after.state, after.marks(), after.number),
        (BallotState::Void, vec![2, 3], 1)
    );
}

#[test]
fn a_ballot_of_a_closed_vote_or_in_the_trash_is_not_corrected() {
    let (vote, options) = vote();
    let (ballot, _) =
        Ballot::cast(id(700), new("1", BallotState::Valid), (&vote, &options), 0).unwrap();
    let closed = Vote {
        state: VoteState::Closed,
        ..vote.clone()
    };
    assert_eq!(
        ballot.correct(new("2", BallotState::Valid), &closed, &options),
        Err(Refusal::VoteClosed)
    );
    let too_many = Err(Refusal::TooManyMarks { marked: 3, max: 2 });
    assert_eq!(
        ballot.correct(new("1 2 3", BallotState::Valid), &vote, &options),
        too_many
    );
    let trashed = Ballot {
        trashed: true,
        ..ballot
    };
    assert_eq!(
        trashed.correct(new("2", BallotState::Valid), &vote, &options),
        Err(Refusal::InTheTrash)
    );
}
