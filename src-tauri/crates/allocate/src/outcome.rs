//! The outcome and its reasons as plain values; the names of their fields are a promise.
//!
//! Money is in the smallest units of the election, rounded half up where the exact value is a fraction, except
//! that money which does not reach a cost is never rounded up to it. Decisions never use these rounded figures.

use serde::Serialize;

use crate::rule::{Rule, Ties};

/// Who won, in which order, and why; who did not, and what it lacked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The rule used.
    pub rule: Rule,
    /// The order that broke ties.
    pub ties: Ties,
    /// The ids of the winners in the order of selection.
    pub winners: Vec<String>,
    /// What the winners cost together; never above the budget.
    pub total_cost: i64,
    /// The budget that was shared.
    pub budget: i64,
    /// All ballots, empty ones included.
    pub voters: u64,
    /// Ballots that name at least one winner.
    pub voters_with_a_winner: u64,
    /// The budget's share per ballot, B/n; 0 without ballots.
    pub share: i64,
    /// What each ballot had in the run that gave the result: the share plus the Add1 steps.
    pub money_per_ballot: i64,
    /// How many Add1 steps were taken; 0 for the other rules.
    pub add1_steps: u64,
    /// One entry per winner, in the order of selection.
    pub rounds: Vec<Round>,
    /// One entry per project that did not win, most supporters first, then in the order of ties.
    pub losers: Vec<Loser>,
    /// How many ties were met on the way to this result.
    pub tie_count: usize,
    /// Those ties, in order.
    pub ties_met: Vec<Tie>,
}

/// One selection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Round {
    /// The id of the project selected.
    pub project: String,
    /// What it costs.
    pub cost: i64,
    /// Ballots that name it.
    pub supporters: u64,
    /// Selected after Equal Shares ended, with what was left.
    pub completion: bool,
    /// How it was paid.
    pub payment: Payment,
}

/// How a selected project was paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum Payment {
    /// By its supporters, as equally as their money allowed.
    Supporters {
        /// What its supporters had together before paying.
        money_available: i64,
        /// The largest payment, made by all who could.
        full_share: i64,
        /// Supporters who paid the full share.
        paid_in_full: u64,
        /// Supporters who paid what they had left, more than nothing and less than the full share.
        paid_the_rest: u64,
        /// Supporters who had nothing left.
        had_nothing: u64,
        /// Cost / full share in thousandths: as many votes as it would need were all to pay in full.
        effective_thousandths: i64,
    },
    /// From the budget, in its turn by number of votes.
    Budget {
        /// The money there was before it was selected.
        left_before: i64,
    },
}

/// A project that did not win.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Loser {
    /// Its id.
    pub project: String,
    /// What it costs.
    pub cost: i64,
    /// Ballots that name it.
    pub supporters: u64,
    /// What it lacked in Equal Shares; absent for other rules.
    pub equal_shares: Option<SharesLack>,
    /// What it lacked when its turn by votes came; absent where no turn comes.
    pub turn: Option<TurnLack>,
}

/// What a project's supporters had in Equal Shares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SharesLack {
    /// Together before the first purchase.
    pub money_at_start: i64,
    /// Together after the last purchase.
    pub money_at_end: i64,
    /// What was missing, and when.
    pub lacked: Lacked,
}

/// When a project's supporters lacked money, and how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "when", rename_all = "snake_case")]
pub enum Lacked {
    /// They never had enough together.
    FromTheStart {
        /// Cost less `money_at_start`.
        missing: i64,
    },
    /// They had enough at first and spent it on other projects.
    InTheEnd {
        /// Cost less `money_at_end`.
        missing: i64,
    },
    /// It costs nothing, so Equal Shares has nothing to buy.
    NoCost,
}

/// What there was when a project's turn by votes came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TurnLack {
    /// The money that was left.
    pub left: i64,
    /// Cost less `left`; always above 0.
    pub missing: i64,
}

/// Projects that were exactly equal for the rule when one of them was selected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tie {
    /// The selection, counted from 1 as the entries of `rounds`.
    pub round: usize,
    /// The ids of the equals in the order of ties; the first one was taken.
    pub projects: Vec<String>,
}
