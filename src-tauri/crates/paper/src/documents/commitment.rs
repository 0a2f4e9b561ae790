//! The commitment sheet: one page to sign, to take home and to tick (mock 09).

use std::collections::BTreeSet;

use super::identity::{code, identity};
use super::{Document, badges, label, missing, or_undefined, paragraph, seat};
use crate::layout::{
    Block, Cell, Column, Columns, Drawing, Figure, Furniture, Heading, Look, Paragraph, Part,
    Signature, Table,
};
use crate::prose::{Prose, Words};
use crate::text::{Rich, Style};
use crate::view::{Commitment, Milestone, Plan, Trace};

const SUPPORT: Style = super::SUPPORT;

/// The sizes of a sheet.
#[derive(Debug, Clone, Copy)]
struct Sizes {
    title: Style,
    text: Style,
    dates: Style,
    cost: Style,
    /// Space between sections.
    gap: f32,
    /// Space over and under a milestone.
    padding: f32,
}

/// Sizes for a page that is read at arm's length.
const USUAL: Sizes = Sizes {
    title: Style::title(30.0).leading(33.0),
    text: Style::text(16.0).leading(20.8).whole_words(),
    dates: Style::text(15.5).leading(19.5),
    cost: Style::title(28.0).leading(31.0),
    gap: 19.0,
    padding: 7.0,
};

/// For a commitment that would need a second page only for its signatures; still 14 points to read.
const SMALLER: Sizes = Sizes {
    title: Style::title(25.0).leading(28.0),
    text: Style::text(14.0).leading(18.2).whole_words(),
    dates: Style::text(14.0).leading(17.8),
    cost: Style::title(24.0).leading(27.0),
    gap: 13.5,
    padding: 4.5,
};

/// One part per commitment, in their order; only `only` when given.
pub(crate) fn sheets<'a>(view: &'a Plan, only: Option<&str>, words: &'a dyn Words) -> Document<'a> {
    let prose = Prose::new(words);
    let chosen: Vec<&Commitment> = view
        .commitments
        .iter()
        .filter(|commitment| only.is_none_or(|code| commitment.code == code))
        .collect();
    let mut parts: Vec<Part<'a>> = chosen
        .iter()
        .map(|commitment| sheet(view, commitment, prose))
        .collect();
    if parts.is_empty() {
        parts.push(empty_sheet(view, prose));
    }
    let title = match chosen.as_slice() {
        [one] => prose.with(
            "doc-sheet-title",
            &[("code", &one.code), ("title", &one.title)],
        ),
        [] | [_, ..] => prose.with("doc-sheets-title", &[("process", &view.process)]),
    };
    let blocks: Vec<Block> = parts.iter().flat_map(|part| part.blocks.clone()).collect();
    Document {
        identity: identity(&borrowed(&outside(view, &title, prose)), &blocks),
        title,
        made_on: view.made_on,
        parts,
    }
}

fn sheet<'a>(view: &'a Plan, commitment: &Commitment, prose: Prose<'a>) -> Part<'a> {
    let ring = (prose.say("doc-commitment"), number(&commitment.code));
    let sheet = |sizes| Sheet { sizes, prose }.blocks(commitment);
    let mut part = furnished(
        view,
        (commitment.code.clone(), Some(ring)),
        sheet(USUAL),
        prose,
    );
    part.smaller = Some(sheet(SMALLER));
    part.furniture.badges = badges(view.fictional, !commitment.missing.is_empty(), prose);
    part
}

fn empty_sheet<'a>(view: &'a Plan, prose: Prose<'a>) -> Part<'a> {
    let blocks = vec![
        title(&prose.say("doc-no-commitments-title"), USUAL.title),
        paragraph(prose.say("doc-no-commitments"), USUAL.text, 10.0),
    ];
    let mut part = furnished(view, (String::new(), None), blocks, prose);
    part.furniture.badges = badges(view.fictional, true, prose);
    part
}

type Ring = Option<(String, String)>;

