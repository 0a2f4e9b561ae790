//! The windows of the app: one for the facilitator, restored where it was.

use cocrea_app::Window;
use std::path::Path;
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Manager, WebviewWindowBuilder, Wry};
use tauri_plugin_window_state::StateFlags;

/// Label of the facilitator's window.
pub(crate) const MAIN: &str = "main";

const STATE_FILE: &str = "windows.json";

/// What the window with this label may do: anything but the facilitator's window gets the rights of the room's.
pub(crate) fn rights_of(label: &str) -> Window {
    if label == MAIN {
        Window::Main
    } else {
        Window::Projection
    }
}

/// Opens the facilitator's window as tauri.conf.json describes it; the use cases must be ready.
///
/// # Errors
/// When the system gives no window.
pub(crate) fn open_main(handle: &AppHandle) -> tauri::Result<()> {
    let config = handle
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == MAIN);
    let config = config.cloned().ok_or(tauri::Error::WindowNotFound)?;
    WebviewWindowBuilder::from_config(handle, &config)?.build()?;
    Ok(())
}

/// Brings the facilitator's window to the front.
pub(crate) fn show(handle: &AppHandle) {
    let Some(window) = handle.get_webview_window(MAIN) else {
        return;
    };
    let shown = window
        .unminimize()
        .and_then(|()| window.show())
        .and_then(|()| window.set_focus());
    if let Err(error) = shown {
        log::warn!("the window did not come to the front: {error}");
    }
}

/// Remembers size and place of the facilitator's window in the data folder; the room's follows its monitor.
pub(crate) fn state_plugin(data: Option<&Path>) -> TauriPlugin<Wry> {
    let state = tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .with_filter(|label| label == MAIN);
    match data {
        Some(data) => state
            .with_filename(data.join(STATE_FILE).to_string_lossy())
            .build(),
        None => state.build(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_nobody_knows_gets_the_rights_of_the_room() {
        assert_eq!(rights_of("main"), Window::Main);
        assert_eq!(rights_of("projection"), Window::Projection);
        assert_eq!(rights_of("main-2"), Window::Projection);
    }
}
