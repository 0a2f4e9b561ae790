//! The tables of nouns, kept in step with the heads.

use crate::heads::{Held, Rows, SqlValue};
use crate::history::change;
use crate::registers::Registers;
use crate::search::{self, Stale};
use crate::steps::Steps;
use crate::{Fault, blobs, history, parked, schema};
use cocrea_domain::{FieldKind, SHAPES, Shape};
use cocrea_ledger::{
    Change, ChangeName, DeviceId, Link, TRASHED, Value, fold, redaction, trashed_but_edited,
    values, winner,
};
use rusqlite::{Connection, params};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::Write as _;
use uuid::Uuid;

const LIVES: i64 = 0;
const IN_THE_TRASH: i64 = 1;
const NOT_BORN: i64 = 2;

/// So many rows are held in memory before they are written; few in tests, which have few.
const MOST_HELD: usize = if cfg!(test) { 3 } else { 4_096 };

/// Changes on their way into heads, tables, conflicts and steps of undo. What is folded shows in the tables when it is
/// [`Folding::finish`]ed.
pub(crate) struct Folding<'a, 's> {
    connection: &'a Connection,
    rows: Rows<'a>,
    steps: Steps<'a>,
    stale: &'s mut Stale,
    /// Of the device whose change came last: most have the same.
    alias: Option<(DeviceId, i64)>,
}

impl<'a, 's> Folding<'a, 's> {
    /// Into the tables as they stand; notes whose words are stale.
    pub(crate) fn over(connection: &'a Connection, stale: &'s mut Stale) -> Result<Self, Fault> {
        Self::through(Rows::of(connection)?, connection, stale)
    }

    fn through(
        rows: Rows<'a>,
        connection: &'a Connection,
        stale: &'s mut Stale,
    ) -> Result<Self, Fault> {
        Ok(Self {
            connection,
            rows,
            steps: Steps::of(connection)?,
            stale,
            alias: None,
        })
    }

    /// The heads as they are now.
    pub(crate) const fn rows(&mut self) -> &mut Rows<'a> {
        &mut self.rows
    }

    /// Appends a change to the log, in the form in which it may be kept, and takes it in; says which requests for
    /// redaction are new in it.
    pub(crate) fn append(&mut self, change: &Change, link: &Link) -> Result<Vec<Uuid>, Fault> {
        let alias = self.alias(change.header.name.device)?;
        history::append(self.connection, alias, change, link)?;
        self.take_in(change)
    }

    /// Takes a change in, whose line in the log stands already; says which requests for redaction are new in it.
    fn take_in(&mut self, change: &Change) -> Result<Vec<Uuid>, Fault> {
        let alias = self.alias(change.header.name.device)?;
        self.steps.take_in(change, alias)?;
        self.take_in_payload(change)
    }

    /// Takes in the payload of a change whose header was taken in before; says which requests for redaction are new in it.
    pub(crate) fn take_in_payload(&mut self, change: &Change) -> Result<Vec<Uuid>, Fault> {
        fold(&mut self.rows, change)?;
        for write in change.writes() {
            self.rows.touch(&write.cell)?;
        }
        if self.rows.waiting() >= MOST_HELD {
            self.finish()?;
        }
        let mut fresh = Vec::new();
        for request in redaction::requests(change) {
            let sql = "INSERT OR IGNORE INTO redacted VALUES (?1)";
            let mut statement = self.connection.prepare_cached(sql)?;
            if statement.execute(params![request.as_bytes()])? > 0 {
                fresh.push(request);
            }
        }
        Ok(fresh)
    }

    fn alias(&mut self, device: DeviceId) -> Result<i64, Fault> {
        match self.alias {
            Some((known, alias)) if known == device => Ok(alias),
            _ => {
                let alias = history::alias(self.connection, device)?;
                self.alias = Some((device, alias));
                Ok(alias)
            }
        }
    }

    /// Shows what was taken in.
    pub(crate) fn finish(&mut self) -> Result<(), Fault> {
        let mut trashing = Trashing::default();
        for (row, entity, held) in self.rows.take() {
            held.registers.keep(self.connection, &entity, row)?;
            let at = (entity.as_str(), row);
            let edited = trashing.was_edited_apart(self.connection, at, &held.registers)?;
            if held.was_apart || held.registers.may_be_apart() {
                mark_conflicts(self.connection, (&entity, row), &held.registers, edited)?;
            }
            if let Some(shape) = SHAPES.iter().find(|shape| shape.entity == entity) {
                show(self.connection, shape, row, &held, edited)?;
                // An edit may bring a row back that somebody else sent to the trash.
                let moved = held.touched.contains(TRASHED)
                    || held.was_apart
                    || held.registers.may_be_apart();
                self.stale.note(shape, row, &held.touched, moved);
            }
        }
        Ok(())
    }
}

