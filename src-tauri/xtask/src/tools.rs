//! Programs that tests use and that may be called by several names.

use std::path::PathBuf;

const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];

/// A Chrome or Chromium: the one that CHROMIUM names, else the first on the PATH that is no snap.
pub(crate) fn chromium() -> Option<PathBuf> {
    if let Some(given) = std::env::var_os("CHROMIUM") {
        return Some(given.into());
    }
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
    let mut candidates = BROWSERS
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    candidates.find(|path| path.is_file() && !is_snap(path))
}

/// Ubuntu's /usr/bin/chromium-browser is a script that asks for the snap.
fn is_snap(path: &std::path::Path) -> bool {
    path.starts_with("/snap")
        || std::fs::read_to_string(path)
            .is_ok_and(|script| script.contains("snap install chromium"))
}
