//! What merging costs: the same trace through the store and through Automerge, in one run.
//!
//! Ten laptops bear 5,000 slips each, exchange them, and edit 5,000 times each from there, every fifth time a slip of
//! somebody else: 100,000 changes that write 200,000 fields of 50,000 rows. Twenty bundles come to a laptop that has
//! nothing. The store verifies and folds them in a file that is safe on the disk after each, and at last looks for a word in
//! them; Automerge takes its twenty files into memory. Both must find the same conflicts. What it says is one line of JSON.
#![allow(clippy::unwrap_used, reason = "a measurement may fail loudly")]
#![allow(
    clippy::redundant_closure_for_method_calls,
    reason = "a method's path has one lifetime, and read asks for any"
)]

// One gauge for all that is measured.
#[path = "../../../src-tauri/crates/allocate/examples/measure/gauge.rs"]
#[allow(dead_code, reason = "memory is not asked for here")]
mod gauge;
#[allow(dead_code, reason = "not every number is drawn here")]
mod seed;

use automerge::transaction::Transactable as _;
use automerge::{ActorId, AutoCommit, ObjType, ROOT, ReadDoc as _, ScalarValue};
use cocrea_bundle::{Bundle, Contents, Limits, Segment, SignedHead, read, write};
use cocrea_domain::{Laptop, Record as _, Slip};
use cocrea_keys::Keypair;
use cocrea_ledger::{
    Cell, DeviceId, Draft, Hash, Hlc, Link, MemoryHeads, Run, Stamp, Value, first_hash, stamp,
};
use cocrea_store::{Arriving, Fault, Signed, Store};
use gauge::Moment;
use seed::Seed;
use std::collections::HashSet;
use std::path::Path;
use uuid::Uuid;

/// What went wrong; only a person reads it.
pub(crate) type Trouble = Box<dyn std::error::Error>;

const PROCESS: Uuid = Uuid::from_u128(1);
const LAPTOPS: u64 = 10;
const EACH: u64 = 5_000;
/// 22 November 2026, in milliseconds since 1970.
const BEGAN_MS: i64 = 1_795_305_600_000;
const WORDS: [&str; 16] = [
    "agua",
    "banqueta",
    "calle",
    "cancha",
    "colonia",
    "drenaje",
    "escuela",
    "luminaria",
    "mercado",
    "niños",
    "parque",
    "patrulla",
    "reciclaje",
    "semáforo",
    "sombra",
    "transporte",
];

/// A write of the trace: which row, and what it says then.
struct Said {
    row: u64,
    text: String,
}

/// What each laptop writes: its births, then its edits.
struct Trace {
    births: Vec<Vec<Said>>,
    edits: Vec<Vec<Said>>,
}

impl Trace {
    fn draw(seed: &mut Seed) -> Self {
        let births = |laptop: u64, seed: &mut Seed| {
            let rows = laptop * EACH..(laptop + 1) * EACH;
            let said = |row| Said {
                row,
                text: sentence(seed),
            };
            rows.map(said).collect()
        };
        let edits = |laptop: u64, seed: &mut Seed| {
            let said = |_| {
                let owner = match seed.below(5) {
                    0 => seed.below(LAPTOPS),
                    _ => laptop,
                };
                Said {
                    row: owner * EACH + seed.below(EACH),
                    text: sentence(seed),
                }
            };
            (0..EACH).map(said).collect()
        };
        Self {
            births: (0..LAPTOPS).map(|laptop| births(laptop, seed)).collect(),
            edits: (0..LAPTOPS).map(|laptop| edits(laptop, seed)).collect(),
        }
    }
}

fn sentence(seed: &mut Seed) -> String {
    let words: Vec<&str> = (0..8).map(|_| WORDS[seed.index(WORDS.len())]).collect();
    words.join(" ")
}

fn code(row: u64) -> String {
    format!("M{}-{:03}", row / EACH + 1, row % EACH + 1)
}

