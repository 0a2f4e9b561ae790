//! What somebody asks of an allocation besides its rule: read as it was written, and held against a file.

use super::amount::{Amount, NoAmount};
use crate::Failure;
use cocrea_allocate::pb::PbFile;
use cocrea_allocate::{
    Ceiling, Comparison, Conditions, MOST_POINTS, Part, Project, Rule, Score, Settings, Ties,
};
use serde::{Serialize, Serializer};
use std::collections::BTreeSet;
use std::str::FromStr;

/// Conditions as they are written on a command line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WrittenConditions {
    /// The fewest ballots that must name a project: a whole number.
    pub least_votes: Option<String>,
    /// The K of `votes / voters >= cost / (K x budget)`: a whole number above 0.
    pub votes_for_cost: Option<String>,
    /// Whether what no ballot names is never funded.
    pub only_supported: bool,
    /// Whether everything is funded, and no rule asked, when all that is admitted fits together.
    pub fund_all_that_fits: bool,
    /// `zone:NAME=AMOUNT` or `category:NAME=AMOUNT`, in units of the file's currency.
    pub ceilings: Vec<String>,
    /// Whether each ceiling is counted by itself.
    pub apart: bool,
    /// Sets of ids of which at most one can be funded, such as `3,5`.
    pub incompatible: Vec<String>,
    /// The points of the first rank, the second and so on, such as `3,2,1`.
    pub rank_points: Option<String>,
    /// Key of the comparison with greedy: `voters` or `exclusion`.
    pub compare: Option<String>,
}

/// The conditions that were asked for, by name. Those that were not are absent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct NamedConditions {
    /// The fewest ballots that must name a project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least_votes: Option<u64>,
    /// The K of `votes / voters >= cost / (K x budget)`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub votes_for_cost: Option<u32>,
    /// What no ballot names is never funded.
    #[serde(skip_serializing_if = "is_false")]
    pub only_supported: bool,
    /// Everything is funded, and no rule asked, when all that is admitted fits together.
    #[serde(skip_serializing_if = "is_false")]
    pub fund_all_that_fits: bool,
    /// Ceilings by zone or category.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ceilings: Vec<NamedCeiling>,
    /// Each ceiling is counted by itself.
    #[serde(skip_serializing_if = "is_false")]
    pub apart: bool,
    /// Sets of ids of which at most one can be funded.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub incompatible: Vec<Vec<String>>,
    /// The points of the first rank, the second and so on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank_points: Option<Vec<u32>>,
    /// The comparison with greedy.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "by_key",
        rename = "compare"
    )]
    pub comparison: Option<Comparison>,
}

/// A ceiling of a zone or a category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedCeiling {
    /// Whose ceiling it is.
    #[serde(flatten)]
    pub of: Part,
    /// The ceiling in units of the file's currency.
    pub most: Amount,
}

const fn is_false(flag: &bool) -> bool {
    !*flag
}

fn by_key<S: Serializer>(
    comparison: &Option<Comparison>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    comparison.map(Comparison::key).serialize(serializer)
}

impl WrittenConditions {
    /// Reads them.
    ///
    /// # Errors
    /// The refusal of the first that cannot be read, or that stands against another.
    pub(super) fn read(&self) -> Result<NamedConditions, Failure> {
        let ceilings = self.ceilings.iter().map(|written| ceiling(written));
        let incompatible = self.incompatible.iter().map(|written| rivals(written));
        let points = self.rank_points.as_deref().map(rank_points);
        let comparison = self.compare.as_deref().map(comparison);
        let read = NamedConditions {
            least_votes: whole_number("least-votes", self.least_votes.as_deref(), 0)?,
            votes_for_cost: whole_number("votes-for-cost", self.votes_for_cost.as_deref(), 1)?,
            only_supported: self.only_supported,
            fund_all_that_fits: self.fund_all_that_fits,
            ceilings: ceilings.collect::<Result<_, _>>()?,
            apart: self.apart,
            incompatible: incompatible.collect::<Result<_, _>>()?,
            rank_points: points.transpose()?,
            comparison: comparison.transpose()?,
        };
        if read.apart && read.ceilings.is_empty() {
            return Err(Failure::refused("apart_without_ceilings"));
        }
        let mut parts = BTreeSet::new();
        match read.ceilings.iter().find(|one| !parts.insert(&one.of)) {
            Some(again) => Err(Failure::refused("ceiling_repeated").with("part", named(&again.of))),
            None => Ok(read),
        }
    }
}

