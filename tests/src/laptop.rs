//! A laptop in a test: the real core on a folder of its own, with a clock and ids that every run repeats.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use crate::desktop::LaidDesktop;
use crate::flipchart;
use cocrea_app::{App, AppFolder, Drive, Failure, Window, World};
use cocrea_bundle::{Keys, read_file};
use cocrea_keys::Seed;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use uuid::Uuid;

/// 16 January 2027, 10:00 in Hermosillo.
const MORNING_MS: i64 = 1_800_118_800_000;

/// A clock that goes on one second a look, ids that count, and drives by their names.
#[derive(Debug)]
pub struct FixedWorld {
    laptop: u8,
    now_ms: AtomicI64,
    ids: AtomicU64,
}

impl FixedWorld {
    /// The world of a laptop of this number.
    #[must_use]
    pub const fn new(laptop: u8) -> Self {
        Self {
            laptop,
            now_ms: AtomicI64::new(MORNING_MS),
            ids: AtomicU64::new(1),
        }
    }
}

impl World for FixedWorld {
    fn now_ms(&self) -> i64 {
        self.now_ms.fetch_add(1_000, Ordering::Relaxed)
    }

    fn new_id(&self) -> Uuid {
        // The form of a UUIDv7: counted first, so that ids sort in the order of their birth.
        let count = u128::from(self.ids.fetch_add(1, Ordering::Relaxed));
        Uuid::from_u128((count << 80) | (0x7 << 76) | (0x8 << 60) | u128::from(self.laptop))
    }

    /// A folder `usb` is a stick, a folder `red` a network drive.
    fn drive(&self, path: &Path) -> Drive {
        let has = |name: &str| path.components().any(|part| part.as_os_str() == name);
        if has("usb") {
            Drive::Stick
        } else if has("red") {
            Drive::Network
        } else {
            Drive::Own
        }
    }
}

/// One laptop, its folder and its dialogs.
pub struct Laptop {
    /// The core.
    pub app: App,
    /// Its dialogs.
    pub desktop: Arc<LaidDesktop>,
    /// Its folder, gone with it.
    pub folder: tempfile::TempDir,
}

