//! The digest of everything visible: equal on two laptops exactly when they show the same.

use crate::registers::Registers;
use crate::{Fault, View};
use cocrea_domain::{Laptop, Record as _, SHAPES, Shape};
use cocrea_ledger::{Head, TRASHED, Value, values};

impl View<'_> {
    /// BLAKE3, 64 hexadecimal digits, over every register of every noun with all its values, and the rows in the trash.
    /// Who was let in is left out: it is known to a laptop before it is known to the one that was let in.
    ///
    /// # Errors
    /// Those of the file.
    pub fn digest(&self) -> Result<String, Fault> {
        let mut hasher = blake3::Hasher::new();
        let mut statement = self
            .connection
            .prepare("SELECT row, registers FROM head WHERE entity = ?1 ORDER BY row")?;
        let told = |shape: &&Shape| shape.entity != Laptop::ENTITY;
        let mut entities: Vec<_> = SHAPES.iter().filter(told).collect();
        entities.sort_by_key(|shape| shape.entity);
        for shape in entities {
            let mut rows = statement.query([shape.entity])?;
            while let Some(row) = rows.next()? {
                let id: [u8; 16] = row.get(0)?;
                let registers = Registers::decode(row.get_ref(1)?.as_blob().unwrap_or_default())?;
                for (field, heads) in registers.fields() {
                    add(&mut hasher, (shape.entity, &id, field), heads);
                }
            }
            self.add_states(&mut hasher, shape.entity)?;
        }
        Ok(hasher.finalize().to_hex().to_string())
    }

    fn add_states(&self, hasher: &mut blake3::Hasher, entity: &str) -> Result<(), Fault> {
        let mut statement = self.connection.prepare(&format!(
            "SELECT row, trashed FROM \"{entity}\" ORDER BY row"
        ))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            hasher.update(&row.get::<_, [u8; 16]>(0)?);
            hasher.update(&row.get::<_, i64>(1)?.to_le_bytes());
        }
        Ok(())
    }
}

fn add(hasher: &mut blake3::Hasher, (entity, row, field): (&str, &[u8; 16], &str), heads: &[Head]) {
    let distinct = values(heads);
    // A field that was emptied shows the same as one that was never filled.
    if field != TRASHED && distinct.iter().all(|head| head.value == Value::Null) {
        return;
    }
    sized(hasher, entity.as_bytes());
    sized(hasher, row);
    sized(hasher, field.as_bytes());
    for head in distinct {
        let number: [u8; 8];
        let (kind, bytes): (u8, &[u8]) = match &head.value {
            Value::Null => (0, &[]),
            Value::Bool(value) => (1, &[u8::from(*value)]),
            Value::Int(value) => {
                number = value.to_le_bytes();
                (2, &number)
            }
            Value::Text(text) => (3, text.as_bytes()),
            Value::Bytes(bytes) => (4, bytes),
        };
        hasher.update(&[kind]);
        sized(hasher, bytes);
    }
    hasher.update(&[0xFF]);
}

/// Lengths before bytes, and kinds before values: no two different states give the same bytes.
fn sized(hasher: &mut blake3::Hasher, bytes: &[u8]) {
    hasher.update(&(bytes.len() as u64).to_le_bytes());
    hasher.update(bytes);
}
