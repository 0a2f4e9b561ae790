//! Through every change, and beside a look at every row.

use super::*;
use crate::search::Unfed;
use crate::{Arriving, BackupMark, Kept, Signed, Writer, restore_backup};
use cocrea_domain::{Decision, Laptop};
use cocrea_ledger::{Link, Run, first_hash};
use proptest::prelude::*;

#[test]
fn a_row_is_found_by_what_it_says_now_while_it_lives() {
    let mut scene = Scene::new(DEVICE);
    scene.captures(1, "Techar la cancha");
    scene.says(1, "Pintar la barda");
    scene.finds("cancha", &[]);
    scene.finds("barda", &[1]);
    scene.trashes(1, true);
    scene.finds("barda", &[]);
    scene.trashes(1, false);
    scene.finds("barda", &[1]);
    scene.says(1, "Pintar el muro");
    scene.finds("muro", &[1]);
    scene
        .store
        .write(1_000, |tx| tx.undo(|_| Ok(())))
        .unwrap()
        .value
        .unwrap();
    scene.finds("muro", &[]);
    scene
        .store
        .write(1_000, |tx| tx.redo(|_| Ok(())))
        .unwrap()
        .value
        .unwrap();
    scene.finds("muro", &[1]);
    scene
        .store
        .write(1_000, |tx| {
            tx.record(Decision(said(1, "Uno")))?;
            tx.record(Decision(said(1, "Dos")))
        })
        .unwrap();
    scene.finds("uno", &[]);
    scene.finds("dos", &[1]);
}

#[test]
fn what_is_only_rehearsed_or_fails_is_not_found() {
    let mut scene = Scene::new(DEVICE);
    scene.captures(1, "Techar la cancha");
    scene
        .store
        .rehearse(1_000, |tx| tx.record(Decision(said(1, "Ensayo"))))
        .unwrap();
    let failed = scene.store.write(1_000, |tx| {
        tx.record(Decision(said(1, "Intento")))?;
        Err::<(), _>(Fault::NoSuchRow)
    });
    assert!(failed.is_err());
    scene.finds("ensayo", &[]);
    scene.finds("intento", &[]);
    scene.finds("cancha", &[1]);
}

#[test]
fn both_texts_of_a_conflict_are_found_until_a_person_decides() {
    let (mut one, mut two) = (Scene::new(DEVICE), Scene::new(DeviceId([8; 16])));
    one.captures(1, "Techar la cancha");
    two.receives(&one);
    one.says(1, "Techar el mercado");
    two.says(1, "Techar la plaza");
    one.receives(&two);
    one.finds("mercado", &[1]);
    one.finds("plaza", &[1]);
    one.finds("cancha", &[]);
    // No phrase reaches from one text into the other.
    one.finds("\"plaza techar\"", &[]);
    one.finds("\"mercado techar\"", &[]);
    let one = one.after("DELETE FROM meta WHERE key LIKE 'seal_%'");
    one.finds("plaza", &[1]);
    one.finds("mercado", &[1]);
    let mut one = one;
    let conflict = one.store.read(|view| view.conflicts()).unwrap().remove(0);
    let plaza = Value::Text("Techar la plaza".to_owned());
    let version = conflict
        .versions
        .iter()
        .find(|version| version.value == plaza)
        .unwrap();
    let choice = [(conflict.cell.clone(), Kept::Version(version.name))];
    one.store
        .write(1_000, |tx| {
            tx.resolve(&choice, Decision::new("conflict_resolved"))
        })
        .unwrap()
        .value
        .unwrap();
    one.finds("mercado", &[]);
    one.finds("plaza", &[1]);
}

#[test]
fn a_row_that_was_trashed_here_and_edited_there_is_found_by_its_edit() {
    let (mut one, mut two) = (Scene::new(DEVICE), Scene::new(DeviceId([8; 16])));
    one.captures(1, "Techar la cancha");
    two.receives(&one);
    one.trashes(1, true);
    one.finds("techar", &[]);
    two.says(1, "Techar la plaza");
    one.receives(&two);
    one.finds("plaza", &[1]);
}

#[test]
fn a_backup_finds_what_stood_then() {
    let mut scene = Scene::new(DEVICE);
    scene.captures(1, "Techar la cancha");
    let folder = tempfile::tempdir().unwrap();
    let (kept, again) = (folder.path().join("kept"), folder.path().join("again"));
    let mark = BackupMark {
        made_ms: 1,
        occasion: "x".to_owned(),
        label: String::new(),
    };
    scene.store.back_up(&kept, &mark, &|_| Ok(())).unwrap();
    scene.says(1, "Pintar la barda");
    restore_backup(&kept, &again, &|_| Ok(())).unwrap();
    let store = Store::open(&again, DEVICE).unwrap();
    let found = |typed| store.read(|view| view.search(typed, 50)).unwrap().total;
    assert_eq!((found("cancha"), found("barda")), (1, 0));
}

