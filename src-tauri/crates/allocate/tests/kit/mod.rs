//! Compares what `allocate` decides with winners computed elsewhere.

use std::fs;
use std::path::{Path, PathBuf};

use cocrea_allocate::{Exactness, Outcome, Rule, Settings, Ties, allocate, pb};
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
        .filter(|path| name(path).ends_with(".pb") || name(path).ends_with(".pb.gz"))
        .collect();
    files.sort();
    let mut tally = Tally::default();
    for path in files {
        let stem = name(&path).trim_end_matches(".gz").trim_end_matches(".pb");
        let expected = fs::read(folder.join(format!("expected/{stem}.json"))).unwrap();
        let expected: Value = serde_json::from_slice(&expected).unwrap();
        compare_file(&path, &expected, &mut tally);
    }
    tally
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

/// The ids that the file's own `selected` column marks with 1, ascending.
pub(crate) fn published(bytes: &[u8]) -> Vec<String> {
    let text = str::from_utf8(bytes).unwrap();
    let mut rows = text
        .lines()
        .skip_while(|row| row.trim() != "PROJECTS")
        .skip(1);
    let heading: Vec<&str> = rows.next().unwrap().trim().split(';').collect();
    let column = |name: &str| heading.iter().position(|title| *title == name).unwrap();
    // Counted from the end, because a name may hold a semicolon.
    let selected = heading.len() - column("selected");
    let projects = rows.take_while(|row| row.trim() != "VOTES");
    let won = projects.filter(|row| row.trim().rsplit(';').nth(selected - 1) == Some("1"));
    let mut ids: Vec<String> = won
        .map(|row| row.split(';').next().unwrap().to_string())
        .collect();
    ids.sort_unstable();
    ids
}

fn compare_file(path: &Path, expected: &Value, tally: &mut Tally) {
    let read = pb::read(&fs::read(path).unwrap());
    tally.files += 1;
    if expected.get("parse_error").is_some() {
        assert!(
            read.as_ref()
                .is_err_and(|error| error.why == pb::Why::MissingBudget {}),
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
    let mut known = 0;
    for rule in Rule::all(file.election.vote_type()) {
        let entry = &expected["rules"][rule.key()];
        known += usize::from(entry.is_object());
        for ties in [Ties::Lexico, Ties::Official(None)] {
            let optimum = entry["objective"].is_string() && ties == Ties::Lexico;
            if entry[ties.key()]["winners"].is_array() || optimum {
                tally.entries += 1;
                compare_rule(
                    &format!("{path:?} {rule} {ties}"),
                    &file,
                    entry,
                    (rule, ties),
                    tally,
                );
            }
        }
    }
    // An entry under a key that this crate does not know would be passed over in silence.
    assert_eq!(
        known,
        expected["rules"].as_object().unwrap().len(),
        "{path:?}"
    );
}

fn compare_rule(
    place: &str,
    file: &pb::PbFile,
    entry: &Value,
    (rule, ties): (Rule, Ties),
    tally: &mut Tally,
) {
    let mut settings = Settings::new(rule, ties);
    let outcome = allocate(&file.election, &settings).unwrap();
    if let Some(objective) = entry["objective"].as_str() {
        compare_objective(place, file, objective, &outcome);
    } else {
        compare_entry(place, file, entry, &outcome);
    }
    if file.election.distinct_ballots() <= SMALL && outcome.add1_steps <= FEW_STEPS {
        tally.exact_entries += 1;
        settings.exactness = Exactness::AlwaysExact;
        let exact = allocate(&file.election, &settings).unwrap();
        assert_eq!(outcome, exact, "{place}");
    }
}

fn compare_entry(place: &str, file: &pb::PbFile, entry: &Value, outcome: &Outcome) {
    let told = &entry[outcome.ties.key()];
    let ids = told["winners"].as_array().unwrap().iter();
    let mut winners: Vec<&str> = ids.map(|id| id.as_str().unwrap()).collect();
    let mut found: Vec<&str> = outcome.winners.iter().map(String::as_str).collect();
    // Selection order is part of the promise only where no tie was met; Phragmén's is sorted by pabutools.
    if entry["ties"] != 0 || outcome.rule == Rule::Phragmen {
        winners.sort_unstable();
        found.sort_unstable();
    }
    assert_eq!(found, winners, "{place}");
    assert_eq!(
        file.decimal(outcome.total_cost),
        told["total_cost"].as_str().unwrap(),
        "{place}"
    );
    if let Some(steps) = told["k_steps"].as_u64() {
        assert_eq!(outcome.add1_steps, steps, "{place}");
    }
    // For Add1 with completion only the completion's ties are in the expected count.
    let completed = outcome.rule.key().ends_with("add1u");
    if entry["ties"] == 0 && !completed {
        assert_eq!(outcome.tie_count, 0, "{place}: {:?}", outcome.ties_met);
    }
}

/// Optima are compared by what they are worth: many sets can be worth the same.
fn compare_objective(place: &str, file: &pb::PbFile, objective: &str, outcome: &Outcome) {
    let key = outcome.rule.key();
    let parts = if key.ends_with("_cost") {
        file.election.unit()
    } else if key.ends_with("_points") {
        i64::from(file.election.parts_of_a_point())
    } else {
        1
    };
    let expected = decimal(objective, i128::from(parts));
    assert_eq!(outcome.objective, Some(expected), "{place}");
    assert!(outcome.total_cost <= file.election.budget(), "{place}");
}

/// `12.5` in tenths is 125.
fn decimal(written: &str, parts: i128) -> i128 {
    let (whole, part) = written.split_once('.').unwrap_or((written, ""));
    let scale = 10i128.pow(u32::try_from(part.len()).unwrap());
    let digits: i128 = format!("{whole}{part}").parse().unwrap();
    assert_eq!(digits * parts % scale, 0, "{written} has no {parts} parts");
    digits * parts / scale
}
