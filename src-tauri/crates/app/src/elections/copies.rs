//! Copies of an election: with finer money, or of one part with money of its own.

use cocrea_allocate::{Ballot, Election, ElectionBuilder, ElectionError, Part};
use std::iter::repeat_n;

/// Copies an election with a budget in its smallest units, all money times a factor. Of a part, it keeps the projects
/// and the ballots that name one of them. O(marks + ballots x log ballots).
///
/// # Errors
/// [`ElectionError::AmountOutOfRange`].
pub(super) fn copied(
    election: &Election,
    of: Option<&Part>,
    budget: i64,
    factor: i64,
) -> Result<Election, ElectionError> {
    let times = |amount: i64| amount.saturating_mul(factor);
    let projects = election.projects();
    let keeps = |index: u32| of.is_none_or(|part| part.holds(&projects[index as usize]));
    let empty = Election::builder(times(budget))
        .unit(times(election.unit()))
        .vote_type(election.vote_type())
        .parts_of_a_point(election.parts_of_a_point());
    let kept = projects.iter().zip(0..).filter(|(_, index)| keeps(*index));
    let with_projects = kept.fold(empty, |builder, (project, _)| {
        let mut project = project.clone();
        project.cost = times(project.cost);
        builder.with_project(project)
    });
    let filled = election.ballots().fold(with_projects, |builder, ballot| {
        let marks: Vec<(&str, Option<u32>)> = marks(&ballot)
            .filter(|(index, _)| keeps(*index))
            .map(|(index, points)| (projects[index as usize].id.as_str(), points))
            .collect();
        if of.is_some() && marks.is_empty() {
            return builder;
        }
        repeat_n(&marks, ballot.times as usize).fold(builder, cast)
    });
    filled.build()
}

fn marks<'a>(ballot: &Ballot<'a>) -> impl Iterator<Item = (u32, Option<u32>)> + use<'a> {
    let (projects, points) = (ballot.projects, ballot.points);
    let cells = projects.iter().enumerate();
    cells.map(|(cell, &project)| (project, points.get(cell).copied()))
}

fn cast(builder: ElectionBuilder, marks: &Vec<(&str, Option<u32>)>) -> ElectionBuilder {
    let scored: Option<Vec<(&str, u32)>> = marks
        .iter()
        .map(|&(id, points)| Some((id, points?)))
        .collect();
    match scored {
        Some(scored) => builder.scored_ballot(scored),
        None => builder.ballot(marks.iter().map(|(id, _)| id)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cocrea_allocate::{
        Ceiling, Outcome, Project, Rule, Settings, Ties, VoteType, allocate, allocate_parts,
    };

    fn election(vote_type: VoteType) -> Election {
        let project = |id: &str, cost, zone: &str| Project {
            zone: zone.into(),
            ..Project::new(id, "", cost)
        };
        let empty = Election::builder(1_000).unit(10).vote_type(vote_type);
        let with_projects = empty
            .with_project(project("n1", 60, "north"))
            .with_project(project("c1", 300, "city"))
            .with_project(project("n2", 50, "north"))
            .with_project(project("x", 10, ""));
        let filled = if vote_type.has_points() {
            with_projects
                .scored_ballot([("n1", 5), ("c1", 2)])
                .scored_ballot([("n2", 3)])
                .scored_ballot([("n2", 0), ("n1", 1)])
        } else {
            with_projects.ballots([vec!["n2", "c1", "n1"], vec!["n1", "n2"], vec!["n1", "n2"]])
        };
        filled.ballots([vec!["x"], vec![]]).build().unwrap()
    }

    fn counted(election: &Election) -> Vec<Outcome> {
        let rules = Rule::all(election.vote_type()).into_iter();
        let settings = rules.map(|rule| Settings::new(rule, Ties::Official(None)));
        settings
            .map(|settings| allocate(election, &settings).unwrap())
            .collect()
    }

    #[test]
    fn a_copy_of_everything_is_the_election_itself_and_finer_money_elects_the_same() {
        for vote_type in VoteType::ALL {
            let election = election(vote_type);
            assert_eq!(copied(&election, None, 1_000, 1).unwrap(), election);
            let finer = copied(&election, None, 1_000, 100).unwrap();
            assert_eq!((finer.budget(), finer.unit()), (100_000, 1_000));
            for (coarse, fine) in counted(&election).iter().zip(counted(&finer)) {
                assert_eq!(coarse.winners, fine.winners, "{}", coarse.rule);
                assert_eq!(coarse.add1_steps, fine.add1_steps, "{}", coarse.rule);
            }
        }
    }

    #[test]
    fn a_copy_of_a_part_is_counted_as_the_engine_counts_that_part() {
        for vote_type in VoteType::ALL {
            let election = election(vote_type);
            for (zone, most) in [("north", 70), ("city", 400), ("", 9)] {
                let of = Part::Zone(zone.into());
                let copy = copied(&election, Some(&of), most, 1).unwrap();
                for outcome in counted(&copy) {
                    let settings = Settings::new(outcome.rule, outcome.ties.clone());
                    let ceiling = Ceiling {
                        of: of.clone(),
                        most,
                    };
                    let parts = allocate_parts(&election, &settings, &[ceiling]).unwrap();
                    assert_eq!(parts.parts, [(of.clone(), outcome)]);
                }
            }
        }
    }

    #[test]
    fn money_that_becomes_too_fine_to_be_counted_is_refused() {
        let election = election(VoteType::Approval);
        assert!(copied(&election, None, 1_000, i64::MAX / 100).is_err());
    }
}
