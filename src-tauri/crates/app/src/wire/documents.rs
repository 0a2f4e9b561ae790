//! Documents to print.

use super::{CommitmentGap, wire};
use uuid::Uuid;

wire! {
    /// Documents that can be made now.
    pub struct Documents {
        /// In order: the plan, then one sheet per commitment.
        pub documents: Vec<DocumentView>,
        /// Folder where they are saved unless another is chosen.
        pub folder: String,
    }

    /// A document.
    pub struct DocumentView {
        /// Key: `plan`, or `commitment/C-01`.
        pub key: String,
        /// Title of what it is about: the process or the commitment.
        pub title: String,
        /// The commitment it prints, if it is a sheet.
        pub commitment: Option<Uuid>,
        /// What is missing; it prints as a draft until nothing is.
        pub missing: Vec<CommitmentGap>,
    }

    /// A document to make.
    pub struct MakeDocument {
        /// Key.
        pub document: String,
        /// Where; absent: in the folder of documents.
        pub path: Option<String>,
    }

    /// A document that was made.
    pub struct DocumentMade {
        /// Where it is.
        pub path: String,
        /// Pages.
        pub pages: u32,
        /// Characters that no font of ours can draw; a visible mark stands in their place.
        pub undrawn: Vec<String>,
    }

    /// A file to show in its folder.
    pub struct ShowFile {
        /// Path of a file that Cocrea made.
        pub path: String,
    }
}
