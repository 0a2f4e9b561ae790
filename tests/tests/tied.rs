//! What a room is told of its ties: who was tied with whom, which one went first, and what decided.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_tests::laptop::Laptop;
use serde_json::{Value, json};

/// A vote that was closed, and how it was to be decided.
struct Voted<'a> {
    ceiling: &'a str,
    /// Titles and costs, in the order of their numbers.
    projects: &'a [(&'a str, &'a str)],
    ballots: &'a [&'a str],
    rule: &'a str,
    ties: &'a str,
}

fn outcome(voted: &Voted<'_>) -> Value {
    let laptop = Laptop::new(1);
    laptop.does("create_process", json!({ "name": "Mi colonia" }));
    laptop.does("edit_process", json!({ "ceiling": voted.ceiling }));
    for (title, cost) in voted.projects {
        let slip = laptop.captures(1, &format!("!{title}"))["id"].clone();
        let named = json!({ "name": title, "slips": [slip] });
        let group = laptop.does("create_group", named)["id"].clone();
        laptop.does(
            "create_proposal",
            json!({ "group": group, "title": title, "cost": cost, "place": "" }),
        );
    }
    let terms =
        json!({ "max_marks": voted.projects.len(), "rule": voted.rule, "ties": voted.ties });
    laptop.does("open_vote", terms);
    let vote = laptop.does("read_vote", json!({}))["vote"]["id"].clone();
    for line in voted.ballots {
        let ballot = json!({ "vote": vote, "line": line, "state": "valid" });
        laptop.does("cast_ballot", ballot);
    }
    laptop.does("close_vote", json!({ "id": vote }));
    laptop.does("read_outcome", json!({ "rule": null }))
}

fn named(number: u32, title: &str) -> Value {
    json!({ "number": number, "title": title })
}

/// What the project of that title, in that part of the outcome, is told of its ties.
fn told<'a>(outcome: &'a Value, part: &str, title: &str) -> &'a Value {
    let mut projects = outcome[part].as_array().unwrap().iter();
    &projects.find(|one| one["title"] == title).unwrap()["tied"]
}

#[test]
fn a_tie_that_the_cost_the_lot_or_the_number_decides_names_both_sides() {
    let dearer = [("Parque", "300 mil"), ("Alumbrado", "200 mil")];
    let alike = [("Parque", "300 mil"), ("Alumbrado", "300 mil")];
    // printf '8\n1' | sha256sum comes before that of 2, and with the seed 7 after it.
    for (projects, ties, by, first) in [
        (dearer, "official", "cost", 2),
        (alike, "official", "number", 1),
        (alike, "official:8", "lot", 1),
        (alike, "official:7", "lot", 2),
        (dearer, "drawn:8", "lot", 1),
    ] {
        let outcome = outcome(&Voted {
            ceiling: "400 mil",
            projects: &projects,
            ballots: &["1 2", "1", "2"],
            rule: "greedy_votes",
            ties,
        });
        let (park, lamps) = (named(1, "Parque"), named(2, "Alumbrado"));
        let (first, after) = if first == 1 {
            (park, lamps)
        } else {
            (lamps, park)
        };
        let title = |one: &Value| one["title"].as_str().unwrap().to_owned();
        assert_eq!(outcome["tie_count"], 1, "{ties}");
        assert_eq!(
            outcome["ties_met"],
            json!([{ "first": first, "others": [after] }]),
            "{ties}"
        );
        let with = |other: &Value| json!([{ "by": by, "projects": [other] }]);
        assert_eq!(told(&outcome, "winners", &title(&first)), &with(&after));
        assert_eq!(told(&outcome, "others", &title(&after)), &with(&first));
    }
}

#[test]
fn a_tie_among_equal_costs_is_decided_by_votes_where_some_supporters_had_nothing_left() {
    // The first four pay all they have for «Agua»; then two are left to pay for either of the others.
    let outcome = outcome(&Voted {
        ceiling: "600 mil",
        projects: &[
            ("Agua", "400 mil"),
            ("Parque", "200 mil"),
            ("Alumbrado", "200 mil"),
        ],
        ballots: &["1 3", "1", "1", "1", "2 3", "2 3"],
        rule: "mes_cost",
        ties: "official:4-2-6",
    });
    assert_eq!(told(&outcome, "winners", "Agua"), &json!([]));
    assert_eq!(
        told(&outcome, "winners", "Alumbrado"),
        &json!([{ "by": "votes", "projects": [named(2, "Parque")] }])
    );
    assert_eq!(
        told(&outcome, "others", "Parque"),
        &json!([{ "by": "votes", "projects": [named(3, "Alumbrado")] }])
    );
}

#[test]
fn a_loser_names_all_that_went_before_it_and_a_winner_all_that_it_went_before() {
    let projects = [
        ("Parque", "300 mil"),
        ("Alumbrado", "300 mil"),
        ("Banquetas", "250 mil"),
    ];
    let outcome = outcome(&Voted {
        ceiling: "600 mil",
        projects: &projects,
        ballots: &["1 2 3", "1 2 3"],
        rule: "greedy_votes",
        ties: "official",
    });
    let (park, lamps) = (named(1, "Parque"), named(2, "Alumbrado"));
    let pavements = named(3, "Banquetas");
    assert_eq!(
        told(&outcome, "winners", "Banquetas"),
        &json!([{ "by": "cost", "projects": [park, lamps] }])
    );
    assert_eq!(
        told(&outcome, "winners", "Parque"),
        &json!([{ "by": "number", "projects": [lamps] }]),
        "what went before a winner took nothing from it"
    );
    assert_eq!(
        told(&outcome, "others", "Alumbrado"),
        &json!([
            { "by": "cost", "projects": [pavements] },
            { "by": "number", "projects": [park] },
        ])
    );
    assert_eq!(
        outcome["ties_met"],
        json!([
            { "first": pavements, "others": [park, lamps] },
            { "first": park, "others": [lamps] },
        ])
    );
}

#[test]
fn without_a_tie_nothing_is_said_of_one() {
    let outcome = outcome(&Voted {
        ceiling: "400 mil",
        projects: &[("Parque", "300 mil"), ("Alumbrado", "300 mil")],
        ballots: &["1 2", "1"],
        rule: "greedy_votes",
        ties: "official",
    });
    assert_eq!(outcome["ties_met"], json!([]));
    assert_eq!(told(&outcome, "winners", "Parque"), &json!([]));
    assert_eq!(told(&outcome, "others", "Alumbrado"), &json!([]));
}

#[test]
fn a_tie_over_what_is_left_after_sharing_is_told_too() {
    let outcome = outcome(&Voted {
        ceiling: "500 mil",
        projects: &[("Parque", "300 mil"), ("Alumbrado", "300 mil")],
        ballots: &["1", "2"],
        rule: "mes_cost_util",
        ties: "official:7",
    });
    let lamps = &outcome["winners"][0];
    assert_eq!(lamps["reason"]["why"], "fitted_in_the_rest");
    assert_eq!(
        lamps["tied"],
        json!([{ "by": "lot", "projects": [named(1, "Parque")] }])
    );
    let park = &outcome["others"][0];
    assert_eq!(park["reason"]["why"], "short_at_the_start");
    assert_eq!(
        park["tied"],
        json!([{ "by": "lot", "projects": [named(2, "Alumbrado")] }])
    );
}
