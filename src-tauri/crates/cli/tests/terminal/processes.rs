//! Processes: new, called by name, checked, and files that are none.

use crate::kit::{Laptop, example, ran};
use serde_json::json;
use std::fs;

#[test]
fn a_new_process_has_topics_a_session_and_six_tables() {
    let laptop = Laptop::new();
    let made = laptop.json(&[
        "new",
        "plan.cocrea",
        "--name",
        "Plan de Hermosillo",
        "--json",
    ]);
    assert_eq!(
        made["path"],
        laptop
            .path("plan.cocrea")
            .canonicalize()
            .unwrap()
            .display()
            .to_string()
    );
    let process = laptop.call("plan.cocrea", "read_process", &json!({}));
    assert_eq!(
        (&process["name"], &process["counts"]["topics"]),
        (&json!("Plan de Hermosillo"), &json!(9))
    );
    assert_eq!(process["counts"]["tables"], 6);
}

#[test]
fn a_new_process_never_takes_the_place_of_a_file() {
    let laptop = Laptop::new();
    let path = laptop.file("plan.cocrea", "lo que había".as_bytes());
    laptop
        .run(&["new", "plan.cocrea", "--name", "Plan", "--json"])
        .failed(1, "file_exists");
    laptop
        .run(&["new", "plan.cocrea", "--name", "Plan"])
        .said(1, "plan.cocrea");
    assert_eq!(fs::read_to_string(path).unwrap(), "lo que había");
}

#[test]
fn a_process_that_cannot_be_made_leaves_nothing_behind() {
    let laptop = Laptop::new();
    laptop
        .run(&["new", "plan.cocrea", "--name", "  ", "--json"])
        .failed(1, "name_missing");
    assert!(!laptop.path("plan.cocrea").exists());
    let nowhere = laptop.run(&[
        "new",
        "no/such/folder/plan.cocrea",
        "--name",
        "Plan",
        "--json",
    ]);
    assert!(
        matches!(nowhere.ending, 1 | 3) && !laptop.path("no").exists(),
        "{nowhere:?}"
    );
}

#[test]
fn a_use_case_is_called_by_name_and_what_it_saved_stays() {
    let laptop = Laptop::with_process("plan.cocrea");
    assert_eq!(
        laptop.capture(
            "plan.cocrea",
            "Sombra en la parada #movilidad $180 mil &Altares"
        ),
        "M1-002"
    );
    let slips = laptop.call(
        "plan.cocrea",
        "list_slips",
        &json!({ "table": null, "trash": false }),
    );
    let newest = &slips["slips"][0];
    assert_eq!(
        (&newest["code"], &newest["text"]),
        (&json!("M1-002"), &json!("Sombra en la parada"))
    );
    assert_eq!(
        (&newest["cost"], &newest["place"]),
        (&json!(18_000_000), &json!("Altares"))
    );
}

#[test]
fn a_long_request_comes_through_the_input() {
    let laptop = Laptop::with_process("plan.cocrea");
    let call = ["call", "--process", "plan.cocrea", "edit_process", "-"];
    let edit = json!({ "name": "Otro nombre", "place": null, "period": null, "ceiling": null, "ceiling_source": null });
    assert_eq!(
        laptop.run_with_input(&call, &edit.to_string()).json(),
        json!({})
    );
    assert_eq!(
        laptop.call("plan.cocrea", "read_process", &json!({}))["name"],
        "Otro nombre"
    );
    let long = json!({ "name": "ñ".repeat(100_000), "place": null, "period": null, "ceiling": null, "ceiling_source": null });
    laptop
        .run_with_input(&call, &long.to_string())
        .failed(1, "text_too_long");
    assert_eq!(
        laptop.call("plan.cocrea", "read_process", &json!({}))["name"],
        "Otro nombre"
    );
}

#[test]
fn a_wrong_request_is_refused_and_nothing_changes() {
    let laptop = Laptop::with_process("plan.cocrea");
    let before = laptop.state("plan.cocrea");
    let call =
        |name: &str, body: &str| laptop.run(&["call", "--process", "plan.cocrea", name, body]);
    call("edit_process", "{\"name\": ").failed(2, "json_unreadable");
    call("edit_process", "Otro nombre").failed(2, "json_unreadable");
    call("edit_process", "[]").failed(1, "malformed_request");
    call("edit_process", "{\"nombre\": \"Otro\"}").failed(1, "malformed_request");
    call("capture_slip", "{}").failed(1, "malformed_request");
    call("burn_process", "{}").failed(1, "unknown_command");
    call(
        "trash_slip",
        "{\"id\": \"019b0000-0000-7000-8000-000000000000\"}",
    )
    .failed(1, "not_found");
    call("read_vote", "{}").json();
    call("read_outcome", "{\"rule\": null}").failed(1, "vote_missing");
    assert_eq!(laptop.state("plan.cocrea"), before);
}

