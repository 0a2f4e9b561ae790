//! What a file says of an election that the election itself does not know.

use super::PbFile;
use super::limits::Limits;

/// A rule by which projects were selected, in the names that files use.
///
/// A result that a city drew up otherwise, such as Equal Shares with a completion, is [`AppliedRule::Unknown`] or
/// [`AppliedRule::GreedyCustom`] with a comment that says how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum AppliedRule {
    /// Best result first; a project that no longer fits is passed over; among equals the first in the file.
    Greedy,
    /// Best result first, up to the first project that no longer fits.
    GreedyNoSkip,
    /// Greedy among the projects whose result reaches the threshold.
    GreedyThreshold,
    /// Greedy among projects of which some exclude others.
    GreedyExclusive,
    /// Greedy with exceptions that a comment explains.
    GreedyCustom,
    /// Equal Shares without completion.
    EqualShares,
    /// Equal Shares, unless greedy serves more voters.
    EqualSharesComparison,
    /// Equal Shares with one more unit per voter from B/n rounded down, up to the last step that the budget pays for.
    EqualSharesAdd1,
    /// The same, unless greedy serves more voters.
    EqualSharesAdd1Comparison,
    /// The file does not say.
    #[default]
    Unknown,
}

impl AppliedRule {
    /// Every rule, in the order of the format.
    pub const ALL: [AppliedRule; 10] = [
        AppliedRule::Greedy,
        AppliedRule::GreedyNoSkip,
        AppliedRule::GreedyThreshold,
        AppliedRule::GreedyExclusive,
        AppliedRule::GreedyCustom,
        AppliedRule::EqualShares,
        AppliedRule::EqualSharesComparison,
        AppliedRule::EqualSharesAdd1,
        AppliedRule::EqualSharesAdd1Comparison,
        AppliedRule::Unknown,
    ];

    /// The name of this rule in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            AppliedRule::Greedy => "greedy",
            AppliedRule::GreedyNoSkip => "greedy-no-skip",
            AppliedRule::GreedyThreshold => "greedy-threshold",
            AppliedRule::GreedyExclusive => "greedy-exclusive",
            AppliedRule::GreedyCustom => "greedy-custom",
            AppliedRule::EqualShares => "equalshares",
            AppliedRule::EqualSharesComparison => "equalshares-comparison",
            AppliedRule::EqualSharesAdd1 => "equalshares/add1",
            AppliedRule::EqualSharesAdd1Comparison => "equalshares/add1-comparison",
            AppliedRule::Unknown => "unknown",
        }
    }

    /// The rule of this name; [`AppliedRule::Unknown`] for any other.
    #[must_use]
    pub fn named(key: &str) -> Self {
        let known = AppliedRule::ALL.into_iter().find(|rule| rule.key() == key);
        known.unwrap_or_default()
    }
}

/// What META says besides counts and budget. Optional texts are left out where they are empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// A few words on the vote. Obligatory, as the next five are.
    pub description: String,
    /// The country in English, or its code (ISO 3166-1); `Worldwide` for several.
    pub country: String,
    /// The municipality, region or organization.
    pub unit: String,
    /// The edition as its organizers call it, often a year.
    pub instance: String,
    /// The first day of the vote, `31.12.2026`, or its year.
    pub date_begin: String,
    /// The last day of the vote, or its year.
    pub date_end: String,
    /// The rule that selected projects.
    pub rule: AppliedRule,
    /// The district of the unit.
    pub district: String,
    /// The part of the unit that this vote is about.
    pub subunit: String,
    /// The number of the edition.
    pub edition: String,
    /// The language of the texts (ISO 639-1, two letters).
    pub language: String,
    /// The currency (ISO 4217, three letters).
    pub currency: String,
    /// Whether the ballots are made up.
    pub experimental: bool,
    /// Comments without their numbers.
    pub comments: Vec<String>,
    /// Whom to thank or to cite.
    pub acknowledgments: String,
    /// What a ballot may say. Cumulative votes must have `max_sum_points`.
    pub limits: Limits,
    /// The score that a project needs: votes, or points in parts of a point.
    pub score_threshold: Option<u64>,
}

impl From<&PbFile> for Heading {
    /// The heading that a file has. Keys that this type does not hold are left behind.
    fn from(file: &PbFile) -> Self {
        let said = |key: &str| {
            let found = file.meta.iter().rev().find(|(known, _)| known == key);
            found.map_or_else(String::new, |(_, value)| value.clone())
        };
        Heading {
            description: said("description"),
            country: said("country"),
            unit: said("unit"),
            instance: said("instance"),
            date_begin: said("date_begin"),
            date_end: said("date_end"),
            rule: AppliedRule::named(&said("rule")),
            district: said("district"),
            subunit: said("subunit"),
            edition: said("edition"),
            language: said("language"),
            currency: said("currency"),
            experimental: said("experimental") == "1",
            comments: comments(&said("comment")),
            acknowledgments: said("acknowledgments"),
            limits: file.limits,
            score_threshold: file.score_threshold,
        }
    }
}

/// Comments are written one after the other: `#1: the first #2: the second`.
fn comments(written: &str) -> Vec<String> {
    let (mut comments, mut rest) = (Vec::new(), written);
    for number in 1.. {
        let Some(text) = rest.strip_prefix(&mark(number)) else {
            break;
        };
        let end = text.find(&format!(" {}", mark(number + 1)));
        let comment = &text[..end.unwrap_or(text.len())];
        rest = text[comment.len()..].trim_start();
        comments.push(comment.to_owned());
    }
    if !rest.is_empty() {
        comments.push(rest.to_owned());
    }
    comments
}

fn mark(number: usize) -> String {
    format!("#{number}: ")
}

/// Comments with their numbers.
pub(super) fn numbered(comments: &[String]) -> String {
    let numbered = comments.iter().zip(1..);
    let numbered: Vec<String> = numbered
        .map(|(comment, number)| mark(number) + comment)
        .collect();
    numbered.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_numbered_and_told_apart_again() {
        for list in [
            vec![],
            vec!["one"],
            vec!["one; #9 of them", "two #1: not a third"],
        ] {
            let list: Vec<String> = list.into_iter().map(str::to_owned).collect();
            assert_eq!(comments(&numbered(&list)), list);
        }
        assert_eq!(numbered(&["a".into(), "b".into()]), "#1: a #2: b");
        assert_eq!(comments("no number"), ["no number"]);
    }

    #[test]
    fn every_name_names_its_rule() {
        for rule in AppliedRule::ALL {
            assert_eq!(AppliedRule::named(rule.key()), rule);
        }
        assert_eq!(AppliedRule::named("GREEdy"), AppliedRule::Unknown);
    }
}
