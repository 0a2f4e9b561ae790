//! Collects an election part by part, and refuses what cannot be one.

use std::collections::HashMap;

use super::{
    Election, ElectionError, MOST_BALLOTS, MOST_COSTS, MOST_MARKS, MOST_MONEY, MOST_POINTS,
    MOST_PROJECTS, Project, VoteType,
};
use crate::grouping::{grouped, tidy};
use crate::rows::Rows;

/// Collects an election: first the vote type, then the projects, then the ballots. The first wrong thing is told by
/// [`ElectionBuilder::build`].
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
    pub(super) fn new(budget: i64) -> Self {
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

    pub(super) fn budget(mut self, budget: i64) -> Self {
        self.budget = budget;
        self
    }

    /// How many smallest units one Add1 step gives each ballot: 100 where costs are centavos and the step one peso.
    #[must_use]
    pub fn unit(mut self, unit: i64) -> Self {
        self.unit = unit;
        self
    }

    /// What the ballots are, approvals until said; to be said before the first ballot.
    #[must_use]
    pub fn vote_type(mut self, vote_type: VoteType) -> Self {
        self.in_time(self.vote_type == vote_type);
        self.vote_type = vote_type;
        self
    }

    /// How many parts one point has, 1 until said: 10 where [`ElectionBuilder::scored_ballot`] gives tenths of a
    /// point. To be said before the first ballot.
    #[must_use]
    pub fn parts_of_a_point(mut self, parts: u32) -> Self {
        self.in_time(self.parts_of_a_point == parts);
        self.parts_of_a_point = parts;
        self
    }

    /// Ballots are kept as the vote type asks, so they cannot be read otherwise afterwards.
    fn in_time(&mut self, nothing_changes: bool) {
        if !nothing_changes && self.ballots.len() > 0 {
            self.note(ElectionError::SaidAfterBallots);
        }
    }

    /// Adds a project with its id, the name people read and its cost in smallest units. Its place among all decides
    /// nothing.
    #[must_use]
    pub fn project(self, id: impl Into<String>, name: impl Into<String>, cost: i64) -> Self {
        self.with_project(Project::new(id, name, cost))
    }

    /// Adds a project that also has a zone or categories.
    #[must_use]
    pub fn with_project(mut self, project: Project) -> Self {
        self.add_project(project);
        self
    }

    /// Adds one ballot by the ids it names, in any order (from the best one on where the vote is ordinal); the first
    /// mention of a project counts, and an empty ballot counts as a voter. Where ballots give points, each project
    /// gets one whole point. Projects are added before the ballots that name them.
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

    /// Adds one ballot that gives points to projects, in [parts of a point](ElectionBuilder::parts_of_a_point); the
    /// last mention of a project counts. Where the vote type has no points they are passed over and the ids count as
    /// in [`ElectionBuilder::ballot`].
    #[must_use]
    pub fn scored_ballot<Id: AsRef<str>>(
        mut self,
        marks: impl IntoIterator<Item = (Id, u32)>,
    ) -> Self {
        self.add_ballot(marks.into_iter().map(|(id, points)| (id, Some(points))));
        self
    }

    /// Adds a project and tells its index.
    pub(crate) fn add_project(&mut self, project: Project) -> u32 {
        let index = u32::try_from(self.projects.len()).unwrap_or(u32::MAX);
        if self.indices.insert(project.id.clone(), index).is_some() {
            self.note(ElectionError::RepeatedProject {
                id: project.id.clone(),
            });
        }
        self.projects.push(project);
        index
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

    /// Takes ballots that already hold indices of projects, with the points of each mark where ballots have any; they
    /// take the place of those added before.
    pub(crate) fn take_ballots(&mut self, ballots: Rows, points: Vec<u32>) {
        (self.ballots, self.points) = (ballots, points);
    }

    fn note(&mut self, error: ElectionError) {
        self.wrong.get_or_insert(error);
    }

    /// Groups the ballots and checks every amount. Sorting dominates: O(marks + ballots x log ballots).
    ///
    /// # Errors
    /// The first [`ElectionError`] met.
    pub fn build(mut self) -> Result<Election, ElectionError> {
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
        tidy(&mut self.ballots, &mut self.points, self.vote_type);
        let (ballots, points, times) = grouped(&self.ballots, &self.points, self.projects.len());
        drop((self.ballots, self.points));
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

pub(super) fn check_costs(projects: &[Project]) -> Result<(), ElectionError> {
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

pub(super) fn check_amount(amount: i64, most: i64) -> Result<(), ElectionError> {
    if !(0..=most).contains(&amount) {
        return Err(ElectionError::AmountOutOfRange {
            amount: i128::from(amount),
        });
    }
    Ok(())
}
