//! A memory that keeps whole chains, and the laptops that carry them around on sticks.

use super::Seed;
use crate::{
    Apart, Change, ChangeName, DeviceId, Draft, Hash, Hlc, Link, Log, MemoryHeads, Run, Stamp,
    first_hash, head_to_sign, receive, stamp,
};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use std::collections::BTreeMap;
use std::convert::Infallible;
use uuid::Uuid;

pub(crate) const PROCESS: Uuid = Uuid::from_u128(0xC0C2);
/// Kind of a change that only the newest version can read.
pub(crate) const NEWER: &str = "newer_thing_written";

/// A chain, and how far its author signed it.
#[derive(Debug, Clone)]
pub(crate) struct Chain {
    pub(crate) key: [u8; 32],
    pub(crate) links: Vec<Link>,
    pub(crate) signed: (u64, [u8; 64]),
}

/// A log in memory.
#[derive(Debug, Clone, Default)]
pub(crate) struct MemoryLog {
    pub(crate) chains: BTreeMap<DeviceId, Chain>,
    pub(crate) heads: MemoryHeads,
    /// In the order in which they came.
    pub(crate) arrived: Vec<Change>,
}

impl MemoryLog {
    fn chain(&mut self, device: DeviceId) -> &mut Chain {
        self.chains.entry(device).or_insert_with(|| Chain {
            key: [0; 32],
            links: Vec::new(),
            signed: (0, [0; 64]),
        })
    }
}

impl Log for MemoryLog {
    type Error = Infallible;

    fn tip(&mut self, device: DeviceId) -> Result<(u64, Hash), Infallible> {
        let links = self
            .chains
            .get(&device)
            .map_or(&[][..], |chain| &chain.links);
        let hash = links.last().map(|link| link.hash);
        let first = || first_hash(PROCESS, device);
        Ok((links.len() as u64, hash.unwrap_or_else(first)))
    }

    fn hash_of(&mut self, name: ChangeName) -> Result<Option<Hash>, Infallible> {
        let chain = self.chains.get(&name.device);
        let index = usize::try_from(name.number - 1).unwrap();
        Ok(chain.and_then(|chain| chain.links.get(index).map(|link| link.hash)))
    }

    fn without_payload(&mut self, device: DeviceId) -> Result<Vec<u64>, Infallible> {
        let links = self
            .chains
            .get(&device)
            .map_or(&[][..], |chain| &chain.links);
        let missing = (1..).zip(links).filter(|(_, link)| link.payload.is_none());
        Ok(missing.map(|(number, _)| number).collect())
    }

    fn append(&mut self, change: &Change, link: &Link) -> Result<(), Infallible> {
        self.heads.receive(change);
        self.arrived.push(change.clone());
        self.chain(change.header.name.device)
            .links
            .push(link.clone());
        Ok(())
    }

    fn fill(&mut self, change: &Change, link: &Link) -> Result<bool, Infallible> {
        if !self.heads.receive(change) {
            return Ok(false);
        }
        self.arrived.push(change.clone());
        let index = usize::try_from(change.header.name.number - 1).unwrap();
        self.chain(change.header.name.device).links[index] = link.clone();
        Ok(true)
    }
}

/// What a laptop does not check, to see that the simulation notices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Planted {
    Nothing,
    NoSignatures,
}

/// What came of plugging a stick in.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Plugged {
    pub(crate) changes: u64,
    pub(crate) gaps: u64,
    pub(crate) forks: u64,
    pub(crate) refused: u64,
    pub(crate) newer: u64,
}

/// A laptop with a key, a clock, a version and a log.
#[derive(Clone)]
pub(crate) struct Laptop {
    pub(crate) key: SigningKey,
    pub(crate) wall_ms: i64,
    /// 0 cannot read personal changes yet, 1 is this version, 2 the one after it.
    pub(crate) version: u8,
    pub(crate) log: MemoryLog,
    pub(crate) planted: Planted,
}

impl Laptop {
    pub(crate) fn device(&self) -> DeviceId {
        DeviceId::of_key(&self.key.verifying_key().to_bytes())
    }

    pub(crate) fn record(&mut self, draft: Draft) -> Option<Change> {
        let device = self.device();
        let Ok((number, hash)) = self.log.tip(device);
        let seen = self
            .log
            .heads
            .changes()
            .map(|change| change.header.hlc)
            .max();
        let now = Stamp {
            device,
            number: number + 1,
            hlc: Hlc::after(seen.unwrap_or_default(), self.wall_ms),
            wall_ms: self.wall_ms,
        };
        let Ok(change) = stamp(&mut self.log.heads, draft, now);
        let change = change?;
        let Ok(()) = self.log.append(&change, &Link::seal(&hash, &change));
        Some(change)
    }

    /// Signs its own chain as far as it goes now.
    pub(crate) fn sign(&mut self) {
        let device = self.device();
        let Ok((number, hash)) = self.log.tip(device);
        if number == 0 {
            return;
        }
        let message = head_to_sign(PROCESS, ChangeName { device, number }, &hash);
        let chain = self.log.chain(device);
        chain.key = self.key.verifying_key().to_bytes();
        chain.signed = (number, self.key.sign(&message).to_bytes());
    }

