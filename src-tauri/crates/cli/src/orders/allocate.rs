//! What a rule decides on an election in Pabulib's format.

use crate::failures::{Stop, of_file, of_reply};
use crate::line::Line;
use crate::shapes::Choice;
use crate::terminal::Terminal;
use cocrea_app::allocate_file;
use serde_json::Value;

/// Allocates and says who wins.
pub(crate) fn run(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let path = line.file(0);
    let bytes = std::fs::read(&path).map_err(|error| of_file(&error, &path))?;
    let allocation = allocate_file(&bytes, line.choice(Choice::Rule).unwrap_or_default())?;
    let reply = serde_json::to_value(allocation).map_err(|error| of_reply(&error))?;
    if terminal.wants_json() {
        return terminal.value(&reply);
    }
    say(&reply, terminal)
}

fn say(allocation: &Value, terminal: &mut Terminal) -> Result<(), Stop> {
    let text = |field: &str| allocation[field].as_str().unwrap_or_default();
    terminal.say(
        "cli-allocation-rule",
        &[("rule", text("rule")), ("ties", text("ties"))],
    )?;
    let winners = allocation["winners"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    if winners.is_empty() {
        terminal.say("cli-allocation-nothing", &[])?;
    }
    for (winner, place) in winners.iter().zip(1..) {
        let project = winner.as_str().unwrap_or_default();
        terminal.say(
            "cli-allocation-winner",
            &[("place", &place.to_string()), ("project", project)],
        )?;
    }
    terminal.say("cli-allocation-total", &[("total", text("total_cost"))])
}
