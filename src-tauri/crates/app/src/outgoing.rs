//! Bundles on their way out: what of the process goes into one, and under whose signatures.

use crate::app::{Outcome, no_process_open};
use crate::bundles::fingerprint;
use crate::process::the_process;
use crate::wire::{BundleMade, MakeBundle};
use crate::{App, Failure, FilePurpose, folder, whole};
use cocrea_bundle::{Contents, DeviceLabel, Segment, SignedHead, write, write_file};
use cocrea_keys::Keypair;
use cocrea_ledger::{DeviceId, Hash, first_hash};
use cocrea_store::{Signed, View};
use std::path::{Path, PathBuf};
use uuid::Uuid;

pub(crate) fn make_bundle(app: &App, request: MakeBundle) -> Result<Outcome<BundleMade>, Failure> {
    let contents = contents(app)?;
    let changes = contents
        .segments
        .iter()
        .map(|segment| segment.links.len())
        .sum::<usize>();
    let suggested = format!(
        "{}.{}",
        folder::file_stem(&contents.process_name),
        FilePurpose::Bundle.ending()
    );
    let chosen = match request.path {
        Some(path) => Some(PathBuf::from(path)),
        None if app.desktop.has_dialogs() => app
            .desktop
            .choose_place_to_save(FilePurpose::Bundle, &suggested),
        None => return Err(Failure::refused("needs_a_window")),
    };
    let Some(path) = chosen else {
        return Ok(Outcome::unchanged(BundleMade {
            path: None,
            bytes: 0,
            changes: 0,
            fingerprint: String::new(),
        }));
    };
    whole::may_stand(app, &path, whole::Kind::Bundle)?;
    remember_tip(app)?;
    let key = app.identity.key_of(contents.process);
    let bytes = write(&contents, &key).map_err(|fault| unwritten(&fault, &path))?;
    write_file(&path, &bytes).map_err(|fault| unwritten(&fault, &path))?;
    Ok(Outcome::unchanged(BundleMade {
        path: Some(path.display().to_string()),
        bytes: bytes.len().try_into().unwrap_or(u32::MAX),
        changes: changes.try_into().unwrap_or(u32::MAX),
        fingerprint: fingerprint(&key.public_key()),
    }))
}

fn contents(app: &App) -> Result<Contents, Failure> {
    let (label, now) = (
        app.state().kept.settings.device_label.clone(),
        app.world.now_ms(),
    );
    let state = app.state();
    let store = state.open.as_ref().ok_or_else(no_process_open)?;
    let process = store.process();
    let own = app.identity.keys_of(process);
    store.read(|view| {
        let devices = view
            .devices()?
            .into_iter()
            .map(|(device, label)| DeviceLabel { device, label });
        let chains = view.vector()?.into_iter().map(|(device, number, hash)| {
            signed_chain(view, (process, &own), device, (number, hash))
        });
        let chains = chains.collect::<Result<Vec<_>, Failure>>()?;
        let (segments, heads): (Vec<_>, Vec<_>) = chains.into_iter().flatten().unzip();
        let has = heads.iter().map(SignedHead::device);
        let has = has.zip(heads.iter().map(|head| head.number)).collect();
        Ok(Contents {
            process,
            process_name: the_process(view)?.name,
            sender_label: label,
            made_ms: now,
            app_version: env!("CARGO_PKG_VERSION").to_owned(),
            devices: devices.collect(),
            organiser: view.organiser()?.unwrap_or_else(|| view.device()),
            has,
            segments,
            heads,
        })
    })
}

/// The chain of a device as far as the device signed it, which for this laptop's own is all of it.
fn signed_chain(
    view: &View<'_>,
    (process, own): (Uuid, &[Keypair]),
    device: DeviceId,
    (number, hash): (u64, Hash),
) -> Result<Option<(Segment, SignedHead)>, Failure> {
    let mut links = view.links(device)?;
    let head = match own.iter().find(|key| key.device() == device) {
        Some(key) => SignedHead::sign(key, process, number, hash),
        None => {
            let Some(Signed {
                key,
                number,
                signature,
            }) = view.signed(device)?
            else {
                // Of a file that another version wrote, before laptops signed: its author still hands it on.
                return Ok(None);
            };
            links.truncate(usize::try_from(number).unwrap_or(usize::MAX));
            let hash = links.last().map_or(hash, |link| link.hash);
            SignedHead {
                key,
                number,
                hash,
                signature,
            }
        }
    };
    let segment = Segment {
        device,
        from: 1,
        previous: first_hash(process, device),
        links,
    };
    Ok(Some((segment, head)))
}

/// Before others get to know what this laptop wrote: no older copy of the file may write it a second time.
fn remember_tip(app: &App) -> Result<(), Failure> {
    let state = app.state();
    let store = state.open.as_ref().ok_or_else(no_process_open)?;
    app.identity.remember(&app.folder, store)
}

fn unwritten(fault: &cocrea_bundle::Fault, path: &Path) -> Failure {
    match fault {
        cocrea_bundle::Fault::Io(error) => {
            Failure::of_file(&std::io::Error::from(error.kind()).into(), path)
        }
        cocrea_bundle::Fault::Unfit(_) | cocrea_bundle::Fault::NotKept(_) => {
            Failure::fault("store_fault")
                .with("detail", fault)
                .with("path", path.display())
        }
    }
}
