//! How commands are written.

use crate::failures::Stop;
use crate::shapes::Order;
use crate::terminal::Terminal;

const BEFORE: [&str; 2] = ["cli-about", "cli-uses"];
const OPTIONS: [&str; 5] = [
    "cli-options",
    "cli-option-json",
    "cli-option-unlock-file",
    "cli-option-help",
    "cli-option-version",
];
const ENDINGS: [&str; 5] = [
    "cli-endings",
    "cli-ending-0",
    "cli-ending-1",
    "cli-ending-2",
    "cli-ending-3",
];

/// Explains one order, or all of them.
pub(crate) fn explain(order: Option<Order>, terminal: &mut Terminal) -> Result<(), Stop> {
    if let Some(order) = order {
        explain_one(order, "", terminal)?;
        return explain_options(order, terminal);
    }
    for key in BEFORE {
        terminal.say(key, &[])?;
    }
    for order in Order::ALL {
        explain_one(order, "  ", terminal)?;
    }
    for part in [OPTIONS.as_slice(), ENDINGS.as_slice()] {
        terminal.line("")?;
        for (key, place) in part.iter().zip(0..) {
            let text = terminal.words().say(key, &[]);
            let indent = if place == 0 { "" } else { "  " };
            terminal.line(&format!("{indent}{text}"))?;
        }
    }
    terminal.line("")?;
    terminal.say("cli-folder", &[])
}

fn explain_one(order: Order, indent: &str, terminal: &mut Terminal) -> Result<(), Stop> {
    let key = order.key();
    let (usage, why) = (
        terminal.words().say(&format!("cli-use-{key}"), &[]),
        terminal.words().say(&format!("cli-why-{key}"), &[]),
    );
    terminal.line(&format!("{indent}cocrea-cli {usage}"))?;
    terminal.line(&format!("{indent}    {why}"))
}

fn explain_options(order: Order, terminal: &mut Terminal) -> Result<(), Stop> {
    let shape = order.shape();
    for choice in shape.needs.iter().chain(shape.takes) {
        let key = format!("cli-option-{}", choice.form().name);
        let told = terminal.words().say(&key, &[]);
        for (line, place) in told.lines().zip(0..) {
            let indent = if place == 0 { "    " } else { "        " };
            terminal.line(&format!("{indent}{line}"))?;
        }
    }
    Ok(())
}
