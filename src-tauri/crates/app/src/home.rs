//! The home screen: processes of this computer, to create, open and close.

use crate::app::{Act, Outcome, State};
use crate::process::progress;
use crate::wire::{
    Centavos, Changed, Done, Home, Milliseconds, NewProcess, Nothing, OpenProcess, Opened,
    ProcessCard,
};
use crate::{App, Drive, Failure, FilePurpose, backups, drives, example, locks, personal, whole};
use cocrea_domain::{Id, Process, Session, TOPICS_OF_THE_CITIZEN_AGENDA, Table, Topic, stage};
use cocrea_store::{Fault, Store, View, Writer, glance, unfinished};
use std::path::{Path, PathBuf};

/// Tables of a new session.
const TABLES: usize = 6;

pub(crate) fn list_processes(app: &App, _: Nothing) -> Result<Outcome<Home>, Failure> {
    let paths = known_files(app);
    let mut processes: Vec<ProcessCard> = paths.iter().map(|path| card(app, path)).collect();
    processes.sort_by_key(|card| std::cmp::Reverse(card.changed_at));
    Ok(Outcome::unchanged(Home {
        folder: app.folder.path().display().to_string(),
        processes,
    }))
}

pub(crate) fn create_process(app: &App, request: NewProcess) -> Result<Outcome<Opened>, Failure> {
    create_at(app, None, &request.name)
}

/// Creates a process in a file; without a path, in the data folder under a free name.
pub(crate) fn create_at(
    app: &App,
    path: Option<PathBuf>,
    name: &str,
) -> Result<Outcome<Opened>, Failure> {
    let process = Process {
        id: app.act().id(),
        ..Process::default()
    };
    let (process, founded) = process.found(name)?;
    let path = path.unwrap_or_else(|| app.folder.free_path(&process.name));
    found(app, &path, process.id.0, |tx, act| {
        tx.record(founded)?;
        furnish(tx, act, TABLES).map(drop)
    })?;
    Ok(opened(app, &path))
}

/// Records what every process starts with: the topics of the citizen agenda and one session with its tables.
pub(crate) fn furnish(
    tx: &mut Writer<'_>,
    act: &Act<'_>,
    tables: usize,
) -> Result<(Session, Vec<Table>), Failure> {
    let (session, tables, planned) = Session::plan(act.id(), &act.ids::<Table>(tables));
    let topics = act.ids(TOPICS_OF_THE_CITIZEN_AGENDA.len());
    tx.record(Topic::start_with_the_agenda(planned, &topics))?;
    Ok((session, tables))
}

