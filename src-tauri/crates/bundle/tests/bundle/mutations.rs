//! Random damage, and random forgery by somebody who can sign.

use crate::forge::{self, Forge, contents, key};
use cocrea_bundle::{Limits, read, write};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;

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

/// So many cases, or those that `COCREA_TIMES` asks for, whose random numbers follow from `COCREA_SEED` if it is given.
fn cases(count: u32) -> ProptestConfig {
    let asked = |name| {
        let text = std::env::var(name).ok()?;
        Some(text.parse::<u64>().expect("a number"))
    };
    let times = asked("COCREA_TIMES");
    let mut config = ProptestConfig {
        cases: times.map_or(count, |times| u32::try_from(times).expect("so many")),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    if let Some(seed) = asked("COCREA_SEED") {
        config.rng_seed = RngSeed::Fixed(seed);
    }
    config
}

/// Says what held. Past the capture of the test's output, so that it is read also when all goes well.
fn told(count: u32, what: &str) {
    let line = format!("\nproved: {} {what}\n", cases(count).cases);
    std::io::Write::write_all(&mut std::io::stdout(), line.as_bytes()).expect("a listener");
}

#[test]
fn no_damaged_bundle_is_received() {
    let bytes = write(&contents(), &key(1)).unwrap();
    proptest!(cases(5_000), |(damage in damage())| {
        let damaged = damaged(&bytes, &damage);
        prop_assert!(damaged == bytes || read(damaged.as_slice(), &Limits::default()).is_err());
    });
    told(5_000, "damaged bundles: 0 received");
}

#[test]
fn whoever_signs_cannot_change_what_others_wrote() {
    let plain = Forge::new().plain(0);
    proptest!(cases(3_000), |(damage in damage())| {
        let damaged = damaged(&plain, &damage);
        let mut forge = Forge::new();
        forge.replace(0, &damaged);
        prop_assert!(damaged == plain || read(forge.bytes().as_slice(), &Limits::default()).is_err());
    });
    told(
        3_000,
        "bundles signed anew over damaged changes: 0 received",
    );
}

#[test]
fn a_forged_packing_is_refused_or_holds_the_same() {
    let packed = Forge::new().bodies[0].1.clone();
    proptest!(cases(3_000), |(damage in damage())| {
        let mut forge = Forge::new();
        let unpacked = forge.manifest.entries[0].unpacked;
        forge.replace_packed(0, damaged(&packed, &damage), unpacked);
        if let Ok(bundle) = read(forge.bytes().as_slice(), &Limits::default()) {
            prop_assert_eq!(bundle.segments, contents().segments);
        }
    });
    told(
        3_000,
        "bundles with a forged packing: 0 received with other changes",
    );
}

#[test]
fn a_forged_manifest_is_refused_or_means_exactly_its_bytes() {
    let forge = Forge::new();
    let manifest = forge::encode(&forge.manifest, false);
    proptest!(cases(3_000), |(damage in damage())| {
        let damaged = damaged(&manifest, &damage);
        let signature = key(1).sign(&[b"cocrea-bundle-1", damaged.as_slice()].concat());
        if let Ok(bundle) = read(forge.bytes_of(&damaged, &signature).as_slice(), &Limits::default()) {
            prop_assert!(bundle.manifest.format > 1 || forge::encode(&bundle.manifest, false) == damaged);
            prop_assert_eq!(bundle.segments, contents().segments);
        }
    });
    told(
        3_000,
        "bundles with a forged manifest: 0 received with another meaning",
    );
}

#[test]
fn bytes_out_of_nowhere_are_no_bundle() {
    proptest!(cases(500), |(bytes in vec(any::<u8>(), 0..5_000))| {
        prop_assert!(read(bytes.as_slice(), &Limits::default()).is_err());
    });
    told(500, "random files: 0 received");
}
