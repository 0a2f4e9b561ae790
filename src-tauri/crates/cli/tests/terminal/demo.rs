//! The example: what it holds, what it prints, and that it takes the place of nothing.

use crate::kit::{Laptop, example, with_example};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

const ELECTION: &str = include_str!("../../../../../assets/samples/votacion-ejemplo.json");

#[test]
fn the_example_is_a_process_documents_and_a_bundle_that_hold() {
    let laptop = with_example();
    let verified = laptop.json(&["verify", "ejemplo.cocrea", "--json"]);
    laptop.json(&["verify", "ejemplo.paquete", "--json"]);
    laptop.json(&[
        "bundle",
        "receive",
        "--process",
        "copia.cocrea",
        "ejemplo.paquete",
        "--json",
    ]);
    assert_eq!(
        laptop.state("copia.cocrea").trim(),
        verified["state"].as_str().unwrap()
    );
    let documents: Vec<_> = fs::read_dir(example().join("documentos"))
        .unwrap()
        .flatten()
        .collect();
    assert_eq!(documents.len(), 8, "the plan and seven sheets");
    for document in documents {
        assert!(fs::read(document.path()).unwrap().starts_with(b"%PDF-"));
    }
    let names: BTreeSet<String> = fs::read_dir(example())
        .unwrap()
        .flatten()
        .map(|one| one.file_name().into_string().unwrap())
        .collect();
    assert!(
        ["ejemplo.cocrea", "ejemplo.paquete", "documentos"]
            .iter()
            .all(|name| names.contains(*name))
    );
    assert!(
        !names
            .iter()
            .any(|name| name.ends_with("-wal") || name.ends_with("-shm")),
        "{names:?}"
    );
}

#[test]
fn the_example_goes_the_whole_way() {
    let laptop = with_example();
    let process = laptop.call("ejemplo.cocrea", "read_process", &json!({}));
    assert_eq!(
        (&process["fictional"], &process["ceiling"]),
        (&json!(true), &json!(1_200_000_000))
    );
    let counts = &process["counts"];
    let count = |noun: &str| counts[noun].as_u64().unwrap();
    assert_eq!(
        (
            count("slips"),
            count("loose_slips"),
            count("groups"),
            count("proposals")
        ),
        (46, 9, 11, 10)
    );
    assert_eq!(
        (count("ballots"), count("commitments"), count("problems")),
        (58, 7, 0)
    );
    let session = laptop.call("ejemplo.cocrea", "read_session", &json!({}));
    let slips: Vec<u64> = session["tables"]
        .as_array()
        .unwrap()
        .iter()
        .map(|table| table["slips"].as_u64().unwrap())
        .collect();
    assert_eq!(slips, [7, 9, 9, 6, 8, 7]);
}

#[test]
fn every_slip_of_the_example_has_a_topic_that_the_process_knows() {
    let laptop = with_example();
    let slips = laptop.call(
        "ejemplo.cocrea",
        "list_slips",
        &json!({ "table": null, "trash": false }),
    );
    let slips = slips["slips"].as_array().unwrap();
    let coded = |slip: &&Value| {
        slip["text"]
            .as_str()
            .unwrap()
            .contains(['#', '$', '&', '"'])
    };
    assert!(
        !slips.iter().any(|slip| coded(&slip)),
        "a code stayed in a text"
    );
    let loose: Vec<&Value> = slips
        .iter()
        .filter(|slip| slip["topic"].is_null())
        .map(|slip| &slip["code"])
        .collect();
    assert_eq!(
        loose,
        ["M3-005"],
        "only the agreement on signs names no topic"
    );
}

#[test]
fn the_winners_of_the_example_are_the_expected_ones() {
    let laptop = with_example();
    let election: Value = serde_json::from_str(ELECTION).unwrap();
    let expected = &election["expected"];
    let outcome = |rule: Value| {
        let outcome = laptop.call("ejemplo.cocrea", "read_outcome", &json!({ "rule": rule }));
        let numbers: Vec<Value> = outcome["winners"]
            .as_array()
            .unwrap()
            .iter()
            .map(|winner| winner["number"].clone())
            .collect();
        (numbers, outcome["spent"].as_i64().unwrap())
    };
    let shares = expected["equal_shares"]
        .as_array()
        .unwrap()
        .iter()
        .map(|winner| winner["id"].clone());
    let all: Vec<Value> = shares
        .chain(
            expected["completed_with"]
                .as_array()
                .unwrap()
                .iter()
                .cloned(),
        )
        .collect();
    assert_eq!(
        outcome(Value::Null),
        (all, expected["spent"].as_i64().unwrap() * 100)
    );
    let greedy = expected["greedy"].as_array().unwrap().clone();
    assert_eq!(
        outcome(json!("greedy_votes")),
        (greedy, expected["greedy_spent"].as_i64().unwrap() * 100)
    );
}

