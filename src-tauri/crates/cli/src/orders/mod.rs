//! The orders: one function each, which calls use cases and says what they reply.

mod allocate;
mod attendance;
mod bundles;
mod check;
mod conflicts;
mod demo;
mod documents;
mod encryption;
mod folders;
mod help;
mod laptops;
mod photos;
mod processes;
mod salvage;
mod sheets;
mod vote;

use crate::choices::Choice;
use crate::failures::{Stop, of_reply};
use crate::line::{Asked, Line, read};
use crate::shapes::Order;
use crate::terminal::Terminal;
use cocrea_app::{App, AppFolder, Failure, NoDesktop, Window};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Does what a command line asks for.
///
/// # Errors
/// Why it stopped.
pub(crate) fn run(written: &[OsString], terminal: &mut Terminal) -> Result<(), Stop> {
    let line = match read(written, terminal.words())? {
        Asked::Help(order) => return help::explain(order, terminal),
        Asked::Version => {
            return terminal.say("cli-version", &[("version", env!("CARGO_PKG_VERSION"))]);
        }
        Asked::Order(line) => line,
    };
    match line.order {
        Order::Commands => processes::commands(terminal),
        Order::Call => processes::call(&line, terminal),
        Order::New => processes::new(&line, terminal),
        Order::Demo => demo::run(&line, terminal),
        Order::Documents => documents::list(&line, terminal),
        Order::Print => documents::print(&line, terminal),
        Order::BundleMake => bundles::make(&line, terminal),
        Order::BundleInspect => bundles::inspect(&line, terminal),
        Order::BundleReceive => bundles::receive(&line, terminal),
        Order::Conflicts => conflicts::list(&line, terminal),
        Order::LaptopsAdmit => laptops::admit(&line, terminal),
        Order::Laptops => laptops::list(&line, terminal),
        Order::AttendanceAdd => attendance::add(&line, terminal),
        Order::AttendanceCancel => attendance::cancel(&line, terminal),
        Order::SheetsAdd => sheets::add(&line, terminal),
        Order::SheetsErase => sheets::erase(&line, terminal),
        Order::Sheets => sheets::list(&line, terminal),
        Order::Attendance => attendance::list(&line, terminal),
        Order::PhotosAdd => photos::add(&line, terminal),
        Order::Photos => photos::list(&line, terminal),
        Order::FolderSet => folders::set(&line, terminal),
        Order::FolderExchange => folders::exchange(&line, terminal),
        Order::FolderForget => folders::forget(&line, terminal),
        Order::VoteCorrect => vote::correct(&line, terminal),
        Order::State => processes::state(&line, terminal),
        Order::Allocate => allocate::run(&line, terminal),
        Order::Check => check::run(&line, terminal),
        Order::Verify => processes::verify(&line, terminal),
        Order::Copy => salvage::copy(&line, terminal),
        Order::Salvage => salvage::run(&line, terminal),
        Order::Encrypt => encryption::encrypt(&line, terminal),
        Order::Decrypt => encryption::decrypt(&line, terminal),
        Order::KeysList => encryption::list(&line, terminal),
        Order::KeysAdd => encryption::add(&line, terminal),
        Order::KeysRemove => encryption::remove(&line, terminal),
        Order::StartAnew => laptops::start_anew(terminal),
    }
}

/// The app without a window.
struct Cocrea {
    app: App,
}

impl Cocrea {
    /// Starts it with the settings of this computer.
    fn start() -> Result<Self, Failure> {
        let app = App::start(AppFolder::default_for_system()?, Arc::new(NoDesktop))?;
        Ok(Self { app })
    }

    /// Starts it and opens the process that the line names, if it names one.
    fn at(line: &Line) -> Result<Self, Failure> {
        let cocrea = Self::start()?;
        if let Some(path) = line.chosen_file(Choice::Process) {
            cocrea.unlock(line, &path)?;
            cocrea.open(&path)?;
        }
        Ok(cocrea)
    }

    /// Takes the words of an encrypted file, where the line names a file of them.
    fn unlock(&self, line: &Line, path: &Path) -> Result<(), Failure> {
        if let Some(file) = line.chosen_file(Choice::UnlockFile) {
            let words = bundles::words_in(&file)?;
            self.call::<Value>("unlock_file", json!({ "path": path, "words": words }))?;
        }
        Ok(())
    }

    /// Opens a process file.
    fn open(&self, path: &Path) -> Result<(), Failure> {
        self.call::<Value>("open_process", json!({ "path": path }))
            .map(drop)
    }

    /// Calls a use case.
    fn call<T: DeserializeOwned>(&self, name: &str, body: Value) -> Result<T, Failure> {
        let answer = self.app.call(Window::Main, name, body)?;
        serde_json::from_value(answer.reply).map_err(|error| of_reply(&error))
    }
}

/// Where to write, which is never over the open process itself.
fn output(line: &Line) -> Result<String, Failure> {
    let output = line.chosen_file(Choice::Output).unwrap_or_default();
    let process = line.chosen_file(Choice::Process).unwrap_or_default();
    match (fs::canonicalize(&output), fs::canonicalize(&process)) {
        (Ok(output), Ok(process)) if output == process => {
            Err(Failure::refused("file_exists").with("path", output.display()))
        }
        _ => Ok(output.display().to_string()),
    }
}
