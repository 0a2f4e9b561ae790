//! Bundles: from one laptop to another, whole, cut, altered and of another process.

use crate::kit::{Laptop, example, with_example};
use serde_json::json;
use std::fs;

/// Brings a bundle of a process from one laptop to another.
fn carry(from: &Laptop, to: &Laptop) {
    from.json(&[
        "bundle",
        "make",
        "--process",
        "plan.cocrea",
        "-o",
        "ida.paquete",
        "--json",
    ]);
    fs::copy(from.path("ida.paquete"), to.path("llegada.paquete")).unwrap();
}

fn receive(laptop: &Laptop) -> serde_json::Value {
    laptop.json(&[
        "bundle",
        "receive",
        "--process",
        "plan.cocrea",
        "llegada.paquete",
        "--admit",
        "all",
        "--json",
    ])
}

#[test]
fn what_a_laptop_brings_that_nobody_let_in_waits_and_the_terminal_says_how_it_comes_in() {
    let (one, other) = two_laptops();
    other.call(
        "plan.cocrea",
        "edit_process",
        &json!({ "place": "Solidaridad" }),
    );
    carry(&other, &one);
    let before = one.state("plan.cocrea");
    let receive = [
        "bundle",
        "receive",
        "--process",
        "plan.cocrea",
        "llegada.paquete",
    ];
    let said = one.run(&receive).output;
    assert!(
        said.contains("es nueva aquí: 2 cambios suyos esperan"),
        "{said}"
    );
    assert_eq!(one.state("plan.cocrea"), before);
    let waiting = one.json(&[&receive[..], &["--json"]].concat())["waiting"][0].clone();
    let (device, fingerprint) = (
        waiting["device"].as_str().unwrap(),
        waiting["fingerprint"].as_str().unwrap(),
    );
    assert!(
        said.contains(device) && said.contains(fingerprint),
        "{said}"
    );
    one.run(&[&receive[..], &["--admit", "nadie", "--json"]].concat())
        .failed(1, "not_an_id");
    let let_in = [&receive[..], &["--admit", device, "--json"]].concat();
    assert_eq!(one.json(&let_in)["waiting"], json!([]));
    assert_eq!(one.state("plan.cocrea"), other.state("plan.cocrea"));
}

/// Two laptops with the same process.
fn two_laptops() -> (Laptop, Laptop) {
    let (one, other) = (Laptop::with_process("plan.cocrea"), Laptop::new());
    carry(&one, &other);
    receive(&other);
    (one, other)
}

#[test]
fn a_process_starts_from_a_bundle_and_shows_the_same() {
    let (one, other) = two_laptops();
    assert_eq!(one.state("plan.cocrea"), other.state("plan.cocrea"));
    assert_eq!(
        receive(&other),
        json!({ "new_changes": 0, "new_photos": 0, "unfit_photos": 0, "waiting": [], "conflicts": 0, "problems": 0 })
    );
}

#[test]
fn a_bundle_says_what_is_in_it_and_inspecting_changes_nothing() {
    let laptop = with_example();
    let inspected = laptop.json(&["bundle", "inspect", "ejemplo.paquete", "--json"]);
    let process = laptop.call("ejemplo.cocrea", "read_process", &json!({}));
    assert_eq!(
        (&inspected["process"], &inspected["process_name"]),
        (&process["id"], &process["name"])
    );
    assert_eq!(inspected["devices"][0]["number"], inspected["changes"]);
    let said = laptop.run(&["bundle", "inspect", "ejemplo.paquete"]);
    assert!(
        said.output.contains("completo y sin daños")
            && said.output.contains(process["name"].as_str().unwrap())
    );
    let verified = laptop.json(&["verify", "ejemplo.paquete", "--json"]);
    assert_eq!(
        (&verified["kind"], &verified["changes"]),
        (&json!("bundle"), &inspected["changes"])
    );
}

