//! Deciding after merging: laptops let in, texts joined or both kept, and what waits until it is decided.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_tests::laptop::Laptop;
use cocrea_tests::voting::{closes, the_vote, voting};
use serde_json::{Value, json};

/// Two laptops with the same process.
fn pair() -> (Laptop, Laptop) {
    let one = Laptop::new(1);
    one.does("create_process", json!({ "name": "Plan" }));
    one.captures(3, "El camión tarda mucho");
    let two = Laptop::new(2);
    two.starts_from(&one);
    (one, two)
}

fn first_slip(laptop: &Laptop) -> Value {
    let slips = laptop.does("list_slips", json!({ "table": null, "trash": false }));
    slips["slips"][0]["id"].clone()
}

fn conflicts(laptop: &Laptop) -> Value {
    laptop.does("list_conflicts", json!({}))["conflicts"].clone()
}

/// Both say the one slip anew, and the first laptop receives the second.
fn slip_edited_apart(base: &str, one_says: &str, two_says: &str) -> (Laptop, Laptop) {
    let (one, two) = pair();
    let slip = first_slip(&one);
    let says = |laptop: &Laptop, line: &str| {
        let edit = json!({ "id": slip, "kind": "problem", "line": line });
        laptop.does("edit_slip", edit);
    };
    says(&one, base);
    two.receives(&one);
    says(&one, one_says);
    says(&two, two_says);
    one.receives(&two);
    (one, two)
}

const BASE: &str =
    "El camión de la ruta 15 tarda cincuenta minutos y en la parada no hay sombra ni una banca";

#[test]
fn who_waits_is_listed_with_six_words_and_let_in_without_the_bundle() {
    let (one, two) = pair();
    two.captures(2, "De la dos");
    let bundle = two.makes_bundle("dos.paquete");
    one.does(
        "receive_bundle",
        json!({ "path": bundle, "choices": [], "admit": [] }),
    );
    std::fs::remove_file(&bundle).unwrap();
    let laptops = one.does("list_laptops", json!({}))["laptops"].clone();
    let (own, waits) = (&laptops[0], &laptops[1]);
    assert_eq!(
        (&own["own"], &own["organiser"], &own["admitted"]),
        (&json!(true), &json!(true), &json!(true))
    );
    assert_eq!(
        (&waits["admitted"], &waits["changes"], &waits["missing"]),
        (&json!(false), &json!(0), &json!(0))
    );
    assert_eq!(waits["label"], "Laptop Mesa 2");
    assert!(waits["waiting"].as_u64().unwrap() > 0);
    let shown = two.does("list_laptops", json!({}))["laptops"][0].clone();
    assert_eq!(shown["own"], true);
    let words = waits["fingerprint"].as_str().unwrap();
    assert_eq!(words.split(' ').count(), 6);
    assert_eq!(one.slips(), ["El camión tarda mucho"]);
    let device = waits["device"].clone();
    let received = one.does("admit_laptop", json!({ "device": device }));
    assert_eq!(received["new_changes"], waits["waiting"]);
    assert_eq!(one.slips().len(), 2);
    let laptops = one.does("list_laptops", json!({}))["laptops"].clone();
    assert_eq!(
        (&laptops[1]["admitted"], &laptops[1]["waiting"]),
        (&json!(true), &json!(0))
    );
    let again = one.is_refused("admit_laptop", json!({ "device": device }));
    assert_eq!(again.code, "not_found");
    two.receives(&one);
    assert_eq!(one.state(), two.state());
}

#[test]
fn two_edits_of_a_long_text_are_proposed_together_and_what_a_person_leaves_is_kept() {
    let (one, two) = slip_edited_apart(
        BASE,
        &BASE.replace("cincuenta", "sesenta"),
        &BASE.replace("una banca", "agua"),
    );
    let open = conflicts(&one);
    let field = &open[0]["fields"][0];
    let both = BASE
        .replace("cincuenta", "sesenta")
        .replace("una banca", "agua");
    assert_eq!(field["joined"], json!({ "text": both, "undecided": 0 }));
    assert_eq!(one.slips().len(), 1, "nothing is chosen by itself");
    let written = format!("{both}.");
    let choice = json!({ "noun": "slip", "row": open[0]["row"], "field": "text", "text": written });
    one.does("resolve_conflict", json!({ "choices": [choice] }));
    assert_eq!((conflicts(&one), one.slips()), (json!([]), vec![written]));
    two.receives(&one);
    assert_eq!((conflicts(&two), two.state()), (json!([]), one.state()));
}

#[test]
fn where_both_changed_the_same_words_the_proposal_has_both_and_says_so() {
    let (one, _) = slip_edited_apart(
        BASE,
        &BASE.replace("cincuenta", "sesenta"),
        &BASE.replace("cincuenta", "noventa"),
    );
    let joined = conflicts(&one)[0]["fields"][0]["joined"].clone();
    assert_eq!(joined["undecided"], 1);
    let text = joined["text"].as_str().unwrap();
    assert!(text.contains("sesenta") && text.contains("noventa"));
}

