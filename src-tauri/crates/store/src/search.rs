//! The index of words: what FTS5 keeps of the rows that live.
//!
//! Invariants:
//! - **A row lives, or is not in the index.** What is in the trash is not found; a row whose cell is in conflict is found
//!   by every value of it, so that nobody's words are lost before a person decides.
//! - **Only fields that say so** ([`Searched`]): a new field is out by default.
//! - **It keeps no text** (contentless, with deletes): rows are read in their own tables. Its rows are numbered by the
//!   place of the noun in [`SHAPES`] and the `id` of the row in its table, so each noun is one stretch, the newest last.
//! - **Nobody finds less than there is.** The index is fed before it is asked, copied or sealed, not with each commit, which
//!   would take half as long again. What waits is in memory; after a cut, or a kill, everything is folded again, the index
//!   with it.
//! - **Derived.** It is dropped and filled again with the tables that are folded, and sealed with them byte by byte.

mod query;
#[cfg(test)]
mod tests;

pub use query::{Found, Hit};

use crate::Fault;
use crate::registers::Registers;
use cocrea_domain::{FieldShape, SHAPES, Searched, Shape};
use cocrea_ledger::{TRASHED, Value, values};
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use uuid::Uuid;

/// The tokenizer of SQLite that parts words where Unicode has no letter or digit, without case and accents: «niños»,
/// «ninos» and «NIÑOS» are one. Prefixes of two and three letters have an index of their own.
pub(crate) const DEFINITION: &str = "
CREATE VIRTUAL TABLE search USING fts5(
  code, words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
";

/// Where FTS5 keeps it: ordinary tables, which are sealed like others.
pub(crate) const KEPT_IN: &[&str] = &[
    "search_config",
    "search_data",
    "search_docsize",
    "search_idx",
];

/// The bits of a number in the index that are the row's own.
const ROW_BITS: u32 = 40;
/// Parts two values of one cell, so that no phrase reaches from one into the other. It is a token that nobody types:
/// a sign for private use.
const BETWEEN: &str = " \u{E000} ";

/// Rows whose words may not be in the index as they stand.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stale(BTreeSet<(usize, Uuid)>);

impl Stale {
    /// Notes a row of which these fields were written; `moved` when it may have gone into the trash or come out of it.
    pub(crate) fn note(
        &mut self,
        shape: &Shape,
        row: Uuid,
        written: &BTreeSet<String>,
        moved: bool,
    ) {
        let says = || searched(shape).any(|field| written.contains(field.name));
        if shape.is_searched() && (moved || says()) {
            let place = SHAPES.iter().position(|known| known.entity == shape.entity);
            self.0.extend(place.map(|place| (place, row)));
        }
    }

    /// Whether no row waits.
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// These wait too.
    fn add(&mut self, others: Self) {
        // To append would walk over all that wait already.
        self.0.extend(others.0);
    }

    /// Brings the index up to date. FTS5 takes rows in ascending order from memory, and goes to the disk for any other.
    pub(crate) fn refresh(&self, connection: &Connection) -> Result<(), Fault> {
        let mut now = BTreeMap::new();
        let any_apart = connection
            .prepare_cached("SELECT EXISTS(SELECT 1 FROM conflict)")?
            .query_row([], |row| row.get(0))?;
        for &(place, row) in &self.0 {
            if let Some((number, words)) = words_now(connection, place, row, any_apart)? {
                now.insert(number, words);
            }
        }
        for (number, words) in now {
            match words {
                Some(words) => write(connection, number, &words)?,
                None => {
                    let sql = "DELETE FROM search WHERE rowid = ?1";
                    connection.prepare_cached(sql)?.execute([number])?;
                }
            }
        }
        Ok(())
    }
}

/// What waits for the index of an open file, from one transaction to the next.
#[derive(Debug, Default)]
pub(crate) struct Unfed {
    stale: RefCell<Stale>,
    /// Whether nobody knows which rows wait, so that all of them do.
    everything: Cell<bool>,
    /// Whether the transaction that is open has fed them.
    fed: Cell<bool>,
}

impl Unfed {
    /// All rows wait.
    pub(crate) fn for_everything() -> Self {
        Self {
            everything: Cell::new(true),
            ..Self::default()
        }
    }

    /// Feeds the index, in the transaction that is open.
    pub(crate) fn feed(&self, connection: &Connection) -> Result<(), Fault> {
        if self.fed.get() {
            return Ok(());
        }
        if self.everything.get() {
            drop(connection)?;
            connection.execute_batch(DEFINITION)?;
            fill(connection)?;
        } else if self.stale.borrow().is_empty() {
            return Ok(());
        } else {
            self.stale.borrow().refresh(connection)?;
        }
        self.fed.set(true);
        Ok(())
    }

    /// Feeds the index in a transaction of its own.
    pub(crate) fn feed_now(&self, connection: &Connection) -> Result<(), Fault> {
        let transaction = connection.unchecked_transaction()?;
        self.feed(&transaction)?;
        self.end(transaction)
    }

    /// Ends a transaction that only looked: what it fed stays fed, if the disk has room.
    pub(crate) fn end(&self, transaction: Transaction<'_>) -> Result<(), Fault> {
        if !self.fed.get() {
            return Ok(transaction.finish()?);
        }
        let committed = transaction.commit();
        self.committed(committed.is_ok(), Stale::default());
        Ok(committed?)
    }

    /// What a transaction fed does not wait any longer, if it was kept; these do.
    pub(crate) fn committed(&self, kept: bool, new: Stale) {
        if self.fed.replace(false) && kept {
            self.stale.take();
            self.everything.set(false);
        }
        if kept {
            self.stale.borrow_mut().add(new);
        }
    }
}

/// Code and words of a row.
struct Words {
    code: String,
    words: String,
}

/// Fills an index that is empty.
pub(crate) fn fill(connection: &Connection) -> Result<(), Fault> {
    let mut apart = HashSet::new();
    let mut statement = connection.prepare("SELECT DISTINCT entity, row FROM conflict")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        apart.insert((row.get::<_, String>(0)?, row.get::<_, [u8; 16]>(1)?));
    }
    for (place, shape) in SHAPES.iter().enumerate() {
        if !shape.is_searched() {
            continue;
        }
        let sql = format!("{} WHERE trashed = 0 ORDER BY id", select(shape));
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id: [u8; 16] = row.get(1)?;
            let words = if apart.contains(&(shape.entity.to_owned(), id)) {
                every_value(connection, shape, Uuid::from_bytes(id))?
            } else {
                shown(shape, row)?
            };
            write(connection, number(place, row.get(0)?), &words)?;
        }
    }
    Ok(())
}

