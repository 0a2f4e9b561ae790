//! What goes in comes out, and in one form.

use crate::forge::{self, Forge, chain, contents, key, label, signed, unpack};
use cocrea_bundle::{Fault, Limits, Refused, Segment, read, read_unless_known, write};

#[test]
fn what_was_written_is_read_again_and_nothing_else() {
    let contents = contents();
    let bundle = read(
        write(&contents, &key(1)).unwrap().as_slice(),
        &Limits::default(),
    )
    .unwrap();
    let manifest = bundle.manifest;
    assert_eq!(bundle.segments, contents.segments);
    assert_eq!(
        (manifest.format, manifest.min_reader, manifest.changes),
        (1, 1, 5)
    );
    assert_eq!(manifest.process, contents.process);
    assert_eq!(manifest.process_name, contents.process_name);
    assert_eq!(manifest.sender_label, contents.sender_label);
    assert_eq!(manifest.made_ms, contents.made_ms);
    assert_eq!(manifest.app_version, contents.app_version);
    assert_eq!(manifest.devices, contents.devices);
    assert_eq!(manifest.sender, key(1).public_key());
    assert_eq!(manifest.sender_device(), key(1).device());
    assert_eq!(manifest.organiser, contents.organiser);
    for (head, segment) in manifest.heads.iter().zip(&contents.segments) {
        assert_eq!((head.device(), head.number), (segment.device, segment.to()));
        assert_eq!(head.hash, segment.links.last().unwrap().hash);
    }
}

#[test]
fn the_same_contents_in_any_order_give_the_same_bytes() {
    let sorted = contents();
    let mut shuffled = contents();
    shuffled.segments.reverse();
    shuffled.devices.reverse();
    assert_ne!(sorted, shuffled);
    assert_eq!(
        write(&sorted, &key(1)).unwrap(),
        write(&shuffled, &key(1)).unwrap()
    );
    assert_ne!(
        write(&sorted, &key(1)).unwrap(),
        write(&sorted, &key(2)).unwrap()
    );
}

#[test]
fn any_tar_and_zstd_program_can_open_a_bundle() {
    let names: Vec<String> = unpack(&write(&contents(), &key(1)).unwrap())
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    let segments = contents().segments;
    let expected = segments
        .iter()
        .map(|segment| format!("ops/{}-1-{}.cbor.zst", segment.device, segment.to()));
    assert_eq!(names[..2], ["manifest.cbor", "manifest.sig"]);
    assert!(names[2..].iter().cloned().eq(expected));
    let forge = Forge::new();
    for (at, segment) in segments.iter().enumerate() {
        assert_eq!(
            forge.plain(at),
            forge::encode_segment(&segment.previous, &segment.links)
        );
    }
}

#[test]
fn a_second_writer_of_the_format_gives_the_same_bytes() {
    assert!(Forge::new().bytes() == write(&contents(), &key(1)).unwrap());
}

#[test]
fn the_bundle_kept_from_format_1_is_still_read_and_still_written_so() {
    let place = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/bundle/golden/format-1.paquete"
    );
    if std::env::var_os("COCREA_GOLDEN").is_some() {
        std::fs::write(place, write(&contents(), &key(1)).unwrap()).unwrap();
    }
    let kept = std::fs::read(place).unwrap();
    let bundle = read(kept.as_slice(), &Limits::default()).unwrap();
    assert_eq!(bundle.segments, contents().segments);
    assert!(write(&contents(), &key(1)).unwrap() == kept);
}

#[test]
fn a_process_without_changes_makes_a_bundle() {
    let mut empty = contents();
    empty.segments.clear();
    let bundle = read(
        write(&empty, &key(1)).unwrap().as_slice(),
        &Limits::default(),
    )
    .unwrap();
    assert!(bundle.segments.is_empty() && bundle.manifest.heads.is_empty());
}

#[test]
fn a_segment_may_start_in_the_middle_of_a_chain() {
    let whole = chain(key(1).device(), &["uno", "dos", "tres"]);
    let mut later = contents();
    later.segments = vec![Segment {
        device: whole.device,
        from: 3,
        previous: whole.links[1].hash,
        links: whole.links[2..].to_vec(),
    }];
    let later = signed(later);
    let bundle = read(
        write(&later, &key(1)).unwrap().as_slice(),
        &Limits::default(),
    )
    .unwrap();
    assert_eq!(bundle.segments, later.segments);
    assert_eq!(bundle.manifest.heads[0].number, 3);
}

