//! Measures the store in a process of its own, on files that it makes from seeds.
//!
//! ```text
//! measure_store make event|slips FILE   makes a process file, closed
//! measure_store open FILE               opens it: every check, the chain included
//! measure_store search FILE TEXT        the first 20 hits, in a file that is open
//! measure_store commit FOLDER           commits of one slip beside bare inserts of as many bytes
//! measure_store bundle FILE             the bundle of a whole file, and receiving it where it is known
//! measure_store pairs EVENT SLIPS DIR   plain files beside encrypted ones, in a program that encrypts
//! ```
//! What it says is one line of JSON.

mod commit;
// One gauge for all that is measured.
#[path = "../../../allocate/examples/measure/gauge.rs"]
mod gauge;
mod made;
mod pairs;

use cocrea_bundle::{
    Bundle, Contents, Limits, Segment, SignedHead, read, read_unless_known, write,
};
use cocrea_domain::SHAPES;
use cocrea_keys::Keypair;
use cocrea_ledger::{DeviceId, Run, first_hash};
use cocrea_store::{Arriving, Fault, Signed, Store};
use gauge::{Moment, peak_kb};
use serde_json::{Value, json};
use std::error::Error;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// What went wrong; only a person reads it.
pub(crate) type Trouble = Box<dyn Error>;

const USAGE: &str = "measure_store make event|slips FILE | open FILE | search FILE TEXT | commit FOLDER | bundle FILE | pairs EVENT SLIPS FOLDER";

/// The device that measures.
pub(crate) const DEVICE: DeviceId = DeviceId([0; 16]);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["make", what, file] => made::make(what, Path::new(file)),
        ["open", file] => open(Path::new(file)),
        ["search", file, typed @ ..] => search(Path::new(file), &typed.join(" ")),
        ["commit", folder] => commit::beside_bare_inserts(Path::new(folder)),
        ["bundle", file] => bundle(Path::new(file)),
        ["pairs", event, slips, folder] => {
            pairs::measure(Path::new(event), Path::new(slips), Path::new(folder))
        }
        _ => Err(USAGE.into()),
    };
    let told = done.and_then(|value| Ok(writeln!(io::stdout(), "{value}")?));
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            let _ = writeln!(io::stderr(), "{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn open(file: &Path) -> Result<Value, Trouble> {
    let before = Moment::now()?;
    let store = Store::open(file, DEVICE)?;
    let after = Moment::now()?;
    let changes: u64 = store
        .read(|view| view.vector())?
        .into_iter()
        .map(|(_, number, _)| number)
        .sum();
    Ok(json!({
        "cpu_ms": after.cpu_since(&before), "wall_ms": after.wall_since(&before), "peak_kb": peak_kb()?,
        "changes": changes, "mb": megabytes(file)?,
    }))
}

/// The first 20 hits, the middle of so many looks, of which the first is told apart: nothing is in memory then.
fn search(file: &Path, typed: &str) -> Result<Value, Trouble> {
    const LOOKS: usize = 9;
    let store = Store::open(file, DEVICE)?;
    let (mut wall, mut cpu, mut total) = (Vec::new(), Vec::new(), 0);
    for _ in 0..LOOKS {
        let before = Moment::now()?;
        let found = store.read(|view| view.search(typed, 20))?;
        let after = Moment::now()?;
        wall.push(after.wall_since(&before));
        cpu.push(after.cpu_since(&before));
        total = found.total;
    }
    let first = wall[0];
    wall.sort_by(f64::total_cmp);
    cpu.sort_by(f64::total_cmp);
    Ok(json!({
        "typed": typed, "total": total, "wall_ms": wall[LOOKS / 2], "cpu_ms": cpu[LOOKS / 2], "first_wall_ms": first,
    }))
}

/// Bytes of a whole event, and what it takes to receive them where everything is known already.
fn bundle(file: &Path) -> Result<Value, Trouble> {
    let mut store = Store::open(file, DEVICE)?;
    let process = store.process();
    let segments = store.read(|view| {
        let devices = view.vector()?.into_iter();
        let segments = devices.map(|(device, _, _)| {
            Ok(Segment {
                device,
                from: 1,
                previous: first_hash(process, device),
                links: view.links(device)?,
            })
        });
        segments.collect::<Result<Vec<_>, Fault>>()
    })?;
    let heads =
        store
            .read(|view| view.vector())?
            .into_iter()
            .filter_map(|(device, number, hash)| {
                let author = made::keys().find(|key| key.device() == device)?;
                Some(SignedHead::sign(&author, process, number, hash))
            });
    let heads: Vec<SignedHead> = heads.collect();
    let contents = Contents {
        blobs: Vec::new(),
        holds: Vec::new(),
        process,
        process_name: "Evento".to_owned(),
        sender_label: "Laptop Mesa 1".to_owned(),
        made_ms: made::BEGAN_MS,
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        devices: Vec::new(),
        organiser: DEVICE,
        has: Vec::new(),
        segments,
        heads,
    };
    let bytes = write(&contents, &Keypair::from_seed(&[7; 32]))?;
    drop(contents);
    let whole = read(bytes.as_slice(), &Limits::default())?;
    receive(&mut store, &whole)?;
    drop(whole);
    let before = Moment::now()?;
    let bundle = read_unless_known(bytes.as_slice(), &Limits::default(), |manifest| {
        let heads = manifest.heads.iter();
        let ends = heads.map(|head| (head.device(), head.number, head.hash));
        store.read(|view| view.has_all(ends)).unwrap_or(false)
    })?;
    let verified = Moment::now()?;
    let new_changes = receive(&mut store, &bundle)?;
    let after = Moment::now()?;
    Ok(json!({
        "bytes": bytes.len(), "new_changes": new_changes,
        "verify_cpu_ms": verified.cpu_since(&before), "receive_cpu_ms": after.cpu_since(&verified),
        "cpu_ms": after.cpu_since(&before), "wall_ms": after.wall_since(&before), "peak_kb": peak_kb()?,
        "nouns": SHAPES.len(),
    }))
}

/// Takes in what is new in a bundle, and says how many changes that are.
fn receive(store: &mut Store, bundle: &Bundle) -> Result<u64, Fault> {
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
    let received = store.write(made::BEGAN_MS, |tx| tx.receive(&arriving))?;
    Ok(received.value.new_changes)
}

pub(crate) fn megabytes(file: &Path) -> Result<f64, Trouble> {
    let bytes = u32::try_from(file.metadata()?.len() / 1_000)?;
    Ok(f64::from(bytes) / 1_000.0)
}
