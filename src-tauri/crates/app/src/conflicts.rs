//! Conflicts: what a person must decide.

use crate::app::Outcome;
use crate::personal::Opener;
use crate::wire::{
    ConflictView, Conflicts, FieldConflict, JoinedText, Milliseconds, Nothing, Version,
};
use crate::{App, Failure, Words, problems};
use cocrea_domain::{
    Attendee, Ballot, Commitment, Group, Id, Milestone, Photo, Process, Proposal, Record, Sealed,
    Session, SignedSheet, Slip, Table, Topic, VoteOption, is_prose, may_stand_apart,
};
use cocrea_ledger::three_way::{Paragraph, propose};
use cocrea_ledger::{Cell, DeviceId, TRASHED, Value};
use cocrea_store::{CellConflict, View};
use std::collections::BTreeMap;
use uuid::Uuid;

pub(crate) fn list_conflicts(app: &App, _: Nothing) -> Result<Outcome<Conflicts>, Failure> {
    let words = app.words();
    app.look(|view| {
        let problems = problems::all(view)?.into_iter();
        Ok(Conflicts {
            conflicts: conflict_views((app, &words), view, &view.conflicts()?)?,
            problems: problems
                .map(|problem| problems::told(&words, problem))
                .collect(),
        })
    })
}

/// The ledger's own field under the name of any other.
pub(crate) const SHOWN_TRASHED: &str = "trashed";

fn shown_field(field: &str) -> &str {
    if field == TRASHED {
        SHOWN_TRASHED
    } else {
        field
    }
}

/// Conflicts by row, in words.
pub(crate) fn conflict_views(
    (app, words): (&App, &Words),
    view: &View<'_>,
    conflicts: &[CellConflict],
) -> Result<Vec<ConflictView>, Failure> {
    let mut rows: BTreeMap<(String, Uuid), Vec<FieldConflict>> = BTreeMap::new();
    for conflict in conflicts {
        let versions = conflict.versions.iter().map(|version| {
            Ok(Version {
                change: version.name.to_string(),
                text: shown((app, words), view, &conflict.cell, &version.value)?,
                own: version.name.device == view.device(),
                from: label(&version.label, version.name.device),
                at: Milliseconds(version.wall_ms),
            })
        });
        let field = FieldConflict {
            field: shown_field(&conflict.cell.field).to_owned(),
            versions: versions.collect::<Result<_, Failure>>()?,
            joined: joined(view, conflict)?,
            both: both_can_stand(conflict),
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

/// Texts up to this many characters are compared at a glance, and nothing is proposed for them.
const SHORT: usize = 80;
/// An empty line, which parts paragraphs.
const BREAK: &str = "\n\n";

/// What two edits of a long text make together, if it is known what they come from.
fn joined(view: &View<'_>, conflict: &CellConflict) -> Result<Option<JoinedText>, Failure> {
    let [Value::Text(one), Value::Text(other)] = &values(conflict)[..] else {
        return Ok(None);
    };
    let long = |text: &str| text.chars().count() > SHORT || text.contains(BREAK);
    let cell = &conflict.cell;
    if !is_prose(&cell.entity, &cell.field) || !(long(one) || long(other)) {
        return Ok(None);
    }
    let Some(Value::Text(base)) = view.base(conflict)? else {
        return Ok(None);
    };
    let proposal = propose(&base, one, other);
    Ok(proposal.map(|paragraphs| in_one(&paragraphs)))
}

fn values(conflict: &CellConflict) -> Vec<Value> {
    let versions = conflict.versions.iter();
    versions.map(|version| version.value.clone()).collect()
}

/// A proposal as one text: where both changed the same, what one wrote and then what the other wrote.
fn in_one(paragraphs: &[Paragraph]) -> JoinedText {
    let mut undecided = 0;
    let mut written = Vec::new();
    for paragraph in paragraphs {
        match paragraph {
            Paragraph::Joined(text) => written.push(text.as_str()),
            Paragraph::Apart { one, other } => {
                undecided += 1;
                written.extend(
                    [one.as_str(), other.as_str()]
                        .iter()
                        .filter(|text| !text.is_empty()),
                );
            }
        }
    }
    JoinedText {
        text: written.join(BREAK),
        undecided,
    }
}

fn both_can_stand(conflict: &CellConflict) -> bool {
    let two_texts = matches!(
        values(conflict).as_slice(),
        [Value::Text(_), Value::Text(_)]
    );
    two_texts && may_stand_apart(&conflict.cell.entity, &conflict.cell.field)
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
        VoteOption::ENTITY => named(view, row, |option: VoteOption| option.title),
        Ballot::ENTITY => named(view, row, |ballot: Ballot| ballot.number.to_string()),
        Commitment::ENTITY => named(view, row, |one: Commitment| {
            format!("{} · {}", one.code, one.title)
        }),
        Milestone::ENTITY => named(view, row, |milestone: Milestone| milestone.title),
        Attendee::ENTITY => named(view, row, |one: Attendee| one.number.to_string()),
        SignedSheet::ENTITY => named(view, row, |one: SignedSheet| one.number.to_string()),
        Photo::ENTITY => named(view, row, |photo: Photo| photo.caption),
        _ => Ok(String::new()),
    }
}

/// A value as people read it; a row is called by its name.
fn shown(
    (app, words): (&App, &Words),
    view: &View<'_>,
    cell: &Cell,
    value: &Value,
) -> Result<Option<String>, Failure> {
    if (cell.entity.as_str(), cell.field.as_str()) == (Attendee::ENTITY, "person") {
        let person = person(app, view, Id::new(cell.row), value)?;
        return Ok(Some(
            person.unwrap_or_else(|| words.say("conflict-sealed", &[])),
        ));
    }
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

/// Who it is and how they are reached, as the list shows it; nothing when this laptop cannot open it.
fn person(
    app: &App,
    view: &View<'_>,
    id: Id<Attendee>,
    value: &Value,
) -> Result<Option<String>, Failure> {
    let Value::Bytes(sealed) = value else {
        return Ok(None);
    };
    let opener = Opener::of(app, view.find::<Attendee>(id)?.session)?;
    let person = opener.open(&Sealed(sealed.clone()));
    Ok(person.map(|person| match person.contact.as_str() {
        "" => person.name,
        contact => format!("{} · {contact}", person.name),
    }))
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
