//! Records: nouns whose fields are registers, and decisions about them.

use chrono::NaiveDate;
use cocrea_ledger::{Cell, Draft, RowName, Value, redaction};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use uuid::Uuid;

/// The id of a row of one noun: a UUID that cannot be taken for another noun's.
pub struct Id<R>(pub Uuid, PhantomData<fn() -> R>);

impl<R> Id<R> {
    /// The id with these bits.
    #[must_use]
    pub const fn new(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }
}

impl<R> Clone for Id<R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R> Copy for Id<R> {}
impl<R> PartialEq for Id<R> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<R> Eq for Id<R> {}
impl<R> PartialOrd for Id<R> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<R> Ord for Id<R> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<R> Hash for Id<R> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<R> Default for Id<R> {
    fn default() -> Self {
        Self::new(Uuid::nil())
    }
}
impl<R> fmt::Debug for Id<R> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// How a field lies in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Whole numbers, yes and no.
    Integer,
    /// Words, dates, keys.
    Text,
    /// Ids.
    Bytes,
    /// Sealed bytes: they are carried, never looked into.
    Sealed,
}

/// A type that a field can have.
pub trait Field: Default {
    /// How it lies in a table.
    const KIND: FieldKind;
    /// The value in a register; nothing when it is absent or of another kind, written by a newer version.
    fn try_read(value: &Value) -> Option<Self>;
    /// The value in a register, or the default.
    fn read(value: &Value) -> Self {
        Self::try_read(value).unwrap_or_default()
    }
    /// The register's value for it.
    fn write(&self) -> Value;
}

impl Field for String {
    const KIND: FieldKind = FieldKind::Text;
    fn try_read(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) => Some(text.clone()),
            Value::Null | Value::Bool(_) | Value::Int(_) | Value::Bytes(_) => None,
        }
    }
    fn write(&self) -> Value {
        if self.is_empty() {
            Value::Null
        } else {
            Value::Text(self.clone())
        }
    }
}

impl Field for i64 {
    const KIND: FieldKind = FieldKind::Integer;
    fn try_read(value: &Value) -> Option<Self> {
        match value {
            Value::Int(number) => Some(*number),
            Value::Null | Value::Bool(_) | Value::Text(_) | Value::Bytes(_) => None,
        }
    }
    fn write(&self) -> Value {
        Value::Int(*self)
    }
}

impl Field for bool {
    const KIND: FieldKind = FieldKind::Integer;
    fn try_read(value: &Value) -> Option<Self> {
        match value {
            Value::Bool(yes) => Some(*yes),
            // Tables have no yes and no of their own.
            Value::Int(number) => Some(*number == 1),
            Value::Null | Value::Text(_) | Value::Bytes(_) => None,
        }
    }
    fn write(&self) -> Value {
        Value::Bool(*self)
    }
}

impl<R> Field for Id<R> {
    const KIND: FieldKind = FieldKind::Bytes;
    fn try_read(value: &Value) -> Option<Self> {
        match value {
            Value::Bytes(bytes) => Uuid::from_slice(bytes).map(Self::new).ok(),
            Value::Null | Value::Bool(_) | Value::Int(_) | Value::Text(_) => None,
        }
    }
    fn write(&self) -> Value {
        if self.0.is_nil() {
            Value::Null
        } else {
            Value::Bytes(self.0.as_bytes().to_vec())
        }
    }
}

/// What is about a person, sealed before it comes here: nothing in this crate can read it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sealed(pub Vec<u8>);

impl Field for Sealed {
    const KIND: FieldKind = FieldKind::Sealed;
    fn try_read(value: &Value) -> Option<Self> {
        match value {
            Value::Bytes(bytes) => Some(Self(bytes.clone())),
            Value::Null | Value::Bool(_) | Value::Int(_) | Value::Text(_) => None,
        }
    }
    fn write(&self) -> Value {
        if self.0.is_empty() {
            Value::Null
        } else {
            Value::Bytes(self.0.clone())
        }
    }
}

impl Field for Uuid {
    const KIND: FieldKind = FieldKind::Bytes;
    fn try_read(value: &Value) -> Option<Self> {
        Id::<()>::try_read(value).map(|id| id.0)
    }
    fn write(&self) -> Value {
        Id::<()>::new(*self).write()
    }
}

