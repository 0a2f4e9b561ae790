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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ties::Ties;

    #[test]
    fn greedy_stands_where_it_serves_more_voters_and_the_figures_say_how_many() {
        let election = Election::builder(300)
            .project("shade", "", 150)
            .project("lights", "", 150)
            .project("trees", "", 100)
            .ballots([
                vec!["shade", "lights"],
                vec!["shade", "lights"],
                vec!["trees"],
            ])
            .build()
            .unwrap();
        let compared = |comparison| {
            let settings = Settings {
                comparison: Some(comparison),
                ..Settings::new(Rule::MES_COST, "official:4-2-6".parse::<Ties>().unwrap())
            };
            allocate(&election, &settings).unwrap()
        };
        // Two have more of their projects in greedy's outcome, one in that of Equal Shares.
        let by_voters = compared(Comparison::Voters);
        assert_eq!(by_voters.rule, Rule::MES_COST);
        assert_eq!(by_voters.winners, ["shade", "lights"]);
        let told = by_voters.compared.unwrap();
        assert_eq!(
            (told.by, told.rule, told.greedy, told.greedy_stands),
            ("voters", 1, 2, true)
        );
        assert_eq!(told.other_winners, ["shade", "trees"]);
        // Greedy leaves one with nothing, Equal Shares nobody.
        let by_exclusion = compared(Comparison::Exclusion);
        assert_eq!(by_exclusion.winners, ["shade", "trees"]);
        let told = by_exclusion.compared.unwrap();
        assert_eq!(
            (told.by, told.rule, told.greedy, told.greedy_stands),
            ("exclusion", 0, 1, false)
        );
        assert_eq!(told.other_winners, ["shade", "lights"]);
    }
}
