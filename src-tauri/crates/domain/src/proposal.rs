//! Proposals: what a group wants to be done, with its cost.

use crate::process::named;
use crate::record::{next_number, record};
use crate::text::{Length, line};
use crate::{
    Decision, Group, Id, Lineage, LineageOperation, Money, Record as _, Refusal, read_amount,
};

record! {
    /// Something to be done with money of the budget.
    pub struct Proposal in "proposal" {
        /// Position, from 1.
        pub number: i64,
        /// What is proposed.
        pub title: String as words,
        /// Cost.
        pub cost: Option<Money>,
        /// Where.
        pub place: String,
    }
}

/// A proposal as a person writes it.
#[derive(Debug, Clone, Copy)]
pub struct NewProposal<'a> {
    /// What is proposed.
    pub title: &'a str,
    /// Cost; empty: not known yet.
    pub cost: &'a str,
    /// Where; may be empty.
    pub place: &'a str,
}

impl Proposal {
    /// Turns a group into a proposal.
    ///
    /// # Errors
    /// [`Refusal::VoteOpen`], [`Refusal::InTheTrash`], [`Refusal::NameMissing`], [`Refusal::TextTooLong`] and those of
    /// an amount.
    pub fn from_group(
        id: Id<Self>,
        group: &Group,
        new: NewProposal<'_>,
        (proposals, lineages, vote_open): (&[Self], &[Lineage], bool),
    ) -> Result<(Self, Decision), Refusal> {
        if vote_open {
            return Err(Refusal::VoteOpen);
        }
        if group.is_trashed() {
            return Err(Refusal::InTheTrash);
        }
        let proposal = Self {
            id,
            trashed: false,
            number: next_number(proposals.iter().map(|proposal| proposal.number)),
            title: named(new.title)?,
            cost: read_cost(new.cost)?,
            place: line(new.place, Length::Name)?,
        };
        let decision = Decision::new("proposal_created").create(&proposal);
        let link = Lineage::link(group, &proposal, LineageOperation::Adopt);
        Ok((proposal, link.record(decision, lineages)))
    }

    /// New values; what is absent stays.
    ///
    /// # Errors
    /// As [`Proposal::from_group`].
    pub fn edit(
        &self,
        title: Option<&str>,
        cost: Option<&str>,
        place: Option<&str>,
        vote_open: bool,
    ) -> Result<Decision, Refusal> {
        if vote_open {
            return Err(Refusal::VoteOpen);
        }
        if self.is_trashed() {
            return Err(Refusal::InTheTrash);
        }
        let mut after = self.clone();
        if let Some(title) = title {
            after.title = named(title)?;
        }
        if let Some(cost) = cost {
            after.cost = read_cost(cost)?;
        }
        if let Some(place) = place {
            after.place = line(place, Length::Name)?;
        }
        Ok(Decision::new("proposal_edited").update(self, &after))
    }

    /// Sends it to the trash.
    ///
    /// # Errors
    /// [`Refusal::VoteOpen`].
    pub fn trash(&self, lineages: &[Lineage], vote_open: bool) -> Result<Decision, Refusal> {
        if vote_open {
            return Err(Refusal::VoteOpen);
        }
        let into_this = lineages
            .iter()
            .filter(|lineage| lineage.target_row == self.id.0 && !lineage.trashed);
        Ok(into_this.fold(
            Decision::new("proposal_trashed").trash(self),
            Decision::trash,
        ))
    }
}

fn read_cost(text: &str) -> Result<Option<Money>, Refusal> {
    match text.trim() {
        "" => Ok(None),
        text => Ok(Some(read_amount(text)?.amount)),
    }
}
