//! The path of a workshop, in the facilitator's words, through the use cases and a real file.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_tests::laptop::Laptop;
use serde_json::{Value, json};

fn workshop() -> Laptop {
    let laptop = Laptop::new(1);
    laptop.does(
        "create_process",
        json!({ "name": "Plan de mi colonia 2027" }),
    );
    laptop.does(
        "edit_process",
        json!({ "place": "Hermosillo", "ceiling": "$1.2 mdp" }),
    );
    laptop
}

fn example() -> Laptop {
    let laptop = Laptop::new(1);
    laptop.does("open_example", json!({}));
    laptop
}

fn process(laptop: &Laptop) -> Value {
    laptop.does("read_process", json!({}))
}

/// Six slips, three groups with a proposal each, and an open vote of two marks.
fn open_vote() -> (Laptop, Value) {
    let laptop = with_proposals();
    laptop.does("open_vote", json!({ "max_marks": 2 }));
    let vote = laptop.does("read_vote", json!({}))["vote"]["id"].clone();
    (laptop, vote)
}

fn with_proposals() -> Laptop {
    let laptop = workshop();
    for (table, line) in [
        (1, "!El parque está oscuro #urbano &Altares"),
        (1, "+Lámparas solares $300 mil"),
        (2, "!No hay sombra en la parada #movilidad"),
        (2, "+Paradas con sombra $1,200.50"),
        (3, "?¿Cuánto costó el parque?"),
        (3, "*Agua para beber @4"),
    ] {
        laptop.captures(table, line);
    }
    let loose = laptop.does("read_board", json!({}))["loose"].clone();
    let ids: Vec<Value> = loose
        .as_array()
        .unwrap()
        .iter()
        .map(|slip| slip["id"].clone())
        .collect();
    for (name, slips, title, cost) in [
        ("Alumbrar", &ids[0..2], "Lámparas", "400 mil"),
        ("Dar sombra", &ids[2..4], "Paradas", "500,000"),
        ("Saber", &ids[4..5], "Publicar contratos", "$300,000"),
    ] {
        let group =
            laptop.does("create_group", json!({ "name": name, "slips": slips }))["id"].clone();
        laptop.does(
            "create_proposal",
            json!({ "group": group, "title": title, "cost": cost, "place": "" }),
        );
    }
    laptop
}

#[test]
fn a_new_process_has_the_nine_topics_and_a_session_of_six_tables() {
    let laptop = workshop();
    let view = process(&laptop);
    assert_eq!(view["counts"]["topics"], 9);
    assert_eq!(view["counts"]["tables"], 6);
    assert_eq!(view["ceiling"], 120_000_000);
    let home = laptop.does("list_processes", json!({}));
    assert_eq!(home["processes"][0]["name"], "Plan de mi colonia 2027");
    assert_eq!(
        home["processes"][0]["file_name"],
        "Plan de mi colonia 2027.cocrea"
    );
    assert!(home["processes"][0]["trouble"].is_null());
}

#[test]
fn a_slip_gets_its_code_and_what_its_inline_codes_say() {
    let laptop = workshop();
    laptop.captures(3, "Primera");
    let captured = laptop.captures(3, "+Parada con sombra #movilidad $180 mil &Altares");
    assert_eq!(captured["code"], "M3-002");
    let slip = &laptop.does(
        "list_slips",
        json!({ "table": laptop.table(3), "trash": false }),
    )["slips"][0];
    assert_eq!(slip["text"], "Parada con sombra");
    assert_eq!(slip["kind"], "proposal");
    assert_eq!(slip["topic"], json!({ "name": "Movilidad", "known": true }));
    assert_eq!(slip["cost"], 18_000_000);
    assert_eq!(slip["place"], "Altares");
    let line = slip["line"].as_str().unwrap().to_owned();
    laptop.does(
        "edit_slip",
        json!({ "id": slip["id"], "kind": "need", "line": line.replace("180,000", "190,000") }),
    );
    let edited = &laptop.does("list_slips", json!({ "table": null, "trash": false }))["slips"][0];
    assert_eq!(
        (&edited["cost"], &edited["code"], &edited["kind"]),
        (&json!(19_000_000), &json!("M3-002"), &json!("need"))
    );
}