#[test]
fn short_texts_and_texts_with_nothing_in_common_are_only_chosen() {
    let (one, _) = slip_edited_apart("Tarda una hora", "Tarda dos horas", "Tarda tres horas");
    let field = conflicts(&one)[0]["fields"][0].clone();
    assert_eq!(
        (&field["joined"], &field["both"]),
        (&Value::Null, &json!(true))
    );
    let row = conflicts(&one)[0]["row"].clone();
    let refused =
        |choice: Value| one.is_refused("resolve_conflict", json!({ "choices": [choice] }));
    let cell = |field: &str, text: &str| json!({ "noun": "slip", "row": row, "field": field, "text": text });
    assert_eq!(refused(cell("text", " ")).code, "slip_empty");
    assert_eq!(refused(cell("code", "M1-001")).code, "not_written");
    let neither = json!({ "noun": "slip", "row": row, "field": "text" });
    assert_eq!(refused(neither).code, "nothing_chosen");
    assert_eq!(
        conflicts(&one).as_array().unwrap().len(),
        1,
        "it stays open"
    );
}

#[test]
fn both_versions_of_a_slip_are_kept_in_one_decision() {
    let (one, two) = slip_edited_apart("Tarda una hora", "Tarda dos horas", "No hay sombra");
    let open = conflicts(&one)[0].clone();
    let versions = open["fields"][0]["versions"].clone();
    let choice = json!({
        "noun": "slip", "row": open["row"], "field": "text",
        "change": versions[0]["change"], "beside": versions[1]["change"],
    });
    let changes = |laptop: &Laptop| laptop.does("verify_process", json!({}))["changes"].clone();
    let before = changes(&one).as_u64().unwrap();
    one.does("resolve_conflict", json!({ "choices": [choice] }));
    assert_eq!(changes(&one), before + 1);
    let mut slips = one.slips();
    slips.sort();
    assert_eq!(slips, ["No hay sombra", "Tarda dos horas"]);
    let listed = one.does("list_slips", json!({ "table": null, "trash": false }));
    let mut codes: Vec<&str> = listed["slips"]
        .as_array()
        .unwrap()
        .iter()
        .map(|slip| slip["code"].as_str().unwrap())
        .collect();
    codes.sort_unstable();
    assert_eq!(codes, ["M3-001", "M3-002"]);
    two.receives(&one);
    assert_eq!(two.state(), one.state());
}

#[test]
fn conflicts_of_a_bundle_are_decided_while_it_is_received_both_kept_and_both_joined() {
    let (one, two) = pair();
    for text in ["Sin banca", BASE] {
        one.captures(3, text);
    }
    two.receives(&one);
    one.receives(&two);
    two.captures(2, "Falta luz");
    let listed = one.does("list_slips", json!({ "table": null, "trash": false }));
    for slip in listed["slips"].as_array().unwrap() {
        let text = slip["text"].as_str().unwrap();
        let apart = if text == BASE {
            [
                text.replace("cincuenta", "sesenta"),
                text.replace("una banca", "agua"),
            ]
        } else {
            [format!("{text} aquí"), format!("{text} allá")]
        };
        for (laptop, line) in [(&one, &apart[0]), (&two, &apart[1])] {
            let edit = json!({ "id": slip["id"], "kind": "problem", "line": line });
            laptop.does("edit_slip", edit);
        }
    }
    let bundle = two.makes_bundle("dos.paquete");
    let looked = json!({ "path": bundle, "words": null, "admit": [] });
    let preview = one.does("inspect_bundle", looked)["preview"].clone();
    let arrivals = preview["arrivals"].as_array().unwrap().iter();
    let slips: Vec<&Value> = arrivals
        .filter(|of| of["noun"] == "slip")
        .map(|of| &of["slips"])
        .collect();
    assert_eq!(
        slips,
        [&json!([{ "table": 2, "kind": "problem", "count": 1 }])]
    );
    let open = preview["conflicts"].as_array().unwrap();
    assert_eq!(open.len(), 3);
    let choices = open.iter().map(|conflict| {
        let field = &conflict["fields"][0];
        let cell = json!({ "noun": "slip", "row": conflict["row"], "field": "text" });
        let with = if field["joined"].is_null() {
            json!({
                "change": field["versions"][0]["change"], "beside": field["versions"][1]["change"],
            })
        } else {
            json!({ "text": field["joined"]["text"] })
        };
        let both = cell.as_object().unwrap().clone().into_iter();
        both.chain(with.as_object().unwrap().clone())
            .collect::<Value>()
    });
    let choices: Vec<Value> = choices.collect();
    let body = json!({ "path": bundle, "choices": choices, "admit": [] });
    let received = one.does("receive_bundle", body);
    assert_eq!(
        (&received["conflicts"], conflicts(&one)),
        (&json!(0), json!([]))
    );
    let mut slips = one.slips();
    slips.sort();
    let joined = BASE
        .replace("cincuenta", "sesenta")
        .replace("una banca", "agua");
    let mut expected = vec![joined, "Falta luz".to_owned()];
    for text in ["El camión tarda mucho", "Sin banca"] {
        expected.extend([format!("{text} aquí"), format!("{text} allá")]);
    }
    expected.sort();
    assert_eq!(slips, expected);
    let problems = one.does("list_conflicts", json!({}))["problems"].clone();
    assert_eq!(problems, json!([]), "each new slip has a code of its own");
    two.receives(&one);
    assert_eq!(two.state(), one.state());
}

