//! Power cuts: whatever part of its last writes the disk kept, the process opens whole, with all that was acknowledged.
//!
//! The real program works under strace, which writes down everything it asks of the disk, and every answer in its place
//! among that. Each round lets the power go at one moment, lays out what may stand on the disk then, and opens it.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_ledger::DeviceId;
use cocrea_store::{Store, read_backup, restore_backup};
use cocrea_tests::disk::{Event, Fsync, Recording, lay_out};
use cocrea_tests::hand::Hand;
use cocrea_tests::laptop::{Laptop, everybody};
use cocrea_tests::rounds::{self, Dice, grouped};
use cocrea_tests::strace;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const CUTS: u64 = 2_000;
/// Rounds of each positive control.
const CONTROLS: u64 = 200;
/// One state in so many is also written to afterwards, and its backups are gone back to.
const LOOK_CLOSELY: u64 = 8;

/// A word that some slips of the workshop have.
const SOUGHT: &str = "alumbrado";

/// What was acknowledged, and what the process showed then.
struct Acknowledged {
    /// Lines that the program had said.
    said: usize,
    /// Digest of everything visible.
    state: String,
    /// Slips that speak of [`SOUGHT`].
    found: usize,
    /// Backups with a name.
    points: Vec<PathBuf>,
}

/// A workshop as the disk saw it.
struct Workshop {
    folder: TempDir,
    process: PathBuf,
    recording: Recording,
    acknowledged: Vec<Acknowledged>,
}

/// The program at work, and what it acknowledged.
struct Room {
    hand: Hand,
    said: usize,
    acknowledged: Vec<Acknowledged>,
    points: Vec<PathBuf>,
}

impl Room {
    fn does(&mut self, name: &str, body: Value) -> Value {
        self.said += 1;
        self.hand.does(name, body)
    }

    /// Does what must be there from now on.
    fn promises(&mut self, name: &str, body: Value) -> Value {
        let reply = self.does(name, body);
        let said = self.said;
        if name == "set_return_point" {
            let path = reply["path"].as_str().unwrap();
            self.points.push(PathBuf::from(path));
        }
        let verified = self.does("verify_process", json!({}));
        let listed = self.does("list_slips", json!({ "table": null, "trash": false }));
        let slips = listed["slips"].as_array().unwrap().iter();
        let texts = slips.map(|slip| slip["text"].as_str().unwrap().to_lowercase());
        self.acknowledged.push(Acknowledged {
            said,
            state: verified["state"].as_str().unwrap().to_owned(),
            found: texts.filter(|text| text.contains(SOUGHT)).count(),
            points: self.points.clone(),
        });
        reply
    }

    fn captures(&mut self, table: &Value, line: &str) -> Value {
        let body = json!({ "table": table, "kind": "problem", "line": line });
        self.promises("capture_slip", body)["id"].clone()
    }
}

/// Work of every kind that writes: a founding, edits, undo, backups, a reception, closing and opening, a return.
fn work(room: &mut Room, folder: &Path) -> PathBuf {
    room.promises("create_process", json!({ "name": "Taller" }));
    let path = room.does("read_process", json!({}))["path"].clone();
    let table = room.does("read_session", json!({}))["tables"][0]["id"].clone();
    let from_here = json!({ "path": folder.join("inicio.paquete") });
    room.does("make_bundle", from_here);
    let other = Laptop::new(2);
    let copied = other.path("inicio.paquete");
    fs::copy(folder.join("inicio.paquete"), &copied).unwrap();
    let copy = other.path("copia.cocrea");
    other
        .app
        .start_from_bundle(&copy, (&copied, None), &[])
        .unwrap();
    for number in 0..24 {
        other.captures(1 + number % 6, &format!("De la otra computadora, {number}"));
    }
    let arriving = folder.join("otra.paquete");
    fs::copy(other.makes_bundle("otra.paquete"), &arriving).unwrap();

    for number in 0..8 {
        let id = room.captures(&table, &format!("Falta alumbrado en la calle {number}"));
        if number % 3 == 1 {
            let edited = json!({ "id": id, "kind": "need", "line": "Alumbrado en el parque" });
            room.promises("edit_slip", edited);
        }
        if number % 4 == 2 {
            room.promises("trash_slip", json!({ "id": id }));
            room.promises("undo", json!({}));
        }
    }
    room.promises("set_return_point", json!({ "label": "Antes de recibir" }));
    room.captures(&table, "Una más");
    let receive = json!({ "path": arriving, "choices": [], "admit": everybody(&arriving) });
    room.promises("receive_bundle", receive);
    room.captures(&table, "Después de recibir");
    room.does("close_process", json!({}));
    room.promises("open_process", json!({ "path": path }));
    for number in 0..6 {
        room.captures(&table, &"Banqueta rota ".repeat(20 + number));
    }
    let point = json!({ "path": room.points[0] });
    room.promises("return_to_backup", point);
    room.captures(&table, "Después de regresar");
    room.promises("set_return_point", json!({ "label": "Al final" }));
    room.does("close_process", json!({}));
    PathBuf::from(path.as_str().unwrap())
}

