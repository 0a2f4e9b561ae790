//! A full disk: a file system of its own with hardly any room, or a limit, which fills while people work.

use crate::told;
use cocrea_app::Failure;
use cocrea_tests::hand::Hand;
use serde_json::{Value, json};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How the disk is made small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// A file system of two megabytes that only the program sees (Linux namespaces): writing gives ENOSPC.
    Mount(&'static [&'static str]),
    /// Where no namespace may be made: a limit on the size of files, which writing meets as EFBIG.
    Limit,
}

const MOUNTS: [&[&str]; 2] = [&["--mount"], &["--map-root-user", "--mount"]];
const MOUNTING: &str = "mount -t tmpfs -o size=2m none \"$1\"; exec \"$2\" \"$1\"";
const LIMITING: &str = "trap '' XFSZ; exec \"$2\" \"$1\"";

impl Way {
    fn of_this_machine() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let works = |arguments: &&&'static [&'static str]| {
            let way = Self::Mount(arguments);
            let tried = way.start(folder.path(), "true").output();
            tried.is_ok_and(|output| output.status.success())
        };
        let mount = MOUNTS.iter().find(works);
        mount.map_or(Self::Limit, |arguments| Self::Mount(arguments))
    }

    fn start(self, folder: &Path, program: &str) -> Command {
        let (mut command, script) = match self {
            Self::Mount(arguments) => {
                let mut command = Command::new("unshare");
                command.args(arguments).arg("sh");
                (command, MOUNTING)
            }
            Self::Limit => (Command::new("sh"), LIMITING),
        };
        command.args(["-ec", script, "sh"]).arg(folder).arg(program);
        command
    }
}

/// The best way of this machine, and the one that works on every machine.
fn each(check: fn(Way)) {
    check(Way::of_this_machine());
    check(Way::Limit);
}

/// A laptop on a disk that can be filled.
struct SmallDisk {
    folder: tempfile::TempDir,
    hand: Hand,
    way: Way,
}

impl SmallDisk {
    fn new(way: Way) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut hand = Hand::run(way.start(folder.path(), env!("CARGO_BIN_EXE_hand")));
        hand.does("create_process", json!({ "name": "Plan" }));
        Self { folder, hand, way }
    }

    /// The folder as the program sees it.
    fn inside(&self, name: &str) -> PathBuf {
        if self.way == Way::Limit {
            return self.path(name);
        }
        let root = PathBuf::from(format!("/proc/{}/root", self.hand.id()));
        let folder = self.folder.path().strip_prefix("/").unwrap();
        root.join(folder).join(name)
    }

    /// Fills the disk but for so many bytes.
    fn fill(&self, left: u64) {
        if self.way == Way::Limit {
            return self.limit(&left.to_string());
        }
        let mut rest = fs::File::create(self.inside("rest")).unwrap();
        let block = [b'x'; 1_024];
        while rest.write_all(&block).is_ok() {}
        let length = rest.metadata().unwrap().len();
        rest.set_len(length.saturating_sub(left)).unwrap();
    }

    fn free(&self) {
        if self.way == Way::Limit {
            return self.limit("unlimited");
        }
        fs::remove_file(self.inside("rest")).unwrap();
    }

    fn limit(&self, bytes: &str) {
        let pid = self.hand.id().to_string();
        let size = format!("--fsize={bytes}:");
        let set = Command::new("prlimit")
            .args(["--pid", &pid, &size])
            .status();
        assert!(set.unwrap().success());
    }

    /// That this is what a full disk is told with.
    #[track_caller]
    fn is_full(&self, failure: &Failure) {
        // SQLite tells a full disk from every other failure of writing, and a limit is one of the others.
        let of_sqlite = self.way == Way::Limit && failure.code == "store_fault";
        told::is(
            failure,
            if of_sqlite {
                "store_fault"
            } else {
                "disk_full"
            },
        );
        assert!(failure.fault);
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.inside("")).unwrap().flatten();
        let mut names: Vec<String> = entries
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    fn state(&mut self) -> Value {
        self.hand.does("verify_process", json!({}))
    }

    fn capture(&mut self, text: &str) -> Result<Value, Failure> {
        let table = self.hand.does("read_session", json!({}))["tables"][0]["id"].clone();
        self.hand.tries(
            "capture_slip",
            json!({ "table": table, "kind": "need", "line": text }),
        )
    }

    fn texts(&mut self) -> Vec<String> {
        let list = self
            .hand
            .does("list_slips", json!({ "table": null, "trash": false }));
        let slips = list["slips"].as_array().unwrap().iter().rev();
        slips
            .map(|slip| slip["text"].as_str().unwrap().to_owned())
            .collect()
    }
}

#[test]
fn capture_on_a_disk_that_fills_keeps_what_was_acknowledged_and_goes_on_when_there_is_room() {
    each(capture_while_it_fills);
}

