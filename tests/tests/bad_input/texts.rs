//! Texts that are far too long, or made of what keyboards do not have.

use crate::scene::{Scene, Until};
use crate::told;
use cocrea_app::{COMMANDS, Window};
use serde_json::{Value, json};
use std::fs;

/// Fields that are no text of a person: words of the program, names of rows, and paths (which have tests of their own).
const NO_TEXT: &[(&str, &str)] = &[
    ("*", "path"),
    ("*", "kind"),
    ("*", "state"),
    ("*", "language"),
    ("*", "theme"),
    ("edit_commitment", "field"),
];

const STRANGE: &[&str] = &[
    "👩🏽‍🔧👨‍👩‍👧‍👦🇲🇽❤️",
    "texto \u{202E}al revés\u{202C} \u{2066}aislado\u{2069} \u{200F}",
    "a\u{0301}\u{0302}\u{0303}\u{0304}\u{0305}\u{0306}\u{0307}\u{0308} Ñ\u{0303}",
    "con\0nulo",
    "\u{1}\u{7}\u{1B}[31mrojo\u{1B}[0m\u{7F}\u{9F}",
    "uno\r\ndos\ttres\u{2028}cuatro",
    "\u{FFFE}\u{FFFF}\u{10FFFF}\u{E000}\u{FFFD}",
    "العربية עברית 中文 ไทย हिन्दी",
    "'; DROP TABLE slip; -- <script>alert(1)</script> {{ $x }} %s \\",
    "=1+1 @SUM(A1) +cmd|' /C calc'!A0",
    "ﷺ𒐫꧅",
];

/// Texts of a person in the body of each use case.
fn each_text(check: impl Fn(&Scene, &str, &str)) {
    let scenes = [Until::Proposals, Until::Vote, Until::Commitments].map(Scene::new);
    for command in COMMANDS {
        let stage = Scene::stage_of(command.name);
        let scene = scenes.iter().find(|scene| scene.until == stage).unwrap();
        let schema = serde_json::to_value((command.request)()).unwrap();
        for (field, kind) in schema["properties"].as_object().into_iter().flatten() {
            let types = kind["type"].to_string();
            let id = kind["format"] == "uuid";
            let excluded = NO_TEXT
                .iter()
                .any(|(name, no)| no == field && ["*", command.name].contains(name));
            if types.contains("string") && !id && !excluded {
                check(scene, command.name, field);
            }
        }
    }
}

#[test]
fn a_hundred_thousand_characters_are_refused_in_every_text_and_change_nothing() {
    each_text(|scene, name, field| {
        for piece in ["ñ", "9", "👍", "a ", "\u{0301}", "#", "$9"] {
            let mut body = scene.body(name);
            body[field] = json!(piece.repeat(100_000));
            let before = scene.laptop.state();
            match scene.laptop.app.call(Window::Main, name, body) {
                Err(failure) => {
                    told::in_words(&failure);
                    assert!(failure.message.chars().count() < 10_000, "{name}.{field}");
                    assert!(!failure.fault, "{name}.{field}: {failure:?}");
                }
                // A search finds nothing, and the echo of a line tells its trouble.
                Ok(_) => assert!(["search", "read_line"].contains(&name), "{name}.{field}"),
            }
            assert_eq!(scene.laptop.state(), before, "{name}.{field}");
        }
    });
}

#[test]
fn every_field_of_a_commitment_says_how_long_it_may_be() {
    let scene = Scene::new(Until::Commitments);
    let fields = scene
        .laptop
        .does("read_commitment", json!({ "id": scene.commitment() }))["fields"]
        .clone();
    for field in fields.as_object().unwrap().keys() {
        let body = json!({ "id": scene.commitment(), "field": field, "text": "ñ".repeat(100_000) });
        let failure = told::check(&scene.laptop, ("edit_commitment", body), "text_too_long");
        assert_eq!(failure.args["length"], "100000");
    }
}

#[test]
fn strange_characters_are_kept_readable_in_every_text_and_never_break_anything() {
    each_text(|scene, name, field| {
        for text in STRANGE {
            let mut body = scene.body(name);
            body[field] = json!(text);
            if name == "create_process" {
                continue;
            }
            match scene.laptop.app.call(Window::Main, name, body) {
                Ok(_) => {}
                Err(failure) => {
                    told::in_words(&failure);
                    assert!(!failure.fault, "{name}.{field}: {failure:?}");
                }
            }
        }
        assert_readable(scene);
    });
}

