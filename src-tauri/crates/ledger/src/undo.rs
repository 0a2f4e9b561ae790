//! The change that takes another one back.

use crate::{Cell, Change, ChangeName, Draft, Head, Heads, TRASHED, Value, Write, winner};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Heads that can also be asked what an old change wrote.
pub trait Past: Heads {
    /// What that change wrote to that register, as the head it was.
    ///
    /// # Errors
    /// Those of the memory.
    fn written(&mut self, name: ChangeName, cell: &Cell) -> Result<Option<Head>, Self::Error>;
}

/// Somebody has changed the same thing since: taking the change back would take that back too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Superseded {
    /// The register.
    pub cell: Cell,
}

/// The draft that takes a change back: rows it gave birth to go to the trash, other registers get the value before.
///
/// A change is the last word on a register while its device, and no other, holds its value there: an edit that came
/// after and was taken back does not stand in the way. Where a register had two values before, the later one comes back.
///
/// # Errors
/// The outer error is the memory's; the inner one says that the change is no longer the last word on a register.
pub fn inverse<P: Past>(
    past: &mut P,
    change: &Change,
    kind: &str,
) -> Result<Result<Draft, Superseded>, P::Error> {
    let name = change.header.name;
    let mut draft = Draft::new(kind);
    draft.subject = Some(name);
    let salt = change.payload.as_ref().and_then(|payload| payload.salt);
    draft.personal = change.header.personal.clone().zip(salt);
    let born = born_rows(change);
    for (entity, row) in &born {
        let heads = past.row_heads(entity, *row)?;
        if heads.iter().any(|head| head.device != name.device) {
            let cell = Cell::new(entity, *row, TRASHED);
            return Ok(Err(Superseded { cell }));
        }
    }
    for write in change.writes() {
        let heads = past.heads(&write.cell)?;
        let own = |head: &Head| head.name.device == name.device && head.value == write.value;
        if heads.is_empty() || !heads.iter().all(own) {
            let cell = write.cell.clone();
            return Ok(Err(Superseded { cell }));
        }
        if born.contains(&(write.cell.entity.as_str(), write.cell.row)) {
            draft.set_trashed(&write.cell.entity, write.cell.row, true);
        } else {
            draft.set(write.cell.clone(), value_before(past, write)?);
        }
    }
    Ok(Ok(draft))
}

fn born_rows(change: &Change) -> BTreeSet<(&str, Uuid)> {
    let birth = |write: &&Write| {
        write.cell.field == TRASHED
            && write.value == Value::Bool(false)
            && write.predecessors.is_empty()
    };
    change
        .writes()
        .iter()
        .filter(birth)
        .map(|write| (write.cell.entity.as_str(), write.cell.row))
        .collect()
}

fn value_before<P: Past>(past: &mut P, write: &Write) -> Result<Value, P::Error> {
    let mut replaced = Vec::new();
    for predecessor in &write.predecessors {
        replaced.extend(past.written(*predecessor, &write.cell)?);
    }
    let before = winner(&replaced)
        .map(|head| head.value.clone())
        .unwrap_or_default();
    if write.cell.field == TRASHED && before == Value::Null {
        return Ok(Value::Bool(false));
    }
    Ok(before)
}
