//! Elections made by chance that a strict file can hold, with everything that makes trouble in one.

use cocrea_allocate::pb::{Heading, Limits};
use cocrea_allocate::{Election, Project, VoteType};
use proptest::prelude::*;

/// Letters that make trouble: separators, quotes, line ends, marks, what some programs take for a line end.
const LETTERS: &[&str] = &[
    "a", "Z", "7", " ", ";", "\"", "'", ",", "\n", "\r", "\t", "#", "ñ", "漢", "\u{feff}",
    "\u{2028}", "\u{85}", "META", "None", "=", "-",
];
/// What an id may be made of besides.
const ID_LETTERS: &[&str] = &[
    "a",
    "Z",
    "7",
    " x",
    ";",
    "\"q",
    "/",
    ".",
    "ñ",
    "\u{feff}z",
    "VOTES",
];

fn text(letters: &'static [&'static str]) -> impl Strategy<Value = String> {
    let letters = prop::collection::vec(prop::sample::select(letters), 1..6);
    let text = letters.prop_map(|letters| letters.concat().trim().to_owned());
    text.prop_filter("texts hold something", |text| {
        !text.is_empty() && !text.eq_ignore_ascii_case("none")
    })
}

/// Distinct ids: each has its number somewhere in it.
fn ids(count: usize) -> impl Strategy<Value = Vec<String>> {
    let parts = prop::collection::vec((text(ID_LETTERS), any::<bool>()), count);
    parts.prop_map(|parts| {
        let numbered = parts.into_iter().enumerate();
        numbered
            .map(|(number, (part, before))| match before {
                true => format!("{number}-{part}"),
                false => format!("{part}-{number}"),
            })
            .collect()
    })
}

/// An election made by chance, before it is built.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    pub(crate) vote_type: VoteType,
    pub(crate) decimals: u32,
    pub(crate) point_decimals: u32,
    pub(crate) budget: i64,
    pub(crate) projects: Vec<Project>,
    pub(crate) ballots: Vec<Vec<(usize, u32)>>,
}

fn project(id: String, budget: i64, unit: i64) -> impl Strategy<Value = Project> {
    let categories = prop::collection::vec("[a-mñ;\"]{1,4}", 0..3);
    (text(LETTERS), unit..=budget, text(LETTERS), categories).prop_map(
        move |(name, cost, zone, categories)| Project {
            name,
            cost,
            zone,
            categories,
            ..Project::new(id.clone(), "", 0)
        },
    )
}

pub(crate) fn made() -> impl Strategy<Value = Made> {
    let shape = (
        prop::sample::select(VoteType::ALL.to_vec()),
        0u32..4,
        0u32..4,
        1i64..1_000_000_000,
        1usize..9,
        (any::<bool>(), any::<bool>()),
    );
    shape.prop_flat_map(
        |(vote_type, decimals, point_decimals, budget, count, (named, zoned))| {
            let unit = 10i64.pow(decimals);
            let budget = budget.max(unit) / unit * unit + (budget % unit);
            let projects = ids(count).prop_flat_map(move |ids| {
                let projects = ids.into_iter().map(|id| project(id, budget, unit));
                projects.collect::<Vec<_>>()
            });
            let length = if vote_type == VoteType::ChooseOne {
                1
            } else {
                count
            };
            let mark = (0..count, 0u32..5000);
            let ballots = prop::collection::vec(prop::collection::vec(mark, 1..=length), 0..30);
            (projects, ballots).prop_map(move |(mut projects, ballots)| {
                for project in &mut projects {
                    if !named {
                        project.name.clear();
                    }
                    if !zoned {
                        project.zone.clear();
                    }
                }
                Made {
                    vote_type,
                    decimals,
                    point_decimals,
                    budget,
                    projects,
                    ballots,
                }
            })
        },
    )
}

impl Made {
    pub(crate) fn election(&self) -> Election {
        let empty = Election::builder(self.budget)
            .unit(10i64.pow(self.decimals))
            .vote_type(self.vote_type)
            .parts_of_a_point(if self.vote_type.has_points() {
                10u32.pow(self.point_decimals)
            } else {
                1
            });
        let filled = self
            .projects
            .iter()
            .cloned()
            .fold(empty, |election, project| election.with_project(project));
        let ballots = self.ballots.iter();
        let cast = ballots.fold(filled, |election, ballot| {
            let marks = ballot
                .iter()
                .map(|&(project, points)| (&self.projects[project].id, points));
            if self.vote_type.has_points() {
                election.scored_ballot(marks)
            } else {
                election.ballot(marks.map(|mark| mark.0))
            }
        });
        cast.build().unwrap()
    }

    pub(crate) fn heading(&self) -> Heading {
        let unit = 10i64.pow(self.decimals);
        Heading {
            description: "Made; \"by chance\"".into(),
            country: "MEX".into(),
            unit: "Hermosillo".into(),
            instance: "2027".into(),
            date_begin: "2027".into(),
            date_end: "2027".into(),
            limits: Limits {
                max_length: Some(if self.vote_type == VoteType::ChooseOne {
                    1
                } else {
                    self.projects.len() as u64
                }),
                max_sum_cost: Some(self.budget * 9 / unit * unit),
                max_sum_points: (self.vote_type.has_points())
                    .then(|| 100_000 * 10i64.pow(self.point_decimals)),
                ..Limits::default()
            },
            ..Heading::default()
        }
    }
}
