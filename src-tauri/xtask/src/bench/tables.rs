//! The lines of the two tables.

use super::Entry;
use super::limits::{GOAL_MS, LARGE, MOST_MB, holds, most_milliseconds};
use super::peers::{Comparison, Peer};

/// Above the figures of the engine.
pub(crate) fn figures_head() -> String {
    format!(
        "Medians of whole processes, reading included; limits in ms of CPU, and {MOST_MB:.0} MB for all\n\
         ballots x projects  rule                       ms CPU   (read)  ms wall      MB    limit"
    )
}

/// One line of figures.
pub(crate) fn figures(entry: &Entry<'_>) -> String {
    let figures = &entry.figures;
    let most = most_milliseconds(entry.election.ballots, entry.rule);
    let limit = most.map_or_else(|| "-".into(), |most| format!("{most:.0}"));
    let verdict = match (most, holds(entry)) {
        (_, false) => "OVER",
        (Some(_), true) => "ok",
        (None, true) => "",
    };
    let steps = match figures.steps {
        0 => String::new(),
        steps => format!(", {steps} steps"),
    };
    format!(
        "{}{:>9.1}{:>9.1}{:>9.1}{:>8.1}{limit:>9}  {verdict:<5} {}{steps}",
        opening(entry),
        figures.cpu_ms,
        figures.parse_ms,
        figures.wall_ms,
        figures.peak_mb,
        entry.election.name,
    )
}

/// How many of the largest elections' entries reach the goal; nothing where there are none.
pub(crate) fn goal(entries: &[Entry<'_>]) -> Option<String> {
    let large = entries
        .iter()
        .filter(|entry| entry.election.ballots >= LARGE);
    let promised =
        large.filter(|entry| most_milliseconds(entry.election.ballots, entry.rule).is_some());
    let times: Vec<f64> = promised.map(|entry| entry.figures.cpu_ms).collect();
    let reached = times.iter().filter(|&&time| time <= GOAL_MS).count();
    (!times.is_empty()).then(|| {
        format!(
            "{reached} of {} entries of {LARGE} ballots and more reach the goal of {GOAL_MS:.0} ms.",
            times.len()
        )
    })
}

/// Above the comparison.
pub(crate) fn peers_head(peer: &Peer) -> String {
    format!(
        "Against {}, exact rationals, lexicographic ties; CPU of whole processes\n\
         ballots x projects  rule                         ours ms   peer s  ratio  without its start",
        peer.versions
    )
}

/// One line of the comparison.
pub(crate) fn comparison(comparison: &Comparison<'_>) -> String {
    let ratio = |ratio: f64| {
        let at_least = if comparison.is_whole() { "" } else { ">" };
        let below = if comparison.is_below(ratio) { "!" } else { "" };
        format!("{below}{at_least}{ratio:.0}")
    };
    let winners = match (comparison.differs(), comparison.is_whole()) {
        (true, _) => "OTHER WINNERS",
        (false, true) => "same winners",
        (false, false) => "cut off",
    };
    format!(
        "{}{:>11.1}{:>9.1}{:>7}{:>7}  {winners:<13} {}",
        opening(comparison.entry),
        comparison.entry.figures.cpu_ms,
        comparison.run.whole,
        ratio(comparison.ratio()),
        ratio(comparison.ratio_without_start()),
        comparison.entry.election.name,
    )
}

fn opening(entry: &Entry<'_>) -> String {
    let size = format!("{} x {}", entry.election.ballots, entry.election.projects);
    format!("{size:<20}{:<24}", entry.rule)
}
