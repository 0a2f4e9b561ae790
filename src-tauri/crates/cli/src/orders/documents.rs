//! Documents: which there are, and one as PDF.

use super::{Cocrea, output};
use crate::choices::Choice;
use crate::failures::Stop;
use crate::line::Line;
use crate::terminal::Terminal;
use cocrea_app::wire::{DocumentMade, DocumentView, Documents};
use serde_json::{Value, json};

/// Kinds of documents: the key, and the words that explain it.
const KINDS: [(&str, &str); 2] = [
    ("plan", "cli-document-kind-plan"),
    ("commitment/CODE", "cli-document-kind-commitment"),
];

/// Lists the documents of a process; without one, the kinds that there are.
pub(crate) fn list(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    if line.choice(Choice::Process).is_none() {
        return list_kinds(terminal);
    }
    let reply: Value = Cocrea::at(line)?.call("list_documents", json!({}))?;
    if terminal.wants_json() {
        return terminal.value(&reply);
    }
    let Documents { documents, .. } =
        serde_json::from_value(reply).map_err(|error| crate::failures::of_reply(&error))?;
    documents
        .iter()
        .try_for_each(|document| say(document, terminal))
}

fn list_kinds(terminal: &mut Terminal) -> Result<(), Stop> {
    if terminal.wants_json() {
        let keys: Vec<Value> = KINDS.iter().map(|(key, _)| json!({ "key": key })).collect();
        return terminal.value(&json!({ "documents": keys }));
    }
    KINDS
        .iter()
        .try_for_each(|(_, words)| terminal.say(words, &[]))
}

fn say(document: &DocumentView, terminal: &mut Terminal) -> Result<(), Stop> {
    let (key, title) = (document.key.as_str(), document.title.as_str());
    if document.missing.is_empty() {
        return terminal.say("cli-document-line", &[("key", key), ("title", title)]);
    }
    let missing: Vec<String> = document
        .missing
        .iter()
        .filter_map(|gap| {
            serde_json::to_value(gap)
                .ok()?
                .as_str()
                .map(|gap| format!("cli-gap-{gap}"))
        })
        .map(|gap| terminal.words().say(&gap, &[]))
        .collect();
    terminal.say(
        "cli-document-draft",
        &[
            ("key", key),
            ("title", title),
            ("missing", &missing.join(", ")),
        ],
    )
}

/// Makes the PDF of one document.
pub(crate) fn print(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let cocrea = Cocrea::at(line)?;
    let made: DocumentMade = cocrea.call(
        "make_document",
        json!({ "document": line.argument(0), "path": output(line)? }),
    )?;
    if terminal.wants_json() {
        return terminal.value(&made);
    }
    terminal.say(
        "cli-print-done",
        &[("pages", &made.pages.to_string()), ("path", &made.path)],
    )?;
    if made.undrawn.is_empty() {
        return Ok(());
    }
    terminal.say("cli-print-undrawn", &[("signs", &made.undrawn.join(" "))])
}