fn furnished<'a>(
    view: &'a Plan,
    (sheet_code, ring): (String, Ring),
    blocks: Vec<Block>,
    prose: Prose<'a>,
) -> Part<'a> {
    let print_code = code(&identity(
        &borrowed(&outside(view, &sheet_code, prose)),
        &blocks,
    ));
    let month = prose.month(view.made_on);
    let place_and_month = if view.place.trim().is_empty() {
        month
    } else {
        let arguments = [("place", view.place.trim()), ("month", &month)];
        prose.with("doc-place-month", &arguments)
    };
    Part {
        blocks,
        smaller: None,
        furniture: Furniture {
            look: Look::Sheet,
            name: view.process.clone(),
            ring,
            badges: Vec::new(),
            foot_left: place_and_month,
            foot_right: Box::new(move |page, pages| {
                prose.with(
                    "doc-sheet-of",
                    &[
                        ("page", &page.to_string()),
                        ("pages", &pages.to_string()),
                        ("code", &print_code),
                    ],
                )
            }),
        },
    }
}

/// What stands around the content of a sheet and counts for its identity.
fn outside(view: &Plan, own: &str, prose: Prose<'_>) -> Vec<String> {
    let date = prose.date(view.made_on);
    let badge = badges(view.fictional, false, prose).concat();
    [own, &view.process, &view.place, &date, &badge]
        .map(str::to_owned)
        .to_vec()
}

fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// `C-01` is commitment 1; any other code is shown whole.
fn number(code: &str) -> String {
    code.rsplit('-')
        .next()
        .and_then(|digits| digits.parse::<u32>().ok())
        .map_or_else(|| code.to_owned(), |number| number.to_string())
}

fn title(text: &str, style: Style) -> Block {
    Block::Heading(Heading {
        level: 1,
        number: String::new(),
        text: Rich::plain(text),
        style,
        before: 0.0,
        after: 0.0,
        listed: true,
    })
}

/// One sheet while it is composed.
#[derive(Clone, Copy)]
struct Sheet<'a> {
    sizes: Sizes,
    prose: Prose<'a>,
}

