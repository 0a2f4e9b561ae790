//! Any election that a strict file can hold comes back from its file as it was.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod pb_kit;

use cocrea_allocate::Election;
use cocrea_allocate::pb::{self, Heading};
use pb_kit::made;
use proptest::prelude::*;

/// Everything of an election in units of the currency and in points, whatever parts it is kept in.
fn shown(election: &Election) -> String {
    let money = |amount: i64| amount as f64 / election.unit() as f64;
    let points = |points: &u32| f64::from(*points) / f64::from(election.parts_of_a_point());
    let projects = election.projects().iter();
    let projects: Vec<_> = projects
        .map(|project| {
            (
                &project.id,
                &project.name,
                &project.zone,
                &project.categories,
                money(project.cost),
            )
        })
        .collect();
    let ballots: Vec<_> = election
        .ballots()
        .map(|ballot| {
            (
                ballot.projects,
                ballot.points.iter().map(points).collect::<Vec<_>>(),
                ballot.times,
            )
        })
        .collect();
    format!(
        "{:?} {} {projects:?} {ballots:?}",
        election.vote_type(),
        money(election.budget())
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn an_election_comes_back_from_its_file_and_nothing_is_found_in_it(made in made()) {
        let (election, heading) = (made.election(), made.heading());
        let text = pb::write(&election, &heading, None).unwrap_or_else(|error| panic!("{made:?}: {error}"));
        let found: Vec<String> = pb::check(text.as_bytes())
            .iter()
            .filter(|finding| !matches!(finding.code(), "is_choose_one" | "names_differ"))
            .map(ToString::to_string)
            .collect();
        prop_assert_eq!(found, Vec::<String>::new());
        let file = pb::read(text.as_bytes()).unwrap();
        prop_assert_eq!(shown(&file.election), shown(&election));
        let again = pb::write(&file.election, &Heading::from(&file), None).unwrap();
        prop_assert_eq!(&again, &text);
        prop_assert_eq!(pb::read(again.as_bytes()).unwrap(), file);
    }

    #[test]
    fn where_the_parts_are_needed_the_election_is_equal_to_the_last_bit(made in made()) {
        let mut made = made;
        let (decimals, point_decimals) = (made.decimals, made.point_decimals);
        if decimals > 0 {
            // One amount that cannot be written with fewer decimals, and still is within the budget.
            made.budget = made.budget / 10 * 10 + 1;
            made.projects.iter_mut().for_each(|project| project.cost = project.cost.min(made.budget));
        }
        if made.vote_type.has_points() && point_decimals > 0 {
            made.ballots.push(vec![(0, 1)]);
        }
        let election = made.election();
        let heading = made.heading();
        let text = pb::write(&election, &heading, None).unwrap_or_else(|error| panic!("{made:?}: {error}"));
        prop_assert_eq!(pb::read(text.as_bytes()).unwrap().election, election);
    }
}
