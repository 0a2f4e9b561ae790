//! The only SQL: one process in one SQLite file, whose truth is the ledger.
//!
//! Invariants:
//! - **The log is the truth, the other tables are its shadow.** A change is appended, folded into `head` and
//!   shown in a table per noun in one transaction, and the index of words is fed before it is asked; the shadow has no
//!   migrations: when its definition changes it is dropped and folded again.
//! - **What was acknowledged survives.** WAL with `synchronous=FULL`; a write returns after its commit.
//! - **One writer.** A lock beside the file keeps a second program out; a [`Store`] has one connection.
//! - **Nothing is trusted at open.** Application id, version, structure, `integrity_check`, the whole hash chain and the
//!   seals of the last close are checked before the first read; tables that do not hold are folded again from the log.
//! - **What is damaged is read, never written to.** [`Wreck`] saves of it what the chain proves, in a new file.
//! - **No constraint that merging can break.** Tables of nouns carry no UNIQUE and no foreign key.
//!
//! Deliberately absent: what may be decided (`cocrea-domain`), bytes from other laptops (`cocrea-bundle`), where backups
//! lie and how many are kept (`cocrea-app`), and who may open an encrypted file (`cocrea-keys`).

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may fail loudly"
    )
)]

mod backup;
mod blobs;
mod check;
mod cipher;
mod conflicts;
mod digest;
mod fault;
mod heads;
mod history;
mod laptops;
mod lock;
mod look;
mod migrate;
mod open;
mod parked;
mod peers;
mod place;
mod receive;
mod registers;
mod salvage;
mod schema;
mod seal;
mod search;
mod shadow;
mod steps;
mod unswept;
mod view;
mod write;

pub use backup::{
    BackupMark, BackupView, Pass, read as read_backup, redact as redact_backup,
    restore as restore_backup,
};
pub use blobs::{hash_digits, hash_of_digits};
pub use cipher::{ENCRYPTS, FileAt, PageKey, SLOTS_ENDING, is_plain};
pub use conflicts::{CellConflict, CellVersion, Kept};
pub use fault::Fault;
pub use history::PastChange;
pub use laptops::Signed;
pub use look::{glance, verify};
pub use migrate::{Unmigrated, migrate};
pub use open::{Store, UNDER_WAY, Writing, sweep, unfinished};
pub use parked::Waiting;
pub use peers::Peer;
pub use receive::{Arriving, Received, RowNews};
pub use salvage::{Missing, Salvage, Witness, Wreck};
pub use search::{Found, Hit};
pub use unswept::Unswept;
pub use view::View;
pub use write::{Recorded, Writer};