impl Field for NaiveDate {
    const KIND: FieldKind = FieldKind::Text;
    fn try_read(value: &Value) -> Option<Self> {
        String::try_read(value)?.parse().ok()
    }
    fn write(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl<F: Field> Field for Option<F> {
    const KIND: FieldKind = F::KIND;
    fn try_read(value: &Value) -> Option<Self> {
        Some(F::try_read(value))
    }
    fn write(&self) -> Value {
        self.as_ref().map_or(Value::Null, Field::write)
    }
}

/// Beyond this no person counts: a number like that came from elsewhere and must not decide the next one.
const LAST_NUMBER: i64 = 999_999_999;

/// The number after these, from 1.
pub(crate) fn next_number(numbers: impl Iterator<Item = i64>) -> i64 {
    let counted = numbers.filter(|number| (1..=LAST_NUMBER).contains(number));
    counted.max().unwrap_or(0) + 1
}

/// Declares an enumeration that is kept as a word; an unknown word reads as the first one.
macro_rules! key_words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$word_meta:meta])* $word:ident = $key:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$word_meta])* $word),* }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$word),*];

            /// The word it is kept as.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$word => $key),* }
            }

            /// The one kept as this word.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.key() == key)
            }
        }

        impl Default for $name {
            fn default() -> Self { Self::ALL[0] }
        }

        impl $crate::Field for $name {
            const KIND: $crate::FieldKind = $crate::FieldKind::Text;
            fn try_read(value: &cocrea_ledger::Value) -> Option<Self> {
                Self::from_key(&String::try_read(value)?)
            }
            fn write(&self) -> cocrea_ledger::Value {
                cocrea_ledger::Value::Text(self.key().to_owned())
            }
        }
    };
}
pub(crate) use key_words;

/// Whether and as what a field can be found by its words.
///
/// A field says so itself, or stays out: nothing personal is ever found because somebody forgot to forbid it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Searched {
    /// Not at all.
    #[default]
    No,
    /// As the code by which people call the row: before anything that only speaks of it.
    Code,
    /// As words.
    Words,
}

/// A field's name and how it lies in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldShape {
    /// Name.
    pub name: &'static str,
    /// How it lies in a table.
    pub kind: FieldKind,
    /// Whether it can be found by its words.
    pub searched: Searched,
    /// Whether it is running text, of which two edits can be put together.
    pub prose: bool,
    /// Whether rows are looked up by it, so many that reading all of them would be felt.
    pub key: bool,
}

/// The name of a noun and its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Name of the noun and of its table.
    pub entity: &'static str,
    /// Its fields.
    pub fields: &'static [FieldShape],
}

impl Shape {
    /// The shape of a record.
    #[must_use]
    pub const fn of<R: Record>() -> Self {
        Self {
            entity: R::ENTITY,
            fields: R::FIELDS,
        }
    }

    /// Whether rows of it can be found by their words.
    #[must_use]
    pub fn is_searched(&self) -> bool {
        let mut fields = self.fields.iter();
        fields.any(|field| field.searched != Searched::No)
    }
}

/// A noun that is a row.
pub trait Record: Clone + Default {
    /// Name of the noun and of its table.
    const ENTITY: &'static str;
    /// Its fields, in order.
    const FIELDS: &'static [FieldShape];
    /// Its row.
    fn row(&self) -> Uuid;
    /// Whether it is in the trash.
    fn is_trashed(&self) -> bool;
    /// The record of a row with these values, in the order of `FIELDS`.
    fn from_values(row: Uuid, trashed: bool, values: &[Value]) -> Self;
    /// Its values, in the order of `FIELDS`.
    fn values(&self) -> Vec<Value>;
}

/// What a field in a [`record!`] says of itself after `as`.
macro_rules! searched {
    () => {
        $crate::Searched::No
    };
    (code) => {
        $crate::Searched::Code
    };
    (words) => {
        $crate::Searched::Words
    };
    (prose) => {
        $crate::Searched::No
    };
    (key) => {
        $crate::Searched::No
    };
}
pub(crate) use searched;

/// Whether rows are looked up by what a field in a [`record!`] holds.
macro_rules! key {
    (key) => {
        true
    };
    ($($other:ident)?) => {
        false
    };
}
pub(crate) use key;

/// Whether what a field in a [`record!`] says of itself after `as` makes it running text.
macro_rules! prose {
    (words) => {
        true
    };
    (prose) => {
        true
    };
    ($($other:ident)?) => {
        false
    };
}
pub(crate) use prose;

