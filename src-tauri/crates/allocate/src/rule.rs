//! The rules and their keys, and how exactness is reached.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};
use thiserror::Error;

use crate::election::VoteType;

/// How a ballot's projects are scored when projects are taken one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Score {
    /// One for each ballot that names the project.
    Votes,
    /// The points that ballots give it.
    Points,
    /// For each ballot that ranks it, how many projects this ballot ranks below it: the last ranked gets 0, as do those
    /// not ranked (as pabutools counts; other Borda scores count all projects of the election).
    Borda,
    /// For each ballot that ranks it, the points of its rank as [`crate::Settings::rank_points`] says: 3-2-1.
    RankPoints,
}

impl Score {
    /// The name of this score in a rule's key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Score::Votes => "votes",
            Score::Points => "points",
            Score::Borda => "borda0",
            Score::RankPoints => "ranks",
        }
    }

    /// Whether ballots of this type can be scored so.
    #[must_use]
    pub const fn suits(self, vote_type: VoteType) -> bool {
        match self {
            Score::Votes => true,
            Score::Points => vote_type.has_points(),
            Score::Borda | Score::RankPoints => matches!(vote_type, VoteType::Ordinal),
        }
    }
}

/// What a funded project is worth to a voter who supports it: the satisfaction function of the literature. A voter's
/// utility of several projects is the sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Utility {
    /// Its cost, in smallest units: money spent on what one wants. Equal Shares then buys in the order of the
    /// effective vote count.
    Cost,
    /// One, whatever it costs. Equal Shares then buys what costs each supporter least.
    Cardinality,
    /// The points given to it, in [parts of a point](crate::Election::parts_of_a_point).
    Points,
    /// The number of projects ranked below it on the same ballot.
    Borda,
    /// The points of its rank as [`crate::Settings::rank_points`] says.
    RankPoints,
}

impl Utility {
    /// All utilities, in the order in which lists show them.
    pub const ALL: [Utility; 5] = [
        Utility::Cost,
        Utility::Cardinality,
        Utility::Points,
        Utility::Borda,
        Utility::RankPoints,
    ];

    /// The name of this utility in a rule's key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Utility::Cost => "cost",
            Utility::Cardinality => "card",
            Utility::Points => "points",
            Utility::Borda => "borda",
            Utility::RankPoints => "ranks",
        }
    }

    /// How supporters of one project weigh against each other, and the order of a utilitarian completion.
    #[must_use]
    pub const fn score(self) -> Score {
        match self {
            Utility::Cost | Utility::Cardinality => Score::Votes,
            Utility::Points => Score::Points,
            Utility::Borda => Score::Borda,
            Utility::RankPoints => Score::RankPoints,
        }
    }
}

/// Add1, the completion that equalshares.net advises: Equal Shares counted again and again, each time with one more
/// [`unit`](crate::Election::unit) of money for each ballot, as long as the winners cost no more than the budget.
///
/// Where it starts and where it stops makes four rules, which can elect different projects: pabutools starts from the
/// exact fraction, the compute tool of equalshares.net from a whole number; real elections have been counted with both
/// stops. (Kraiczy, Robinson and Elkind, "Streamlining Equal Shares", 2025, call it the add-one heuristic.) What the
/// winners cost does not always grow with the money, so steps are passed over only where none of them can be the last,
/// never by bisection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Add1 {
    /// Start from B/n rounded down to a whole unit, not from the exact fraction.
    pub whole_start: bool,
    /// Stop as soon as the result is exhaustive: no supported project that did not win fits in what is left. Without
    /// this, only the step that would cost more than the budget ends the count, or that everything supported has won.
    pub stop_when_exhaustive: bool,
}

/// What follows Equal Shares, which by itself may leave money unspent: nothing, Add1, the utilitarian completion, or
/// (Add1U) the one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Completion {
    /// First: Equal Shares again and again with one more unit of money per ballot.
    pub add1: Option<Add1>,
    /// Then the utilitarian completion: of the rest, the best scored first ([`Utility::score`]: most votes where the
    /// utility is the cost), passing over what no longer fits in the budget.
    pub by_score: bool,
}

