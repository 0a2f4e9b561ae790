//! `cargo xtask bench allocate`: what the allocation costs in time and memory, against its limits and against its peer;
//! `cargo xtask bench ledger`: what the store does; `cargo xtask bench encryption`: what encrypting it costs.

mod elections;
mod encryption;
mod ledger;
mod limits;
mod peers;
mod processes;
mod tables;

use crate::Trouble;
use crate::shell::say;
use elections::Election;
pub(crate) use encryption::encryption;
pub(crate) use ledger::ledger;
use peers::{Comparison, Peer};
use processes::{Figures, Measure};
use std::path::PathBuf;

/// The rules that have figures, by key.
pub(crate) const RULES: [&str; 7] = [
    "greedy_votes",
    "mes_cost",
    "mes_cost_add1",
    "mes_cost_add1u",
    "mes_cost_add1int_nostop",
    "phragmen",
    "maxwelfare_card",
];

/// One rule on one election.
struct Entry<'a> {
    election: &'a Election,
    rule: &'static str,
    figures: Figures,
}

/// Measures the allocation: `[--peers] [FILE...]`; without files the real elections and the made ones.
///
/// # Errors
/// What cannot be run, or which limits are broken.
pub(crate) fn allocate(words: &[&str]) -> Result<(), Trouble> {
    if !cfg!(target_os = "linux") {
        return Err("The figures come from /proc, so they are taken on Linux only.".into());
    }
    let (options, files): (Vec<&str>, Vec<&str>) =
        words.iter().partition(|word| word.starts_with("--"));
    if let Some(unknown) = options.iter().find(|&&option| option != "--peers") {
        return Err(format!("There is no option «{unknown}»; there is --peers."));
    }
    let measure = Measure::build()?;
    let files: Vec<PathBuf> = files.into_iter().map(PathBuf::from).collect();
    let elections = elections::chosen(&measure, &files)?;
    // Before anything is measured: a missing Python should not be learnt of at the end.
    let peer = if options.is_empty() {
        None
    } else {
        Some(Peer::ready()?)
    };
    let entries = own_figures(&measure, &elections)?;
    let mut broken: Vec<String> = entries.iter().flat_map(limits::broken).collect();
    if let Some(peer) = &peer {
        broken.extend(compared(peer, &entries)?);
    }
    if broken.is_empty() {
        say("\nEvery limit holds.");
        Ok(())
    } else {
        Err(format!("Limits broken:\n  {}", broken.join("\n  ")))
    }
}

fn own_figures<'a>(
    measure: &Measure,
    elections: &'a [Election],
) -> Result<Vec<Entry<'a>>, Trouble> {
    say(&format!("\n{}", tables::figures_head()));
    let mut entries = Vec::new();
    for election in elections {
        for rule in election.rules() {
            let figures = measure.run(&election.path, rule)?;
            let entry = Entry {
                election,
                rule,
                figures,
            };
            say(&tables::figures(&entry));
            entries.push(entry);
        }
    }
    if let Some(goal) = tables::goal(&entries) {
        say(&goal);
    }
    for rule in RULES {
        if elections.iter().all(|election| !election.knows(rule)) {
            say(&format!(
                "{rule} is not measured: the engine does not know it yet."
            ));
        }
    }
    Ok(entries)
}

/// What breaks the limits against the peer.
fn compared(peer: &Peer, entries: &[Entry<'_>]) -> Result<Vec<String>, Trouble> {
    say(&format!("\n{}", tables::peers_head(peer)));
    let mut broken = Vec::new();
    for entry in entries
        .iter()
        .filter(|entry| peers::RULES.contains(&entry.rule))
    {
        let comparison = Comparison {
            entry,
            run: peer.run(&entry.election.path, entry.rule)?,
        };
        say(&tables::comparison(&comparison));
        broken.extend(comparison.broken());
    }
    Ok(broken)
}
