//! What an envelope takes of memory, in a process of its own so that nothing else counts.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_keys::{Envelope, Identity, Key, To, seal};
use std::io::{self, Read, Write};

const PLENTY: u64 = 1 << 30;

fn identity(of: u8) -> Identity {
    Identity::from_seed(&[of; 32])
}

/// 192 MiB go through a pipe: what is sealed is opened while it is written, and neither side ever holds it.
#[test]
fn nothing_large_stands_in_memory() {
    const MANY: usize = 192 << 20;
    let (mut reader, writer) = io::pipe().unwrap();
    let sealing = std::thread::spawn(move || {
        let mut sealer = seal(writer, To::Recipients(&[identity(1).recipient()])).unwrap();
        let piece = [7; 10_000];
        let mut left = MANY;
        while left > 0 {
            let count = left.min(piece.len());
            sealer.write_all(&piece[..count]).unwrap();
            left -= count;
        }
        drop(sealer.finish().unwrap());
    });
    let mut opened = Envelope::read(&mut reader, PLENTY)
        .unwrap()
        .open(Key::Identity(&identity(1)))
        .unwrap();
    let mut count = 0;
    let mut piece = vec![0; 100_000];
    loop {
        match opened.read(&mut piece).unwrap() {
            0 => break,
            read => count += read,
        }
    }
    sealing.join().unwrap();
    assert_eq!(count, MANY);
    #[cfg(target_os = "linux")]
    {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let peak = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))
            .unwrap();
        let peak: u64 = peak.trim().trim_end_matches(" kB").parse().unwrap();
        assert!(peak < 64 * 1_024, "{peak} KiB");
    }
}
