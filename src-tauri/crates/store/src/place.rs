//! Which file stands under a path: the one that was opened, or another one by now.

use std::path::Path;

/// The file that stood there; nothing where the system keeps open files in their place, as Windows does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place(Option<(u64, u64)>);

impl Place {
    /// The file that stands there now.
    #[cfg(unix)]
    pub(crate) fn of(path: &Path) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        let found = path.metadata().ok();
        Self(found.map(|found| (found.dev(), found.ino())))
    }

    /// The file that stands there now.
    #[cfg(not(unix))]
    pub(crate) fn of(_: &Path) -> Self {
        Self(None)
    }

    /// Whether it stands there still.
    pub(crate) fn is_still(self, path: &Path) -> bool {
        Self::of(path) == self
    }
}
