//! Effective support: how near each project came, in percent of what it needed.
//!
//! For each project the count is made without it. In every round its supporters could have put together what each
//! has, but no more than the winner's price asks for the same utility, and in the end all that each has left: the
//! largest of these sums, divided by its cost, is its effective support. Where no condition binds projects together,
//! a winner reaches 100 and a loser does not (but for one that lost a tie), so what a loser lacks to 100 is what it
//! lacked to win. (pabutools has a figure of this name; it looks at the purses after the winner was paid.) It is not
//! the effective vote count, which tells what a winner asked of its supporters.

use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::ToPrimitive;
use serde::Serialize;

use crate::decision::Decision;
use crate::election::Election;
use crate::exact::Purses;
use crate::filter::{Bounds, shift_for};
use crate::rule::Rule;
use crate::settings::{Settings, SettingsError};
use crate::shares::{Run, Shares};
use crate::ties::places;

/// How near a project came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EffectiveSupport {
    /// The id of the project.
    pub project: String,
    /// What its supporters could have put together in its best round, in percent of its cost, rounded down; above 100
    /// for a winner with money to spare.
    pub percent: u64,
}

/// The effective support of every project that costs something and is admitted, under a rule of Equal Shares, in the
/// order of the list of projects. O(projects x one run).
///
/// Each count without a project starts from the money per ballot of the outcome (after its Add1 steps); what a completion
/// by score then buys is not looked at. Empty where everything was funded and no rule asked.
///
/// # Errors
/// [`SettingsError`], as [`crate::allocate`]; [`SettingsError::NotEqualShares`] for another rule.
pub fn effective_support(
    election: &Election,
    settings: &Settings,
) -> Result<Vec<EffectiveSupport>, SettingsError> {
    let rule = settings.rule;
    if !matches!(rule, Rule::EqualShares { .. }) {
        return Err(SettingsError::NotEqualShares { rule });
    }
    let decision = Decision::make(election, settings, places(&settings.ties.order(election)))?;
    let Some(top) = &decision.top else {
        return Ok(Vec::new());
    };
    let mut supports = Vec::new();
    for project in election.indices() {
        let mut gate = decision.gate_of_shares()?;
        if election.cost(project) == 0 || !gate.admits(project) {
            continue;
        }
        gate.bar(project);
        let shares = Shares {
            profile: &decision.profile,
            places: &decision.places,
            gate: &gate,
        };
        let percent = match shift_for(top.run.start) {
            Some(shift) => decision.best_percent(project, &shares.run(top.run.start, shift)),
            None => decision.best_percent_exactly(project, &shares.run_exactly(top.run.start)),
        };
        supports.push(EffectiveSupport {
            project: election.id(project),
            percent,
        });
    }
    Ok(supports)
}

impl Decision<'_> {
    /// The best round of a project in a run without it, by bounds where they agree on the percent.
    fn best_percent(&self, project: u32, run: &Run) -> u64 {
        let mut bounds = Bounds::new(&self.profile, run.start, run.shift);
        let cost = i128::from(self.election.cost(project)) << run.shift;
        let (mut low, mut high) = (0, 0);
        let rounds = run.order.iter().zip(&run.quotes).map(Some).chain([None]);
        for round in rounds {
            let (mut least, mut most) = (0, 0);
            for (group, weight) in self.profile.supporters(project) {
                let times = i128::from(self.election.times(group));
                let (has, may_have) = bounds.money(group);
                let asked = |share: i64, winner: u32| {
                    let utility = i128::from(weight) * i128::from(self.profile.scale(project));
                    i128::from(share) * utility / i128::from(self.profile.scale(winner))
                };
                let (asks, may_ask) = match round {
                    Some((&winner, quote)) => {
                        (asked(quote.low, winner), asked(quote.high, winner) + 1)
                    }
                    None => (i128::MAX, i128::MAX),
                };
                least += times * asks.min(i128::from(has));
                most += times * may_ask.min(i128::from(may_have));
            }
            low = low.max(least * 100 / cost);
            high = high.max(most * 100 / cost);
            if let Some((&winner, &quote)) = round {
                bounds.pay(winner, quote);
            }
        }
        if low == high {
            u64::try_from(low).unwrap_or(u64::MAX)
        } else {
            self.best_percent_exactly(project, run)
        }
    }

    fn best_percent_exactly(&self, project: u32, run: &Run) -> u64 {
        let mut purses = Purses::new(&self.profile, run.start);
        let mut best = Ratio::from_integer(BigInt::from(0));
        for &winner in &run.order {
            let Some(price) = purses.price(winner) else {
                continue;
            };
            let scales = (self.profile.scale(project), self.profile.scale(winner));
            let per_weight =
                purses.share(&price) * Ratio::new(BigInt::from(scales.0), BigInt::from(scales.1));
            best = best.max(self.together(project, &purses, Some(&per_weight)));
            purses.pay(winner, &price);
        }
        best = best.max(self.together(project, &purses, None));
        let percent = best * BigInt::from(100) / BigInt::from(self.election.cost(project));
        percent.floor().to_integer().to_u64().unwrap_or(u64::MAX)
    }

    fn together(
        &self,
        project: u32,
        purses: &Purses<'_>,
        per_weight: Option<&Ratio<BigInt>>,
    ) -> Ratio<BigInt> {
        let supporters = self.profile.supporters(project);
        let given = supporters.map(|(group, weight)| {
            let has = purses.money(group);
            let gives = match per_weight {
                Some(share) => has.min(share * BigInt::from(weight)),
                None => has,
            };
            gives * BigInt::from(self.election.times(group))
        });
        given.sum()
    }
}
