//! What a file marks as selected, against the rule it names. Equal Shares is not computed again here.

use super::finding::{Findings, Severity, What};
use super::projects::WITHDRAWN;
use super::sums::{Sum, told};
use crate::pb::ballots::shown;
use crate::pb::heading::AppliedRule;
use crate::pb::scan::Section;

/// A project as the selection sees it.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    pub(super) id: &'a str,
    pub(super) cost: Sum,
    pub(super) selected: bool,
    /// Its score, else its votes, as the file says them.
    pub(super) result: Option<Sum>,
}

/// A selection that is marked for every project.
#[derive(Debug)]
pub(super) struct Selection<'a> {
    pub(super) rule: AppliedRule,
    pub(super) budget: Sum,
    pub(super) threshold: Sum,
    pub(super) fully_funded: bool,
    pub(super) candidates: Vec<Candidate<'a>>,
}

impl Selection<'_> {
    /// Finds what does not follow the rule. Money is compared in whole units where the official checker does so.
    pub(super) fn check(&self, at: usize, findings: &mut Findings) {
        let selected = self
            .candidates
            .iter()
            .filter(|candidate| candidate.selected);
        let spent: i128 = selected.map(|candidate| candidate.cost.floor()).sum();
        if spent > self.budget.floor() {
            let (found, budget) = (spent.to_string(), told(self.budget));
            findings.error(at, What::SelectedOverBudget { found, budget });
        }
        let severity = match self.rule {
            AppliedRule::Greedy | AppliedRule::GreedyThreshold | AppliedRule::GreedyNoSkip => {
                Severity::Error
            }
            AppliedRule::GreedyExclusive | AppliedRule::GreedyCustom => Severity::Warning,
            AppliedRule::EqualShares
            | AppliedRule::EqualSharesComparison
            | AppliedRule::EqualSharesAdd1
            | AppliedRule::EqualSharesAdd1Comparison
            | AppliedRule::Unknown => return,
        };
        if self
            .candidates
            .iter()
            .any(|candidate| candidate.result.is_none())
        {
            let (section, column) = (Section::Projects.name(), "votes");
            return findings.error(at, What::ColumnMissing { section, column });
        }
        self.find_rule(severity, at, findings);
        if self.rule != AppliedRule::GreedyNoSkip && !self.fully_funded {
            self.find_left(severity, spent, (at, findings));
        }
    }

    fn find_rule(&self, severity: Severity, at: usize, findings: &mut Findings) {
        let winners = self.winners();
        let ids = |picks: &dyn Fn(usize, &Candidate<'_>) -> bool| {
            let picked = self.candidates.iter().enumerate();
            let picked = picked.filter(|(place, candidate)| picks(*place, candidate));
            let picked: Vec<&str> = picked.map(|(_, candidate)| candidate.id).collect();
            shown(&picked.join(", "))
        };
        let missing = ids(&|place, candidate| winners[place] && !candidate.selected);
        let extra = ids(&|place, candidate| !winners[place] && candidate.selected);
        if !missing.is_empty() || !extra.is_empty() {
            let rule = self.rule.key();
            findings.note(
                at,
                severity,
                What::SelectedNotByRule {
                    rule,
                    missing,
                    extra,
                },
            );
        }
    }

    /// Whom the rule funds: the highest result first, the first in the file among equal ones.
    fn winners(&self) -> Vec<bool> {
        let mut winners = vec![false; self.candidates.len()];
        let mut left = self.budget;
        for place in self.by_result() {
            let candidate = &self.candidates[place];
            let stops = self.rule == AppliedRule::GreedyNoSkip;
            let reaches = candidate.result >= Some(self.threshold);
            let withdrawn = stops && candidate.cost == Sum::whole(WITHDRAWN);
            if !reaches || withdrawn {
                continue;
            }
            if candidate.cost <= left {
                winners[place] = true;
                left = left - candidate.cost;
            } else if stops {
                break;
            }
        }
        winners
    }

    fn by_result(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.candidates.len()).collect();
        order.sort_by_key(|&place| std::cmp::Reverse(self.candidates[place].result));
        order
    }

    /// Finds projects that what is left would still pay for.
    fn find_left(&self, severity: Severity, spent: i128, (at, findings): (usize, &mut Findings)) {
        let mut left = self.budget.floor() - spent;
        let mut fits = Vec::new();
        for place in self.by_result() {
            let candidate = &self.candidates[place];
            let counts =
                self.threshold <= Sum::default() || candidate.result > Some(self.threshold);
            if !candidate.selected && counts && candidate.cost.floor() <= left {
                left -= candidate.cost.floor();
                fits.push(candidate.id);
            }
        }
        if !fits.is_empty() {
            let projects = shown(&fits.join(", "));
            findings.note(at, severity, What::BudgetLeft { projects });
        }
    }
}
