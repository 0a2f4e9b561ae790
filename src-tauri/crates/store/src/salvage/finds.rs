//! What pages hold of a process: its changes by what they say themselves, and what stands beside them.

use super::cells::{Row, rows};
use super::pages::{Pages, Version};
use crate::blobs::hash_of;
use crate::laptops::Signed;
use crate::{Fault, seal};
use cocrea_domain::{FOUNDED, Process, Record as _};
use cocrea_ledger::{DeviceId, Hash, Link};
use rusqlite::types::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;
use uuid::Uuid;

/// A change that was found; whether it is one its chain must say.
#[derive(Debug, Clone)]
pub(super) struct Find {
    pub(super) link: Link,
    /// Whether it stood in the damaged file itself, and not in a backup.
    pub(super) own: bool,
}

/// Changes of one device by their numbers, several for one number where copies of a page differ.
#[derive(Debug, Default)]
pub(super) struct Links {
    pub(super) by_number: BTreeMap<u64, Vec<Find>>,
    /// The short number of the device, if any of these stood in the log of the damaged file.
    pub(super) alias: Option<i64>,
}

/// A run that waited.
#[derive(Debug, Clone)]
pub(super) struct Waited {
    pub(super) device: DeviceId,
    pub(super) label: String,
    pub(super) first: u64,
    pub(super) previous: Hash,
    pub(super) signed: Signed,
}

/// Where a blob stands that is as its hash says. There may be more of them than fit into memory.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pages: Rc<Pages>,
    page: u32,
    version: Version,
}

impl Place {
    /// The bytes of a blob and of its small picture, which is empty where it was spoiled.
    pub(super) fn blob(&self, hash: &Hash) -> Option<(Vec<u8>, Vec<u8>)> {
        let rows = rows(&self.pages, self.page, self.version);
        let mut blobs = rows.iter().filter_map(|(_, values)| blob(values));
        let (_, bytes, thumbnail) = blobs.find(|(found, ..)| found == hash)?;
        Some((bytes.to_vec(), thumbnail.to_vec()))
    }
}

/// Everything that was found.
#[derive(Debug, Default)]
pub(super) struct Finds {
    pub(super) links: BTreeMap<DeviceId, Links>,
    pub(super) signed: Vec<Signed>,
    pub(super) waited: Vec<Waited>,
    pub(super) blobs: BTreeMap<Hash, Place>,
    labels: BTreeMap<i64, (DeviceId, String)>,
    meta: BTreeMap<String, Value>,
    /// Rows of the process itself, by what changes say: one of them is its id.
    founded: Vec<Uuid>,
}

impl Finds {
    /// Reads a damaged file, which is left alone.
    pub(super) fn in_file(path: &Path) -> Result<Self, Fault> {
        let mut finds = Self::default();
        let pages = Rc::new(Pages::open(path)?);
        for version in [Version::Newest, Version::Before] {
            for page in pages.numbers(version) {
                for row in rows(&pages, page, version) {
                    if let Some((hash, ..)) = blob(&row.1) {
                        let pages = Rc::clone(&pages);
                        let place = Place {
                            pages,
                            page,
                            version,
                        };
                        finds.blobs.entry(hash).or_insert(place);
                    } else {
                        finds.take(row);
                    }
                }
            }
        }
        Ok(finds)
    }

    /// Adds the changes of a backup to fill gaps with, and its blobs.
    pub(super) fn fill_from(&mut self, backup: Self) {
        for (hash, place) in backup.blobs {
            self.blobs.entry(hash).or_insert(place);
        }
        for (device, links) in backup.links {
            let into = self.links.entry(device).or_default();
            for find in links.by_number.into_values().flatten() {
                into.add(Find { own: false, ..find });
            }
        }
    }

    /// Ids that the process may have, the one that the file says first.
    pub(super) fn processes(&self) -> Vec<Uuid> {
        let said = match self.meta.get("process") {
            Some(Value::Blob(bytes)) => Uuid::from_slice(bytes).ok(),
            _ => None,
        };
        said.into_iter()
            .chain(self.founded.iter().copied())
            .collect()
    }

    /// The laptop that founded the process, as the file says.
    pub(super) fn organiser(&self) -> Option<DeviceId> {
        match self.meta.get("organiser") {
            Some(Value::Blob(bytes)) => Some(DeviceId(bytes.as_slice().try_into().ok()?)),
            _ => None,
        }
    }

    /// Names of laptops, as they were when the file was closed; none when they are not.
    pub(super) fn labels(&self) -> BTreeMap<DeviceId, String> {
        let rows = self.labels.iter();
        let rows = rows.map(|(alias, (device, label))| (*alias, *device, label.as_str()));
        match self.meta.get("seal_labels") {
            Some(Value::Text(kept)) if *kept != seal::of_labels(rows) => BTreeMap::new(),
            _ => self.labels.values().cloned().collect(),
        }
    }

