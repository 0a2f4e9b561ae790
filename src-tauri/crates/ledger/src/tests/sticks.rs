//! A day of laptops that edit, withhold, redact, are restored, cloned and upgraded, and exchange sticks that are lost,
//! repeated, late, cut, altered and forged.

use super::laptops::{Chain, Laptop, MemoryLog, NEWER, PROCESS, Planted, Plugged, seal};
use super::{Seed, heads_by_definition, heads_that_stand};
use crate::redaction::redact;
use crate::{
    Cell, Change, ChangeName, DeviceId, Draft, Hash, Link, Log as _, RowName, TRASHED, Value,
    first_hash, values,
};
use ed25519_dalek::SigningKey;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Seeds per run, unless `COCREA_TIMES` and `COCREA_SEED` (the first one) say otherwise.
const TIMES: u64 = 10_000;
const STEPS: usize = 45;

pub(super) struct Day {
    seed: Seed,
    pub(super) laptops: Vec<Laptop>,
    /// Sticks on the table, to be plugged in again or never.
    sticks: Vec<Vec<Vec<u8>>>,
    /// Every change that somebody wrote with a key of their own, by its hash.
    truth: BTreeMap<Hash, Change>,
    /// States to go back to.
    backups: Vec<(usize, Laptop)>,
    keys: u8,
    cloned: BTreeSet<DeviceId>,
    tally: Tally,
}

#[derive(Debug, Default)]
struct Tally {
    changes: u64,
    conflicts: u64,
    redacted: u64,
    altered: u64,
    refused: u64,
    forks: u64,
    gaps: u64,
    newer: u64,
    restored: u64,
    clones: u64,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.changes += other.changes;
        self.conflicts += other.conflicts;
        self.redacted += other.redacted;
        self.altered += other.altered;
        self.refused += other.refused;
        self.forks += other.forks;
        self.gaps += other.gaps;
        self.newer += other.newer;
        self.restored += other.restored;
        self.clones += other.clones;
    }

    fn plugged(&mut self, plugged: Plugged) {
        self.refused += plugged.refused;
        self.forks += plugged.forks;
        self.gaps += plugged.gaps;
        self.newer += plugged.newer;
    }
}

impl Day {
    fn new(seed: u64, planted: Planted) -> Self {
        let mut day = Self {
            seed: Seed(seed),
            laptops: Vec::new(),
            sticks: Vec::new(),
            truth: BTreeMap::new(),
            backups: Vec::new(),
            keys: 0,
            cloned: BTreeSet::new(),
            tally: Tally::default(),
        };
        for _ in 0..3 + day.seed.below(6) {
            let laptop = Laptop {
                key: day.new_key(),
                // From a dead clock battery to a year typed wrong.
                wall_ms: 1_800_000_000_000 + day.seed.between(-400_000_000_000, 40_000_000_000),
                version: u8::try_from(day.seed.below(3)).unwrap(),
                log: MemoryLog::default(),
                planted,
            };
            day.laptops.push(laptop);
        }
        day
    }

    fn new_key(&mut self) -> SigningKey {
        self.keys += 1;
        SigningKey::from_bytes(&[self.keys; 32])
    }

    fn live(mut self, clones: bool) -> Self {
        for _ in 0..STEPS {
            let who = self.seed.below(self.laptops.len());
            self.laptops[who].wall_ms += self.seed.between(-3_600_000_000, 7_200_000_000);
            match self.seed.below(40) {
                0..=21 => self.write(who),
                22..=26 => {
                    let stick = self.laptops[who].stick(&mut self.seed, false);
                    self.sticks.push(stick);
                }
                27..=33 => self.plug(who),
                34 => self.backups.push((who, self.laptops[who].clone())),
                35 => self.restore(),
                36 => {
                    let laptop = &mut self.laptops[who];
                    laptop.version = (laptop.version + 1).min(2);
                }
                37 if clones && self.laptops.len() < 10 => {
                    let clone = self.laptops[who].clone();
                    self.cloned.insert(clone.device());
                    self.laptops.push(clone);
                    self.tally.clones += 1;
                }
                _ => self.plug_altered(who),
            }
        }
        self
    }

