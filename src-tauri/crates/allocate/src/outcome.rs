//! The outcome and its reasons as plain values; the names of their fields are a promise.
//!
//! Money is in the smallest units of the election, rounded half up where the exact value is a fraction, except
//! that money which does not reach a cost is never rounded up to it. Decisions never use these rounded figures.

use serde::Serialize;

use crate::conditions::Barred;
use crate::rule::Rule;
use crate::ties::Ties;

/// Who won, in which order, and why; who did not, and what it lacked.
///
/// Where the comparison step lets greedy stand, all but [`Outcome::rule`] and [`Outcome::compared`] tells greedy's count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The rule that was asked for.
    pub rule: Rule,
    /// The order that broke ties.
    pub ties: Ties,
    /// The ids of the winners in the order of selection.
    pub winners: Vec<String>,
    /// What the winners cost together, in smallest units; never above the budget.
    pub total_cost: i64,
    /// The budget, in smallest units.
    pub budget: i64,
    /// All ballots, empty ones included.
    pub voters: u64,
    /// Ballots that name at least one winner; the others, divided by [`Outcome::voters`], are the exclusion ratio.
    pub voters_with_a_winner: u64,
    /// The budget's share per ballot, B/n, in smallest units rounded half up; 0 without ballots.
    pub share: i64,
    /// What each ballot had in the run that gave the result: the share plus the Add1 steps, in smallest units rounded
    /// half up. For rules that give ballots no money it is the share.
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
    /// One entry per project that did not win, most votes first, then in the order of ties.
    pub losers: Vec<Loser>,
    /// How many ties were met in the count that gave this result, its turns by score among it.
    ///
    /// For Add1 that is the run after `add1_steps`, the last one within the budget. Ties of the runs before it and of
    /// the one that would have cost too much are not among these, so it does not matter which steps were made one by
    /// one; where another order of such ties would have ended the climb elsewhere, [`crate::irresolute`] tells it.
    pub tie_count: usize,
    /// Those ties, in order. The most welfare meets none.
    pub ties_met: Vec<Tie>,
}

/// One selection: a purchase of Equal Shares, a turn of greedy or of a completion, a lift of Phragmén's rule, or a
/// member of the best set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Round {
    /// The id of the project selected.
    pub project: String,
    /// What it costs, in smallest units.
    pub cost: i64,
    /// Ballots that name it: its votes, whatever points they give.
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
    /// The projects that could be paid before this purchase and no longer after it, in the order of the list of
    /// projects. What could never be paid is in no round ([`Lacked::FromTheStart`]).
    pub dropped: Vec<Dropped>,
    /// The supporters by ballot, those with nothing left included.
    pub payers: Vec<Payer>,
}

/// The next best project of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunnerUp {
    /// Its id.
    pub project: String,
    /// Its cost / full share in thousandths, as [`Payment::Supporters`] has it. Only where the utility is the cost is the
    /// project with the most the next to be bought.
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
        /// What they have left together, in smallest units.
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
    /// The weight of each for this project: 1 where the utility is the cost or one; else parts of a point, or the points
    /// of the rank.
    pub weight: u32,
    /// What each had before, in smallest units rounded half up.
    pub had: i64,
    /// What each paid: weight x full share, or all that each had if that is less. Rounded half up, so the sum can differ
    /// from the cost by half a unit per voter.
    pub paid: i64,
}

/// How a selected project was paid. Amounts are in smallest units, rounded half up.
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
        /// Cost / full share in thousandths. Where all weigh 1 it is the effective vote count of equalshares.net: with
        /// so many supporters who all pay in full it would ask the same of each. Where they do not, it is as much weight.
        effective_thousandths: i64,
    },
    /// It costs nothing and somebody supports it.
    Nothing,
    /// By lifting its supporters to a load (Phragmén).
    Load {
        /// What each supporter then carries: the sum of their parts of the costs so far. Absent where it has none.
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
    /// What it lacked in Equal Shares; absent for other rules, and where a condition kept it out.
    pub equal_shares: Option<SharesLack>,
    /// What it lacked when its turn by score came, in greedy or in a completion; absent where no turn came.
    pub turn: Option<TurnLack>,
    /// What it lacked in votes, all other ballots being as they are, where votes alone say it:
    /// - to reach the least that a condition asks;
    /// - by a greedy rule that counts votes, to have had its turn while the money lasted, however ties are broken;
    /// - in Equal Shares where each supporter weighs 1, for their money to reach its cost at the start
    ///   ([`Lacked::FromTheStart`]), at the money per ballot of this outcome.
    ///
    /// Only the second is a promise that it then wins. Absent elsewhere, and where the votes of all would not surely do.
    pub votes_missing: Option<u64>,
    /// The condition that kept it out; absent where none did.
    pub barred: Option<Barred>,
    /// It would have been next (alone or tied) when Phragmén's rule ended because one that was next did not fit.
    pub was_next: bool,
}

/// The outcome beside that of greedy ([`crate::Comparison`], the comparison step of equalshares.net).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// What was compared: `voters` or `exclusion`.
    pub by: &'static str,
    /// `voters`: how many voters have more of their projects in the rule's outcome. `exclusion`: how many have none.
    pub rule: u64,
    /// The same for greedy.
    pub greedy: u64,
    /// Whether greedy's outcome stands instead.
    pub greedy_stands: bool,
    /// The winners of the one that does not stand, in order of selection.
    pub other_winners: Vec<String>,
}

/// What a project's supporters had in the run of Equal Shares that gave the result, in smallest units. Supporters are
/// those to whom it is worth something: not those who gave it no points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SharesLack {
    /// Together before the first purchase.
    pub money_at_start: i64,
    /// Together after the last purchase.
    pub money_at_end: i64,
    /// What was missing, and when.
    pub lacked: Lacked,
}

/// When a project's supporters lacked money, and how much, in smallest units.
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

/// What there was when a project's turn by score came, in smallest units.
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
