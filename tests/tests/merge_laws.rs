//! The laws of merging on real files: laptops of one process that work apart and exchange what they have, in any order.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_domain::{
    Attendee, Decision, Group, Id, Laptop, Lineage, Sealed, Session, Slip, SlipKind, Surroundings,
    Table, problems, read_line,
};
use cocrea_ledger::{Change, DeviceId, MemoryHeads, Run, first_hash, values};
use cocrea_store::{Arriving, CellConflict, Fault, Kept, Signed, Store, Writer};
use cocrea_tests::rounds::{each, grouped, seeds, tell};
use std::collections::BTreeSet;
use tempfile::TempDir;
use uuid::Uuid;

/// Rooms, unless `COCREA_TIMES` says a number.
const ROOMS: u64 = 300;
const VISITS: usize = 10;
const ACTS: usize = 5;

/// Random numbers that are the same for the same seed (SplitMix64, Steele et al., 2014).
struct Seed(u64);

impl Seed {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }

    fn pick<T: Clone>(&mut self, items: &[T]) -> Option<T> {
        (!items.is_empty()).then(|| items[self.below(items.len())].clone())
    }

    fn id<R>(&mut self) -> Id<R> {
        Id::new(Uuid::from_u64_pair(self.next(), self.next()))
    }
}

/// Laptops in one process, each with its own file and its own idea of the time.
struct Room {
    seed: Seed,
    laptops: Vec<Store>,
    clocks: Vec<i64>,
    captured: BTreeSet<Id<Slip>>,
    /// A laptop that nobody has let in yet: what it writes waits.
    stranger: Option<DeviceId>,
    // Goes last: the files in it are closed then.
    folder: TempDir,
}

