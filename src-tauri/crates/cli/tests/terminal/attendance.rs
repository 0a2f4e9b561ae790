//! Who came, from the terminal: lists that are taken whole or not at all, and photos of the signed list.

use crate::kit::{Laptop, Ran};
use serde_json::json;

const PROCESS: &str = "plan.cocrea";

/// A white pixel.
const PNG: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0,
    0, 0, 58, 126, 155, 85, 0, 0, 0, 10, 73, 68, 65, 84, 120, 156, 99, 248, 15, 0, 1, 1, 1, 0, 177,
    56, 246, 20, 0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
];

fn names(laptop: &Laptop) -> Vec<String> {
    let listed = laptop.json(&["attendance", "--process", PROCESS, "--json"]);
    let attendees = listed["attendees"].as_array().unwrap().iter();
    let names = attendees.map(|one| one["person"]["name"].as_str().unwrap_or_default());
    names.map(str::to_owned).collect()
}

#[track_caller]
fn says(ran: &Ran, words: &str) {
    assert!(ran.ending == 0 && ran.output.contains(words), "{ran:?}");
}

#[test]
fn a_list_is_written_down_whole_or_not_at_all() {
    let laptop = Laptop::with_process(PROCESS);
    let add: &[&str] = &["attendance", "add", "--process", PROCESS];
    let long = "x".repeat(500);
    laptop.file("mala.txt", format!("Uno Ficticio\n\n{long}\n").as_bytes());
    let told = laptop.run(&[add, &["mala.txt"]].concat());
    told.said(1, "Renglón 3 de la lista");
    laptop
        .run(&[add, &["mala.txt", "--json"]].concat())
        .failed(1, "list_refused");
    assert!(names(&laptop).is_empty());
    laptop.file(
        "buena.txt",
        "Uno Ficticio\n\nDos Ficticia\t662 000 0000\n".as_bytes(),
    );
    let added = laptop.json(&[add, &["buena.txt", "--json"]].concat());
    assert_eq!(added["ids"].as_array().unwrap().len(), 2);
    assert_eq!(names(&laptop), ["Uno Ficticio", "Dos Ficticia"]);
}

#[test]
fn a_signed_sheet_is_added_listed_and_erased() {
    let laptop = Laptop::with_process(PROCESS);
    let sheets: &[&str] = &["attendance", "sheets"];
    let of = |order: &[&'static str], rest: &[&'static str]| {
        [sheets, order, &["--process", PROCESS], rest].concat()
    };
    says(&laptop.run(&of(&[], &[])), "No hay fotos");
    laptop.file("hoja.png", PNG);
    says(
        &laptop.run(&of(&["add"], &["hoja.png"])),
        "quedó guardada bajo llave",
    );
    laptop
        .run(&of(&["add"], &["hoja.png", "--json"]))
        .failed(1, "photo_repeated");
    says(&laptop.run(&of(&[], &[])), "Hoja 1");
    laptop.run_with_input(
        &["attendance", "add", "--process", PROCESS, "-"],
        "Uno Ficticio\n",
    );
    let cancelled = laptop.run(&["attendance", "cancel", "--process", PROCESS, "1"]);
    says(
        &cancelled,
        "Una foto de la lista firmada puede mostrar todavía su nombre",
    );
    says(&cancelled, "Fuera de su alcance");
    laptop
        .run(&of(&["erase"], &["2", "--json"]))
        .failed(1, "not_found");
    says(
        &laptop.run(&of(&["erase"], &["1"])),
        "La hoja 1 se borró para siempre",
    );
    let listed = laptop.json(&of(&[], &["--json"]));
    assert_eq!(listed["sheets"], json!([]));
}
