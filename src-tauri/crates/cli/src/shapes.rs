//! How each order is written: what must stand and what may.

use crate::choices::Choice;

/// An order that the terminal understands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    Commands,
    Call,
    New,
    Demo,
    Documents,
    Print,
    BundleMake,
    BundleInspect,
    BundleReceive,
    Conflicts,
    LaptopsAdmit,
    Laptops,
    PhotosAdd,
    Photos,
    AttendanceAdd,
    AttendanceCancel,
    SheetsAdd,
    SheetsErase,
    Sheets,
    Attendance,
    FolderSet,
    FolderExchange,
    FolderForget,
    VoteCorrect,
    State,
    Allocate,
    Check,
    Verify,
    Copy,
    Salvage,
    Encrypt,
    Decrypt,
    KeysList,
    KeysAdd,
    KeysRemove,
    StartAnew,
}

/// What an order takes.
pub(crate) struct Shape {
    /// Its words on the command line.
    pub(crate) written: &'static str,
    /// What follows without a name: keys of `cli-argument-…`.
    pub(crate) arguments: &'static [&'static str],
    /// Options that must stand.
    pub(crate) needs: &'static [Choice],
    /// Options that may stand.
    pub(crate) takes: &'static [Choice],
}

/// All that may stand beside the process of a bundle.
const SHARING: &[Choice] = &[
    Choice::To,
    Choice::PassphraseFile,
    Choice::Missing,
    Choice::Receipt,
    Choice::Personal,
    Choice::Mail,
];

/// All that may stand beside the rule of an allocation.
const ALLOCATION: &[Choice] = &[
    Choice::Ties,
    Choice::Explain,
    Choice::LeastVotes,
    Choice::VotesForCost,
    Choice::OnlySupported,
    Choice::FundAllThatFits,
    Choice::Ceiling,
    Choice::Apart,
    Choice::Incompatible,
    Choice::RankPoints,
    Choice::Compare,
];

/// Those of them that are conditions: without them the result is another one.
pub(crate) const CONDITIONS: &[Choice] = ALLOCATION.split_at(2).1;

impl Order {
    /// All of them, in the order of the path.
    pub(crate) const ALL: [Self; 36] = [
        Self::New,
        Self::Demo,
        Self::Commands,
        Self::Call,
        Self::Documents,
        Self::Print,
        Self::BundleMake,
        Self::BundleInspect,
        Self::BundleReceive,
        Self::Conflicts,
        // Before the shorter order that it begins with.
        Self::LaptopsAdmit,
        Self::Laptops,
        // Likewise.
        Self::PhotosAdd,
        Self::Photos,
        Self::AttendanceAdd,
        Self::AttendanceCancel,
        Self::SheetsAdd,
        Self::SheetsErase,
        Self::Sheets,
        Self::Attendance,
        Self::FolderSet,
        Self::FolderExchange,
        Self::FolderForget,
        Self::VoteCorrect,
        Self::State,
        Self::Allocate,
        Self::Check,
        Self::Verify,
        Self::Copy,
        Self::Salvage,
        Self::Encrypt,
        Self::Decrypt,
        Self::KeysList,
        Self::KeysAdd,
        Self::KeysRemove,
        Self::StartAnew,
    ];

    /// How it is written.
    pub(crate) const fn shape(self) -> Shape {
        use Choice::{
            Admit, Caption, Label, Name, Output, PassphraseFile, Process, PutAside, Reason,
            Recipient, Rule, Table, UnlockFile,
        };
        match self {
            Self::Commands => shape("commands", &[], &[], &[]),
            Self::Call => shape("call", &["use_case", "json"], &[], &[Process]),
            Self::New => shape("new", &["file"], &[Name], &[]),
            Self::Demo => shape("demo", &["folder"], &[], &[]),
            Self::Documents => shape("documents", &[], &[], &[Process]),
            Self::Print => shape("print", &["document"], &[Process, Output], &[]),
            Self::BundleMake => shape("bundle make", &[], &[Process, Output], SHARING),
            Self::BundleInspect => shape("bundle inspect", &["file"], &[], &[PassphraseFile]),
            Self::BundleReceive => shape(
                "bundle receive",
                &["file"],
                &[Process],
                &[Admit, PassphraseFile],
            ),
            Self::Conflicts => shape("conflicts", &[], &[Process], &[]),
            Self::LaptopsAdmit => shape("laptops admit", &["device"], &[Process], &[]),
            Self::Laptops => shape("laptops", &[], &[Process], &[]),
            Self::PhotosAdd => shape("photos add", &["file"], &[Process], &[Table, Caption]),
            Self::AttendanceAdd => shape("attendance add", &["list"], &[Process], &[]),
            Self::AttendanceCancel => shape("attendance cancel", &["number"], &[Process], &[]),
            Self::SheetsAdd => shape("attendance sheets add", &["file"], &[Process], &[]),
            Self::SheetsErase => shape("attendance sheets erase", &["number"], &[Process], &[]),
            Self::Sheets => shape("attendance sheets", &[], &[Process], &[]),
            Self::Attendance => shape("attendance", &[], &[Process], &[]),
            Self::Photos => shape("photos", &[], &[Process], &[]),
            Self::FolderSet => shape("folder set", &["folder"], &[Process], &[PassphraseFile]),
            Self::FolderExchange => shape("folder exchange", &[], &[Process], &[]),
            Self::FolderForget => shape("folder forget", &[], &[Process], &[]),
            Self::VoteCorrect => shape("vote correct", &[], &[Process, Reason], &[]),
            Self::State => shape("state", &[], &[Process], &[]),
            Self::Allocate => shape("allocate", &["file"], &[Rule], ALLOCATION),
            Self::Check => shape("check", &["file"], &[], &[]),
            Self::Verify => shape("verify", &["file"], &[], &[PassphraseFile, UnlockFile]),
            Self::Copy => shape("copy", &["file"], &[], &[UnlockFile]),
            Self::Salvage => shape("salvage", &["file"], &[], &[Output, PutAside]),
            Self::Encrypt => shape("encrypt", &[], &[Process, PassphraseFile], &[Recipient]),
            Self::Decrypt => shape("decrypt", &[], &[Process], &[]),
            Self::KeysList => shape("keys list", &[], &[Process], &[]),
            Self::KeysAdd => shape(
                "keys add",
                &[],
                &[Process],
                &[Recipient, PassphraseFile, Label],
            ),
            Self::KeysRemove => shape("keys remove", &["number"], &[Process], &[]),
            Self::StartAnew => shape("start-anew", &[], &[], &[]),
        }
    }

    /// Whether an option may stand, or must. Wherever a process is opened, an encrypted one may be.
    pub(crate) fn allows(self, choice: Choice) -> bool {
        let shape = self.shape();
        let named = |choice| shape.needs.contains(&choice) || shape.takes.contains(&choice);
        named(choice) || (choice == Choice::UnlockFile && named(Choice::Process))
    }

    /// Ending of the keys of its words.
    pub(crate) fn key(self) -> String {
        self.shape().written.replace(' ', "-")
    }
}

const fn shape(
    written: &'static str,
    arguments: &'static [&'static str],
    needs: &'static [Choice],
    takes: &'static [Choice],
) -> Shape {
    Shape {
        written,
        arguments,
        needs,
        takes,
    }
}
