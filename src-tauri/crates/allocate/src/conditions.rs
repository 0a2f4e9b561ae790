//! What a project must fulfil to be funded, whatever the rule, and the gate that every rule asks.

use serde::Serialize;

use crate::election::{Election, Project};
use crate::settings::SettingsError;

/// What a project must fulfil, and what keeps projects apart. The default asks nothing.
///
/// They hold for every rule and its completion; [`crate::Loser::barred`] tells which one kept a project out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Conditions {
    /// The fewest ballots that must name a project.
    pub least_votes: u64,
    /// With `Some(k)`, as Święcie asks with k = 3: `votes / voters >= cost / (k x budget)`, counted exactly. (Święcie
    /// also asks for [`Conditions::least_votes`] of 3.)
    pub votes_for_cost: Option<u32>,
    /// Whether a project that no ballot names may never be funded. Equal Shares never does; the best scored first
    /// do where it fits.
    pub only_supported: bool,
    /// Whether everything is funded, and no rule asked, when all admitted projects fit together under the budget, all
    /// ceilings, and with none incompatible ([`crate::Outcome::everything_fits`]).
    pub fund_all_that_fits: bool,
    /// Ceilings inside the one budget: quotas of zones or categories. A project under several keeps to each. Separate
    /// budgets are counted by [`crate::allocate_parts`].
    pub ceilings: Vec<Ceiling>,
    /// Sets of ids of which at most one project can be funded: the first one selected bars the others.
    pub incompatible: Vec<Vec<String>>,
}

/// The most money that the projects of a zone or a category can take together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceiling {
    /// Whose ceiling it is.
    pub of: Part,
    /// The ceiling in smallest units.
    pub most: i64,
}

/// A part of the projects, by its exact name. A part that no project belongs to is no error.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The projects of this zone.
    Zone(String),
    /// The projects of this category; a project can have several.
    Category(String),
}

impl Part {
    /// Whether a project belongs to this part.
    #[must_use]
    pub fn holds(&self, project: &Project) -> bool {
        match self {
            Part::Zone(zone) => project.zone == *zone,
            Part::Category(category) => project.categories.contains(category),
        }
    }
}

impl Conditions {
    pub(crate) fn bind_projects_together(&self) -> bool {
        !self.ceilings.is_empty() || !self.incompatible.is_empty()
    }
}

/// Why a condition keeps a project out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Barred {
    /// Fewer ballots name it than must.
    TooFewVotes {
        /// The votes it has.
        votes: u64,
        /// The votes it needed.
        least: u64,
    },
    /// No ballot names it.
    NoSupport,
    /// An incompatible project was funded.
    Incompatible {
        /// The id of that project.
        with: String,
    },
    /// It does not fit under the ceiling of its zone or category.
    Ceiling {
        /// Whose ceiling it is.
        of: Part,
        /// The money left under it.
        left: i64,
    },
}

/// Lets projects in as a count goes on. Cheap to clone: runs of Add1 each start from the same gate.
#[derive(Debug, Clone)]
pub(crate) struct Gate<'a> {
    election: &'a Election,
    conditions: &'a Conditions,
    barred: Vec<Option<Barred>>,
    left_under: Vec<i64>,
    rivals: Vec<Vec<u32>>,
}

impl<'a> Gate<'a> {
    pub(crate) fn new(
        election: &'a Election,
        conditions: &'a Conditions,
    ) -> Result<Self, SettingsError> {
        let mut rivals = Vec::new();
        for ids in &conditions.incompatible {
            let mut set = Vec::new();
            for id in ids {
                let found = election.index_of(id);
                let index = found.map_err(|_| SettingsError::NoSuchProject { id: id.clone() })?;
                set.push(u32::try_from(index).unwrap_or(u32::MAX));
            }
            rivals.push(set);
        }
        if let Some(ceiling) = conditions.ceilings.iter().find(|ceiling| ceiling.most < 0) {
            return Err(SettingsError::CeilingOutOfRange { most: ceiling.most });
        }
        let mut gate = Gate {
            election,
            conditions,
            barred: vec![None; election.projects().len()],
            left_under: conditions
                .ceilings
                .iter()
                .map(|ceiling| ceiling.most)
                .collect(),
            rivals,
        };
        for project in election.indices() {
            gate.barred[project as usize] = gate.lacks_votes(project);
        }
        gate.bar_by_ceilings();
        Ok(gate)
    }

    /// Whether the project may still be funded, money apart.
    pub(crate) fn admits(&self, project: u32) -> bool {
        self.barred[project as usize].is_none()
    }

    /// Keeps a project out of a count that is made without it; the reason written down is told to nobody.
    pub(crate) fn bar(&mut self, project: u32) {
        self.barred[project as usize].get_or_insert(Barred::NoSupport);
    }

    /// The condition that keeps the project out.
    pub(crate) fn barred(&self, project: u32) -> Option<&Barred> {
        self.barred[project as usize].as_ref()
    }

    /// Whether a purchase can bar other projects at all.
    pub(crate) fn is_static(&self) -> bool {
        !self.conditions.bind_projects_together()
    }

