//! A certificate of proportionality that anybody can check again: EJR+ up to any project.
//!
//! Take a project p that did not win and a group S of voters who support it. The group's part of the budget is
//! |S| B / n; spent as p spends money it would be worth `|S| B / n x sum of u_j(p) / (|S| cost(p))` to a member. If
//! with p added no member of S reached that, the group would be denied what its size deserves. Formally an outcome
//! W satisfies EJR+ up to any project when for every p outside W and every S among its supporters some i in S has
//! `u_i(W) + u_i(p) > B / n x sum over S of u_j(p) / cost(p)`. Where the utility is the cost this reads `cost(W and p,
//! of i) > |S| B / n`; where it is one and all costs are alike, EJR+ as it is defined for committees. (Brill and Peters,
//! "Robust and Verifiable Proportionality Axioms for Multiwinner Voting", EC 2023, for committees and for costs. Where
//! points differ within S they are summed here, which asks more than the least of them would.)
//!
//! Equal Shares satisfies it. Say S could buy p at the price `r = cost(p) / sum over S of u_j(p)`. As long as each i in S
//! has `r u_i(p)` left, p can be bought at r or less, so whatever is bought costs S no more than r per utility; and the
//! run cannot end so. The first i who has less left has spent more than `B / n - r u_i(p)` on utility of at most u_i(W),
//! so `r u_i(W) > B / n - r u_i(p)`. More money per ballot and a completion only add to that.
//!
//! For one p only the groups "all supporters with `u_i(W) + u_i(p)` up to t" need a look: among the groups whose
//! best-off member has t, that one is the largest. So the check takes O(marks x log voters), and the group that it
//! finds proves a violation.

use serde::Serialize;

use crate::conditions::Gate;
use crate::election::Election;
use crate::measures::{utilities, won};
use crate::profile::Profile;
use crate::rule::{Rule, Utility};
use crate::settings::{Settings, SettingsError};

/// Whether an outcome satisfies EJR+ up to any project, and where it does not, for each project denied a group that
/// shows it: anybody can check these again by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Certificate {
    /// The key of the utility under which it was checked.
    pub utility: &'static str,
    /// How many projects were looked at: those that did not win, cost something, are worth something to somebody, and
    /// are admitted.
    pub checked: usize,
    /// Groups that were denied what their size deserves: the largest one of each such project.
    pub violations: Vec<Violation>,
}

/// A group of supporters of one project that did not win, each with less than the group's size deserves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Violation {
    /// The id of the project.
    pub project: String,
    /// How many voters the group has.
    pub voters: u64,
    /// The most that the winners are worth to a member of the group, in the units of the utility: smallest units of
    /// money, projects, parts of a point, or points of ranks.
    pub best_off: i128,
}

impl Certificate {
    /// Whether no group was denied anything.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.violations.is_empty()
    }
}

/// Checks a set of winners, whoever chose it, for EJR+ up to any project, under the utility of the rule (the cost where
/// the rule has none). O(projects + marks x log marks).
///
/// Equal Shares always passes, with any completion, unless conditions bind projects together: projects that the
/// conditions keep out from the start are not asked for, but a group that lost a project to a ceiling or to an
/// incompatible one is told, as what the condition cost.
///
/// # Errors
/// [`SettingsError`] for settings that cannot be counted by; [`SettingsError::NoSuchProject`] for a winner that is none.
pub fn certificate(
    election: &Election,
    settings: &Settings,
    winners: &[String],
) -> Result<Certificate, SettingsError> {
    let utility = match settings.rule {
        Rule::EqualShares { utility, .. } | Rule::MaxWelfare { utility } => utility,
        Rule::Greedy { .. } | Rule::Phragmen => Utility::Cost,
    };
    settings.check(election)?;
    let gate = Gate::new(election, &settings.conditions)?;
    let profile = Profile::of_utility(election, utility, &settings.rank_points);
    let won = won(election, winners)?;
    let worth = utilities(&profile, &won);
    let asked: Vec<u32> = election
        .indices()
        .filter(|&project| !won[project as usize] && gate.admits(project))
        .filter(|&project| election.cost(project) > 0 && profile.total(project) > 0)
        .collect();
    let violations = asked
        .iter()
        .filter_map(|&project| denied(&profile, project, &worth));
    Ok(Certificate {
        utility: utility.key(),
        checked: asked.len(),
        violations: violations.collect(),
    })
}

/// The largest group that was denied this project.
fn denied(profile: &Profile<'_>, project: u32, worth: &[i128]) -> Option<Violation> {
    let election = profile.election;
    let scale = i128::from(profile.scale(project));
    let mut supporters: Vec<(i128, i128, u64, u64)> = profile
        .supporters(project)
        .filter(|&(_, weight)| weight > 0)
        .map(|(group, weight)| {
            let (has, times) = (worth[group as usize], u64::from(election.times(group)));
            (
                has + scale * i128::from(weight),
                has,
                u64::from(weight) * times,
                times,
            )
        })
        .collect();
    supporters.sort_unstable();
    // By cost the scale and the cost cancel each other, which also keeps the products small.
    let cost = i128::from(election.cost(project)) / scale;
    let asked = i128::from(election.voters()) * cost;
    let (mut weight, mut voters, mut best_off) = (0u64, 0u64, 0);
    let mut found = None;
    for equals in supporters.chunk_by(|left, right| left.0 == right.0) {
        for &(_, has, weighs, times) in equals {
            weight += weighs;
            voters += times;
            best_off = best_off.max(has);
        }
        let reach = equals.first().map_or(0, |equal| equal.0);
        if reach * asked <= i128::from(election.budget()) * i128::from(weight) {
            found = Some(Violation {
                project: election.id(project),
                voters,
                best_off,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ties::Ties;

    #[test]
    fn the_group_told_is_the_largest_that_was_denied() {
        let election = Election::builder(100)
            .project("a", "", 20)
            .project("b", "", 80)
            .project("c", "", 30)
            .ballots([
                vec!["a", "b"],
                vec!["a", "b"],
                vec!["a", "c"],
                vec!["c"],
                vec!["c"],
            ])
            .build()
            .unwrap();
        let check = |key: &str, winners: &[&str]| {
            let settings = Settings::new(key.parse().unwrap(), Ties::Lexico);
            let winners: Vec<String> = winners.iter().map(|&id| id.into()).collect();
            certificate(&election, &settings, &winners).unwrap()
        };
        let denied = |voters, best_off| {
            let project = "c".into();
            vec![Violation {
                project,
                voters,
                best_off,
            }]
        };
        // Three of five deserve 60: with c the best off of them has 20 + 30 of money.
        let by_cost = check("greedy_votes", &["a", "b"]);
        assert_eq!((by_cost.utility, by_cost.checked), ("cost", 1));
        assert_eq!(by_cost.violations, denied(3, 20));
        // In projects they deserve 60 / 30 = 2, and with c the best off has just 2: more than 2 was due.
        assert_eq!(check("mes_card", &["a", "b"]).violations, denied(3, 1));
        assert!(!check("mes_card", &["a", "b"]).holds());
        assert!(check("mes_cost", &["a", "c"]).holds());
    }
}