/// Makes a file, fills it and makes it the open process. All of it or nothing: it gets its name when it is whole, and
/// when something fails no file is left and the process that was open stays open.
pub(crate) fn found<T>(
    app: &App,
    path: &Path,
    process: uuid::Uuid,
    fill: impl FnOnce(&mut Writer<'_>, &Act<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let failed = |fault: Fault| Failure::of_file(&fault, path);
    if path.file_name().is_none() {
        return Err(failed(Fault::NotFound));
    }
    drives::may_hold(app, path)?;
    if path.try_exists().map_err(|error| failed(error.into()))? {
        return Err(failed(Fault::Exists));
    }
    app.identity.begin(&app.folder, process)?;
    let device = app.identity.key_of(process).device();
    let folder = path.parent().unwrap_or(Path::new(""));
    let fresh = unfinished(folder, app.world.new_id());
    let mut store = Store::create(&fresh, process, device).map_err(failed)?;
    let label = app.state().kept.settings.device_label.clone();
    let act = app.act();
    let filled = store.write(act.at_ms, |tx| {
        tx.name_device(device, &label)?;
        fill(tx, &act)
    });
    let value = match filled {
        Ok(writing) => writing.value,
        Err(failure) => {
            store.remove();
            return Err(failure.with("path", path.display()));
        }
    };
    store.close_alone().map_err(failed)?;
    match whole::place(&fresh, path) {
        Ok(true) => {}
        Ok(false) => return Err(failed(Fault::Exists)),
        Err(error) => return Err(failed(error.into())),
    }
    let store = Store::open(path, device).map_err(|fault| {
        let _ = std::fs::remove_file(path);
        failed(fault)
    })?;
    adopt(app, store)?;
    Ok(value)
}

pub(crate) fn open_example(app: &App, _: Nothing) -> Result<Outcome<Opened>, Failure> {
    let name = app.words().say("example-process-name", &[]);
    let path = app.folder.free_path(&name);
    example::create(app, &path)?;
    Ok(opened(app, &path))
}

pub(crate) fn open_process(app: &App, request: OpenProcess) -> Result<Outcome<Opened>, Failure> {
    let chosen = match request.path {
        Some(path) => Some(PathBuf::from(path)),
        None if app.desktop.has_dialogs() => app.desktop.choose_file(FilePurpose::Process),
        None => return Err(Failure::refused("needs_a_window")),
    };
    let Some(path) = chosen else {
        return Ok(Outcome::unchanged(Opened { path: None }));
    };
    drives::may_be_opened(app, &path)?;
    let whole = std::fs::canonicalize(&path).unwrap_or(path);
    if app.open_path().as_deref() == Some(whole.as_path()) {
        return Ok(Outcome::unchanged(Opened {
            path: Some(whole.display().to_string()),
        }));
    }
    adopt(app, open(app, &whole)?)?;
    backups::of_today(app);
    Ok(opened(app, &whole))
}

/// Opens a file under the device that this installation writes its process with.
pub(crate) fn open(app: &App, path: &Path) -> Result<Store, Failure> {
    drives::may_hold(app, path)?;
    let installation = app.identity.installation().device();
    let failed = |fault: Fault| Failure::of_file(&fault, path);
    let mut store = match Store::open(locks::at(app, path), installation) {
        Err(Fault::Older(_)) => {
            backups::before_migrating(app, path)?;
            Store::open(locks::at(app, path), installation)
        }
        opened => opened,
    }
    .map_err(|fault| match failed(fault) {
        locked if locked.code == locks::LOCKED => locks::why_locked(app, path, locked),
        failure => failure,
    })?;
    app.identity.take_up(&app.folder, &mut store)?;
    personal::go_on_sweeping(app, &store);
    Ok(store)
}

pub(crate) fn close_process(app: &App, _: Nothing) -> Result<Outcome<Done>, Failure> {
    let mut state = app.state();
    if let Some(store) = &state.open
        && let Err(failure) = app.identity.remember(&app.folder, store)
    {
        log::warn!(
            "how far it was written was not remembered: {}",
            failure.code
        );
    }
    state.open = None;
    drop(state);
    Ok(Outcome {
        reply: Done {},
        changed: Some(list_changed()),
    })
}

/// Makes a file the open process; the one before is closed. Nothing is written to the file but the name of this laptop.
pub(crate) fn adopt(app: &App, store: Store) -> Result<(), Failure> {
    adopt_into(app, &mut app.state(), store)
}

pub(crate) fn adopt_into(app: &App, state: &mut State, mut store: Store) -> Result<(), Failure> {
    let label = state.kept.settings.device_label.clone();
    let device = store.device();
    store.write(app.world.now_ms(), |tx| {
        tx.name_device(device, &label).map_err(Failure::from)
    })?;
    state.backup_trouble = None;
    if store.path().parent() != Some(app.folder.path()) {
        let path = store.path().to_owned();
        state.kept.remember(&path);
        // The list of recent files is a convenience: a file on a full disk must still open.
        if let Err(failure) = state.kept.write(&app.folder) {
            log::warn!("recent files were not kept: {}", failure.code);
        }
    }
    state.open = Some(store);
    Ok(())
}

impl App {
    /// Creates a process in a file and opens it.
    ///
    /// # Errors
    /// `file_exists`, `name_missing` and those of the file; nothing is left behind then.
    pub fn create_process_at(&self, path: &Path, name: &str) -> Result<(), Failure> {
        create_at(self, Some(path.to_owned()), name)
            .map(drop)
            .map_err(|failure| self.words().put_into(failure))
    }

    /// Creates the example in a file and opens it.
    ///
    /// # Errors
    /// As [`App::create_process_at`].
    pub fn create_example_at(&self, path: &Path) -> Result<(), Failure> {
        example::create(self, path).map_err(|failure| self.words().put_into(failure))
    }
}

pub(crate) fn opened(app: &App, path: &Path) -> Outcome<Opened> {
    let path = app
        .open_path()
        .unwrap_or_else(|| path.to_owned())
        .display()
        .to_string();
    let changed = Changed {
        process: Some(path.clone()),
        nouns: vec![String::from("process")],
    };
    Outcome {
        reply: Opened { path: Some(path) },
        changed: Some(changed),
    }
}

fn list_changed() -> Changed {
    Changed {
        process: None,
        nouns: vec![String::from("process")],
    }
}

pub(crate) fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    paths
        .filter(|path| {
            path.extension()
                .is_some_and(|ending| ending == FilePurpose::Process.ending())
        })
        .collect()
}

