//! The shared folder of a process.

use super::{Milliseconds, WaitingLaptop, wire};
use crate::Failure;

wire! {
    /// The folder that another program keeps in step between the laptops of the open process.
    pub struct SetSharedFolder {
        /// Path; absent: the person is asked.
        pub path: Option<String>,
        /// The six words that open what lies there; absent: new ones are drawn, unless other laptops use it already.
        pub words: Option<String>,
    }

    /// A folder that was chosen.
    pub struct SharedFolderSet {
        /// Its whole path; absent when the person cancelled.
        pub path: Option<String>,
        /// The six words, when they were drawn now: the other laptops need them.
        pub words: Option<String>,
        /// Other laptops use it already, and their words were not given: nothing was kept.
        pub needs_words: bool,
    }

    /// How the shared folder of the open process stands, as of the last exchange since the process was opened.
    pub struct SharedFolder {
        /// Its path; absent: the process has none on this computer.
        pub path: Option<String>,
        /// Somebody went back to a backup since: it is not exchanged with until it is chosen again.
        pub paused: bool,
        /// When all of it was looked at last.
        pub last_at: Option<Milliseconds>,
        /// Laptops whose bundles lie there, this one too.
        pub laptops: Vec<SharedLaptop>,
        /// Files that could not be read.
        pub unread: Vec<UnreadFile>,
        /// Why the last exchange came to no end; absent when it did.
        pub trouble: Option<Failure>,
    }

    /// A laptop whose bundle lies in the shared folder.
    pub struct SharedLaptop {
        /// Its name.
        pub label: String,
        /// When its bundle was made, by its clock.
        pub made_at: Milliseconds,
        /// Changes in it, its own and those of others.
        pub changes: u32,
    }

    /// A file in the shared folder that could not be read. It is looked into again when it changes.
    pub struct UnreadFile {
        /// Its name.
        pub name: String,
        /// Why.
        pub reason: Failure,
    }

    /// The six words of the shared folder.
    pub struct SharedWords {
        /// The words; absent: the process has no shared folder on this computer.
        pub words: Option<String>,
    }

    /// What one exchange brought about.
    pub struct Exchanged {
        /// Changes that were new here.
        pub new_changes: u32,
        /// Whether this laptop put its work there: it does when something of it is in no file of the folder.
        pub dropped: bool,
        /// Laptops whose changes wait now.
        pub waiting: Vec<WaitingLaptop>,
        /// How the folder stands.
        pub folder: SharedFolder,
    }
}
