//! Whatever comes from outside, changed at random: no reader breaks a promise.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_tests::fuzz::{TARGETS, Target, found};
use cocrea_tests::rounds::{Dice, each, grouped, seeds, tell};

/// Rounds of every target, unless `COCREA_TIMES` says a number.
const ROUNDS: u64 = 5_000;

#[test]
fn what_once_broke_a_promise_breaks_none() {
    for target in TARGETS {
        for (_, bytes) in found(target.name).unwrap() {
            (target.run)(&bytes);
        }
    }
}

#[test]
fn what_each_target_begins_with_breaks_no_promise() {
    for target in TARGETS {
        let seeds = (target.seeds)();
        assert!(!seeds.is_empty());
        seeds.iter().for_each(|seed| (target.run)(seed));
    }
}

#[test]
fn changed_at_random_it_breaks_none_either() {
    let rounds = seeds(ROUNDS);
    let count = rounds.end - rounds.start;
    for target in TARGETS {
        let begun = (target.seeds)();
        each("--test fuzz", rounds.clone(), |seed| {
            round(&target, &begun, &mut Dice(seed));
        });
    }
    tell(&format!(
        "{} inputs to each of {} readers, no promise broken",
        grouped(count),
        TARGETS.len()
    ));
}

/// Gives a target one of its seeds with some bytes turned, cut, repeated or drawn.
fn round(target: &Target, begun: &[Vec<u8>], dice: &mut Dice) {
    let mut bytes = begun[dice.index(begun.len())].clone();
    for _ in 0..=dice.below(4) {
        let at = dice.index(bytes.len().max(1));
        let length = dice.index(24).min(bytes.len() - at.min(bytes.len()));
        match dice.below(5) {
            0 => bytes.truncate(at),
            1 => {
                let part = bytes[at..at + length].to_vec();
                bytes.splice(at..at, part);
            }
            2 => drop(bytes.drain(at..at + length)),
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = dice.throw().to_le_bytes()[0];
                }
            }
        }
    }
    (target.run)(&bytes);
}