/// A rule of allocation: which projects a budget funds. Its key is a promise: files, command lines and minutes name
/// the rule by it, and [`str::parse`] reads it. B is the budget, n the number of ballots (empty ones included).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// The best scored first: `greedy_votes`, `greedy_votes_per_cost`, `greedy_points`, `greedy_borda0`,
    /// `greedy_ranks`, each also with `_noskip`.
    ///
    /// Projects are looked at in the order of their score (or score divided by cost) and funded while the budget
    /// lasts. It is the rule of most cities, and by votes the greedy rule of Talmon and Faliszewski, "A Framework for
    /// Approval-Based Budgeting Methods" (AAAI 2019), where the utility is one. pabutools divides utility by cost: there
    /// it is greedy for the utility that is the cost, and `per_cost` greedy for the utility that is one. Projects that
    /// nobody supports come last and are funded where they fit, unless [`crate::Conditions::only_supported`].
    /// O(marks + projects x log projects), O(projects²) where all are tied.
    Greedy {
        /// What is counted.
        score: Score,
        /// Whether the score is divided by the cost; what costs nothing and has a score then comes first.
        per_cost: bool,
        /// Whether a project that no longer fits is passed over; otherwise the count ends there.
        skips: bool,
    },
    /// The Method of Equal Shares: `mes_cost`, `mes_card`, `mes_points`, `mes_borda`, `mes_ranks`, each with its
    /// completion: `_util`, `_add1`, `_add1int`, `_add1u`, `_add1intu`, and `_nostop` after an Add1.
    ///
    /// Each of n voters gets B/n. The price ρ of a project is the least with `sum over its supporters i of min(money of
    /// i, ρ x utility of i) = cost`. While any project has one, that with the least price is funded, and each supporter
    /// pays their part of the sum. (Peters and Skowron, "Proportionality and the Limits of
    /// Welfarism", EC 2020, where it is called Rule X; for costs and additive utilities Peters, Pierczyński and
    /// Skowron, "Proportional Participatory Budgeting with Additive Utilities", NeurIPS 2021.) With the cost as utility
    /// the order is that of the effective vote count, as equalshares.net explains it. What costs nothing is funded
    /// first where it has some utility, that is, never where the utility is the cost.
    ///
    /// Where no condition keeps projects out, every result satisfies EJR up to one project, and what
    /// [`crate::certificate()`] checks. One run is O(purchases x marks) at worst; an Add1 makes as many as it has steps
    /// at worst, far fewer where nothing changes from step to step.
    EqualShares {
        /// What a project is worth.
        utility: Utility,
        /// What follows.
        completion: Completion,
    },
    /// Phragmén's sequential rule for costs: `phragmen`.
    ///
    /// Every voter earns money at the same pace; the first project whose supporters hold its cost together is funded
    /// and they start again from nothing. In other words a project would lift all its supporters to the load `(cost +
    /// sum of their loads) / supporters`, and the one that lifts them least is funded. Projects dearer than the whole
    /// budget take no part; the count ends when the next project, or one tied with it, does not fit in what is left.
    /// (Phragmén 1894; for approvals Brill, Freeman, Janson and Lackner, "Phragmén's Voting Methods and Justified
    /// Representation", AAAI 2017; for costs Los, Christoff and Grossi, "Proportional Budget Allocations: Towards a
    /// Systematization", IJCAI 2022; the end is that of pabutools.) Approvals only. O(purchases x (projects + marks of
    /// those who pay)).
    Phragmen,
    /// The most utility for all voters together under the budget: `maxwelfare_cost`, `maxwelfare_card`,
    /// `maxwelfare_points`, `maxwelfare_borda`, `maxwelfare_ranks`.
    ///
    /// A knapsack, solved to the optimum (Talmon and Faliszewski 2019); it can leave minorities with nothing. Of
    /// several best sets one is told, the same for the same order of ties; no tie is reported, but
    /// [`crate::irresolute()`] tells which projects are in all of them. It knows neither ceilings nor incompatible
    /// projects. Exponential at worst, some hundred choices per project in real elections; a count that would take too
    /// much memory is refused ([`crate::SettingsError::TooManyChoices`]).
    MaxWelfare {
        /// What a project is worth.
        utility: Utility,
    },
}

/// From the fraction B/n, stopping at an exhaustive result: what pabutools calls an increment of 1.
const ADD1: Add1 = Add1 {
    whole_start: false,
    stop_when_exhaustive: true,
};

impl Rule {
    /// Most votes first, passing over what does not fit.
    pub const GREEDY_VOTES: Rule = Rule::Greedy {
        score: Score::Votes,
        per_cost: false,
        skips: true,
    };
    /// Equal Shares by cost without completion.
    pub const MES_COST: Rule = Rule::equal_shares(Utility::Cost, None, false);
    /// Equal Shares by cost, the rest by most votes.
    pub const MES_COST_UTIL: Rule = Rule::equal_shares(Utility::Cost, None, true);
    /// Equal Shares by cost with Add1, from the exact fraction up to an exhaustive result.
    pub const MES_COST_ADD1: Rule = Rule::equal_shares(Utility::Cost, Some(ADD1), false);
    /// Equal Shares by cost with the same Add1, the rest by most votes (Add1U).
    pub const MES_COST_ADD1U: Rule = Rule::equal_shares(Utility::Cost, Some(ADD1), true);

    const fn equal_shares(utility: Utility, add1: Option<Add1>, by_score: bool) -> Rule {
        Rule::EqualShares {
            utility,
            completion: Completion { add1, by_score },
        }
    }

