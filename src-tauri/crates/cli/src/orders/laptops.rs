//! The laptops of a process: who is in, who waits, and what is missing of whom.

use super::{Cocrea, bundles};
use crate::failures::Stop;
use crate::line::Line;
use crate::terminal::Terminal;
use cocrea_app::AppFolder;
use cocrea_app::wire::{Done, LaptopView, Laptops, Received};
use serde_json::json;

/// Lists them.
pub(crate) fn list(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let laptops: Laptops = Cocrea::at(line)?.call("list_laptops", json!({}))?;
    if terminal.wants_json() {
        return terminal.value(&laptops);
    }
    laptops
        .laptops
        .iter()
        .try_for_each(|laptop| say_laptop(laptop, terminal))
}

fn say_laptop(laptop: &LaptopView, terminal: &mut Terminal) -> Result<(), Stop> {
    let key = match laptop {
        LaptopView { own: true, .. } => "cli-laptop-own",
        LaptopView {
            organiser: true, ..
        } => "cli-laptop-organiser",
        LaptopView { admitted: true, .. } => "cli-laptop-in",
        _ => "cli-laptop-waits",
    };
    let fingerprint = laptop.fingerprint.as_deref().unwrap_or_default();
    terminal.say(
        key,
        &[
            ("label", &laptop.label),
            ("device", &laptop.device),
            ("changes", &laptop.changes.to_string()),
            ("waiting", &laptop.waiting.to_string()),
            ("fingerprint", fingerprint),
        ],
    )?;
    if laptop.missing > 0 {
        let missing = laptop.missing.to_string();
        terminal.say("cli-laptop-missing", &[("missing", &missing)])?;
    }
    Ok(())
}

/// Lets one in whose changes wait.
pub(crate) fn admit(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let body = json!({ "device": line.argument(0) });
    let received: Received = Cocrea::at(line)?.call("admit_laptop", body)?;
    if terminal.wants_json() {
        return terminal.value(&received);
    }
    terminal.say("cli-laptop-admitted", &[])?;
    bundles::say_received(&received, terminal)
}

/// Makes this computer a new laptop, where the keyring that holds its key keeps silent, and says what that means.
pub(crate) fn start_anew(terminal: &mut Terminal) -> Result<(), Stop> {
    AppFolder::default_for_system()?
        .start_anew()
        .map_err(|failure| terminal.words().put_into(failure))?;
    if terminal.wants_json() {
        return terminal.value(&Done {});
    }
    terminal.say("cli-started-anew", &[])
}
