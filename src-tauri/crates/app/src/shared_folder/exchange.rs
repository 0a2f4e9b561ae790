//! One exchange with the shared folder: what others dropped is read and verified without the app's lock and taken in, each
//! bundle by a transaction of its own, so that a bad one keeps back no other; then this laptop drops what is not there.

use super::own::write_own;
use super::reach::{self, Found, drop_into, list};
use super::round::{Dropped, Known, Reached, Told};
use super::{NOUN, Place, fetch, view};
use crate::app::{Outcome, no_process_open};
use crate::blobs::Named;
use crate::bundles::{take_in, waiting_laptops};
use crate::spool::{Held, Spooled};
use crate::wire::{Changed, Exchanged, Nothing};
use crate::{App, Failure, backups, blobs, personal};
use cocrea_ledger::Hash;
use std::collections::BTreeSet;

pub(crate) fn exchange_shared_folder(app: &App, _: Nothing) -> Result<Outcome<Exchanged>, Failure> {
    let _turn = app.shared.turn();
    let place = Place::of_open(app)?.ok_or_else(|| Failure::refused("no_shared_folder"))?;
    if place.paused {
        return Err(Failure::refused("folder_paused"));
    }
    let before = view(app, Some(&place));
    let mut exchange = Exchange {
        app,
        place: &place,
        known: Known::of(&place, app.shared.known().clone()),
        new_changes: 0,
        dropped: false,
        nouns: BTreeSet::new(),
    };
    let ended = exchange.run();
    let Exchange {
        mut known,
        new_changes,
        dropped,
        mut nouns,
        ..
    } = exchange;
    known.trouble = ended.err();
    let closed = known.trouble.take_if(|failure| is_closed(failure));
    if let Some(failure) = &known.trouble
        && before
            .trouble
            .as_ref()
            .is_none_or(|known| known.code != failure.code)
    {
        log::warn!("the shared folder was not exchanged with: {}", failure.code);
    }
    *app.shared.known() = Some(known);
    if let Some(closed) = closed {
        return Err(closed);
    }
    let folder = view(app, Some(&place));
    if folder != before {
        nouns.insert(NOUN.to_owned());
    }
    let waiting = app.look(|view| Ok(waiting_laptops(&view.waiting()?)))?;
    let changed = Changed {
        process: app.open_path().map(|path| path.display().to_string()),
        nouns: nouns.into_iter().collect(),
    };
    Ok(Outcome {
        reply: Exchanged {
            new_changes: new_changes.try_into().unwrap_or(u32::MAX),
            dropped,
            waiting: waiting.reply,
            folder,
        },
        changed: (!changed.nouns.is_empty()).then_some(changed),
    })
}

/// Somebody closed the process meanwhile: there is nobody left to tell.
fn is_closed(failure: &Failure) -> bool {
    failure.code == "no_process_open"
}

/// What stops an exchange, other than what is wrong with one file.
fn stops(failure: &Failure) -> bool {
    failure.fault
        || is_closed(failure)
        || ["folder_silent", "folder_gone"].contains(&failure.code.as_str())
}

struct Exchange<'a> {
    app: &'a App,
    place: &'a Place,
    known: Known,
    new_changes: u64,
    dropped: bool,
    /// Nouns of the process that changed.
    nouns: BTreeSet<String>,
}

