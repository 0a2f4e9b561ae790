//! A command line, read and found right.

use crate::failures::Stop;
use crate::shapes::{Choice, Order};
use cocrea_app::{Failure, Words};
use lexopt::{Arg, Parser, ValueExt as _};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What a command line asks for.
pub(crate) enum Asked {
    /// To be told how commands are written: all of them, or one.
    Help(Option<Order>),
    /// To be told the version.
    Version,
    /// An order, whole.
    Order(Line),
}

/// An order with everything that it needs.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) order: Order,
    arguments: Vec<String>,
    choices: BTreeMap<Choice, String>,
    explain: bool,
}

/// What stands on a command line, before it is known whether it is right.
#[derive(Default)]
struct Written {
    words: Vec<String>,
    choices: BTreeMap<Choice, String>,
    help: bool,
    version: bool,
    explain: bool,
}

/// Whether a program reads what is answered, even when the line itself cannot be read.
pub(crate) fn wants_json(written: &[OsString]) -> bool {
    let calls = written
        .iter()
        .find(|word| !word.to_string_lossy().starts_with('-'))
        .is_some_and(|word| word == "call");
    calls || written.iter().any(|word| word == "--json")
}

/// Reads a command line.
///
/// # Errors
/// [`Stop::WrongCommandLine`] with what is missing or too much.
pub(crate) fn read(written: &[OsString], words: &Words) -> Result<Asked, Stop> {
    let mut written = Written::read(written).map_err(|error| unreadable(&error))?;
    if written.version {
        return Ok(Asked::Version);
    }
    let order = written.take_order();
    if written.help {
        return Ok(Asked::Help(order));
    }
    let order = order.ok_or_else(|| match written.words.first() {
        None => wrong("subcommand_missing"),
        Some(name) => Stop::WrongCommandLine(no_order(name)),
    })?;
    written.check(order, words)?;
    Ok(Asked::Order(Line {
        order,
        arguments: written.words,
        choices: written.choices,
        explain: written.explain,
    }))
}

impl Written {
    fn read(written: &[OsString]) -> Result<Self, lexopt::Error> {
        let mut parser = Parser::from_args(written);
        let mut found = Self::default();
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Long("help") | Arg::Short('h') => found.help = true,
                Arg::Long("version") | Arg::Short('V') => found.version = true,
                Arg::Long("json") => {}
                Arg::Long("explain") => found.explain = true,
                Arg::Value(word) => found.words.push(word.string()?),
                Arg::Long(_) | Arg::Short(_) => {
                    let name = match argument {
                        Arg::Long(name) => name.to_owned(),
                        Arg::Short(letter) => letter.to_string(),
                        Arg::Value(_) => String::new(),
                    };
                    let choice = Choice::named(&name).ok_or_else(|| argument.unexpected())?;
                    let value = parser.value()?.string()?;
                    if found.choices.insert(choice, value).is_some() {
                        return Err(Arg::Long(&name).unexpected());
                    }
                }
            }
        }
        Ok(found)
    }

    /// Takes the words of the order away from what follows them.
    fn take_order(&mut self) -> Option<Order> {
        let begins = |order: &Order| {
            let name: Vec<&str> = order.shape().written.split(' ').collect();
            let said: Vec<&str> = self
                .words
                .iter()
                .take(name.len())
                .map(String::as_str)
                .collect();
            (said == name).then_some(name.len())
        };
        let (order, length) = Order::ALL
            .into_iter()
            .find_map(|order| Some((order, begins(&order)?)))?;
        self.words.drain(..length);
        Some(order)
    }

    /// Finds what is missing or too much.
    fn check(&self, order: Order, words: &Words) -> Result<(), Stop> {
        let shape = order.shape();
        let usage = words.say(&format!("cli-use-{}", order.key()), &[]);
        let stop = |code: &str, argument: &str| {
            Err(Stop::WrongCommandLine(
                Failure::refused(code)
                    .with("argument", argument)
                    .with("use", &usage),
            ))
        };
        if let Some(choice) = self
            .choices
            .keys()
            .find(|choice| !shape.needs.contains(choice) && !shape.takes.contains(choice))
        {
            return stop("argument_unexpected", choice.written());
        }
        if self.explain && !shape.explains {
            return stop("argument_unexpected", "--explain");
        }
        if let Some(choice) = shape
            .needs
            .iter()
            .find(|choice| !self.choices.contains_key(choice))
        {
            return stop("argument_missing", choice.written());
        }
        if let Some(extra) = self.words.get(shape.arguments.len()) {
            return stop("argument_unexpected", extra);
        }
        match shape.arguments.get(self.words.len()) {
            Some(missing) => stop(
                "argument_missing",
                &words.say(&format!("cli-argument-{missing}"), &[]),
            ),
            None => Ok(()),
        }
    }
}

impl Line {
    /// What follows the order at that place, from 0.
    pub(crate) fn argument(&self, place: usize) -> &str {
        self.arguments.get(place).map_or("", String::as_str)
    }

    /// The value of an option.
    pub(crate) fn choice(&self, choice: Choice) -> Option<&str> {
        self.choices.get(&choice).map(String::as_str)
    }

    /// Whether the reasons are asked for.
    pub(crate) const fn explains(&self) -> bool {
        self.explain
    }

    /// A file that follows the order, as a whole path.
    pub(crate) fn file(&self, place: usize) -> PathBuf {
        whole(self.argument(place))
    }

    /// A file that an option names, as a whole path.
    pub(crate) fn chosen_file(&self, choice: Choice) -> Option<PathBuf> {
        self.choice(choice).map(whole)
    }
}

/// The app remembers paths: they must hold from every folder.
fn whole(path: &str) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| Path::new(path).to_owned())
}

fn wrong(code: &str) -> Stop {
    Stop::WrongCommandLine(Failure::refused(code))
}

/// A word that no order is, or that several begin with.
fn no_order(name: &str) -> Failure {
    let begun = Order::ALL
        .into_iter()
        .map(|order| order.shape().written)
        .filter(|written| written.split(' ').next() == Some(name));
    let begun: Vec<&str> = begun.collect();
    if begun.is_empty() {
        return Failure::refused("subcommand_unknown").with("name", name);
    }
    Failure::refused("subcommand_unfinished")
        .with("name", name)
        .with("orders", begun.join(", "))
}

/// The parser says why in English; what it did not understand says enough in any language.
fn unreadable(error: &lexopt::Error) -> Stop {
    use lexopt::Error as Unread;
    let argument = match error {
        Unread::MissingValue { option } => option.clone().unwrap_or_default(),
        Unread::UnexpectedOption(option) | Unread::UnexpectedValue { option, .. } => option.clone(),
        Unread::UnexpectedArgument(argument) | Unread::NonUnicodeValue(argument) => {
            argument.to_string_lossy().into_owned()
        }
        Unread::ParsingFailed { value, .. } => value.clone(),
        Unread::Custom(error) => error.to_string(),
    };
    Stop::WrongCommandLine(Failure::refused("argument_unreadable").with("argument", argument))
}
