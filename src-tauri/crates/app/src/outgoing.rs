//! Bundles on their way out: for whom they are made, and where they are written.

mod contents;

use crate::app::{Outcome, no_process_open};
use crate::blobs::Blobs;
use crate::bundles::fingerprint;
use crate::conflicts::label;
use crate::process::the_process;
use crate::spool::typed;
use crate::wire::{
    BundleBrings, BundleMade, BundleReaders, BundleReadership, BundleRoom, Changed, MakeBundle,
    Nothing,
};
use crate::{App, Failure, FilePurpose, folder, whole};
use cocrea_bundle::{Packed, Readers, Watched, pack, write_file};
use cocrea_domain::{Attendee, Laptop, SignedSheet};
use cocrea_keys::{Keypair, Passphrase, Recipient};
use cocrea_ledger::DeviceId;
use cocrea_store::{Peer, View};
pub(crate) use contents::contents;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The most bytes of a file that every stick can hold, and that most mail takes.
const STICK: u64 = 1_900_000_000;
const MAIL: u64 = 18_000_000;

pub(crate) fn make_bundle(app: &App, request: MakeBundle) -> Result<Outcome<BundleMade>, Failure> {
    let sharing = Sharing::of(app, &request)?;
    let Some(path) = chosen_place(app, request.path)? else {
        return Ok(Outcome::unchanged(BundleMade {
            path: None,
            more: Vec::new(),
            bytes: 0,
            changes: 0,
            photos: 0,
            words: None,
            fingerprint: String::new(),
        }));
    };
    let introduced = introduce(app)?;
    let brings = request.brings.unwrap_or(BundleBrings::Everything);
    let personal = request.personal.unwrap_or(false);
    let contents = contents(app, (brings, personal), &sharing)?;
    remember_tip(app)?;
    let key = app.identity.key_of(contents.process);
    let packed = pack(&contents).map_err(|fault| unwritten(&fault, &path))?;
    let (changes, photos) = (packed.changes(), packed.blobs());
    let parts = packed.split(match request.room {
        Some(BundleRoom::Mail) => MAIL,
        Some(BundleRoom::Stick) | None => STICK,
    });
    // Each byte is written, and read again.
    let all = 2 * parts.iter().map(Packed::size).sum::<u64>();
    let (paths, bytes) = app
        .work
        .during(all, || write_parts(app, &path, (&parts, &key), &sharing))?;
    let mut paths = paths.iter().map(|path| path.display().to_string());
    Ok(Outcome {
        reply: BundleMade {
            path: paths.next(),
            more: paths.collect(),
            bytes,
            changes: changes.try_into().unwrap_or(u32::MAX),
            photos: photos.try_into().unwrap_or(u32::MAX),
            words: sharing.drawn(),
            fingerprint: fingerprint(&key.public_key()),
        },
        changed: introduced,
    })
}

pub(crate) fn bundle_readership(
    app: &App,
    _: Nothing,
) -> Result<Outcome<BundleReadership>, Failure> {
    let own = own_devices(app)?;
    app.look(|view| {
        let told: BTreeSet<DeviceId> = view.recipients()?.into_iter().map(|one| one.0).collect();
        let others = view.devices()?.into_iter();
        let others = others.filter(|(device, _)| !own.contains(device));
        let (can, cannot): (Vec<_>, Vec<_>) = others.partition(|one| told.contains(&one.0));
        let named = |laptops: Vec<(DeviceId, String)>| {
            let names = laptops.iter().map(|(device, name)| label(name, *device));
            names.collect()
        };
        let any_sheet = || view.every::<SignedSheet>().map(|sheets| !sheets.is_empty());
        let any_person = !view.every::<Attendee>()?.is_empty();
        Ok(BundleReadership {
            can: named(can),
            cannot: named(cannot),
            personal: any_person || any_sheet()?,
        })
    })
}

