//! The order in which tied projects are taken: always an argument, never an accident.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::election::Election;
use crate::rule::UnknownKey;

/// The order that decides among projects that are exactly equal for the rule. It is an order of all projects, drawn
/// before the count and the same in all its runs; [`str::parse`] reads its key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Ties {
    /// `lexico`: the smallest id as a string of Unicode code points, so `10` before `9`.
    Lexico,
    /// `official`: the lowest cost, then the most ballots, then the lot (the advice of equalshares.net). Without a
    /// lot, written `official`, the id stands for it; with one it is written `official:SEED`.
    Official(Option<Lot>),
    /// `drawn:SEED`: the lot alone.
    Drawn(Lot),
}

/// A drawn order of all projects, which anybody can draw again from its seed.
///
/// The place of a project is that of the SHA-256 of `SEED`, a line feed and its id, in ascending order of the
/// hexadecimal digits: `printf 'SEED\nID' | sha256sum` for each id, then `sort`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Lot {
    seed: String,
}

impl Lot {
    /// The lot of a seed: any text, such as the dice thrown before everybody; spaces around it do not count.
    ///
    /// # Errors
    /// [`UnknownKey`] for a seed without any sign.
    pub fn new(seed: &str) -> Result<Self, UnknownKey> {
        match seed.trim() {
            "" => Err(UnknownKey { key: seed.into() }),
            seed => Ok(Lot { seed: seed.into() }),
        }
    }

    /// The seed.
    #[must_use]
    pub fn seed(&self) -> &str {
        &self.seed
    }

    fn draw(&self, id: &str) -> [u8; 32] {
        Sha256::digest(format!("{}\n{id}", self.seed)).into()
    }
}

impl Ties {
    /// The key that names this order in files and commands, with the seed where there is one.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Ties::Lexico => "lexico".into(),
            Ties::Official(None) => "official".into(),
            Ties::Official(Some(lot)) => format!("official:{}", lot.seed),
            Ties::Drawn(lot) => format!("drawn:{}", lot.seed),
        }
    }

    /// The projects in this order, as indices. O(projects x log projects).
    #[must_use]
    pub fn order(&self, election: &Election) -> Vec<u32> {
        let mut order: Vec<u32> = election.indices().collect();
        let id = |project: u32| election.projects()[project as usize].id.as_str();
        let lot = match self {
            Ties::Lexico | Ties::Official(None) => None,
            Ties::Official(Some(lot)) | Ties::Drawn(lot) => Some(lot),
        };
        let drawn: Vec<[u8; 32]> = lot.map_or_else(Vec::new, |lot| {
            election
                .indices()
                .map(|project| lot.draw(id(project)))
                .collect()
        });
        let draw = |project: u32| drawn.get(project as usize);
        let votes = |project: u32| election.votes(project as usize);
        order.sort_unstable_by(|&left, &right| {
            let by_lot = draw(left).cmp(&draw(right)).then(id(left).cmp(id(right)));
            match self {
                Ties::Lexico | Ties::Drawn(_) => by_lot,
                Ties::Official(_) => election
                    .cost(left)
                    .cmp(&election.cost(right))
                    .then(votes(right).cmp(&votes(left)))
                    .then(by_lot),
            }
        });
        order
    }
}

/// For each project its place in an order of all: of the tied, the one with the least place is taken.
pub(crate) fn places(order: &[u32]) -> Vec<u32> {
    let mut places = vec![0; order.len()];
    for (place, &project) in (0u32..).zip(order) {
        places[project as usize] = place;
    }
    places
}

impl FromStr for Ties {
    type Err = UnknownKey;

    fn from_str(key: &str) -> Result<Self, UnknownKey> {
        match key.split_once(':') {
            None if key == "lexico" => Ok(Ties::Lexico),
            None if key == "official" => Ok(Ties::Official(None)),
            Some(("official", seed)) => Lot::new(seed).map(|lot| Ties::Official(Some(lot))),
            Some(("drawn", seed)) => Lot::new(seed).map(Ties::Drawn),
            _ => Err(UnknownKey { key: key.into() }),
        }
    }
}

impl fmt::Display for Ties {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.key())
    }
}

impl Serialize for Ties {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn four() -> Election {
        Election::builder(100)
            .project("10", "", 20)
            .project("9", "", 20)
            .project("b", "", 10)
            .project("a", "", 20)
            .ballots([vec!["a", "10"], vec!["a", "9"]])
            .build()
            .unwrap()
    }

    fn order(ties: &str) -> Vec<String> {
        let election = four();
        let order = ties.parse::<Ties>().unwrap().order(&election);
        order
            .into_iter()
            .map(|project| election.id(project))
            .collect()
    }

    #[test]
    fn each_order_is_the_one_its_name_promises() {
        assert_eq!(order("lexico"), ["10", "9", "a", "b"]);
        assert_eq!(order("official"), ["b", "a", "10", "9"]);
        // printf '4-2-6\n10' | sha256sum: aef4…; 9: 3d18…; a: 7fd0…; b: 6503…
        assert_eq!(order("drawn:4-2-6"), ["9", "b", "a", "10"]);
        assert_eq!(order("official:4-2-6"), ["b", "a", "9", "10"]);
    }

    #[test]
    fn a_key_comes_back_as_it_was_given_and_a_lot_needs_a_seed() {
        for key in ["lexico", "official", "official:7", "drawn:dado 4, dado 2"] {
            assert_eq!(key.parse::<Ties>().unwrap().key(), key);
        }
        for wrong in ["", "drawn", "drawn:", "official: ", "lexico:1", "Lexico"] {
            assert!(wrong.parse::<Ties>().is_err(), "{wrong}");
        }
    }
}
