//! Cocrea on the desktop: it opens the window, carries calls to the use cases and news back. It decides nothing.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may fail loudly"
    )
)]

mod arguments;
mod bridge;
mod desktop;
mod environment;
mod exchanging;
mod journal;
mod starting;
mod windows;

use crate::bridge::Bridge;
use cocrea_app::AppFolder;
use std::process;
use tauri::Manager;

fn main() -> tauri::Result<()> {
    environment::prefer_safe_drawing();
    if let Err(sentence) = environment::reach_the_display() {
        eprintln!("{sentence}");
        process::exit(1);
    }
    let folder = AppFolder::default_for_system();
    let place = folder.as_ref().ok().map(|folder| folder.path().to_owned());
    tauri::Builder::default()
        // First: a second start hands over its file and ends before it touches any file.
        .plugin(tauri_plugin_single_instance::init(
            |handle, arguments, place| {
                windows::show(handle);
                if let Some(file) = arguments::file_among(arguments, place.as_ref()) {
                    bridge::open_later(handle, file);
                }
            },
        ))
        .plugin(journal::plugin(place.as_deref()))
        .plugin(windows::state_plugin(place.as_deref()))
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            tauri_plugin_opener::Builder::new()
                .open_js_links_on_click(false)
                .build(),
        )
        .invoke_handler(tauri::generate_handler![
            bridge::call,
            bridge::start_again,
            windows::may_close
        ])
        .setup(move |app| {
            app.manage(Bridge::start(app.handle(), arguments::file_of_this_start()));
            app.manage(windows::Closing::default());
            windows::open_main(app.handle())?;
            exchanging::start(app.handle());
            Ok(())
        })
        .build(tauri::generate_context!())?
        .run(arguments::watch_opened_files);
    Ok(())
}