impl Laptop {
    /// Laptop number `number`; its key, clock and ids follow from the number.
    ///
    /// # Panics
    /// When its folder cannot be made.
    #[must_use]
    pub fn new(number: u8) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join("device.key"), [number; 32]).expect("a key in it");
        let desktop = Arc::new(LaidDesktop::default());
        let app = start(&folder, &desktop, number);
        let laptop = Self {
            app,
            desktop,
            folder,
        };
        let mut settings = laptop.does("read_settings", json!({}))["settings"].clone();
        settings["device_label"] = json!(format!("Laptop Mesa {number}"));
        laptop.does("change_settings", settings);
        laptop
    }

    /// Does it and answers with the reply.
    ///
    /// # Panics
    /// When it is refused.
    pub fn does(&self, name: &str, body: Value) -> Value {
        match self.app.call(Window::Main, name, body) {
            Ok(answer) => answer.reply,
            Err(failure) => panic!("{name}: {failure:?}"),
        }
    }

    /// Tries it and answers with the failure.
    ///
    /// # Panics
    /// When it is done.
    pub fn is_refused(&self, name: &str, body: Value) -> Failure {
        match self.app.call(Window::Main, name, body) {
            Ok(answer) => panic!("{name} was done: {answer:?}"),
            Err(failure) => failure,
        }
    }

    /// A path in its folder.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Row of the table of that number.
    #[must_use]
    pub fn table(&self, number: usize) -> Value {
        self.does("read_session", json!({}))["tables"][number - 1]["id"].clone()
    }

    /// Captures a line at a table and answers with what was captured.
    pub fn captures(&self, table: usize, line: &str) -> Value {
        self.does(
            "capture_slip",
            json!({ "table": self.table(table), "kind": "problem", "line": line }),
        )
    }

    /// Puts the photo of a flipchart into its folder, as if copied from a telephone.
    ///
    /// # Panics
    /// When it cannot be written.
    #[must_use]
    pub fn lays_photo(&self, number: u32) -> PathBuf {
        let path = self.path(&format!("IMG_{number}.jpg"));
        std::fs::write(&path, flipchart::photo(number)).expect("a photo in its folder");
        path
    }

    /// Adds the photo of a flipchart to a table and answers with what was added.
    pub fn adds_photo(&self, table: usize, number: u32) -> Value {
        let path = self.lays_photo(number);
        self.does(
            "add_photo",
            json!({ "table": self.table(table), "path": path, "caption": null }),
        )
    }

    /// Texts of the slips, newest first.
    #[must_use]
    pub fn slips(&self) -> Vec<String> {
        let slips = self.does("list_slips", json!({ "table": null, "trash": false }));
        let texts = slips["slips"].as_array().into_iter().flatten();
        texts
            .filter_map(|slip| slip["text"].as_str().map(str::to_owned))
            .collect()
    }

    /// Digest of everything visible.
    #[must_use]
    pub fn state(&self) -> String {
        self.does("verify_process", json!({}))["state"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Makes a bundle of everything, persons too, and answers with its path.
    #[must_use]
    pub fn makes_bundle(&self, name: &str) -> PathBuf {
        let path = self.path(name);
        self.does("make_bundle", json!({ "path": path, "personal": true }));
        path
    }

    /// Whom others seal to, so that it can open what they send.
    ///
    /// # Panics
    /// When its key is not where it was put.
    #[must_use]
    pub fn recipient(&self) -> String {
        let key = std::fs::read(self.path("device.key")).expect("the key");
        let key = key.try_into().expect("32 bytes");
        Seed::from_bytes(key).identity().recipient().to_string()
    }

    /// Receives the work of another laptop.
    pub fn receives(&self, from: &Self) -> Value {
        let bundle = from.makes_bundle("para-ti.paquete");
        let body = self.letting_in(&bundle);
        self.does("receive_bundle", body)
    }

    /// The body with which a bundle is received and every laptop in it let in.
    #[must_use]
    pub fn letting_in(&self, bundle: &Path) -> Value {
        let look = json!({ "path": bundle, "admit": [] });
        let preview = self.does("inspect_bundle", look)["preview"].take();
        let waiting = preview["waiting"].as_array().into_iter().flatten();
        let admit: Vec<&Value> = waiting.map(|laptop| &laptop["device"]).collect();
        json!({ "path": bundle, "choices": [], "admit": admit })
    }

    /// Starts this process from another laptop's bundle.
    ///
    /// # Panics
    /// When it is refused.
    pub fn starts_from(&self, from: &Self) {
        let bundle = from.makes_bundle("inicio.paquete");
        let started = self.app.start_from_bundle(
            &self.path("copia.cocrea"),
            (&bundle, None),
            &everybody(&bundle),
        );
        started.expect("a process from a bundle");
    }

    /// Ends the program and starts it again on the same folder, with the process that was open.
    ///
    /// # Panics
    /// When it does not open.
    #[must_use]
    pub fn restarts(self, number: u8) -> Self {
        let path = self.app.open_path();
        let Self {
            app,
            desktop,
            folder,
        } = self;
        drop(app);
        let app = start(&folder, &desktop, number);
        let laptop = Self {
            app,
            desktop,
            folder,
        };
        if let Some(path) = path {
            laptop.does("open_process", json!({ "path": path }));
        }
        laptop
    }
}

fn start(folder: &tempfile::TempDir, desktop: &Arc<LaidDesktop>, number: u8) -> App {
    let data = AppFolder::at(folder.path()).expect("a data folder");
    App::start_in(
        data,
        Arc::clone(desktop) as _,
        Arc::new(FixedWorld::new(number)),
    )
    .expect("an app")
}

/// Every laptop whose changes a bundle brings; nobody when it is no bundle.
#[must_use]
pub fn everybody(bundle: &Path) -> Vec<String> {
    let heads = read_file(bundle, Keys::default()).map(|bundle| bundle.manifest.heads);
    let heads = heads.unwrap_or_default();
    heads.iter().map(|head| head.device().to_string()).collect()
}
