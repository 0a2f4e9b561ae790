//! The election: projects with costs, grouped ballots, a budget, and the unit of one Add1 step.

use std::collections::HashMap;

use thiserror::Error;

use crate::rows::Rows;

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

/// What a ballot is (the names of Pabulib's `vote_type`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum VoteType {
    /// Projects, all alike.
    #[default]
    Approval,
    /// One project.
    ChooseOne,
    /// Projects with points that add up to a limit.
    Cumulative,
    /// Projects with points, each within limits.
    Scoring,
    /// Projects from the best one on.
    Ordinal,
}

impl VoteType {
    /// Every vote type, in the order of the format's documentation.
    pub const ALL: [VoteType; 5] = [
        VoteType::Approval,
        VoteType::Ordinal,
        VoteType::Cumulative,
        VoteType::Scoring,
        VoteType::ChooseOne,
    ];

    /// The name of this vote type in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            VoteType::Approval => "approval",
            VoteType::ChooseOne => "choose-1",
            VoteType::Cumulative => "cumulative",
            VoteType::Scoring => "scoring",
            VoteType::Ordinal => "ordinal",
        }
    }

    /// Whether ballots give points to projects.
    #[must_use]
    pub const fn has_points(self) -> bool {
        matches!(self, VoteType::Cumulative | VoteType::Scoring)
    }

    /// Whether all projects on a ballot stand alike.
    #[must_use]
    pub const fn is_approval(self) -> bool {
        matches!(self, VoteType::Approval | VoteType::ChooseOne)
    }
}

/// One project that can be funded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Project {
    /// The id, kept as the string it came as: `10`, `P00`, `BO.OM.16/24`.
    pub id: String,
    /// The name people read; may be empty.
    pub name: String,
    /// The cost in smallest units, 0 to [`MOST_MONEY`].
    pub cost: i64,
    /// The zone it belongs to (Pabulib's `neighborhood`); may be empty.
    pub zone: String,
    /// Its categories; may be none.
    pub categories: Vec<String>,
}

impl Project {
    /// A project without zone and categories.
    #[must_use]
    pub fn new(id: impl Into<String>, name: impl Into<String>, cost: i64) -> Self {
        Project {
            id: id.into(),
            name: name.into(),
            cost,
            ..Project::default()
        }
    }
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
    /// How many ballots are like this one.
    pub times: u32,
}

