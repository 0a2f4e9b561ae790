//! Processes that are encrypted on the disk, and the slots of their keys.

use super::Cocrea;
use super::bundles::{NewWords, words_in};
use crate::choices::Choice;
use crate::failures::Stop;
use crate::line::Line;
use crate::terminal::Terminal;
use cocrea_app::Failure;
use cocrea_app::wire::{Done, DrawnWords, Encrypted, Encryption, SlotHolder, SlotOfKey};
use serde_json::{Value, json};
use std::path::Path;

/// Encrypts a process with the six words of a file, which is written with new ones before anything else if it is not
/// there.
pub(crate) fn encrypt(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let cocrea = Cocrea::at(line)?;
    let file = line.chosen_file(Choice::PassphraseFile).unwrap_or_default();
    let words = words_of(&cocrea, &file)?;
    let body = json!({ "words": words, "recovery": line.choice(Choice::Recipient) });
    let done: Encrypted = cocrea.call("encrypt_process", body)?;
    if terminal.wants_json() {
        return terminal.value(&done);
    }
    terminal.say("cli-encrypted", &[("path", &file.display().to_string())])?;
    if done.plain_backups > 0 {
        let count = done.plain_backups.to_string();
        terminal.say("cli-encrypted-plain-backups", &[("count", &count)])?;
    }
    Ok(())
}

/// Makes an encrypted process plain again.
pub(crate) fn decrypt(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    acts(
        line,
        terminal,
        ("decrypt_process", json!({})),
        "cli-decrypted",
    )
}

/// Says whether a process is encrypted, and lists its slots.
pub(crate) fn list(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let found: Encryption = Cocrea::at(line)?.call("read_encryption", json!({}))?;
    if terminal.wants_json() {
        return terminal.value(&found);
    }
    let state = if found.encrypted {
        "encryption-on"
    } else {
        "encryption-off"
    };
    terminal.say(state, &[])?;
    found.slots.iter().try_for_each(|slot| say(slot, terminal))
}

fn say(slot: &SlotOfKey, terminal: &mut Terminal) -> Result<(), Stop> {
    let holder = match slot.holder {
        SlotHolder::ThisLaptop => "encryption-holder-this_laptop",
        SlotHolder::Laptop => "encryption-holder-laptop",
        SlotHolder::Words => "encryption-holder-words",
    };
    let holder = terminal.words().say(holder, &[]);
    let parts = [
        holder.as_str(),
        slot.label.as_str(),
        slot.recipient.as_deref().unwrap_or_default(),
    ];
    let told: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    terminal.line(&format!("{}  {}", slot.number, told.join("  ")))
}

/// Adds a slot: for a laptop, or with six words.
pub(crate) fn add(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let cocrea = Cocrea::at(line)?;
    let file = line.chosen_file(Choice::PassphraseFile);
    let words = file.map(|file| words_of(&cocrea, &file)).transpose()?;
    let body = json!({
        "recipient": line.choice(Choice::Recipient),
        "words": words,
        "label": line.choice(Choice::Label).unwrap_or_default(),
    });
    tell(&cocrea, terminal, ("add_key", body), "cli-key-added")
}

/// Removes the slot of that number.
pub(crate) fn remove(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    // What is no number is no slot either.
    let number: u32 = line.argument(0).parse().unwrap_or(0);
    let body = json!({ "number": number });
    acts(line, terminal, ("remove_key", body), "cli-key-removed")
}

fn acts(line: &Line, terminal: &mut Terminal, call: (&str, Value), key: &str) -> Result<(), Stop> {
    tell(&Cocrea::at(line)?, terminal, call, key)
}

fn tell(
    cocrea: &Cocrea,
    terminal: &mut Terminal,
    (name, body): (&str, Value),
    key: &str,
) -> Result<(), Stop> {
    let done: Done = cocrea.call(name, body)?;
    if terminal.wants_json() {
        return terminal.value(&done);
    }
    terminal.say(key, &[])
}

/// The words in a file; new ones where there is none, which are in it before anything is locked with them.
fn words_of(cocrea: &Cocrea, file: &Path) -> Result<String, Failure> {
    let Some(new) = NewWords::beside(file)? else {
        return words_in(file);
    };
    let drawn: DrawnWords = cocrea.call("draw_words", json!({}))?;
    new.keep(&drawn.words)?;
    Ok(drawn.words)
}
