//! Compares what `allocate` decides with winners computed elsewhere.

use std::fs;
use std::path::{Path, PathBuf};

use cocrea_allocate::{Exactness, Outcome, Rule, Ties, allocate, pb};
use serde_json::Value;

/// What one folder of elections came to.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) files: usize,
    pub(crate) refused: usize,
    pub(crate) entries: usize,
    pub(crate) exact_entries: usize,
}

/// Elections with at most so many different ballots are also decided with big rationals only.
const SMALL: usize = 200;
/// Climbs longer than this are not repeated with big rationals only.
const FEW_STEPS: u64 = 200;

/// Compares every `data/NAME.pb` of a folder with its `expected/NAME.json`.
pub(crate) fn compare_folder(folder: &Path) -> Tally {
    let mut files: Vec<PathBuf> = fs::read_dir(folder.join("data"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "pb"))
        .collect();
    files.sort();
    let mut tally = Tally::default();
    for path in files {
        let name = format!("{}.json", path.file_stem().unwrap().to_str().unwrap());
        let expected = fs::read(folder.join("expected").join(name)).unwrap();
        let expected: Value = serde_json::from_slice(&expected).unwrap();
        compare_file(&path, &expected, &mut tally);
    }
    tally
}

fn compare_file(path: &Path, expected: &Value, tally: &mut Tally) {
    let read = pb::read(&fs::read(path).unwrap());
    tally.files += 1;
    if expected.get("parse_error").is_some() {
        assert!(
            matches!(read, Err(pb::PbError::MissingBudget { .. })),
            "{path:?}: {read:?}"
        );
        tally.refused += 1;
        return;
    }
    let file = read.unwrap_or_else(|error| panic!("{path:?}: {error}"));
    assert_eq!(
        file.election.voters(),
        expected["num_voters"].as_u64().unwrap(),
        "{path:?}"
    );
    for rule in Rule::ALL {
        for ties in [Ties::Lexico, Ties::Official] {
            let entry = &expected["rules"][rule.key()];
            if entry[ties.key()]["winners"].is_array() {
                tally.entries += 1;
                let outcome = allocate(&file.election, rule, ties, Exactness::Filtered);
                compare_entry(&format!("{path:?} {rule} {ties}"), &file, entry, &outcome);
                if file.election.distinct_ballots() <= SMALL && outcome.add1_steps <= FEW_STEPS {
                    tally.exact_entries += 1;
                    let exact = allocate(&file.election, rule, ties, Exactness::AlwaysExact);
                    assert_eq!(outcome, exact, "{path:?} {rule} {ties}");
                }
            }
        }
    }
}

fn compare_entry(place: &str, file: &pb::PbFile, entry: &Value, outcome: &Outcome) {
    let told = &entry[outcome.ties.key()];
    let winners: Vec<&str> = told["winners"]
        .as_array()
        .unwrap()
        .iter()
        .map(|id| id.as_str().unwrap())
        .collect();
    assert_eq!(outcome.winners, winners, "{place}");
    assert_eq!(
        file.decimal(outcome.total_cost),
        told["total_cost"].as_str().unwrap(),
        "{place}"
    );
    if let Some(steps) = told["k_steps"].as_u64() {
        assert_eq!(outcome.add1_steps, steps, "{place}");
    }
    // For Add1 with completion only the completion's ties are in the expected count.
    if entry["ties"] == 0 && outcome.rule != Rule::MesCostAdd1u {
        assert_eq!(outcome.tie_count, 0, "{place}: {:?}", outcome.ties_met);
    }
}
