//! The comparison step: the rule's outcome beside greedy's, and which of the two stands.

use std::collections::HashSet;

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
    let greedy = allocate(election, &without_comparison(settings))?;
    let won = |outcome: &Outcome| {
        let ids: HashSet<&str> = outcome.winners.iter().map(String::as_str).collect();
        let projects = election.projects().iter();
        projects
            .map(|project| ids.contains(project.id.as_str()))
            .collect::<Vec<bool>>()
    };
    let (rule, other) = figures(election, comparison, &won(&outcome), &won(&greedy));
    let greedy_stands = stands(comparison, (rule, other));
    let (standing, falling) = if greedy_stands {
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
            other_winners: falling.winners,
        }),
        ..standing
    })
}

/// Greedy under the same conditions, with nothing to be compared with.
pub(crate) fn without_comparison(settings: &Settings) -> Settings {
    Settings {
        rule: Rule::GREEDY_VOTES,
        comparison: None,
        ..settings.clone()
    }
}

/// Whether greedy's winners stand, given for each project whether the rule funds it and whether greedy does.
pub(crate) fn greedy_stands(
    election: &Election,
    comparison: Comparison,
    rule: &[bool],
    greedy: &[bool],
) -> bool {
    stands(comparison, figures(election, comparison, rule, greedy))
}

fn stands(comparison: Comparison, (rule, greedy): (u64, u64)) -> bool {
    match comparison {
        Comparison::Voters => greedy > rule,
        Comparison::Exclusion => greedy < rule,
    }
}

/// The ballots that count for the rule and for greedy, or, by exclusion, against them.
fn figures(
    election: &Election,
    comparison: Comparison,
    rule: &[bool],
    greedy: &[bool],
) -> (u64, u64) {
    let (mut ours, mut theirs) = (0, 0);
    for ballot in election.ballots() {
        let count = |won: &[bool]| {
            let winners = ballot
                .projects
                .iter()
                .filter(|&&project| won[project as usize]);
            winners.count()
        };
        let (mine, other) = (count(rule), count(greedy));
        let (adds, adds_other) = match comparison {
            Comparison::Voters => (mine > other, other > mine),
            Comparison::Exclusion => (mine == 0, other == 0),
        };
        ours += u64::from(adds) * u64::from(ballot.times);
        theirs += u64::from(adds_other) * u64::from(ballot.times);
    }
    (ours, theirs)
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