impl Sheet<'_> {
    fn blocks(self, commitment: &Commitment) -> Vec<Block> {
        let prose = self.prose;
        let name = or_undefined(&commitment.title, prose);
        let mut blocks = vec![
            title(&name, self.sizes.title),
            self.pair(
                self.section("doc-sheet-problem", &commitment.problem),
                self.section("doc-sheet-solution", &commitment.solution),
            ),
            label(prose.say("doc-sheet-when"), 2, self.sizes.gap),
            self.milestones(&commitment.milestones),
            self.pair(self.cost(commitment), self.indicator(commitment)),
            self.pair(self.who(commitment), self.birth(&commitment.trace, &name)),
        ];
        if !commitment.missing.is_empty() {
            let lacking = prose.with(
                "doc-sheet-missing",
                &[("missing", &missing(&commitment.missing, prose))],
            );
            blocks.push(paragraph(lacking, SUPPORT, self.sizes.gap - 3.0));
        }
        let lines = ["doc-sign-government", "doc-sign-society", "doc-sign-stl"]
            .map(|key| Signature {
                who: prose.say(key),
                note: prose.say("doc-sign-name"),
            })
            .to_vec();
        blocks.push(Block::Signatures {
            lines,
            at_foot: true,
        });
        blocks
    }

    fn pair(self, left: Vec<Block>, right: Vec<Block>) -> Block {
        Block::Columns(Columns {
            sides: vec![left, right],
            gap: 27.0,
            before: self.sizes.gap,
        })
    }

    fn text(self, text: Rich, before: f32) -> Block {
        Block::Paragraph(Paragraph::new(text, self.sizes.text, before))
    }

    fn section(self, key: &str, text: &str) -> Vec<Block> {
        let mut blocks = vec![label(self.prose.say(key), 2, 0.0)];
        let text = or_undefined(text, self.prose);
        blocks.extend(super::paragraphs(&text, self.sizes.text, 6.0));
        blocks
    }

    fn milestones(self, milestones: &[Milestone]) -> Block {
        let prose = self.prose;
        if milestones.is_empty() {
            return self.text(Rich::plain(prose.say("doc-undefined")), 0.0);
        }
        let rows = milestones
            .iter()
            .map(|milestone| {
                let due = milestone
                    .due
                    .map_or_else(|| prose.say("doc-no-date"), |due| prose.date(due));
                vec![
                    Cell::CheckBox,
                    Cell::strong(due),
                    Cell::plain(or_undefined(&milestone.title, prose)),
                ]
            })
            .collect();
        Block::Table(Table {
            columns: vec![Column::text(19.0), Column::text(192.0), Column::text(277.0)],
            head: Vec::new(),
            rows,
            style: self.sizes.dates.whole_words(),
            before: 2.0,
            padding: self.sizes.padding,
            row_heads: Some(1),
        })
    }

    fn cost(self, commitment: &Commitment) -> Vec<Block> {
        let prose = self.prose;
        let mut blocks = vec![label(prose.say("doc-sheet-cost"), 2, 0.0)];
        let Some(cost) = commitment.cost else {
            blocks.push(self.text(Rich::plain(prose.say("doc-undefined")), 0.0));
            return blocks;
        };
        blocks.push(paragraph(prose.money(cost), self.sizes.cost, 0.0));
        let spelled = prose
            .money_in_words(cost)
            .map(|words| prose.with("doc-sentence", &[("text", &words)]));
        let funding = Some(commitment.funding.trim())
            .filter(|funding| !funding.is_empty())
            .map(|funding| prose.with("doc-sheet-funding", &[("funding", funding)]));
        let support: Vec<String> = [spelled, funding].into_iter().flatten().collect();
        blocks.push(paragraph(support.join(" "), SUPPORT, 4.0));
        blocks
    }

    fn indicator(self, commitment: &Commitment) -> Vec<Block> {
        let indicator = &commitment.indicator;
        let mut blocks = self.section("doc-sheet-indicator", &indicator.name);
        let facts = [
            ("doc-sheet-today", indicator.baseline.trim(), false),
            ("doc-sheet-goal", indicator.target.trim(), true),
        ];
        for (key, value, strong) in facts {
            if value.is_empty() {
                continue;
            }
            let lead = Rich::plain(format!("{} ", self.prose.say(key)));
            let text = if strong {
                lead.and_strong(value)
            } else {
                lead.and(value)
            };
            blocks.push(self.text(text, 2.0));
        }
        blocks
    }

    fn who(self, commitment: &Commitment) -> Vec<Block> {
        let prose = self.prose;
        let mut blocks = self.section("doc-sheet-who", &seat(&commitment.lead, prose));
        let companion = seat(&commitment.counterpart, prose);
        let companion = prose.with("doc-sheet-with", &[("who", &companion)]);
        blocks.push(paragraph(companion, SUPPORT, 5.0));
        blocks
    }

    fn birth(self, trace: &Trace, name: &str) -> Vec<Block> {
        let prose = self.prose;
        let mut blocks = vec![label(prose.say("doc-sheet-birth"), 2, 0.0)];
        if let Some(votes) = trace.votes.filter(|votes| votes.ballots > 0) {
            let (given, ballots) = (votes.given.to_string(), votes.ballots.to_string());
            let numbers = [
                ("votes", given.as_str()),
                ("ballots", &ballots),
                ("title", name),
            ];
            blocks.push(Block::Figure(Figure {
                drawing: Drawing::Dots {
                    full: votes.given.min(votes.ballots),
                    all: votes.ballots,
                },
                alt: prose.with("doc-sheet-votes-alt", &numbers),
                before: 3.0,
            }));
            let chosen = prose.with("doc-sheet-votes", numbers.split_at(2).0);
            blocks.push(self.text(Rich::marked(&chosen), 5.0));
        }
        let ideas = trace.slips.len();
        let tables: BTreeSet<&str> = trace.slips.iter().map(|slip| slip.table.as_str()).collect();
        let sentence = if ideas == 0 {
            prose.say("doc-sheet-no-ideas")
        } else {
            prose.with(
                "doc-sheet-ideas",
                &[
                    ("ideas", &ideas.to_string()),
                    ("tables", &tables.len().to_string()),
                ],
            )
        };
        blocks.push(self.text(Rich::plain(sentence), 0.0));
        blocks
    }
}
