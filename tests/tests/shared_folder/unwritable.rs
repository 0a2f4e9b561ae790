//! A folder that cannot be written: others' work still comes, and what stays behind is told.

use cocrea_tests::hand::{Hand, for_everybody};
use serde_json::{Value, json};
use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::Path;
use std::process::Command;

/// `nobody` of Linux.
const NOBODY: u32 = 65_534;

fn trouble(exchanged: &Value) -> &Value {
    &exchanged["folder"]["trouble"]["code"]
}

fn shares(hand: &mut Hand, folder: &Path) {
    hand.does("create_process", json!({ "name": "Plan" }));
    hand.does(
        "set_shared_folder",
        json!({ "path": folder, "words": null }),
    );
}

#[test]
fn in_a_read_only_folder_nothing_is_dropped_and_that_is_told() {
    let root = tempfile::tempdir().unwrap();
    let allow =
        |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    allow(root.path(), 0o755);
    let program = for_everybody(Path::new(env!("CARGO_BIN_EXE_hand")), root.path());
    let [data, shared] = ["datos", "compartida"].map(|name| root.path().join(name));
    let mut command = Command::new(&program);
    fs::create_dir(&data).unwrap();
    fs::create_dir(&shared).unwrap();
    if fs::metadata("/proc/self").unwrap().uid() == 0 {
        chown(&data, Some(NOBODY), Some(NOBODY)).unwrap();
        command = Command::new("setpriv");
        command
            .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
            .arg(&program);
    }
    command.arg(&data);
    let mut hand = Hand::run(command);
    allow(&shared, 0o555);
    shares(&mut hand, &shared);
    let exchanged = hand.does("exchange_shared_folder", json!({}));
    assert_eq!(
        (trouble(&exchanged), &exchanged["dropped"]),
        (&json!("cannot_write"), &json!(false))
    );
    assert_eq!(fs::read_dir(&shared).unwrap().count(), 0);
    // Without the right to read its names either.
    allow(&shared, 0o111);
    let exchanged = hand.does("exchange_shared_folder", json!({}));
    assert_eq!(trouble(&exchanged), "cannot_read");
    allow(&shared, 0o755);
    let all: Vec<_> = fs::read_dir(&data).unwrap().flatten().collect();
    assert!(
        all.iter()
            .all(|entry| !entry.file_name().to_string_lossy().starts_with('.')),
        "{all:?}"
    );
}

/// A file system of one page that only the program sees, where namespaces may be made; else one limit on the size of files.
#[test]
fn in_a_full_folder_nothing_half_done_stays_and_that_is_told() {
    let root = tempfile::tempdir().unwrap();
    let [data, shared] = ["datos", "compartida"].map(|name| root.path().join(name));
    fs::create_dir(&shared).unwrap();
    let script = "(mount -t tmpfs -o size=4k none \"$1\" 2>/dev/null || ulimit -f 4); trap '' XFSZ; exec \"$2\" \"$3\"";
    let namespaces = [
        &["unshare", "--mount"][..],
        &["unshare", "--map-root-user", "--mount"],
    ];
    let works = |way: &&&[&str]| {
        let tried = Command::new(way[0]).args(&way[1..]).arg("true").output();
        tried.is_ok_and(|output| output.status.success())
    };
    let way = namespaces
        .iter()
        .find(works)
        .expect("a namespace of mounts");
    let mut command = Command::new(way[0]);
    command.args(&way[1..]).args(["sh", "-ec", script, "sh"]);
    command
        .arg(&shared)
        .arg(env!("CARGO_BIN_EXE_hand"))
        .arg(&data);
    let mut hand = Hand::run(command);
    shares(&mut hand, &shared);
    let exchanged = hand.does("exchange_shared_folder", json!({}));
    assert_eq!(
        (trouble(&exchanged), &exchanged["dropped"]),
        (&json!("disk_full"), &json!(false))
    );
    assert_eq!(exchanged["folder"]["laptops"], json!([]));
    let again = hand.does("exchange_shared_folder", json!({}));
    assert_eq!(
        (trouble(&again), &again["folder"]["unread"]),
        (&json!("disk_full"), &json!([]))
    );
}
