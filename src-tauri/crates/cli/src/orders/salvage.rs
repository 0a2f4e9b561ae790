//! Processes that cannot be opened where they are: on a stick, or damaged.

use super::Cocrea;
use crate::choices::Choice;
use crate::failures::Stop;
use crate::line::Line;
use crate::terminal::Terminal;
use cocrea_app::wire::{Opened, SalvagedProcess, SavedChanges};
use serde_json::json;

/// Copies a process from a stick or a network drive to this computer.
pub(crate) fn copy(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let from = json!({ "path": line.file(0) });
    let cocrea = Cocrea::start()?;
    cocrea.unlock(line, &line.file(0))?;
    let opened: Opened = cocrea.call("copy_here", from)?;
    if terminal.wants_json() {
        return terminal.value(&opened);
    }
    let path = opened.path.unwrap_or_default();
    terminal.say("cli-copied", &[("path", &path)])
}

/// Saves what can be saved of a damaged process.
pub(crate) fn run(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let done: SalvagedProcess = Cocrea::start()?.call(
        "salvage_process",
        json!({
            "path": line.file(0),
            "into": line.chosen_file(Choice::Output),
            "put_aside": line.has(Choice::PutAside),
        }),
    )?;
    if terminal.wants_json() {
        return terminal.value(&done);
    }
    terminal.say("cli-salvaged", &[("path", &done.path)])?;
    tell(&done.saved, terminal)?;
    terminal.say("cli-salvaged-damaged", &[("path", &done.damaged)])
}

fn tell(saved: &SavedChanges, terminal: &mut Terminal) -> Result<(), Stop> {
    let (changes, waiting) = (saved.changes.to_string(), saved.waiting.to_string());
    terminal.say("cli-salvaged-changes", &[("changes", &changes)])?;
    if saved.waiting > 0 {
        terminal.say("cli-salvaged-waiting", &[("changes", &waiting)])?;
    }
    for gap in &saved.missing {
        let (first, last) = (gap.first.to_string(), gap.last.to_string());
        let args = [
            ("from", gap.from.as_str()),
            ("first", &first),
            ("last", &last),
        ];
        let key = if first == last {
            "cli-salvaged-missing-one"
        } else {
            "cli-salvaged-missing"
        };
        terminal.say(key, &args)?;
    }
    let rest = match (saved.whole, saved.missing.is_empty()) {
        (true, _) => "cli-salvaged-whole",
        (false, true) => "cli-salvaged-unsure",
        (false, false) => "cli-salvaged-again",
    };
    terminal.say(rest, &[])
}
