//! What encryption costs: the same work on a plain file and on an encrypted one, in turns and in the same run.

use crate::gauge::Moment;
use crate::made::{BEGAN_MS, Draw, captured, keys, slip};
use crate::{DEVICE, Trouble, megabytes};
use cocrea_bundle::SignedHead;
use cocrea_domain::Laptop;
use cocrea_ledger::{DeviceId, Link, Run, first_hash};
use cocrea_store::{Arriving, ENCRYPTS, Fault, FileAt, PageKey, Signed, Store};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Instant;
use uuid::Uuid;

/// Pairs of runs; the middle one of each side counts.
const PAIRS: usize = 5;
const COMMITS: u64 = 400;
/// Changes that are merged: the first ones of each of ten laptops.
const MERGED_EACH: u64 = 5_000;

/// The two sides of a pair.
const SIDES: [&str; 2] = ["plain", "encrypted"];

fn at<'a>(path: &'a Path, side: &str) -> FileAt<'a> {
    let key = (side == "encrypted").then(|| PageKey::from_bytes(&[7; 32]));
    FileAt { path, key }
}

/// Milliseconds of CPU, which other programs on the machine move little.
fn timed<T>(work: impl FnOnce() -> Result<T, Trouble>) -> Result<(f64, T), Trouble> {
    let before = Moment::now()?;
    let done = work()?;
    Ok((Moment::now()?.cpu_since(&before), done))
}

/// Measures both sides on copies of these plain files, an event and slips, in an empty folder.
///
/// # Errors
/// Those of the store; a program without encryption measures nothing.
pub(crate) fn measure(event: &Path, slips: &Path, folder: &Path) -> Result<Value, Trouble> {
    if !ENCRYPTS {
        return Err("built without the feature sqlcipher".into());
    }
    let copied = |file: &Path, name: &str, side: &str| -> Result<PathBuf, Trouble> {
        let path = folder.join(format!("{name}-{side}.cocrea"));
        Store::open(file, DEVICE)?.copy_as(&at(&path, side))?;
        Ok(path)
    };
    let links = first_links(event)?;
    let mut told = json!({ "pairs": PAIRS });
    let events = SIDES.map(|side| copied(event, "event", side));
    let slips = SIDES.map(|side| copied(slips, "slips", side));
    let (mut opening, mut searching, mut merging) = <(Pair, Pair, Pair)>::default();
    for _ in 0..PAIRS {
        for (place, side) in SIDES.into_iter().enumerate() {
            let event = events[place].as_ref().map_err(ToString::to_string)?;
            let (open_ms, store) = timed(|| Ok(Store::open(at(event, side), DEVICE)?))?;
            opening.0[place].push(open_ms);
            drop(store);
            let slips = slips[place].as_ref().map_err(ToString::to_string)?;
            let store = Store::open(at(slips, side), DEVICE)?;
            let search = || Ok(store.read(|view| view.search("niños banquetas", 20))?);
            timed(search)?;
            searching.0[place].push(timed(search)?.0);
            let (merge_ms, mb) = merge(folder, side, &links)?;
            merging.0[place].push(merge_ms);
            told["mb"][side] = mb.into();
        }
    }
    told["opening_cpu_ms"] = opening.middle();
    told["search_cpu_ms"] = searching.middle();
    told["merge_cpu_ms"] = merging.middle();
    told["commit_ms"] = commits(folder)?;
    Ok(told)
}

#[derive(Default)]
struct Pair([Vec<f64>; 2]);

impl Pair {
    fn middle(mut self) -> Value {
        let middles = self.0.each_mut().map(|all| {
            all.sort_by(f64::total_cmp);
            all[all.len() / 2]
        });
        json!({ "plain": middles[0], "encrypted": middles[1], "ratio": middles[1] / middles[0] })
    }
}

/// Milliseconds on the wall clock of commits of one slip each, in turns: they wait for the disk.
fn commits(folder: &Path) -> Result<Value, Trouble> {
    let create = |side: &str| {
        let path = folder.join(format!("commit-{side}.cocrea"));
        Store::create(at(&path, side), Uuid::from_u128(1), DEVICE)
    };
    let mut stores = [create(SIDES[0])?, create(SIDES[1])?];
    let (mut draw, mut pair) = (Draw(400), Pair::default());
    for number in 0..COMMITS {
        let made = slip(number, &mut draw);
        for (place, store) in stores.iter_mut().enumerate() {
            let decision = captured(&made);
            let before = Instant::now();
            store.write::<_, Fault>(BEGAN_MS, |tx| tx.record(decision))?;
            pair.0[place].push(before.elapsed().as_secs_f64() * 1e3);
        }
    }
    Ok(pair.middle())
}

struct FirstLinks {
    process: Uuid,
    chains: Vec<(DeviceId, Vec<Link>, Signed)>,
}

fn first_links(event: &Path) -> Result<FirstLinks, Trouble> {
    let store = Store::open(event, DEVICE)?;
    let process = store.process();
    let chains = keys().map(|key| {
        let device = key.device();
        let (mut links, hash) = store.read(|view| {
            Ok::<_, Fault>((view.links(device)?, view.hash_of(device, MERGED_EACH)?))
        })?;
        links.truncate(usize::try_from(MERGED_EACH)?);
        let hash = hash.ok_or("a laptop with too few changes")?;
        let head = SignedHead::sign(&key, process, MERGED_EACH, hash);
        let signed = Signed {
            key: head.key,
            number: head.number,
            signature: head.signature,
        };
        Ok((device, links, signed))
    });
    let chains = chains.collect::<Result<_, Trouble>>()?;
    Ok(FirstLinks { process, chains })
}

/// Milliseconds that a new file takes to receive 50,000 changes of laptops that were let in, and its megabytes then: a
/// copy would be smaller, as it has no free pages.
fn merge(folder: &Path, side: &str, links: &FirstLinks) -> Result<(f64, f64), Trouble> {
    let path = folder.join(format!("merge-{side}.cocrea"));
    let mut store = Store::create(at(&path, side), links.process, DEVICE)?;
    store.write::<_, Fault>(BEGAN_MS, |tx| {
        let mut devices = links.chains.iter();
        devices.try_for_each(|(device, ..)| tx.record(Laptop::admit(device.0)).map(drop))
    })?;
    let arriving: Vec<_> = links
        .chains
        .iter()
        .map(|(device, links_of, signed)| Arriving {
            label: "",
            runs: vec![Run {
                device: *device,
                from: 1,
                previous: first_hash(links.process, *device),
                links: links_of,
            }],
            signed: *signed,
        })
        .collect();
    let (ms, received) = timed(|| Ok(store.write(BEGAN_MS, |tx| tx.receive(&arriving))?))?;
    let wanted = MERGED_EACH * links.chains.len() as u64;
    store.stand_alone()?;
    let mb = megabytes(&path)?;
    store.remove();
    match received.value.new_changes {
        new if new == wanted => Ok((ms, mb)),
        new => Err(format!("{new} changes were merged, not {wanted}").into()),
    }
}
