//! Why a bundle is not received, and why one could not be made.

use cocrea_keys::{Lock, NotSealed, Unopened};
use cocrea_ledger::DeviceId;

/// Why a bundle is refused whole. Each case asks something else of the person who brought it.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The file is something else.
    #[error("not a bundle")]
    NotABundle,
    /// The file ends before the bundle does: copied half, or the stick was pulled out.
    #[error("the bundle ends too early")]
    CutShort,
    /// A part is not what its sender signed, or not what Cocrea writes: a bad stick, or forged.
    #[error("{what} is not as its sender wrote it")]
    Altered {
        /// Name of the entry; `end` for bytes after the last one.
        what: String,
    },
    /// Made by a newer Cocrea, with something that this one cannot read.
    #[error("needs a newer version: {needs}")]
    Newer {
        /// `reader 2`, `change 2`, or a name out of the manifest's `requires`.
        needs: String,
    },
    /// More than the [`crate::Limits`] allow.
    #[error("too large: {what}")]
    TooLarge {
        /// Name of the limit: `bundle`, `manifest`, `segment`, `unpacked`, `ratio`, `blob`, `entries`, `devices`, `requires` or `text`;
        /// of what is sealed also `envelope`, `header` or `work`.
        what: &'static str,
    },
    /// A change does not stand in its author's chain where it says, or one up to it is not as its author signed it.
    #[error("the changes of {device} up to {number} are not as it wrote them")]
    BrokenChain {
        /// Author.
        device: DeviceId,
        /// Number of the change.
        number: u64,
    },
    /// Changes that are said to be a laptop's were not signed by it: somebody else wrote or altered them.
    #[error("{device} did not sign its changes")]
    Unsigned {
        /// The laptop.
        device: DeviceId,
    },
    /// It is sealed, and who reads it gave no key of that kind.
    #[error("the bundle is sealed: {0:?}")]
    Sealed(Lock),
    /// It is sealed to other laptops.
    #[error("the bundle is sealed to other laptops")]
    NotForThisLaptop,
    /// It is sealed with other words.
    #[error("the bundle is sealed with other words")]
    WrongWords,
    /// The file could not be read.
    #[error("the bundle could not be read")]
    Io(#[source] std::io::Error),
}

impl From<std::io::Error> for Refused {
    /// Finds again what an envelope told while it was read.
    fn from(error: std::io::Error) -> Self {
        Unopened::from(error).into()
    }
}

impl From<Unopened> for Refused {
    fn from(unopened: Unopened) -> Self {
        match unopened {
            Unopened::NotSealed => Self::NotABundle,
            Unopened::Newer => Self::Newer {
                needs: "age".to_owned(),
            },
            Unopened::OtherLock(lock) => Self::Sealed(lock),
            Unopened::NotForThisLaptop => Self::NotForThisLaptop,
            Unopened::WrongPassphrase => Self::WrongWords,
            Unopened::CutShort | Unopened::Altered { or_cut: true } => Self::CutShort,
            Unopened::Altered { or_cut: false } => Self::altered("envelope"),
            Unopened::TooHard { .. } => Self::TooLarge { what: "work" },
            Unopened::TooLarge { what } => Self::TooLarge { what },
            Unopened::Io(error) => Self::Io(error),
        }
    }
}

impl Refused {
    pub(crate) fn altered(what: &str) -> Self {
        Self::Altered {
            what: what.to_owned(),
        }
    }
}

/// Why a bundle could not be made or kept.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The contents make no bundle that others would receive.
    #[error("the contents make no bundle")]
    Unfit(#[source] Refused),
    /// The disk gave back other bytes than it was given, or none.
    #[error("the file does not hold what was written to it")]
    NotKept(#[source] Refused),
    /// The bytes of a blob could not be read where they are.
    #[error("a photo could not be read")]
    Unread(#[source] std::io::Error),
    /// It could not be sealed.
    #[error("the bundle could not be sealed")]
    NotSealed(#[from] NotSealed),
    /// The folder or the file could not be written: missing, read-only, full.
    #[error("the bundle could not be written")]
    Io(#[from] std::io::Error),
}
