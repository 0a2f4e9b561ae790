//! PROJECTS against the format: each project, and its results against the ballots.

use super::cells::Heading;
use super::finding::{Findings, Severity, What};
use super::meta::Meta;
use super::selection::{Candidate, Selection};
use super::sums::{Sum, told};
use super::votes::entries;
use crate::election::MOST_PROJECTS;
use crate::pb::ballots::shown;
use crate::pb::ids::Ids;
use crate::pb::numbers::Decimal;
use crate::pb::scan::{Cell, Row, Section};

/// A cost that marks a project as withdrawn after the vote (a habit of Pabulib's files).
pub(super) const WITHDRAWN: i128 = 999_999_999;

/// What is known of the projects.
#[derive(Debug, Default)]
pub(super) struct Projects {
    heading: Heading,
    columns: Columns,
    ids: Ids,
    all: Vec<Project>,
    /// For each project the ballot that named it last, counted from 1.
    named_in: Vec<u64>,
    ballots: u64,
}

/// Where the columns stand that go together with something else.
#[derive(Debug, Default, Clone, Copy)]
struct Columns {
    id: Option<usize>,
    cost: Option<usize>,
    votes: Option<usize>,
    score: Option<usize>,
    name: Option<usize>,
    categories: Option<usize>,
    selected: Option<usize>,
    zone: Option<usize>,
    coordinates: [Option<usize>; 2],
}

#[derive(Debug, Default)]
struct Project {
    id: String,
    at: usize,
    cost: Option<Sum>,
    votes: Option<Said>,
    score: Option<Said>,
    selected: Option<String>,
    categories: Vec<String>,
    zone: String,
    counted: Counted,
}

/// A result as the file says it.
#[derive(Debug, Clone)]
struct Said {
    value: String,
    at: usize,
}

/// What the ballots give a project.
#[derive(Debug, Default, Clone, Copy)]
struct Counted {
    /// Ballots that name it.
    ballots: u64,
    /// Mentions, where some ballots name it twice.
    mentions: u64,
    score: Sum,
}

impl Projects {
    pub(super) fn open(&mut self, row: &Row<'_>, findings: &mut Findings) {
        self.heading = Heading::of(row, Section::Projects, findings);
        let find = |name: &str| self.heading.find(name);
        self.columns = Columns {
            id: find("project_id"),
            cost: find("cost"),
            votes: find("votes"),
            score: find("score"),
            name: find("name"),
            categories: find("category"),
            selected: find("selected"),
            zone: find("neighborhood"),
            coordinates: [find("latitude"), find("longitude")],
        };
    }

    pub(super) fn take(&mut self, row: &Row<'_>, findings: &mut Findings) {
        self.heading.check(row, findings);
        let project = Project::of(row, self.columns);
        let id = || shown(&project.id);
        if project.id.contains(',') || Section::of(&project.id).is_some() {
            findings.error(row.at, What::IdUnusable { project: id() });
        }
        let [latitude, longitude] = self
            .columns
            .coordinates
            .map(|column| row.filled(column).is_some());
        if latitude != longitude {
            findings.error(row.at, What::CoordinateAlone { project: id() });
        }
        let index = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        // Repeated ids, and projects beyond the most that are read, are what the reader refuses.
        if self.all.len() < MOST_PROJECTS && self.ids.insert(&project.id, index) {
            self.all.push(project);
            self.named_in.push(0);
        }
    }

    pub(super) fn len(&self) -> u64 {
        self.all.len() as u64
    }

    pub(super) fn index(&self, id: &str) -> Option<u32> {
        self.ids.find(id.as_bytes(), 0..id.len())
    }

    pub(super) fn cost(&self, index: u32) -> Sum {
        self.all[index as usize].cost.unwrap_or_default()
    }

    /// Counts a ballot; answers the first project that it names twice. Ranks without points give the last one 1
    /// point, the one before 2 and so on, as results of ranked votes are published.
    pub(super) fn count(
        &mut self,
        marks: &[u32],
        points: &[Decimal],
        ranks: bool,
    ) -> Option<String> {
        self.ballots += 1;
        let mut repeated = None;
        for (place, &mark) in marks.iter().enumerate() {
            let project = &mut self.all[mark as usize];
            let counted = &mut project.counted;
            let named_in = &mut self.named_in[mark as usize];
            counted.mentions += 1;
            if *named_in == self.ballots {
                repeated.get_or_insert_with(|| shown(&project.id));
            } else {
                counted.ballots += 1;
            }
            *named_in = self.ballots;
            let given = match points.get(place) {
                Some(&points) => Sum::of(points),
                None if ranks => Sum::whole((marks.len() - place) as i128),
                None => Sum::default(),
            };
            counted.score = counted.score + given;
        }
        repeated
    }

    /// Finds what does not go together, once all is read.
    pub(super) fn finish(&self, meta: &Meta, findings: &mut Findings) {
        if let Some(budget) = meta.number("budget").map(Sum::of) {
            self.find_costs(budget, meta, findings);
            self.find_selection(budget, meta, findings);
        }
        for project in &self.all {
            project.find_sums(findings);
        }
        let categories = self
            .all
            .iter()
            .flat_map(|project| project.categories.iter());
        find_names(
            meta,
            ("categories", "category"),
            categories.map(String::as_str).collect(),
            findings,
        );
        let zones = self.all.iter().map(|project| project.zone.as_str());
        let zones = zones.filter(|zone| !zone.is_empty()).collect();
        find_names(meta, ("neighborhoods", "neighborhood"), zones, findings);
    }

