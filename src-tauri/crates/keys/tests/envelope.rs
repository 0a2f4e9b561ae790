//! Envelopes: who can open them, who cannot, and what is told when one does not open.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_keys::{
    Envelope, Identity, Key, Lock, NotSealed, Passphrase, Recipient, To, Unopened, seal,
};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::io::{self, Read, Write};
use std::time::Instant;

const CHUNK: usize = 64 * 1_024;
const PLENTY: u64 = 1 << 30;

fn identity(of: u8) -> Identity {
    Identity::from_seed(&[of; 32])
}

fn sealed(contents: &[u8], to: To<'_>) -> Vec<u8> {
    let mut sealer = seal(Vec::new(), to).unwrap();
    sealer.write_all(contents).unwrap();
    sealer.finish().unwrap()
}

fn to_one(contents: &[u8]) -> Vec<u8> {
    sealed(contents, To::Recipients(&[identity(1).recipient()]))
}

fn opened(bytes: &[u8], limit: u64, key: Key<'_>) -> Result<Vec<u8>, Unopened> {
    let mut contents = Vec::new();
    Envelope::read(bytes, limit)?
        .open(key)?
        .read_to_end(&mut contents)?;
    Ok(contents)
}

fn by_one(bytes: &[u8]) -> Result<Vec<u8>, Unopened> {
    opened(bytes, PLENTY, Key::Identity(&identity(1)))
}

#[test]
fn each_recipient_opens_what_was_sealed_and_nobody_else() {
    let to: Vec<Recipient> = (1..=12).map(|of| identity(of).recipient()).collect();
    for size in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 1_000_000] {
        let contents: Vec<u8> = (0..size).map(|at| at as u8).collect();
        let bytes = sealed(&contents, To::Recipients(&to));
        for of in [1, 7, 12] {
            assert_eq!(
                opened(&bytes, PLENTY, Key::Identity(&identity(of))).unwrap(),
                contents
            );
        }
        let stranger = opened(&bytes, PLENTY, Key::Identity(&identity(13)));
        assert!(
            matches!(stranger, Err(Unopened::NotForThisLaptop)),
            "{stranger:?}"
        );
    }
}

#[test]
fn a_passphrase_opens_however_it_was_typed_and_no_other_does() {
    let passphrase: Passphrase = "jitomate-abeja-girasol-nopal-casa-lluvia".parse().unwrap();
    let bytes = sealed(b"acta", To::Passphrase(&passphrase));
    assert!(bytes.starts_with(b"age-encryption.org/v1\n-> scrypt "));
    let header = String::from_utf8_lossy(&bytes);
    assert_eq!(
        header.lines().nth(1).unwrap().rsplit(' ').next(),
        Some("17")
    );
    assert_eq!(
        Envelope::read(&bytes[..], PLENTY)
            .map(|e| e.lock())
            .unwrap(),
        Lock::Passphrase
    );
    let typed = "Jitomate  aveja GIRASOL nopál caza yuvia".parse().unwrap();
    assert_eq!(
        opened(&bytes, PLENTY, Key::Passphrase(&typed)).unwrap(),
        b"acta"
    );
    let other = "jitomate abeja girasol nopal casa lluvia"
        .replace("nopal", "queso")
        .parse()
        .unwrap();
    let refused = opened(&bytes, PLENTY, Key::Passphrase(&other));
    assert!(
        matches!(refused, Err(Unopened::WrongPassphrase)),
        "{refused:?}"
    );
    let refused = by_one(&bytes);
    assert!(
        matches!(refused, Err(Unopened::OtherLock(Lock::Passphrase))),
        "{refused:?}"
    );
    let refused = opened(&to_one(b"acta"), PLENTY, Key::Passphrase(&typed));
    assert!(
        matches!(refused, Err(Unopened::OtherLock(Lock::Recipients))),
        "{refused:?}"
    );
}

#[test]
fn other_programs_of_the_format_open_it_and_are_opened() {
    use age::secrecy::SecretString;
    let key = age::x25519::Identity::generate();
    let to: Recipient = key.to_public().to_string().parse().unwrap();
    let bytes = sealed(b"acta", To::Recipients(&[to, identity(1).recipient()]));
    assert_eq!(age::decrypt(&key, &bytes).unwrap(), b"acta");
    let own: age::x25519::Recipient = identity(1).recipient().to_string().parse().unwrap();
    assert_eq!(
        by_one(&age::encrypt(&own, b"acta").unwrap()).unwrap(),
        b"acta"
    );
    // Their passphrases are texts: ours is its six words joined with hyphens.
    let text = "jitomate-abeja-girasol-nopal-casa-lluvia";
    let mut other = age::scrypt::Recipient::new(SecretString::from(text.to_owned()));
    other.set_work_factor(12);
    let bytes = age::encrypt(&other, b"acta").unwrap();
    assert_eq!(
        opened(&bytes, PLENTY, Key::Passphrase(&text.parse().unwrap())).unwrap(),
        b"acta"
    );
}

