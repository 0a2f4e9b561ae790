//! Drives of Windows and macOS, as `sysinfo` reads them from the system.

use super::Drive;
use std::fs;
use std::path::{Component, Path, PathBuf, Prefix};
use sysinfo::{Disk, Disks};

/// Types of file systems that macOS mounts from other computers.
const NETWORK: [&str; 4] = ["smbfs", "nfs", "afpfs", "webdav"];

/// The kind of drive that a whole path is on.
pub(super) fn drive_of(path: &Path) -> Drive {
    let whole = found(path);
    if is_share(&whole) {
        return Drive::Network;
    }
    let disks = Disks::new_with_refreshed_list();
    let holds = |disk: &&Disk| holds(disk.mount_point(), &whole);
    let length = |disk: &&Disk| disk.mount_point().components().count();
    match disks.list().iter().filter(holds).max_by_key(length) {
        Some(disk) if NETWORK.iter().any(|name| disk.file_system() == *name) => Drive::Network,
        Some(disk) if disk.is_removable() => Drive::Stick,
        Some(_) => Drive::Own,
        None => Drive::Unknown,
    }
}

/// Where the part of a path that is there leads: on Windows the letter of a network drive becomes its share.
fn found(path: &Path) -> PathBuf {
    let mut there = path
        .ancestors()
        .filter_map(|part| fs::canonicalize(part).ok());
    there.next().unwrap_or_else(|| path.to_owned())
}

/// Whether a path of Windows names another computer, as `\\server\share` does.
fn is_share(path: &Path) -> bool {
    let Some(Component::Prefix(prefix)) = path.components().next() else {
        return false;
    };
    matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
}

/// Whether a path is under a place where a drive stands; Windows writes the letter of one drive in two ways.
fn holds(place: &Path, path: &Path) -> bool {
    match (letter(place), letter(path)) {
        (Some(place), Some(path)) => place == path,
        (None, None) => path.starts_with(place),
        (Some(_), None) | (None, Some(_)) => false,
    }
}

fn letter(path: &Path) -> Option<u8> {
    let Some(Component::Prefix(prefix)) = path.components().next() else {
        return None;
    };
    let (Prefix::Disk(letter) | Prefix::VerbatimDisk(letter)) = prefix.kind() else {
        return None;
    };
    Some(letter.to_ascii_uppercase())
}
