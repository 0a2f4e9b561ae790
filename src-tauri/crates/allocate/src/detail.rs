//! What happened around each purchase of Equal Shares: who paid, who was next, and who could pay no longer.

use std::cmp::Ordering;

use crate::conditions::Gate;
use crate::decision::Decision;
use crate::exact::{Purses, rounded};
use crate::filter::{Bounds, Quote, compare, shift_for};
use crate::outcome::{Detail, Dropped, DroppedFor, Payer, RunnerUp};
use crate::shares::{Run, least, priced};

use num_bigint::BigInt;
use num_rational::Ratio;

/// Follows a run with the bounds that found it, so that only close calls need big rationals.
pub(crate) struct Followed<'a> {
    decision: &'a Decision<'a>,
    bounds: Bounds<'a>,
    gate: Gate<'a>,
    /// The projects that can still be paid, with a lower bound of their share.
    alive: Vec<(u32, i64)>,
}

impl<'a> Followed<'a> {
    /// Starts before the first purchase; those that can never be paid are not followed. Nothing where the money is
    /// too much to be bounded.
    pub(crate) fn start(
        decision: &'a Decision<'a>,
        run: &Run,
        gate: Gate<'a>,
        purses: &Purses<'_>,
    ) -> Option<Self> {
        let election = decision.election;
        let alive = election.indices().filter(|&project| {
            let supported = decision.profile.total(project) > 0;
            supported && election.cost(project) > 0 && gate.admits(project)
        });
        let mut followed = Followed {
            decision,
            bounds: Bounds::new(&decision.profile, run.start, shift_for(run.start)?),
            alive: alive.map(|project| (project, 0)).collect(),
            gate,
        };
        let _ = followed.quoted(purses);
        Some(followed)
    }

    /// Tells the purchase that the purses are about to make, and makes it here and there.
    pub(crate) fn tell(&mut self, project: u32, purses: &mut Purses<'_>) -> Option<Detail> {
        let quotes = self.quoted(purses);
        let price = purses.price(project)?;
        let (low, high) = purses.share_between(&price, self.bounds.shift());
        let runner_up = self.runner_up(project, &quotes, purses);
        let payers = self.payers(project, &purses.share(&price), purses);
        purses.pay(project, &price);
        let (even, sure) = (false, true);
        let quote = Quote {
            low,
            high,
            even,
            sure,
        };
        self.bounds.pay(project, quote);
        self.gate.take(project);
        self.alive.retain(|&(other, _)| other != project);
        let before: Vec<u32> = self.alive.iter().map(|&(other, _)| other).collect();
        let _ = self.quoted(purses);
        let gone = before
            .into_iter()
            .filter(|&other| self.alive.iter().all(|&(left, _)| left != other));
        let dropped = gone.map(|other| self.dropped(other, purses)).collect();
        Some(Detail {
            runner_up,
            dropped,
            payers,
        })
    }

    /// Quotes everything that can still be paid and is admitted; the others leave.
    fn quoted(&mut self, purses: &Purses<'_>) -> Vec<(u32, Quote)> {
        let mut quotes = Vec::with_capacity(self.alive.len());
        let (bounds, gate) = (&mut self.bounds, &self.gate);
        self.alive.retain_mut(|(project, low)| {
            let quote = bounds
                .quote(*project, *low)
                .filter(|_| gate.admits(*project));
            let Some(quote) = quote.filter(|quote| quote.sure || purses.price(*project).is_some())
            else {
                return false;
            };
            *low = quote.low;
            quotes.push((*project, quote));
            true
        });
        quotes
    }

