//! Random damage, and random forgery by somebody who can sign.

use crate::forge::{self, Forge, contents, key};
use cocrea_bundle::{Limits, read, write};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{RngSeed, TestCaseResult, TestRunner};

/// One thing that can happen to a file.
#[derive(Debug, Clone)]
enum Damage {
    Flip(Index, u8),
    Insert(Index, Vec<u8>),
    Remove(Index, usize),
    Repeat(Index, usize),
    Move(Index, Index, usize),
    Zero(Index, usize),
}

impl Damage {
    fn apply(&self, bytes: &mut Vec<u8>) {
        if bytes.is_empty() {
            return;
        }
        let span = |at: usize, length: usize, bytes: &[u8]| at..(at + length).min(bytes.len());
        match self {
            Self::Flip(at, mask) => {
                let at = at.index(bytes.len());
                bytes[at] ^= mask;
            }
            Self::Insert(at, more) => {
                let at = at.index(bytes.len());
                bytes.splice(at..at, more.iter().copied());
            }
            Self::Remove(at, length) => {
                let span = span(at.index(bytes.len()), *length, bytes);
                bytes.drain(span);
            }
            Self::Repeat(at, length) => {
                let span = span(at.index(bytes.len()), *length, bytes);
                let copy = bytes[span.clone()].to_vec();
                bytes.splice(span.end..span.end, copy);
            }
            Self::Move(from, to, length) => {
                let span = span(from.index(bytes.len()), *length, bytes);
                let moved: Vec<u8> = bytes.drain(span).collect();
                let to = to.index(bytes.len() + 1);
                bytes.splice(to..to, moved);
            }
            Self::Zero(at, length) => {
                let span = span(at.index(bytes.len()), *length, bytes);
                bytes[span].fill(0);
            }
        }
    }
}

fn damage() -> impl Strategy<Value = Vec<Damage>> {
    // Lengths around a block of the archive, and short ones.
    let length = prop_oneof![1_usize..40, Just(512), Just(1_024), 1_usize..3_000];
    let one = prop_oneof![
        (any::<Index>(), 1..=u8::MAX).prop_map(|(at, mask)| Damage::Flip(at, mask)),
        (any::<Index>(), vec(any::<u8>(), 1..40)).prop_map(|(at, more)| Damage::Insert(at, more)),
        (any::<Index>(), length.clone()).prop_map(|(at, length)| Damage::Remove(at, length)),
        (any::<Index>(), length.clone()).prop_map(|(at, length)| Damage::Repeat(at, length)),
        (any::<Index>(), any::<Index>(), length.clone())
            .prop_map(|(from, to, length)| Damage::Move(from, to, length)),
        (any::<Index>(), length).prop_map(|(at, length)| Damage::Zero(at, length)),
    ];
    vec(one, 1..4)
}

fn damaged(bytes: &[u8], damage: &[Damage]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    damage.iter().for_each(|damage| damage.apply(&mut bytes));
    bytes
}

/// Draws a case for each seed and makes sure that it holds: `usual` seeds from 0 on, or those that `COCREA_SEED` and
/// `COCREA_TIMES` ask for. A case that fails prints the command that draws it alone; one that was refused as no case at
/// all (`prop_assume`) is drawn again and not counted.
fn prove<S: Strategy>(
    (name, what): (&str, &str),
    usual: u64,
    strategy: &S,
    holds: impl Fn(S::Value) -> TestCaseResult,
) {
    let asked = |name| Some(std::env::var(name).ok()?.parse::<u64>().expect("a number"));
    let times = asked("COCREA_TIMES").unwrap_or(usual);
    let first = asked("COCREA_SEED").unwrap_or(0);
    for seed in first..first + times {
        let mut runner = TestRunner::new(ProptestConfig {
            cases: 1,
            failure_persistence: None,
            rng_seed: RngSeed::Fixed(seed),
            ..ProptestConfig::default()
        });
        if let Err(wrong) = runner.run(strategy, &holds) {
            panic!(
                "{wrong}\nagain: COCREA_SEED={seed} COCREA_TIMES=1 cargo test -p cocrea-bundle mutations::{name}"
            );
        }
    }
    // Past the capture of the test's output, so that it is read also when all goes well.
    let line = format!("\nproved: {times} {what}\n");
    std::io::Write::write_all(&mut std::io::stdout(), line.as_bytes()).expect("a listener");
}

fn is_refused(bytes: &[u8]) -> bool {
    read(bytes, &Limits::default()).is_err()
}

#[test]
fn no_damaged_bundle_is_received() {
    let bytes = write(&contents(), &key(1)).unwrap();
    let told = (
        "no_damaged_bundle_is_received",
        "damaged bundles: 0 received",
    );
    prove(told, 8_000, &damage(), |damage| {
        let damaged = damaged(&bytes, &damage);
        prop_assume!(damaged != bytes);
        prop_assert!(is_refused(&damaged));
        Ok(())
    });
}

#[test]
fn whoever_signs_cannot_change_what_others_wrote() {
    let plain = Forge::new().plain(0);
    let told = (
        "whoever_signs_cannot_change_what_others_wrote",
        "bundles signed anew over damaged changes: 0 received",
    );
    prove(told, 4_000, &damage(), |damage| {
        let damaged = damaged(&plain, &damage);
        prop_assume!(damaged != plain);
        let mut forge = Forge::new();
        forge.replace(0, &damaged);
        prop_assert!(is_refused(&forge.bytes()));
        Ok(())
    });
}

#[test]
fn a_forged_packing_is_refused_or_holds_the_same() {
    let packed = Forge::new().bodies[0].1.clone();
    let told = (
        "a_forged_packing_is_refused_or_holds_the_same",
        "bundles with a forged packing: 0 received with other changes",
    );
    prove(told, 4_000, &damage(), |damage| {
        let damaged = damaged(&packed, &damage);
        prop_assume!(damaged != packed);
        let mut forge = Forge::new();
        let unpacked = forge.manifest.entries[0].unpacked;
        forge.replace_packed(0, damaged, unpacked);
        if let Ok(bundle) = read(forge.bytes().as_slice(), &Limits::default()) {
            prop_assert_eq!(bundle.segments, contents().segments);
        }
        Ok(())
    });
}

#[test]
fn a_forged_manifest_is_refused_or_means_exactly_its_bytes() {
    let forge = Forge::new();
    let manifest = forge::encode(&forge.manifest, false);
    let told = (
        "a_forged_manifest_is_refused_or_means_exactly_its_bytes",
        "bundles with a forged manifest: 0 received with another meaning",
    );
    prove(told, 4_000, &damage(), |damage| {
        let damaged = damaged(&manifest, &damage);
        prop_assume!(damaged != manifest);
        let signature = key(1).sign(&[b"cocrea-bundle-1", damaged.as_slice()].concat());
        let forged = forge.bytes_of(&damaged, &signature);
        if let Ok(bundle) = read(forged.as_slice(), &Limits::default()) {
            prop_assert!(
                bundle.manifest.format > 1 || forge::encode(&bundle.manifest, false) == damaged
            );
            prop_assert_eq!(bundle.segments, contents().segments);
        }
        Ok(())
    });
}

#[test]
fn bytes_out_of_nowhere_are_no_bundle() {
    let told = (
        "bytes_out_of_nowhere_are_no_bundle",
        "random files: 0 received",
    );
    prove(told, 500, &vec(any::<u8>(), 0..5_000), |bytes| {
        prop_assert!(is_refused(&bytes));
        Ok(())
    });
}
