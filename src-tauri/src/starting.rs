//! Starting the use cases on a thread of their own: a keyring that asks for its password, or keeps silent, holds up no window.

use cocrea_app::Failure;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

type Outcome<T> = Result<Arc<T>, Failure>;

/// Something that is starting, has started, or could not.
pub(crate) struct Starting<T> {
    outcome: Mutex<Option<Outcome<T>>>,
    ended: Condvar,
}

impl<T: Send + Sync + 'static> Starting<T> {
    /// Begins.
    pub(crate) fn begin(work: impl FnOnce() -> Outcome<T> + Send + 'static) -> Arc<Self> {
        let starting = Arc::new(Self {
            outcome: Mutex::new(None),
            ended: Condvar::new(),
        });
        starting.run(work);
        starting
    }

    /// Begins once more where it could not start; says whether it did.
    pub(crate) fn again(
        self: &Arc<Self>,
        work: impl FnOnce() -> Outcome<T> + Send + 'static,
    ) -> bool {
        let mut outcome = self.outcome();
        let failed = matches!(*outcome, Some(Err(_)));
        if failed {
            *outcome = None;
            drop(outcome);
            self.run(work);
        }
        failed
    }

    /// What came of it so far; nothing while it is starting.
    pub(crate) fn now(&self) -> Option<Outcome<T>> {
        self.outcome().clone()
    }

    /// What came of it, however long that takes.
    pub(crate) fn wait(&self) -> Outcome<T> {
        let mut outcome = self.outcome();
        loop {
            if let Some(outcome) = &*outcome {
                return outcome.clone();
            }
            let woken = self.ended.wait(outcome);
            outcome = woken.unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn run(self: &Arc<Self>, work: impl FnOnce() -> Outcome<T> + Send + 'static) {
        let starting = Arc::clone(self);
        let run = move || starting.end(work());
        if thread::Builder::new()
            .name("start".to_owned())
            .spawn(run)
            .is_err()
        {
            self.end(Err(Failure::fault("fault_panic")));
        }
    }

    fn end(&self, outcome: Outcome<T>) {
        *self.outcome() = Some(outcome);
        self.ended.notify_all();
    }

    fn outcome(&self) -> MutexGuard<'_, Option<Outcome<T>>> {
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn what_takes_long_holds_up_nobody_who_does_not_wait_for_it() {
        let (answers, keyring) = mpsc::channel();
        let starting = Starting::begin(move || keyring.recv().map_err(|_| unreachable!()));
        assert!(starting.now().is_none(), "the window stands meanwhile");
        let waits = Arc::clone(&starting);
        let waits = thread::spawn(move || waits.wait());
        assert!(!starting.again(|| Ok(Arc::new(8))), "it is starting still");
        answers.send(Arc::new(7)).unwrap();
        assert_eq!(*waits.join().unwrap().unwrap(), 7);
        assert_eq!(*starting.now().unwrap().unwrap(), 7);
        assert!(!starting.again(|| Ok(Arc::new(8))), "it has started");
    }

    #[test]
    fn what_could_not_start_starts_again_and_is_waited_for() {
        let starting = Starting::<u8>::begin(|| Err(Failure::fault("keyring_silent")));
        assert_eq!(starting.wait().unwrap_err().code, "keyring_silent");
        assert!(starting.again(|| Ok(Arc::new(7))));
        assert_eq!(*starting.wait().unwrap(), 7);
    }
}
