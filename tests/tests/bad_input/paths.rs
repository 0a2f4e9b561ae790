//! Paths that lead nowhere or to the wrong thing, and the files that Cocrea itself lives by.

use crate::told;
use cocrea_app::{App, AppFolder, NoDesktop, Window};
use cocrea_tests::laptop::Laptop;
use serde_json::{Value, json};
use std::fs;
use std::sync::Arc;

fn laptop() -> Laptop {
    let laptop = Laptop::new(1);
    laptop.does("create_process", json!({ "name": "Plan" }));
    laptop.captures(1, "Falta sombra");
    laptop
}

fn receive(path: &Value) -> Value {
    json!({ "path": path, "choices": [], "admit": [] })
}

#[test]
fn a_path_to_read_that_leads_nowhere_is_a_file_that_is_not_found() {
    let laptop = laptop();
    let under_a_file = laptop.path("device.key/a.cocrea");
    for path in [
        json!(""),
        json!("   "),
        json!("no/existe.cocrea"),
        json!("nulo\0.cocrea"),
        json!("ñ".repeat(100_000)),
        json!(laptop.path("no existe.cocrea")),
        json!(under_a_file),
    ] {
        for (name, body) in [
            ("open_process", json!({ "path": path })),
            ("inspect_bundle", json!({ "path": path, "admit": [] })),
            ("receive_bundle", receive(&path)),
            ("show_file", json!({ "path": path })),
        ] {
            told::check(&laptop, (name, body), "file_not_found");
        }
    }
}

#[test]
fn a_folder_is_neither_a_process_nor_a_bundle_nor_a_place_for_a_file() {
    let laptop = laptop();
    let folder = laptop.path("carpeta");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("mía.txt"), "x").unwrap();
    for (name, body, code) in [
        ("open_process", json!({ "path": folder }), "not_a_process"),
        (
            "inspect_bundle",
            json!({ "path": folder, "admit": [] }),
            "not_a_bundle",
        ),
        ("receive_bundle", receive(&json!(folder)), "not_a_bundle"),
        ("make_bundle", json!({ "path": folder }), "path_unusable"),
        (
            "make_document",
            json!({ "document": "plan", "path": folder }),
            "path_unusable",
        ),
    ] {
        told::check(&laptop, (name, body), code);
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    assert_eq!(files(&laptop), ["carpeta", "device.key", "settings.json"]);
}

/// Files in the data folder, but the process, what stands beside it, and what is remembered of it before a bundle.
fn files(laptop: &Laptop) -> Vec<String> {
    let entries = fs::read_dir(laptop.folder.path()).unwrap().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names
        .filter(|name| !name.starts_with("Plan.cocrea") && name != "devices.json")
        .collect();
    names.sort();
    names
}

