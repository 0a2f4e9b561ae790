//! Hundreds of damages that follow from seeds.

use super::{
    BLOBS, FIRST_WROTE, SECOND_WROTE, THIRD_WROTE, Workshop, digest, is_of, kept_blobs, truth,
};
use crate::Fault;
use std::io::Write as _;

const DAMAGES: u64 = 200;
const PAGE: usize = 4_096;

/// Random numbers that are the same for the same seed (SplitMix64, Steele et al., 2014).
struct Dice(u64);

impl Dice {
    const fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.throw() % length as u64).unwrap()
    }
}

/// A bad disk: bits are turned, pages come back as zeros or as others, the file is cut, bytes are lost or doubled.
fn damaged(sound: &[u8], seed: u64) -> Vec<u8> {
    let mut dice = Dice(seed);
    let mut bytes = sound.to_vec();
    let pages = bytes.len() / PAGE;
    match seed % 6 {
        0 | 1 => {
            for _ in 0..=dice.index(20) {
                let at = dice.index(bytes.len());
                bytes[at] ^= 1 << dice.index(8);
            }
        }
        2 => {
            for _ in 0..=dice.index(4) {
                let at = dice.index(pages) * PAGE;
                bytes[at..at + PAGE].fill(0);
            }
        }
        3 => bytes.truncate(dice.index(sound.len())),
        4 => {
            let (from, to) = (dice.index(pages) * PAGE, dice.index(pages) * PAGE);
            bytes.copy_within(from..from + PAGE, to);
        }
        _ => {
            let (at, length) = (dice.index(bytes.len()), dice.index(2 * PAGE));
            let end = (at + length).min(bytes.len());
            for byte in &mut bytes[at..end] {
                *byte = u8::try_from(dice.index(256)).unwrap();
            }
        }
    }
    bytes
}

/// Seeds of this run, as `cargo xtask soak` asks for them.
fn seeds() -> std::ops::Range<u64> {
    let asked = |name: &str| std::env::var(name).ok().map(|text| text.parse().unwrap());
    let first = asked("COCREA_SEED").unwrap_or(0);
    first..first + asked("COCREA_TIMES").unwrap_or(DAMAGES)
}

#[test]
fn whatever_is_saved_is_a_beginning_of_the_truth_for_every_device() {
    let workshop = Workshop::new();
    let (mut whole, mut parts, mut nothing, mut changes) = (0_u64, 0_u64, 0_u64, 0_u64);
    let mut blobs = 0;
    let seeds = seeds();
    let count = seeds.end - seeds.start;
    for seed in seeds {
        let bytes = damaged(&workshop.bytes, seed);
        let salvage = match workshop.salvage(&bytes) {
            Ok(salvage) => salvage,
            Err(Fault::NothingLeft) => {
                nothing += 1;
                continue;
            }
            Err(fault) => panic!("COCREA_SEED={seed} COCREA_TIMES=1: {fault}"),
        };
        let store = workshop.founded(&salvage);
        is_of(&workshop.truth, &store);
        let kept: usize = truth(&store).values().map(Vec::len).sum();
        assert_eq!(kept as u64, salvage.changes(), "seed {seed}");
        for gap in salvage.missing() {
            let length = workshop.truth.get(&gap.device).map_or(0, Vec::len) as u64;
            assert!(
                gap.first <= gap.last && gap.last <= length,
                "seed {seed}: {gap:?}"
            );
        }
        if salvage.is_whole() {
            assert_eq!(digest(&store), workshop.digest, "seed {seed}");
            whole += 1;
        } else {
            parts += 1;
        }
        assert!(salvage.waiting() <= FIRST_WROTE + SECOND_WROTE + THIRD_WROTE);
        changes += salvage.changes() + salvage.waiting();
        blobs += kept_blobs(&store);
    }
    // A reader that finds nothing, or everything, proves nothing.
    assert!(count < DAMAGES || (whole > count / 10 && parts > count / 10 && nothing < count / 3));
    let all_blobs = count * u64::from(BLOBS);
    assert!(blobs as u64 > all_blobs / 2);
    let all = count * (FIRST_WROTE + SECOND_WROTE + THIRD_WROTE);
    let told = format!(
        "\nproved: {count} damaged files: {whole} saved whole, {parts} in part, {nothing} not at all; {changes} of {all} changes and {blobs} of {all_blobs} blobs kept, 0 invented\n"
    );
    let _ = std::io::stdout().write_all(told.as_bytes());
}
