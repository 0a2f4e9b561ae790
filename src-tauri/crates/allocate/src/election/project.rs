//! What a vote is about: its type, and the projects.

/// What a ballot is (the names of Pabulib's `vote_type`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum VoteType {
    /// Projects, all alike.
    #[default]
    Approval,
    /// One project.
    ChooseOne,
    /// Projects with points that add up to a limit.
    Cumulative,
    /// Projects with points, each within limits.
    Scoring,
    /// Projects from the best one on.
    Ordinal,
}

impl VoteType {
    /// Every vote type, in the order of the format's documentation.
    pub const ALL: [VoteType; 5] = [
        VoteType::Approval,
        VoteType::Ordinal,
        VoteType::Cumulative,
        VoteType::Scoring,
        VoteType::ChooseOne,
    ];

    /// The name of this vote type in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            VoteType::Approval => "approval",
            VoteType::ChooseOne => "choose-1",
            VoteType::Cumulative => "cumulative",
            VoteType::Scoring => "scoring",
            VoteType::Ordinal => "ordinal",
        }
    }

    /// Whether ballots give points to projects.
    #[must_use]
    pub const fn has_points(self) -> bool {
        matches!(self, VoteType::Cumulative | VoteType::Scoring)
    }

    /// Whether all projects on a ballot stand alike.
    #[must_use]
    pub const fn is_approval(self) -> bool {
        matches!(self, VoteType::Approval | VoteType::ChooseOne)
    }
}

/// One project that can be funded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Project {
    /// The id, kept as the string it came as: `10`, `P00`, `BO.OM.16/24`.
    pub id: String,
    /// The name people read; may be empty.
    pub name: String,
    /// The cost in smallest units, 0 to [`crate::MOST_MONEY`].
    pub cost: i64,
    /// The zone it belongs to (Pabulib's `neighborhood`); may be empty.
    pub zone: String,
    /// Its categories; may be none.
    pub categories: Vec<String>,
}

impl Project {
    /// A project without zone and categories.
    #[must_use]
    pub fn new(id: impl Into<String>, name: impl Into<String>, cost: i64) -> Self {
        Project {
            id: id.into(),
            name: name.into(),
            cost,
            ..Project::default()
        }
    }
}
