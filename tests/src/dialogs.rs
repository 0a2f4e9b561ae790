//! The system's own file dialogs: no page and no driver reaches them, so keys go to them through the display.

use crate::window::RealWindow;
use std::error::Error;
use std::io;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};
use x11rb::CURRENT_TIME;
use x11rb::protocol::xproto::{ClientMessageEvent, ConnectionExt as _, EventMask};

const PATIENCE: Duration = Duration::from_secs(20);

/// A dialog that lost a letter stays; then the path is typed once more.
const TRIES: usize = 4;

/// Waits for the dialog that this window has opened, types a path into it and presses Enter.
///
/// # Errors
/// When no dialog comes, or it does not go away.
pub fn answer(window: &RealWindow, path: &Path) -> io::Result<()> {
    for _ in 0..TRIES {
        let dialog = wait(
            || dialog_of(window),
            Option::is_some,
            PATIENCE,
            "no file dialog comes",
        )?;
        types(&dialog.unwrap_or_default(), path)?;
        let gone = wait(
            || dialog_of(window),
            Option::is_none,
            PATIENCE / 5,
            "the file dialog stays",
        );
        if gone.is_ok() {
            return Ok(());
        }
    }
    Err(io::Error::new(
        io::ErrorKind::TimedOut,
        "the file dialog stays",
    ))
}

fn types(dialog: &str, path: &Path) -> io::Result<()> {
    // No window manager runs on the test's display: somebody must hand over the keyboard.
    display(&["windowfocus", "--sync", dialog])?;
    // Letters that arrive before the dialog has settled, or before its line for a path is open, would be lost.
    settles(dialog)?;
    display(&["key", "ctrl+l"])?;
    settles(dialog)?;
    display(&["key", "ctrl+a"])?;
    display(&["type", "--delay", "8", &path.to_string_lossy()])?;
    settles(dialog)?;
    display(&["key", "Return"])?;
    Ok(())
}

/// Waits until three images of the dialog in a row are the same.
fn settles(dialog: &str) -> io::Result<()> {
    let mut seen: Vec<Vec<u8>> = Vec::new();
    wait(
        || {
            let image = Command::new("import")
                .args(["-silent", "-window", dialog, "-depth", "8", "rgb:-"])
                .output()?;
            seen.push(image.stdout);
            let last = &seen[seen.len().saturating_sub(3)..];
            Ok(last.len() == 3 && last.iter().all(|each| each == &last[0]))
        },
        |still| *still,
        PATIENCE,
        "the file dialog does not settle",
    )
    .map(drop)
}

/// Asks the app to close its window as the × of a frame does, which no key reaches where no window manager runs.
///
/// # Errors
/// When there is no such window.
pub fn press_close(window: &RealWindow) -> io::Result<()> {
    let page = window_of(window, true)?.and_then(|id| id.parse().ok());
    let page = page.ok_or_else(|| io::Error::other("the window is gone"))?;
    ask_to_close(page).map_err(io::Error::other)
}

/// `WM_DELETE_WINDOW` (Inter-Client Communication Conventions Manual, §4.2.8).
fn ask_to_close(window: u32) -> Result<(), Box<dyn Error + Send + Sync>> {
    let (display, _) = x11rb::connect(None)?;
    let atom = |name: &str| {
        Ok::<_, Box<dyn Error + Send + Sync>>(
            display.intern_atom(false, name.as_bytes())?.reply()?.atom,
        )
    };
    let data = [atom("WM_DELETE_WINDOW")?, CURRENT_TIME, 0, 0, 0];
    let message = ClientMessageEvent::new(32, window, atom("WM_PROTOCOLS")?, data);
    display
        .send_event(false, window, EventMask::NO_EVENT, message)?
        .check()?;
    Ok(())
}

fn dialog_of(window: &RealWindow) -> io::Result<Option<String>> {
    window_of(window, false)
}

/// A window of the app: its page, or one that is not.
fn window_of(window: &RealWindow, page: bool) -> io::Result<Option<String>> {
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
        if title.trim().ends_with("Cocrea") == page {
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
    patience: Duration,
    otherwise: &str,
) -> io::Result<T> {
    let last = Instant::now() + patience;
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
