//! What is found, in which order, and through everything that may happen to a row.

mod changes;
mod words;

use crate::{Fault, Found, Store, View};
use cocrea_domain::{Commitment, Decision, Group, Id, Record as _, Slip};
use cocrea_ledger::{Cell, DeviceId, Draft, Value};
use rusqlite::Connection;
use std::path::PathBuf;
use uuid::Uuid;

const DEVICE: DeviceId = DeviceId([7; 16]);

/// A process in which slips are written.
struct Scene {
    _folder: tempfile::TempDir,
    path: PathBuf,
    store: Store,
}

impl Scene {
    fn new(device: DeviceId) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.cocrea");
        let store = Store::create(&path, Uuid::from_u128(1), device).unwrap();
        Self {
            _folder: folder,
            path,
            store,
        }
    }

    fn does(&mut self, decision: Decision) {
        self.store.write(1_000, |tx| tx.record(decision)).unwrap();
    }

    fn captures(&mut self, number: u128, text: &str) -> Slip {
        let slip = Slip {
            id: Id::new(Uuid::from_u128(number)),
            code: format!("M3-{number:03}"),
            text: text.to_owned(),
            ..Slip::default()
        };
        self.does(Decision::new("slip_captured").create(&slip));
        slip
    }

    fn trashes(&mut self, number: u128, trashed: bool) {
        let mut draft = Draft::new("slip_trashed");
        draft.set_trashed(Slip::ENTITY, Uuid::from_u128(number), trashed);
        self.does(Decision(draft));
    }

    fn found(&self, typed: &str) -> Found {
        self.store.read(|view| view.search(typed, 50)).unwrap()
    }

    fn rows_in_the_index(&self) -> u32 {
        let count = |view: &View<'_>| {
            let sql = "SELECT count(*) FROM search_docsize";
            let count = view.connection.query_row(sql, [], |row| row.get(0));
            Ok::<_, Fault>(count.unwrap())
        };
        self.store.read(count).unwrap()
    }

    /// Last digits of what was found, in its order.
    #[track_caller]
    fn finds(&self, typed: &str, expected: &[u128]) {
        let found = self.found(typed);
        let rows: Vec<u128> = found.hits.iter().map(|hit| hit.row.as_u128()).collect();
        assert_eq!(rows, expected, "{typed:?}");
        assert_eq!(found.total, expected.len(), "{typed:?}");
    }

    /// Closes it, lets something happen to the file, and opens it again.
    fn after(mut self, sql: &str) -> Self {
        let path = self.path.clone();
        drop(self.store);
        let connection = Connection::open(&path).unwrap();
        connection.execute_batch(sql).unwrap();
        drop(connection);
        self.store = Store::open(&path, DEVICE).unwrap();
        self
    }
}
