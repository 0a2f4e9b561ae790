//! The vote: what is on the ballot, and what is locked before the first one.

use crate::ballot::{Ballot, written_count};
use crate::record::{key_words, record};
use crate::{Decision, Id, Money, Process, Proposal, Refusal, read_ties, undo};

/// Key of the rule that a vote is usually decided by: Equal Shares raised step by step, the rest by most votes.
pub const USUAL_RULE: &str = "mes_cost_add1u";
/// Key of its tie-break: lowest cost, then most votes, then the lot; without one the number on the ballot read as text
/// («10» before «9»).
pub const USUAL_TIES: &str = "official";

key_words! {
    /// Whether ballots may still be typed.
    pub enum VoteState {
        /// Ballots may be typed, corrected and voided.
        Open = "open",
        /// Nothing changes any more.
        Closed = "closed",
    }
}

record! {
    /// An approval vote.
    pub struct Vote in "vote" {
        /// Open or closed.
        pub state: VoteState,
        /// Most projects that a ballot may mark.
        pub max_marks: i64,
        /// Key of the rule, locked when it was opened.
        pub rule: String,
        /// Key of the tie-break, locked when it was opened.
        pub ties: String,
        /// Ceiling, locked when it was opened.
        pub ceiling: Money,
        /// Milliseconds since 1970; shown only.
        pub opened_at: i64,
        /// Milliseconds since 1970; shown only.
        pub closed_at: Option<i64>,
        /// The ballots as they stood when it was closed, one per line: the result is recomputed from these, whatever
        /// arrives later.
        pub counted: String,
        /// The closed vote that this one corrects; nil: none.
        pub corrects: Id<Vote>,
        /// Why it does, in the words of whoever corrected it.
        pub reason: String,
    }
}

record! {
    /// A project on the ballot, as it stood when the vote was opened.
    pub struct VoteOption in "option" {
        /// Vote.
        pub vote: Id<Vote>,
        /// Proposal.
        pub proposal: Id<Proposal>,
        /// Number on the ballot, from 1.
        pub number: i64,
        /// Title.
        pub title: String,
        /// Cost.
        pub cost: Money,
        /// Where.
        pub place: String,
    }
}

/// What a vote is decided by, chosen before it is opened and locked from then on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// Most projects that a ballot may mark.
    pub max_marks: u32,
    /// Key of the rule.
    pub rule: String,
    /// Key of the tie-break, with the seed of its lot.
    pub ties: String,
}

impl Terms {
    /// The usual rule and tie-break.
    #[must_use]
    pub fn usual(max_marks: u32) -> Self {
        Self {
            max_marks,
            rule: USUAL_RULE.to_owned(),
            ties: USUAL_TIES.to_owned(),
        }
    }
}

impl Vote {
    /// Opens a vote on all proposals; rule, tie-break, ceiling, titles and costs are locked from now on.
    ///
    /// `options` are as many new ids as there are proposals.
    ///
    /// # Errors
    /// [`Refusal::CeilingMissing`], [`Refusal::ProposalsMissing`], [`Refusal::CostMissing`],
    /// [`Refusal::CostOverCeiling`], [`Refusal::MaxMarksOutOfRange`] and those of [`read_ties`].
    pub fn open(
        (id, options): (Id<Self>, &[Id<VoteOption>]),
        (process, proposals): (&Process, &[Proposal]),
        terms: &Terms,
        at_ms: i64,
    ) -> Result<Decision, Refusal> {
        let max_marks = terms.max_marks;
        let ceiling = process
            .ceiling
            .filter(|ceiling| ceiling.0 > 0)
            .ok_or(Refusal::CeilingMissing)?;
        if proposals.is_empty() {
            return Err(Refusal::ProposalsMissing);
        }
        if max_marks == 0 || max_marks as usize > proposals.len() {
            return Err(Refusal::MaxMarksOutOfRange {
                projects: proposals.len(),
            });
        }
        let vote = Self {
            id,
            max_marks: i64::from(max_marks),
            rule: terms.rule.clone(),
            ties: read_ties(&terms.ties)?,
            ceiling,
            opened_at: at_ms,
            ..Self::default()
        };
        let mut decision = Decision::new("vote_opened").create(&vote);
        for (number, (proposal, option)) in (1..).zip(proposals.iter().zip(options)) {
            decision = decision.create(&VoteOption::of(proposal, *option, &vote, number)?);
        }
        Ok(decision)
    }

    /// When two laptops opened a vote each, the one of the least rank is in force: one that was closed, then the first.
    #[must_use]
    pub fn rank(&self) -> impl Ord + use<> {
        (self.state != VoteState::Closed, self.id)
    }

    /// Closes it for ever: keeps the ballots that count as they stand now.
    ///
    /// # Errors
    /// [`Refusal::VoteClosed`] or [`Refusal::BallotsMissing`].
    pub fn close(&self, ballots: &[Ballot], at_ms: i64) -> Result<Decision, Refusal> {
        if self.trashed {
            return Err(Refusal::InTheTrash);
        }
        if self.state == VoteState::Closed {
            return Err(Refusal::VoteClosed);
        }
        let counted: Vec<&Ballot> = ballots
            .iter()
            .filter(|ballot| ballot.vote == self.id && !ballot.trashed)
            .collect();
        if counted.is_empty() {
            return Err(Refusal::BallotsMissing);
        }
        let after = Self {
            state: VoteState::Closed,
            closed_at: Some(at_ms),
            counted: written_count(&counted),
            ..self.clone()
        };
        Ok(Decision::new(undo::VOTE_CLOSED).update(self, &after))
    }
}

impl VoteOption {
    fn of(proposal: &Proposal, id: Id<Self>, vote: &Vote, number: i64) -> Result<Self, Refusal> {
        let title = || proposal.title.clone();
        let cost = proposal
            .cost
            .filter(|cost| cost.0 > 0)
            .ok_or_else(|| Refusal::CostMissing { title: title() })?;
        if cost > vote.ceiling {
            return Err(Refusal::CostOverCeiling { title: title() });
        }
        Ok(Self {
            id,
            trashed: false,
            vote: vote.id,
            proposal: proposal.id,
            number,
            title: title(),
            cost,
            place: proposal.place.clone(),
        })
    }
}