#[test]
fn a_path_to_write_that_leads_nowhere_is_told_and_leaves_nothing() {
    let laptop = laptop();
    let before = files(&laptop);
    for path in [
        json!(""),
        json!("/"),
        json!("nulo\0.pdf"),
        json!("ñ".repeat(100_000)),
        json!(laptop.path("device.key/a.pdf")),
        json!(laptop.path("..").join("..")),
    ] {
        let document = json!({ "document": "plan", "path": path });
        told::check(&laptop, ("make_document", document), "path_unusable");
        let bundle = json!({ "path": path });
        told::check(&laptop, ("make_bundle", bundle), "path_unusable");
    }
    assert_eq!(files(&laptop), before);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_back_to_itself_is_told_as_such() {
    let laptop = laptop();
    let link = laptop.path("vuelta.cocrea");
    std::os::unix::fs::symlink(&link, &link).unwrap();
    for (name, body) in [
        ("open_process", json!({ "path": link })),
        ("inspect_bundle", json!({ "path": link, "admit": [] })),
        ("receive_bundle", receive(&json!(link))),
    ] {
        told::check(&laptop, (name, body), "path_unusable");
    }
}

#[test]
fn documents_and_bundles_never_replace_a_process_nor_what_cocrea_lives_by() {
    let laptop = laptop();
    let other = laptop.path("otro.cocrea");
    fs::copy(laptop.app.open_path().unwrap(), &other).unwrap();
    let open = laptop.app.open_path().unwrap().display().to_string();
    let inside = |name: &str| laptop.path(name).display().to_string();
    for path in [
        open.clone(),
        format!("{open}-wal"),
        format!("{open}-shm"),
        format!("{open}.lock"),
        inside("otro.cocrea"),
        inside("./device.key"),
        inside("settings.json"),
    ] {
        let kept = fs::read(&path).unwrap();
        let document = json!({ "document": "plan", "path": path });
        told::check(&laptop, ("make_document", document), "file_exists");
        told::check(
            &laptop,
            ("make_bundle", json!({ "path": path })),
            "file_exists",
        );
        assert!(fs::read(&path).unwrap() == kept, "{path}");
    }
}

#[cfg(unix)]
#[test]
fn documents_and_bundles_never_replace_a_pipe_and_a_process_is_never_looked_for_in_one() {
    use std::os::unix::fs::FileTypeExt as _;
    let laptop = laptop();
    let pipe = laptop.path("salida");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    for (name, body) in [
        ("make_document", json!({ "document": "plan", "path": pipe })),
        ("make_bundle", json!({ "path": pipe })),
    ] {
        told::check(&laptop, (name, body), "file_exists");
    }
    // To open it would wait for ever.
    let opening = ("open_process", json!({ "path": pipe }));
    told::check(&laptop, opening, "not_a_process");
    assert!(pipe.metadata().unwrap().file_type().is_fifo());
}

#[test]
fn documents_and_bundles_replace_only_older_ones_of_their_kind() {
    let laptop = laptop();
    let (plan, bundle, note) = (
        laptop.path("plan.pdf"),
        laptop.path("a.paquete"),
        laptop.path("notas.txt"),
    );
    fs::write(&note, "de otra persona").unwrap();
    for _ in 0..2 {
        laptop.does("make_document", json!({ "document": "plan", "path": plan }));
        laptop.does("make_bundle", json!({ "path": bundle }));
    }
    for (name, body) in [
        (
            "make_document",
            json!({ "document": "plan", "path": bundle }),
        ),
        ("make_document", json!({ "document": "plan", "path": note })),
        ("make_bundle", json!({ "path": plan })),
        ("make_bundle", json!({ "path": note })),
    ] {
        told::check(&laptop, (name, body), "file_exists");
    }
    assert!(fs::read(&plan).unwrap().starts_with(b"%PDF"));
    assert_eq!(fs::read(&note).unwrap(), b"de otra persona");
    laptop.does("inspect_bundle", json!({ "path": bundle, "admit": [] }));
}

#[test]
fn paths_with_spaces_accents_and_emoji_work() {
    let laptop = laptop();
    let folder = laptop.path("Año 2027 · Peñas 👍");
    fs::create_dir(&folder).unwrap();
    let bundle = folder.join("mi paquete ñ.paquete");
    laptop.does("make_bundle", json!({ "path": bundle }));
    laptop.does("receive_bundle", receive(&json!(bundle)));
    let plan = folder.join("una carpeta nueva/El plan (versión 1).pdf");
    laptop.does("make_document", json!({ "document": "plan", "path": plan }));
    assert!(fs::read(&plan).unwrap().starts_with(b"%PDF"));
    let process = folder.join("proceso ñ 👍.cocrea");
    laptop.app.create_process_at(&process, "Otro").unwrap();
    laptop.does("close_process", json!({}));
    laptop.does("open_process", json!({ "path": process }));
    let home = laptop.does("list_processes", json!({}))["processes"].clone();
    assert_eq!(home.as_array().unwrap().len(), 2);
    let hidden = fs::read_dir(&folder)
        .unwrap()
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with('.'));
    assert_eq!(hidden.count(), 0, "nothing half written is left");
}

#[test]
fn a_process_is_never_created_over_a_file_and_the_open_one_stays_open() {
    let laptop = laptop();
    let path = laptop.path("mía.cocrea");
    fs::write(&path, "mine").unwrap();
    let open = laptop.app.open_path();
    let state = laptop.state();
    for (path, code) in [
        (path.clone(), "file_exists"),
        (laptop.path("device.key/a.cocrea"), "path_unusable"),
        (laptop.path("no/hay/a.cocrea"), "file_not_found"),
        ("".into(), "file_not_found"),
    ] {
        let failure = laptop.app.create_process_at(&path, "Otro").unwrap_err();
        told::is(&failure, code);
        let failure = laptop.app.create_example_at(&path).unwrap_err();
        told::is(&failure, code);
    }
    told::is(
        &laptop
            .app
            .create_process_at(&laptop.path("b.cocrea"), " ")
            .unwrap_err(),
        "name_missing",
    );
    assert_eq!((laptop.app.open_path(), laptop.state()), (open, state));
    assert_eq!(fs::read(&path).unwrap(), b"mine");
    assert_eq!(
        files(&laptop),
        ["device.key", "mía.cocrea", "settings.json"]
    );
}