#[test]
fn one_field_edited_on_both_laptops_is_a_conflict_on_both_until_a_person_decides() {
    let (one, other) = two_laptops();
    assert_eq!(
        one.run(&["conflicts", "--process", "plan.cocrea"])
            .output
            .lines()
            .count(),
        1
    );
    one.call(
        "plan.cocrea",
        "edit_process",
        &json!({ "place": "Altares" }),
    );
    other.call(
        "plan.cocrea",
        "edit_process",
        &json!({ "place": "Solidaridad" }),
    );
    carry(&one, &other);
    assert_eq!(receive(&other)["conflicts"], 1);
    carry(&other, &one);
    assert_eq!(receive(&one)["conflicts"], 1);
    assert_eq!(one.state("plan.cocrea"), other.state("plan.cocrea"));
    let said = other.run(&["conflicts", "--process", "plan.cocrea"]).output;
    assert!(
        said.contains("Altares") && said.contains("Solidaridad") && said.contains("lugar"),
        "{said}"
    );
    let listed = other.json(&["conflicts", "--process", "plan.cocrea", "--json"]);
    let conflict = &listed["conflicts"][0];
    let field = &conflict["fields"][0];
    assert_eq!(
        (&conflict["noun"], &field["field"]),
        (&json!("process"), &json!("place"))
    );
    let choice = json!({
        "noun": "process", "row": conflict["row"], "field": "place", "change": field["versions"][0]["change"],
    });
    other.call(
        "plan.cocrea",
        "resolve_conflict",
        &json!({ "choices": [choice] }),
    );
    carry(&other, &one);
    receive(&one);
    assert_eq!(
        one.json(&["conflicts", "--process", "plan.cocrea", "--json"])["conflicts"],
        json!([])
    );
    assert_eq!(one.state("plan.cocrea"), other.state("plan.cocrea"));
}

#[test]
fn two_slips_with_one_code_are_both_kept_and_listed() {
    let (one, other) = two_laptops();
    assert_eq!(one.capture("plan.cocrea", "Sombra en la parada"), "M1-002");
    assert_eq!(other.capture("plan.cocrea", "Agua en la cancha"), "M1-002");
    carry(&one, &other);
    assert_eq!(receive(&other)["problems"], 1);
    let said = other.run(&["conflicts", "--process", "plan.cocrea"]).output;
    assert!(
        said.contains("M1-002")
            && said.contains("Sombra en la parada")
            && said.contains("Agua en la cancha"),
        "{said}"
    );
}

/// No order takes this bundle, and the process stays as it was.
#[track_caller]
fn refused_everywhere(laptop: &Laptop, bytes: &[u8], codes: &[&str]) {
    laptop.file("malo.paquete", bytes);
    let before = laptop.state("ejemplo.cocrea");
    for arguments in [
        &["bundle", "inspect", "malo.paquete", "--json"][..],
        &["verify", "malo.paquete", "--json"],
        &[
            "bundle",
            "receive",
            "--process",
            "ejemplo.cocrea",
            "malo.paquete",
            "--json",
        ],
        &[
            "bundle",
            "receive",
            "--process",
            "nuevo.cocrea",
            "malo.paquete",
            "--json",
        ],
    ] {
        let ran = laptop.run(arguments);
        let told: serde_json::Value = serde_json::from_str(&ran.errors).unwrap();
        let code = told["code"].as_str().unwrap();
        assert!(codes.contains(&code), "{code} is none of {codes:?}");
        ran.failed(1, code);
    }
    assert_eq!(laptop.state("ejemplo.cocrea"), before);
    assert!(!laptop.path("nuevo.cocrea").exists());
}

#[test]
fn a_bundle_that_is_cut_is_refused() {
    let laptop = with_example();
    let whole = fs::read(laptop.path("ejemplo.paquete")).unwrap();
    for length in [whole.len() / 2, whole.len() - 1] {
        refused_everywhere(&laptop, &whole[..length], &["bundle_cut"]);
    }
    refused_everywhere(&laptop, &[], &["bundle_cut", "not_a_bundle"]);
}

#[test]
fn a_bundle_that_was_altered_is_refused() {
    let laptop = with_example();
    let whole = fs::read(laptop.path("ejemplo.paquete")).unwrap();
    for place in [600, whole.len() / 2, whole.len() * 3 / 4] {
        let mut altered = whole.clone();
        altered[place] ^= 1;
        refused_everywhere(&laptop, &altered, &["bundle_altered"]);
    }
    refused_everywhere(
        &laptop,
        &[whole.as_slice(), b"x"].concat(),
        &["bundle_altered"],
    );
}

#[test]
fn a_file_that_is_no_bundle_is_refused() {
    let laptop = with_example();
    refused_everywhere(
        &laptop,
        "Lista del mandado".repeat(200).as_bytes(),
        &["not_a_bundle"],
    );
    laptop
        .run(&["bundle", "inspect", "nada.paquete", "--json"])
        .failed(1, "file_not_found");
    laptop
        .run(&["verify", "nada.paquete", "--json"])
        .failed(1, "file_not_found");
    laptop
        .run(&["verify", ".", "--json"])
        .failed(1, "neither_process_nor_bundle");
}

#[test]
fn a_bundle_of_another_process_is_refused_and_nothing_changes() {
    let laptop = Laptop::with_process("plan.cocrea");
    fs::copy(
        example().join("ejemplo.paquete"),
        laptop.path("otro.paquete"),
    )
    .unwrap();
    let before = laptop.state("plan.cocrea");
    let receive = [
        "bundle",
        "receive",
        "--process",
        "plan.cocrea",
        "otro.paquete",
    ];
    laptop.run(&receive).said(1, "otro proceso");
    laptop
        .run(&[&receive[..], &["--json"]].concat())
        .failed(1, "bundle_of_other_process");
    assert_eq!(laptop.state("plan.cocrea"), before);
}

