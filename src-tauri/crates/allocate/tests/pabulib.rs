//! Winners computed by pabutools in exact rationals, on made elections and on real ones.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod kit;

use std::env;
use std::path::Path;

/// Real elections are not part of this repository (see `elections/README.md`); a folder with `data` and
/// `expected` in the same form is compared when this variable names it.
const REAL: &str = "COCREA_PABULIB";

#[test]
fn every_made_election_has_the_winners_of_pabutools() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/elections");
    let tally = kit::compare_folder(&folder);
    let all = kit::Tally {
        files: 19,
        refused: 0,
        entries: 190,
        exact_entries: 186,
    };
    assert_eq!(tally, all);
}

#[test]
fn every_real_election_has_the_winners_of_pabutools() {
    let Some(folder) = env::var_os(REAL) else {
        eprintln!("NOT COMPARED: {REAL} names no folder of real elections");
        return;
    };
    let tally = kit::compare_folder(Path::new(&folder));
    eprintln!("real elections: {tally:?}");
    assert!(tally.entries > 0, "{tally:?}");
}
