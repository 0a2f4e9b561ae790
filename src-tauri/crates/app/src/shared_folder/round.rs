//! What is known of a shared folder from one exchange to the next. It is kept in memory only: after a start the folder
//! itself says what it holds, this laptop's own file like any other.

use super::reach::{Found, Listing, Names, Stamp};
use super::{Place, laptop};
use crate::Failure;
use crate::wire::SharedLaptop;
use cocrea_bundle::Manifest;
use cocrea_ledger::{DeviceId, Hash};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::PathBuf;
use uuid::Uuid;

/// How far chains of devices go.
pub(super) type Reached = BTreeMap<DeviceId, u64>;

/// What is known of one folder.
#[derive(Clone)]
pub(super) struct Known {
    process: Uuid,
    folder: PathBuf,
    files: BTreeMap<OsString, Seen>,
    pub(super) dropped: Dropped,
    /// When all of it was looked at last.
    pub(super) last_ms: Option<i64>,
    /// Why the last exchange came to no end.
    pub(super) trouble: Option<Failure>,
}

/// What this laptop dropped last.
#[derive(Clone, Default)]
pub(super) struct Dropped {
    /// How far it had come then.
    pub(super) reached: Reached,
    /// What of that its file brings: what its author never signed cannot be handed on.
    pub(super) brings: Reached,
    /// The photos that it held then, of which its file brings those that this disk did not spoil.
    pub(super) photos: BTreeSet<Hash>,
}

/// A file as it was when it was looked into.
#[derive(Clone)]
struct Seen {
    /// Absent: to be looked into again, though it did not change.
    stamp: Option<Stamp>,
    told: Result<Told, Failure>,
}

/// What a bundle said of itself.
#[derive(Clone)]
pub(super) struct Told {
    sender: DeviceId,
    label: String,
    made_ms: i64,
    changes: u64,
    /// What it brings from the first change on, under signatures of the authors.
    brings: Reached,
    /// The photos that it brings.
    photos: BTreeSet<Hash>,
}

impl Told {
    pub(super) fn of(manifest: &Manifest) -> Self {
        let brings = manifest.heads.iter().filter(|head| {
            let first = format!("ops/{}-1-", head.device());
            let entries = &manifest.entries;
            entries.iter().any(|entry| entry.path.starts_with(&first))
        });
        Self {
            sender: manifest.sender_device(),
            label: manifest.sender_label.clone(),
            made_ms: manifest.made_ms,
            changes: manifest.changes,
            brings: brings.map(|head| (head.device(), head.number)).collect(),
            photos: manifest.blobs().map(|blob| blob.hash).collect(),
        }
    }
}

impl Known {
    /// What was known of this folder, or nothing yet.
    pub(super) fn of(place: &Place, before: Option<Self>) -> Self {
        before.filter(|known| known.is_of(place)).unwrap_or(Self {
            process: place.process,
            folder: place.folder.clone(),
            files: BTreeMap::new(),
            dropped: Dropped::default(),
            last_ms: None,
            trouble: None,
        })
    }

    pub(super) fn is_of(&self, place: &Place) -> bool {
        (self.process, &self.folder) == (place.process, &place.folder)
    }

    /// Forgets files that are gone.
    pub(super) fn keep_only(&mut self, listing: &Listing) {
        let there: BTreeSet<&OsString> = listing.files.iter().map(|found| &found.name).collect();
        self.files.retain(|name, _| there.contains(name));
    }

    /// Whether a file is as it was when it was looked into.
    pub(super) fn is_seen(&self, found: &Found) -> bool {
        let seen = self.files.get(&found.name);
        seen.is_some_and(|seen| seen.stamp.as_ref() == Some(&found.stamp))
    }

    /// Remembers what came of looking into a file. What could not be read at all is tried again, also unchanged.
    pub(super) fn remember(&mut self, found: Found, told: Result<Told, Failure>) {
        let unread = |failure: &Failure| failure.fault || failure.code == "cannot_read";
        let again = told.as_ref().is_err_and(unread);
        let stamp = (!again).then_some(found.stamp);
        self.files.insert(found.name, Seen { stamp, told });
    }

    /// Whether a laptop that has come so far and holds these photos has something that nothing in the folder brings.
    pub(super) fn lacks_of(
        &self,
        reached: &Reached,
        photos: &BTreeSet<Hash>,
        names: &Names,
    ) -> bool {
        let own = self.files.get(&names.own).map(|seen| &seen.told);
        let stands = own.is_some_and(|told| {
            let dropped = &self.dropped.brings;
            told.as_ref().is_ok_and(|told| told.brings == *dropped)
        });
        let dropped = stands.then_some(&self.dropped.reached);
        let brought: Vec<&Reached> = self
            .told()
            .map(|told| &told.brings)
            .chain(dropped)
            .collect();
        let is_there = |device, number: u64| {
            let mut reaches = brought.iter().filter_map(|reached| reached.get(device));
            reaches.any(|there| *there >= number)
        };
        let dropped = stands.then_some(&self.dropped.photos);
        let seen: Vec<&BTreeSet<Hash>> = self
            .told()
            .map(|told| &told.photos)
            .chain(dropped)
            .collect();
        let is_seen = |photo| seen.iter().any(|photos| photos.contains(photo));
        let mut reached = reached.iter();
        !(reached.all(|(device, number)| is_there(device, *number)) && photos.iter().all(is_seen))
    }

    fn told(&self) -> impl Iterator<Item = &Told> {
        self.files
            .values()
            .filter_map(|seen| seen.told.as_ref().ok())
    }

    /// Whose bundles lie there, the newest of each laptop.
    pub(super) fn laptops(&self) -> Vec<SharedLaptop> {
        let mut newest: BTreeMap<DeviceId, &Told> = BTreeMap::new();
        for told in self.told() {
            let known = newest.entry(told.sender).or_insert(told);
            if known.made_ms < told.made_ms {
                *known = told;
            }
        }
        let laptops = newest.into_values();
        laptops
            .map(|told| laptop(told.sender, &told.label, told.made_ms, told.changes))
            .collect()
    }

    /// Files that could not be read, by names that can be shown, and why.
    pub(super) fn unread(&self) -> impl Iterator<Item = (String, &Failure)> {
        let failed = self.files.iter();
        failed.filter_map(|(name, seen)| Some((shown(name), seen.told.as_ref().err()?)))
    }
}

/// A name that somebody else gave, without what would steer a terminal or turn the text around.
fn shown(name: &OsString) -> String {
    let plain = |c: char| match c {
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    name.to_string_lossy().chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn a_hostile_name_steers_no_terminal() {
        let name = "\u{1b}[2Jmesa\u{202e}3\n.paquete";
        assert_eq!(
            shown(&name.into()),
            "\u{fffd}[2Jmesa\u{fffd}3\u{fffd}.paquete"
        );
        assert_eq!(shown(&"Niñez ñ.paquete".into()), "Niñez ñ.paquete");
    }
}
