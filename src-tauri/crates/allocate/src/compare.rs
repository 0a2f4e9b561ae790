//! The comparison step: the rule's outcome beside greedy's, and which of the two stands.

use crate::allocate;
use crate::election::Election;
use crate::outcome::{Compared, Outcome};
use crate::rule::Rule;
use crate::settings::{Comparison, Settings, SettingsError};

/// Counts by most votes under the same conditions, and lets that outcome stand where it serves more voters.
pub(crate) fn with_greedy(
    election: &Election,
    settings: &Settings,
    comparison: Comparison,
    outcome: Outcome,
) -> Result<Outcome, SettingsError> {
    let plain = Settings {
        rule: Rule::GREEDY_VOTES,
        comparison: None,
        ..settings.clone()
    };
    let greedy = allocate(election, &plain)?;
    let (here, there) = (won(election, &outcome), won(election, &greedy));
    let (mut rule, mut other) = (0, 0);
    for ballot in election.ballots() {
        let count = |won: &[bool]| {
            let winners = ballot
                .projects
                .iter()
                .filter(|&&project| won[project as usize]);
            winners.count()
        };
        let (mine, theirs) = (count(&here), count(&there));
        let (adds, adds_other) = match comparison {
            Comparison::Voters => (mine > theirs, theirs > mine),
            Comparison::Exclusion => (mine == 0, theirs == 0),
        };
        rule += u64::from(adds) * u64::from(ballot.times);
        other += u64::from(adds_other) * u64::from(ballot.times);
    }
    let greedy_stands = match comparison {
        Comparison::Voters => other > rule,
        Comparison::Exclusion => other < rule,
    };
    let (stands, falls) = if greedy_stands {
        (greedy, outcome)
    } else {
        (outcome, greedy)
    };
    Ok(Outcome {
        rule: settings.rule,
        compared: Some(Compared {
            by: comparison.key(),
            rule,
            greedy: other,
            greedy_stands,
            other_winners: falls.winners,
        }),
        ..stands
    })
}

fn won(election: &Election, outcome: &Outcome) -> Vec<bool> {
    let ids: std::collections::HashSet<&str> = outcome.winners.iter().map(String::as_str).collect();
    let projects = election.projects().iter();
    projects
        .map(|project| ids.contains(project.id.as_str()))
        .collect()
}
