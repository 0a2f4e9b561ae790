//! A closed vote never changes: what was wrong in it is put right by a new one, its correction.

use crate::ballot::written_marks;
use crate::text::{Length, line};
use crate::{Ballot, CountedBallot, Decision, Id, Refusal, Vote, VoteOption, VoteState};

impl Vote {
    /// Founds the correction of this vote: open, on the same terms and projects, with the ballots that were counted.
    ///
    /// `counted` are the ballots of this vote with as many new ids; `ids` are the new vote's and those of its options.
    ///
    /// # Errors
    /// [`Refusal::InTheTrash`], [`Refusal::VoteStillOpen`], [`Refusal::VoteCorrected`] when a correction of it stands
    /// among `votes`, [`Refusal::ReasonMissing`] or [`Refusal::TextTooLong`].
    pub fn correct(
        &self,
        (id, ids): (Id<Self>, &[Id<VoteOption>]),
        (votes, options): (&[Self], &[VoteOption]),
        counted: &[(Id<Ballot>, CountedBallot)],
        (reason, at_ms): (&str, i64),
    ) -> Result<Decision, Refusal> {
        if self.trashed {
            return Err(Refusal::InTheTrash);
        }
        if self.state == VoteState::Open {
            return Err(Refusal::VoteStillOpen);
        }
        if self.corrections(votes).next().is_some() {
            return Err(Refusal::VoteCorrected);
        }
        let reason = line(reason, Length::Slip)?;
        if reason.is_empty() {
            return Err(Refusal::ReasonMissing);
        }
        let correction = Self {
            id,
            state: VoteState::Open,
            opened_at: at_ms,
            closed_at: None,
            counted: String::new(),
            corrects: self.id,
            reason,
            ..self.clone()
        };
        let mut decision = Decision::new("vote_corrected").create(&correction);
        for (option, new) in options.iter().zip(ids) {
            decision = decision.create(&VoteOption {
                id: *new,
                vote: id,
                ..option.clone()
            });
        }
        Ok(counted.iter().fold(decision, |decision, (new, ballot)| {
            decision.create(&Ballot {
                id: *new,
                trashed: false,
                vote: id,
                number: ballot.number,
                state: ballot.state,
                marks: written_marks(&ballot.marks),
            })
        }))
    }

    /// Whether it corrects another one.
    #[must_use]
    pub fn is_correction(&self) -> bool {
        self.corrects != Id::default()
    }

    /// The votes that correct this one and are not in the trash: one, or more when laptops corrected it apart.
    pub fn corrections<'v>(&self, votes: &'v [Self]) -> impl Iterator<Item = &'v Self> + use<'v> {
        let id = self.id;
        let corrects = move |vote: &&Self| !vote.trashed && vote.id != id && vote.corrects == id;
        votes.iter().filter(corrects)
    }

    /// The votes in force, from the first one to its last correction; each corrects the one before it.
    #[must_use]
    pub fn in_force(votes: &[Self]) -> Vec<&Self> {
        let mut line: Vec<&Self> = first_votes(votes)
            .into_iter()
            .min_by_key(|vote| vote.rank())
            .into_iter()
            .collect();
        while let Some(last) = line.last() {
            let next = last.corrections(votes).min_by_key(|vote| vote.rank());
            match next.filter(|next| !line.contains(next)) {
                Some(next) => line.push(next),
                None => break,
            }
        }
        line
    }
}

/// Votes that correct none of the others.
pub(crate) fn first_votes(votes: &[Vote]) -> Vec<&Vote> {
    let corrected_is_here =
        |vote: &Vote| vote.is_correction() && votes.iter().any(|other| other.id == vote.corrects);
    votes
        .iter()
        .filter(|vote| !corrected_is_here(vote))
        .collect()
}
