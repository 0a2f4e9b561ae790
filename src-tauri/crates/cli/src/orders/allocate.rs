//! What a rule decides on an election in Pabulib's format.

use crate::failures::{Stop, of_file};
use crate::line::Line;
use crate::shapes::Choice;
use crate::terminal::Terminal;
use cocrea_app::{Allocation, Explanation, Lacked, Payment, allocate_file};

/// The order of ties of whoever checks a published result: it needs no lot.
const USUAL_TIES: &str = "lexico";

/// Allocates and says who wins.
pub(crate) fn run(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let path = line.file(0);
    let bytes = std::fs::read(&path).map_err(|error| of_file(&error, &path))?;
    let rule = line.choice(Choice::Rule).unwrap_or_default();
    let ties = line.choice(Choice::Ties).unwrap_or(USUAL_TIES);
    let allocations = allocate_file(&bytes, rule, ties, line.explains())?;
    if terminal.wants_json() {
        return match allocations.as_slice() {
            [one] => terminal.value(one),
            all => terminal.value(&all),
        };
    }
    for allocation in &allocations {
        say(allocation, terminal)?;
    }
    Ok(())
}

fn say(allocation: &Allocation, terminal: &mut Terminal) -> Result<(), Stop> {
    let (rule, ties) = (allocation.rule.as_str(), allocation.ties.as_str());
    terminal.say("cli-allocation-rule", &[("rule", rule), ("ties", ties)])?;
    if allocation.winners.is_empty() {
        terminal.say("cli-allocation-nothing", &[])?;
    }
    for (project, place) in allocation.winners.iter().zip(1..) {
        terminal.say(
            "cli-allocation-winner",
            &[("place", &place.to_string()), ("project", project)],
        )?;
    }
    let total = allocation.total_cost.as_str();
    terminal.say("cli-allocation-total", &[("total", total)])?;
    if let Some(objective) = &allocation.objective {
        terminal.say("cli-allocation-objective", &[("objective", objective)])?;
    }
    if allocation.add1_steps > 0 {
        let steps = allocation.add1_steps.to_string();
        terminal.say("cli-allocation-steps", &[("steps", &steps)])?;
    }
    if allocation.tie_count > 0 {
        let count = allocation.tie_count.to_string();
        terminal.say("cli-allocation-ties", &[("count", &count)])?;
    }
    match &allocation.explanation {
        Some(explanation) => explain(explanation, terminal),
        None => Ok(()),
    }
}

fn explain(told: &Explanation, terminal: &mut Terminal) -> Result<(), Stop> {
    for round in &told.rounds {
        let (project, cost) = (round.project.as_str(), told.money(round.cost));
        let votes = round.supporters.to_string();
        let (key, figure) = match &round.payment {
            Payment::Supporters { full_share, .. } => ("paid", told.money(*full_share)),
            Payment::Budget { left_before } => ("turn", told.money(*left_before)),
            Payment::Load { load } => ("load", told.money(load.unwrap_or_default())),
            Payment::Nothing | Payment::BestSet => ("chosen", String::new()),
        };
        terminal.say(
            &format!("cli-allocation-round-{key}"),
            &[
                ("project", project),
                ("cost", &cost),
                ("votes", &votes),
                ("figure", &figure),
            ],
        )?;
    }
    for loser in &told.losers {
        let lacked = loser.equal_shares.as_ref().map(|lack| match lack.lacked {
            Lacked::FromTheStart { missing } | Lacked::InTheEnd { missing } => missing,
            Lacked::NoCost => 0,
        });
        let missing = loser.turn.map(|turn| turn.missing).or(lacked);
        let key = if missing.is_some_and(|missing| missing > 0) {
            "lacked"
        } else {
            "lost"
        };
        let votes = loser.supporters.to_string();
        terminal.say(
            &format!("cli-allocation-{key}"),
            &[
                ("project", &loser.project),
                ("votes", &votes),
                ("missing", &told.money(missing.unwrap_or_default())),
            ],
        )?;
    }
    let measures = &told.measures;
    terminal.say(
        "cli-allocation-voters",
        &[
            ("with", &measures.voters_with_a_winner.to_string()),
            ("voters", &measures.voters.to_string()),
        ],
    )?;
    certify(told, terminal)
}

fn certify(told: &Explanation, terminal: &mut Terminal) -> Result<(), Stop> {
    let certificate = &told.certificate;
    if certificate.holds() {
        let checked = certificate.checked.to_string();
        terminal.say("cli-allocation-certificate", &[("checked", &checked)])?;
    }
    for violation in &certificate.violations {
        let voters = violation.voters.to_string();
        let group = [("project", violation.project.as_str()), ("voters", &voters)];
        terminal.say("cli-allocation-violation", &group)?;
    }
    let hanging = told.irresolute.sometimes.join(", ");
    let key = match (told.irresolute.complete, hanging.is_empty()) {
        (true, true) => "cli-allocation-resolute",
        (true, false) => "cli-allocation-irresolute",
        (false, _) => "cli-allocation-irresolute-cut",
    };
    terminal.say(key, &[("projects", &hanging)])
}
