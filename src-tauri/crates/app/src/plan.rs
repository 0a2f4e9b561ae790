//! The process as its printed plan shows it.

use crate::commitments::{gaps, in_order, milestones_of};
use crate::process::the_process;
use crate::traces::{Fate, Traces};
use crate::wire::{
    Centavos, CommitmentGap, OutcomeProject, OutcomeView, Reason, TieBreak, TraceSlip,
};
use crate::{Failure, Words, conflicts, outcomes, room, topics};
use chrono::{FixedOffset, NaiveDate, TimeZone as _, Utc};
use cocrea_domain::{Commitment, Lineage, Milestone, Slip};
use cocrea_paper::view;
use cocrea_store::View;

/// Hermosillo keeps seven hours behind Greenwich all year.
const HERMOSILLO: i32 = -7 * 3600;

/// Everything the plan prints. Its date is that of the last change: the same data make the same paper.
pub(crate) fn plan(look: &View<'_>, words: &Words) -> Result<view::Plan, Failure> {
    let process = the_process(look)?;
    let traces = Traces::of(look)?;
    let (milestones, lineages) = (look.all::<Milestone>()?, look.all::<Lineage>()?);
    let of = |commitment: Commitment| {
        let missing = gaps(&commitment, &milestones, &lineages);
        commitment_view(
            &commitment,
            &milestones_of(&milestones, &commitment),
            &traces,
            (&missing, words),
        )
    };
    let commitments: Vec<view::Commitment> = in_order(look)?.into_iter().map(of).collect();
    let missing = if commitments.is_empty() {
        vec![String::from("commitments")]
    } else {
        Vec::new()
    };
    Ok(view::Plan {
        process: process.name,
        place: process.place,
        period: process.period,
        made_on: day(look.changed_at()?.unwrap_or_default()),
        ceiling: process.ceiling.map(|ceiling| ceiling.0),
        fictional: process.fictional,
        topics: topic_views(look)?,
        sessions: vec![session_view(look, words)?],
        vote: vote_view(look, words)?,
        slips: traces
            .fates()
            .map(|(slip, fate)| fate_view(slip, fate, words))
            .collect(),
        commitments,
        missing,
        ..view::Plan::default()
    })
}

fn topic_views(look: &View<'_>) -> Result<Vec<view::Topic>, Failure> {
    let slips = look.all::<Slip>()?;
    let topics = topics::in_order(look)?
        .into_iter()
        .map(|topic| view::Topic {
            slips: slips.iter().filter(|slip| slip.topic == topic.id).count(),
            name: topic.name,
        });
    Ok(topics.collect())
}

fn session_view(look: &View<'_>, words: &Words) -> Result<view::Session, Failure> {
    let session = room::the_session(look)?;
    let slips = look.all::<Slip>()?;
    let tables = room::tables(look)?
        .into_iter()
        .map(|table| view::SessionTable {
            slips: slips.iter().filter(|slip| slip.table == table.id).count(),
            name: table_name(
                table.number.try_into().unwrap_or_default(),
                &table.name,
                words,
            ),
        });
    let number = session.number.to_string();
    Ok(view::Session {
        name: if session.name.is_empty() {
            words.say("print-session", &[("number", &number)])
        } else {
            session.name
        },
        date: session.date,
        place: session.place,
        people: None,
        tables: tables.collect(),
    })
}

fn table_name(number: u32, name: &str, words: &Words) -> String {
    let called = words.say("print-table", &[("number", &number.to_string())]);
    if name.is_empty() {
        called
    } else {
        format!("{called}, {name}")
    }
}

fn vote_view(look: &View<'_>, words: &Words) -> Result<Option<view::Vote>, Failure> {
    let outcome = match outcomes::view(look, None) {
        Ok(outcome) => outcome,
        // No vote, or one that is still open: the plan prints without it.
        Err(failure) if matches!(failure.code.as_str(), "vote_missing" | "vote_still_open") => {
            return Ok(None);
        }
        Err(failure) => return Err(failure),
    };
    let project = |project: &OutcomeProject, won: bool| view::Outcome {
        name: project.title.clone(),
        cost: project.cost.0,
        votes: project.votes as usize,
        reason: reason(project, won, words),
    };
    let winners = outcome.winners.iter().map(|winner| project(winner, true));
    let losers = outcome.others.iter().map(|loser| project(loser, false));
    Ok(Some(view::Vote {
        rule: outcome.rule.clone(),
        ties: ties(&outcome.ties, words),
        tie_count: outcome.tie_count as usize,
        hanging: outcome.hanging.titles.clone(),
        denied: outcome.denied.clone(),
        budget: outcome.ceiling.0,
        ballots: outcome.count.valid as usize,
        blank: outcome.count.blank as usize,
        void: outcome.count.void as usize,
        shares: shares(&outcome, words),
        winners: winners.collect(),
        losers: losers.collect(),
    }))
}

