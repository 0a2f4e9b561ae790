//! The system packages of Debian and Ubuntu that building and testing need.

use crate::Trouble;
use crate::shell::{command, listen};
use crate::tools;

/// What the computer is being prepared for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Building and starting the app.
    Run,
    /// All of that, and every check.
    Test,
}

/// A compiler, and the web view with its headers; the latter brings GTK and libsoup.
const RUN: &[&str] = &[
    "build-essential",
    "pkg-config",
    "file",
    "libwebkit2gtk-4.1-dev",
];

/// A display nobody sees, a session bus, the driver of the real window, hands for its file dialogs, images to lay side
/// by side, judges for the documents, Python's environments for the judge of elections, strace, which sees what is
/// asked of the disk and lets it fail, Syncthing, which carries a shared folder, and libcrypto with its headers, on which
/// SQLCipher stands.
const TEST: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "dbus",
    "fonts-dejavu-core",
    "xdotool",
    "imagemagick",
    "qpdf",
    "poppler-utils",
    "python3-venv",
    "strace",
    "syncthing",
    "libssl-dev",
];

/// Those of this purpose that are not installed.
///
/// # Errors
/// When no Chromium can be had as a package and none is found.
pub(crate) fn missing(purpose: Purpose) -> Result<Vec<String>, Trouble> {
    let mut missing: Vec<String> = RUN
        .iter()
        .filter(|name| !is_installed(name))
        .map(|&name| name.into())
        .collect();
    if purpose == Purpose::Test {
        missing.extend(
            TEST.iter()
                .filter(|name| !is_installed(name))
                .map(|&name| name.into()),
        );
        if tools::chromium().is_none() {
            missing.push(chromium_package()?.to_owned());
        }
    }
    Ok(missing)
}

/// Ubuntu's package of that name only points to a snap, which no test can start in a container.
fn chromium_package() -> Result<&'static str, Trouble> {
    let system = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    if system.lines().any(|line| line == "ID=ubuntu") {
        Err("The browser tests need Chrome or Chromium, and Ubuntu has none as a .deb. Install Google Chrome, or set \
             CHROMIUM to a browser's path, and start again."
            .into())
    } else {
        Ok("chromium")
    }
}

fn is_installed(package: &str) -> bool {
    // Where there is no dpkg nothing counts as installed, and the message names it all.
    let asked = listen(command("dpkg-query", &["-W", "-f=${Status}", package]));
    asked.is_ok_and(|status| status.contains("install ok installed"))
}
