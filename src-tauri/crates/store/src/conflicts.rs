//! Cells with more than one value.

use crate::heads::SqlHeads;
use crate::{Fault, View, Writer};
use cocrea_domain::Refusal;
use cocrea_ledger::{Cell, ChangeName, Draft, Heads as _, Hlc, TRASHED, Value, values};
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

impl View<'_> {
    /// Every open conflict, by noun and row.
    ///
    /// # Errors
    /// Those of the file.
    pub fn conflicts(&self) -> Result<Vec<CellConflict>, Fault> {
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
        cells.map(|cell| self.conflict(cell?)).collect()
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

    fn conflict(&self, cell: Cell) -> Result<CellConflict, Fault> {
        let heads = SqlHeads::of(self.connection).heads(&cell)?;
        let mut versions = Vec::new();
        for head in values(&heads) {
            versions.push(self.version(head.name, head.value.clone())?);
        }
        if cell.field == TRASHED
            && versions
                .iter()
                .all(|version| version.value == Value::Bool(true))
        {
            versions.extend(self.edit_apart(&cell)?);
        }
        Ok(CellConflict { cell, versions })
    }

    /// The last edit that whoever trashed the row did not know of, as a vote for keeping it.
    fn edit_apart(&self, cell: &Cell) -> Result<Option<CellVersion>, Fault> {
        let mut seen = HashSet::new();
        for head in SqlHeads::of(self.connection).heads(cell)? {
            seen.insert(head.name);
            let change = crate::history::change(self.connection, head.name)?;
            let write = change.and_then(|change| {
                let mut writes = change.writes().iter();
                writes.find(|write| write.cell == *cell).cloned()
            });
            seen.extend(write.into_iter().flat_map(|write| write.predecessors));
        }
        let mut last: Option<(Hlc, ChangeName)> = None;
        for (field, name) in crate::heads::row_heads(self.connection, &cell.entity, cell.row)? {
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
    /// Decides for versions of cells, all in one change.
    ///
    /// # Errors
    /// The outer error is the file's; the inner one is [`Refusal::VersionGone`] when a cell is not in conflict any more or
    /// has no such version.
    pub fn resolve(
        &mut self,
        choices: &[(Cell, ChangeName)],
    ) -> Result<Result<(), Refusal>, Fault> {
        let open = self.view.conflicts()?;
        let mut draft = Draft::new("conflict_resolved");
        for (cell, name) in choices {
            let conflict = open.iter().find(|conflict| conflict.cell == *cell);
            let version = conflict.and_then(|conflict| {
                conflict
                    .versions
                    .iter()
                    .find(|version| version.name == *name)
            });
            let Some(version) = version else {
                return Ok(Err(Refusal::VersionGone));
            };
            draft.set(cell.clone(), version.value.clone());
        }
        self.append(draft)?;
        Ok(Ok(()))
    }
}