/// The order that broke ties, as the end of a sentence: its key is `official`, `official:SEED` or `drawn:SEED`.
fn ties(key: &str, words: &Words) -> String {
    let (kind, seed) = key.split_once(':').unwrap_or((key, ""));
    let lot = if seed.is_empty() { "none" } else { "drawn" };
    words.say(
        &format!("print-ties-{kind}"),
        &[("seed", seed), ("lot", lot)],
    )
}

/// What each ballot could decide on, where the rule shares the money out; otherwise nothing.
fn shares(outcome: &OutcomeView, words: &Words) -> String {
    if outcome.count.valid == 0 || !outcome.rule.starts_with("mes_") {
        return String::new();
    }
    let key = if outcome.reached > outcome.share {
        "print-shares-raised"
    } else {
        "print-shares"
    };
    let (share, reached) = (about(outcome.share, words), about(outcome.reached, words));
    words.say(key, &[("share", &share), ("reached", &reached)])
}

/// An amount that was divided: whole pesos, and said to be rounded where it is.
fn about(amount: Centavos, words: &Words) -> String {
    let Centavos(centavos) = amount;
    if centavos % 100 == 0 {
        return conflicts::pesos(centavos);
    }
    // Less than a peso would be nothing at all, or as much as what it falls short of.
    let shown = if centavos < 100 {
        centavos
    } else {
        (centavos + 50) / 100 * 100
    };
    words.say("print-about", &[("amount", &conflicts::pesos(shown))])
}

/// Why it won or not, and then what the tie-break had to do with it.
fn reason(project: &OutcomeProject, won: bool, words: &Words) -> String {
    let mut told = vec![reason_alone(project, words)];
    let key = if won {
        "print-tied-first"
    } else {
        "print-tied-after"
    };
    told.extend(project.tied.iter().map(|tied| {
        let by = match tied.by {
            TieBreak::Cost => "cost",
            TieBreak::Votes => "votes",
            TieBreak::Lot => "lot",
            TieBreak::Number => "number",
        };
        let titles = tied.projects.iter().map(|project| &project.title);
        let titles: Vec<String> = titles.map(|title| format!("“{title}”")).collect();
        let count = titles.len().to_string();
        let named = [("projects", named(&titles, words)), ("count", count)];
        let [projects, count] = named.each_ref().map(|(key, text)| (*key, text.as_str()));
        words.say(key, &[projects, count, ("by", by)])
    }));
    told.join(" ")
}

/// «A», «A y B», «A, B y C».
fn named(titles: &[String], words: &Words) -> String {
    match titles {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => words.say(
            "print-names",
            &[("names", &before.join(", ")), ("last", last)],
        ),
    }
}

fn reason_alone(project: &OutcomeProject, words: &Words) -> String {
    let exact = |amount: &Centavos| conflicts::pesos(amount.0);
    let about = |amount: &Centavos| about(*amount, words);
    let votes = project.votes.to_string();
    match &project.reason {
        Reason::PaidByShares {
            money_before,
            full_share,
            paid_in_full,
            paid_what_was_left,
        } => {
            let paid = paid_in_full + paid_what_was_left;
            words.say(
                "print-reason-paid_by_shares",
                &[
                    ("votes", &votes),
                    ("money", &about(money_before)),
                    ("share", &about(full_share)),
                    ("full", &paid_in_full.to_string()),
                    ("rest", &paid_what_was_left.to_string()),
                    ("nothing", &project.votes.saturating_sub(paid).to_string()),
                ],
            )
        }
        Reason::FittedInTheRest { left_before } => words.say(
            "print-reason-fitted_in_the_rest",
            &[("left", &exact(left_before))],
        ),
        Reason::MostVotes { left_before } => {
            words.say("print-reason-most_votes", &[("left", &exact(left_before))])
        }
        Reason::ShortAtTheStart { money, missing } => words.say(
            "print-reason-short_at_the_start",
            &[
                ("votes", &votes),
                ("money", &about(money)),
                ("missing", &about(missing)),
            ],
        ),
        Reason::SpentOnOthers { money, missing } => words.say(
            "print-reason-spent_on_others",
            &[
                ("votes", &votes),
                ("money", &about(money)),
                ("missing", &about(missing)),
            ],
        ),
        Reason::DidNotFit { left, missing } => words.say(
            "print-reason-did_not_fit",
            &[("left", &exact(left)), ("missing", &exact(missing))],
        ),
        Reason::LoadShared { load } => words.say(
            "print-reason-load_shared",
            &[("votes", &votes), ("load", &about(load))],
        ),
        Reason::EndedTheCount => words.say("print-reason-ended_the_count", &[]),
        Reason::NotReached => words.say("print-reason-not_reached", &[]),
    }
}

