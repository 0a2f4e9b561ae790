//! What is given away: where it lay it is whole, the old one or the new one.

use super::{BUNDLING, DRAWING, Kills, go_on_for, hand, part_of};
use cocrea_tests::laptop::{Laptop, everybody};
use serde_json::json;
use std::fs;
use std::time::{Duration, Instant};

#[test]
fn a_kill_while_a_document_is_made_leaves_the_old_one_or_the_new_one() {
    let laptop = Laptop::new(1);
    laptop.does("open_example", json!({}));
    let (process, state) = (laptop.app.open_path().unwrap(), laptop.state());
    laptop.does("close_process", json!({}));
    let path = laptop.path("plan.pdf");
    let make = json!({ "document": "plan", "path": path });
    let mut kills = Kills::of(DRAWING, "a document is made");
    let mut usual = Duration::ZERO;
    let old = b"%PDF-1.7 the one before".to_vec();
    for kill in kills.numbers.clone() {
        fs::write(&path, &old).unwrap();
        let mut hand = hand(laptop.folder.path());
        hand.does("open_process", json!({ "path": process }));
        let begun = Instant::now();
        hand.asks("make_document", &make).unwrap();
        match kill {
            0 => {
                hand.hears().unwrap().unwrap();
                usual = begun.elapsed();
            }
            // Most of the time goes into drawing: the cuts come towards the end, where the file is written.
            _ => go_on_for(usual * 9 / 10 + part_of(usual / 5, &mut kills.dice)),
        }
        hand.is_killed();
        let answered = kill == 0 || hand.hears().is_some();
        let there = fs::read(&path).unwrap();
        let whole = there.starts_with(b"%PDF-1.7") && there.trim_ascii_end().ends_with(b"%%EOF");
        assert!(whole || (there == old && !answered), "kill {kill}");
    }
    laptop.does("open_process", json!({ "path": process }));
    assert_eq!(laptop.state(), state, "a document changes nothing");
    fs::write(&path, &old).unwrap();
    let reader = laptop.path("who reads it meanwhile.pdf");
    fs::hard_link(&path, &reader).unwrap();
    laptop.does("make_document", make);
    assert!(fs::read(&path).unwrap() != old);
    assert_eq!(
        fs::read(&reader).unwrap(),
        old,
        "replaced, never written into"
    );
    kills.are_survived();
}

#[test]
fn a_kill_while_a_bundle_is_made_leaves_the_old_one_or_the_new_one() {
    let laptop = Laptop::new(1);
    laptop.does("open_example", json!({}));
    let (process, state) = (laptop.app.open_path().unwrap(), laptop.state());
    let before = fs::read(laptop.makes_bundle("mesa.paquete")).unwrap();
    laptop.captures(1, "Después del primer paquete");
    let now = laptop.state();
    laptop.does("close_process", json!({}));
    let path = laptop.path("mesa.paquete");
    let make = json!({ "path": path, "personal": true });
    let mut kills = Kills::of(BUNDLING, "a bundle is made");
    let mut usual = Duration::ZERO;
    for kill in kills.numbers.clone() {
        fs::write(&path, &before).unwrap();
        let mut hand = hand(laptop.folder.path());
        hand.does("open_process", json!({ "path": process }));
        let begun = Instant::now();
        hand.asks("make_bundle", &make).unwrap();
        match kill {
            0 => {
                hand.hears().unwrap().unwrap();
                usual = begun.elapsed();
            }
            _ => go_on_for(part_of(usual, &mut kills.dice)),
        }
        hand.is_killed();
        let answered = kill == 0 || hand.hears().is_some();
        let reader = Laptop::new(2);
        let copy = reader.path("copia.cocrea");
        reader
            .app
            .start_from_bundle(&copy, (&path, None), &everybody(&path))
            .expect("a whole bundle");
        let found = reader.state();
        assert!(found == now || (found == state && !answered), "kill {kill}");
    }
    laptop.does("open_process", json!({ "path": process }));
    assert_eq!(laptop.state(), now, "what is handed on stays as it is");
    kills.are_survived();
}
