//! The page: its packages, and one build of it, renewed only when something newer stands beside it.

use crate::Trouble;
use crate::shell::{listen, npm, root, say};
use std::path::Path;
use std::time::SystemTime;
use std::{fs, io};

/// All that the built page is made of.
const SOURCES: &[&str] = &[
    "ui/src",
    "ui/index.html",
    "ui/vite.config.ts",
    "ui/svelte.config.js",
    "ui/package-lock.json",
    "assets",
];

/// Installs the packages that the lock file names, when it has changed since they were installed.
///
/// # Errors
/// What npm said.
pub(crate) fn install() -> Result<(), Trouble> {
    let ui = root().join("ui");
    let installed =
        changed_at(&ui.join("node_modules/.package-lock.json")).unwrap_or(SystemTime::UNIX_EPOCH);
    let wanted = changed_at(&ui.join("package-lock.json"))
        .map_err(|error| format!("ui/package-lock.json: {error}"))?;
    if installed >= wanted {
        return Ok(());
    }
    say("Installing the packages of the page: npm ci");
    listen(npm(&["ci", "--no-audit", "--no-fund"])).map(drop)
}

/// Builds ui/dist unless it is newer than all it is made of: a page written again makes cargo link the app again.
///
/// # Errors
/// What npm said.
pub(crate) fn build() -> Result<(), Trouble> {
    install()?;
    let built = changed_at(&root().join("ui/dist/index.html")).unwrap_or(SystemTime::UNIX_EPOCH);
    let newest = SOURCES
        .iter()
        .filter_map(|source| newest_in(&root().join(source)).ok())
        .max();
    if newest.is_none_or(|newest| newest <= built) {
        return Ok(());
    }
    listen(npm(&["run", "build"])).map(drop)
}

fn changed_at(path: &Path) -> io::Result<SystemTime> {
    fs::metadata(path)?.modified()
}

fn newest_in(path: &Path) -> io::Result<SystemTime> {
    let own = changed_at(path)?;
    if !path.is_dir() {
        return Ok(own);
    }
    fs::read_dir(path)?.try_fold(own, |newest, entry| {
        Ok(newest.max(newest_in(&entry?.path())?))
    })
}
