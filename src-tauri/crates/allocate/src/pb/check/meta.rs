//! META against the format: its keys, and what they say about the rest of the file.

use super::cells::{Order, check_value, find_spaces};
use super::dates::Date;
use super::finding::{Findings, What};
use super::words;
use crate::election::VoteType;
use crate::pb::ballots::shown;
use crate::pb::heading::AppliedRule;
use crate::pb::numbers::Decimal;
use crate::pb::scan::Row;

/// Keys that only some vote types have.
const OF_POINTS: [&str; 5] = [
    "min_points",
    "max_points",
    "min_sum_points",
    "max_sum_points",
    "default_score",
];

/// What META says.
#[derive(Debug)]
pub(super) struct Meta {
    /// For each key of the format, in its order, what META says and where; nothing where it has no such key.
    values: Vec<Option<(String, usize)>>,
    order: Order,
    /// Where its last row starts.
    last: usize,
}

impl Default for Meta {
    fn default() -> Self {
        Meta {
            values: vec![None; words::META.len()],
            order: Order::new(words::META),
            last: 0,
        }
    }
}

impl Meta {
    /// Takes a row, and finds what is wrong with it alone.
    pub(super) fn take(&mut self, row: &Row<'_>, findings: &mut Findings) {
        self.last = row.at;
        row.cells
            .iter()
            .take(2)
            .for_each(|cell| find_spaces(cell, findings));
        if let Some(extra) = row.cells.get(2) {
            findings.warning(extra.at, What::CellsTooMany {});
        }
        let Some(key) = row.filled(Some(0)) else {
            let column = super::KEY.to_owned();
            return findings.error(row.at, What::Empty { column });
        };
        let Some(place) = words::META
            .iter()
            .position(|field| field.name == key.value())
        else {
            let unknown = shown(key.value());
            return findings.error(key.at, What::KeyUnknown { key: unknown });
        };
        let field = &words::META[place];
        if self.values[place].is_some() {
            let repeated = field.name.to_owned();
            findings.error(key.at, What::KeyRepeated { key: repeated });
        }
        self.order.take(place, key.at, findings);
        match row.filled(Some(1)) {
            Some(cell) => check_value(field, cell, findings),
            None => {
                let column = field.name.to_owned();
                findings.error(row.at, What::Empty { column });
            }
        }
        let value = row.cells.get(1);
        let at = value.map_or(row.at, |cell| cell.value_at());
        let value = value.map_or("", |cell| cell.value());
        self.values[place] = Some((value.to_owned(), at));
    }

    /// What a key says; the last one where it is there twice.
    pub(super) fn value(&self, key: &str) -> Option<&str> {
        self.entry(key).map(|(value, _)| value.as_str())
    }

    fn entry(&self, key: &str) -> Option<&(String, usize)> {
        let place = words::META.iter().position(|field| field.name == key)?;
        self.values[place]
            .as_ref()
            .filter(|(value, _)| !value.is_empty())
    }

    /// Where the value of a key stands; the last row of META where there is none.
    pub(super) fn at(&self, key: &str) -> usize {
        self.entry(key).map_or(self.last, |(_, at)| *at)
    }

    /// The number that a key says, if it is one.
    pub(super) fn number(&self, key: &str) -> Option<Decimal> {
        Decimal::read(self.value(key)?, self.at(key)).ok()
    }

    /// The count that a key says, if it is one.
    pub(super) fn count(&self, key: &str) -> Option<u64> {
        self.value(key)
            .filter(|value| words::is_whole(value))?
            .parse()
            .ok()
    }

    pub(super) fn vote_type(&self) -> Option<VoteType> {
        let named = self.value("vote_type")?;
        VoteType::ALL
            .into_iter()
            .find(|vote_type| vote_type.key() == named)
    }

    /// The rule; unknown where META does not say one that the format knows.
    pub(super) fn rule(&self) -> AppliedRule {
        self.value("rule")
            .map(AppliedRule::named)
            .unwrap_or_default()
    }

    /// Finds what does not go together, once all is read: within META, and with so many projects and ballots.
    pub(super) fn finish(&self, counted: (u64, u64), findings: &mut Findings) {
        let missing = words::META.iter().filter(|field| field.needed);
        for field in missing.filter(|field| !self.says(field.name)) {
            findings.error(self.last, What::KeyMissing { key: field.name });
        }
        if self.vote_type() == Some(VoteType::Cumulative) && !self.says("max_sum_points") {
            let key = "max_sum_points";
            findings.error(self.last, What::KeyMissing { key });
        }
        for (key, counted) in [("num_projects", counted.0), ("num_votes", counted.1)] {
            let said = self.value(key).filter(|_| self.count(key) != Some(counted));
            if let Some(found) = said.map(shown) {
                findings.error(
                    self.at(key),
                    What::CountDiffers {
                        key,
                        found,
                        counted,
                    },
                );
            }
        }
        self.find_dates(findings);
        self.find_lengths(counted.0, findings);
        self.find_idle_keys(findings);
        self.find_threshold(findings);
        self.find_comments(findings);
    }

    /// Whether a row of META has this key, also one that says nothing.
    fn says(&self, key: &str) -> bool {
        let mut said = words::META.iter().zip(&self.values);
        said.any(|(field, value)| field.name == key && value.is_some())
    }

    fn find_dates(&self, findings: &mut Findings) {
        let date = |key: &str| self.value(key).and_then(Date::read);
        if date("date_begin")
            .zip(date("date_end"))
            .is_some_and(|(begin, end)| end < begin)
        {
            findings.error(self.at("date_end"), What::DatesReversed {});
        }
    }

    fn find_lengths(&self, projects: u64, findings: &mut Findings) {
        let most = self.count("max_length");
        if most.is_some_and(|most| most > projects) {
            let found = self.value("max_length").map(shown).unwrap_or_default();
            let counted = projects;
            findings.error(
                self.at("max_length"),
                What::MaxLengthTooLarge { found, counted },
            );
        }
        if self.vote_type() == Some(VoteType::ChooseOne) {
            for key in ["min_length", "max_length"] {
                if self.count(key).is_some_and(|length| length != 1) {
                    findings.error(self.at(key), What::NotOne { key });
                }
            }
        } else if most == Some(1) && projects > 1 {
            findings.warning(self.at("max_length"), What::IsChooseOne {});
        }
    }

    fn find_idle_keys(&self, findings: &mut Findings) {
        let Some(vote_type) = self.vote_type().filter(|vote_type| vote_type.is_approval()) else {
            return;
        };
        for key in OF_POINTS
            .into_iter()
            .filter(|key| self.value(key).is_some())
        {
            let vote_type = vote_type.key().to_owned();
            findings.warning(self.at(key), What::KeyIdle { key, vote_type });
        }
    }

    fn find_threshold(&self, findings: &mut Findings) {
        let rule = self.rule();
        let given = self.says("min_project_score_threshold");
        if (rule == AppliedRule::Greedy && given)
            || (rule == AppliedRule::GreedyThreshold && !given)
        {
            let rule = rule.key();
            findings.error(self.at("rule"), What::ThresholdAmiss { rule });
        }
    }

    /// Comments are numbered `#1:`, `#2:` and so on.
    fn find_comments(&self, findings: &mut Findings) {
        let comment = self.value("comment").unwrap_or_default();
        let numbers = comment.split('#').skip(1).filter_map(|part| {
            let (number, _) = part.split_once(':')?;
            number.parse::<u64>().ok()
        });
        if numbers
            .zip(1..)
            .any(|(number, expected)| number != expected)
        {
            findings.warning(self.at("comment"), What::CommentsMisnumbered {});
        }
    }
}
