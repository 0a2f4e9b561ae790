//! Device cards: what an organiser said stays said, and hostile bytes are refused without harm.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_keys::{Card, Keypair, Label, Malformed, Recipient, Role, Seed};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use uuid::Uuid;

fn organiser() -> Keypair {
    Keypair::from_seed(&[1; 32])
}

fn seed() -> Seed {
    Seed::from_bytes([7; 32])
}

fn card(label: &str, role: Role) -> Card {
    Card::certify(
        &organiser(),
        Uuid::from_u128(0x2026),
        seed().keypair().public_key(),
        seed().identity().recipient(),
        Label::new(label).unwrap(),
        role,
    )
}

#[test]
fn a_card_says_what_was_certified() {
    let decoded = Card::decode(&card("Laptop Mesa 3", Role::Table).encode()).unwrap();
    assert_eq!(decoded, card("Laptop Mesa 3", Role::Table));
    assert_eq!(decoded.process(), Uuid::from_u128(0x2026));
    assert_eq!(decoded.device(), seed().keypair().device());
    assert_eq!(*decoded.public_key(), seed().keypair().public_key());
    assert_eq!(decoded.recipient(), seed().identity().recipient());
    assert_eq!(decoded.label().text(), "Laptop Mesa 3");
    assert_eq!(decoded.role(), Role::Table);
    let other = card("Coordinación", Role::Coordinator);
    assert_eq!(
        Card::decode(&other.encode()).unwrap().role(),
        Role::Coordinator
    );
}

#[test]
fn a_card_counts_for_its_organiser_only() {
    let card = card("Laptop Mesa 3", Role::Table);
    assert!(card.verify(&organiser().public_key()));
    assert!(!card.verify(&Keypair::from_seed(&[2; 32]).public_key()));
    assert!(!card.verify(&[0; 32]));
}

#[test]
fn the_signature_covers_every_field() {
    let whole = card("Laptop Mesa 3", Role::Table);
    let (organiser, forger) = (organiser().public_key(), Keypair::from_seed(&[2; 32]));
    let forge = |process, of: &Seed, to: &Seed, label, role| {
        let forged = Card::certify(
            &forger,
            process,
            of.keypair().public_key(),
            to.identity().recipient(),
            Label::new(label).unwrap(),
            role,
        );
        // The organiser's signature under other contents: the last 64 bytes are the signature.
        let mut bytes = forged.encode();
        let contents = bytes.len() - 64;
        bytes[contents..].copy_from_slice(&whole.encode()[whole.encode().len() - 64..]);
        Card::decode(&bytes).unwrap()
    };
    let (own, other) = (seed(), Seed::from_bytes([8; 32]));
    let process = Uuid::from_u128(0x2026);
    let (label, table) = ("Laptop Mesa 3", Role::Table);
    assert!(forge(process, &own, &own, label, table).verify(&organiser));
    for forged in [
        forge(Uuid::from_u128(1), &own, &own, label, table),
        forge(process, &other, &own, label, table),
        forge(process, &own, &other, label, table),
        forge(process, &own, &own, "Laptop Mesa 4", table),
        forge(process, &own, &own, label, Role::Coordinator),
    ] {
        assert!(!forged.verify(&organiser), "{forged:?}");
    }
}

#[test]
fn a_card_has_the_bytes_it_always_had() {
    let bytes = card("Laptop Mesa 3", Role::Table).encode();
    assert_eq!(
        blake3::hash(&bytes).to_hex().as_str(),
        "1903efa31f6e19458d758213b1147c9773ff1293e342261b08f5ab7bc25a85c8"
    );
    assert_eq!(bytes[..2], [0x88, 0x01]);
}