#[test]
fn a_long_chain_is_cut_into_segments_that_join() {
    let words: Vec<String> = (0..40).map(|at| noise(at, 500_000)).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let whole = chain(key(1).device(), &words);
    let mut long = contents();
    long.segments = vec![whole.clone()];
    let long = signed(long);
    let bundle = read(
        write(&long, &key(1)).unwrap().as_slice(),
        &Limits::default(),
    )
    .unwrap();
    assert!(bundle.segments.len() > 1);
    assert_eq!(
        (bundle.manifest.heads.len(), bundle.manifest.changes),
        (1, 40)
    );
    let mut previous = whole.previous;
    let mut links = Vec::new();
    for segment in bundle.segments {
        assert_eq!(
            (segment.from, segment.previous),
            (links.len() as u64 + 1, previous)
        );
        previous = segment.last();
        links.extend(segment.links);
    }
    assert!(links == whole.links);
}

#[test]
fn very_repetitive_words_are_not_taken_for_a_bomb() {
    let words = "a".repeat(1 << 20);
    let mut repetitive = contents();
    repetitive.segments = vec![chain(key(1).device(), &[words.as_str(); 5])];
    let repetitive = signed(repetitive);
    let bundle = read(
        write(&repetitive, &key(1)).unwrap().as_slice(),
        &Limits::default(),
    )
    .unwrap();
    assert!(bundle.segments == repetitive.segments);
    let entry = &bundle.manifest.entries[0];
    assert!(
        entry.unpacked > 5 << 20 && entry.size < entry.unpacked / 90,
        "{entry:?}"
    );
}

#[test]
fn contents_that_nobody_could_receive_make_no_bundle() {
    let device = key(1).device();
    let check = |spoil: fn(&mut cocrea_bundle::Contents), expected: fn(&Refused) -> bool| {
        let mut spoiled = contents();
        spoil(&mut spoiled);
        match write(&signed(spoiled), &key(1)) {
            Err(Fault::Unfit(refused)) => assert!(expected(&refused), "{refused:?}"),
            other => panic!("{other:?}"),
        }
    };
    let altered: fn(&Refused) -> bool = |refused| matches!(refused, Refused::Altered { .. });
    let broken: fn(&Refused) -> bool = |refused| matches!(refused, Refused::BrokenChain { .. });
    check(
        |contents| contents.devices.push(label(key(1).device(), "Otra")),
        altered,
    );
    check(|contents| contents.segments[0].links.clear(), altered);
    check(|contents| contents.segments[0].from = 0, altered);
    check(|contents| contents.segments[0].from = u64::MAX, altered);
    check(|contents| contents.segments[0].from = 2, broken);
    check(
        |contents| contents.segments.push(contents.segments[0].clone()),
        broken,
    );
    check(|contents| contents.process = uuid::Uuid::nil(), broken);
    check(
        |contents| contents.sender_label = "x".repeat((1 << 20) + 1),
        |refused| matches!(refused, Refused::TooLarge { what: "text" }),
    );
    assert!(
        contents()
            .segments
            .iter()
            .any(|segment| segment.device == device)
    );
}

/// Words that hardly pack: a fixed sequence (xorshift64).
fn noise(seed: u64, length: usize) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let letters = (0..length).map(|_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        char::from(b' ' + u8::try_from(state >> 32 & 63).unwrap())
    });
    letters.collect()
}

#[test]
fn what_is_known_is_compared_and_not_unpacked() {
    let bytes = write(&contents(), &key(1)).unwrap();
    let known = |bytes: &[u8]| read_unless_known(bytes, &Limits::default(), |_| true);
    let bundle = known(&bytes).unwrap();
    assert!(bundle.segments.is_empty() && bundle.chains().next().is_none());
    let whole = read(bytes.as_slice(), &Limits::default()).unwrap();
    assert_eq!(bundle.manifest, whole.manifest);
    for at in 0..bytes.len() {
        let mut altered = bytes.clone();
        altered[at] ^= 1;
        assert!(known(&altered).is_err(), "byte {at}");
    }
}
