//! The order in which tied projects are taken.

use crate::election::Election;
use crate::rule::Ties;

/// For each project its place among all: of the tied, the one with the least place is taken.
pub(crate) fn places(election: &Election, ties: Ties) -> Vec<u32> {
    let mut order: Vec<u32> = election.indices().collect();
    let id = |project: u32| election.projects()[project as usize].id.as_str();
    let votes = |project: u32| election.votes(project as usize);
    order.sort_unstable_by(|&left, &right| {
        let lexico = id(left).cmp(id(right));
        match ties {
            Ties::Lexico => lexico,
            Ties::Official => election
                .cost(left)
                .cmp(&election.cost(right))
                .then(votes(right).cmp(&votes(left)))
                .then(lexico),
        }
    });
    let mut places = vec![0; order.len()];
    for (place, project) in (0u32..).zip(order) {
        places[project as usize] = place;
    }
    places
}
