//! Two laptops and a stick: what a person sees when work is joined.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_tests::laptop::Laptop;
use serde_json::{Value, json};
use std::path::Path;

/// Two laptops with the same process.
fn pair() -> (Laptop, Laptop) {
    let one = Laptop::new(1);
    one.does("create_process", json!({ "name": "Plan" }));
    one.captures(3, "El camión tarda mucho");
    let two = Laptop::new(2);
    two.starts_from(&one);
    assert_eq!(one.state(), two.state());
    (one, two)
}

/// A laptop with one proposal that can be voted.
fn ready_to_vote() -> Laptop {
    let laptop = Laptop::new(1);
    laptop.does("create_process", json!({ "name": "Plan" }));
    laptop.does("edit_process", json!({ "ceiling": "1,000" }));
    let slip = laptop.captures(1, "Algo")["id"].clone();
    let group =
        laptop.does("create_group", json!({ "name": "Hacer", "slips": [slip] }))["id"].clone();
    laptop.does(
        "create_proposal",
        json!({ "group": group, "title": "Hacer algo", "cost": "900", "place": "" }),
    );
    laptop
}

fn votes(laptop: &Laptop, vote: &Value) {
    laptop.does(
        "cast_ballot",
        json!({ "vote": vote, "line": "1", "state": "valid" }),
    );
}

#[test]
fn work_of_two_laptops_joined_in_both_directions_is_the_same_on_both() {
    let (one, two) = pair();
    one.captures(1, "De la uno");
    two.captures(2, "De la dos");
    two.captures(2, "Otra de la dos");
    assert_ne!(one.state(), two.state());
    // Two slips, and how others seal to it.
    assert_eq!(one.receives(&two)["new_changes"], 3);
    two.receives(&one);
    assert_eq!(one.state(), two.state());
    assert_eq!(
        one.receives(&two)["new_changes"],
        0,
        "a second time changes nothing"
    );
    let mut slips = one.slips();
    slips.sort();
    assert_eq!(
        slips,
        [
            "De la dos",
            "De la uno",
            "El camión tarda mucho",
            "Otra de la dos"
        ]
    );
}

