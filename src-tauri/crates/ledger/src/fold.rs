//! From changes to heads: the whole of merging.

use crate::{Cell, Change, ChangeName, Hlc, TRASHED, Value, Write};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A value of a register that no later write has named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The change that wrote it.
    pub name: ChangeName,
    /// When, for display and tie-break.
    pub hlc: Hlc,
    /// The value.
    pub value: Value,
}

/// Where heads are remembered: a map in tests, tables in the store.
pub trait Heads {
    /// What can go wrong with the memory.
    type Error;

    /// Heads of a register, in any order.
    ///
    /// # Errors
    /// Those of the memory.
    fn heads(&mut self, cell: &Cell) -> Result<Vec<Head>, Self::Error>;

    /// Names of the heads of every register of a row, in any order, with repeats.
    ///
    /// # Errors
    /// Those of the memory.
    fn row_heads(&mut self, entity: &str, row: Uuid) -> Result<Vec<ChangeName>, Self::Error>;

    /// Remembers a head.
    ///
    /// # Errors
    /// Those of the memory.
    fn add(&mut self, cell: &Cell, head: Head) -> Result<(), Self::Error>;

    /// Forgets a head and says whether it was one.
    ///
    /// # Errors
    /// Those of the memory.
    fn remove(&mut self, cell: &Cell, name: ChangeName) -> Result<bool, Self::Error>;

    /// Whether a change was folded already. One whose payload is not here was not: it may come.
    ///
    /// # Errors
    /// Those of the memory.
    fn has_arrived(&mut self, name: ChangeName) -> Result<bool, Self::Error>;

    /// Remembers that a change which has not arrived yet is already replaced in this register.
    ///
    /// # Errors
    /// Those of the memory.
    fn expect_replaced(&mut self, cell: &Cell, name: ChangeName) -> Result<(), Self::Error>;

    /// Forgets that memory and says whether there was one.
    ///
    /// # Errors
    /// Those of the memory.
    fn was_replaced_early(&mut self, cell: &Cell, name: ChangeName) -> Result<bool, Self::Error>;
}

/// Takes a change in. Each change is folded once, when its payload is here; the order does not matter.
///
/// # Errors
/// Those of the memory; a change by itself never fails.
pub fn fold<H: Heads>(heads: &mut H, change: &Change) -> Result<(), H::Error> {
    let name = change.header.name;
    for write in change.writes() {
        for predecessor in &write.predecessors {
            if !heads.remove(&write.cell, *predecessor)? && !heads.has_arrived(*predecessor)? {
                heads.expect_replaced(&write.cell, *predecessor)?;
            }
        }
        if !heads.was_replaced_early(&write.cell, name)? {
            let head = Head {
                name,
                hlc: change.header.hlc,
                value: write.value.clone(),
            };
            heads.add(&write.cell, head)?;
        }
    }
    forget_named_for_trash(heads, change)
}

/// A write to the trash names every head of its row. Where such a change arrives later and did not write to the trash
/// itself, that it was named there is of no use any more.
fn forget_named_for_trash<H: Heads>(heads: &mut H, change: &Change) -> Result<(), H::Error> {
    let writes = change.writes();
    let to_trash = writes.iter().filter(|write| write.cell.field == TRASHED);
    let trashed: BTreeSet<(&str, Uuid)> = to_trash.map(row_of).collect();
    let rows: BTreeSet<(&str, Uuid)> = writes.iter().map(row_of).collect();
    for (entity, row) in rows.difference(&trashed) {
        let trash = Cell::new(entity, *row, TRASHED);
        heads.was_replaced_early(&trash, change.header.name)?;
    }
    Ok(())
}

fn row_of(write: &Write) -> (&str, Uuid) {
    (&write.cell.entity, write.cell.row)
}

/// The head that is shown: the latest by clock, then by device; the rest are its alternatives.
#[must_use]
pub fn winner(heads: &[Head]) -> Option<&Head> {
    heads.iter().max_by_key(|head| (head.hlc, head.name))
}

/// One head per distinct value, the winner first; more than one is a conflict.
///
/// Two people who wrote the same value apart agree: that is no conflict.
#[must_use]
pub fn values(heads: &[Head]) -> Vec<&Head> {
    let mut ordered: Vec<&Head> = heads.iter().collect();
    ordered.sort_by_key(|head| std::cmp::Reverse((head.hlc, head.name)));
    let mut distinct: Vec<&Head> = Vec::new();
    for head in ordered {
        if distinct.iter().all(|kept| kept.value != head.value) {
            distinct.push(head);
        }
    }
    distinct
}

/// Whether a row went to the trash on one laptop while another one still edited it.
///
/// `trashing` are the predecessors of the write that trashed it: every head of the row that its author saw. A head of
/// another register that is not among them was written without knowing of the trash. People decide; until then the row
/// stays.
#[must_use]
pub fn trashed_but_edited(
    trashing: &[ChangeName],
    trash_change: ChangeName,
    others: &[(String, ChangeName)],
) -> bool {
    others
        .iter()
        .any(|(field, name)| field != TRASHED && *name != trash_change && !trashing.contains(name))
}
