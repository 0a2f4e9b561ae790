//! Reading and checking take a bounded multiple of the text, also of texts that are made to take much.
//!
//! The most memory that this process has held is what Linux tells of it, so that everything counts: what the
//! allocator keeps, what grows by doubling, what two steps hold at once. This is a process of its own with one test.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use std::fmt::Write as _;
use std::fs;

use cocrea_allocate::{MOST_PROJECTS, pb};

/// Bytes of each text: enough that the multiple outweighs what the process holds anyway.
const SIZE: usize = 768 << 10;
/// What a text with few projects takes besides its multiple.
const LITTLE: usize = 2 << 20;
const MANY_PROJECTS: &str = "projects";

const HEAD: &str = "META\nkey;value\nbudget;100\nvote_type;approval\n";
const SCORING: &str = "META\nkey;value\nbudget;100\nvote_type;scoring\n";
const PROJECTS: &str = "PROJECTS\nproject_id;cost\n1;60\n2;50\n";
const VOTES: &str = "VOTES\nvoter_id;vote;points\n";

/// The most bytes that this process has held at once (proc_pid_status(5), `VmHWM`).
fn most_held() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .unwrap();
    let kilobytes: usize = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    kilobytes << 10
}

fn filled(head: &[&str], piece: impl Fn(usize) -> String) -> String {
    let mut text = head.concat();
    for number in 0.. {
        if text.len() >= SIZE {
            break;
        }
        write!(text, "{}", piece(number)).unwrap();
    }
    text
}

/// A number in as few letters as can be, so that rows are short and ids differ.
fn short(mut number: usize) -> String {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuwxyzABCDEFGHIJKLNOQRSTUWXYZ0123456789";
    let mut text = String::new();
    while number > 0 || text.is_empty() {
        text.push(char::from(LETTERS[number % LETTERS.len()]));
        number /= LETTERS.len();
    }
    text
}

/// As many projects as are read, in rows as short as can be.
fn many_projects() -> String {
    let rows = (0..MOST_PROJECTS).map(|number| format!("{};1\n", short(number)));
    rows.fold(
        [HEAD, "PROJECTS\nproject_id;cost\n"].concat(),
        |text, row| text + &row,
    )
}

fn texts() -> Vec<(&'static str, String)> {
    let votes = [HEAD, PROJECTS, VOTES];
    let scores = [SCORING, PROJECTS, VOTES];
    let ranks = ["META\nbudget;9\nvote_type;ordinal\n", PROJECTS, VOTES];
    vec![
        ("keys", filled(&["META\n"], |_| "a\n".into())),
        (
            "known keys",
            filled(&["META\nkey;value\n"], |_| "unit\n".into()),
        ),
        ("columns", filled(&[HEAD, "PROJECTS\n"], |_| ";".into())),
        ("cells", filled(&votes, |_| ";".into())),
        ("ballots without marks", filled(&votes, |_| "a\n".into())),
        (
            "voters",
            filled(&votes, |number| format!("{}\n", short(number))),
        ),
        ("ballots of one mark", filled(&votes, |_| "a;1\n".into())),
        (
            "one long ballot",
            filled(&[HEAD, PROJECTS, VOTES, "a;"], |_| "1,".into()),
        ),
        ("points", filled(&scores, |_| "a;1;0\n".into())),
        ("ranks", filled(&ranks, |_| "a;2,1\n".into())),
        ("quotes", filled(&votes, |_| "\"\"\"\";\"1\"\n".into())),
        ("one open quote", filled(&[HEAD, "\""], |_| "a".into())),
        ("sections", filled(&[HEAD], |_| "META\n".into())),
        ("blank lines", filled(&[HEAD], |_| "\n".into())),
        ("comments", filled(&[HEAD, "comment;"], |_| "#1: a ".into())),
        // The last one, for what a process has held once hides what it holds later.
        (MANY_PROJECTS, many_projects()),
    ]
}

#[test]
fn memory_stays_within_its_multiple_of_the_text() {
    let texts = texts();
    let before = most_held();
    for (name, text) in &texts {
        let read = pb::read(text.as_bytes()).is_ok();
        let after_reading = most_held() - before;
        let findings = pb::check(text.as_bytes()).len();
        let after_checking = most_held() - before;
        let times = |held: usize| held as f64 / text.len() as f64;
        eprintln!(
            "{name:<24} read {read:<5} {:5.1} times the text, checked ({findings} findings) {:5.1}",
            times(after_reading),
            times(after_checking)
        );
        let besides = if *name == MANY_PROJECTS {
            pb::MORE_MEMORY
        } else {
            LITTLE
        };
        let most = pb::MOST_MEMORY * text.len() + besides;
        assert!(
            after_checking <= most,
            "{name}: {after_checking} bytes, at most {most}"
        );
    }
}
