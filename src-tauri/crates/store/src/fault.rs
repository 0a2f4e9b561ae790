//! What can go wrong with a file.

use cocrea_domain::is_sealed;
use cocrea_ledger::{Change, ChangeName};
use std::io;

/// Why a process file could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// There is no such file.
    #[error("no such file")]
    NotFound,
    /// The file that is open was moved or removed, or the stick it is on was pulled out.
    #[error("the open file is no longer in its place")]
    Gone,
    /// A file stands there already.
    #[error("a file stands there already")]
    Exists,
    /// It is not a process of Cocrea.
    #[error("not a process of Cocrea")]
    NotAProcess,
    /// It was written by a newer version.
    #[error("version {0} is newer than this program")]
    Newer(i64),
    /// It was written by an older version, and is brought to this one by [`crate::migrate()`] once there is a copy of it.
    #[error("version {0} is older than this program")]
    Older(i64),
    /// Its structure or its chain does not hold.
    #[error("damaged: {0}")]
    Damaged(String),
    /// It is encrypted, and no key for it was given, or this program was built without encryption.
    #[error("encrypted")]
    Encrypted,
    /// It looks encrypted, and the file with its key slots is not beside it.
    #[error("encrypted, and its key slots are missing")]
    SlotsMissing,
    /// The key is not that of the file, or the first page of the file is damaged.
    #[error("the key does not open it")]
    OtherKey,
    /// Nothing that could be saved is left in it.
    #[error("nothing of a process is left in it")]
    NothingLeft,
    /// Its pages are encrypted: none that is damaged can be read, and none is searched without SQLCipher.
    #[error("encrypted pages are not searched")]
    SealedPages,
    /// It is a backup: one goes back to it, and does not write to it.
    #[error("a backup is not written to")]
    IsBackup,
    /// It is no backup.
    #[error("not a backup")]
    NotABackup,
    /// Its tables are another version's; opening it folds them again.
    #[error("its tables are another version's")]
    NotFoldedYet,
    /// Another program has it open.
    #[error("another program has it open")]
    InUse,
    /// Whoever runs the program may not read it.
    #[error("may not be read")]
    Unreadable,
    /// It, or its folder, cannot be written.
    #[error("cannot be written")]
    ReadOnly,
    /// No file can lie at that path.
    #[error("no file can lie there")]
    Unusable,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// Changes before these have not arrived.
    #[error("changes of device {device} before number {number} are missing")]
    Gap {
        /// Device.
        device: String,
        /// First number that came.
        number: u64,
    },
    /// One device wrote two different changes under one number: its file was copied and went on in both places.
    #[error("device {device} wrote two different changes number {number}")]
    Fork {
        /// Device.
        device: String,
        /// Number.
        number: u64,
    },
    /// What was to be recorded at once is more than a change holds.
    #[error("nobody could read this change: {0}")]
    TooMuch(String),
    /// A change writes a sealed field in clear, or where it could never be redacted.
    #[error("device {device} wrote what is about a person unsealed in its change number {number}")]
    Unsealed {
        /// Device.
        device: String,
        /// Number.
        number: u64,
    },
    /// A row is not there.
    #[error("no such row")]
    NoSuchRow,
    /// SQLite reports something else.
    #[error("SQLite: {0}")]
    Sqlite(rusqlite::Error),
    /// The system reports something else.
    #[error("system: {0}")]
    Io(io::Error),
}

impl Fault {
    /// Nothing, unless the change says of a person what it must not.
    pub(crate) fn unless_sealed(change: &Change) -> Result<(), Self> {
        if is_sealed(change) {
            return Ok(());
        }
        let ChangeName { device, number } = change.header.name;
        Err(Self::Unsealed {
            device: device.to_string(),
            number,
        })
    }

    /// While a file is checked, what SQLite cannot make sense of is damage; a disk that fails stays what it is.
    pub(crate) fn into_damage(self) -> Self {
        if let Self::Sqlite(error) = &self
            && error.sqlite_error_code() != Some(rusqlite::ErrorCode::SystemIoFailure)
        {
            return Self::Damaged(error.to_string());
        }
        if matches!(self, Self::NotAProcess) {
            return Self::Damaged("structure".to_owned());
        }
        self
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        if error.sqlite_extended_error_code() == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE) {
            // The memory that readers and the writer share has no room on the disk.
            return Self::DiskFull;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::CannotOpen) => Self::ReadOnly,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse,
            Some(ErrorCode::NotADatabase) => Self::NotAProcess,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged("structure".to_owned()),
            _ => Self::Sqlite(error),
        }
    }
}

/// Links that lead back to themselves: `io::ErrorKind` has no stable name for it yet.
const LOOP: &str = "FilesystemLoop";

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind as Kind;
        let kind = error.kind();
        if kind == Kind::NotFound {
            Self::NotFound
        } else if matches!(
            kind,
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge
        ) {
            Self::DiskFull
        } else if matches!(kind, Kind::PermissionDenied | Kind::ReadOnlyFilesystem) {
            Self::ReadOnly
        } else if matches!(
            kind,
            Kind::NotADirectory | Kind::IsADirectory | Kind::InvalidInput | Kind::InvalidFilename
        ) || format!("{kind:?}") == LOOP
        {
            Self::Unusable
        } else {
            Self::Io(error)
        }
    }
}
