//! Bundles, conflicts, problems, history and search.

use super::{Milliseconds, SlipKind, wire, wire_words};
use uuid::Uuid;

wire! {
    /// A bundle to make.
    pub struct MakeBundle {
        /// Where; absent: the person is asked.
        pub path: Option<String>,
        /// Who can open it; absent: whoever has the file.
        pub readers: Option<BundleReaders>,
        /// More who can open it, when it is for laptops: age recipients, such as `age1…`.
        pub recipients: Option<Vec<String>>,
        /// Six words that open it, when it is for whoever knows them; absent: new ones are drawn.
        pub words: Option<String>,
        /// What goes into it; absent: everything.
        pub brings: Option<BundleBrings>,
        /// Whether names and contacts of persons go along, sealed as they are; absent: they stay.
        pub personal: Option<bool>,
        /// How large a file may be; absent: as for a stick.
        pub room: Option<BundleRoom>,
    }

    /// A bundle that was made, or nothing when the person cancelled.
    pub struct BundleMade {
        /// Where it is, the first part where there are several; absent when the person cancelled.
        pub path: Option<String>,
        /// The other parts.
        pub more: Vec<String>,
        /// Size of all parts in bytes.
        #[cfg_attr(test, ts(type = "number"))]
        pub bytes: u64,
        /// Changes in it.
        pub changes: u32,
        /// Photos in it.
        pub photos: u32,
        /// The six words that open it, when they were drawn now. They are kept nowhere.
        pub words: Option<String>,
        /// What tells this laptop from all others, to be compared aloud where it is new.
        pub fingerprint: String,
    }

    /// Who could open a bundle for the laptops of this process.
    pub struct BundleReadership {
        /// Names of laptops that could open it.
        pub can: Vec<String>,
        /// Names of laptops that could not: they have never sent a bundle yet.
        pub cannot: Vec<String>,
        /// Whether there are data of persons, which may go along.
        pub personal: bool,
    }

    /// A bundle to look into.
    pub struct InspectBundle {
        /// Path; absent: the person is asked.
        pub path: Option<String>,
        /// The six words that open it, if it is sealed with some.
        pub words: Option<String>,
        /// Laptops that the person lets in, by the names that a preview gave them: to see what they bring.
        pub admit: Vec<String>,
    }

    /// What a bundle would change, or nothing when the person cancelled.
    pub struct BundleReply {
        /// The preview.
        pub preview: Option<BundlePreview>,
        /// With no process open: the file on this computer that the bundle belongs to. Open it, then look again.
        pub belongs_to: Option<String>,
        /// The bundle, to look again or to receive.
        pub path: Option<String>,
        /// It opens with six words, which were not given.
        pub needs_words: bool,
    }

    /// What a bundle would change. Nothing has changed yet.
    pub struct BundlePreview {
        /// Path of the bundle.
        pub path: String,
        /// Identity of the process.
        pub process: Uuid,
        /// Name of the process as the sender shows it.
        pub process_name: String,
        /// This computer has no such process: receiving starts it.
        pub starts_process: bool,
        /// Name of the laptop that made it.
        pub from: String,
        /// When it was made, by that laptop's clock.
        pub made_at: Milliseconds,
        /// Changes in it.
        pub changes: u32,
        /// Photos in it.
        pub photos: u32,
        /// Which part it is of how many that were made at once.
        pub part: (u32, u32),
        /// Changes that this file does not have yet.
        pub new_changes: u32,
        /// Photos in it that this file lacks.
        pub new_photos: u32,
        /// Laptops whose changes would wait after receiving.
        pub waiting: Vec<WaitingLaptop>,
        /// What arrives, by noun.
        pub arrivals: Vec<Arrival>,
        /// Conflicts that would stand after receiving and do not stand now.
        pub conflicts: Vec<ConflictView>,
        /// Problems that would stand after receiving and do not stand now.
        pub problems: Vec<ProblemView>,
    }

    /// A laptop whose changes wait.
    pub struct WaitingLaptop {
        /// Its device, to let it in by.
        pub device: String,
        /// Its name.
        pub label: String,
        /// What it must show too: two people compare it aloud.
        pub fingerprint: String,
        /// How many changes wait.
        pub changes: u32,
        /// It was let in, and changes before these are missing: another bundle of it must come first.
        pub gap: bool,
        /// They wait here; otherwise they are too many for that, and come again with their bundle.
        pub kept: bool,
    }

    /// How much of one noun arrives.
    pub struct Arrival {
        /// The noun.
        pub noun: String,
        /// New rows.
        pub added: u32,
        /// Rows with other values.
        pub edited: u32,
        /// Rows that go to the trash.
        pub trashed: u32,
        /// The new slips by table and kind; of other nouns nothing.
        pub slips: Vec<ArrivingSlips>,
    }

    /// New slips of one kind from one table.
    pub struct ArrivingSlips {
        /// Number of the table.
        pub table: u32,
        /// Kind.
        pub kind: SlipKind,
        /// How many.
        pub count: u32,
    }

    /// A bundle to receive.
    pub struct ReceiveBundle {
        /// Path.
        pub path: String,
        /// The six words that open it, if it is sealed with some.
        pub words: Option<String>,
        /// What the person chose for conflicts of the preview; those not named stay open.
        pub choices: Vec<ResolveConflict>,
        /// Laptops that the person lets in, by the names that the preview gave them.
        pub admit: Vec<String>,
    }

    /// What was received.
    pub struct Received {
        /// Changes that were new.
        pub new_changes: u32,
        /// Photos that were missing.
        pub new_photos: u32,
        /// Photos that are none, or hold more than pixels: they were left.
        pub unfit_photos: u32,
        /// Laptops whose changes wait now.
        pub waiting: Vec<WaitingLaptop>,
        /// Conflicts that stand now, in the whole process.
        pub conflicts: u32,
        /// Problems that stand now, in the whole process.
        pub problems: u32,
    }

    /// Everything that a person must decide or look at.
    pub struct Conflicts {
        /// One per row.
        pub conflicts: Vec<ConflictView>,
        /// Things that do not add up.
        pub problems: Vec<ProblemView>,
    }

    /// A row whose cells have more than one value.
    pub struct ConflictView {
        /// Noun of the row.
        pub noun: String,
        /// Row.
        pub row: Uuid,
        /// What the row is called, such as its code and text.
        pub title: String,
        /// Its cells in conflict.
        pub fields: Vec<FieldConflict>,
    }

    /// A cell with more than one value.
    pub struct FieldConflict {
        /// Field.
        pub field: String,
        /// Its values, the one shown now first.
        pub versions: Vec<Version>,
        /// What the two make together, where they are long texts that come from one; a person changes or takes it.
        pub joined: Option<JoinedText>,
        /// Whether both can be kept, one of them in a row of its own.
        pub both: bool,
    }

    /// Two edits of a text put together.
    pub struct JoinedText {
        /// The text; where both changed the same, it has what one wrote and then what the other wrote.
        pub text: String,
        /// Paragraphs in which both changed the same, so that a person must choose.
        pub undecided: u32,
    }

    /// One of the values of a cell.
    pub struct Version {
        /// Name of the change that wrote it: `device/number`, to choose it by.
        pub change: String,
        /// The value in words; absent: nothing.
        pub text: Option<String>,
        /// Whether this laptop wrote it.
        pub own: bool,
        /// Name of the laptop that wrote it.
        pub from: String,
        /// When, by that laptop's clock.
        pub at: Milliseconds,
    }

    /// What a person chose for the cells of a row: one decision, all or nothing.
    pub struct Resolution {
        /// One per cell.
        pub choices: Vec<ResolveConflict>,
    }

    /// What a person chose for one cell.
    pub struct ResolveConflict {
        /// Noun of the row.
        pub noun: String,
        /// Row.
        pub row: Uuid,
        /// Field.
        pub field: String,
        /// The version to keep; absent where a text is written instead.
        pub change: Option<String>,
        /// A text to keep in place of all versions.
        pub text: Option<String>,
        /// Another version, to be kept in a new row.
        pub beside: Option<String>,
    }

    /// Something that does not add up after merging; nothing was lost.
    pub struct ProblemView {
        /// What it is.
        pub kind: ProblemKind,
        /// What two or more rows share, such as the code `M3-014`.
        pub subject: String,
        /// The rows in words.
        pub rows: Vec<String>,
    }

    /// How much history to list.
    pub struct WhichHistory {
        /// Newest so many; at most 1,000.
        pub limit: u32,
    }

    /// Changes, newest first.
    pub struct History {
        /// Newest first.
        pub changes: Vec<HistoryLine>,
    }

    /// One change.
    pub struct HistoryLine {
        /// Kind, such as `slip_captured`.
        pub kind: String,
        /// What it was about, in the people's words.
        pub subject: String,
        /// Name of the laptop.
        pub from: String,
        /// Whether this laptop made it.
        pub own: bool,
        /// When, by that laptop's clock.
        pub at: Milliseconds,
    }

    /// Words to look for, all of them, the last perhaps only begun; what stands in quotes stands together. Accents and
    /// case do not matter.
    pub struct Search {
        /// Any text; without a sign in it nothing is found.
        pub text: String,
    }

    /// What was found, at most 50.
    pub struct Found {
        /// What is called so first, then the best, or the newest of 5,000 and more.
        pub hits: Vec<Hit>,
        /// How many there are.
        pub total: u32,
    }

    /// One thing found.
    pub struct Hit {
        /// Noun.
        pub noun: String,
        /// Row.
        pub row: Uuid,
        /// What it is called, such as its code.
        pub code: String,
        /// Text.
        pub text: String,
    }

    /// What a check of the open process found.
    pub struct Verified {
        /// Changes whose chain was followed.
        pub changes: u32,
        /// Laptops that wrote them.
        pub devices: u32,
        /// Digest of everything visible.
        pub state: String,
        /// The chain of each of them.
        pub chains: Vec<VerifiedChain>,
        /// Photos that are here and sound.
        pub photos: u32,
        /// Photos that are not here.
        pub missing_photos: u32,
        /// Photos that this disk spoiled: they come again with a bundle that has them.
        pub spoiled_photos: u32,
    }

    /// A chain that was followed from its first change to its last.
    pub struct VerifiedChain {
        /// Name of the laptop, or the first digits of its identity.
        pub from: String,
        /// Changes in it.
        pub changes: u32,
    }
}

