//! The outcome and its reasons as plain values; the names of their fields are a promise.
//!
//! Money is in the smallest units of the election, rounded half up where the exact value is a fraction, except
//! that money which does not reach a cost is never rounded up to it. Decisions never use these rounded figures.

use serde::Serialize;

use crate::conditions::Barred;
use crate::rule::Rule;
use crate::ties::Ties;

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
    /// All admitted projects fit together, and the conditions say that then no rule is asked.
    pub everything_fits: bool,
    /// For the most welfare: what the winners are worth to all voters together, in the units of the utility (money
    /// in smallest units, projects, or parts of a point).
    pub objective: Option<i128>,
    /// The comparison with greedy, where it was asked for.
    pub compared: Option<Compared>,
    /// One entry per winner, in the order of selection.
    pub rounds: Vec<Round>,
    /// One entry per project that did not win, most supporters first, then in the order of ties.
    pub losers: Vec<Loser>,
    /// How many ties were met in the count that gave this result, its turns by score among it.
    ///
    /// For Add1 that is the run after `add1_steps`, the last one within the budget. Ties of the runs before it and of
    /// the one that would have cost too much are not among these, so it does not matter which steps were made one by
    /// one; where another order of such ties would have ended the climb elsewhere, [`crate::irresolute`] tells it.
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
    /// What happened around a purchase of Equal Shares, where [`crate::Settings::explain`] asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<Detail>,
}

/// What happened around one purchase of Equal Shares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Detail {
    /// The project that would have been bought in its place; absent where no other could be paid.
    pub runner_up: Option<RunnerUp>,
    /// The projects that could be paid before this purchase and no longer after it.
    pub dropped: Vec<Dropped>,
    /// The supporters by ballot.
    pub payers: Vec<Payer>,
}

/// The next best project of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunnerUp {
    /// Its id.
    pub project: String,
    /// Its effective vote count in thousandths: cost / full share.
    pub effective_thousandths: i64,
}

/// A project that left the race.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dropped {
    /// Its id.
    pub project: String,
    /// Why.
    pub reason: DroppedFor,
}

/// Why a project left the race.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DroppedFor {
    /// Its supporters cannot pay it any more.
    Money {
        /// What they have left together.
        money_left: i64,
        /// Its cost less that.
        missing: i64,
    },
    /// A condition keeps it out since this purchase.
    Condition(Barred),
}

/// Equal ballots that paid for a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Payer {
    /// The ballot as its place in [`crate::Election::ballots`].
    pub ballot: usize,
    /// How many voters cast it.
    pub voters: u32,
    /// The weight of each: 1, or points.
    pub weight: u32,
    /// What each had.
    pub had: i64,
    /// What each paid.
    pub paid: i64,
}

/// How a selected project was paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum Payment {
    /// By its supporters, as equally as their money and their weight (points, ranks) allowed.
    Supporters {
        /// What its supporters had together before paying.
        money_available: i64,
        /// The payment per unit of weight, made by all who could; where all weigh 1, the largest payment.
        full_share: i64,
        /// Supporters who paid the full share.
        paid_in_full: u64,
        /// Supporters who paid what they had left, more than nothing and less than the full share.
        paid_the_rest: u64,
        /// Supporters who had nothing left.
        had_nothing: u64,
        /// Cost / full share in thousandths, the effective vote count: as many votes (or as much weight) as it would
        /// need were all to pay in full.
        effective_thousandths: i64,
    },
    /// It costs nothing and somebody supports it.
    Nothing,
    /// By lifting its supporters to a load (Phragmén).
    Load {
        /// What each supporter then carries; absent where it has none.
        load: Option<i64>,
    },
    /// As part of the best set.
    BestSet,
    /// From the budget, in its turn by score.
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
    /// What it lacked when its turn by score came; absent where no turn comes.
    pub turn: Option<TurnLack>,
    /// The condition that kept it out; absent where none did.
    pub barred: Option<Barred>,
    /// It would have been next (alone or tied) when Phragmén's rule ended because one that was next did not fit.
    pub was_next: bool,
}

/// The outcome beside that of greedy (the comparison step of equalshares.net).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// What was compared: `voters` or `exclusion`.
    pub by: &'static str,
    /// `voters`: those who have more of their projects in the rule's outcome. `exclusion`: those who have none.
    pub rule: u64,
    /// The same for greedy.
    pub greedy: u64,
    /// Whether greedy's outcome stands instead.
    pub greedy_stands: bool,
    /// The winners of the one that does not stand, in order of selection.
    pub other_winners: Vec<String>,
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

/// What there was when a project's turn by score came.
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
    /// The selection, counted from 1 as the entries of `rounds`; the one after the last where the first of the tied
    /// ended the count.
    pub round: usize,
    /// The ids of the equals in the order of ties; the first one was taken.
    pub projects: Vec<String>,
}
