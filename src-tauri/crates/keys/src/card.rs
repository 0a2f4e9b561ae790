//! Device cards: an organiser's word that a computer takes part in a process.
//!
//! A card is one array of canonical CBOR (RFC 8949, §4.2): `[1, process, device, public key, recipient, label, role,
//! signature]`. The organiser signs `cocrea-card-1` and the same array without its last element.

use crate::{Keypair, Recipient, verify};
use cocrea_ledger::DeviceId;
use minicbor::{Decoder, Encoder};
use std::convert::Infallible;
use std::fmt;
use uuid::Uuid;

/// Never changed: it keeps what is signed here apart from all else that a key signs.
const CONTEXT: &[u8] = b"cocrea-card-1";
const FORMAT: u8 = 1;
const FIELDS: u64 = 7;
/// Bytes. The longest card has less than 430.
const LONGEST: usize = 512;

/// What a computer is in a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It captures at a table.
    Table,
    /// It combines, closes votes and prints.
    Coordinator,
}

impl Role {
    const fn number(self) -> u8 {
        match self {
            Self::Table => 0,
            Self::Coordinator => 1,
        }
    }

    const fn of_number(number: u8) -> Option<Self> {
        match number {
            0 => Some(Self::Table),
            1 => Some(Self::Coordinator),
            _ => None,
        }
    }
}

/// What a computer is called: *Laptop Mesa 3*, never a person's name, as cards are not erased.
///
/// One line of 1 to 60 characters, all of them to be seen, no blank at an end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label(String);

impl Label {
    const LONGEST: usize = 60;

    /// The label with this text, if it is one.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let length = text.chars().take(Self::LONGEST + 1).count();
        let fits = (1..=Self::LONGEST).contains(&length);
        let seen = text.chars().all(|c| c == ' ' || is_seen(c));
        (fits && seen && text.trim() == text).then(|| Self(text.to_owned()))
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// No control, no other blank than the space, nothing that turns the direction of writing or has no width.
fn is_seen(c: char) -> bool {
    let hidden = matches!(
        c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}'
    );
    !c.is_control() && !c.is_whitespace() && !hidden
}

impl fmt::Display for Label {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// A computer's part in a process, signed. Decoding proves its form only; [`Card::verify`] proves the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    process: Uuid,
    public_key: [u8; 32],
    recipient: Recipient,
    label: Label,
    role: Role,
    signature: [u8; 64],
}

/// The bytes are no card that this version knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// Of a later format.
    #[error("a card of a newer format")]
    Newer,
    /// Not what Cocrea writes.
    #[error("not a card")]
    Shape,
}

impl From<minicbor::decode::Error> for Malformed {
    fn from(_: minicbor::decode::Error) -> Self {
        Self::Shape
    }
}

impl Card {
    /// The card that an organiser gives a computer.
    #[must_use]
    pub fn certify(
        organiser: &Keypair,
        process: Uuid,
        public_key: [u8; 32],
        recipient: Recipient,
        label: Label,
        role: Role,
    ) -> Self {
        let mut card = Self {
            process,
            public_key,
            recipient,
            label,
            role,
            signature: [0; 64],
        };
        card.signature = organiser.sign(&card.signed());
        card
    }

    /// Whether the organiser with this public key gave this card. Whose key that is, and that it is the organiser of
    /// [`Card::process`], is the caller's to know.
    #[must_use]
    pub fn verify(&self, organiser: &[u8; 32]) -> bool {
        verify(organiser, &self.signed(), &self.signature)
    }

    /// The process it counts in.
    #[must_use]
    pub const fn process(&self) -> Uuid {
        self.process
    }

    /// The id under which the computer writes there.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        DeviceId::of_key(&self.public_key)
    }

    /// The Ed25519 key that it signs with there.
    #[must_use]
    pub const fn public_key(&self) -> &[u8; 32] {
        &self.public_key
    }

    /// Whom to seal to.
    #[must_use]
    pub const fn recipient(&self) -> Recipient {
        self.recipient
    }

    /// What it is called.
    #[must_use]
    pub const fn label(&self) -> &Label {
        &self.label
    }

    /// What it is.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// Its bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        written(|out| {
            self.fields(out, FIELDS + 1)?;
            out.bytes(&self.signature)?;
            Ok(())
        })
    }

    /// The card in these bytes.
    ///
    /// # Errors
    /// [`Malformed`]; also for a second form of what would be a card.
    pub fn decode(bytes: &[u8]) -> Result<Self, Malformed> {
        if bytes.len() > LONGEST {
            return Err(Malformed::Shape);
        }
        let mut input = Decoder::new(bytes);
        let fields = input.array()?;
        if input.u8()? > FORMAT {
            return Err(Malformed::Newer);
        }
        if fields != Some(FIELDS + 1) {
            return Err(Malformed::Shape);
        }
        let process = Uuid::from_bytes(exactly(&mut input)?);
        // Follows from the key; that it does is seen when the card is encoded again.
        let _: [u8; 16] = exactly(&mut input)?;
        let card = Self {
            process,
            public_key: exactly(&mut input)?,
            recipient: Recipient::from_bytes(exactly(&mut input)?).ok_or(Malformed::Shape)?,
            label: Label::new(input.str()?).ok_or(Malformed::Shape)?,
            role: Role::of_number(input.u8()?).ok_or(Malformed::Shape)?,
            signature: exactly(&mut input)?,
        };
        if card.encode() == bytes {
            Ok(card)
        } else {
            Err(Malformed::Shape)
        }
    }

    fn signed(&self) -> Vec<u8> {
        let contents = written(|out| self.fields(out, FIELDS));
        [CONTEXT, &contents].concat()
    }

    fn fields(&self, out: &mut Encoder<Vec<u8>>, count: u64) -> Written {
        out.array(count)?
            .u8(FORMAT)?
            .bytes(self.process.as_bytes())?
            .bytes(&self.device().0)?
            .bytes(&self.public_key)?
            .bytes(self.recipient.bytes())?
            .str(&self.label.0)?
            .u8(self.role.number())?;
        Ok(())
    }
}

type Written = Result<(), minicbor::encode::Error<Infallible>>;

fn written(write: impl FnOnce(&mut Encoder<Vec<u8>>) -> Written) -> Vec<u8> {
    let mut out = Encoder::new(Vec::new());
    // Writing to memory cannot fail: its error has no values, and no `encode` method of ours reports a message.
    let _ = write(&mut out);
    out.into_writer()
}

fn exactly<const N: usize>(input: &mut Decoder<'_>) -> Result<[u8; N], Malformed> {
    input.bytes()?.try_into().map_err(|_| Malformed::Shape)
}
