//! A bundle that is cut, altered, forged or newer is refused whole, each with its own reason.

use crate::forge::{self, Forge, chain_of, change, contents, header, key, refusal, tar};
use cocrea_bundle::{Fault, Limits, Refused, read, write};
use uuid::Uuid;

#[test]
fn every_byte_changed_is_refused() {
    let bytes = write(&contents(), &key(1)).unwrap();
    for at in 0..bytes.len() {
        for change in [1 << (at % 8), 0xff] {
            let mut changed = bytes.clone();
            changed[at] ^= change;
            let refused = refusal(&changed);
            let told = matches!(refused, Refused::Altered { .. } | Refused::NotABundle);
            assert!(
                told && (at < 512 || !matches!(refused, Refused::NotABundle)),
                "byte {at}: {refused:?}"
            );
        }
    }
}

#[test]
fn every_bundle_cut_short_says_so() {
    let bytes = write(&contents(), &key(1)).unwrap();
    for length in 0..bytes.len() {
        let refused = refusal(&bytes[..length]);
        assert!(
            matches!(refused, Refused::CutShort),
            "{length} bytes: {refused:?}"
        );
    }
}

#[test]
fn anything_after_the_end_is_refused() {
    let bytes = write(&contents(), &key(1)).unwrap();
    for after in [&[0][..], &[0; 9216], b"x", &bytes] {
        let longer = [bytes.as_slice(), after].concat();
        assert_altered(&longer, "end");
    }
}

#[test]
fn other_files_are_no_bundles() {
    for bytes in [
        &b"%PDF-1.7"[..],
        b"PK\x03\x04",
        b"SQLite format 3\0",
        &[0; 2048],
        &[0xff; 600],
        b"manifest.cborx",
    ] {
        let refused = refusal(bytes);
        assert!(matches!(refused, Refused::NotABundle), "{refused:?}");
    }
}

#[test]
fn a_signature_of_another_key_is_refused() {
    let forge = Forge::new();
    let manifest = forge::encode(&forge.manifest, false);
    let message = [b"cocrea-bundle-1", manifest.as_slice()].concat();
    assert!(
        read(
            forge.bytes_of(&manifest, &key(1).sign(&message)).as_slice(),
            &Limits::default()
        )
        .is_ok()
    );
    assert_altered(
        &forge.bytes_of(&manifest, &key(2).sign(&message)),
        "manifest.sig",
    );
    assert_altered(
        &forge.bytes_of(&manifest, &key(1).sign(&manifest)),
        "manifest.sig",
    );
    assert_altered(&forge.bytes_of(&manifest, &[0; 64]), "manifest.sig");
}

#[test]
fn the_sender_cannot_be_exchanged_without_its_key() {
    let mut forge = Forge::new();
    forge.manifest.sender = key(2).public_key();
    assert_altered(&forge.bytes(), "manifest.sig");
    forge.key = key(2);
    assert!(read(forge.bytes().as_slice(), &Limits::default()).is_ok());
}

#[test]
fn entries_in_another_order_are_refused() {
    let mut forge = Forge::new();
    forge.bodies.swap(0, 1);
    assert_altered(&forge.bytes(), &forge.manifest.entries[0].path);
    forge.manifest.entries.swap(0, 1);
    assert_altered(&forge.bytes(), "manifest.cbor");
    forge.manifest.heads.swap(0, 1);
    assert_altered(&forge.bytes(), "manifest.cbor");
}

#[test]
fn an_entry_twice_is_refused() {
    let mut forge = Forge::new();
    forge.bodies.insert(1, forge.bodies[0].clone());
    assert_altered(&forge.bytes(), &forge.manifest.entries[1].path);
    forge
        .manifest
        .entries
        .insert(1, forge.manifest.entries[0].clone());
    let device = contents().segments[0].device;
    assert_broken(&forge.bytes(), device, 1);
}

#[test]
fn a_missing_entry_is_refused_also_when_the_manifest_hides_it() {
    let mut forge = Forge::new();
    forge.bodies.pop();
    assert_altered(&forge.bytes(), &forge.manifest.entries[1].path);
    forge.manifest.entries.pop();
    assert_altered(&forge.bytes(), "manifest.cbor");
    forge.manifest.heads.pop();
    assert_altered(&forge.bytes(), "manifest.cbor");
}

#[test]
fn an_entry_that_the_manifest_does_not_name_is_refused() {
    for name in ["notes.txt", "manifest.cbor", "ops/"] {
        let mut forge = Forge::new();
        forge.bodies.push((name.to_owned(), b"more".to_vec()));
        assert_altered(&forge.bytes(), "end");
        let last = forge.bodies.pop().unwrap();
        forge.bodies.insert(0, last);
        assert_altered(&forge.bytes(), &forge.manifest.entries[0].path);
    }
}

