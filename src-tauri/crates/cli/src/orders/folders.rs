//! The shared folder of a process: chosen, exchanged with, and forgotten.

use super::Cocrea;
use super::bundles::NewWords;
use crate::choices::Choice;
use crate::failures::Stop;
use crate::line::Line;
use crate::terminal::{Terminal, moment};
use cocrea_app::wire::{Done, Exchanged, SharedFolder, SharedFolderSet, WaitingLaptop};
use serde_json::json;
use std::path::absolute;

/// Chooses it, and says the six words that the other laptops need.
pub(crate) fn set(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let cocrea = Cocrea::at(line)?;
    let (drawn, words) = NewWords::drawn_or_known(line.chosen_file(Choice::PassphraseFile))?;
    let folder = line.file(0);
    let whole = absolute(&folder).unwrap_or(folder);
    let body = json!({ "path": whole, "words": words });
    let mut set: SharedFolderSet = cocrea.call("set_shared_folder", body)?;
    if let (Some(file), Some(words)) = (drawn, &set.words) {
        file.keep(words)?;
        set.words = None;
    }
    if terminal.wants_json() {
        return terminal.value(&set);
    }
    let path = set.path.unwrap_or_default();
    terminal.say("cli-folder-set", &[("path", &path)])?;
    if let Some(words) = set.words {
        terminal.say("cli-folder-words", &[("words", &words)])?;
    }
    Ok(())
}

/// Takes in what others dropped, and drops what they lack.
pub(crate) fn exchange(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let exchanged: Exchanged = Cocrea::at(line)?.call("exchange_shared_folder", json!({}))?;
    if terminal.wants_json() {
        terminal.value(&exchanged)?;
    } else {
        say_exchanged(&exchanged, terminal)?;
    }
    exchanged
        .folder
        .trouble
        .map_or(Ok(()), |failure| Err(failure.into()))
}

fn say_exchanged(exchanged: &Exchanged, terminal: &mut Terminal) -> Result<(), Stop> {
    let changes = exchanged.new_changes.to_string();
    terminal.say("cli-folder-received", &[("changes", &changes)])?;
    if exchanged.dropped {
        terminal.say("cli-folder-dropped", &[])?;
    }
    exchanged
        .waiting
        .iter()
        .try_for_each(|waiting| say_waiting(waiting, terminal))?;
    say_folder(&exchanged.folder, terminal)
}

fn say_waiting(waiting: &WaitingLaptop, terminal: &mut Terminal) -> Result<(), Stop> {
    let key = if waiting.gap {
        "cli-received-gap"
    } else {
        "cli-laptop-waits"
    };
    let changes = waiting.changes.to_string();
    let told = [
        ("label", waiting.label.as_str()),
        ("device", &waiting.device),
        ("fingerprint", &waiting.fingerprint),
        ("changes", &changes),
        ("waiting", &changes),
    ];
    terminal.say(key, &told)
}

fn say_folder(folder: &SharedFolder, terminal: &mut Terminal) -> Result<(), Stop> {
    for laptop in &folder.laptops {
        let told = [
            ("label", laptop.label.as_str()),
            ("at", &moment(laptop.made_at)),
            ("changes", &laptop.changes.to_string()),
        ];
        terminal.say("cli-folder-laptop", &told)?;
    }
    for file in &folder.unread {
        let reason = terminal.words().put_into(file.reason.clone()).message;
        let told = [("name", file.name.as_str()), ("reason", &reason)];
        terminal.say("cli-folder-unread", &told)?;
    }
    Ok(())
}

/// Stops using it; what lies there stays.
pub(crate) fn forget(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let done: Done = Cocrea::at(line)?.call("forget_shared_folder", json!({}))?;
    if terminal.wants_json() {
        return terminal.value(&done);
    }
    terminal.say("cli-folder-forgotten", &[])
}
