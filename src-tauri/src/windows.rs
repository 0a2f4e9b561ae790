//! The windows of the app: one for the facilitator, restored where it was.

use crate::bridge::Bridge;
use cocrea_app::Window;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use tauri::plugin::TauriPlugin;
use tauri::{
    AppHandle, Emitter as _, Manager, WebviewWindow, WebviewWindowBuilder, WindowEvent, Wry,
    async_runtime,
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

/// Opens the facilitator's window as tauri.conf.json describes it; the bridge must stand, the use cases may still be starting.
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
    let its = window.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event {
            api.prevent_close();
            press_close(&its);
        }
    });
    Ok(())
}

/// Asks the page whether the window may go; it answers with [`may_close`].
const CLOSING: &str = "closing";

/// What happens between the × of the window and its end.
#[derive(Debug, Default)]
pub(crate) struct Closing(Mutex<Step>);

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Step {
    /// Nobody has asked.
    #[default]
    Open,
    /// The page was asked then: it leaves its field and waits until all that was sent is answered.
    Asked(Instant),
    /// Something is not kept, which the screen says since then: who asks again wants to go all the same.
    Told(Instant),
}

/// What a press of the × brings about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Press {
    /// It is the second one of a double click.
    Nothing,
    AskPage,
    End,
}

/// Two presses within this are one.
const DOUBLE_CLICK: Duration = Duration::from_millis(500);
/// Who asks later than this has gone on working.
const TOLD_FOR: Duration = Duration::from_secs(30);
/// A page that has not answered by now may never do so: then the next press closes.
const PATIENCE: Duration = Duration::from_secs(5);

impl Step {
    fn press(&mut self, now: Instant) -> Press {
        match *self {
            Self::Asked(_) => Press::Nothing,
            Self::Told(since) if now - since < DOUBLE_CLICK => Press::Nothing,
            Self::Told(since) if now - since < TOLD_FOR => Press::End,
            Self::Open | Self::Told(_) => {
                *self = Self::Asked(now);
                Press::AskPage
            }
        }
    }

    /// The page's answer; says whether the window ends now.
    fn hear(&mut self, kept: bool, now: Instant) -> bool {
        let asked = matches!(self, Self::Asked(_));
        if asked && !kept {
            *self = Self::Told(now);
        }
        asked && kept
    }

    /// The page was asked then and has not answered: nobody knows what it holds.
    fn tire(&mut self, asked: Instant, now: Instant) -> bool {
        let silent = *self == Self::Asked(asked);
        if silent {
            *self = Self::Told(now);
        }
        silent
    }
}

impl Closing {
    fn step(&self) -> MutexGuard<'_, Step> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn press_close(window: &WebviewWindow) {
    let now = Instant::now();
    let press = window.state::<Closing>().step().press(now);
    match press {
        Press::Nothing => {}
        Press::End => end(window),
        Press::AskPage if !window.state::<Bridge>().is_asked() => end(window),
        Press::AskPage => {
            if let Err(error) = window.emit_to(MAIN, CLOSING, ()) {
                log::error!("the page was not asked whether the window may close: {error}");
            }
            let window = window.clone();
            async_runtime::spawn_blocking(move || {
                thread::sleep(PATIENCE);
                if window.state::<Closing>().step().tire(now, Instant::now()) {
                    log::warn!("the page does not say whether the window may close");
                }
            });
        }
    }
}

/// The page's answer to the ×: whether all that was typed in it is kept.
#[tauri::command(async)]
pub(crate) fn may_close(window: WebviewWindow, kept: bool) {
    if window.state::<Closing>().step().hear(kept, Instant::now()) {
        end(&window);
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

    #[test]
    fn a_window_that_holds_something_unkept_goes_at_the_second_press_and_not_at_a_double_click() {
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        let mut step = Step::default();
        assert_eq!(step.press(at(0)), Press::AskPage);
        assert_eq!(step.press(at(90)), Press::Nothing);
        assert!(!step.hear(false, at(100)));
        assert_eq!(step.press(at(200)), Press::Nothing);
        assert_eq!(step.press(at(1_000)), Press::End);
        assert_eq!(step.press(at(40_000)), Press::AskPage, "the person went on");
        assert!(step.hear(true, at(40_010)));
    }

    #[test]
    fn running_out_of_patience_is_not_kept() {
        let start = Instant::now();
        let late = start + PATIENCE;
        let mut step = Step::default();
        assert_eq!(step.press(start), Press::AskPage);
        assert!(step.tire(start, late));
        assert!(!step.hear(true, late), "an answer that nobody waits for");
        assert_eq!(step.press(late + DOUBLE_CLICK), Press::End);
        let mut answered = Step::default();
        assert_eq!(answered.press(start), Press::AskPage);
        assert!(!answered.hear(false, start));
        assert!(!answered.tire(start, late), "it has answered");
    }
}
