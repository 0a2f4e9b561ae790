//! Bundles: made, looked into, received.

use super::{Cocrea, output};
use crate::choices::Choice;
use crate::failures::{Stop, of_file};
use crate::line::Line;
use crate::terminal::{Terminal, moment};
use crate::text::{self, MOST_WORDS};
use cocrea_app::wire::{BundleMade, Milliseconds, Received};
use cocrea_app::{App, Failure};
use serde_json::{Value, json};
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// Makes a bundle of a process.
pub(crate) fn make(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let cocrea = Cocrea::at(line)?;
    let (to, words) = (
        line.choices(Choice::To),
        line.chosen_file(Choice::PassphraseFile),
    );
    let readers = match (to, &words) {
        ([], None) => "anybody",
        ([], Some(_)) => "words",
        ([..], None) => "laptops",
        ([..], Some(_)) => {
            return Err(Stop::WrongCommandLine(Failure::refused(
                "sealed_in_two_ways",
            )));
        }
    };
    let brings = match (line.has(Choice::Missing), line.has(Choice::Receipt)) {
        (_, true) => "receipt",
        (true, false) => "missing",
        (false, false) => "everything",
    };
    let (drawn, known) = NewWords::drawn_or_known(words)?;
    let body = json!({
        "path": output(line)?,
        "readers": readers,
        "recipients": to.iter().filter(|name| *name != "all").collect::<Vec<_>>(),
        "words": known,
        "brings": brings,
        "personal": line.has(Choice::Personal),
        "room": if line.has(Choice::Mail) { "mail" } else { "stick" },
    });
    let mut made: BundleMade = cocrea.call("make_bundle", body)?;
    if let (Some(file), Some(words)) = (drawn, made.words.take()) {
        file.keep(&words)?;
    }
    if terminal.wants_json() {
        return terminal.value(&made);
    }
    let (changes, photos) = (made.changes.to_string(), made.photos.to_string());
    for path in made.path.iter().chain(&made.more) {
        terminal.say("cli-bundle-made", &[("changes", &changes), ("path", path)])?;
    }
    if made.photos > 0 {
        terminal.say("cli-bundle-photos", &[("photos", &photos)])?;
    }
    Ok(())
}

/// The six words in a file.
pub(super) fn words_in(path: &Path) -> Result<String, Failure> {
    let read = text::in_file(path, MOST_WORDS)?;
    Ok(read.trim().to_owned())
}

/// The words that open a bundle, where a file of them is named.
pub(crate) fn words(line: &Line) -> Result<Option<String>, Failure> {
    let path = line.chosen_file(Choice::PassphraseFile);
    path.as_deref().map(words_in).transpose()
}

/// A file for new words, which nobody else reads; it goes away unless they are kept in it.
pub(super) struct NewWords {
    path: PathBuf,
    file: File,
    kept: bool,
}

impl NewWords {
    /// For the file that a line names: the place for new words, or the words that are in it.
    pub(super) fn drawn_or_known(
        file: Option<PathBuf>,
    ) -> Result<(Option<Self>, Option<String>), Failure> {
        let Some(path) = file else {
            return Ok((None, None));
        };
        Ok(match Self::beside(&path)? {
            Some(new) => (Some(new), None),
            None => (None, Some(words_in(&path)?)),
        })
    }

    /// The file at a path, unless there is one already.
    pub(super) fn beside(path: &Path) -> Result<Option<Self>, Failure> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        match options.open(path) {
            Ok(file) => Ok(Some(Self {
                path: path.to_owned(),
                file,
                kept: false,
            })),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(None),
            Err(error) => Err(of_file(&error, path)),
        }
    }

    pub(super) fn keep(mut self, words: &str) -> Result<(), Failure> {
        let written = writeln!(self.file, "{words}").and_then(|()| self.file.sync_all());
        written.map_err(|error| of_file(&error, &self.path))?;
        self.kept = true;
        Ok(())
    }
}

