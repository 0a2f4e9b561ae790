//! Files of every vote type as the writer writes them, left in the target's own folder for other programs to judge.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod pb_kit;

use std::fs;
use std::path::Path;

use cocrea_allocate::pb::{self, AppliedRule, Heading, Limits};
use cocrea_allocate::{Election, ElectionBuilder, Project, VoteType};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

/// How many elections made by chance are written beside those made by hand.
const BY_CHANCE: usize = 100;

/// A file to be written: its name, the election, what is said of it, and what was selected.
#[derive(Clone)]
struct Made {
    name: &'static str,
    election: ElectionBuilder,
    heading: Heading,
    selected: Option<&'static [&'static str]>,
}

impl Made {
    fn new(name: &'static str, election: ElectionBuilder) -> Self {
        let heading = Heading {
            description: format!("Made for a test; \"{name}\""),
            country: "Mexico".into(),
            unit: "Hermosillo".into(),
            instance: "2027".into(),
            date_begin: "16.01.2027".into(),
            date_end: "17.01.2027".into(),
            language: "es".into(),
            currency: "MXN".into(),
            experimental: true,
            ..Heading::default()
        };
        Made {
            name,
            election,
            heading,
            selected: None,
        }
    }

    fn with(mut self, change: impl FnOnce(&mut Heading)) -> Self {
        change(&mut self.heading);
        self
    }

    /// The file, in which nothing is found and which gives the same again.
    fn written(self) -> String {
        let election = self.election.build().unwrap();
        let selected = self.selected.map(|ids| ids.iter().map(|&id| id.to_owned()));
        let selected: Option<Vec<String>> = selected.map(Iterator::collect);
        let text = pb::write(&election, &self.heading, selected.as_deref());
        let text = text.unwrap_or_else(|error| panic!("{}: {error}", self.name));
        let found = pb::check(text.as_bytes());
        let expected = self.heading.rule == AppliedRule::GreedyCustom;
        assert!(expected || found.is_empty(), "{}: {found:?}", self.name);
        let file = pb::read(text.as_bytes()).unwrap();
        assert_eq!(
            file.election.distinct_ballots(),
            election.distinct_ballots()
        );
        // The file names them in its own order.
        let sorted = |mut ids: Vec<String>| {
            ids.sort();
            ids
        };
        assert_eq!(file.selected.map(sorted), selected.map(sorted));
        text
    }

    fn selected(mut self, rule: AppliedRule, ids: &'static [&'static str]) -> Self {
        self.heading.rule = rule;
        self.selected = Some(ids);
        self
    }
}

/// Three projects, of which the budget pays for two.
fn park(vote_type: VoteType) -> ElectionBuilder {
    Election::builder(100)
        .vote_type(vote_type)
        .project("1", "Sombra; \"toda\"", 60)
        .project("BO.OM.16/24", "Luces", 50)
        .project("c17", "Árboles, muchos", 40)
}

fn most_points(most: i64) -> impl FnOnce(&mut Heading) {
    move |heading: &mut Heading| {
        heading.limits = Limits {
            max_sum_points: Some(most),
            ..Limits::default()
        };
    }
}

fn approvals() -> Vec<Made> {
    let ballots = || {
        [
            vec!["1", "c17"],
            vec!["1"],
            vec!["BO.OM.16/24", "1"],
            vec!["1", "c17"],
            vec!["BO.OM.16/24"],
        ]
    };
    let park = || park(VoteType::Approval).ballots(ballots());
    vec![
        Made::new("approval", park()).selected(AppliedRule::Greedy, &["1", "c17"]),
        Made::new("approval_not_counted", park()),
        Made::new("approval_custom", park())
            .with(|heading| {
                let comments = ["The second was withdrawn.", "See; the minutes."];
                heading.comments = comments.map(str::to_owned).to_vec();
            })
            .selected(AppliedRule::GreedyCustom, &["1"]),
        Made::new("approval_threshold", park())
            .with(|heading| heading.score_threshold = Some(3))
            .selected(AppliedRule::GreedyThreshold, &["1"]),
        Made::new("approval_unknown_rule", park()).selected(AppliedRule::Unknown, &["BO.OM.16/24"]),
        Made::new("approval_everything_fits", park().project("d", "Bancas", 1))
            .with(|heading| heading.limits.max_length = Some(2)),
    ]
}

