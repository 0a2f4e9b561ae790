//! The app: one open process, the settings of this computer, and the way in by name.

use crate::commands::{Window, find};
use crate::identity::Identity;
use crate::locks::Unlocked;
use crate::settings::Kept;
use crate::shared_folder::SharedFolders;
use crate::spool::Spooled;
use crate::wire::Changed;
use crate::work::Work;
use crate::{AppFolder, Desktop, Failure, SystemWorld, Words, World};
use cocrea_domain::Id;
use cocrea_ledger::DeviceId;
use cocrea_store::{Store, UNDER_WAY, View, Writer, sweep};
use serde_json::Value;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;
use uuid::Uuid;

/// The app.
pub struct App {
    pub(crate) folder: AppFolder,
    pub(crate) desktop: Arc<dyn Desktop>,
    pub(crate) world: Arc<dyn World>,
    pub(crate) identity: Identity,
    pub(crate) shared: SharedFolders,
    pub(crate) unlocked: Unlocked,
    pub(crate) work: Work,
    pub(crate) started: Instant,
    state: Mutex<State>,
}

/// What changes while it runs.
pub(crate) struct State {
    pub(crate) kept: Kept,
    /// Those of the chosen language.
    pub(crate) words: Arc<Words>,
    pub(crate) open: Option<Store>,
    /// The bundle that was looked into last.
    pub(crate) spooled: Option<Spooled>,
    /// Why the last backup that is made by itself could not be made.
    pub(crate) backup_trouble: Option<Failure>,
}

/// The answer to a call.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The reply, of the shape that [`crate::COMMANDS`] names.
    pub reply: Value,
    /// What to tell every window.
    pub changed: Option<Changed>,
}

/// What a use case did.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome<T> {
    /// Its reply.
    pub reply: T,
    /// What it changed.
    pub changed: Option<Changed>,
}

impl<T> Outcome<T> {
    /// A reply that changed nothing.
    pub(crate) const fn unchanged(reply: T) -> Self {
        Self {
            reply,
            changed: None,
        }
    }
}

impl<T: serde::Serialize> Outcome<T> {
    pub(crate) fn into_json(self) -> Result<Outcome<Value>, Failure> {
        let reply = serde_json::to_value(self.reply);
        let reply = reply.map_err(|error| Failure::fault("store_fault").with("detail", error))?;
        Ok(Outcome {
            reply,
            changed: self.changed,
        })
    }
}

/// What a writing use case takes from the world: one moment, and new ids.
pub(crate) struct Act<'a> {
    world: &'a dyn World,
    pub(crate) at_ms: i64,
}

impl Act<'_> {
    pub(crate) fn id<R>(&self) -> Id<R> {
        Id::new(self.world.new_id())
    }

    pub(crate) fn ids<R>(&self, count: usize) -> Vec<Id<R>> {
        (0..count).map(|_| self.id()).collect()
    }
}

impl App {
    /// Starts with this computer's clock.
    ///
    /// # Errors
    /// `key_fault`, or a failure of the data folder.
    pub fn start(folder: AppFolder, desktop: Arc<dyn Desktop>) -> Result<Self, Failure> {
        Self::start_in(folder, desktop, Arc::new(SystemWorld))
    }

    /// Starts in another world, such as a test's.
    ///
    /// # Errors
    /// As [`App::start`].
    pub fn start_in(
        folder: AppFolder,
        desktop: Arc<dyn Desktop>,
        world: Arc<dyn World>,
    ) -> Result<Self, Failure> {
        sweep(folder.path(), UNDER_WAY);
        let identity = Identity::of(&folder)?;
        let kept = Kept::read(&folder, identity.installation().device())?;
        let words = Arc::new(Words::of(kept.settings.language));
        let state = Mutex::new(State {
            kept,
            words,
            open: None,
            spooled: None,
            backup_trouble: None,
        });
        Ok(Self {
            folder,
            desktop,
            world,
            identity,
            shared: SharedFolders::default(),
            unlocked: Unlocked::default(),
            work: Work::default(),
            started: Instant::now(),
            state,
        })
    }

    /// Runs the use case of that name. It may take a while: call it off the thread that draws.
    ///
    /// # Errors
    /// A [`Failure`] with its words in the language of the settings; nothing was changed then.
    pub fn call(&self, window: Window, name: &str, body: Value) -> Result<Answer, Failure> {
        let ran = find(window, name).and_then(|command| (command.run)(self, body));
        match ran {
            Ok(Outcome { reply, changed }) => Ok(Answer { reply, changed }),
            Err(failure) => Err(self.words().put_into(failure)),
        }
    }

    /// The words of the chosen language.
    #[must_use]
    pub fn words(&self) -> Arc<Words> {
        Arc::clone(&self.state().words)
    }

    /// Path of the open process.
    #[must_use]
    pub fn open_path(&self) -> Option<PathBuf> {
        self.state()
            .open
            .as_ref()
            .map(|store| store.path().to_owned())
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        // A panic in one call leaves a transaction undone, never half a state: the next call may go on.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads from the open process.
    pub(crate) fn look<T>(
        &self,
        read: impl FnOnce(&View<'_>) -> Result<T, Failure>,
    ) -> Result<Outcome<T>, Failure> {
        let state = self.state();
        let store = state.open.as_ref().ok_or_else(no_process_open)?;
        store
            .read(read)
            .map(Outcome::unchanged)
            .map_err(|failure| at(failure, store))
    }

    /// Writes to the open process, all or nothing.
    pub(crate) fn write<T>(
        &self,
        write: impl FnOnce(&mut Writer<'_>, &Act<'_>) -> Result<T, Failure>,
    ) -> Result<Outcome<T>, Failure> {
        let mut state = self.state();
        self.write_in(state.open.as_mut(), write)
    }

    /// [`App::write`], unless another process is open than the one that this is for, or it went back meanwhile, which
    /// shows by its device.
    pub(crate) fn write_to<T>(
        &self,
        whose: (Uuid, DeviceId),
        write: impl FnOnce(&mut Writer<'_>, &Act<'_>) -> Result<T, Failure>,
    ) -> Result<Outcome<T>, Failure> {
        let mut state = self.state();
        let open = state.open.as_mut();
        self.write_in(
            open.filter(|store| (store.process(), store.device()) == whose),
            write,
        )
    }

    fn write_in<T>(
        &self,
        open: Option<&mut Store>,
        write: impl FnOnce(&mut Writer<'_>, &Act<'_>) -> Result<T, Failure>,
    ) -> Result<Outcome<T>, Failure> {
        let store = open.ok_or_else(no_process_open)?;
        let act = self.act();
        let path = store.path().display().to_string();
        match store.write(act.at_ms, |writer| write(writer, &act)) {
            Ok(writing) => {
                let changed = Changed {
                    process: Some(path),
                    nouns: writing.nouns,
                };
                let changed = (!changed.nouns.is_empty()).then_some(changed);
                Ok(Outcome {
                    reply: writing.value,
                    changed,
                })
            }
            Err(failure) => Err(failure.with("path", path)),
        }
    }

    pub(crate) fn act(&self) -> Act<'_> {
        Act {
            world: self.world.as_ref(),
            at_ms: self.world.now_ms(),
        }
    }
}

pub(crate) fn no_process_open() -> Failure {
    Failure::refused("no_process_open")
}

fn at(failure: Failure, store: &Store) -> Failure {
    failure.with("path", store.path().display())
}
