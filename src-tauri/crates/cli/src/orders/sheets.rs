//! Photos of the signed list.

use super::Cocrea;
use super::attendance::say_left;
use crate::failures::Stop;
use crate::line::Line;
use crate::terminal::Terminal;
use cocrea_app::Failure;
use cocrea_app::wire::{Created, Erased, SheetPicture, SignedSheetView, SignedSheets};
use serde_json::json;

/// Adds one.
pub(crate) fn add(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let path = line.file(0);
    let created: Created = Cocrea::at(line)?.call("add_signed_sheet", json!({ "path": &path }))?;
    if terminal.wants_json() {
        return terminal.value(&created);
    }
    let path = path.display().to_string();
    terminal.say("cli-sheet-added", &[("path", &path)])
}

/// Lists them.
pub(crate) fn list(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let sheets = sheets(&Cocrea::at(line)?)?;
    if terminal.wants_json() {
        return terminal.value(&sheets);
    }
    if sheets.sheets.is_empty() {
        return terminal.say("cli-sheets-none", &[]);
    }
    sheets
        .sheets
        .iter()
        .try_for_each(|sheet| say_sheet(sheet, terminal))
}

/// Erases one for ever.
pub(crate) fn erase(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let cocrea = Cocrea::at(line)?;
    let number = line.argument(0);
    let sheets = sheets(&cocrea)?.sheets;
    let mut sheets = sheets.iter();
    let sheet = sheets.find(|sheet| sheet.number.to_string() == number);
    let sheet = sheet.ok_or_else(|| Failure::refused("not_found"))?;
    let erased: Erased = cocrea.call("erase_signed_sheet", json!({ "id": sheet.id }))?;
    if terminal.wants_json() {
        return terminal.value(&erased);
    }
    let backups = erased.backups.to_string();
    terminal.say(
        "cli-sheet-erased",
        &[("number", number), ("backups", &backups)],
    )?;
    say_left(&erased.left, terminal)
}

fn say_sheet(sheet: &SignedSheetView, terminal: &mut Terminal) -> Result<(), Stop> {
    let key = match (sheet.picture, &sheet.held_by) {
        (SheetPicture::Readable, _) => "cli-sheet",
        (SheetPicture::Sealed, _) => "cli-sheet-sealed",
        (SheetPicture::Missing, Some(_)) => "cli-sheet-held",
        (SheetPicture::Missing, None) => "cli-sheet-missing",
    };
    let number = sheet.number.to_string();
    let laptop = sheet.held_by.as_deref().unwrap_or_default();
    terminal.say(key, &[("number", &number), ("laptop", laptop)])
}

fn sheets(cocrea: &Cocrea) -> Result<SignedSheets, Failure> {
    cocrea.call("list_signed_sheets", json!({}))
}
