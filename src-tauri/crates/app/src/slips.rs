//! Slips: what is said at the tables.

use crate::app::Outcome;
use crate::home::id;
use crate::wire::{
    CaptureEcho, CaptureLine, Captured, Centavos, Done, EchoCost, EchoTopic, EditSlip,
    Milliseconds, OneRow, Piece, PieceRole, SlipKind, SlipView, Slips, WhichSlips,
};
use crate::{App, Failure, room, topics};
use cocrea_domain::{Capture, Group, Lineage, Slip, Surroundings, Table, Topic, fold_for_search};
use cocrea_store::View;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

pub(crate) fn read_line(app: &App, request: CaptureLine) -> Result<Outcome<CaptureEcho>, Failure> {
    let words = app.words();
    app.look(|view| {
        let room = Room::of(view)?;
        let capture = room.read(&request);
        let topic = room.echo(capture.topic.map(|topic| topic.0), &capture.topic_said);
        let trouble = capture
            .trouble
            .clone()
            .map(|refusal| words.put_into(refusal.into()));
        Ok(CaptureEcho {
            kind: capture.kind.into(),
            table: capture
                .table
                .as_ref()
                .map_or(0, |table| table.number.try_into().unwrap_or_default()),
            topic,
            cost: capture.cost.map(|cost| EchoCost {
                amount: Centavos(cost.amount.0),
                or: cost.or.map(|amount| Centavos(amount.0)),
            }),
            place: (!capture.place.is_empty()).then(|| capture.place.clone()),
            suggestions: room.suggestions(&request.line),
            pieces: capture.pieces.iter().map(Piece::from).collect(),
            text: capture.text,
            trouble,
        })
    })
}

pub(crate) fn capture_slip(app: &App, request: CaptureLine) -> Result<Outcome<Captured>, Failure> {
    app.write(|tx, act| {
        let capture = Room::of(tx)?.read(&request);
        let last = match &capture.table {
            Some(table) => tx.largest::<Slip, _>("number", "origin", table.id)?,
            None => 0,
        };
        let (slip, decision) = Slip::capture(act.id(), &capture, act.at_ms, last)?;
        tx.record(decision)?;
        let number = capture.table.map_or(0, |table| table.number);
        Ok(Captured {
            id: slip.id.0,
            code: slip.code,
            table: number.try_into().unwrap_or_default(),
            kind: slip.kind.into(),
        })
    })
}

pub(crate) fn list_slips(app: &App, request: WhichSlips) -> Result<Outcome<Slips>, Failure> {
    app.look(|view| {
        let mut slips = if request.trash {
            view.trash::<Slip>()?
        } else {
            view.all::<Slip>()?
        };
        slips.retain(|slip| request.table.is_none_or(|table| slip.table.0 == table));
        slips.sort_by_key(|slip| std::cmp::Reverse((slip.captured_at, slip.id)));
        let shown = Shown::of(view)?;
        Ok(Slips {
            slips: slips.iter().map(|slip| shown.slip(slip)).collect(),
        })
    })
}

pub(crate) fn edit_slip(app: &App, request: EditSlip) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let slip = tx.find::<Slip>(id(request.id))?;
        let line = CaptureLine {
            table: slip.table.0,
            kind: request.kind,
            line: request.line,
        };
        let capture = Room::of(tx)?.read(&line);
        tx.record(slip.edit(&capture)?)?;
        Ok(Done {})
    })
}

pub(crate) fn trash_slip(app: &App, request: OneRow) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let slip = tx.find::<Slip>(id(request.id))?;
        tx.record(slip.trash())?;
        Ok(Done {})
    })
}

pub(crate) fn restore_slip(app: &App, request: OneRow) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let slip = tx.find::<Slip>(id(request.id))?;
        tx.record(slip.restore())?;
        Ok(Done {})
    })
}

/// What capture lines are read against.
pub(crate) struct Room {
    topics: Vec<Topic>,
    tables: Vec<Table>,
}

impl Room {
    pub(crate) fn of(view: &View<'_>) -> Result<Self, Failure> {
        Ok(Self {
            topics: topics::in_order(view)?,
            tables: room::tables(view)?,
        })
    }

    pub(crate) fn read(&self, request: &CaptureLine) -> Capture {
        let around = Surroundings {
            topics: &self.topics,
            tables: &self.tables,
            table: id(request.table),
            kind: request.kind.into(),
        };
        cocrea_domain::read_line(&request.line, &around)
    }

    fn echo(&self, topic: Option<Uuid>, said: &str) -> Option<EchoTopic> {
        echo_topic(&self.topics, topic.unwrap_or_default(), said)
    }

