//! Tables: the log, which is migrated, and its shadow, which is rebuilt.

use crate::search;
use cocrea_domain::{FieldKind, SHAPES, Shape};
use std::fmt::Write as _;

/// «Cocr» in the header of the file: what it is, for `file` and for other programs.
pub(crate) const APPLICATION_ID: i64 = 0x436F_6372;
/// Version of the log tables.
pub(crate) const VERSION: i64 = 1;

/// The log. Its tables may only grow by migrations.
pub(crate) const LOG: &str = "
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

/// The definitions in [`LOG`] one by one, as SQLite keeps them.
pub(crate) fn log() -> impl Iterator<Item = &'static str> {
    let definitions = LOG.split(';').map(str::trim);
    definitions.filter(|definition| !definition.is_empty())
}

/// Version of the rules by which the log is folded: a new number folds every file again that an older one wrote.
pub(crate) const RULES: u32 = 2;

/// Heads, open conflicts and steps of undo: folded from the log.
pub(crate) const FOLDED: &str = "
CREATE TABLE head(
  entity TEXT NOT NULL,
  row BLOB NOT NULL,
  field TEXT NOT NULL,
  device INTEGER NOT NULL,
  number INTEGER NOT NULL,
  hlc INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  value ANY,
  PRIMARY KEY(entity, row, field, device, number)
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
  standing INTEGER NOT NULL,
  undone_by INTEGER,
  PRIMARY KEY(device, number)
) STRICT, WITHOUT ROWID;
";

pub(crate) const FOLDED_TABLES: &[&str] = &["head", "early", "conflict", "undo_step"];

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
            FieldKind::Bytes => "BLOB",
        };
        let _ = write!(sql, ",\n  \"{}\" {column}", field.name);
    }
    let _ = writeln!(sql, "\n) STRICT{kind};");
    for field in shape
        .fields
        .iter()
        .filter(|field| field.kind == FieldKind::Bytes)
    {
        let _ = writeln!(
            sql,
            "CREATE INDEX \"{0}_by_{1}\" ON \"{0}\"(\"{1}\");",
            shape.entity, field.name
        );
    }
    sql
}