wire_words! {
    /// Who can open a bundle.
    pub enum BundleReaders {
        /// Whoever has the file.
        Anybody,
        /// The laptops of this process that said how to seal to them.
        Laptops,
        /// Whoever knows six words.
        Words,
    }

    /// What goes into a bundle.
    pub enum BundleBrings {
        /// All changes and photos.
        Everything,
        /// What the laptops that can open it lack, as far as their own bundles told.
        Missing,
        /// Nothing but how much this laptop has, so that others can leave that out.
        Receipt,
    }

    /// How large a file may be.
    pub enum BundleRoom {
        /// 1.9 GB, which every stick can hold.
        Stick,
        /// 18 MB, which most mail takes.
        Mail,
    }
}

wire_words! {
    /// What does not add up.
    pub enum ProblemKind {
        /// Two slips got the same code on different laptops.
        SlipCodeRepeated,
        /// Two ballots got the same number on different laptops.
        BallotNumberRepeated,
        /// Two commitments got the same code.
        CommitmentCodeRepeated,
        /// A slip was put into two groups on different laptops.
        SlipInTwoGroups,
        /// Two votes were opened on different laptops.
        TwoVotes,
        /// Two laptops corrected the same vote.
        TwoCorrections,
        /// A ballot is not as it was when the vote was closed; it is kept and the count does not change.
        BallotAfterClose,
        /// Ballots were typed on one laptop while another took back the opening of their vote.
        BallotsWithoutVote,
    }
}
