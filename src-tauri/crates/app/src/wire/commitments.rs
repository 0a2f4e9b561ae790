//! Commitments, their milestones and where they come from.

use super::{Centavos, Milliseconds, SlipKind, wire, wire_words};
use chrono::NaiveDate;
use uuid::Uuid;

wire! {
    /// How many commitments were made.
    pub struct CommitmentsCreated {
        /// New ones; winners that already had theirs are not repeated.
        pub created: u32,
    }

    /// All commitments in order.
    pub struct Commitments {
        /// In order.
        pub commitments: Vec<CommitmentCard>,
    }

    /// A commitment in the list.
    pub struct CommitmentCard {
        /// Row.
        pub id: Uuid,
        /// Code, such as `C-01`.
        pub code: String,
        /// Title.
        pub title: String,
        /// Who leads in government.
        pub government_organization: String,
        /// Milestones.
        pub milestones: u32,
        /// Cost, from the proposal.
        pub cost: Option<Centavos>,
        /// What a complete commitment still needs, by field.
        pub missing: Vec<CommitmentGap>,
        /// Whether the vote that it was made from has been corrected since.
        pub of_corrected_vote: bool,
    }

    /// One commitment whole.
    pub struct CommitmentView {
        /// Row.
        pub id: Uuid,
        /// Code.
        pub code: String,
        /// Position, from 1.
        pub number: u32,
        /// How many commitments there are.
        pub of: u32,
        /// Row before it.
        pub previous: Option<Uuid>,
        /// Row after it.
        pub next: Option<Uuid>,
        /// Values of the fields that are written.
        pub fields: CommitmentFields,
        /// Cost, from the proposal.
        pub cost: Option<Centavos>,
        /// In order of date.
        pub milestones: Vec<MilestoneView>,
        /// What a complete commitment still needs.
        pub missing: Vec<CommitmentGap>,
        /// Where it comes from.
        pub trace: Trace,
    }

    /// The written fields of a commitment; all may be empty.
    pub struct CommitmentFields {
        /// Title.
        pub title: String,
        /// Public problem.
        pub problem: String,
        /// Solution.
        pub solution: String,
        /// Expected product.
        pub product: String,
        /// Organisation that leads in government.
        pub government_organization: String,
        /// Post that answers in it.
        pub government_post: String,
        /// Civil-society counterpart.
        pub counterpart_organization: String,
        /// Post that answers in it.
        pub counterpart_post: String,
        /// What is measured.
        pub indicator: String,
        /// Value today.
        pub baseline: String,
        /// Value aimed at.
        pub target: String,
        /// Means of verification.
        pub verification: String,
    }

    /// One field of a commitment, as a person left it.
    pub struct EditCommitment {
        /// Row.
        pub id: Uuid,
        /// Field.
        pub field: CommitmentField,
        /// New text.
        pub text: String,
    }

    /// A milestone.
    pub struct MilestoneView {
        /// Row.
        pub id: Uuid,
        /// What happens.
        pub title: String,
        /// By when.
        pub due: Option<NaiveDate>,
        /// What is delivered.
        pub product: String,
    }

    /// A milestone to add.
    pub struct NewMilestone {
        /// The commitment.
        pub commitment: Uuid,
        /// What happens.
        pub title: String,
        /// ISO date; empty: not yet known.
        pub due: String,
        /// What is delivered.
        pub product: String,
    }

    /// New values of a milestone; what is absent stays.
    pub struct EditMilestone {
        /// Row.
        pub id: Uuid,
        /// What happens.
        pub title: Option<String>,
        /// ISO date; empty: not yet known.
        pub due: Option<String>,
        /// What is delivered.
        pub product: Option<String>,
    }

    /// From a commitment back to the sentences said at the tables.
    pub struct Trace {
        /// Slips, in order of code.
        pub slips: Vec<TraceSlip>,
        /// Tables they were said at.
        pub tables: u32,
        /// Groups they were put in.
        pub groups: Vec<String>,
        /// The proposal that won.
        pub proposal: Option<String>,
        /// How it won.
        pub vote: Option<TraceVote>,
    }

    /// A slip in a trace.
    pub struct TraceSlip {
        /// Row.
        pub id: Uuid,
        /// Code.
        pub code: String,
        /// What was said.
        pub text: String,
        /// Kind.
        pub kind: SlipKind,
        /// Number of the table.
        pub table: u32,
    }

    /// A vote in a trace.
    pub struct TraceVote {
        /// Ballots that marked it.
        pub votes: u32,
        /// Valid ballots.
        pub ballots: u32,
        /// Place in the order of selection, from 1.
        pub position: u32,
        /// Key of the rule.
        pub rule: String,
        /// When the vote was closed.
        pub closed_at: Milliseconds,
    }
}

wire_words! {
    /// A written field of a commitment.
    pub enum CommitmentField {
        /// Title.
        Title,
        /// Public problem.
        Problem,
        /// Solution.
        Solution,
        /// Expected product.
        Product,
        /// Organisation that leads in government.
        GovernmentOrganization,
        /// Post that answers in it.
        GovernmentPost,
        /// Civil-society counterpart.
        CounterpartOrganization,
        /// Post that answers in it.
        CounterpartPost,
        /// What is measured.
        Indicator,
        /// Value today.
        Baseline,
        /// Value aimed at.
        Target,
        /// Means of verification.
        Verification,
    }

    /// What a commitment lacks to be published.
    pub enum CommitmentGap {
        /// Public problem.
        Problem,
        /// Solution.
        Solution,
        /// Product.
        Product,
        /// Organisation and post in government.
        Government,
        /// Civil-society counterpart.
        Counterpart,
        /// A milestone with its date.
        Milestone,
        /// Indicator with baseline, target and means of verification.
        Indicator,
        /// The slips or the vote it comes from.
        Source,
        /// A decision: laptops wrote different things in it, or in a milestone of it.
        Decision,
    }
}
