//! What is still to be swept: backups that may hold what was removed of persons from the process itself.
//!
//! The note is written by the transaction that removes, so that no kill in between leaves a backup that nobody looks into
//! again. It stands beside the log, and is nobody's history.

use crate::{Fault, Store, View};
use rusqlite::{Connection, OptionalExtension as _, params};
use std::collections::BTreeSet;

const KEY: &str = "unswept";
/// Stands in no name of a file.
const BETWEEN: &str = "/";

/// Which files beside the process are still to be swept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unswept {
    /// All that there are.
    Everything,
    /// Those of these names: they could not be read or written.
    These(BTreeSet<String>),
}

impl Unswept {
    /// Whether a file of this name is still to be swept.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        match self {
            Self::Everything => true,
            Self::These(names) => names.contains(name),
        }
    }
}

/// Notes that everything is to be swept.
pub(crate) fn note(connection: &Connection) -> Result<(), Fault> {
    let sql = "INSERT OR REPLACE INTO meta VALUES (?1, NULL)";
    connection.execute(sql, [KEY])?;
    Ok(())
}

impl View<'_> {
    /// What is still to be swept; nothing, as mostly, when nothing was removed since, or all of it was swept.
    ///
    /// # Errors
    /// Those of the file.
    pub fn unswept(&self) -> Result<Option<Unswept>, Fault> {
        let sql = "SELECT value FROM meta WHERE key = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let noted = statement.query_row([KEY], |row| row.get::<_, Option<String>>(0));
        Ok(noted.optional()?.map(|names| match names {
            None => Unswept::Everything,
            Some(names) => Unswept::These(names.split(BETWEEN).map(str::to_owned).collect()),
        }))
    }
}

impl Store {
    /// Notes that all was swept but the files of these names.
    ///
    /// # Errors
    /// Those of the file; then all of it is swept again.
    pub fn swept_but(&self, left: &BTreeSet<String>) -> Result<(), Fault> {
        let names: Vec<&str> = left.iter().map(String::as_str).collect();
        let noted = if names.is_empty() {
            let sql = "DELETE FROM meta WHERE key = ?1";
            self.connection().execute(sql, [KEY])
        } else {
            let sql = "INSERT OR REPLACE INTO meta VALUES (?1, ?2)";
            let names = names.join(BETWEEN);
            self.connection().execute(sql, params![KEY, names])
        };
        Ok(noted.map(drop)?)
    }
}
