//! Encrypted processes at the terminal, in a program that was built for it; in any other, the refusal.

use crate::kit::Laptop;
use serde_json::json;

const ENCRYPT: [&str; 5] = [
    "encrypt",
    "--process",
    "plan.cocrea",
    "--passphrase-file",
    "palabras.txt",
];

fn with_process() -> Laptop {
    let laptop = Laptop::with_process("plan.cocrea");
    laptop.capture("plan.cocrea", "Canario de la terminal");
    laptop
}

#[test]
#[cfg(not(feature = "sqlcipher"))]
fn a_program_without_encryption_says_so_and_leaves_everything_as_it_was() {
    let laptop = with_process();
    let state = laptop.state("plan.cocrea");
    laptop
        .run(&[&ENCRYPT[..], &["--json"]].concat())
        .failed(1, "built_without_encryption");
    assert!(!laptop.path("palabras.txt").exists());
    for order in [&["decrypt"][..], &["keys", "remove", "1"]] {
        let order = [order, &["--process", "plan.cocrea", "--json"]].concat();
        laptop.run(&order).failed(1, "built_without_encryption");
    }
    let listed = ["keys", "list", "--process", "plan.cocrea", "--json"];
    assert_eq!(laptop.json(&listed)["encrypted"], json!(false));
    assert_eq!(laptop.state("plan.cocrea"), state);
    laptop.run(&ENCRYPT).said(1, "BitLocker");
}

#[test]
#[cfg(feature = "sqlcipher")]
fn a_process_is_encrypted_opened_with_the_words_of_a_file_and_decrypted() {
    let laptop = with_process();
    let state = laptop.state("plan.cocrea");
    let done = laptop.json(&[&ENCRYPT[..], &["--json"]].concat());
    assert_eq!(done["plain_backups"], json!(1));
    let words = std::fs::read_to_string(laptop.path("palabras.txt")).unwrap();
    assert_eq!(words.trim().split('-').count(), 6);
    let at = |order: &[&str]| {
        let process = ["--process", "plan.cocrea", "--json"];
        [order, &process]
            .concat()
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let run = |order: &[&str]| {
        let words = at(order);
        laptop.run(&words.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let unlocked = |order: &[&str]| -> serde_json::Value {
        run(&[order, &["--unlock-file", "palabras.txt"]].concat()).json()
    };
    run(&["state"]).failed(1, "process_locked");
    assert_eq!(unlocked(&["state"])["state"], json!(state.trim_end()));
    let verify = [
        "verify",
        "plan.cocrea",
        "--unlock-file",
        "palabras.txt",
        "--json",
    ];
    assert_eq!(laptop.json(&verify)["kind"], json!("process"));
    let more = [
        "keys",
        "add",
        "--passphrase-file",
        "otras.txt",
        "--label",
        "Oficina",
    ];
    unlocked(&more);
    let slots = unlocked(&["keys", "list"])["slots"].clone();
    assert_eq!(slots[1]["label"], json!("Oficina"));
    unlocked(&["keys", "remove", "2"]);
    let remove = ["keys", "remove", "1", "--unlock-file", "palabras.txt"];
    run(&remove).failed(1, "last_key");
    unlocked(&["decrypt"]);
    assert_eq!(laptop.state("plan.cocrea"), state);
    assert!(!laptop.path("plan.cocrea.llaves").exists());
}
