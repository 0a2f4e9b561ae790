//! A process file that cannot be opened, and what can be saved of it.

use super::{Backup, wire};

wire! {
    /// A file that is damaged.
    pub struct DamagedFile {
        /// Path.
        pub path: String,
    }

    /// What a damaged file still holds; nothing was changed to find out.
    pub struct Damage {
        /// Path of the file.
        pub path: String,
        /// What can be saved.
        pub saved: SavedChanges,
        /// The newest backup of the process that one can go back to instead.
        pub backup: Option<Backup>,
    }

    /// Changes that can be saved, and those that cannot.
    pub struct SavedChanges {
        /// Changes that count.
        pub changes: u32,
        /// Changes that wait: for what is missing before them, or for somebody to let their laptop in.
        pub waiting: u32,
        /// What is known to be missing.
        pub missing: Vec<MissingChanges>,
        /// Whether nothing is missing; otherwise more may be than is known.
        pub whole: bool,
    }

    /// Consecutive changes of one laptop that are missing; a bundle or a backup may bring them again.
    pub struct MissingChanges {
        /// Name of the laptop, or the first digits of its identity.
        pub from: String,
        /// Number of the first change.
        pub first: u32,
        /// Number of the last one.
        pub last: u32,
    }

    /// What to save, and where to.
    pub struct SalvageProcess {
        /// Path of the damaged file.
        pub path: String,
        /// Path of the new file; absent: the data folder, under a free name.
        pub into: Option<String>,
        /// Whether the damaged file gets another name in its folder, so that it no longer stands among the processes.
        pub put_aside: bool,
    }

    /// What was saved and is open now.
    pub struct SalvagedProcess {
        /// Path of the new file.
        pub path: String,
        /// What is in it.
        pub saved: SavedChanges,
        /// Where the damaged file is; it is as it was.
        pub damaged: String,
    }
}
