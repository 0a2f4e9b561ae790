//! Cells with more than one value.

use crate::registers::Registers;
use crate::{Fault, View, Writer};
use cocrea_domain::{Decision, Refusal};
use cocrea_ledger::{Cell, ChangeName, Hlc, TRASHED, Value, Write, values};
use rusqlite::params;
use std::collections::HashSet;
use uuid::Uuid;

/// A cell that people must decide about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellConflict {
    /// Cell.
    pub cell: Cell,
    /// Its values, the one shown now first.
    pub versions: Vec<CellVersion>,
}

/// One of its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellVersion {
    /// The change that wrote it.
    pub name: ChangeName,
    /// Value.
    pub value: Value,
    /// Name of the laptop that wrote it.
    pub label: String,
    /// When, by that laptop's clock.
    pub wall_ms: i64,
}

/// What a person decides that a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// One of its versions.
    Version(ChangeName),
    /// A new value, written over all of them.
    New(Value),
}

impl View<'_> {
    /// Every open conflict, by noun and row.
    ///
    /// # Errors
    /// Those of the file.
    pub fn conflicts(&self) -> Result<Vec<CellConflict>, Fault> {
        let cells = self.cells_in_conflict()?.into_iter();
        cells.map(|cell| self.conflict(cell)).collect()
    }

    /// The cells that have more than one value, without those values.
    ///
    /// # Errors
    /// Those of the file.
    pub fn cells_in_conflict(&self) -> Result<Vec<Cell>, Fault> {
        let mut statement = self.connection.prepare_cached(
            "SELECT entity, row, field FROM conflict ORDER BY entity, row, field",
        )?;
        let cells = statement.query_map([], |row| {
            Ok(Cell {
                entity: row.get(0)?,
                row: Uuid::from_bytes(row.get(1)?),
                field: row.get(2)?,
            })
        })?;
        Ok(cells.collect::<Result<_, _>>()?)
    }

    /// How many cells are in conflict.
    ///
    /// # Errors
    /// Those of the file.
    pub fn count_conflicts(&self) -> Result<u32, Fault> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT count(*) FROM conflict")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// The value that two versions of a cell come from: the last one that both followed. Nothing when there are more
    /// versions, when one of them follows from several others, and where the change is withheld or was redacted.
    ///
    /// # Errors
    /// Those of the file.
    pub fn base(&self, conflict: &CellConflict) -> Result<Option<Value>, Fault> {
        let [one, other] = conflict.versions.as_slice() else {
            return Ok(None);
        };
        let (one, other) = (
            self.past(&conflict.cell, one.name)?,
            self.past(&conflict.cell, other.name)?,
        );
        let common = one.into_iter().find(|(name, _)| {
            let mut others = other.iter();
            others.any(|(also, _)| also == name)
        });
        Ok(common.map(|(_, value)| value))
    }

    /// The values that a version of a cell followed, the last one first, as long as each followed from one.
    fn past(&self, cell: &Cell, version: ChangeName) -> Result<Vec<(ChangeName, Value)>, Fault> {
        let mut past = Vec::new();
        let mut write = self.write_of(cell, version)?;
        while let Some([before]) = write.as_ref().map(|write| write.predecessors.as_slice()) {
            let before = *before;
            // A chain of changes has no way back to itself; what came from elsewhere is not trusted to have none.
            if past.iter().any(|(name, _)| *name == before) {
                break;
            }
            write = self.write_of(cell, before)?;
            past.extend(write.as_ref().map(|write| (before, write.value.clone())));
        }
        Ok(past)
    }

    fn write_of(&self, cell: &Cell, name: ChangeName) -> Result<Option<Write>, Fault> {
        let change = crate::history::change(self.connection, name)?;
        Ok(change.and_then(|change| {
            let mut writes = change.writes().iter();
            writes.find(|write| write.cell == *cell).cloned()
        }))
    }

    fn conflict(&self, cell: Cell) -> Result<CellConflict, Fault> {
        let registers = Registers::read(self.connection, &cell.entity, cell.row)?;
        let mut versions = Vec::new();
        for head in values(registers.heads(&cell.field)) {
            versions.push(self.version(head.name, head.value.clone())?);
        }
        if cell.field == TRASHED
            && versions
                .iter()
                .all(|version| version.value == Value::Bool(true))
        {
            versions.extend(self.edit_apart(&cell, &registers)?);
        }
        Ok(CellConflict { cell, versions })
    }

    /// The last edit that whoever trashed the row did not know of, as a vote for keeping it.
    fn edit_apart(&self, cell: &Cell, registers: &Registers) -> Result<Option<CellVersion>, Fault> {
        let mut seen = HashSet::new();
        for head in registers.heads(&cell.field) {
            seen.insert(head.name);
            let write = self.write_of(cell, head.name)?;
            seen.extend(write.into_iter().flat_map(|write| write.predecessors));
        }
        let mut last: Option<(Hlc, ChangeName)> = None;
        for (field, name) in registers.names() {
            if field == TRASHED || seen.contains(&name) {
                continue;
            }
            let change = crate::history::change(self.connection, name)?;
            last = last.max(change.map(|change| (change.header.hlc, name)));
        }
        last.map(|(_, name)| self.version(name, Value::Bool(false)))
            .transpose()
    }

    fn version(&self, name: ChangeName, value: Value) -> Result<CellVersion, Fault> {
        let sql = "SELECT d.label, c.wall_ms FROM change c JOIN device d ON d.alias = c.device WHERE d.id = ?1 AND c.number = ?2";
        let found = self
            .connection
            .prepare_cached(sql)?
            .query_row(params![name.device.0, name.number.cast_signed()], |row| {
                Ok((row.get(0)?, row.get(1)?))
            });
        let (label, wall_ms) = found?;
        Ok(CellVersion {
            name,
            value,
            label,
            wall_ms,
        })
    }
}

impl Writer<'_> {
    /// Decides what cells hold, together with what else was decided, all in one change.
    ///
    /// # Errors
    /// The outer error is the file's; the inner one is [`Refusal::VersionGone`] when a cell is not in conflict any more or
    /// has no such version.
    pub fn resolve(
        &mut self,
        choices: &[(Cell, Kept)],
        beside: Decision,
    ) -> Result<Result<(), Refusal>, Fault> {
        let open = self.view.conflicts()?;
        let mut draft = beside.0;
        for (cell, kept) in choices {
            let conflict = open.iter().find(|conflict| conflict.cell == *cell);
            let Some(value) = conflict.and_then(|conflict| value_of(conflict, kept)) else {
                return Ok(Err(Refusal::VersionGone));
            };
            draft.set(cell.clone(), value);
        }
        self.append(draft)?;
        Ok(Ok(()))
    }
}

fn value_of(conflict: &CellConflict, kept: &Kept) -> Option<Value> {
    match kept {
        Kept::New(value) => Some(value.clone()),
        Kept::Version(name) => {
            let mut versions = conflict.versions.iter();
            let version = versions.find(|version| version.name == *name);
            version.map(|version| version.value.clone())
        }
    }
}