#[test]
fn the_index_is_fed_when_it_is_asked_and_when_its_file_closes() {
    let mut scene = Scene::new(DEVICE);
    scene.captures(1, "Techar la cancha");
    assert_eq!(scene.rows_in_the_index(), 0);
    // What is fed in a transaction that is taken back waits on.
    let looked = scene
        .store
        .rehearse(1_000, |tx| tx.search("cancha", 5))
        .unwrap();
    assert_eq!((looked.total, scene.rows_in_the_index()), (1, 0));
    let failed = scene.store.write(1_000, |tx| {
        tx.search("cancha", 5)?;
        Err::<(), _>(Fault::NoSuchRow)
    });
    assert!(failed.is_err() && scene.rows_in_the_index() == 0);
    scene.finds("cancha", &[1]);
    assert_eq!(scene.rows_in_the_index(), 1);
    scene.captures(2, "Plantar un mezquite");
    assert_eq!(scene.rows_in_the_index(), 1);
    let scene = scene.after("");
    assert_eq!(scene.rows_in_the_index(), 2, "closing feeds it");
    scene.finds("mezquite", &[2]);
}

#[test]
fn when_nobody_knows_what_waits_the_whole_index_is_fed_once() {
    let mut scene = Scene::new(DEVICE);
    scene.captures(1, "Techar la cancha");
    scene.captures(2, "Niños en la calle");
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE;
    let connection = crate::open::connect(&(&scene.path).into(), flags).unwrap();
    assert_eq!(scene.rows_in_the_index(), 0);
    let waiting = Unfed::for_everything();
    waiting.feed_now(&connection).unwrap();
    assert_eq!(scene.rows_in_the_index(), 2);
    connection.execute_batch("DELETE FROM search").unwrap();
    waiting.feed_now(&connection).unwrap();
    assert_eq!(scene.rows_in_the_index(), 0, "it does not wait any longer");
}

/// What happens to one of a few rows.
#[derive(Debug, Clone)]
enum Step {
    Says(u128, String),
    Trashes(u128, bool),
    Undoes,
    Receives,
    Refolds,
}

const WORDS: [&str; 12] = [
    "agua",
    "Agua",
    "AÑO",
    "ano",
    "an\u{303}o",
    "niños",
    "ninos,",
    "niñ",
    "¿Techar",
    "techo!",
    "M3-001",
    "001",
];

fn sentence() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..4)
        .prop_map(|words| words.join(" "))
}

fn step() -> impl Strategy<Value = (bool, Step)> {
    let row = 1_u128..5;
    let step = prop_oneof![
        6 => (row.clone(), sentence()).prop_map(|(row, text)| Step::Says(row, text)),
        3 => (row, any::<bool>()).prop_map(|(row, trashed)| Step::Trashes(row, trashed)),
        1 => Just(Step::Undoes),
        2 => Just(Step::Receives),
        1 => Just(Step::Refolds),
    ];
    (any::<bool>(), step)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_index_finds_what_a_look_at_every_row_finds(
        steps in proptest::collection::vec(step(), 1..24),
        typed in proptest::collection::vec((sentence(), 1_usize..8), 1..6),
    ) {
        let mut laptops = [Scene::new(DEVICE), Scene::new(DeviceId([8; 16]))];
        laptops[0].captures(1, "Agua");
        for (first, step) in steps {
            let [one, two] = &mut laptops;
            let (mine, other) = if first { (one, two) } else { (two, one) };
            match step {
                Step::Says(row, text) => mine.says(row, &text),
                Step::Trashes(row, trashed) => mine.trashes(row, trashed),
                Step::Undoes => drop(mine.store.write(1_000, |tx| tx.undo(|_| Ok(()))).unwrap()),
                Step::Receives => mine.receives(other),
                Step::Refolds => {
                    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE;
                    let mut connection = crate::open::connect(&(&mine.path).into(), flags).unwrap();
                    let transaction = connection.transaction().unwrap();
                    crate::shadow::rebuild(&transaction).unwrap();
                    transaction.commit().unwrap();
                }
            }
        }
        for scene in &laptops {
            for (typed, cut) in &typed {
                // A word that is cut is on its way still.
                let typed: String = typed.chars().take(typed.chars().count().max(*cut) - cut + 1).collect();
                prop_assert_eq!(scene.rows(&typed), scene.looked_at(&typed), "{}", typed);
            }
        }
    }
}

fn said(number: u128, text: &str) -> Draft {
    let mut draft = Draft::new("slip_edited");
    let cell = Cell::new(Slip::ENTITY, Uuid::from_u128(number), "text");
    draft.set(cell, Value::Text(text.to_owned()));
    draft
}

