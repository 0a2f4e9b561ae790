//! The file that this laptop drops: all of the process, for whoever has the words of the folder.

use super::Place;
use super::round::Reached;
use crate::app::no_process_open;
use crate::blobs::Blobs;
use crate::outgoing::{Sharing, contents, introduce, remember_tip, unwritten};
use crate::spool::typed;
use crate::wire::{BundleBrings, Changed};
use crate::{App, Failure};
use cocrea_bundle::{Readers, pack, write_file};
use std::path::Path;

/// It, written and read again.
pub(super) struct Own {
    /// Its size in bytes.
    pub(super) bytes: u64,
    /// How far it brings the changes of each device.
    pub(super) brings: Reached,
    /// That this laptop said first how others seal to it.
    pub(super) introduced: Option<Changed>,
}

/// Writes it. What is about persons stays here.
///
/// # Errors
/// Those of the file; `no_process_open` when another process is open by now.
pub(super) fn write_own(app: &App, place: &Place, path: &Path) -> Result<Own, Failure> {
    let introduced = introduce(app)?;
    let contents = contents(app, (BundleBrings::Everything, false), &Sharing::Anybody)?;
    if contents.process != place.process {
        return Err(no_process_open());
    }
    remember_tip(app)?;
    let words = typed(&place.words)?;
    let key = app.identity.key_of(place.process);
    let packed = pack(&contents).map_err(|fault| unwritten(&fault, path))?;
    let written = write_file(path, (&packed, &key), &Blobs(app), Readers::Words(&words));
    Ok(Own {
        bytes: written.map_err(|fault| unwritten(&fault, path))?,
        brings: contents.has.into_iter().collect(),
        introduced,
    })
}