#[test]
fn the_first_commitment_walks_back_to_fourteen_slips_of_four_tables() {
    let laptop = with_example();
    let commitments = laptop.call("ejemplo.cocrea", "list_commitments", &json!({}));
    let commitments = commitments["commitments"].as_array().unwrap();
    let incomplete: Vec<&Value> = commitments
        .iter()
        .filter(|one| one["missing"] != json!([]))
        .map(|one| &one["code"])
        .collect();
    assert_eq!(incomplete, ["C-06"], "one stays a draft, to be seen");
    let view = laptop.call(
        "ejemplo.cocrea",
        "read_commitment",
        &json!({ "id": commitments[0]["id"] }),
    );
    let trace = &view["trace"];
    assert_eq!(trace["slips"].as_array().unwrap().len(), 14);
    assert_eq!(
        (&trace["tables"], &trace["vote"]["votes"]),
        (&json!(4), &json!(30))
    );
    let milestones: u64 = commitments
        .iter()
        .map(|one| one["milestones"].as_u64().unwrap())
        .sum();
    assert_eq!(milestones, 25);
}

#[test]
fn the_example_takes_the_place_of_nothing() {
    for taken in ["ejemplo.cocrea", "ejemplo.paquete", "documentos"] {
        let laptop = Laptop::new();
        fs::create_dir(laptop.path("d")).unwrap();
        laptop.file(&format!("d/{taken}"), b"mine");
        laptop
            .run(&["demo", "d", "--json"])
            .failed(1, "file_exists");
        laptop.run(&["demo", "d"]).said(1, taken);
        assert_eq!(fs::read(laptop.path("d").join(taken)).unwrap(), b"mine");
        assert_eq!(
            fs::read_dir(laptop.path("d")).unwrap().count(),
            1,
            "nothing else was made"
        );
    }
    let laptop = Laptop::new();
    laptop.file("d", b"mine");
    let ran = laptop.run(&["demo", "d", "--json"]);
    assert!(matches!(ran.ending, 1 | 3), "{ran:?}");
    assert_eq!(fs::read(laptop.path("d")).unwrap(), b"mine");
}

#[test]
fn documents_are_listed_and_each_is_printed() {
    let laptop = with_example();
    let kinds = laptop.json(&["documents", "--json"]);
    assert_eq!(kinds["documents"][0]["key"], "plan");
    assert_eq!(laptop.run(&["documents"]).output.lines().count(), 2);
    let listed = laptop.json(&["documents", "--process", "ejemplo.cocrea", "--json"]);
    assert_eq!(listed["documents"].as_array().unwrap().len(), 8);
    assert!(
        laptop
            .run(&["documents", "--process", "ejemplo.cocrea"])
            .output
            .contains("línea base")
    );
    for (key, name) in [("plan", "plan.pdf"), ("commitment/C-01", "hojas/uno.pdf")] {
        let made = laptop.json(&[
            "print",
            "--process",
            "ejemplo.cocrea",
            key,
            "-o",
            name,
            "--json",
        ]);
        assert!(
            made["pages"].as_u64().unwrap() >= 1 && made["undrawn"] == json!([]),
            "{made}"
        );
        assert!(fs::read(laptop.path(name)).unwrap().starts_with(b"%PDF-"));
    }
    let said = laptop.run(&[
        "print",
        "--process",
        "ejemplo.cocrea",
        "commitment/C-07",
        "-o",
        "siete.pdf",
    ]);
    assert!(
        said.ending == 0 && said.output.contains("siete.pdf"),
        "{said:?}"
    );
}

#[test]
fn an_unknown_document_is_refused_and_no_file_is_made() {
    let laptop = with_example();
    for key in ["acta", "commitment/C-99", "commitment/", ""] {
        let print = [
            "print",
            "--process",
            "ejemplo.cocrea",
            key,
            "-o",
            "salida.pdf",
            "--json",
        ];
        laptop.run(&print).failed(1, "no_such_document");
    }
    assert!(!laptop.path("salida.pdf").exists());
}