fn capture_while_it_fills(way: Way) {
    for left in [0, 4_096, 20_000, 60_000] {
        let mut disk = SmallDisk::new(way);
        let mut kept = vec!["La primera".to_owned()];
        disk.capture(&kept[0]).unwrap();
        disk.fill(left);
        let failure = loop {
            let text = format!(
                "La número {} {}",
                kept.len(),
                "de la mesa uno ".repeat(60).trim()
            );
            match disk.capture(&text) {
                Ok(_) => kept.push(text),
                Err(failure) => break failure,
            }
            assert!(kept.len() < 200, "the disk never fills");
        };
        disk.is_full(&failure);
        assert_eq!(disk.texts(), kept, "with {left} bytes left");
        let state = disk.state();
        let again = disk.capture(&"La que no cupo ".repeat(100)).unwrap_err();
        disk.is_full(&again);
        assert_eq!(disk.state(), state);
        disk.free();
        disk.capture("La que sí cupo").unwrap();
        kept.push("La que sí cupo".to_owned());
        assert_eq!(disk.texts(), kept);
        let path = disk.hand.does("read_process", json!({}))["path"].clone();
        disk.hand.does("close_process", json!({}));
        disk.hand.does("open_process", json!({ "path": path }));
        assert_eq!(disk.texts(), kept);
    }
}

#[test]
fn closing_and_opening_on_a_full_disk_loses_nothing() {
    each(close_and_open);
}

fn close_and_open(way: Way) {
    let mut disk = SmallDisk::new(way);
    disk.capture("La primera").unwrap();
    let state = disk.state();
    let path = disk.hand.does("read_process", json!({}))["path"].clone();
    disk.fill(0);
    disk.hand.does("close_process", json!({}));
    if let Err(failure) = disk.hand.tries("open_process", json!({ "path": path })) {
        disk.is_full(&failure);
    }
    disk.free();
    disk.hand.does("open_process", json!({ "path": path }));
    assert_eq!(disk.state(), state);
    disk.capture("La segunda").unwrap();
    assert_eq!(disk.texts(), ["La primera", "La segunda"]);
}

#[test]
fn documents_bundles_settings_and_new_processes_on_a_full_disk_leave_nothing_half_done() {
    each(make_files);
}

fn make_files(way: Way) {
    let mut disk = SmallDisk::new(way);
    disk.capture("La primera").unwrap();
    let (document, bundle) = (disk.path("a.pdf"), disk.path("a.paquete"));
    let mut settings = disk.hand.does("read_settings", json!({}))["settings"].clone();
    settings["letter_size"] = json!(125);
    disk.hand.does("change_settings", settings.clone());
    disk.hand.does("make_bundle", json!({ "path": bundle }));
    let _ = fs::remove_file(disk.inside("a.paquete"));
    settings["letter_size"] = json!(150);
    let calls = [
        (
            "make_document",
            json!({ "document": "plan", "path": document }),
        ),
        ("make_bundle", json!({ "path": bundle })),
        ("change_settings", settings.clone()),
        ("create_process", json!({ "name": "Otro" })),
        ("open_example", json!({})),
    ];
    let (state, open) = (disk.state(), disk.hand.does("read_process", json!({})));
    for left in [0, 4_096, 8_192] {
        disk.fill(left);
        let files = disk.files();
        for (name, body) in &calls {
            match disk.hand.tries(name, body.clone()) {
                Err(failure) => {
                    disk.is_full(&failure);
                    assert_eq!(disk.files(), files, "{name} with {left} bytes left");
                }
                Ok(_) => assert!(
                    left > 0 && ["make_bundle", "change_settings"].contains(name),
                    "{name}"
                ),
            }
            let _ = fs::remove_file(disk.inside("a.paquete"));
        }
        assert_eq!(disk.state(), state);
        assert_eq!(disk.hand.does("read_process", json!({})), open);
        disk.free();
    }
    for (name, body) in calls {
        disk.hand.does(name, body);
    }
}

#[test]
fn a_bundle_that_does_not_fit_is_received_whole_or_not_at_all() {
    each(receive);
}

fn receive(way: Way) {
    let big = cocrea_tests::laptop::Laptop::new(2);
    let mut disk = SmallDisk::new(way);
    let start = disk.path("inicio.paquete");
    disk.hand.does("make_bundle", json!({ "path": start }));
    let copied = big.path("inicio.paquete");
    fs::copy(disk.inside("inicio.paquete"), &copied).unwrap();
    big.app
        .start_from_bundle(&big.path("copia.cocrea"), (&copied, None), &[])
        .unwrap();
    for number in 0..60 {
        big.captures(1, &format!("La {number} {}", "de la mesa uno ".repeat(60)));
    }
    let bundle = big.makes_bundle("grande.paquete");
    fs::copy(&bundle, disk.inside("grande.paquete")).unwrap();
    let receive = json!({ "path": disk.path("grande.paquete"), "choices": [], "admit": cocrea_tests::laptop::everybody(&bundle) });
    let before = disk.state();
    for left in [0, 20_000, 60_000, 120_000] {
        disk.fill(left);
        let failure = disk.hand.is_refused("receive_bundle", receive.clone());
        disk.is_full(&failure);
        assert_eq!(disk.state(), before, "with {left} bytes left");
        disk.free();
    }
    disk.hand.does("receive_bundle", receive);
    assert_eq!(disk.state()["state"], big.state());
}
