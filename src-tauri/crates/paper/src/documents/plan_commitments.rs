//! The sections of the plan about its commitments: how they were chosen, what they say, how they are measured.

use super::plan_origins;
use super::{BODY, SUPPORT, TABLE, cell, label, lead, or_undefined, paragraph, seat};
use crate::layout::{Block, Cell, Column, Drawing, Figure, Heading, Paragraph, Table};
use crate::prose::Prose;
use crate::text::{Rich, Style};
use crate::view::{Commitment, Correction, Outcome, Plan, Vote};

/// Headings of sections.
pub(super) const SECTION: Style = Style::title(25.0).leading(30.0);
const SUBSECTION: Style = Style::title(17.0).leading(21.5);

/// Numbers of sections: 1, 1.1, 1.2, 2 …
#[derive(Debug, Default)]
pub(super) struct Numbering {
    section: usize,
    subsection: usize,
}

impl Numbering {
    pub(super) fn section(&mut self, text: String) -> Block {
        self.section += 1;
        self.subsection = 0;
        Block::Heading(Heading {
            level: 1,
            number: self.section.to_string(),
            text: Rich::plain(text),
            style: SECTION,
            before: 34.0,
            after: 10.0,
            listed: true,
        })
    }

    pub(super) fn subsection(&mut self, text: String) -> Block {
        self.subsection += 1;
        Block::Heading(Heading {
            level: 2,
            number: format!("{}.{}", self.section, self.subsection),
            text: Rich::plain(text),
            style: SUBSECTION,
            before: 22.0,
            after: 7.0,
            listed: true,
        })
    }
}

/// «Problemáticas y compromisos»: the vote with its reasons, and the list of commitments.
pub(super) fn chosen(view: &Plan, numbering: &mut Numbering, prose: Prose<'_>) -> Vec<Block> {
    let mut blocks = vec![numbering.section(prose.say("doc-problems"))];
    if let Some(vote) = &view.vote {
        blocks.push(numbering.subsection(prose.say("doc-vote")));
        blocks.extend(voted(vote, prose));
    }
    for vote in view.corrected.iter().rev() {
        let date = prose.date(vote.closed_on);
        blocks.push(numbering.subsection(prose.with("doc-vote-corrected", &[("date", &date)])));
        blocks.extend(voted(vote, prose));
    }
    blocks.push(numbering.subsection(prose.say("doc-commitments")));
    if view.commitments.is_empty() {
        blocks.push(paragraph(prose.say("doc-no-commitments"), BODY, 0.0));
        return blocks;
    }
    let rows = view
        .commitments
        .iter()
        .map(|commitment| {
            let what = Rich::strong(or_undefined(&commitment.title, prose))
                .and(format!("\n{}", or_undefined(&commitment.problem, prose)));
            vec![
                cell(commitment.code.as_str()),
                Cell::Text(what),
                cell(amount(commitment.cost, prose)),
            ]
        })
        .collect();
    blocks.push(Block::Table(Table {
        columns: vec![Column::text(0.7), Column::text(4.2), Column::numbers(1.25)],
        head: ["doc-code", "doc-commitment-and-problem", "doc-cost"]
            .map(|key| prose.say(key))
            .to_vec(),
        rows,
        style: TABLE,
        before: 4.0,
        padding: 5.5,
        row_heads: Some(0),
    }));
    blocks
}

fn amount(cost: Option<i64>, prose: Prose<'_>) -> String {
    cost.map_or_else(|| prose.say("doc-undefined"), |cost| prose.money(cost))
}

/// How ties were broken, what hung on it, and whether every group received what its size deserves.
fn broken_ties(vote: &Vote, prose: Prose<'_>) -> String {
    let count = vote.tie_count.to_string();
    let ties = prose.with("doc-vote-ties", &[("count", &count), ("ties", &vote.ties)]);
    let hanging = match vote.hanging.join(", ") {
        names if names.is_empty() => prose.say("doc-vote-hanging-none"),
        names => prose.with("doc-vote-hanging", &[("projects", &names)]),
    };
    let fair = match vote.denied.join(", ") {
        names if names.is_empty() => prose.say("doc-vote-fair"),
        names => prose.with("doc-vote-unfair", &[("projects", &names)]),
    };
    format!("{ties} {hanging} {fair}")
}

