//! Where tests leave the images that people look at afterwards.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

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

/// The renders of the design, and what differs from them and why.
fn mocks() -> PathBuf {
    clone_folder().join("tests/fixtures/mocks")
}

/// Puts an image of the window and the design's render of that screen side by side; answers with the path of both.
///
/// # Errors
/// When ImageMagick is not there or does not join them.
pub fn pair(screen: &Path, mock: &str) -> io::Result<PathBuf> {
    let name = screen.file_stem().unwrap_or_default().to_string_lossy();
    let joined = folder()?.join(format!("{name}-y-diseno.png"));
    let ended = Command::new("convert")
        .arg(screen)
        .arg(mocks().join(mock).with_extension("png"))
        .args(["-background", "white", "-gravity", "north", "+append"])
        .arg(&joined)
        .status()?;
    if ended.success() {
        Ok(joined)
    } else {
        Err(io::Error::other(format!("{mock} is not joined")))
    }
}

/// Lays the list of the differences that remain beside the images.
///
/// # Errors
/// When it cannot be written.
pub fn differences() -> io::Result<PathBuf> {
    let list = folder()?.join("differences.md");
    fs::copy(mocks().join("differences.md"), &list)?;
    Ok(list)
}