#[test]
fn an_envelope_to_nobody_or_to_a_crowd_is_not_made() {
    assert!(matches!(
        seal(Vec::new(), To::Recipients(&[])),
        Err(NotSealed::Nobody)
    ));
    let crowd: Vec<Recipient> = (0..257_u16)
        .map(|of| {
            let mut seed = [0; 32];
            seed[..2].copy_from_slice(&of.to_be_bytes());
            Identity::from_seed(&seed).recipient()
        })
        .collect();
    assert!(matches!(
        seal(Vec::new(), To::Recipients(&crowd)),
        Err(NotSealed::TooMany)
    ));
    // As many as may be are read again, and twice the same is one.
    let bytes = sealed(b"acta", To::Recipients(&crowd[..256]));
    let last = Identity::from_seed(&{
        let mut seed = [0; 32];
        seed[1] = 255;
        seed
    });
    assert_eq!(
        opened(&bytes, PLENTY, Key::Identity(&last)).unwrap(),
        b"acta"
    );
    let twice = sealed(b"", To::Recipients(&[identity(1).recipient(); 300]));
    assert_eq!(
        String::from_utf8_lossy(&twice)
            .matches("-> X25519 ")
            .count(),
        1
    );
}

#[test]
fn what_is_no_envelope_is_told_from_a_newer_one() {
    for bytes in [
        &b""[..],
        b"hello",
        b"PK\x03\x04",
        b"manifest.cbor\0",
        b"age-encryption.com/v1\n",
        b"\n",
        &[0; 70_000],
    ] {
        let refused = by_one(bytes);
        assert!(matches!(refused, Err(Unopened::NotSealed)), "{refused:?}");
    }
    let refused = by_one(b"age-encryption.org/v2\n-> X25519 ");
    assert!(matches!(refused, Err(Unopened::Newer)), "{refused:?}");
}

#[test]
fn an_envelope_that_ends_early_is_refused_wherever_it_ends() {
    let contents = vec![7; 2 * CHUNK + 100];
    let bytes = to_one(&contents);
    let header = bytes.len() - (2 * (CHUNK + 16) + 100 + 16);
    let pieces = [header, header + CHUNK + 16, header + 2 * (CHUNK + 16)];
    let ends = (1..header + 40)
        .chain(pieces)
        .chain([bytes.len() - 1, bytes.len() - 100]);
    for end in ends {
        let refused = by_one(&bytes[..end]);
        // In the middle of a piece nothing tells a cut from a change.
        let told = matches!(refused, Err(Unopened::CutShort));
        let unsure = matches!(refused, Err(Unopened::Altered { or_cut: true }));
        assert!(told || unsure, "{end}: {refused:?}");
        assert!(
            told || (end > header && !pieces.contains(&end)),
            "{end}: {refused:?}"
        );
    }
}

#[test]
fn a_changed_byte_is_noticed_and_told_apart_from_a_cut_where_that_can_be_known() {
    let bytes = to_one(&vec![7; 2 * CHUNK + 100]);
    let header = bytes.len() - (2 * (CHUNK + 16) + 100 + 16);
    let mut changed = bytes.clone();
    changed[header + 10] ^= 1;
    let refused = by_one(&changed);
    assert!(
        matches!(refused, Err(Unopened::Altered { or_cut: false })),
        "{refused:?}"
    );
    let mut changed = bytes.clone();
    *changed.last_mut().unwrap() ^= 1;
    let refused = by_one(&changed);
    assert!(
        matches!(refused, Err(Unopened::Altered { or_cut: true })),
        "{refused:?}"
    );
    let mut longer = bytes.clone();
    longer.push(0);
    assert!(matches!(by_one(&longer), Err(Unopened::Altered { .. })));
    // A byte after a last piece that is full.
    let mut longer = to_one(&vec![7; CHUNK]);
    longer.push(0);
    assert!(matches!(by_one(&longer), Err(Unopened::Altered { .. })));
    // An error stays an error for whoever reads on.
    let mut changed = bytes;
    changed[header + CHUNK + 20] ^= 1;
    let one = identity(1);
    let mut reader = Envelope::read(&changed[..], PLENTY)
        .unwrap()
        .open(Key::Identity(&one))
        .unwrap();
    let mut first = vec![0; CHUNK];
    reader.read_exact(&mut first).unwrap();
    for _ in 0..3 {
        assert!(reader.read(&mut first).is_err());
    }
}

