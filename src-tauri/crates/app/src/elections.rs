//! Elections in files: allocation outside any process, for anyone who wants to check a result.

use crate::Failure;
use crate::outcomes::parse;
use cocrea_allocate::pb::{PbError, read};
use cocrea_allocate::{Exactness, Ties, allocate};

/// What a rule decides about an election in a `.pb` file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Allocation {
    /// Key of the rule.
    pub rule: String,
    /// Key of the tie-break.
    pub ties: String,
    /// Ids of the winners in order of selection.
    pub winners: Vec<String>,
    /// Cost of the winners: a decimal number in units of the file's currency.
    pub total_cost: String,
}

/// Allocates the election in the bytes of a `.pb` file by the rule of that key; ties by `lexico`.
///
/// # Errors
/// `rule_unknown`, `election_no_budget` or `election_unreadable`.
pub fn allocate_file(bytes: &[u8], rule: &str) -> Result<Allocation, Failure> {
    let rule = parse(rule)?;
    let file = read(bytes).map_err(|error| unreadable(&error))?;
    let outcome = allocate(&file.election, rule, Ties::Lexico, Exactness::Filtered);
    Ok(Allocation {
        rule: outcome.rule.key().to_owned(),
        ties: outcome.ties.key().to_owned(),
        total_cost: file.decimal(outcome.total_cost),
        winners: outcome.winners,
    })
}

fn unreadable(error: &PbError) -> Failure {
    if matches!(error, PbError::MissingBudget { .. }) {
        return Failure::refused("election_no_budget");
    }
    Failure::refused("election_unreadable").with("detail", error)
}
