//! The file that a person double-clicked, however the system hands it over.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use tauri::{AppHandle, RunEvent};

/// The file among the arguments of this start, as a whole path.
pub(crate) fn file_of_this_start() -> Option<PathBuf> {
    let place = std::env::current_dir().unwrap_or_default();
    file_among(std::env::args_os(), &place)
}

/// The first argument after the program's own that is no option; relative ones lie in `place`.
pub(crate) fn file_among<A: Into<OsString>>(
    arguments: impl IntoIterator<Item = A>,
    place: &Path,
) -> Option<PathBuf> {
    arguments
        .into_iter()
        .skip(1)
        .map(Into::into)
        .find(|argument: &OsString| {
            !argument.is_empty() && !argument.to_string_lossy().starts_with('-')
        })
        .map(|argument| place.join(argument))
}

/// macOS does not use arguments: it tells a running app which files to open.
#[cfg(target_os = "macos")]
pub(crate) fn watch_opened_files(handle: &AppHandle, event: RunEvent) {
    if let RunEvent::Opened { urls } = event
        && let Some(file) = urls.iter().find_map(|url| url.to_file_path().ok())
    {
        crate::bridge::open_later(handle, file);
    }
}

/// Elsewhere a file arrives as an argument.
#[cfg(not(target_os = "macos"))]
pub(crate) fn watch_opened_files(_handle: &AppHandle, _event: RunEvent) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(arguments: &[&str], expected: Option<&str>) {
        let found = file_among(
            arguments.iter().map(OsString::from),
            Path::new("/media/usb"),
        );
        assert_eq!(found, expected.map(PathBuf::from));
    }

    #[test]
    fn the_first_argument_that_is_no_option_is_the_file() {
        check(&["cocrea"], None);
        check(&["cocrea", ""], None);
        check(&["cocrea", "--automation"], None);
        check(
            &["cocrea", "--automation", "taller.cocrea"],
            Some("/media/usb/taller.cocrea"),
        );
        check(
            &["cocrea", "/home/ana/Año 1.cocrea", "other"],
            Some("/home/ana/Año 1.cocrea"),
        );
    }
}
