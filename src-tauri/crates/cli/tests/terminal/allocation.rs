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
        assert_eq!(keys, ["rule", "ties", "winners", "total_cost"]);
    }
    let said = laptop.run(&["allocate", "ejemplo.pb", "--rule", "mes_cost_util"]);
    assert!(
        said.ending == 0 && said.output.lines().count() == 9 && said.output.contains("11640000"),
        "{said:?}"
    );
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
