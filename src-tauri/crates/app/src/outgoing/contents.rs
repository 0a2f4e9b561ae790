//! What of a process goes into a bundle, and under whose signatures.

use super::Sharing;
use crate::app::no_process_open;
use crate::blobs::{Held, Named};
use crate::process::the_process;
use crate::wire::BundleBrings;
use crate::{App, Failure};
use cocrea_bundle::{Blob, Contents, DeviceLabel, Segment, SignedHead};
use cocrea_keys::Keypair;
use cocrea_ledger::{DeviceId, Hash, first_hash};
use cocrea_store::{Signed, View};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What of the process goes into a bundle.
pub(crate) fn contents(
    app: &App,
    (brings, personal): (BundleBrings, bool),
    sharing: &Sharing,
) -> Result<Contents, Failure> {
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
        let chains: Vec<(Segment, SignedHead)> = chains.into_iter().flatten().collect();
        let has = chains.iter().map(|(_, head)| (head.device(), head.number));
        let has = has.collect();
        let named = Named::shown(view)?;
        let named = if personal {
            named.all()
        } else {
            named.public()
        };
        let held = Held::of(view, named)?;
        let (segments, heads) = match brings {
            BundleBrings::Everything => chains.into_iter().unzip(),
            BundleBrings::Missing => {
                let known = sharing.known(view)?.has;
                let reaches = |device| known.get(&device).copied().unwrap_or_default();
                let missing = chains.into_iter().filter_map(|(segment, head)| {
                    Some((after(segment, reaches(head.device()))?, head))
                });
                missing.unzip()
            }
            BundleBrings::Receipt => (Vec::new(), Vec::new()),
        };
        let segments: Vec<Segment> = segments;
        let blobs = match brings {
            BundleBrings::Everything => blobs(&held, &BTreeSet::new()),
            BundleBrings::Missing => blobs(&held, &sharing.known(view)?.holds),
            BundleBrings::Receipt => Vec::new(),
        };
        Ok(Contents {
            process,
            process_name: the_process(view)?.name,
            sender_label: label,
            made_ms: now,
            app_version: env!("CARGO_PKG_VERSION").to_owned(),
            devices: devices.collect(),
            organiser: view.organiser()?.unwrap_or_else(|| view.device()),
            has,
            segments: if personal {
                segments
            } else {
                segments.into_iter().map(without_persons).collect()
            },
            heads,
            blobs,
            holds: held.here.into_keys().collect(),
        })
    })
}

/// The blobs that are here and not among these.
fn blobs(held: &Held, known: &BTreeSet<Hash>) -> Vec<Blob> {
    let lacked = held.here.iter().filter(|(hash, _)| !known.contains(*hash));
    let blobs = lacked.map(|(hash, size)| Blob {
        hash: *hash,
        size: *size,
    });
    blobs.collect()
}

/// What of a segment comes after a number; nothing when nothing does.
fn after(mut segment: Segment, number: u64) -> Option<Segment> {
    let known = number.saturating_add(1).saturating_sub(segment.from);
    let count = usize::try_from(known).ok()?;
    if count >= segment.links.len() {
        return None;
    }
    let later = segment.links.split_off(count);
    if let Some(last) = segment.links.last() {
        segment.previous = last.hash;
    }
    Some(Segment {
        from: segment.from + known,
        links: later,
        ..segment
    })
}

/// The same changes, those about persons with their hashes only.
fn without_persons(segment: Segment) -> Segment {
    let links = segment.links.into_iter().map(|link| {
        // What cannot be read is of another version and goes on as it is.
        let personal = link
            .change()
            .is_ok_and(|change| change.header.personal.is_some());
        if personal {
            link.without_payload()
        } else {
            link
        }
    });
    Segment {
        links: links.collect(),
        ..segment
    }
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

#[cfg(test)]
mod tests {
    use super::after;
    use cocrea_bundle::Segment;
    use cocrea_ledger::{DeviceId, Link};

    #[test]
    fn what_a_laptop_has_is_left_out_and_the_rest_follows_from_it() {
        let start = [0; 32];
        let mut links: Vec<Link> = Vec::new();
        for number in 0..4 {
            let previous = links.last().map_or(start, |link| link.hash);
            links.push(Link::of_bytes(&previous, vec![number], vec![number]));
        }
        let segment = || Segment {
            device: DeviceId([1; 16]),
            from: 3,
            previous: start,
            links: links.clone(),
        };
        for before in 0..=2 {
            assert_eq!(after(segment(), before), Some(segment()), "nothing of it");
        }
        let rest = after(segment(), 4).unwrap();
        assert_eq!((rest.from, rest.previous), (5, links[1].hash));
        assert_eq!(rest.links, links[2..]);
        assert_eq!(after(segment(), 6), None, "they have all of it");
        assert_eq!(
            after(segment(), u64::MAX),
            None,
            "they said more than there is"
        );
    }
}