    fn find_costs(&self, budget: Sum, meta: &Meta, findings: &mut Findings) {
        for project in &self.all {
            let id = || shown(&project.id);
            let cost = project.cost.map(Sum::floor);
            if cost == Some(0) {
                findings.error(project.at, What::CostBelowOne { project: id() });
            } else if cost > Some(budget.floor()) {
                let meant = cost == Some(WITHDRAWN);
                let severity = if meant {
                    Severity::Warning
                } else {
                    Severity::Error
                };
                findings.note(project.at, severity, What::CostOverBudget { project: id() });
            }
        }
        let costs = self.all.iter().map(|project| project.cost.map(Sum::floor));
        let Some(all) = costs.sum::<Option<i128>>() else {
            return;
        };
        let enough = budget.floor() >= all;
        match meta.value("fully_funded") {
            Some("1") if !enough => {
                findings.error(meta.at("fully_funded"), What::NotFullyFunded {})
            }
            None if enough => findings.error(meta.at("budget"), What::NotSaidFullyFunded {}),
            _ => {}
        }
    }

    fn find_selection(&self, budget: Sum, meta: &Meta, findings: &mut Findings) {
        let said = |project: &Project| Some((project.selected.as_deref()? == "1", project.cost?));
        let Some(said) = self.all.iter().map(said).collect::<Option<Vec<_>>>() else {
            return;
        };
        if self.columns.selected.is_none() || said.is_empty() {
            return;
        }
        let at = meta.at("rule");
        if said.iter().any(|said| said.0) && self.columns.name.is_none() {
            let (section, column) = (Section::Projects.name(), "name");
            findings.error(at, What::ColumnMissing { section, column });
        }
        let result = |project: &Project| {
            let shown = project.score.as_ref().or(project.votes.as_ref())?;
            Some(Sum::of(Decimal::read(&shown.value, 0).ok()?))
        };
        let candidates = self
            .all
            .iter()
            .zip(said)
            .map(|(project, (selected, cost))| Candidate {
                id: &project.id,
                cost,
                selected,
                result: result(project),
            });
        let selection = Selection {
            rule: meta.rule(),
            budget,
            threshold: meta
                .number("min_project_score_threshold")
                .map(Sum::of)
                .unwrap_or_default(),
            fully_funded: meta.value("fully_funded").is_some(),
            candidates: candidates.collect(),
        };
        selection.check(at, findings);
    }
}

impl Project {
    fn of(row: &Row<'_>, columns: Columns) -> Self {
        let text = |column: Option<usize>| row.filled(column).map(|cell| cell.value().to_owned());
        let said = |column: Option<usize>| {
            row.filled(column).map(|cell| Said {
                value: shown(cell.value()),
                at: cell.value_at(),
            })
        };
        let categories = text(columns.categories).unwrap_or_default();
        Project {
            id: text(columns.id).unwrap_or_default(),
            at: row.at,
            cost: row.filled(columns.cost).and_then(cost),
            votes: said(columns.votes),
            score: said(columns.score),
            selected: text(columns.selected),
            categories: entries(&categories).map(str::to_owned).collect(),
            zone: text(columns.zone).unwrap_or_default(),
            counted: Counted::default(),
        }
    }

    fn find_sums(&self, findings: &mut Findings) {
        let whole = |said: &Said| said.value.parse::<i128>().ok();
        let (ballots, mentions) = (
            i128::from(self.counted.ballots),
            i128::from(self.counted.mentions),
        );
        let project = || shown(&self.id);
        if let Some(said) = self.votes.as_ref()
            && whole(said).is_some_and(|votes| votes != ballots && votes != mentions)
        {
            let (found, counted) = (said.value.clone(), ballots.to_string());
            let what = What::SumDiffers {
                column: "votes",
                project: project(),
                found,
                counted,
            };
            findings.error(said.at, what);
        }
        if let Some(said) = self.score.as_ref()
            && whole(said).is_some_and(|score| score != self.counted.score.floor())
        {
            let (found, counted) = (said.value.clone(), told(self.counted.score));
            let what = What::SumDiffers {
                column: "score",
                project: project(),
                found,
                counted,
            };
            findings.error(said.at, what);
        }
    }
}

fn cost(cell: &Cell<'_>) -> Option<Sum> {
    let number = Decimal::read(cell.value(), 0).ok()?;
    (number.digits >= 0).then(|| Sum::of(number))
}

/// Finds values that META lists and no project has, and those that a project has and META does not list.
fn find_names(
    meta: &Meta,
    (key, column): (&'static str, &'static str),
    used: std::collections::BTreeSet<&str>,
    findings: &mut Findings,
) {
    let listed = meta.value(key).unwrap_or_default();
    let listed: std::collections::BTreeSet<&str> = entries(listed).collect();
    if listed.is_empty() || used.is_empty() || listed == used {
        return;
    }
    let names: Vec<&str> = listed.symmetric_difference(&used).copied().collect();
    let names = shown(&names.join(", "));
    findings.warning(meta.at(key), What::NamesDiffer { key, column, names });
}
