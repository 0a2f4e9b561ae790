//! The tables of nouns, kept in step with the heads.

use crate::heads::{SqlHeads, SqlValue, row_heads};
use crate::history::change;
use crate::search::{self, Stale};
use crate::{Fault, history, parked, schema, steps};
use cocrea_domain::{FieldKind, SHAPES};
use cocrea_ledger::{
    Cell, Change, Heads as _, Link, TRASHED, Value, fold, redaction, trashed_but_edited, values,
    winner,
};
use rusqlite::{Connection, params};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashSet};
use uuid::Uuid;

const LIVES: i64 = 0;
const IN_THE_TRASH: i64 = 1;
const NOT_BORN: i64 = 2;

/// Takes a change into heads, tables, conflicts and steps of undo, and notes whose words are stale; says which requests
/// for redaction are new in it. Its line in the log stands already.
pub(crate) fn take_in(
    connection: &Connection,
    change: &Change,
    stale: &mut Stale,
) -> Result<Vec<Uuid>, Fault> {
    take_in_through(SqlHeads::of(connection), connection, change, stale)
}

/// Takes in the payload of a change whose header was taken in before.
pub(crate) fn take_in_payload(
    connection: &Connection,
    change: &Change,
    stale: &mut Stale,
) -> Result<(), Fault> {
    fold_through(SqlHeads::of(connection), connection, change, stale)
}

fn take_in_through(
    heads: SqlHeads<'_>,
    connection: &Connection,
    change: &Change,
    stale: &mut Stale,
) -> Result<Vec<Uuid>, Fault> {
    fold_through(heads, connection, change, stale)?;
    steps::take_in(connection, change)?;
    let mut fresh = Vec::new();
    for request in redaction::requests(change) {
        let sql = "INSERT OR IGNORE INTO redacted VALUES (?1)";
        let mut statement = connection.prepare_cached(sql)?;
        if statement.execute(params![request.as_bytes()])? > 0 {
            fresh.push(request);
        }
    }
    Ok(fresh)
}

fn fold_through(
    mut heads: SqlHeads<'_>,
    connection: &Connection,
    change: &Change,
    stale: &mut Stale,
) -> Result<(), Fault> {
    fold(&mut heads, change)?;
    let mut rows = BTreeSet::new();
    for write in change.writes() {
        let row = (write.cell.entity.as_str(), write.cell.row);
        if rows.insert(row) {
            be_there(connection, row)?;
        }
        show(connection, &write.cell)?;
    }
    for (entity, row) in rows {
        let moved = show_trash(connection, entity, row)?;
        stale.note(entity, row, change.writes(), moved);
    }
    Ok(())
}

/// A change as it may be kept: without its payload when somebody asked that it go.
pub(crate) fn unless_redacted(
    connection: &Connection,
    change: &Change,
    link: &Link,
) -> Result<(Change, Link), Fault> {
    let (mut change, mut link) = (change.clone(), link.clone());
    if let Some(request) = redaction::dropped_by(&change) {
        let mut statement = connection.prepare_cached("SELECT 1 FROM redacted WHERE id = ?1")?;
        if statement.exists(params![request.as_bytes()])? {
            change.payload = None;
            link = link.without_payload();
        }
    }
    Ok((change, link))
}

/// Drops the personal payloads for which there is a request among these, and everything that was folded from them.
pub(crate) fn redact(connection: &Connection, requests: &BTreeSet<Uuid>) -> Result<(), Fault> {
    for name in history::names(connection)? {
        let Some(change) = change(connection, name)? else {
            continue;
        };
        let asked = redaction::dropped_by(&change).is_some_and(|row| requests.contains(&row));
        if asked && change.payload.is_some() {
            history::drop_payload(connection, name)?;
        }
    }
    parked::redact(connection, requests)?;
    rebuild(connection)
}

