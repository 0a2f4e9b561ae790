//! Most votes first: the rule of most cities, and what completes Equal Shares.

use std::cmp::Reverse;

use crate::election::Election;

/// One project in its turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Turn {
    pub(crate) project: u32,
    /// The money there was, in smallest units.
    pub(crate) left: i64,
    pub(crate) taken: bool,
    /// The projects with as many votes that also fitted, this one first; one alone is no tie.
    pub(crate) tied: Vec<u32>,
}

/// Goes through the projects by votes, most first, and takes each one that fits.
///
/// A project without votes comes last and is taken where it fits, as other tools do. O(projects x log projects).
pub(crate) fn by_votes(
    election: &Election,
    places: &[u32],
    budget: i64,
    taken: &[u32],
) -> Vec<Turn> {
    let mut done = vec![false; election.projects().len()];
    for &project in taken {
        done[project as usize] = true;
    }
    let mut order: Vec<u32> = election
        .indices()
        .filter(|&project| !done[project as usize])
        .collect();
    let votes = |project: u32| election.votes(project as usize);
    order.sort_unstable_by_key(|&project| (Reverse(votes(project)), places[project as usize]));
    let mut left = budget;
    let mut turns = Vec::with_capacity(order.len());
    for equals in order.chunk_by(|&one, &other| votes(one) == votes(other)) {
        for (position, &project) in equals.iter().enumerate() {
            let fits = |&other: &u32| election.cost(other) <= left;
            let taken = fits(&project);
            let tied = if taken {
                equals[position..].iter().copied().filter(fits).collect()
            } else {
                Vec::new()
            };
            turns.push(Turn {
                project,
                left,
                taken,
                tied,
            });
            if taken {
                left -= election.cost(project);
            }
        }
    }
    turns
}
