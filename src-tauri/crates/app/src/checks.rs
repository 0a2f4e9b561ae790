//! Elections in files against the strict format, told in words.

use crate::{Failure, Words};
use cocrea_allocate::pb::{Finding, Severity, check};
use std::collections::BTreeMap;

/// One thing that stands between a `.pb` file and its format.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FileFinding {
    /// `error` where the format forbids it, `warning` where it is probably not meant.
    pub severity: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1 in characters.
    pub column: usize,
    /// Short name of what was found.
    pub code: String,
    /// Values that the words name.
    pub args: BTreeMap<String, String>,
    /// The words.
    pub message: String,
}

/// What was found in a `.pb` file, from its front to its back.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct CheckedFile {
    /// Everything that stands between the file and its format; nothing for a clean file.
    pub findings: Vec<FileFinding>,
}

/// Checks the bytes of a `.pb` file against the format of April 2026.
#[must_use]
pub fn check_file(bytes: &[u8], words: &Words) -> CheckedFile {
    let found = check(bytes);
    CheckedFile {
        findings: found.iter().map(|finding| told(finding, words)).collect(),
    }
}

impl CheckedFile {
    /// Whether the file is clean.
    ///
    /// # Errors
    /// `election_not_strict`, with how much was found.
    pub fn verdict(&self) -> Result<(), Failure> {
        if self.findings.is_empty() {
            return Ok(());
        }
        let of = |severity: Severity| {
            let alike = self
                .findings
                .iter()
                .filter(|finding| finding.severity == severity.key());
            alike.count()
        };
        Err(Failure::refused("election_not_strict")
            .with("errors", of(Severity::Error))
            .with("warnings", of(Severity::Warning)))
    }
}

pub(crate) fn told(finding: &Finding, words: &Words) -> FileFinding {
    let args = finding.args();
    let said = |value: &String| if value.is_empty() { NOTHING } else { value }.to_owned();
    let said: Vec<(&str, String)> = args
        .iter()
        .map(|(name, value)| (*name, said(value)))
        .collect();
    let named: Vec<(&str, &str)> = said
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    FileFinding {
        severity: finding.severity.key().to_owned(),
        line: finding.at.line,
        column: finding.at.column,
        code: finding.code().to_owned(),
        message: words.say(&key(finding.code()), &named),
        args: args
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    }
}

/// What stands in words for a value that is empty.
const NOTHING: &str = "–";

/// The key of the words of a finding.
fn key(code: &str) -> String {
    format!("finding-{code}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Language;
    use cocrea_allocate::pb::{What, Why};

    #[test]
    fn every_finding_has_words_in_both_languages() {
        for language in [Language::EsMx, Language::En] {
            let words = Words::of(language);
            let codes = What::CODES.iter().chain(Why::CODES);
            for (code, names) in codes.filter(|code| code.0 != "refused") {
                let args: Vec<(&str, &str)> = names.iter().map(|name| (*name, "«7»")).collect();
                let said = words.find(&key(code), &args).unwrap_or_default();
                assert!(said.contains(' ') && !said.contains("{$"), "{code}: {said}");
                let told = said.matches("«7»").count();
                assert_eq!(told, names.len(), "{code}: {said}");
            }
        }
    }

    #[test]
    fn findings_are_told_with_their_place_and_their_values() {
        let file = b"META\nkey;value\nvote_type;approval\nunit; Hermosillo\n";
        let found = check_file(file, &Words::of(Language::EsMx)).findings;
        let budget = found
            .iter()
            .find(|finding| finding.code == "missing_budget")
            .unwrap();
        assert_eq!(
            (budget.line, budget.column, budget.severity.as_str()),
            (4, 1, "error")
        );
        assert!(budget.message.contains("presupuesto"), "{}", budget.message);
        let spaces = found
            .iter()
            .find(|finding| finding.code == "space_around")
            .unwrap();
        assert_eq!(spaces.args["found"], " Hermosillo");
        assert!(spaces.message.contains(" Hermosillo"), "{}", spaces.message);
        assert!(found.iter().all(|finding| !finding.message.contains("{$")));
    }

    #[test]
    fn a_clean_file_is_no_failure_and_any_other_is_told_with_its_numbers() {
        let clean = CheckedFile {
            findings: Vec::new(),
        };
        assert_eq!(clean.verdict(), Ok(()));
        let found = check_file(b"", &Words::of(Language::En));
        let failure = found.verdict().unwrap_err();
        assert_eq!(failure.code, "election_not_strict");
        assert_eq!(failure.args["errors"], found.findings.len().to_string());
        assert_eq!(failure.args["warnings"], "0");
    }
}
