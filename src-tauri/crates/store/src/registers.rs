//! The registers of a row, kept together: every head of a row is one value in one row of `head`, so that a change costs
//! one read and one write per row, not some per field.
//!
//! Form: CBOR, `[[device, number, hlc, [[field, value]…]]…]`: what stands of each change, changes by their names, fields
//! in order.

use crate::Fault;
use cocrea_ledger::{ChangeName, DeviceId, Head, Hlc, TRASHED, Value};
use minicbor::{Decoder, Encoder};
use rusqlite::{Connection, OptionalExtension as _, params};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Fields of a row with their heads, which stand by their names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Registers(BTreeMap<String, Vec<Head>>);

impl Registers {
    /// Those of a row; none when nobody wrote to it.
    ///
    /// # Errors
    /// Those of the file.
    pub(crate) fn read(connection: &Connection, entity: &str, row: Uuid) -> Result<Self, Fault> {
        let sql = "SELECT registers FROM head WHERE entity = ?1 AND row = ?2";
        connection
            .prepare_cached(sql)?
            .query_row(params![entity, row.as_bytes()], |row| {
                Ok(Self::decode(row.get_ref(0)?.as_blob()?))
            })
            .optional()?
            .unwrap_or_else(|| Ok(Self::default()))
    }

    /// Keeps them.
    ///
    /// # Errors
    /// Those of the file.
    pub(crate) fn keep(
        &self,
        connection: &Connection,
        entity: &str,
        row: Uuid,
    ) -> Result<(), Fault> {
        let sql = "INSERT OR REPLACE INTO head VALUES (?1, ?2, ?3)";
        connection
            .prepare_cached(sql)?
            .execute(params![entity, row.as_bytes(), self.encode()])?;
        Ok(())
    }

    /// Heads of a field.
    pub(crate) fn heads(&self, field: &str) -> &[Head] {
        self.0.get(field).map(Vec::as_slice).unwrap_or_default()
    }

    /// Fields with their heads, in order.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&str, &[Head])> {
        let fields = self.0.iter();
        fields.map(|(field, heads)| (field.as_str(), heads.as_slice()))
    }

    /// Fields with the names of their heads.
    pub(crate) fn names(&self) -> Vec<(String, ChangeName)> {
        let named = |(field, heads): (&str, &[Head])| {
            let names = heads.iter().map(|head| (field.to_owned(), head.name));
            names.collect::<Vec<_>>()
        };
        self.fields().flat_map(named).collect()
    }

    /// Whether people may have something to decide in the row: two values in a field, or the trash beside an edit.
    pub(crate) fn may_be_apart(&self) -> bool {
        self.fields().any(|(field, heads)| {
            let is_trashed = |head: &Head| head.value == Value::Bool(true);
            heads.len() > 1 || field == TRASHED && heads.iter().any(is_trashed)
        })
    }

    /// Adds a head; one of the same change gives way.
    pub(crate) fn add(&mut self, field: &str, head: Head) {
        if let Some(heads) = self.0.get_mut(field) {
            match heads.binary_search_by_key(&head.name, |kept| kept.name) {
                Ok(at) => heads[at] = head,
                Err(at) => heads.insert(at, head),
            }
        } else {
            self.0.insert(field.to_owned(), vec![head]);
        }
    }

    /// Removes the head that a change wrote; says whether there was one.
    pub(crate) fn remove(&mut self, field: &str, name: ChangeName) -> bool {
        let Some(heads) = self.0.get_mut(field) else {
            return false;
        };
        let Ok(at) = heads.binary_search_by_key(&name, |kept| kept.name) else {
            return false;
        };
        heads.remove(at);
        if heads.is_empty() {
            self.0.remove(field);
        }
        true
    }

    fn encode(&self) -> Vec<u8> {
        let mut changes = ByChange::new();
        for (field, heads) in self.fields() {
            for head in heads {
                let (_, written) = changes.entry(head.name).or_insert((head.hlc, Vec::new()));
                written.push((field, &head.value));
            }
        }
        let mut out = Encoder::new(Vec::new());
        // Writing to memory cannot fail.
        let _ = write(&mut out, &changes);
        out.into_writer()
    }

    /// Reads them from a column of `head`.
    ///
    /// # Errors
    /// [`Fault::Damaged`].
    pub(crate) fn decode(bytes: &[u8]) -> Result<Self, Fault> {
        read(bytes).map_err(|error| Fault::Damaged(error.to_string()))
    }
}