impl NamedConditions {
    /// Holds them against the file they are for: every name must be one of the file's. Where a ceiling has more
    /// decimals than the file, its money becomes finer. Returns the ceilings in smallest units.
    pub(super) fn fit(&self, file: &mut PbFile) -> Result<Vec<Ceiling>, Failure> {
        let projects = file.election.projects();
        for ceiling in &self.ceilings {
            if !projects.iter().any(|project| ceiling.of.holds(project)) {
                return Err(of_nothing(&ceiling.of, projects));
            }
        }
        let is_project = |id: &String| projects.iter().any(|project| project.id == *id);
        if let Some(id) = self
            .incompatible
            .iter()
            .flatten()
            .find(|id| !is_project(id))
        {
            return Err(Failure::refused("incompatible_unknown").with("id", id));
        }
        if self.apart {
            self.lie_apart(projects)?;
        }
        for ceiling in &self.ceilings {
            let finer = ceiling.most.decimals().saturating_sub(file.decimals);
            if finer > 0 {
                let election = file.election.clone();
                let finely = election.with_finer_money(10i64.pow(finer));
                file.election = finely.map_err(|_| out_of_range(&ceiling.most.to_string()))?;
                file.decimals += finer;
            }
        }
        let scaled = self.ceilings.iter().map(|ceiling| {
            let most = ceiling.most.scaled(file.decimals);
            Ok(Ceiling {
                of: ceiling.of.clone(),
                most: most.ok_or_else(|| out_of_range(&ceiling.most.to_string()))?,
            })
        });
        scaled.collect()
    }

    /// Parts that are counted apart may not share a project, and no count of one sees the projects of another.
    fn lie_apart(&self, projects: &[Project]) -> Result<(), Failure> {
        let parts_of = |project: &Project| {
            let parts = self.ceilings.iter().map(|ceiling| &ceiling.of);
            let holding = parts.filter(|part| part.holds(project));
            holding.map(named).collect::<Vec<_>>()
        };
        for project in projects {
            let parts = parts_of(project);
            if parts.len() > 1 {
                return Err(Failure::refused("project_in_several_parts")
                    .with("project", &project.id)
                    .with("parts", parts.join(", ")));
            }
        }
        for ids in &self.incompatible {
            let together = projects.iter().filter(|project| ids.contains(&project.id));
            let parts: BTreeSet<String> = together.flat_map(parts_of).collect();
            if parts.len() > 1 {
                let parts: Vec<String> = parts.into_iter().collect();
                return Err(Failure::refused("incompatible_in_several_parts")
                    .with("projects", ids.join(", "))
                    .with("parts", parts.join(", ")));
            }
        }
        Ok(())
    }

    /// Whether a rule can be asked so.
    ///
    /// # Errors
    /// `rank_points_idle`: the points of ranks would change nothing.
    pub(super) fn suit(&self, rule: Rule) -> Result<(), Failure> {
        let score = match rule {
            Rule::Greedy { score, .. } => score,
            Rule::EqualShares { utility, .. } | Rule::MaxWelfare { utility } => utility.score(),
            Rule::Phragmen => Score::Votes,
        };
        if self.rank_points.is_some() && score != Score::RankPoints {
            return Err(Failure::refused("rank_points_idle").with("rule", rule));
        }
        Ok(())
    }

    /// The settings of a rule under these conditions, ceilings left to whoever counts.
    pub(super) fn settings(&self, rule: Rule, ties: Ties) -> Settings {
        let plain = Settings::new(rule, ties);
        Settings {
            rank_points: self.rank_points.clone().unwrap_or(plain.rank_points),
            comparison: self.comparison,
            conditions: Conditions {
                least_votes: self.least_votes.unwrap_or(0),
                votes_for_cost: self.votes_for_cost,
                only_supported: self.only_supported,
                fund_all_that_fits: self.fund_all_that_fits,
                ceilings: Vec::new(),
                incompatible: self.incompatible.clone(),
            },
            ..plain
        }
    }

