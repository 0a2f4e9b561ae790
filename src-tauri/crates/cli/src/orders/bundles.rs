//! Bundles: made, looked into, received.

use super::{Cocrea, output};
use crate::choices::Choice;
use crate::failures::Stop;
use crate::line::Line;
use crate::terminal::{Terminal, moment};
use cocrea_app::App;
use cocrea_app::wire::{BundleMade, Milliseconds, Received};
use serde_json::{Value, json};
use std::path::Path;

/// Makes a bundle of a process.
pub(crate) fn make(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let cocrea = Cocrea::at(line)?;
    let made: BundleMade = cocrea.call("make_bundle", json!({ "path": output(line)? }))?;
    if terminal.wants_json() {
        return terminal.value(&made);
    }
    let path = made.path.unwrap_or_default();
    terminal.say(
        "cli-bundle-made",
        &[("changes", &made.changes.to_string()), ("path", &path)],
    )
}

/// Checks a bundle and says what is in it.
pub(crate) fn inspect(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let manifest = App::check_bundle(&line.file(0))?.manifest;
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
    let admit = admitted(line, &bundle)?;
    let received: Received = if started {
        Cocrea::start()?
            .app
            .start_from_bundle(&process, &bundle, &admit)?
    } else {
        let body = json!({ "path": bundle, "choices": [], "admit": admit });
        Cocrea::at(line)?.call("receive_bundle", body)?
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
    terminal.say(
        "cli-received",
        &[("changes", &received.new_changes.to_string())],
    )?;
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
fn admitted(line: &Line, bundle: &Path) -> Result<Vec<String>, Stop> {
    let named = line.choices(Choice::Admit).to_vec();
    if named.iter().all(|name| name != "all") {
        return Ok(named);
    }
    let heads = App::check_bundle(bundle)?.manifest.heads;
    Ok(heads.iter().map(|head| head.device().to_string()).collect())
}
