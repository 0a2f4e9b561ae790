//! What a person must decide, and what does not add up.

use super::Cocrea;
use crate::failures::{Stop, of_reply};
use crate::line::Line;
use crate::terminal::{Terminal, moment};
use cocrea_app::wire::{ConflictView, Conflicts, ProblemView, Version};
use serde_json::{Value, json};

/// Lists conflicts and problems.
pub(crate) fn list(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let reply: Value = Cocrea::at(line)?.call("list_conflicts", json!({}))?;
    if terminal.wants_json() {
        return terminal.value(&reply);
    }
    let Conflicts {
        conflicts,
        problems,
    } = serde_json::from_value(reply).map_err(|error| of_reply(&error))?;
    if conflicts.is_empty() && problems.is_empty() {
        return terminal.say("cli-nothing-to-decide", &[]);
    }
    conflicts
        .iter()
        .try_for_each(|conflict| say_conflict(conflict, terminal))?;
    problems
        .iter()
        .try_for_each(|problem| say_problem(problem, terminal))
}

fn say_conflict(conflict: &ConflictView, terminal: &mut Terminal) -> Result<(), Stop> {
    let noun = named("cli-noun", &conflict.noun, terminal);
    terminal.say(
        "cli-conflict",
        &[("noun", &noun), ("title", &conflict.title)],
    )?;
    for field in &conflict.fields {
        let name = named("cli-field", &field.field, terminal);
        terminal.line(&format!("  {name}"))?;
        for version in &field.versions {
            let text = say_version(version, terminal);
            terminal.line(&format!("    {text}"))?;
        }
    }
    Ok(())
}

fn say_version(version: &Version, terminal: &Terminal) -> String {
    let words = terminal.words();
    let text = version
        .text
        .clone()
        .unwrap_or_else(|| words.say("cli-version-nothing", &[]));
    let key = if version.own {
        "cli-version-own"
    } else {
        "cli-version-other"
    };
    words.say(
        key,
        &[
            ("text", &text),
            ("from", &version.from),
            ("at", &moment(version.at)),
        ],
    )
}

fn say_problem(problem: &ProblemView, terminal: &mut Terminal) -> Result<(), Stop> {
    let kind = serde_json::to_value(problem.kind).map_err(|error| of_reply(&error))?;
    let key = format!("cli-problem-{}", kind.as_str().unwrap_or_default());
    terminal.say(&key, &[("subject", &problem.subject)])?;
    problem
        .rows
        .iter()
        .try_for_each(|row| terminal.line(&format!("  {row}")))
}

/// What people call a noun or a field; one that later versions know goes by its key.
fn named(kind: &str, key: &str, terminal: &Terminal) -> String {
    terminal
        .words()
        .find(&format!("{kind}-{key}"), &[])
        .unwrap_or_else(|| key.to_owned())
}
