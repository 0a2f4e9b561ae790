//! Separate ceilings: every zone, district or category has its own money and its own count.

use crate::allocate;
use crate::conditions::{Ceiling, Part};
use crate::election::Election;
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

/// Counts each part by itself under its own ceiling: zone, district and city as CRECES votes.
///
/// The voters of a part are the ballots that name one of its projects; a ballot can vote in several parts, and each
/// gives it a share of that part's money.
///
/// # Errors
/// [`SettingsError`], as [`allocate`]; [`SettingsError::InSeveralParts`] where a project could be funded twice.
pub fn allocate_parts(
    election: &Election,
    settings: &Settings,
    ceilings: &[Ceiling],
) -> Result<PartOutcomes, SettingsError> {
    let part_of = |index: usize| {
        let project = &election.projects()[index];
        ceilings
            .iter()
            .filter(|ceiling| ceiling.of.holds(project))
            .count()
    };
    let all = 0..election.projects().len();
    if let Some(index) = all.clone().find(|&index| part_of(index) > 1) {
        let id = election.projects()[index].id.clone();
        return Err(SettingsError::InSeveralParts { id });
    }
    let mut parts = Vec::with_capacity(ceilings.len());
    for ceiling in ceilings {
        let holds = |index: usize| ceiling.of.holds(&election.projects()[index]);
        let apart = election.part(holds, ceiling.most);
        let apart = apart.map_err(|_| SettingsError::CeilingBelowZero { most: ceiling.most })?;
        parts.push((ceiling.of.clone(), allocate(&apart, settings)?));
    }
    let left_out = all.filter(|&index| part_of(index) == 0);
    Ok(PartOutcomes {
        parts,
        left_out: left_out
            .map(|index| election.projects()[index].id.clone())
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::election::Project;
    use crate::rule::Rule;
    use crate::ties::Ties;

    #[test]
    fn each_part_has_its_money_and_its_voters() {
        let project = |id: &str, cost, zone: &str| Project {
            zone: zone.into(),
            ..Project::new(id, "", cost)
        };
        let election = Election::builder(1_000)
            .with_project(project("n1", 60, "north"))
            .with_project(project("n2", 50, "north"))
            .with_project(project("c1", 300, "city"))
            .with_project(project("x", 10, ""))
            .ballots([vec!["n1", "c1"], vec!["n2"], vec!["n2", "c1"], vec!["x"]])
            .build()
            .unwrap();
        let ceiling = |zone: &str, most| Ceiling {
            of: Part::Zone(zone.into()),
            most,
        };
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
}
