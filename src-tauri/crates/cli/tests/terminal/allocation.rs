//! Elections in Pabulib's format: who wins by each rule, and files that are none.

use crate::kit::Laptop;
use serde_json::{Value, json};

const ELECTION: &str = include_str!("../../../../../assets/samples/votacion-ejemplo.json");

/// The example's vote in Pabulib's format.
fn pabulib() -> String {
    let election: Value = serde_json::from_str(ELECTION).unwrap();
    let (projects, ballots) = (
        election["projects"].as_array().unwrap(),
        election["ballots"].as_array().unwrap(),
    );
    let mut file = format!(
        "META\nkey;value\ndescription;Ejemplo\ncountry;Mexico\nunit;Hermosillo\ninstance;2027\nnum_projects;{}\n\
         num_votes;{}\nbudget;{}\nvote_type;approval\nrule;greedy\nmax_length;5\nPROJECTS\nproject_id;cost;name\n",
        projects.len(),
        ballots.len(),
        election["budget"],
    );
    for project in projects {
        file += &format!(
            "{};{};{}\n",
            project["id"],
            project["cost"],
            project["name"].as_str().unwrap()
        );
    }
    file += "VOTES\nvoter_id;vote\n";
    for (ballot, voter) in ballots.iter().zip(1..) {
        let marks: Vec<String> = ballot
            .as_array()
            .unwrap()
            .iter()
            .map(Value::to_string)
            .collect();
        file += &format!("{voter};{}\n", marks.join(","));
    }
    file
}

fn with_election() -> Laptop {
    let laptop = Laptop::new();
    laptop.file("ejemplo.pb", pabulib().as_bytes());
    laptop
}

#[test]
fn each_rule_names_its_winners_in_order_and_what_they_cost() {
    let laptop = with_election();
    for (rule, winners, cost) in [
        ("greedy_votes", &["1", "10", "5", "3"][..], "11310000"),
        (
            "mes_cost_util",
            &["1", "5", "3", "6", "4", "9", "8"],
            "11640000",
        ),
        ("mes_cost_add1", &["1", "5", "3", "6", "9", "4"], "10240000"),
    ] {
        let reply = laptop.json(&["allocate", "ejemplo.pb", "--rule", rule, "--json"]);
        assert_eq!(
            (&reply["rule"], &reply["ties"]),
            (&json!(rule), &json!("lexico"))
        );
        assert_eq!(
            (&reply["winners"], &reply["total_cost"]),
            (&json!(winners), &json!(cost))
        );
        let keys: Vec<&String> = reply.as_object().unwrap().keys().collect();
        let promised = [
            "rule",
            "ties",
            "winners",
            "total_cost",
            "tie_count",
            "add1_steps",
        ];
        assert_eq!(keys, promised);
    }
    let said = laptop.run(&["allocate", "ejemplo.pb", "--rule", "mes_cost_util"]);
    assert!(
        said.ending == 0 && said.output.lines().count() == 9 && said.output.contains("11640000"),
        "{said:?}"
    );
}

#[test]
fn all_rules_that_suit_the_ballots_are_told_at_once() {
    let laptop = with_election();
    let reply = laptop.json(&["allocate", "ejemplo.pb", "--rule", "all", "--json"]);
    let all: Vec<&str> = reply
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["rule"].as_str().unwrap())
        .collect();
    for rule in [
        "greedy_votes",
        "mes_card",
        "mes_cost_add1u",
        "phragmen",
        "maxwelfare_cost",
    ] {
        assert!(all.contains(&rule), "{rule}");
    }
    assert!(
        !all.iter()
            .any(|rule| rule.contains("points") || rule.contains("borda"))
    );
    let best = reply
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["rule"] == "maxwelfare_card")
        .unwrap();
    assert!(
        best["objective"].as_str().unwrap().parse::<u64>().unwrap() > 0,
        "{best}"
    );
}

#[test]
fn the_reasons_come_with_the_rounds_when_they_are_asked_for() {
    let laptop = with_election();
    let asked = [
        "allocate",
        "ejemplo.pb",
        "--rule",
        "mes_cost_add1u",
        "--ties",
        "official:4-2-6",
        "--explain",
    ];
    let reply = laptop.json(&[&asked[..], &["--json"]].concat());
    assert_eq!(reply["ties"], "official:4-2-6");
    assert_eq!(reply["add1_steps"], 117_770);
    let rounds = reply["rounds"].as_array().unwrap();
    assert_eq!(rounds.len(), reply["winners"].as_array().unwrap().len());
    assert!(
        rounds[0]["detail"]["payers"].as_array().unwrap().len() > 1,
        "{}",
        rounds[0]
    );
    assert_eq!(reply["certificate"]["violations"], json!([]));
    assert_eq!(reply["irresolute"]["complete"], true);
    let said = laptop.run(&asked);
    assert!(
        said.output.contains("EJR+") && said.output.contains("117770"),
        "{said:?}"
    );
}

#[test]
fn a_rule_that_cannot_count_these_ballots_and_ties_without_a_lot_are_refused() {
    let laptop = with_election();
    let allocate = |rule: &str, ties: &str| {
        laptop.run(&[
            "allocate",
            "ejemplo.pb",
            "--rule",
            rule,
            "--ties",
            ties,
            "--json",
        ])
    };
    allocate("mes_points", "lexico").failed(1, "rule_unsuited");
    allocate("greedy_votes", "drawn:").failed(1, "ties_unknown");
    laptop
        .run(&["verify", "ejemplo.pb", "--explain", "--json"])
        .failed(2, "argument_unexpected");
}

#[test]
fn an_unknown_rule_is_refused() {
    let laptop = with_election();
    laptop
        .run(&["allocate", "ejemplo.pb", "--rule", "dados", "--json"])
        .failed(1, "rule_unknown");
    laptop
        .run(&["allocate", "ejemplo.pb", "--rule", "dados"])
        .said(1, "dados");
}

#[test]
fn a_file_that_is_no_election_is_refused() {
    let laptop = with_election();
    let allocate = |name: &str| laptop.run(&["allocate", name, "--rule", "greedy_votes", "--json"]);
    allocate("nada.pb").failed(1, "file_not_found");
    laptop.file("nota.pb", b"Lista del mandado");
    allocate("nota.pb").failed(1, "election_unreadable");
    laptop
        .run(&["allocate", "nota.pb", "--rule", "greedy_votes"])
        .said(
            1,
            "en la línea 1, columna 1: Antes de esto debe ir la línea META.",
        );
    laptop.file("miles.pb", b"META\nkey;value\nbudget;1,500\n");
    laptop
        .run(&["allocate", "miles.pb", "--rule", "greedy_votes"])
        .said(1, "sin comas entre los miles");
    allocate(".").failed(1, "cannot_read");
    laptop.file("vacio.pb", b"");
    allocate("vacio.pb").failed(1, "election_no_budget");
    laptop.file("latino.pb", b"META\nkey;value\nbudget;\xf1\n");
    allocate("latino.pb").failed(1, "election_unreadable");
    laptop.file(
        "sin-techo.pb",
        pabulib().replace("budget;12000000\n", "").as_bytes(),
    );
    allocate("sin-techo.pb").failed(1, "election_no_budget");
}
