//! Backups and going back to them: a whole one or none, and what stood is never lost.

use super::{BACKING_UP, Kills, RETURNING, go_on_for, hand, listed, part_of};
use cocrea_tests::laptop::Laptop;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// A laptop with a named point, and the states then and now.
fn with_a_point() -> (Laptop, PathBuf, [String; 2]) {
    let laptop = Laptop::new(1);
    laptop.does("open_example", json!({}));
    let then = laptop.state();
    laptop.does("set_return_point", json!({ "label": "Punto" }));
    laptop.captures(1, "Después del punto");
    let (path, now) = (laptop.app.open_path().unwrap(), laptop.state());
    laptop.does("close_process", json!({}));
    (laptop, path, [then, now])
}

#[test]
fn a_kill_while_a_backup_is_made_leaves_a_whole_one_or_none() {
    let (laptop, path, [_, now]) = with_a_point();
    let mut kills = Kills::of(BACKING_UP, "a backup is made");
    let mut usual = Duration::ZERO;
    for kill in kills.numbers.clone() {
        let mut hand = hand(laptop.folder.path());
        hand.does("open_process", json!({ "path": path }));
        let begun = Instant::now();
        hand.asks(
            "set_return_point",
            &json!({ "label": format!("Corte {kill}") }),
        )
        .unwrap();
        match kill {
            0 => {
                hand.hears().unwrap().unwrap();
                usual = begun.elapsed();
            }
            _ => go_on_for(part_of(usual, &mut kills.dice)),
        }
        hand.is_killed();
        let answered = kill == 0 || hand.hears().is_some();
        laptop.does("open_process", json!({ "path": path }));
        assert_eq!(laptop.state(), now, "kill {kill}");
        let label = json!(format!("Corte {kill}"));
        let made: Vec<Value> = listed(&laptop);
        assert!(
            made.iter().all(|backup| backup["trouble"].is_null()),
            "kill {kill}: {made:?}"
        );
        let found = made.iter().find(|backup| backup["label"] == label);
        assert!(
            found.is_some() || !answered,
            "kill {kill}: an acknowledged one is there"
        );
        if let Some(found) = found {
            // Else the last of thousands would be looked for among them all.
            fs::remove_file(found["path"].as_str().unwrap()).unwrap();
        }
        laptop.does("close_process", json!({}));
    }
    kills.are_survived();
}

#[test]
fn a_kill_while_somebody_goes_back_leaves_the_process_before_or_after_and_never_loses_what_stood() {
    let mut kills = Kills::of(RETURNING, "somebody goes back");
    let mut usual = Duration::ZERO;
    let mut ends = [0, 0];
    for kill in kills.numbers.clone() {
        let (laptop, path, states) = with_a_point();
        let mut hand = hand(laptop.folder.path());
        hand.does("open_process", json!({ "path": path }));
        let backups = hand.does("list_backups", json!({}))["backups"].take();
        let point = backups
            .as_array()
            .unwrap()
            .iter()
            .find(|backup| backup["label"] == "Punto")
            .unwrap()["path"]
            .clone();
        let begun = Instant::now();
        hand.asks("return_to_backup", &json!({ "path": point }))
            .unwrap();
        match kill {
            0 => {
                hand.hears().unwrap().unwrap();
                usual = begun.elapsed();
            }
            1 => {}
            _ => go_on_for(part_of(usual, &mut kills.dice)),
        }
        hand.is_killed();
        let answered = kill == 0 || hand.hears().is_some();
        laptop.does("open_process", json!({ "path": path }));
        let state = laptop.state();
        let end = states
            .iter()
            .position(|known| *known == state)
            .expect("before or after");
        assert!(end == 0 || !answered, "kill {kill}");
        ends[end] += 1;
        if end == 0 {
            let stood = listed(&laptop)
                .into_iter()
                .find(|backup| backup["occasion"] == "returning")
                .expect("what stood");
            laptop.does("return_to_backup", json!({ "path": stood["path"] }));
            assert_eq!(laptop.state(), states[1], "kill {kill}");
        }
        laptop.captures(2, "Y se sigue");
    }
    assert!(ends[0] > 0 && ends[1] > 0, "{ends:?}");
    kills.are_survived();
}
