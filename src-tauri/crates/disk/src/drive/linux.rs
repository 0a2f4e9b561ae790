//! Drives of Linux, from what the kernel says of mounts and of block devices (proc(5), sysfs(5)).

use super::Drive;
use std::collections::{BTreeSet, VecDeque};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::{Component, Path, PathBuf};

/// Types of file systems that lie on another computer. What a virtual machine sees of its host (9p, virtiofs, vboxsf) is
/// none of them: that is the disk of the computer one sits at.
const NETWORK: [&str; 24] = [
    "afs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "fuse.ceph",
    "fuse.curlftpfs",
    "fuse.davfs",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.google-drive-ocamlfuse",
    "fuse.gvfsd-fuse",
    "fuse.kio-fuse",
    "fuse.onedriver",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.smbnetfs",
    "fuse.sshfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
];

/// Types of file systems that sticks and cards come with, also in a reader that the kernel takes for a fixed disk.
const OF_STICKS: [&str; 4] = ["exfat", "fuse.exfat", "msdos", "vfat"];

/// Links that are followed before a path is taken as it is (path_resolution(7)).
const MOST_LINKS: u32 = 40;

/// How deep a disk may lie under others: a partition under encryption under a volume of several disks.
const DEEPEST: u32 = 8;

/// The kind of drive that a whole path is on.
pub(super) fn drive_of(path: &Path) -> Drive {
    fs::read("/proc/self/mountinfo").map_or(Drive::Unknown, |table| {
        Mounts::read(&table, Path::new("/sys")).drive_of(path)
    })
}

/// One line of the table of mounts.
struct Mount {
    /// Where it stands.
    point: PathBuf,
    /// Numbers of its device, `8:17`; `0:…` for one that is no block device.
    device: String,
    /// Type of its file system.
    kind: String,
    /// What was mounted: a device, a share, an address.
    source: OsString,
}

/// Everything that is mounted, and where the kernel tells of devices.
struct Mounts {
    mounts: Vec<Mount>,
    sys: PathBuf,
}

impl Mounts {
    fn read(table: &[u8], sys: &Path) -> Self {
        let lines = table.split(|byte| *byte == b'\n');
        Self {
            mounts: lines.filter_map(mount).collect(),
            sys: sys.to_owned(),
        }
    }

    fn drive_of(&self, path: &Path) -> Drive {
        let Some(mount) = self.over(&self.place_of(path)) else {
            return Drive::Unknown;
        };
        if mount.is_network() {
            return Drive::Network;
        }
        let disks = self.disks_of(mount);
        let system = self.over(Path::new("/")).map(|root| self.disks_of(root));
        // Whoever starts the computer from a stick has no other disk.
        if system.is_some_and(|system| !system.is_disjoint(&disks)) {
            return Drive::Own;
        }
        if OF_STICKS.contains(&mount.kind.as_str()) || disks.iter().any(|disk| can_be_pulled(disk))
        {
            return Drive::Stick;
        }
        Drive::Own
    }

    /// The mount that a path without links is on: the deepest, and of several in one place the last.
    fn over(&self, path: &Path) -> Option<&Mount> {
        let over = self
            .mounts
            .iter()
            .filter(|mount| path.starts_with(&mount.point));
        over.max_by_key(|mount| mount.point.components().count())
    }

    /// Where a path leads, as far as a network drive: to look at what is on one may take for ever.
    fn place_of(&self, path: &Path) -> PathBuf {
        let mut place = PathBuf::from("/");
        let mut ahead = names(path);
        let mut links = 0;
        while let Some(name) = ahead.pop_front() {
            if name == ".." {
                place.pop();
                continue;
            }
            place.push(name);
            if self.over(&place).is_some_and(Mount::is_network) {
                return place;
            }
            if links < MOST_LINKS
                && let Ok(target) = fs::read_link(&place)
            {
                links += 1;
                place.pop();
                if target.is_absolute() {
                    place = PathBuf::from("/");
                }
                let mut through = names(&target);
                through.append(&mut ahead);
                ahead = through;
            }
        }
        place
    }

