//! `cargo xtask run`: from a fresh clone to the open window.

use crate::Trouble;
use crate::machine;
use crate::packages::Purpose;
use crate::shell::{cargo, command, run as start, say, target};
use crate::ui;
use std::env;

/// Builds the app as it is shipped and starts it; with `demo` it opens the example process.
///
/// # Errors
/// What is missing, or what the build said.
pub(crate) fn run(demo: bool) -> Result<(), Trouble> {
    // Said first: nobody should wait for a build whose window cannot open.
    if !has_display() {
        return Err(NO_DISPLAY.to_owned());
    }
    machine::prepare(Purpose::Run)?;
    ui::build()?;
    say("Building Cocrea (release profile; the first time takes some minutes)");
    start(cargo(&[
        "build",
        "--release",
        "-p",
        "cocrea",
        "-p",
        "cocrea-cli",
    ]))?;
    let built = target().join("release");
    let mut app = command(
        built.join(format!("cocrea{}", env::consts::EXE_SUFFIX)),
        &[],
    );
    if demo {
        let folder = target().join("demo");
        let folder_name = folder.to_string_lossy();
        let example = folder.join("ejemplo.cocrea");
        if !example.exists() {
            start(command(
                built.join(format!("cocrea-cli{}", env::consts::EXE_SUFFIX)),
                &["demo", &folder_name],
            ))?;
        }
        say(&format!("The example process: {}", example.display()));
        app.arg(example);
    }
    start(app)
}

fn has_display() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

const NO_DISPLAY: &str = "\
There is no display here, so the window of Cocrea cannot open. Nothing was built.
Without a window, the whole example as files (process, documents, bundle) comes from cocrea-cli demo:
  cargo run --release -p cocrea-cli -- demo FOLDER";
