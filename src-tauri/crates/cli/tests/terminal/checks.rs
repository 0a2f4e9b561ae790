//! Checking elections in Pabulib's format: clean files, what is found in others, and files that are refused.

use crate::kit::Laptop;
use serde_json::Value;

const CLEAN: &str = "META\nkey;value\ndescription;Ejemplo\ncountry;Mexico\nunit;Hermosillo\ninstance;2027\nnum_projects;2\n\
    num_votes;2\nbudget;100\nvote_type;approval\nrule;greedy\ndate_begin;16.01.2027\ndate_end;16.01.2027\nmax_length;2\n\
    currency;MXN\nPROJECTS\nproject_id;cost;votes;name;selected\n1;60;2;Sombra;1\n2;50;1;Luces;0\nVOTES\nvoter_id;vote\na;1,2\nb;1\n";

#[test]
fn a_clean_file_is_said_to_be_so() {
    let laptop = Laptop::new();
    laptop.file("limpio.pb", CLEAN.as_bytes());
    let ran = laptop.run(&["check", "limpio.pb"]);
    assert_eq!((ran.ending, ran.errors.as_str()), (0, ""));
    assert!(
        ran.output.contains("cumple el formato") && ran.output.lines().count() == 1,
        "{ran:?}"
    );
    let reply = laptop.json(&["check", "limpio.pb", "--json"]);
    assert_eq!(reply.to_string(), r#"{"findings":[]}"#);
}

#[test]
fn what_is_found_is_told_with_its_place_and_the_ending_is_a_refusal() {
    let laptop = Laptop::new();
    let faulty = CLEAN
        .replace("num_votes;2", "num_votes;3")
        .replace("a;1,2", "a;1, 2");
    laptop.file("malo.pb", faulty.as_bytes());
    let ran = laptop.run(&["check", "malo.pb"]);
    assert_eq!(ran.ending, 1, "{ran:?}");
    let lines: Vec<&str> = ran.output.lines().collect();
    assert_eq!(
        lines,
        [
            "Línea 8, columna 11, error: num_votes dice 3, y en el archivo hay 2.",
            "Línea 22, columna 3, error: Sobran espacios junto a las comas de vote."
        ]
    );
    assert!(ran.errors.contains("2 errores y 0 avisos"), "{ran:?}");
    let ran = laptop.run(&["check", "malo.pb", "--json"]);
    let reply: Value = serde_json::from_str(&ran.output).unwrap();
    let failure: Value = serde_json::from_str(&ran.errors).unwrap();
    assert_eq!(
        (ran.ending, failure["code"].as_str()),
        (1, Some("election_not_strict"))
    );
    let finding = &reply["findings"][0];
    let keys: Vec<&String> = finding.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        ["severity", "line", "column", "code", "args", "message"]
    );
    assert_eq!(finding["severity"], "error");
    assert_eq!(
        (finding["line"].as_u64(), finding["column"].as_u64()),
        (Some(8), Some(11))
    );
    assert_eq!(
        (
            finding["code"].as_str(),
            finding["args"]["counted"].as_str()
        ),
        (Some("count_differs"), Some("2"))
    );
}

#[test]
fn a_file_that_is_refused_says_why_in_words() {
    let laptop = Laptop::new();
    laptop.file("sin-techo.pb", CLEAN.replace("budget;100\n", "").as_bytes());
    let ran = laptop.run(&["check", "sin-techo.pb"]);
    assert_eq!(ran.ending, 1);
    assert!(
        ran.output
            .contains("Línea 14, columna 1, error: META no dice el presupuesto"),
        "{ran:?}"
    );
    laptop.file("nota.pb", b"Lista del mandado");
    assert!(
        laptop
            .run(&["check", "nota.pb"])
            .output
            .contains("debe ir la línea META")
    );
    laptop
        .run(&["check", "nada.pb", "--json"])
        .failed(1, "file_not_found");
}