    /// The whole disks under a mount; none where the kernel names no device.
    fn disks_of(&self, mount: &Mount) -> BTreeSet<PathBuf> {
        let numbered = self.sys.join("dev/block").join(&mount.device);
        // Some file systems stand under a number of their own, and name their device.
        let named = Path::new(&mount.source).file_name();
        let named = named.map(|name| self.sys.join("class/block").join(name));
        let mut found = BTreeSet::new();
        if let Ok(device) = fs::canonicalize(numbered) {
            add_disks(&device, DEEPEST, &mut found);
        } else if let Some(Ok(device)) = named.map(fs::canonicalize) {
            add_disks(&device, DEEPEST, &mut found);
        }
        found
    }
}

impl Mount {
    fn is_network(&self) -> bool {
        let address = self.source.as_bytes().windows(3).any(|part| part == b"://");
        NETWORK.contains(&self.kind.as_str()) || (self.kind.starts_with("fuse") && address)
    }
}

/// Reads `36 35 8:17 / /media/usb rw - vfat /dev/sdb1 rw`, with any number of fields before the dash.
fn mount(line: &[u8]) -> Option<Mount> {
    let mut fields = line.split(|byte| *byte == b' ');
    let device = text(fields.nth(2)?);
    let point = PathBuf::from(unescaped(fields.nth(1)?));
    let mut described = fields.skip_while(|field| *field != b"-").skip(1);
    Some(Mount {
        point,
        device,
        kind: text(described.next()?),
        source: unescaped(described.next().unwrap_or_default()),
    })
}

fn text(field: &[u8]) -> String {
    String::from_utf8_lossy(field).into_owned()
}

/// Blanks and the like stand as three octal digits after a backslash.
fn unescaped(field: &[u8]) -> OsString {
    let mut bytes = Vec::with_capacity(field.len());
    let mut rest = field;
    while let Some((&byte, after)) = rest.split_first() {
        let code = after.get(..3).filter(|_| byte == b'\\').and_then(octal);
        bytes.push(code.unwrap_or(byte));
        rest = if code.is_some() { &after[3..] } else { after };
    }
    OsString::from_vec(bytes)
}

fn octal(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 8).ok()
}

fn names(path: &Path) -> VecDeque<OsString> {
    let named = |part: Component<'_>| match part {
        Component::Normal(name) => Some(name.to_owned()),
        Component::ParentDir => Some(OsStr::new("..").to_owned()),
        Component::Prefix(_) | Component::RootDir | Component::CurDir => None,
    };
    path.components().filter_map(named).collect()
}

/// A partition is of the disk whose folder it stands in; what is made of others is of all of theirs.
fn add_disks(device: &Path, deep: u32, found: &mut BTreeSet<PathBuf>) {
    let disk = match device.parent() {
        Some(disk) if device.join("partition").exists() => disk,
        _ => device,
    };
    let below = fs::read_dir(disk.join("slaves"))
        .into_iter()
        .flatten()
        .flatten();
    let below: Vec<_> = below
        .filter_map(|entry| fs::canonicalize(entry.path()).ok())
        .collect();
    if below.is_empty() || deep == 0 {
        found.insert(disk.to_owned());
    }
    for device in below.iter().filter(|_| deep > 0) {
        add_disks(device, deep - 1, found);
    }
}

/// Whether the kernel calls a disk removable, or it hangs on USB: many sticks call themselves fixed disks.
fn can_be_pulled(disk: &Path) -> bool {
    let on_usb = disk.components().any(|part| {
        let name = part.as_os_str().as_bytes().strip_prefix(b"usb");
        name.is_some_and(|number| !number.is_empty() && number.iter().all(u8::is_ascii_digit))
    });
    on_usb || fs::read(disk.join("removable")).is_ok_and(|says| says.starts_with(b"1"))
}

#[cfg(test)]
mod tests;