/// Whether there is a personal payload for which there is a request among these.
pub(crate) fn may_be_redacted(
    connection: &Connection,
    requests: &BTreeSet<Uuid>,
) -> Result<bool, Fault> {
    for name in history::names(connection)? {
        let dropped = change(connection, name)?.filter(|change| {
            let request = redaction::dropped_by(change);
            change.payload.is_some() && request.is_some_and(|request| requests.contains(&request))
        });
        if dropped.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
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
    for name in history::names(connection)? {
        if let Some(change) = change(connection, name)? {
            if change.payload.is_some() {
                folded.borrow_mut().insert(name);
            }
            let heads = SqlHeads::refolding(connection, &folded);
            take_in_through(heads, connection, &change, &mut Stale::default())?;
        }
    }
    search::fill(connection)
}

fn show(connection: &Connection, cell: &Cell) -> Result<(), Fault> {
    let heads = SqlHeads::of(connection).heads(cell)?;
    mark_conflict(connection, cell, values(&heads).len() > 1)?;
    let Some(shape) = SHAPES.iter().find(|shape| shape.entity == cell.entity) else {
        return Ok(());
    };
    let Some(field) = shape.fields.iter().find(|field| field.name == cell.field) else {
        return Ok(());
    };
    let value = winner(&heads)
        .map(|head| fitting(&head.value, field.kind))
        .unwrap_or_default();
    connection
        .prepare_cached(&format!(
            "UPDATE \"{}\" SET \"{}\" = ?2 WHERE row = ?1",
            shape.entity, field.name
        ))?
        .execute(params![cell.row.as_bytes(), SqlValue(&value)])?;
    Ok(())
}

/// A value of another kind than its column, written by a newer version, is not shown; the head keeps it.
fn fitting(value: &Value, kind: FieldKind) -> Value {
    let fits = matches!(
        (value, kind),
        (Value::Int(_) | Value::Bool(_), FieldKind::Integer)
            | (Value::Text(_), FieldKind::Text)
            | (Value::Bytes(_), FieldKind::Bytes | FieldKind::Sealed)
    );
    if fits { value.clone() } else { Value::Null }
}

/// Shows whether a row lives; says whether that is new.
fn show_trash(connection: &Connection, entity: &str, row: Uuid) -> Result<bool, Fault> {
    let cell = Cell::new(entity, row, TRASHED);
    let heads = SqlHeads::of(connection).heads(&cell)?;
    let edited = heads.iter().any(|head| head.value == Value::Bool(true))
        && edited_apart(connection, &cell, &heads)?;
    mark_conflict(connection, &cell, edited || values(&heads).len() > 1)?;
    if !is_known(entity) {
        return Ok(false);
    }
    let state = match winner(&heads).map(|head| &head.value) {
        None => NOT_BORN,
        // Nobody's edit disappears: until a person decides, the row stays.
        Some(Value::Bool(true)) if !edited => IN_THE_TRASH,
        Some(_) => LIVES,
    };
    let moved = connection
        .prepare_cached(&format!(
            "UPDATE \"{entity}\" SET trashed = ?2 WHERE row = ?1 AND trashed <> ?2"
        ))?
        .execute(params![row.as_bytes(), state])?;
    Ok(moved > 0)
}

/// Whether every write that trashed the row did so without knowing of some value in it.
fn edited_apart(
    connection: &Connection,
    cell: &Cell,
    heads: &[cocrea_ledger::Head],
) -> Result<bool, Fault> {
    let others = row_heads(connection, &cell.entity, cell.row)?;
    for head in heads.iter().filter(|head| head.value == Value::Bool(true)) {
        let seen = change(connection, head.name)?
            .and_then(|change| {
                change
                    .writes()
                    .iter()
                    .find(|write| write.cell == *cell)
                    .cloned()
            })
            .map(|write| write.predecessors)
            .unwrap_or_default();
        if !trashed_but_edited(&seen, head.name, &others) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Makes a row of a noun that this version knows.
fn be_there(connection: &Connection, (entity, row): (&str, Uuid)) -> Result<(), Fault> {
    if !is_known(entity) {
        return Ok(());
    }
    connection
        .prepare_cached(&format!(
            "INSERT OR IGNORE INTO \"{entity}\"(row, trashed) VALUES (?1, {NOT_BORN})"
        ))?
        .execute(params![row.as_bytes()])?;
    Ok(())
}

fn is_known(entity: &str) -> bool {
    SHAPES.iter().any(|shape| shape.entity == entity)
}

fn mark_conflict(connection: &Connection, cell: &Cell, open: bool) -> Result<(), Fault> {
    let sql = if open {
        "INSERT OR IGNORE INTO conflict VALUES (?1, ?2, ?3)"
    } else {
        "DELETE FROM conflict WHERE entity = ?1 AND row = ?2 AND field = ?3"
    };
    connection.prepare_cached(sql)?.execute(params![
        cell.entity,
        cell.row.as_bytes(),
        cell.field
    ])?;
    Ok(())
}
