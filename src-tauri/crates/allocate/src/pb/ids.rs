//! The ids of projects and their indices: a table that answers for short ids without hashing text.

use std::collections::HashMap;
use std::ops::Range;

/// Ids of so many bytes are kept as numbers; longer ones as text.
const SHORT: usize = 15;
/// How many neighbours are looked at before an id is kept as text: crowded tables stay quick.
const NEIGHBOURS: usize = 16;
const FREE: u32 = u32::MAX;
/// An odd number without pattern (2^64 divided by the golden ratio), so that multiplying mixes.
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// Ids and indices. Finding one is O(1), also in a table made to be slow.
#[derive(Debug, Default)]
pub(super) struct Ids {
    slots: Vec<(u128, u32)>,
    short: u32,
    others: HashMap<String, u32>,
}

impl Ids {
    /// Adds an id; false if it is there already.
    pub(super) fn insert(&mut self, id: &str, index: u32) -> bool {
        let whole = 0..id.len();
        if self.find(id.as_bytes(), whole.clone()).is_some() {
            return false;
        }
        match key(id.as_bytes(), &whole) {
            Some(key) => self.insert_short(key, id, index),
            None => {
                self.others.insert(id.to_owned(), index);
            }
        }
        true
    }

    fn insert_short(&mut self, key: u128, id: &str, index: u32) {
        if self.slots.len() < 2 * (self.short as usize + 1) {
            self.grow();
        }
        match self.place(key) {
            Some(place) => {
                self.slots[place] = (key, index);
                self.short += 1;
            }
            None => {
                self.others.insert(id.to_owned(), index);
            }
        }
    }

    /// Doubles the table. An id that finds no place in it goes to the others.
    fn grow(&mut self) {
        let doubled = (self.slots.len() * 2).max(64);
        let old = std::mem::replace(&mut self.slots, vec![(0, FREE); doubled]);
        for (key, index) in old.into_iter().filter(|slot| slot.1 != FREE) {
            match self.place(key) {
                Some(place) => self.slots[place] = (key, index),
                None => {
                    self.short -= 1;
                    self.others.insert(id_of(key), index);
                }
            }
        }
    }

    /// The index of the id in these bytes of a text.
    pub(super) fn find(&self, text: &[u8], id: Range<usize>) -> Option<u32> {
        let found = key(text, &id).and_then(|key| self.find_short(key));
        if found.is_some() || self.others.is_empty() {
            return found;
        }
        let id = str::from_utf8(&text[id]).ok()?;
        self.others.get(id).copied()
    }

    fn find_short(&self, key: u128) -> Option<u32> {
        let (mut place, mask) = (self.home(key)?, self.slots.len() - 1);
        for _ in 0..NEIGHBOURS {
            let (there, index) = self.slots[place];
            if index == FREE {
                return None;
            }
            if there == key {
                return Some(index);
            }
            place = (place + 1) & mask;
        }
        None
    }

    /// A free place for a key that is not there.
    fn place(&self, key: u128) -> Option<usize> {
        let (home, mask) = (self.home(key)?, self.slots.len() - 1);
        let mut near = (0..NEIGHBOURS).map(|step| (home + step) & mask);
        near.find(|&place| self.slots[place].1 == FREE)
    }

    fn home(&self, key: u128) -> Option<usize> {
        let bits = self.slots.len().checked_ilog2()?;
        let (low, high) = (key as u64, (key >> 64) as u64);
        let mixed = (low ^ high.rotate_left(32).wrapping_mul(MIX)).wrapping_mul(MIX);
        usize::try_from(mixed >> (u64::BITS - bits)).ok()
    }
}

/// A short id as a number: its bytes, and its length above them.
fn key(text: &[u8], id: &Range<usize>) -> Option<u128> {
    let length = id.len();
    if length > SHORT {
        return None;
    }
    let mut bytes = [0; 16];
    match text.get(id.start..id.start + 16) {
        Some(sixteen) => bytes.copy_from_slice(sixteen),
        None => bytes[..length].copy_from_slice(&text[id.clone()]),
    }
    let mask = (1u128 << (8 * length)) - 1;
    Some((u128::from_le_bytes(bytes) & mask) | ((length as u128) << 120))
}

fn id_of(key: u128) -> String {
    let bytes = key.to_le_bytes();
    let length = usize::from(bytes[15]);
    String::from_utf8_lossy(&bytes[..length.min(SHORT)]).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(ids: &Ids, id: &str) -> Option<u32> {
        ids.find(id.as_bytes(), 0..id.len())
    }

    #[test]
    fn every_id_is_found_and_nothing_else_is() {
        let mut ids = Ids::default();
        let long = "x".repeat(40);
        let mut all: Vec<String> = (0..5000).map(|number| format!("P{number}")).collect();
        all.extend(
            [
                "",
                "a",
                "a\0",
                "ñandú",
                "123456789012345",
                "1234567890123456",
            ]
            .map(String::from),
        );
        all.extend([long.clone(), format!("{long}y")]);
        for (index, id) in (0u32..).zip(&all) {
            assert_eq!(find(&ids, id), None, "{id:?}");
            assert!(ids.insert(id, index));
            assert!(!ids.insert(id, 7));
        }
        for (index, id) in (0u32..).zip(&all) {
            assert_eq!(find(&ids, id), Some(index), "{id:?}");
        }
        for other in ["p1", "P", "P5000", "b", "123456789012346", &long[1..]] {
            assert_eq!(find(&ids, other), None, "{other:?}");
        }
    }

    #[test]
    fn an_id_is_found_inside_a_text_whatever_follows_it() {
        let mut ids = Ids::default();
        assert!(ids.insert("12", 3));
        let text = b"7;12,13;and much more behind it";
        assert_eq!(ids.find(text, 2..4), Some(3));
        assert_eq!(ids.find(text, 5..7), None);
        assert_eq!(Ids::default().find(text, 2..4), None);
    }

    #[test]
    fn ids_that_all_want_one_place_are_still_found() {
        let mut ids = Ids::default();
        for index in 0..3000 {
            assert!(ids.insert(&format!("{index}"), index));
        }
        // All homes of one quarter of the table, whatever they are, hold more than their neighbours can take.
        let crowded: Vec<String> = (0..200_000u32)
            .map(|number| format!("c{number}"))
            .filter(|id| {
                let key = key(id.as_bytes(), &(0..id.len())).unwrap();
                ids.home(key).is_some_and(|home| home < 16)
            })
            .take(200)
            .collect();
        assert!(crowded.len() > NEIGHBOURS * 3);
        for (index, id) in (10_000u32..).zip(&crowded) {
            assert!(ids.insert(id, index));
        }
        assert!(!ids.others.is_empty());
        for (index, id) in (10_000u32..).zip(&crowded) {
            assert_eq!(find(&ids, id), Some(index));
        }
        assert_eq!(find(&ids, "2999"), Some(2999));
    }
}
