//! Names and contacts of persons: in no file in clear, and nowhere at all once they asked for it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_tests::canary::{
    MARK, attendees, contains, files, forms, inside, make, names, organiser_and_table, person,
    places, receive, sealed_parts,
};
use cocrea_tests::laptop::Laptop;
use cocrea_tests::rounds::{Dice, grouped, tell};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock};

/// Names and contacts that are looked for.
const CANARIES: usize = 1_000;

/// What was logged since the test began.
struct Logged(Mutex<String>);

impl log::Log for Logged {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let mut text = self.0.lock().unwrap();
        text.push_str(&record.args().to_string());
        text.push('\n');
    }

    fn flush(&self) {}
}

fn logged() -> &'static Logged {
    static LOGGED: OnceLock<Logged> = OnceLock::new();
    let logged = LOGGED.get_or_init(|| Logged(Mutex::new(String::new())));
    // Another test of this file may have been first.
    let _ = log::set_logger(logged);
    log::set_max_level(log::LevelFilter::Trace);
    logged
}

#[test]
fn no_name_and_no_contact_is_in_any_file_in_clear() {
    let logged = logged();
    let mut dice = Dice(7);
    let forms = forms();
    let [organiser, table] = organiser_and_table();
    for at in 0..CANARIES / 4 {
        for laptop in [&organiser, &table] {
            let added = laptop.does("add_attendee", person(&mut dice));
            if at % 25 == 0 {
                let mut edited = person(&mut dice);
                edited["id"] = added["id"].clone();
                laptop.does("edit_attendee", edited);
                laptop.does("undo", json!({}));
                laptop.does("redo", json!({}));
            }
            if at % 50 == 0 {
                refuses(laptop, &mut dice);
            }
        }
    }
    let first = names(&organiser)[0].as_str().unwrap().to_owned();
    assert!(
        first.starts_with(MARK),
        "they can be read where they may be"
    );
    let found = organiser.does("search", json!({ "text": first }));
    assert_eq!(found["total"], 0);

    organiser.does("set_return_point", json!({ "label": "Con asistencia" }));
    organiser.does(
        "copy_elsewhere",
        json!({ "path": organiser.path("copia.cocrea") }),
    );
    for (name, personal) in [("con.paquete", true), ("sin.paquete", false)] {
        let (open, _) = make(&table, name, json!({ "personal": personal }));
        assert!(!inside(&open, None, &forms));
        let sealed = format!("6-{name}");
        let readers = json!({ "readers": "words", "personal": personal });
        let (sealed, made) = make(&table, &sealed, readers);
        assert!(!inside(&sealed, made["words"].as_str(), &forms));
    }
    receive(&organiser, &table.path("con.paquete"));
    assert_eq!(names(&organiser).len(), CANARIES / 2);
    salvages(&table);

    // The log that is written ahead is there while the file is open, and after a crash.
    for laptop in [&organiser, &table] {
        let folder = files(laptop.folder.path());
        assert!(
            folder
                .iter()
                .any(|file| file.to_string_lossy().ends_with("-wal"))
        );
        assert_eq!(places(laptop, &forms), [] as [PathBuf; 0]);
    }
    let log = logged.0.lock().unwrap().clone();
    assert!(!forms.iter().any(|form| contains(log.as_bytes(), form)));
    tell(&format!(
        "{} names and contacts in no file, log, index, backup or bundle in clear",
        grouped(CANARIES as u64)
    ));

    // What is written in clear is found: the looking itself is right.
    organiser.captures(1, &format!("Lo dijo {MARK}"));
    assert_eq!(places(&organiser, &forms).len(), 1);
}

/// Every way in which a person is not taken.
fn refuses(laptop: &Laptop, dice: &mut Dice) {
    let mut unasked = person(dice);
    unasked["consent"] = json!(false);
    assert_eq!(
        laptop.is_refused("add_attendee", unasked).code,
        "consent_missing"
    );
    let mut long = person(dice);
    long["name"] = json!(long["name"].as_str().unwrap().repeat(30));
    assert_eq!(
        laptop.is_refused("add_attendee", long).code,
        "text_too_long"
    );
    let mut strange = person(dice);
    strange["name"] = json!([strange["name"]]);
    // What a program misplaces is not repeated either: it would be on a screen, in a terminal, in a report.
    let name = person(dice)["name"].clone();
    let misplaced = [
        strange,
        name.clone(),
        json!({ "name": "x", "contact": "", "consent": name }),
        json!({ name.as_str().unwrap(): 1, "name": "x", "contact": "", "consent": false }),
    ];
    for body in misplaced {
        let failure = laptop.is_refused("add_attendee", body);
        assert_eq!(failure.code, "malformed_request");
        assert!(!format!("{failure:?}").contains(MARK), "{failure:?}");
    }
}

