//! Measures of an outcome: how satisfied voters are, how equally, and where the money went.
//!
//! A voter's satisfaction is the sum of their utilities of the winners. How unequal it is, the Gini coefficient tells:
//! with the satisfactions x in ascending order, `sum of (2i - n - 1) x_i / (n x sum of x)`, i from 1 to n (Gini 1912).

use std::collections::BTreeMap;

use serde::Serialize;

use crate::conditions::Part;
use crate::election::Election;
use crate::profile::Profile;
use crate::rule::Utility;
use crate::settings::{Settings, SettingsError};

/// How satisfied all voters are with a set of winners. Whole numbers only: shares are told by both their parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Measures {
    /// All ballots, empty ones included.
    pub voters: u64,
    /// Ballots that name at least one winner. The others, divided by all, are the exclusion ratio.
    pub voters_with_a_winner: u64,
    /// One entry per utility that suits the ballots.
    pub satisfaction: Vec<Satisfaction>,
    /// What the winners cost together, in smallest units.
    pub spent: i64,
    /// Marks on all ballots together: one for each project that a ballot names, whatever points it gives.
    pub marks: u64,
    /// Zones first, then categories, by name; a project with several categories counts in each, one without any in
    /// none.
    pub parts: Vec<PartSpending>,
}

/// The satisfaction under one utility.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Satisfaction {
    /// The key of the utility: `cost`, `card`, `points`, `borda` or `ranks`.
    pub utility: &'static str,
    /// The sum over all voters: smallest units of money, winners named, parts of a point.
    pub total: i128,
    /// Total / voters in thousandths, rounded half up; 0 without voters.
    pub average_thousandths: i128,
    /// The Gini coefficient in millionths, rounded half up: 0 when all are satisfied alike, towards 1,000,000 when
    /// one voter has everything; 0 where nobody has anything.
    pub gini_millionths: i128,
}

/// What a zone or a category received, beside what voters asked there: its share of the spending is [`spent`] of
/// [`Measures::spent`], its share of the votes [`marks`] of [`Measures::marks`].
///
/// [`spent`]: PartSpending::spent
/// [`marks`]: PartSpending::marks
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartSpending {
    /// Which part.
    pub part: Part,
    /// Its projects.
    pub projects: usize,
    /// Those of them that won.
    pub winners: usize,
    /// What these cost, in smallest units.
    pub spent: i64,
    /// Marks on its projects, winners or not.
    pub marks: u64,
}

/// Measures a set of winners, whoever chose it: of the settings only [`Settings::rank_points`] is looked at.
/// O(marks + distinct ballots x log distinct ballots) per utility.
///
/// # Errors
/// [`SettingsError::NoSuchProject`] for a winner that is no project.
pub fn measures(
    election: &Election,
    settings: &Settings,
    winners: &[String],
) -> Result<Measures, SettingsError> {
    let won = won(election, winners)?;
    let suited = Utility::ALL.into_iter();
    let satisfaction = suited
        .filter(|utility| utility.score().suits(election.vote_type()))
        .map(|utility| satisfaction(election, utility, settings, &won))
        .collect();
    let votes = |project: u32| election.votes(project as usize);
    let funded = election.indices().filter(|&project| won[project as usize]);
    let content = election.ballots().filter(|ballot| {
        let mut projects = ballot.projects.iter();
        projects.any(|&project| won[project as usize])
    });
    Ok(Measures {
        voters: election.voters(),
        voters_with_a_winner: content.map(|ballot| u64::from(ballot.times)).sum(),
        satisfaction,
        spent: funded.map(|project| election.cost(project)).sum(),
        marks: election.indices().map(votes).sum(),
        parts: parts(election, &won),
    })
}

/// Project by project whether it won.
pub(crate) fn won(election: &Election, winners: &[String]) -> Result<Vec<bool>, SettingsError> {
    let mut won = vec![false; election.projects().len()];
    for id in winners {
        let index = election.index_of(id);
        won[index.map_err(|_| SettingsError::NoSuchProject { id: id.clone() })?] = true;
    }
    Ok(won)
}

/// Ballot by ballot what the winners are worth to one voter.
pub(crate) fn utilities(profile: &Profile<'_>, won: &[bool]) -> Vec<i128> {
    let election = profile.election;
    let mut utilities = vec![0i128; election.distinct_ballots()];
    for project in election.indices().filter(|&project| won[project as usize]) {
        let scale = i128::from(profile.scale(project));
        for (group, weight) in profile.supporters(project) {
            utilities[group as usize] += scale * i128::from(weight);
        }
    }
    utilities
}

