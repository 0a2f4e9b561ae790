//! The seal: a file that is closed keeps hashes of what it holds, so that a decaying disk is found at the next opening.
//!
//! SQLite's own check sees its structure, not its contents: most flipped bits in a text pass it. The chain protects the
//! log; the seals protect the end of the log, what was folded from it and the names of laptops. They are no secret: who
//! forges a file can forge them too, and gains nothing, because a file without seals is folded again.

use crate::{Fault, schema, search};
use cocrea_domain::SHAPES;
use cocrea_ledger::DeviceId;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension as _, params};

/// What is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// How far the log of each device goes.
    Log,
    /// Everything that is folded from the log.
    Tables,
    /// Names of laptops, which no log holds.
    Labels,
}

impl Part {
    const ALL: [Self; 3] = [Self::Log, Self::Tables, Self::Labels];

    const fn key(self) -> &'static str {
        match self {
            Self::Log => "seal_log",
            Self::Tables => "seal_tables",
            Self::Labels => "seal_labels",
        }
    }

    fn hash(self, connection: &Connection) -> Result<String, Fault> {
        let mut hasher = Buffered::default();
        match self {
            Self::Log => add_rows(
                &mut hasher,
                connection,
                "SELECT d.id, count(*), max(c.number) FROM change c LEFT JOIN device d ON d.alias = c.device GROUP BY c.device",
            )?,
            Self::Tables => {
                let definitions = "SELECT name, sql FROM sqlite_master ORDER BY name";
                add_rows(&mut hasher, connection, definitions)?;
                for table in tables() {
                    add_rows(
                        &mut hasher,
                        connection,
                        &format!("SELECT * FROM \"{table}\""),
                    )?;
                }
            }
            Self::Labels => add_rows(
                &mut hasher,
                connection,
                "SELECT alias, id, label FROM device ORDER BY alias",
            )?,
        }
        Ok(hasher.finish())
    }
}

/// All rows of all tables, those of the index of words with them.
pub(crate) fn of_every_table(connection: &Connection) -> Result<String, Fault> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name";
    let mut statement = connection.prepare(sql)?;
    let names = statement.query_map([], |row| row.get::<_, String>(0))?;
    let mut hasher = Buffered::default();
    for name in names {
        let name = name?.replace('"', "\"\"");
        add_rows(
            &mut hasher,
            connection,
            &format!("SELECT * FROM \"{name}\""),
        )?;
    }
    Ok(hasher.finish())
}

/// Everything that people see of the fold, whatever the order in which the changes came.
pub(crate) fn of_fold(connection: &Connection) -> Result<String, Fault> {
    let mut hasher = Buffered::default();
    for table in schema::FOLDED_TABLES
        .iter()
        .filter(|table| **table != EARLY)
    {
        add_rows(
            &mut hasher,
            connection,
            &format!("SELECT * FROM \"{table}\""),
        )?;
    }
    for shape in SHAPES {
        let fields: String = shape
            .fields
            .iter()
            .map(|field| format!(", \"{}\"", field.name))
            .collect();
        let rows = format!(
            "SELECT row, trashed{fields} FROM \"{}\" ORDER BY row",
            shape.entity
        );
        add_rows(&mut hasher, connection, &rows)?;
    }
    Ok(hasher.finish())
}

/// What is noted of values that have not come yet: nothing of it shows.
const EARLY: &str = "early";

/// Whether a part is as it was when the file was closed; nothing when the file was not closed, as after a power cut.
pub(crate) fn holds(connection: &Connection, part: Part) -> Result<Option<bool>, Fault> {
    match kept(connection, part)? {
        Some(kept) => Ok(Some(part.hash(connection)? == kept)),
        None => Ok(None),
    }
}

/// Whether the log is as it was when the file was closed, by the lengths of the chains that were followed.
pub(crate) fn log_holds(
    connection: &Connection,
    lengths: impl Iterator<Item = (DeviceId, u64)>,
) -> Result<Option<bool>, Fault> {
    Ok(kept(connection, Part::Log)?.map(|kept| of_log(lengths) == kept))
}

fn kept(connection: &Connection, part: Part) -> Result<Option<String>, Fault> {
    let sql = "SELECT value FROM meta WHERE key = ?1";
    let kept = connection.query_row(sql, [part.key()], |row| row.get(0));
    Ok(kept.optional()?)
}