#[test]
fn trash_undo_and_redo_bring_everything_back_even_after_a_restart() {
    let laptop = workshop();
    let slip = laptop.captures(1, "Una")["id"].clone();
    laptop.captures(1, "Dos");
    laptop.does("trash_slip", json!({ "id": slip }));
    assert_eq!(laptop.slips(), ["Dos"]);
    assert_eq!(process(&laptop)["undo"], "slip_trashed");
    let laptop = laptop.restarts(1);
    assert_eq!(laptop.does("undo", json!({}))["kind"], "slip_trashed");
    assert_eq!(laptop.slips(), ["Dos", "Una"]);
    assert_eq!(laptop.does("undo", json!({}))["kind"], "slip_captured");
    assert_eq!(laptop.slips(), ["Una"]);
    laptop.does("redo", json!({}));
    laptop.does("redo", json!({}));
    assert_eq!(laptop.slips(), ["Dos"]);
    assert_eq!(laptop.is_refused("redo", json!({})).code, "nothing_to_redo");
    laptop.does("undo", json!({}));
    laptop.captures(2, "Tres");
    assert_eq!(laptop.is_refused("redo", json!({})).code, "nothing_to_redo");
    assert_eq!(
        laptop.captures(1, "Cuatro")["code"],
        "M1-003",
        "a code is used once"
    );
}

#[test]
fn what_was_made_at_the_start_cannot_be_undone() {
    let laptop = Laptop::new(1);
    laptop.does("create_process", json!({ "name": "Uno" }));
    assert_eq!(laptop.is_refused("undo", json!({})).code, "nothing_to_undo");
}

#[test]
fn a_vote_goes_from_ballots_to_a_result_with_reasons() {
    let (laptop, vote) = open_vote();
    assert_eq!(
        laptop
            .is_refused("read_outcome", json!({ "rule": null }))
            .code,
        "vote_still_open"
    );
    for line in ["1 2", "1, 2", "1", "3 2", "2"] {
        laptop.does(
            "cast_ballot",
            json!({ "vote": vote, "line": line, "state": "valid" }),
        );
    }
    laptop.does(
        "cast_ballot",
        json!({ "vote": vote, "line": "", "state": "blank" }),
    );
    let too_many = laptop.is_refused(
        "cast_ballot",
        json!({ "vote": vote, "line": "1 2 3", "state": "valid" }),
    );
    assert_eq!(
        (too_many.code.as_str(), too_many.args["max"].as_str()),
        ("too_many_marks", "2")
    );
    laptop.does(
        "cast_ballot",
        json!({ "vote": vote, "line": "1 2 3", "state": "void" }),
    );
    let ballots = laptop.does("read_vote", json!({}))["vote"].clone();
    assert_eq!(
        ballots["count"],
        json!({ "valid": 5, "blank": 1, "void": 1 })
    );
    let third = ballots["ballots"]
        .as_array()
        .unwrap()
        .iter()
        .find(|ballot| ballot["number"] == 3)
        .unwrap();
    laptop.does(
        "correct_ballot",
        json!({ "id": third["id"], "line": "1 3", "state": "valid" }),
    );
    laptop.does("close_vote", json!({ "id": vote }));
    assert_eq!(
        laptop
            .is_refused(
                "correct_ballot",
                json!({ "id": third["id"], "line": "1", "state": "valid" })
            )
            .code,
        "vote_closed"
    );
    assert_eq!(
        laptop.does("read_process", json!({}))["undo"],
        json!(null),
        "what would be refused is not promised"
    );
    assert_eq!(laptop.is_refused("undo", json!({})).code, "vote_closed");
    let outcome = laptop.does("read_outcome", json!({ "rule": null }));
    assert_eq!(outcome["rule"], "mes_cost_add1u");
    assert_eq!(outcome["locked"], true);
    assert_eq!(outcome["share"], 24_000_000);
    let winners: Vec<&str> = outcome["winners"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["title"].as_str())
        .collect();
    assert_eq!(winners.len(), 3, "{winners:?}");
    assert_eq!(outcome["spent"], 120_000_000);
    let greedy = laptop.does("read_outcome", json!({ "rule": "greedy_votes" }));
    assert_eq!(greedy["locked"], false);
    assert_eq!(greedy["winners"][0]["title"], "Paradas");
}

#[test]
fn the_rule_and_the_lot_are_chosen_before_the_vote_is_opened() {
    let laptop = with_proposals();
    let refused = |body: Value| laptop.is_refused("open_vote", body).code;
    let with = |rule: &str, ties: &str| json!({ "max_marks": 1, "rule": rule, "ties": ties });
    assert_eq!(refused(with("dados", "official")), "rule_unknown");
    assert_eq!(refused(with("mes_points", "official")), "rule_unknown");
    assert_eq!(
        refused(with("greedy_votes", "lexico")),
        "order_of_ties_unknown"
    );
    assert_eq!(refused(with("greedy_votes", "drawn: ")), "seed_missing");
    assert_eq!(
        refused(with("greedy_votes", "drawn:\u{202E}4ñ")),
        "seed_unreadable"
    );
    assert_eq!(laptop.does("read_vote", json!({}))["vote"], json!(null));
    laptop.does("open_vote", with("phragmen", "official: 4-2-6 "));
    let vote = laptop.does("read_vote", json!({}))["vote"].clone();
    assert_eq!(vote["rule"], "phragmen");
    assert_eq!(vote["ties"], "official:4-2-6");
}

