//! Photos.

use super::{Milliseconds, wire};
use uuid::Uuid;

wire! {
    /// Files that a person chose.
    pub struct ChosenFiles {
        /// Their paths; none when the person chose none.
        pub paths: Vec<String>,
    }

    /// A photo to take in.
    pub struct AddPhoto {
        /// Table that it is of; absent: the whole room.
        pub table: Option<Uuid>,
        /// JPEG, PNG or WebP.
        pub path: String,
        /// What is seen on it.
        pub caption: Option<String>,
    }

    /// Which photos to list.
    pub struct WhichPhotos {
        /// Those of this table only.
        pub table: Option<Uuid>,
        /// Those in the trash instead.
        pub trash: bool,
    }

    /// Photos in the order in which they were added.
    pub struct Photos {
        /// Photos.
        pub photos: Vec<PhotoView>,
    }

    /// A photo.
    pub struct PhotoView {
        /// Row.
        pub id: Uuid,
        /// Table that it is of; absent: the whole room.
        pub table: Option<Uuid>,
        /// What is seen on it; may be empty.
        pub caption: String,
        /// Pixels.
        pub width: u32,
        /// Pixels.
        pub height: u32,
        /// When it was added, by that laptop's clock.
        pub added_at: Milliseconds,
        /// A small JPEG in Base64 (RFC 4648, §4); absent: the photo is missing here.
        pub thumbnail: Option<String>,
        /// Name of a laptop that said to have it, when it is missing here.
        pub held_by: Option<String>,
    }

    /// The bytes of a photo.
    pub struct PhotoBytes {
        /// JPEG in Base64 (RFC 4648, §4); absent: the photo is missing here.
        pub jpeg: Option<String>,
    }

    /// What is seen on a photo.
    pub struct DescribePhoto {
        /// Row.
        pub id: Uuid,
        /// What is seen on it; empty: nothing.
        pub caption: String,
    }
}
