//! Where commitments come from and what became of every slip: the plan read in both directions.

use super::plan_commitments::Numbering;
use super::{BODY, SUPPORT, TABLE, cell, label, lead, paragraph};
use crate::layout::{Block, Cell, Column, List, Paragraph, Table};
use crate::prose::Prose;
use crate::text::{Rich, Style};
use crate::view::{Commitment, Fate, Plan, SlipOutcome};

/// From the sentences said at the tables to this commitment.
pub(super) fn trace(commitment: &Commitment, prose: Prose<'_>) -> Vec<Block> {
    let trace = &commitment.trace;
    let mut sentences = Vec::new();
    if let Some(votes) = trace.votes {
        sentences.push(prose.with(
            "doc-trace-votes",
            &[
                ("votes", &votes.given.to_string()),
                ("ballots", &votes.ballots.to_string()),
            ],
        ));
    }
    if !trace.groups.is_empty() {
        sentences.push(prose.with(
            "doc-trace-groups",
            &[
                ("count", &trace.groups.len().to_string()),
                ("groups", &trace.groups.join("», «")),
            ],
        ));
    }
    if !trace.slips.is_empty() {
        sentences.push(prose.counted("doc-trace-slips", trace.slips.len()));
    }
    if sentences.is_empty() {
        return Vec::new();
    }
    let text = Rich::plain(sentences.join(" "));
    let mut blocks = vec![
        label(prose.say("doc-sheet-birth"), 3, 18.0),
        Block::Paragraph(Paragraph {
            keeps: !trace.slips.is_empty(),
            ..Paragraph::new(text, SUPPORT, 0.0)
        }),
    ];
    if !trace.slips.is_empty() {
        blocks.push(Block::List(List {
            items: trace
                .slips
                .iter()
                .map(|slip| Rich::strong(&slip.code).and(format!("  «{}»", slip.text.trim())))
                .collect(),
            style: Style::text(12.0).leading(16.0),
            before: 6.0,
            between: 3.0,
        }));
    }
    blocks
}

/// «Anexos»: what became of every slip.
pub(super) fn annexes(view: &Plan, numbering: &mut Numbering, prose: Prose<'_>) -> Vec<Block> {
    let mut blocks = vec![
        Block::NewPage,
        numbering.section(prose.say("doc-annexes")),
        numbering.subsection(prose.say("doc-my-slip")),
    ];
    if view.slips.is_empty() {
        blocks.push(paragraph(prose.say("doc-no-slips"), BODY, 0.0));
        return blocks;
    }
    blocks.push(lead(
        prose.counted("doc-my-slip-lead", view.slips.len()),
        0.0,
    ));
    let mut slips: Vec<&SlipOutcome> = view.slips.iter().collect();
    slips.sort_by(|left, right| left.slip.code.cmp(&right.slip.code));
    let rows = slips
        .into_iter()
        .map(|outcome| {
            let slip = &outcome.slip;
            let kind = if slip.kind.is_empty() {
                String::new()
            } else {
                format!("\n{}", prose.say(&format!("doc-kind-{}", slip.kind)))
            };
            vec![
                Cell::Text(Rich::strong(&slip.code)),
                Cell::Text(Rich::plain(slip.text.trim()).and(kind)),
                cell(fate(&outcome.fate, prose)),
            ]
        })
        .collect();
    blocks.push(Block::Table(Table {
        columns: vec![Column::text(0.85), Column::text(3.0), Column::text(2.5)],
        head: ["doc-code", "doc-said", "doc-became"]
            .map(|key| prose.say(key))
            .to_vec(),
        rows,
        style: TABLE,
        before: 12.0,
        padding: 4.5,
        row_heads: Some(0),
    }));
    blocks
}

fn fate(fate: &Fate, prose: Prose<'_>) -> String {
    match fate {
        Fate::Waiting => prose.say("doc-fate-waiting"),
        Fate::Grouped(group) => prose.with("doc-fate-grouped", &[("group", group)]),
        Fate::Proposed(proposal) => prose.with("doc-fate-proposed", &[("proposal", proposal)]),
        Fate::Committed(codes) => prose.with(
            "doc-fate-committed",
            &[
                ("count", &codes.len().to_string()),
                ("codes", &codes.join(", ")),
            ],
        ),
        Fate::SetAside(reason) => prose.with("doc-fate-set-aside", &[("reason", reason)]),
    }
}
