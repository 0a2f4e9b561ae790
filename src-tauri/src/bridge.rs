//! The command and the event between the page and the use cases.

use crate::desktop::SystemDesktop;
use crate::starting::Starting;
use crate::windows;
use cocrea_app::{Answer, App, AppFolder, Failure, Window};
use serde_json::{Value, json};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tauri::{AppHandle, Emitter, Manager, State, WebviewWindow, async_runtime};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

/// Tells every window which nouns of which process changed; the payload is the app's `Changed`.
const CHANGED: &str = "changed";

/// The use cases as they start, or why they could not: then every call says so and the page can show it.
pub(crate) struct Bridge {
    app: Arc<Starting<App>>,
    folder: Result<AppFolder, Failure>,
    desktop: Arc<SystemDesktop>,
    /// Whether the page has asked for anything yet.
    is_asked: AtomicBool,
}

impl Bridge {
    /// Begins to start the use cases. A file that the system handed over is open before the first call is answered.
    pub(crate) fn start(handle: &AppHandle, file: Option<PathBuf>) -> Self {
        let folder = AppFolder::default_for_system();
        let desktop = Arc::new(SystemDesktop::new(handle));
        let (its_folder, its_desktop, handle) =
            (folder.clone(), Arc::clone(&desktop), handle.clone());
        let app = Starting::begin(move || {
            let app = started(its_folder, its_desktop)?;
            if let Some(file) = file {
                open(&app, &handle, &file);
            }
            Ok(app)
        });
        Self {
            app,
            folder,
            desktop,
            is_asked: AtomicBool::new(false),
        }
    }

    /// Whether the page has asked for anything that was answered: one that has not holds nothing that a person typed.
    pub(crate) fn is_asked(&self) -> bool {
        self.is_asked.load(Ordering::Acquire) && self.app.now().is_some()
    }
}

fn started(
    folder: Result<AppFolder, Failure>,
    desktop: Arc<SystemDesktop>,
) -> Result<Arc<App>, Failure> {
    let app = guarded(|| App::start(folder?, desktop)).map(Arc::new);
    if let Err(failure) = &app {
        log::error!("the use cases did not start: {}", failure.code);
    }
    app
}

/// Starts the use cases once more where they could not start, `anew` as a new laptop when the keyring is still silent.
/// The next call waits for them and says what came of it.
#[tauri::command(async)]
pub(crate) fn start_again(
    window: WebviewWindow,
    bridge: State<'_, Bridge>,
    anew: bool,
) -> Result<(), Failure> {
    if windows::rights_of(window.label()) != Window::Main {
        return Err(Failure::refused("unknown_command"));
    }
    let (folder, desktop) = (bridge.folder.clone(), Arc::clone(&bridge.desktop));
    bridge.app.again(move || {
        if anew {
            match guarded(|| folder.clone()?.start_anew()) {
                Err(failure) if failure.code != "keyring_answers" => return Err(failure),
                Ok(()) | Err(_) => {}
            }
        }
        started(folder, desktop)
    });
    Ok(())
}

/// Runs one use case off the window's thread and tells all windows what it changed.
#[tauri::command]
pub(crate) async fn call(
    window: WebviewWindow,
    bridge: State<'_, Bridge>,
    name: String,
    body: Value,
) -> Result<Value, Failure> {
    bridge.is_asked.store(true, Ordering::Release);
    let app = Arc::clone(&bridge.app);
    let rights = windows::rights_of(window.label());
    let asked = name.clone();
    let work = async_runtime::spawn_blocking(move || {
        let app = app.wait()?;
        guarded(|| app.call(rights, &asked, body))
    });
    let answer = work
        .await
        .unwrap_or_else(|_| Err(Failure::fault("fault_panic")));
    match answer {
        Ok(answer) => Ok(tell_all(window.app_handle(), answer)),
        Err(failure) => {
            if failure.fault {
                log::error!("{name}: {}", failure.code);
            }
            Err(failure)
        }
    }
}

/// Opens a file that the system handed over.
fn open(app: &App, handle: &AppHandle, file: &Path) {
    let body = json!({ "path": file.to_string_lossy() });
    match guarded(|| app.call(Window::Main, "open_process", body)) {
        Ok(answer) => {
            tell_all(handle, answer);
        }
        Err(failure) => explain(handle, failure),
    }
}

/// The same while the window stands: off its thread.
pub(crate) fn open_later(handle: &AppHandle, file: PathBuf) {
    let (handle, app) = (handle.clone(), Arc::clone(&handle.state::<Bridge>().app));
    async_runtime::spawn_blocking(move || {
        if let Ok(app) = app.wait() {
            open(&app, &handle, &file);
        }
    });
}

/// What came of an exchange with the shared folder that nobody asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exchange {
    /// It came to its end.
    Ended,
    /// No process is open, or it has no shared folder.
    Nowhere,
    /// It came to no end, which windows were told.
    Troubled,
}

/// Exchanges with the shared folder of the open process, and tells all windows what that changed.
pub(crate) fn exchange(handle: &AppHandle) -> Exchange {
    let Some(Ok(app)) = handle.state::<Bridge>().app.now() else {
        return Exchange::Nowhere;
    };
    match guarded(|| app.call(Window::Main, "exchange_shared_folder", json!({}))) {
        Ok(answer) => {
            let exchanged = tell_all(handle, answer);
            if exchanged["folder"]["trouble"].is_null() {
                Exchange::Ended
            } else {
                Exchange::Troubled
            }
        }
        Err(failure)
            if ["no_process_open", "no_shared_folder", "folder_paused"]
                .contains(&failure.code.as_str()) =>
        {
            Exchange::Nowhere
        }
        Err(failure) => {
            log::error!("the shared folder was not exchanged with: {}", failure.code);
            Exchange::Troubled
        }
    }
}

fn tell_all(handle: &AppHandle, answer: Answer) -> Value {
    if let Some(changed) = answer.changed
        && let Err(error) = handle.emit(CHANGED, changed)
    {
        log::error!("the windows were not told of a change: {error}");
    }
    answer.reply
}

/// Nobody in the page asked for this file, so the system's own message says why it is not open.
fn explain(handle: &AppHandle, failure: Failure) {
    log::warn!("the file handed over was not opened: {}", failure.code);
    handle
        .dialog()
        .message(failure.message)
        .title("Cocrea")
        .kind(MessageDialogKind::Warning)
        .show(|_| {});
}

/// A panic becomes a fault: the window lives on, and what was acknowledged is on disk.
fn guarded<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Failure::fault("fault_panic")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_in_a_use_case_is_told_as_a_fault() {
        let answer: Result<(), Failure> = guarded(|| panic!("a bug"));
        let failure = answer.unwrap_err();
        assert_eq!(
            (failure.code.as_str(), failure.fault),
            ("fault_panic", true)
        );
    }

    #[test]
    fn what_a_use_case_answers_passes_unchanged() {
        assert_eq!(guarded(|| Ok(7)).unwrap(), 7);
        let refused = guarded(|| Err::<(), _>(Failure::refused("vote_closed")));
        assert_eq!(refused.unwrap_err().code, "vote_closed");
    }
}
