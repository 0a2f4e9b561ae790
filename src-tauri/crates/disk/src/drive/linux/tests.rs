//! A laptop with an own disk, sticks and network drives, laid out in a folder; and this computer as it is.

use super::{Drive, Mounts, drive_of};
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// What the kernel would tell, in a folder.
struct Laptop {
    folder: TempDir,
    table: String,
}

impl Laptop {
    /// Its own disk is `sda`, and everything stands on its second partition.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let laptop = Self {
            folder,
            table: String::new(),
        };
        laptop.disk("pci0000:00/ata1", "sda", "0");
        laptop.partition("pci0000:00/ata1/block/sda", ("sda2", "8:2"));
        laptop.mounts("8:2", "/", "ext4", "/dev/sda2")
    }

    fn sys(&self) -> PathBuf {
        self.folder.path().join("sys")
    }

    fn device(&self, path: &str) -> PathBuf {
        self.sys().join("devices").join(path)
    }

    fn disk(&self, bus: &str, name: &str, removable: &str) {
        let disk = self.device(bus).join("block").join(name);
        fs::create_dir_all(&disk).unwrap();
        fs::write(disk.join("removable"), format!("{removable}\n")).unwrap();
    }

    fn partition(&self, disk: &str, (name, number): (&str, &str)) {
        let partition = self.device(disk).join(name);
        fs::create_dir_all(&partition).unwrap();
        fs::write(partition.join("partition"), "1\n").unwrap();
        self.number(&partition, (name, number));
    }

    fn number(&self, device: &Path, (name, number): (&str, &str)) {
        for (folder, name) in [("dev/block", number), ("class/block", name)] {
            let folder = self.sys().join(folder);
            fs::create_dir_all(&folder).unwrap();
            symlink(device, folder.join(name)).unwrap();
        }
    }

    fn mounts(mut self, number: &str, point: &str, kind: &str, source: &str) -> Self {
        let line = format!("36 35 {number} / {point} rw,relatime shared:1 - {kind} {source} rw\n");
        self.table.push_str(&line);
        self
    }

    #[track_caller]
    fn has(&self, path: impl AsRef<Path>, drive: Drive) {
        let mounts = Mounts::read(self.table.as_bytes(), &self.sys());
        assert_eq!(
            mounts.drive_of(path.as_ref()),
            drive,
            "{}",
            path.as_ref().display()
        );
    }
}

#[test]
fn what_stands_on_the_own_disk_is_there_also_what_does_not_exist_yet() {
    let laptop = Laptop::new();
    laptop.has("/home/taller/plan.cocrea", Drive::Own);
    laptop.has("/no/such/folder/plan.cocrea", Drive::Own);
    laptop
        .mounts("0:40", "/tmp", "tmpfs", "tmpfs")
        .has("/tmp/plan.cocrea", Drive::Own);
}

#[test]
fn a_stick_is_told_by_the_kernel_by_its_bus_or_by_its_file_system() {
    let laptop = Laptop::new();
    laptop.disk("pci0000:00/card", "sdb", "1");
    laptop.partition("pci0000:00/card/block/sdb", ("sdb1", "8:17"));
    laptop.disk("pci0000:00/usb2/2-1", "sdc", "0");
    laptop.partition("pci0000:00/usb2/2-1/block/sdc", ("sdc1", "8:33"));
    laptop.disk("pci0000:00/mmc0", "mmcblk0", "0");
    laptop.partition("pci0000:00/mmc0/block/mmcblk0", ("mmcblk0p1", "179:1"));
    let laptop = laptop
        .mounts("8:17", "/media/lectora", "ext4", "/dev/sdb1")
        .mounts(
            "8:33",
            "/media/USB\\040de\\040la\\040sala",
            "ntfs3",
            "/dev/sdc1",
        )
        .mounts("179:1", "/media/tarjeta", "exfat", "/dev/mmcblk0p1");
    laptop.has("/media/lectora/a.cocrea", Drive::Stick);
    laptop.has("/media/USB de la sala/a.cocrea", Drive::Stick);
    laptop.has("/media/USB de la sala/../tarjeta/a.cocrea", Drive::Stick);
    laptop.has("/media/otra/a.cocrea", Drive::Own);
    laptop.has("/media/lectora-no/a.cocrea", Drive::Own);
}

#[test]
fn a_stick_is_found_under_encryption_and_under_a_number_of_its_own() {
    let laptop = Laptop::new();
    laptop.disk("pci0000:00/usb1/1-1", "sdb", "1");
    laptop.partition("pci0000:00/usb1/1-1/block/sdb", ("sdb1", "8:17"));
    let sealed = laptop.device("virtual/block/dm-0");
    fs::create_dir_all(sealed.join("slaves")).unwrap();
    let partition = laptop.device("pci0000:00/usb1/1-1/block/sdb/sdb1");
    symlink(partition, sealed.join("slaves/sdb1")).unwrap();
    laptop.number(&sealed, ("dm-0", "253:0"));
    let laptop = laptop
        .mounts("253:0", "/media/cifrada", "ext4", "/dev/mapper/luks")
        .mounts("0:51", "/media/btrfs", "btrfs", "/dev/sdb1");
    laptop.has("/media/cifrada/a.cocrea", Drive::Stick);
    laptop.has("/media/btrfs/a.cocrea", Drive::Stick);
}

