//! What a check finds: how grave, where, and what.

use std::collections::HashMap;

use crate::pb::error::{PbError, Why};
use crate::pb::place::{Place, Places};
use crate::pb::reasons::reasons;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The format allows it; it is probably not meant.
    Warning,
    /// The format forbids it.
    Error,
}

impl Severity {
    /// The name of this severity. It is a promise.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// One thing that stands between a file and the format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How grave it is.
    pub severity: Severity,
    /// Where it stands.
    pub at: Place,
    /// What it is.
    pub what: What,
}

impl Finding {
    /// The short name of what was found, or of why the file was refused. It is a promise.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        if let What::Refused { why } = &self.what {
            return why.code();
        }
        self.what.code()
    }

    /// What the words of this finding name.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        if let What::Refused { why } = &self.what {
            return why.args();
        }
        self.what.args()
    }
}

impl From<PbError> for Finding {
    /// What keeps the file from being read, as the check tells it.
    fn from(error: PbError) -> Self {
        Finding {
            severity: Severity::Error,
            at: error.at,
            what: What::Refused { why: error.why },
        }
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "{}: {}: {}",
            self.at,
            self.severity.key(),
            self.what
        )
    }
}

reasons! {
    /// What a check finds.
    What {
        /// The reader refuses the file.
        #[error("{why}")]
        Refused "refused" { why: Why }
        /// More findings of one kind than are told one by one.
        #[error("{count} more of «{code}»")]
        AndMore "and_more" { code: &'static str, count: u64 }
        /// What was to be written would be read as something else.
        #[error("{part} cannot be written so that it is read again as it is")]
        ReadOtherwise "read_otherwise" { part: String }

        /// The file begins with a byte order mark.
        #[error("a byte order mark stands before META")]
        ByteOrderMark "byte_order_mark" {}
        /// A line holds nothing.
        #[error("a line without content")]
        BlankLine "blank_line" {}
        /// Spaces stand around what a cell says.
        #[error("spaces around {found:?}")]
        SpaceAround "space_around" { found: String }
        /// Spaces stand around the commas of a list.
        #[error("spaces around the commas of {column}")]
        SpaceInList "space_in_list" { column: String }
        /// A section is missing.
        #[error("there is no section {section}")]
        SectionMissing "section_missing" { section: &'static str }
        /// A section is there twice.
        #[error("section {section} is there already")]
        SectionRepeated "section_repeated" { section: &'static str }
        /// Sections are not in the order META, PROJECTS, VOTES.
        #[error("section {section} stands too late")]
        SectionLate "section_late" { section: &'static str }
        /// META does not begin with its heading.
        #[error("META does not begin with key;value")]
        HeadingMissing "heading_missing" {}
        /// A column is there twice.
        #[error("column {column} is there twice")]
        ColumnRepeated "column_repeated" { column: String }
        /// A section does not begin with the column it must begin with.
        #[error("{section} does not begin with the column {column}")]
        ColumnNotFirst "column_not_first" { section: &'static str, column: &'static str }
        /// A section has no such column, and something else in the file needs it.
        #[error("{section} has no column {column}")]
        ColumnMissing "column_missing" { section: &'static str, column: &'static str }
        /// The format does not know a column.
        #[error("{section} knows no column {column}")]
        ColumnUnknown "column_unknown" { section: &'static str, column: String }
        /// A column has an old name.
        #[error("column {column} is called {now} since April 2026")]
        ColumnRenamed "column_renamed" { column: &'static str, now: &'static str }
        /// A key or column stands after one that it goes before.
        #[error("{column} belongs before {after}")]
        OutOfOrder "out_of_order" { column: String, after: String }
        /// A row has more cells than its section has columns.
        #[error("the row has more cells than there are columns")]
        CellsTooMany "cells_too_many" {}
        /// A cell must say something.
        #[error("{column} says nothing")]
        Empty "empty" { column: String }

        /// A key of META is missing.
        #[error("META does not say {key}")]
        KeyMissing "key_missing" { key: &'static str }
        /// A key of META is there twice.
        #[error("META says {key} twice")]
        KeyRepeated "key_repeated" { key: String }
        /// The format does not know a key of META.
        #[error("META knows no key {key}")]
        KeyUnknown "key_unknown" { key: String }
        /// A key of META has no meaning for this vote type.
        #[error("{key} has no meaning for {vote_type} ballots")]
        KeyIdle "key_idle" { key: &'static str, vote_type: String }

        /// A number has a comma where a point is to stand.
        #[error("{column} has a decimal comma: {found:?}")]
        DecimalComma "decimal_comma" { column: String, found: String }
        /// Something is no number.
        #[error("{column} is no number: {found:?}")]
        NotNumeric "not_numeric" { column: String, found: String }
        /// Something is no whole number.
        #[error("{column} is no whole number: {found:?}")]
        NotWhole "not_whole" { column: String, found: String }
        /// Something is no date.
        #[error("{column} is neither a year nor a date as 31.12.2026: {found:?}")]
        NotADate "not_a_date" { column: String, found: String }
        /// The vote ends before it begins.
        #[error("date_end is before date_begin")]
        DatesReversed "dates_reversed" {}
        /// A word is none of those that the format knows.
        #[error("{column} does not know {found:?}; expected {expected}")]
        WordUnknown "word_unknown" { column: String, found: String, expected: &'static str }
        /// Comments are not numbered.
        #[error("the comment does not begin with «#1: »")]
        CommentUnnumbered "comment_unnumbered" {}
        /// Comments are not numbered one after the other.
        #[error("comments are not numbered 1, 2, 3")]
        CommentsMisnumbered "comments_misnumbered" {}

        /// A count of META is not that of the rows.
        #[error("{key} is {found}, counted are {counted}")]
        CountDiffers "count_differs" { key: &'static str, found: String, counted: u64 }
        /// Ballots may name more projects than there are.
        #[error("max_length is {found}, and there are {counted} projects")]
        MaxLengthTooLarge "max_length_too_large" { found: String, counted: u64 }
        /// Ballots that name one project have another limit.
        #[error("{key} must be 1 for choose-1 ballots")]
        NotOne "not_one" { key: &'static str }
        /// Ballots may name one project, and are not choose-1.
        #[error("with max_length 1 the vote type is better choose-1")]
        IsChooseOne "is_choose_one" {}
        /// The rule has no threshold, or a threshold has no rule.
        #[error("rule {rule} and min_project_score_threshold do not go together")]
        ThresholdAmiss "threshold_amiss" { rule: &'static str }
        /// The flag that every project is paid for is missing.
        #[error("the budget is enough for every project, and fully_funded does not say so")]
        NotSaidFullyFunded "not_said_fully_funded" {}
        /// The flag that every project is paid for is wrong.
        #[error("fully_funded is said, and the budget is not enough for every project")]
        NotFullyFunded "not_fully_funded" {}
        /// META and PROJECTS do not name the same values.
        #[error("{key} and the column {column} do not name the same: {names}")]
        NamesDiffer "names_differ" { key: &'static str, column: &'static str, names: String }

        /// A project costs less than one unit of the currency.
        #[error("project {project} costs less than 1")]
        CostBelowOne "cost_below_one" { project: String }
        /// A project costs more than the budget.
        #[error("project {project} costs more than the whole budget")]
        CostOverBudget "cost_over_budget" { project: String }
        /// No ballot can name a project.
        #[error("the id {project:?} cannot be named on a ballot")]
        IdUnusable "id_unusable" { project: String }
        /// Only one of the two coordinates is there.
        #[error("latitude and longitude of project {project} go together")]
        CoordinateAlone "coordinate_alone" { project: String }
        /// Votes or scores of a project are not those of its ballots.
        #[error("{column} of project {project} is {found}, counted is {counted}")]
        SumDiffers "sum_differs" { column: &'static str, project: String, found: String, counted: String }
        /// Selected projects cost more than the budget.
        #[error("the selected projects cost {found}, and the budget is {budget}")]
        SelectedOverBudget "selected_over_budget" { found: String, budget: String }
        /// What is selected does not follow the rule.
        #[error("selected does not follow the rule {rule}: missing {missing:?}, too many {extra:?}")]
        SelectedNotByRule "selected_not_by_rule" { rule: &'static str, missing: String, extra: String }
        /// What is left of the budget pays for projects that are not selected.
        #[error("what is left of the budget is enough for {projects}")]
        BudgetLeft "budget_left" { projects: String }

        /// A voter is there twice.
        #[error("voter {voter} is there twice")]
        VoterRepeated "voter_repeated" { voter: String }
        /// A ballot names something that is no project.
        #[error("{project:?} is no project")]
        NoSuchProject "no_such_project" { project: String }
        /// A ballot names a project twice.
        #[error("project {project} is twice on the ballot")]
        MarkRepeated "mark_repeated" { project: String }
        /// A ballot names more projects than it may.
        #[error("{count} projects on the ballot, at most {most}")]
        MarksTooMany "marks_too_many" { count: u64, most: u64 }
        /// A ballot names fewer projects than it must.
        #[error("{count} projects on the ballot, at least {fewest}")]
        MarksTooFew "marks_too_few" { count: u64, fewest: u64 }
        /// A ballot that gives points does not say them.
        #[error("the ballot gives no points")]
        PointsMissing "points_missing" {}
        /// A ballot that gives no points says some.
        #[error("{vote_type} ballots give no points")]
        PointsIdle "points_idle" { vote_type: String }
        /// There are not as many points as projects.
        #[error("{marks} projects and {points} points on the ballot")]
        PointsUneven "points_uneven" { marks: u64, points: u64 }
        /// Points are outside their limits.
        #[error("{found} points for one project, {key} is {limit}")]
        PointsOutside "points_outside" { found: String, key: &'static str, limit: String }
        /// A ballot is outside a limit of its sums.
        #[error("the ballot comes to {found}, {key} is {limit}")]
        SumOutside "sum_outside" { found: String, key: &'static str, limit: String }
        /// Projects are not in the order of their points.
        #[error("the ballot does not begin with the most points")]
        PointsUnsorted "points_unsorted" {}
    }
}

/// So many findings of a kind are told one by one.
const MOST_OF_A_KIND: u64 = 20;

/// Findings with their offsets, as they come.
#[derive(Debug, Default)]
pub(super) struct Findings {
    told: Vec<(usize, Severity, What)>,
    /// For each kind its number, the offset of the first that is not told, and how grave the gravest of those is.
    kinds: HashMap<&'static str, (u64, usize, Severity)>,
}

impl Findings {
    pub(super) fn error(&mut self, at: usize, what: What) {
        self.note(at, Severity::Error, what);
    }

    pub(super) fn warning(&mut self, at: usize, what: What) {
        self.note(at, Severity::Warning, what);
    }

    pub(super) fn note(&mut self, at: usize, severity: Severity, what: What) {
        let kind = self.kinds.entry(what.code()).or_insert((0, at, severity));
        kind.0 += 1;
        if kind.0 <= MOST_OF_A_KIND {
            self.told.push((at, severity, what));
        } else if kind.0 == MOST_OF_A_KIND + 1 {
            (kind.1, kind.2) = (at, severity);
        } else {
            kind.2 = kind.2.max(severity);
        }
    }

    /// The refusal of the reader, in place of what was found there for the same reason.
    pub(super) fn refuse(&mut self, at: usize, why: Why) {
        let missing = [
            (Why::MissingBudget {}, "budget"),
            (Why::MissingVoteType {}, "vote_type"),
        ];
        let missing = missing.into_iter().find(|(missing, _)| *missing == why);
        let instead_of = missing.map(|(_, key)| What::KeyMissing { key });
        self.told.retain(|(there, _, what)| {
            *there != at || instead_of.as_ref().is_some_and(|same| same != what)
        });
        self.told.push((at, Severity::Error, What::Refused { why }));
    }

    /// All findings from the front of the text to its back.
    pub(super) fn placed(mut self, text: &str) -> Vec<Finding> {
        for (code, (number, at, severity)) in self.kinds {
            if let Some(count) = number
                .checked_sub(MOST_OF_A_KIND)
                .filter(|&count| count > 0)
            {
                self.told
                    .push((at, severity, What::AndMore { code, count }));
            }
        }
        // At one place the refusal comes first, for without it nothing else matters.
        let is_milder = |what: &What| !matches!(what, What::Refused { .. });
        self.told
            .sort_by_key(|(at, _, what)| (*at, is_milder(what), what.code()));
        let mut places = Places::default();
        let placed = self.told.into_iter().map(|(at, severity, what)| Finding {
            severity,
            at: places.of(text.as_bytes(), at),
            what,
        });
        placed.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_come_in_order_and_many_of_a_kind_are_counted() {
        let mut findings = Findings::default();
        findings.error(4, What::HeadingMissing {});
        for at in 0..25 {
            findings.warning(at, What::BlankLine {});
        }
        findings.refuse(3, Why::OpenQuote {});
        let placed = findings.placed(&"\n".repeat(30));
        assert_eq!(placed.len(), 1 + 20 + 1);
        assert_eq!(placed[3].code(), "open_quote");
        assert_eq!(
            placed[5].to_string(),
            "line 5, column 1: error: META does not begin with key;value"
        );
        let more = What::AndMore {
            code: "blank_line",
            count: 5,
        };
        assert_eq!((placed[21].at.line, &placed[21].what), (21, &more));
        assert_eq!(
            placed[21].args(),
            [("code", "blank_line".to_owned()), ("count", "5".to_owned())]
        );
    }

    #[test]
    fn codes_are_told_apart() {
        let codes: std::collections::BTreeSet<_> = What::CODES
            .iter()
            .chain(Why::CODES)
            .map(|code| code.0)
            .collect();
        assert_eq!(codes.len(), What::CODES.len() + Why::CODES.len());
    }
}
