//! Laptops that wait to be let in, and votes that are corrected, from the terminal.

use crate::kit::Laptop;
use serde_json::{Value, json};
use std::fs;

const PROCESS: &str = "plan.cocrea";

/// A laptop where another one waits: its list, and the device that waits.
fn with_one_that_waits() -> (Laptop, Value) {
    let (one, other) = (Laptop::with_process(PROCESS), Laptop::new());
    let carry = |from: &Laptop, to: &Laptop| {
        from.json(&[
            "bundle",
            "make",
            "--process",
            PROCESS,
            "-o",
            "ida.paquete",
            "--json",
        ]);
        fs::copy(from.path("ida.paquete"), to.path("llegada.paquete")).unwrap();
    };
    let receive = ["bundle", "receive", "--process", PROCESS, "llegada.paquete"];
    carry(&one, &other);
    other.json(&[&receive[..], &["--json"]].concat());
    other.capture(PROCESS, "Sombra en las paradas");
    carry(&other, &one);
    one.json(&[&receive[..], &["--json"]].concat());
    fs::remove_file(one.path("llegada.paquete")).unwrap();
    let listed = list(&one);
    (one, listed)
}

fn list(laptop: &Laptop) -> Value {
    laptop.json(&["laptops", "--process", PROCESS, "--json"])["laptops"].clone()
}

#[test]
fn who_waits_is_listed_and_let_in_without_its_bundle() {
    let (one, listed) = with_one_that_waits();
    let waits = listed
        .as_array()
        .unwrap()
        .iter()
        .find(|laptop| laptop["admitted"] == false)
        .unwrap();
    let words = waits["fingerprint"].as_str().unwrap();
    let said = one.run(&["laptops", "--process", PROCESS]).output;
    assert!(said.contains("(esta computadora)"), "{said}");
    assert!(said.contains("espera a entrar con 2 cambios"), "{said}");
    assert!(said.contains(words), "{said}");
    let device = waits["device"].as_str().unwrap();
    let admit = ["laptops", "admit", "--process", PROCESS, device];
    let said = one.run(&admit).output;
    assert!(
        said.contains("Entró.") && said.contains("Llegaron 2 cambios nuevos."),
        "{said}"
    );
    let all_in = |laptop: &Value| laptop["admitted"] == true && laptop["waiting"] == 0;
    assert!(list(&one).as_array().unwrap().iter().all(all_in));
    one.run(&[&admit[..], &["--json"]].concat())
        .failed(1, "not_found");
    one.run(&["laptops", "admit", "--process", PROCESS, "Rosa", "--json"])
        .failed(1, "not_an_id");
}

#[test]
fn a_closed_vote_is_corrected_with_a_reason() {
    let laptop = Laptop::with_process(PROCESS);
    let call = |name: &str, body: Value| laptop.call(PROCESS, name, &body);
    let correct = |reason: &str| {
        let line = ["vote", "correct", "--process", PROCESS, "--reason", reason];
        laptop.run(&[&line[..], &["--json"]].concat())
    };
    correct("Faltó una").failed(1, "vote_missing");
    laptop.capture(PROCESS, "Sombra en las paradas");
    let slips = call("list_slips", json!({ "table": null, "trash": false }));
    let group = json!({ "name": "Sombra", "slips": [slips["slips"][0]["id"]] });
    let group = call("create_group", group)["id"].clone();
    call("edit_process", json!({ "ceiling": "1 mdp" }));
    let proposal = json!({ "group": group, "title": "Paradas", "cost": "100", "place": "" });
    call("create_proposal", proposal);
    let vote = call("open_vote", json!({ "max_marks": 1 }))["id"].clone();
    call(
        "cast_ballot",
        json!({ "vote": vote, "line": "1", "state": "valid" }),
    );
    correct("Faltó una").failed(1, "vote_still_open");
    call("close_vote", json!({ "id": vote }));
    correct(" ").failed(1, "reason_missing");
    let said = laptop.run(&[
        "vote",
        "correct",
        "--process",
        PROCESS,
        "--reason",
        "Faltó una",
    ]);
    assert!(said.output.contains("con 1 boleta"), "{}", said.output);
    let open = call("read_vote", json!({}))["vote"].clone();
    assert_eq!(
        (&open["state"], &open["corrects"]["vote"]),
        (&json!("open"), &vote)
    );
}

/// Nothing answers there, so the keyring keeps silent.
#[cfg(target_os = "linux")]
#[test]
fn who_has_a_silent_keyring_goes_on_as_a_new_laptop() {
    let laptop = Laptop::with_process(PROCESS);
    let run = |arguments: &[&str]| {
        let mut command = laptop.command(arguments);
        crate::kit::ran(command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"))
    };
    let refused = run(&["start-anew"]);
    assert_eq!(refused.ending, 1, "{refused:?}");
    assert!(refused.errors.contains("responde y tiene su llave"));
    // Its key was in a keyring, not in a file.
    let key = laptop.path("data").join("device.key");
    let before = fs::read(&key).unwrap();
    fs::remove_file(&key).unwrap();
    let device = "0123456789abcdef".repeat(2);
    laptop.file("data/device.keyring", format!("{device}\n").as_bytes());
    let state = ["state", "--process", PROCESS];
    let silent = run(&state);
    assert_eq!(silent.ending, 3, "{silent:?}");
    assert!(
        silent.errors.contains("seguir como computadora nueva"),
        "{silent:?}"
    );
    assert!(!key.exists(), "nothing by itself");
    let anew = run(&["start-anew"]);
    assert_eq!(anew.ending, 0, "{anew:?}");
    assert!(anew.output.contains("Esta computadora es nueva"));
    assert_ne!(fs::read(&key).unwrap(), before);
    assert_eq!(run(&state).ending, 0);
    let slips = laptop.call(
        PROCESS,
        "list_slips",
        &json!({ "table": null, "trash": false }),
    );
    assert_eq!(slips["slips"].as_array().unwrap().len(), 1, "all is there");
    laptop.capture(PROCESS, "Y se puede seguir");
}
