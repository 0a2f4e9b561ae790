//! A desktop whose dialogs answer what a test has laid ready.

use cocrea_app::{Desktop, FilePurpose};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Answers each dialog with the next path laid ready; with none left it is as if the person cancelled.
#[derive(Debug, Default)]
pub struct LaidDesktop {
    laid: Mutex<Laid>,
}

#[derive(Debug, Default)]
struct Laid {
    files: VecDeque<PathBuf>,
    places: VecDeque<PathBuf>,
    folders: VecDeque<PathBuf>,
    shown: Vec<PathBuf>,
}

impl LaidDesktop {
    /// The next file that a person will choose to open.
    pub fn lay_file(&self, path: impl Into<PathBuf>) {
        self.laid().files.push_back(path.into());
    }

    /// The next place where a person will choose to save.
    pub fn lay_place(&self, path: impl Into<PathBuf>) {
        self.laid().places.push_back(path.into());
    }

    /// The next folder that a person will choose.
    pub fn lay_folder(&self, path: impl Into<PathBuf>) {
        self.laid().folders.push_back(path.into());
    }

    /// The files shown in their folders so far.
    #[must_use]
    pub fn shown(&self) -> Vec<PathBuf> {
        self.laid().shown.clone()
    }

    fn laid(&self) -> MutexGuard<'_, Laid> {
        self.laid.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Desktop for LaidDesktop {
    fn choose_file(&self, _: FilePurpose) -> Option<PathBuf> {
        self.laid().files.pop_front()
    }

    fn choose_files(&self, _: FilePurpose) -> Vec<PathBuf> {
        self.laid().files.drain(..).collect()
    }

    fn choose_place_to_save(&self, _: FilePurpose, _: &str) -> Option<PathBuf> {
        self.laid().places.pop_front()
    }

    fn choose_folder(&self) -> Option<PathBuf> {
        self.laid().folders.pop_front()
    }

    fn show_in_folder(&self, path: &Path) -> Result<(), String> {
        self.laid().shown.push(path.to_owned());
        Ok(())
    }
}