fn main() {
    let trace = Trace::draw(&mut Seed(2_026));
    let (ours, conflicts) = merged_by_the_store(&bundles(&trace));
    let (theirs, same) = merged_by_automerge(&files(&trace));
    assert_eq!(conflicts, same, "the same conflicts in both");
    assert!(conflicts > 1_000, "a trace without conflicts proves little");
    println!(
        "{}",
        serde_json::json!({
            "cpu_ms": ours, "automerge_cpu_ms": theirs, "ratio": ours / theirs, "conflicts": conflicts,
        })
    );
}

/// One laptop of ours, while it writes.
struct Author {
    key: Keypair,
    number: u64,
    hlc: Hlc,
    hash: Hash,
}

impl Author {
    fn new(laptop: u64) -> Self {
        let mut seed = [7; 32];
        seed[..8].copy_from_slice(&laptop.to_be_bytes());
        let key = Keypair::from_seed(&seed);
        Self {
            number: 0,
            hlc: Hlc::default(),
            hash: first_hash(PROCESS, key.device()),
            key,
        }
    }

    fn device(&self) -> DeviceId {
        self.key.device()
    }

    /// Writes these drafts, and puts them into a bundle.
    fn bundle(&mut self, heads: &mut MemoryHeads, drafts: impl Iterator<Item = Draft>) -> Vec<u8> {
        let (from, previous) = (self.number + 1, self.hash);
        let mut links = Vec::new();
        for draft in drafts {
            self.hlc = Hlc::after(self.hlc, BEGAN_MS);
            let now = Stamp {
                device: self.device(),
                number: self.number + 1,
                hlc: self.hlc,
                wall_ms: BEGAN_MS,
            };
            let Ok(Some(change)) = stamp(heads, draft, now) else {
                continue;
            };
            heads.receive(&change);
            let link = Link::seal(&self.hash, &change);
            (self.number, self.hash) = (now.number, link.hash);
            links.push(link);
        }
        let head = SignedHead::sign(&self.key, PROCESS, self.number, self.hash);
        let contents = Contents {
            blobs: Vec::new(),
            holds: Vec::new(),
            process: PROCESS,
            process_name: "Medida".to_owned(),
            sender_label: String::new(),
            made_ms: BEGAN_MS,
            app_version: env!("CARGO_PKG_VERSION").to_owned(),
            devices: Vec::new(),
            organiser: self.device(),
            has: Vec::new(),
            segments: vec![Segment {
                device: self.device(),
                from,
                previous,
                links,
            }],
            heads: vec![head],
        };
        write(&contents, &self.key).unwrap()
    }
}

/// The twenty bundles of the trace: births, then edits.
fn bundles(trace: &Trace) -> Vec<Vec<u8>> {
    let mut authors: Vec<Author> = (0..LAPTOPS).map(Author::new).collect();
    let mut common = MemoryHeads::default();
    let mut bundles = Vec::new();
    for (author, said) in authors.iter_mut().zip(&trace.births) {
        bundles.push(author.bundle(&mut common, said.iter().map(birth)));
    }
    for (author, said) in authors.iter_mut().zip(&trace.edits) {
        bundles.push(author.bundle(&mut common.clone(), said.iter().map(edit)));
    }
    bundles
}

fn row(row: u64) -> Uuid {
    Uuid::from_u128(u128::from(row) + 1_000)
}

fn birth(said: &Said) -> Draft {
    let mut draft = Draft::new("slip_captured");
    let cell = |field| Cell::new(Slip::ENTITY, row(said.row), field);
    draft.set_trashed(Slip::ENTITY, row(said.row), false);
    draft.set(cell("code"), Value::Text(code(said.row)));
    draft.set(cell("text"), Value::from(said.text.as_str()));
    draft.set(cell("kind"), Value::from("need"));
    draft
}

fn edit(said: &Said) -> Draft {
    let mut draft = Draft::new("slip_edited");
    let cell = Cell::new(Slip::ENTITY, row(said.row), "text");
    draft.set(cell, Value::from(said.text.as_str()));
    draft
}