/// For whom a bundle is made.
pub(crate) enum Sharing {
    Anybody,
    /// Laptops of the process, by device, and others that are not known by one.
    Laptops(Vec<(DeviceId, Recipient)>, Vec<Recipient>),
    /// Those who know these words, which may have been drawn now.
    Words {
        words: Passphrase,
        drawn: bool,
    },
}

impl Sharing {
    fn of(app: &App, request: &MakeBundle) -> Result<Self, Failure> {
        let known = request.words.as_deref().map(typed).transpose()?;
        match request.readers.unwrap_or(BundleReaders::Anybody) {
            BundleReaders::Anybody => Ok(Self::Anybody),
            BundleReaders::Words => Ok(match known {
                Some(words) => Self::Words {
                    words,
                    drawn: false,
                },
                None => Self::Words {
                    words: Passphrase::new().map_err(|_| Failure::fault("no_random_bytes"))?,
                    drawn: true,
                },
            }),
            BundleReaders::Laptops => {
                let own = own_devices(app)?;
                let told = app.look(|view| Ok(view.recipients()?))?.reply;
                // Another version may have written what this one does not take for a recipient.
                let told = told.into_iter().filter(|(device, _)| !own.contains(device));
                let told = told.filter_map(|(device, text)| Some((device, text.parse().ok()?)));
                let also = request.recipients.iter().flatten().map(|text| {
                    let read = text.parse::<Recipient>();
                    read.map_err(|_| Failure::refused("not_a_recipient").with("text", text))
                });
                Ok(Self::Laptops(
                    told.collect(),
                    also.collect::<Result<_, _>>()?,
                ))
            }
        }
    }

    /// The six words, if they were drawn now.
    fn drawn(&self) -> Option<String> {
        match self {
            Self::Words { words, drawn: true } => {
                Some(words.reveal().to_string().replace('-', " "))
            }
            Self::Words { drawn: false, .. } | Self::Anybody | Self::Laptops(..) => None,
        }
    }

    /// What all of those have who can open it, as far as they told: it can be left out.
    fn known(&self, view: &View<'_>) -> Result<Peer, Failure> {
        let Self::Laptops(laptops, others) = self else {
            return Ok(Peer::default());
        };
        let peers = laptops.iter().map(|(device, _)| view.peer(*device));
        let mut peers = peers.collect::<Result<Vec<_>, _>>()?.into_iter();
        let Some(mut all) = peers.next().filter(|_| others.is_empty()) else {
            return Ok(Peer::default());
        };
        for peer in peers {
            all.has.retain(|device, number| {
                let least = peer.has.get(device).copied().unwrap_or_default();
                *number = least.min(*number);
                *number > 0
            });
            all.holds.retain(|blob| peer.holds.contains(blob));
        }
        Ok(all)
    }
}

fn own_devices(app: &App) -> Result<BTreeSet<DeviceId>, Failure> {
    let state = app.state();
    let process = state.open.as_ref().ok_or_else(no_process_open)?.process();
    drop(state);
    let keys = app.identity.keys_of(process);
    Ok(keys.iter().map(Keypair::device).collect())
}

fn chosen_place(app: &App, path: Option<String>) -> Result<Option<PathBuf>, Failure> {
    if let Some(path) = path {
        return Ok(Some(PathBuf::from(path)));
    }
    if !app.desktop.has_dialogs() {
        return Err(Failure::refused("needs_a_window"));
    }
    let name = app.look(|view| Ok(the_process(view)?.name))?.reply;
    let suggested = format!(
        "{}.{}",
        folder::file_stem(&name),
        FilePurpose::Bundle.ending()
    );
    let purpose = FilePurpose::Bundle;
    Ok(app.desktop.choose_place_to_save(purpose, &suggested))
}

/// Lets others know whom to seal to so that this laptop can open it, if it did not yet.
pub(crate) fn introduce(app: &App) -> Result<Option<Changed>, Failure> {
    let recipient = app.identity.opens().recipient().to_string();
    if app.look(|view| Ok(view.is_introduced(&recipient)?))?.reply {
        return Ok(None);
    }
    let recorded = app.write(|tx, _| {
        let device = tx.device();
        tx.record(Laptop::introduce(device.0, recipient))?;
        Ok(())
    });
    Ok(recorded?.changed)
}

