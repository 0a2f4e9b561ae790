//! Elections in files: allocation outside any process, for anyone who wants to check a result.

use crate::Failure;
use crate::outcomes::parse_rule;
use cocrea_allocate::pb::{PbError, PbFile, Why, read};
use cocrea_allocate::{
    Certificate, EffectiveSupport, Election, Irresolute, Loser, Measures, Outcome, Round, Rule,
    Settings, SettingsError, Ties, Utility, allocate, certificate, effective_support, irresolute,
    measures,
};
use serde::Serialize;

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
    /// The reasons, where they were asked for.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
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
    /// How near each project came, for Equal Shares.
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

/// The word that asks for every rule that suits the ballots.
const ALL: &str = "all";
/// Counts that are made at most to see what hangs on ties.
pub(crate) const MOST_RUNS: usize = 200;

/// Allocates the election in the bytes of a `.pb` file by the rule of that key, or by every rule that suits its
/// ballots for `all`; ties by the order of that key.
///
/// # Errors
/// `rule_unknown`, `ties_unknown`, `rule_unsuited`, `allocation_too_hard`, `election_no_budget` or
/// `election_unreadable`.
pub fn allocate_file(
    bytes: &[u8],
    rule: &str,
    ties: &str,
    explain: bool,
) -> Result<Vec<Allocation>, Failure> {
    let asked = match rule {
        ALL => None,
        key => Some(parse_rule(key)?),
    };
    let ties = parse_ties(ties)?;
    let file = read(bytes).map_err(|error| unreadable(&error))?;
    let rules = asked.map_or_else(|| Rule::all(file.election.vote_type()), |rule| vec![rule]);
    let told = rules.into_iter().map(|rule| {
        let settings = Settings {
            explain,
            ..Settings::new(rule, ties.clone())
        };
        told(&file, &settings).map_err(|error| refused(&error))
    });
    told.collect()
}

fn told(file: &PbFile, settings: &Settings) -> Result<Allocation, SettingsError> {
    let outcome = allocate(&file.election, settings)?;
    Ok(Allocation {
        rule: outcome.rule.key(),
        ties: outcome.ties.key(),
        total_cost: file.decimal(outcome.total_cost),
        objective: objective(file, &outcome),
        tie_count: outcome.tie_count,
        add1_steps: outcome.add1_steps,
        winners: outcome.winners.clone(),
        explanation: match settings.explain {
            true => Some(explained(file, settings, outcome)?),
            false => None,
        },
    })
}

fn explained(
    file: &PbFile,
    settings: &Settings,
    outcome: Outcome,
) -> Result<Explanation, SettingsError> {
    let election = &file.election;
    Ok(Explanation {
        smallest_units: election.unit(),
        measures: measures(election, settings, &outcome.winners)?,
        certificate: certificate(election, settings, &outcome.winners)?,
        irresolute: irresolute(election, settings, MOST_RUNS)?,
        effective_support: if settings.rule.shares_equally() {
            effective_support(election, settings)?
        } else {
            Vec::new()
        },
        rounds: outcome.rounds,
        losers: outcome.losers,
    })
}

/// Welfare by cost is money, by points it is parts of a point.
fn objective(file: &PbFile, outcome: &Outcome) -> Option<String> {
    let (welfare, key) = (outcome.objective?, outcome.rule.key());
    Some(if key.ends_with(Utility::Cost.key()) {
        file.decimal(welfare)
    } else if key.ends_with(Utility::Points.key()) {
        file.points(welfare)
    } else {
        welfare.to_string()
    })
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
        SettingsError::TooManyChoices { rule } => {
            Failure::refused("allocation_too_hard").with("rule", rule)
        }
        // Nothing here asks for these.
        SettingsError::RuleKnowsNoConditions { .. }
        | SettingsError::NotEqualShares { .. }
        | SettingsError::NoSuchProject { .. }
        | SettingsError::InSeveralParts { .. }
        | SettingsError::CeilingBelowZero { .. } => {
            Failure::fault("store_fault").with("detail", error)
        }
    }
}

pub(crate) fn unreadable(error: &PbError) -> Failure {
    if error.why == (Why::MissingBudget {}) {
        return Failure::refused("election_no_budget");
    }
    Failure::refused("election_unreadable").with("detail", error)
}
