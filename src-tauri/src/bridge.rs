//! The one command and the one event between the page and the use cases.

use crate::desktop::SystemDesktop;
use crate::windows;
use cocrea_app::{Answer, App, AppFolder, COMMANDS, Failure, Window};
use serde_json::{Value, json};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use tauri::{AppHandle, Emitter, Manager, State, WebviewWindow, async_runtime};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

/// Tells every window which nouns of which process changed; the payload is the app's `Changed`.
const CHANGED: &str = "changed";

/// The use cases, or why they could not start: then every call says so and the page can show it.
pub(crate) struct Bridge {
    app: Result<Arc<App>, Failure>,
    /// Calls that have no answer yet.
    running: Arc<AtomicUsize>,
    /// Calls so far that should have recorded something and did not.
    unrecorded: AtomicUsize,
}

/// A page takes less from what it hears to its next call.
const QUIET: Duration = Duration::from_millis(300);
/// Nobody waits longer for a window to close; what is under way then is done whole or not at all.
const PATIENCE: Duration = Duration::from_secs(5);

impl Bridge {
    pub(crate) fn start(folder: Result<AppFolder, Failure>, desktop: Arc<SystemDesktop>) -> Self {
        let app = guarded(|| App::start(folder?, desktop)).map(Arc::new);
        if let Err(failure) = &app {
            log::error!("the use cases did not start: {}", failure.code);
        }
        Self {
            app,
            running: Arc::default(),
            unrecorded: AtomicUsize::default(),
        }
    }

    /// Waits until nothing has run for a while, and says whether all that ran meanwhile was done.
    pub(crate) fn is_kept_until_quiet(&self) -> bool {
        let before = self.unrecorded.load(Ordering::Acquire);
        let patience = Instant::now() + PATIENCE;
        let mut quiet_since = Instant::now();
        while quiet_since.elapsed() < QUIET && Instant::now() < patience {
            thread::sleep(Duration::from_millis(10));
            if self.running.load(Ordering::Acquire) > 0 {
                quiet_since = Instant::now();
            }
        }
        self.unrecorded.load(Ordering::Acquire) == before
    }
}

/// A call under way.
struct Running(Arc<AtomicUsize>);

impl Running {
    fn begin(running: &Arc<AtomicUsize>) -> Self {
        running.fetch_add(1, Ordering::AcqRel);
        Self(Arc::clone(running))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

/// Runs one use case off the window's thread and tells all windows what it changed.
#[tauri::command]
pub(crate) async fn call(
    window: WebviewWindow,
    bridge: State<'_, Bridge>,
    name: String,
    body: Value,
) -> Result<Value, Failure> {
    let app = bridge.app.clone()?;
    let rights = windows::rights_of(window.label());
    let asked = name.clone();
    let running = Running::begin(&bridge.running);
    let work = async_runtime::spawn_blocking(move || {
        let _running = running;
        guarded(|| app.call(rights, &asked, body))
    });
    let answer = work
        .await
        .unwrap_or_else(|_| Err(Failure::fault("fault_panic")));
    match answer {
        Ok(answer) => Ok(tell_all(window.app_handle(), answer)),
        Err(failure) => {
            if COMMANDS
                .iter()
                .any(|command| command.name == name && command.records)
            {
                bridge.unrecorded.fetch_add(1, Ordering::AcqRel);
            }
            if failure.fault {
                log::error!("{name}: {}", failure.code);
            }
            Err(failure)
        }
    }
}

/// Opens a file that the system handed over, before the page asks for anything.
pub(crate) fn open_now(handle: &AppHandle, file: PathBuf) {
    let Ok(app) = handle.state::<Bridge>().app.clone() else {
        return;
    };
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
    let handle = handle.clone();
    async_runtime::spawn_blocking(move || open_now(&handle, file));
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
