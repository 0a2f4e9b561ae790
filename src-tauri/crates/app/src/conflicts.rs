//! Conflicts: what a person must decide.

use crate::app::Outcome;
use crate::wire::{
    ConflictView, Conflicts, Done, FieldConflict, Milliseconds, Nothing, Resolution,
    ResolveConflict, Version,
};
use crate::{App, Failure, problems};
use cocrea_domain::{
    Ballot, Commitment, Group, Id, Milestone, Process, Proposal, Record, Refusal, Session, Slip,
    Table, Topic,
};
use cocrea_ledger::{Cell, ChangeName, DeviceId, TRASHED, Value};
use cocrea_store::{CellConflict, View};
use std::collections::BTreeMap;
use uuid::Uuid;

pub(crate) fn list_conflicts(app: &App, _: Nothing) -> Result<Outcome<Conflicts>, Failure> {
    let words = app.words();
    app.look(|view| {
        let problems = problems::all(view)?.into_iter();
        Ok(Conflicts {
            conflicts: conflict_views(view, &view.conflicts()?)?,
            problems: problems
                .map(|problem| problems::told(&words, problem))
                .collect(),
        })
    })
}

pub(crate) fn resolve_conflict(app: &App, request: Resolution) -> Result<Outcome<Done>, Failure> {
    let choices = request
        .choices
        .iter()
        .map(choice)
        .collect::<Result<Vec<_>, _>>()?;
    if choices.is_empty() {
        return Err(Refusal::NothingChosen.into());
    }
    app.write(|tx, _| {
        tx.resolve(&choices)??;
        Ok(Done {})
    })
}

/// The cell and the version that a person chose.
pub(crate) fn choice(request: &ResolveConflict) -> Result<(Cell, ChangeName), Failure> {
    let name = request
        .change
        .parse()
        .map_err(|()| Failure::refused("not_an_id").with("text", &request.change))?;
    let field = match request.field.as_str() {
        SHOWN_TRASHED => TRASHED,
        field => field,
    };
    Ok((Cell::new(&request.noun, request.row, field), name))
}

/// The ledger's own field under the name of any other.
const SHOWN_TRASHED: &str = "trashed";

fn shown_field(field: &str) -> &str {
    if field == TRASHED {
        SHOWN_TRASHED
    } else {
        field
    }
}

/// Conflicts by row, in words.
pub(crate) fn conflict_views(
    view: &View<'_>,
    conflicts: &[CellConflict],
) -> Result<Vec<ConflictView>, Failure> {
    let mut rows: BTreeMap<(String, Uuid), Vec<FieldConflict>> = BTreeMap::new();
    for conflict in conflicts {
        let versions = conflict.versions.iter().map(|version| {
            Ok(Version {
                change: version.name.to_string(),
                text: shown(view, &conflict.cell, &version.value)?,
                own: version.name.device == view.device(),
                from: label(&version.label, version.name.device),
                at: Milliseconds(version.wall_ms),
            })
        });
        let field = FieldConflict {
            field: shown_field(&conflict.cell.field).to_owned(),
            versions: versions.collect::<Result<_, Failure>>()?,
        };
        rows.entry((conflict.cell.entity.clone(), conflict.cell.row))
            .or_default()
            .push(field);
    }
    let views = rows.into_iter().map(|((noun, row), fields)| {
        let title = title(view, &noun, row)?;
        Ok(ConflictView {
            noun,
            row,
            title,
            fields,
        })
    });
    views.collect()
}

/// The name of a laptop; one that has none yet goes by the first digits of its identity.
pub(crate) fn label(label: &str, device: DeviceId) -> String {
    match label {
        "" => device.to_string().chars().take(8).collect(),
        label => label.to_owned(),
    }
}

/// What people call a row.
pub(crate) fn title(view: &View<'_>, noun: &str, row: Uuid) -> Result<String, Failure> {
    fn named<R: Record>(
        view: &View<'_>,
        row: Uuid,
        name: impl FnOnce(R) -> String,
    ) -> Result<String, Failure> {
        match view.find::<R>(Id::new(row)) {
            Ok(record) => Ok(name(record)),
            Err(cocrea_store::Fault::NoSuchRow) => Ok(String::new()),
            Err(fault) => Err(fault.into()),
        }
    }
    match noun {
        Process::ENTITY => named(view, row, |process: Process| process.name),
        Topic::ENTITY => named(view, row, |topic: Topic| topic.name),
        Session::ENTITY => named(view, row, |session: Session| session.name),
        Table::ENTITY => named(view, row, |table: Table| {
            format!("{} {}", table.number, table.name).trim().to_owned()
        }),
        Slip::ENTITY => named(view, row, |slip: Slip| {
            format!("{} · {}", slip.code, slip.text)
        }),
        Group::ENTITY => named(view, row, |group: Group| group.name),
        Proposal::ENTITY => named(view, row, |proposal: Proposal| proposal.title),
        Ballot::ENTITY => named(view, row, |ballot: Ballot| ballot.number.to_string()),
        Commitment::ENTITY => named(view, row, |one: Commitment| {
            format!("{} · {}", one.code, one.title)
        }),
        Milestone::ENTITY => named(view, row, |milestone: Milestone| milestone.title),
        _ => Ok(String::new()),
    }
}

/// A value as people read it; a row is called by its name.
fn shown(view: &View<'_>, cell: &Cell, value: &Value) -> Result<Option<String>, Failure> {
    let money = matches!(cell.field.as_str(), "cost" | "ceiling");
    Ok(match value {
        Value::Null => None,
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Int(centavos) if money => Some(pesos(*centavos)),
        Value::Int(number) => Some(number.to_string()),
        Value::Text(text) => Some(text.clone()),
        Value::Bytes(bytes) => match Uuid::from_slice(bytes) {
            Ok(row) => Some(title(view, &cell.field, row)?),
            Err(_) => None,
        },
    })
}

/// An amount as everywhere in Mexico: `$2,160,000`, cents only when there are some.
pub(crate) fn pesos(centavos: i64) -> String {
    let (whole, cents) = (centavos.unsigned_abs() / 100, centavos.unsigned_abs() % 100);
    let digits = whole.to_string();
    let mut out = String::from(if centavos < 0 { "-$" } else { "$" });
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if cents > 0 {
        out.push_str(&format!(".{cents:02}"));
    }
    out
}
