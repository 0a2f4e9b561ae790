//! The shared folder: laptops that only drop and find bundles there end equal, whatever else lies in it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod exchanges;
mod places;
mod strangers;
#[cfg(target_os = "linux")]
mod syncthing;
#[cfg(target_os = "linux")]
mod unwritable;

use cocrea_tests::laptop::Laptop;
use serde_json::{Value, json};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// Laptops of one process, all let in, that do not share a folder yet.
fn laptops(count: u8) -> Vec<Laptop> {
    let one = Laptop::new(1);
    one.does("create_process", json!({ "name": "Plan" }));
    one.captures(1, "El camión tarda mucho");
    let others: Vec<Laptop> = (2..=count)
        .map(|number| {
            let other = Laptop::new(number);
            other.starts_from(&one);
            other
        })
        .collect();
    for other in &others {
        one.receives(other);
    }
    [one].into_iter().chain(others).collect()
}

/// The same with one folder between them.
struct Room {
    laptops: Vec<Laptop>,
    folder: tempfile::TempDir,
}

impl Room {
    fn new(count: u8) -> Self {
        let (laptops, folder) = (laptops(count), tempfile::tempdir().unwrap());
        share(&laptops, |_| folder.path());
        Self { laptops, folder }
    }

    /// Every laptop exchanges once; answers with what that brought about.
    fn goes_round(&self) -> Vec<Value> {
        self.laptops.iter().map(exchanges).collect()
    }

    fn are_equal(&self) -> bool {
        let first = self.laptops[0].state();
        self.laptops.iter().all(|laptop| laptop.state() == first)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The file that a laptop dropped.
    fn file_of(&self, laptop: &Laptop) -> PathBuf {
        let listed = laptop.does("list_laptops", json!({}));
        let device = listed["laptops"][0]["device"].as_str().unwrap()[..8].to_owned();
        let mut files = names(self.folder.path()).into_iter();
        let file = files.find(|name| name.to_string_lossy().contains(&device));
        self.path(file.expect("its file").to_str().unwrap())
    }
}

/// Points every laptop at its folder; the first one draws the words.
fn share<'a>(laptops: &[Laptop], folder_of: impl Fn(usize) -> &'a Path) {
    let mut words = Value::Null;
    for (at, laptop) in laptops.iter().enumerate() {
        let body = json!({ "path": folder_of(at), "words": words });
        let set = laptop.does("set_shared_folder", body);
        if at == 0 {
            words = set["words"].clone();
            assert_eq!(words.as_str().unwrap().split(' ').count(), 6);
        }
    }
}

/// One exchange, which comes to its end.
fn exchanges(laptop: &Laptop) -> Value {
    let exchanged = laptop.does("exchange_shared_folder", json!({}));
    assert_eq!(exchanged["folder"]["trouble"], Value::Null, "{exchanged}");
    exchanged
}

/// Names of the files that could not be read, with the reasons.
fn unread(exchanged: &Value) -> Vec<(String, String)> {
    let files = exchanged["folder"]["unread"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    files
        .map(|file| (text(&file["name"]), text(&file["reason"]["message"])))
        .collect()
}

/// Names in a folder, in order.
fn names(folder: &Path) -> Vec<OsString> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<OsString> = entries.map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    names
}
