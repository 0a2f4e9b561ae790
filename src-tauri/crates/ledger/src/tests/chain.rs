//! The chain: what was altered, dropped or moved is found; what was rightly removed still verifies.

use super::{Laptop, birth};
use crate::{Broken, DeviceId, Hash, Link, Malformed, first_hash};
use uuid::Uuid;

const PROCESS: Uuid = Uuid::from_u128(9);

fn start() -> Hash {
    first_hash(PROCESS, Laptop::new(1).device)
}

/// The chain of a slip that was captured and edited nine times.
fn chain() -> Vec<Link> {
    let mut laptop = Laptop::new(1);
    let mut changes = vec![laptop.record(birth("agua")).unwrap()];
    changes.extend((1..10).map(|time| laptop.write("text", format!("agua {time}")).unwrap()));
    let mut tip = start();
    let seal = |change| {
        let link = Link::seal(&tip, change);
        tip = link.hash;
        link
    };
    changes.iter().map(seal).collect()
}

fn follow(links: &[Link]) -> Result<Hash, (usize, Broken)> {
    links
        .iter()
        .enumerate()
        .try_fold(start(), |tip, (index, link)| {
            link.follow(&tip).map_err(|error| (index, error))
        })
}

#[track_caller]
fn check(alter: impl FnOnce(&mut Vec<Link>), index: usize, expected: Broken) {
    let mut links = chain();
    alter(&mut links);
    assert_eq!(follow(&links), Err((index, expected)));
}

#[test]
fn an_untouched_chain_leads_to_its_last_hash() {
    let links = chain();
    assert_eq!(follow(&links), Ok(links[9].hash));
}

#[test]
fn every_altered_bit_of_a_link_is_found() {
    let links = chain();
    for bit in 0..links[4].header.len() * 8 {
        check(
            |links| links[4].header[bit / 8] ^= 1 << (bit % 8),
            4,
            Broken::Chain,
        );
    }
    for bit in 0..links[4].payload.as_ref().unwrap().len() * 8 {
        let flip =
            |links: &mut Vec<Link>| links[4].payload.as_mut().unwrap()[bit / 8] ^= 1 << (bit % 8);
        check(flip, 4, Broken::Payload);
    }
    for bit in 0..256 {
        check(
            |links| links[4].payload_hash[bit / 8] ^= 1 << (bit % 8),
            4,
            Broken::Payload,
        );
        check(
            |links| links[4].hash[bit / 8] ^= 1 << (bit % 8),
            4,
            Broken::Chain,
        );
    }
}

#[test]
fn an_altered_payload_with_a_hash_to_match_is_found_in_the_chain() {
    let forge = |links: &mut Vec<Link>| {
        let other = links[6].clone();
        links[4].payload = other.payload;
        links[4].payload_hash = other.payload_hash;
    };
    check(forge, 4, Broken::Chain);
}

#[test]
fn a_link_that_is_dropped_repeated_or_moved_is_found() {
    check(|links| drop(links.remove(0)), 0, Broken::Chain);
    check(|links| drop(links.remove(4)), 4, Broken::Chain);
    check(|links| links.swap(4, 5), 4, Broken::Chain);
    check(|links| links.insert(5, links[4].clone()), 5, Broken::Chain);
}

#[test]
fn a_link_that_was_sealed_again_breaks_the_next_one() {
    let forge = |links: &mut Vec<Link>| {
        let mut change = links[4].change().unwrap();
        change.header.wall_ms += 1;
        links[4] = Link::seal(&links[3].hash, &change);
    };
    check(forge, 5, Broken::Chain);
}

#[test]
fn a_removed_payload_leaves_the_chain_whole() {
    let mut links = chain();
    let last = links[9].hash;
    for link in &mut links {
        link.payload = None;
    }
    assert_eq!(follow(&links), Ok(last));
    let missing = links[4].change();
    assert_eq!(missing, Err(Malformed::Personal), "a public one cannot go");
}

#[test]
fn a_removed_payload_cannot_come_back_as_another_one() {
    let forge = |links: &mut Vec<Link>| links[4].payload = Some(Vec::new());
    check(forge, 4, Broken::Payload);
}

#[test]
fn a_chain_belongs_to_its_process_and_its_device() {
    let links = chain();
    let other_process = first_hash(Uuid::from_u128(10), Laptop::new(1).device);
    let other_device = first_hash(PROCESS, Laptop::new(2).device);
    assert_eq!(links[0].follow(&other_process), Err(Broken::Chain));
    assert_eq!(links[0].follow(&other_device), Err(Broken::Chain));
}

#[test]
fn a_device_is_named_by_half_the_hash_of_its_key() {
    let id = DeviceId::of_key(&[0; 32]);
    // BLAKE3 of 32 zero bytes.
    assert_eq!(id.to_string(), "2ada83c1819a5372dae1238fc1ded123");
    assert_ne!(DeviceId::of_key(&[1; 32]), id);
}