/// A change as it may be kept: without its payload when somebody asked that it go.
pub(crate) fn unless_redacted<'c>(
    connection: &Connection,
    change: &'c Change,
    link: &'c Link,
) -> Result<(Cow<'c, Change>, Cow<'c, Link>), Fault> {
    let (mut change, mut link) = (Cow::Borrowed(change), Cow::Borrowed(link));
    if is_redacted(connection, &change)? {
        change.to_mut().payload = None;
        link = Cow::Owned(link.without_payload());
    }
    Ok((change, link))
}

/// Whether somebody asked that the payload of a change go.
pub(crate) fn is_redacted(connection: &Connection, change: &Change) -> Result<bool, Fault> {
    let Some(request) = redaction::dropped_by(change) else {
        return Ok(false);
    };
    let mut statement = connection.prepare_cached("SELECT 1 FROM redacted WHERE id = ?1")?;
    Ok(statement.exists(params![request.as_bytes()])?)
}

/// Drops the personal payloads for which there is a request among these, everything that was folded from them, and the
/// blobs that they name.
pub(crate) fn redact(connection: &Connection, requests: &BTreeSet<Uuid>) -> Result<(), Fault> {
    let mut asked_blobs = BTreeSet::new();
    for name in history::names(connection)? {
        let Some(change) = change(connection, name)? else {
            continue;
        };
        asked_blobs.extend(blobs::asked_for(&change, requests));
        let asked = redaction::dropped_by(&change).is_some_and(|row| requests.contains(&row));
        if asked && change.payload.is_some() {
            history::drop_payload(connection, name)?;
        }
    }
    parked::redact(connection, requests)?;
    rebuild(connection)?;
    let gone = blobs::to_forget(connection, asked_blobs, requests)?;
    blobs::forget(connection, &gone)
}

/// Whether there is a personal payload or a blob for which there is a request among these.
pub(crate) fn may_be_redacted(
    connection: &Connection,
    requests: &BTreeSet<Uuid>,
) -> Result<bool, Fault> {
    let mut asked_blobs = BTreeSet::new();
    for name in history::names(connection)? {
        let Some(change) = change(connection, name)? else {
            continue;
        };
        let request = redaction::dropped_by(&change);
        if change.payload.is_some() && request.is_some_and(|request| requests.contains(&request)) {
            return Ok(true);
        }
        asked_blobs.extend(blobs::asked_for(&change, requests));
    }
    Ok(
        !blobs::to_forget(connection, asked_blobs, requests)?.is_empty()
            || !parked::asked(connection, requests)?.is_empty(),
    )
}

/// Drops everything that is folded and folds the whole log again.
pub(crate) fn rebuild(connection: &Connection) -> Result<(), Fault> {
    search::drop(connection)?;
    for table in schema::FOLDED_TABLES
        .iter()
        .copied()
        .chain(SHAPES.iter().map(|shape| shape.entity))
    {
        connection.execute_batch(&format!("DROP TABLE IF EXISTS \"{table}\""))?;
    }
    connection.execute_batch(schema::FOLDED)?;
    connection.execute_batch(&schema::shadow())?;
    let folded = RefCell::new(HashSet::new());
    // The words are filled in at once.
    let mut stale = Stale::default();
    let rows = Rows::refolding(connection, &folded);
    let mut folding = Folding::through(rows, connection, &mut stale)?;
    for name in history::names(connection)? {
        if let Some(change) = change(connection, name)? {
            if change.payload.is_some() {
                folded.borrow_mut().insert(name);
            }
            folding.take_in(&change)?;
        }
    }
    folding.finish()?;
    search::fill(connection)
}

