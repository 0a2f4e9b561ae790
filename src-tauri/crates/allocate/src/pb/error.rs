//! Why a `.pb` file is refused, with the place and what was expected there.

use std::io;

use thiserror::Error;

use super::place::Place;
use super::reasons::reasons;
use super::scan::Refused;
use crate::election::ElectionError;

/// A `.pb` file that was refused: where, and why.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{at}: {why}")]
pub struct PbError {
    /// Where something else was expected.
    pub at: Place,
    /// What was expected there.
    pub why: Why,
}

reasons! {
    /// Why a `.pb` file was refused.
    Why {
        /// The file is larger than this reader takes; the place is where that much ends.
        #[error("expected at most {most} bytes")]
        TooLarge "too_large" { most: usize }
        /// The bytes do not come to an end; the place is where they broke off.
        #[error("expected more of the file ({found})")]
        NotRead "not_read" { found: io::ErrorKind }
        /// The compressed file is cut or damaged; the place is where its text breaks off.
        #[error("expected more compressed text, the file is cut or damaged")]
        BrokenGzip "broken_gzip" {}
        /// The compressed file holds far more text than a file of its size may; the place is where that much ends.
        #[error("expected a compressed file with at most {most} bytes of text")]
        UnpacksTooLarge "unpacks_too_large" { most: usize }
        /// The bytes are no UTF-8 text.
        #[error("expected UTF-8 text")]
        NotUtf8 "not_utf8" {}
        /// Something stands before the first section.
        #[error("expected META")]
        NoSection "no_section" {}
        /// A quoted cell is never closed.
        #[error("expected a closing quote for the one that opens here")]
        OpenQuote "open_quote" {}
        /// The section's heading lacks a column.
        #[error("expected a column {column}")]
        MissingColumn "missing_column" { column: &'static str }
        /// A row has nothing in this column.
        #[error("expected a value for {column}")]
        MissingValue "missing_value" { column: &'static str }
        /// META has no budget; the place is its last row.
        #[error("expected budget in META, up to here there is none")]
        MissingBudget "missing_budget" {}
        /// META has no vote type; the place is its last row.
        #[error("expected vote_type in META, up to here there is none")]
        MissingVoteType "missing_vote_type" {}
        /// The vote type is none of the five.
        #[error("expected approval, choose-1, cumulative, scoring or ordinal, found {found:?}")]
        UnknownVoteType "unknown_vote_type" { found: String }
        /// An amount is no decimal number of 0 or more, or has a comma that may part thousands.
        #[error("expected an amount of 0 or more without signs between thousands, found {found:?}")]
        NotAnAmount "not_an_amount" { found: String }
        /// The value of this key of META is no number that it can have.
        #[error("expected a number for {key}, found {found:?}")]
        NotANumber "not_a_number" { key: &'static str, found: String }
        /// Points are no decimal number of 0 or more.
        #[error("expected points of 0 or more, found {found:?}")]
        NotPoints "not_points" { found: String }
        /// A number is finer than this reader counts.
        #[error("expected at most {most} decimals")]
        TooManyDecimals "too_many_decimals" { most: u32 }
        /// A number is larger than this reader counts.
        #[error("expected a number below 2^53 smallest units")]
        AmountTooLarge "amount_too_large" {}
        /// Up to this project all costs together are more than this reader counts.
        #[error("expected costs that together stay below 2^60 smallest units")]
        CostsTooLarge "costs_too_large" {}
        /// Points are more than this reader counts, in the smallest part of a point that the file gives.
        #[error("expected at most {most} points or smallest parts of a point")]
        TooManyPoints "too_many_points" { most: u32 }
        /// Two projects have one id.
        #[error("expected a new id, {id:?} is there already")]
        RepeatedProject "repeated_project" { id: String }
        /// A ballot names something that is no project.
        #[error("expected ids of projects, found {id:?}")]
        UnknownProject "unknown_project" { id: String }
        /// There are too many rows or columns of a kind.
        #[error("expected at most {most} of these")]
        TooMany "too_many" { most: usize }
        /// The parts are right and the whole is not.
        #[error("expected an election that can be counted: {error}")]
        Uncountable "uncountable" { error: ElectionError }
    }
}

impl Why {
    /// This reason at an offset in the file.
    pub(super) fn at(self, at: usize) -> Refused {
        Refused { why: self, at }
    }
}
