//! The example as files, judged by programs that know nothing of Cocrea: qpdf, pdffonts, pdftotext.

use crate::Trouble;
use crate::shell::{command, listen};
use std::fs;
use std::path::{Path, PathBuf};

/// Makes the example with the terminal's program and has each of its files judged.
///
/// # Errors
/// Which file a judge refused, and what it said.
pub(crate) fn judge(program: &Path, folder: &Path) -> Result<Vec<String>, Trouble> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let cocrea = |arguments: &[&str]| listen(command(program, arguments));
    cocrea(&["demo", &folder.to_string_lossy()])?;
    let (process, bundle) = (
        folder.join("ejemplo.cocrea"),
        folder.join("ejemplo.paquete"),
    );
    cocrea(&["verify", &process.to_string_lossy()])?;
    cocrea(&["verify", &bundle.to_string_lossy()])?;
    cocrea(&["bundle", "inspect", &bundle.to_string_lossy()])?;
    let documents = documents(&folder.join("documentos"))?;
    let mut pages = 0;
    for document in &documents {
        pages += judge_document(document)
            .map_err(|trouble| format!("{}: {trouble}", document.display()))?;
    }
    Ok(vec![format!(
        "{} documents, {pages} pages: sound, fonts embedded and subset, text readable",
        documents.len()
    )])
}

fn documents(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    let mut found: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "pdf"))
        .collect();
    found.sort();
    if found.is_empty() {
        Err(format!("{} holds no document", folder.display()))
    } else {
        Ok(found)
    }
}

/// The number of pages of a document that every judge accepts.
fn judge_document(path: &Path) -> Result<usize, Trouble> {
    let name = path.to_string_lossy();
    listen(command("qpdf", &["--check", &name]))?;
    fonts_travel_with_the_document(&listen(command("pdffonts", &[&name]))?)?;
    text_can_be_read(&listen(command(
        "pdftotext",
        &["-enc", "UTF-8", &name, "-"],
    ))?)?;
    let pages = listen(command("qpdf", &["--show-npages", &name]))?;
    pages
        .trim()
        .parse()
        .map_err(|_| format!("qpdf counts «{}» pages", pages.trim()))
}

/// pdffonts ends each row with: embedded, subset, has Unicode, object and generation.
fn fonts_travel_with_the_document(table: &str) -> Result<(), Trouble> {
    let rows: Vec<&str> = table
        .lines()
        .skip(2)
        .filter(|row| !row.trim().is_empty())
        .collect();
    if rows.is_empty() {
        return Err("it has no font, so it has no text".into());
    }
    let kept = |row: &&str| {
        row.split_whitespace()
            .rev()
            .skip(2)
            .take(3)
            .all(|word| word == "yes")
    };
    match rows.iter().find(|row| !kept(row)) {
        Some(row) => Err(format!(
            "a font is not embedded, subset and readable: {row}"
        )),
        None => Ok(()),
    }
}

/// Spanish text has accents; a lost letter shows as U+FFFD or as a control character.
fn text_can_be_read(text: &str) -> Result<(), Trouble> {
    let lost = |letter: char| {
        letter == '\u{fffd}'
            || (letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{c}'))
    };
    if text.contains(lost) {
        return Err("letters are lost in its text".into());
    }
    if !text.contains(['á', 'é', 'í', 'ó', 'ú', 'ñ']) {
        return Err("its text has no accent at all".into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        "name type encoding emb sub uni object ID\n---- ---- ---- --- --- --- ----\n";

    #[test]
    fn a_font_that_stays_behind_is_found() {
        let check = |row: &str| fonts_travel_with_the_document(&format!("{HEAD}{row}\n"));
        assert!(check("ABCDEF+Cocrea CID TrueType Identity-H yes yes yes 7 0").is_ok());
        assert!(check("Helvetica Type 1 WinAnsi no no no 9 0").is_err());
        assert!(check("").is_err());
    }

    #[test]
    fn text_that_lost_letters_is_refused() {
        assert!(text_can_be_read("Plan de Acción Local\n\u{c}").is_ok());
        assert!(text_can_be_read("Plan de Acci\u{fffd}n").is_err());
        assert!(text_can_be_read("Plan de Accion").is_err());
    }
}
