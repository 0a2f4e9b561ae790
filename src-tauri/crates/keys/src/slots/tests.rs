//! Any slot gives the key, and nothing else does.

use super::{FileKey, Holder, KeySlots, LONGEST_SLOTS, NewSlot, NotUnlocked, Unchanged};
use crate::{Identity, Passphrase};

fn laptop(number: u8) -> Identity {
    Identity::from_seed(&[number; 32])
}

fn for_laptop(number: u8) -> NewSlot<'static> {
    NewSlot::Laptop(laptop(number).recipient())
}

/// A file with a slot for a laptop, one with words and one for the laptop of the organiser.
fn with_three() -> (KeySlots, FileKey, Passphrase) {
    let words = Passphrase::new().unwrap();
    let (mut slots, key) = KeySlots::new(for_laptop(1), "Laptop Mesa 1").unwrap();
    slots
        .add(&key, NewSlot::Words(&words), "Sobre del archivo")
        .unwrap();
    slots.add(&key, for_laptop(2), "Organización").unwrap();
    (slots, key, words)
}

#[test]
fn every_slot_gives_the_key_also_after_it_was_written_and_read() {
    let (slots, key, words) = with_three();
    let read = KeySlots::read(&slots.to_bytes()).unwrap();
    assert_eq!(read, slots);
    for slots in [slots, read] {
        assert_eq!(slots.open(&laptop(1)).unwrap(), key);
        assert_eq!(slots.open(&laptop(2)).unwrap(), key);
        assert_eq!(slots.open_with_words(&words).unwrap(), key);
        let holders: Vec<_> = slots.slots().iter().map(super::KeySlot::holder).collect();
        let one = Holder::Laptop(laptop(1).recipient());
        let two = Holder::Laptop(laptop(2).recipient());
        assert_eq!(holders, [one, Holder::Words, two]);
        assert_eq!(slots.slots()[1].label(), "Sobre del archivo");
    }
}

#[test]
fn two_files_have_two_keys_and_another_laptop_or_other_words_have_none() {
    let (slots, key, _) = with_three();
    let (_, another) = KeySlots::new(for_laptop(1), "").unwrap();
    assert_ne!(key, another);
    assert!(slots.is_of(&key) && !slots.is_of(&another));
    assert_eq!(slots.open(&laptop(3)), Err(NotUnlocked::NoSlotOpens));
    let other = Passphrase::new().unwrap();
    assert_eq!(slots.open_with_words(&other), Err(NotUnlocked::NoSlotOpens));
    assert_eq!(format!("{key:?}"), "FileKey(…)");
}

#[test]
fn what_is_removed_opens_nothing_and_the_last_one_stays() {
    let (mut slots, key, words) = with_three();
    slots.remove(&key, 0).unwrap();
    assert_eq!(slots.open(&laptop(1)), Err(NotUnlocked::NoSlotOpens));
    assert_eq!(slots.open(&laptop(2)).unwrap(), key);
    assert!(matches!(slots.remove(&key, 2), Err(Unchanged::NoSuchSlot)));
    slots.remove(&key, 1).unwrap();
    assert!(matches!(slots.remove(&key, 0), Err(Unchanged::Last)));
    assert_eq!(slots.open_with_words(&words).unwrap(), key);
}

#[test]
fn one_laptop_has_one_slot_and_there_are_only_so_many() {
    let (mut slots, key) = KeySlots::new(for_laptop(0), "").unwrap();
    let again = slots.add(&key, for_laptop(0), "otra vez");
    assert!(matches!(again, Err(Unchanged::Again)));
    let long = slots.add(&key, for_laptop(1), &"x".repeat(201));
    assert!(matches!(
        long,
        Err(Unchanged::LongLabel { length: 201, .. })
    ));
    for number in 1..32 {
        slots
            .add(&key, for_laptop(number), &"🌞".repeat(200))
            .unwrap();
    }
    let more = slots.add(&key, for_laptop(99), "");
    assert!(matches!(more, Err(Unchanged::TooMany)));
    assert!(slots.to_bytes().len() < LONGEST_SLOTS);
    assert_eq!(KeySlots::read(&slots.to_bytes()).unwrap(), slots);
    assert_eq!(slots.open(&laptop(31)).unwrap(), key);
}

#[test]
fn no_altered_byte_gives_a_key_or_another_list() {
    let (mut slots, key) = KeySlots::new(for_laptop(1), "Laptop Mesa 1").unwrap();
    slots.add(&key, for_laptop(2), "Organización").unwrap();
    let bytes = slots.to_bytes();
    for at in 0..bytes.len() {
        for bit in [1, 0x80] {
            let mut altered = bytes.clone();
            altered[at] ^= bit;
            let opened = KeySlots::read(&altered).and_then(|slots| slots.open(&laptop(1)));
            assert!(opened.is_err(), "byte {at}");
        }
        assert!(KeySlots::read(&bytes[..at]).is_err(), "{at} bytes");
    }
    let mut longer = bytes.clone();
    longer.push(0);
    assert!(KeySlots::read(&longer).is_err());
    assert_eq!(
        KeySlots::read(&vec![0x84; LONGEST_SLOTS + 1]),
        Err(NotUnlocked::Altered)
    );
}

#[test]
fn a_slot_of_another_key_and_a_later_version_are_told() {
    let (mut slots, key) = KeySlots::new(for_laptop(1), "").unwrap();
    let (foreign, _) = KeySlots::new(for_laptop(2), "").unwrap();
    slots.add(&key, for_laptop(3), "").unwrap();
    slots.slots.push(foreign.slots[0].clone());
    let read = KeySlots::read(&slots.to_bytes()).unwrap();
    assert_eq!(read.open(&laptop(2)), Err(NotUnlocked::Altered));
    assert_eq!(read.open(&laptop(1)), Err(NotUnlocked::Altered));
    let mut later = foreign.to_bytes();
    let version = 1 + 1 + super::NAME.len();
    assert_eq!(later[version], 1);
    later[version] = 2;
    assert_eq!(KeySlots::read(&later), Err(NotUnlocked::Newer));
}
