//! The Plan de Acción Local: cover, contents and the sections of the INAI index.

use super::identity::{code, identity};
use super::plan_commitments::{self, Numbering};
use super::plan_origins;
use super::{
    BODY, Document, SUPPORT, TABLE, badges, cell, lead, missing, or_undefined, paragraph,
    paragraphs,
};
use crate::layout::{
    Block, Column, Drawing, Figure, Furniture, Heading, List, Look, Paragraph, Part, Signature,
    Table,
};
use crate::prose::{Prose, Words};
use crate::text::{Rich, Style};
use crate::view::{Plan, Session};

/// The whole plan as one part, its pages counted from the cover.
pub(crate) fn plan<'a>(view: &'a Plan, words: &'a dyn Words) -> Document<'a> {
    let prose = Prose::new(words);
    let title = Some(view.process.trim())
        .filter(|name| !name.is_empty())
        .map_or_else(|| prose.say("doc-kind-of-document"), str::to_owned);
    let mut blocks = cover(view, &title, prose);
    blocks.push(Block::NewPage);
    blocks.push(unnumbered(prose.say("doc-contents"), false));
    blocks.push(Block::Contents);
    blocks.extend(lacking(view, prose));
    blocks.extend(sections(view, prose));
    let identity = identity(&["plan", &title, &prose.date(view.made_on)], &blocks);
    let print_code = code(&identity);
    let foot_left = prose.with(
        "doc-foot",
        &[("date", &prose.date(view.made_on)), ("code", &print_code)],
    );
    let furniture = Furniture {
        look: Look::Book,
        name: title.clone(),
        ring: None,
        badges: badges(view.fictional, is_draft(view), prose),
        foot_left,
        foot_right: Box::new(move |page, pages| {
            prose.with(
                "doc-page-of",
                &[("page", &page.to_string()), ("pages", &pages.to_string())],
            )
        }),
    };
    Document {
        title,
        made_on: view.made_on,
        identity,
        parts: vec![Part {
            blocks,
            smaller: None,
            furniture,
        }],
    }
}

fn is_draft(view: &Plan) -> bool {
    !view.missing.is_empty()
        || view.commitments.is_empty()
        || view
            .commitments
            .iter()
            .any(|commitment| !commitment.missing.is_empty())
}

fn cover(view: &Plan, title: &str, prose: Prose<'_>) -> Vec<Block> {
    let line = Style::text(18.0).leading(25.0).whole_words();
    let mut blocks = vec![
        Block::Space(64.0),
        Block::Figure(Figure {
            drawing: Drawing::Emblem(76.0),
            alt: prose.say("doc-emblem"),
            before: 0.0,
        }),
        Block::Space(30.0),
    ];
    let kind = prose.say("doc-kind-of-document");
    if !title.contains(&kind) {
        blocks.push(paragraph(kind, line, 0.0));
    }
    blocks.extend([
        paragraph(title, cover_title(title), 6.0),
        Block::Rule(18.0, 2.5),
        Block::Space(12.0),
    ]);
    for fact in [&view.place, &view.period] {
        blocks.push(paragraph(fact.as_str(), line, 0.0));
    }
    if let Some(ceiling) = view.ceiling {
        let text = prose.with("doc-ceiling", &[("amount", &prose.money(ceiling))]);
        blocks.push(paragraph(text, line, 0.0));
        if let Some(words) = prose.money_in_words(ceiling) {
            let text = prose.with("doc-sentence", &[("text", &words)]);
            blocks.push(paragraph(text, SUPPORT, 3.0));
        }
    }
    let mut notes = Vec::new();
    if view.fictional {
        notes.extend(note(("doc-fictional-title", "doc-fictional"), 0.0, prose));
    }
    if is_draft(view) {
        let before = if notes.is_empty() { 0.0 } else { 11.0 };
        notes.extend(note(("doc-draft-title", "doc-draft"), before, prose));
    }
    if !notes.is_empty() {
        blocks.push(Block::Space(26.0));
        blocks.push(Block::Framed(notes));
    }
    blocks
}

