//! What a rule decides about an election in a file, and why: the shapes that are told.

use super::conditions::{NamedCeiling, NamedConditions};
use crate::Failure;
use cocrea_allocate::{
    Certificate, Compared, EffectiveSupport, Irresolute, Loser, Measures, Round,
};
use serde::Serialize;

/// What became of one rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum RuleAnswer {
    /// It was counted.
    Whole(Box<Allocation>),
    /// It was counted part by part.
    Apart(ApartAllocation),
    /// Of all rules, this one cannot be counted so.
    LeftOut {
        /// Key of the rule.
        rule: String,
        /// Why, with its words.
        refused: Failure,
    },
}

/// What a rule decides about an election in a `.pb` file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Allocation {
    /// Key of the rule.
    pub rule: String,
    /// Key of the order of ties.
    pub ties: String,
    /// Ids of the winners in order of selection.
    pub winners: Vec<String>,
    /// Cost of the winners: a decimal number in units of the file's currency.
    pub total_cost: String,
    /// For the most welfare: what the winners are worth, as a decimal number in units of the utility.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub objective: Option<String>,
    /// How many ties were met on the way to the result.
    pub tie_count: usize,
    /// How many units of the currency Add1 gave each ballot; 0 for the other rules.
    pub add1_steps: u64,
    /// Where it was asked to fund all that fits: whether all did, so that no rule was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub everything_fits: Option<bool>,
    /// The comparison with greedy, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compared: Option<Compared>,
    /// The conditions, where any was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conditions: Option<NamedConditions>,
    /// The reasons, where they were asked for.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}

/// What a rule decides about each part by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ApartAllocation {
    /// Key of the rule.
    pub rule: String,
    /// Key of the order of ties.
    pub ties: String,
    /// One allocation per ceiling, in the order asked.
    pub parts: Vec<PartAllocation>,
    /// Ids of the projects that belong to none of the parts, so that nobody counted them.
    pub left_out: Vec<String>,
    /// Cost of all winners: a decimal number in units of the file's currency.
    pub total_cost: String,
    /// By how much the ceilings together are above the file's budget; absent where they are not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub above_budget: Option<String>,
    /// The conditions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conditions: Option<NamedConditions>,
}

/// What a rule decides about one part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartAllocation {
    /// The part and its ceiling.
    pub part: NamedCeiling,
    /// What is decided about it.
    #[serde(flatten)]
    pub allocation: Allocation,
}

/// Why an allocation is as it is. Money is in smallest units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// How many smallest units one unit of the file's currency has.
    pub smallest_units: i64,
    /// The selections in order.
    pub rounds: Vec<Round>,
    /// The projects that did not win, and what they lacked.
    pub losers: Vec<Loser>,
    /// Satisfaction and spending.
    pub measures: Measures,
    /// Whether any group was denied what its size deserves (EJR+ up to any project).
    pub certificate: Certificate,
    /// Which winners hang on the order of ties.
    pub irresolute: Irresolute,
    /// How near each project came, where Equal Shares decided.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub effective_support: Vec<EffectiveSupport>,
}

impl Explanation {
    /// An amount as a decimal number in units of the file's currency.
    #[must_use]
    pub fn money(&self, amount: i64) -> String {
        let (whole, part) = (amount / self.smallest_units, amount % self.smallest_units);
        let digits = self.smallest_units.ilog10() as usize;
        let part = format!("{:0digits$}", part.unsigned_abs());
        match part.trim_end_matches('0') {
            "" => whole.to_string(),
            part => format!("{whole}.{part}"),
        }
    }
}
