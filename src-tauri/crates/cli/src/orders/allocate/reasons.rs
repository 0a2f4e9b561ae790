//! Why an allocation is as it is, in words.

use super::{kind, name};
use crate::failures::Stop;
use crate::terminal::Terminal;
use cocrea_app::{Barred, Explanation, Lacked, Loser, Payment};

/// Says who paid what, who lacked what, and what can be checked again.
pub(super) fn say(told: &Explanation, terminal: &mut Terminal) -> Result<(), Stop> {
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
        match &loser.barred {
            Some(barred) => say_barred(told, loser, barred, terminal)?,
            None => say_lack(told, loser, terminal)?,
        }
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

fn say_lack(told: &Explanation, loser: &Loser, terminal: &mut Terminal) -> Result<(), Stop> {
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
    )
}

/// Says which condition kept a project out.
fn say_barred(
    told: &Explanation,
    loser: &Loser,
    barred: &Barred,
    terminal: &mut Terminal,
) -> Result<(), Stop> {
    let (key, by, figure) = match barred {
        Barred::TooFewVotes { least, .. } => ("votes", "", least.to_string()),
        Barred::NoSupport => ("unsupported", "", String::new()),
        Barred::Incompatible { with } => ("incompatible", with.as_str(), String::new()),
        Barred::Ceiling { of, left } => (kind(of), name(of), told.money(*left)),
    };
    let (votes, cost) = (loser.supporters.to_string(), told.money(loser.cost));
    terminal.say(
        &format!("cli-allocation-barred-{key}"),
        &[
            ("project", &loser.project),
            ("votes", &votes),
            ("cost", &cost),
            ("by", by),
            ("figure", &figure),
        ],
    )
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
