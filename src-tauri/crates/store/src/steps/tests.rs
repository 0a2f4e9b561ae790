//! What is taken back, comes again, or is given up.

use crate::{Fault, Store, shadow};
use cocrea_domain::{DECIDED, Decision, Id, Process, Refusal};
use cocrea_ledger::DeviceId;
use uuid::Uuid;

const DEVICE: DeviceId = DeviceId([7; 16]);

struct Named(
    Store,
    #[allow(dead_code, reason = "held until the end")] tempfile::TempDir,
);

impl Named {
    /// A process of the name `0`.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.cocrea");
        let mut store = Store::create(&path, Uuid::from_u128(1), DEVICE).unwrap();
        let new = Process {
            id: Id::new(Uuid::from_u128(1)),
            ..Process::default()
        };
        let (_, founded) = new.found("0").unwrap();
        store.write(1_000, |tx| tx.record(founded)).unwrap();
        Self(store, folder)
    }

    fn name(&self) -> String {
        let all = self.0.read(|view| view.all::<Process>()).unwrap();
        all[0].name.clone()
    }

    fn rename(&mut self, name: &str) {
        self.rename_as("process_edited", name);
    }

    fn rename_as(&mut self, kind: &str, name: &str) {
        let before = self.0.read(|view| view.all::<Process>()).unwrap().remove(0);
        let mut after = before.clone();
        after.rename(name).unwrap();
        let decision = Decision::new(kind).update(&before, &after);
        self.0.write(2_000, |tx| tx.record(decision)).unwrap();
    }

    /// The name after a step, or why there was none; the same when all is folded again.
    fn turn(&mut self, back: bool) -> Result<String, Refusal> {
        let write = |tx: &mut crate::Writer<'_>| {
            shadow::rebuild(tx.view.connection)?;
            if back {
                tx.undo(|_| Ok(()))
            } else {
                tx.redo(|_| Ok(()))
            }
        };
        let turned = self.0.write::<_, Fault>(3_000, write).unwrap().value;
        turned.map(|_| self.name())
    }

    fn undo(&mut self) -> Result<String, Refusal> {
        self.turn(true)
    }

    fn redo(&mut self) -> Result<String, Refusal> {
        self.turn(false)
    }
}

#[test]
fn steps_go_back_one_by_one_and_come_again_in_their_order() {
    let mut process = Named::new();
    process.rename("1");
    process.rename("2");
    for _ in 0..2 {
        assert_eq!(process.undo().unwrap(), "1");
        assert_eq!(process.undo().unwrap(), "0");
        assert_eq!(process.undo(), Err(Refusal::NothingToUndo));
        assert_eq!(process.redo().unwrap(), "1");
        assert_eq!(process.redo().unwrap(), "2");
        assert_eq!(process.redo(), Err(Refusal::NothingToRedo));
    }
}

#[test]
fn who_goes_on_gives_up_what_was_taken_back() {
    let mut process = Named::new();
    process.rename("1");
    process.rename("2");
    assert_eq!(process.undo().unwrap(), "1");
    process.rename("3");
    assert_eq!(process.redo(), Err(Refusal::NothingToRedo));
    assert_eq!(process.undo().unwrap(), "1");
    assert_eq!(
        process.undo().unwrap(),
        "0",
        "the step that was given up is passed by"
    );
    assert_eq!(process.redo().unwrap(), "1");
    assert_eq!(process.redo().unwrap(), "3");
    assert_eq!(process.redo(), Err(Refusal::NothingToRedo));
}

#[test]
fn letting_a_laptop_in_gives_nothing_up() {
    let mut process = Named::new();
    process.rename("1");
    assert_eq!(process.undo().unwrap(), "0");
    let admitted = cocrea_domain::Laptop::admit([9; 16]);
    process.0.write(2_000, |tx| tx.record(admitted)).unwrap();
    assert_eq!(process.redo().unwrap(), "1");
}

#[test]
fn undo_does_not_reach_behind_a_decision() {
    let mut process = Named::new();
    process.rename("1");
    process.rename_as(DECIDED, "2");
    assert_eq!(process.undo(), Err(Refusal::NothingToUndo));
    process.rename("3");
    assert_eq!(process.undo().unwrap(), "2");
    assert_eq!(process.undo(), Err(Refusal::NothingToUndo));
    process.rename_as(DECIDED, "4");
    assert_eq!(process.redo(), Err(Refusal::NothingToRedo));
}