#[test]
fn use_cases_of_the_computer_need_no_process() {
    let laptop = Laptop::new();
    let settings = laptop.json(&["call", "read_settings", "{}"]);
    assert_eq!(
        settings["folder"],
        laptop
            .path("data")
            .canonicalize()
            .unwrap()
            .display()
            .to_string()
    );
    laptop
        .run(&["call", "list_slips", "{\"table\": null, \"trash\": false}"])
        .failed(1, "no_process_open");
}

#[test]
fn a_failure_is_told_in_the_language_of_the_locale() {
    let laptop = Laptop::new();
    let mut command = laptop.command(&["state", "--process", "plan.cocrea"]);
    ran(&mut command).said(1, "No se encontró");
    ran(command.env("LC_ALL", "en_US.UTF-8")).said(1, "was not found");
}

/// Every order that opens a process refuses what is none, and leaves it as it was.
#[track_caller]
fn refused_everywhere(laptop: &Laptop, file: &str, ending: i32, code: &str) {
    let before = fs::read(laptop.path(file)).ok();
    for arguments in [
        &["call", "--process", file, "read_process", "{}"][..],
        &["state", "--process", file, "--json"],
        &["conflicts", "--process", file, "--json"],
        &["documents", "--process", file, "--json"],
        &[
            "print",
            "--process",
            file,
            "plan",
            "-o",
            "plan.pdf",
            "--json",
        ],
        &[
            "bundle",
            "make",
            "--process",
            file,
            "-o",
            "plan.paquete",
            "--json",
        ],
        &["verify", file, "--json"],
    ] {
        laptop.run(arguments).failed(ending, code);
    }
    assert_eq!(fs::read(laptop.path(file)).ok(), before);
    assert!(!laptop.path("plan.pdf").exists() && !laptop.path("plan.paquete").exists());
}

#[test]
fn a_file_that_is_not_there_is_refused() {
    refused_everywhere(&Laptop::new(), "nada.cocrea", 1, "file_not_found");
}

#[test]
fn a_file_that_is_no_process_is_refused_and_stays_as_it_was() {
    let laptop = Laptop::new();
    laptop.file(
        "nota.cocrea",
        "Lista del mandado: tortillas, queso, chiltepín.".as_bytes(),
    );
    refused_everywhere(&laptop, "nota.cocrea", 1, "not_a_process");
    laptop.file("vacio.cocrea", b"");
    refused_everywhere(&laptop, "vacio.cocrea", 1, "not_a_process");
}

#[test]
fn a_process_that_is_cut_is_a_fault_and_stays_as_it_was() {
    let laptop = Laptop::new();
    let whole = fs::read(example().join("ejemplo.cocrea")).unwrap();
    laptop.file("cortado.cocrea", &whole[..whole.len() / 2]);
    refused_everywhere(&laptop, "cortado.cocrea", 3, "file_damaged");
}

#[test]
fn a_sound_process_is_verified_and_its_digest_told() {
    let laptop = Laptop::with_process("plan.cocrea");
    let verified = laptop.json(&["verify", "plan.cocrea", "--json"]);
    assert_eq!(
        (&verified["kind"], &verified["devices"]),
        (&json!("process"), &json!(1))
    );
    assert_eq!(
        format!("{}\n", verified["state"].as_str().unwrap()),
        laptop.state("plan.cocrea")
    );
    assert_eq!(
        laptop.json(&["state", "--process", "plan.cocrea", "--json"])["state"],
        verified["state"]
    );
    let said = laptop.run(&["verify", "plan.cocrea"]);
    assert!(
        said.ending == 0 && said.output.contains("sin daños"),
        "{said:?}"
    );
}

#[test]
fn the_digest_changes_with_what_is_seen_and_comes_back_with_undo() {
    let laptop = Laptop::with_process("plan.cocrea");
    let before = laptop.state("plan.cocrea");
    laptop.call("plan.cocrea", "list_history", &json!({ "limit": 10 }));
    assert_eq!(
        laptop.state("plan.cocrea"),
        before,
        "looking changes nothing"
    );
    laptop.call(
        "plan.cocrea",
        "edit_process",
        &json!({ "place": "Altares" }),
    );
    assert_ne!(laptop.state("plan.cocrea"), before);
    laptop.call("plan.cocrea", "undo", &json!({}));
    assert_eq!(laptop.state("plan.cocrea"), before);
}
