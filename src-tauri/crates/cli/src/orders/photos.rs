//! Photos of the flipcharts.

use super::Cocrea;
use crate::choices::Choice;
use crate::failures::Stop;
use crate::line::Line;
use crate::terminal::Terminal;
use cocrea_app::Failure;
use cocrea_app::wire::{Created, PhotoView, Photos, SessionView};
use serde_json::{Value, json};

/// Adds one.
pub(crate) fn add(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let cocrea = Cocrea::at(line)?;
    let table = line.choice(Choice::Table);
    let table = table.map(|number| table_of(&cocrea, number)).transpose()?;
    let path = line.file(0);
    let body = json!({
        "table": table,
        "path": path,
        "caption": line.choice(Choice::Caption),
    });
    let created: Created = cocrea.call("add_photo", body)?;
    if terminal.wants_json() {
        return terminal.value(&created);
    }
    let path = path.display().to_string();
    terminal.say("cli-photo-added", &[("path", &path)])
}

/// Lists them.
pub(crate) fn list(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let cocrea = Cocrea::at(line)?;
    let photos: Photos = cocrea.call("list_photos", json!({ "table": null, "trash": false }))?;
    if terminal.wants_json() {
        return terminal.value(&photos);
    }
    if photos.photos.is_empty() {
        return terminal.say("cli-photos-none", &[]);
    }
    let session: SessionView = cocrea.call("read_session", json!({}))?;
    (1..)
        .zip(&photos.photos)
        .try_for_each(|(place, photo)| say_photo(place, photo, &session, terminal))
}

fn say_photo(
    place: u32,
    photo: &PhotoView,
    session: &SessionView,
    terminal: &mut Terminal,
) -> Result<(), Stop> {
    let table = session
        .tables
        .iter()
        .find(|table| Some(table.id) == photo.table);
    // 0 says that it is of no table.
    let table = table.map_or(0, |table| table.number).to_string();
    let place = place.to_string();
    let (width, height) = (photo.width.to_string(), photo.height.to_string());
    let key = match (&photo.thumbnail, &photo.held_by) {
        (Some(_), _) => "cli-photo",
        (None, Some(_)) => "cli-photo-held",
        (None, None) => "cli-photo-missing",
    };
    terminal.say(
        key,
        &[
            ("place", &place),
            ("table", &table),
            ("caption", &photo.caption),
            ("width", &width),
            ("height", &height),
            ("laptop", photo.held_by.as_deref().unwrap_or_default()),
        ],
    )
}

fn table_of(cocrea: &Cocrea, number: &str) -> Result<Value, Failure> {
    let session: SessionView = cocrea.call("read_session", json!({}))?;
    let mut tables = session.tables.iter();
    let table = tables.find(|table| table.number.to_string() == number);
    let unknown = || Failure::refused("no_such_table").with("number", number);
    table.map(|table| json!(table.id)).ok_or_else(unknown)
}
