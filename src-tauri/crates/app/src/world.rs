//! What comes from outside: the time, new ids, and the dialogs of a desktop.

use chrono::{FixedOffset, NaiveDate, TimeZone as _, Utc};
use std::path::{Path, PathBuf};
use uuid::Uuid;

pub use cocrea_disk::Drive;

/// The time, new ids and drives; a test brings its own.
pub trait World: Send + Sync {
    /// Milliseconds since 1970 by this computer's clock.
    fn now_ms(&self) -> i64;
    /// An id that nobody has (UUIDv7, RFC 9562).
    fn new_id(&self) -> Uuid;
    /// The kind of drive that a path is on.
    fn drive(&self, path: &Path) -> Drive;
}

/// The computer's own clock, randomness and drives.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemWorld;

impl World for SystemWorld {
    fn now_ms(&self) -> i64 {
        Utc::now().timestamp_millis()
    }

    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn drive(&self, path: &Path) -> Drive {
        cocrea_disk::drive_of(path)
    }
}

/// Hermosillo keeps seven hours behind Greenwich all year.
const HERMOSILLO: i32 = -7 * 3600;

/// The day it was in Hermosillo at that moment, in milliseconds since 1970.
pub(crate) fn day_of(wall_ms: i64) -> NaiveDate {
    let moment = Utc
        .timestamp_millis_opt(wall_ms)
        .single()
        .unwrap_or_default();
    let there =
        FixedOffset::east_opt(HERMOSILLO).map(|zone| moment.with_timezone(&zone).date_naive());
    there.unwrap_or_else(|| moment.date_naive())
}

/// What a file dialog is for: it decides the words and the ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilePurpose {
    /// A process, `.cocrea`.
    Process,
    /// A bundle, `.paquete`.
    Bundle,
    /// A document, `.pdf`.
    Document,
    /// A photo, `.jpg` and others.
    Photo,
}

impl FilePurpose {
    /// Ending of such files, without the dot.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Process => "cocrea",
            Self::Bundle => "paquete",
            Self::Document => "pdf",
            Self::Photo => "jpg",
        }
    }

    /// All endings that such files have.
    #[must_use]
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Process => &["cocrea"],
            Self::Bundle => &["paquete"],
            Self::Document => &["pdf"],
            Self::Photo => &["jpg", "jpeg", "png", "webp"],
        }
    }
}

/// The desktop around the app.
pub trait Desktop: Send + Sync {
    /// Asks for a file to open; nothing when the person cancels.
    fn choose_file(&self, purpose: FilePurpose) -> Option<PathBuf>;
    /// Asks for any number of files to open; none when the person cancels.
    fn choose_files(&self, purpose: FilePurpose) -> Vec<PathBuf> {
        self.choose_file(purpose).into_iter().collect()
    }
    /// Asks where to save; nothing when the person cancels.
    fn choose_place_to_save(&self, purpose: FilePurpose, suggested_name: &str) -> Option<PathBuf>;
    /// Asks for a folder; nothing when the person cancels.
    fn choose_folder(&self) -> Option<PathBuf>;
    /// Shows a file in its folder.
    ///
    /// # Errors
    /// What the system says, when it has no such thing or refuses.
    fn show_in_folder(&self, path: &Path) -> Result<(), String>;
    /// Whether there are dialogs at all.
    fn has_dialogs(&self) -> bool {
        true
    }
}

/// No desktop: the terminal. Paths are written, not chosen.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoDesktop;

impl Desktop for NoDesktop {
    fn choose_file(&self, _: FilePurpose) -> Option<PathBuf> {
        None
    }

    fn choose_place_to_save(&self, _: FilePurpose, _: &str) -> Option<PathBuf> {
        None
    }

    fn choose_folder(&self) -> Option<PathBuf> {
        None
    }

    fn show_in_folder(&self, _: &Path) -> Result<(), String> {
        Err(String::new())
    }

    fn has_dialogs(&self) -> bool {
        false
    }
}
