//! Chains of what was found: from the first change on as far as every hash follows, and runs after a gap that end where
//! their device signed.

use super::Witness;
use super::finds::{Find, Finds, Links, Waited};
use crate::laptops::Signed;
use cocrea_ledger::{ChangeName, DeviceId, Hash, Link, first_hash, head_to_sign};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use uuid::Uuid;

/// What can be saved of one device.
#[derive(Debug)]
pub(super) struct Chain {
    pub(super) device: DeviceId,
    pub(super) alias: i64,
    /// Its changes from the first one on.
    pub(super) links: Vec<Link>,
    /// Its signature that reaches furthest of those that hold.
    pub(super) signed: Option<Signed>,
    /// What follows a gap.
    pub(super) after: Option<Run>,
    /// Number of the last change that the file is known to have held.
    pub(super) end: u64,
}

/// Changes that wait, up to one that their device signed.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) device: DeviceId,
    pub(super) label: String,
    pub(super) first: u64,
    pub(super) previous: Hash,
    pub(super) links: Vec<Link>,
    pub(super) signed: Signed,
}

impl Run {
    pub(super) fn numbers(&self) -> RangeInclusive<u64> {
        self.first..=self.signed.number
    }
}

/// What the chains are proved by.
pub(super) struct Proof<'a> {
    pub(super) finds: &'a Finds,
    pub(super) process: Uuid,
    pub(super) witness: &'a dyn Witness,
}

impl Proof<'_> {
    /// The chain of every device that stood in the log.
    pub(super) fn chains(&self) -> Vec<Chain> {
        let logged = self.finds.links.iter();
        let chains = logged.filter_map(|(device, links)| {
            let alias = links.alias?;
            Some(self.chain((*device, alias), links))
        });
        chains.filter(|chain| chain.end > 0).collect()
    }

    fn chain(&self, (device, alias): (DeviceId, i64), links: &Links) -> Chain {
        let end = self.end(device, links);
        let kept = grow(links, first_hash(self.process, device), end);
        let length = kept.len() as u64;
        let at = |head: &Signed| {
            let index = usize::try_from(head.number.checked_sub(1)?).ok()?;
            kept.get(index)
        };
        let proved =
            |head: &Signed| at(head).is_some_and(|link| self.holds(device, head, &link.hash));
        let signed = self.heads(device).into_iter().filter(proved);
        let signed = signed.max_by_key(|head| head.number);
        Chain {
            device,
            alias,
            after: self.after((device, length), links),
            links: kept,
            signed,
            end,
        }
    }

    /// Runs that waited in the damaged file, as far as they are whole or their end is.
    pub(super) fn waited(&self) -> Vec<Run> {
        let runs = self.finds.waited.iter();
        runs.filter_map(|run| self.still_waits(run)).collect()
    }

    fn still_waits(&self, run: &Waited) -> Option<Run> {
        let links = self.finds.links.get(&run.device)?;
        let floor = run.first.checked_sub(1)?;
        let begins = Some(run.previous).filter(|_| floor > 0 || run.first == 1);
        let mut found = self.run_to(&run.signed, links, (floor, begins))?;
        found.label.clone_from(&run.label);
        Some(found)
    }

    /// What follows the gap after a chain, up to the last change that is signed, by whoever holds the key also now.
    fn after(&self, (device, length): (DeviceId, u64), links: &Links) -> Option<Run> {
        let beyond = self.heads(device).into_iter();
        let own = self.sign_last(device, links);
        let mut heads: Vec<Signed> = beyond
            .chain(own)
            .filter(|head| head.number > length)
            .collect();
        heads.sort_by_key(|head| std::cmp::Reverse(head.number));
        heads
            .iter()
            .find_map(|head| self.run_to(head, links, (length, None)))
    }

    /// Walks back from a signed change as far as hashes lead, at most to the one after `floor`; `begins` is the hash
    /// before that one, where it is known.
    fn run_to(
        &self,
        signed: &Signed,
        links: &Links,
        (floor, begins): (u64, Option<Hash>),
    ) -> Option<Run> {
        let device = DeviceId::of_key(&signed.key);
        let ends = links.by_number.get(&signed.number)?;
        let end = ends
            .iter()
            .find(|find| self.holds(device, signed, &find.link.hash))?;
        let mut back = vec![&end.link];
        let mut first = signed.number;
        while first > floor + 1
            && let Some(link) = before(links, first, back.last()?)
        {
            back.push(link);
            first -= 1;
        }
        let whole = first == floor + 1;
        let previous = match begins.filter(|hash| whole && follows(back.last(), hash)) {
            Some(previous) => previous,
            // Without the hash before it nothing proves the first one: it only says where the next one goes on.
            None => {
                first += 1;
                back.pop()?.hash
            }
        };
        back.reverse();
        (!back.is_empty()).then(|| Run {
            device,
            label: String::new(),
            first,
            previous,
            links: back.into_iter().cloned().collect(),
            signed: *signed,
        })
    }

    /// Number of the last change of a device that the damaged file held, as far as that can be told.
    fn end(&self, device: DeviceId, links: &Links) -> u64 {
        let signed = self.heads(device).into_iter().map(|head| head.number);
        let reached = self.witness.reached(self.process, device);
        let first = grow_own(links, first_hash(self.process, device));
        let paired = last_paired(links);
        signed
            .chain(reached)
            .chain([first, paired])
            .max()
            .unwrap_or_default()
    }

    fn heads(&self, device: DeviceId) -> Vec<Signed> {
        let heads = self.finds.signed.iter();
        // No chain of a workshop is longer: a number that is has decayed.
        let heads = heads.filter(|head| head.number <= u64::from(u32::MAX));
        heads
            .filter(|head| DeviceId::of_key(&head.key) == device)
            .copied()
            .collect()
    }

    /// This installation's own signature of the last of its changes that is proved by the one before it.
    fn sign_last(&self, device: DeviceId, links: &Links) -> Option<Signed> {
        let (number, hash) = pairs(links).last()?;
        let name = ChangeName { device, number };
        let message = head_to_sign(self.process, name, &hash);
        let (key, signature) = self.witness.sign(self.process, device, &message)?;
        Some(Signed {
            key,
            number,
            signature,
        })
    }

    fn holds(&self, device: DeviceId, signed: &Signed, hash: &Hash) -> bool {
        let name = ChangeName {
            device,
            number: signed.number,
        };
        let message = head_to_sign(self.process, name, hash);
        self.witness.holds(&signed.key, &message, &signed.signature)
    }
}