/// What each change wrote that still stands: a change names its device once, however many fields it wrote.
type ByChange<'a> = BTreeMap<ChangeName, (Hlc, Vec<(&'a str, &'a Value)>)>;
type Unwritten = minicbor::encode::Error<std::convert::Infallible>;

fn write(out: &mut Encoder<Vec<u8>>, changes: &ByChange<'_>) -> Result<(), Unwritten> {
    out.array(changes.len() as u64)?;
    for (name, (hlc, written)) in changes {
        out.array(4)?
            .bytes(&name.device.0)?
            .u64(name.number)?
            .u64(hlc.0)?
            .array(written.len() as u64)?;
        for (field, value) in written {
            out.array(2)?.str(field)?.encode(value)?;
        }
    }
    Ok(())
}

fn read(bytes: &[u8]) -> Result<Registers, minicbor::decode::Error> {
    let mut input = Decoder::new(bytes);
    let mut registers = Registers::default();
    for _ in 0..length(&mut input)? {
        length(&mut input)?;
        let name = ChangeName {
            device: DeviceId(input.decode::<minicbor::bytes::ByteArray<16>>()?.into()),
            number: input.u64()?,
        };
        let hlc = Hlc(input.u64()?);
        for _ in 0..length(&mut input)? {
            length(&mut input)?;
            let field = input.str()?;
            let value = input.decode()?;
            registers.add(field, Head { name, hlc, value });
        }
    }
    Ok(registers)
}

fn length(input: &mut Decoder<'_>) -> Result<u64, minicbor::decode::Error> {
    let length = input.array()?;
    length.ok_or_else(|| minicbor::decode::Error::message("a list without a length"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(device: u8, number: u64, value: Value) -> Head {
        Head {
            name: ChangeName {
                device: DeviceId([device; 16]),
                number,
            },
            hlc: Hlc(number << 16),
            value,
        }
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let mut registers = Registers::default();
        for (field, head) in [
            ("text", head(2, 9, Value::from("agua"))),
            ("text", head(1, 300, Value::from("luz"))),
            ("cost", head(1, 300, Value::Int(-5))),
            ("place", head(1, 300, Value::Null)),
            ("_trashed", head(1, 2, Value::Bool(false))),
            ("topic", head(2, 9, Value::Bytes(vec![0; 16]))),
        ] {
            registers.add(field, head);
        }
        assert_eq!(Registers::decode(&registers.encode()).unwrap(), registers);
        assert_eq!(registers.heads("text").len(), 2);
        assert!(registers.heads("nothing").is_empty());
    }

    #[test]
    fn the_order_in_which_heads_came_does_not_show() {
        let heads = [head(1, 4, Value::Int(1)), head(3, 1, Value::Int(2))];
        let of = |order: [usize; 2]| {
            let mut registers = Registers::default();
            for at in order {
                registers.add("cost", heads[at].clone());
            }
            registers.encode()
        };
        assert_eq!(of([0, 1]), of([1, 0]));
    }

    #[test]
    fn a_head_that_is_removed_leaves_nothing() {
        let mut registers = Registers::default();
        registers.add("cost", head(1, 4, Value::Int(1)));
        let name = head(1, 4, Value::Null).name;
        assert!(!registers.remove("text", name));
        assert!(registers.remove("cost", name));
        assert!(!registers.remove("cost", name));
        assert_eq!(registers, Registers::default());
    }

    #[test]
    fn bytes_that_are_no_registers_are_damage() {
        let mut registers = Registers::default();
        registers.add("cost", head(1, 4, Value::Int(1)));
        let bytes = registers.encode();
        for bytes in [&bytes[..bytes.len() - 1], b"", b"\xff", b"\x9f\xff"] {
            assert!(matches!(Registers::decode(bytes), Err(Fault::Damaged(_))));
        }
    }
}
