//! The windows of the app: one for the facilitator, restored where it was.

use crate::bridge::Bridge;
use cocrea_app::Window;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
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
    let closing = Closing(Arc::default());
    let its = window.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event {
            api.prevent_close();
            closing.begin(its.clone());
        }
    });
    Ok(())
}

/// What a window does between its × and its end.
#[derive(Clone)]
struct Closing(Arc<Mutex<Step>>);

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Step {
    /// Nobody has asked.
    #[default]
    Open,
    /// What is typed in the field is being kept.
    Keeping,
    /// It could not be kept, which the screen says since then: who asks again wants to go all the same.
    Told(Instant),
}

/// Who asks later than this has gone on working.
const TOLD_FOR: Duration = Duration::from_secs(30);

impl Closing {
    /// A field keeps what is typed in it on a pause and when it is left: so the page leaves it, and the window stays
    /// until that is done.
    fn begin(&self, window: WebviewWindow) {
        match self.turn_to(Step::Keeping) {
            // A double click asks twice.
            Step::Keeping => {}
            Step::Told(since) if since.elapsed() < TOLD_FOR => end(&window),
            Step::Open | Step::Told(_) => {
                let closing = self.clone();
                async_runtime::spawn_blocking(move || {
                    if let Err(error) = window.eval("document.activeElement?.blur()") {
                        log::error!("the page did not leave its field: {error}");
                    }
                    if window.state::<Bridge>().is_kept_until_quiet() {
                        end(&window);
                    } else {
                        closing.turn_to(Step::Told(Instant::now()));
                    }
                });
            }
        }
    }

    /// The step before.
    fn turn_to(&self, next: Step) -> Step {
        let mut step = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *step, next)
    }
}

fn end(window: &WebviewWindow) {
    if let Err(error) = window.destroy() {
        log::error!("the window did not close: {error}");
        window.app_handle().exit(0);
    }
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
