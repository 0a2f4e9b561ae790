//! A command line, read and found right.

use crate::choices::{Choice, Stands};
use crate::failures::Stop;
use crate::shapes::Order;
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
    choices: Choices,
}

/// The options that stand, each with its values in the order written.
type Choices = BTreeMap<Choice, Vec<String>>;

/// The word that asks for help as `--help` does.
const HELP: &str = "help";

/// What stands on a command line, before it is known whether it is right.
#[derive(Default)]
struct Written {
    words: Vec<String>,
    choices: Choices,
    help: bool,
    version: bool,
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
    let mut written = Written::read(written)?;
    if written.version {
        return Ok(Asked::Version);
    }
    let asks_help = written.take_help();
    let order = written.take_order();
    let names_nothing = order.is_none() && !written.words.is_empty();
    if written.help || asks_help && !names_nothing {
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
    }))
}

impl Written {
    fn read(written: &[OsString]) -> Result<Self, Stop> {
        let mut parser = Parser::from_args(written);
        let mut found = Self::default();
        while let Some(argument) = parser.next().map_err(unreadable)? {
            let name = match argument {
                Arg::Long("help") | Arg::Short('h') => {
                    found.help = true;
                    continue;
                }
                Arg::Long("version") | Arg::Short('V') => {
                    found.version = true;
                    continue;
                }
                Arg::Long("json") => continue,
                Arg::Value(word) => {
                    found.words.push(word.string().map_err(unreadable)?);
                    continue;
                }
                Arg::Long(name) => name.to_owned(),
                Arg::Short(letter) => letter.to_string(),
            };
            let choice = Choice::named(&name).ok_or_else(|| unreadable(argument.unexpected()))?;
            found.choose(choice, &mut parser)?;
        }
        Ok(found)
    }

    /// Takes an option with what follows it.
    fn choose(&mut self, choice: Choice, parser: &mut Parser) -> Result<(), Stop> {
        let stands = choice.form().stands;
        let again = self.choices.contains_key(&choice);
        let values = self.choices.entry(choice).or_default();
        if stands == Stands::Bare {
            return Ok(());
        }
        if again && stands == Stands::Once {
            let failure = Failure::refused("argument_repeated");
            return Err(Stop::WrongCommandLine(
                failure.with("argument", choice.written()),
            ));
        }
        let value = parser.value().and_then(|value| value.string());
        values.push(value.map_err(unreadable)?);
        Ok(())
    }

    /// Takes away the word that asks for help.
    fn take_help(&mut self) -> bool {
        let asks = self.words.first().is_some_and(|word| word == HELP);
        self.words.drain(..usize::from(asks));
        asks
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
        if let Some(choice) = self.choices.keys().find(|choice| !order.allows(**choice)) {
            return stop("argument_unexpected", &choice.written());
        }
        if let Some(choice) = shape
            .needs
            .iter()
            .find(|choice| !self.choices.contains_key(choice))
        {
            return stop("argument_missing", &choice.written());
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
        self.choices(choice).first().map(String::as_str)
    }

    /// Every value of an option that may stand often, in the order written.
    pub(crate) fn choices(&self, choice: Choice) -> &[String] {
        self.choices.get(&choice).map_or(&[], Vec::as_slice)
    }

    /// Whether an option stands.
    pub(crate) fn has(&self, choice: Choice) -> bool {
        self.choices.contains_key(&choice)
    }

    /// Those of these options that stand, as they are written: `--ceiling zone:North=500`.
    pub(crate) fn said(&self, choices: &[Choice]) -> Vec<String> {
        let standing = choices.iter().filter(|choice| self.has(**choice));
        let told = standing.flat_map(|&choice| {
            let values = self.choices(choice).iter();
            let with_value = values.map(move |value| format!("{} {value}", choice.written()));
            let alone = (choice.form().stands == Stands::Bare).then(|| choice.written());
            with_value.chain(alone)
        });
        told.collect()
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
fn unreadable(error: lexopt::Error) -> Stop {
    use lexopt::Error as Unread;
    let is_text = !matches!(error, Unread::NonUnicodeValue(_));
    let argument = match error {
        Unread::MissingValue { option } => option.clone().unwrap_or_default(),
        Unread::UnexpectedOption(option) | Unread::UnexpectedValue { option, .. } => option.clone(),
        Unread::UnexpectedArgument(argument) | Unread::NonUnicodeValue(argument) => {
            argument.to_string_lossy().into_owned()
        }
        Unread::ParsingFailed { value, .. } => value.clone(),
        Unread::Custom(error) => error.to_string(),
    };
    let code = if is_text {
        "argument_unreadable"
    } else {
        "argument_not_text"
    };
    Stop::WrongCommandLine(Failure::refused(code).with("argument", argument))
}
