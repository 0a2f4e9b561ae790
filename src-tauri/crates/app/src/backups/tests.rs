//! Which backups stay.

use super::{KEPT_DAYS, KEPT_LAST, expired};
use cocrea_store::{BackupMark, BackupView};
use uuid::Uuid;

const DAY_MS: i64 = 86_400_000;
/// Noon in Hermosillo.
const NOON_MS: i64 = 1_800_126_000_000;

fn made(ms: i64, label: &str) -> BackupView {
    BackupView {
        process: Uuid::from_u128(1),
        mark: BackupMark {
            made_ms: ms,
            occasion: "opened".to_owned(),
            label: label.to_owned(),
        },
        changes: 1,
    }
}

fn let_go(backups: &[BackupView]) -> Vec<usize> {
    expired(&backups.iter().map(Some).collect::<Vec<_>>())
}

#[test]
fn the_last_ten_stay_and_of_each_day_before_the_newest() {
    let of_one_day: Vec<_> = (0..15)
        .map(|minute| made(NOON_MS - minute * 60_000, ""))
        .collect();
    assert_eq!(let_go(&of_one_day), [10, 11, 12, 13, 14]);
    let two_a_day: Vec<_> = (0..80)
        .map(|half| made(NOON_MS - (half / 2) * DAY_MS - (half % 2) * 60_000, ""))
        .collect();
    let kept: Vec<_> = (0..80)
        .filter(|index| !let_go(&two_a_day).contains(index))
        .collect();
    assert_eq!(kept.len(), KEPT_LAST / 2 + KEPT_DAYS);
    assert_eq!(kept.last(), Some(&(2 * (KEPT_DAYS - 1))));
}

#[test]
fn what_a_person_named_and_what_cannot_be_read_stays() {
    let mut named: Vec<_> = (0..30)
        .map(|minute| made(NOON_MS - minute * 60_000, ""))
        .collect();
    named[29].mark.label = "Antes de la votación".to_owned();
    let mut seen: Vec<_> = named.iter().map(Some).collect();
    seen.push(None);
    assert_eq!(expired(&seen), (10..29).collect::<Vec<_>>());
}
