//! The limits of time and memory, by the size of the election.

use super::Entry;

/// The most memory that may be resident at one time, in MB of a million bytes.
pub(crate) const MOST_MB: f64 = 40.0;

/// The goal for the largest elections, in milliseconds of CPU; missing it breaks nothing.
pub(crate) const GOAL_MS: f64 = 100.0;
/// From so many ballots on an election is one of the largest.
pub(crate) const LARGE: u64 = 60_000;

/// How many times as much CPU the peer must take on elections of more ballots than these.
pub(crate) const LEAST_RATIO: f64 = 100.0;
/// See [`LEAST_RATIO`].
pub(crate) const PEER_BALLOTS: u64 = 1_000;

/// The most milliseconds of CPU for a rule on so many ballots; none where nothing is promised.
///
/// Between the two classes stands the shape of an election in a currency of small units, where Add1 takes steps by
/// the ten thousand. The knapsack of greatest welfare has its promise for the small ones only.
pub(crate) fn most_milliseconds(ballots: u64, rule: &str) -> Option<f64> {
    match ballots {
        0..10_000 => Some(50.0),
        _ if rule == "maxwelfare_card" => None,
        10_000..LARGE => Some(2_000.0),
        LARGE..=130_000 => Some(250.0),
        _ => None,
    }
}

/// Whether the entry takes no more than it may.
pub(crate) fn holds(entry: &Entry<'_>) -> bool {
    broken(entry).is_empty()
}

/// What the entry breaks, as sentences.
pub(crate) fn broken(entry: &Entry<'_>) -> Vec<String> {
    let Entry {
        election,
        rule,
        figures,
    } = entry;
    let mut broken = Vec::new();
    let mut tell = |what: String| broken.push(format!("{} {rule}: {what}", election.name));
    if let Some(most) = most_milliseconds(election.ballots, rule)
        && figures.cpu_ms > most
    {
        tell(format!(
            "{:.1} ms of CPU, at most {most:.0}",
            figures.cpu_ms
        ));
    }
    if figures.peak_mb > MOST_MB {
        tell(format!("{:.1} MB, at most {MOST_MB:.0}", figures.peak_mb));
    }
    // An easy election would hold any limit.
    if let Some(least) = election.least_steps
        && *rule == "mes_cost_add1"
        && figures.steps < least
    {
        tell(format!("{} steps of Add1, at least {least}", figures.steps));
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_depends_on_the_ballots_and_on_what_is_promised() {
        let most = |ballots| most_milliseconds(ballots, "mes_cost_add1");
        assert_eq!(most(9_999), Some(50.0));
        assert_eq!(most(29_000), Some(2_000.0));
        assert_eq!(most(60_000), Some(250.0));
        assert_eq!(most(130_000), Some(250.0));
        assert_eq!(most(130_001), None);
        assert_eq!(most_milliseconds(9_999, "maxwelfare_card"), Some(50.0));
        assert_eq!(most_milliseconds(60_000, "maxwelfare_card"), None);
    }
}
