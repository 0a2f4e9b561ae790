//! How often a test does its thing and with which seeds, and how it says what came of it.
//!
//! `COCREA_TIMES` and `COCREA_SEED` ask for another number of rounds and another first seed: `cargo xtask soak` sets the
//! first, and a round that fails prints the command that sets both and so does that round alone again.

use std::io::Write as _;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

/// How `cargo xtask` finds the lines of a test among the others.
const MARK: &str = "proved: ";

/// Seeds of this run: `usual` of them from 0 on, unless the environment says otherwise.
///
/// # Panics
/// When the environment says something that is no number.
#[must_use]
pub fn seeds(usual: u64) -> Range<u64> {
    let first = asked("COCREA_SEED").unwrap_or(0);
    first..first + asked("COCREA_TIMES").unwrap_or(usual)
}

fn asked(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(
        text.parse()
            .unwrap_or_else(|_| panic!("{name} is no number: {text}")),
    )
}

/// Does a round for each seed, on all cores, and answers with what came of them, in no order.
///
/// # Panics
/// When a round does; the command that repeats it is printed then.
pub fn each<T: Send>(test: &str, seeds: Range<u64>, round: impl Fn(u64) -> T + Sync) -> Vec<T> {
    let next = AtomicU64::new(seeds.start);
    let done = Mutex::new(Vec::new());
    let work = || {
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= seeds.end {
                return;
            }
            let replay = Replay { test, seed };
            // What one round finds is enough: the others begin nothing new.
            let stop = Stop(&next, seeds.end);
            let came = round(seed);
            drop((stop, replay));
            done.lock().expect("rounds that went well").push(came);
        }
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(work);
        }
    });
    done.into_inner().expect("rounds that went well")
}

/// While it lives a panic leaves no round to begin.
struct Stop<'a>(&'a AtomicU64, u64);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.store(self.1, Ordering::Relaxed);
        }
    }
}

/// While it lives a panic prints the command that repeats this round.
pub struct Replay<'a> {
    /// As cargo takes it: `--test kill NAME`.
    pub test: &'a str,
    /// Number of the round.
    pub seed: u64,
}

impl Drop for Replay<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            write_line(&format!(
                "again: COCREA_SEED={} COCREA_TIMES=1 cargo test -p cocrea-tests {}",
                self.seed, self.test
            ));
        }
    }
}

/// Says what was proved. Past the capture of the test's output, so that it is read also when all goes well.
pub fn tell(line: &str) {
    write_line(&format!("{MARK}{line}"));
}

/// In one piece, and on a line of its own whatever the harness is writing.
fn write_line(line: &str) {
    let _ = std::io::stdout().write_all(format!("\n{line}\n").as_bytes());
}

/// A number as people write it: 2,000.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Random numbers that are the same for the same seed (SplitMix64, Steele et al., 2014).
#[derive(Debug, Clone)]
pub struct Dice(pub u64);

impl Dice {
    /// The next number.
    pub const fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// One below `end`; 0 when there is none.
    pub const fn below(&mut self, end: u64) -> u64 {
        self.throw() % if end == 0 { 1 } else { end }
    }

    /// An index below `length`.
    ///
    /// # Panics
    /// Never: it fits, being below a length.
    pub fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).expect("below a length")
    }

    /// Whether it is one of `percent` cases in a hundred.
    pub const fn says(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}
