//! What a rule decides on an election in Pabulib's format.

mod reasons;

use crate::choices::Choice;
use crate::failures::Stop;
use crate::line::Line;
use crate::shapes::CONDITIONS;
use crate::terminal::Terminal;
use cocrea_app::{
    Allocation, AllocationAsked, ApartAllocation, Compared, NamedCeiling, Part, RuleAnswer,
    WrittenConditions, allocate_file, read_election,
};

/// The order of ties of whoever checks a published result: it needs no lot.
const USUAL_TIES: &str = "lexico";

/// Allocates and says who wins.
pub(crate) fn run(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let path = line.file(0);
    let bytes = read_election(&path)?;
    let answers = allocate_file(&bytes, &asked(line), terminal.words())?;
    if terminal.wants_json() {
        return match answers.as_slice() {
            [one] => terminal.value(one),
            all => terminal.value(&all),
        };
    }
    let conditions = line.said(CONDITIONS).join(", ");
    for answer in &answers {
        match answer {
            RuleAnswer::Whole(told) => {
                say_rule((&told.rule, &told.ties), &conditions, terminal)?;
                say(told, terminal)?;
            }
            RuleAnswer::Apart(told) => {
                say_rule((&told.rule, &told.ties), &conditions, terminal)?;
                say_parts(told, terminal)?;
            }
            RuleAnswer::LeftOut { refused, .. } => {
                let why = refused.message.as_str();
                terminal.say("cli-allocation-rule-left-out", &[("why", why)])?;
            }
        }
    }
    Ok(())
}

fn asked(line: &Line) -> AllocationAsked {
    let value = |choice| line.choice(choice).map(str::to_owned);
    AllocationAsked {
        rule: value(Choice::Rule).unwrap_or_default(),
        ties: value(Choice::Ties).unwrap_or_else(|| USUAL_TIES.to_owned()),
        explain: line.has(Choice::Explain),
        conditions: WrittenConditions {
            least_votes: value(Choice::LeastVotes),
            votes_for_cost: value(Choice::VotesForCost),
            only_supported: line.has(Choice::OnlySupported),
            fund_all_that_fits: line.has(Choice::FundAllThatFits),
            ceilings: line.choices(Choice::Ceiling).to_vec(),
            apart: line.has(Choice::Apart),
            incompatible: line.choices(Choice::Incompatible).to_vec(),
            rank_points: value(Choice::RankPoints),
            compare: value(Choice::Compare),
        },
    }
}

fn say_rule(
    (rule, ties): (&str, &str),
    conditions: &str,
    terminal: &mut Terminal,
) -> Result<(), Stop> {
    terminal.say("cli-allocation-rule", &[("rule", rule), ("ties", ties)])?;
    if conditions.is_empty() {
        return Ok(());
    }
    terminal.say("cli-allocation-conditions", &[("conditions", conditions)])
}

fn say_parts(told: &ApartAllocation, terminal: &mut Terminal) -> Result<(), Stop> {
    for part in &told.parts {
        let NamedCeiling { of, most } = &part.part;
        let (name, most) = (name(of), most.to_string());
        let key = format!("cli-allocation-part-{}", kind(of));
        terminal.say(&key, &[("name", name), ("most", &most)])?;
        say(&part.allocation, terminal)?;
    }
    if !told.left_out.is_empty() {
        let projects = told.left_out.join(", ");
        terminal.say("cli-allocation-left-out", &[("projects", &projects)])?;
    }
    let total = told.total_cost.as_str();
    terminal.say("cli-allocation-total-of-parts", &[("total", total)])?;
    match &told.above_budget {
        Some(amount) => terminal.say("cli-allocation-above-budget", &[("amount", amount)]),
        None => Ok(()),
    }
}

fn name(part: &Part) -> &str {
    match part {
        Part::Zone(name) | Part::Category(name) => name,
    }
}

/// Ending of the keys of the words about a part.
const fn kind(part: &Part) -> &'static str {
    match part {
        Part::Zone(name) if name.is_empty() => "nowhere",
        Part::Zone(_) => "zone",
        Part::Category(_) => "category",
    }
}

fn say(allocation: &Allocation, terminal: &mut Terminal) -> Result<(), Stop> {
    if allocation.everything_fits == Some(true) {
        terminal.say("cli-allocation-everything-fits", &[])?;
    }
    if let Some(compared) = &allocation.compared {
        compare(&allocation.rule, compared, terminal)?;
    }
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
        Some(explanation) => reasons::say(explanation, terminal),
        None => Ok(()),
    }
}

/// Says which of two outcomes stands, and why.
fn compare(rule: &str, compared: &Compared, terminal: &mut Terminal) -> Result<(), Stop> {
    let (here, there) = (compared.rule.to_string(), compared.greedy.to_string());
    let counted = [("rule", rule), ("here", &here), ("there", &there)];
    terminal.say(
        &format!("cli-allocation-compared-{}", compared.by),
        &counted,
    )?;
    let key = if compared.greedy_stands {
        "cli-allocation-greedy-stands"
    } else {
        "cli-allocation-rule-stands"
    };
    let others = match compared.other_winners.as_slice() {
        [] => terminal.words().say("cli-allocation-none", &[]),
        ids => ids.join(", "),
    };
    terminal.say(key, &[("rule", rule), ("others", &others)])
}
