//! Winners computed by pabutools in exact rationals, on made elections and on real ones.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod kit;

use std::env;
use std::path::{Path, PathBuf};

use cocrea_allocate::{Add1, Completion, Rule, Settings, Ties, Utility, allocate};

/// Real elections are not part of this repository (their library publishes no licence). They are read from the folder
/// that this variable names, with `data` and `expected` in it, else from beside the repository.
const REAL: &str = "COCREA_PABULIB";

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// The folder of real elections, or a loud line.
fn real() -> Option<PathBuf> {
    let beside = repository().join("../shared/pabulib");
    let folder = env::var_os(REAL).map_or(beside, PathBuf::from);
    if folder.join("data").is_dir() {
        return Some(folder);
    }
    eprintln!(
        "NOT COMPARED WITH REAL ELECTIONS: {REAL} names no folder of them and none stands beside the repository"
    );
    None
}

#[test]
fn every_made_election_has_the_winners_of_pabutools() {
    let tally = kit::compare_folder(&repository().join("tests/fixtures/elections"));
    eprintln!("made elections: {tally:?}");
    assert_eq!((tally.files, tally.refused), (92, 0));
    assert_eq!(tally.entries, 3137);
    assert!(tally.exact_entries > 2_500, "{tally:?}");
}

#[test]
fn every_real_election_has_the_winners_of_pabutools() {
    let Some(folder) = real() else { return };
    let tally = kit::compare_folder(&folder);
    eprintln!("real elections: {tally:?}");
    assert!(tally.entries > 0, "{tally:?}");
}

/// The published winners, from the `selected` column of the files (1: funded).
#[test]
fn assen_and_wieliczka_have_the_winners_that_were_published() {
    let Some(folder) = real() else { return };
    let without_stop = Rule::EqualShares {
        utility: Utility::Cost,
        completion: Completion {
            add1: Some(Add1 {
                whole_start: true,
                stop_when_exhaustive: false,
            }),
            by_score: false,
        },
    };
    for (name, rule) in [
        ("Netherlands_Assen_2024", Rule::MES_COST_ADD1),
        ("Poland_Wieliczka_2023_Green_Budget", without_stop),
    ] {
        let bytes = std::fs::read(folder.join(format!("data/{name}.pb"))).unwrap();
        let file = cocrea_allocate::pb::read(&bytes).unwrap();
        let outcome = allocate(&file.election, &Settings::new(rule, Ties::Lexico)).unwrap();
        let mut winners = outcome.winners;
        winners.sort_unstable();
        assert_eq!(winners, kit::published(&bytes), "{name}");
        assert!(!winners.is_empty());
    }
}
