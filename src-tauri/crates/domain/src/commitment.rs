//! Commitments: what government and civil society promise to do, by whom and by when.

use crate::record::{key_words, next_number, record};
use crate::text::{Length, line, prose};
use crate::{
    Decision, Id, Lineage, LineageOperation, Milestone, Money, Proposal, Record as _, Refusal, Vote,
};
use uuid::Uuid;

record! {
    /// One commitment of the plan.
    pub struct Commitment in "commitment" {
        /// Position, from 1.
        pub number: i64,
        /// Code, such as `C-01`.
        pub code: String as code,
        /// Title.
        pub title: String as words,
        /// Public problem.
        pub problem: String as prose,
        /// Solution.
        pub solution: String as prose,
        /// Expected product.
        pub product: String as prose,
        /// Organisation that leads in government.
        pub government_organization: String,
        /// Post that answers in it.
        pub government_post: String,
        /// Civil-society counterpart.
        pub counterpart_organization: String,
        /// Post that answers in it.
        pub counterpart_post: String,
        /// What is measured.
        pub indicator: String,
        /// Value today.
        pub baseline: String,
        /// Value aimed at.
        pub target: String,
        /// Means of verification.
        pub verification: String,
        /// Cost, from the proposal.
        pub cost: Option<Money>,
        /// The vote that it was made from; nil: the first one.
        pub vote: Id<Vote>,
    }
}

key_words! {
    /// A written field of a commitment.
    pub enum CommitmentField {
        /// Title.
        Title = "title",
        /// Public problem.
        Problem = "problem",
        /// Solution.
        Solution = "solution",
        /// Expected product.
        Product = "product",
        /// Organisation that leads in government.
        GovernmentOrganization = "government_organization",
        /// Post that answers in it.
        GovernmentPost = "government_post",
        /// Civil-society counterpart.
        CounterpartOrganization = "counterpart_organization",
        /// Post that answers in it.
        CounterpartPost = "counterpart_post",
        /// What is measured.
        Indicator = "indicator",
        /// Value today.
        Baseline = "baseline",
        /// Value aimed at.
        Target = "target",
        /// Means of verification.
        Verification = "verification",
    }
}

key_words! {
    /// What a commitment lacks to be published.
    pub enum CommitmentGap {
        /// Public problem.
        Problem = "problem",
        /// Solution.
        Solution = "solution",
        /// Product.
        Product = "product",
        /// Organisation and post in government.
        Government = "government",
        /// Civil-society counterpart.
        Counterpart = "counterpart",
        /// A milestone with its date.
        Milestone = "milestone",
        /// Indicator with baseline, target and means of verification.
        Indicator = "indicator",
        /// The slips or the vote it comes from.
        Source = "source",
    }
}

/// A project that won, to make a commitment from.
#[derive(Debug, Clone, PartialEq)]
pub struct Winner {
    /// Its proposal.
    pub proposal: Proposal,
    /// Title on the ballot.
    pub title: String,
    /// Cost on the ballot.
    pub cost: Money,
    /// The vote that it won.
    pub vote: Id<Vote>,
}

impl Commitment {
    /// Makes a commitment of each winner that has none yet, in the order of the result. `ids` are enough new ids.
    ///
    /// # Errors
    /// [`Refusal::WinnersMissing`].
    pub fn create_from(
        winners: &[Winner],
        ids: &[Id<Self>],
        (commitments, lineages): (&[Self], &[Lineage]),
    ) -> Result<(Vec<Self>, Decision), Refusal> {
        if winners.is_empty() {
            return Err(Refusal::WinnersMissing);
        }
        let has_one = |winner: &&Winner| {
            let mut made = Lineage::targets_of::<Self>(lineages, winner.proposal.id.0);
            made.any(|row| {
                commitments
                    .iter()
                    .any(|commitment| commitment.id.0 == row && !commitment.trashed)
            })
        };
        let first = next_number(commitments.iter().map(|commitment| commitment.number));
        let mut decision = Decision::new("commitments_created");
        let mut created = Vec::new();
        for (number, (winner, id)) in
            (first..).zip(winners.iter().filter(|winner| !has_one(winner)).zip(ids))
        {
            let commitment = Self {
                id: *id,
                number,
                code: format!("C-{number:02}"),
                title: winner.title.clone(),
                cost: Some(winner.cost),
                vote: winner.vote,
                ..Self::default()
            };
            decision = decision.create(&commitment);
            decision = Lineage::link(&winner.proposal, &commitment, LineageOperation::Adopt)
                .record(decision, lineages);
            created.push(commitment);
        }
        Ok((created, decision))
    }