/// What this vote corrects and what corrects it, before anything that it decided.
fn corrections(vote: &Vote, prose: Prose<'_>) -> Vec<Block> {
    let told = |key: &str, other: &Correction| {
        let date = prose.date(other.on);
        prose.with(key, &[("date", &date), ("reason", &other.reason)])
    };
    let corrects = vote.corrects.iter().map(|it| told("doc-vote-corrects", it));
    let corrected = vote.corrected_by.iter().map(|it| {
        let key = if it.open {
            "doc-vote-in-correction"
        } else {
            "doc-vote-corrected-by"
        };
        told(key, it)
    });
    let lines: Vec<Block> = corrected
        .chain(corrects)
        .map(|text| Block::Paragraph(Paragraph::new(Rich::strong(text), BODY, 0.0)))
        .collect();
    if lines.is_empty() {
        Vec::new()
    } else {
        vec![Block::Framed(lines)]
    }
}

fn voted(vote: &Vote, prose: Prose<'_>) -> Vec<Block> {
    let spent = vote
        .winners
        .iter()
        .fold(0_i64, |sum, winner| sum.saturating_add(winner.cost));
    let rule = prose.say(&format!("rule-{}", vote.rule));
    let numbers = [
        ("rule", rule),
        ("ballots", vote.ballots.to_string()),
        ("blank", vote.blank.to_string()),
        ("void", vote.void.to_string()),
        ("budget", prose.money(vote.budget)),
        ("spent", prose.money(spent)),
        ("left", prose.money(vote.budget.saturating_sub(spent))),
        ("winners", vote.winners.len().to_string()),
    ];
    let numbers: Vec<(&str, &str)> = numbers
        .iter()
        .map(|(key, value)| (*key, value.as_str()))
        .collect();
    let mut blocks = corrections(vote, prose);
    let before = if blocks.is_empty() { 0.0 } else { 9.0 };
    blocks.push(paragraph(
        prose.with("doc-vote-lead", &numbers),
        BODY,
        before,
    ));
    if vote.blank + vote.void > 0 {
        let set_aside = prose.with("doc-vote-set-aside", &numbers);
        blocks.push(paragraph(set_aside, BODY, 9.0));
    }
    blocks.push(paragraph(
        prose.say(&format!("doc-rule-{}-how", vote.rule)),
        BODY,
        9.0,
    ));
    if !vote.shares.is_empty() {
        blocks.push(paragraph(vote.shares.as_str(), BODY, 9.0));
    }
    if !vote.ties.is_empty() {
        blocks.push(paragraph(broken_ties(vote, prose), BODY, 9.0));
    }
    if vote.budget > 0 {
        let shares = vote
            .winners
            .iter()
            .map(|winner| winner.cost as f32 / vote.budget as f32)
            .collect();
        blocks.push(Block::Figure(Figure {
            drawing: Drawing::Budget { shares },
            alt: prose.with("doc-budget-alt", &numbers),
            before: 14.0,
        }));
        let sum = Rich::marked(&prose.with("doc-budget-sum", &numbers));
        blocks.push(Block::Paragraph(Paragraph::new(sum, SUPPORT, 5.0)));
    }
    blocks.extend(outcomes("doc-winners", &vote.winners, prose));
    blocks.extend(outcomes("doc-losers", &vote.losers, prose));
    blocks
}

fn outcomes(key: &str, outcomes: &[Outcome], prose: Prose<'_>) -> Vec<Block> {
    if outcomes.is_empty() {
        return Vec::new();
    }
    let rows = outcomes
        .iter()
        .map(|outcome| {
            let mut what = Rich::strong(&outcome.name);
            if !outcome.reason.trim().is_empty() {
                what = what.and(format!("\n{}", outcome.reason.trim()));
            }
            vec![
                Cell::Text(what),
                cell(outcome.votes.to_string()),
                cell(prose.money(outcome.cost)),
            ]
        })
        .collect();
    vec![
        label(prose.say(key), 3, 18.0),
        Block::Table(Table {
            columns: vec![
                Column::text(4.4),
                Column::numbers(0.7),
                Column::numbers(1.3),
            ],
            head: ["doc-project", "doc-votes", "doc-cost"]
                .map(|key| prose.say(key))
                .to_vec(),
            rows,
            style: TABLE,
            before: 2.0,
            padding: 5.0,
            row_heads: Some(0),
        }),
    ]
}

