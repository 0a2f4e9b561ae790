//! Where tests leave the images that people look at afterwards.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// `target/screens`, or what COCREA_SCREENS names; made when it is not there.
///
/// # Errors
/// When the folder cannot be made.
pub fn folder() -> io::Result<PathBuf> {
    let given = std::env::var_os("COCREA_SCREENS").map(PathBuf::from);
    let folder = given.unwrap_or_else(|| clone_folder().join("target/screens"));
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// The folder of the clone.
#[must_use]
pub fn clone_folder() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests).to_owned()
}