/// The file on this computer that holds this process.
pub(crate) fn file_of(app: &App, process: uuid::Uuid) -> Option<PathBuf> {
    files_of(app, process).next()
}

/// The files on this computer that hold this process: one, unless somebody copied it.
pub(crate) fn files_of(app: &App, process: uuid::Uuid) -> impl Iterator<Item = PathBuf> {
    let here: Vec<PathBuf> = known_files(app)
        .into_iter()
        .filter(|path| drives::may_hold(app, path).is_ok())
        .collect();
    let holds = move |path: &PathBuf| {
        let found = glance(locks::at(app, path), |view| {
            view.all::<Process>().map_err(Failure::from)
        });
        found.is_ok_and(|processes| processes.iter().any(|one| one.id.0 == process))
    };
    here.into_iter().filter(holds)
}

fn known_files(app: &App) -> Vec<PathBuf> {
    let mut paths = files_in(app.folder.path());
    for path in app
        .state()
        .kept
        .elsewhere
        .iter()
        // To ask a server that is gone may take for ever.
        .filter(|path| app.world.drive(path) == Drive::Network || path.exists())
    {
        if !paths.contains(path) {
            paths.push(path.clone());
        }
    }
    paths
}

fn card(app: &App, path: &Path) -> ProcessCard {
    let file_name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let empty = ProcessCard {
        path: path.display().to_string(),
        name: file_name.trim_end_matches(".cocrea").to_owned(),
        file_name,
        place: String::new(),
        fictional: false,
        stage: 1,
        ceiling: None,
        tables: 0,
        slips: 0,
        commitments: 0,
        changed_at: None,
        trouble: None,
    };
    let read = drives::may_hold(app, path)
        .and_then(|()| glance(locks::at(app, path), |view| card_of(view, empty.clone())));
    read.unwrap_or_else(|failure| ProcessCard {
        trouble: Some(failure.code),
        ..empty
    })
}

fn card_of(view: &View<'_>, card: ProcessCard) -> Result<ProcessCard, Failure> {
    let process = view
        .all::<Process>()?
        .into_iter()
        .next()
        .ok_or_else(|| Failure::refused("not_a_process"))?;
    let progress = progress(view)?;
    Ok(ProcessCard {
        name: process.name,
        place: process.place,
        fictional: process.fictional,
        stage: stage(progress),
        ceiling: process.ceiling.map(|ceiling| Centavos(ceiling.0)),
        tables: view.count::<Table>()?,
        slips: view.count::<cocrea_domain::Slip>()?,
        commitments: view.count::<cocrea_domain::Commitment>()?,
        changed_at: view.changed_at()?.map(Milliseconds),
        ..card
    })
}

/// The id that the wire gives, as one of a noun.
pub(crate) const fn id<R>(uuid: uuid::Uuid) -> Id<R> {
    Id::new(uuid)
}