    fn write(&mut self, who: usize) {
        let row = Uuid::from_u128(1 + self.seed.below(4) as u128);
        let value = Value::Int(self.seed.between(0, 3));
        let person = RowName::new("attendee", Uuid::from_u128(1 + self.seed.below(3) as u128));
        let laptop = &mut self.laptops[who];
        let mut draft = Draft::new("slip_edited");
        match self.seed.below(20) {
            0..=1 => {
                draft.set_trashed("slip", row, false);
                draft.set(Cell::new("slip", row, "text"), value);
            }
            2..=3 => draft.set_trashed("slip", row, true),
            4..=5 => {
                draft.set(Cell::new("slip", row, "text"), value.clone());
                draft.set(Cell::new("slip", row, "place"), value);
            }
            6..=9 if laptop.version > 0 => {
                let mut secret = [0; 16];
                secret[..8].copy_from_slice(&self.seed.next().to_be_bytes());
                draft = Draft::personal("attendee_edited", person, secret);
                draft.set_personal(["name", TRASHED][self.seed.below(2)], Value::Int(1));
                draft.set_personal("telephone", value);
            }
            10 => draft = redact(&person),
            11..=12 if laptop.version > 1 => {
                draft.kind = NEWER.to_owned();
                draft.set(Cell::new("thing", row, "of_the_future"), value);
            }
            13 => {
                let device = laptop.device();
                let own = laptop.log.arrived.iter().rev();
                let last = own
                    .clone()
                    .find(|change| change.header.name.device == device);
                let Some(last) = last.cloned() else { return };
                let Ok(inverse) = crate::inverse(&mut laptop.log.heads, &last, "undone");
                let Ok(inverse) = inverse else { return };
                draft = inverse;
            }
            _ => {
                let field = ["text", "place", "cost"][self.seed.below(3)];
                draft.set(Cell::new("slip", row, field), value);
            }
        }
        let device = laptop.device();
        let Ok((before, _)) = laptop.log.tip(device);
        if let Some(change) = laptop.record(draft) {
            let Ok((after, hash)) = laptop.log.tip(device);
            assert_eq!(after, before + 1);
            self.truth.insert(hash, change);
        }
    }

    fn plug(&mut self, who: usize) {
        if self.sticks.is_empty() {
            return;
        }
        let at = self.seed.below(self.sticks.len());
        let mut stick = self.sticks[at].clone();
        self.seed.shuffle(&mut stick);
        let plugged = self.laptops[who].plug(&stick);
        self.tally.plugged(plugged);
        if self.seed.below(3) == 0 {
            let again = self.laptops[who].plug(&stick);
            assert!(
                again.changes == 0 || plugged.gaps > 0,
                "what is known is not new"
            );
        }
    }

    /// A laptop goes back to a backup and on under a new key; its old chain goes on nowhere.
    fn restore(&mut self) {
        if self.backups.is_empty() {
            return;
        }
        let at = self.seed.below(self.backups.len());
        let (who, mut old) = self.backups[at].clone();
        old.sign();
        self.laptops[who].log = old.log;
        self.laptops[who].key = self.new_key();
        self.tally.restored += 1;
    }

    /// A stick that somebody damaged, or forged: an author's chain with a change more, or with other words in one.
    fn plug_altered(&mut self, who: usize) {
        let from = self.seed.below(self.laptops.len());
        let mut stick = self.laptops[from].stick(&mut self.seed, false);
        if stick.is_empty() {
            return;
        }
        let segment = self.seed.below(stick.len());
        if self.seed.below(2) == 0 {
            self.damage(&mut stick[segment]);
        } else {
            let forged = self.forge(from);
            stick.extend(forged);
        }
        self.tally.altered += 1;
        let plugged = self.laptops[who].plug(&stick);
        self.tally.plugged(plugged);
    }

    fn damage(&mut self, bytes: &mut Vec<u8>) {
        let at = self.seed.below(bytes.len());
        match self.seed.below(5) {
            0 => bytes.truncate(at),
            1 => bytes.insert(at, 0),
            2 => drop(bytes.remove(at)),
            3 => {
                let copied = bytes[..at].to_vec();
                bytes.extend(copied);
            }
            _ => bytes[at] ^= 1 << self.seed.below(8),
        }
    }

    /// A chain whose last change says something else, or with one more, by somebody who has not its author's key.
    fn forge(&mut self, from: usize) -> Option<Vec<u8>> {
        let log = &self.laptops[from].log;
        let chains: Vec<(&DeviceId, &Chain)> = log.chains.iter().collect();
        let (device, chain) = chains[self.seed.below(chains.len())];
        let mut links = chain.links.clone();
        let last = links.pop()?;
        let mut change = last.change().ok()?;
        if self.seed.below(2) == 0 {
            links.push(last);
            change.header.name.number += 1;
        }
        change.payload.as_mut()?.writes.first_mut()?.value = Value::from("forged");
        let first = first_hash(PROCESS, *device);
        let previous = links.last().map_or(first, |link| link.hash);
        links.push(Link::seal(&previous, &change));
        Some(seal(chain.key, chain.signed.1, 1, first, &links))
    }

