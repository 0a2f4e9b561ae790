//! Fair allocation of a budget: ballots and costs in, winners and reasons out.
//!
//! ```
//! use cocrea_allocate::{Election, Exactness, Rule, Ties, allocate};
//!
//! // Amounts in centavos; one Add1 step is one peso.
//! let election = Election::builder(300_000)
//!     .unit(100)
//!     .project("1", "Shade", 150_000)
//!     .project("2", "Lights", 150_000)
//!     .project("3", "Trees", 100_000)
//!     .ballots([vec!["1", "2"], vec!["1", "2"], vec!["3"]])
//!     .build()?;
//! let fair = allocate(&election, Rule::MesCost, Ties::Official, Exactness::Filtered);
//! assert_eq!(fair.winners, ["1", "3"]);
//! let most_votes = allocate(&election, Rule::GreedyVotes, Ties::Lexico, Exactness::Filtered);
//! assert_eq!(most_votes.winners, ["1", "2"]);
//! # Ok::<(), cocrea_allocate::ElectionError>(())
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

mod climb;
mod election;
mod exact;
mod filter;
mod greedy;
mod order;
mod outcome;
pub mod pb;
mod reasons;
mod rule;
mod shares;

pub use election::{
    Election, ElectionBuilder, ElectionError, MOST_BALLOTS, MOST_COSTS, MOST_MONEY, MOST_PROJECTS,
    Project,
};
pub use outcome::{Lacked, Loser, Outcome, Payment, Round, SharesLack, Tie, TurnLack};
pub use rule::{Exactness, Rule, Ties, UnknownKey};

use climb::{Slope, Top};
use reasons::Decision;
use rule::Climb;
use shares::Shares;

/// Allocates the budget by a rule.
///
/// Money in the outcome is in the election's smallest units. One run of Equal Shares is about
/// O(purchases x approvals) at worst and far less in practice; Add1 repeats it as often as something changes.
#[must_use]
pub fn allocate(election: &Election, rule: Rule, ties: Ties, exactness: Exactness) -> Outcome {
    let places = order::places(election, ties);
    let top = rule
        .shares_equally()
        .then(|| share(election, &places, rule, exactness));
    let bought: &[u32] = top.as_ref().map_or(&[], |top| &top.run.order);
    let spent: i64 = bought.iter().map(|&project| election.cost(project)).sum();
    let turns = if rule.completes_by_votes() || !rule.shares_equally() {
        greedy::by_votes(election, &places, election.budget() - spent, bought)
    } else {
        Vec::new()
    };
    let decision = Decision {
        rule,
        ties,
        top,
        turns,
    };
    decision.told(election, &places)
}

fn share(election: &Election, places: &[u32], rule: Rule, exactness: Exactness) -> Top {
    let once = Climb {
        whole_start: false,
        stop_when_exhaustive: true,
    };
    let slope = Slope {
        shares: Shares { election, places },
        exactness,
        climb: rule.climb().unwrap_or(once),
    };
    if rule.climb().is_some() {
        slope.top()
    } else {
        slope.foot()
    }
}
