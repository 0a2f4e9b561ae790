//! The history of a process: changes, registers, hash chain, fold and conflicts.
//!
//! Invariants:
//! - **Pure.** No I/O, no clock, no randomness, no SQL: whoever calls brings the time, the ids and the memory
//!   ([`Heads`]), so that the same changes give the same state everywhere.
//! - **A recorded change always folds.** [`fold`] cannot refuse: unknown entities and fields are kept and relayed.
//! - **Order does not matter.** Folding the same set of changes in any order, any number of deliveries, leaves the same
//!   heads; `tests` in this crate and the laws in `tests/` hold it.
//! - **A register keeps every value that no later write has named** as predecessor. One head is the value, two are a
//!   conflict that people see; nothing is decided in silence (the map rule of Automerge; MERGE design §1.3).
//! - **Each device writes one chain.** Every change carries the hash of all before it, so a change that is altered,
//!   dropped or forged in the middle is detected ([`Link::follow`]).
//! - **Hash first, prune later.** The chain is over the hash of the payload, so a personal payload can stay behind, or be
//!   removed for ever ([`redaction`]), and the chain still verifies. A public one cannot go missing unnoticed.
//!
//! Deliberately absent: merge code per noun, wall-clock decisions, signatures and encryption (the format leaves their
//! place: operator and chain heads to sign).

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may fail loudly"
    )
)]

mod chain;
mod change;
mod clock;
mod codec;
mod draft;
mod fold;
mod memory;
pub mod order;
mod reception;
pub mod redaction;
#[cfg(test)]
mod tests;
pub mod three_way;
mod undo;
mod value;

pub use chain::{Broken, Hash, Link, first_hash};
pub use change::{Cell, Change, ChangeName, DeviceId, Header, Payload, RowName, Write};
pub use clock::Hlc;
pub use codec::{Malformed, decode_change, encode_header, encode_payload};
pub use draft::{Draft, DraftWrite, Stamp, stamp};
pub use fold::{Head, Heads, fold, trashed_but_edited, values, winner};
pub use memory::MemoryHeads;
pub use reception::{Apart, Brought, Log, Run, head_to_sign, receive};
pub use undo::{Past, Superseded, inverse};
pub use value::Value;

/// The field of every row that says whether it is in the trash: `false` from its birth, `true` in the trash.
///
/// Rows are never removed; a row without this cell does not exist yet.
pub const TRASHED: &str = "_trashed";
