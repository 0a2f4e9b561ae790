//! The vote, its ballots and its outcome.

use super::{Centavos, Milliseconds, wire, wire_words};
use uuid::Uuid;

wire! {
    /// The vote to open: its rule, tie-break and ceiling are locked from then on.
    pub struct OpenVote {
        /// Most projects that a ballot may mark.
        pub max_marks: u32,
        /// Key of the rule; absent: the usual one.
        pub rule: Option<String>,
        /// Key of the tie-break with the seed of its lot; absent: the usual one.
        pub ties: Option<String>,
    }

    /// The vote, or nothing when none was opened.
    pub struct VoteReply {
        /// The vote.
        pub vote: Option<VoteView>,
    }

    /// A vote and its ballots.
    pub struct VoteView {
        /// Row.
        pub id: Uuid,
        /// Open or closed.
        pub state: VoteState,
        /// Most projects that a ballot may mark.
        pub max_marks: u32,
        /// Ceiling at the time it was opened.
        pub ceiling: Centavos,
        /// Key of the rule that decides.
        pub rule: String,
        /// Key of the tie-break.
        pub ties: String,
        /// When it was opened.
        pub opened_at: Milliseconds,
        /// When it was closed.
        pub closed_at: Option<Milliseconds>,
        /// Projects on the ballot.
        pub options: Vec<OptionView>,
        /// How many ballots of each state.
        pub count: BallotCount,
        /// Newest first.
        pub ballots: Vec<BallotView>,
        /// The closed vote that this one corrects.
        pub corrects: Option<VoteRecord>,
    }

    /// A vote as another one names it that corrects it or was corrected by it.
    pub struct VoteRecord {
        /// Row.
        pub vote: Uuid,
        /// Open or closed.
        pub state: VoteState,
        /// When it was closed, or opened while it is open.
        pub at: Milliseconds,
        /// Why the one corrects the other.
        pub reason: String,
    }

    /// A closed vote to correct with a new one.
    pub struct CorrectVote {
        /// The closed vote.
        pub id: Uuid,
        /// Why, in words that will be read and printed.
        pub reason: String,
    }

    /// A project on the ballot.
    pub struct OptionView {
        /// Number on the ballot.
        pub number: u32,
        /// Title.
        pub title: String,
        /// Cost.
        pub cost: Centavos,
        /// Where.
        pub place: String,
    }

    /// How many ballots there are.
    pub struct BallotCount {
        /// With marks that count.
        pub valid: u32,
        /// Without marks.
        pub blank: u32,
        /// Void.
        pub void: u32,
    }

    /// One ballot; it carries no person.
    pub struct BallotView {
        /// Row.
        pub id: Uuid,
        /// Number in order of capture.
        pub number: u32,
        /// Numbers that are marked, ascending.
        pub marks: Vec<u32>,
        /// Valid, blank or void.
        pub state: BallotState,
    }

    /// A ballot to type.
    pub struct CastBallot {
        /// The vote.
        pub vote: Uuid,
        /// Numbers as typed, parted by spaces or commas; empty only when blank or void.
        pub line: String,
        /// Valid, blank or void.
        pub state: BallotState,
    }

    /// The ballot that was typed.
    pub struct Cast {
        /// Row.
        pub id: Uuid,
        /// Its number.
        pub number: u32,
    }

    /// New marks of a ballot while the vote is open.
    pub struct CorrectBallot {
        /// The ballot.
        pub id: Uuid,
        /// Numbers as typed.
        pub line: String,
        /// Valid, blank or void.
        pub state: BallotState,
    }

    /// By which rule to look at the closed vote.
    pub struct WhichOutcome {
        /// Rule key; absent: the one that was locked.
        pub rule: Option<String>,
        /// The closed vote; absent: the one in force.
        pub vote: Option<Uuid>,
    }

    /// What a rule decides, with a reason for each project.
    pub struct OutcomeView {
        /// The closed vote.
        pub vote: Uuid,
        /// When it was closed.
        pub closed_at: Milliseconds,
        /// The closed vote that it corrects.
        pub corrects: Option<VoteRecord>,
        /// The vote that corrects it: what it decided is no longer in force once that one is closed.
        pub corrected_by: Option<VoteRecord>,
        /// Key of the rule.
        pub rule: String,
        /// Whether it is the rule that was locked before the vote.
        pub locked: bool,
        /// Key of the rule that was locked.
        pub locked_rule: String,
        /// Key of the tie-break.
        pub ties: String,
        /// How many ties were met.
        pub tie_count: u32,
        /// Those ties, in the order in which they were met.
        pub ties_met: Vec<OutcomeTie>,
        /// What hangs on the tie-break.
        pub hanging: Hanging,
        /// Titles whose supporters were denied what the size of their group deserves (EJR+ up to any project).
        pub denied: Vec<String>,
        /// Ceiling.
        pub ceiling: Centavos,
        /// Cost of the winners.
        pub spent: Centavos,
        /// What stays.
        pub left: Centavos,
        /// Ceiling over valid ballots: what each one could decide on.
        pub share: Centavos,
        /// What each ballot had in the end, where the rule raises the share step by step; otherwise the share.
        pub reached: Centavos,
        /// How many ballots of each state.
        pub count: BallotCount,
        /// Valid ballots with at least one winner.
        pub with_a_winner: u32,
        /// Winners that a valid ballot marks on average, in thousandths.
        pub winners_per_ballot: u32,
        /// Winners in the order they were chosen.
        pub winners: Vec<OutcomeProject>,
        /// The others, most votes first.
        pub others: Vec<OutcomeProject>,
        /// The same ballots under the other rule.
        pub other_rule: OtherRule,
    }

    /// What hangs on the tie-break.
    pub struct Hanging {
        /// Titles that win under some orders of the tied and lose under others.
        pub titles: Vec<String>,
        /// Whether all orders were looked at; otherwise more titles may hang on it.
        pub complete: bool,
    }

    /// The closed vote under each rule of the room.
    pub struct RuleOutcomes {
        /// Key of the rule that was locked.
        pub locked: String,
        /// One per rule.
        pub rules: Vec<RuleOutcome>,
    }

    /// What one rule decides.
    pub struct RuleOutcome {
        /// Its key.
        pub rule: String,
        /// Numbers of the winners.
        pub winners: Vec<u32>,
        /// What they cost.
        pub spent: Centavos,
        /// Valid ballots with at least one winner.
        pub with_a_winner: u32,
        /// Winners that a valid ballot marks on average, in thousandths.
        pub winners_per_ballot: u32,
    }

    /// Figures to try on the closed vote; nothing is recorded.
    pub struct TryOutcome {
        /// Another ceiling, as a person writes it.
        pub ceiling: Option<String>,
        /// Other costs, and what is withdrawn.
        pub projects: Vec<TriedProject>,
    }

    /// One project to try with another cost, or without it.
    pub struct TriedProject {
        /// Number on the ballot.
        pub number: u32,
        /// Another cost, as a person writes it.
        pub cost: Option<String>,
        /// Whether it is withdrawn.
        pub withdrawn: bool,
    }

    /// What the locked rule would decide with the figures tried.
    pub struct TriedOutcome {
        /// Ceiling tried.
        pub ceiling: Centavos,
        /// Cost of the winners.
        pub spent: Centavos,
        /// What stays.
        pub left: Centavos,
        /// Valid ballots with at least one winner.
        pub with_a_winner: u32,
        /// Titles of the winners in the order they are chosen.
        pub winners: Vec<String>,
        /// Titles that win here and not in the recorded outcome.
        pub enter: Vec<String>,
        /// Titles that win in the recorded outcome and not here.
        pub leave: Vec<String>,
    }

    /// Another rule beside this one.
    pub struct OtherRule {
        /// Its key.
        pub rule: String,
        /// Titles that win only here.
        pub only_here: Vec<String>,
        /// Titles that win only there.
        pub only_there: Vec<String>,
    }

    /// One project in an outcome.
    pub struct OutcomeProject {
        /// Number on the ballot.
        pub number: u32,
        /// Title.
        pub title: String,
        /// Cost.
        pub cost: Centavos,
        /// Valid ballots that mark it.
        pub votes: u32,
        /// Why it won or not.
        pub reason: Reason,
        /// Whom the tie-break set it against, by what decided: for a winner those it went before, for another project
        /// the winners that went before it. A winner is not told those that went before it.
        pub tied: Vec<TiedWith>,
    }

    /// Projects that another one was tied with, and what decided between it and each of them.
    pub struct TiedWith {
        /// What decided.
        pub by: TieBreak,
        /// The projects, in the order in which the ties were met.
        pub projects: Vec<TiedProject>,
    }

    /// A tie that was met in the count.
    pub struct OutcomeTie {
        /// The one that went first.
        pub first: TiedProject,
        /// The others, in the order of the tie-break.
        pub others: Vec<TiedProject>,
    }

    /// A project by its names.
    pub struct TiedProject {
        /// Number on the ballot.
        pub number: u32,
        /// Title.
        pub title: String,
    }
}

