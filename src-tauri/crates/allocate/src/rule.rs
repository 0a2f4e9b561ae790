//! The rules by key, the orders that break ties, and how exactness is reached.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};
use thiserror::Error;

/// A rule of allocation. Its key is a promise: files, command lines and minutes name the rule by it.
///
/// Equal Shares is the rule of Peters and Skowron (2020) with the cost of a project as its utility, as
/// equalshares.net defines it; Add1 is the completion by Add1 that the same page recommends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// Most votes first; a project that no longer fits is passed over.
    GreedyVotes,
    /// Equal Shares without completion.
    MesCost,
    /// Equal Shares, then most votes first over what is left.
    MesCostUtil,
    /// Equal Shares repeated with one more unit of money per ballot, from the exact fraction B/n.
    MesCostAdd1,
    /// Add1, then most votes first over what is left.
    MesCostAdd1u,
    /// Add1 from B/n rounded down to a whole unit.
    MesCostAdd1int,
    /// Add1 from B/n rounded down, going on past an exhaustive result until the next step costs too much.
    MesCostAdd1intNostop,
}

/// How the Add1 family starts and stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Climb {
    /// Start from B/n rounded down to a whole unit.
    pub(crate) whole_start: bool,
    /// Stop as soon as no supported project fits in what is left.
    pub(crate) stop_when_exhaustive: bool,
}

impl Rule {
    /// Every rule, in the order in which lists show them.
    pub const ALL: [Rule; 7] = [
        Rule::GreedyVotes,
        Rule::MesCost,
        Rule::MesCostUtil,
        Rule::MesCostAdd1,
        Rule::MesCostAdd1u,
        Rule::MesCostAdd1int,
        Rule::MesCostAdd1intNostop,
    ];

    /// The key that names this rule in files and commands.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Rule::GreedyVotes => "greedy_votes",
            Rule::MesCost => "mes_cost",
            Rule::MesCostUtil => "mes_cost_util",
            Rule::MesCostAdd1 => "mes_cost_add1",
            Rule::MesCostAdd1u => "mes_cost_add1u",
            Rule::MesCostAdd1int => "mes_cost_add1int",
            Rule::MesCostAdd1intNostop => "mes_cost_add1int_nostop",
        }
    }

    /// Whether the rule gives each ballot its share of the money.
    #[must_use]
    pub const fn shares_equally(self) -> bool {
        !matches!(self, Rule::GreedyVotes)
    }

    /// Whether what Equal Shares leaves is spent by most votes first.
    pub(crate) const fn completes_by_votes(self) -> bool {
        matches!(self, Rule::MesCostUtil | Rule::MesCostAdd1u)
    }

    pub(crate) const fn climb(self) -> Option<Climb> {
        match self {
            Rule::GreedyVotes | Rule::MesCost | Rule::MesCostUtil => None,
            Rule::MesCostAdd1 | Rule::MesCostAdd1u => Some(Climb {
                whole_start: false,
                stop_when_exhaustive: true,
            }),
            Rule::MesCostAdd1int => Some(Climb {
                whole_start: true,
                stop_when_exhaustive: true,
            }),
            Rule::MesCostAdd1intNostop => Some(Climb {
                whole_start: true,
                stop_when_exhaustive: false,
            }),
        }
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
        Rule::ALL
            .into_iter()
            .find(|rule| rule.key() == key)
            .ok_or_else(|| UnknownKey { key: key.into() })
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.key())
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

/// The order that decides among projects that are exactly equal for the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ties {
    /// The smallest id as a string of Unicode code points: `10` before `9`.
    Lexico,
    /// The lowest cost, then the most votes, then `Lexico` (the advice of equalshares.net, the id standing for the lot).
    Official,
}

impl Ties {
    /// The key that names this order in files and commands.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Ties::Lexico => "lexico",
            Ties::Official => "official",
        }
    }
}

impl FromStr for Ties {
    type Err = UnknownKey;

    fn from_str(key: &str) -> Result<Self, UnknownKey> {
        [Ties::Lexico, Ties::Official]
            .into_iter()
            .find(|ties| ties.key() == key)
            .ok_or_else(|| UnknownKey { key: key.into() })
    }
}

impl fmt::Display for Ties {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.key())
    }
}

impl Serialize for Ties {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
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
    use super::*;

    #[test]
    fn every_key_names_its_rule_and_no_other_does() {
        for rule in Rule::ALL {
            assert_eq!(rule.key().parse::<Rule>().unwrap(), rule);
        }
        assert!("mes_cost_add2".parse::<Rule>().is_err());
        assert_eq!("official".parse::<Ties>().unwrap(), Ties::Official);
        assert!("drawn".parse::<Ties>().is_err());
    }
}