impl Drop for NewWords {
    fn drop(&mut self) {
        if !self.kept {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Checks a bundle and says what is in it.
pub(crate) fn inspect(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let app = Cocrea::start()?.app;
    let manifest = app
        .check_bundle(&line.file(0), words(line)?.as_deref())?
        .manifest;
    let label = |device| {
        manifest
            .devices
            .iter()
            .find(|known| known.device == device)
            .map(|known| known.label.clone())
    };
    if terminal.wants_json() {
        let devices = manifest.heads.iter().map(|head| {
            let device = head.device();
            let name = label(device).unwrap_or_default();
            json!({ "device": device.to_string(), "label": name, "number": head.number })
        });
        return terminal.value(&json!({
            "format": manifest.format,
            "process": manifest.process,
            "process_name": &manifest.process_name,
            "from": &manifest.sender_label,
            "sender": manifest.sender_device().to_string(),
            "made_at": manifest.made_ms,
            "app_version": &manifest.app_version,
            "changes": manifest.changes,
            "photos": manifest.blobs().count(),
            "part": [manifest.part.number, manifest.part.of],
            "devices": devices.collect::<Vec<Value>>(),
        }));
    }
    let (process, changes) = (manifest.process.to_string(), manifest.changes.to_string());
    let at = moment(Milliseconds(manifest.made_ms));
    terminal.say("cli-bundle-sound", &[])?;
    terminal.say(
        "cli-bundle-process",
        &[("name", &manifest.process_name), ("process", &process)],
    )?;
    terminal.say(
        "cli-bundle-from",
        &[("from", &manifest.sender_label), ("at", &at)],
    )?;
    terminal.say("cli-bundle-changes", &[("changes", &changes)])?;
    for head in &manifest.heads {
        let nameless = || terminal.words().say("cli-bundle-no-name", &[]);
        let name = label(head.device())
            .filter(|name| !name.is_empty())
            .unwrap_or_else(nameless);
        terminal.say(
            "cli-bundle-device",
            &[("name", &name), ("number", &head.number.to_string())],
        )?;
    }
    Ok(())
}

/// Merges a bundle into a process, or starts the process from it.
pub(crate) fn receive(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let process = line.chosen_file(Choice::Process).unwrap_or_default();
    let bundle = line.file(0);
    let started = std::fs::symlink_metadata(&process).is_err();
    let words = words(line)?;
    let from = (bundle.as_path(), words.as_deref());
    let received: Received = if started {
        let app = Cocrea::start()?.app;
        let admit = admitted(line, &app, from)?;
        app.start_from_bundle(&process, from, &admit)?
    } else {
        let cocrea = Cocrea::at(line)?;
        let admit = admitted(line, &cocrea.app, from)?;
        let body = json!({ "path": bundle, "words": words, "choices": [], "admit": admit });
        cocrea.call("receive_bundle", body)?
    };
    if terminal.wants_json() {
        return terminal.value(&received);
    }
    if started {
        terminal.say(
            "cli-received-started",
            &[("path", &process.display().to_string())],
        )?;
    }
    say_received(&received, terminal)
}

/// What came, what waits, and what there is to decide.
pub(super) fn say_received(received: &Received, terminal: &mut Terminal) -> Result<(), Stop> {
    let photos = received.new_photos.to_string();
    let nothing_else = received.new_photos == 0 && received.waiting.is_empty();
    if received.new_changes > 0 || nothing_else {
        let changes = received.new_changes.to_string();
        terminal.say("cli-received", &[("changes", &changes)])?;
    }
    if received.new_photos > 0 {
        terminal.say("cli-received-photos", &[("photos", &photos)])?;
    }
    if received.unfit_photos > 0 {
        let photos = received.unfit_photos.to_string();
        terminal.say("cli-received-unfit", &[("photos", &photos)])?;
    }
    for waiting in &received.waiting {
        let key = if waiting.gap {
            "cli-received-gap"
        } else {
            "cli-received-waits"
        };
        terminal.say(
            key,
            &[
                ("label", &waiting.label),
                ("device", &waiting.device),
                ("fingerprint", &waiting.fingerprint),
                ("changes", &waiting.changes.to_string()),
            ],
        )?;
        if !waiting.kept {
            terminal.say("cli-received-unkept", &[("label", &waiting.label)])?;
        }
    }
    if received.conflicts > 0 {
        terminal.say(
            "cli-received-conflicts",
            &[("count", &received.conflicts.to_string())],
        )?;
    }
    if received.problems > 0 {
        terminal.say(
            "cli-received-problems",
            &[("count", &received.problems.to_string())],
        )?;
    }
    Ok(())
}

/// The laptops to let in: those named, or with `all` every one whose changes the bundle brings.
fn admitted(
    line: &Line,
    app: &App,
    (bundle, words): (&Path, Option<&str>),
) -> Result<Vec<String>, Stop> {
    let named = line.choices(Choice::Admit).to_vec();
    if named.iter().all(|name| name != "all") {
        return Ok(named);
    }
    let heads = app.check_bundle(bundle, words)?.manifest.heads;
    Ok(heads.iter().map(|head| head.device().to_string()).collect())
}
