//! Where the seed is kept: every answer of a keyring, and none.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_keys::{
    Fault, Installation, KEY_FILE, KEYRING_FILE, Kept, Keyring, Patience, Silent, installation,
    start_anew,
};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use zeroize::Zeroizing;

/// A keyring in memory that can be locked, look empty, be slow or lose what it is given.
#[derive(Default)]
struct Memory {
    entries: Mutex<BTreeMap<String, String>>,
    asked: AtomicU32,
    silent: AtomicBool,
    empty_until_set: AtomicBool,
    forgetful: AtomicBool,
    slow: Mutex<Duration>,
}

impl Memory {
    fn wait(&self) -> Result<(), Silent> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let slow = *self.slow.lock().unwrap();
        std::thread::sleep(slow);
        if self.silent.load(Ordering::SeqCst) {
            Err(Silent)
        } else {
            Ok(())
        }
    }

    fn names(&self) -> Vec<String> {
        self.entries.lock().unwrap().keys().cloned().collect()
    }
}

impl Keyring for Memory {
    fn get(&self, name: &str) -> Result<Option<Zeroizing<String>>, Silent> {
        self.wait()?;
        if self.empty_until_set.load(Ordering::SeqCst) {
            return Ok(None);
        }
        Ok(self
            .entries
            .lock()
            .unwrap()
            .get(name)
            .cloned()
            .map(Zeroizing::new))
    }

    fn set(&self, name: &str, secret: &str) -> Result<(), Silent> {
        self.wait()?;
        self.empty_until_set.store(false, Ordering::SeqCst);
        if !self.forgetful.load(Ordering::SeqCst) {
            self.entries
                .lock()
                .unwrap()
                .insert(name.to_owned(), secret.to_owned());
        }
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), Silent> {
        self.wait()?;
        self.entries.lock().unwrap().remove(name);
        Ok(())
    }
}

/// Longer than a busy machine needs.
const PATIENCE: Patience = Patience {
    first: Duration::from_secs(20),
    again: Duration::from_secs(20),
};
const LITTLE: Patience = Patience {
    first: Duration::from_millis(200),
    again: Duration::from_millis(200),
};

fn start(folder: &TempDir, keyring: &Arc<Memory>) -> Result<Installation, Fault> {
    start_within(PATIENCE, folder, keyring)
}

fn start_within(
    patience: Patience,
    folder: &TempDir,
    keyring: &Arc<Memory>,
) -> Result<Installation, Fault> {
    let keyring: Arc<dyn Keyring> = Arc::<Memory>::clone(keyring);
    installation(folder.path(), Some(keyring), patience)
}

fn fresh() -> (TempDir, Arc<Memory>) {
    (tempfile::tempdir().unwrap(), Arc::new(Memory::default()))
}

