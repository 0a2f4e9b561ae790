//! Requests of a wrong shape, ids of other nouns, and use cases that nobody can do now.

use crate::scene::{Scene, Until};
use crate::told;
use cocrea_app::{COMMANDS, Window};
use cocrea_tests::laptop::Laptop;
use serde_json::{Value, json};

/// A slip for a table that does not matter.
pub(crate) fn some_slip() -> Value {
    json!({ "table": nobody(), "kind": "need", "line": "Sombra" })
}

fn nobody() -> Value {
    json!("00000000-0000-7000-8000-00000000dead")
}

/// Scenes for every use case, with its name.
fn each(check: impl Fn(&Scene, &str)) {
    let scenes = [Until::Proposals, Until::Vote, Until::Commitments].map(Scene::new);
    for command in COMMANDS {
        let scene = scenes
            .iter()
            .find(|scene| scene.until == Scene::stage_of(command.name));
        check(scene.unwrap(), command.name);
    }
}

fn fields(schema: &schemars_like::Schema) -> Vec<String> {
    schema.keys().cloned().collect()
}

/// The part of a JSON Schema that these tests read.
mod schemars_like {
    pub(crate) type Schema = serde_json::Map<String, serde_json::Value>;
}

fn shape(name: &str) -> schemars_like::Schema {
    let command = COMMANDS.iter().find(|command| command.name == name);
    let schema = serde_json::to_value((command.unwrap().request)()).unwrap();
    schema["properties"]
        .as_object()
        .cloned()
        .unwrap_or_default()
}

#[test]
fn the_bodies_of_these_tests_fill_every_field_of_every_use_case() {
    each(|scene, name| {
        let body = scene.body(name);
        let filled: Vec<String> = body.as_object().unwrap().keys().cloned().collect();
        for field in fields(&shape(name)) {
            assert!(filled.contains(&field), "{name}.{field}");
        }
    });
}

#[test]
fn a_body_of_a_wrong_shape_is_refused_by_every_use_case() {
    each(|scene, name| {
        let refused = |body: Value| {
            told::check(&scene.laptop, (name, body), "malformed_request");
        };
        for body in [json!(null), json!("x"), json!(7), json!([[1]]), json!(true)] {
            refused(body);
        }
        let good = scene.body(name);
        let mut more = good.clone();
        more["campo desconocido"] = json!("x");
        refused(more);
        for field in fields(&shape(name)) {
            for wrong in [json!({ "a": [] }), json!([{}]), json!(-7.5)] {
                let mut body = good.clone();
                body[&field] = wrong;
                refused(body);
            }
        }
    });
}

#[test]
fn a_field_that_is_needed_and_missing_is_told() {
    each(|scene, name| {
        let command = COMMANDS
            .iter()
            .find(|command| command.name == name)
            .unwrap();
        let schema = serde_json::to_value((command.request)()).unwrap();
        for needed in schema["required"].as_array().into_iter().flatten() {
            let mut body = scene.body(name);
            body.as_object_mut()
                .unwrap()
                .shift_remove(needed.as_str().unwrap());
            told::check(&scene.laptop, (name, body), "malformed_request");
        }
    });
}

#[test]
fn the_id_of_another_noun_or_of_nothing_is_refused() {
    each(|scene, name| {
        for (field, kind) in shape(name) {
            let lists = ["list_slips", "list_photos"].contains(&name);
            if kind["format"] != "uuid" || (lists && field == "table") {
                continue;
            }
            // The process is a row too, and no use case takes its id.
            let process = scene.laptop.does("read_process", json!({}))["id"].clone();
            for other in [nobody(), process] {
                let mut body = scene.body(name);
                body[&field] = other;
                let before = scene.laptop.state();
                let answer = scene.laptop.app.call(Window::Main, name, body);
                match (name, field.as_str()) {
                    // Only looked at while typing: the echo shows no table.
                    ("read_line", _) => assert_eq!(answer.unwrap().reply["table"], 0),
                    _ => {
                        let failure = answer.unwrap_err();
                        let known = ["not_found", "no_such_table", "version_gone"];
                        assert!(
                            known.contains(&failure.code.as_str()),
                            "{name}: {failure:?}"
                        );
                        told::in_words(&failure);
                    }
                }
                assert_eq!(scene.laptop.state(), before, "{name}");
            }
        }
    });
}

#[test]
fn lists_of_ids_with_strangers_in_them_change_nothing() {
    let scene = Scene::new(Until::Proposals);
    for name in ["create_group", "move_slips"] {
        let mut body = scene.body(name);
        body["slips"] = json!([scene.slip(), nobody()]);
        told::check(&scene.laptop, (name, body.clone()), "not_found");
        body["slips"] = json!(["no es un id"]);
        told::check(&scene.laptop, (name, body), "malformed_request");
    }
}

#[test]
fn without_an_open_process_every_use_case_of_a_process_says_so() {
    let scenes = [Until::Proposals, Until::Vote, Until::Commitments].map(Scene::new);
    let alone = [
        "list_processes",
        "create_process",
        "open_example",
        "open_process",
        "close_process",
        "read_settings",
        "read_work",
        "stop_work",
        "change_settings",
        "show_file",
    ];
    let bodies: Vec<(&str, Value)> = COMMANDS
        .iter()
        .filter(|command| !alone.contains(&command.name))
        .map(|command| {
            let scene = scenes
                .iter()
                .find(|scene| scene.until == Scene::stage_of(command.name));
            (command.name, scene.unwrap().body(command.name))
        })
        .collect();
    let laptop = Laptop::new(5);
    for (name, body) in bodies {
        match name {
            // A bundle can be looked into and received without a process: it brings its own.
            "inspect_bundle" => told::check_closed(&laptop, (name, body), "not_a_bundle"),
            // And a backup brings its process back.
            "return_to_backup" => told::check_closed(&laptop, (name, body), "not_a_process"),
            "copy_here" => told::check_closed(&laptop, (name, body), "not_a_process"),
            // What is damaged is no open process, and here nothing of one is left.
            "read_damage" | "salvage_process" => {
                told::check_closed(&laptop, (name, body), "nothing_to_salvage")
            }
            "receive_bundle" => continue,
            // An encrypted file is none that is open.
            "unlock_file" => told::check_closed(&laptop, (name, body), "built_without_encryption"),
            _ => told::check_closed(&laptop, (name, body), "no_process_open"),
        };
    }
}

#[test]
fn an_unknown_use_case_and_a_window_that_may_not_are_told() {
    let laptop = Laptop::new(1);
    for name in ["", "nada", "Capture_Slip", "capture_slip ", "undo\0"] {
        told::check_closed(&laptop, (name, json!({})), "unknown_command");
    }
    for command in COMMANDS {
        let refused = laptop.app.call(Window::Projection, command.name, json!({}));
        told::is(&refused.unwrap_err(), "window_may_not");
    }
}