#[test]
fn amounts_and_ballots_are_never_both_kept() {
    let (one, _) = slip_edited_apart("Sombra $100", "Sombra $200", "Sombra $300");
    let open = conflicts(&one)[0].clone();
    let field = open["fields"][0].clone();
    assert_eq!(
        (&field["field"], &field["both"]),
        (&json!("cost"), &json!(false))
    );
    let choice = json!({
        "noun": "slip", "row": open["row"], "field": "cost",
        "change": field["versions"][0]["change"], "beside": field["versions"][1]["change"],
    });
    let refused = one.is_refused("resolve_conflict", json!({ "choices": [choice] }));
    assert_eq!(refused.code, "version_gone");
    assert_eq!(one.slips(), ["Sombra"]);
}

#[test]
fn nothing_is_closed_while_laptops_differ_about_what_it_stands_on() {
    let one = voting();
    let two = Laptop::new(2);
    two.starts_from(&one);
    let ballot = the_vote(&one)["ballots"][0]["id"].clone();
    let corrects = |laptop: &Laptop, line: &str, state: &str| {
        let body = json!({ "id": ballot, "line": line, "state": state });
        laptop.does("correct_ballot", body);
    };
    corrects(&one, "2", "valid");
    corrects(&two, "", "blank");
    let slip = first_slip(&one);
    for (laptop, line) in [(&one, "Sombra"), (&two, "Luz")] {
        laptop.does(
            "edit_slip",
            json!({ "id": slip, "kind": "need", "line": line }),
        );
    }
    one.receives(&two);
    let vote = the_vote(&one)["id"].clone();
    let refused = one.is_refused("close_vote", json!({ "id": vote }));
    assert_eq!(refused.code, "conflict_open");
    assert_eq!(refused.args["count"], "1", "the slip is none of it");
    assert!(
        refused.args["rows"] == "la boleta 1",
        "{}",
        refused.args["rows"]
    );
    assert!(refused.message.contains(&refused.args["rows"]));
    let open = conflicts(&one);
    let of_ballot = open
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["noun"] == "ballot");
    let of_ballot = of_ballot.unwrap();
    let choices = of_ballot["fields"].as_array().unwrap().iter().map(|field| {
        json!({ "noun": "ballot", "row": of_ballot["row"], "field": field["field"],
            "change": field["versions"][0]["change"] })
    });
    let choices: Vec<Value> = choices.collect();
    one.does("resolve_conflict", json!({ "choices": choices }));
    closes(&one);
    assert_eq!(the_vote(&one)["state"], "closed");
}

#[test]
fn a_commitment_with_something_to_decide_says_so_and_prints_as_a_draft() {
    let one = voting();
    closes(&one);
    one.does("create_commitments", json!({}));
    let two = Laptop::new(2);
    two.starts_from(&one);
    let listed = || one.does("list_commitments", json!({}))["commitments"][0].clone();
    let waits = |of: &Value| {
        let missing = of["missing"].as_array().unwrap();
        missing.iter().any(|gap| gap == "decision")
    };
    let id = listed()["id"].clone();
    let reads = || one.does("read_commitment", json!({ "id": id }));
    let sheet = || one.does("list_documents", json!({}))["documents"][1].clone();
    assert!(!waits(&listed()) && !waits(&reads()) && !waits(&sheet()));
    for (laptop, text) in [(&one, "Doscientos metros"), (&two, "Toda la cancha")] {
        let edit = json!({ "id": id, "field": "product", "text": text });
        laptop.does("edit_commitment", edit);
    }
    let prints = |name: &str| {
        let key = sheet()["key"].clone();
        let body = json!({ "document": key, "path": one.path(name) });
        one.does("make_document", body);
        std::fs::read(one.path(name)).unwrap()
    };
    let before = prints("antes.pdf");
    one.receives(&two);
    assert!(waits(&listed()) && waits(&reads()) && waits(&sheet()));
    assert_ne!(prints("despues.pdf"), before);
    let open = conflicts(&one)[0].clone();
    let own = &open["fields"][0]["versions"];
    let own = own
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["own"] == true);
    let choice = json!({ "noun": "commitment", "row": id, "field": "product", "change": own.unwrap()["change"] });
    one.does("resolve_conflict", json!({ "choices": [choice] }));
    assert!(!waits(&listed()) && !waits(&reads()) && !waits(&sheet()));
    let milestone =
        json!({ "commitment": id, "title": "Licitar", "due": "2027-04-30", "product": "" });
    let milestone = one.does("add_milestone", milestone)["id"].clone();
    two.receives(&one);
    for (laptop, due) in [(&one, "2027-05-31"), (&two, "2027-06-30")] {
        let edit = json!({ "id": milestone, "title": "Licitar", "due": due, "product": "" });
        laptop.does("edit_milestone", edit);
    }
    one.receives(&two);
    assert!(waits(&listed()), "its date is not decided");
}
