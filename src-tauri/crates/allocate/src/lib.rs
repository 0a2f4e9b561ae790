//! Fair allocation of a budget: ballots and costs in, winners and reasons out.
//!
//! ```
//! use cocrea_allocate::{Election, Rule, Settings, Ties, allocate};
//!
//! // Amounts in centavos; one Add1 step is one peso.
//! let election = Election::builder(300_000)
//!     .unit(100)
//!     .project("1", "Shade", 150_000)
//!     .project("2", "Lights", 150_000)
//!     .project("3", "Trees", 100_000)
//!     .ballots([vec!["1", "2"], vec!["1", "2"], vec!["3"]])
//!     .build()?;
//! let fair = allocate(&election, &Settings::new(Rule::MES_COST, Ties::Official(None)))?;
//! assert_eq!(fair.winners, ["1", "3"]);
//! let most_votes = allocate(&election, &Settings::new(Rule::GREEDY_VOTES, Ties::Lexico))?;
//! assert_eq!(most_votes.winners, ["1", "2"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Invariants:
//! - The outcome is that of exact rational arithmetic, always: bounds decide only what they prove.
//! - The outcome depends on the set of projects, the multiset of ballots and the arguments; never on their order.
//! - Winners never cost more than the budget.
//! - Every tie met on the way to the result is in the outcome.
//!
//! Deliberately absent: files, clocks, randomness, prose, and whatever tells Cocrea from any other caller.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may fail loudly"
    )
)]

mod certificate;
mod climb;
mod coarse;
mod compare;
mod conditions;
mod count;
mod detail;
mod election;
mod exact;
mod figures;
mod filter;
mod greedy;
mod grouping;
mod head;
mod irresolute;
mod knapsack;
mod measures;
mod outcome;
mod parts;
pub mod pb;
mod phragmen;
mod profile;
mod reasons;
mod rows;
mod rule;
mod settings;
mod shares;
mod stretch;
mod support;
mod ties;

pub use certificate::{Certificate, Violation, certificate};
pub use conditions::{Barred, Ceiling, Conditions, Part};
pub use election::{
    Ballot, Election, ElectionBuilder, ElectionError, MOST_BALLOTS, MOST_COSTS, MOST_MARKS,
    MOST_MONEY, MOST_POINTS, MOST_PROJECTS, Project, VoteType,
};
pub use irresolute::{Irresolute, irresolute};
pub use measures::{Measures, PartSpending, Satisfaction, measures};
pub use outcome::{
    Compared, Detail, Dropped, DroppedFor, Lacked, Loser, Outcome, Payer, Payment, Round, RunnerUp,
    SharesLack, Tie, TurnLack,
};
pub use parts::{PartOutcomes, allocate_parts};
pub use rule::{Add1, Completion, Exactness, Rule, Score, UnknownKey, Utility};
pub use settings::{Comparison, RANK_POINTS, Settings, SettingsError};
pub use support::{EffectiveSupport, effective_support};
pub use ties::{Lot, Ties};

use count::Decision;

/// Allocates the budget.
///
/// Money in the outcome is in the election's smallest units. One run of Equal Shares is about
/// O(purchases x approvals) at worst and far less in practice; Add1 repeats it as often as something changes.
///
/// # Errors
/// [`SettingsError`] for a rule that these ballots cannot be counted by, or conditions about nothing.
pub fn allocate(election: &Election, settings: &Settings) -> Result<Outcome, SettingsError> {
    let places = ties::places(&settings.ties.order(election));
    let outcome = Decision::make(election, settings, places)?.told()?;
    match settings.comparison {
        Some(comparison) => compare::with_greedy(election, settings, comparison, outcome),
        None => Ok(outcome),
    }
}
