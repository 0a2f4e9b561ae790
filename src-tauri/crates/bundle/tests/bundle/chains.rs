//! A change that is not where its author put it is found, whoever signed the bundle.

use crate::forge::{self, Forge, PROCESS, chain, change, contents, head_of, key, refusal, signed};
use cocrea_bundle::{Contents, Fault, Limits, Refused, Segment, read, write};
use cocrea_ledger::{Change, DeviceId, Hash, Link, first_hash};

#[test]
fn a_changed_word_in_a_signed_bundle_leads_to_another_end_than_its_author_signed() {
    let mut segment = chain(key(1).device(), &["uno", "dos", "tres"]);
    let payload = segment.links[1].payload.as_mut().unwrap();
    let at = payload.windows(3).position(|word| word == b"dos").unwrap();
    payload[at..at + 3].copy_from_slice(b"mil");
    // The hashes that follow from it lead to another end than the one that was signed.
    assert_broken_at(&segment, 3);
}

#[test]
fn changes_exchanged_repeated_or_left_out_break_the_chain() {
    let good = chain(key(1).device(), &["uno", "dos", "tres"]);
    let with = |links: [usize; 3]| Segment {
        links: links.iter().map(|at| good.links[*at].clone()).collect(),
        ..good.clone()
    };
    assert_broken_at(&with([1, 0, 2]), 1);
    assert_broken_at(&with([0, 0, 1]), 2);
    assert_broken_at(&with([0, 2, 2]), 2);
    assert_broken_at(&with([0, 1, 1]), 3);
}

#[test]
fn the_first_change_follows_from_its_process_and_its_author_only() {
    let mut segment = chain(key(1).device(), &["uno"]);
    segment.previous = first_hash(PROCESS, key(2).device());
    segment.links = sealed(segment.previous, &[change(segment.device, 1, "uno")]);
    assert_broken_at(&segment, 1);
    segment.previous = first_hash(uuid::Uuid::nil(), segment.device);
    segment.links = sealed(segment.previous, &[change(segment.device, 1, "uno")]);
    assert_broken_at(&segment, 1);
}

#[test]
fn a_change_of_another_author_or_number_cannot_stand_in_a_chain() {
    let device = key(1).device();
    let start = first_hash(PROCESS, device);
    let of = |first: Change, second: Change| Segment {
        device,
        from: 1,
        previous: start,
        links: sealed(start, &[first, second]),
    };
    let other = key(2).device();
    assert_broken_at(&of(change(device, 1, "uno"), change(other, 2, "dos")), 2);
    assert_broken_at(&of(change(device, 1, "uno"), change(device, 3, "tres")), 2);
    assert_broken_at(&of(change(device, 2, "dos"), change(device, 1, "uno")), 1);
}

#[test]
fn segments_of_one_device_must_join() {
    let whole = chain(key(1).device(), &["uno", "dos", "tres", "cuatro"]);
    let part = |from: usize, to: usize| Segment {
        device: whole.device,
        from: from as u64,
        previous: if from == 1 {
            whole.previous
        } else {
            whole.links[from - 2].hash
        },
        links: whole.links[from - 1..to].to_vec(),
    };
    let parts = |segments: Vec<Segment>| {
        signed(Contents {
            segments,
            ..contents()
        })
    };
    let joined = write(&parts(vec![part(3, 4), part(1, 2)]), &key(1)).unwrap();
    let bundle = read(joined.as_slice(), &Limits::default()).unwrap();
    assert_eq!(bundle.segments, vec![part(1, 2), part(3, 4)]);
    assert_eq!(bundle.manifest.heads.len(), 1);
    assert_unfit(&parts(vec![part(1, 1), part(3, 4)]), whole.device, 3);
    assert_unfit(&parts(vec![part(1, 3), part(3, 4)]), whole.device, 3);
    let mut skipping = part(4, 4);
    skipping.previous = whole.links[1].hash;
    skipping.links = sealed(skipping.previous, &[change(whole.device, 4, "cuatro")]);
    assert_unfit(&parts(vec![part(1, 2), skipping]), whole.device, 4);
    let mut elsewhere = part(3, 4);
    elsewhere.previous = [9; 32];
    elsewhere.links = sealed([9; 32], &[change(whole.device, 3, "tres")]);
    assert_unfit(&parts(vec![part(1, 2), elsewhere]), whole.device, 3);
}

