//! What can be wrong with a `.pb` file, with its place.

use std::fmt;

use thiserror::Error;

use crate::election::ElectionError;

/// A place in a file: line and column counted from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Default for Place {
    fn default() -> Self {
        Place { line: 1, column: 1 }
    }
}

impl Place {
    /// The place just after these bytes.
    pub(crate) fn of(before: &[u8]) -> Place {
        let start = before
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(0, |end| end + 1);
        Place {
            line: before.iter().filter(|&&byte| byte == b'\n').count() + 1,
            column: String::from_utf8_lossy(&before[start..]).chars().count() + 1,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}, column {}", self.line, self.column)
    }
}

/// Why a `.pb` file was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
#[allow(
    missing_docs,
    reason = "the fields are the place, what was found and what was expected"
)]
pub enum PbError {
    /// The file is larger than this reader takes.
    #[error("more than {most} bytes")]
    TooLarge { most: usize },
    /// The bytes are no UTF-8 text.
    #[error("{at}: expected UTF-8 text")]
    NotUtf8 { at: Place },
    /// Something stands before the first section.
    #[error("{at}: expected META")]
    NoSection { at: Place },
    /// A quoted field is never closed.
    #[error("{at}: expected a closing quote for the one that opens here")]
    OpenQuote { at: Place },
    /// The section's heading lacks a column.
    #[error("{at}: expected a column {column}")]
    MissingColumn { column: &'static str, at: Place },
    /// A row ends before this column.
    #[error("{at}: expected a value for {column}")]
    MissingValue { column: &'static str, at: Place },
    /// META has no budget; the place is the file's last row.
    #[error("expected budget in META, up to {at} there is none")]
    MissingBudget { at: Place },
    /// META has no vote type; the place is the file's last row.
    #[error("expected vote_type in META, up to {at} there is none")]
    MissingVoteType { at: Place },
    /// The vote type is none of the five.
    #[error("{at}: expected approval, choose-1, cumulative, scoring or ordinal, found {found:?}")]
    UnknownVoteType { found: String, at: Place },
    /// An amount is no decimal number of 0 or more.
    #[error("{at}: expected an amount of 0 or more, found {found:?}")]
    NotAnAmount { found: String, at: Place },
    /// An amount is finer than this reader counts.
    #[error("{at}: expected at most {most} decimals")]
    TooManyDecimals { most: u32, at: Place },
    /// An amount is larger than this reader counts.
    #[error("{at}: expected an amount below 2^53 smallest units")]
    AmountTooLarge { at: Place },
    /// Two projects have one id.
    #[error("{at}: expected a new id, {id:?} is there already")]
    RepeatedProject { id: String, at: Place },
    /// A ballot names something that is no project.
    #[error("{at}: expected ids of projects, found {id:?}")]
    UnknownProject { id: String, at: Place },
    /// There are too many projects or ballots.
    #[error("{at}: expected at most {most} rows")]
    TooMany { most: usize, at: Place },
    /// The parts are right and the whole is not.
    #[error(transparent)]
    Election(#[from] ElectionError),
}
