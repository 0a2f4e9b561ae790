//! Tables: the log, which is migrated, and its shadow, which is rebuilt.

use crate::search;
use cocrea_domain::{FieldKind, SHAPES, Shape};
use std::fmt::Write as _;

/// «Cocr» in the header of the file: what it is, for `file` and for other programs.
pub(crate) const APPLICATION_ID: i64 = 0x436F_6372;
/// Version of the log tables.
pub(crate) const VERSION: i64 = 2;

/// The log, by the version that brought each part. A part is never changed: later ones add to it.
pub(crate) const LOG: &[&str] = &[CHANGES, LAPTOPS];

/// Version 1: what was written.
const CHANGES: &str = "
CREATE TABLE meta(key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;
CREATE TABLE device(
  alias INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  label TEXT NOT NULL
) STRICT;
CREATE TABLE change(
  device INTEGER NOT NULL REFERENCES device(alias),
  number INTEGER NOT NULL,
  hlc INTEGER NOT NULL,
  wall_ms INTEGER NOT NULL,
  kind TEXT NOT NULL,
  header BLOB NOT NULL,
  payload BLOB,
  payload_hash BLOB NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY(device, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_by_time ON change(hlc);
";

/// Version 2: how far each device signed its chain; what waits until its device is let in or what is before it comes;
/// how much other laptops said to have; bytes that changes name by their hash.
const LAPTOPS: &str = "
CREATE TABLE signed_head(
  device INTEGER PRIMARY KEY REFERENCES device(alias),
  key BLOB NOT NULL,
  number INTEGER NOT NULL,
  signature BLOB NOT NULL
) STRICT;
CREATE TABLE parked(
  id INTEGER PRIMARY KEY,
  device BLOB NOT NULL,
  label TEXT NOT NULL,
  first INTEGER NOT NULL,
  previous BLOB NOT NULL,
  key BLOB NOT NULL,
  last INTEGER NOT NULL,
  signature BLOB NOT NULL,
  UNIQUE(device, first, last)
) STRICT;
CREATE TABLE parked_link(
  parked INTEGER NOT NULL REFERENCES parked(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  header BLOB NOT NULL,
  payload BLOB,
  payload_hash BLOB NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY(parked, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE peer_has(
  peer BLOB NOT NULL,
  device BLOB NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY(peer, device)
) STRICT, WITHOUT ROWID;
CREATE TABLE peer_holds(
  peer BLOB NOT NULL,
  blob BLOB NOT NULL,
  PRIMARY KEY(peer, blob)
) STRICT, WITHOUT ROWID;
CREATE TABLE blob(
  hash BLOB PRIMARY KEY,
  bytes BLOB NOT NULL,
  thumbnail BLOB NOT NULL,
  thumbnail_hash BLOB NOT NULL
) STRICT;
";

/// The definitions in [`LOG`] up to a version one by one, as SQLite keeps them.
pub(crate) fn log(version: i64) -> impl Iterator<Item = &'static str> {
    let parts = LOG
        .iter()
        .take(usize::try_from(version).unwrap_or_default());
    let definitions = parts.flat_map(|part| part.split(';')).map(str::trim);
    definitions.filter(|definition| !definition.is_empty())
}

/// Version of the rules by which the log is folded: a new number folds every file again that an older one wrote.
pub(crate) const RULES: u32 = 5;

/// Heads, open conflicts, steps of undo and requests for redaction: folded from the log.
pub(crate) const FOLDED: &str = "
CREATE TABLE head(
  entity TEXT NOT NULL,
  row BLOB NOT NULL,
  registers BLOB NOT NULL,
  PRIMARY KEY(entity, row)
) STRICT, WITHOUT ROWID;
CREATE TABLE early(
  entity TEXT NOT NULL,
  row BLOB NOT NULL,
  field TEXT NOT NULL,
  device_id BLOB NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY(entity, row, field, device_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE conflict(
  entity TEXT NOT NULL,
  row BLOB NOT NULL,
  field TEXT NOT NULL,
  PRIMARY KEY(entity, row, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE undo_step(
  device INTEGER NOT NULL,
  number INTEGER NOT NULL,
  standing INTEGER,
  undone_by INTEGER,
  PRIMARY KEY(device, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE undo_floor(device INTEGER PRIMARY KEY, number INTEGER NOT NULL) STRICT;
CREATE INDEX undo_step_undone ON undo_step(device) WHERE undone_by IS NOT NULL;
CREATE TABLE redacted(id BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
";

pub(crate) const FOLDED_TABLES: &[&str] = &[
    "head",
    "early",
    "conflict",
    "undo_step",
    "undo_floor",
    "redacted",
];

/// The tables of all nouns, by their shapes, and the index of their words.
pub(crate) fn shadow() -> String {
    let nouns: String = SHAPES.iter().map(noun).collect();
    nouns + search::DEFINITION
}

fn noun(shape: &Shape) -> String {
    // 0 lives, 1 is in the trash, 2 was written to before its birth arrived.
    // An index of words names rows by number, so rows that are in it have one.
    let (keys, kind) = if shape.is_searched() {
        ("id INTEGER PRIMARY KEY,\n  row BLOB NOT NULL UNIQUE", "")
    } else {
        ("row BLOB PRIMARY KEY", ", WITHOUT ROWID")
    };
    let mut sql = format!(
        "CREATE TABLE \"{}\"(\n  {keys},\n  trashed INTEGER NOT NULL",
        shape.entity
    );
    for field in shape.fields {
        let column = match field.kind {
            FieldKind::Integer => "INTEGER",
            FieldKind::Text => "TEXT",
            FieldKind::Bytes | FieldKind::Sealed => "BLOB",
        };
        let _ = write!(sql, ",\n  \"{}\" {column}", field.name);
    }
    let _ = writeln!(sql, "\n) STRICT{kind};");
    for field in shape.fields.iter().filter(|field| field.key) {
        let _ = writeln!(
            sql,
            "CREATE INDEX \"{0}_by_{1}\" ON \"{0}\"(\"{1}\");",
            shape.entity, field.name
        );
    }
    sql
}