/// All parts, or none: those that were written before one failed are taken away again.
fn write_parts(
    app: &App,
    path: &Path,
    (parts, key): (&[Packed<'_>], &Keypair),
    sharing: &Sharing,
) -> Result<(Vec<PathBuf>, u64), Failure> {
    let paths = places(path, parts.len());
    for path in &paths {
        whole::may_stand(app, path, whole::Kind::Bundle)?;
    }
    let own = app.identity.opens();
    let laptops: Vec<Recipient>;
    let readers = match sharing {
        Sharing::Anybody => Readers::Anybody,
        Sharing::Words { words, .. } => Readers::Words(words),
        Sharing::Laptops(known, others) => {
            let known = known.iter().map(|(_, recipient)| *recipient);
            laptops = known.chain(others.iter().copied()).collect();
            Readers::Laptops(&laptops, own)
        }
    };
    let mut bytes = 0;
    for (at, (path, part)) in paths.iter().zip(parts).enumerate() {
        let watch = &app.work;
        match write_file(Watched { path, watch }, (part, key), &Blobs(app), readers) {
            Ok(size) => bytes += size,
            Err(fault) => {
                for written in &paths[..at] {
                    // The failure itself says more than this one would.
                    let _ = fs::remove_file(written);
                }
                return Err(unwritten(&fault, path));
            }
        }
    }
    Ok((paths, bytes))
}

/// Where the parts of a bundle stand: one where it was asked for, several beside it with their numbers.
fn places(path: &Path, parts: usize) -> Vec<PathBuf> {
    if parts == 1 {
        return vec![path.to_owned()];
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let numbered = (1..=parts).map(|number| {
        let mut name = format!("{stem} {number}-{parts}");
        if let Some(ending) = path.extension() {
            name = format!("{name}.{}", ending.to_string_lossy());
        }
        path.with_file_name(name)
    });
    numbered.collect()
}

/// Before others get to know what this laptop wrote: no older copy of the file may write it a second time.
pub(crate) fn remember_tip(app: &App) -> Result<(), Failure> {
    let state = app.state();
    let store = state.open.as_ref().ok_or_else(no_process_open)?;
    app.identity.remember(&app.folder, store)
}

pub(crate) fn unwritten(fault: &cocrea_bundle::Fault, path: &Path) -> Failure {
    match fault {
        cocrea_bundle::Fault::Io(error) => {
            Failure::of_file(&std::io::Error::from(error.kind()).into(), path)
        }
        cocrea_bundle::Fault::NotSealed(cocrea_keys::NotSealed::Io(error)) => {
            Failure::of_file(&std::io::Error::from(error.kind()).into(), path)
        }
        cocrea_bundle::Fault::Unfit(_)
        | cocrea_bundle::Fault::NotKept(_)
        | cocrea_bundle::Fault::Unread(_)
        | cocrea_bundle::Fault::NotSealed(_) => Failure::fault("store_fault")
            .with("detail", fault)
            .with("path", path.display()),
    }
}

#[cfg(test)]
mod tests {
    use super::places;
    use std::path::{Path, PathBuf};

    #[test]
    fn parts_stand_beside_each_other_with_their_numbers() {
        let at = Path::new("/usb/Plan de Altares.paquete");
        assert_eq!(places(at, 1), [at]);
        let parts = [
            "/usb/Plan de Altares 1-2.paquete",
            "/usb/Plan de Altares 2-2.paquete",
        ];
        assert_eq!(places(at, 2), parts.map(PathBuf::from));
        let bare = ["/usb/plan 1-2", "/usb/plan 2-2"];
        assert_eq!(places(Path::new("/usb/plan"), 2), bare.map(PathBuf::from));
    }
}