#[test]
fn second_forms_longer_cards_and_newer_ones_are_refused() {
    let bytes = card("Laptop Mesa 3", Role::Table).encode();
    let with = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = bytes.clone();
        change(&mut bytes);
        Card::decode(&bytes)
    };
    let label = bytes
        .windows(6)
        .position(|found| found == b"Laptop")
        .unwrap();
    assert_eq!(with(&|b| b.push(0)), Err(Malformed::Shape));
    // The number 1 in two bytes, and an array that tells no length.
    assert_eq!(
        with(&|b| drop(b.splice(1..2, [0x18, 0x01]))),
        Err(Malformed::Shape)
    );
    assert_eq!(
        with(&|b| {
            b[0] = 0x9f;
            b.push(0xff);
        }),
        Err(Malformed::Shape)
    );
    // A device that is not that of the key, a role nobody knows, a label that turns the line around.
    assert_eq!(with(&|b| b[20] ^= 1), Err(Malformed::Shape));
    assert_eq!(with(&|b| b[label + 13] = 2), Err(Malformed::Shape));
    assert_eq!(
        with(&|b| b[label..label + 3].copy_from_slice("\u{202E}".as_bytes())),
        Err(Malformed::Shape)
    );
    // A recipient that everybody can open for.
    let recipient = *seed().identity().recipient().bytes();
    let at = bytes
        .windows(32)
        .position(|found| found == recipient)
        .unwrap();
    assert_eq!(with(&|b| b[at..at + 32].fill(0)), Err(Malformed::Shape));
    assert_eq!(with(&|b| b[1] = 2), Err(Malformed::Newer));
    assert_eq!(Card::decode(&[]), Err(Malformed::Shape));
    assert_eq!(Card::decode(&vec![0; 1 << 20]), Err(Malformed::Shape));
    for length in 0..bytes.len() {
        assert_eq!(
            Card::decode(&bytes[..length]),
            Err(Malformed::Shape),
            "{length}"
        );
    }
}

#[test]
fn a_label_is_one_line_that_can_be_seen() {
    for text in ["Mesa 3", "Laptop «Ñandú» · 2", &"m".repeat(60), "投票"] {
        assert_eq!(Label::new(text).unwrap().to_string(), text);
    }
    for text in [
        "",
        " ",
        " Mesa",
        "Mesa ",
        "Mesa\n3",
        "Mesa\t3",
        "Mesa\u{200B}",
        "\u{202E}asem",
        &"m".repeat(61),
        "Mesa\u{0}",
    ] {
        assert_eq!(Label::new(text), None, "{text:?}");
    }
}

#[test]
fn the_longest_label_fits_a_card() {
    let card = card(&"𝄞".repeat(60), Role::Coordinator);
    assert!(card.encode().len() < 430);
    assert_eq!(Card::decode(&card.encode()), Ok(card));
}

#[test]
fn no_recipient_is_made_of_what_is_no_key() {
    assert_eq!(Recipient::from_bytes([0; 32]), None);
}

/// 20,000 damaged cards from one seed: none panics, and none that decodes counts unless it is the card itself.
#[test]
fn damaged_cards_never_count_and_never_panic() {
    let whole = card("Laptop Mesa 3", Role::Table);
    let bytes = whole.encode();
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[23; 32]);
    let config = Config {
        cases: 20_000,
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner = TestRunner::new_with_rng(config, rng);
    let damage =
        proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..6);
    let counted = std::cell::Cell::new((0_u32, 0_u32));
    runner
        .run(&damage, |steps| {
            let mut damaged = bytes.clone();
            for (at, byte, kind) in steps {
                let at = at.index(damaged.len().max(1));
                match kind {
                    0 if at < damaged.len() => damaged[at] ^= byte,
                    1 => damaged.insert(at, byte),
                    2 if at < damaged.len() => drop(damaged.remove(at)),
                    _ => damaged.truncate(at.max(1)),
                }
            }
            let (mut decoded, mut refused) = counted.get();
            match Card::decode(&damaged) {
                Ok(card) => {
                    decoded += 1;
                    prop_assert_eq!(card.encode(), damaged.clone());
                    prop_assert_eq!(card.verify(&organiser().public_key()), damaged == bytes);
                }
                Err(_) => refused += 1,
            }
            counted.set((decoded, refused));
            Ok(())
        })
        .unwrap();
    // Some change only the label, the recipient or the signature: they are well formed, and must not count.
    let (decoded, refused) = counted.get();
    assert!(
        decoded > 500 && refused > 10_000,
        "{decoded} decoded, {refused} refused"
    );
}
