//! Problems: what does not add up after merging. Nothing was lost; a person looks at it.

use crate::correction::first_votes;
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
        /// Two laptops corrected the same vote.
        TwoCorrections = "two_corrections",
        /// A ballot is not as it was when the vote was closed; it is kept and the count does not change.
        BallotAfterClose = "ballot_after_close",
        /// Ballots were typed on one laptop while another took back the opening of their vote.
        BallotsWithoutVote = "ballots_without_vote",
    }
}

/// One of the rows that do not add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemRow {
    /// What it says or is called.
    Text(String),
    /// A ballot.
    Ballot {
        /// What it counts as.
        state: BallotState,
        /// Numbers of the options it marks.
        marks: Vec<u32>,
    },
    /// A vote.
    Vote {
        /// Open or closed.
        state: VoteState,
        /// How many ballots it has.
        ballots: usize,
    },
    /// A vote that corrects another one.
    Correction {
        /// Open or closed.
        state: VoteState,
        /// How many ballots it has.
        ballots: usize,
        /// Why it was founded.
        reason: String,
    },
}

/// Something that does not add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What it is.
    pub kind: ProblemKind,
    /// What the rows share, such as the code `M3-014`.
    pub subject: String,
    /// The rows; of two votes the first is the one in force.
    pub rows: Vec<ProblemRow>,
}

/// Slips that share a code.
#[must_use]
pub fn repeated_slip_codes(slips: &[Slip]) -> Vec<Problem> {
    repeated(
        ProblemKind::SlipCodeRepeated,
        slips
            .iter()
            .map(|slip| (slip.code.clone(), ProblemRow::Text(slip.text.clone()))),
    )
}

/// Commitments that share a code.
#[must_use]
pub fn repeated_commitment_codes(commitments: &[Commitment]) -> Vec<Problem> {
    let coded = commitments.iter().map(|commitment| {
        (
            commitment.code.clone(),
            ProblemRow::Text(commitment.title.clone()),
        )
    });
    repeated(ProblemKind::CommitmentCodeRepeated, coded)
}

/// Slips that two groups hold: pairs of a slip's code and the name of a group.
#[must_use]
pub fn slips_in_two_groups(held: impl Iterator<Item = (String, String)>) -> Vec<Problem> {
    let held = held.map(|(code, group)| (code, ProblemRow::Text(group)));
    repeated(ProblemKind::SlipInTwoGroups, held)
}

/// Ballots that share a number, and ballots that are not as they were when the vote was closed.
#[must_use]
pub fn ballot_problems(votes: &[Vote], ballots: &[Ballot]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for vote in votes {
        let of_vote: Vec<&Ballot> = ballots_of(vote, ballots).collect();
        let numbered = of_vote
            .iter()
            .map(|ballot| (ballot.number.to_string(), row_of(ballot)));
        problems.extend(repeated(ProblemKind::BallotNumberRepeated, numbered));
        if vote.state == VoteState::Closed {
            problems.extend(after_close(
                vote,
                &of_vote,
                &of_corrections(vote, votes, ballots),
            ));
        }
        problems.extend(two_corrections(vote, votes, ballots));
    }
    let first = first_votes(votes);
    if first.len() > 1 {
        problems.push(two_votes(first, ballots));
    }
    problems.extend(without_vote(votes, ballots));
    problems
}

fn two_corrections(vote: &Vote, votes: &[Vote], ballots: &[Ballot]) -> Option<Problem> {
    let mut corrections: Vec<&Vote> = vote.corrections(votes).collect();
    corrections.sort_by_key(|vote| vote.rank());
    (corrections.len() > 1).then(|| Problem {
        kind: ProblemKind::TwoCorrections,
        subject: corrections.len().to_string(),
        rows: corrections
            .into_iter()
            .map(|vote| ProblemRow::Correction {
                state: vote.state,
                ballots: ballots_of(vote, ballots).count(),
                reason: vote.reason.clone(),
            })
            .collect(),
    })
}

/// Ballots as the corrections of a vote have them: what was put right there is no problem any more.
fn of_corrections(vote: &Vote, votes: &[Vote], ballots: &[Ballot]) -> Vec<(i64, ProblemRow)> {
    let corrections = vote.corrections(votes);
    let theirs = corrections.flat_map(|correction| ballots_of(correction, ballots));
    theirs
        .map(|ballot| (ballot.number, row_of(ballot)))
        .collect()
}

fn ballots_of<'b>(vote: &Vote, ballots: &'b [Ballot]) -> impl Iterator<Item = &'b Ballot> {
    let id = vote.id;
    ballots.iter().filter(move |ballot| ballot.vote == id)
}

fn two_votes(mut votes: Vec<&Vote>, ballots: &[Ballot]) -> Problem {
    votes.sort_by_key(|vote| vote.rank());
    let rows = votes.into_iter().map(|vote| ProblemRow::Vote {
        state: vote.state,
        ballots: ballots_of(vote, ballots).count(),
    });
    let rows: Vec<ProblemRow> = rows.collect();
    Problem {
        kind: ProblemKind::TwoVotes,
        subject: rows.len().to_string(),
        rows,
    }
}

fn without_vote(votes: &[Vote], ballots: &[Ballot]) -> Option<Problem> {
    let mut numbers: Vec<i64> = ballots
        .iter()
        .filter(|ballot| votes.iter().all(|vote| vote.id != ballot.vote))
        .map(|ballot| ballot.number)
        .collect();
    numbers.sort_unstable();
    let written: Vec<String> = numbers.iter().map(i64::to_string).collect();
    (!numbers.is_empty()).then(|| Problem {
        kind: ProblemKind::BallotsWithoutVote,
        subject: numbers.len().to_string(),
        rows: vec![ProblemRow::Text(written.join(", "))],
    })
}

fn after_close(vote: &Vote, ballots: &[&Ballot], put_right: &[(i64, ProblemRow)]) -> Vec<Problem> {
    let mut counted: BTreeMap<i64, Vec<ProblemRow>> = BTreeMap::new();
    for ballot in counted_ballots(&vote.counted) {
        counted
            .entry(ballot.number)
            .or_default()
            .push(ProblemRow::Ballot {
                state: ballot.state,
                marks: ballot.marks,
            });
    }
    for (number, row) in put_right {
        counted.entry(*number).or_default().push(row.clone());
    }
    let differs = |ballot: &&&Ballot| {
        !counted
            .get(&ballot.number)
            .is_some_and(|kept| kept.contains(&row_of(ballot)))
    };
    let problem = |ballot: &&Ballot| Problem {
        kind: ProblemKind::BallotAfterClose,
        subject: ballot.number.to_string(),
        rows: vec![row_of(ballot)],
    };
    ballots.iter().filter(differs).map(problem).collect()
}

fn row_of(ballot: &Ballot) -> ProblemRow {
    ProblemRow::Ballot {
        state: ballot.state,
        marks: ballot.marks(),
    }
}

fn repeated(kind: ProblemKind, coded: impl Iterator<Item = (String, ProblemRow)>) -> Vec<Problem> {
    let mut by_code: BTreeMap<String, Vec<ProblemRow>> = BTreeMap::new();
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