impl Room {
    fn new(seed: u64) -> Self {
        let mut seed = Seed(seed);
        let folder = folder();
        let count = 3 + seed.below(2);
        let process = Uuid::from_u128(1);
        let devices = (1..).take(count).map(|device| DeviceId([device; 16]));
        let mut laptops: Vec<Store> = devices
            .map(|device| Store::create(&path(&folder, device), process, device).unwrap())
            .collect();
        // The first one founded the process and lets the others in, who do not know of each other until they hear of it.
        let organiser = laptops[0].device();
        let mut others: Vec<DeviceId> = laptops[1..].iter().map(Store::device).collect();
        let stranger = if seed.below(2) == 0 {
            others.pop()
        } else {
            None
        };
        for laptop in &mut laptops[1..] {
            let follow = |writer: &mut Writer<'_>| writer.follow(organiser);
            laptop.write::<_, Fault>(0, follow).unwrap();
        }
        let admit = |writer: &mut Writer<'_>| {
            others
                .iter()
                .try_for_each(|device| writer.record(Laptop::admit(device.0)).map(drop))
        };
        laptops[0].write::<_, Fault>(0, admit).unwrap();
        let clocks = (0..count)
            .map(|_| i64::try_from(seed.next() >> 23).unwrap())
            .collect();
        Self {
            seed,
            laptops,
            clocks,
            captured: BTreeSet::new(),
            stranger,
            folder,
        }
    }

    fn live(mut self) -> Self {
        for _ in 0..VISITS {
            let who = self.seed.below(self.laptops.len());
            self.clocks[who] += i64::try_from(self.seed.below(7_200_000)).unwrap() - 3_600_000;
            let (seed, captured) = (&mut self.seed, &mut self.captured);
            let work =
                |writer: &mut Writer<'_>| (0..ACTS).try_for_each(|_| act(writer, seed, captured));
            self.laptops[who]
                .write::<(), Fault>(self.clocks[who], work)
                .unwrap();
            let to = self.seed.below(self.laptops.len());
            self.deliver(who, to, false);
            if self.seed.below(VISITS) == 0 {
                self.lets_in();
            }
        }
        self.lets_in();
        self
    }

    /// The organiser lets the stranger in.
    fn lets_in(&mut self) {
        if let Some(device) = self.stranger.take() {
            let let_in = |writer: &mut Writer<'_>| writer.record(Laptop::admit(device.0));
            self.laptops[0]
                .write::<_, Fault>(self.clocks[0], let_in)
                .unwrap();
        }
    }

    /// Carries what one laptop has to another one, devices in any order; perhaps not the first or the last changes of
    /// each, and perhaps nothing about persons.
    fn deliver(&mut self, from: usize, to: usize, whole: bool) {
        let vector = self.laptops[from].read(|view| view.vector()).unwrap();
        let public = !whole && self.seed.below(2) == 0;
        let process = self.laptops[to].process();
        let mut carried = Vec::new();
        for (device, _, _) in vector {
            let mut links = self.laptops[from].read(|view| view.links(device)).unwrap();
            let kept = if whole {
                links.len()
            } else {
                self.seed.below(links.len() + 1)
            };
            links.truncate(kept);
            for link in links.iter_mut().filter(|_| public) {
                if link.change().unwrap().header.personal.is_some() {
                    *link = link.without_payload();
                }
            }
            let left_out = if whole || self.seed.below(3) > 0 {
                0
            } else {
                self.seed.below(kept + 1)
            };
            let before = links.drain(..left_out).next_back();
            let previous = before.map_or_else(|| first_hash(process, device), |link| link.hash);
            let run = (device, left_out as u64 + 1, previous, links);
            carried.insert(self.seed.below(carried.len() + 1), run);
        }
        let segments: Vec<Arriving<'_>> = carried
            .iter()
            .filter(|(_, _, _, links)| !links.is_empty())
            .map(|(device, from, previous, links)| Arriving {
                label: "",
                runs: vec![Run {
                    device: *device,
                    from: *from,
                    previous: *previous,
                    links,
                }],
                signed: Signed {
                    key: [0; 32],
                    number: from - 1 + links.len() as u64,
                    signature: [0; 64],
                },
            })
            .collect();
        let clock = self.clocks[to];
        self.laptops[to]
            .write::<_, Fault>(clock, |writer| writer.receive(&segments))
            .unwrap();
        let again = self.laptops[to]
            .write::<_, Fault>(clock, |writer| writer.receive(&segments))
            .unwrap();
        assert_eq!(again.value.new_changes, 0, "the second delivery is no news");
    }

    fn exchange(mut self) -> Self {
        let last = self.laptops.len() - 1;
        for from in 1..=last {
            self.deliver(from, 0, true);
        }
        for to in 1..=last {
            self.deliver(0, to, true);
        }
        self
    }

    fn changes(&self, who: usize) -> Vec<Change> {
        let laptop = &self.laptops[who];
        let vector = laptop.read(|view| view.vector()).unwrap();
        let links = vector
            .into_iter()
            .flat_map(|(device, _, _)| laptop.read(|view| view.links(device)).unwrap());
        links.map(|link| link.change().unwrap()).collect()
    }
}

/// In memory where the system has such a folder: what a disk may do to a file has tests of its own.
fn folder() -> TempDir {
    let in_memory = tempfile::tempdir_in("/dev/shm");
    in_memory.or_else(|_| tempfile::tempdir()).unwrap()
}

fn path(folder: &TempDir, device: DeviceId) -> std::path::PathBuf {
    folder.path().join(format!("{device}.cocrea"))
}

