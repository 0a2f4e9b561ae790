//! What a person or a program is told when something could not be done.

use crate::locks::LOCKED;
use cocrea_domain::Refusal;
use cocrea_store::{ENCRYPTS, Fault};
use std::collections::BTreeMap;
use std::path::Path;

/// Why a command did not do its work: a code for the words of each language, and what to put into them.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Failure {
    /// Key of the words, such as `session_closed`.
    pub code: String,
    /// Values that the words name.
    pub args: BTreeMap<String, String>,
    /// Something broke (a fault); otherwise the person can act (a refusal).
    pub fault: bool,
    /// The words in the language of the settings.
    pub message: String,
}

/// Characters of a value in a message: a path fits.
const LONGEST_VALUE: usize = 4_096;

/// What serde says of a shape, without the value that it met: it may be the name of a person.
fn without_values(told: &str) -> String {
    // Both name fields of ours.
    if told.starts_with("missing field") || told.starts_with("duplicate field") {
        return told.to_owned();
    }
    let (met, wanted) = told.rsplit_once(", expected").unwrap_or((told, ""));
    match met.find(['"', '`']) {
        Some(value) => format!("{}…, expected{wanted}", &met[..value]),
        None => told.to_owned(),
    }
}

impl Failure {
    /// Codes of this crate and the shell, beside those of [`Refusal::CODES`].
    pub const CODES: &'static [&'static str] = &[
        "no_process_open",
        "unknown_command",
        "window_may_not",
        "malformed_request",
        "not_an_id",
        "file_not_found",
        "file_gone",
        "file_exists",
        "not_a_process",
        "newer_version",
        "file_damaged",
        "process_locked",
        "encrypted_elsewhere",
        "keys_missing",
        "keys_unreadable",
        "keys_newer",
        "keys_do_not_fit",
        "keys_words_wrong",
        "encrypted_not_salvaged",
        "built_without_encryption",
        "already_encrypted",
        "not_encrypted",
        "last_key",
        "no_such_key",
        "too_many_keys",
        "key_again",
        "key_in_file",
        "key_for_whom",
        "key_not_a_recipient",
        "nothing_to_salvage",
        "not_damaged",
        "on_stick",
        "on_network_drive",
        "process_is_here",
        "file_in_use",
        "not_folded_yet",
        "is_backup",
        "not_a_backup",
        "backup_of_other_process",
        "cannot_read",
        "not_a_text",
        "list_refused",
        "list_stays_open",
        "work_stopped",
        "text_file_too_large",
        "cannot_write",
        "path_unusable",
        "disk_full",
        "store_fault",
        "not_a_bundle",
        "bundle_cut",
        "bundle_needs_words",
        "bundle_for_others",
        "words_wrong",
        "words_not_six",
        "words_unknown",
        "not_a_recipient",
        "sealed_in_two_ways",
        "bundle_altered",
        "bundle_newer",
        "bundle_too_large",
        "bundle_of_other_process",
        "bundle_gap",
        "bundle_forged",
        "bundle_fork",
        "person_unsealed",
        "too_much_at_once",
        "organiser_unknown",
        "data_left",
        "not_a_photo",
        "photo_heic",
        "photo_svg",
        "photo_too_large",
        "photo_too_many_pixels",
        "photo_damaged",
        "no_shared_folder",
        "folder_gone",
        "folder_own",
        "folder_silent",
        "folder_crowded",
        "folder_needs_words",
        "folder_paused",
        "not_a_plain_file",
        "no_such_document",
        "document_fault",
        "cannot_show_folder",
        "letter_size",
        "rule_unknown",
        "rule_unsuited",
        "ties_unknown",
        "allocation_too_hard",
        "rule_knows_no_ceilings",
        "number_not_whole",
        "ceiling_unreadable",
        "ceiling_out_of_range",
        "ceiling_repeated",
        "ceiling_of_nothing",
        "apart_without_ceilings",
        "project_in_several_parts",
        "incompatible_unreadable",
        "incompatible_unknown",
        "incompatible_in_several_parts",
        "rank_points_unreadable",
        "rank_points_idle",
        "comparison_unknown",
        "election_unreadable",
        "election_no_budget",
        "election_not_strict",
        "settings_unreadable",
        "key_fault",
        "keyring_silent",
        "keyring_answers",
        "no_random_bytes",
        "no_data_folder",
        "needs_a_window",
        "fault_panic",
        "unreachable",
    ];

    /// A refusal: nothing is broken, the person can act.
    #[must_use]
    pub fn refused(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            args: BTreeMap::new(),
            fault: false,
            message: String::new(),
        }
    }

    /// A fault: something broke; what was acknowledged is kept.
    #[must_use]
    pub fn fault(code: &str) -> Self {
        Self {
            fault: true,
            ..Self::refused(code)
        }
    }

    /// The same failure with one more value for its words.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        let mut value = value.to_string();
        // A message repeats what was typed so that it is recognised, not all of a page that was pasted by mistake.
        if let Some((end, _)) = value.char_indices().nth(LONGEST_VALUE) {
            value.truncate(end);
            value.push('…');
        }
        self.args.insert(name.to_owned(), value);
        self
    }

    /// A fault of a file, with its path.
    pub(crate) fn of_file(fault: &Fault, path: &Path) -> Self {
        Self::from_fault(fault).with("path", path.display())
    }

    /// The body of a command was not of its shape.
    pub(crate) fn malformed_request(command: &str, error: &serde_json::Error) -> Self {
        Self::refused("malformed_request")
            .with("command", command)
            .with("detail", without_values(&error.to_string()))
    }

    fn from_fault(fault: &Fault) -> Self {
        match fault {
            Fault::NotFound => Self::refused("file_not_found"),
            Fault::Gone => Self::fault("file_gone"),
            Fault::Exists => Self::refused("file_exists"),
            Fault::NotAProcess => Self::refused("not_a_process"),
            Fault::Older(version) => Self::refused("not_folded_yet").with("version", version),
            Fault::Newer(version) => Self::refused("newer_version").with("version", version),
            Fault::Damaged(detail) => Self::fault("file_damaged").with("detail", detail),
            Fault::Encrypted if ENCRYPTS => Self::refused(LOCKED),
            Fault::Encrypted => Self::refused("encrypted_elsewhere"),
            Fault::SlotsMissing => Self::refused("keys_missing"),
            Fault::OtherKey => Self::refused("keys_do_not_fit"),
            Fault::SealedPages => Self::refused("encrypted_not_salvaged"),
            Fault::NothingLeft => Self::refused("nothing_to_salvage"),
            Fault::IsBackup => Self::refused("is_backup"),
            Fault::NotABackup => Self::refused("not_a_backup"),
            Fault::NotFoldedYet => Self::refused("not_folded_yet"),
            Fault::InUse => Self::refused("file_in_use"),
            Fault::Unreadable => Self::refused("cannot_read"),
            Fault::ReadOnly => Self::fault("cannot_write"),
            Fault::Unusable => Self::refused("path_unusable"),
            Fault::DiskFull => Self::fault("disk_full"),
            Fault::Gap { device, number } => Self::refused("bundle_gap")
                .with("device", device)
                .with("number", number),
            Fault::Fork { device, number } => Self::refused("bundle_fork")
                .with("device", device)
                .with("number", number),
            Fault::TooMuch(_) => Self::refused("too_much_at_once"),
            Fault::Unsealed { device, number } => Self::refused("person_unsealed")
                .with("device", device)
                .with("number", number),
            Fault::NoSuchRow => Self::refused("not_found"),
            Fault::Sqlite(error) => Self::fault("store_fault").with("detail", error),
            Fault::Io(error) => Self::fault("store_fault").with("detail", error),
        }
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        log::warn!("{fault}");
        Self::from_fault(&fault)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        let failure = Self::refused(refusal.code());
        refusal
            .args()
            .into_iter()
            .fold(failure, |failure, (name, value)| failure.with(name, value))
    }
}
