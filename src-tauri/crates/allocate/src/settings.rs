//! How a count is made: the rule, the order of ties, the conditions, and what cannot be asked for.

use thiserror::Error;

use crate::conditions::Conditions;
use crate::election::{Election, VoteType};
use crate::rule::{Exactness, Rule};
use crate::ties::Ties;

/// The points of ranks that Kraków counts by: 3 for the first, 2 for the second, 1 for the third.
pub const RANK_POINTS: [u32; 3] = [3, 2, 1];

/// Everything that decides the outcome besides the election itself. Made by [`Settings::new`]; the fields that differ
/// from its choice are then set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The rule.
    pub rule: Rule,
    /// The order that breaks ties.
    pub ties: Ties,
    /// The points of the first rank, the second and so on, for the rules of [`crate::Score::RankPoints`]; ranks
    /// beyond the list give nothing.
    pub rank_points: Vec<u32>,
    /// What a project must fulfil, and what keeps projects apart.
    pub conditions: Conditions,
    /// Whether the outcome is compared with that of [`Rule::GREEDY_VOTES`] under the same conditions, and gives way to
    /// it; nothing compares nothing.
    pub comparison: Option<Comparison>,
    /// Whether each purchase of Equal Shares is told with its payers, the runner-up and who dropped out
    /// ([`crate::Round::detail`]). It changes nothing else.
    pub explain: bool,
    /// How the exact outcome is reached.
    pub exactness: Exactness,
}

/// The comparison step of equalshares.net: where most votes first serve more voters than the rule, their outcome
/// stands. A draw is for the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `voters`: greedy stands when more voters have more of their projects in it than have more of them in the rule's
    /// outcome. Projects are counted, whatever they cost and whatever points they were given.
    Voters,
    /// `exclusion`: greedy stands when fewer voters have none of their projects in it (a lower exclusion ratio).
    Exclusion,
}

impl Comparison {
    /// The name of this comparison in commands and minutes.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Comparison::Voters => "voters",
            Comparison::Exclusion => "exclusion",
        }
    }
}

/// Why a count cannot be made as asked. No count is made by half.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SettingsError {
    /// The rule asks what these ballots do not say, such as points of approvals.
    #[error("{rule} cannot count {} ballots", vote_type.key())]
    RuleNeedsOtherBallots {
        /// The rule.
        rule: Rule,
        /// What the ballots are.
        vote_type: VoteType,
    },
    /// An optimum under ceilings or incompatible projects is another problem, which this crate does not solve.
    #[error("{rule} knows neither ceilings nor incompatible projects")]
    RuleKnowsNoConditions {
        /// The rule.
        rule: Rule,
    },
    /// Only Equal Shares gives each ballot money, so only there can it be asked how near a project came.
    #[error("{rule} shares no money")]
    NotEqualShares {
        /// The rule.
        rule: Rule,
    },
    /// The optimum was not found among as many choices as are followed.
    #[error("{rule} finds too many choices")]
    TooManyChoices {
        /// The rule.
        rule: Rule,
    },
    /// Incompatible projects, or winners asked about, name something that is no project of the election.
    #[error("{id:?} is no project")]
    NoSuchProject {
        /// The id.
        id: String,
    },
    /// A project belongs to several parts that are counted apart, so it could be funded twice; or it is incompatible
    /// with a project of another part, which its count does not know of.
    #[error("{id:?} belongs to several parts, or is incompatible with a project of another part")]
    InSeveralParts {
        /// The id.
        id: String,
    },
    /// A ceiling is negative, or as the budget of a part larger than [`crate::MOST_MONEY`].
    #[error("a ceiling of {most}")]
    CeilingOutOfRange {
        /// The ceiling in smallest units.
        most: i64,
    },
}

impl Settings {
    /// A rule and an order of ties, no conditions, no comparison, rank points 3-2-1.
    #[must_use]
    pub fn new(rule: Rule, ties: Ties) -> Self {
        Settings {
            rule,
            ties,
            rank_points: RANK_POINTS.to_vec(),
            conditions: Conditions::default(),
            comparison: None,
            explain: false,
            exactness: Exactness::Filtered,
        }
    }

    pub(crate) fn check(&self, election: &Election) -> Result<(), SettingsError> {
        let (rule, vote_type) = (self.rule, election.vote_type());
        if !rule.suits(vote_type) {
            return Err(SettingsError::RuleNeedsOtherBallots { rule, vote_type });
        }
        if matches!(rule, Rule::MaxWelfare { .. }) && self.conditions.bind_projects_together() {
            return Err(SettingsError::RuleKnowsNoConditions { rule });
        }
        Ok(())
    }
}
