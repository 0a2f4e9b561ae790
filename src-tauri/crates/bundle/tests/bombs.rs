//! A small file that unpacks to a huge one is refused with little memory. Alone in its process, to measure it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

#[path = "bundle/forge.rs"]
mod forge;

use cocrea_bundle::{Limits, Refused, read};
use forge::{Forge, refusal};
use std::io::Write;

const MEBIBYTE: u64 = 1 << 20;

#[test]
fn bombs_are_refused_with_little_memory() {
    let bomb = zeros(1_024 * MEBIBYTE);
    assert!(bomb.len() < 200_000);
    let before = peak();
    let claiming = |unpacked: u64| {
        let mut forge = Forge::new();
        forge.replace_packed(0, bomb.clone(), unpacked);
        refusal(&forge.bytes())
    };
    let refused = claiming(1_024 * MEBIBYTE);
    assert!(
        matches!(refused, Refused::TooLarge { what: "segment" }),
        "{refused:?}"
    );
    let refused = claiming(60 * MEBIBYTE);
    assert!(
        matches!(refused, Refused::TooLarge { what: "ratio" }),
        "{refused:?}"
    );
    for lie in [0, 1, MEBIBYTE] {
        let refused = claiming(lie);
        assert!(matches!(refused, Refused::Altered { .. }), "{refused:?}");
    }
    assert_grown(before, 16);
    a_padded_bomb_is_opened_no_further_than_a_segment_may_go(&bomb, before);
    many_small_bombs_are_counted_together(before);
    a_frame_that_wants_much_memory_is_refused(before);
}

/// Its ratio is in order thanks to bytes that a decoder skips.
fn a_padded_bomb_is_opened_no_further_than_a_segment_may_go(bomb: &[u8], before: u64) {
    let mut packed = bomb.to_vec();
    packed.extend([0x50, 0x2a, 0x4d, 0x18]);
    packed.extend(u32::try_from(MEBIBYTE).unwrap().to_le_bytes());
    packed.resize(packed.len() + usize::try_from(MEBIBYTE).unwrap(), 0);
    let mut forge = Forge::new();
    forge.replace_packed(0, packed, 64 * MEBIBYTE);
    let refused = refusal(&forge.bytes());
    assert!(matches!(refused, Refused::Altered { .. }), "{refused:?}");
    assert_grown(before, 256);
}

fn many_small_bombs_are_counted_together(before: u64) {
    let mut forge = Forge::new();
    let (entry, body) = (forge.manifest.entries[0].clone(), zeros(MEBIBYTE));
    forge.manifest.entries.clear();
    forge.bodies.clear();
    for number in 1..=300 {
        let mut entry = entry.clone();
        entry.path = entry.path.replace("-1-", &format!("-{number}-"));
        forge.manifest.entries.push(entry);
        forge.bodies.push((String::new(), Vec::new()));
        forge.rename(number - 1, &forge.manifest.entries[number - 1].path.clone());
        forge.replace_packed(number - 1, body.clone(), MEBIBYTE);
    }
    let refused = refusal(&forge.bytes());
    assert!(
        matches!(refused, Refused::TooLarge { what: "unpacked" }),
        "{refused:?}"
    );
    assert_grown(before, 256);
}

/// The same frame, once with a window of 1 MiB and once with one of 128 MiB (RFC 8878 §3.1.1.1.2).
fn a_frame_that_wants_much_memory_is_refused(before: u64) {
    let plain = Forge::new().plain(0);
    let with_window = |exponent: u8| {
        let mut packed = vec![0x28, 0xb5, 0x2f, 0xfd, 0x00, (exponent - 10) << 3];
        let raw_and_last = u32::try_from(plain.len()).unwrap() << 3 | 1;
        packed.extend(&raw_and_last.to_le_bytes()[..3]);
        packed.extend(&plain);
        let mut forge = Forge::new();
        forge.replace_packed(0, packed, plain.len() as u64);
        forge.bytes()
    };
    assert!(read(with_window(20).as_slice(), &Limits::default()).is_ok());
    assert!(matches!(refusal(&with_window(27)), Refused::Altered { .. }));
    assert_grown(before, 256);
}

fn zeros(count: u64) -> Vec<u8> {
    let mut encoder = zstd::stream::write::Encoder::new(Vec::new(), 3).unwrap();
    let chunk = vec![0; usize::try_from(MEBIBYTE).unwrap()];
    for _ in 0..count / MEBIBYTE {
        encoder.write_all(&chunk).unwrap();
    }
    encoder.finish().unwrap()
}

/// The most memory this process ever held, in MiB.
#[cfg(target_os = "linux")]
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .unwrap();
    line.split_whitespace()
        .nth(1)
        .unwrap()
        .parse::<u64>()
        .unwrap()
        / 1_024
}

/// Elsewhere only the refusals are checked.
#[cfg(not(target_os = "linux"))]
fn peak() -> u64 {
    0
}

fn assert_grown(before: u64, most: u64) {
    let grown = peak() - before;
    assert!(grown <= most, "{grown} MiB more, {most} at most");
}
