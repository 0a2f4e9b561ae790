//! What a rule sees of the ballots: who supports which project, and with how much weight.

use crate::election::Election;
use crate::rule::{Score, Utility};

/// The weight of each supporter, under one way of reading the ballots.
///
/// A voter's utility of a project is `weight x scale`: the scale is the cost where the utility is the cost, else 1.
#[derive(Debug, Clone)]
pub(crate) struct Profile<'a> {
    pub(crate) election: &'a Election,
    /// Whether a project's utility is its cost.
    by_cost: bool,
    /// For each supporter of each project its weight; empty where all weigh 1.
    weights: Vec<u32>,
    /// For each supporter of each project how many ballots it stands for, beside it because they are read together.
    times: Vec<u32>,
    totals: Vec<u64>,
    /// Per project the voters with some weight for it.
    payers: Vec<u64>,
}

impl<'a> Profile<'a> {
    pub(crate) fn of_utility(
        election: &'a Election,
        utility: Utility,
        rank_points: &[u32],
    ) -> Self {
        let by_cost = utility == Utility::Cost;
        Profile {
            by_cost,
            ..Profile::of_score(election, utility.score(), rank_points)
        }
    }

    pub(crate) fn of_score(election: &'a Election, score: Score, rank_points: &[u32]) -> Self {
        let weights = weights(election, score, rank_points);
        let times: Vec<u32> = election
            .all_supporters()
            .iter()
            .map(|&group| election.times(group))
            .collect();
        let sum = |project: u32, weigh: &dyn Fn(u32) -> u64| {
            let cells = election.supporter_cells(project);
            let weight = |cell: usize| weights.get(cell).map_or(1, |&weight| weight);
            cells
                .map(|cell| u64::from(times[cell]) * weigh(weight(cell)))
                .sum()
        };
        let totals = election
            .indices()
            .map(|project| sum(project, &u64::from))
            .collect();
        let payers = election
            .indices()
            .map(|project| sum(project, &|weight| u64::from(weight > 0)))
            .collect();
        Profile {
            election,
            by_cost: false,
            weights,
            times,
            totals,
            payers,
        }
    }

    /// The weights of all ballots for a project together.
    pub(crate) fn total(&self, project: u32) -> u64 {
        self.totals[project as usize]
    }

    /// What one unit of weight is worth to a voter.
    pub(crate) fn scale(&self, project: u32) -> i64 {
        if self.by_cost {
            self.election.cost(project)
        } else {
            1
        }
    }

    /// What the project is worth to all voters together.
    pub(crate) fn welfare(&self, project: u32) -> i128 {
        i128::from(self.total(project)) * i128::from(self.scale(project))
    }

    /// The weights of a project's supporters in their order; nothing where all weigh 1.
    pub(crate) fn weights(&self, project: u32) -> Option<&[u32]> {
        self.weights
            .get(self.election.supporter_cells(project))
            .filter(|_| !self.weights.is_empty())
    }

    /// The groups that support a project, with their weight.
    pub(crate) fn supporters(&self, project: u32) -> impl Iterator<Item = (u32, u32)> {
        let weights = self.weights(project);
        let groups = self.election.supporters(project).iter().enumerate();
        groups.map(move |(place, &group)| (group, weights.map_or(1, |weights| weights[place])))
    }

    /// How many voters have some weight for a project.
    pub(crate) fn payers(&self, project: u32) -> u64 {
        self.payers[project as usize]
    }

    /// How many ballots each supporter of a project stands for, in their order.
    pub(crate) fn times(&self, project: u32) -> &[u32] {
        &self.times[self.election.supporter_cells(project)]
    }

    /// Whether no money can tell two projects apart: the same cost, supporters and weights.
    pub(crate) fn are_twins(&self, left: u32, right: u32) -> bool {
        self.election.cost(left) == self.election.cost(right)
            && self.election.supporters(left) == self.election.supporters(right)
            && self.weights(left) == self.weights(right)
    }
}

/// Cell by cell of all supporters what their ballot gives; empty where every ballot gives 1.
fn weights(election: &Election, score: Score, rank_points: &[u32]) -> Vec<u32> {
    let by_cell: Vec<u32> = match score {
        Score::Votes => return Vec::new(),
        Score::Points if election.points().is_empty() => return Vec::new(),
        Score::Points => election.points().to_vec(),
        Score::Borda => by_rank(election, |rank, ranked| ranked - rank - 1),
        Score::RankPoints => by_rank(election, |rank, _| {
            rank_points.get(rank).map_or(0, |&points| points as usize)
        }),
    };
    let origins = election.origins();
    origins.iter().map(|&cell| by_cell[cell as usize]).collect()
}

fn by_rank(election: &Election, points: impl Fn(usize, usize) -> usize) -> Vec<u32> {
    let mut by_cell = Vec::new();
    for ballot in election.ballots() {
        let ranked = ballot.projects.len();
        let given = (0..ranked).map(|rank| points(rank, ranked));
        by_cell.extend(given.map(|points| u32::try_from(points).unwrap_or(u32::MAX)));
    }
    by_cell
}