#[test]
fn one_field_written_on_both_sides_is_a_conflict_that_a_person_decides() {
    let (one, two) = pair();
    let slip =
        one.does("list_slips", json!({ "table": null, "trash": false }))["slips"][0]["id"].clone();
    one.does(
        "edit_slip",
        json!({ "id": slip, "kind": "problem", "line": "El camión tarda 50 minutos" }),
    );
    two.does(
        "edit_slip",
        json!({ "id": slip, "kind": "problem", "line": "El camión tarda una hora" }),
    );
    let bundle = two.makes_bundle("dos.paquete");
    let before = one.state();
    let receive = one.letting_in(&bundle);
    let look = json!({ "path": bundle, "admit": receive["admit"] });
    let preview = one.does("inspect_bundle", look)["preview"].clone();
    assert_eq!(one.state(), before, "looking changes nothing");
    assert_eq!(preview["from"], "Laptop Mesa 2");
    assert_eq!(
        preview["conflicts"][0]["title"]
            .as_str()
            .unwrap()
            .split(' ')
            .next(),
        Some("M3-001")
    );
    assert_eq!(
        preview["conflicts"][0]["fields"][0]["versions"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    one.does("receive_bundle", receive);
    two.receives(&one);
    assert_eq!(one.state(), two.state());
    let open = two.does("list_conflicts", json!({}))["conflicts"].clone();
    let versions = open[0]["fields"][0]["versions"].clone();
    let theirs = versions
        .as_array()
        .unwrap()
        .iter()
        .find(|version| version["own"] == false)
        .unwrap();
    let choice =
        json!({ "noun": "slip", "row": slip, "field": "text", "change": theirs["change"] });
    let resolution = json!({ "choices": [choice] });
    two.does("resolve_conflict", resolution.clone());
    assert_eq!(
        two.is_refused("resolve_conflict", resolution).code,
        "version_gone"
    );
    one.receives(&two);
    assert_eq!(one.slips(), ["El camión tarda 50 minutos"]);
    assert_eq!(
        one.does("list_conflicts", json!({}))["conflicts"],
        json!([])
    );
    assert_eq!(one.state(), two.state());
}

#[test]
fn undo_does_not_reach_behind_what_was_decided_in_a_conflict() {
    let (one, two) = pair();
    let slip =
        one.does("list_slips", json!({ "table": null, "trash": false }))["slips"][0]["id"].clone();
    one.captures(1, "Antes");
    for (laptop, line) in [(&one, "De la uno"), (&two, "De la dos")] {
        laptop.does(
            "edit_slip",
            json!({ "id": slip, "kind": "problem", "line": line }),
        );
    }
    one.receives(&two);
    let field = one.does("list_conflicts", json!({}))["conflicts"][0]["fields"][0].clone();
    let versions = field["versions"].as_array().unwrap().iter();
    let theirs = versions.clone().find(|version| version["own"] == false);
    let choice = json!({ "noun": "slip", "row": slip, "field": "text", "change": theirs.unwrap()["change"] });
    one.does("resolve_conflict", json!({ "choices": [choice] }));
    let nothing = || {
        assert_eq!(one.does("read_process", json!({}))["undo"], json!(null));
        assert_eq!(one.is_refused("undo", json!({})).code, "nothing_to_undo");
        let mut slips = one.slips();
        slips.sort();
        assert_eq!(slips, ["Antes", "De la dos"]);
    };
    nothing();
    one.captures(2, "Después");
    let undone = one.does("undo", json!({}));
    assert_eq!(undone["subject"], "M2-001 · Después");
    nothing();
}

#[test]
fn undo_passes_by_what_another_laptop_has_written_over() {
    let (one, two) = pair();
    let slip = one.captures(1, "Antes")["id"].clone();
    one.does(
        "edit_slip",
        json!({ "id": slip, "kind": "problem", "line": "De la uno" }),
    );
    two.receives(&one);
    two.does(
        "edit_slip",
        json!({ "id": slip, "kind": "problem", "line": "De la dos" }),
    );
    one.captures(2, "Aparte");
    one.receives(&two);
    assert_eq!(one.does("undo", json!({}))["subject"], "M2-001 · Aparte");
    assert_eq!(
        one.does("undo", json!({}))["kind"],
        "slip_captured",
        "its edit is not there any more, an older slip of its own is"
    );
    assert!(one.slips().contains(&"De la dos".to_owned()));
}

#[test]
fn a_conflict_can_be_decided_while_receiving() {
    let (one, two) = pair();
    let slip =
        one.does("list_slips", json!({ "table": null, "trash": false }))["slips"][0]["id"].clone();
    one.does(
        "edit_slip",
        json!({ "id": slip, "kind": "problem", "line": "Así" }),
    );
    two.does(
        "edit_slip",
        json!({ "id": slip, "kind": "problem", "line": "Asá" }),
    );
    let bundle = two.makes_bundle("dos.paquete");
    let admit = one.letting_in(&bundle)["admit"].take();
    let look = json!({ "path": bundle, "admit": admit });
    let preview = one.does("inspect_bundle", look)["preview"].clone();
    let versions = preview["conflicts"][0]["fields"][0]["versions"].clone();
    let theirs = versions
        .as_array()
        .unwrap()
        .iter()
        .find(|version| version["own"] == false)
        .unwrap();
    let choice =
        json!({ "noun": "slip", "row": slip, "field": "text", "change": theirs["change"] });
    let received = one.does(
        "receive_bundle",
        json!({ "path": bundle, "choices": [choice], "admit": admit }),
    );
    assert_eq!(received["conflicts"], 0);
    assert_eq!(one.slips(), ["Asá"]);
}

#[test]
fn two_slips_that_got_one_code_apart_are_both_kept_and_listed() {
    let (one, two) = pair();
    one.captures(3, "Falta sombra");
    two.captures(3, "Falta agua");
    one.receives(&two);
    two.receives(&one);
    assert_eq!(one.state(), two.state());
    assert_eq!(one.slips().len(), 3);
    let problems = two.does("list_conflicts", json!({}))["problems"].clone();
    assert_eq!(problems[0]["kind"], "slip_code_repeated");
    assert_eq!(problems[0]["subject"], "M3-002");
    assert_eq!(problems[0]["rows"].as_array().unwrap().len(), 2);
}

#[test]
fn a_slip_thrown_away_here_and_edited_there_stays_until_a_person_decides() {
    let (one, two) = pair();
    let slip =
        one.does("list_slips", json!({ "table": null, "trash": false }))["slips"][0]["id"].clone();
    one.does("trash_slip", json!({ "id": slip }));
    two.does(
        "edit_slip",
        json!({ "id": slip, "kind": "need", "line": "El camión tarda mucho y no hay sombra" }),
    );
    one.receives(&two);
    two.receives(&one);
    assert_eq!(one.state(), two.state());
    assert_eq!(one.slips(), ["El camión tarda mucho y no hay sombra"]);
    let open = one.does("list_conflicts", json!({}))["conflicts"].clone();
    assert_eq!(open[0]["fields"][0]["field"], "trashed");
    let versions = open[0]["fields"][0]["versions"].clone();
    let away = versions
        .as_array()
        .unwrap()
        .iter()
        .find(|version| version["text"] == "true")
        .unwrap();
    let choice =
        json!({ "noun": "slip", "row": slip, "field": "trashed", "change": away["change"] });
    one.does("resolve_conflict", json!({ "choices": [choice] }));
    two.receives(&one);
    assert_eq!(one.slips(), Vec::<String>::new());
    assert_eq!(one.state(), two.state());
}

#[test]
fn a_ballot_that_arrives_after_the_count_is_kept_and_changes_nothing() {
    let one = ready_to_vote();
    let vote = one.does("open_vote", json!({ "max_marks": 1 }))["id"].clone();
    votes(&one, &vote);
    let two = Laptop::new(2);
    two.starts_from(&one);
    votes(&two, &vote);
    one.does("close_vote", json!({ "id": vote }));
    one.receives(&two);
    let outcome = one.does("read_outcome", json!({ "rule": null }));
    assert_eq!(
        outcome["count"]["valid"], 1,
        "the count stands as it was closed"
    );
    let problems = one.does("list_conflicts", json!({}))["problems"].clone();
    assert_eq!(problems[0]["kind"], "ballot_after_close");
    assert_eq!(problems[0]["subject"], "2");
}

#[test]
fn two_votes_opened_apart_are_told_with_the_one_in_force_first() {
    let one = ready_to_vote();
    let two = Laptop::new(2);
    two.starts_from(&one);
    for (laptop, ballots) in [(&one, 1), (&two, 2)] {
        let vote = laptop.does("open_vote", json!({ "max_marks": 1 }))["id"].clone();
        (0..ballots).for_each(|_| votes(laptop, &vote));
    }
    one.receives(&two);
    two.receives(&one);
    assert_eq!(one.state(), two.state());
    let in_force = one.does("read_vote", json!({}))["vote"]["count"]["valid"].clone();
    for laptop in [&one, &two] {
        let problem = laptop.does("list_conflicts", json!({}))["problems"][0].clone();
        assert_eq!(problem["kind"], "two_votes");
        let mut expected = vec!["Abierta, 1 boleta", "Abierta, 2 boletas"];
        if in_force == 2 {
            expected.reverse();
        }
        assert_eq!(problem["rows"], json!(expected));
    }
}

#[test]
fn a_second_vote_without_ballots_is_taken_back_whatever_ballots_the_other_one_has() {
    let one = ready_to_vote();
    let two = Laptop::new(2);
    two.starts_from(&one);
    let vote = one.does("open_vote", json!({ "max_marks": 1 }))["id"].clone();
    two.does("open_vote", json!({ "max_marks": 1 }));
    votes(&one, &vote);
    two.receives(&one);
    assert_eq!(two.does("read_process", json!({}))["undo"], "vote_opened");
    two.does("undo", json!({}));
    let problems = two.does("list_conflicts", json!({}))["problems"].clone();
    assert_eq!(problems, json!([]), "one vote is left, with its ballot");
    one.receives(&two);
    for laptop in [&one, &two] {
        let left = laptop.does("read_vote", json!({}))["vote"].clone();
        assert_eq!((&left["id"], &left["count"]["valid"]), (&vote, &json!(1)));
    }
}

#[test]
fn ballots_of_a_vote_that_was_taken_back_elsewhere_are_kept_and_told() {
    let one = ready_to_vote();
    let vote = one.does("open_vote", json!({ "max_marks": 1 }))["id"].clone();
    let two = Laptop::new(2);
    two.starts_from(&one);
    votes(&two, &vote);
    one.does("undo", json!({}));
    one.receives(&two);
    let problem = one.does("list_conflicts", json!({}))["problems"][0].clone();
    assert_eq!(
        (&problem["kind"], &problem["rows"]),
        (&json!("ballots_without_vote"), &json!(["1"]))
    );
    one.does("redo", json!({}));
    assert_eq!(
        one.does("read_vote", json!({}))["vote"]["count"]["valid"],
        1
    );
    assert_eq!(one.does("list_conflicts", json!({}))["problems"], json!([]));
}

#[test]
fn a_laptop_that_has_only_the_bundle_starts_the_process_from_it() {
    let (one, _) = pair();
    let two = Laptop::new(2);
    let bundle = one.makes_bundle("para-la-dos.paquete");
    let looked = two.does("inspect_bundle", json!({ "path": bundle, "admit": [] }));
    assert_eq!(looked["preview"]["starts_process"], true);
    assert_eq!(looked["preview"]["process_name"], "Plan");
    assert_eq!(
        two.does("list_processes", json!({}))["processes"],
        json!([]),
        "looking leaves nothing"
    );
    two.does(
        "receive_bundle",
        json!({ "path": bundle, "choices": [], "admit": [] }),
    );
    assert_eq!(one.state(), two.state());
    two.does("close_process", json!({}));
    let again = two.does("inspect_bundle", json!({ "path": bundle, "admit": [] }));
    assert_eq!(again["preview"], json!(null));
    two.does("open_process", json!({ "path": again["belongs_to"] }));
    assert_eq!(
        two.does("inspect_bundle", json!({ "path": bundle, "admit": [] }))["preview"]["new_changes"],
        0
    );
}

#[test]
fn a_bundle_of_another_process_is_refused_by_name() {
    let (one, _) = pair();
    let two = Laptop::new(2);
    two.does("create_process", json!({ "name": "Otro plan" }));
    let bundle = one.makes_bundle("para-la-dos.paquete");
    let before = two.state();
    for name in ["inspect_bundle", "receive_bundle"] {
        let body = if name == "inspect_bundle" {
            json!({ "path": bundle, "admit": [] })
        } else {
            json!({ "path": bundle, "choices": [], "admit": [] })
        };
        let refused = two.is_refused(name, body);
        assert_eq!(
            (refused.code.as_str(), refused.args["name"].as_str()),
            ("bundle_of_other_process", "Plan")
        );
    }
    assert_eq!(two.state(), before);
}

#[test]
fn what_a_new_laptop_brings_waits_until_somebody_lets_it_in_and_the_word_spreads() {
    let (organiser, table) = pair();
    let third = Laptop::new(3);
    third.starts_from(&organiser);
    table.captures(2, "Falta sombra en la parada");
    let bundle = table.makes_bundle("mesa.paquete");
    let receive = |laptop: &Laptop, bundle: &Path| {
        let body = json!({ "path": bundle, "choices": [], "admit": [] });
        laptop.does("receive_bundle", body)
    };
    let before = third.state();
    let received = receive(&third, &bundle);
    assert_eq!(
        (&received["new_changes"], &received["waiting"][0]["changes"]),
        (&json!(0), &json!(2))
    );
    assert_eq!(received["waiting"][0]["label"], "Laptop Mesa 2");
    assert_eq!(third.state(), before);
    // What waits is not handed on.
    let relayed = third.makes_bundle("tercera.paquete");
    let heads = cocrea_bundle::read_file(&relayed, cocrea_bundle::Keys::default())
        .unwrap()
        .manifest
        .heads;
    assert_eq!(heads.len(), 2, "the organiser and itself");

    let looked = organiser.letting_in(&bundle);
    assert_eq!(looked["admit"].as_array().unwrap().len(), 1);
    organiser.does("receive_bundle", looked);
    let received = receive(&third, &organiser.makes_bundle("palabra.paquete"));
    assert_eq!(received["waiting"], json!([]));
    assert_eq!(third.state(), organiser.state());
    assert_eq!(third.slips(), organiser.slips());
    let lines = organiser.does("list_history", json!({ "limit": 5 }));
    assert!(lines.to_string().contains("laptop_admitted"), "{lines}");
}
