//! Creating, opening and closing a process file.

use crate::lock::Lock;
use crate::place::Place;
use crate::search::{Stale, Unfed};
use crate::{
    BackupMark, Fault, FileAt, PageKey, Pass, SLOTS_ENDING, View, Writer, backup, check, cipher,
    migrate, schema, seal, shadow,
};
use cocrea_ledger::DeviceId;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, params};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs::DirEntry;
use std::path::{Path, PathBuf};
use std::time::Duration;
use uuid::Uuid;

/// One open process file.
pub struct Store {
    connection: Connection,
    process: Uuid,
    device: DeviceId,
    path: PathBuf,
    /// That of an encrypted file.
    key: Option<PageKey>,
    place: Place,
    words: Unfed,
    /// Whether it may still be sealed: nobody else writes to it.
    sealed: Cell<bool>,
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
    /// Creates a file for a process that has no change yet; with a key, an encrypted one.
    ///
    /// # Errors
    /// [`Fault::Exists`] and those of the file; nothing is left behind then.
    pub fn create<'a>(
        file: impl Into<FileAt<'a>>,
        process: Uuid,
        device: DeviceId,
    ) -> Result<Self, Fault> {
        let at = file.into();
        let path = at.path;
        if path.try_exists()? {
            return Err(Fault::Exists);
        }
        let lock = Lock::take(path)?;
        if path.try_exists()? {
            // Another program made it a moment ago: it is not ours to remove.
            return Err(Fault::Exists);
        }
        match Self::make(&at, process, device) {
            Ok(connection) => Ok(Self {
                connection,
                process,
                device,
                path: path.to_owned(),
                key: at.key,
                place: Place::of(path),
                words: Unfed::default(),
                sealed: Cell::new(true),
                _lock: lock,
            }),
            Err(fault) => {
                remove(path);
                // Held until the half-made file is gone.
                drop(lock);
                Err(fault)
            }
        }
    }

    /// Opens a file after checking all of it.
    ///
    /// # Errors
    /// [`Fault::NotFound`], [`Fault::NotAProcess`], [`Fault::Newer`], [`Fault::Damaged`], [`Fault::InUse`],
    /// [`Fault::Unreadable`], [`Fault::ReadOnly`], [`Fault::DiskFull`], [`Fault::IsBackup`], [`Fault::Older`],
    /// [`Fault::Encrypted`], [`Fault::SlotsMissing`], [`Fault::OtherKey`] and those of the system.
    pub fn open<'a>(file: impl Into<FileAt<'a>>, device: DeviceId) -> Result<Self, Fault> {
        let at = file.into().into_found();
        let path = at.path;
        check::kind(&at)?;
        let lock = Lock::take(path)?;
        let mut connection = connect_known(&at, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        migrate::is_current(&connection)?;
        let index = check::structure(&connection).map_err(Fault::into_damage)?;
        if backup::is_marked(&connection).map_err(Fault::into_damage)? {
            return Err(Fault::IsBackup);
        }
        let process = check::log(&connection, device).map_err(Fault::into_damage)?;
        // Whatever is refused above was not written to.
        write_ahead(&connection).map_err(Fault::into_damage)?;
        let words = check::refresh_shadow(&mut connection, index).map_err(Fault::into_damage)?;
        check::forget_damaged_labels(&connection).map_err(Fault::into_damage)?;
        Ok(Self {
            connection,
            process,
            device,
            path: path.to_owned(),
            key: at.key,
            place: Place::of(path),
            words,
            sealed: Cell::new(true),
            _lock: lock,
        })
    }

    /// Closes the file and removes it with everything beside it: what was begun and not finished leaves nothing.
    pub fn remove(self) {
        let path = self.path.clone();
        drop(self);
        remove(&path);
    }

    /// Leaves nothing beside the file, so that another one may take its place.
    ///
    /// # Errors
    /// Those of the file, which is as whole as before then.
    pub fn stand_alone(&self) -> Result<(), Fault> {
        self.close()
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
        self.words.feed_now(&self.connection)?;
        self.sealed.set(true);
        seal::close(&self.connection)?;
        let settle = "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE;";
        Ok(self.connection.execute_batch(settle)?)
    }

    /// Leaves nothing on the disk of what was removed: the log that is written ahead holds pages as they were.
    ///
    /// # Errors
    /// Those of the file, which is as whole as before then.
    pub fn forget_removed(&self) -> Result<(), Fault> {
        // It answers with a row.
        let forget = "PRAGMA wal_checkpoint(TRUNCATE)";
        let busy: i64 = self.connection.query_row(forget, [], |row| row.get(0))?;
        if busy == 0 { Ok(()) } else { Err(Fault::InUse) }
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

    /// Goes on writing under this device, for instance after a return to a backup.
    pub const fn write_as(&mut self, device: DeviceId) {
        self.device = device;
    }

    /// Checks all of the open file: its structure, every chain, and that its tables are what the log folds to. Says how
    /// many changes there are.
    ///
    /// # Errors
    /// [`Fault::Damaged`] with what does not hold, and those of the file, which is as it was either way.
    pub fn verify(&self) -> Result<u64, Fault> {
        check::everything(&self.connection).map_err(Fault::into_damage)
    }

    /// Makes a backup in a new file, and reads it again before it says so.
    ///
    /// # Errors
    /// [`Fault::DiskFull`], [`Fault::Damaged`] when the process, or what was written of it, does not hold, those of the
    /// system and of `pass`; no file is left then.
    pub fn back_up(&self, fresh: &Path, mark: &BackupMark, pass: Pass<'_>) -> Result<(), Fault> {
        self.words.feed_now(&self.connection)?;
        backup::write(&self.source(), fresh, self.process, (mark, pass))
    }

    /// Copies the process as it stands into a new file, encrypted with the key of that one or plain without it, and reads
    /// it again before it says so: every row of every table is compared, and every chain followed.
    ///
    /// # Errors
    /// As [`Store::back_up`].
    pub fn copy_as(&self, fresh: &FileAt<'_>) -> Result<(), Fault> {
        self.words.feed_now(&self.connection)?;
        backup::copy_as(&self.source(), fresh, self.process)
    }

    /// Whether its pages are encrypted on the disk.
    #[must_use]
    pub const fn is_encrypted(&self) -> bool {
        self.key.is_some()
    }

    pub(crate) const fn connection(&self) -> &Connection {
        &self.connection
    }

    fn source(&self) -> backup::Source<'_> {
        let key = self.key.clone();
        backup::Source {
            connection: &self.connection,
            at: FileAt {
                path: &self.path,
                key,
            },
        }
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
        let read = read(&View {
            connection: &transaction,
            device: self.device,
            waiting_words: Some(&self.words),
        });
        if let Err(fault) = self.words.end(transaction) {
            log::warn!("the index of words is fed again with the next search: {fault}");
        }
        read
    }

    /// Writes in one transaction, all or nothing; it returns after the commit reached the disk.
    ///
    /// # Errors
    /// [`Fault::Gone`], [`Fault::InUse`], [`Fault::ReadOnly`], [`Fault::DiskFull`], those of the system and those of
    /// `write`; nothing was changed then.
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
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)
                .map_err(Fault::from)?;
        let before = transaction.total_changes();
        let mut writer = Writer {
            view: View {
                connection: &transaction,
                device: self.device,
                waiting_words: Some(&self.words),
            },
            process: self.process,
            wall_ms,
            touched: BTreeSet::new(),
            stale: Stale::default(),
        };
        let written = write(&mut writer);
        let nouns = std::mem::take(&mut writer.touched).into_iter().collect();
        let stale = std::mem::take(&mut writer.stale);
        let value = match written {
            Ok(value) if keep => self.keep(transaction, stale, before).map(|()| value)?,
            other => {
                self.words.committed(false, Stale::default());
                other?
            }
        };
        Ok(Writing { value, nouns })
    }

    fn keep(&self, transaction: Transaction<'_>, stale: Stale, before: u64) -> Result<(), Fault> {
        let kept = self.commit(transaction, before);
        self.words.committed(kept.is_ok(), stale);
        kept
    }

    fn commit(&self, transaction: Transaction<'_>, before: u64) -> Result<(), Fault> {
        let writes = transaction.total_changes() != before;
        if writes && self.sealed.get() {
            seal::open(&transaction)?;
        }
        // A file that was moved or removed would still take the write, and nobody would find it.
        if !self.place.is_still(&self.path) {
            return Err(Fault::Gone);
        }
        transaction.commit()?;
        self.sealed.set(self.sealed.get() && !writes);
        Ok(())
    }

    fn make(at: &FileAt<'_>, process: Uuid, organiser: DeviceId) -> Result<Connection, Fault> {
        let mut connection = connect(
            at,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        )?;
        let transaction = connection.transaction()?;
        transaction.pragma_update(None, "application_id", schema::APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", schema::VERSION)?;
        for part in schema::LOG {
            transaction.execute_batch(part)?;
        }
        transaction.execute(
            "INSERT INTO meta VALUES ('organiser', ?1)",
            params![organiser.0],
        )?;
        transaction.execute(
            "INSERT INTO meta VALUES ('process', ?1)",
            params![process.as_bytes()],
        )?;
        transaction.execute(
            "INSERT INTO meta VALUES ('shadow', ?1)",
            params![check::shadow_name()],
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

/// Where a file is made before it gets its name, or for a look that leaves nothing.
#[must_use]
pub fn unfinished(folder: &Path, id: Uuid) -> PathBuf {
    folder.join(format!(".{id}{UNFINISHED}"))
}

const UNFINISHED: &str = ".new";

/// Longer than anything is under way: between being whole and getting its name a file is held by nobody.
pub const UNDER_WAY: Duration = Duration::from_secs(3600);

/// Removes from a folder what programs that were killed left [`unfinished`], when nobody wrote to it for so long;
/// [`UNDER_WAY`] is enough where another program may be at something.
pub fn sweep(folder: &Path, idle: Duration) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        if let Some(path) = leftover((folder, &entry), idle)
            && let Ok(_held) = Lock::take(&path)
        {
            remove(&path);
            let _ = std::fs::remove_file(check::beside(&path, SLOTS_ENDING));
        }
    }
}

/// The unfinished file that this one is, or stands beside.
fn leftover((folder, entry): (&Path, &DirEntry), idle: Duration) -> Option<PathBuf> {
    let name = entry.file_name().into_string().ok()?;
    let (id, _) = name.strip_prefix('.')?.split_once(UNFINISHED)?;
    // By a clock that was put back it is of the future.
    let age = entry.metadata().ok()?.modified().ok()?.elapsed();
    (age.unwrap_or_default() >= idle).then_some(unfinished(folder, Uuid::parse_str(id).ok()?))
}

pub(crate) fn remove(path: &Path) {
    for suffix in ["", "-wal", "-shm", "-journal", ".lock"] {
        let _ = std::fs::remove_file(check::beside(path, suffix));
    }
}

/// Connects to a file that was found to be a process by its first bytes.
pub(crate) fn connect_known(at: &FileAt<'_>, flags: OpenFlags) -> Result<Connection, Fault> {
    let connection = connect(at, flags)?;
    if at.key.is_some() {
        check::version(&connection).map_err(Fault::into_damage)?;
    }
    Ok(connection)
}

pub(crate) fn connect(at: &FileAt<'_>, flags: OpenFlags) -> Result<Connection, Fault> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(at.path, flags)?;
    cipher::unlock(&connection, at)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    // Plans do not depend on values: otherwise SQLite parses a kept statement anew whenever its values change, which
    // took two fifths of the time of a merge.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.execute_batch(
        "PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 4000;
         PRAGMA busy_timeout = 2000; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;
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

#[cfg(test)]
mod tests;
