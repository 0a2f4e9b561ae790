//! The terminal: what is answered goes to its output, what went wrong to its error output.

use crate::failures::{Stop, of_reply};
use chrono::{DateTime, FixedOffset};
use cocrea_app::wire::Milliseconds;
use cocrea_app::{Failure, Words};
use serde::Serialize;
use std::io::{self, Write};

/// Seconds that Hermosillo is behind UTC, all year (America/Hermosillo, IANA time zones).
const BEHIND_UTC: i32 = 7 * 3600;

/// A terminal, or the program that listens in its place.
pub(crate) struct Terminal {
    words: Words,
    json: bool,
    output: Box<dyn Write>,
    errors: Box<dyn Write>,
}

impl Terminal {
    /// The terminal of this program.
    pub(crate) fn standard(words: Words, json: bool) -> Self {
        Self {
            words,
            json,
            output: Box::new(io::stdout()),
            errors: Box::new(io::stderr()),
        }
    }

    /// The words of its language.
    pub(crate) const fn words(&self) -> &Words {
        &self.words
    }

    /// Whether a program listens.
    pub(crate) const fn wants_json(&self) -> bool {
        self.json
    }

    /// Says something in words.
    pub(crate) fn say(&mut self, key: &str, args: &[(&str, &str)]) -> Result<(), Stop> {
        let text = self.words.say(key, args);
        self.line(&text)
    }

    /// Writes a line as it is; what would steer the terminal is made visible, for names come from other laptops.
    pub(crate) fn line(&mut self, text: &str) -> Result<(), Stop> {
        let visible = text.replace(|c: char| c.is_control() && c != '\n', "\u{fffd}");
        writeln!(self.output, "{visible}")?;
        Ok(())
    }

    /// Writes a value for a program, in one line.
    pub(crate) fn value(&mut self, value: &impl Serialize) -> Result<(), Stop> {
        let text = serde_json::to_string(value).map_err(|error| of_reply(&error))?;
        writeln!(self.output, "{text}")?;
        Ok(())
    }

    /// Brings out what is still held back.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        self.output.flush()
    }

    /// Tells what went wrong. When even that is not heard, the number that the program ends with still says it.
    pub(crate) fn fail(&mut self, failure: Failure) {
        let Failure {
            code,
            args,
            message,
            ..
        } = self.words.put_into(failure);
        let text = if self.json {
            serde_json::json!({ "code": code, "args": args, "message": message }).to_string()
        } else {
            message.replace(|c: char| c.is_control(), "\u{fffd}")
        };
        let _ = writeln!(self.errors, "{text}").and_then(|()| self.errors.flush());
    }
}

/// A moment on the clocks of Hermosillo, `2027-01-16 12:41`; nothing for one that no calendar has.
pub(crate) fn moment(at: Milliseconds) -> String {
    let zone = FixedOffset::west_opt(BEHIND_UTC);
    let moment = DateTime::from_timestamp_millis(at.0).zip(zone);
    moment.map_or_else(String::new, |(at, zone)| {
        at.with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string()
    })
}

#[cfg(test)]
mod tests {
    use super::moment;
    use cocrea_app::wire::Milliseconds;

    #[test]
    fn moments_are_those_of_the_clocks_of_hermosillo() {
        assert_eq!(moment(Milliseconds(0)), "1969-12-31 17:00");
        assert_eq!(moment(Milliseconds(1_800_128_460_000)), "2027-01-16 12:41");
        assert_eq!(moment(Milliseconds(i64::MAX)), "");
    }
}
