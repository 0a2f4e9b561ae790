//! The open process: what the rail and the first stage show.

use super::{Centavos, Milliseconds, wire};
use uuid::Uuid;

wire! {
    /// The open process at a glance.
    pub struct ProcessView {
        /// Identity of the process, equal on every laptop.
        pub id: Uuid,
        /// Path of the file.
        pub path: String,
        /// What people call it.
        pub name: String,
        /// Where the workshops happen.
        pub place: String,
        /// What period it covers, such as «2027».
        pub period: String,
        /// The most that may be committed.
        pub ceiling: Option<Centavos>,
        /// Where the ceiling comes from, with its year.
        pub ceiling_source: String,
        /// The example and its copies.
        pub fictional: bool,
        /// Stage that comes next, 1 to 5.
        pub stage: u8,
        /// How much there is of each noun.
        pub counts: Counts,
        /// Kind of the change that undo would take back, such as `slip_captured`.
        pub undo: Option<String>,
        /// Kind of the change that redo would bring back.
        pub redo: Option<String>,
        /// When the last change was saved.
        pub saved_at: Option<Milliseconds>,
    }

    /// How much there is of each noun; nothing in the trash is counted.
    pub struct Counts {
        /// Topics.
        pub topics: u32,
        /// Tables of the session.
        pub tables: u32,
        /// Slips.
        pub slips: u32,
        /// Slips in no group.
        pub loose_slips: u32,
        /// Groups.
        pub groups: u32,
        /// Proposals.
        pub proposals: u32,
        /// Ballots of the vote.
        pub ballots: u32,
        /// Commitments.
        pub commitments: u32,
        /// Rows in the trash.
        pub trash: u32,
        /// Cells with two values that a person must choose between.
        pub conflicts: u32,
        /// Things that do not add up after merging, such as one code on two slips.
        pub problems: u32,
    }

    /// New values of the process; what is absent stays.
    pub struct EditProcess {
        /// Name.
        pub name: Option<String>,
        /// Place.
        pub place: Option<String>,
        /// Period.
        pub period: Option<String>,
        /// Ceiling as a person writes it: `12,000,000`, `$1.2 mdp`; empty: no ceiling.
        pub ceiling: Option<String>,
        /// Where the ceiling comes from.
        pub ceiling_source: Option<String>,
    }

    /// A topic of the citizen agenda.
    pub struct TopicView {
        /// Row.
        pub id: Uuid,
        /// Position, from 1.
        pub number: u32,
        /// Whole name.
        pub name: String,
        /// What is typed after `#` in the capture line.
        pub short: String,
        /// Slips about it.
        pub slips: u32,
    }

    /// All topics in order.
    pub struct Topics {
        /// In order.
        pub topics: Vec<TopicView>,
    }

    /// A topic to add.
    pub struct NewTopic {
        /// Whole name.
        pub name: String,
    }

    /// A new name for a topic.
    pub struct RenameTopic {
        /// Row.
        pub id: Uuid,
        /// Whole name.
        pub name: String,
    }
}