    /// Every rule that suits a type of vote, in the order in which lists show them. To compare rules side by side,
    /// [`crate::allocate`] by each.
    #[must_use]
    pub fn all(vote_type: VoteType) -> Vec<Rule> {
        let mut rules = Vec::new();
        for score in [Score::Votes, Score::Points, Score::Borda, Score::RankPoints] {
            for (per_cost, skips) in [(false, true), (true, true), (false, false), (true, false)] {
                rules.push(Rule::Greedy {
                    score,
                    per_cost,
                    skips,
                });
            }
        }
        for utility in Utility::ALL {
            let shares = |add1, by_score| Rule::equal_shares(utility, add1, by_score);
            rules.extend([shares(None, false), shares(None, true)]);
            for (stop_when_exhaustive, whole_start) in
                [(true, false), (true, true), (false, false), (false, true)]
            {
                let add1 = Some(Add1 {
                    whole_start,
                    stop_when_exhaustive,
                });
                rules.extend([shares(add1, false), shares(add1, true)]);
            }
        }
        rules.push(Rule::Phragmen);
        rules.extend(Utility::ALL.map(|utility| Rule::MaxWelfare { utility }));
        rules.retain(|rule| rule.suits(vote_type));
        rules
    }

    /// Whether ballots of this type say what the rule asks.
    #[must_use]
    pub const fn suits(self, vote_type: VoteType) -> bool {
        match self {
            Rule::Greedy { score, .. } => score.suits(vote_type),
            Rule::EqualShares { utility, .. } | Rule::MaxWelfare { utility } => {
                utility.score().suits(vote_type)
            }
            Rule::Phragmen => vote_type.is_approval(),
        }
    }

    /// The key that names this rule in files and commands.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Rule::Greedy {
                score,
                per_cost,
                skips,
            } => format!(
                "greedy_{}{}{}",
                score.key(),
                if per_cost { "_per_cost" } else { "" },
                if skips { "" } else { "_noskip" },
            ),
            Rule::EqualShares {
                utility,
                completion,
            } => {
                format!("mes_{}{}", utility.key(), completion.key())
            }
            Rule::Phragmen => "phragmen".into(),
            Rule::MaxWelfare { utility } => format!("maxwelfare_{}", utility.key()),
        }
    }

    /// Whether the rule gives each ballot its share of the money: Equal Shares, with any completion.
    #[must_use]
    pub const fn shares_equally(self) -> bool {
        matches!(self, Rule::EqualShares { .. })
    }
}

impl Completion {
    fn key(self) -> String {
        let Some(add1) = self.add1 else {
            return if self.by_score { "_util" } else { "" }.into();
        };
        format!(
            "_add1{}{}{}",
            if add1.whole_start { "int" } else { "" },
            if self.by_score { "u" } else { "" },
            if add1.stop_when_exhaustive {
                ""
            } else {
                "_nostop"
            },
        )
    }
}

/// The key is none of this crate's.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("unknown key {key:?}")]
pub struct UnknownKey {
    /// What was asked for.
    pub key: String,
}

impl FromStr for Rule {
    type Err = UnknownKey;

    fn from_str(key: &str) -> Result<Self, UnknownKey> {
        let known = VoteType::ALL.into_iter().flat_map(Rule::all);
        let mut named = known.filter(|rule| rule.key() == key);
        named.next().ok_or_else(|| UnknownKey { key: key.into() })
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.key())
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.key())
    }
}

/// How the exact outcome is reached; the outcome is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Exactness {
    /// Decide with proven bounds, and with big rationals only what the bounds leave open.
    #[default]
    Filtered,
    /// Decide everything with big rationals and take every Add1 step: slow, for tests and audits.
    AlwaysExact,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_key_names_its_rule_and_no_other_does() {
        let mut keys = BTreeSet::new();
        for vote_type in VoteType::ALL {
            for rule in Rule::all(vote_type) {
                assert!(rule.suits(vote_type));
                assert_eq!(rule.key().parse::<Rule>().unwrap(), rule);
                keys.insert(rule.key());
            }
        }
        for key in [
            "greedy_votes",
            "greedy_points_per_cost",
            "greedy_borda0",
            "greedy_votes_noskip",
            "mes_card_util",
            "mes_cost_add1u",
            "mes_cost_add1int_nostop",
            "mes_borda_add1int",
            "phragmen",
            "maxwelfare_points",
        ] {
            assert!(keys.contains(key), "{key}");
        }
        assert!("mes_cost_add2".parse::<Rule>().is_err());
        assert_eq!(Rule::GREEDY_VOTES.key(), "greedy_votes");
        assert_eq!(Rule::MES_COST_ADD1U.key(), "mes_cost_add1u");
    }
}