impl Scene {
    fn says(&mut self, number: u128, text: &str) {
        self.does(Decision(said(number, text)));
    }

    fn receives(&mut self, other: &Self) {
        let log: Vec<(DeviceId, Vec<Link>)> = other
            .store
            .read(|view| {
                let devices = view.vector()?.into_iter();
                devices
                    .map(|(device, _, _)| Ok((device, view.links(device)?)))
                    .collect::<Result<_, Fault>>()
            })
            .unwrap();
        let arriving: Vec<_> = log
            .iter()
            .map(|(device, links)| Arriving {
                label: "",
                runs: vec![Run {
                    device: *device,
                    from: 1,
                    previous: first_hash(self.store.process(), *device),
                    links,
                }],
                signed: Signed {
                    key: [0; 32],
                    number: links.len() as u64,
                    signature: [0; 64],
                },
            })
            .collect();
        let receive = |tx: &mut Writer<'_>| {
            for (device, _) in &log {
                if !tx.is_admitted(*device)? {
                    tx.record(Laptop::admit(device.0))?;
                }
            }
            tx.receive(&arriving)
        };
        self.store.write::<_, Fault>(1_000, receive).unwrap();
    }

    fn rows(&self, typed: &str) -> Vec<Uuid> {
        let mut rows: Vec<_> = self.found(typed).hits.iter().map(|hit| hit.row).collect();
        rows.sort();
        rows
    }

    /// Every living row that shows all these signs; none without any.
    fn showing(&self, signs: &[&str]) -> Vec<Uuid> {
        let slips = self.store.read(|view| view.all::<Slip>()).unwrap();
        let shows = |slip: &Slip| {
            let shown = format!("{} {}", slip.code, slip.text);
            !signs.is_empty() && signs.iter().all(|sign| shown.contains(sign))
        };
        let showing = slips.into_iter().filter(shows);
        let mut rows: Vec<Uuid> = showing.map(|slip| slip.row()).collect();
        rows.sort();
        rows
    }

    /// Every living row of which some value of code and of text, folded, has all the words.
    fn looked_at(&self, typed: &str) -> Vec<Uuid> {
        let signs: Vec<&str> = typed.split_whitespace().collect();
        let (typed, conflicts) = (
            words_of(typed),
            self.store.read(|view| view.conflicts()).unwrap(),
        );
        if typed.is_empty() {
            return self.showing(&signs);
        }
        let slips = self.store.read(|view| view.all::<Slip>()).unwrap();
        let mut rows = Vec::new();
        for slip in slips {
            let mut said = vec![slip.code.clone(), slip.text.clone()];
            for conflict in conflicts
                .iter()
                .filter(|conflict| conflict.cell.row == slip.row())
            {
                for version in &conflict.versions {
                    if let Value::Text(text) = &version.value {
                        said.push(text.clone());
                    }
                }
            }
            if has(&said, &typed) || called(&slip.code, &typed) {
                rows.push(slip.row());
            }
        }
        rows.sort();
        rows
    }
}

/// Words as a person parts them, each with its parts between which stands a hyphen.
fn words_of(text: &str) -> Vec<Vec<String>> {
    let folded = cocrea_domain::fold_for_search(text);
    let parts = |word: &str| {
        let parts = word.split(|c: char| !c.is_alphanumeric());
        parts
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    folded
        .split_whitespace()
        .map(parts)
        .filter(|parts| !parts.is_empty())
        .collect()
}

fn has(said: &[String], typed: &[Vec<String>]) -> bool {
    typed.iter().enumerate().all(|(at, wanted)| {
        let last = at + 1 == typed.len();
        said.iter().any(|text| {
            let words: Vec<String> = words_of(text).concat();
            words.windows(wanted.len()).any(|window| {
                let pairs = window.iter().zip(wanted).enumerate();
                pairs.into_iter().all(|(at, (word, wanted))| {
                    let begins = last && at + 1 == window.len();
                    word == wanted || (begins && word.starts_with(wanted.as_str()))
                })
            })
        })
    })
}

/// Whether the code ends in what was typed, its number with or without zeros.
fn called(code: &str, typed: &[Vec<String>]) -> bool {
    let (code, typed) = (words_of(code).concat(), typed.concat());
    let same = |one: &String, other: &String| {
        one == other
            || (one.len() <= 3
                && !other.is_empty()
                && other.chars().all(|c| c.is_ascii_digit())
                && format!("{other:0>3}") == *one)
    };
    code.windows(typed.len()).any(|window| {
        window
            .iter()
            .zip(&typed)
            .all(|(one, other)| same(one, other))
    })
}