/// Declares a record: its struct, its fields as registers, and how they are read and written. A field is found by its
/// words only when it says `as words`, or `as code`; one that says `as prose` is running text that is not searched. Rows
/// are looked up fast by one that says `as key`.
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident in $entity:literal { $($(#[$field_meta:meta])* pub $field:ident : $kind:ty $(as $searched:ident)?),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct $name {
            /// Row.
            pub id: $crate::Id<$name>,
            /// Whether it is in the trash.
            pub trashed: bool,
            $($(#[$field_meta])* pub $field: $kind),*
        }

        impl $crate::Record for $name {
            const ENTITY: &'static str = $entity;
            const FIELDS: &'static [$crate::FieldShape] = &[
                $($crate::FieldShape {
                    name: stringify!($field),
                    kind: <$kind as $crate::Field>::KIND,
                    searched: $crate::record::searched!($($searched)?),
                    prose: $crate::record::prose!($($searched)?),
                    key: $crate::record::key!($($searched)?),
                }),*
            ];
            fn row(&self) -> uuid::Uuid { self.id.0 }
            fn is_trashed(&self) -> bool { self.trashed }
            fn from_values(row: uuid::Uuid, trashed: bool, values: &[cocrea_ledger::Value]) -> Self {
                let mut values = values.iter();
                Self {
                    id: $crate::Id::new(row),
                    trashed,
                    $($field: values.next().map(<$kind as $crate::Field>::read).unwrap_or_default()),*
                }
            }
            fn values(&self) -> Vec<cocrea_ledger::Value> {
                vec![$($crate::Field::write(&self.$field)),*]
            }
        }
    };
}
pub(crate) use record;

/// What a person decided, ready to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision(pub Draft);

impl Decision {
    /// A decision of this kind, named as a past fact.
    #[must_use]
    pub fn new(kind: &str) -> Self {
        Self(Draft::new(kind))
    }

    /// Gives birth to a row.
    #[must_use]
    pub fn create<R: Record>(mut self, record: &R) -> Self {
        self.0.set_trashed(R::ENTITY, record.row(), false);
        for (field, value) in R::FIELDS.iter().zip(record.values()) {
            if value != Value::Null {
                self.0
                    .set(Cell::new(R::ENTITY, record.row(), field.name), value);
            }
        }
        self
    }

    /// Gives birth to the row of a person, in a change about that row only; `salt` is 16 secret random bytes.
    #[must_use]
    pub fn create_personal<R: Record>(kind: &str, record: &R, salt: [u8; 16]) -> Self {
        let row = RowName::new(R::ENTITY, record.row());
        Self(Draft::personal(kind, row, salt)).create(record)
    }

    /// Writes the fields in which the row of a person differs from before, in a change about that row only.
    #[must_use]
    pub fn update_personal<R: Record>(
        kind: &str,
        (before, after): (&R, &R),
        salt: [u8; 16],
    ) -> Self {
        let row = RowName::new(R::ENTITY, before.row());
        Self(Draft::personal(kind, row, salt)).update(before, after)
    }

    /// A decision about the row of a person and no other.
    #[must_use]
    pub fn about_person(kind: &str, row: RowName, salt: [u8; 16]) -> Self {
        Self(Draft::personal(kind, row, salt))
    }

    /// Asks for the redaction of the row of a person: what was written about them goes for ever, here and elsewhere.
    #[must_use]
    pub fn redact<R: Record>(record: &R) -> Self {
        Self(redaction::redact(&RowName::new(R::ENTITY, record.row())))
    }

    /// Makes requests for redaction that were made before, by their ids.
    #[must_use]
    pub fn redact_again(requests: impl IntoIterator<Item = Uuid>) -> Self {
        Self(redaction::ask(requests))
    }

    /// Writes the fields in which a row differs from before.
    #[must_use]
    pub fn update<R: Record>(mut self, before: &R, after: &R) -> Self {
        let changed = R::FIELDS
            .iter()
            .zip(before.values().into_iter().zip(after.values()));
        for (field, (old, new)) in changed {
            if old != new {
                self.0
                    .set(Cell::new(R::ENTITY, before.row(), field.name), new);
            }
        }
        self
    }

    /// Sends a row to the trash.
    #[must_use]
    pub fn trash<R: Record>(mut self, record: &R) -> Self {
        self.0.set_trashed(R::ENTITY, record.row(), true);
        self
    }

    /// Brings a row back from the trash.
    #[must_use]
    pub fn restore<R: Record>(mut self, record: &R) -> Self {
        self.0.set_trashed(R::ENTITY, record.row(), false);
        self
    }
}
