//! Where the folder may be, who may use it, and what is told when it goes away.

use crate::{Room, exchanges, laptops};
use serde_json::{Value, json};
use std::fs;

#[test]
fn a_folder_in_use_asks_for_its_words_and_only_those_open_it() {
    let Room {
        mut laptops,
        folder,
    } = Room::new(2);
    let (two, one) = (laptops.pop().unwrap(), laptops.pop().unwrap());
    two.does("forget_shared_folder", json!({}));
    exchanges(&one);
    two.desktop.lay_folder(folder.path());
    let asked = two.does("set_shared_folder", json!({ "path": null, "words": null }));
    assert_eq!(
        (&asked["needs_words"], &asked["words"]),
        (&json!(true), &Value::Null)
    );
    let none = two.does("read_shared_folder", json!({}));
    assert_eq!(none["path"], Value::Null);
    let refused = |words: &str| {
        let body = json!({ "path": folder.path(), "words": words });
        two.is_refused("set_shared_folder", body).code
    };
    assert_eq!(refused("nopal"), "words_not_six");
    let words = one.does("read_shared_words", json!({}))["words"].clone();
    let mut turned: Vec<&str> = words.as_str().unwrap().split(' ').collect();
    turned.reverse();
    assert_eq!(refused(&turned.join(" ")), "words_wrong");
    let body = json!({ "path": folder.path(), "words": words });
    assert_eq!(two.does("set_shared_folder", body)["words"], Value::Null);
    exchanges(&two);
    exchanges(&one);
    assert_eq!(one.state(), two.state());
    // Whoever chooses it again keeps its words.
    let again = one.does(
        "set_shared_folder",
        json!({ "path": folder.path(), "words": null }),
    );
    assert_eq!(
        (&again["needs_words"], &again["words"]),
        (&json!(false), &Value::Null)
    );
    assert_eq!(one.does("read_shared_words", json!({}))["words"], words);
}

#[test]
fn nobody_chose_one_and_a_person_who_cancels_changes_nothing() {
    let laptops = laptops(1);
    let one = &laptops[0];
    let cancelled = one.does("set_shared_folder", json!({ "path": null, "words": null }));
    assert_eq!(cancelled["path"], Value::Null);
    let refused = one.is_refused("exchange_shared_folder", json!({}));
    assert_eq!(refused.code, "no_shared_folder");
    assert_eq!(
        one.does("read_shared_words", json!({}))["words"],
        Value::Null
    );
}

#[test]
fn where_processes_lie_nothing_is_shared() {
    let laptops = laptops(1);
    let one = &laptops[0];
    let elsewhere = tempfile::tempdir().unwrap();
    fs::create_dir(one.path("dentro")).unwrap();
    let above = one.folder.path().parent().unwrap().to_owned();
    for (path, code) in [
        (one.folder.path().to_owned(), "folder_own"),
        (one.path("dentro"), "folder_own"),
        (above, "folder_own"),
        (elsewhere.path().join("no"), "folder_gone"),
        (one.path("device.key"), "folder_gone"),
    ] {
        let body = json!({ "path": path, "words": null });
        assert_eq!(
            one.is_refused("set_shared_folder", body).code,
            code,
            "{path:?}"
        );
    }
    // A process that was opened elsewhere lies there too.
    let moved = elsewhere.path().join("Plan.cocrea");
    one.does(
        "copy_elsewhere",
        json!({ "path": one.path("copia.cocrea") }),
    );
    let open = one.app.open_path().unwrap();
    one.does("close_process", json!({}));
    fs::rename(open, &moved).unwrap();
    one.does("open_process", json!({ "path": moved }));
    let body = json!({ "path": elsewhere.path(), "words": null });
    assert_eq!(one.is_refused("set_shared_folder", body).code, "folder_own");
}

#[test]
fn a_folder_that_went_away_is_told_and_taken_up_again_when_it_is_back() {
    let room = Room::new(2);
    let [one, two] = &room.laptops[..] else {
        panic!("two laptops")
    };
    exchanges(one);
    let away = room.folder.path().with_extension("lejos");
    fs::rename(room.folder.path(), &away).unwrap();
    one.captures(1, "Falta una banca");
    let gone = one.does("exchange_shared_folder", json!({}));
    assert_eq!(gone["folder"]["trouble"]["code"], "folder_gone");
    let message = gone["folder"]["trouble"]["message"].as_str().unwrap();
    assert!(message.contains("Nada se perdió"), "{message}");
    assert_eq!(one.does("read_shared_folder", json!({})), gone["folder"]);
    let told = one.app.call(
        cocrea_app::Window::Main,
        "exchange_shared_folder",
        json!({}),
    );
    assert_eq!(told.unwrap().changed, None, "told once");
    fs::rename(&away, room.folder.path()).unwrap();
    exchanges(one);
    exchanges(two);
    exchanges(one);
    assert_eq!(one.state(), two.state());
}

#[cfg(unix)]
#[test]
fn the_words_are_in_a_file_that_only_its_owner_reads_and_nowhere_else() {
    use std::os::unix::fs::PermissionsExt as _;
    let room = Room::new(1);
    let one = &room.laptops[0];
    exchanges(one);
    let words = one.does("read_shared_words", json!({}))["words"].clone();
    let kept = words.as_str().unwrap().replace(' ', "-");
    let holds = |path: &std::path::Path| {
        let bytes = fs::read(path).unwrap();
        let mut parts = bytes.windows(kept.len());
        parts.any(|part| part == kept.as_bytes())
    };
    let mut holders = Vec::new();
    for folder in [one.folder.path(), room.folder.path()] {
        let entries = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        holders.extend(entries.filter(|path| path.is_file() && holds(path)));
    }
    assert_eq!(holders, [one.path("shared-folders.json")]);
    let mode = fs::metadata(&holders[0]).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    one.does("forget_shared_folder", json!({}));
    assert!(!holds(&holders[0]));
    fs::write(&holders[0], "{").unwrap();
    let failure = one.is_refused("read_shared_folder", json!({}));
    assert_eq!(failure.code, "settings_unreadable");
    assert_eq!(
        fs::read_to_string(&holders[0]).unwrap(),
        "{",
        "never replaced in silence"
    );
}

#[test]
fn an_exchange_belongs_to_the_process_that_is_open() {
    let room = Room::new(1);
    let one = &room.laptops[0];
    let open = one.app.open_path().unwrap();
    one.does("create_process", json!({ "name": "Otro" }));
    let refused = one.is_refused("exchange_shared_folder", json!({}));
    assert_eq!(refused.code, "no_shared_folder");
    one.does("close_process", json!({}));
    let refused = one.is_refused("exchange_shared_folder", json!({}));
    assert_eq!(refused.code, "no_process_open");
    one.does("open_process", json!({ "path": open }));
    exchanges(one);
}
