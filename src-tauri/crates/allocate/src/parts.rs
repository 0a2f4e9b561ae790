//! Separate ceilings: every zone, district or category has its own money and its own count.
//!
//! Several cities vote so: a ballot names projects of its district and of the whole city, and each of the two lists
//! has its money. A ceiling inside one count ([`crate::Conditions::ceilings`]) is another thing: there all money is
//! shared by all.

use crate::allocate;
use crate::conditions::{Ceiling, Part};
use crate::election::{Election, ElectionError};
use crate::outcome::Outcome;
use crate::settings::{Settings, SettingsError};

/// The outcomes of separate counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartOutcomes {
    /// One outcome per ceiling, in the order given.
    pub parts: Vec<(Part, Outcome)>,
    /// The ids of the projects that belong to none of the parts.
    pub left_out: Vec<String>,
}

/// Counts each part by itself, with its own ceiling (in smallest units) as its budget: zone, district and city as
/// CRECES votes.
///
/// The budget of the election is not looked at. The voters of a part are the ballots that name one of its projects; a
/// ballot can vote in several parts, and each gives it a share of that part's money. Conditions hold within each
/// part. One count per part, and O(marks) to take each apart.
///
/// # Errors
/// [`SettingsError`], as [`allocate`]; [`SettingsError::InSeveralParts`] where a project could be funded twice, or is
/// incompatible with one of another part.
pub fn allocate_parts(
    election: &Election,
    settings: &Settings,
    ceilings: &[Ceiling],
) -> Result<PartOutcomes, SettingsError> {
    let parts_of = |index: usize| {
        let project = &election.projects()[index];
        ceilings
            .iter()
            .filter(|ceiling| ceiling.of.holds(project))
            .count()
    };
    let all = 0..election.projects().len();
    if let Some(index) = all.clone().find(|&index| parts_of(index) > 1) {
        let id = election.projects()[index].id.clone();
        return Err(SettingsError::InSeveralParts { id });
    }
    let mut parts = Vec::with_capacity(ceilings.len());
    for ceiling in ceilings {
        let apart = part_of(election, ceiling);
        let apart = apart.map_err(|_| SettingsError::CeilingOutOfRange { most: ceiling.most })?;
        let within = settings_within(election, settings, ceilings, &ceiling.of)?;
        parts.push((ceiling.of.clone(), allocate(&apart, &within)?));
    }
    let left_out = all.filter(|&index| parts_of(index) == 0);
    Ok(PartOutcomes {
        parts,
        left_out: left_out
            .map(|index| election.projects()[index].id.clone())
            .collect(),
    })
}

/// The election that [`allocate_parts`] counts under this ceiling: the projects of the part, the ballots that name one of
/// them, and the ceiling as the budget. O(marks + ballots x log ballots).
///
/// # Errors
/// [`ElectionError::AmountOutOfRange`] for a ceiling below 0 or above [`crate::MOST_MONEY`].
pub fn part_of(election: &Election, ceiling: &Ceiling) -> Result<Election, ElectionError> {
    let holds = |index: usize| ceiling.of.holds(&election.projects()[index]);
    election.with_only(holds, ceiling.most)
}

/// The settings with the sets of incompatible projects that are in this part. Counts that know nothing of each other
/// could not keep a set apart that lies in two; what belongs to no part is never funded and bars nothing.
fn settings_within(
    election: &Election,
    settings: &Settings,
    ceilings: &[Ceiling],
    part: &Part,
) -> Result<Settings, SettingsError> {
    let mut within = settings.clone();
    within.conditions.incompatible.clear();
    for ids in &settings.conditions.incompatible {
        let (mut inside, mut elsewhere) = (Vec::new(), false);
        for id in ids {
            let found = election.index_of(id);
            let index = found.map_err(|_| SettingsError::NoSuchProject { id: id.clone() })?;
            let project = &election.projects()[index];
            if part.holds(project) {
                inside.push(id.clone());
            } else {
                elsewhere |= ceilings.iter().any(|ceiling| ceiling.of.holds(project));
            }
        }
        match inside.first() {
            Some(id) if elsewhere => {
                return Err(SettingsError::InSeveralParts { id: id.clone() });
            }
            Some(_) => within.conditions.incompatible.push(inside),
            None => {}
        }
    }
    Ok(within)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::election::Project;
    use crate::rule::Rule;
    use crate::ties::Ties;

    fn election() -> Election {
        let project = |id: &str, cost, zone: &str| Project {
            zone: zone.into(),
            ..Project::new(id, "", cost)
        };
        Election::builder(1_000)
            .with_project(project("n1", 60, "north"))
            .with_project(project("n2", 50, "north"))
            .with_project(project("c1", 300, "city"))
            .with_project(project("x", 10, ""))
            .ballots([vec!["n1", "c1"], vec!["n2"], vec!["n2", "c1"], vec!["x"]])
            .build()
            .unwrap()
    }

    fn ceiling(zone: &str, most: i64) -> Ceiling {
        Ceiling {
            of: Part::Zone(zone.into()),
            most,
        }
    }

    #[test]
    fn each_part_has_its_money_and_its_voters() {
        let election = election();
        let settings = Settings::new(Rule::MES_COST, Ties::Lexico);
        let told = allocate_parts(
            &election,
            &settings,
            &[ceiling("north", 100), ceiling("city", 400)],
        )
        .unwrap();
        assert_eq!(told.left_out, ["x"]);
        let (north, city) = (&told.parts[0].1, &told.parts[1].1);
        assert_eq!(
            (north.winners.as_slice(), north.voters, north.budget),
            (&["n2".to_string()][..], 3, 100)
        );
        assert_eq!(
            (city.winners.as_slice(), city.voters),
            (&["c1".to_string()][..], 2)
        );
        let twice = [ceiling("north", 1), ceiling("north", 2)];
        let refused = allocate_parts(&election, &settings, &twice);
        assert_eq!(
            refused,
            Err(SettingsError::InSeveralParts { id: "n1".into() })
        );
    }
    #[test]
    fn projects_are_kept_apart_within_a_part_and_never_across_two() {
        let ceilings = [ceiling("north", 200), ceiling("city", 400)];
        let with = |ids: [&str; 2]| {
            let mut settings = Settings::new(Rule::GREEDY_VOTES, Ties::Lexico);
            settings.conditions.incompatible = vec![ids.map(String::from).to_vec()];
            allocate_parts(&election(), &settings, &ceilings)
        };
        let told = with(["n1", "n2"]).unwrap();
        assert_eq!(told.parts[0].1.winners, ["n2"]);
        assert_eq!(told.parts[1].1.winners, ["c1"]);
        assert_eq!(with(["x", "n1"]).unwrap().parts[0].1.winners, ["n2", "n1"]);
        assert_eq!(
            with(["n1", "c1"]),
            Err(SettingsError::InSeveralParts { id: "n1".into() })
        );
        assert_eq!(
            with(["n1", "z"]),
            Err(SettingsError::NoSuchProject { id: "z".into() })
        );
    }
}