fn there(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_new_seed_goes_to_the_keyring_and_is_found_again() {
    let (folder, keyring) = fresh();
    let first = start(&folder, &keyring).unwrap();
    assert_eq!((first.kept, first.lost), (Kept::Keyring, None));
    assert_eq!(there(&folder), [KEYRING_FILE]);
    let again = start(&folder, &keyring).unwrap();
    assert_eq!(again.seed, first.seed);
    assert_eq!(again.kept, Kept::Keyring);
    // The folder names the device and holds no secret.
    let note = std::fs::read_to_string(folder.path().join(KEYRING_FILE)).unwrap();
    assert_eq!(note.trim(), first.seed.keypair().device().to_string());
    let secret = keyring
        .entries
        .lock()
        .unwrap()
        .values()
        .next()
        .unwrap()
        .clone();
    assert!(secret.len() == 64 && !note.contains(&secret));
}

#[test]
fn a_file_is_honoured_and_the_keyring_is_not_asked() {
    let (folder, keyring) = fresh();
    std::fs::write(folder.path().join(KEY_FILE), [7; 32]).unwrap();
    let found = start(&folder, &keyring).unwrap();
    assert_eq!(found.seed, cocrea_keys::Seed::from_bytes([7; 32]));
    assert_eq!(found.kept, Kept::File);
    assert_eq!(keyring.asked.load(Ordering::SeqCst), 0);
    assert_eq!(there(&folder), [KEY_FILE]);
}

#[test]
fn where_both_are_the_file_wins() {
    let (folder, keyring) = fresh();
    let in_keyring = start(&folder, &keyring).unwrap();
    std::fs::write(folder.path().join(KEY_FILE), [7; 32]).unwrap();
    let found = start(&folder, &keyring).unwrap();
    assert_ne!(found.seed, in_keyring.seed);
    assert_eq!(found.kept, Kept::File);
}

#[test]
fn without_a_keyring_the_seed_is_a_file_that_only_its_owner_reads() {
    let folder = tempfile::tempdir().unwrap();
    let first = installation(folder.path(), None, PATIENCE).unwrap();
    assert_eq!(first.kept, Kept::File);
    assert_eq!(
        installation(folder.path(), None, PATIENCE).unwrap().seed,
        first.seed
    );
    assert_eq!(there(&folder), [KEY_FILE]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(folder.path().join(KEY_FILE))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_keyring_that_refuses_forgets_or_is_slow_at_first_gives_a_file_in_time() {
    for trouble in ["silent", "forgetful", "slow"] {
        let (folder, keyring) = fresh();
        match trouble {
            "silent" => keyring.silent.store(true, Ordering::SeqCst),
            "forgetful" => keyring.forgetful.store(true, Ordering::SeqCst),
            _ => *keyring.slow.lock().unwrap() = Duration::from_secs(60),
        }
        let started = Instant::now();
        let first = start_within(LITTLE, &folder, &keyring).unwrap();
        assert!(started.elapsed() < Duration::from_secs(30), "{trouble}");
        assert_eq!(first.kept, Kept::File, "{trouble}");
        assert_eq!(there(&folder), [KEY_FILE], "{trouble}");
        assert_eq!(start(&folder, &keyring).unwrap().seed, first.seed);
    }
}

#[test]
fn what_a_keyring_keeps_belatedly_is_taken_away_again() {
    let (folder, keyring) = fresh();
    *keyring.slow.lock().unwrap() = Duration::from_millis(400);
    let first = start_within(LITTLE, &folder, &keyring).unwrap();
    assert_eq!(first.kept, Kept::File);
    let patient = Instant::now();
    let mut seen = false;
    loop {
        let names = keyring.names();
        seen |= !names.is_empty();
        if seen && names.is_empty() {
            break;
        }
        assert!(
            patient.elapsed() < Duration::from_secs(20),
            "kept: {names:?}"
        );
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_keyring_that_holds_the_seed_and_is_silent_is_told_and_nothing_is_replaced() {
    let (folder, keyring) = fresh();
    let first = start(&folder, &keyring).unwrap();
    let device = first.seed.keypair().device();
    keyring.silent.store(true, Ordering::SeqCst);
    let silent =
        |outcome| matches!(outcome, Err(Fault::Silent { device: named }) if named == device);
    assert!(silent(start(&folder, &keyring)));
    assert!(silent(installation(folder.path(), None, PATIENCE)));
    keyring.silent.store(false, Ordering::SeqCst);
    *keyring.slow.lock().unwrap() = Duration::from_secs(60);
    assert!(silent(start_within(LITTLE, &folder, &keyring)));
    assert_eq!(there(&folder), [KEYRING_FILE]);
    *keyring.slow.lock().unwrap() = Duration::ZERO;
    assert_eq!(start(&folder, &keyring).unwrap().seed, first.seed);
    // Unless a person chooses to go on as another device.
    let anew = start_anew(folder.path()).unwrap();
    assert_ne!(anew.seed, first.seed);
    let after = start(&folder, &keyring).unwrap();
    assert_eq!((after.seed, after.kept), (anew.seed, Kept::File));
}

#[test]
fn a_lost_or_copied_folder_becomes_a_new_device_and_says_so() {
    let (folder, keyring) = fresh();
    let first = start(&folder, &keyring).unwrap();
    // The same folder beside the keyring of another laptop.
    let elsewhere = Arc::new(Memory::default());
    let copied = start(&folder, &elsewhere).unwrap();
    assert_ne!(copied.seed, first.seed);
    assert_eq!(copied.kept, Kept::Keyring);
    assert_eq!(copied.lost, Some(first.seed.keypair().device()));
    let again = start(&folder, &elsewhere).unwrap();
    assert_eq!((again.seed, again.lost), (copied.seed, None));
}

#[test]
fn a_keyring_that_outlives_the_folder_gives_its_key_to_no_other_folder() {
    let (folder, keyring) = fresh();
    let first = start(&folder, &keyring).unwrap();
    let other = tempfile::tempdir().unwrap();
    assert_ne!(start(&other, &keyring).unwrap().seed, first.seed);
    assert_eq!(keyring.names().len(), 2);
    assert_eq!(start(&folder, &keyring).unwrap().seed, first.seed);
}

#[test]
fn a_locked_keyring_that_looks_empty_has_lost_nothing() {
    let (folder, keyring) = fresh();
    let first = start(&folder, &keyring).unwrap();
    keyring.empty_until_set.store(true, Ordering::SeqCst);
    let again = start(&folder, &keyring).unwrap();
    assert_eq!((again.seed, again.lost), (first.seed, None));
    assert_eq!(keyring.names().len(), 1);
}

#[test]
fn what_cannot_be_read_is_never_replaced() {
    let unreadable = |folder: &TempDir, keyring: &Arc<Memory>, name: &str| {
        let before = std::fs::read(folder.path().join(name)).unwrap();
        let outcome = start(folder, keyring);
        assert!(
            matches!(&outcome, Err(Fault::Unreadable { path }) if path.ends_with(name)),
            "{outcome:?}"
        );
        assert_eq!(std::fs::read(folder.path().join(name)).unwrap(), before);
    };
    for (name, content) in [
        (KEY_FILE, &b"short"[..]),
        (KEY_FILE, b""),
        (KEYRING_FILE, b""),
        (KEYRING_FILE, b"0123"),
        (KEYRING_FILE, &[0xff; 33]),
        (KEYRING_FILE, b"zz000000000000000000000000000000\n"),
    ] {
        let (folder, keyring) = fresh();
        std::fs::write(folder.path().join(name), content).unwrap();
        unreadable(&folder, &keyring, name);
    }
    // Another secret under the right name.
    let (folder, keyring) = fresh();
    let device = start(&folder, &keyring).unwrap().seed.keypair().device();
    for wrong in ["", "00", &"00".repeat(32), &"é".repeat(32)] {
        keyring.set(&device.to_string(), wrong).unwrap();
        let outcome = start(&folder, &keyring);
        assert!(
            matches!(outcome, Err(Fault::Foreign { device: named }) if named == device),
            "{outcome:?}"
        );
    }
}

#[test]
fn nothing_printed_holds_the_seed() {
    let (folder, keyring) = fresh();
    let first = start(&folder, &keyring).unwrap();
    let secret = keyring
        .entries
        .lock()
        .unwrap()
        .values()
        .next()
        .unwrap()
        .clone();
    let shown = format!("{first:?} {first:#?}");
    assert!(shown.contains("Seed(…)") && !shown.contains(&secret) && !shown.contains(&secret[..8]));
}

/// The system's own keyring where nobody answers: no bus at all, and one that takes the call and says nothing.
///
/// The test starts itself again, as the address of the bus belongs to the whole process.
#[cfg(target_os = "linux")]
#[test]
fn a_system_without_a_keyring_is_passed_by_in_time() {
    const FOLDER: &str = "COCREA_TEST_KEYRING_FOLDER";
    if let Some(folder) = std::env::var_os(FOLDER) {
        let started = Instant::now();
        let keyring: Arc<dyn Keyring> = Arc::new(cocrea_keys::SystemKeyring);
        let first = installation(Path::new(&folder), Some(keyring), Patience::default()).unwrap();
        assert_eq!(first.kept, Kept::File);
        assert!(
            started.elapsed() < Duration::from_secs(15),
            "{:?}",
            started.elapsed()
        );
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mute = folder.path().join("mute");
    let _listening = std::os::unix::net::UnixListener::bind(&mute).unwrap();
    for bus in [folder.path().join("none"), mute] {
        let data = tempfile::tempdir().unwrap();
        let done = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "a_system_without_a_keyring_is_passed_by_in_time"])
            .env(
                "DBUS_SESSION_BUS_ADDRESS",
                format!("unix:path={}", bus.display()),
            )
            .env(FOLDER, data.path())
            .output()
            .unwrap();
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stdout)
        );
        assert_eq!(std::fs::read(data.path().join(KEY_FILE)).unwrap().len(), 32);
    }
}