fn commitment_view(
    commitment: &Commitment,
    milestones: &[Milestone],
    traces: &Traces,
    (missing, words): (&[CommitmentGap], &Words),
) -> view::Commitment {
    let trace = traces.commitment(commitment);
    let seat = |organisation: &str, post: &str| view::Seat {
        organisation: organisation.to_owned(),
        post: post.to_owned(),
    };
    let stone = |(number, milestone): (usize, &Milestone)| view::Milestone {
        code: format!("{}.{number}", commitment.code.replacen('C', "H", 1)),
        title: milestone.title.clone(),
        due: milestone.due,
        product: milestone.product.clone(),
    };
    view::Commitment {
        code: commitment.code.clone(),
        title: commitment.title.clone(),
        problem: commitment.problem.clone(),
        solution: commitment.solution.clone(),
        product: commitment.product.clone(),
        lead: seat(
            &commitment.government_organization,
            &commitment.government_post,
        ),
        counterpart: seat(
            &commitment.counterpart_organization,
            &commitment.counterpart_post,
        ),
        indicator: view::Indicator {
            name: commitment.indicator.clone(),
            baseline: commitment.baseline.clone(),
            target: commitment.target.clone(),
            means: commitment.verification.clone(),
        },
        milestones: (1..).zip(milestones).map(stone).collect(),
        cost: commitment.cost.map(|cost| cost.0),
        topic: traces.topic(commitment).unwrap_or_default(),
        trace: view::Trace {
            slips: trace
                .slips
                .into_iter()
                .map(|slip| slip_view(slip, words))
                .collect(),
            groups: trace.groups,
            votes: trace.vote.map(|vote| view::Votes {
                given: vote.votes as usize,
                ballots: vote.ballots as usize,
            }),
        },
        missing: missing
            .iter()
            .map(|gap| missing_key(*gap).to_owned())
            .collect(),
        ..view::Commitment::default()
    }
}

/// Key of the words for what is missing: `doc-missing-KEY`.
const fn missing_key(gap: CommitmentGap) -> &'static str {
    match gap {
        CommitmentGap::Problem => "problem",
        CommitmentGap::Solution => "solution",
        CommitmentGap::Product => "product",
        CommitmentGap::Government => "lead",
        CommitmentGap::Counterpart => "counterpart",
        CommitmentGap::Milestone => "milestones",
        CommitmentGap::Indicator => "indicator",
        CommitmentGap::Source => "source",
    }
}

fn slip_view(slip: TraceSlip, words: &Words) -> view::Slip {
    let kind = cocrea_domain::SlipKind::from(slip.kind);
    view::Slip {
        code: slip.code,
        text: slip.text,
        table: words.say("print-table", &[("number", &slip.table.to_string())]),
        kind: kind.key().to_owned(),
    }
}

fn fate_view(slip: TraceSlip, fate: Fate, words: &Words) -> view::SlipOutcome {
    let fate = match fate {
        Fate::Waiting => view::Fate::Waiting,
        Fate::Grouped { group } => view::Fate::Grouped(group),
        Fate::Proposed { title, .. } => view::Fate::Proposed(title),
        Fate::Committed { code, .. } => view::Fate::Committed(vec![code]),
    };
    view::SlipOutcome {
        slip: slip_view(slip, words),
        fate,
    }
}