    /// Everybody brings everything to the first laptop, and gets everything from it, on the newest version.
    fn exchange(mut self) -> Self {
        for laptop in &mut self.laptops {
            laptop.version = 2;
        }
        for who in (0..self.laptops.len()).chain(0..self.laptops.len()) {
            let stick = self.laptops[who].stick(&mut self.seed, true);
            let to_first = self.laptops[0].plug(&stick);
            let back = self.laptops[0].stick(&mut self.seed, true);
            let from_first = self.laptops[who].plug(&back);
            self.tally.plugged(to_first);
            self.tally.plugged(from_first);
        }
        self
    }

    /// Says what is wrong, and nothing when all is well.
    fn verdict(&mut self) -> Result<(), String> {
        for laptop in &self.laptops {
            for (device, chain) in &laptop.log.chains {
                for (number, link) in (1_u64..).zip(&chain.links) {
                    let written = self
                        .truth
                        .get(&link.hash)
                        .ok_or(format!("{device}/{number} is forged"))?;
                    let read = link.change().map_err(|error| error.to_string())?;
                    let same = read.header == written.header
                        && (read.payload.is_none() || read.payload == written.payload);
                    if !same
                        || read.header.name
                            != (ChangeName {
                                device: *device,
                                number,
                            })
                    {
                        return Err(format!("{device}/{number} is not as it was written"));
                    }
                }
            }
            let kept: Vec<&Change> = laptop.log.heads.changes().collect();
            if heads_that_stand(&laptop.log.heads) != heads_by_definition(&kept) {
                return Err(format!(
                    "{} holds other heads than the definition says",
                    laptop.device()
                ));
            }
        }
        let first = &self.laptops[0].log;
        for laptop in &self.laptops[1..] {
            let equal = |one: &MemoryLog, other: &MemoryLog| {
                one.chains.len() == other.chains.len()
                    && one.chains.iter().all(|(device, chain)| {
                        let last = |chain: &Chain| chain.links.last().map(|link| link.hash);
                        other
                            .chains
                            .get(device)
                            .is_some_and(|there| last(there) == last(chain))
                    })
            };
            let same_log = equal(first, &laptop.log);
            if same_log != (first.heads == laptop.log.heads) {
                return Err(format!("{} diverged", laptop.device()));
            }
            if !same_log && (self.cloned.is_empty() || self.tally.forks == 0) {
                return Err(format!(
                    "{} lacks changes and nobody was told",
                    laptop.device()
                ));
            }
        }
        self.tally.changes += first.heads.changes().count() as u64;
        self.tally.conflicts += first
            .heads
            .cells()
            .filter(|(_, heads)| values(heads).len() > 1)
            .count() as u64;
        self.tally.redacted += first
            .heads
            .changes()
            .filter(|change| change.payload.is_none())
            .count() as u64;
        Ok(())
    }
}

pub(super) fn day(seed: u64, planted: Planted) -> (Day, Result<(), String>) {
    let mut day = Day::new(seed, planted)
        .live(seed.is_multiple_of(8))
        .exchange();
    let verdict = day.verdict();
    (day, verdict)
}

fn asked(name: &str) -> Option<u64> {
    Some(std::env::var(name).ok()?.parse().expect("a number"))
}

/// Past the capture of the output, so that it is read also when all goes well.
pub(super) fn tell(proved: &str) {
    let told = format!("\nproved: {proved}\n");
    std::io::Write::write_all(&mut std::io::stdout(), told.as_bytes()).unwrap();
}

fn days(seeds: std::ops::Range<u64>) -> Tally {
    let mut tally = Tally::default();
    for seed in seeds {
        let (day, verdict) = day(seed, Planted::Nothing);
        if let Err(wrong) = verdict {
            panic!(
                "{wrong}\nreplay: COCREA_SEED={seed} COCREA_TIMES=1 cargo test -p cocrea-ledger laptops_end_equal"
            );
        }
        tally.add(&day.tally);
    }
    tally
}

#[test]
fn laptops_end_equal_whatever_happens_to_their_sticks() {
    let times = asked("COCREA_TIMES").unwrap_or(TIMES);
    let first = asked("COCREA_SEED").unwrap_or(0);
    let half = first + times / 2;
    let tally = std::thread::scope(|scope| {
        let other = scope.spawn(|| days(half..first + times));
        let mut tally = days(first..half);
        tally.add(&other.join().unwrap());
        tally
    });
    tell(&format!(
        "{times} simulated days of laptops: 0 diverged, 0 accepted wrongly; {tally:?}"
    ));
    // A simulation in which nothing happens proves nothing.
    if times >= 1_000 {
        let counted = [
            tally.changes / 10,
            tally.conflicts,
            tally.redacted,
            tally.altered,
            tally.refused,
            tally.newer,
            tally.restored,
            tally.gaps,
            tally.forks * 20,
            tally.clones * 20,
        ];
        assert!(counted.iter().all(|count| *count > times / 4), "{tally:?}");
    }
}
