//! What `commands --json` promised before: later versions only add.

use crate::kit::Laptop;
use serde_json::Value;
use std::fs;
use std::path::Path;

const GOLDEN: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/terminal/golden/commands.json"
);

fn now() -> Value {
    let mut commands = Laptop::new().json(&["commands", "--json"]);
    without_prose(&mut commands);
    commands
}

/// Descriptions and titles may be worded anew.
fn without_prose(shape: &mut Value) {
    if let Value::Object(fields) = shape {
        fields.retain(|name, value| {
            !(matches!(name.as_str(), "description" | "title" | "$schema") && value.is_string())
        });
        fields.values_mut().for_each(without_prose);
    } else if let Value::Array(items) = shape {
        items.iter_mut().for_each(without_prose);
    }
}

/// Which way a shape travels: a request may ask for less, a reply may say more.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Request,
    Reply,
}

/// Where `now` takes away something that was promised.
fn broken(promised: &Value, now: &Value, (way, place): (Way, &str)) -> Vec<String> {
    let gone = || vec![format!("{place}: {promised} is now {now}")];
    match (promised, now) {
        (Value::Object(promised), Value::Object(now)) => {
            let missing_is_fine = way == Way::Request && place.ends_with("/required");
            let parts = promised.iter().flat_map(|(name, old)| match now.get(name) {
                Some(new) => broken(old, new, (way, &format!("{place}/{name}"))),
                None if missing_is_fine || name == "required" && way == Way::Request => Vec::new(),
                None => vec![format!("{place}/{name} is gone")],
            });
            let demanded = now.contains_key("required")
                && !promised.contains_key("required")
                && way == Way::Request;
            parts
                .chain(demanded.then(|| format!("{place}/required is new")))
                .collect()
        }
        (Value::Array(promised), Value::Array(now)) => {
            let (kept, allowed) = match way {
                Way::Request if place.ends_with("/required") => (now, promised),
                Way::Request | Way::Reply => (promised, now),
            };
            let lost = kept.iter().filter(|item| !allowed.contains(item));
            lost.map(|item| format!("{place}: {item}")).collect()
        }
        _ if promised == now => Vec::new(),
        _ => gone(),
    }
}

#[test]
fn what_the_terminal_promised_only_grows() {
    let now = now();
    if std::env::var("COCREA_GOLDEN").is_ok_and(|wish| wish == "write") {
        fs::create_dir_all(Path::new(GOLDEN).parent().unwrap()).unwrap();
        fs::write(
            GOLDEN,
            format!("{}\n", serde_json::to_string_pretty(&now).unwrap()),
        )
        .unwrap();
    }
    let golden: Value = serde_json::from_str(&fs::read_to_string(GOLDEN).unwrap()).unwrap();
    let named = |all: &Value, name: &Value| {
        all.as_array()
            .unwrap()
            .iter()
            .find(|one| one["name"] == *name)
            .cloned()
    };
    let mut lost = Vec::new();
    for old in golden.as_array().unwrap() {
        let name = old["name"].as_str().unwrap();
        let Some(new) = named(&now, &old["name"]) else {
            lost.push(format!("{name} is gone"));
            continue;
        };
        assert_eq!(old["writes"], new["writes"], "{name}");
        lost.extend(broken(
            &old["request"],
            &new["request"],
            (Way::Request, &format!("{name}/request")),
        ));
        lost.extend(broken(
            &old["reply"],
            &new["reply"],
            (Way::Reply, &format!("{name}/reply")),
        ));
    }
    assert_eq!(lost, Vec::<String>::new());
    for new in now.as_array().unwrap() {
        let name = &new["name"];
        assert!(
            named(&golden, name).is_some(),
            "{name} is new: run this test with COCREA_GOLDEN=write to promise it"
        );
    }
}

#[test]
fn a_promise_that_is_broken_is_found() {
    let shape = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let count =
        |promised: &str, now: &str, way| broken(&shape(promised), &shape(now), (way, "x")).len();
    let one = r#"{"properties":{"a":{"type":"string"}},"required":["a"]}"#;
    let more =
        r#"{"properties":{"a":{"type":"string"},"b":{"type":"string"}},"required":["a","b"]}"#;
    let optional =
        r#"{"properties":{"a":{"type":"string"},"b":{"type":"string"}},"required":["a"]}"#;
    assert_eq!(
        (
            count(one, more, Way::Reply),
            count(one, optional, Way::Request)
        ),
        (0, 0)
    );
    assert_eq!(
        (count(one, more, Way::Request), count(more, one, Way::Reply)),
        (1, 2)
    );
    assert_eq!(count(one, &one.replace("string", "integer"), Way::Reply), 1);
    assert_eq!(
        count(r#"{"enum":["x","y"]}"#, r#"{"enum":["x","z"]}"#, Way::Reply),
        1
    );
}

#[test]
fn every_use_case_is_listed_with_its_shapes() {
    let laptop = Laptop::new();
    let commands = laptop.json(&["commands", "--json"]);
    let commands = commands.as_array().unwrap();
    for command in commands {
        let keys: Vec<&String> = command.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["name", "request", "reply", "writes"]);
        assert!(
            command["request"].is_object()
                && command["reply"].is_object()
                && command["writes"].is_boolean()
        );
    }
    assert_eq!(
        laptop.run(&["commands"]).output.lines().count(),
        commands.len()
    );
}
