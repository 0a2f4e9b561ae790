//! Groups: slips that say the same.

use crate::process::named;
use crate::record::{next_number, record};
use crate::{Decision, Id, Lineage, LineageOperation, Record as _, Refusal, Slip, fold_for_search};

record! {
    /// Slips that say the same, under one name.
    pub struct Group in "group" {
        /// Position, from 1.
        pub number: i64,
        /// Name, best a verb.
        pub name: String as words,
    }
}

impl Group {
    /// Makes a group, perhaps of slips that are chosen already; they leave the groups they were in.
    ///
    /// # Errors
    /// [`Refusal::NameMissing`], [`Refusal::TextTooLong`] or [`Refusal::GroupRepeated`].
    pub fn create(
        id: Id<Self>,
        name: &str,
        groups: &[Self],
        (slips, lineages): (&[Slip], &[Lineage]),
    ) -> Result<(Self, Decision), Refusal> {
        let name = unrepeated(name, groups)?;
        let number = next_number(groups.iter().map(|group| group.number));
        let group = Self {
            id,
            number,
            name,
            ..Self::default()
        };
        let mut decision = Decision::new("group_created").create(&group);
        for slip in slips {
            decision = group.take_in(decision, slip, lineages)?;
        }
        Ok((group, decision))
    }

    /// Gives it another name.
    ///
    /// # Errors
    /// [`Refusal::InTheTrash`], [`Refusal::NameMissing`], [`Refusal::TextTooLong`] or [`Refusal::GroupRepeated`].
    pub fn rename(&self, name: &str, groups: &[Self]) -> Result<Decision, Refusal> {
        if self.is_trashed() {
            return Err(Refusal::InTheTrash);
        }
        let others: Vec<Self> = groups
            .iter()
            .filter(|group| group.id != self.id)
            .cloned()
            .collect();
        let after = Self {
            name: unrepeated(name, &others)?,
            ..self.clone()
        };
        Ok(Decision::new("group_renamed").update(self, &after))
    }

    /// Moves slips into this group.
    ///
    /// # Errors
    /// [`Refusal::NothingChosen`] or [`Refusal::InTheTrash`].
    pub fn gather(&self, slips: &[Slip], lineages: &[Lineage]) -> Result<Decision, Refusal> {
        if slips.is_empty() {
            return Err(Refusal::NothingChosen);
        }
        slips
            .iter()
            .try_fold(Decision::new("slips_grouped"), |decision, slip| {
                self.take_in(decision, slip, lineages)
            })
    }

    /// Makes slips loose again.
    ///
    /// # Errors
    /// [`Refusal::NothingChosen`].
    pub fn release(slips: &[Slip], lineages: &[Lineage]) -> Result<Decision, Refusal> {
        if slips.is_empty() {
            return Err(Refusal::NothingChosen);
        }
        Ok(slips
            .iter()
            .fold(Decision::new("slips_released"), |decision, slip| {
                leave_groups(decision, slip, lineages, None)
            }))
    }

    /// Sends it to the trash; its slips are loose again.
    ///
    /// # Errors
    /// [`Refusal::GroupHasProposals`].
    pub fn trash(&self, lineages: &[Lineage]) -> Result<Decision, Refusal> {
        if lineages
            .iter()
            .any(|lineage| lineage.source_row == self.id.0 && !lineage.trashed)
        {
            return Err(Refusal::GroupHasProposals);
        }
        let of_this = lineages
            .iter()
            .filter(|lineage| lineage.target_row == self.id.0 && !lineage.trashed);
        Ok(of_this.fold(Decision::new("group_trashed").trash(self), Decision::trash))
    }

    fn take_in(
        &self,
        decision: Decision,
        slip: &Slip,
        lineages: &[Lineage],
    ) -> Result<Decision, Refusal> {
        if slip.is_trashed() || self.is_trashed() {
            return Err(Refusal::InTheTrash);
        }
        let decision = leave_groups(decision, slip, lineages, Some(self.id));
        Ok(Lineage::link(slip, self, LineageOperation::Merge).record(decision, lineages))
    }
}

fn leave_groups(
    decision: Decision,
    slip: &Slip,
    lineages: &[Lineage],
    except: Option<Id<Group>>,
) -> Decision {
    let leaving = lineages.iter().filter(|lineage| {
        lineage.joins::<Slip, Group>(slip.id.0)
            && !lineage.trashed
            && except.is_none_or(|group| lineage.target_row != group.0)
    });
    leaving.fold(decision, Decision::trash)
}

fn unrepeated(name: &str, groups: &[Group]) -> Result<String, Refusal> {
    let name = named(name)?;
    let same =
        |group: &Group| !group.trashed && fold_for_search(&group.name) == fold_for_search(&name);
    if groups.iter().any(same) {
        return Err(Refusal::GroupRepeated { name });
    }
    Ok(name)
}