    /// These conditions, or nothing where none was asked for.
    pub(super) fn asked(&self) -> Option<Self> {
        (*self != Self::default()).then(|| self.clone())
    }
}

/// A part as it is written: `zone:North`.
fn named(part: &Part) -> String {
    match part {
        Part::Zone(name) => format!("zone:{name}"),
        Part::Category(name) => format!("category:{name}"),
    }
}

fn whole_number<N>(option: &str, written: Option<&str>, least: N) -> Result<Option<N>, Failure>
where
    N: FromStr + PartialOrd + ToString,
{
    let Some(text) = written else {
        return Ok(None);
    };
    match text.parse() {
        Ok(number) if number >= least => Ok(Some(number)),
        Ok(_) | Err(_) => Err(Failure::refused("number_not_whole")
            .with("text", text)
            .with("option", option)
            .with("least", least)),
    }
}

fn ceiling(written: &str) -> Result<NamedCeiling, Failure> {
    let unreadable = || Failure::refused("ceiling_unreadable").with("ceiling", written);
    let (kind, rest) = written.split_once(':').ok_or_else(unreadable)?;
    // A name may hold an equals sign; an amount may not.
    let (name, amount) = rest.rsplit_once('=').ok_or_else(unreadable)?;
    let name = name.trim().to_owned();
    let of = match kind {
        "zone" => Part::Zone(name),
        "category" => Part::Category(name),
        _ => return Err(unreadable()),
    };
    let most = Amount::read(amount).map_err(|why| match why {
        NoAmount::Other => unreadable(),
        NoAmount::OutOfRange => out_of_range(amount),
    })?;
    Ok(NamedCeiling { of, most })
}

fn out_of_range(amount: &str) -> Failure {
    Failure::refused("ceiling_out_of_range").with("amount", amount)
}

/// A name that is none of the file's would silently do nothing.
fn of_nothing(part: &Part, projects: &[Project]) -> Failure {
    let (kind, name) = match part {
        Part::Zone(name) => ("zone", name),
        Part::Category(name) => ("category", name),
    };
    let known: BTreeSet<&str> = match part {
        Part::Zone(_) => projects
            .iter()
            .map(|project| project.zone.as_str())
            .collect(),
        Part::Category(_) => projects
            .iter()
            .flat_map(|project| project.categories.iter().map(String::as_str))
            .collect(),
    };
    let known: Vec<&str> = known.into_iter().filter(|name| !name.is_empty()).collect();
    Failure::refused("ceiling_of_nothing")
        .with("kind", kind)
        .with("name", name)
        .with("count", known.len())
        .with("known", known.join(", "))
}

fn rivals(written: &str) -> Result<Vec<String>, Failure> {
    let ids: Vec<String> = written.split(',').map(|id| id.trim().to_owned()).collect();
    let different: BTreeSet<&String> = ids.iter().collect();
    if different.len() < ids.len() || ids.len() < 2 || ids.iter().any(String::is_empty) {
        return Err(Failure::refused("incompatible_unreadable").with("text", written));
    }
    Ok(ids)
}

fn rank_points(written: &str) -> Result<Vec<u32>, Failure> {
    let points = written.split(',').map(|points| {
        let points = points.trim().parse().ok();
        points.filter(|&points| points <= MOST_POINTS)
    });
    let points: Option<Vec<u32>> = points.collect();
    points.ok_or_else(|| {
        Failure::refused("rank_points_unreadable")
            .with("text", written)
            .with("most", MOST_POINTS)
    })
}

fn comparison(key: &str) -> Result<Comparison, Failure> {
    let known = [Comparison::Voters, Comparison::Exclusion];
    let named = known.into_iter().find(|comparison| comparison.key() == key);
    named.ok_or_else(|| Failure::refused("comparison_unknown").with("comparison", key))
}