    /// Whether the log was sealed with chains of these lengths; nothing is known of a file that was not closed.
    pub(super) fn was_sealed_with(&self, lengths: &BTreeMap<i64, (DeviceId, u64)>) -> bool {
        let sealed = seal::of_log(lengths.values().copied());
        matches!(self.meta.get("seal_log"), Some(Value::Text(kept)) if *kept == sealed)
    }

    /// Takes a row for what its values are: a damaged file does not say of which table it is.
    fn take(&mut self, (number, values): Row) {
        use Value::{Blob, Integer, Null, Text};
        match values.as_slice() {
            [
                Integer(alias),
                Integer(_),
                Integer(_),
                Integer(_),
                Text(_),
                rest @ ..,
            ] => {
                self.take_link(rest, Some(*alias));
            }
            [Integer(_), Integer(_), rest @ ..] => self.take_link(rest, None),
            [Text(key), value] => {
                self.meta
                    .entry(key.clone())
                    .or_insert_with(|| value.clone());
            }
            [Null, Blob(device), Text(label)] => {
                if let Some(device) = id(device) {
                    let row = (device, label.clone());
                    self.labels.entry(number).or_insert(row);
                }
            }
            [Null, Blob(key), Integer(last), Blob(signature)] => {
                self.signed.extend(signed(key, *last, signature));
            }
            [
                Null,
                Blob(device),
                Text(label),
                Integer(first),
                Blob(previous),
                Blob(key),
                Integer(last),
                Blob(signature),
            ] => {
                let run = (
                    device.as_slice(),
                    label.as_str(),
                    *first,
                    previous.as_slice(),
                );
                self.waited
                    .extend(waited(run, signed(key, *last, signature)));
            }
            _ => {}
        }
    }

    fn take_link(&mut self, values: &[Value], alias: Option<i64>) {
        let Some(link) = link(values) else { return };
        let Ok(change) = link.change() else { return };
        if change.header.kind == FOUNDED {
            let writes = change.writes().iter();
            let rows = writes.filter(|write| write.cell.entity == Process::ENTITY);
            self.founded.extend(rows.map(|write| write.cell.row));
        }
        let name = change.header.name;
        let links = self.links.entry(name.device).or_default();
        links.alias = links.alias.or(alias);
        links.add_numbered(name.number, Find { link, own: true });
    }
}

impl Links {
    fn add(&mut self, find: Find) {
        if let Ok(change) = find.link.change() {
            self.add_numbered(change.header.name.number, find);
        }
    }

    fn add_numbered(&mut self, number: u64, find: Find) {
        let known = self.by_number.entry(number).or_default();
        if known.iter().all(|other| other.link != find.link) {
            known.push(find);
        }
    }
}

/// A blob that is as its hash says, with its small picture; that one is empty where it was spoiled.
fn blob(values: &[Value]) -> Option<(Hash, &[u8], &[u8])> {
    let [
        Value::Blob(hash),
        Value::Blob(bytes),
        Value::Blob(thumbnail),
        Value::Blob(thumbnail_hash),
    ] = values
    else {
        return None;
    };
    let whole = hash_of(thumbnail).as_slice() == thumbnail_hash;
    let thumbnail: &[u8] = if whole { thumbnail } else { &[] };
    let found = hash_of(bytes);
    (found.as_slice() == hash).then_some((found, bytes, thumbnail))
}

fn link(values: &[Value]) -> Option<Link> {
    let [
        Value::Blob(header),
        payload,
        Value::Blob(payload_hash),
        Value::Blob(hash),
    ] = values
    else {
        return None;
    };
    let payload = match payload {
        Value::Null => None,
        Value::Blob(bytes) => Some(bytes.clone()),
        Value::Integer(_) | Value::Real(_) | Value::Text(_) => return None,
    };
    Some(Link {
        header: header.clone(),
        payload,
        payload_hash: payload_hash.as_slice().try_into().ok()?,
        hash: hash.as_slice().try_into().ok()?,
    })
}

fn signed(key: &[u8], last: i64, signature: &[u8]) -> Option<Signed> {
    Some(Signed {
        key: key.try_into().ok()?,
        number: u64::try_from(last).ok()?,
        signature: signature.try_into().ok()?,
    })
}

fn waited(
    (device, label, first, previous): (&[u8], &str, i64, &[u8]),
    signed: Option<Signed>,
) -> Option<Waited> {
    Some(Waited {
        device: id(device)?,
        label: label.to_owned(),
        first: u64::try_from(first).ok()?,
        previous: previous.try_into().ok()?,
        signed: signed?,
    })
}

fn id(bytes: &[u8]) -> Option<DeviceId> {
    Some(DeviceId(bytes.try_into().ok()?))
}
