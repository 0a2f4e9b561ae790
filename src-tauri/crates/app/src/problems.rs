//! Problems: what does not add up after merging, in words.

use crate::wire::{self, ProblemView};
use crate::{Failure, Words};
use cocrea_domain::problems::{
    Problem, ProblemKind, ProblemRow, ballot_problems, repeated_commitment_codes,
    repeated_slip_codes, slips_in_two_groups,
};
use cocrea_domain::{Ballot, BallotState, Commitment, Group, Lineage, Slip, Vote, VoteState};
use cocrea_store::View;

/// Everything that does not add up.
pub(crate) fn all(view: &View<'_>) -> Result<Vec<Problem>, Failure> {
    let slips = view.all::<Slip>()?;
    let (groups, lineages) = (view.all::<Group>()?, view.all::<Lineage>()?);
    let mut found = repeated_slip_codes(&slips);
    let held = slips.iter().flat_map(|slip| {
        let in_groups = Lineage::targets_of::<Group>(&lineages, slip.id.0);
        let names = in_groups.filter_map(|row| groups.iter().find(|group| group.id.0 == row));
        names
            .map(|group| (slip.code.clone(), group.name.clone()))
            .collect::<Vec<_>>()
    });
    found.extend(slips_in_two_groups(held));
    found.extend(ballot_problems(
        &view.all::<Vote>()?,
        &view.all::<Ballot>()?,
    ));
    found.extend(repeated_commitment_codes(&view.all::<Commitment>()?));
    Ok(found)
}

/// A problem as people read it.
pub(crate) fn told(words: &Words, problem: Problem) -> ProblemView {
    ProblemView {
        kind: problem.kind.into(),
        subject: problem.subject,
        rows: problem
            .rows
            .into_iter()
            .map(|row| in_words(words, row))
            .collect(),
    }
}

fn in_words(words: &Words, row: ProblemRow) -> String {
    match row {
        ProblemRow::Text(text) => text,
        ProblemRow::Ballot { state, marks } => {
            let key = match state {
                BallotState::Valid => "problem-ballot-valid",
                BallotState::Blank => "problem-ballot-blank",
                BallotState::Void => "problem-ballot-void",
            };
            let marks: Vec<String> = marks.iter().map(u32::to_string).collect();
            words.say(key, &[("marks", &marks.join(", "))])
        }
        ProblemRow::Vote { state, ballots } => {
            let key = match state {
                VoteState::Open => "problem-vote-open",
                VoteState::Closed => "problem-vote-closed",
            };
            words.say(key, &[("ballots", &ballots.to_string())])
        }
        ProblemRow::Correction {
            state,
            ballots,
            reason,
        } => {
            let key = match state {
                VoteState::Open => "problem-correction-open",
                VoteState::Closed => "problem-correction-closed",
            };
            let ballots = ballots.to_string();
            words.say(key, &[("ballots", &ballots), ("reason", &reason)])
        }
    }
}

impl From<ProblemKind> for wire::ProblemKind {
    fn from(kind: ProblemKind) -> Self {
        match kind {
            ProblemKind::SlipCodeRepeated => Self::SlipCodeRepeated,
            ProblemKind::BallotNumberRepeated => Self::BallotNumberRepeated,
            ProblemKind::CommitmentCodeRepeated => Self::CommitmentCodeRepeated,
            ProblemKind::SlipInTwoGroups => Self::SlipInTwoGroups,
            ProblemKind::TwoVotes => Self::TwoVotes,
            ProblemKind::TwoCorrections => Self::TwoCorrections,
            ProblemKind::BallotAfterClose => Self::BallotAfterClose,
            ProblemKind::BallotsWithoutVote => Self::BallotsWithoutVote,
        }
    }
}