/// Drops the index, whatever became of it.
pub(crate) fn drop(connection: &Connection) -> Result<(), Fault> {
    let sql = "DROP TABLE IF EXISTS search";
    match connection.execute_batch(sql) {
        Ok(()) => Ok(()),
        Err(error) => {
            // FTS5 does not drop what it cannot read; the tables that it lies in are ordinary ones underneath.
            log::warn!("the index of words does not hold: {error}");
            force(connection)
        }
    }
}

fn force(connection: &Connection) -> Result<(), Fault> {
    use rusqlite::config::DbConfig::{SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_WRITABLE_SCHEMA};
    connection.set_db_config(SQLITE_DBCONFIG_DEFENSIVE, false)?;
    connection.set_db_config(SQLITE_DBCONFIG_WRITABLE_SCHEMA, true)?;
    let kept: String = KEPT_IN
        .iter()
        .map(|table| format!("DROP TABLE IF EXISTS {table};"))
        .collect();
    let forgotten =
        "DELETE FROM sqlite_schema WHERE name = 'search'; PRAGMA writable_schema = RESET;";
    let dropped = connection.execute_batch(&format!("{kept}{forgotten}"));
    connection.set_db_config(SQLITE_DBCONFIG_WRITABLE_SCHEMA, false)?;
    connection.set_db_config(SQLITE_DBCONFIG_DEFENSIVE, true)?;
    Ok(dropped?)
}

