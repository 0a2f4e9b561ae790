//! Amounts, marks and numbers that cannot be.

use crate::scene::{Scene, Until};
use crate::told;
use serde_json::json;

const AMOUNTS: [(&str, &str); 14] = [
    ("-500", "amount_negative"),
    ("−1 mdp", "amount_negative"),
    ("$-500", "amount_negative"),
    ("99999999999999999999999999999", "amount_too_large"),
    ("900,000,000 mdp", "amount_too_large"),
    ("9223372036854775808", "amount_too_large"),
    ("NaN", "amount_unreadable"),
    ("Infinity", "amount_unreadable"),
    ("1e9", "amount_unreadable"),
    ("0x10", "amount_unreadable"),
    ("1/3", "amount_unreadable"),
    ("doce", "amount_unreadable"),
    ("١٢٣", "amount_unreadable"),
    ("👍", "amount_unreadable"),
];

#[test]
fn amounts_that_cannot_be_are_refused_wherever_an_amount_is_typed() {
    let scene = Scene::new(Until::Proposals);
    for (name, field) in [
        ("edit_process", "ceiling"),
        ("create_proposal", "cost"),
        ("edit_proposal", "cost"),
    ] {
        for (amount, code) in AMOUNTS {
            let mut body = scene.body(name);
            body[field] = json!(amount);
            told::check(&scene.laptop, (name, body), code);
        }
    }
    let table = scene.laptop.table(1);
    for line in ["Sombra $-500", "Sombra $99999999999999999999999999999"] {
        let body = json!({ "table": table, "kind": "need", "line": line });
        // What the echo warns of, capturing refuses or keeps in the text: never a wrong amount.
        let echo = scene.laptop.does("read_line", body.clone());
        let before = scene.laptop.slips().len();
        match scene
            .laptop
            .app
            .call(cocrea_app::Window::Main, "capture_slip", body)
        {
            Ok(_) => {
                assert!(echo["trouble"].is_null(), "{echo}");
                let slips = scene
                    .laptop
                    .does("list_slips", json!({ "table": null, "trash": false }));
                let cost = slips["slips"][0]["cost"].as_i64();
                assert!(cost.is_none_or(|cost| cost == 50_000), "{line}: {cost:?}");
            }
            Err(failure) => {
                told::in_words(&failure);
                assert_eq!(echo["trouble"]["code"], failure.code.as_str());
                assert_eq!(scene.laptop.slips().len(), before);
            }
        }
    }
}

#[test]
fn ballots_that_cannot_be_are_refused_and_counted_nowhere() {
    let scene = Scene::new(Until::Vote);
    for (line, code) in [
        ("1 2", "too_many_marks"),
        ("1 1", "mark_repeated"),
        ("9", "no_such_option"),
        ("0", "no_such_option"),
        ("4294967296", "no_such_option"),
        ("99999999999999999999", "no_such_option"),
        ("-1", "number_unreadable"),
        ("uno", "number_unreadable"),
        ("1½", "number_unreadable"),
        ("👍", "number_unreadable"),
        ("", "marks_missing"),
        (" , ", "marks_missing"),
    ] {
        for name in ["cast_ballot", "correct_ballot"] {
            let mut body = scene.body(name);
            body["line"] = json!(line);
            told::check(&scene.laptop, (name, body), code);
        }
    }
    assert_eq!(
        scene.vote()["count"],
        json!({ "valid": 1, "blank": 0, "void": 0 })
    );
}

#[test]
fn a_vote_opens_only_with_marks_that_can_be_given() {
    let scene = Scene::new(Until::Proposals);
    for marks in [0, 3, u32::MAX] {
        let body = json!({ "max_marks": marks });
        told::check(&scene.laptop, ("open_vote", body), "max_marks_out_of_range");
    }
    for marks in [
        json!(-1),
        json!(1.5),
        json!(4_294_967_296_u64),
        json!("1"),
        json!(null),
    ] {
        let body = json!({ "max_marks": marks });
        told::check(&scene.laptop, ("open_vote", body), "malformed_request");
    }
}
