//! Groups and proposals: from what was said to what is voted.

use super::{Centavos, SlipView, wire};
use uuid::Uuid;

wire! {
    /// Loose slips and groups.
    pub struct Board {
        /// Slips in no group, in order of code.
        pub loose: Vec<SlipView>,
        /// Groups in order.
        pub groups: Vec<GroupView>,
    }

    /// One group with its slips.
    pub struct GroupView {
        /// Row.
        pub id: Uuid,
        /// Position, from 1.
        pub number: u32,
        /// Name, best a verb: «Alumbrar los parques».
        pub name: String,
        /// Its slips, in order of code.
        pub slips: Vec<SlipView>,
        /// Proposals that come from it.
        pub proposals: Vec<Uuid>,
    }

    /// A group to make, perhaps with its first slips.
    pub struct NewGroup {
        /// Name.
        pub name: String,
        /// Slips that go into it.
        pub slips: Vec<Uuid>,
    }

    /// A new name of a group.
    pub struct RenameGroup {
        /// Row.
        pub id: Uuid,
        /// Name.
        pub name: String,
    }

    /// Where slips go.
    pub struct MoveSlips {
        /// The slips.
        pub slips: Vec<Uuid>,
        /// The group; absent: loose again.
        pub group: Option<Uuid>,
    }

    /// A proposal to make from a group.
    pub struct NewProposal {
        /// The group it comes from.
        pub group: Uuid,
        /// What is proposed.
        pub title: String,
        /// Cost as a person writes it.
        pub cost: String,
        /// Where; may be empty.
        pub place: String,
    }

    /// New values of a proposal; what is absent stays.
    pub struct EditProposal {
        /// Row.
        pub id: Uuid,
        /// Title.
        pub title: Option<String>,
        /// Cost as a person writes it.
        pub cost: Option<String>,
        /// Place.
        pub place: Option<String>,
    }

    /// All proposals in order.
    pub struct Proposals {
        /// In order.
        pub proposals: Vec<ProposalView>,
    }

    /// One proposal.
    pub struct ProposalView {
        /// Row.
        pub id: Uuid,
        /// Position, from 1; the number on the ballot while the vote is open.
        pub number: u32,
        /// What is proposed.
        pub title: String,
        /// Cost.
        pub cost: Option<Centavos>,
        /// Where.
        pub place: String,
        /// Name of the group it comes from.
        pub group: String,
        /// Slips behind it.
        pub slips: u32,
    }
}