/// What the log is sealed as, by the devices in their order here, each with the length of its chain.
pub(crate) fn of_log(lengths: impl Iterator<Item = (DeviceId, u64)>) -> String {
    let mut hasher = Buffered::default();
    for (device, length) in lengths {
        let length = ValueRef::Integer(length.cast_signed());
        add(&mut hasher, ValueRef::Blob(&device.0));
        // How many there are, and the number of the last one.
        add(&mut hasher, length);
        add(&mut hasher, length);
    }
    hasher.update(END);
    hasher.finish()
}

/// What names of laptops are sealed as, by their rows in order.
pub(crate) fn of_labels<'a>(rows: impl Iterator<Item = (i64, DeviceId, &'a str)>) -> String {
    let mut hasher = Buffered::default();
    for (alias, device, label) in rows {
        add(&mut hasher, ValueRef::Integer(alias));
        add(&mut hasher, ValueRef::Blob(&device.0));
        add(&mut hasher, ValueRef::Text(label.as_bytes()));
    }
    hasher.update(END);
    hasher.finish()
}

/// Seals all parts, unless they are sealed still.
pub(crate) fn close(connection: &Connection) -> Result<(), Fault> {
    let sql = "SELECT count(*) FROM meta WHERE key IN ('seal_log', 'seal_tables', 'seal_labels')";
    let sealed: i64 = connection.query_row(sql, [], |row| row.get(0))?;
    if usize::try_from(sealed) == Ok(Part::ALL.len()) {
        return Ok(());
    }
    let transaction = connection.unchecked_transaction()?;
    for part in Part::ALL {
        let hash = part.hash(&transaction)?;
        transaction.execute(
            "INSERT OR REPLACE INTO meta VALUES (?1, ?2)",
            params![part.key(), hash],
        )?;
    }
    Ok(transaction.commit()?)
}

/// Takes the seals away, in the transaction that writes.
pub(crate) fn open(connection: &Connection) -> Result<(), Fault> {
    let sql = "DELETE FROM meta WHERE key IN ('seal_log', 'seal_tables', 'seal_labels')";
    connection.prepare_cached(sql)?.execute([])?;
    Ok(())
}

/// Takes the seal of the tables away, because they are folded again.
pub(crate) fn open_tables(connection: &Connection) -> Result<(), Fault> {
    connection.execute("DELETE FROM meta WHERE key = ?1", [Part::Tables.key()])?;
    Ok(())
}

/// A hasher that is given much at a time: BLAKE3 takes sixteen stretches side by side then, instead of each value alone.
#[derive(Default)]
struct Buffered {
    hasher: blake3::Hasher,
    waiting: Vec<u8>,
}

impl Buffered {
    const MUCH: usize = 1 << 16;

    fn update(&mut self, bytes: &[u8]) {
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= Self::MUCH {
            self.hasher.update(&self.waiting);
            self.waiting.clear();
        }
    }

    fn finish(mut self) -> String {
        self.hasher.update(&self.waiting);
        self.hasher.finalize().to_hex().to_string()
    }
}

fn tables() -> impl Iterator<Item = &'static str> {
    let nouns = SHAPES.iter().map(|shape| shape.entity);
    let index = search::KEPT_IN.iter().copied();
    schema::FOLDED_TABLES
        .iter()
        .copied()
        .chain(nouns)
        .chain(index)
}

/// Stands after all rows of a table.
const END: &[u8] = b"end";

fn add_rows(hasher: &mut Buffered, connection: &Connection, sql: &str) -> Result<(), Fault> {
    let mut statement = connection.prepare(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            add(hasher, row.get_ref(column)?);
        }
    }
    hasher.update(END);
    Ok(())
}

/// A kind and a length before every value: no two different rows give the same bytes.
fn add(hasher: &mut Buffered, value: ValueRef<'_>) {
    let (kind, number, bytes): (u8, u64, &[u8]) = match value {
        ValueRef::Null => (0, 0, &[]),
        ValueRef::Integer(number) => (1, number.cast_unsigned(), &[]),
        ValueRef::Real(number) => (2, number.to_bits(), &[]),
        ValueRef::Text(text) => (3, text.len() as u64, text),
        ValueRef::Blob(bytes) => (4, bytes.len() as u64, bytes),
    };
    hasher.update(&[kind]);
    hasher.update(&number.to_le_bytes());
    hasher.update(bytes);
}