impl Workshop {
    fn recorded() -> Self {
        let folder = tempfile::tempdir().unwrap();
        // Empty at first: the data folder and the key of the installation are made by the program too.
        let disk = folder.path().canonicalize().unwrap().join("disco");
        fs::create_dir(&disk).unwrap();
        let data = disk.join("datos");
        let log = folder.path().join("log");
        let hand = [Path::new(env!("CARGO_BIN_EXE_hand")), &data, Path::new("1")];
        let mut room = Room {
            hand: strace::watched(&hand, &log, &[]),
            said: 0,
            acknowledged: Vec::new(),
            points: Vec::new(),
        };
        let process = work(&mut room, &data);
        let Room {
            hand,
            said,
            acknowledged,
            ..
        } = room;
        drop(hand);
        let log = fs::read_to_string(&log).unwrap();
        let recording = strace::recording(&log, &disk);
        let everything = recording.events.len();
        assert_eq!(recording.said_before(everything), said, "every answer seen");
        Self {
            folder,
            process,
            recording,
            acknowledged,
        }
    }

    fn data(&self) -> &Path {
        self.process.parent().unwrap()
    }

    /// Lets the power go once; says what is wrong then, if anything.
    fn cut(&self, seed: u64, fsync: Fsync) -> Result<(), Wrong> {
        let mut dice = Dice(seed);
        let until = dice.index(self.recording.events.len() + 1);
        let standing = self.recording.cut(until, fsync, &mut dice);
        let said = self.recording.said_before(until);
        let promised = self
            .acknowledged
            .iter()
            .take_while(|one| one.said <= said)
            .count();
        let folder = memory();
        lay_out(&standing, self.data(), folder.path(), &mut dice).unwrap();
        let found = self.look(folder.path(), promised, seed.is_multiple_of(LOOK_CLOSELY));
        found.map_err(|(kind, why)| Wrong {
            kind,
            why: format!(
                "cut before event {until} of {}, {promised} acknowledged: {why}",
                self.recording.events.len()
            ),
            folder,
        })
    }