/// How many devices have a chain that begins in this process.
pub(super) fn begun_in(finds: &Finds, process: Uuid) -> usize {
    let begun = finds.links.iter().filter(|(device, links)| {
        let hash = first_hash(process, **device);
        let first = links.by_number.get(&1).into_iter().flatten();
        first
            .into_iter()
            .any(|find| find.link.follow(&hash).is_ok())
    });
    begun.count()
}

/// The changes from the first one on. A backup fills gaps up to `end`, and adds nothing to what the file held: whoever
/// went back to an earlier day did so on purpose.
fn grow(links: &Links, first: Hash, end: u64) -> Vec<Link> {
    let found = |number: u64| {
        let found = links.by_number.get(&number).into_iter().flatten();
        found.filter(move |find| find.own || number <= end)
    };
    let mut hash = first;
    let mut chain = Vec::new();
    for number in 1.. {
        let next = found(number).find_map(|find| proved(find, &hash, found(number + 1)));
        let Some(next) = next else { break };
        hash = next.hash;
        chain.push(next);
    }
    chain
}

/// How far a chain goes with what the damaged file itself holds.
fn grow_own(links: &Links, first: Hash) -> u64 {
    grow(links, first, 0).len() as u64
}

/// A change that follows. Where only the hashes beside it are damaged, the one after it tells what they were.
fn proved<'a>(
    find: &Find,
    previous: &Hash,
    mut after: impl Iterator<Item = &'a Find>,
) -> Option<Link> {
    if find.link.follow(previous).is_ok() {
        return Some(find.link.clone());
    }
    let payload = find.link.payload.clone()?;
    let mended = Link::of_bytes(previous, find.link.header.clone(), payload);
    let confirmed = after.any(|next| next.link.follow(&mended.hash).is_ok());
    confirmed.then_some(mended)
}

fn before<'a>(links: &'a Links, number: u64, link: &Link) -> Option<&'a Link> {
    let found = links.by_number.get(&(number - 1)).into_iter().flatten();
    let mut found = found.map(|find| &find.link);
    found.find(|before| link.follow(&before.hash).is_ok())
}

fn follows(link: Option<&&Link>, previous: &Hash) -> bool {
    link.is_some_and(|link| link.follow(previous).is_ok())
}

/// Changes of the damaged file that follow from the one before them, with their hashes, in order.
fn pairs(links: &Links) -> impl DoubleEndedIterator<Item = (u64, Hash)> {
    let numbers = links.by_number.iter();
    numbers.filter_map(|(number, finds)| {
        let mut own = finds.iter().filter(|find| find.own);
        let follows = |find: &&Find| *number > 1 && before(links, *number, &find.link).is_some();
        own.find(follows).map(|find| (*number, find.link.hash))
    })
}

fn last_paired(links: &Links) -> u64 {
    pairs(links).next_back().map_or(0, |(number, _)| number)
}

/// The devices of the log with the lengths of their chains, as they are sealed.
pub(super) fn lengths(chains: &[Chain]) -> BTreeMap<i64, (DeviceId, u64)> {
    let lengths = chains.iter().filter(|chain| !chain.links.is_empty());
    let lengths = lengths.map(|chain| (chain.alias, (chain.device, chain.links.len() as u64)));
    lengths.collect()
}
