//! The windows of the app: one for the facilitator, restored where it was.

use crate::bridge::Bridge;
use cocrea_app::Window;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use tauri::plugin::TauriPlugin;
use tauri::{
    AppHandle, Manager, WebviewWindow, WebviewWindowBuilder, WindowEvent, Wry, async_runtime,
};
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
    let window = WebviewWindowBuilder::from_config(handle, &config)?.build()?;
    let (closing, its) = (AtomicBool::new(false), window.clone());
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event
            // Who asks twice does not want to wait.
            && !closing.swap(true, Ordering::Relaxed)
        {
            api.prevent_close();
            close_when_kept(its.clone());
        }
    });
    Ok(())
}

/// A field keeps what is typed in it on a pause and when it is left: so the page leaves it, and the window stays until
/// that is on disk.
fn close_when_kept(window: WebviewWindow) {
    async_runtime::spawn_blocking(move || {
        let left = window.eval("document.activeElement?.blur()");
        if left.is_ok() {
            window.state::<Bridge>().wait_until_quiet();
        }
        if let Err(error) = left.and_then(|()| window.destroy()) {
            log::error!("the window did not close: {error}");
            window.app_handle().exit(0);
        }
    });
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

/// Gives the keyboard back to the facilitator's window: not every desktop does when a dialog goes away.
pub(crate) fn focus(handle: &AppHandle) {
    if let Some(window) = handle.get_webview_window(MAIN)
        && let Err(error) = window.set_focus()
    {
        log::warn!("the window did not take the keyboard: {error}");
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
