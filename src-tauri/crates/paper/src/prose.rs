//! The door through which words come in, and the formats of money, numbers and dates.

use chrono::{Datelike, NaiveDate};

use crate::spelled;
use crate::text::clean;

/// The words of a document in one language.
///
/// `key` names a message of `documents.ftl`, or a rule of `prioritise.ftl`, which paper calls as the screen does; `args`
/// are its arguments as texts. An argument that reads as a plain number (`"14"`) must be handed to Fluent as a number,
/// so that plurals are chosen. A key that is missing gives whatever the caller wants printed; nothing here fails on it.
pub trait Words {
    /// The message `key` with `args` filled in.
    fn word(&self, key: &str, args: &[(&str, &str)]) -> String;
}

/// [`Words`] with the formats that every document needs.
#[derive(Clone, Copy)]
pub(crate) struct Prose<'a> {
    words: &'a dyn Words,
}

impl<'a> Prose<'a> {
    pub(crate) fn new(words: &'a dyn Words) -> Self {
        Self { words }
    }

    /// The message without arguments.
    pub(crate) fn say(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The message with arguments. The isolating marks that Fluent may add around arguments are dropped, since paper
    /// sets no right-to-left text; those that people typed are kept apart from them and shown later.
    pub(crate) fn with(&self, key: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<(&str, String)> = args
            .iter()
            .map(|(name, value)| (*name, clean::aside(value)))
            .collect();
        let args: Vec<(&str, &str)> = args
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let said = self.words.word(key, &args);
        clean::back(&said.replace(['\u{2068}', '\u{2069}'], ""))
    }

    /// The message with `$count` (for the plural) and `$shown` (for the eye).
    pub(crate) fn counted(&self, key: &str, count: usize) -> String {
        self.with(
            key,
            &[
                ("count", &count.to_string()),
                ("shown", &grouped(count as u64)),
            ],
        )
    }

    /// BCP 47 tag of the language of these words.
    pub(crate) fn language(&self) -> String {
        self.say("doc-language")
    }

    /// `$1,234,567`, with centavos only when there are any.
    pub(crate) fn money(&self, centavos: i64) -> String {
        let sign = if centavos < 0 { "\u{2212}" } else { "" };
        let size = centavos.unsigned_abs();
        let pesos = grouped(size / 100);
        match size % 100 {
            0 => format!("{sign}${pesos}"),
            cents => format!("{sign}${pesos}.{cents:02}"),
        }
    }

    /// The amount in words, when it is a whole number of pesos that people would say.
    pub(crate) fn money_in_words(&self, centavos: i64) -> Option<String> {
        (centavos > 0 && centavos % 100 == 0)
            .then(|| spelled::pesos(*self, centavos.unsigned_abs() / 100))
            .flatten()
    }

    /// «16 de enero de 2027».
    pub(crate) fn date(&self, date: NaiveDate) -> String {
        self.dated("doc-date", date)
    }

    /// «enero de 2027».
    pub(crate) fn month(&self, date: NaiveDate) -> String {
        self.dated("doc-month-year", date)
    }

    fn dated(&self, key: &str, date: NaiveDate) -> String {
        let month = self.say(&format!("doc-month-{}", date.month()));
        let arguments = [
            ("day", date.day().to_string()),
            ("month", month),
            ("year", date.year().to_string()),
        ];
        let arguments: Vec<(&str, &str)> = arguments
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        self.with(key, &arguments)
    }
}

/// Digits in groups of three: `1,234,567`.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut shown = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::sample::Spanish;

    #[test]
    fn money_shows_cents_only_when_there_are_any() {
        let words = Spanish::new();
        let prose = Prose::new(&words);
        assert_eq!(prose.money(216_000_000), "$2,160,000");
        assert_eq!(prose.money(105), "$1.05");
        assert_eq!(prose.money(-99_900), "\u{2212}$999");
        assert_eq!(prose.money(i64::MIN), "\u{2212}$92,233,720,368,547,758.08");
    }

    #[test]
    fn dates_are_written_the_mexican_way() {
        let words = Spanish::new();
        let prose = Prose::new(&words);
        let date = NaiveDate::from_ymd_opt(2027, 1, 16).unwrap();
        assert_eq!(prose.date(date), "16 de enero de 2027");
        assert_eq!(prose.month(date), "enero de 2027");
    }
}
