//! The shapes that cross the bridge: what a window, the terminal or a test sends and gets back.
//!
//! Names are the glossary's, in snake case on every side. Money is whole centavos in a number that
//! JavaScript holds exactly; times are milliseconds since 1970; dates are ISO 8601; ids are UUIDs.

mod attendance;
mod backups;
mod ballots;
mod bundles;
mod commitments;
mod documents;
mod encryption;
mod home;
mod laptops;
mod photos;
mod priorities;
mod process;
mod room;
mod salvage;
mod shared_folder;
mod signed_sheets;

pub use attendance::*;
pub use backups::*;
pub use ballots::*;
pub use bundles::*;
pub use commitments::*;
pub use documents::*;
pub use encryption::*;
pub use home::*;
pub use laptops::*;
pub use photos::*;
pub use priorities::*;
pub use process::*;
pub use room::*;
pub use salvage::*;
pub use shared_folder::*;
pub use signed_sheets::*;

/// Declares wire types with the derives that all of them share.
macro_rules! wire {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident : $kind:ty),* $(,)? })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$field_meta])* pub $field: $kind),* }
    )*};
}

/// Declares wire enumerations, written in snake case.
macro_rules! wire_words {
    ($($(#[$meta:meta])* pub enum $name:ident { $($(#[$word_meta:meta])* $word:ident),* $(,)? })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$word_meta])* $word),* }
    )*};
}

pub(crate) use {wire, wire_words};

/// Whole centavos of a peso; a safe integer for JavaScript (the domain refuses more than 10¹³ pesos).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(type = "number"))]
#[serde(transparent)]
pub struct Centavos(pub i64);

/// Milliseconds since 1970-01-01T00:00Z by the clock of the laptop that wrote them; shown, never used to order.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(type = "number"))]
#[serde(transparent)]
pub struct Milliseconds(pub i64);

wire! {
    /// A request that needs nothing.
    pub struct Nothing {}

    /// A request about one row.
    pub struct OneRow {
        /// The row.
        pub id: uuid::Uuid,
    }

    /// The reply of a command that made a row.
    pub struct Created {
        /// The new row.
        pub id: uuid::Uuid,
    }

    /// The reply of a command that only changed something.
    pub struct Done {}

    /// How far the long work of a person is.
    pub struct WorkView {
        /// Bytes that have passed.
        #[cfg_attr(test, ts(type = "number"))]
        pub done: u64,
        /// Bytes that pass in all, about; 0 when there is no such work.
        #[cfg_attr(test, ts(type = "number"))]
        pub of: u64,
    }

    /// What a window does about `changed`: it reads again what it shows of these nouns.
    pub struct Changed {
        /// Path of the process file, absent when the list of processes itself changed.
        pub process: Option<String>,
        /// Nouns of the glossary that changed, such as `slip`.
        pub nouns: Vec<String>,
    }
}