/// One thing that a person does, chosen by the seed; what is refused is not done.
fn act(
    writer: &mut Writer<'_>,
    seed: &mut Seed,
    captured: &mut BTreeSet<Id<Slip>>,
) -> Result<(), Fault> {
    let table = Table {
        id: Id::new(Uuid::from_u128(101)),
        number: 1,
        ..Table::default()
    };
    let around = Surroundings {
        topics: &[],
        tables: std::slice::from_ref(&table),
        table: table.id,
        kind: SlipKind::Need,
    };
    let line = format!(
        "{} $1.{}00",
        ["fuga", "bache", "luz"][seed.below(3)],
        seed.below(3)
    );
    let capture = read_line(&line, &around);
    let slips = writer.all::<Slip>()?;
    let decision = match (seed.below(12), seed.pick(&slips)) {
        (10 | 11, _) => person(writer, seed)?,
        (0..=2, _) | (_, None) => {
            let last = writer.largest::<Slip, _>("number", "origin", table.id)?;
            let (slip, decision) = Slip::capture(seed.id(), &capture, 0, last).unwrap();
            captured.insert(slip.id);
            Some(decision)
        }
        (3 | 4, Some(slip)) => slip.edit(&capture).ok(),
        (5, Some(slip)) => Some(Decision::new("slip_trashed").trash(&slip)),
        (6, Some(slip)) => group(writer, seed, &slip)?,
        (7, Some(_)) => writer
            .trash::<Slip>()?
            .first()
            .map(|slip| Decision::new("slip_restored").restore(slip)),
        (8, Some(_)) => {
            if seed.below(3) == 0 {
                let _ = writer.redo(|_| Ok(()))?;
            } else {
                let _ = writer.undo(|_| Ok(()))?;
            }
            None
        }
        (_, Some(_)) => {
            if let Some(conflict) = writer.conflicts()?.first() {
                let chosen = seed.pick(&conflict.versions).unwrap();
                assert!(
                    writer
                        .resolve(
                            &[(conflict.cell.clone(), Kept::Version(chosen.name))],
                            Decision::new("conflict_resolved"),
                        )?
                        .is_ok()
                );
                assert!(
                    !writer.conflicts()?.contains(conflict),
                    "what a person decided is decided"
                );
            }
            None
        }
    };
    if let Some(decision) = decision {
        writer.record(decision)?;
    }
    Ok(())
}

/// Writes a person down, or anew, or removes them for ever.
fn person(writer: &mut Writer<'_>, seed: &mut Seed) -> Result<Option<Decision>, Fault> {
    let mut sealed = || {
        let secret = format!("age-encryption.org/v1\n{:x}", seed.next());
        (Sealed(secret.into_bytes()), [7; 16])
    };
    let (one, other) = (sealed(), sealed());
    let there = seed.pick(&writer.all::<Attendee>()?);
    Ok(match (seed.below(5), there) {
        (0..=1, _) | (_, None) => {
            let session = Id::<Session>::new(Uuid::from_u128(99));
            Some(Attendee::register(seed.id(), (session, 0), one, 0).1)
        }
        (2..=3, Some(person)) => person.edit(other.0, other.1).ok(),
        (_, Some(person)) => Some(person.cancel()),
    })
}

fn group(writer: &mut Writer<'_>, seed: &mut Seed, slip: &Slip) -> Result<Option<Decision>, Fault> {
    let (groups, lineages) = (writer.all::<Group>()?, writer.every::<Lineage>()?);
    let slips = std::slice::from_ref(slip);
    if groups.len() < 3 {
        let name = format!("Grupo {}", seed.next());
        return Ok(Group::create(seed.id(), &name, &groups, (slips, &lineages))
            .ok()
            .map(|(_, decision)| decision));
    }
    Ok(seed
        .pick(&groups)
        .and_then(|group| group.gather(slips, &lineages).ok()))
}

/// What came of a room.
struct Came {
    changes: u64,
    conflicts: u64,
}

#[test]
fn laptops_that_exchanged_everything_agree() {
    let rooms = seeds(ROOMS);
    let count = rooms.end - rooms.start;
    let came = each("--test merge_laws laptops_that", rooms, |seed| {
        let mut room = Room::new(seed).live();
        room.open_again();
        let room = room.exchange();
        room.shows_the_same_everywhere();
        room.misses_no_slip();
        room.holds_the_conflicts_of_the_ledger();
        Came {
            changes: room.changes(0).len() as u64,
            conflicts: room.conflicts(0).len() as u64,
        }
    });
    let changes: u64 = came.iter().map(|one| one.changes).sum();
    let conflicts: u64 = came.iter().map(|one| one.conflicts).sum();
    // Rooms in which nobody contradicts anybody would prove nothing; one alone may be quiet.
    assert!(
        count < 24 || conflicts > count / 3,
        "only {conflicts} conflicts in {count} rooms: these laptops hardly met"
    );
    tell(&format!(
        "{} rooms on real files, {} changes, {} open conflicts: 0 diverged",
        grouped(count),
        grouped(changes),
        grouped(conflicts)
    ));
}