/// Long names are set smaller, so that the cover stays one page.
fn cover_title(title: &str) -> Style {
    if title.chars().count() > 60 {
        Style::title(26.0).leading(31.0)
    } else {
        Style::title(40.0).leading(45.0)
    }
}

fn note((title, text): (&str, &str), before: f32, prose: Prose<'_>) -> Vec<Block> {
    let title = Rich::strong(prose.say(title));
    vec![
        Block::Paragraph(Paragraph::new(title, SUPPORT, before).keeping()),
        paragraph(prose.say(text), SUPPORT, 2.0),
    ]
}

/// What stands in the way of publishing, by commitment.
fn lacking(view: &Plan, prose: Prose<'_>) -> Vec<Block> {
    if !is_draft(view) {
        return Vec::new();
    }
    let mut items: Vec<Rich> = view
        .missing
        .iter()
        .map(|key| {
            Rich::strong(prose.say("doc-plan"))
                .and(format!(": {}", missing(std::slice::from_ref(key), prose)))
        })
        .collect();
    if view.commitments.is_empty() {
        items.push(Rich::plain(prose.say("doc-no-commitments")));
    }
    items.extend(
        view.commitments
            .iter()
            .filter(|commitment| !commitment.missing.is_empty())
            .map(|commitment| {
                Rich::strong(&commitment.code)
                    .and(format!(": {}.", missing(&commitment.missing, prose)))
            }),
    );
    vec![
        unnumbered(prose.say("doc-lacking"), true),
        lead(prose.say("doc-lacking-lead"), 0.0),
        Block::List(List {
            items,
            style: BODY,
            before: 10.0,
            between: 5.0,
        }),
    ]
}

fn sections(view: &Plan, prose: Prose<'_>) -> Vec<Block> {
    let mut numbering = Numbering::default();
    let mut blocks = vec![Block::NewPage];
    blocks.push(numbering.section(prose.say("doc-introduction")));
    blocks.extend(own_or_default(&view.introduction, || {
        introduction(view.place.trim(), prose)
    }));
    blocks.push(numbering.section(prose.say("doc-legal")));
    blocks.extend(legal(view, prose));
    blocks.push(numbering.section(prose.say("doc-participants")));
    blocks.extend(participants(view, prose));
    blocks.push(numbering.section(prose.say("doc-objective")));
    blocks.extend(own_or_default(&view.objective, || {
        prose.say("doc-objective-default")
    }));
    blocks.extend(plan_commitments::chosen(view, &mut numbering, prose));
    blocks.extend(plan_commitments::templates(view, &mut numbering, prose));
    blocks.extend(plan_commitments::measurement(view, &mut numbering, prose));
    blocks.extend(plan_origins::annexes(view, &mut numbering, prose));
    blocks.extend(sign_off(view, &mut numbering, prose));
    blocks
}

fn introduction(place: &str, prose: Prose<'_>) -> String {
    let opening = if place.is_empty() {
        prose.say("doc-introduction-placeless")
    } else {
        prose.with("doc-introduction-place", &[("place", place)])
    };
    prose.with("doc-introduction-default", &[("opening", &opening)])
}

fn own_or_default(own: &str, default: impl FnOnce() -> String) -> Vec<Block> {
    if own.trim().is_empty() {
        paragraphs(&default(), BODY, 9.0)
    } else {
        paragraphs(own, BODY, 9.0)
    }
}

fn unnumbered(text: String, listed: bool) -> Block {
    Block::Heading(Heading {
        level: 1,
        number: String::new(),
        text: Rich::plain(text),
        style: plan_commitments::SECTION,
        before: 34.0,
        after: 10.0,
        listed,
    })
}

fn legal(view: &Plan, prose: Prose<'_>) -> Vec<Block> {
    let Some(context) = view
        .legal_context
        .as_ref()
        .filter(|context| !context.text.trim().is_empty())
    else {
        let words = ("doc-legal-empty-title", "doc-legal-empty");
        return vec![Block::Framed(note(words, 0.0, prose))];
    };
    let mut blocks = paragraphs(&context.text, BODY, 9.0);
    let dated = prose.with("doc-legal-as-of", &[("date", &prose.date(context.as_of))]);
    blocks.push(paragraph(dated, SUPPORT, 9.0));
    blocks
}

