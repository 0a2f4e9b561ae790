//! Long work of a person: how far it is, and the wish that it stop.

use crate::app::Outcome;
use crate::wire::{Done, Nothing, WorkView};
use crate::{App, Failure};
use cocrea_bundle::Watch;
use std::io;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

/// The work that is under way, if any: the first one, where there are two.
#[derive(Debug, Default)]
pub(crate) struct Work(Mutex<Option<Now>>);

#[derive(Debug)]
struct Now {
    /// Who works: what others do beside it does not count.
    thread: ThreadId,
    done: u64,
    of: u64,
    stops: bool,
}

/// Bytes of a file; 0 for what has none to tell.
pub(crate) fn size_of(path: &Path) -> u64 {
    path.metadata().map_or(0, |known| known.len())
}

pub(crate) fn read_work(app: &App, _: Nothing) -> Result<Outcome<WorkView>, Failure> {
    let now = app.work.now();
    let (done, of) = now.as_ref().map_or((0, 0), |now| (now.done, now.of));
    // What is left after all bytes have passed has no measure.
    let done = done.min(of);
    Ok(Outcome::unchanged(WorkView { done, of }))
}

pub(crate) fn stop_work(app: &App, _: Nothing) -> Result<Outcome<Done>, Failure> {
    if let Some(now) = app.work.now().as_mut() {
        now.stops = true;
    }
    Ok(Outcome::unchanged(Done {}))
}

impl Work {
    /// Does work through which so many bytes will pass, about.
    ///
    /// # Errors
    /// `work_stopped` when it failed after somebody wished that it stop, and those of the work.
    pub(crate) fn during<T>(
        &self,
        of: u64,
        work: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let thread = thread::current().id();
        let begun = Now {
            thread,
            done: 0,
            of,
            stops: false,
        };
        let first = self.now().is_none();
        if first {
            *self.now() = Some(begun);
        }
        let done = work();
        let ended = if first { self.now().take() } else { None };
        match done {
            Err(_) if ended.is_some_and(|now| now.stops) => Err(Failure::refused("work_stopped")),
            done => done,
        }
    }

    fn now(&self) -> MutexGuard<'_, Option<Now>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watch for Work {
    fn pass(&self, bytes: u64) -> io::Result<()> {
        let mut now = self.now();
        match now
            .as_mut()
            .filter(|now| now.thread == thread::current().id())
        {
            Some(now) if now.stops => Err(io::Error::other("stopped")),
            Some(now) => {
                now.done += bytes;
                Ok(())
            }
            None => Ok(()),
        }
    }
}