#[test]
fn what_if_figures_are_told_and_nothing_is_recorded() {
    let laptop = example();
    let before = laptop.does("read_outcome", json!({ "rule": null }));
    let tried = |body: Value| laptop.does("try_outcome", body);
    let same = tried(json!({ "ceiling": null, "projects": [] }));
    assert_eq!(same["spent"], before["spent"]);
    assert_eq!((&same["enter"], &same["leave"]), (&json!([]), &json!([])));
    let first = before["winners"][0]["title"].clone();
    let without =
        json!({ "number": before["winners"][0]["number"], "cost": null, "withdrawn": true });
    let withdrawn = tried(json!({ "ceiling": null, "projects": [without] }));
    assert!(withdrawn["leave"].as_array().unwrap().contains(&first));
    let poor = tried(json!({ "ceiling": "1 mdp", "projects": [] }));
    assert_eq!(poor["ceiling"], 100_000_000);
    assert!(poor["spent"].as_i64() <= Some(100_000_000));
    let refused = |body: Value| laptop.is_refused("try_outcome", body).code;
    assert_eq!(
        refused(json!({ "ceiling": "0", "projects": [] })),
        "amount_zero"
    );
    assert_eq!(
        refused(json!({ "ceiling": "mucho", "projects": [] })),
        "amount_unreadable"
    );
    let unknown = json!({ "number": 99, "cost": "1", "withdrawn": false });
    assert_eq!(
        refused(json!({ "ceiling": null, "projects": [unknown] })),
        "no_such_option"
    );
    let all: Vec<Value> = (1..=10)
        .map(|number| json!({ "number": number, "cost": null, "withdrawn": true }))
        .collect();
    assert_eq!(
        refused(json!({ "ceiling": null, "projects": all })),
        "everything_withdrawn"
    );
    let twice = json!({ "number": 1, "cost": null, "withdrawn": true });
    assert_eq!(
        refused(json!({ "ceiling": null, "projects": [twice, twice] })),
        "no_such_option"
    );
    for (cost, code) in [
        ("0", "amount_zero"),
        ("-1", "amount_negative"),
        ("99999999 mdp", "amount_too_large"),
    ] {
        let dear = json!({ "number": 1, "cost": cost, "withdrawn": false });
        let body = json!({ "ceiling": null, "projects": [dear] });
        assert_eq!(refused(body), code, "{cost}");
    }
    let dear = json!({ "number": 1, "cost": "13 mdp", "withdrawn": false });
    let dearer_than_the_ceiling = tried(json!({ "ceiling": null, "projects": [dear] }));
    assert!(
        dearer_than_the_ceiling["leave"]
            .as_array()
            .unwrap()
            .contains(&first)
    );
    assert_eq!(laptop.does("read_outcome", json!({ "rule": null })), before);
}

#[test]
fn every_rule_of_the_room_is_compared_side_by_side() {
    let laptop = example();
    let compared = laptop.does("compare_rules", json!({}));
    assert_eq!(compared["locked"], "mes_cost_util");
    let rules = compared["rules"].as_array().unwrap();
    assert_eq!(rules.len(), 6);
    for told in rules {
        let alone = laptop.does("read_outcome", json!({ "rule": told["rule"] }));
        assert_eq!(told["spent"], alone["spent"], "{}", told["rule"]);
        assert_eq!(
            told["winners"].as_array().unwrap().len(),
            alone["winners"].as_array().unwrap().len()
        );
        assert_eq!(alone["hanging"]["complete"], true);
        let shares = told["rule"].as_str().unwrap().starts_with("mes_");
        assert!(!shares || alone["denied"] == json!([]), "{alone}");
    }
}

#[test]
fn proposals_and_ceiling_stand_still_while_a_vote_is_open() {
    let (laptop, _) = open_vote();
    let proposal = laptop.does("list_proposals", json!({}))["proposals"][0]["id"].clone();
    for (name, body) in [
        ("edit_proposal", json!({ "id": proposal, "title": "Otra" })),
        ("trash_proposal", json!({ "id": proposal })),
        ("edit_process", json!({ "ceiling": "5 mdp" })),
    ] {
        assert_eq!(laptop.is_refused(name, body).code, "vote_open", "{name}");
    }
    assert_eq!(
        laptop
            .is_refused("open_vote", json!({ "max_marks": 1 }))
            .code,
        "vote_exists"
    );
}

