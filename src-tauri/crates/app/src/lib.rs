//! The use cases of Cocrea: one function per thing a person does.
//!
//! Invariants:
//! - **[`commands`] is the table of contents.** The window, the terminal and the tests call use cases by name through
//!   [`App::call`]; there is no other way in.
//! - **Clock, ids and files enter here** ([`World`], [`AppFolder`], [`Desktop`]); below this crate nothing asks for them.
//! - **One way back.** A command replies with its own outcome; what changed goes out as [`wire::Changed`] and whoever shows
//!   it reads again.
//! - **No human sentence in code.** A [`Failure`] carries a code; its words come from `assets/words`.
//!
//! Deliberately absent: SQL (`cocrea-store`), decisions (`cocrea-domain`), windows (the shell).

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may fail loudly"
    )
)]

mod app;
mod attendance;
mod backups;
mod ballots;
#[cfg(test)]
mod bindings;
mod blobs;
mod bundles;
mod checks;
pub mod commands;
mod commitments;
mod conflicts;
mod corrections;
mod deciding;
mod documents;
mod drives;
mod elections;
mod encryption;
mod example;
mod failure;
mod folder;
mod groups;
mod history;
mod home;
mod identity;
mod laptops;
mod locks;
mod outcomes;
mod outgoing;
mod personal;
mod photos;
mod plan;
mod problems;
mod process;
mod proposals;
mod reasons;
mod returning;
mod room;
mod salvage;
mod settings;
mod shared_folder;
mod signed_sheets;
mod slips;
mod spool;
mod starting;
mod topics;
mod traces;
mod what_if;
mod whole;
pub mod wire;
mod words;
mod work;
mod world;

pub use app::{Answer, App, Outcome};
pub use checks::{CheckedFile, FileFinding, check_file};
pub use cocrea_allocate::{Barred, Compared, Lacked, Loser, Part, Payment};
pub use commands::{COMMANDS, Command, Window};
pub use elections::{
    Allocation, AllocationAsked, Amount, ApartAllocation, Explanation, NamedCeiling,
    NamedConditions, PartAllocation, RuleAnswer, WrittenConditions, allocate_file, read_election,
};
pub use failure::Failure;
pub use folder::AppFolder;
pub use words::Words;
pub use world::{Desktop, Drive, FilePurpose, NoDesktop, SystemWorld, World};