#[test]
fn a_change_in_another_form_than_the_canonical_one_is_refused() {
    let device = key(1).device();
    let start = first_hash(PROCESS, device);
    let good = Link::seal(&start, &change(device, 1, "uno"));
    let with = |header: Vec<u8>, payload: Vec<u8>| {
        let mut link = Link {
            header,
            payload_hash: *blake3::hash(&payload).as_bytes(),
            payload: Some(payload),
            hash: [0; 32],
        };
        link.hash = link_hash(&start, &link);
        Segment {
            device,
            from: 1,
            previous: start,
            links: vec![link],
        }
    };
    let (header, payload) = (good.header.clone(), good.payload.clone().unwrap());
    // The same version number, written in two bytes.
    let longer = [&header[..1], &[0x18, 0x01], &header[2..]].concat();
    assert_broken_at(&with(longer, payload.clone()), 1);
    assert_broken_at(
        &with(header.clone(), [payload.as_slice(), &[0]].concat()),
        1,
    );
    assert_broken_at(&with(Vec::new(), payload.clone()), 1);
    assert!(matches!(outcome(&with(header, payload)), Ok(())));
}

#[test]
fn a_change_of_a_newer_format_says_what_it_needs() {
    let device = key(1).device();
    let start = first_hash(PROCESS, device);
    let mut link = Link::seal(&start, &change(device, 1, "uno"));
    link.header[1] = 3;
    link.hash = link_hash(&start, &link);
    let segment = Segment {
        device,
        from: 1,
        previous: start,
        links: vec![link],
    };
    match outcome(&segment) {
        Err(Refused::Newer { needs }) => assert_eq!(needs, "change 3"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_segment_in_another_form_is_refused() {
    // Two items: 32 bytes, then a list of so many links, each of two items of which the first is 24 bytes or more.
    let plain = Forge::new().plain(0);
    let count = plain[35] & 0x1f;
    assert_eq!(
        (&plain[..3], &plain[36..38]),
        (&[0x82, 0x58, 0x20][..], &[0x82, 0x58][..])
    );
    let forms = [
        [&[0x98, 2][..], &plain[1..]].concat(),
        [&plain[..35], &[0x98, count], &plain[36..]].concat(),
        [&plain[..35], &[0x9f], &plain[36..], &[0xff]].concat(),
        [&plain[..37], &[0x59, 0], &plain[38..]].concat(),
        [plain.as_slice(), &[0]].concat(),
        plain[..plain.len() - 1].to_vec(),
        Vec::new(),
    ];
    for form in forms {
        let mut forge = Forge::new();
        forge.replace(0, &form);
        let refused = refusal(&forge.bytes());
        assert!(
            matches!(&refused, Refused::Altered { what } if *what == forge.bodies[0].0),
            "{refused:?}"
        );
    }
}

#[test]
fn a_number_of_changes_that_is_not_there_is_refused_at_once() {
    let start = first_hash(PROCESS, contents().segments[0].device);
    let mut forge = Forge::new();
    let claim = [
        &forge::encode_segment(&start, &[])[..35],
        &[0x9b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    ]
    .concat();
    forge.replace(0, &claim);
    assert!(matches!(refusal(&forge.bytes()), Refused::Altered { .. }));
}

/// What a bundle with this segment alone meets, signed and packed by the second writer.
fn outcome(segment: &Segment) -> Result<(), Refused> {
    let mut forge = Forge::new();
    forge.bodies.truncate(1);
    forge.manifest.entries.truncate(1);
    forge.manifest.heads = vec![head_of(segment, PROCESS)];
    let (from, to) = (segment.from, segment.to());
    forge.rename(0, &format!("ops/{}-{from}-{to}.cbor.zst", segment.device));
    forge.replace(0, &forge::encode_segment(&segment.previous, &segment.links));
    forge.manifest.changes = segment.links.len() as u64;
    read(forge.bytes().as_slice(), &Limits::default()).map(drop)
}

fn assert_broken_at(segment: &Segment, expected: u64) {
    match outcome(segment) {
        Err(Refused::BrokenChain { device, number }) => {
            assert_eq!((device, number), (segment.device, expected));
        }
        other => panic!("{other:?} where the chain breaks at {expected}"),
    }
}

fn assert_unfit(contents: &Contents, author: DeviceId, expected: u64) {
    match write(contents, &key(1)) {
        Err(Fault::Unfit(Refused::BrokenChain { device, number })) => {
            assert_eq!((device, number), (author, expected));
        }
        other => panic!("{other:?} where the chain breaks at {expected}"),
    }
}

fn sealed(mut previous: Hash, changes: &[Change]) -> Vec<Link> {
    let links = changes.iter().map(|change| {
        let link = Link::seal(&previous, change);
        previous = link.hash;
        link
    });
    links.collect()
}

/// The hash that a forger would compute.
fn link_hash(previous: &Hash, link: &Link) -> Hash {
    let parts = [
        b"cocrea-chg-1".as_slice(),
        previous,
        &link.header,
        &link.payload_hash,
    ];
    *blake3::hash(&parts.concat()).as_bytes()
}