#[test]
fn a_signed_manifest_can_name_no_file_but_a_segment() {
    let good = Forge::new().manifest.entries[0].path.clone();
    let names = [
        "../../../etc/passwd".to_owned(),
        "/etc/passwd".to_owned(),
        "C:\\Windows\\win.ini".to_owned(),
        String::new(),
        "manifest.cbor".to_owned(),
        good.replace("ops/", "ops/../ops/"),
        good.replace("ops/", "/ops/"),
        good.replace("ops/", "ops\\"),
        good.replace("ops/", "./ops/"),
        good.replace("-1-", "-01-"),
        good.replace("-1-", "-+1-"),
        good.replace("-1-", "-0-"),
        good.replace("-1-", "-9-"),
        good.replace("-1-", "-1-1-"),
        good.replace(".cbor", "0.cbor"),
        good.to_uppercase(),
        good.replacen("ops/", "ops/0", 1),
        good.replace(".cbor.zst", ".cbor"),
        good.replace("-1-", "-1-99999999999999999999"),
        good.replace("-1-", "-1-1844674407370955161"),
        format!("{good}\n"),
    ];
    for name in names {
        let mut forge = Forge::new();
        forge.rename(0, &name);
        assert_altered(&forge.bytes(), &name);
    }
}

#[test]
fn an_entry_that_is_no_plain_file_is_refused() {
    use tar::EntryType;
    let forge = Forge::new();
    let kinds = [
        EntryType::Symlink,
        EntryType::Link,
        EntryType::Directory,
        EntryType::Fifo,
        EntryType::Char,
        EntryType::GNULongName,
        EntryType::XHeader,
        EntryType::GNUSparse,
        EntryType::Continuous,
    ];
    for kind in kinds {
        let (path, _) = &forge.bodies[0];
        assert_altered(
            &with_header(&forge, |header| header.set_entry_type(kind)),
            path,
        );
    }
}

#[test]
fn a_header_with_anything_of_its_own_is_refused() {
    let forge = Forge::new();
    let path = &forge.bodies[0].0;
    let changes: [fn(&mut tar::Header); 7] = [
        |header| header.set_mode(0o755),
        |header| header.set_uid(1000),
        |header| header.set_gid(1000),
        |header| header.set_mtime(1),
        |header| header.set_username("ana").unwrap(),
        |header| header.as_old_mut().linkname[0] = b'x',
        |header| header.as_ustar_mut().unwrap().prefix[0] = b'x',
    ];
    for change in changes {
        assert_altered(&with_header(&forge, change), path);
    }
    assert!(read(with_header(&forge, |_| ()).as_slice(), &Limits::default()).is_ok());
}

#[test]
fn a_newer_bundle_says_what_it_needs() {
    let check = |change: fn(&mut Forge), needs: &str| {
        let mut forge = Forge::new();
        change(&mut forge);
        assert_newer(&forge.bytes(), needs);
    };
    check(|forge| forge.manifest.min_reader = 2, "reader 2");
    check(
        |forge| forge.manifest.requires = vec!["photos".to_owned()],
        "photos",
    );
    check(
        |forge| {
            (
                forge.manifest.format,
                forge.manifest.min_reader,
                forge.added,
            ) = (3, 3, true);
        },
        "reader 3",
    );
}

#[test]
fn a_newer_bundle_that_older_readers_understand_is_read() {
    let mut forge = Forge::new();
    forge.manifest.format = 2;
    forge.added = true;
    let bundle = read(forge.bytes().as_slice(), &Limits::default()).unwrap();
    assert_eq!(bundle.manifest, forge.manifest);
    assert_eq!(bundle.segments, contents().segments);
    let longer = [forge::encode(&forge.manifest, true), vec![0]].concat();
    let signature = key(1).sign(&[b"cocrea-bundle-1", longer.as_slice()].concat());
    assert_altered(&forge.bytes_of(&longer, &signature), "manifest.cbor");
    forge.manifest.format = 1;
    assert_altered(&forge.bytes(), "manifest.cbor");
    forge.added = false;
    assert!(read(forge.bytes().as_slice(), &Limits::default()).is_ok());
    forge.manifest.format = 0;
    assert_altered(&forge.bytes(), "manifest.cbor");
}

#[test]
fn whoever_alters_a_bundle_cannot_make_it_look_newer() {
    let mut forge = Forge::new();
    let signature: [u8; 64] = forge::unpack(&forge.bytes())[1]
        .1
        .clone()
        .try_into()
        .unwrap();
    forge.manifest.min_reader = 2;
    let altered = forge.bytes_of(&forge::encode(&forge.manifest, false), &signature);
    assert_altered(&altered, "manifest.sig");
}