/// Damages the process of a laptop and goes on with what can be saved of it.
fn salvages(laptop: &Laptop) {
    let path = laptop.app.open_path().unwrap();
    laptop.does("close_process", json!({}));
    let mut bytes = fs::read(&path).unwrap();
    bytes[..100].fill(0);
    fs::write(&path, bytes).unwrap();
    let into = laptop.path("rescatado.cocrea");
    let salvage = json!({ "path": path, "into": into, "put_aside": true });
    laptop.does("salvage_process", salvage);
    laptop.does("open_process", json!({ "path": into }));
    assert!(names(laptop)[0].as_str().unwrap().starts_with(MARK));
    laptop.captures(2, "Después del rescate");
}

#[test]
fn who_asks_for_it_is_nowhere_any_more_and_the_chain_holds() {
    let mut dice = Dice(8);
    let [organiser, table] = organiser_and_table();
    for _ in 0..12 {
        organiser.does("add_attendee", person(&mut dice));
    }
    let leaving = attendees(&organiser)[3].clone();
    let row = leaving["id"].as_str().unwrap().to_owned();
    let mut again = person(&mut dice);
    again["id"] = leaving["id"].clone();
    let before = sealed_parts(&organiser)[&row].clone();
    organiser.does("edit_attendee", again);
    let parts = [before, sealed_parts(&organiser)[&row].clone()].concat();
    organiser.does("set_return_point", json!({ "label": "Con todos" }));
    let (with_all, _) = make(&organiser, "con-todos.paquete", json!({ "personal": true }));
    let taken = table.path("con-todos.paquete");
    fs::rename(&with_all, &taken).unwrap();
    receive(&table, &taken);
    table.does("set_return_point", json!({ "label": "Con todos" }));
    for laptop in [&organiser, &table] {
        assert!(places(laptop, &parts).len() > 1, "the test is wrong");
    }

    let gone = organiser.does("cancel_attendee", json!({ "id": row }));
    assert!(gone["backups"].as_u64() > Some(0) && gone["left"] == json!([]));
    assert_eq!(places(&organiser, &parts), [] as [PathBuf; 0]);
    assert_eq!(attendees(&organiser).len(), 11);
    assert_eq!(
        organiser
            .is_refused("cancel_attendee", json!({ "id": row }))
            .code,
        "not_found"
    );
    organiser.does("verify_process", json!({}));

    // Neither undo, nor a bundle from before, nor a backup brings it back.
    while organiser
        .app
        .call(cocrea_app::Window::Main, "undo", json!({}))
        .is_ok()
    {
        assert!(
            !attendees(&organiser)
                .iter()
                .any(|each| each["id"] == row.as_str())
        );
    }
    while organiser
        .app
        .call(cocrea_app::Window::Main, "redo", json!({}))
        .is_ok()
    {}
    receive(&organiser, &taken);
    assert_eq!(places(&organiser, &parts), [] as [PathBuf; 0]);
    let backups = organiser.does("list_backups", json!({}))["backups"].clone();
    let mut backups = backups.as_array().unwrap().iter();
    let point = backups.find(|each| each["label"] == "Con todos").unwrap();

    // The request travels, and removes wherever it arrives.
    let (news, _) = make(&organiser, "despues.paquete", json!({ "personal": true }));
    assert!(!inside(&news, None, &parts));
    receive(&table, &news);
    fs::remove_file(&taken).unwrap();
    assert_eq!(places(&table, &parts), [] as [PathBuf; 0]);
    assert_eq!(table.state(), organiser.state());

    organiser.does("return_to_backup", json!({ "path": point["path"] }));
    assert!(
        !attendees(&organiser)
            .iter()
            .any(|each| each["id"] == row.as_str())
    );
    assert_eq!(attendees(&organiser).len(), 11);
    organiser.does("verify_process", json!({}));
}