impl Room {
    /// Closes and opens every file: it shows what it showed, and its chain holds.
    fn open_again(&mut self) {
        for laptop in std::mem::take(&mut self.laptops) {
            let (device, digest) = (laptop.device(), laptop.read(|view| view.digest()).unwrap());
            drop(laptop);
            let laptop = Store::open(&path(&self.folder, device), device).unwrap();
            assert_eq!(laptop.read(|view| view.digest()).unwrap(), digest);
            let chain = laptop.read(|view| view.verify_chain(laptop.process()));
            assert!(chain.is_ok(), "{chain:?}");
            self.laptops.push(laptop);
        }
    }

    fn shows_the_same_everywhere(&self) {
        let digest = |laptop: &Store| laptop.read(|view| view.digest()).unwrap();
        let cells = |who: usize| {
            let conflicts = self.conflicts(who).into_iter();
            let cells = conflicts.map(|conflict| (conflict.cell, conflict.versions.len()));
            cells.collect::<Vec<_>>()
        };
        for laptop in &self.laptops {
            laptop.verify().unwrap();
        }
        for who in 1..self.laptops.len() {
            assert_eq!(digest(&self.laptops[who]), digest(&self.laptops[0]));
            assert_eq!(cells(who), cells(0));
        }
    }

    /// No slip that was saved is missing anywhere.
    fn misses_no_slip(&self) {
        for laptop in &self.laptops {
            let slips = laptop.read(|view| view.every::<Slip>()).unwrap();
            let there: BTreeSet<Id<Slip>> = slips.iter().map(|slip| slip.id).collect();
            assert_eq!(there, self.captured);
        }
    }

    /// The files hold the conflicts that the ledger finds in memory.
    fn holds_the_conflicts_of_the_ledger(&self) {
        let mut heads = MemoryHeads::default();
        // Newest first: the worst order there is.
        for change in self.changes(0).iter().rev() {
            heads.receive(change);
        }
        let expected = heads
            .cells()
            .filter(|(cell, heads)| cell.field != "_trashed" && values(heads).len() > 1);
        let expected: Vec<_> = expected.map(|(cell, _)| cell.clone()).collect();
        let found = self.conflicts(0).into_iter().map(|conflict| conflict.cell);
        let found: Vec<_> = found.filter(|cell| cell.field != "_trashed").collect();
        assert_eq!(found, expected);
    }

    fn conflicts(&self, who: usize) -> Vec<CellConflict> {
        self.laptops[who].read(|view| view.conflicts()).unwrap()
    }
}

#[test]
fn slips_that_got_one_code_apart_are_kept_and_told_the_same_everywhere() {
    let mut room = Room::new(7);
    let mut capture = |who: usize, number: usize| {
        let (seed, captured) = (&mut room.seed, &mut room.captured);
        for _ in 0..number {
            let write = |writer: &mut Writer<'_>| loop {
                let before = captured.len();
                act(writer, seed, captured)?;
                if captured.len() > before {
                    return Ok(());
                }
            };
            room.laptops[who]
                .write::<(), Fault>(room.clocks[who], write)
                .unwrap();
        }
    };
    capture(0, 2);
    capture(1, 2);
    let room = room.exchange();
    let told = |laptop: &Store| {
        let slips = laptop.read(|view| view.every::<Slip>()).unwrap();
        let problems = problems::repeated_slip_codes(&slips);
        problems
            .into_iter()
            .map(|problem| (problem.subject, problem.rows.len()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        told(&room.laptops[0]),
        [("M1-001".to_owned(), 2), ("M1-002".to_owned(), 2)]
    );
    assert_eq!(told(&room.laptops[0]), told(&room.laptops[1]));
    assert_eq!(room.captured.len(), 4);
}
