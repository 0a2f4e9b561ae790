//! Creating, opening and closing a process file.

use crate::lock::Lock;
use crate::seal::{self, Part};
use crate::{Fault, View, Writer, schema, shadow};
use cocrea_ledger::DeviceId;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, TransactionBehavior, params};
use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// One open process file.
pub struct Store {
    connection: Connection,
    process: Uuid,
    device: DeviceId,
    path: PathBuf,
    // Held, not read: it is the last to go.
    _lock: Lock,
}

/// What came out of a write: the reply, and the nouns that changed.
#[derive(Debug)]
pub struct Writing<T> {
    /// What the caller's function returned.
    pub value: T,
    /// Nouns whose rows were written.
    pub nouns: Vec<String>,
}

impl Store {
    /// Creates a file for a process that has no change yet.
    ///
    /// # Errors
    /// [`Fault::Exists`] and those of the file; nothing is left behind then.
    pub fn create(path: &Path, process: Uuid, device: DeviceId) -> Result<Self, Fault> {
        if path.try_exists()? {
            return Err(Fault::Exists);
        }
        let lock = Lock::take(path)?;
        if path.try_exists()? {
            // Another program made it a moment ago: it is not ours to remove.
            return Err(Fault::Exists);
        }
        let made = Self::make(path, process).map(|connection| Self {
            connection,
            process,
            device,
            path: path.to_owned(),
            _lock: lock,
        });
        if made.is_err() {
            remove(path);
        }
        made
    }

    /// Opens a file after checking all of it.
    ///
    /// # Errors
    /// [`Fault::NotFound`], [`Fault::NotAProcess`], [`Fault::Newer`], [`Fault::Damaged`], [`Fault::InUse`],
    /// [`Fault::ReadOnly`] and those of the system.
    pub fn open(path: &Path, device: DeviceId) -> Result<Self, Fault> {
        check_kind(path)?;
        let lock = Lock::take(path)?;
        let mut connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        check_structure(&connection).map_err(Fault::as_damage)?;
        write_ahead(&connection).map_err(Fault::as_damage)?;
        let process = check_contents(&mut connection, device).map_err(Fault::as_damage)?;
        Ok(Self {
            connection,
            process,
            device,
            path: path.to_owned(),
            _lock: lock,
        })
    }

    /// Closes the file and removes it with everything beside it: what was begun and not finished leaves nothing.
    pub fn remove(self) {
        let path = self.path.clone();
        drop(self);
        remove(&path);
    }

    /// Closes the file so that it stands alone and whole, to be given its name.
    ///
    /// # Errors
    /// Those of the file, which is removed then.
    pub fn close_alone(self) -> Result<(), Fault> {
        let closed = self.close();
        if closed.is_err() {
            self.remove();
            return closed;
        }
        drop(self);
        Ok(())
    }

    /// A file that is closed cleanly is one file, which a person can copy to a stick.
    fn close(&self) -> Result<(), Fault> {
        seal::close(&self.connection)?;
        let settle = "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE;";
        Ok(self.connection.execute_batch(settle)?)
    }

    /// Identity of the process.
    #[must_use]
    pub const fn process(&self) -> Uuid {
        self.process
    }

    /// Device that writes.
    #[must_use]
    pub const fn device(&self) -> DeviceId {
        self.device
    }