fn day(wall_ms: i64) -> NaiveDate {
    let moment = Utc
        .timestamp_millis_opt(wall_ms)
        .single()
        .unwrap_or_default();
    let there =
        FixedOffset::east_opt(HERMOSILLO).map(|zone| moment.with_timezone(&zone).date_naive());
    there.unwrap_or_else(|| moment.date_naive())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{Language, TiedProject, TiedWith};

    fn project(votes: u32, reason: Reason, tied: Vec<TiedWith>) -> OutcomeProject {
        OutcomeProject {
            number: 2,
            title: String::from("Parque"),
            cost: Centavos(30_000_000),
            votes,
            reason,
            tied,
        }
    }

    fn tied(by: TieBreak, titles: &[&str]) -> TiedWith {
        let projects = titles.iter().map(|title| TiedProject {
            number: 1,
            title: (*title).to_owned(),
        });
        TiedWith {
            by,
            projects: projects.collect(),
        }
    }

    fn paid(full: u32, rest: u32) -> Reason {
        Reason::PaidByShares {
            money_before: Centavos(620_689_655),
            full_share: Centavos(7_200_000),
            paid_in_full: full,
            paid_what_was_left: rest,
        }
    }

    #[test]
    fn a_winner_says_what_its_supporters_still_had_and_what_each_paid() {
        let said = |project: &OutcomeProject, language| reason(project, true, &Words::of(language));
        let all = project(30, paid(30, 0), Vec::new());
        assert_eq!(
            said(&all, Language::EsMx),
            "Sus 30 apoyos todavía tenían unos $6,206,897: 30 pusieron $72,000 cada uno."
        );
        let some = project(30, paid(1, 27), Vec::new());
        assert_eq!(
            said(&some, Language::EsMx),
            "Sus 30 apoyos todavía tenían unos $6,206,897: 1 puso $72,000, 27 pusieron lo que les quedaba, 2 ya no tenían nada."
        );
        assert_eq!(
            said(&some, Language::En),
            "Its 30 supporters still had about $6,206,897: 1 paid $72,000, 27 paid what they had left, 2 had nothing left."
        );
    }

    #[test]
    fn a_tie_is_told_after_the_reason_on_both_sides() {
        let words = Words::of(Language::EsMx);
        let went_first = vec![
            tied(TieBreak::Cost, &["Cancha", "Baños", "Luz"]),
            tied(TieBreak::Number, &["Kiosco"]),
        ];
        let left_before = Centavos(50_000_000);
        let winner = project(4, Reason::MostVotes { left_before }, went_first);
        assert_eq!(
            reason(&winner, true, &words),
            "En su turno quedaban $500,000 y entró. Empató con “Cancha”, “Baños” y “Luz” y entró primero porque cuesta menos. Empató con “Kiosco” y entró primero porque su número en la boleta, leído como texto, va antes."
        );
        let lacked = Reason::DidNotFit {
            left: Centavos(27_500_350),
            missing: Centavos(2_499_650),
        };
        let lost = |by, titles: &[&str]| {
            let loser = project(4, lacked.clone(), vec![tied(by, titles)]);
            let said = reason(&loser, false, &words);
            let (short, tie) = said.split_once(". E").unwrap_or_default();
            assert_eq!(short, "En su turno quedaban $275,003.50. Faltan $24,996.50");
            tie.to_owned()
        };
        assert_eq!(
            lost(TieBreak::Votes, &["Alumbrado"]),
            "mpató con “Alumbrado”, que entró primero porque tiene más apoyos."
        );
        assert_eq!(
            lost(TieBreak::Lot, &["Alumbrado", "Luz"]),
            "mpató con “Alumbrado” y “Luz”, que entraron primero porque así salió el sorteo."
        );
        let loser = project(4, lacked, vec![tied(TieBreak::Cost, &["Alumbrado", "Luz"])]);
        assert_eq!(
            reason(&loser, false, &Words::of(Language::En)),
            "In its turn $275,003.50 was left. It is short by $24,996.50. It was tied with “Alumbrado” and “Luz”, which went first because they cost less."
        );
    }

    #[test]
    fn an_amount_that_was_divided_says_where_it_is_rounded() {
        let words = Words::of(Language::EsMx);
        let shown = [39_375_075, 157_500_300, 8_333, 40].map(|one| about(Centavos(one), &words));
        assert_eq!(
            shown,
            ["unos $393,751", "$1,575,003", "unos $83", "unos $0.40"]
        );
    }

    #[test]
    fn paper_calls_each_rule_as_the_screen_does() {
        for language in [Language::EsMx, Language::En] {
            let words = Words::of(language);
            for rule in outcomes::ROOM_RULES {
                for key in [format!("rule-{rule}"), format!("doc-rule-{rule}-how")] {
                    assert!(words.find(&key, &[]).is_some(), "{key}");
                }
            }
        }
        let name = Words::of(Language::EsMx).say("rule-mes_cost_util", &[]);
        assert_eq!(name, "Partes Iguales, una vuelta");
    }
}