#[test]
fn nothing_is_written_over_the_process_itself() {
    let laptop = Laptop::with_process("plan.cocrea");
    let before = laptop.state("plan.cocrea");
    laptop
        .run(&[
            "bundle",
            "make",
            "--process",
            "plan.cocrea",
            "-o",
            "plan.cocrea",
            "--json",
        ])
        .failed(1, "file_exists");
    laptop
        .run(&[
            "print",
            "--process",
            "plan.cocrea",
            "plan",
            "-o",
            "./plan.cocrea",
            "--json",
        ])
        .failed(1, "file_exists");
    assert_eq!(laptop.state("plan.cocrea"), before);
}

#[test]
fn a_bundle_is_sealed_with_words_that_the_terminal_draws_into_a_file() {
    let (one, other) = two_laptops();
    let make = |more: &[&str]| {
        let order = [
            "bundle",
            "make",
            "--process",
            "plan.cocrea",
            "-o",
            "ida.paquete",
        ];
        one.run(&[&order[..], more, &["--json"]].concat())
    };
    let made = make(&["--passphrase-file", "palabras.txt"]).json();
    assert_eq!(made["words"], json!(null), "they are in the file");
    let words = fs::read_to_string(one.path("palabras.txt")).unwrap();
    assert_eq!(words.split_whitespace().count(), 6);
    fs::copy(one.path("ida.paquete"), other.path("llegada.paquete")).unwrap();
    other.file("palabras.txt", words.as_bytes());
    other
        .run(&["bundle", "inspect", "llegada.paquete", "--json"])
        .failed(1, "bundle_needs_words");
    for order in [&["bundle", "inspect"][..], &["verify"]] {
        let told = [
            order,
            &[
                "llegada.paquete",
                "--passphrase-file",
                "palabras.txt",
                "--json",
            ],
        ];
        other.json(&told.concat());
    }
    let receive = [
        "bundle",
        "receive",
        "--process",
        "plan.cocrea",
        "llegada.paquete",
    ];
    let words_in = [
        "--passphrase-file",
        "palabras.txt",
        "--admit",
        "all",
        "--json",
    ];
    other.json(&[&receive[..], &words_in].concat());
    assert_eq!(one.state("plan.cocrea"), other.state("plan.cocrea"));
    // A file that is there holds the words to use; what is no six words makes no bundle.
    make(&["--passphrase-file", "palabras.txt"]).json();
    assert_eq!(fs::read_to_string(one.path("palabras.txt")).unwrap(), words);
    one.file("otras.txt", b"hola");
    make(&["--passphrase-file", "otras.txt"]).failed(1, "words_not_six");
    make(&["--passphrase-file", "falta/otras.txt"]).failed(1, "file_not_found");
    make(&["--passphrase-file", "palabras.txt", "--to", "all"]).failed(2, "sealed_in_two_ways");
    // Without a bundle there are no words either.
    let order = [
        "bundle",
        "make",
        "--process",
        "plan.cocrea",
        "-o",
        "falta/a.paquete",
    ];
    let none = [&order[..], &["--passphrase-file", "nuevas.txt", "--json"]].concat();
    assert_ne!(one.run(&none).ending, 0);
    assert!(!one.path("nuevas.txt").exists());
}

#[test]
fn a_bundle_is_sealed_to_the_laptops_of_the_process_and_to_others_by_their_text() {
    let (one, other) = two_laptops();
    carry(&other, &one);
    receive(&one);
    let make = |more: &[&str]| {
        let order = [
            "bundle",
            "make",
            "--process",
            "plan.cocrea",
            "-o",
            "ida.paquete",
        ];
        one.run(&[&order[..], more, &["--json"]].concat())
    };
    make(&["--to", "all", "--missing"]).json();
    fs::copy(one.path("ida.paquete"), other.path("llegada.paquete")).unwrap();
    // That it was let in is all that it lacks.
    assert_eq!(receive(&other)["new_changes"], 1);
    let stranger = Laptop::new();
    fs::copy(one.path("ida.paquete"), stranger.path("a.paquete")).unwrap();
    stranger
        .run(&["verify", "a.paquete", "--json"])
        .failed(1, "bundle_for_others");
    make(&["--to", "alguien"]).failed(1, "not_a_recipient");
    let receipt = make(&["--receipt", "--to", "all"]).json();
    assert_eq!(receipt["changes"], 0);
}
