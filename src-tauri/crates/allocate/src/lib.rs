//! Fair allocation of a budget: ballots and costs in, winners and reasons out.
//!
//! Participatory budgeting: projects have costs, voters say which they support, and a [`Rule`] chooses what a limited
//! budget funds. An [`Election`] is built by hand or read from Pabulib's files ([`pb`]); [`Settings`] say how it is
//! counted; [`allocate`] answers with the winners and the reasons.
//!
//! ```
//! use cocrea_allocate::{Election, Rule, Settings, Ties, allocate};
//!
//! // Amounts in centavos; one Add1 step is one peso.
//! let election = Election::builder(300_000)
//!     .unit(100)
//!     .project("1", "Shade", 150_000)
//!     .project("2", "Lights", 150_000)
//!     .project("3", "Trees", 100_000)
//!     .ballots([vec!["1", "2"], vec!["1", "2"], vec!["3"]])
//!     .build()?;
//! let fair = allocate(&election, &Settings::new(Rule::MES_COST, Ties::Official(None)))?;
//! assert_eq!(fair.winners, ["1", "3"]);
//! let most_votes = allocate(&election, &Settings::new(Rule::GREEDY_VOTES, Ties::Lexico))?;
//! assert_eq!(most_votes.winners, ["1", "2"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The same election with its reasons and figures, under other money, without a project, and zone by zone:
//!
//! ```
//! use cocrea_allocate::{
//!     Ceiling, Comparison, Conditions, Election, Lacked, Part, Payment, Project, Settings, VoteType, allocate,
//!     allocate_parts, certificate, effective_support, irresolute, measures,
//! };
//!
//! let project = |id: &str, cost, zone: &str| Project { zone: zone.into(), ..Project::new(id, "", cost) };
//! // Ballots that give points; amounts in pesos, which are then the smallest unit and the Add1 step.
//! let election = Election::builder(1_000)
//!     .vote_type(VoteType::Scoring)
//!     .with_project(project("court", 400, "north"))
//!     .with_project(project("shade", 300, "north"))
//!     .with_project(project("lights", 500, "south"))
//!     .scored_ballot([("court", 5), ("shade", 1)])
//!     .scored_ballot([("lights", 3), ("shade", 1)])
//!     .scored_ballot([("lights", 4)])
//!     .build()?;
//! // Rules and orders of ties are named by their keys; `Rule::all` lists those that suit the ballots.
//! let settings = Settings { explain: true, ..Settings::new("mes_points_util".parse()?, "official:4-2-6".parse()?) };
//! let outcome = allocate(&election, &settings)?;
//! assert_eq!(outcome.winners, ["lights", "shade"]);
//!
//! // Why: what each winner's supporters paid, and what each loser lacked.
//! let Payment::Supporters { full_share, paid_in_full, paid_the_rest, .. } = outcome.rounds[1].payment else {
//!     panic!("{:?}", outcome.rounds);
//! };
//! assert_eq!((full_share, paid_in_full, paid_the_rest), (181, 1, 1));
//! let runner_up = outcome.rounds[0].detail.as_ref().and_then(|detail| detail.runner_up.as_ref());
//! assert_eq!(runner_up.map(|next| next.project.as_str()), Some("shade"));
//! let lack = outcome.losers[0].equal_shares.as_ref();
//! assert!(lack.is_some_and(|lack| lack.lacked == Lacked::FromTheStart { missing: 67 }));
//!
//! // Whether a group was denied its due, how satisfied voters are, how near each came, what hangs on ties.
//! assert!(certificate(&election, &settings, &outcome.winners)?.holds());
//! let figures = measures(&election, &settings, &outcome.winners)?;
//! assert_eq!((figures.voters_with_a_winner, figures.spent), (3, 800));
//! let near = effective_support(&election, &settings)?;
//! assert_eq!((near[0].project.as_str(), near[0].percent), ("court", 83));
//! assert!(irresolute(&election, &settings, 100)?.sometimes.is_empty());
//!
//! // What if: a changed copy, counted alike.
//! let richer = allocate(&election.clone().with_budget(1_300)?, &settings)?;
//! assert_eq!(richer.winners, ["lights", "court", "shade"]);
//! assert_eq!(richer.rounds[2].payment, Payment::Budget { left_before: 400 });
//! let withdrawn = election.without("lights")?;
//! assert_eq!(allocate(&withdrawn, &settings)?.winners, ["shade", "court"]);
//!
//! // A ceiling inside the one budget; and each zone with money of its own.
//! let ceilings = vec![
//!     Ceiling { of: Part::Zone("north".into()), most: 350 },
//!     Ceiling { of: Part::Zone("south".into()), most: 650 },
//! ];
//! let conditions = Conditions { ceilings: ceilings.clone(), ..Conditions::default() };
//! let under = allocate(&election, &Settings { conditions, ..settings.clone() })?;
//! assert_eq!(under.winners, ["lights", "shade"]);
//! let apart = allocate_parts(&election, &settings, &ceilings)?;
//! let (part, north) = &apart.parts[0];
//! assert_eq!((part, north.voters), (&Part::Zone("north".into()), 2));
//! assert_eq!(north.winners, ["shade"]);
//!
//! // The comparison step: would most votes first leave fewer voters with nothing?
//! let compared = Settings { comparison: Some(Comparison::Exclusion), ..settings };
//! let compared = allocate(&election, &compared)?.compared;
//! assert!(compared.is_some_and(|compared| !compared.greedy_stands));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Units: money is whole *smallest units* (centavos, say) in `i64`, from 0 to [`MOST_MONEY`]; one Add1 step gives each
//! ballot [`Election::unit`] of them. Points are whole [parts of a point](Election::parts_of_a_point). Projects are
//! named by their ids in all that is told, and by their places in [`Election::projects`] only in [`Ballot`] and
//! [`Ties::order`].
//!
//! Words of the literature, and where they are here:
//!
//! | there | here |
//! |---|---|
//! | Method of Equal Shares; ρ-affordable, ρ | [`Rule::EqualShares`]; a price per unit of utility |
//! | greedy utilitarian, greedy per unit of cost | [`Rule::Greedy`] |
//! | max additive utilitarian welfare | [`Rule::MaxWelfare`] |
//! | satisfaction function | [`Utility`] |
//! | completion; Add1, Add1U; utilitarian completion | [`Completion`] |
//! | exhaustive | [`Add1::stop_when_exhaustive`] |
//! | effective vote count | `effective_thousandths` of [`Payment::Supporters`] |
//! | exclusion ratio | voters less `voters_with_a_winner`, of [`Measures`] |
//! | comparison step | [`Comparison`] |
//! | irresolute rule, parallel universes | [`irresolute()`] |
//! | quota of a category or district | [`Ceiling`] |
//!
//! Invariants:
//! - The outcome is that of exact rational arithmetic, always: bounds decide only what they prove.
//! - The outcome depends on the set of projects, the multiset of ballots and the arguments; never on their order.
//! - Winners never cost more than the budget.
//! - Every tie met in the count that gave the result is in the outcome ([`Outcome::ties_met`]).
//!
//! Deliberately absent: files, clocks, randomness, prose, and whatever tells Cocrea from any other caller.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may fail loudly"
    )
)]

