//! Elections in files: allocation outside any process, for anyone who wants to check a result.

mod allocation;
mod amount;
mod conditions;
mod count;

pub use allocation::{Allocation, ApartAllocation, Explanation, PartAllocation, RuleAnswer};
pub use amount::Amount;
pub use conditions::{NamedCeiling, NamedConditions, WrittenConditions};

use crate::checks::told;
use crate::outcomes::parse_rule;
use crate::{Failure, Words};
use cocrea_allocate::pb::{self, Finding, PbError, Why, read};
use cocrea_allocate::{Election, Outcome, Settings, SettingsError, Ties, allocate};
use count::FileCount;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

/// How an election in a file is to be allocated, as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AllocationAsked {
    /// Key of the rule, or `all`.
    pub rule: String,
    /// Key of the order of ties.
    pub ties: String,
    /// Whether the reasons are asked for.
    pub explain: bool,
    /// What is asked besides.
    pub conditions: WrittenConditions,
}

/// The word that asks for every rule that suits the ballots.
const ALL: &str = "all";
/// Counts that are made at most to see what hangs on ties.
pub(crate) const MOST_RUNS: usize = 200;

/// Allocates the election in the bytes of a `.pb` file by one rule, or for `all` by every rule that suits its ballots.
/// Of all rules, those that cannot be counted as asked are left out and told with their reason in words.
///
/// # Errors
/// `rule_unknown`, `ties_unknown`, `rule_unsuited`, `rule_knows_no_ceilings`, `rank_points_idle`,
/// `allocation_too_hard`, `election_no_budget`, `election_unreadable`, or what conditions cannot be read or are about
/// nothing in the file.
pub fn allocate_file(
    bytes: &[u8],
    asked: &AllocationAsked,
    words: &Words,
) -> Result<Vec<RuleAnswer>, Failure> {
    let rule = match asked.rule.as_str() {
        ALL => None,
        key => Some(parse_rule(key)?),
    };
    let ties = parse_ties(&asked.ties)?;
    let conditions = asked.conditions.read()?;
    let file = read(bytes).map_err(|error| unreadable(error, words))?;
    let count = FileCount::new(file, ties, conditions, asked.explain)?;
    match rule {
        Some(rule) => Ok(vec![count.by(rule)?]),
        None => count.by_all(words),
    }
}

/// Allocates, and tells a refusal as one.
pub(crate) fn counted(election: &Election, settings: &Settings) -> Result<Outcome, Failure> {
    allocate(election, settings).map_err(|error| refused(&error))
}

pub(crate) fn parse_ties(key: &str) -> Result<Ties, Failure> {
    key.parse()
        .map_err(|_| Failure::refused("ties_unknown").with("ties", key))
}

/// What cannot be counted so is a refusal: another rule can.
pub(crate) fn refused(error: &SettingsError) -> Failure {
    match error {
        SettingsError::RuleNeedsOtherBallots { rule, vote_type } => {
            Failure::refused("rule_unsuited")
                .with("rule", rule)
                .with("ballots", vote_type.key())
        }
        SettingsError::RuleKnowsNoConditions { rule } => {
            Failure::refused("rule_knows_no_ceilings").with("rule", rule)
        }
        SettingsError::TooManyChoices { rule } => {
            Failure::refused("allocation_too_hard").with("rule", rule)
        }
        // Nothing here asks for these: names and amounts are held against the file first.
        SettingsError::NotEqualShares { .. }
        | SettingsError::NoSuchProject { .. }
        | SettingsError::InSeveralParts { .. }
        | SettingsError::CeilingOutOfRange { .. } => {
            Failure::fault("store_fault").with("detail", error)
        }
    }
}

/// The words of the check say what stands there, in the language of the reader.
fn unreadable(error: PbError, words: &Words) -> Failure {
    if error.why == (Why::MissingBudget {}) {
        return Failure::refused("election_no_budget");
    }
    let told = told(&Finding::from(error), words);
    Failure::refused("election_unreadable")
        .with("line", told.line)
        .with("column", told.column)
        .with("detail", told.message)
}

/// The bytes of an election file, or so many that it is certainly too large.
///
/// # Errors
/// `file_not_found`, `cannot_read`, or what the system says.
pub fn read_election(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| {
        let most = pb::MOST_BYTES as u64 + 1;
        file.take(most).read_to_end(&mut bytes)
    });
    match read {
        Ok(_) => Ok(bytes),
        Err(error) => {
            let unreadable = matches!(
                error.kind(),
                ErrorKind::PermissionDenied | ErrorKind::IsADirectory
            );
            Err(match unreadable {
                true => Failure::refused("cannot_read").with("path", path.display()),
                false => Failure::of_file(&error.into(), path),
            })
        }
    }
}