    /// A stick with what it has, from some number on, up to where each author signed.
    pub(crate) fn stick(&mut self, seed: &mut Seed, whole: bool) -> Vec<Vec<u8>> {
        self.sign();
        let mut segments = Vec::new();
        for (device, chain) in &self.log.chains {
            let signed = usize::try_from(chain.signed.0)
                .unwrap()
                .min(chain.links.len());
            let from = match seed.below(3) {
                0 if !whole => seed.below(signed + 1),
                _ => 0,
            };
            if signed == from {
                continue;
            }
            let previous = match from {
                0 => first_hash(PROCESS, *device),
                from => chain.links[from - 1].hash,
            };
            let kept = self.log.heads.changes();
            let here: BTreeMap<_, _> = kept
                .filter(|change| change.header.name.device == *device)
                .map(|change| (change.header.name.number, change.payload.is_some()))
                .collect();
            let links = (1..).zip(&chain.links).take(signed).skip(from);
            let links: Vec<Link> = links
                .map(|(number, link)| {
                    let personal = link.change().unwrap().header.personal.is_some();
                    let stays = personal && (!here[&number] || (!whole && seed.below(3) == 0));
                    if stays {
                        link.without_payload()
                    } else {
                        link.clone()
                    }
                })
                .collect();
            segments.push(seal(
                chain.key,
                chain.signed.1,
                from as u64 + 1,
                previous,
                &links,
            ));
        }
        segments
    }

    /// Takes in what a stick holds; each segment by itself.
    pub(crate) fn plug(&mut self, stick: &[Vec<u8>]) -> Plugged {
        let mut plugged = Plugged::default();
        for bytes in stick {
            let Some((key, signature, from, previous, links)) = unseal(bytes) else {
                plugged.refused += 1;
                continue;
            };
            let device = DeviceId::of_key(&key);
            let to = from + links.len() as u64 - 1;
            // What is known already brings nothing, whoever signed it.
            let Ok((last, hash)) = self.log.tip(device);
            let Ok(missing) = self.log.without_payload(device);
            let known = missing.is_empty() && (last, hash) == (to, links[links.len() - 1].hash);
            if known && self.log.chain(device).signed.0 == to {
                continue;
            }
            let message = head_to_sign(
                PROCESS,
                ChangeName { device, number: to },
                &links[links.len() - 1].hash,
            );
            let signature_holds = || {
                VerifyingKey::from_bytes(&key).is_ok_and(|key| {
                    key.verify_strict(&message, &Signature::from_bytes(&signature))
                        .is_ok()
                })
            };
            if self.planted != Planted::NoSignatures && !signature_holds() {
                plugged.refused += 1;
                continue;
            }
            if links.iter().any(|link| !self.reads(link)) {
                plugged.newer += 1;
                continue;
            }
            // One transaction: what fails in the middle leaves nothing.
            let before = self.log.clone();
            let run = Run {
                device,
                from,
                previous,
                links: &links,
            };
            let Ok(received) = receive(&mut self.log, run);
            match received {
                Ok(brought) => {
                    plugged.changes += brought.changes + brought.payloads;
                    let chain = self.log.chain(device);
                    if to >= chain.signed.0 {
                        chain.key = key;
                        chain.signed = (to, signature);
                    }
                    continue;
                }
                Err(Apart::Gap(_)) => plugged.gaps += 1,
                Err(Apart::Fork(_)) => plugged.forks += 1,
                Err(_) => plugged.refused += 1,
            }
            self.log = before;
        }
        plugged
    }

    fn reads(&self, link: &Link) -> bool {
        link.change().is_ok_and(|change| {
            (self.version > 0 || change.header.personal.is_none())
                && (self.version > 1 || change.header.kind != NEWER)
        })
    }
}

pub(crate) fn seal(
    key: [u8; 32],
    signature: [u8; 64],
    from: u64,
    previous: Hash,
    links: &[Link],
) -> Vec<u8> {
    let mut out = [&key[..], &signature, &from.to_be_bytes(), &previous].concat();
    for link in links {
        let payload = link.payload.as_deref();
        for bytes in [Some(link.header.as_slice()), payload] {
            let length = bytes.map_or(u32::MAX, |bytes| u32::try_from(bytes.len()).unwrap());
            out.extend(length.to_be_bytes());
            out.extend(bytes.unwrap_or_default());
        }
        out.extend(link.payload_hash);
        out.extend(link.hash);
    }
    out
}

type Unsealed = ([u8; 32], [u8; 64], u64, Hash, Vec<Link>);

fn unseal(bytes: &[u8]) -> Option<Unsealed> {
    let mut rest = bytes;
    let key = take(&mut rest)?;
    let signature = take(&mut rest)?;
    let from = u64::from_be_bytes(take(&mut rest)?);
    let previous = take(&mut rest)?;
    let mut links = Vec::new();
    while !rest.is_empty() {
        links.push(Link {
            header: sized(&mut rest)??,
            payload: sized(&mut rest)?,
            payload_hash: take(&mut rest)?,
            hash: take(&mut rest)?,
        });
    }
    let counted = (1..u64::MAX / 2).contains(&from);
    (counted && !links.is_empty()).then_some((key, signature, from, previous, links))
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, left) = rest.split_first_chunk::<N>()?;
    *rest = left;
    Some(*taken)
}

fn sized(rest: &mut &[u8]) -> Option<Option<Vec<u8>>> {
    let length = u32::from_be_bytes(take(rest)?);
    if length == u32::MAX {
        return Some(None);
    }
    let (taken, left) = rest.split_at_checked(usize::try_from(length).ok()?)?;
    *rest = left;
    Some(Some(taken.to_vec()))
}
