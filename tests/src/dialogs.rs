//! The system's own file dialogs: no page and no driver reaches them, so keys go to them through the display.

use crate::window::RealWindow;
use std::io;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(20);

/// Waits for the dialog that this window has opened, types a path into it and presses Enter.
///
/// # Errors
/// When no dialog comes, or it does not go away.
pub fn answer(window: &RealWindow, path: &Path) -> io::Result<()> {
    let dialog = wait(
        || dialog_of(window),
        Option::is_some,
        "no file dialog comes",
    )?;
    let dialog = dialog.unwrap_or_default();
    // No window manager runs on the test's display: somebody must hand over the keyboard.
    display(&["windowfocus", "--sync", &dialog])?;
    display(&["key", "--clearmodifiers", "ctrl+a"])?;
    display(&["type", "--delay", "4", &path.to_string_lossy()])?;
    display(&["key", "Return"])?;
    wait(
        || dialog_of(window),
        Option::is_none,
        "the file dialog stays",
    )
    .map(drop)
}

/// A window of the app that is not its page.
fn dialog_of(window: &RealWindow) -> io::Result<Option<String>> {
    let shown = display(&[
        "search",
        "--onlyvisible",
        "--all",
        "--pid",
        &window.process()?,
        "--name",
        ".",
    ])?;
    for id in shown.lines() {
        let title = display(&["getwindowname", id])?;
        if !title.trim().ends_with("Cocrea") {
            return Ok(Some(id.to_owned()));
        }
    }
    Ok(None)
}

/// What xdotool says; finding nothing is no error.
fn display(arguments: &[&str]) -> io::Result<String> {
    let ended = Command::new("xdotool").args(arguments).output()?;
    Ok(String::from_utf8_lossy(&ended.stdout).into_owned())
}

fn wait<T>(
    mut look: impl FnMut() -> io::Result<T>,
    enough: impl Fn(&T) -> bool,
    otherwise: &str,
) -> io::Result<T> {
    let last = Instant::now() + PATIENCE;
    loop {
        let found = look()?;
        if enough(&found) {
            return Ok(found);
        }
        if Instant::now() > last {
            return Err(io::Error::new(io::ErrorKind::TimedOut, otherwise));
        }
        thread::sleep(Duration::from_millis(20));
    }
}