#[test]
fn the_disk_that_the_computer_runs_from_is_its_own_whatever_it_hangs_on() {
    let laptop = Laptop {
        folder: tempfile::tempdir().unwrap(),
        table: String::new(),
    };
    laptop.disk("pci0000:00/usb1/1-1", "sda", "1");
    laptop.partition("pci0000:00/usb1/1-1/block/sda", ("sda1", "8:1"));
    laptop.partition("pci0000:00/usb1/1-1/block/sda", ("sda2", "8:2"));
    let laptop = laptop.mounts("8:2", "/", "ext4", "/dev/sda2").mounts(
        "8:1",
        "/boot/efi",
        "vfat",
        "/dev/sda1",
    );
    laptop.has("/home/taller/a.cocrea", Drive::Own);
    laptop.has("/boot/efi/a.cocrea", Drive::Own);
}

#[test]
fn a_network_drive_is_told_by_its_type_or_its_address() {
    let laptop = Laptop::new()
        .mounts("0:61", "/mnt/municipio", "nfs4", "servidor:/planes")
        .mounts("0:62", "/mnt/windows", "cifs", "//servidor/planes")
        .mounts("0:63", "/mnt/casa", "fuse.sshfs", "yo@casa:")
        .mounts("0:64", "/mnt/nube", "fuse", "https://nube.example/dav")
        .mounts("0:65", "/mnt/anfitrion", "9p", "planes")
        .mounts("8:2", "/mnt/municipio/local", "ext4", "/dev/sda2");
    for point in ["/mnt/municipio", "/mnt/windows", "/mnt/casa", "/mnt/nube"] {
        laptop.has(Path::new(point).join("a.cocrea"), Drive::Network);
    }
    laptop.has("/mnt/anfitrion/a.cocrea", Drive::Own);
    // Who reaches a disk through a network drive waits for it all the same.
    laptop.has("/mnt/municipio/local/a.cocrea", Drive::Network);
}

#[test]
fn links_are_followed_and_of_two_mounts_in_one_place_the_last_counts() {
    let laptop = Laptop::new();
    laptop.disk("pci0000:00/card", "sdb", "1");
    laptop.partition("pci0000:00/card/block/sdb", ("sdb1", "8:17"));
    let folder = laptop.folder.path().canonicalize().unwrap();
    let (stick, share) = (folder.join("stick"), folder.join("share"));
    fs::create_dir_all(stick.join("planes")).unwrap();
    symlink(stick.join("planes"), folder.join("atajo")).unwrap();
    symlink("atajo/../../share", folder.join("otro")).unwrap();
    symlink("vuelta", folder.join("vuelta")).unwrap();
    let laptop = laptop
        .mounts("8:2", stick.to_str().unwrap(), "ext4", "/dev/sda2")
        .mounts("8:17", stick.to_str().unwrap(), "ext4", "/dev/sdb1")
        .mounts("0:61", share.to_str().unwrap(), "nfs", "servidor:/planes");
    laptop.has(folder.join("atajo/a.cocrea"), Drive::Stick);
    laptop.has(folder.join("otro/a.cocrea"), Drive::Network);
    laptop.has(folder.join("vuelta/a.cocrea"), Drive::Own);
}

#[test]
fn a_table_that_cannot_be_read_lets_everything_pass() {
    for table in [
        "",
        "\n\n",
        "36 35",
        "36 35 8:1 / /",
        "36 35 8:1 / / rw -",
        "\\ \\\\ \\0 \\9 \\777",
    ] {
        let mounts = Mounts::read(table.as_bytes(), Path::new("/no/such"));
        assert_eq!(mounts.drive_of(Path::new("/a")), Drive::Unknown, "{table}");
    }
}

/// A mount of the real kernel, gone at the end of the test.
struct Mounted(PathBuf);

impl Mounted {
    fn of(arguments: &[&str], point: PathBuf) -> Option<Self> {
        let done = Command::new("mount").args(arguments).arg(&point).output();
        done.is_ok_and(|done| done.status.success())
            .then_some(Self(point))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn this_computer_says_so_of_its_own_mounts() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(drive_of(&folder.path().join("a.cocrea")), Drive::Own);
    let point = folder.path().join("memoria de trabajo");
    fs::create_dir(&point).unwrap();
    let Some(mounted) = Mounted::of(&["-t", "tmpfs", "tmpfs"], point) else {
        // Past the capture of the test's output, so that it is read.
        let told = "skipped: a real mount, which this user may not make";
        return drop(writeln!(std::io::stderr(), "{told}"));
    };
    let table = fs::read("/proc/self/mountinfo").unwrap();
    let mounts = Mounts::read(&table, Path::new("/sys"));
    let mount = mounts
        .over(&mounts.place_of(&mounted.0.join("a.cocrea")))
        .unwrap();
    let point = mounted.0.canonicalize().unwrap();
    assert_eq!((mount.kind.as_str(), &mount.point), ("tmpfs", &point));
    assert_eq!(drive_of(&mounted.0.join("a.cocrea")), Drive::Own);
}
