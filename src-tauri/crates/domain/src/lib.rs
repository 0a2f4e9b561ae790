//! The nouns of a participatory budget and what may be decided about them.
//!
//! Invariants:
//! - **Deciding may refuse; recording may not.** A function here turns what a person wants into a
//!   [`Decision`] or a [`Refusal`]; what is recorded folds for ever, and what does not add up after merging is listed by
//!   [`problems`], never an error on another laptop.
//! - **Pure.** No clock, no randomness, no SQL, no prose: times and ids come in as arguments, words live in `assets/words`.
//! - **One noun, one file.** Every noun is a [`Record`]: a row of typed fields, each of which is a register of the ledger.
//! - **Nothing is transformed in silence.** A slip becomes part of a group, a proposal or a commitment only by
//!   [`Lineage`], so every commitment walks back to the sentences it came from.
//!
//! - **Who somebody is comes here sealed.** [`Attendee`] carries bytes that this crate cannot read.
//!
//! Deliberately absent: sealing (`cocrea-keys`), rules of allocation (`cocrea-allocate`), and how any of it is stored or
//! shown.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may fail loudly"
    )
)]

mod apart;
mod attendee;
mod ballot;
mod capture;
mod commitment;
mod correction;
mod group;
mod laptop;
mod lineage;
mod milestone;
mod money;
mod photo;
mod pieces;
pub mod problems;
mod process;
mod proposal;
mod record;
mod refusal;
mod sealed;
mod session;
mod signed_sheet;
mod slip;
#[cfg(test)]
mod tests;
mod text;
mod ties;
mod topic;
mod undo;
mod vote;

pub use apart::{Apart, is_prose, may_stand_apart, rewritten};
pub use attendee::{Attendee, Person};
pub use ballot::{Ballot, BallotState, CountedBallot, NewBallot, counted_ballots, read_marks};
pub use capture::{Capture, Piece, PieceRole, Surroundings, read_line};
pub use commitment::{Commitment, CommitmentField, CommitmentGap, Winner};
pub use group::Group;
pub use laptop::Laptop;
pub use lineage::{Lineage, LineageOperation};
pub use milestone::Milestone;
pub use money::{AmountReading, Money, read_amount};
pub use photo::{NewPhoto, Photo};
pub use process::{Process, Progress, stage};
pub use proposal::{NewProposal, Proposal};
pub use record::{Decision, Field, FieldKind, FieldShape, Id, Record, Sealed, Searched, Shape};
pub use refusal::Refusal;
pub use sealed::is_sealed;
pub use session::{Session, Table};
pub use signed_sheet::SignedSheet;
pub use slip::{Slip, SlipKind};
pub use text::{Length, fold_for_search, line as clean_line, prose as clean_prose};
pub use ties::read_ties;
pub use topic::{TOPICS_OF_THE_CITIZEN_AGENDA, Topic};
pub use undo::{DECIDED, FOUNDED, REDONE, Standing, Step, UNDONE, may_take_back};
pub use vote::{Terms, USUAL_RULE, USUAL_TIES, Vote, VoteOption, VoteState};

/// Every noun that is a row, in the order in which tables are made.
pub const SHAPES: &[Shape] = &[
    Shape::of::<Process>(),
    Shape::of::<Topic>(),
    Shape::of::<Session>(),
    Shape::of::<Table>(),
    Shape::of::<Slip>(),
    Shape::of::<Group>(),
    Shape::of::<Lineage>(),
    Shape::of::<Proposal>(),
    Shape::of::<Vote>(),
    Shape::of::<VoteOption>(),
    Shape::of::<Ballot>(),
    Shape::of::<Commitment>(),
    Shape::of::<Milestone>(),
    Shape::of::<Laptop>(),
    Shape::of::<Photo>(),
    Shape::of::<Attendee>(),
    Shape::of::<SignedSheet>(),
];
