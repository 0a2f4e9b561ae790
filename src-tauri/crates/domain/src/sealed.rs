//! What is about persons reaches no log in clear: sealed fields are written by changes about that person alone, and hold
//! an envelope.

use crate::{FieldKind, SHAPES};
use cocrea_ledger::{Cell, Change, Value};

/// How every envelope begins (age-encryption.org/v1).
const ENVELOPE: &[u8] = b"age-encryption.org/v1\n";

/// Whether every write of a change to a sealed field may be kept: the change is about that person alone, so that it can
/// be redacted, and the value is an envelope, or nothing. Fields that this version does not know are as they are.
#[must_use]
pub fn is_sealed(change: &Change) -> bool {
    let mut writes = change.writes().iter();
    writes.all(|write| {
        !is_sealed_field(&write.cell)
            || change.header.personal.is_some() && is_envelope(&write.value)
    })
}

fn is_sealed_field(cell: &Cell) -> bool {
    let mut shapes = SHAPES.iter().filter(|shape| shape.entity == cell.entity);
    shapes.any(|shape| {
        let mut fields = shape.fields.iter();
        fields.any(|field| field.kind == FieldKind::Sealed && field.name == cell.field)
    })
}

fn is_envelope(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bytes(bytes) => bytes.starts_with(ENVELOPE),
        Value::Bool(_) | Value::Int(_) | Value::Text(_) => false,
    }
}
