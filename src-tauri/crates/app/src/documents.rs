//! Documents to print.

use crate::app::Outcome;
use crate::commitments::{gaps, in_order, undecided};
use crate::process::the_process;
use crate::wire::{
    CommitmentGap, DocumentMade, DocumentView, Documents, Done, Language, MakeDocument, Nothing,
    ShowFile,
};
use crate::{App, Failure, FilePurpose, Words, folder, plan, whole};
use cocrea_domain::{Lineage, Milestone};
use cocrea_paper::{Notice, Print};
use cocrea_store::View;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

const PLAN: &str = "plan";
const SHEET: &str = "commitment/";

pub(crate) fn list_documents(app: &App, _: Nothing) -> Result<Outcome<Documents>, Failure> {
    let path = app.open_path().unwrap_or_default();
    app.look(|view| {
        let folder = documents_folder(&path, &words()).display().to_string();
        Ok(Documents {
            documents: documents(view)?,
            folder,
        })
    })
}

pub(crate) fn make_document(
    app: &App,
    request: MakeDocument,
) -> Result<Outcome<DocumentMade>, Failure> {
    let words = words();
    let process = app.open_path().unwrap_or_default();
    let unknown = || Failure::refused("no_such_document").with("document", &request.document);
    let Outcome {
        reply: (view, document),
        ..
    } = app.look(|view| {
        let documents = documents(view)?;
        let found = documents.iter().position(|one| one.key == request.document);
        let at = found.ok_or_else(unknown)?;
        let mut plan = plan::plan(view, &words)?;
        if let Some(sheet) = at.checked_sub(1) {
            // By place, not by code: two laptops may have given one code to two commitments.
            plan.commitments = plan.commitments.into_iter().skip(sheet).take(1).collect();
        }
        Ok((plan, documents[at].clone()))
    })?;
    let print = print(&view, &document, &words)?;
    let path = match &request.path {
        Some(path) => PathBuf::from(path),
        None => documents_folder(&process, &words).join(file_name(&document, &words)),
    };
    save(app, &path, &print.bytes)?;
    let undrawn = print.notices.iter().filter_map(|notice| match notice {
        Notice::MissingGlyph(cluster) => Some(cluster.clone()),
        Notice::HiddenControl(control) => Some(format!("U+{:04X}", u32::from(*control))),
        Notice::Breach(rule) => {
            log::error!("a page broke a rule: {rule}");
            None
        }
    });
    Ok(Outcome::unchanged(DocumentMade {
        path: path.display().to_string(),
        pages: print.pages.try_into().unwrap_or(u32::MAX),
        undrawn: undrawn.collect(),
    }))
}

pub(crate) fn show_file(app: &App, request: ShowFile) -> Result<Outcome<Done>, Failure> {
    let path = PathBuf::from(&request.path);
    if !path.exists() {
        return Err(Failure::refused("file_not_found").with("path", &request.path));
    }
    let shown = app.desktop.show_in_folder(&path);
    shown.map_err(|detail| {
        Failure::refused("cannot_show_folder")
            .with("path", &request.path)
            .with("detail", detail)
    })?;
    Ok(Outcome::unchanged(Done {}))
}

/// Documents are in Spanish whatever the interface speaks: they are signed in Hermosillo.
fn words() -> Words {
    Words::of(Language::EsMx)
}

fn documents(view: &View<'_>) -> Result<Vec<DocumentView>, Failure> {
    let (milestones, lineages) = (view.all::<Milestone>()?, view.all::<Lineage>()?);
    let mut codes: BTreeMap<String, u32> = BTreeMap::new();
    let mut key = |code: &str| {
        let so_far = codes.entry(code.to_owned()).or_default();
        *so_far += 1;
        match so_far {
            1 => format!("{SHEET}{code}"),
            again => format!("{SHEET}{code}-{again}"),
        }
    };
    let undecided = undecided(view)?;
    let sheets: Vec<DocumentView> = in_order(view)?
        .into_iter()
        .map(|commitment| DocumentView {
            key: key(&commitment.code),
            missing: gaps(&commitment, &milestones, &lineages, &undecided),
            commitment: Some(commitment.id.0),
            title: commitment.title,
        })
        .collect();
    let mut missing: Vec<CommitmentGap> = sheets
        .iter()
        .flat_map(|sheet| sheet.missing.iter().copied())
        .collect();
    missing.sort_unstable();
    missing.dedup();
    let plan = DocumentView {
        key: PLAN.to_owned(),
        title: the_process(view)?.name,
        commitment: None,
        missing,
    };
    Ok(std::iter::once(plan).chain(sheets).collect())
}

fn print(
    view: &cocrea_paper::view::Plan,
    document: &DocumentView,
    words: &Words,
) -> Result<Print, Failure> {
    let printed = match document.key.strip_prefix(SHEET) {
        Some(_) => cocrea_paper::commitment_sheets(view, None, words),
        None => cocrea_paper::plan(view, words),
    };
    printed.map_err(|fault| Failure::fault("document_fault").with("detail", fault))
}

fn documents_folder(process: &Path, words: &Words) -> PathBuf {
    let stem = process
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    process.with_file_name(words.say("print-folder", &[("name", &stem)]))
}

fn file_name(document: &DocumentView, words: &Words) -> String {
    let name = match document.key.strip_prefix(SHEET) {
        Some(code) => words.say(
            "print-file-sheet",
            &[("code", code), ("title", &document.title)],
        ),
        None => words.say("print-file-plan", &[]),
    };
    format!(
        "{}.{}",
        folder::file_stem(&name),
        FilePurpose::Document.ending()
    )
}

/// A document that is being read stays whole: the new one takes its place when it is complete.
fn save(app: &App, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::of_file(&error.into(), path);
    whole::may_stand(app, path, whole::Kind::Document)?;
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(|error| {
            // A file stands where the folder would be.
            let blocked = error.kind() == ErrorKind::AlreadyExists;
            failed(if blocked {
                ErrorKind::NotADirectory.into()
            } else {
                error
            })
        })?;
    }
    whole::replace(path, bytes).map_err(failed)
}
