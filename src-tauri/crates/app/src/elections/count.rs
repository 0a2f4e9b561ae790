//! The election of a file counted by rules, as a whole or part by part.

use super::allocation::{Allocation, ApartAllocation, Explanation, PartAllocation, RuleAnswer};
use super::conditions::NamedConditions;
use super::{MOST_RUNS, refused};
use crate::{Failure, Words};
use cocrea_allocate::pb::PbFile;
use cocrea_allocate::{
    Ceiling, Election, Outcome, Rule, Settings, SettingsError, Ties, Utility, allocate,
    allocate_parts, certificate, effective_support, irresolute, measures, part_of,
};

/// An election with everything that was asked of its count but the rule.
pub(super) struct FileCount {
    file: PbFile,
    ties: Ties,
    conditions: NamedConditions,
    ceilings: Vec<Ceiling>,
    explain: bool,
}

impl FileCount {
    /// Holds what was asked against the file.
    ///
    /// # Errors
    /// The refusal of a condition about nothing in the file.
    pub(super) fn new(
        mut file: PbFile,
        ties: Ties,
        conditions: NamedConditions,
        explain: bool,
    ) -> Result<Self, Failure> {
        let ceilings = conditions.fit(&mut file)?;
        Ok(Self {
            file,
            ties,
            conditions,
            ceilings,
            explain,
        })
    }

    /// Counts by one rule.
    pub(super) fn by(&self, rule: Rule) -> Result<RuleAnswer, Failure> {
        self.conditions.suit(rule)?;
        let settings = Settings {
            explain: self.explain,
            ..self.conditions.settings(rule, self.ties.clone())
        };
        if self.conditions.apart {
            self.apart(&settings).map(RuleAnswer::Apart)
        } else {
            let told = self.whole(settings).map_err(|error| refused(&error))?;
            Ok(RuleAnswer::Whole(Box::new(told)))
        }
    }

    /// Counts by every rule that suits the ballots; where none can be counted as asked, tells why the first cannot.
    pub(super) fn by_all(&self, words: &Words) -> Result<Vec<RuleAnswer>, Failure> {
        let (mut answers, mut reason) = (Vec::new(), None);
        for rule in Rule::all(self.file.election.vote_type()) {
            match self.by(rule) {
                Ok(answer) => answers.push(answer),
                Err(failure) if failure.fault => return Err(failure),
                Err(failure) => {
                    reason.get_or_insert_with(|| failure.clone());
                    answers.push(RuleAnswer::LeftOut {
                        rule: rule.key(),
                        refused: words.put_into(failure),
                    });
                }
            }
        }
        let left_out = |answer: &RuleAnswer| matches!(answer, RuleAnswer::LeftOut { .. });
        match reason {
            Some(reason) if answers.iter().all(left_out) => Err(reason),
            Some(_) | None => Ok(answers),
        }
    }

    fn whole(&self, mut settings: Settings) -> Result<Allocation, SettingsError> {
        settings.conditions.ceilings.clone_from(&self.ceilings);
        let election = &self.file.election;
        let outcome = allocate(election, &settings)?;
        let mut told = self.told(&settings, &outcome);
        told.conditions = self.conditions.asked();
        if self.explain {
            told.explanation = Some(explained(election, &settings, outcome)?);
        }
        Ok(told)
    }

    fn apart(&self, settings: &Settings) -> Result<ApartAllocation, Failure> {
        let (mut parts, mut total) = (Vec::with_capacity(self.ceilings.len()), 0i128);
        for (ceiling, named) in self.ceilings.iter().zip(&self.conditions.ceilings) {
            let (cost, allocation) = self.part(ceiling, settings)?;
            total += i128::from(cost);
            parts.push(PartAllocation {
                part: named.clone(),
                allocation,
            });
        }
        let projects = self.file.election.projects().iter();
        let left_out = projects.filter(|project| {
            let mut parts = self.ceilings.iter().map(|ceiling| &ceiling.of);
            !parts.any(|part| part.holds(project))
        });
        let together: i128 = self.ceilings.iter().map(|one| i128::from(one.most)).sum();
        let above = together - i128::from(self.file.election.budget());
        Ok(ApartAllocation {
            rule: settings.rule.key(),
            ties: settings.ties.key(),
            parts,
            left_out: left_out.map(|project| project.id.clone()).collect(),
            total_cost: self.file.decimal(total),
            above_budget: (above > 0).then(|| self.file.decimal(above)),
            conditions: self.conditions.asked(),
        })
    }

    /// Counts one part; what it costs, and all that is told about it.
    fn part(&self, ceiling: &Ceiling, settings: &Settings) -> Result<(i64, Allocation), Failure> {
        let election = &self.file.election;
        let mut settings = settings.clone();
        // The count of a part knows its own projects alone. A set never reaches into two parts, so it is here or not.
        let here = |id: &String| {
            let mut projects = election.projects().iter();
            projects.any(|project| project.id == *id && ceiling.of.holds(project))
        };
        for ids in &mut settings.conditions.incompatible {
            ids.retain(here);
        }
        let failed = |error: SettingsError| refused(&error);
        let counted = allocate_parts(election, &settings, std::slice::from_ref(ceiling));
        let parts = counted.map_err(failed)?.parts;
        let (_, outcome) = parts.into_iter().next().ok_or_else(|| {
            Failure::fault("store_fault").with("detail", "a part without an outcome")
        })?;
        let (cost, mut told) = (outcome.total_cost, self.told(&settings, &outcome));
        if self.explain {
            // The reasons are those of the part's own money and voters.
            let own = part_of(election, ceiling);
            let own = own.map_err(|error| Failure::fault("store_fault").with("detail", error))?;
            told.explanation = Some(explained(&own, &settings, outcome).map_err(failed)?);
        }
        Ok((cost, told))
    }

    fn told(&self, settings: &Settings, outcome: &Outcome) -> Allocation {
        let all = settings.conditions.fund_all_that_fits;
        Allocation {
            rule: outcome.rule.key(),
            ties: outcome.ties.key(),
            winners: outcome.winners.clone(),
            total_cost: self.file.decimal(outcome.total_cost),
            objective: self.objective(outcome),
            tie_count: outcome.tie_count,
            add1_steps: outcome.add1_steps,
            everything_fits: all.then_some(outcome.everything_fits),
            compared: outcome.compared.clone(),
            conditions: None,
            explanation: None,
        }
    }

    /// Welfare by cost is money, by points it is parts of a point.
    fn objective(&self, outcome: &Outcome) -> Option<String> {
        let (welfare, key) = (outcome.objective?, outcome.rule.key());
        Some(if key.ends_with(Utility::Cost.key()) {
            self.file.decimal(welfare)
        } else if key.ends_with(Utility::Points.key()) {
            self.file.points(welfare)
        } else {
            welfare.to_string()
        })
    }
}

/// The reasons of an outcome. Where greedy stands in the comparison, nobody paid shares.
fn explained(
    election: &Election,
    settings: &Settings,
    outcome: Outcome,
) -> Result<Explanation, SettingsError> {
    let compared = outcome.compared.as_ref();
    let greedy_stands = compared.is_some_and(|compared| compared.greedy_stands);
    Ok(Explanation {
        smallest_units: election.unit(),
        measures: measures(election, settings, &outcome.winners)?,
        certificate: certificate(election, settings, &outcome.winners)?,
        irresolute: irresolute(election, settings, MOST_RUNS)?,
        effective_support: if settings.rule.shares_equally() && !greedy_stands {
            effective_support(election, settings)?
        } else {
            Vec::new()
        },
        rounds: outcome.rounds,
        losers: outcome.losers,
    })
}