fn write(connection: &Connection, number: i64, words: &Words) -> Result<(), Fault> {
    let sql = "INSERT OR REPLACE INTO search(rowid, code, words) VALUES (?1, ?2, ?3)";
    connection
        .prepare_cached(sql)?
        .execute(params![number, words.code, words.words])?;
    Ok(())
}

/// The number of a row in the index, and its words; none of these when it does not live.
fn words_now(
    connection: &Connection,
    place: usize,
    row: Uuid,
    any_apart: bool,
) -> Result<Option<(i64, Option<Words>)>, Fault> {
    let shape = &SHAPES[place];
    let sql = format!("{} WHERE row = ?1", select(shape));
    let found = connection
        .prepare_cached(&sql)?
        .query_row([row.as_bytes()], |row| {
            Ok((row.get(0)?, row.get::<_, i64>(2)? == 0, shown(shape, row)?))
        })
        .optional()?;
    let Some((id, lives, shown)) = found else {
        return Ok(None);
    };
    let words = match lives {
        false => None,
        true if any_apart && in_conflict(connection, shape, row)? => {
            Some(every_value(connection, shape, row)?)
        }
        true => Some(shown),
    };
    Ok(Some((number(place, id), words)))
}

fn in_conflict(connection: &Connection, shape: &Shape, row: Uuid) -> Result<bool, Fault> {
    let sql = "SELECT 1 FROM conflict WHERE entity = ?1 AND row = ?2 AND field <> ?3";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.exists(params![shape.entity, row.as_bytes(), TRASHED])?)
}

/// The words of every value that some laptop left standing.
fn every_value(connection: &Connection, shape: &Shape, row: Uuid) -> Result<Words, Fault> {
    let registers = Registers::read(connection, shape.entity, row)?;
    let mut words = Words::new();
    for field in searched(shape) {
        for head in values(registers.heads(field.name)) {
            if let Value::Text(text) = &head.value {
                words.add(field, text);
            }
        }
    }
    Ok(words)
}

/// The words that a row of [`select`] shows.
fn shown(shape: &Shape, row: &Row<'_>) -> rusqlite::Result<Words> {
    let mut words = Words::new();
    for (column, field) in (3..).zip(searched(shape)) {
        if let Some(text) = row.get::<_, Option<String>>(column)? {
            words.add(field, &text);
        }
    }
    Ok(words)
}

impl Words {
    const fn new() -> Self {
        Self {
            code: String::new(),
            words: String::new(),
        }
    }

    fn add(&mut self, field: &FieldShape, text: &str) {
        let all = match field.searched {
            Searched::Code => &mut self.code,
            Searched::Words => &mut self.words,
            Searched::No => return,
        };
        if !all.is_empty() {
            all.push_str(BETWEEN);
        }
        all.push_str(text);
    }
}

/// `id`, row, state and searched fields of a noun.
fn select(shape: &Shape) -> String {
    let fields: String = searched(shape)
        .map(|field| format!(", \"{}\"", field.name))
        .collect();
    format!("SELECT id, row, trashed{fields} FROM \"{}\"", shape.entity)
}

fn searched(shape: &Shape) -> impl Iterator<Item = &'static FieldShape> + use<> {
    let fields: &'static [FieldShape] = shape.fields;
    fields.iter().filter(|field| field.searched != Searched::No)
}

fn number(place: usize, id: i64) -> i64 {
    let place = i64::try_from(place).unwrap_or(i64::MAX >> ROW_BITS);
    (place << ROW_BITS) | id
}

/// The noun of a number in the index, and the `id` of the row in its table.
fn shape_of(number: i64) -> Option<(&'static Shape, i64)> {
    let place = usize::try_from(number >> ROW_BITS).ok()?;
    Some((SHAPES.get(place)?, number & ((1 << ROW_BITS) - 1)))
}
