//! Traces: from a commitment back to the sentences it came from, and from a slip forward to what became of it.

use crate::process::the_closed_vote;
use crate::slips::Shown;
use crate::wire::{Milliseconds, Trace, TraceSlip, TraceVote};
use crate::{Failure, ballots, outcomes};
use cocrea_domain::{
    Commitment, Group, Lineage, Proposal, Slip, Vote, VoteOption, counted_ballots,
};
use cocrea_store::View;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Everything that traces walk over, read once.
pub(crate) struct Traces {
    lineages: Vec<Lineage>,
    slips: Vec<Slip>,
    groups: Vec<Group>,
    proposals: Vec<Proposal>,
    commitments: Vec<Commitment>,
    shown: Shown,
    counted: Option<Counted>,
}

/// A closed vote and who won it.
struct Counted {
    vote: Vote,
    options: Vec<VoteOption>,
    /// Rows of proposals in the order of selection.
    winners: Vec<Uuid>,
}

impl Traces {
    pub(crate) fn of(view: &View<'_>) -> Result<Self, Failure> {
        let mut slips = view.all::<Slip>()?;
        slips.sort_by(|one, other| (&one.code, one.id).cmp(&(&other.code, other.id)));
        let counted = match the_closed_vote(view)? {
            Some(vote) => Some(Counted {
                options: ballots::options(view, &vote)?,
                winners: outcomes::winners(view)?
                    .into_iter()
                    .map(|winner| winner.proposal.id.0)
                    .collect(),
                vote,
            }),
            None => None,
        };
        Ok(Self {
            lineages: view.all::<Lineage>()?,
            slips,
            groups: view.every::<Group>()?,
            proposals: view.every::<Proposal>()?,
            commitments: view.all::<Commitment>()?,
            shown: Shown::of(view)?,
            counted,
        })
    }

    /// Where a commitment comes from.
    pub(crate) fn commitment(&self, commitment: &Commitment) -> Trace {
        let proposals: Vec<Uuid> =
            Lineage::sources_of::<Proposal>(&self.lineages, commitment.id.0).collect();
        let from = |rows: &[Uuid]| -> BTreeSet<Uuid> {
            rows.iter()
                .flat_map(|row| Lineage::sources_of::<Group>(&self.lineages, *row))
                .collect()
        };
        let groups = from(&proposals);
        let said: BTreeSet<Uuid> = groups
            .iter()
            .flat_map(|group| Lineage::sources_of::<Slip>(&self.lineages, *group))
            .collect();
        let slips: Vec<TraceSlip> = self
            .slips
            .iter()
            .filter(|slip| said.contains(&slip.id.0))
            .map(|slip| self.slip(slip))
            .collect();
        let tables: BTreeSet<u32> = slips.iter().map(|slip| slip.table).collect();
        let proposal = self
            .proposals
            .iter()
            .find(|proposal| proposals.contains(&proposal.id.0));
        Trace {
            tables: tables.len().try_into().unwrap_or(u32::MAX),
            slips,
            groups: self
                .groups
                .iter()
                .filter(|group| groups.contains(&group.id.0))
                .map(|group| group.name.clone())
                .collect(),
            proposal: proposal.map(|proposal| proposal.title.clone()),
            vote: proposal.and_then(|proposal| self.vote(proposal.id.0)),
        }
    }

    /// The topic that most of its slips speak of; the first by name when two are level.
    pub(crate) fn topic(&self, commitment: &Commitment) -> Option<String> {
        let rows: BTreeSet<Uuid> = self
            .commitment(commitment)
            .slips
            .into_iter()
            .map(|slip| slip.id)
            .collect();
        let mut slips_of: BTreeMap<String, usize> = BTreeMap::new();
        for slip in self.slips.iter().filter(|slip| rows.contains(&slip.id.0)) {
            if let Some(topic) = self.shown.slip(slip).topic {
                *slips_of.entry(topic.name).or_default() += 1;
            }
        }
        let most = slips_of.values().copied().max()?;
        slips_of
            .into_iter()
            .find(|(_, slips)| *slips == most)
            .map(|(name, _)| name)
    }

    /// Every slip with the name of its group, the title of its proposal, and the code of its commitment.
    pub(crate) fn fates(&self) -> impl Iterator<Item = (TraceSlip, Fate)> + '_ {
        self.slips
            .iter()
            .map(|slip| (self.slip(slip), self.fate(slip)))
    }

    fn fate(&self, slip: &Slip) -> Fate {
        let group = Lineage::targets_of::<Group>(&self.lineages, slip.id.0).find_map(|row| {
            self.groups
                .iter()
                .find(|group| group.id.0 == row && !group.trashed)
        });
        let Some(group) = group else {
            return Fate::Waiting;
        };
        let mut best = Fate::Grouped {
            group: group.name.clone(),
        };
        for row in Lineage::targets_of::<Proposal>(&self.lineages, group.id.0) {
            let Some(proposal) = self
                .proposals
                .iter()
                .find(|proposal| proposal.id.0 == row && !proposal.trashed)
            else {
                continue;
            };
            let commitment =
                Lineage::targets_of::<Commitment>(&self.lineages, row).find_map(|row| {
                    self.commitments
                        .iter()
                        .find(|commitment| commitment.id.0 == row)
                });
            if let Some(commitment) = commitment {
                return Fate::Committed {
                    code: commitment.code.clone(),
                    title: commitment.title.clone(),
                };
            }
            let won = self
                .counted
                .as_ref()
                .map(|counted| counted.winners.contains(&row));
            best = Fate::Proposed {
                title: proposal.title.clone(),
                won,
            };
        }
        best
    }

    fn slip(&self, slip: &Slip) -> TraceSlip {
        TraceSlip {
            id: slip.id.0,
            code: slip.code.clone(),
            text: slip.text.clone(),
            kind: slip.kind.into(),
            table: self.shown.table_number(slip),
        }
    }

    fn vote(&self, proposal: Uuid) -> Option<TraceVote> {
        let counted = self.counted.as_ref()?;
        let option = counted
            .options
            .iter()
            .find(|option| option.proposal.0 == proposal)?;
        let position = counted.winners.iter().position(|row| *row == proposal)?;
        let ballots = counted_ballots(&counted.vote.counted);
        let valid = ballots
            .iter()
            .filter(|ballot| ballot.state == cocrea_domain::BallotState::Valid);
        let marks = |ballot: &&cocrea_domain::CountedBallot| {
            ballot
                .marks
                .iter()
                .any(|mark| i64::from(*mark) == option.number)
        };
        Some(TraceVote {
            votes: valid
                .clone()
                .filter(marks)
                .count()
                .try_into()
                .unwrap_or(u32::MAX),
            ballots: valid.count().try_into().unwrap_or(u32::MAX),
            position: (position + 1).try_into().unwrap_or(u32::MAX),
            rule: counted.vote.rule.clone(),
            closed_at: Milliseconds(counted.vote.closed_at.unwrap_or_default()),
        })
    }
}

/// What became of a slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is in no group yet.
    Waiting,
    /// It is in a group that nothing was proposed from yet.
    Grouped {
        /// Name of the group.
        group: String,
    },
    /// Its group's proposal was put forward; it won, did not, or was not voted yet.
    Proposed {
        /// Title of the proposal.
        title: String,
        /// Whether it won.
        won: Option<bool>,
    },
    /// It is a commitment.
    Committed {
        /// Code.
        code: String,
        /// Title.
        title: String,
    },
}