mod certificate;
mod climb;
mod coarse;
mod compare;
mod conditions;
mod decision;
mod detail;
mod election;
mod exact;
mod figures;
mod filter;
mod greedy;
mod grouping;
mod head;
mod irresolute;
mod knapsack;
mod measures;
mod outcome;
mod parts;
pub mod pb;
mod phragmen;
mod profile;
mod reasons;
mod rows;
mod rule;
mod settings;
mod shares;
mod stretch;
mod support;
mod ties;

pub use certificate::{Certificate, Violation, certificate};
pub use conditions::{Barred, Ceiling, Conditions, Part};
pub use election::{
    Ballot, Election, ElectionBuilder, ElectionError, MOST_BALLOTS, MOST_COSTS, MOST_MARKS,
    MOST_MONEY, MOST_POINTS, MOST_PROJECTS, Project, VoteType,
};
pub use irresolute::{Irresolute, irresolute};
pub use measures::{Measures, PartSpending, Satisfaction, measures};
pub use outcome::{
    Compared, Detail, Dropped, DroppedFor, Lacked, Loser, Outcome, Payer, Payment, Round, RunnerUp,
    SharesLack, Tie, TurnLack,
};
pub use parts::{PartOutcomes, allocate_parts, part_of};
pub use rule::{Add1, Completion, Exactness, Rule, Score, UnknownKey, Utility};
pub use settings::{Comparison, RANK_POINTS, Settings, SettingsError};
pub use support::{EffectiveSupport, effective_support};
pub use ties::{Lot, Ties};

use decision::Decision;

/// Allocates the budget: who wins, and why.
///
/// Money in the outcome is in the election's smallest units. Each [`Rule`] says what it takes; one run of Equal Shares
/// is O(purchases x marks) at worst and far less in practice, and Add1 repeats it as often as something changes.
/// [`Settings::explain`] adds O(purchases x distinct ballots) of big numbers, [`Settings::comparison`] a count by most
/// votes.
///
/// # Errors
/// [`SettingsError::RuleNeedsOtherBallots`] for a rule that these ballots cannot be counted by,
/// [`SettingsError::RuleKnowsNoConditions`] and [`SettingsError::TooManyChoices`] for the most welfare,
/// [`SettingsError::NoSuchProject`] and [`SettingsError::CeilingOutOfRange`] for conditions about nothing.
pub fn allocate(election: &Election, settings: &Settings) -> Result<Outcome, SettingsError> {
    let places = ties::places(&settings.ties.order(election));
    let outcome = Decision::make(election, settings, places)?.told()?;
    match settings.comparison {
        Some(comparison) => compare::with_greedy(election, settings, comparison, outcome),
        None => Ok(outcome),
    }
}