    /// Path of the file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads in one transaction.
    ///
    /// # Errors
    /// Those of `read`.
    pub fn read<T, E: From<Fault>>(
        &self,
        read: impl FnOnce(&View<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let transaction = self
            .connection
            .unchecked_transaction()
            .map_err(Fault::from)?;
        read(&View {
            connection: &transaction,
            device: self.device,
        })
    }

    /// Writes in one transaction, all or nothing; it returns after the commit reached the disk.
    ///
    /// # Errors
    /// Those of `write`; nothing was changed then.
    pub fn write<T, E: From<Fault>>(
        &mut self,
        wall_ms: i64,
        write: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<Writing<T>, E> {
        self.transact(wall_ms, write, true)
    }

    /// Does what [`Store::write`] does and takes everything back: to see what would happen.
    ///
    /// # Errors
    /// Those of `write`.
    pub fn rehearse<T, E: From<Fault>>(
        &mut self,
        wall_ms: i64,
        write: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.transact(wall_ms, write, false)
            .map(|writing| writing.value)
    }

    fn transact<T, E: From<Fault>>(
        &mut self,
        wall_ms: i64,
        write: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
        keep: bool,
    ) -> Result<Writing<T>, E> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(Fault::from)?;
        let before = transaction.total_changes();
        let mut writer = Writer {
            view: View {
                connection: &transaction,
                device: self.device,
            },
            process: self.process,
            wall_ms,
            touched: BTreeSet::new(),
        };
        let value = write(&mut writer)?;
        let nouns = std::mem::take(&mut writer.touched).into_iter().collect();
        if keep {
            if transaction.total_changes() != before {
                seal::open(&transaction)?;
            }
            transaction.commit().map_err(Fault::from)?;
        }
        Ok(Writing { value, nouns })
    }

    fn make(path: &Path, process: Uuid) -> Result<Connection, Fault> {
        let mut connection = connect(
            path,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        )?;
        let transaction = connection.transaction()?;
        transaction.pragma_update(None, "application_id", schema::APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", schema::VERSION)?;
        transaction.execute_batch(schema::LOG)?;
        transaction.execute(
            "INSERT INTO meta VALUES ('process', ?1)",
            params![process.as_bytes()],
        )?;
        transaction.execute(
            "INSERT INTO meta VALUES ('shadow', ?1)",
            params![shadow_name()],
        )?;
        shadow::rebuild(&transaction)?;
        transaction.commit()?;
        write_ahead(&connection)?;
        Ok(connection)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if let Err(error) = self.close() {
            log::warn!("the write-ahead log stays beside the file: {error}");
        }
    }
}

/// Looks into a file without writing to it; its chain is not followed.
///
/// # Errors
/// As [`Store::open`], and those of `read`.
pub fn glance<T, E: From<Fault>>(
    path: &Path,
    read: impl FnOnce(&View<'_>) -> Result<T, E>,
) -> Result<T, E> {
    check_kind(path)?;
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    read(&View {
        connection: &connection,
        device: DeviceId([0; 16]),
    })
}

fn remove(path: &Path) {
    for suffix in ["", "-wal", "-shm", "-journal", ".lock"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        let _ = std::fs::remove_file(PathBuf::from(name));
    }
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, Fault> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.execute_batch(
        "PRAGMA busy_timeout = 2000; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL;",
    )?;
    Ok(connection)
}

fn write_ahead(connection: &Connection) -> Result<(), Fault> {
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if mode == "wal" {
        Ok(())
    } else {
        Err(Fault::ReadOnly)
    }
}

/// Whether it is a process of a version that this program can read, by the first bytes alone.
fn check_kind(path: &Path) -> Result<(), Fault> {
    use std::io::Read as _;
    let mut header = [0_u8; 100];
    let mut file = File::open(path).map_err(unreachable_file)?;
    if file.metadata()?.is_dir() {
        return Err(Fault::NotAProcess);
    }
    let read = file.read(&mut header)?;
    if read < header.len() || !header.starts_with(b"SQLite format 3\0") {
        return Err(Fault::NotAProcess);
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
    match number(60) {
        version if version > schema::VERSION => Err(Fault::Newer(version)),
        _ => Ok(()),
    }
}

/// A path that leads nowhere, whatever the reason, is a file that is not there.
fn unreachable_file(error: std::io::Error) -> Fault {
    use std::io::ErrorKind;
    let nowhere = [
        ErrorKind::NotADirectory,
        ErrorKind::InvalidFilename,
        ErrorKind::InvalidInput,
    ];
    if nowhere.contains(&error.kind()) {
        return Fault::NotFound;
    }
    error.into()
}

fn check_structure(connection: &Connection) -> Result<(), Fault> {
    let verdict: String =
        connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(Fault::Damaged(verdict));
    }
    let foreign = "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view') LIMIT 1";
    let found: Option<String> = connection
        .query_row(foreign, [], |row| row.get(0))
        .optional()?;
    if let Some(name) = found {
        return Err(Fault::Damaged(format!("a foreign structure: {name}")));
    }
    for definition in schema::log() {
        let sql = "SELECT count(*) FROM sqlite_master WHERE sql = ?1";
        let found: i64 = connection.query_row(sql, [definition], |row| row.get(0))?;
        if found != 1 {
            return Err(Fault::Damaged("a table of the log is another".to_owned()));
        }
    }
    let orphan = "SELECT count(*) FROM change WHERE device NOT IN (SELECT alias FROM device)";
    match connection.query_row(orphan, [], |row| row.get::<_, i64>(0))? {
        0 => Ok(()),
        _ => Err(Fault::Damaged("changes of nobody".to_owned())),
    }
}

/// Follows the chain and looks at the seals; says which process it is.
fn check_contents(connection: &mut Connection, device: DeviceId) -> Result<Uuid, Fault> {
    let process = process_id(connection)?;
    View { connection, device }.verify_chain(process)?;
    if seal::holds(connection, Part::Log)? == Some(false) {
        return Err(Fault::Damaged("changes are missing at its end".to_owned()));
    }
    refresh_shadow(connection)?;
    forget_damaged_labels(connection)?;
    Ok(process)
}

fn process_id(connection: &Connection) -> Result<Uuid, Fault> {
    let sql = "SELECT value FROM meta WHERE key = 'process'";
    let bytes: Option<[u8; 16]> = connection.query_row(sql, [], |row| row.get(0)).optional()?;
    bytes
        .map(Uuid::from_bytes)
        .ok_or_else(|| Fault::Damaged("no process".to_owned()))
}

/// Folds the log again when the tables were defined by another version, are not as they were sealed, or were not sealed.
fn refresh_shadow(connection: &mut Connection) -> Result<(), Fault> {
    let sql = "SELECT value FROM meta WHERE key = 'shadow'";
    let kept: Option<String> = connection.query_row(sql, [], |row| row.get(0)).optional()?;
    let current = kept.as_deref() == Some(shadow_name().as_str());
    // A table that cannot even be read is folded again like one that decayed.
    let sealed = seal::holds(connection, Part::Tables).unwrap_or(Some(false));
    if current && sealed == Some(true) {
        return Ok(());
    }
    match fold_again(connection) {
        // SQLite brought it through the cut as it was; the fold is one precaution more, and can wait for room.
        Err(Fault::DiskFull) if current && sealed.is_none() => Ok(()),
        folded => folded,
    }
}

fn fold_again(connection: &mut Connection) -> Result<(), Fault> {
    let transaction = connection.transaction()?;
    shadow::rebuild(&transaction)?;
    transaction.execute(
        "INSERT OR REPLACE INTO meta VALUES ('shadow', ?1)",
        params![shadow_name()],
    )?;
    seal::open_tables(&transaction)?;
    transaction.commit()?;
    Ok(())
}

/// A name that decayed is shown as none: it comes again with the next bundle of that laptop.
fn forget_damaged_labels(connection: &Connection) -> Result<(), Fault> {
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
fn shadow_name() -> String {
    let definition = format!("{}{}", schema::FOLDED, schema::shadow());
    blake3::hash(definition.as_bytes()).to_hex().to_string()
}

#[cfg(test)]
mod tests;