#[test]
fn too_much_work_is_refused_before_any_is_done() {
    let passphrase: Passphrase = "jitomate-abeja-girasol-nopal-casa-lluvia".parse().unwrap();
    let bytes = sealed(b"acta", To::Passphrase(&passphrase));
    let text = String::from_utf8_lossy(&bytes[..60]).into_owned();
    let at = text.find(" 17\n").unwrap() + 1;
    let attempt = |work: &str| {
        let mut harder = bytes.clone();
        harder[at..at + 2].copy_from_slice(work.as_bytes());
        let started = Instant::now();
        let refused = opened(&harder, PLENTY, Key::Passphrase(&passphrase));
        (refused, started.elapsed())
    };
    let (refused, done) = attempt("18");
    assert!(
        matches!(refused, Err(Unopened::WrongPassphrase)),
        "{refused:?}"
    );
    for work in [19, 30, 63, 64] {
        let (refused, spent) = attempt(&work.to_string());
        assert!(
            matches!(refused, Err(Unopened::TooHard { work: told }) if told == work),
            "{refused:?}"
        );
        // The least of these would take twice as long as the most that is done.
        assert!(spent < done / 2, "{spent:?} beside {done:?}");
    }
    for work in ["00", "0x", "999"] {
        let mut odd = bytes.clone();
        odd.splice(at..at + 2, work.bytes());
        let refused = opened(&odd, PLENTY, Key::Passphrase(&passphrase));
        assert!(
            matches!(refused, Err(Unopened::Altered { or_cut: false })),
            "{work}: {refused:?}"
        );
    }
}

#[test]
fn bytes_are_counted_as_they_come() {
    let contents = vec![7; 3 * CHUNK];
    let bytes = to_one(&contents);
    let length = bytes.len() as u64;
    assert_eq!(
        opened(&bytes, length, Key::Identity(&identity(1))).unwrap(),
        contents
    );
    for limit in [0, 1, 50, 200, length / 2, length - 1] {
        let refused = opened(&bytes, limit, Key::Identity(&identity(1)));
        assert!(
            matches!(refused, Err(Unopened::TooLarge { what: "envelope" })),
            "{limit}: {refused:?}"
        );
    }
    // A header without end, in lines and without them.
    for line in ["-> X25519 a\n", "-"] {
        let endless = format!("age-encryption.org/v1\n{}", line.repeat(100_000));
        let refused = by_one(endless.as_bytes());
        assert!(
            matches!(refused, Err(Unopened::TooLarge { what: "header" })),
            "{refused:?}"
        );
    }
}

#[test]
fn an_error_of_the_source_is_told_as_such() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the stick was pulled out"))
        }
    }
    let bytes = to_one(&vec![7; 2 * CHUNK]);
    for whole in [0, 30, 60_000] {
        let one = identity(1);
        let source = bytes[..whole].chain(Broken);
        let refused = Envelope::read(source, PLENTY)
            .and_then(|envelope| envelope.open(Key::Identity(&one)))
            .and_then(|mut opened| Ok(opened.read_to_end(&mut Vec::new())?));
        assert!(
            matches!(refused, Err(Unopened::Io(_))),
            "{whole}: {refused:?}"
        );
    }
}

/// 3,000 damaged envelopes from one seed: none gives other contents, none panics.
#[test]
fn no_damage_is_taken_for_contents() {
    let contents: Vec<u8> = (0..CHUNK + 500).map(|at| (at / 7) as u8).collect();
    let bytes = to_one(&contents);
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[23; 32]);
    let config = Config {
        cases: 3_000,
        failure_persistence: None,
        ..Config::default()
    };
    let near = prop_oneof![
        any::<prop::sample::Index>().prop_map(|at| at.index(usize::MAX)),
        0..400_usize
    ];
    let damage = (near, 1..=255_u8, 0..4_u8);
    TestRunner::new_with_rng(config, rng)
        .run(&damage, |(at, byte, kind)| {
            let mut damaged = bytes.clone();
            let at = at % damaged.len();
            match kind {
                0 => damaged[at] ^= byte,
                1 => damaged.insert(at, byte),
                2 => drop(damaged.remove(at)),
                _ => damaged.truncate(at),
            }
            prop_assert!(
                damaged == bytes || by_one(&damaged).is_err(),
                "{at} {byte} {kind}"
            );
            Ok(())
        })
        .unwrap();
}
