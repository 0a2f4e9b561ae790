//! The election: projects with costs, grouped ballots, a budget, and the unit of one Add1 step.

use std::collections::HashMap;

use thiserror::Error;

/// The largest cost or budget, in smallest units: 2^53 - 1, which also survives JSON.
pub const MOST_MONEY: i64 = (1 << 53) - 1;
/// The largest sum of all costs, in smallest units.
pub const MOST_COSTS: i64 = 1 << 60;
/// The largest number of projects.
pub const MOST_PROJECTS: usize = 100_000;
/// The largest number of ballots.
pub const MOST_BALLOTS: usize = 100_000_000;

/// One project that can be funded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// The id, kept as the string it came as: `10`, `P00`, `BO.OM.16/24`.
    pub id: String,
    /// The name people read; may be empty.
    pub name: String,
    /// The cost in smallest units, 0 to [`MOST_MONEY`].
    pub cost: i64,
}

/// Why an election cannot be built.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ElectionError {
    /// Two projects have one id.
    #[error("project {id:?} is there twice")]
    RepeatedProject {
        /// The id.
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
    /// An amount is below zero or above [`MOST_MONEY`] (the sum of costs: [`MOST_COSTS`]).
    #[error("amount {amount} is out of range")]
    AmountOutOfRange {
        /// The amount in smallest units.
        amount: i128,
    },
    /// There are more projects or ballots than [`MOST_PROJECTS`] or [`MOST_BALLOTS`].
    #[error("{count} projects or ballots, at most {most}")]
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
    voters: u64,
    ballots: Rows,
    times: Vec<u32>,
    supporters: Rows,
    votes: Vec<u64>,
}

/// Rows of indices of unequal length in two flat arrays.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Rows {
    starts: Vec<usize>,
    items: Vec<u32>,
}

impl Rows {
    pub(crate) fn push(&mut self, row: impl IntoIterator<Item = u32>) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        self.items.extend(row);
        self.starts.push(self.items.len());
    }

    pub(crate) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    pub(crate) fn row(&self, index: usize) -> &[u32] {
        &self.items[self.starts[index]..self.starts[index + 1]]
    }

    /// Sorts each row and drops what it names twice.
    fn tidied(mut self) -> Rows {
        let mut tidy = Rows::default();
        for index in 0..self.len() {
            let (start, end) = (self.starts[index], self.starts[index + 1]);
            let row = &mut self.items[start..end];
            row.sort_unstable();
            let mut last = None;
            tidy.push(
                row.iter()
                    .copied()
                    .filter(|&item| last.replace(item) != Some(item)),
            );
        }
        tidy
    }

    /// For each of `width` items, the rows that name it, ascending.
    fn turned(&self, width: usize) -> Rows {
        let mut starts = vec![0; width + 1];
        for &item in &self.items {
            starts[item as usize + 1] += 1;
        }
        for index in 0..width {
            starts[index + 1] += starts[index];
        }
        let mut next = starts.clone();
        let mut items = vec![0; self.items.len()];
        for (number, index) in (0u32..).zip(0..self.len()) {
            for &item in self.row(index) {
                let place = &mut next[item as usize];
                items[*place] = number;
                *place += 1;
            }
        }
        Rows { starts, items }
    }
}

impl Election {
    /// Starts an election with a budget in smallest units; one smallest unit is the Add1 step until
    /// [`ElectionBuilder::unit`] says otherwise.
    #[must_use]
    pub fn builder(budget: i64) -> ElectionBuilder {
        ElectionBuilder {
            budget,
            unit: 1,
            projects: Vec::new(),
            indices: HashMap::new(),
            ballots: Rows::default(),
            count: 0,
            wrong: None,
        }
    }

    /// The projects in the order given.
    #[must_use]
    pub fn projects(&self) -> &[Project] {
        &self.projects
    }

    /// The budget in smallest units.
    #[must_use]
    pub fn budget(&self) -> i64 {
        self.budget
    }

