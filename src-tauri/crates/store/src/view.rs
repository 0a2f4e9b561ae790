//! Reading: records of nouns as they stand.

use crate::search::Unfed;
use crate::steps::{self, Next, Turn};
use crate::{Fault, heads};
use cocrea_domain::{Id, Record, Refusal};
use cocrea_ledger::{DeviceId, Draft, Value};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use std::collections::BTreeSet;
use uuid::Uuid;

/// One consistent look at a process.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) device: DeviceId,
    /// What the index of words lacks; a file that nobody writes to lacks nothing.
    pub(crate) waiting_words: Option<&'a Unfed>,
}

impl<'a> View<'a> {
    /// A look at a file that nobody writes to.
    pub(crate) const fn of(connection: &'a Connection, device: DeviceId) -> Self {
        Self {
            connection,
            device,
            waiting_words: None,
        }
    }
}

impl View<'_> {
    /// All records of a noun that are not in the trash, in order of their ids (which is that of their birth).
    ///
    /// # Errors
    /// Those of the file.
    pub fn all<R: Record>(&self) -> Result<Vec<R>, Fault> {
        self.select("WHERE trashed = 0 ORDER BY row", &[])
    }

    /// The records of a noun that are in the trash.
    ///
    /// # Errors
    /// Those of the file.
    pub fn trash<R: Record>(&self) -> Result<Vec<R>, Fault> {
        self.select("WHERE trashed = 1 ORDER BY row", &[])
    }

    /// All records of a noun, the trash too.
    ///
    /// # Errors
    /// Those of the file.
    pub fn every<R: Record>(&self) -> Result<Vec<R>, Fault> {
        self.select("WHERE trashed < 2 ORDER BY row", &[])
    }

    /// Records that are not in the trash and whose field names this row.
    ///
    /// # Errors
    /// Those of the file, also when the noun has no such field.
    pub fn belonging<R: Record, P>(&self, field: &str, to: Id<P>) -> Result<Vec<R>, Fault> {
        self.select(
            &format!(
                "WHERE trashed = 0 AND \"{}\" = ?1 ORDER BY row",
                known::<R>(field)?
            ),
            &[Value::Bytes(to.0.as_bytes().to_vec())],
        )
    }

    /// A record, in the trash or not.
    ///
    /// # Errors
    /// [`Fault::NoSuchRow`] and those of the file.
    pub fn find<R: Record>(&self, id: Id<R>) -> Result<R, Fault> {
        let found = self.select(
            "WHERE trashed < 2 AND row = ?1",
            &[Value::Bytes(id.0.as_bytes().to_vec())],
        )?;
        found.into_iter().next().ok_or(Fault::NoSuchRow)
    }

    /// How many records are not in the trash.
    ///
    /// # Errors
    /// Those of the file.
    pub fn count<R: Record>(&self) -> Result<u32, Fault> {
        self.count_where::<R>("trashed = 0")
    }

    /// How many records are in the trash.
    ///
    /// # Errors
    /// Those of the file.
    pub fn count_trash<R: Record>(&self) -> Result<u32, Fault> {
        self.count_where::<R>("trashed = 1")
    }

    /// The largest number in a field of the rows that belong to another, the trash too; 0 without any.
    ///
    /// # Errors
    /// Those of the file, also when the noun has no such fields.
    pub fn largest<R: Record, P>(
        &self,
        number: &str,
        field: &str,
        of: Id<P>,
    ) -> Result<i64, Fault> {
        let sql = format!(
            "SELECT coalesce(max(\"{}\"), 0) FROM \"{}\" WHERE \"{}\" = ?1",
            known::<R>(number)?,
            R::ENTITY,
            known::<R>(field)?
        );
        Ok(self
            .connection
            .prepare_cached(&sql)?
            .query_row(params![of.0.as_bytes()], |row| row.get(0))?)
    }

    /// Kinds of the changes that undo would take back and redo bring again, as far as `may` allows.
    ///
    /// # Errors
    /// Those of the file.
    pub fn steps(
        &self,
        may: impl Fn(&Draft) -> Result<(), Refusal>,
    ) -> Result<(Option<String>, Option<String>), Fault> {
        let kind = |turn| match steps::next(self.connection, self.device, turn)? {
            Next::Step(step, draft) if may(&draft).is_ok() => Ok::<_, Fault>(Some(step.kind)),
            Next::Step(..) | Next::Overwritten | Next::Nothing => Ok(None),
        };
        let (undo, redo) = (kind(Turn::Undo)?, kind(Turn::Redo)?);
        Ok((undo, redo))
    }

    /// The requests for redaction that arrived here.
    ///
    /// # Errors
    /// Those of the file.
    pub fn redactions(&self) -> Result<BTreeSet<Uuid>, Fault> {
        let mut ids = self.connection.prepare_cached("SELECT id FROM redacted")?;
        let ids = ids.query_map([], |row| row.get(0).map(Uuid::from_bytes))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// When the last change was written, by the clock of the laptop that wrote it.
    ///
    /// # Errors
    /// Those of the file.
    pub fn changed_at(&self) -> Result<Option<i64>, Fault> {
        let sql = "SELECT wall_ms FROM change ORDER BY hlc DESC LIMIT 1";
        Ok(self
            .connection
            .prepare_cached(sql)?
            .query_row([], |row| row.get(0))
            .optional()?)
    }

    /// The device that writes through this look.
    #[must_use]
    pub const fn device(&self) -> DeviceId {
        self.device
    }

    fn count_where<R: Record>(&self, condition: &str) -> Result<u32, Fault> {
        let sql = format!("SELECT count(*) FROM \"{}\" WHERE {condition}", R::ENTITY);
        Ok(self
            .connection
            .prepare_cached(&sql)?
            .query_row([], |row| row.get(0))?)
    }

    fn select<R: Record>(&self, condition: &str, values: &[Value]) -> Result<Vec<R>, Fault> {
        let mut columns = String::from("row, trashed");
        for field in R::FIELDS {
            columns.push_str(&format!(", \"{}\"", field.name));
        }
        let sql = format!("SELECT {columns} FROM \"{}\" {condition}", R::ENTITY);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let bound = rusqlite::params_from_iter(values.iter().map(heads::SqlValue));
        let rows = statement.query_map(bound, record::<R>)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn record<R: Record>(row: &Row<'_>) -> rusqlite::Result<R> {
    let id: [u8; 16] = row.get(0)?;
    let trashed: i64 = row.get(1)?;
    let values = (2..)
        .zip(R::FIELDS)
        .map(|(index, _)| row.get_ref(index).map(|column| value(column)));
    let values: Vec<Value> = values.collect::<rusqlite::Result<_>>()?;
    Ok(R::from_values(
        uuid::Uuid::from_bytes(id),
        trashed != 0,
        &values,
    ))
}

/// The name of a field, only if the noun has it: names never come from outside.
fn known<R: Record>(field: &str) -> Result<&'static str, Fault> {
    let found = R::FIELDS.iter().find(|known| known.name == field);
    found
        .map(|known| known.name)
        .ok_or_else(|| Fault::Damaged(format!("{} has no field {field}", R::ENTITY)))
}

/// What a column of a noun holds; SQLite has no yes and no of its own.
fn value(column: ValueRef<'_>) -> Value {
    match column {
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
        ValueRef::Null | ValueRef::Real(_) => Value::Null,
    }
}
