//! What a commit takes beside the least that SQLite could take for it.

use crate::made::{BEGAN_MS, Draw, captured, slip};
use crate::{DEVICE, Trouble};
use cocrea_ledger::{Change, DeviceId};
use cocrea_store::{Fault, Store};
use rusqlite::{Connection, params};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Instant;
use uuid::Uuid;

const COMMITS: u64 = 400;

/// One slip at a time, in turns with an insert of its bytes into a table that has nothing else.
///
/// # Errors
/// Those of the store and of SQLite.
pub(crate) fn beside_bare_inserts(folder: &Path) -> Result<Value, Trouble> {
    let mut store = Store::create(&folder.join("commit.cocrea"), Uuid::from_u128(1), DEVICE)?;
    let bare = bare(&folder.join("bare.sqlite"))?;
    let mut draw = Draw(400);
    let (mut ours, mut least) = (Vec::new(), Vec::new());
    for number in 0..COMMITS {
        let decision = captured(&slip(number, &mut draw));
        let before = Instant::now();
        store.write(BEGAN_MS, |tx| tx.record(decision))?;
        ours.push(before.elapsed().as_secs_f64() * 1e3);
        let bytes = last_payload(&store)?;
        let before = Instant::now();
        let sql = "INSERT INTO change VALUES (?1, ?2)";
        bare.prepare_cached(sql)?
            .execute(params![number.cast_signed(), bytes])?;
        least.push(before.elapsed().as_secs_f64() * 1e3);
    }
    let (ours, least) = (Times::of(ours), Times::of(least));
    Ok(json!({
        "median_ms": ours.median, "p95_ms": ours.p95, "bare_median_ms": least.median, "bare_p95_ms": least.p95,
        "ratio": ours.median / least.median, "commits": COMMITS,
    }))
}

fn bare(file: &Path) -> Result<Connection, Trouble> {
    let connection = Connection::open(file)?;
    connection.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA secure_delete = ON;
         PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL;
         CREATE TABLE change(number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;",
    )?;
    Ok(connection)
}

/// The bytes of the change that was just recorded.
fn last_payload(store: &Store) -> Result<Vec<u8>, Fault> {
    let last = store.read(|view| view.history(1))?;
    let change: Option<&Change> = last.first().map(|past| &past.change);
    let device: DeviceId = store.device();
    debug_assert!(change.is_none_or(|change| change.header.name.device == device));
    Ok(change
        .map(|change| {
            cocrea_ledger::Link::seal(&cocrea_ledger::first_hash(store.process(), device), change)
        })
        .and_then(|link| link.payload)
        .unwrap_or_default())
}

struct Times {
    median: f64,
    p95: f64,
}

impl Times {
    fn of(mut all: Vec<f64>) -> Self {
        all.sort_by(f64::total_cmp);
        Self {
            median: all[all.len() / 2],
            p95: all[all.len() * 95 / 100],
        }
    }
}
