//! Process files that a bad disk gives back otherwise than it got them.

use crate::told;
use cocrea_app::Failure;
use cocrea_tests::laptop::Laptop;
use cocrea_tests::rounds::{self, Dice, Replay, grouped};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// Single bits that are turned, one at a time.
const FLIPS: u64 = 300;

/// The example, closed: its bytes and what it shows.
struct Sound {
    laptop: Laptop,
    path: PathBuf,
    bytes: Vec<u8>,
    shown: Value,
}

fn sound() -> Sound {
    let laptop = Laptop::new(1);
    laptop.does("open_example", json!({}));
    let path = laptop.app.open_path().unwrap();
    let shown = everything(&laptop).unwrap();
    laptop.does("close_process", json!({}));
    let bytes = fs::read(&path).unwrap();
    Sound {
        laptop,
        path,
        bytes,
        shown,
    }
}

/// All that the screens of the open process show.
fn everything(laptop: &Laptop) -> Result<Value, Failure> {
    let mut all = Vec::new();
    for (name, body) in [
        ("read_process", json!({})),
        ("list_topics", json!({})),
        ("read_session", json!({})),
        ("list_slips", json!({ "table": null, "trash": false })),
        ("list_slips", json!({ "table": null, "trash": true })),
        ("read_board", json!({})),
        ("list_proposals", json!({})),
        ("read_vote", json!({})),
        ("read_outcome", json!({ "rule": null })),
        ("list_commitments", json!({})),
        ("list_conflicts", json!({})),
        ("list_history", json!({ "limit": 1000 })),
        ("verify_process", json!({})),
    ] {
        all.push(laptop.app.call(cocrea_app::Window::Main, name, body)?.reply);
    }
    let commitments = all[9]["commitments"].as_array().into_iter().flatten();
    let ids: Vec<Value> = commitments.map(|one| one["id"].clone()).collect();
    for id in ids {
        let body = json!({ "id": id });
        all.push(
            laptop
                .app
                .call(cocrea_app::Window::Main, "read_commitment", body)?
                .reply,
        );
    }
    Ok(Value::Array(all))
}

impl Sound {
    /// Opens these bytes in the place of the sound ones: refused with a clear message, or all as it was.
    fn opens_as_it_was(&self, bytes: &[u8], what: &str) -> bool {
        fs::write(&self.path, bytes).unwrap();
        let open = json!({ "path": self.path });
        let opened = self
            .laptop
            .app
            .call(cocrea_app::Window::Main, "open_process", open);
        match opened {
            Ok(_) => {
                let shown = everything(&self.laptop).expect(what);
                assert!(
                    shown == self.shown,
                    "{what}: opened, and shows something else"
                );
                self.laptop.does("close_process", json!({}));
                true
            }
            Err(failure) => {
                told::in_words(&failure);
                let known = ["not_a_process", "newer_version", "file_damaged"];
                assert!(
                    known.contains(&failure.code.as_str()),
                    "{what}: {failure:?}"
                );
                assert!(fs::read(&self.path).unwrap() == bytes, "{what}: left alone");
                false
            }
        }
    }
}

#[test]
fn a_process_cut_at_any_length_is_refused_and_left_as_it_was() {
    let sound = sound();
    let whole = sound.bytes.len();
    let lengths = [0, 1, 15, 16, 99, 100, 101, 511, 512, 4_095, 4_096, 4_097];
    let parts = (1..24).map(|part| whole * part / 24 + part % 3);
    for length in lengths
        .into_iter()
        .chain(parts)
        .chain([whole - 4_096, whole - 1])
    {
        let cut = &sound.bytes[..length];
        assert!(!sound.opens_as_it_was(cut, &format!("{length} of {whole}")));
    }
    assert!(sound.opens_as_it_was(&sound.bytes, "whole"));
}

#[test]
fn a_turned_bit_anywhere_is_found_or_changes_nothing_that_shows() {
    let sound = sound();
    let seeds = rounds::seeds(FLIPS);
    let count = seeds.end - seeds.start;
    let mut refused = 0;
    for seed in seeds {
        let replay = Replay {
            test: "--test bad_input a_turned_bit_anywhere",
            seed,
        };
        let mut dice = Dice(seed);
        let (at, bit) = (dice.index(sound.bytes.len()), dice.below(8));
        let mut bytes = sound.bytes.clone();
        bytes[at] ^= 1 << bit;
        let opened = sound.opens_as_it_was(&bytes, &format!("bit {bit} of byte {at}"));
        refused += u64::from(!opened);
        drop(replay);
    }
    // Of a few all may fall where nothing is written.
    assert!(
        count < FLIPS || refused > count / 10,
        "{refused} of {count}"
    );
    rounds::tell(&format!(
        "{} turned bits: {} refused, {} shown as before, 0 shown otherwise",
        grouped(count),
        grouped(refused),
        grouped(count - refused)
    ));
}

#[test]
fn a_turned_bit_in_a_text_is_found_or_put_right_wherever_the_text_stands() {
    let sound = sound();
    let text = sound.shown[3]["slips"][0]["text"].as_str().unwrap();
    let begins = |at: usize| sound.bytes[at..].starts_with(text.as_bytes());
    let places: Vec<usize> = (0..sound.bytes.len() - text.len())
        .filter(|at| begins(*at))
        .collect();
    assert!(
        places.len() >= 3,
        "in the log, in the heads and in the table: {places:?}"
    );
    let ends = places.iter().map(|at| {
        let mut bytes = sound.bytes.clone();
        bytes[at + 1] ^= 1;
        sound.opens_as_it_was(&bytes, "a text")
    });
    let put_right = ends.filter(|opened| *opened).count();
    assert!(
        put_right >= 1 && put_right < places.len(),
        "{put_right} of {places:?}"
    );
}
