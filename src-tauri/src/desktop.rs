//! File dialogs and folders of the system, as the use cases ask for them.

use crate::windows;
use cocrea_app::{Desktop, FilePurpose};
use std::path::{Path, PathBuf};
use tauri::{AppHandle, Manager, Wry};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
use tauri_plugin_opener::OpenerExt;

/// The system's own dialogs. Its questions block, so it may be asked only off the window's thread.
pub(crate) struct SystemDesktop {
    handle: AppHandle,
}

impl SystemDesktop {
    pub(crate) fn new(handle: &AppHandle) -> Self {
        Self {
            handle: handle.clone(),
        }
    }

    fn dialog(&self, purpose: FilePurpose) -> FileDialogBuilder<Wry> {
        let dialog = self
            .handle
            .dialog()
            .file()
            .add_filter("Cocrea", purpose.endings());
        match self.handle.get_webview_window(windows::MAIN) {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }
}

impl Desktop for SystemDesktop {
    fn choose_file(&self, purpose: FilePurpose) -> Option<PathBuf> {
        let chosen = self.dialog(purpose).blocking_pick_file();
        windows::focus(&self.handle);
        chosen.and_then(on_disk)
    }

    fn choose_files(&self, purpose: FilePurpose) -> Vec<PathBuf> {
        let chosen = self.dialog(purpose).blocking_pick_files();
        windows::focus(&self.handle);
        let chosen = chosen.into_iter().flatten();
        chosen.filter_map(on_disk).collect()
    }

    fn choose_place_to_save(&self, purpose: FilePurpose, suggested_name: &str) -> Option<PathBuf> {
        let dialog = self.dialog(purpose).set_file_name(suggested_name);
        let chosen = dialog.blocking_save_file();
        windows::focus(&self.handle);
        Some(with_ending(chosen.and_then(on_disk)?, purpose.ending()))
    }

    fn choose_folder(&self) -> Option<PathBuf> {
        let mut dialog = self.handle.dialog().file();
        if let Some(window) = self.handle.get_webview_window(windows::MAIN) {
            dialog = dialog.set_parent(&window);
        }
        let chosen = dialog.blocking_pick_folder();
        windows::focus(&self.handle);
        chosen.and_then(on_disk)
    }

    fn show_in_folder(&self, path: &Path) -> Result<(), String> {
        self.handle
            .opener()
            .reveal_item_in_dir(path)
            .map_err(|error| error.to_string())
    }
}

/// A dialog may answer with an address of something that is no file; Cocrea works with files only.
fn on_disk(chosen: FilePath) -> Option<PathBuf> {
    chosen.into_path().ok()
}

/// GTK leaves out the ending when a person types a bare name; the file would then not open by a double click.
fn with_ending(chosen: PathBuf, ending: &str) -> PathBuf {
    if chosen
        .extension()
        .is_some_and(|given| given.eq_ignore_ascii_case(ending))
    {
        return chosen;
    }
    let mut name = chosen.into_os_string();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_name_gets_the_ending_of_its_kind() {
        let check = |given: &str, expected: &str| {
            assert_eq!(
                with_ending(PathBuf::from(given), "paquete"),
                PathBuf::from(expected)
            );
        };
        check("/usb/mesa 3", "/usb/mesa 3.paquete");
        check("/usb/mesa 3.paquete", "/usb/mesa 3.paquete");
        check("/usb/Mesa.PAQUETE", "/usb/Mesa.PAQUETE");
        check("/usb/v1.2", "/usb/v1.2.paquete");
    }
}
