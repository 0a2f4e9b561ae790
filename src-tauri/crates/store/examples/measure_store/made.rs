//! Process files made from seeds: a large event, and very many slips.

use crate::{DEVICE, Trouble};
use cocrea_domain::{Decision, Id, Process, Record as _, Session, Slip, SlipKind, Table};
use cocrea_keys::Keypair;
use cocrea_ledger::{Cell, DeviceId, Draft, Value};
use cocrea_store::{Fault, Store};
use serde_json::json;
use std::path::Path;
use uuid::Uuid;

/// When it all began: 22 November 2026, in milliseconds since 1970.
pub(crate) const BEGAN_MS: i64 = 1_795_305_600_000;

/// Ten laptops that bear five thousand rows each and edit as many, their own and others'.
const LAPTOPS: u64 = 10;
const ROWS_EACH: u64 = 5_000;
const EDITS_EACH: u64 = 5_000;
/// Very many slips, each a change.
const SLIPS: u64 = 100_000;

/// Twelve syllables begin a word and twelve end it, so some words are common and most are rare.
const BEGINNINGS: [&str; 12] = [
    "ban", "se", "par", "lu", "ni", "ca", "te", "agu", "mó", "cru", "sa", "pe",
];
const MIDDLES: [&str; 12] = [
    "que", "má", "ci", "mi", "rra", "ta", "co", "ñi", "lo", "du", "ve", "bra",
];
const ENDINGS: [&str; 12] = [
    "ta", "foro", "ción", "ños", "do", "les", "ra", "s", "nte", "ría", "miento", "je",
];
/// Said again and again: each stands in a good part of all slips.
const COMMON: [&str; 12] = [
    "de",
    "la",
    "agua",
    "niños",
    "banquetas",
    "para",
    "calle",
    "noche",
    "semáforo",
    "parque",
    "luz",
    "que",
];

/// The numbers of splitmix64 (Steele, Lea, Flood 2014): the same on every machine.
pub(crate) struct Draw(pub(crate) u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let at = usize::try_from(self.below(words.len() as u64)).unwrap_or(0);
        words[at]
    }

    /// A sentence of so many words, half of them common.
    pub(crate) fn sentence(&mut self, words: u64) -> String {
        let mut text = String::new();
        for _ in 0..words {
            if !text.is_empty() {
                text.push(' ');
            }
            if self.below(2) == 0 {
                text.push_str(self.of(&COMMON));
            } else {
                text.push_str(self.of(&BEGINNINGS));
                text.push_str(self.of(&MIDDLES));
                text.push_str(self.of(&ENDINGS));
            }
        }
        text
    }
}

/// Makes a file by its name.
///
/// # Errors
/// An unknown name, and those of the store.
pub(crate) fn make(what: &str, file: &Path) -> Result<serde_json::Value, Trouble> {
    let mut store = Store::create(file, Uuid::from_u128(1), DEVICE)?;
    let process = Process {
        id: Id::new(store.process()),
        ..Process::default()
    };
    let (_, founded) = process
        .found("Medida")
        .map_err(|refusal| format!("{refusal:?}"))?;
    store.write_as(device(0));
    store.write(BEGAN_MS, |tx| tx.record(founded))?;
    match what {
        "event" => event(&mut store)?,
        "slips" => slips(&mut store)?,
        unknown => return Err(format!("there is no «{unknown}» to make").into()),
    }
    store.close_alone()?;
    Ok(json!({ "made": what }))
}

/// 100,000 changes that write 200,000 fields of 50,000 rows.
fn event(store: &mut Store) -> Result<(), Fault> {
    let mut draw = Draw(2_026);
    let row = |number: u64| Uuid::from_u128(u128::from(number) + 1_000);
    for laptop in 0..LAPTOPS {
        store.write_as(device(laptop));
        store.write(BEGAN_MS, |tx| {
            for number in 0..ROWS_EACH {
                let row = row(laptop * ROWS_EACH + number);
                let mut draft = Draft::new("slip_captured");
                draft.set_trashed(Slip::ENTITY, row, false);
                let code = format!("M{laptop}-{number:03}");
                let said = Value::Text(draw.sentence(12));
                draft.set(Cell::new(Slip::ENTITY, row, "code"), Value::Text(code));
                draft.set(Cell::new(Slip::ENTITY, row, "text"), said);
                let kind = Value::Text("need".to_owned());
                draft.set(Cell::new(Slip::ENTITY, row, "kind"), kind);
                tx.record(Decision(draft))?;
            }
            Ok::<_, Fault>(())
        })?;
    }
    for laptop in 0..LAPTOPS {
        store.write_as(device(laptop));
        store.write(BEGAN_MS + 3_600_000, |tx| {
            for _ in 0..EDITS_EACH {
                // Every fifth edit is of another laptop's row.
                let owner = match draw.below(5) {
                    0 => draw.below(LAPTOPS),
                    _ => laptop,
                };
                let row = row(owner * ROWS_EACH + draw.below(ROWS_EACH));
                let mut draft = Draft::new("slip_edited");
                let said = Value::Text(draw.sentence(12));
                draft.set(Cell::new(Slip::ENTITY, row, "text"), said);
                tx.record(Decision(draft))?;
            }
            Ok::<_, Fault>(())
        })?;
    }
    Ok(())
}

/// The key pairs of the laptops.
pub(crate) fn keys() -> impl Iterator<Item = Keypair> {
    (0..LAPTOPS).map(key)
}

fn key(laptop: u64) -> Keypair {
    let mut seed = [7; 32];
    seed[..8].copy_from_slice(&laptop.to_be_bytes());
    Keypair::from_seed(&seed)
}

fn device(laptop: u64) -> DeviceId {
    key(laptop).device()
}

fn slips(store: &mut Store) -> Result<(), Fault> {
    let mut draw = Draw(100_000);
    for begun in (0..SLIPS).step_by(10_000) {
        store.write(BEGAN_MS, |tx| {
            for number in begun..begun + 10_000 {
                tx.record(captured(&slip(number, &mut draw)))?;
            }
            Ok::<_, Fault>(())
        })?;
    }
    Ok(())
}

/// The decision that captures a slip.
pub(crate) fn captured(slip: &Slip) -> Decision {
    Decision::new("slip_captured").create(slip)
}

/// A slip of some 270 characters, longer than most that people write by hand. The line as it was typed first is left out:
/// nobody looks for it.
pub(crate) fn slip(number: u64, draw: &mut Draw) -> Slip {
    let text = draw.sentence(33);
    let table = Id::<Table>::new(Uuid::from_u128(u128::from(number % 20) + 100));
    let within = i64::try_from(number / 20 + 1).unwrap_or(i64::MAX);
    Slip {
        id: Id::new(Uuid::from_u128(u128::from(number) + 1_000)),
        session: Id::<Session>::new(Uuid::from_u128(99)),
        table,
        origin: table,
        code: format!("M{}-{within:03}", number % 20 + 1),
        number: within,
        text,
        kind: SlipKind::Need,
        captured_at: BEGAN_MS,
        ..Slip::default()
    }
}
