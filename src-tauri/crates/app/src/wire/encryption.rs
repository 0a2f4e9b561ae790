//! Whether the open process is encrypted on the disk, and who can open it.

use super::{wire, wire_words};

wire! {
    /// How the open process stands on the disk.
    pub struct Encryption {
        /// Whether its file is encrypted.
        pub encrypted: bool,
        /// Whether the key of this laptop is in the keyring of the system; otherwise it lies beside the processes, and a slot
        /// for it would protect nothing.
        pub keyring: bool,
        /// The slots of its key, in the order in which they were added.
        pub slots: Vec<SlotOfKey>,
        /// Backups of it on this computer that anybody can read, though it is encrypted.
        pub plain_backups: u32,
    }

    /// One way to open an encrypted process.
    pub struct SlotOfKey {
        /// Its place, from 1.
        pub number: u32,
        /// Whom it opens for.
        pub holder: SlotHolder,
        /// What people call it; empty when nobody said.
        pub label: String,
        /// The recipient that it is sealed to; absent for words.
        pub recipient: Option<String>,
    }

    /// Six words that were drawn, to be written down before anything is locked with them. They are kept nowhere.
    pub struct DrawnWords {
        /// The words.
        pub words: String,
    }

    /// The open process, to be encrypted. This laptop opens it by itself where its key is in the keyring of the system.
    pub struct EncryptProcess {
        /// Six words that open it, which somebody has written down.
        pub words: String,
        /// The recipient of whoever is to open it when all else is lost, such as the organiser's laptop: `age1…`.
        pub recovery: Option<String>,
    }

    /// A process that is encrypted now.
    pub struct Encrypted {
        /// Older backups of it on this computer that anybody can still read.
        pub plain_backups: u32,
    }

    /// A new slot for the key of the open process.
    pub struct NewKey {
        /// The laptop that it is for: `age1…`.
        pub recipient: Option<String>,
        /// The six words that it opens with, which somebody has written down.
        pub words: Option<String>,
        /// What people call it.
        pub label: String,
    }

    /// A slot of the open process.
    pub struct WhichKey {
        /// Its place, from 1.
        pub number: u32,
    }

    /// An encrypted file that this laptop does not open by itself.
    pub struct UnlockFile {
        /// Path.
        pub path: String,
        /// The six words of one of its slots.
        pub words: String,
    }

    /// Backups that were removed.
    pub struct BackupsRemoved {
        /// How many.
        pub removed: u32,
    }
}

wire_words! {
    /// Whom a slot opens for.
    pub enum SlotHolder {
        /// This laptop.
        ThisLaptop,
        /// Another laptop, or whoever has its identity.
        Laptop,
        /// Whoever knows its six words.
        Words,
    }
}
