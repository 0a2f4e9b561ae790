//! Pabulib's `.pb` format (<https://pabulib.org/format>, April 2026): a tolerant reader, a strict writer, and a check
//! that tells what stands between a file and the format.
//!
//! The reader takes byte order marks, any line end, quotes, columns it does not know, decimal points or commas,
//! projects named twice on a ballot, spaces around what counts, projects that cost nothing or that nobody names,
//! ballots without marks, and files compressed with gzip. What it refuses it tells with its line and column, `1,500`
//! too: read as one and a half it could be a thousandth of what was meant.
//!
//! Bounds: texts of up to [`MOST_BYTES`], compressed ones also of up to 200 times their size (16 MiB at least). Memory
//! is at most [`MOST_MEMORY`] times the text and [`MORE_MEMORY`] besides, whatever the text says.
//!
//! ```
//! use cocrea_allocate::pb;
//!
//! let file = pb::read(
//!     b"META\nkey;value\nbudget;100.50\nvote_type;cumulative\n\
//!       PROJECTS\nproject_id;cost;name\n1;60;Shade\n2;50,5;Lights\n\
//!       VOTES\nvoter_id;vote;points\na;1,2;2,0.5\n",
//! )?;
//! assert_eq!(file.decimal(file.election.budget()), "100.5");
//! assert_eq!(file.election.parts_of_a_point(), 10);
//!
//! let error = pb::read(b"META\nkey;value\nvote_type;approval\n").unwrap_err();
//! assert_eq!(error.to_string(), "line 3, column 1: expected budget in META, up to here there is none");
//! # Ok::<(), pb::PbError>(())
//! ```

mod ballots;
mod check;
mod error;
mod heading;
mod ids;
mod limits;
mod numbers;
mod place;
mod reading;
mod reasons;
mod scan;
mod unpack;
mod write;

pub use check::{Finding, Severity, What, check};
pub use error::{PbError, Why};
pub use heading::{AppliedRule, Heading};
pub use limits::Limits;
pub use numbers::MOST_DECIMALS;
pub use place::Place;
pub use write::{Unwritable, write};

use std::io::Read;

use crate::election::{Election, VoteType};

/// The largest file read, in bytes.
pub const MOST_BYTES: usize = 512 << 20;
/// Reading and checking take at most so many times the memory of the text, and [`MORE_MEMORY`] besides.
pub const MOST_MEMORY: usize = 40;
/// What the most projects take, in bytes, however short their rows are.
pub const MORE_MEMORY: usize = 96 << 20;

/// The byte order mark in UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PbFile {
    /// The election; its smallest unit is the currency's unit divided by 10^`decimals`, its Add1 step one unit of the currency.
    pub election: Election,
    /// What the file's ballots are.
    pub vote_type: VoteType,
    /// How many decimals the smallest unit has: the most that any amount in the file needs.
    pub decimals: u32,
    /// What a ballot may say.
    pub limits: Limits,
    /// The score that a project needs (`min_project_score_threshold`): votes, or points in parts of a point.
    pub score_threshold: Option<u64>,
    /// Whether the file says that the budget was enough for every project.
    pub fully_funded: bool,
    /// The ids of the projects that the file marks as selected, in its order; nothing where it has no such column.
    pub selected: Option<Vec<String>>,
    /// The keys of META, in small letters, with their values, in order.
    pub meta: Vec<(String, String)>,
}

impl PbFile {
    /// An amount of this file as a decimal number in units of its currency: `14.5`, `300`.
    #[must_use]
    pub fn decimal(&self, amount: impl Into<i128>) -> String {
        numbers::written(amount, self.decimals)
    }

    /// Points of this file as a decimal number.
    #[must_use]
    pub fn points(&self, points: impl Into<i128>) -> String {
        numbers::written(points, self.election.parts_of_a_point().ilog10())
    }
}

/// Reads a whole file, compressed or not. O(bytes + ballots x log ballots).
///
/// Ballots with points follow pabutools: the last points for a project count, and a ballot without points names
/// nothing. Where it has fewer points than projects, which pabutools refuses, the projects beyond them are left out
/// alike.
///
/// # Errors
/// [`PbError`], with the line and column where something else was expected. Never panics.
pub fn read(bytes: &[u8]) -> Result<PbFile, PbError> {
    if unpack::is_gzip(bytes) {
        return read_text(&unpack::unpack(bytes)?);
    }
    read_text(bytes)
}

/// Reads a whole file as [`read`] does, from wherever its bytes come.
///
/// # Errors
/// [`PbError`]; [`Why::NotRead`] where the bytes do not come to an end.
pub fn read_from(source: impl Read) -> Result<PbFile, PbError> {
    let mut bytes = Vec::new();
    let come = source.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes);
    come.map_err(|error| PbError {
        at: Place::of(&bytes, bytes.len()),
        why: Why::NotRead {
            found: error.kind(),
        },
    })?;
    read(&bytes)
}

fn read_text(bytes: &[u8]) -> Result<PbFile, PbError> {
    let text = text_of(bytes)?;
    reading::read(text).map_err(|refused| refused.told(text))
}

/// The text of these bytes without a byte order mark.
fn text_of(bytes: &[u8]) -> Result<&str, PbError> {
    if bytes.len() > MOST_BYTES {
        return Err(PbError {
            at: Place::of(bytes, MOST_BYTES),
            why: Why::TooLarge { most: MOST_BYTES },
        });
    }
    let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
    str::from_utf8(bytes).map_err(|error| PbError {
        at: Place::of(bytes, error.valid_up_to()),
        why: Why::NotUtf8 {},
    })
}

#[cfg(test)]
mod tests;