    /// How many smallest units one Add1 step gives each ballot.
    #[must_use]
    pub fn unit(&self) -> i64 {
        self.unit
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

    /// How many ballots name the project at this index.
    ///
    /// # Panics
    /// Never for an index of [`Election::projects`].
    #[must_use]
    pub fn votes(&self, project: usize) -> u64 {
        self.votes[project]
    }

    /// Each distinct ballot as project indices, with how many times it was cast.
    pub fn ballots(&self) -> impl Iterator<Item = (&[u32], u32)> {
        (0..self.ballots.len()).map(|index| (self.ballots.row(index), self.times[index]))
    }

    pub(crate) fn cost(&self, project: u32) -> i64 {
        self.projects[project as usize].cost
    }

    /// The groups of ballots that name a project, ascending.
    pub(crate) fn supporters(&self, project: u32) -> &[u32] {
        self.supporters.row(project as usize)
    }

    pub(crate) fn times(&self, group: u32) -> u32 {
        self.times[group as usize]
    }

    pub(crate) fn indices(&self) -> impl Iterator<Item = u32> + use<> {
        (0u32..).take(self.projects.len())
    }
}

/// Collects an election; the first wrong thing is told by [`ElectionBuilder::build`].
#[derive(Debug, Clone)]
pub struct ElectionBuilder {
    budget: i64,
    unit: i64,
    projects: Vec<Project>,
    indices: HashMap<String, u32>,
    ballots: Rows,
    count: usize,
    wrong: Option<ElectionError>,
}

impl ElectionBuilder {
    /// How many smallest units one Add1 step gives each ballot: 100 where costs are centavos and the step one peso.
    #[must_use]
    pub fn unit(mut self, unit: i64) -> Self {
        self.unit = unit;
        self
    }

    /// Adds a project with its id, the name people read and its cost in smallest units.
    #[must_use]
    pub fn project(mut self, id: impl Into<String>, name: impl Into<String>, cost: i64) -> Self {
        self.add_project(Project {
            id: id.into(),
            name: name.into(),
            cost,
        });
        self
    }

    /// Adds one ballot by the ids it names, in any order; repeats count once and an empty ballot counts as a voter.
    #[must_use]
    pub fn ballot<Id: AsRef<str>>(mut self, ids: impl IntoIterator<Item = Id>) -> Self {
        self.add_ballot(ids);
        self
    }

    /// Adds many ballots as [`ElectionBuilder::ballot`] does.
    #[must_use]
    pub fn ballots<Ids>(mut self, ballots: impl IntoIterator<Item = Ids>) -> Self
    where
        Ids: IntoIterator,
        Ids::Item: AsRef<str>,
    {
        for ids in ballots {
            self.add_ballot(ids);
        }
        self
    }

    pub(crate) fn add_project(&mut self, project: Project) {
        let index = u32::try_from(self.projects.len()).unwrap_or(u32::MAX);
        if self.indices.insert(project.id.clone(), index).is_some() {
            self.note(ElectionError::RepeatedProject {
                id: project.id.clone(),
            });
        }
        self.projects.push(project);
    }

    fn add_ballot<Id: AsRef<str>>(&mut self, ids: impl IntoIterator<Item = Id>) {
        let mut row = Vec::new();
        for id in ids {
            match self.indices.get(id.as_ref()) {
                Some(&index) => row.push(index),
                None => self.note(ElectionError::UnknownProject {
                    ballot: self.count,
                    id: id.as_ref().into(),
                }),
            }
        }
        self.add_row(row);
    }

    /// Adds a ballot that already holds indices of projects.
    pub(crate) fn add_row(&mut self, row: impl IntoIterator<Item = u32>) {
        self.ballots.push(row);
        self.count += 1;
    }

    fn note(&mut self, error: ElectionError) {
        self.wrong.get_or_insert(error);
    }