/// Shows a row in the table of its noun: the fields that were written to, and whether it lives.
fn show(
    connection: &Connection,
    shape: &Shape,
    row: Uuid,
    held: &Held,
    edited: bool,
) -> Result<(), Fault> {
    let fields = shape.fields.iter();
    let fields: Vec<_> = fields
        .filter(|field| held.touched.contains(field.name))
        .collect();
    let (mut names, mut places, mut sets) = (String::new(), String::new(), String::new());
    for (field, place) in fields.iter().zip(3..) {
        let name = field.name;
        let _ = write!(names, ", \"{name}\"");
        let _ = write!(places, ", ?{place}");
        let _ = write!(sets, ", \"{name}\" = ?{place}");
    }
    let sql = format!(
        "INSERT INTO \"{}\"(row, trashed{names}) VALUES (?1, ?2{places}) ON CONFLICT(row) DO UPDATE SET trashed = ?2{sets}",
        shape.entity
    );
    let mut statement = connection.prepare_cached(&sql)?;
    statement.raw_bind_parameter(1, row.as_bytes())?;
    statement.raw_bind_parameter(2, state(&held.registers, edited))?;
    for (field, place) in fields.iter().zip(3..) {
        let shown = winner(held.registers.heads(field.name));
        let value = shown.map_or(&Value::Null, |head| fitting(&head.value, field.kind));
        statement.raw_bind_parameter(place, SqlValue(value))?;
    }
    statement.raw_execute()?;
    Ok(())
}

/// Whether a row lives.
fn state(registers: &Registers, edited: bool) -> i64 {
    match winner(registers.heads(TRASHED)).map(|head| &head.value) {
        None => NOT_BORN,
        // Nobody's edit disappears: until a person decides, the row stays.
        Some(Value::Bool(true)) if !edited => IN_THE_TRASH,
        Some(_) => LIVES,
    }
}

/// A value of another kind than its column, written by a newer version, is not shown; the head keeps it.
const fn fitting(value: &Value, kind: FieldKind) -> &Value {
    let fits = matches!(
        (value, kind),
        (Value::Int(_) | Value::Bool(_), FieldKind::Integer)
            | (Value::Text(_), FieldKind::Text)
            | (Value::Bytes(_), FieldKind::Bytes | FieldKind::Sealed)
    );
    if fits { value } else { &Value::Null }
}

/// What the change that wrote to the trash last saw of each row: one change may send thousands there.
#[derive(Default)]
struct Trashing {
    name: Option<ChangeName>,
    seen: HashMap<(String, Uuid), Vec<ChangeName>>,
}

impl Trashing {
    /// Every head of a row that the author of this change saw.
    fn seen(
        &mut self,
        connection: &Connection,
        name: ChangeName,
        (entity, row): (&str, Uuid),
    ) -> Result<&[ChangeName], Fault> {
        if self.name != Some(name) {
            let payload = change(connection, name)?.and_then(|change| change.payload);
            let writes = payload.into_iter().flat_map(|payload| payload.writes);
            let to_trash = writes.filter(|write| write.cell.field == TRASHED);
            let rows =
                to_trash.map(|write| ((write.cell.entity, write.cell.row), write.predecessors));
            self.seen = rows.collect();
            self.name = Some(name);
        }
        let seen = self.seen.get(&(entity.to_owned(), row));
        Ok(seen.map(Vec::as_slice).unwrap_or_default())
    }

    /// Whether a row is in the trash, and every write that sent it there did so without knowing of some value in it.
    fn was_edited_apart(
        &mut self,
        connection: &Connection,
        (entity, row): (&str, Uuid),
        registers: &Registers,
    ) -> Result<bool, Fault> {
        let trashing = registers.heads(TRASHED).iter();
        let mut trashing = trashing
            .filter(|head| head.value == Value::Bool(true))
            .peekable();
        if trashing.peek().is_none() {
            return Ok(false);
        }
        let others = registers.names();
        for head in trashing {
            let seen = self.seen(connection, head.name, (entity, row))?;
            if !trashed_but_edited(seen, head.name, &others) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Notes which fields of a row people must decide about.
fn mark_conflicts(
    connection: &Connection,
    (entity, row): (&str, Uuid),
    registers: &Registers,
    edited: bool,
) -> Result<(), Fault> {
    let sql = "DELETE FROM conflict WHERE entity = ?1 AND row = ?2";
    connection
        .prepare_cached(sql)?
        .execute(params![entity, row.as_bytes()])?;
    for (field, heads) in registers.fields() {
        if values(heads).len() > 1 || field == TRASHED && edited {
            let sql = "INSERT INTO conflict VALUES (?1, ?2, ?3)";
            connection
                .prepare_cached(sql)?
                .execute(params![entity, row.as_bytes(), field])?;
        }
    }
    Ok(())
}