    fn look(&self, folder: &Path, promised: usize, closely: bool) -> Result<(), (Kind, String)> {
        let process = folder.join(self.process.file_name().unwrap());
        if !process.exists() {
            return match promised {
                0 => Ok(()),
                _ => Err((Kind::Lost, "no file".to_owned())),
            };
        }
        let device = DeviceId([9; 16]);
        let opened = Store::open(&process, device);
        let store = opened.map_err(|fault| (Kind::Corrupt, fault.to_string()))?;
        let read = store.read(|view| view.digest());
        let state = read.map_err(|fault| (Kind::Corrupt, fault.to_string()))?;
        // What was under way may have come to be, or not.
        let known = |range: std::ops::Range<usize>| {
            let end = range.end.min(self.acknowledged.len());
            let mut states = self.acknowledged[range.start.min(end)..end].iter();
            states.find(|one| one.state == state)
        };
        let Some(shown) = known(promised.saturating_sub(1)..promised + 1) else {
            let kind = match known(0..promised) {
                Some(_) => Kind::Lost,
                None => Kind::Corrupt,
            };
            return Err((kind, format!("shows {state}")));
        };
        if closely {
            let found = store.read(|view| view.search(SOUGHT, 1));
            let found = found.map_err(|fault| (Kind::Corrupt, format!("search: {fault}")))?;
            if found.total != shown.found {
                let found = format!("finds {} of {}", found.total, shown.found);
                return Err((Kind::Corrupt, found));
            }
        }
        let points = promised.checked_sub(1);
        for point in points.map_or(&[][..], |last| &self.acknowledged[last].points) {
            let backup = folder.join(point.strip_prefix(self.data()).unwrap());
            let read = read_backup(&backup);
            read.map_err(|fault| (Kind::Lost, format!("{}: {fault}", point.display())))?;
            if closely {
                let restored = restore_backup(&backup, &folder.join("restored"), &|_| Ok(()));
                restored.map_err(|fault| (Kind::Corrupt, format!("a backup: {fault}")))?;
                fs::remove_file(folder.join("restored")).unwrap();
            }
        }
        if closely {
            drop(store);
            let again = Store::open(&process, device)
                .and_then(|mut store| store.write(1, |tx| tx.name_device(device, "Otra")));
            again.map_err(|fault| (Kind::Corrupt, format!("opened again: {fault}")))?;
        }
        Ok(())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Corrupt,
    Lost,
}

struct Wrong {
    kind: Kind,
    why: String,
    folder: TempDir,
}

/// A folder in memory where there is such a place: thousands of states would wear a disk for nothing.
fn memory() -> TempDir {
    tempfile::tempdir_in("/dev/shm")
        .or_else(|_| tempfile::tempdir())
        .unwrap()
}

#[test]
fn whatever_the_disk_kept_the_process_opens_with_all_that_was_acknowledged() {
    let workshop = Workshop::recorded();
    let seeds = rounds::seeds(CUTS);
    let count = seeds.end - seeds.start;
    let test = "--test power_cut";
    rounds::each(test, seeds.clone(), |seed| {
        if let Err(wrong) = workshop.cut(seed, Fsync::Honoured) {
            panic!(
                "{:?}: {}; it stands in {}",
                wrong.kind,
                wrong.why,
                wrong.folder.keep().display()
            );
        }
    });
    let mut said = format!(
        "{} power cuts among {} events: 0 corrupt, 0 acknowledged lost",
        grouped(count),
        workshop.recording.events.len()
    );
    // The same rounds find what is wrong where something is: a disk that ignores fsync, for everything or for the log.
    for (name, fsync) in [
        ("without any fsync", Fsync::Ignored("")),
        (
            "without that of the write-ahead log",
            Fsync::Ignored("-wal"),
        ),
    ] {
        let mut counts = BTreeMap::from([("corrupt", 0), ("lost", 0)]);
        let rounds = rounds::each(test, seeds.start..seeds.start + CONTROLS, |seed| {
            workshop.cut(seed, fsync).err().map(|wrong| wrong.kind)
        });
        for kind in rounds.into_iter().flatten() {
            let name = match kind {
                Kind::Corrupt => "corrupt",
                Kind::Lost => "lost",
            };
            *counts.entry(name).or_default() += 1;
        }
        let wrong: u64 = counts.values().sum();
        assert!(wrong > CONTROLS / 10, "{name}: only {wrong} of {CONTROLS}");
        said += &format!(
            "; control {name}: {wrong} of {CONTROLS} ({} corrupt, {} lost)",
            counts["corrupt"], counts["lost"]
        );
    }
    rounds::tell(&said);
    drop(workshop.folder);
}

#[test]
fn the_recording_ends_as_the_disk_did() {
    let workshop = Workshop::recorded();
    let mut recording = workshop.recording.clone();
    // Everything was brought to the disk, by files and by folders.
    let files = recording.events.iter().filter_map(|event| match event {
        Event::Written { file, .. } | Event::Cut { file, .. } => Some(*file),
        Event::Kept(_) | Event::Named(_) | Event::FolderKept(_) | Event::Said => None,
    });
    let kept: Vec<_> = files.map(Event::Kept).collect();
    let folders = recording.events.iter().filter_map(|event| match event {
        Event::Named(naming) => Some(Event::FolderKept(naming.folder())),
        Event::Written { .. }
        | Event::Cut { .. }
        | Event::Kept(_)
        | Event::FolderKept(_)
        | Event::Said => None,
    });
    let folders: Vec<_> = folders.collect();
    recording.events.extend(kept);
    recording.events.extend(folders);
    let standing = recording.cut(recording.events.len(), Fsync::Honoured, &mut Dice(1));
    let data = workshop.data();
    let mut there = strace::files_in(data);
    there.remove(&data.join("otra.paquete"));
    let in_data: BTreeMap<_, _> = standing
        .into_iter()
        .filter(|(path, _)| path.parent() == Some(data))
        .collect();
    assert_eq!(
        in_data.keys().collect::<Vec<_>>(),
        there.keys().collect::<Vec<_>>()
    );
    assert!(in_data == there, "byte by byte");
}
