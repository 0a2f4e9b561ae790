//! Processes: what can be asked of them, a new one, its digest, and whether a file is sound.

use super::{Cocrea, bundles};
use crate::choices::Choice;
use crate::failures::{Stop, of_file, of_reply};
use crate::line::Line;
use crate::terminal::Terminal;
use crate::text::{self, MOST_REQUEST};
use cocrea_app::wire::Verified;
use cocrea_app::{COMMANDS, Failure};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// Instead of JSON: it comes through the input.
const FROM_INPUT: &str = "-";
/// First bytes of a process file (SQLite file format, §1.3.1).
const SQLITE: &[u8; 16] = b"SQLite format 3\0";

/// Lists every use case.
pub(crate) fn commands(terminal: &mut Terminal) -> Result<(), Stop> {
    if !terminal.wants_json() {
        for command in COMMANDS {
            let key = if command.writes {
                "cli-command-writes"
            } else {
                "cli-command-reads"
            };
            terminal.say(key, &[("name", command.name)])?;
        }
        return Ok(());
    }
    let shown = COMMANDS.iter().map(|command| {
        Ok(json!({
            "name": command.name,
            "request": serde_json::to_value((command.request)())?,
            "reply": serde_json::to_value((command.reply)())?,
            "writes": command.writes,
        }))
    });
    let shown = shown
        .collect::<Result<Vec<Value>, serde_json::Error>>()
        .map_err(|error| of_reply(&error))?;
    terminal.value(&shown)
}

/// Calls one use case.
pub(crate) fn call(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let body = match line.argument(1) {
        FROM_INPUT => text::in_input(MOST_REQUEST)?,
        written => written.to_owned(),
    };
    let body: Value = serde_json::from_str(&body).map_err(unreadable)?;
    let reply: Value = Cocrea::at(line)?.call(line.argument(0), body)?;
    terminal.value(&reply)
}

/// Creates a process.
pub(crate) fn new(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let path = line.file(0);
    let name = line.choice(Choice::Name).unwrap_or_default();
    Cocrea::start()?.app.create_process_at(&path, name)?;
    let path = path.display().to_string();
    if terminal.wants_json() {
        return terminal.value(&json!({ "path": path }));
    }
    terminal.say("cli-new-done", &[("path", &path)])
}

/// Writes the digest of everything visible.
pub(crate) fn state(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let verified: Verified = Cocrea::at(line)?.call("verify_process", json!({}))?;
    if terminal.wants_json() {
        return terminal.value(&json!({ "state": verified.state }));
    }
    terminal.line(&verified.state)
}

/// Checks a process or a bundle.
pub(crate) fn verify(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let path = line.file(0);
    if is_process(&path)? {
        verify_process(line, &path, terminal)
    } else {
        verify_bundle(line, terminal)
    }
}

fn verify_process(line: &Line, path: &Path, terminal: &mut Terminal) -> Result<(), Stop> {
    let cocrea = Cocrea::start()?;
    cocrea.unlock(line, path)?;
    // A sound one is only read, also where nothing can be written. What else there is to say, its opening says.
    let verified = match cocrea.app.verify_file(path) {
        Ok(verified) => verified,
        Err(_) => {
            cocrea.open(path)?;
            cocrea.call("verify_process", json!({}))?
        }
    };
    let (changes, devices) = (verified.changes, verified.devices);
    if terminal.wants_json() {
        return terminal.value(&json!({
            "kind": "process",
            "changes": changes,
            "devices": devices,
            "state": verified.state,
            "chains": verified.chains,
            "photos": verified.photos,
            "missing_photos": verified.missing_photos,
            "spoiled_photos": verified.spoiled_photos,
        }));
    }
    if verified.spoiled_photos == 0 {
        terminal.say("cli-verified-process", &[])?;
    }
    terminal.say("cli-verified-structure", &[])?;
    terminal.say("cli-verified-changes", &[("changes", &changes.to_string())])?;
    terminal.say("cli-verified-devices", &[("devices", &devices.to_string())])?;
    for chain in &verified.chains {
        let args = [
            ("from", chain.from.as_str()),
            ("changes", &chain.changes.to_string()),
        ];
        terminal.say("cli-verified-chain", &args)?;
    }
    terminal.say("cli-verified-tables", &[])?;
    say_photos(&verified, terminal)?;
    terminal.say("cli-state", &[("state", &verified.state)])
}

fn say_photos(verified: &Verified, terminal: &mut Terminal) -> Result<(), Stop> {
    for (key, count) in [
        ("cli-verified-photos", verified.photos),
        ("cli-verified-photos-missing", verified.missing_photos),
        ("cli-verified-photos-spoiled", verified.spoiled_photos),
    ] {
        if count > 0 {
            terminal.say(key, &[("photos", &count.to_string())])?;
        }
    }
    Ok(())
}

fn verify_bundle(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let words = bundles::words(line)?;
    let app = Cocrea::start()?.app;
    let path = line.file(0);
    let is_bundle = path.extension().is_some_and(|ending| ending == "paquete");
    let neither = |failure: Failure| match failure.code.as_str() {
        "not_a_bundle" if !is_bundle => {
            Failure::refused("neither_process_nor_bundle").with("path", path.display())
        }
        _ => failure,
    };
    let checked = app.check_bundle(&path, words.as_deref());
    let manifest = checked.map_err(neither)?.manifest;
    let (changes, devices) = (manifest.changes, manifest.heads.len());
    if terminal.wants_json() {
        return terminal
            .value(&json!({ "kind": "bundle", "changes": changes, "devices": devices }));
    }
    terminal.say("cli-bundle-sound", &[])?;
    terminal.say("cli-verified-changes", &[("changes", &changes.to_string())])?;
    terminal.say("cli-verified-devices", &[("devices", &devices.to_string())])
}

/// Whether a file is to be checked as a process; a damaged one still goes by its name.
fn is_process(path: &Path) -> Result<bool, Failure> {
    let failed = |error: io::Error| of_file(&error, path);
    if !std::fs::metadata(path).map_err(failed)?.is_file() {
        // A folder or a device is neither; the reader of bundles says so without touching it.
        return Ok(false);
    }
    let mut begins = Vec::new();
    File::open(path)
        .and_then(|file| file.take(SQLITE.len() as u64).read_to_end(&mut begins))
        .map_err(failed)?;
    Ok(begins == SQLITE || path.extension().is_some_and(|ending| ending == "cocrea"))
}

fn unreadable(error: impl ToString) -> Stop {
    Stop::WrongCommandLine(Failure::refused("json_unreadable").with("detail", error))
}
