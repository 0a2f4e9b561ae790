//! The session and its tables.

use crate::app::Outcome;
use crate::home::id;
use crate::wire::{Done, EditSession, Nothing, RenameTable, SessionView, TableView};
use crate::{App, Failure};
use cocrea_domain::{Session, Slip, Table};
use cocrea_store::View;

pub(crate) fn read_session(app: &App, _: Nothing) -> Result<Outcome<SessionView>, Failure> {
    app.look(|view| {
        let session = the_session(view)?;
        let slips = view.all::<Slip>()?;
        let tables = tables(view)?.into_iter().map(|table| TableView {
            id: table.id.0,
            number: table.number.try_into().unwrap_or_default(),
            slips: slips
                .iter()
                .filter(|slip| slip.table == table.id)
                .count()
                .try_into()
                .unwrap_or(u32::MAX),
            name: table.name,
        });
        Ok(SessionView {
            id: session.id.0,
            number: session.number.try_into().unwrap_or_default(),
            name: session.name,
            place: session.place,
            date: session.date,
            tables: tables.collect(),
        })
    })
}

pub(crate) fn edit_session(app: &App, request: EditSession) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let session = tx.find::<Session>(id(request.id))?;
        let decision = session.edit(
            request.name.as_deref(),
            request.place.as_deref(),
            request.date.as_deref(),
        )?;
        tx.record(decision)?;
        Ok(Done {})
    })
}

pub(crate) fn rename_table(app: &App, request: RenameTable) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let table = tx.find::<Table>(id(request.id))?;
        tx.record(table.rename(&request.name)?)?;
        Ok(Done {})
    })
}

/// The session of the process.
pub(crate) fn the_session(view: &View<'_>) -> Result<Session, Failure> {
    view.all::<Session>()?
        .into_iter()
        .next()
        .ok_or_else(|| Failure::refused("not_found"))
}

/// Its tables by number.
pub(crate) fn tables(view: &View<'_>) -> Result<Vec<Table>, Failure> {
    let session = the_session(view)?;
    let mut tables = view.belonging::<Table, _>("session", session.id)?;
    tables.sort_by_key(|table| (table.number, table.id));
    Ok(tables)
}