wire_words! {
    /// Whether ballots may still be typed.
    pub enum VoteState {
        /// Ballots may be typed, corrected and voided.
        Open,
        /// Nothing changes any more.
        Closed,
    }

    /// What decided between two that were tied.
    pub enum TieBreak {
        /// One costs less.
        Cost,
        /// One has more supporters.
        Votes,
        /// The lot that was drawn.
        Lot,
        /// The number on the ballot, read as text.
        Number,
    }

    /// What a ballot counts as.
    pub enum BallotState {
        /// Its marks count.
        Valid,
        /// No marks; it counts as received.
        Blank,
        /// Its marks do not count.
        Void,
    }
}

/// Why a project won or not, as facts that words can be made of.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Reason {
    /// Its supporters paid for it with their equal shares.
    PaidByShares {
        /// Money its supporters had together when it was bought.
        money_before: Centavos,
        /// The most that one of them paid.
        full_share: Centavos,
        /// How many paid that.
        paid_in_full: u32,
        /// How many paid the rest of what they had, which was less.
        paid_what_was_left: u32,
    },
    /// It fitted in what was left, by number of votes.
    FittedInTheRest {
        /// Money that was left when its turn came.
        left_before: Centavos,
    },
    /// Most votes first: it fitted when its turn came.
    MostVotes {
        /// Money that was left when its turn came.
        left_before: Centavos,
    },
    /// Phragmén: its supporters carry it with the load that rose least.
    LoadShared {
        /// What each of them carries since.
        load: Centavos,
    },
    /// Phragmén: it was next and did not fit, which ended the count.
    EndedTheCount,
    /// Phragmén: the count ended before its turn.
    NotReached,
    /// Even at the start its supporters could not pay for it.
    ShortAtTheStart {
        /// Money its supporters had together at the start.
        money: Centavos,
        /// What was missing.
        missing: Centavos,
    },
    /// Its supporters had already paid for other winners.
    SpentOnOthers {
        /// Money its supporters had together at the end.
        money: Centavos,
        /// What was missing.
        missing: Centavos,
    },
    /// Most votes first: it no longer fitted when its turn came.
    DidNotFit {
        /// Money that was left when its turn came.
        left: Centavos,
        /// What was missing.
        missing: Centavos,
    },
}
