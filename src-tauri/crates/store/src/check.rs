//! What is checked before a file is trusted, and what is put right from the log.

use crate::seal::{self, Part};
use crate::search::Unfed;
use crate::{Fault, FileAt, View, cipher, schema, shadow};
use cocrea_ledger::DeviceId;
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, OptionalExtension as _, params};
use std::fs::File;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Whether it is a process of a version that this program can read, by the first bytes alone; of an encrypted one they
/// tell nothing, and [`version`] looks once it is unlocked.
pub(crate) fn kind(at: &FileAt<'_>) -> Result<(), Fault> {
    use std::io::Read as _;
    let path = at.path;
    let mut header = [0_u8; 100];
    // To open a pipe would wait for whoever writes to it.
    if !path.metadata().map_err(unopened)?.is_file() {
        return Err(Fault::NotAProcess);
    }
    let mut file = File::open(path).map_err(unopened)?;
    let read = file.read(&mut header)?;
    if read < header.len() {
        return Err(Fault::NotAProcess);
    }
    if !header.starts_with(cipher::PLAIN) {
        return cipher::may_be_read(at);
    }
    let number = |at: usize| {
        i64::from(u32::from_be_bytes([
            header[at],
            header[at + 1],
            header[at + 2],
            header[at + 3],
        ]))
    };
    if number(68) != schema::APPLICATION_ID {
        return Err(Fault::NotAProcess);
    }
    let version = number(60);
    if version > schema::VERSION {
        return Err(Fault::Newer(version));
    }
    // A page of 65,536 bytes is written as 1 (SQLite file format, §1.3.2).
    let page = match u64::from(u16::from_be_bytes([header[16], header[17]])) {
        1 => 65_536,
        bytes => bytes,
    };
    let whole = number(28).cast_unsigned() * page;
    // While the end is in the log beside it, the file itself may be shorter.
    if file.metadata()?.len() < whole && !beside(path, "-wal").exists() {
        return Err(Fault::Damaged("cut short".to_owned()));
    }
    Ok(())
}

/// Whether an encrypted file, once unlocked, is a process of a version that this program can read.
pub(crate) fn version(connection: &Connection) -> Result<(), Fault> {
    let mark = |pragma| connection.query_row(pragma, [], |row| row.get::<_, i64>(0));
    if mark("PRAGMA application_id")? != schema::APPLICATION_ID {
        return Err(Fault::NotAProcess);
    }
    match mark("PRAGMA user_version")? {
        newer if newer > schema::VERSION => Err(Fault::Newer(newer)),
        _ => Ok(()),
    }
}

/// The file that stands beside a process with this ending.
pub(crate) fn beside(process: &Path, ending: &str) -> PathBuf {
    let mut name = process.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// A path that leads nowhere, whatever the reason, is a file that is not there.
pub(crate) fn unopened(error: std::io::Error) -> Fault {
    use std::io::ErrorKind;
    let nowhere = [
        ErrorKind::NotADirectory,
        ErrorKind::InvalidFilename,
        ErrorKind::InvalidInput,
    ];
    if nowhere.contains(&error.kind()) {
        return Fault::NotFound;
    }
    if error.kind() == ErrorKind::PermissionDenied {
        return Fault::Unreadable;
    }
    error.into()
}

/// What became of the index of words; it is derived, so it is no reason to refuse a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Index {
    /// SQLite can read all of it.
    Holds,
    /// SQLite cannot.
    Decayed,
}

/// Whether its structure holds, and is the one that this program made.
pub(crate) fn structure(connection: &Connection) -> Result<Index, Fault> {
    let index = integrity(connection)?;
    let foreign = "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view') LIMIT 1";
    let found: Option<String> = connection
        .query_row(foreign, [], |row| row.get(0))
        .optional()?;
    if let Some(name) = found {
        return Err(Fault::Damaged(format!("a foreign structure: {name}")));
    }
    let version = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    for definition in schema::log(version) {
        let sql = "SELECT count(*) FROM sqlite_master WHERE sql = ?1";
        let found: i64 = connection.query_row(sql, [definition], |row| row.get(0))?;
        if found != 1 {
            return Err(Fault::Damaged("a table of the log is another".to_owned()));
        }
    }
    Ok(index)
}

/// SQLite's own check of every page and every table.
fn integrity(connection: &Connection) -> Result<Index, Fault> {
    let told = verdicts(connection, "PRAGMA integrity_check(100)");
    let unread = told
        .as_ref()
        .is_err_and(|error| of_index(&error.to_string()));
    let told = if unread {
        // It stops where FTS5 cannot even begin; the tables are checked one by one then.
        let sql = "SELECT group_concat('PRAGMA integrity_check(\"' || replace(name, '\"', '\"\"') || '\")', ';')
                   FROM sqlite_schema WHERE type = 'table' AND rootpage > 0";
        let each: String = connection.query_row(sql, [], |row| row.get(0))?;
        let each = each.split(';').map(|table| verdicts(connection, table));
        each.collect::<Result<Vec<_>, _>>()?.concat()
    } else {
        told?
    };
    let mut wrong = told
        .into_iter()
        .filter(|verdict| verdict != "ok")
        .peekable();
    let decayed = unread || wrong.peek().is_some();
    match wrong.find(|verdict| !of_index(verdict)) {
        Some(verdict) => Err(Fault::Damaged(verdict)),
        None if decayed => Ok(Index::Decayed),
        None => Ok(Index::Holds),
    }
}

fn verdicts(connection: &Connection, pragma: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare(pragma)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    rows.collect()
}

