//! What does not add up after merging.

use super::{id, slip, vote};
use crate::problems::*;
use crate::{Ballot, BallotState, Commitment, Slip, Vote, VoteState};

fn ballot(row: u128, number: i64, marks: &str) -> Ballot {
    Ballot {
        id: id(row),
        vote: id(600),
        number,
        marks: marks.into(),
        ..Ballot::default()
    }
}

fn written(row: &ProblemRow) -> String {
    match row {
        ProblemRow::Text(text) => text.clone(),
        ProblemRow::Ballot { state, marks } => format!("{} {marks:?}", state.key()),
        ProblemRow::Vote { state, ballots } => format!("{} {ballots}", state.key()),
        ProblemRow::Correction {
            state,
            ballots,
            reason,
        } => format!("{} {ballots} {reason}", state.key()),
    }
}

#[track_caller]
fn check(problems: &[Problem], expected: &[(ProblemKind, &str, &[&str])]) {
    let found: Vec<(ProblemKind, &str, Vec<String>)> = problems
        .iter()
        .map(|problem| {
            (
                problem.kind,
                problem.subject.as_str(),
                problem.rows.iter().map(written).collect(),
            )
        })
        .collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(kind, subject, rows)| {
            (
                *kind,
                *subject,
                rows.iter().map(|&row| row.into()).collect(),
            )
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn slips_that_got_the_same_code_apart_are_both_told() {
    let twin = Slip {
        id: id(9),
        text: "bache".into(),
        ..slip(1, "fuga")
    };
    let slips = [slip(1, "fuga"), slip(2, "luz"), twin];
    check(
        &repeated_slip_codes(&slips),
        &[(ProblemKind::SlipCodeRepeated, "M3-001", &["fuga", "bache"])],
    );
    check(&repeated_slip_codes(&slips[..2]), &[]);
}

#[test]
fn commitments_that_got_the_same_code_apart_are_both_told() {
    let made = |title: &str| Commitment {
        code: "C-01".into(),
        title: title.into(),
        ..Commitment::default()
    };
    let expected: &[&str] = &["Techar", "Drenar"];
    check(
        &repeated_commitment_codes(&[made("Techar"), made("Drenar")]),
        &[(ProblemKind::CommitmentCodeRepeated, "C-01", expected)],
    );
}

#[test]
fn a_slip_that_two_groups_hold_is_told() {
    let held = [
        ("M3-001", "Agua"),
        ("M3-002", "Agua"),
        ("M3-001", "Drenaje"),
    ];
    let held = held
        .into_iter()
        .map(|(code, group)| (code.to_owned(), group.to_owned()));
    check(
        &slips_in_two_groups(held),
        &[(ProblemKind::SlipInTwoGroups, "M3-001", &["Agua", "Drenaje"])],
    );
}

#[test]
fn ballots_with_the_same_number_are_told_within_their_vote() {
    let (vote, _) = vote();
    let other = Ballot {
        vote: id(666),
        ..ballot(3, 1, "3")
    };
    let ballots = [ballot(1, 1, "1"), ballot(2, 1, "2"), other];
    let elsewhere = Vote {
        id: id(666),
        ..vote.clone()
    };
    let repeated = &ballot_problems(&[vote, elsewhere], &ballots)[..1];
    let rows: &[&str] = &["valid [1]", "valid [2]"];
    check(repeated, &[(ProblemKind::BallotNumberRepeated, "1", rows)]);
}

#[test]
fn ballots_that_are_not_as_they_were_when_the_vote_was_closed_are_told() {
    let (vote, _) = vote();
    let closed = Vote {
        state: VoteState::Closed,
        counted: "1 valid 1\n2 blank\n3 valid 2".into(),
        ..vote
    };
    let unchanged = [
        ballot(1, 1, "1"),
        Ballot {
            state: BallotState::Blank,
            ..ballot(2, 2, "")
        },
        ballot(3, 3, "2"),
    ];
    check(
        &ballot_problems(std::slice::from_ref(&closed), &unchanged),
        &[],
    );
    let late = [
        ballot(1, 1, "1"),
        ballot(2, 2, "3"),
        Ballot {
            state: BallotState::Void,
            ..ballot(3, 3, "2")
        },
        ballot(4, 4, "1"),
    ];
    let after = ProblemKind::BallotAfterClose;
    check(
        &ballot_problems(&[closed], &late),
        &[
            (after, "2", &["valid [3]"]),
            (after, "3", &["void [2]"]),
            (after, "4", &["valid [1]"]),
        ],
    );
}

#[test]
fn an_open_vote_has_no_late_ballots() {
    let (vote, _) = vote();
    check(&ballot_problems(&[vote], &[ballot(1, 1, "1")]), &[]);
}

#[test]
fn two_votes_that_were_opened_apart_are_told_and_the_one_in_force_comes_first() {
    let (first, _) = vote();
    let later = Vote {
        id: id(666),
        ..first.clone()
    };
    let elsewhere = Ballot {
        vote: later.id,
        ..ballot(2, 1, "1")
    };
    let ballots = [ballot(1, 1, "1"), ballot(3, 2, "2"), elsewhere];
    let two: fn(&'static [&'static str]) -> _ = |rows| [(ProblemKind::TwoVotes, "2", rows)];
    check(
        &ballot_problems(&[later.clone(), first.clone()], &ballots),
        &two(&["open 2", "open 1"]),
    );
    let closed = Vote {
        state: VoteState::Closed,
        counted: "1 valid 1".into(),
        ..later
    };
    check(
        &ballot_problems(&[first.clone(), closed], &ballots),
        &two(&["closed 1", "open 2"]),
    );
    check(&ballot_problems(&[first], &ballots[..2]), &[]);
}

#[test]
fn two_corrections_of_one_vote_are_told_and_the_one_in_force_comes_first() {
    let closed = Vote {
        state: VoteState::Closed,
        counted: "1 valid 1".into(),
        ..vote().0
    };
    let correction = |row, reason: &str| Vote {
        id: id(row),
        state: VoteState::Open,
        corrects: closed.id,
        reason: reason.into(),
        ..closed.clone()
    };
    let (one, other) = (correction(670, "Faltó una"), correction(671, "Sobró una"));
    let ballots = [ballot(1, 1, "1")];
    check(
        &ballot_problems(&[closed.clone(), other.clone(), one.clone()], &ballots),
        &[(
            ProblemKind::TwoCorrections,
            "2",
            &["open 0 Faltó una", "open 0 Sobró una"],
        )],
    );
    let trashed = Vote {
        trashed: true,
        ..other
    };
    check(&ballot_problems(&[closed, one, trashed], &ballots), &[]);
}

#[test]
fn a_ballot_after_the_closing_is_told_until_the_correction_has_it() {
    let closed = Vote {
        state: VoteState::Closed,
        counted: "1 valid 1".into(),
        ..vote().0
    };
    let correction = Vote {
        id: id(670),
        state: VoteState::Open,
        corrects: closed.id,
        ..closed.clone()
    };
    let late = ballot(2, 2, "3");
    let votes = [closed, correction];
    check(
        &ballot_problems(&votes, std::slice::from_ref(&late)),
        &[(ProblemKind::BallotAfterClose, "2", &["valid [3]"])],
    );
    let put_right = Ballot {
        id: id(9),
        vote: id(670),
        ..late.clone()
    };
    check(&ballot_problems(&votes, &[late, put_right]), &[]);
}

#[test]
fn ballots_whose_vote_was_taken_back_elsewhere_are_told() {
    let ballots = [ballot(1, 2, "1"), ballot(2, 1, "2")];
    check(
        &ballot_problems(&[], &ballots),
        &[(ProblemKind::BallotsWithoutVote, "2", &["1, 2"])],
    );
}