/// Approvals with zones, decimals, no names, one choice, and results of Equal Shares.
fn other_approvals() -> Vec<Made> {
    let placed = |id: &str, cost: i64, zone: &str, categories: &[&str]| Project {
        zone: zone.into(),
        categories: categories.iter().map(|&name| name.to_owned()).collect(),
        ..Project::new(id, format!("Proyecto {id}"), cost)
    };
    let placed = Election::builder(100_050)
        .unit(100)
        .with_project(placed(
            "a",
            60_025,
            "Centro",
            &["parques", "deporte y salud"],
        ))
        .with_project(placed("b", 50_000, "Norte; \"alto\"", &[]))
        .with_project(placed("c", 40_020, "Centro", &["deporte y salud"]))
        .ballots([vec!["a", "b"], vec!["c", "a"], vec!["a"]]);
    vec![
        Made::new("approval_zones_and_decimals", placed)
            .with(|heading| heading.limits.max_sum_cost = Some(110_025))
            .selected(AppliedRule::Greedy, &["a", "c"]),
        Made::new(
            "approval_without_names",
            Election::builder(9)
                .project("x", "", 5)
                .project("y", "", 9)
                .ballot(["y"]),
        ),
        Made::new(
            "choose_one",
            park(VoteType::ChooseOne).ballots([["c17"], ["1"], ["1"]]),
        )
        .with(|heading| heading.limits.max_length = Some(1))
        .selected(AppliedRule::GreedyNoSkip, &["1", "c17"]),
        // Each of four voters has 25; the first project costs each 10 and the second each of its two the other 15.
        Made::new("equal_shares", shares()).selected(AppliedRule::EqualShares, &["a", "b"]),
        // The third would be paid for at 40 each, and then all three cost more than the budget.
        Made::new("equal_shares_add1", shares())
            .selected(AppliedRule::EqualSharesAdd1, &["a", "b"]),
    ]
}

fn shares() -> ElectionBuilder {
    Election::builder(100)
        .project("a", "A", 40)
        .project("b", "B", 30)
        .project("c", "C", 60)
        .ballots([
            vec!["a", "b"],
            vec!["a", "b"],
            vec!["a", "c"],
            vec!["a", "c"],
        ])
}

fn ranks_and_points() -> Vec<Made> {
    let scored = |vote_type: VoteType, parts: u32| {
        park(vote_type)
            .parts_of_a_point(parts)
            .scored_ballot([("1", 1), ("c17", 5)])
            .scored_ballot([("BO.OM.16/24", 3), ("1", 3), ("c17", 0)])
            .scored_ballot([("c17", 5), ("1", 1)])
    };
    let ranked = park(VoteType::Ordinal).ballots([
        vec!["c17", "1", "BO.OM.16/24"],
        vec!["c17", "BO.OM.16/24"],
        vec!["1"],
    ]);
    vec![
        Made::new("cumulative", scored(VoteType::Cumulative, 1))
            .with(most_points(6))
            .selected(AppliedRule::Greedy, &["c17", "1"]),
        Made::new("cumulative_parts", scored(VoteType::Cumulative, 10)).with(most_points(10)),
        Made::new("scoring", scored(VoteType::Scoring, 1)).with(|heading| {
            (heading.limits.min_points, heading.limits.max_points) = (Some(0), Some(5))
        }),
        Made::new("scoring_parts", scored(VoteType::Scoring, 100)),
        Made::new("ordinal", ranked).selected(AppliedRule::Greedy, &["c17", "1"]),
    ]
}

#[test]
fn files_of_every_vote_type_are_written_clean_and_left_to_be_judged() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pabulib");
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    let all = [approvals(), other_approvals(), ranks_and_points()].concat();
    let mut vote_types = Vec::new();
    for made in all {
        vote_types.push(made.election.clone().build().unwrap().vote_type());
        let path = folder.join(format!("{}.pb", made.name));
        fs::write(path, made.written()).unwrap();
    }
    let mut chance = TestRunner::deterministic();
    for number in 0..BY_CHANCE {
        let made = pb_kit::made().new_tree(&mut chance).unwrap().current();
        let text = pb::write(&made.election(), &made.heading(), None);
        let text = text.unwrap_or_else(|error| panic!("{made:?}: {error}"));
        fs::write(folder.join(format!("made_{number}.pb")), text).unwrap();
    }
    assert!(
        VoteType::ALL
            .iter()
            .all(|vote_type| vote_types.contains(vote_type))
    );
}
