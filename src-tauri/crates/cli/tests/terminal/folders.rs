//! The shared folder from the terminal: two laptops that join their work through it.

use crate::kit::Laptop;
use serde_json::Value;
use std::fs;

const PROCESS: &str = "plan.cocrea";

fn order<'a>(name: &'a str, rest: &[&'a str]) -> Vec<&'a str> {
    [&["folder", name, "--process", PROCESS], rest].concat()
}

fn state(laptop: &Laptop) -> Value {
    laptop.json(&["state", "--process", PROCESS, "--json"])["state"].clone()
}

#[test]
fn two_laptops_join_their_work_through_a_folder() {
    let (one, other) = (Laptop::with_process(PROCESS), Laptop::new());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    one.run(&order("exchange", &["--json"]))
        .failed(1, "no_shared_folder");
    let set = order("set", &[path, "--passphrase-file", "palabras.txt"]);
    let said = one.run(&set).output;
    assert!(
        said.contains(path) && !said.contains("seis palabras"),
        "{said}"
    );
    let words = fs::read_to_string(one.path("palabras.txt")).unwrap();
    assert_eq!(words.split_whitespace().count(), 6);
    let said = one.run(&order("exchange", &[])).output;
    assert!(said.contains("quedó en la carpeta"), "{said}");
    // The other laptop starts from what lies there.
    let dropped = fs::read_dir(folder.path())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    other.file("palabras.txt", words.as_bytes());
    let dropped = dropped.to_str().unwrap();
    let receive = [
        "bundle",
        "receive",
        "--process",
        PROCESS,
        dropped,
        "--passphrase-file",
        "palabras.txt",
    ];
    assert_eq!(other.run(&receive).ending, 0);
    other
        .run(&order("set", &[path, "--json"]))
        .failed(1, "folder_needs_words");
    assert_eq!(other.run(&set).ending, 0);
    other.capture(PROCESS, "Sombra en las paradas");
    other.json(&order("exchange", &["--json"]));
    let said = one.run(&order("exchange", &[])).output;
    assert!(said.contains("espera a entrar con"), "{said}");
    let waits = one.json(&order("exchange", &["--json"]))["waiting"][0]["device"].clone();
    let admit = [
        "laptops",
        "admit",
        "--process",
        PROCESS,
        waits.as_str().unwrap(),
    ];
    assert_eq!(one.run(&admit).ending, 0);
    one.json(&order("exchange", &["--json"]));
    let taken = other.json(&order("exchange", &["--json"]));
    assert_eq!(taken["folder"]["laptops"].as_array().unwrap().len(), 2);
    assert_eq!(state(&one), state(&other));
    fs::write(folder.path().join("roto.paquete"), "x").unwrap();
    let said = one.run(&order("exchange", &[])).output;
    assert!(said.contains("No se pudo leer roto.paquete: "), "{said}");
    assert_eq!(one.run(&order("forget", &[])).ending, 0);
    one.run(&order("exchange", &["--json"]))
        .failed(1, "no_shared_folder");
}

#[test]
fn words_that_nobody_asked_a_file_for_are_said_and_none_are_left_where_nothing_was_chosen() {
    let one = Laptop::with_process(PROCESS);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let said = one.run(&order("set", &[path])).output;
    assert!(said.contains("Sus seis palabras"), "{said}");
    one.run(&order(
        "set",
        &["no/existe", "--passphrase-file", "nuevas.txt", "--json"],
    ))
    .failed(1, "folder_gone");
    assert!(!one.path("nuevas.txt").exists());
    drop(folder);
    let gone = one.run(&order("exchange", &["--json"]));
    assert_eq!(gone.ending, 1, "{gone:?}");
    assert!(gone.errors.contains("folder_gone"), "{gone:?}");
}