/// «Plantillas de compromisos»: each commitment from the top of a page.
pub(super) fn templates(view: &Plan, numbering: &mut Numbering, prose: Prose<'_>) -> Vec<Block> {
    let mut blocks = vec![
        Block::NewPage,
        numbering.section(prose.say("doc-templates")),
        lead(prose.say("doc-templates-lead"), 0.0),
    ];
    if view.commitments.is_empty() {
        blocks.push(paragraph(prose.say("doc-no-commitments"), BODY, 9.0));
    }
    for (index, commitment) in view.commitments.iter().enumerate() {
        if index > 0 {
            blocks.push(Block::NewPage);
        }
        let title = or_undefined(&commitment.title, prose);
        blocks.push(numbering.subsection(format!("{}. {title}", commitment.code)));
        blocks.push(form(commitment, prose));
        blocks.extend(milestones(commitment, prose));
        blocks.extend(plan_origins::trace(commitment, prose));
    }
    blocks
}

fn form(commitment: &Commitment, prose: Prose<'_>) -> Block {
    let indicator = &commitment.indicator;
    let cost = commitment.cost.map_or_else(String::new, |cost| {
        let mut parts = vec![prose.money(cost)];
        parts.extend(prose.money_in_words(cost));
        parts.extend(Some(commitment.funding.trim().to_owned()).filter(|it| !it.is_empty()));
        parts.join("\n")
    });
    let values = [
        ("doc-topic", commitment.topic.clone()),
        ("doc-problem", commitment.problem.clone()),
        ("doc-solution", commitment.solution.clone()),
        ("doc-product", commitment.product.clone()),
        ("doc-lead", seat(&commitment.lead, prose)),
        ("doc-counterpart", seat(&commitment.counterpart, prose)),
        ("doc-cost", cost),
        ("doc-indicator", indicator.name.clone()),
        ("doc-baseline", indicator.baseline.clone()),
        ("doc-target", indicator.target.clone()),
        ("doc-means", indicator.means.clone()),
    ];
    let rows = values
        .into_iter()
        .map(|(key, value)| {
            vec![
                Cell::strong(prose.say(key)),
                cell(or_undefined(&value, prose)),
            ]
        })
        .collect();
    Block::Table(Table {
        columns: vec![Column::text(1.75), Column::text(4.0)],
        head: Vec::new(),
        rows,
        style: Style::text(12.5).leading(16.6),
        before: 4.0,
        padding: 5.5,
        row_heads: Some(0),
    })
}

fn milestones(commitment: &Commitment, prose: Prose<'_>) -> Vec<Block> {
    if commitment.milestones.is_empty() {
        return Vec::new();
    }
    let rows = commitment
        .milestones
        .iter()
        .map(|milestone| {
            let due = milestone
                .due
                .map_or_else(|| prose.say("doc-no-date"), |due| prose.date(due));
            vec![
                cell(milestone.code.as_str()),
                cell(due),
                cell(or_undefined(&milestone.title, prose)),
                cell(or_undefined(&milestone.product, prose)),
            ]
        })
        .collect();
    vec![
        label(prose.say("doc-milestones"), 3, 18.0),
        Block::Table(Table {
            columns: vec![
                Column::text(0.8),
                Column::text(2.15),
                Column::text(2.5),
                Column::text(2.1),
            ],
            head: ["doc-milestone", "doc-due", "doc-what", "doc-leaves"]
                .map(|key| prose.say(key))
                .to_vec(),
            rows,
            style: TABLE,
            before: 2.0,
            padding: 4.5,
            row_heads: Some(0),
        }),
    ]
}

/// «Medición de compromisos».
pub(super) fn measurement(view: &Plan, numbering: &mut Numbering, prose: Prose<'_>) -> Vec<Block> {
    let mut blocks = vec![
        numbering.section(prose.say("doc-measurement")),
        lead(prose.say("doc-measurement-lead"), 0.0),
    ];
    let rows = view
        .commitments
        .iter()
        .map(|commitment| {
            let indicator = &commitment.indicator;
            vec![
                cell(commitment.code.as_str()),
                cell(or_undefined(&indicator.name, prose)),
                cell(or_undefined(&indicator.baseline, prose)),
                Cell::strong(or_undefined(&indicator.target, prose)),
                cell(or_undefined(&indicator.means, prose)),
            ]
        })
        .collect();
    blocks.push(Block::Table(Table {
        columns: vec![
            Column::text(0.75),
            Column::text(1.8),
            Column::text(1.2),
            Column::text(1.2),
            Column::text(2.5),
        ],
        head: [
            "doc-code",
            "doc-indicator",
            "doc-baseline",
            "doc-target",
            "doc-means",
        ]
        .map(|key| prose.say(key))
        .to_vec(),
        rows,
        style: TABLE,
        before: 12.0,
        padding: 5.0,
        row_heads: Some(0),
    }));
    blocks
}
