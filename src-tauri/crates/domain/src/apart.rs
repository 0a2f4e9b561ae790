//! Two versions of one text that were both kept, or put together by a person into a third one.

use crate::record::next_number;
use crate::text::{Length, line};
use crate::{
    Commitment, CommitmentField, Decision, Id, Lineage, LineageOperation, Proposal, Record as _,
    Refusal, SHAPES, Slip,
};

/// Whether a field is running text, by the declaration of its noun.
#[must_use]
pub fn is_prose(entity: &str, field: &str) -> bool {
    let shape = SHAPES.iter().find(|shape| shape.entity == entity);
    let mut fields = shape.into_iter().flat_map(|shape| shape.fields);
    fields.any(|known| known.name == field && known.prose)
}

/// Whether two versions of a field can both stand, one of them in a row of its own.
#[must_use]
pub fn may_stand_apart(entity: &str, field: &str) -> bool {
    matches!(entity, Slip::ENTITY | Commitment::ENTITY) && is_prose(entity, field)
}

/// What is kept of a text that a person wrote over several versions of a field.
///
/// # Errors
/// [`Refusal::NotWritten`] for a field that is no running text, [`Refusal::SlipEmpty`], and those of the field.
pub fn rewritten(entity: &str, field: &str, text: &str) -> Result<String, Refusal> {
    if !is_prose(entity, field) {
        return Err(Refusal::NotWritten);
    }
    match (entity, CommitmentField::from_key(field)) {
        (Commitment::ENTITY, Some(field)) => Commitment::written(field, text),
        (Slip::ENTITY, _) => match line(text, Length::Slip)? {
            said if said.is_empty() => Err(Refusal::SlipEmpty),
            said => Ok(said),
        },
        _ => crate::process::named(text),
    }
}

/// A row that another version of a text is kept in.
#[derive(Debug, Clone, Copy)]
pub struct Apart<'a> {
    /// The field in which the two differ.
    pub field: &'a str,
    /// The version that the new row takes.
    pub text: &'a str,
}

impl Slip {
    /// Gives the other version of its text a slip of its own, from the same table, of the same kind.
    ///
    /// `last_number` is as in [`Slip::capture`].
    ///
    /// # Errors
    /// [`Refusal::NotBoth`] for another field than the text, and [`Refusal::InTheTrash`].
    pub fn split(
        &self,
        id: Id<Self>,
        apart: Apart<'_>,
        (at_ms, last_number): (i64, i64),
        decision: Decision,
    ) -> Result<Decision, Refusal> {
        if !may_stand_apart(Self::ENTITY, apart.field) {
            return Err(Refusal::NotBoth);
        }
        if self.trashed {
            return Err(Refusal::InTheTrash);
        }
        let number = next_number(std::iter::once(last_number));
        let table = self.code.split('-').next().unwrap_or_default();
        let twin = Self {
            id,
            code: format!("{table}-{number:03}"),
            number,
            text: apart.text.to_owned(),
            verbatim: apart.text.to_owned(),
            captured_at: at_ms,
            ..self.clone()
        };
        let decision = decision.create(&twin);
        Ok(Lineage::link(self, &twin, LineageOperation::Split).record(decision, &[]))
    }
}

impl Commitment {
    /// Gives the other versions of texts a commitment of its own, which is the same in everything else and comes from
    /// the same proposals; milestones stay where they are.
    ///
    /// # Errors
    /// [`Refusal::NotBoth`] for a field of which only one version can stand, and [`Refusal::InTheTrash`].
    pub fn split(
        &self,
        id: Id<Self>,
        apart: &[Apart<'_>],
        (commitments, lineages, proposals): (&[Self], &[Lineage], &[Proposal]),
        decision: Decision,
    ) -> Result<Decision, Refusal> {
        if self.trashed {
            return Err(Refusal::InTheTrash);
        }
        let number = next_number(commitments.iter().map(|one| one.number));
        let mut twin = Self {
            id,
            number,
            code: format!("C-{number:02}"),
            ..self.clone()
        };
        for one in apart {
            let field = CommitmentField::from_key(one.field)
                .filter(|_| may_stand_apart(Self::ENTITY, one.field))
                .ok_or(Refusal::NotBoth)?;
            one.text.clone_into(twin.field(field));
        }
        let decision = decision.create(&twin);
        let decision =
            Lineage::link(self, &twin, LineageOperation::Split).record(decision, lineages);
        let sources: Vec<_> = Lineage::sources_of::<Proposal>(lineages, self.id.0).collect();
        let adopted = proposals.iter().filter(|one| sources.contains(&one.id.0));
        Ok(adopted.fold(decision, |decision, proposal| {
            Lineage::link(proposal, &twin, LineageOperation::Adopt).record(decision, lineages)
        }))
    }
}