    /// A project is funded: its incompatible ones are out, and its ceilings sink.
    pub(crate) fn take(&mut self, project: u32) {
        let barred = &mut self.barred;
        for set in self.rivals.iter().filter(|set| set.contains(&project)) {
            for &other in set.iter().filter(|&&other| other != project) {
                barred[other as usize].get_or_insert_with(|| Barred::Incompatible {
                    with: self.election.id(project),
                });
            }
        }
        let taken = &self.election.projects()[project as usize];
        let ceilings = self.conditions.ceilings.iter();
        for (ceiling, left) in ceilings.zip(&mut self.left_under) {
            if ceiling.of.holds(taken) {
                *left -= taken.cost;
            }
        }
        self.bar_by_ceilings();
    }

    fn bar_by_ceilings(&mut self) {
        for (ceiling, &left) in self.conditions.ceilings.iter().zip(&self.left_under) {
            let projects = self.election.projects().iter().zip(&mut self.barred);
            for (project, barred) in projects {
                if barred.is_none() && project.cost > left && ceiling.of.holds(project) {
                    *barred = Some(Barred::Ceiling {
                        of: ceiling.of.clone(),
                        left,
                    });
                }
            }
        }
    }

    fn lacks_votes(&self, project: u32) -> Option<Barred> {
        let votes = self.election.votes(project as usize);
        if self.conditions.only_supported && votes == 0 {
            return Some(Barred::NoSupport);
        }
        let mut least = self.conditions.least_votes;
        if let Some(factor) = self.conditions.votes_for_cost {
            // Rounded up: votes x factor x budget >= cost x voters.
            let wanted =
                i128::from(self.election.cost(project)) * i128::from(self.election.voters());
            let given = (i128::from(factor) * i128::from(self.election.budget())).max(1);
            let share = (wanted + given - 1) / given;
            least = least.max(u64::try_from(share).unwrap_or(u64::MAX));
        }
        (votes < least).then_some(Barred::TooFewVotes { votes, least })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn election() -> Election {
        let project = |id: &str, cost, zone: &str, categories: &[&str]| Project {
            zone: zone.into(),
            categories: categories.iter().map(|&category| category.into()).collect(),
            ..Project::new(id, "", cost)
        };
        Election::builder(90)
            .with_project(project("a", 30, "north", &["water"]))
            .with_project(project("b", 50, "north", &["water", "trees"]))
            .with_project(project("c", 20, "south", &["trees"]))
            .with_project(project("d", 60, "south", &[]))
            .ballots([vec!["a", "b", "c"], vec!["a", "b"], vec!["a"]])
            .build()
            .unwrap()
    }

    fn admitted(gate: &Gate<'_>) -> Vec<bool> {
        (0..4).map(|project| gate.admits(project)).collect()
    }

    #[test]
    fn votes_are_asked_for_before_the_count() {
        let election = election();
        let few = Conditions {
            least_votes: 2,
            ..Conditions::default()
        };
        let gate = Gate::new(&election, &few).unwrap();
        assert_eq!(admitted(&gate), [true, true, false, false]);
        assert_eq!(
            gate.barred(2),
            Some(&Barred::TooFewVotes { votes: 1, least: 2 })
        );
        // 3 voters, 90 of money: a project of 50 needs 50 x 3 / (1 x 90) = 1.67 votes.
        let fair = Conditions {
            votes_for_cost: Some(1),
            ..Conditions::default()
        };
        let gate = Gate::new(&election, &fair).unwrap();
        assert_eq!(admitted(&gate), [true, true, true, false]);
        let supported = Conditions {
            only_supported: true,
            ..Conditions::default()
        };
        let gate = Gate::new(&election, &supported).unwrap();
        assert_eq!(gate.barred(3), Some(&Barred::NoSupport));
    }

    #[test]
    fn a_funded_project_bars_its_rivals_and_sinks_its_ceilings() {
        let election = election();
        let conditions = Conditions {
            ceilings: vec![
                Ceiling {
                    of: Part::Zone("north".into()),
                    most: 60,
                },
                Ceiling {
                    of: Part::Category("trees".into()),
                    most: 50,
                },
            ],
            incompatible: vec![vec!["a".into(), "d".into()]],
            ..Conditions::default()
        };
        let mut gate = Gate::new(&election, &conditions).unwrap();
        assert_eq!(admitted(&gate), [true; 4]);
        gate.take(0);
        assert_eq!(admitted(&gate), [true, false, true, false]);
        let north = Part::Zone("north".into());
        assert_eq!(
            gate.barred(1),
            Some(&Barred::Ceiling {
                of: north,
                left: 30
            })
        );
        assert_eq!(
            gate.barred(3),
            Some(&Barred::Incompatible { with: "a".into() })
        );
    }

    #[test]
    fn conditions_about_nothing_are_refused() {
        let election = election();
        let strange = Conditions {
            incompatible: vec![vec!["a".into(), "z".into()]],
            ..Conditions::default()
        };
        let refused = Gate::new(&election, &strange).unwrap_err();
        assert_eq!(refused, SettingsError::NoSuchProject { id: "z".into() });
        let negative = Conditions {
            ceilings: vec![Ceiling {
                of: Part::Zone("north".into()),
                most: -1,
            }],
            ..Conditions::default()
        };
        assert!(Gate::new(&election, &negative).is_err());
    }
}