#[test]
fn a_process_may_have_any_name_and_gets_a_file_that_opens() {
    let scene = Scene::new(Until::Proposals);
    for text in STRANGE {
        let answer = scene
            .laptop
            .app
            .call(Window::Main, "create_process", json!({ "name": text }));
        let Ok(answer) = answer else {
            told::in_words(&answer.unwrap_err());
            continue;
        };
        let path = answer.reply["path"].clone();
        scene.laptop.does("close_process", json!({}));
        scene.laptop.does("open_process", json!({ "path": path }));
        let name = scene.laptop.does("read_process", json!({}))["name"].clone();
        assert!(!hides(name.as_str().unwrap()), "{name}");
        scene
            .laptop
            .does("make_document", json!({ "document": "plan", "path": null }));
    }
}

#[test]
fn a_workshop_full_of_strange_characters_prints_bundles_and_opens_again() {
    for until in [Until::Proposals, Until::Commitments] {
        for text in STRANGE {
            let scene = Scene::new(until);
            fill_with(&scene, text);
            let before = scene.laptop.state();
            let documents = scene.laptop.does("list_documents", json!({}))["documents"].clone();
            for document in documents.as_array().unwrap() {
                let body = json!({ "document": document["key"], "path": null });
                let made = scene.laptop.does("make_document", body);
                let bytes = fs::read(made["path"].as_str().unwrap()).unwrap();
                assert!(
                    bytes.starts_with(b"%PDF-1.7") && bytes.len() > 1_000,
                    "{text:?}"
                );
            }
            let other = cocrea_tests::laptop::Laptop::new(2);
            other.starts_from(&scene.laptop);
            assert_eq!(other.state(), before, "{text:?}");
            let again = scene.laptop.restarts(1);
            assert_eq!(again.state(), before, "{text:?}");
        }
    }
}

fn fill_with(scene: &Scene, text: &str) {
    for command in COMMANDS.iter().filter(|command| command.writes) {
        let writes_text = ["edit_", "rename_", "add_", "capture_", "create_"]
            .iter()
            .any(|begins| command.name.starts_with(begins));
        if !writes_text
            || command.name == "create_process"
            || Scene::stage_of(command.name) > scene.until
        {
            continue;
        }
        let body = scene.body(command.name);
        for (field, value) in body.as_object().unwrap() {
            let Some(old) = value.as_str() else { continue };
            let short = [
                "id",
                "kind",
                "field",
                "group",
                "table",
                "commitment",
                "due",
                "date",
            ];
            if short.contains(&field.as_str()) {
                continue;
            }
            let mut body = body.clone();
            body[field] = json!(format!("{old} {text}"));
            // Amounts and what stands still during a vote are refused; everything else is written.
            if let Err(failure) = scene.laptop.app.call(Window::Main, command.name, body) {
                assert!(!failure.fault, "{}.{field}: {failure:?}", command.name);
            }
        }
    }
}

/// No text on any screen holds what cannot be seen and hides what the rest says.
fn assert_readable(scene: &Scene) {
    for (name, body) in [
        ("read_process", json!({})),
        ("list_topics", json!({})),
        ("read_session", json!({})),
        ("list_slips", json!({ "table": null, "trash": false })),
        ("read_board", json!({})),
        ("list_proposals", json!({})),
        ("list_history", json!({ "limit": 50 })),
        ("list_commitments", json!({})),
        ("read_settings", json!({})),
    ] {
        let reply = scene.laptop.does(name, body);
        assert_no_hidden(&reply, name);
    }
}

fn assert_no_hidden(value: &Value, name: &str) {
    match value {
        Value::String(text) => assert!(!hides(text), "{name}: {text:?}"),
        Value::Array(list) => list.iter().for_each(|one| assert_no_hidden(one, name)),
        Value::Object(fields) => fields.values().for_each(|one| assert_no_hidden(one, name)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn hides(text: &str) -> bool {
    text.chars().any(|c| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    })
}