    /// Short names that begin like the topic code at the end of the line.
    fn suggestions(&self, line: &str) -> Vec<String> {
        let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
        let Some(begun) = last.strip_prefix('#') else {
            return Vec::new();
        };
        let begun = fold_for_search(begun);
        let shorts = self.topics.iter().map(|topic| topic.code(&self.topics));
        shorts
            .filter(|short| {
                fold_for_search(short).starts_with(&begun) && fold_for_search(short) != begun
            })
            .take(5)
            .collect()
    }
}

fn echo_topic(topics: &[Topic], topic: Uuid, said: &str) -> Option<EchoTopic> {
    let known = topics.iter().find(|known| known.id.0 == topic);
    match known {
        Some(known) => Some(EchoTopic {
            name: known.name.clone(),
            known: true,
        }),
        None if !said.is_empty() => Some(EchoTopic {
            name: said.to_owned(),
            known: false,
        }),
        None => None,
    }
}

/// Slips as screens show them.
pub(crate) struct Shown {
    topics: Vec<Topic>,
    tables: HashMap<Uuid, Table>,
    groups: HashMap<Uuid, Uuid>,
    in_conflict: HashSet<Uuid>,
}

impl Shown {
    pub(crate) fn of(view: &View<'_>) -> Result<Self, Failure> {
        let living: HashSet<Uuid> = view
            .all::<Group>()?
            .into_iter()
            .map(|group| group.id.0)
            .collect();
        let lineages = view.all::<Lineage>()?;
        let held = lineages
            .into_iter()
            .filter(|lineage| living.contains(&lineage.target_row));
        Ok(Self {
            topics: topics::in_order(view)?,
            tables: view
                .every::<Table>()?
                .into_iter()
                .map(|table| (table.id.0, table))
                .collect(),
            groups: held
                .map(|lineage| (lineage.source_row, lineage.target_row))
                .collect(),
            in_conflict: view
                .conflicts()?
                .into_iter()
                .map(|conflict| conflict.cell.row)
                .collect(),
        })
    }

    pub(crate) fn slip(&self, slip: &Slip) -> SlipView {
        let around = Surroundings {
            topics: &self.topics,
            tables: &[],
            table: slip.table,
            kind: slip.kind,
        };
        SlipView {
            id: slip.id.0,
            code: slip.code.clone(),
            text: slip.text.clone(),
            kind: slip.kind.into(),
            table: slip.table.0,
            table_number: self.table_number(slip),
            topic: echo_topic(&self.topics, slip.topic.0, &slip.topic_said),
            cost: slip.cost.map(|cost| Centavos(cost.0)),
            cost_unsure: slip.cost_unsure,
            place: (!slip.place.is_empty()).then(|| slip.place.clone()),
            group: self.groups.get(&slip.id.0).copied(),
            line: slip.line(&around),
            captured_at: Milliseconds(slip.captured_at),
            conflict: self.in_conflict.contains(&slip.id.0),
        }
    }

    pub(crate) fn table_number(&self, slip: &Slip) -> u32 {
        self.tables
            .get(&slip.table.0)
            .map_or(0, |table| table.number.try_into().unwrap_or_default())
    }
}

impl From<SlipKind> for cocrea_domain::SlipKind {
    fn from(kind: SlipKind) -> Self {
        match kind {
            SlipKind::Problem => Self::Problem,
            SlipKind::Need => Self::Need,
            SlipKind::Proposal => Self::Proposal,
            SlipKind::Gap => Self::Gap,
            SlipKind::Agreement => Self::Agreement,
        }
    }
}

impl From<cocrea_domain::SlipKind> for SlipKind {
    fn from(kind: cocrea_domain::SlipKind) -> Self {
        match kind {
            cocrea_domain::SlipKind::Problem => Self::Problem,
            cocrea_domain::SlipKind::Need => Self::Need,
            cocrea_domain::SlipKind::Proposal => Self::Proposal,
            cocrea_domain::SlipKind::Gap => Self::Gap,
            cocrea_domain::SlipKind::Agreement => Self::Agreement,
        }
    }
}

impl From<&cocrea_domain::Piece> for Piece {
    fn from(piece: &cocrea_domain::Piece) -> Self {
        let role = match piece.role {
            cocrea_domain::PieceRole::Text => PieceRole::Text,
            cocrea_domain::PieceRole::Kind => PieceRole::Kind,
            cocrea_domain::PieceRole::Topic => PieceRole::Topic,
            cocrea_domain::PieceRole::Cost => PieceRole::Cost,
            cocrea_domain::PieceRole::Place => PieceRole::Place,
            cocrea_domain::PieceRole::Table => PieceRole::Table,
        };
        Self {
            text: piece.text.clone(),
            role,
        }
    }
}
