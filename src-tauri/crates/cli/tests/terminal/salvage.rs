//! A damaged process: what can be saved of it, and what is said of the rest.

use crate::kit::{Laptop, example, with_example};
use serde_json::json;
use std::fs;

/// A laptop with the example, whose first page is lost: nothing says any more where anything is.
fn with_damage() -> (Laptop, Vec<u8>) {
    let laptop = with_example();
    let mut bytes = fs::read(laptop.path("ejemplo.cocrea")).unwrap();
    bytes[100..4_096].fill(0);
    laptop.file("ejemplo.cocrea", &bytes);
    (laptop, bytes)
}

#[test]
fn what_can_be_saved_is_saved_in_a_new_file_and_the_damaged_one_stays() {
    let (laptop, bytes) = with_damage();
    let verify = laptop.run(&["verify", "ejemplo.cocrea", "--json"]);
    verify.failed(3, "file_damaged");
    let order = ["salvage", "ejemplo.cocrea", "-o", "rescatado.cocrea"];
    let said = laptop.run(&order);
    assert_eq!((said.ending, said.errors.as_str()), (0, ""), "{said:?}");
    assert!(said.output.contains("rescatado.cocrea"), "{}", said.output);
    assert!(
        said.output.contains("No falta ningún cambio"),
        "{}",
        said.output
    );
    assert_eq!(fs::read(laptop.path("ejemplo.cocrea")).unwrap(), bytes);
    let sound = Laptop::new();
    let whole = example().join("ejemplo.cocrea");
    fs::copy(whole, sound.path("ejemplo.cocrea")).unwrap();
    assert_eq!(
        laptop.state("rescatado.cocrea"),
        sound.state("ejemplo.cocrea")
    );
    laptop
        .run(&[&order[..], &["--json"]].concat())
        .failed(1, "file_exists");
}

#[test]
fn a_damaged_file_is_put_aside_when_that_is_asked_for() {
    let (laptop, bytes) = with_damage();
    let done = laptop.json(&["salvage", "ejemplo.cocrea", "--put-aside", "--json"]);
    assert_eq!(
        (&done["saved"]["whole"], &done["saved"]["missing"]),
        (&json!(true), &json!([]))
    );
    assert!(!laptop.path("ejemplo.cocrea").exists());
    assert_eq!(fs::read(done["damaged"].as_str().unwrap()).unwrap(), bytes);
}

#[test]
fn what_is_sound_is_not_salvaged_and_what_is_nothing_neither() {
    let laptop = Laptop::with_process("plan.cocrea");
    let salvage = |file: &str| laptop.run(&["salvage", file, "--json"]);
    salvage("plan.cocrea").failed(1, "not_damaged");
    laptop.file("nota.cocrea", b"Lista del mandado");
    salvage("nota.cocrea").failed(1, "nothing_to_salvage");
    salvage("nada.cocrea").failed(1, "file_not_found");
}

#[test]
fn a_process_is_copied_to_the_data_folder() {
    let (one, two) = (Laptop::with_process("plan.cocrea"), Laptop::new());
    let from = one.path("plan.cocrea").display().to_string();
    let copied = two.json(&["copy", &from, "--json"]);
    let path = copied["path"].as_str().unwrap();
    assert!(path.starts_with(two.path("data").canonicalize().unwrap().to_str().unwrap()));
    assert_eq!(two.state(path), one.state("plan.cocrea"));
    two.run(&["copy", &from, "--json"])
        .failed(1, "process_is_here");
}

#[test]
fn a_check_says_in_one_place_what_holds() {
    let laptop = Laptop::with_process("plan.cocrea");
    let verified = laptop.json(&["verify", "plan.cocrea", "--json"]);
    let chains = verified["chains"].as_array().unwrap();
    assert_eq!(
        (chains.len(), &chains[0]["changes"]),
        (1, &verified["changes"])
    );
    let said = laptop.run(&["verify", "plan.cocrea"]).output;
    for part in [
        "Estructura: completa",
        "Cadena de ",
        "Tablas: son las que salen",
    ] {
        assert!(said.contains(part), "{said}");
    }
}
