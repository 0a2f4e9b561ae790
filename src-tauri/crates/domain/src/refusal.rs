//! Refusals: the state that forbids what a person wanted.

/// Declares refusals with their codes and what their words name.
macro_rules! refusals {
    ($($(#[$meta:meta])* $name:ident $({ $($(#[$field_meta:meta])* $field:ident : $kind:ty),* })? = $code:literal),* $(,)?) => {
        /// Why something may not be decided now; the person can act on each of them.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Refusal { $($(#[$meta])* $name $({ $($(#[$field_meta])* $field: $kind),* })?),* }

        impl Refusal {
            /// Every code, for the words of each language.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// The key of its words.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$name $({ $($field: _),* })? => $code),* }
            }

            /// What its words name.
            #[must_use]
            pub fn args(&self) -> Vec<(&'static str, String)> {
                match self { $(Self::$name $({ $($field),* })? => vec![$($((stringify!($field), $field.to_string())),*)?]),* }
            }
        }
    };
}

refusals! {
    /// A name is needed.
    NameMissing = "name_missing",
    /// A text is longer than its field.
    TextTooLong {
        /// Characters that fit.
        longest: usize,
        /// Characters that came.
        length: usize
    } = "text_too_long",
    /// The row is not there, or not of that noun.
    NotFound = "not_found",
    /// The row is in the trash.
    InTheTrash = "in_the_trash",
    /// An amount below zero.
    AmountNegative = "amount_negative",
    /// An amount beyond anything a budget holds.
    AmountTooLarge = "amount_too_large",
    /// No amount can be read there.
    AmountUnreadable {
        /// What was written.
        text: String
    } = "amount_unreadable",
    /// An amount is needed.
    AmountMissing = "amount_missing",
    /// No date can be read there.
    DateUnreadable {
        /// What was written.
        text: String
    } = "date_unreadable",
    /// Nothing was said besides codes.
    SlipEmpty = "slip_empty",
    /// No table has that number.
    NoSuchTable {
        /// What was typed.
        number: String
    } = "no_such_table",
    /// A contact that nobody agreed to give.
    ConsentMissing = "consent_missing",
    /// The session has that photo.
    PhotoRepeated = "photo_repeated",
    /// The topic exists already.
    TopicRepeated {
        /// Its name.
        name: String
    } = "topic_repeated",
    /// Slips speak of it.
    TopicInUse {
        /// How many.
        slips: usize
    } = "topic_in_use",
    /// A group exists with that name.
    GroupRepeated {
        /// Its name.
        name: String
    } = "group_repeated",
    /// Nothing was chosen.
    NothingChosen = "nothing_chosen",
    /// Proposals come from it: they go first.
    GroupHasProposals = "group_has_proposals",
    /// A vote without a ceiling cannot be decided.
    CeilingMissing = "ceiling_missing",
    /// A vote needs proposals.
    ProposalsMissing = "proposals_missing",
    /// Every proposal of a vote needs a cost.
    CostMissing {
        /// Title of the proposal.
        title: String
    } = "cost_missing",
    /// A proposal that costs more than the ceiling can never win.
    CostOverCeiling {
        /// Title of the proposal.
        title: String
    } = "cost_over_ceiling",
    /// The most marks must be between one and the number of projects.
    MaxMarksOutOfRange {
        /// Number of projects.
        projects: usize
    } = "max_marks_out_of_range",
    /// No order of ties of the room has that key.
    OrderOfTiesUnknown {
        /// What was asked for.
        text: String
    } = "order_of_ties_unknown",
    /// A lot needs what was thrown or drawn.
    SeedMissing = "seed_missing",
    /// A seed has signs that not everybody types alike.
    SeedUnreadable {
        /// What was written.
        text: String
    } = "seed_unreadable",
    /// Proposals and the ceiling stand still while a vote is open.
    VoteOpen = "vote_open",
    /// A closed vote does not change any more.
    VoteClosed = "vote_closed",
    /// A vote was opened already.
    VoteExists = "vote_exists",
    /// There is no vote yet.
    VoteMissing = "vote_missing",
    /// The result is seen when the vote is closed.
    VoteStillOpen = "vote_still_open",
    /// Without projects there is nothing to count.
    EverythingWithdrawn = "everything_withdrawn",
    /// No money at all, where money is shared out.
    AmountZero = "amount_zero",
    /// A vote without ballots cannot be closed.
    BallotsMissing = "ballots_missing",
    /// A valid ballot has at least one mark.
    MarksMissing = "marks_missing",
    /// More marks than allowed.
    TooManyMarks {
        /// Marks that came.
        marked: usize,
        /// Marks allowed.
        max: u32
    } = "too_many_marks",
    /// The same number twice.
    MarkRepeated {
        /// The number.
        number: u32
    } = "mark_repeated",
    /// No project has that number.
    NoSuchOption {
        /// What was typed.
        number: String
    } = "no_such_option",
    /// No number can be read there.
    NumberUnreadable {
        /// What was typed.
        text: String
    } = "number_unreadable",
    /// A vote has a correction that stands: that one is corrected, if need be.
    VoteCorrected = "vote_corrected",
    /// A correction says why.
    ReasonMissing = "reason_missing",
    /// What a vote stands on differs between laptops: a person decides first.
    ConflictOpen {
        /// How many rows.
        count: usize,
        /// What they are called.
        rows: String
    } = "conflict_open",
    /// This cannot be written over several versions: one of them is chosen.
    NotWritten = "not_written",
    /// Two versions of this cannot stand side by side: one of them is chosen.
    NotBoth = "not_both",
    /// The choice is not among the versions any more.
    VersionGone = "version_gone",
    /// Nothing to take back.
    NothingToUndo = "nothing_to_undo",
    /// Nothing to bring again.
    NothingToRedo = "nothing_to_redo",
    /// Somebody has changed the same since.
    ChangedSince = "changed_since",
    /// No winner to make a commitment from.
    WinnersMissing = "winners_missing",
}