/// Whether SQLite speaks of the index of words: the only table of FTS5.
fn of_index(told: &str) -> bool {
    let signs = [
        "fts5",
        "FTS5 table main.search",
        "vtable constructor failed: search",
    ];
    signs.iter().any(|sign| told.contains(sign))
}

/// Follows the chain to the end that was sealed; says which process it is.
pub(crate) fn log(connection: &Connection, device: DeviceId) -> Result<Uuid, Fault> {
    let process = process_id(connection)?;
    let chains = View::of(connection, device).follow_chains(process)?;
    if seal::log_holds(connection, chains.into_iter())? == Some(false) {
        return Err(Fault::Damaged("changes are missing at its end".to_owned()));
    }
    Ok(process)
}

pub(crate) fn process_id(connection: &Connection) -> Result<Uuid, Fault> {
    let sql = "SELECT value FROM meta WHERE key = 'process'";
    let bytes: Option<[u8; 16]> = connection.query_row(sql, [], |row| row.get(0)).optional()?;
    bytes
        .map(Uuid::from_bytes)
        .ok_or_else(|| Fault::Damaged("no process".to_owned()))
}

/// Folds the log again when the tables were defined by another version, are not as they were sealed, or were not sealed.
///
/// Says what waits for the index of words then.
pub(crate) fn refresh_shadow(connection: &mut Connection, index: Index) -> Result<Unfed, Fault> {
    let current = is_current(connection)?;
    // A table that cannot even be read is folded again like one that decayed.
    let sealed = seal::holds(connection, Part::Tables).unwrap_or(Some(false));
    if current && sealed == Some(true) && index == Index::Holds {
        return Ok(Unfed::default());
    }
    match fold_again(connection) {
        // SQLite brought the tables through the cut as they were; to fold them is one precaution more, and can wait for
        // room. The index lacks the words that waited in memory.
        Err(Fault::DiskFull) if current && sealed.is_none() => Ok(Unfed::for_everything()),
        folded => folded.map(|()| Unfed::default()),
    }
}

/// Checks the structure, every chain, and that the tables are what the log folds to; says how many changes there are.
pub(crate) fn everything(connection: &Connection) -> Result<u64, Fault> {
    structure(connection)?;
    let view = View::of(connection, DeviceId([0; 16]));
    let changes = view.verify_chain(process_id(connection)?)?;
    fold_alike(connection)?;
    Ok(changes)
}

/// Folds the log anew, in memory, and compares what comes of it with the tables.
///
/// # Errors
/// [`Fault::Damaged`] when they differ, and those of the file.
pub(crate) fn fold_alike(connection: &Connection) -> Result<(), Fault> {
    let anew = Connection::open_in_memory()?;
    for part in schema::LOG {
        anew.execute_batch(part)?;
    }
    for table in ["device", "change"] {
        copy_rows(connection, &anew, table)?;
    }
    shadow::rebuild(&anew)?;
    if seal::of_fold(connection)? == seal::of_fold(&anew)? {
        Ok(())
    } else {
        let why = "the tables are not what the log says";
        Err(Fault::Damaged(why.to_owned()))
    }
}

fn copy_rows(from: &Connection, to: &Connection, table: &str) -> Result<(), Fault> {
    let mut read = from.prepare(&format!("SELECT * FROM {table}"))?;
    let columns = read.column_count();
    let places = vec!["?"; columns].join(", ");
    let mut write = to.prepare(&format!("INSERT INTO {table} VALUES ({places})"))?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            write.raw_bind_parameter(column + 1, row.get::<_, SqlValue>(column)?)?;
        }
        write.raw_execute()?;
    }
    Ok(())
}

fn fold_again(connection: &mut Connection) -> Result<(), Fault> {
    let transaction = connection.transaction()?;
    fold_within(&transaction)?;
    transaction.commit()?;
    Ok(())
}

/// Folds the log again, in the transaction of the caller.
pub(crate) fn fold_within(connection: &Connection) -> Result<(), Fault> {
    shadow::rebuild(connection)?;
    let sql = "INSERT OR REPLACE INTO meta VALUES ('shadow', ?1)";
    connection.execute(sql, params![shadow_name()])?;
    seal::open_tables(connection)
}

/// Whether what is folded was folded as this version does.
pub(crate) fn is_current(connection: &Connection) -> Result<bool, Fault> {
    let sql = "SELECT value FROM meta WHERE key = 'shadow'";
    let kept: Option<String> = connection.query_row(sql, [], |row| row.get(0)).optional()?;
    Ok(kept.as_deref() == Some(shadow_name().as_str()))
}

/// A name that decayed is shown as none: it comes again with the next bundle of that laptop.
pub(crate) fn forget_damaged_labels(connection: &Connection) -> Result<(), Fault> {
    if seal::holds(connection, Part::Labels)? == Some(false) {
        log::warn!("names of laptops are not as they were kept");
        let transaction = connection.unchecked_transaction()?;
        transaction.execute("UPDATE device SET label = ''", [])?;
        seal::open(&transaction)?;
        transaction.commit()?;
    }
    Ok(())
}

/// The definition of everything that is folded, as one short name.
pub(crate) fn shadow_name() -> String {
    // What is a word, and how an index of words lies, is SQLite's to say.
    let sqlite = rusqlite::version();
    let definition = format!(
        "{}{}{}{sqlite}",
        schema::RULES,
        schema::FOLDED,
        schema::shadow()
    );
    blake3::hash(definition.as_bytes()).to_hex().to_string()
}

#[cfg(test)]
mod tests;
