//! A process that came in a bundle: this computer has no file of it yet.

use crate::app::Outcome;
use crate::bundles::{preview, received, take_in};
use crate::deciding::{Choice, decide};
use crate::process::the_process;
use crate::spool::Brought;
use crate::wire::{BundlePreview, Changed, Received};
use crate::{App, Failure, blobs, home};
use cocrea_bundle::Bundle;
use cocrea_ledger::DeviceId;
use cocrea_store::{Store, unfinished};
use std::path::Path;

/// Starts a process file from a bundle, with what the person chose for its conflicts, and opens it. All of it or
/// nothing.
pub(crate) fn start(
    app: &App,
    path: &Path,
    (brought, admitted): (&Brought<'_>, &[DeviceId]),
    choices: &[Choice],
) -> Result<Outcome<Received>, Failure> {
    let bundle = &brought.bundle;
    let reply = home::found(app, path, bundle.manifest.process, |tx, act| {
        tx.follow(bundle.manifest.organiser)?;
        let taken = take_in(tx, (bundle, admitted))?;
        the_process(tx)?;
        let photos = blobs::take_in(app, tx, brought)?;
        decide(tx, act, choices)?;
        received(tx, &taken, photos)
    })?;
    let changed = Changed {
        process: app.open_path().map(|path| path.display().to_string()),
        nouns: vec![String::from("process")],
    };
    Ok(Outcome {
        reply,
        changed: Some(changed),
    })
}

/// What a bundle of a process that is not on this computer would bring, seen in a file that is gone afterwards.
pub(crate) fn preview_of_new(
    app: &App,
    (bundle, path, admitted): (&Bundle, &Path, &[DeviceId]),
) -> Result<BundlePreview, Failure> {
    let process = bundle.manifest.process;
    let spool = unfinished(app.folder.path(), app.world.new_id());
    let mut store = Store::create(&spool, process, app.identity.key_of(process).device())
        .map_err(|fault| Failure::of_file(&fault, &spool))?;
    let words = app.words();
    let seen = store.rehearse(app.world.now_ms(), |tx| {
        tx.follow(bundle.manifest.organiser)?;
        preview(tx, (app, &words), (bundle, path, admitted))
    });
    store.remove();
    seen.map(|preview| BundlePreview {
        starts_process: true,
        ..preview
    })
}
