//! The election: projects with costs, grouped ballots, a budget, and the unit of one Add1 step.

mod builder;
mod project;
#[cfg(test)]
mod tests;

pub use builder::ElectionBuilder;
pub use project::{Project, VoteType};

use thiserror::Error;

use crate::rows::Rows;
use builder::{check_amount, check_costs};

/// The largest cost or budget, in smallest units: 2^53 - 1, which also survives JSON.
pub const MOST_MONEY: i64 = (1 << 53) - 1;
/// The largest sum of all costs, in smallest units.
pub const MOST_COSTS: i64 = 1 << 60;
/// The largest number of projects.
pub const MOST_PROJECTS: usize = 100_000;
/// The largest number of ballots.
pub const MOST_BALLOTS: usize = 100_000_000;
/// The largest number of marks on all ballots together.
pub const MOST_MARKS: usize = u32::MAX as usize;
/// The most points that a ballot may give one project, in the election's smallest part of a point.
pub const MOST_POINTS: u32 = 1 << 24;

/// Why an election cannot be built.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ElectionError {
    /// Two projects have one id.
    #[error("project {id:?} is there twice")]
    RepeatedProject {
        /// The id.
        id: String,
    },
    /// A name stands for no project of the election.
    #[error("{id:?} is no project")]
    NoSuchProject {
        /// The id asked for.
        id: String,
    },
    /// A ballot names a project that is not in the list.
    #[error("ballot {ballot} names {id:?}, which is no project")]
    UnknownProject {
        /// The ballot, counted from 0 in the order given.
        ballot: usize,
        /// The id it names.
        id: String,
    },
    /// [`ElectionBuilder::vote_type`] or [`ElectionBuilder::parts_of_a_point`] changed what ballots are after the first
    /// ballot.
    #[error("what ballots are was said after the first ballot")]
    SaidAfterBallots,
    /// An amount is below zero or above [`MOST_MONEY`] (the sum of costs: [`MOST_COSTS`]).
    #[error("amount {amount} is out of range")]
    AmountOutOfRange {
        /// The amount in smallest units.
        amount: i128,
    },
    /// A ballot gives more than [`MOST_POINTS`] to one project.
    #[error("{points} points are too many")]
    TooManyPoints {
        /// The points, in the smallest part of a point.
        points: u32,
    },
    /// There are more projects, ballots or marks than [`MOST_PROJECTS`], [`MOST_BALLOTS`] or [`MOST_MARKS`].
    #[error("{count} projects, ballots or marks, at most {most}")]
    TooMany {
        /// How many there are.
        count: usize,
        /// How many there may be.
        most: usize,
    },
}

/// A whole election, ready to be allocated.
///
/// Identical ballots are kept once with their number, in an order that depends on the ballots alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Election {
    projects: Vec<Project>,
    budget: i64,
    unit: i64,
    vote_type: VoteType,
    parts_of_a_point: u32,
    voters: u64,
    ballots: Rows,
    /// For each cell of `ballots` its points; empty where ballots have none.
    points: Vec<u32>,
    times: Vec<u32>,
    supporters: Rows,
    votes: Vec<u64>,
}

/// A ballot and how many times it was cast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ballot<'a> {
    /// The projects it names as indices of [`Election::projects`]: ascending, and from the best one on where the
    /// vote is [`VoteType::Ordinal`]. None twice.
    pub projects: &'a [u32],
    /// The points of these projects, in [`Election::parts_of_a_point`]; empty where ballots have none.
    pub points: &'a [u32],
    /// How many times it was cast, at least 1.
    pub times: u32,
}

impl Election {
    /// Starts an election with a budget in smallest units; one smallest unit is the Add1 step until
    /// [`ElectionBuilder::unit`] says otherwise, and ballots are approvals until [`ElectionBuilder::vote_type`] does.
    #[must_use]
    pub fn builder(budget: i64) -> ElectionBuilder {
        ElectionBuilder::new(budget)
    }

    /// The projects in the order given; the place of each is its index.
    #[must_use]
    pub fn projects(&self) -> &[Project] {
        &self.projects
    }

    /// The budget in smallest units.
    #[must_use]
    pub fn budget(&self) -> i64 {
        self.budget
    }

    /// How many smallest units one Add1 step gives each ballot: 100 where amounts are centavos and the step one peso.
    #[must_use]
    pub fn unit(&self) -> i64 {
        self.unit
    }

    /// What the ballots are.
    #[must_use]
    pub fn vote_type(&self) -> VoteType {
        self.vote_type
    }

    /// How many parts one point has: 10 where ballots give tenths of a point.
    #[must_use]
    pub fn parts_of_a_point(&self) -> u32 {
        self.parts_of_a_point
    }

    /// The number of ballots, empty ones included.
    #[must_use]
    pub fn voters(&self) -> u64 {
        self.voters
    }

    /// The number of different ballots.
    #[must_use]
    pub fn distinct_ballots(&self) -> usize {
        self.times.len()
    }

    /// How many ballots name the project at this index of [`Election::projects`]. O(1).
    ///
    /// # Panics
    /// For an index beyond the last project.
    #[must_use]
    pub fn votes(&self, project: usize) -> u64 {
        self.votes[project]
    }