#[test]
fn a_closed_list_is_opened_by_the_organiser_alone() {
    let mut dice = Dice(9);
    let [organiser, table] = organiser_and_table();
    table.does("add_attendee", person(&mut dice));
    receive(&organiser, &make(&table, "sin.paquete", json!({})).0);
    assert!(
        attendees(&organiser).is_empty(),
        "they stay unless somebody chooses"
    );
    table.does("close_attendance", json!({}));
    let closed = table.does("read_attendance", json!({}));
    assert_eq!(
        (&closed["open"], &closed["attendees"][0]["person"]),
        (&json!(false), &Value::Null)
    );
    receive(
        &organiser,
        &make(&table, "con.paquete", json!({ "personal": true })).0,
    );
    assert!(names(&organiser)[0].as_str().unwrap().starts_with(MARK));
    organiser.does("add_attendee", person(&mut dice));
    let refused = organiser.is_refused("close_attendance", json!({}));
    assert_eq!(refused.code, "list_stays_open");
    assert_eq!(
        organiser.does("read_attendance", json!({}))["open"],
        json!(false)
    );
    // Who comes later is written down with another key.
    table.does("add_attendee", person(&mut dice));
    let later = attendees(&table);
    assert_eq!(later[0]["person"], Value::Null);
    assert!(later[1]["person"]["name"].is_string());
}

#[test]
fn what_was_decided_between_two_versions_of_a_person_stays_here_and_goes_with_them() {
    let mut dice = Dice(10);
    let [organiser, table] = organiser_and_table();
    organiser.does("add_attendee", person(&mut dice));
    let (both, _) = make(&organiser, "una.paquete", json!({ "personal": true }));
    receive(&table, &both);
    let id = attendees(&organiser)[0]["id"].clone();
    let mut parts = Vec::new();
    for laptop in [&organiser, &table] {
        let mut edited = person(&mut dice);
        edited["id"] = id.clone();
        laptop.does("edit_attendee", edited);
        parts.extend(sealed_parts(laptop)[id.as_str().unwrap()].clone());
    }
    let (other, _) = make(&table, "otra.paquete", json!({ "personal": true }));
    receive(&organiser, &other);
    let open = organiser.does("list_conflicts", json!({}))["conflicts"][0].clone();
    let versions = open["fields"][0]["versions"].as_array().unwrap().clone();
    assert_eq!((&open["noun"], versions.len()), (&json!("attendee"), 2));
    // Who opens the list sees who it is, and nobody else.
    let told = |version: &Value| version["text"].as_str().unwrap().to_owned();
    assert!(
        versions
            .iter()
            .all(|version| told(version).starts_with(MARK))
    );
    table.does("close_attendance", json!({}));
    let (back, _) = make(&organiser, "vuelta.paquete", json!({ "personal": true }));
    receive(&table, &back);
    fs::remove_file(back).unwrap();
    let closed = table.does("list_conflicts", json!({}))["conflicts"][0].clone();
    let closed = closed["fields"][0]["versions"].as_array().unwrap().clone();
    let sealed = |version: &Value| told(version) == "Bajo llave: esta computadora no la tiene";
    assert!(closed.len() == 2 && closed.iter().all(sealed), "{closed:?}");
    let choice = json!({
        "noun": "attendee", "row": id, "field": "person", "change": versions[1]["change"],
    });
    organiser.does("resolve_conflict", json!({ "choices": [choice] }));
    assert_eq!(
        organiser.does("list_conflicts", json!({}))["conflicts"],
        json!([])
    );
    let (chosen, _) = make(&organiser, "con.paquete", json!({ "personal": true }));
    assert!(inside(&chosen, None, &parts), "the test is wrong");
    let (public, _) = make(&organiser, "sin.paquete", json!({ "personal": false }));
    assert!(!inside(&public, None, &parts));

    // A backup that cannot be read is named: nobody can tell what it still holds.
    organiser.does("set_return_point", json!({ "label": "Decidido" }));
    let backups = organiser.does("list_backups", json!({}))["backups"].clone();
    let damaged = backups[0]["path"].clone();
    fs::write(damaged.as_str().unwrap(), "dañado").unwrap();
    let gone = organiser.does("cancel_attendee", json!({ "id": id }));
    assert_eq!(gone["left"], json!([damaged]));
    // Bundles are handed out: they are out of reach.
    for bundle in [both, chosen] {
        fs::remove_file(bundle).unwrap();
    }
    assert_eq!(places(&organiser, &parts), [] as [PathBuf; 0]);
    assert!(attendees(&organiser).is_empty());
    organiser.does("verify_process", json!({}));
}
