//! Problems: what does not add up after merging. Nothing was lost; a person looks at it.

use crate::ballot::written_marks;
use crate::record::key_words;
use crate::{Ballot, BallotState, Commitment, Slip, Vote, VoteState, counted_ballots};
use std::collections::BTreeMap;

key_words! {
    /// What does not add up.
    pub enum ProblemKind {
        /// Two slips got the same code on different laptops.
        SlipCodeRepeated = "slip_code_repeated",
        /// Two ballots got the same number on different laptops.
        BallotNumberRepeated = "ballot_number_repeated",
        /// Two commitments got the same code.
        CommitmentCodeRepeated = "commitment_code_repeated",
        /// A slip was put into two groups on different laptops.
        SlipInTwoGroups = "slip_in_two_groups",
        /// Two votes were opened on different laptops.
        TwoVotes = "two_votes",
        /// A ballot is not as it was when the vote was closed; it is kept and the count does not change.
        BallotAfterClose = "ballot_after_close",
    }
}

/// Something that does not add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What it is.
    pub kind: ProblemKind,
    /// What the rows share, such as the code `M3-014`.
    pub subject: String,
    /// The rows in words.
    pub rows: Vec<String>,
}

/// Slips that share a code.
#[must_use]
pub fn repeated_slip_codes(slips: &[Slip]) -> Vec<Problem> {
    repeated(
        ProblemKind::SlipCodeRepeated,
        slips
            .iter()
            .map(|slip| (slip.code.clone(), slip.text.clone())),
    )
}

/// Commitments that share a code.
#[must_use]
pub fn repeated_commitment_codes(commitments: &[Commitment]) -> Vec<Problem> {
    let coded = commitments
        .iter()
        .map(|commitment| (commitment.code.clone(), commitment.title.clone()));
    repeated(ProblemKind::CommitmentCodeRepeated, coded)
}

/// Slips that two groups hold: pairs of a slip's code and the name of a group.
#[must_use]
pub fn slips_in_two_groups(held: impl Iterator<Item = (String, String)>) -> Vec<Problem> {
    repeated(ProblemKind::SlipInTwoGroups, held)
}

/// Ballots that share a number, and ballots that are not as they were when the vote was closed.
#[must_use]
pub fn ballot_problems(votes: &[Vote], ballots: &[Ballot]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for vote in votes {
        let of_vote: Vec<&Ballot> = ballots
            .iter()
            .filter(|ballot| ballot.vote == vote.id)
            .collect();
        let numbered = of_vote.iter().map(|ballot| {
            (
                ballot.number.to_string(),
                shown(ballot.state, &ballot.marks()),
            )
        });
        problems.extend(repeated(ProblemKind::BallotNumberRepeated, numbered));
        if vote.state == VoteState::Closed {
            problems.extend(after_close(vote, &of_vote));
        }
    }
    if votes.len() > 1 {
        let rows = votes.iter().map(|vote| vote.id.0.to_string()).collect();
        problems.push(Problem {
            kind: ProblemKind::TwoVotes,
            subject: votes.len().to_string(),
            rows,
        });
    }
    problems
}

fn after_close(vote: &Vote, ballots: &[&Ballot]) -> Vec<Problem> {
    let mut counted: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for ballot in counted_ballots(&vote.counted) {
        let kept = shown(ballot.state, &ballot.marks);
        counted.entry(ballot.number).or_default().push(kept);
    }
    let differs = |ballot: &&&Ballot| {
        let now = shown(ballot.state, &ballot.marks());
        !counted
            .get(&ballot.number)
            .is_some_and(|kept| kept.contains(&now))
    };
    let problem = |ballot: &&Ballot| Problem {
        kind: ProblemKind::BallotAfterClose,
        subject: ballot.number.to_string(),
        rows: vec![shown(ballot.state, &ballot.marks())],
    };
    ballots.iter().filter(differs).map(problem).collect()
}

fn shown(state: BallotState, marks: &[u32]) -> String {
    let line = format!("{} {}", state.key(), written_marks(marks));
    line.trim_end().to_owned()
}

fn repeated(kind: ProblemKind, coded: impl Iterator<Item = (String, String)>) -> Vec<Problem> {
    let mut by_code: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (code, row) in coded {
        by_code.entry(code).or_default().push(row);
    }
    let shared = by_code.into_iter().filter(|(_, rows)| rows.len() > 1);
    shared
        .map(|(subject, rows)| Problem {
            kind,
            subject,
            rows,
        })
        .collect()
}