    /// Groups the ballots and checks every amount. Sorting dominates: O(ballots x log ballots).
    ///
    /// # Errors
    /// The first [`ElectionError`] met.
    pub fn build(self) -> Result<Election, ElectionError> {
        if let Some(error) = self.wrong {
            return Err(error);
        }
        within(self.projects.len(), MOST_PROJECTS)?;
        within(self.count, MOST_BALLOTS)?;
        check_amount(self.budget, MOST_MONEY)?;
        check_amount(self.unit.saturating_sub(1), MOST_MONEY)?;
        let mut sum = 0i128;
        for project in &self.projects {
            check_amount(project.cost, MOST_MONEY)?;
            sum += i128::from(project.cost);
        }
        if sum > i128::from(MOST_COSTS) {
            return Err(ElectionError::AmountOutOfRange { amount: sum });
        }
        let (ballots, times) = grouped(&self.ballots.tidied());
        let supporters = ballots.turned(self.projects.len());
        let votes = (0..self.projects.len())
            .map(|project| {
                supporters
                    .row(project)
                    .iter()
                    .map(|&group| u64::from(times[group as usize]))
                    .sum()
            })
            .collect();
        Ok(Election {
            projects: self.projects,
            budget: self.budget,
            unit: self.unit,
            voters: self.count as u64,
            ballots,
            times,
            supporters,
            votes,
        })
    }
}

fn within(count: usize, most: usize) -> Result<(), ElectionError> {
    if count > most {
        return Err(ElectionError::TooMany { count, most });
    }
    Ok(())
}

fn check_amount(amount: i64, most: i64) -> Result<(), ElectionError> {
    if !(0..=most).contains(&amount) {
        return Err(ElectionError::AmountOutOfRange {
            amount: i128::from(amount),
        });
    }
    Ok(())
}

/// The distinct rows in ascending order, and how often each one occurs.
fn grouped(rows: &Rows) -> (Rows, Vec<u32>) {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_unstable_by(|&left, &right| rows.row(left).cmp(rows.row(right)));
    let mut distinct = Rows::default();
    let mut times: Vec<u32> = Vec::new();
    for index in order {
        let row = rows.row(index);
        let same = distinct
            .len()
            .checked_sub(1)
            .is_some_and(|last| distinct.row(last) == row);
        match times.last_mut() {
            Some(count) if same => *count += 1,
            _ => {
                distinct.push(row.iter().copied());
                times.push(1);
            }
        }
    }
    (distinct, times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_ballots_are_kept_once_whatever_their_order_and_repeats() {
        let election = Election::builder(100)
            .project("a", "", 10)
            .project("b", "", 20)
            .ballots([vec!["a", "b"], vec!["b", "a", "b"], vec![], vec!["b"]])
            .build()
            .unwrap();
        assert_eq!(election.voters(), 4);
        assert_eq!(election.distinct_ballots(), 3);
        assert_eq!((election.votes(0), election.votes(1)), (2, 3));
        assert_eq!(election.supporters(1), [1, 2]);
    }

    #[test]
    fn an_election_with_a_wrong_part_is_refused_with_its_place() {
        let repeated = Election::builder(1)
            .project("a", "", 1)
            .project("a", "", 2)
            .build();
        assert_eq!(
            repeated,
            Err(ElectionError::RepeatedProject { id: "a".into() })
        );
        let unknown = Election::builder(1)
            .project("a", "", 1)
            .ballot(["a"])
            .ballot(["z"])
            .build();
        assert_eq!(
            unknown,
            Err(ElectionError::UnknownProject {
                ballot: 1,
                id: "z".into()
            })
        );
        for wrong in [-1, MOST_MONEY + 1] {
            assert!(Election::builder(wrong).build().is_err());
            assert!(
                Election::builder(1)
                    .project("a", "", wrong)
                    .build()
                    .is_err()
            );
        }
        assert!(Election::builder(1).unit(0).build().is_err());
    }
}
