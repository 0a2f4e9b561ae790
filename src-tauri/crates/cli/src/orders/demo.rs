//! The example as files: a process, its documents and its bundle.

use super::Cocrea;
use crate::failures::{Stop, of_file};
use crate::line::Line;
use crate::terminal::Terminal;
use cocrea_app::wire::{DocumentMade, Documents, Language};
use cocrea_app::{Failure, Words};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

const PROCESS: &str = "ejemplo.cocrea";
const BUNDLE: &str = "ejemplo.paquete";
const DOCUMENTS: &str = "documentos";
/// What SQLite and Cocrea may keep beside a process that is open.
const BESIDE: [&str; 4] = ["-wal", "-shm", "-journal", ".lock"];

/// Makes the example in a folder. All of it or nothing; what is there already is never touched.
pub(crate) fn run(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let folder = line.file(0);
    let cocrea = Cocrea::start()?;
    let example = Example::in_folder(&folder)?;
    let documents = example
        .make(&cocrea)
        .inspect_err(|_| example.remove(&cocrea))?;
    let shown = |path: &Path| path.display().to_string();
    let (process, bundle) = (shown(&example.process), shown(&example.bundle));
    if terminal.wants_json() {
        return terminal
            .value(&json!({ "process": process, "documents": documents, "bundle": bundle }));
    }
    terminal.say("cli-demo-done", &[("path", &shown(&folder))])?;
    terminal.say("cli-demo-process", &[("path", &process)])?;
    for document in &documents {
        terminal.say("cli-demo-document", &[("path", document)])?;
    }
    terminal.say("cli-demo-bundle", &[("path", &bundle)])
}

struct Example {
    folder: PathBuf,
    /// Whether the folder itself is ours to take away again.
    made_folder: bool,
    process: PathBuf,
    documents: PathBuf,
    bundle: PathBuf,
}

impl Example {
    /// Finds the place free.
    fn in_folder(folder: &Path) -> Result<Self, Failure> {
        let example = Self {
            folder: folder.to_owned(),
            made_folder: fs::symlink_metadata(folder).is_err(),
            process: folder.join(PROCESS),
            documents: folder.join(DOCUMENTS),
            bundle: folder.join(BUNDLE),
        };
        let mine = [&example.process, &example.documents, &example.bundle];
        if let Some(taken) = mine
            .into_iter()
            .find(|path| fs::symlink_metadata(path).is_ok())
        {
            return Err(Failure::refused("file_exists").with("path", taken.display()));
        }
        fs::create_dir_all(folder).map_err(|error| of_file(&error, folder))?;
        Ok(example)
    }

    /// Makes the files; the paths of the documents.
    fn make(&self, cocrea: &Cocrea) -> Result<Vec<String>, Failure> {
        cocrea.app.create_example_at(&self.process)?;
        let Documents { documents, .. } = cocrea.call("list_documents", json!({}))?;
        let made = documents.iter().map(|document| {
            let path = self.documents.join(file_name(&document.key));
            let made: DocumentMade = cocrea.call(
                "make_document",
                json!({ "document": document.key, "path": path }),
            )?;
            Ok(made.path)
        });
        let made = made.collect::<Result<_, Failure>>()?;
        cocrea.call::<Value>("make_bundle", json!({ "path": self.bundle }))?;
        cocrea.call::<Value>("close_process", json!({}))?;
        Ok(made)
    }

    /// Takes away what was made. The failure that brought us here is the one to tell, so none of this says a word.
    fn remove(&self, cocrea: &Cocrea) {
        let _ = cocrea.call::<Value>("close_process", json!({}));
        for suffix in std::iter::once("").chain(BESIDE) {
            let mut name = self.process.clone().into_os_string();
            name.push(suffix);
            let _ = fs::remove_file(PathBuf::from(name));
        }
        let _ = fs::remove_file(&self.bundle);
        let _ = fs::remove_dir_all(&self.documents);
        if self.made_folder {
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

/// Name of a document's file; documents are in Spanish whatever the terminal speaks, and so are their names.
fn file_name(key: &str) -> String {
    let words = Words::of(Language::EsMx);
    let stem = match key.split_once('/') {
        Some((kind, code)) => words.say(&format!("cli-demo-file-{kind}"), &[("code", code)]),
        None => words.say(&format!("cli-demo-file-{key}"), &[]),
    };
    format!("{stem}.pdf")
}