fn satisfaction(
    election: &Election,
    utility: Utility,
    settings: &Settings,
    won: &[bool],
) -> Satisfaction {
    let profile = Profile::of_utility(election, utility, &settings.rank_points);
    let utilities = utilities(&profile, won).into_iter().zip(election.ballots());
    let mut each: Vec<(i128, i128)> = utilities
        .map(|(worth, ballot)| (worth, i128::from(ballot.times)))
        .collect();
    each.sort_unstable();
    let voters = i128::from(election.voters());
    let total: i128 = each.iter().map(|(worth, times)| worth * times).sum();
    // Sum over voters of (2 rank - voters - 1) x utility, ranks from 1 upwards in ascending utility.
    let (mut before, mut spread) = (0, 0);
    for (worth, times) in each {
        spread += worth * times * (2 * before + times - voters);
        before += times;
    }
    Satisfaction {
        utility: utility.key(),
        total,
        average_thousandths: rounded_share(total, voters, 1_000),
        gini_millionths: rounded_share(spread, voters * total, 1_000_000),
    }
}

/// `numerator / denominator x scale`, rounded half up; 0 where the denominator is 0.
fn rounded_share(numerator: i128, denominator: i128, scale: i128) -> i128 {
    if denominator == 0 {
        return 0;
    }
    let (whole, part) = (numerator / denominator, numerator % denominator);
    // Halved until the product fits; at more than 2^100 the last digits decide nothing any more.
    let drop = (i128::BITS - denominator.leading_zeros()).saturating_sub(100);
    let (part, denominator) = (part >> drop, denominator >> drop);
    whole * scale + (2 * part * scale + denominator) / (2 * denominator)
}

fn parts(election: &Election, won: &[bool]) -> Vec<PartSpending> {
    let mut parts: BTreeMap<Part, PartSpending> = BTreeMap::new();
    for (index, project) in election.projects().iter().enumerate() {
        let zone = Some(&project.zone).filter(|zone| !zone.is_empty());
        let zones = zone.into_iter().cloned().map(Part::Zone);
        let categories = project.categories.iter().cloned().map(Part::Category);
        for part in zones.chain(categories) {
            let entry = parts.entry(part.clone()).or_insert(PartSpending {
                part,
                projects: 0,
                winners: 0,
                spent: 0,
                marks: 0,
            });
            entry.projects += 1;
            entry.marks += election.votes(index);
            if won[index] {
                entry.winners += 1;
                entry.spent += project.cost;
            }
        }
    }
    parts.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::election::Project;
    use crate::rule::Rule;
    use crate::ties::Ties;

    #[test]
    fn the_figures_are_those_of_a_count_by_hand() {
        let north = |id: &str, cost| Project {
            zone: "north".into(),
            categories: vec!["water".into()],
            ..Project::new(id, "", cost)
        };
        let election = Election::builder(100)
            .with_project(north("a", 30))
            .with_project(north("b", 20))
            .project("c", "", 50)
            .ballots([vec!["a"], vec!["a", "b"], vec!["c"], vec![]])
            .build()
            .unwrap();
        let settings = Settings::new(Rule::GREEDY_VOTES, Ties::Lexico);
        let told = measures(&election, &settings, &["a".into(), "b".into()]).unwrap();
        assert_eq!((told.voters, told.voters_with_a_winner), (4, 2));
        assert_eq!((told.spent, told.marks), (50, 4));
        // Winners named: 0, 0, 1, 2. Gini = (1 x (2·3−5) + 2 x (2·4−5)) / (4 x 3) = 7/12.
        assert_eq!(told.satisfaction[1].utility, "card");
        assert_eq!(told.satisfaction[1].total, 3);
        assert_eq!(told.satisfaction[1].average_thousandths, 750);
        assert_eq!(told.satisfaction[1].gini_millionths, 583_333);
        // Money: 0, 0, 30, 50. Gini = (30 x 1 + 50 x 3) / (4 x 80) = 0.5625.
        assert_eq!(told.satisfaction[0].total, 80);
        assert_eq!(told.satisfaction[0].gini_millionths, 562_500);
        assert_eq!(told.parts.len(), 2);
        let zone = &told.parts[0];
        assert_eq!(zone.part, Part::Zone("north".into()));
        assert_eq!(
            (zone.projects, zone.winners, zone.spent, zone.marks),
            (2, 2, 50, 3)
        );
        let nobody = measures(&election, &settings, &[]).unwrap();
        assert_eq!(nobody.satisfaction[0].gini_millionths, 0);
        assert!(measures(&election, &settings, &["z".into()]).is_err());
    }
}