#[test]
fn winners_become_commitments_that_walk_back_to_the_slips() {
    let (laptop, vote) = open_vote();
    for line in ["1 2", "1", "2 3"] {
        laptop.does(
            "cast_ballot",
            json!({ "vote": vote, "line": line, "state": "valid" }),
        );
    }
    laptop.does("close_vote", json!({ "id": vote }));
    let created = laptop.does("create_commitments", json!({}))["created"]
        .as_u64()
        .unwrap();
    assert!(created >= 2);
    assert_eq!(
        laptop.does("create_commitments", json!({}))["created"],
        0,
        "no winner gets two"
    );
    let list = laptop.does("list_commitments", json!({}))["commitments"].clone();
    let first = list[0]["id"].clone();
    assert_eq!(list[0]["code"], "C-01");
    for (field, text) in [
        ("problem", "De noche no se ve."),
        ("solution", "Poner lámparas."),
        ("product", "12 lámparas"),
        ("government_organization", "Servicios Públicos"),
        ("government_post", "Dirección de Alumbrado"),
        ("counterpart_organization", "Vecinas de Altares"),
        ("indicator", "Lámparas encendidas"),
        ("baseline", "2"),
        ("target", "14"),
        ("verification", "Recorrido nocturno"),
    ] {
        laptop.does(
            "edit_commitment",
            json!({ "id": first, "field": field, "text": text }),
        );
    }
    let milestone =
        json!({ "commitment": first, "title": "Instalar", "due": "2027-08-29", "product": "Acta" });
    laptop.does("add_milestone", milestone);
    let whole = laptop.does("read_commitment", json!({ "id": first }));
    assert_eq!(whole["missing"], json!([]));
    assert_eq!(whole["trace"]["slips"].as_array().unwrap().len(), 2);
    assert!(whole["trace"]["vote"]["votes"].as_u64().unwrap() >= 2);
    let documents = laptop.does("list_documents", json!({}))["documents"].clone();
    for document in documents.as_array().unwrap() {
        let made = laptop.does(
            "make_document",
            json!({ "document": document["key"], "path": null }),
        );
        let bytes = std::fs::read(made["path"].as_str().unwrap()).unwrap();
        assert!(bytes.starts_with(b"%PDF-1.7"), "{made}");
        laptop.does("show_file", json!({ "path": made["path"] }));
    }
    assert_eq!(
        laptop.desktop.shown().len(),
        documents.as_array().unwrap().len()
    );
}

#[test]
fn the_example_ends_in_the_winners_that_its_ballots_give() {
    let laptop = example();
    let view = process(&laptop);
    assert_eq!(view["fictional"], true);
    assert_eq!(view["counts"]["slips"], 46);
    assert_eq!(view["counts"]["loose_slips"], 9);
    assert_eq!(view["counts"]["ballots"], 58);
    let tables = laptop.does("read_session", json!({}))["tables"].clone();
    let counts: Vec<u64> = tables
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|table| table["slips"].as_u64())
        .collect();
    assert_eq!(counts, [7, 9, 9, 6, 8, 7]);
    let numbers = |outcome: &Value| -> Vec<u64> {
        outcome["winners"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|one| one["number"].as_u64())
            .collect()
    };
    let shares = laptop.does("read_outcome", json!({ "rule": null }));
    assert_eq!(numbers(&shares), [1, 5, 3, 6, 4, 9, 8]);
    assert_eq!(shares["spent"], 1_164_000_000);
    assert_eq!(shares["with_a_winner"], 58);
    let greedy = laptop.does("read_outcome", json!({ "rule": "greedy_votes" }));
    assert_eq!(numbers(&greedy), [1, 5, 10, 3]);
    assert_eq!(greedy["spent"], 1_131_000_000);
    assert_eq!(greedy["with_a_winner"], 52);
    assert_eq!(view["counts"]["commitments"], 7);
    assert_eq!(
        numbers(&laptop.does("read_outcome", json!({ "rule": "mes_cost_add1" }))).len(),
        6
    );
}

#[test]
fn search_and_history_speak_in_the_peoples_words() {
    let laptop = workshop();
    laptop.captures(2, "Los NIÑOS no pueden cruzar");
    let hits = laptop.does("search", json!({ "text": "ninos CRUZAR" }))["hits"].clone();
    assert_eq!(hits[0]["code"], "M2-001");
    let history = laptop.does("list_history", json!({ "limit": 10 }))["changes"].clone();
    assert_eq!(history[0]["kind"], "slip_captured");
    assert_eq!(history[0]["from"], "Laptop Mesa 1");
    assert_eq!(history[0]["subject"], "M2-001 · Los NIÑOS no pueden cruzar");
}