impl Exchange<'_> {
    fn run(&mut self) -> Result<(), Failure> {
        let Place { folder, names, .. } = self.place;
        if self.place.is_gone(self.app) {
            return Err(Failure::refused("folder_gone").with("path", folder.display()));
        }
        let (asked, known) = (folder.clone(), names.clone());
        let look = move || list(&asked, &known).map_err(|error| reach::unread(&error, &asked));
        let listing = self.app.shared.reach.ask(folder, reach::LOOK, look)?;
        self.known.keep_only(&listing);
        let crowded = listing.crowded;
        for found in listing.files {
            if !self.known.is_seen(&found) {
                self.look_into(found)?;
            }
        }
        let (reached, photos) = self.reached()?;
        if self.known.lacks_of(&reached, &photos, names) {
            self.drop_own(reached, photos)?;
        }
        self.known.last_ms = Some(self.app.world.now_ms());
        if crowded {
            return Err(Failure::refused("folder_crowded").with("path", folder.display()));
        }
        Ok(())
    }

    fn look_into(&mut self, found: Found) -> Result<(), Failure> {
        let told = match self.fetched(&found) {
            Ok(copy) => self.take_from(&copy),
            // One file that a drive does not give keeps back no other.
            Err(failure) if failure.code == "store_fault" => {
                self.known.remember(found, Err(failure));
                return Ok(());
            }
            Err(failure) => Err(failure),
        };
        match told {
            Err(failure) if stops(&failure) => return Err(failure),
            // Others replace theirs meanwhile.
            Err(failure) if failure.code == "file_not_found" => {}
            told => self.known.remember(found, told),
        }
        Ok(())
    }

    fn fetched(&self, found: &Found) -> Result<Spooled, Failure> {
        let folder = &self.place.folder;
        if !found.plain {
            let path = folder.join(&found.name);
            return Err(Failure::refused("not_a_plain_file").with("path", path.display()));
        }
        fetch(self.app, folder, found)
    }

    fn take_from(&mut self, copy: &Spooled) -> Result<Told, Failure> {
        let Place {
            process, device, ..
        } = self.place;
        let brought = copy.read_beside_open(self.app, Some(&self.place.words))?;
        let bundle = &brought.bundle;
        let manifest = &bundle.manifest;
        if manifest.process != *process {
            let failure = Failure::refused("bundle_of_other_process");
            return Err(failure.with("name", &manifest.process_name));
        }
        if !bundle.segments.is_empty() {
            backups::before_receiving_again(self.app)?;
        }
        let taken = self.app.write_to((*process, *device), |tx, _| {
            let taken = take_in(tx, (bundle, &[]))?;
            blobs::take_in(self.app, tx, &brought)?;
            Ok(taken)
        })?;
        if taken.reply.redacted {
            personal::remove_after_receiving(self.app);
        }
        self.new_changes += taken.reply.new_changes;
        self.heard(taken.changed);
        Ok(Told::of(manifest))
    }

    fn heard(&mut self, changed: Option<Changed>) {
        let nouns = changed.into_iter().flat_map(|changed| changed.nouns);
        self.nouns.extend(nouns);
    }

    /// How far this laptop has come, and the photos that it holds.
    fn reached(&self) -> Result<(Reached, BTreeSet<Hash>), Failure> {
        let state = self.app.state();
        let open = state.open.as_ref();
        let store = open.filter(|store| {
            (store.process(), store.device()) == (self.place.process, self.place.device)
        });
        store.ok_or_else(no_process_open)?.read(|view| {
            let vector = view.vector()?.into_iter();
            let photos = Named::shown(view)?.public().into_iter();
            let held = view.blobs()?;
            Ok((
                vector.map(|(device, number, _)| (device, number)).collect(),
                photos.filter(|hash| held.contains_key(hash)).collect(),
            ))
        })
    }

    /// Writes all of the process beside the data of the app, and puts it into the folder when it was read again.
    fn drop_own(&mut self, reached: Reached, photos: BTreeSet<Hash>) -> Result<(), Failure> {
        let Place { folder, names, .. } = self.place;
        let app = self.app;
        let fresh = Held::fresh(app);
        let own = write_own(app, self.place, fresh.path())?;
        self.heard(own.introduced);
        let (asked, names) = (folder.clone(), names.clone());
        let put = move || {
            let put = drop_into(&asked, &names, fresh.path());
            put.map_err(|error| reach::undropped(&error, &asked))
        };
        app.shared
            .reach
            .ask(folder, reach::patience_for(own.bytes), put)?;
        self.known.dropped = Dropped {
            reached,
            brings: own.brings,
            photos,
        };
        self.dropped = true;
        Ok(())
    }
}