impl Election {
    /// Starts an election with a budget in smallest units; one smallest unit is the Add1 step until
    /// [`ElectionBuilder::unit`] says otherwise, and ballots are approvals until [`ElectionBuilder::vote_type`] does.
    #[must_use]
    pub fn builder(budget: i64) -> ElectionBuilder {
        ElectionBuilder {
            budget,
            unit: 1,
            vote_type: VoteType::Approval,
            parts_of_a_point: 1,
            projects: Vec::new(),
            indices: HashMap::new(),
            ballots: Rows::default(),
            points: Vec::new(),
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

    /// How many ballots name the project at this index.
    ///
    /// # Panics
    /// Never for an index of [`Election::projects`].
    #[must_use]
    pub fn votes(&self, project: usize) -> u64 {
        self.votes[project]
    }

    /// Each distinct ballot, with how many times it was cast.
    pub fn ballots(&self) -> impl ExactSizeIterator<Item = Ballot<'_>> {
        (0..self.ballots.len()).map(|index| self.ballot(index))
    }

    /// The same election with another budget.
    ///
    /// # Errors
    /// [`ElectionError::AmountOutOfRange`].
    pub fn with_budget(mut self, budget: i64) -> Result<Self, ElectionError> {
        check_amount(budget, MOST_MONEY)?;
        self.budget = budget;
        Ok(self)
    }

    /// The same election where this project has another cost.
    ///
    /// # Errors
    /// [`ElectionError::NoSuchProject`] or [`ElectionError::AmountOutOfRange`].
    pub fn with_cost(mut self, id: &str, cost: i64) -> Result<Self, ElectionError> {
        let index = self.index_of(id)?;
        self.projects[index].cost = cost;
        check_costs(&self.projects)?;
        Ok(self)
    }

    /// The same election without this project: ballots that named it keep what else they name. O(marks).
    ///
    /// # Errors
    /// [`ElectionError::NoSuchProject`].
    pub fn without(&self, id: &str) -> Result<Self, ElectionError> {
        let gone = self.index_of(id)?;
        self.only(|index| index != gone, |_| true).build()
    }

    /// The projects of a part with money of its own, and the ballots that name one of them.
    pub(crate) fn part(
        &self,
        holds: impl Fn(usize) -> bool,
        budget: i64,
    ) -> Result<Self, ElectionError> {
        let mut builder = self.only(holds, |marks| !marks.is_empty());
        builder.budget = budget;
        builder.build()
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
                places[index] = u32::try_from(builder.projects.len()).ok();
                builder.add_project(project.clone());
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

/// Collects an election; the first wrong thing is told by [`ElectionBuilder::build`].
#[derive(Debug, Clone)]
pub struct ElectionBuilder {
    budget: i64,
    unit: i64,
    vote_type: VoteType,
    parts_of_a_point: u32,
    projects: Vec<Project>,
    indices: HashMap<String, u32>,
    ballots: Rows,
    points: Vec<u32>,
    wrong: Option<ElectionError>,
}

impl ElectionBuilder {
    /// How many smallest units one Add1 step gives each ballot: 100 where costs are centavos and the step one peso.
    #[must_use]
    pub fn unit(mut self, unit: i64) -> Self {
        self.unit = unit;
        self
    }

    /// What the ballots are; say so before the first ballot.
    #[must_use]
    pub fn vote_type(mut self, vote_type: VoteType) -> Self {
        self.vote_type = vote_type;
        self
    }

    /// How many parts one point has, 1 until said: points are given in these parts.
    #[must_use]
    pub fn parts_of_a_point(mut self, parts: u32) -> Self {
        self.parts_of_a_point = parts;
        self
    }

    /// Adds a project with its id, the name people read and its cost in smallest units.
    #[must_use]
    pub fn project(self, id: impl Into<String>, name: impl Into<String>, cost: i64) -> Self {
        self.with_project(Project::new(id, name, cost))
    }

    /// Adds a project with its zone and categories.
    #[must_use]
    pub fn with_project(mut self, project: Project) -> Self {
        self.add_project(project);
        self
    }

    /// Adds one ballot by the ids it names, in any order (from the best one on where the vote is ordinal); the first
    /// mention of a project counts, and an empty ballot counts as a voter. Where ballots give points, each gets one.
    #[must_use]
    pub fn ballot<Id: AsRef<str>>(mut self, ids: impl IntoIterator<Item = Id>) -> Self {
        self.add_ballot(ids.into_iter().map(|id| (id, None)));
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
            self.add_ballot(ids.into_iter().map(|id| (id, None)));
        }
        self
    }

    /// Adds one ballot that gives points; the last mention of a project counts.
    #[must_use]
    pub fn scored_ballot<Id: AsRef<str>>(
        mut self,
        marks: impl IntoIterator<Item = (Id, u32)>,
    ) -> Self {
        self.add_ballot(marks.into_iter().map(|(id, points)| (id, Some(points))));
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

    fn add_ballot<Id: AsRef<str>>(&mut self, marks: impl IntoIterator<Item = (Id, Option<u32>)>) {
        let mut row = Vec::new();
        for (id, points) in marks {
            match self.indices.get(id.as_ref()) {
                Some(&index) => row.push((index, points)),
                None => self.note(ElectionError::UnknownProject {
                    ballot: self.ballots.len(),
                    id: id.as_ref().into(),
                }),
            }
        }
        self.add_row(row);
    }

    /// Adds a ballot that already holds indices of projects; a mark without points gives one point.
    pub(crate) fn add_row(&mut self, row: impl IntoIterator<Item = (u32, Option<u32>)>) {
        let (has_points, one) = (self.vote_type.has_points(), self.parts_of_a_point);
        let points = &mut self.points;
        self.ballots.push(row.into_iter().map(|(project, given)| {
            if has_points {
                points.push(given.unwrap_or(one));
            }
            project
        }));
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
        within(self.ballots.len(), MOST_BALLOTS)?;
        within(self.ballots.items().len(), MOST_MARKS)?;
        check_amount(self.budget, MOST_MONEY)?;
        check_amount(self.unit.saturating_sub(1), MOST_MONEY)?;
        check_costs(&self.projects)?;
        if let Some(&points) = self.points.iter().find(|&&points| points > MOST_POINTS) {
            return Err(ElectionError::TooManyPoints { points });
        }
        let voters = self.ballots.len() as u64;
        let tidy = tidied(&self.ballots, &self.points, self.vote_type);
        drop((self.ballots, self.points));
        let (ballots, points, times) = grouped(&tidy.0, &tidy.1);
        drop(tidy);
        let supporters = ballots.turned(self.projects.len()).0;
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
            vote_type: self.vote_type,
            parts_of_a_point: self.parts_of_a_point.max(1),
            voters,
            ballots,
            points,
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

fn check_costs(projects: &[Project]) -> Result<(), ElectionError> {
    let mut sum = 0i128;
    for project in projects {
        check_amount(project.cost, MOST_MONEY)?;
        sum += i128::from(project.cost);
    }
    if sum > i128::from(MOST_COSTS) {
        return Err(ElectionError::AmountOutOfRange { amount: sum });
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

/// Each ballot with every project once: sets ascending, rankings in their order, the last points given.
fn tidied(rows: &Rows, points: &[u32], vote_type: VoteType) -> (Rows, Vec<u32>) {
    let mut tidy = Rows::default();
    let mut tidy_points = Vec::with_capacity(points.len());
    let mut marks: Vec<(u32, usize)> = Vec::new();
    for index in 0..rows.len() {
        marks.clear();
        marks.extend(rows.cells(index).map(|cell| (rows.items()[cell], cell)));
        if vote_type == VoteType::Ordinal {
            let mut kept = 0;
            for next in 0..marks.len() {
                let mark = marks[next];
                if marks[..kept].iter().all(|&(project, _)| project != mark.0) {
                    marks[kept] = mark;
                    kept += 1;
                }
            }
            marks.truncate(kept);
        } else {
            // The later of two equal marks comes first and stays.
            marks.sort_unstable_by_key(|&(project, cell)| (project, std::cmp::Reverse(cell)));
            marks.dedup_by_key(|mark| mark.0);
        }
        if !points.is_empty() {
            tidy_points.extend(marks.iter().map(|&(_, cell)| points[cell]));
        }
        tidy.push(marks.iter().map(|&(project, _)| project));
    }
    (tidy, tidy_points)
}

/// The distinct ballots in ascending order, their points, and how often each one occurs.
fn grouped(rows: &Rows, points: &[u32]) -> (Rows, Vec<u32>, Vec<u32>) {
    let given = |index: usize| points.get(rows.cells(index)).unwrap_or(&[]);
    let mut order: Vec<u32> = (0u32..).take(rows.len()).collect();
    let key = |&index: &u32| (rows.row(index as usize), given(index as usize));
    order.sort_unstable_by(|left, right| key(left).cmp(&key(right)));
    let mut distinct = Rows::default();
    let mut distinct_points = Vec::new();
    let mut times: Vec<u32> = Vec::new();
    for equals in order.chunk_by(|left, right| key(left) == key(right)) {
        let Some(first) = equals.first() else {
            continue;
        };
        distinct.push(rows.row(*first as usize).iter().copied());
        distinct_points.extend(given(*first as usize));
        times.push(u32::try_from(equals.len()).unwrap_or(u32::MAX));
    }
    (distinct, distinct_points, times)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> ElectionBuilder {
        Election::builder(100)
            .project("a", "", 10)
            .project("b", "", 20)
    }

    #[test]
    fn equal_ballots_are_kept_once_whatever_their_order_and_repeats() {
        let election = small()
            .ballots([vec!["a", "b"], vec!["b", "a", "b"], vec![], vec!["b"]])
            .build()
            .unwrap();
        assert_eq!(election.voters(), 4);
        assert_eq!(election.distinct_ballots(), 3);
        assert_eq!((election.votes(0), election.votes(1)), (2, 3));
        assert_eq!(election.supporters(1), [1, 2]);
    }

    #[test]
    fn ballots_with_points_are_alike_only_with_the_same_points_and_the_last_ones_count() {
        let election = small()
            .vote_type(VoteType::Cumulative)
            .scored_ballot([("b", 2), ("a", 1)])
            .scored_ballot([("a", 9), ("b", 2), ("a", 1)])
            .scored_ballot([("a", 2), ("b", 1)])
            .ballot(["b"])
            .build()
            .unwrap();
        let ballots: Vec<_> = election
            .ballots()
            .map(|ballot| {
                (
                    ballot.projects.to_vec(),
                    ballot.points.to_vec(),
                    ballot.times,
                )
            })
            .collect();
        assert_eq!(
            ballots,
            [
                (vec![0, 1], vec![1, 2], 2),
                (vec![0, 1], vec![2, 1], 1),
                (vec![1], vec![1], 1)
            ]
        );
    }

    #[test]
    fn a_ranking_keeps_its_order_and_the_first_mention() {
        let election = small()
            .vote_type(VoteType::Ordinal)
            .ballots([vec!["b", "a", "b"], vec!["a", "b"]])
            .build()
            .unwrap();
        let ballots: Vec<_> = election
            .ballots()
            .map(|ballot| ballot.projects.to_vec())
            .collect();
        assert_eq!(ballots, [[0, 1], [1, 0]]);
    }

    #[test]
    fn what_if_changes_a_copy_and_refuses_what_is_not_there() {
        let election = small()
            .ballots([vec!["a", "b"], vec!["b"], vec!["a"]])
            .build()
            .unwrap();
        let dearer = election.clone().with_cost("a", 99).unwrap();
        assert_eq!((election.cost(0), dearer.cost(0)), (10, 99));
        assert_eq!(election.clone().with_budget(7).unwrap().budget(), 7);
        let without = election.without("a").unwrap();
        assert_eq!(without.projects().len(), 1);
        assert_eq!((without.voters(), without.votes(0)), (3, 2));
        assert_eq!(
            election.without("z"),
            Err(ElectionError::NoSuchProject { id: "z".into() })
        );
        assert!(election.clone().with_cost("a", -1).is_err());
        assert!(election.with_budget(-1).is_err());
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
        let generous = small()
            .vote_type(VoteType::Scoring)
            .scored_ballot([("a", MOST_POINTS + 1)])
            .build();
        assert!(matches!(generous, Err(ElectionError::TooManyPoints { .. })));
    }
}