    /// Each distinct ballot, with how many times it was cast, in ascending order of their projects.
    pub fn ballots(&self) -> impl ExactSizeIterator<Item = Ballot<'_>> {
        (0..self.ballots.len()).map(|index| self.ballot(index))
    }

    /// What if: the same election with another budget, in smallest units.
    ///
    /// # Errors
    /// [`ElectionError::AmountOutOfRange`] below 0 or above [`MOST_MONEY`].
    pub fn with_budget(mut self, budget: i64) -> Result<Self, ElectionError> {
        check_amount(budget, MOST_MONEY)?;
        self.budget = budget;
        Ok(self)
    }

    /// The same election with all money in smallest units of a finer kind: so many of them are one of before.
    ///
    /// # Errors
    /// [`ElectionError::AmountOutOfRange`] where an amount becomes too large, or `times` is not above 0.
    pub fn with_finer_money(mut self, times: i64) -> Result<Self, ElectionError> {
        check_amount(times.saturating_sub(1), MOST_MONEY)?;
        self.unit = self.unit.saturating_mul(times);
        self.budget = self.budget.saturating_mul(times);
        for project in &mut self.projects {
            project.cost = project.cost.saturating_mul(times);
        }
        check_amount(self.unit, MOST_MONEY)?;
        check_amount(self.budget, MOST_MONEY)?;
        check_costs(&self.projects)?;
        Ok(self)
    }

    /// What if: the same election where this project has another cost, in smallest units. O(projects).
    ///
    /// # Errors
    /// [`ElectionError::NoSuchProject`] or [`ElectionError::AmountOutOfRange`].
    pub fn with_cost(mut self, id: &str, cost: i64) -> Result<Self, ElectionError> {
        let index = self.index_of(id)?;
        self.projects[index].cost = cost;
        check_costs(&self.projects)?;
        Ok(self)
    }

    /// What if a project is withdrawn: the same election without it. Ballots that named it keep what else they name, and
    /// count as voters though they name nothing. [`crate::Conditions::incompatible`] must no longer name it either.
    /// O(marks + voters x log voters).
    ///
    /// # Errors
    /// [`ElectionError::NoSuchProject`].
    pub fn without(&self, id: &str) -> Result<Self, ElectionError> {
        let gone = self.index_of(id)?;
        self.only(|index| index != gone, |_| true).build()
    }

    /// Some of the projects with money of their own, and the ballots that name one of them.
    pub(crate) fn with_only(
        &self,
        holds: impl Fn(usize) -> bool,
        budget: i64,
    ) -> Result<Self, ElectionError> {
        let builder = self.only(holds, |marks| !marks.is_empty());
        builder.budget(budget).build()
    }

    /// The same election with some of its projects, and the ballots whose marks on these pass.
    fn only(
        &self,
        keeps: impl Fn(usize) -> bool,
        passes: impl Fn(&[(u32, Option<u32>)]) -> bool,
    ) -> ElectionBuilder {
        let mut places = vec![None; self.projects.len()];
        let mut builder = Election::builder(self.budget)
            .unit(self.unit)
            .vote_type(self.vote_type)
            .parts_of_a_point(self.parts_of_a_point);
        for (index, project) in self.projects.iter().enumerate() {
            if keeps(index) {
                places[index] = Some(builder.add_project(project.clone()));
            }
        }
        for ballot in self.ballots() {
            let marks = ballot
                .projects
                .iter()
                .enumerate()
                .filter_map(|(cell, &project)| {
                    let points = ballot.points.get(cell).copied();
                    places[project as usize].map(|place| (place, points))
                });
            let marks: Vec<(u32, Option<u32>)> = marks.collect();
            if passes(&marks) {
                for _ in 0..ballot.times {
                    builder.add_row(marks.iter().copied());
                }
            }
        }
        builder
    }

    pub(crate) fn index_of(&self, id: &str) -> Result<usize, ElectionError> {
        let found = self.projects.iter().position(|project| project.id == id);
        found.ok_or_else(|| ElectionError::NoSuchProject { id: id.into() })
    }

    pub(crate) fn ballot(&self, index: usize) -> Ballot<'_> {
        let cells = self.ballots.cells(index);
        Ballot {
            projects: &self.ballots.items()[cells.clone()],
            points: self.points.get(cells).unwrap_or(&[]),
            times: self.times[index],
        }
    }

    pub(crate) fn cost(&self, project: u32) -> i64 {
        self.projects[project as usize].cost
    }

    pub(crate) fn id(&self, project: u32) -> String {
        self.projects[project as usize].id.clone()
    }

    /// The groups of ballots that name a project, ascending.
    pub(crate) fn supporters(&self, project: u32) -> &[u32] {
        self.supporters.row(project as usize)
    }

    /// Where the supporters of a project stand among all supporters of all projects.
    pub(crate) fn supporter_cells(&self, project: u32) -> std::ops::Range<usize> {
        self.supporters.cells(project as usize)
    }

    /// For each supporter of each project, in that order, the cell of the ballot that names it.
    pub(crate) fn origins(&self) -> Vec<u32> {
        self.ballots.turned(self.projects.len()).1
    }

    pub(crate) fn points(&self) -> &[u32] {
        &self.points
    }

    /// The supporters of all projects, one project after the other.
    pub(crate) fn all_supporters(&self) -> &[u32] {
        self.supporters.items()
    }

    pub(crate) fn times(&self, group: u32) -> u32 {
        self.times[group as usize]
    }

    pub(crate) fn indices(&self) -> impl Iterator<Item = u32> + use<> {
        (0u32..).take(self.projects.len())
    }
}