    fn runner_up(
        &self,
        winner: u32,
        quotes: &[(u32, Quote)],
        purses: &Purses<'_>,
    ) -> Option<RunnerUp> {
        let profile = &self.decision.profile;
        let others = || {
            quotes
                .iter()
                .copied()
                .filter(|&(project, _)| project != winner)
        };
        let best = others().reduce(|best, other| match compare(profile, other, best) {
            Some(Ordering::Less) => other,
            Some(Ordering::Equal | Ordering::Greater) | None => best,
        })?;
        let near =
            others().filter(|&other| compare(profile, other, best) != Some(Ordering::Greater));
        let mut near: Vec<u32> = near.map(|(project, _)| project).collect();
        let prices = priced(purses, &mut near);
        let &first = least(purses, &prices, &self.decision.places).first()?;
        let (_, price) = prices.iter().find(|(project, _)| *project == first)?;
        let cost = BigInt::from(self.decision.election.cost(first)) * 1000;
        Some(RunnerUp {
            project: self.decision.election.id(first),
            effective_thousandths: rounded(&(Ratio::from_integer(cost) / purses.share(price))),
        })
    }

    fn payers(&self, project: u32, share: &Ratio<BigInt>, purses: &Purses<'_>) -> Vec<Payer> {
        let election = self.decision.election;
        let supporters = self.decision.profile.supporters(project);
        let payer = |(group, weight): (u32, u32)| {
            let had = purses.money(group);
            let asked = share * BigInt::from(weight);
            Payer {
                ballot: group as usize,
                voters: election.times(group),
                weight,
                paid: rounded(if had < asked { &had } else { &asked }),
                had: rounded(&had),
            }
        };
        supporters
            .filter(|&(_, weight)| weight > 0)
            .map(payer)
            .collect()
    }

    fn dropped(&self, project: u32, purses: &Purses<'_>) -> Dropped {
        let reason = match self.gate.barred(project) {
            Some(barred) => DroppedFor::Condition(barred.clone()),
            None => {
                let cost = self.decision.election.cost(project);
                let money_left = rounded(&purses.together(project)).min(cost - 1);
                DroppedFor::Money {
                    money_left,
                    missing: cost - money_left,
                }
            }
        };
        Dropped {
            project: self.decision.election.id(project),
            reason,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conditions::Barred;
    use crate::election::Election;
    use crate::outcome::Round;
    use crate::rule::Rule;
    use crate::settings::Settings;
    use crate::ties::Ties;

    #[test]
    fn each_purchase_tells_who_paid_who_was_next_and_who_dropped_out() {
        // Each has 25. "a" asks 20 of three; "b" and "c" both have two votes, and the cheaper one is next.
        let election = Election::builder(100)
            .project("a", "", 60)
            .project("b", "", 40)
            .project("c", "", 30)
            .project("d", "", 20)
            .ballots([
                vec!["a", "b"],
                vec!["a", "b"],
                vec!["a", "c"],
                vec!["c", "d"],
            ])
            .build()
            .unwrap();
        let mut settings = Settings::new(Rule::MES_COST, Ties::Official(None));
        settings.explain = true;
        settings.conditions.incompatible = vec![vec!["a".into(), "d".into()]];
        let rounds = crate::allocate(&election, &settings).unwrap().rounds;
        let detail = |round: &Round| round.detail.clone().unwrap();
        let (first, second) = (detail(&rounds[0]), detail(&rounds[1]));
        let next = first.runner_up.clone().unwrap();
        assert_eq!(
            (next.project.as_str(), next.effective_thousandths),
            ("c", 2_000)
        );
        let dropped: Vec<_> = first
            .dropped
            .iter()
            .map(|one| (one.project.as_str(), &one.reason))
            .collect();
        let money = DroppedFor::Money {
            money_left: 10,
            missing: 30,
        };
        let barred = DroppedFor::Condition(Barred::Incompatible { with: "a".into() });
        assert_eq!(dropped, [("b", &money), ("d", &barred)]);
        let paid = |detail: &Detail| -> Vec<(u32, i64, i64)> {
            detail
                .payers
                .iter()
                .map(|payer| (payer.voters, payer.had, payer.paid))
                .collect()
        };
        assert_eq!(paid(&first), [(2, 25, 20), (1, 25, 20)]);
        assert_eq!(rounds[1].project, "c");
        assert_eq!(paid(&second), [(1, 5, 5), (1, 25, 25)]);
        assert_eq!((second.runner_up, second.dropped), (None, Vec::new()));
    }
}
