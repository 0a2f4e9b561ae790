//! What kind of drive a path is on, so that a process is only ever written on a disk of this computer.
//!
//! A log that is written ahead needs memory that all who open the file share, which no network drive gives (SQLite,
//! «Write-Ahead Logging», §1), and a stick is pulled out in the middle of a sentence.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(any(windows, target_os = "macos"))]
mod other;

use std::path::Path;

/// A kind of drive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drive {
    /// A disk of this computer.
    Own,
    /// A stick, a card or a disk on a cable: it can be pulled out.
    Stick,
    /// A drive of another computer.
    Network,
    /// The system does not say; whoever asks lets it pass.
    Unknown,
}

/// The kind of drive that a path is on, or would be on if it is not there yet.
///
/// On Linux nothing on a network drive is looked at, so a server that is gone lets nobody wait. Elsewhere than on Linux,
/// Windows and macOS it is [`Drive::Unknown`].
#[must_use]
pub fn drive_of(path: &Path) -> Drive {
    std::path::absolute(path).map_or(Drive::Unknown, |path| system(&path))
}

#[cfg(target_os = "linux")]
fn system(path: &Path) -> Drive {
    linux::drive_of(path)
}

#[cfg(any(windows, target_os = "macos"))]
fn system(path: &Path) -> Drive {
    other::drive_of(path)
}

#[cfg(not(any(target_os = "linux", windows, target_os = "macos")))]
fn system(_: &Path) -> Drive {
    Drive::Unknown
}
