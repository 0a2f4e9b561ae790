//! Backups of the open process, and the way back to them.

use super::{Milliseconds, wire, wire_words};

wire! {
    /// Backups of the open process on this computer, newest first.
    pub struct Backups {
        /// Folder where they lie.
        pub folder: String,
        /// Each of them.
        pub backups: Vec<Backup>,
        /// Why the last one that Cocrea makes by itself could not be made, in words; absent when it was made.
        pub trouble: Option<String>,
    }

    /// One backup.
    pub struct Backup {
        /// Whole path of the file.
        pub path: String,
        /// When it was made; absent when the file cannot be read.
        pub made_at: Option<Milliseconds>,
        /// Why it was made.
        pub occasion: Occasion,
        /// What a person called this point; empty when nobody did.
        pub label: String,
        /// Changes in it.
        pub changes: u32,
        /// Why one cannot go back to it: a failure code, or nothing when one can.
        pub trouble: Option<String>,
    }

    /// A point to which people want to be able to return.
    pub struct NewReturnPoint {
        /// What they call it.
        pub label: String,
    }

    /// A copy on a stick or another disk.
    pub struct CopyElsewhere {
        /// Path; absent: the person is asked with a file dialog.
        pub path: Option<String>,
    }

    /// A backup that was made and read again.
    pub struct BackupMade {
        /// Path of the file; absent when the person cancelled the dialog.
        pub path: Option<String>,
        /// Changes in it.
        pub changes: u32,
    }

    /// A backup to go back to.
    pub struct WhichBackup {
        /// Path; absent: the person is asked with a file dialog.
        pub path: Option<String>,
    }
}

wire_words! {
    /// Why a backup was made.
    pub enum Occasion {
        /// The process was opened for the first time that day.
        Opened,
        /// A bundle was about to be received.
        Receiving,
        /// Somebody was about to go back to an earlier backup.
        Returning,
        /// A newer version was about to change the form of the file.
        Migrating,
        /// Somebody asked for it.
        Asked,
        /// A newer version made it for a reason that this one does not know.
        Other,
    }
}

impl Occasion {
    /// How it is written in the file.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Receiving => "receiving",
            Self::Returning => "returning",
            Self::Migrating => "migrating",
            Self::Asked => "asked",
            Self::Other => "other",
        }
    }

    /// The occasion of that key.
    #[must_use]
    pub fn of_key(key: &str) -> Self {
        [
            Self::Opened,
            Self::Receiving,
            Self::Returning,
            Self::Migrating,
            Self::Asked,
        ]
        .into_iter()
        .find(|occasion| occasion.key() == key)
        .unwrap_or(Self::Other)
    }
}
