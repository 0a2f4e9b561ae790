//! The heads of the ledger in SQLite.

use crate::Fault;
use cocrea_ledger::{Cell, ChangeName, DeviceId, Head, Heads, Hlc, Past, Value};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension as _, Row, ToSql, params};
use std::cell::RefCell;
use std::collections::HashSet;
use uuid::Uuid;

/// Heads, read and written through a connection inside a transaction.
#[derive(Clone, Copy)]
pub(crate) struct SqlHeads<'a> {
    connection: &'a Connection,
    /// While the whole log is folded again: what was folded so far.
    refolded: Option<&'a RefCell<HashSet<ChangeName>>>,
}

impl<'a> SqlHeads<'a> {
    /// Heads as they are kept.
    pub(crate) const fn of(connection: &'a Connection) -> Self {
        Self {
            connection,
            refolded: None,
        }
    }

    /// Heads while the whole log is folded again: that a change is in the log does not say that it was folded yet.
    pub(crate) const fn refolding(
        connection: &'a Connection,
        refolded: &'a RefCell<HashSet<ChangeName>>,
    ) -> Self {
        Self {
            connection,
            refolded: Some(refolded),
        }
    }

    /// The short number by which tables name a device; a new one is given on first sight.
    pub(crate) fn alias(&self, device: DeviceId) -> Result<i64, Fault> {
        if let Some(alias) = self.known_alias(device)? {
            return Ok(alias);
        }
        self.connection
            .prepare_cached("INSERT INTO device(id, label) VALUES (?1, '')")?
            .execute(params![device.0])?;
        Ok(self.connection.last_insert_rowid())
    }

    pub(crate) fn known_alias(&self, device: DeviceId) -> Result<Option<i64>, Fault> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT alias FROM device WHERE id = ?1")?;
        Ok(statement
            .query_row(params![device.0], |row| row.get(0))
            .optional()?)
    }
}

impl Heads for SqlHeads<'_> {
    type Error = Fault;

    fn heads(&mut self, cell: &Cell) -> Result<Vec<Head>, Fault> {
        let mut statement = self.connection.prepare_cached(
            "SELECT d.id, h.number, h.hlc, h.kind, h.value FROM head h JOIN device d ON d.alias = h.device
             WHERE h.entity = ?1 AND h.row = ?2 AND h.field = ?3",
        )?;
        let rows =
            statement.query_map(params![cell.entity, cell.row.as_bytes(), cell.field], head)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn row_heads(&mut self, entity: &str, row: Uuid) -> Result<Vec<ChangeName>, Fault> {
        Ok(row_heads(self.connection, entity, row)?
            .into_iter()
            .map(|(_, name)| name)
            .collect())
    }

    fn add(&mut self, cell: &Cell, head: Head) -> Result<(), Fault> {
        let device = self.alias(head.name.device)?;
        self.connection
            .prepare_cached("INSERT OR REPLACE INTO head VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?
            .execute(params![
                cell.entity,
                cell.row.as_bytes(),
                cell.field,
                device,
                head.name.number.cast_signed(),
                head.hlc.0.cast_signed(),
                kind(&head.value),
                SqlValue(&head.value)
            ])?;
        Ok(())
    }

    fn remove(&mut self, cell: &Cell, name: ChangeName) -> Result<bool, Fault> {
        let Some(device) = self.known_alias(name.device)? else {
            return Ok(false);
        };
        let mut statement = self.connection.prepare_cached(
            "DELETE FROM head WHERE entity = ?1 AND row = ?2 AND field = ?3 AND device = ?4 AND number = ?5",
        )?;
        let removed = statement.execute(params![
            cell.entity,
            cell.row.as_bytes(),
            cell.field,
            device,
            name.number.cast_signed()
        ])?;
        Ok(removed > 0)
    }

    fn has_arrived(&mut self, name: ChangeName) -> Result<bool, Fault> {
        if let Some(refolded) = self.refolded {
            return Ok(refolded.borrow().contains(&name));
        }
        let mut statement = self.connection.prepare_cached(
            "SELECT 1 FROM change c JOIN device d ON d.alias = c.device WHERE d.id = ?1 AND c.number = ?2
             AND c.payload IS NOT NULL",
        )?;
        Ok(statement.exists(params![name.device.0, name.number.cast_signed()])?)
    }

    fn expect_replaced(&mut self, cell: &Cell, name: ChangeName) -> Result<(), Fault> {
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

impl Past for SqlHeads<'_> {
    fn written(&mut self, name: ChangeName, cell: &Cell) -> Result<Option<Head>, Fault> {
        let Some(change) = crate::history::change(self.connection, name)? else {
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

/// Heads of every register of a row, with the name of the register's field.
pub(crate) fn row_heads(
    connection: &Connection,
    entity: &str,
    row: Uuid,
) -> Result<Vec<(String, ChangeName)>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT h.field, d.id, h.number FROM head h JOIN device d ON d.alias = h.device
         WHERE h.entity = ?1 AND h.row = ?2",
    )?;
    let rows = statement.query_map(params![entity, row.as_bytes()], |row| {
        Ok((
            row.get(0)?,
            ChangeName {
                device: DeviceId(row.get(1)?),
                number: row.get::<_, i64>(2)?.cast_unsigned(),
            },
        ))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn head(row: &Row<'_>) -> rusqlite::Result<Head> {
    Ok(Head {
        name: ChangeName {
            device: DeviceId(row.get(0)?),
            number: row.get::<_, i64>(1)?.cast_unsigned(),
        },
        hlc: Hlc(row.get::<_, i64>(2)?.cast_unsigned()),
        value: value(row.get(3)?, row.get_ref(4)?),
    })
}

const BOOL: i64 = 1;

const fn kind(value: &Value) -> i64 {
    match value {
        Value::Bool(_) => BOOL,
        Value::Null | Value::Int(_) | Value::Text(_) | Value::Bytes(_) => 0,
    }
}

/// A value of the ledger from a column; SQLite has no yes and no of its own.
pub(crate) fn value(kind: i64, column: ValueRef<'_>) -> Value {
    match column {
        ValueRef::Integer(number) if kind == BOOL => Value::Bool(number != 0),
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
        ValueRef::Null | ValueRef::Real(_) => Value::Null,
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
