//! A closed vote is corrected by a new one with its reason, and stays as it was.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_tests::laptop::Laptop;
use cocrea_tests::voting::{casts, closes, the_vote, voting};
use serde_json::{Value, json};

fn corrects(laptop: &Laptop, vote: &Value, reason: &str) -> Value {
    laptop.does("correct_vote", json!({ "id": vote, "reason": reason }))["id"].clone()
}

fn outcome(laptop: &Laptop, vote: Option<&Value>) -> Value {
    laptop.does("read_outcome", json!({ "vote": vote }))
}

#[test]
fn a_closed_vote_is_corrected_by_a_new_one_and_stays_as_it_was() {
    let one = voting();
    let first = closes(&one);
    let before = outcome(&one, None);
    one.does("create_commitments", json!({}));
    for (reason, code) in [("", "reason_missing"), (" \u{200B} ", "reason_missing")] {
        let body = json!({ "id": first, "reason": reason });
        assert_eq!(one.is_refused("correct_vote", body).code, code);
    }
    let second = corrects(&one, &first, "Faltaron dos boletas");
    let open = the_vote(&one);
    assert_eq!((&open["id"], &open["state"]), (&second, &json!("open")));
    assert_eq!(open["ballots"][0]["marks"], json!([1]));
    assert_eq!(open["corrects"]["reason"], "Faltaron dos boletas");
    // Until it is closed, what it corrects is in force.
    let standing = outcome(&one, None);
    assert_eq!(standing["winners"], before["winners"]);
    assert_eq!(standing["corrected_by"]["state"], "open");
    let created = one.is_refused("create_commitments", json!({}));
    assert_eq!(created.code, "vote_still_open");
    casts(&one, "2");
    casts(&one, "2");
    closes(&one);
    let (now, then) = (outcome(&one, None), outcome(&one, Some(&first)));
    assert_eq!(now["winners"][0]["title"], "Alumbrar la calle");
    assert_eq!(now["corrects"]["vote"], first);
    assert_eq!(
        then["winners"], before["winners"],
        "the old one stays readable"
    );
    assert_eq!(then["count"], before["count"]);
    assert_eq!(then["corrected_by"]["vote"], second);
    let body = json!({ "id": first, "reason": "Otra vez" });
    assert_eq!(one.is_refused("correct_vote", body).code, "vote_corrected");
    let third = corrects(&one, &second, "Sobraba una");
    assert_eq!(the_vote(&one)["id"], third);
    assert_eq!(the_vote(&one)["ballots"].as_array().unwrap().len(), 3);
    let listed = one.does("list_commitments", json!({}))["commitments"].clone();
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert_eq!(listed[0]["of_corrected_vote"], true);
    let counts = one.does("read_process", json!({}))["counts"].clone();
    assert_eq!(counts["ballots"], 3, "those of the vote in work");
    let problems = one.does("list_conflicts", json!({}))["problems"].clone();
    assert_eq!(problems, json!([]), "corrections are no problem");
}

#[test]
fn a_correction_is_taken_back_whole_until_somebody_writes_in_it() {
    let one = voting();
    let first = closes(&one);
    let before = one.state();
    corrects(&one, &first, "Me equivoqué");
    one.does("undo", json!({}));
    assert_eq!(the_vote(&one)["id"], first);
    assert_eq!(outcome(&one, None)["corrected_by"], Value::Null);
    assert_ne!(one.state(), before, "the trash keeps it");
    corrects(&one, &first, "Ahora sí");
    casts(&one, "2");
    one.does("undo", json!({}));
    assert_eq!(the_vote(&one)["ballots"].as_array().unwrap().len(), 1);
    assert_eq!(the_vote(&one)["corrects"]["reason"], "Ahora sí");
}

#[test]
fn ballots_of_a_closed_vote_are_not_taken_back_while_its_correction_is_open() {
    let one = voting();
    let first = closes(&one);
    let counted = outcome(&one, Some(&first))["count"].clone();
    corrects(&one, &first, "Faltó una");
    closes(&one);
    // Whatever was a step before, nothing of a closed vote moves.
    while one.does("read_process", json!({}))["undo"] != Value::Null {
        one.does("undo", json!({}));
    }
    assert_eq!(outcome(&one, Some(&first))["count"], counted);
    assert_eq!(the_vote(&one)["state"], "closed");
    let problems = one.does("list_conflicts", json!({}))["problems"].clone();
    assert_eq!(problems, json!([]));
}

#[test]
fn corrections_from_two_laptops_are_both_kept_and_told() {
    let one = voting();
    let first = closes(&one);
    let two = Laptop::new(2);
    two.starts_from(&one);
    corrects(&one, &first, "Faltó una");
    corrects(&two, &first, "Sobró una");
    one.receives(&two);
    two.receives(&one);
    assert_eq!(one.state(), two.state());
    assert_eq!(the_vote(&one)["id"], the_vote(&two)["id"]);
    let problems = one.does("list_conflicts", json!({}))["problems"].clone();
    let told = problems.as_array().unwrap();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["kind"], "two_corrections");
    let rows = told[0]["rows"].to_string();
    assert!(
        rows.contains("Faltó una") && rows.contains("Sobró una"),
        "{rows}"
    );
}

#[test]
fn the_plan_prints_the_corrected_vote_too() {
    let one = voting();
    let first = closes(&one);
    let pages = |name: &str| {
        let path = one.path(name);
        let made = one.does("make_document", json!({ "document": "plan", "path": path }));
        made["pages"].as_u64().unwrap()
    };
    let before = pages("antes.pdf");
    corrects(&one, &first, "Faltó una");
    casts(&one, "2");
    closes(&one);
    assert!(pages("despues.pdf") > before, "both records are in it");
}