    /// Writes one field.
    ///
    /// # Errors
    /// [`Refusal::InTheTrash`], [`Refusal::NameMissing`] (the title) or [`Refusal::TextTooLong`].
    pub fn edit(&self, field: CommitmentField, text: &str) -> Result<Decision, Refusal> {
        if self.is_trashed() {
            return Err(Refusal::InTheTrash);
        }
        let mut after = self.clone();
        *after.field(field) = Self::written(field, text)?;
        Ok(Decision::new("commitment_edited").update(self, &after))
    }

    /// What is kept of a text that somebody wrote into a field.
    ///
    /// # Errors
    /// [`Refusal::NameMissing`] (the title) or [`Refusal::TextTooLong`].
    pub(crate) fn written(field: CommitmentField, text: &str) -> Result<String, Refusal> {
        match field {
            CommitmentField::Title => crate::process::named(text),
            CommitmentField::Problem | CommitmentField::Solution | CommitmentField::Product => {
                prose(text, Length::Prose)
            }
            CommitmentField::GovernmentOrganization
            | CommitmentField::GovernmentPost
            | CommitmentField::CounterpartOrganization
            | CommitmentField::CounterpartPost
            | CommitmentField::Indicator
            | CommitmentField::Baseline
            | CommitmentField::Target
            | CommitmentField::Verification => line(text, Length::Name),
        }
    }

    /// Sends it to the trash; its winner has none then, and may get a new one.
    #[must_use]
    pub fn trash(&self) -> Decision {
        Decision::new("commitment_trashed").trash(self)
    }

    pub(crate) fn field(&mut self, field: CommitmentField) -> &mut String {
        match field {
            CommitmentField::Title => &mut self.title,
            CommitmentField::Problem => &mut self.problem,
            CommitmentField::Solution => &mut self.solution,
            CommitmentField::Product => &mut self.product,
            CommitmentField::GovernmentOrganization => &mut self.government_organization,
            CommitmentField::GovernmentPost => &mut self.government_post,
            CommitmentField::CounterpartOrganization => &mut self.counterpart_organization,
            CommitmentField::CounterpartPost => &mut self.counterpart_post,
            CommitmentField::Indicator => &mut self.indicator,
            CommitmentField::Baseline => &mut self.baseline,
            CommitmentField::Target => &mut self.target,
            CommitmentField::Verification => &mut self.verification,
        }
    }

    /// Whether it was made from a vote of these that has been corrected since.
    #[must_use]
    pub fn is_of_corrected(&self, votes: &[Vote]) -> bool {
        let line = Vote::in_force(votes);
        let made_from = line.iter().position(|vote| vote.id == self.vote);
        line.len() > made_from.unwrap_or(0) + 1
    }

    /// What it lacks to be published: missing makes it a draft, never blocks.
    #[must_use]
    pub fn gaps(&self, milestones: &[Milestone], lineages: &[Lineage]) -> Vec<CommitmentGap> {
        let of_this =
            |milestone: &&Milestone| milestone.commitment == self.id && !milestone.trashed;
        let lacks = |gap: &CommitmentGap| match gap {
            CommitmentGap::Problem => self.problem.is_empty(),
            CommitmentGap::Solution => self.solution.is_empty(),
            CommitmentGap::Product => self.product.is_empty(),
            CommitmentGap::Government => {
                self.government_organization.is_empty() || self.government_post.is_empty()
            }
            CommitmentGap::Counterpart => self.counterpart_organization.is_empty(),
            CommitmentGap::Milestone => !milestones
                .iter()
                .filter(of_this)
                .any(|milestone| milestone.due.is_some()),
            CommitmentGap::Indicator => [
                &self.indicator,
                &self.baseline,
                &self.target,
                &self.verification,
            ]
            .into_iter()
            .any(String::is_empty),
            CommitmentGap::Source => {
                let row: Uuid = self.id.0;
                Lineage::sources_of::<Proposal>(lineages, row)
                    .next()
                    .is_none()
            }
        };
        CommitmentGap::ALL.iter().copied().filter(lacks).collect()
    }
}