#[test]
fn a_signed_manifest_must_say_what_is_there() {
    let check = |change: fn(&mut Forge), what: &str| {
        let mut forge = Forge::new();
        change(&mut forge);
        assert_altered(&forge.bytes(), what);
    };
    let first = &Forge::new().manifest.entries[0].path;
    check(|forge| forge.manifest.entries[0].hash[0] ^= 1, first);
    check(|forge| forge.manifest.entries[0].size += 1, first);
    check(|forge| forge.manifest.entries[0].unpacked += 1, first);
    check(|forge| forge.manifest.entries[0].unpacked -= 1, first);
    check(|forge| forge.manifest.changes += 1, "manifest.cbor");
    check(
        |forge| forge.manifest.heads.push(forge.manifest.heads[0]),
        "manifest.cbor",
    );
    check(|forge| forge.manifest.has.reverse(), "manifest.cbor");
    check(|forge| forge.manifest.devices.reverse(), "manifest.cbor");
    check(
        |forge| {
            forge
                .manifest
                .devices
                .push(forge.manifest.devices[1].clone())
        },
        "manifest.cbor",
    );
}

#[test]
fn changes_that_their_author_did_not_sign_are_refused_also_when_the_sender_did() {
    let check = |change: fn(&mut Forge)| {
        let mut forge = Forge::new();
        change(&mut forge);
        let refused = refusal(&forge.bytes());
        assert!(matches!(refused, Refused::Unsigned { .. }), "{refused:?}");
    };
    check(|forge| forge.manifest.heads[0].number += 1);
    check(|forge| forge.manifest.heads[0].hash[0] ^= 1);
    check(|forge| forge.manifest.heads[0].signature[9] ^= 1);
    check(|forge| forge.manifest.heads[0].key = key(3).public_key());
    check(|forge| {
        let other = forge.manifest.heads[1].signature;
        forge.manifest.heads[0].signature = other;
    });
    // The signature of an author for another process does not count in this one.
    check(|forge| forge.manifest.process = Uuid::from_u128(0xBAD));
    let mut nobody = contents();
    nobody.heads.pop();
    let unfit = write(&nobody, &key(1));
    assert!(matches!(unfit, Err(Fault::Unfit(Refused::Unsigned { .. }))));
}

#[test]
fn a_relay_that_adds_a_change_to_a_chain_is_found_out() {
    let longer = chain_of(
        key(2).device(),
        &[
            change(key(2).device(), 1, "Agua"),
            change(key(2).device(), 2, "Camión"),
            change(key(2).device(), 3, "Lo que nadie dijo"),
        ],
    );
    let mut forged = contents();
    let signed = forged.heads.clone();
    forged
        .segments
        .retain(|segment| segment.device != longer.device);
    forged.segments.push(longer);
    assert!(write(&forged, &key(1)).is_err(), "with the true signature");
    forged.heads = signed;
    let hash = forged.segments.last().unwrap().last();
    for head in &mut forged.heads {
        if head.device() == key(2).device() {
            (head.number, head.hash) = (3, hash);
        }
    }
    let unfit = write(&forged, &key(1));
    assert!(matches!(unfit, Err(Fault::Unfit(Refused::Unsigned { .. }))));
}

#[test]
fn a_signed_manifest_in_another_form_is_refused() {
    let forge = Forge::new();
    let manifest = forge::encode(&forge.manifest, false);
    let long_form = [&manifest[..1], &[0x18, 0x00], &manifest[2..]].concat();
    let indefinite = [&[0xbf], &manifest[1..], &[0xff]].concat();
    let longer = [manifest.as_slice(), &[0]].concat();
    for other in [
        long_form,
        indefinite,
        longer,
        manifest[..manifest.len() - 1].to_vec(),
        Vec::new(),
    ] {
        let signature = key(1).sign(&[b"cocrea-bundle-1", other.as_slice()].concat());
        assert_altered(&forge.bytes_of(&other, &signature), "manifest.cbor");
    }
}

fn with_header(forge: &Forge, change: impl FnOnce(&mut tar::Header)) -> Vec<u8> {
    let manifest = forge::encode(&forge.manifest, false);
    let signature = forge
        .key
        .sign(&[b"cocrea-bundle-1", manifest.as_slice()].concat());
    let mut parts = vec![
        (header("manifest.cbor", manifest.len()), manifest.as_slice()),
        (header("manifest.sig", 64), signature.as_slice()),
    ];
    let bodies = forge.bodies.iter();
    parts.extend(bodies.map(|(path, body)| (header(path, body.len()), body.as_slice())));
    change(&mut parts[2].0);
    parts[2].0.set_cksum();
    tar(&parts)
}

fn assert_altered(bytes: &[u8], expected: &str) {
    let refused = refusal(bytes);
    let told = matches!(&refused, Refused::Altered { what } if what == expected);
    assert!(told, "{refused:?} where {expected:?} was altered");
}

fn assert_newer(bytes: &[u8], expected: &str) {
    let refused = refusal(bytes);
    let told = matches!(&refused, Refused::Newer { needs } if needs == expected);
    assert!(told, "{refused:?} where {expected:?} was needed");
}

fn assert_broken(bytes: &[u8], author: cocrea_ledger::DeviceId, at: u64) {
    let refused = refusal(bytes);
    let told = matches!(refused, Refused::BrokenChain { device, number } if (device, number) == (author, at));
    assert!(told, "{refused:?} where the chain broke at {at}");
}