/// Milliseconds of CPU to take in all bundles, and how many conflicts there are then.
fn merged_by_the_store(bundles: &[Vec<u8>]) -> (f64, usize) {
    let folder = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR")).unwrap();
    let mut store = host(&folder.path().join("merged.cocrea"));
    let before = Moment::now().unwrap();
    for bytes in bundles {
        let bundle = read(bytes.as_slice(), &Limits::default()).unwrap();
        receive(&mut store, &bundle);
    }
    // Whatever still waits for the index of words is part of the price.
    let found = store.read(|view| view.search("semáforo", 20)).unwrap();
    let after = Moment::now().unwrap();
    assert!(found.total > 1_000, "only {} found", found.total);
    let changes = store.read(|view| view.vector()).unwrap();
    let changes: u64 = changes.iter().map(|(_, number, _)| number).sum();
    assert!(changes > 2 * LAPTOPS * EACH - 100, "only {changes} changes");
    let conflicts = store.read(|view| view.count_conflicts()).unwrap();
    (after.cpu_since(&before), conflicts as usize)
}

/// A laptop that has nothing, and let all others in.
fn host(file: &Path) -> Store {
    let own = Keypair::from_seed(&[9; 32]).device();
    let mut store = Store::create(file, PROCESS, own).unwrap();
    for laptop in 0..LAPTOPS {
        let admit = Laptop::admit(Author::new(laptop).device().0);
        store
            .write::<_, Fault>(BEGAN_MS, |tx| tx.record(admit))
            .unwrap();
    }
    store
}

fn receive(store: &mut Store, bundle: &Bundle) {
    let arriving: Vec<_> = bundle
        .chains()
        .map(|(head, segments)| Arriving {
            label: "",
            runs: segments
                .iter()
                .map(|segment| Run {
                    device: segment.device,
                    from: segment.from,
                    previous: segment.previous,
                    links: &segment.links,
                })
                .collect(),
            signed: Signed {
                key: head.key,
                number: head.number,
                signature: head.signature,
            },
        })
        .collect();
    let received = store.write::<_, Fault>(BEGAN_MS, |tx| tx.receive(&arriving));
    let received = received.unwrap().value;
    assert!(received.new_changes > 0 && received.waiting.is_empty());
}

/// The twenty files of the trace as Automerge writes them: one change per birth and per edit.
fn files(trace: &Trace) -> Vec<Vec<u8>> {
    let actor = |laptop: usize| ActorId::from(Author::new(laptop as u64).device().0);
    let mut files = Vec::new();
    let mut common = AutoCommit::new();
    for (laptop, births) in trace.births.iter().enumerate() {
        let mut document = AutoCommit::new().with_actor(actor(laptop));
        for said in births {
            let key = said.row.to_string();
            let row = document.put_object(ROOT, key, ObjType::Map).unwrap();
            document.put(&row, "code", code(said.row)).unwrap();
            document.put(&row, "text", said.text.as_str()).unwrap();
            document.put(&row, "kind", "need").unwrap();
            document.commit();
        }
        files.push(document.save_after(&[]));
        common.merge(&mut document).unwrap();
    }
    let born = common.get_heads();
    for (laptop, edits) in trace.edits.iter().enumerate() {
        let mut document = common.fork().with_actor(actor(laptop));
        for said in edits {
            let (_, row) = document.get(ROOT, said.row.to_string()).unwrap().unwrap();
            document.put(&row, "text", said.text.as_str()).unwrap();
            document.commit();
        }
        files.push(document.save_after(&born));
    }
    files
}

/// Milliseconds of CPU to take in all files, and how many registers have more than one value then.
fn merged_by_automerge(files: &[Vec<u8>]) -> (f64, usize) {
    let mut document = AutoCommit::new();
    let before = Moment::now().unwrap();
    for bytes in files {
        document.load_incremental(bytes).unwrap();
    }
    let after = Moment::now().unwrap();
    let apart = |row: u64| {
        let (_, row) = document.get(ROOT, row.to_string()).unwrap().unwrap();
        let texts = document.get_all(&row, "text").unwrap();
        let texts: HashSet<String> = texts
            .iter()
            .filter_map(|(value, _)| match value.as_scalar() {
                Some(ScalarValue::Str(text)) => Some(text.to_string()),
                _ => None,
            })
            .collect();
        texts.len() > 1
    };
    let conflicts = (0..LAPTOPS * EACH).filter(|row| apart(*row)).count();
    (after.cpu_since(&before), conflicts)
}
