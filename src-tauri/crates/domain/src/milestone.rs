//! Milestones: what happens by when, and what is delivered.

use crate::process::named;
use crate::record::record;
use crate::session::read_date;
use crate::text::{Length, line};
use crate::{Commitment, Decision, Id, Record as _, Refusal};
use chrono::NaiveDate;

record! {
    /// A dated step of a commitment.
    pub struct Milestone in "milestone" {
        /// Commitment.
        pub commitment: Id<Commitment>,
        /// What happens.
        pub title: String,
        /// By when.
        pub due: Option<NaiveDate>,
        /// What is delivered.
        pub product: String,
    }
}

impl Milestone {
    /// Adds a milestone to a commitment.
    ///
    /// # Errors
    /// [`Refusal::InTheTrash`], [`Refusal::NameMissing`], [`Refusal::TextTooLong`] or [`Refusal::DateUnreadable`].
    pub fn add(
        id: Id<Self>,
        commitment: &Commitment,
        title: &str,
        (due, product): (&str, &str),
    ) -> Result<Decision, Refusal> {
        if commitment.is_trashed() {
            return Err(Refusal::InTheTrash);
        }
        let milestone = Self {
            id,
            trashed: false,
            commitment: commitment.id,
            title: named(title)?,
            due: read_date(due)?,
            product: line(product, Length::Name)?,
        };
        Ok(Decision::new("milestone_added").create(&milestone))
    }

    /// New values; what is absent stays.
    ///
    /// # Errors
    /// As [`Milestone::add`].
    pub fn edit(
        &self,
        title: Option<&str>,
        due: Option<&str>,
        product: Option<&str>,
    ) -> Result<Decision, Refusal> {
        if self.is_trashed() {
            return Err(Refusal::InTheTrash);
        }
        let mut after = self.clone();
        if let Some(title) = title {
            after.title = named(title)?;
        }
        if let Some(due) = due {
            after.due = read_date(due)?;
        }
        if let Some(product) = product {
            after.product = line(product, Length::Name)?;
        }
        Ok(Decision::new("milestone_edited").update(self, &after))
    }

    /// Sends it to the trash.
    #[must_use]
    pub fn trash(&self) -> Decision {
        Decision::new("milestone_trashed").trash(self)
    }
}
