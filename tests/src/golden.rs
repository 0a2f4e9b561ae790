//! Files of a released format, which every later version must read.

use crate::laptop::Laptop;
use crate::screens::clone_folder;
use serde_json::json;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Name of the process.
pub const PROCESS: &str = "ejemplo.cocrea";
/// Name of the bundle of all of it.
pub const BUNDLE: &str = "ejemplo.paquete";

/// The folder of a released format.
#[must_use]
pub fn folder(format: &str) -> PathBuf {
    clone_folder().join("tests/fixtures/golden").join(format)
}

/// Writes the example as this version makes it, with the clock and the ids of the first laptop of the tests.
///
/// # Errors
/// When the folder cannot be made, or when one of the files stands there.
///
/// # Panics
/// When the example cannot be made.
pub fn write(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    if [PROCESS, BUNDLE]
        .iter()
        .any(|name| folder.join(name).exists())
    {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let laptop = Laptop::new(1);
    let process = laptop.path(PROCESS);
    let made = laptop.app.create_example_at(&process);
    made.expect("the example");
    let bundle = laptop.makes_bundle(BUNDLE);
    laptop.does("close_process", json!({}));
    fs::copy(bundle, folder.join(BUNDLE))?;
    fs::copy(process, folder.join(PROCESS))?;
    Ok(())
}