#[test]
fn damaged_settings_are_put_aside_and_the_program_starts() {
    for bytes in [
        b"".as_slice(),
        b"{",
        b"null",
        b"[1]",
        b"\xff\xfe",
        br#"{"settings":{"language":"fr"}}"#,
        br#"{"elsewhere":[]}"#,
    ] {
        let laptop = laptop();
        let open = laptop.app.open_path();
        let state = laptop.state();
        fs::write(laptop.path("settings.json"), bytes).unwrap();
        let laptop = laptop.restarts(1);
        assert_eq!(laptop.app.open_path(), open);
        assert_eq!(laptop.state(), state);
        let view = laptop.does("read_settings", json!({}));
        assert_eq!(view["settings"]["language"], "es-MX");
        let aside = laptop.path("settings.json.unreadable");
        assert_eq!(view["put_aside"], json!(aside), "it is told");
        assert_eq!(fs::read(aside).unwrap(), bytes);
        laptop.does("change_settings", view["settings"].clone());
        let laptop = laptop.restarts(1);
        let view = laptop.does("read_settings", json!({}));
        assert_eq!(view["put_aside"], Value::Null);
    }
}

#[test]
fn settings_that_can_neither_be_read_nor_put_aside_are_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("settings.json")).unwrap();
    let data = AppFolder::at(folder.path()).unwrap();
    let failure = App::start(data, Arc::new(NoDesktop)).err().unwrap();
    assert_eq!(failure.code, "settings_unreadable");
}

#[test]
fn settings_beyond_their_bounds_are_brought_back_into_them() {
    let laptop = laptop();
    let mut kept: Value =
        serde_json::from_slice(&fs::read(laptop.path("settings.json")).unwrap()).unwrap();
    kept["settings"]["letter_size"] = json!(9_999);
    kept["settings"]["device_label"] = json!("\u{202E}".repeat(100_000));
    fs::write(laptop.path("settings.json"), kept.to_string()).unwrap();
    let laptop = laptop.restarts(1);
    let settings = laptop.does("read_settings", json!({}))["settings"].clone();
    assert_eq!(settings["letter_size"], 100);
    let label = settings["device_label"].as_str().unwrap();
    assert!(label.starts_with("Laptop ") && label.len() < 20, "{label}");
    for (field, wrong, code) in [
        ("letter_size", json!(9_999), "letter_size"),
        ("device_label", json!("  "), "name_missing"),
        ("device_label", json!("ñ".repeat(100_000)), "text_too_long"),
        ("theme", json!("rosa"), "malformed_request"),
    ] {
        let mut body = settings.clone();
        body[field] = wrong;
        told::check(&laptop, ("change_settings", body), code);
    }
}

#[test]
fn a_damaged_key_is_told_and_never_replaced() {
    for bytes in [b"".as_slice(), b"short", &[7; 31], &[7; 33]] {
        let folder = tempfile::tempdir().unwrap();
        let key = folder.path().join("device.key");
        fs::write(&key, bytes).unwrap();
        let data = AppFolder::at(folder.path()).unwrap();
        let failure = App::start(data, Arc::new(NoDesktop)).err().unwrap();
        assert_eq!(failure.code, "key_fault");
        assert_eq!(fs::read(&key).unwrap(), bytes);
    }
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("device.key")).unwrap();
    let data = AppFolder::at(folder.path()).unwrap();
    assert_eq!(
        App::start(data, Arc::new(NoDesktop)).err().unwrap().code,
        "key_fault"
    );
}

#[test]
fn a_new_key_is_whole_at_once_and_only_its_owner_reads_it() {
    let folder = tempfile::tempdir().unwrap();
    let start = || {
        let data = AppFolder::at(folder.path()).unwrap();
        let app = App::start(data, Arc::new(NoDesktop)).unwrap();
        let answer = app.call(Window::Main, "read_settings", json!({})).unwrap();
        answer.reply["device"].clone()
    };
    assert_eq!(start(), start());
    let key = fs::metadata(folder.path().join("device.key")).unwrap();
    assert_eq!(key.len(), 32);
    #[cfg(unix)]
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&key.permissions()) & 0o777,
        0o600
    );
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing left beside it"
    );
}
