//! Lineage: the only way in which one thing becomes part of another.

use crate::record::{key_words, record};
use crate::{Decision, Id, Record};
use uuid::Uuid;

key_words! {
    /// What was done.
    pub enum LineageOperation {
        /// Put together with others that say the same.
        Merge = "merge",
        /// Taken on as the next thing: a group as a proposal, a proposal as a commitment.
        Adopt = "adopt",
        /// Told apart: two versions of one thing that were both kept.
        Split = "split",
    }
}

record! {
    /// One thing became part of another, or the other.
    pub struct Lineage in "lineage" {
        /// Noun it comes from.
        pub source: String,
        /// Row it comes from.
        pub source_row: Uuid,
        /// Noun it goes to.
        pub target: String,
        /// Row it goes to.
        pub target_row: Uuid,
        /// What was done.
        pub operation: LineageOperation,
    }
}

impl Lineage {
    /// The link between two records. Its id follows from them, so that two laptops that draw the same link draw one.
    #[must_use]
    pub fn link<S: Record, T: Record>(source: &S, target: &T, operation: LineageOperation) -> Self {
        let name = format!("{}/{}/{}", S::ENTITY, source.row(), operation.key());
        Self {
            id: Id::new(Uuid::new_v5(&target.row(), name.as_bytes())),
            trashed: false,
            source: S::ENTITY.to_owned(),
            source_row: source.row(),
            target: T::ENTITY.to_owned(),
            target_row: target.row(),
            operation,
        }
    }

    /// Records the link; one that was cut before is joined again.
    #[must_use]
    pub fn record(&self, decision: Decision, lineages: &[Self]) -> Decision {
        match lineages.iter().find(|lineage| lineage.id == self.id) {
            Some(old) if old.trashed => decision.restore(old),
            Some(_) => decision,
            None => decision.create(self),
        }
    }

    /// Whether it goes from this row of noun `S` to one of noun `T`.
    #[must_use]
    pub fn joins<S: Record, T: Record>(&self, source_row: Uuid) -> bool {
        self.source == S::ENTITY && self.target == T::ENTITY && self.source_row == source_row
    }

    /// Rows of noun `S` that went into this row, links that were cut left out.
    pub fn sources_of<'a, S: Record>(
        lineages: &'a [Self],
        target_row: Uuid,
    ) -> impl Iterator<Item = Uuid> + 'a {
        let joined = move |lineage: &&Self| {
            !lineage.trashed && lineage.source == S::ENTITY && lineage.target_row == target_row
        };
        lineages
            .iter()
            .filter(joined)
            .map(|lineage| lineage.source_row)
    }

    /// Rows of noun `T` that this row went into, links that were cut left out.
    pub fn targets_of<'a, T: Record>(
        lineages: &'a [Self],
        source_row: Uuid,
    ) -> impl Iterator<Item = Uuid> + 'a {
        let joined = move |lineage: &&Self| {
            !lineage.trashed && lineage.target == T::ENTITY && lineage.source_row == source_row
        };
        lineages
            .iter()
            .filter(joined)
            .map(|lineage| lineage.target_row)
    }
}