fn participants(view: &Plan, prose: Prose<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if view.sessions.is_empty() {
        blocks.push(paragraph(prose.say("doc-no-sessions"), BODY, 0.0));
    } else {
        let words = prose.counted("doc-sessions-lead", view.sessions.len());
        blocks.push(lead(words, 0.0));
        blocks.push(sessions_table(&view.sessions, prose));
        blocks.push(paragraph(prose.say("doc-no-names"), SUPPORT, 9.0));
    }
    if !view.topics.is_empty() {
        blocks.push(lead(prose.say("doc-topics-lead"), 18.0));
        let rows = view
            .topics
            .iter()
            .map(|topic| vec![cell(topic.name.as_str()), cell(topic.slips.to_string())])
            .collect();
        blocks.push(Block::Table(Table {
            columns: vec![Column::text(4.0), Column::numbers(1.0)],
            head: ["doc-topic", "doc-slips"]
                .map(|key| prose.say(key))
                .to_vec(),
            rows,
            style: TABLE,
            before: 10.0,
            padding: 4.5,
            row_heads: Some(0),
        }));
    }
    blocks
}

fn sessions_table(sessions: &[Session], prose: Prose<'_>) -> Block {
    let rows = sessions
        .iter()
        .map(|session| {
            let tables: Vec<String> = session
                .tables
                .iter()
                .map(|table| {
                    prose
                        .with(
                            "doc-table-count",
                            &[("table", &table.name), ("slips", &table.slips.to_string())],
                        )
                        .replace(' ', "\u{a0}")
                })
                .collect();
            let when = session
                .date
                .map_or_else(|| prose.say("doc-no-date"), |date| prose.date(date));
            let slips: usize = session.tables.iter().map(|table| table.slips).sum();
            let mut name = Rich::strong(or_undefined(&session.name, prose));
            for line in [session.place.trim(), &tables.join(", ")] {
                if !line.is_empty() {
                    name = name.and(format!("\n{line}"));
                }
            }
            vec![
                crate::layout::Cell::Text(name),
                cell(when),
                cell(
                    session
                        .people
                        .map_or_else(|| "—".to_owned(), |people| people.to_string()),
                ),
                cell(slips.to_string()),
            ]
        })
        .collect();
    Block::Table(Table {
        columns: vec![
            Column::text(3.4),
            Column::text(1.9),
            Column::numbers(1.1),
            Column::numbers(1.1),
        ],
        head: ["doc-session", "doc-date-head", "doc-people", "doc-slips"]
            .map(|key| prose.say(key))
            .to_vec(),
        rows,
        style: TABLE,
        before: 12.0,
        padding: 5.5,
        row_heads: Some(0),
    })
}

fn sign_off(view: &Plan, numbering: &mut Numbering, prose: Prose<'_>) -> Vec<Block> {
    let note = prose.say("doc-sign-name");
    let mut lines: Vec<Signature> = view
        .seats
        .iter()
        .map(|seat| Signature {
            who: or_undefined(&seat.organisation, prose),
            note: if seat.post.trim().is_empty() {
                note.clone()
            } else {
                format!("{}\n{note}", seat.post.trim())
            },
        })
        .collect();
    if lines.is_empty() {
        lines = ["doc-sign-government", "doc-sign-society", "doc-sign-stl"]
            .map(|key| Signature {
                who: prose.say(key),
                note: note.clone(),
            })
            .to_vec();
    }
    vec![
        Block::NewPage,
        numbering.section(prose.say("doc-signatures")),
        paragraph(
            prose.with(
                "doc-signatures-lead",
                &[
                    ("process", &view.process),
                    ("count", &view.commitments.len().to_string()),
                ],
            ),
            BODY,
            0.0,
        ),
        Block::FillIn(prose.say("doc-signatures-place"), 16.0),
        Block::Space(30.0),
        Block::Signatures {
            lines,
            at_foot: false,
        },
    ]
}
