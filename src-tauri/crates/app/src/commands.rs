//! The table of contents: every use case with its request, its reply and the windows that may call it.

use crate::wire::*;
use crate::{App, Failure, Outcome};
use crate::{
    attendance, backups, ballots, bundles, commitments, conflicts, corrections, deciding,
    documents, drives, encryption, groups, history, home, laptops, outgoing, photos, process,
    proposals, returning, room, salvage, settings, shared_folder, signed_sheets, slips, topics,
    what_if, work,
};
use serde_json::Value;

/// A window of the app, by what it may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// The facilitator's window, the terminal and the tests: everything.
    Main,
    /// The window for the room: reads of its own only.
    Projection,
}

/// One use case.
pub struct Command {
    /// Imperative for commands (`capture_slip`), `list_…` or `read_…` for reads.
    pub name: &'static str,
    /// Whether it may change the process or the computer.
    pub writes: bool,
    /// Whether what it changes is the open process, in its log.
    pub records: bool,
    /// Windows that may call it.
    pub windows: &'static [Window],
    /// Shape of the request, as JSON Schema.
    pub request: fn() -> schemars::Schema,
    /// Shape of the reply, as JSON Schema.
    pub reply: fn() -> schemars::Schema,
    pub(crate) run: fn(&App, Value) -> Result<Outcome<Value>, Failure>,
    #[cfg(test)]
    pub(crate) types: fn(&mut crate::bindings::Types) -> (String, String),
}

macro_rules! commands {
    ($($mode:ident $module:ident::$name:ident: $request:ty => $reply:ty;)*) => {
        /// Every use case, in the order of the path.
        pub const COMMANDS: &[Command] = &[$(Command {
            name: stringify!($name),
            writes: commands!(@writes $mode),
            records: commands!(@records $mode),
            // The window for the room gets reads of its own when it is built.
            windows: &[Window::Main],
            request: || schemars::schema_for!($request),
            reply: || schemars::schema_for!($reply),
            run: |app, body| {
                let request: $request = serde_json::from_value(body).map_err(|error| Failure::malformed_request(stringify!($name), &error))?;
                let outcome: Outcome<$reply> = $module::$name(app, request)?;
                outcome.into_json()
            },
            #[cfg(test)]
            types: |types| (types.add::<$request>(), types.add::<$reply>()),
        }),*];
    };
    (@writes reads) => { false };
    (@writes $other:ident) => { true };
    (@records records) => { true };
    (@records $other:ident) => { false };
}

