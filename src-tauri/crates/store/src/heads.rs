//! The heads of the ledger in SQLite.

use crate::registers::Registers;
use crate::{Fault, history};
use cocrea_ledger::{Cell, ChangeName, Head, Heads, Past, Value};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql, params};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use uuid::Uuid;

/// Rows whose heads are read or folded inside a transaction: each is read once, and stays in memory until whoever folds
/// takes it out and writes it back.
pub(crate) struct Rows<'a> {
    connection: &'a Connection,
    held: HashMap<Uuid, BTreeMap<String, Held>>,
    /// Rows that were written to, in the order of their first write.
    touched: Vec<(Uuid, String)>,
    /// Whether anything was replaced before it came, which is rare.
    any_early: bool,
    /// While the whole log is folded again: what was folded so far.
    refolded: Option<&'a RefCell<HashSet<ChangeName>>>,
}

/// A row that is held in memory.
pub(crate) struct Held {
    /// Its heads as they are now.
    pub(crate) registers: Registers,
    /// Whether anything of it was open for people to decide when it was read, or went to the trash.
    pub(crate) was_apart: bool,
    /// Fields that were written to since.
    pub(crate) touched: BTreeSet<String>,
}

impl<'a> Rows<'a> {
    /// Rows as they are kept.
    pub(crate) fn of(connection: &'a Connection) -> Result<Self, Fault> {
        let sql = "SELECT EXISTS(SELECT 1 FROM early)";
        let any_early = connection
            .prepare_cached(sql)?
            .query_row([], |row| row.get(0))?;
        Ok(Self {
            connection,
            held: HashMap::new(),
            touched: Vec::new(),
            any_early,
            refolded: None,
        })
    }

    /// Rows while the whole log is folded again: that a change is in the log does not say that it was folded yet.
    pub(crate) fn refolding(
        connection: &'a Connection,
        refolded: &'a RefCell<HashSet<ChangeName>>,
    ) -> Self {
        Self {
            connection,
            held: HashMap::new(),
            touched: Vec::new(),
            any_early: false,
            refolded: Some(refolded),
        }
    }

    /// Notes that a field is written to, whatever becomes of it.
    pub(crate) fn touch(&mut self, cell: &Cell) -> Result<(), Fault> {
        let held = self.held(&cell.entity, cell.row)?;
        let is_first = held.touched.is_empty();
        if !held.touched.contains(&cell.field) {
            held.touched.insert(cell.field.clone());
        }
        if is_first {
            self.touched.push((cell.row, cell.entity.clone()));
        }
        Ok(())
    }

    /// How many rows were written to and are not taken out yet.
    pub(crate) fn waiting(&self) -> usize {
        self.touched.len()
    }

    /// Takes out the rows that were written to, in the order of their first write, and forgets the others.
    pub(crate) fn take(&mut self) -> impl Iterator<Item = (Uuid, String, Held)> + use<> {
        let mut held = std::mem::take(&mut self.held);
        let touched = std::mem::take(&mut self.touched).into_iter();
        touched.filter_map(move |(row, entity)| {
            let found = held.get_mut(&row)?.remove(&entity)?;
            Some((row, entity, found))
        })
    }

    fn held(&mut self, entity: &str, row: Uuid) -> Result<&mut Held, Fault> {
        let of_id = self.held.entry(row).or_default();
        if !of_id.contains_key(entity) {
            let registers = Registers::read(self.connection, entity, row)?;
            let held = Held {
                was_apart: registers.may_be_apart(),
                registers,
                touched: BTreeSet::new(),
            };
            of_id.insert(entity.to_owned(), held);
        }
        of_id.get_mut(entity).ok_or(Fault::NoSuchRow)
    }
}

impl Heads for Rows<'_> {
    type Error = Fault;

    fn heads(&mut self, cell: &Cell) -> Result<Vec<Head>, Fault> {
        let held = self.held(&cell.entity, cell.row)?;
        Ok(held.registers.heads(&cell.field).to_vec())
    }

    fn row_heads(&mut self, entity: &str, row: Uuid) -> Result<Vec<ChangeName>, Fault> {
        let held = self.held(entity, row)?;
        let heads = held.registers.fields().flat_map(|(_, heads)| heads);
        Ok(heads.map(|head| head.name).collect())
    }

    fn add(&mut self, cell: &Cell, head: Head) -> Result<(), Fault> {
        let held = self.held(&cell.entity, cell.row)?;
        held.registers.add(&cell.field, head);
        Ok(())
    }

    fn remove(&mut self, cell: &Cell, name: ChangeName) -> Result<bool, Fault> {
        let held = self.held(&cell.entity, cell.row)?;
        Ok(held.registers.remove(&cell.field, name))
    }

    fn has_arrived(&mut self, name: ChangeName) -> Result<bool, Fault> {
        if let Some(refolded) = self.refolded {
            return Ok(refolded.borrow().contains(&name));
        }
        history::has_payload(self.connection, name)
    }

    fn expect_replaced(&mut self, cell: &Cell, name: ChangeName) -> Result<(), Fault> {
        self.any_early = true;
        self.connection
            .prepare_cached("INSERT OR IGNORE INTO early VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![
                cell.entity,
                cell.row.as_bytes(),
                cell.field,
                name.device.0,
                name.number.cast_signed()
            ])?;
        Ok(())
    }

    fn was_replaced_early(&mut self, cell: &Cell, name: ChangeName) -> Result<bool, Fault> {
        if !self.any_early {
            return Ok(false);
        }
        let mut statement = self.connection.prepare_cached(
            "DELETE FROM early WHERE entity = ?1 AND row = ?2 AND field = ?3 AND device_id = ?4 AND number = ?5",
        )?;
        let removed = statement.execute(params![
            cell.entity,
            cell.row.as_bytes(),
            cell.field,
            name.device.0,
            name.number.cast_signed()
        ])?;
        Ok(removed > 0)
    }
}

impl Past for Rows<'_> {
    fn written(&mut self, name: ChangeName, cell: &Cell) -> Result<Option<Head>, Fault> {
        let Some(change) = history::change(self.connection, name)? else {
            return Ok(None);
        };
        let write = change.writes().iter().find(|write| write.cell == *cell);
        Ok(write.map(|write| Head {
            name,
            hlc: change.header.hlc,
            value: write.value.clone(),
        }))
    }
}

/// A value of the ledger on its way into a column.
pub(crate) struct SqlValue<'a>(pub(crate) &'a Value);

impl ToSql for SqlValue<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self.0 {
            Value::Null => ValueRef::Null,
            Value::Bool(value) => ValueRef::Integer(i64::from(*value)),
            Value::Int(number) => ValueRef::Integer(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}
