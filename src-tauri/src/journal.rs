//! The local log of what broke: a rotating file beside the processes, without people's words.

use log::LevelFilter;
use std::fs::{self, OpenOptions};
use std::io;
use std::path::Path;
use tauri::Wry;
use tauri::plugin::TauriPlugin;
use tauri_plugin_log::{Builder, RotationStrategy, Target, TargetKind};

const FOLDER: &str = "logs";
const NAME: &str = "cocrea";
const LARGEST_BYTES: u128 = 1_000_000;
const FILES_KEPT: usize = 3;

/// Logs to `logs/cocrea.log` of the data folder, or to the terminal where that cannot be written:
/// a full or read-only disk must still open the window that explains it.
pub(crate) fn plugin(data: Option<&Path>) -> TauriPlugin<Wry> {
    note_where_panics_happen();
    let folder = data
        .map(|data| data.join(FOLDER))
        .filter(|folder| try_writing(folder).is_ok());
    let target = match folder {
        Some(path) => TargetKind::Folder {
            path,
            file_name: Some(NAME.to_owned()),
        },
        None => TargetKind::Stderr,
    };
    Builder::new()
        .targets([Target::new(target)])
        .rotation_strategy(RotationStrategy::KeepSome(FILES_KEPT))
        .max_file_size(LARGEST_BYTES)
        .level(LevelFilter::Warn)
        .level_for("cocrea", LevelFilter::Info)
        .level_for("cocrea_app", LevelFilter::Info)
        .build()
}

fn try_writing(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    OpenOptions::new()
        .create(true)
        .append(true)
        .open(folder.join(NAME).with_extension("log"))?;
    Ok(())
}

/// Only the place is kept: the message of a panic may quote what a person wrote.
fn note_where_panics_happen() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if let Some(place) = panic.location() {
            log::error!("panic at {}:{}", place.file(), place.line());
        }
        if cfg!(debug_assertions) {
            usual(panic);
        }
    }));
}