// `reads` leave everything as it is, `acts` change the computer, `records` change the open process.
commands! {
    // Inicio
    reads home::list_processes: Nothing => Home;
    acts home::create_process: NewProcess => Opened;
    acts home::open_example: Nothing => Opened;
    acts home::open_process: OpenProcess => Opened;
    acts drives::copy_here: CopyHere => Opened;
    reads salvage::read_damage: DamagedFile => Damage;
    acts salvage::salvage_process: SalvageProcess => SalvagedProcess;
    acts home::close_process: Nothing => Done;
    reads work::read_work: Nothing => WorkView;
    acts work::stop_work: Nothing => Done;
    acts encryption::unlock_file: UnlockFile => Done;
    reads settings::read_settings: Nothing => SettingsView;
    acts settings::change_settings: Settings => SettingsView;

    // Preparar
    reads process::read_process: Nothing => ProcessView;
    records process::edit_process: EditProcess => Done;
    reads topics::list_topics: Nothing => Topics;
    records topics::add_topic: NewTopic => Created;
    records topics::rename_topic: RenameTopic => Done;
    records topics::trash_topic: OneRow => Done;
    reads room::read_session: Nothing => SessionView;
    records room::edit_session: EditSession => Done;
    records room::rename_table: RenameTable => Done;

    // Sesión
    reads slips::read_line: CaptureLine => CaptureEcho;
    records slips::capture_slip: CaptureLine => Captured;
    reads slips::list_slips: WhichSlips => Slips;
    records slips::edit_slip: EditSlip => Done;
    records slips::trash_slip: OneRow => Done;
    records slips::restore_slip: OneRow => Done;

    reads photos::choose_photos: Nothing => ChosenFiles;
    records photos::add_photo: AddPhoto => Created;
    reads photos::list_photos: WhichPhotos => Photos;
    reads photos::read_photo: OneRow => PhotoBytes;
    records photos::describe_photo: DescribePhoto => Done;
    records photos::trash_photo: OneRow => Done;
    records photos::restore_photo: OneRow => Done;
    reads attendance::read_attendance: Nothing => Attendance;
    records attendance::add_attendee: NewAttendee => Created;
    records attendance::add_attendees: NewAttendees => AddedAttendees;
    records attendance::edit_attendee: EditAttendee => Done;
    records attendance::cancel_attendee: OneRow => Cancelled;
    acts attendance::close_attendance: Nothing => Done;
    records signed_sheets::add_signed_sheet: AddSignedSheet => Created;
    reads signed_sheets::list_signed_sheets: Nothing => SignedSheets;
    reads signed_sheets::read_signed_sheet: OneRow => PhotoBytes;
    records signed_sheets::erase_signed_sheet: OneRow => Erased;

    // Priorizar
    reads groups::read_board: Nothing => Board;
    records groups::create_group: NewGroup => Created;
    records groups::rename_group: RenameGroup => Done;
    records groups::move_slips: MoveSlips => Done;
    records groups::trash_group: OneRow => Done;
    reads proposals::list_proposals: Nothing => Proposals;
    records proposals::create_proposal: NewProposal => Created;
    records proposals::edit_proposal: EditProposal => Done;
    records proposals::trash_proposal: OneRow => Done;
    reads ballots::read_vote: Nothing => VoteReply;
    records ballots::open_vote: OpenVote => Created;
    records ballots::cast_ballot: CastBallot => Cast;
    records ballots::correct_ballot: CorrectBallot => Done;
    records ballots::close_vote: OneRow => Done;
    records corrections::correct_vote: CorrectVote => Created;
    reads ballots::read_outcome: WhichOutcome => OutcomeView;
    reads what_if::compare_rules: Nothing => RuleOutcomes;
    reads what_if::try_outcome: TryOutcome => TriedOutcome;

    // Compromisos
    records commitments::create_commitments: Nothing => CommitmentsCreated;
    reads commitments::list_commitments: Nothing => Commitments;
    reads commitments::read_commitment: OneRow => CommitmentView;
    records commitments::edit_commitment: EditCommitment => Done;
    records commitments::trash_commitment: OneRow => Done;
    records commitments::add_milestone: NewMilestone => Created;
    records commitments::edit_milestone: EditMilestone => Done;
    records commitments::trash_milestone: OneRow => Done;

    // Compartir
    reads documents::list_documents: Nothing => Documents;
    acts documents::make_document: MakeDocument => DocumentMade;
    acts documents::show_file: ShowFile => Done;
    reads outgoing::bundle_readership: Nothing => BundleReadership;
    acts outgoing::make_bundle: MakeBundle => BundleMade;
    reads bundles::inspect_bundle: InspectBundle => BundleReply;
    records bundles::receive_bundle: ReceiveBundle => Received;
    reads conflicts::list_conflicts: Nothing => Conflicts;
    records deciding::resolve_conflict: Resolution => Done;
    reads laptops::list_laptops: Nothing => Laptops;
    records laptops::admit_laptop: AdmitLaptop => Received;
    reads shared_folder::read_shared_folder: Nothing => SharedFolder;
    reads shared_folder::read_shared_words: Nothing => SharedWords;
    acts shared_folder::set_shared_folder: SetSharedFolder => SharedFolderSet;
    records shared_folder::exchange_shared_folder: Nothing => Exchanged;
    acts shared_folder::forget_shared_folder: Nothing => Done;

    // Siempre a la mano
    reads backups::list_backups: Nothing => Backups;
    acts backups::set_return_point: NewReturnPoint => BackupMade;
    acts backups::copy_elsewhere: CopyElsewhere => BackupMade;
    acts returning::return_to_backup: WhichBackup => Opened;
    reads encryption::read_encryption: Nothing => Encryption;
    reads encryption::draw_words: Nothing => DrawnWords;
    acts encryption::encrypt_process: EncryptProcess => Encrypted;
    acts encryption::decrypt_process: Nothing => Done;
    acts encryption::add_key: NewKey => Done;
    acts encryption::remove_key: WhichKey => Done;
    acts encryption::remove_plain_backups: Nothing => BackupsRemoved;
    records history::undo: Nothing => Undone;
    records history::redo: Nothing => Undone;
    reads history::list_history: WhichHistory => History;
    reads history::search: Search => Found;
    reads history::verify_process: Nothing => Verified;
}

/// The use case of that name that this window may call.
///
/// # Errors
/// `unknown_command` when there is none, `window_may_not` when the window may not.
pub(crate) fn find(window: Window, name: &str) -> Result<&'static Command, Failure> {
    let command = COMMANDS
        .iter()
        .find(|command| command.name == name)
        .ok_or_else(|| Failure::refused("unknown_command").with("name", name))?;
    if command.windows.contains(&window) {
        Ok(command)
    } else {
        Err(Failure::refused("window_may_not").with("name", name))
    }
}
