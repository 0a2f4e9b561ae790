//! What a document shows: plain facts, already decided elsewhere; texts are people's own words, unescaped.
//!
//! Money is in centavos of Mexican pesos. A key names a word; its whole name stands in each field.

use chrono::NaiveDate;

/// One process, seen as its Plan de Acción Local.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Name of the process: «Plan de Acción Local Hermosillo 2027».
    pub process: String,
    /// Where it takes place: «Hermosillo, Sonora».
    pub place: String,
    /// The period it covers, as people write it: «2027–2028».
    pub period: String,
    /// The date printed on every page.
    pub made_on: NaiveDate,
    /// The budget ceiling in centavos, when there is one.
    pub ceiling: Option<i64>,
    /// Whether the people, slips and ballots are invented: every page then says so.
    pub fictional: bool,
    /// The introduction as people wrote it; paragraphs are separated by newlines. Empty: a default from the words.
    pub introduction: String,
    /// The legal context with its date, as the STL wrote it; absent, the page leaves room and says who fills it.
    pub legal_context: Option<LegalContext>,
    /// The objective as people wrote it; empty: a default from the words.
    pub objective: String,
    /// The topics, in their order.
    pub topics: Vec<Topic>,
    /// The sessions, in their order.
    pub sessions: Vec<Session>,
    /// What the vote decided, when there was one.
    pub vote: Option<Vote>,
    /// The votes that were corrected, from the first: each is kept as it was closed.
    pub corrected: Vec<Vote>,
    /// The commitments, in the order of their codes.
    pub commitments: Vec<Commitment>,
    /// Every slip with what became of it; printed in the order of their codes.
    pub slips: Vec<SlipOutcome>,
    /// Who signs: one line of signature each. Empty: the three lines of the commitment sheet.
    pub seats: Vec<Seat>,
    /// What the plan as a whole lacks before it may be published; keys `doc-missing-KEY`.
    pub missing: Vec<String>,
}

/// The law the plan stands on, as somebody wrote it down on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LegalContext {
    /// The text; paragraphs are separated by newlines.
    pub text: String,
    /// The day on which it was true.
    pub as_of: NaiveDate,
}

/// A topic of the citizens' agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Topic {
    /// Its name.
    pub name: String,
    /// How many slips speak of it.
    pub slips: usize,
}

/// A session of the process.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Session {
    /// Its name.
    pub name: String,
    /// Its day, when set.
    pub date: Option<NaiveDate>,
    /// Its place; may be empty.
    pub place: String,
    /// How many people came, when counted.
    pub people: Option<usize>,
    /// Its tables, in their order.
    pub tables: Vec<SessionTable>,
}

/// A table of a session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionTable {
    /// Its name or number, as called in the room.
    pub name: String,
    /// How many slips it wrote.
    pub slips: usize,
}

/// What a closed vote decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vote {
    /// The day on which it was closed.
    pub closed_on: NaiveDate,
    /// The vote that it corrects.
    pub corrects: Option<Correction>,
    /// The vote that corrects it.
    pub corrected_by: Option<Correction>,
    /// Key of the rule: the word `rule-KEY` names it as on screen, `doc-rule-KEY-how` explains it.
    pub rule: String,
    /// The order that broke ties, as the end of a sentence; empty: not told.
    pub ties: String,
    /// How many ties were met.
    pub tie_count: usize,
    /// The names that hang on the order of ties.
    pub hanging: Vec<String>,
    /// The names whose supporters received less than a group of their size deserves (EJR+ up to any project).
    pub denied: Vec<String>,
    /// The money to share out, in centavos.
    pub budget: i64,
    /// How many valid ballots counted.
    pub ballots: usize,
    /// How many came blank.
    pub blank: usize,
    /// How many were void.
    pub void: usize,
    /// What each ballot could decide on, in a whole sentence; empty where the rule gives ballots no money.
    pub shares: String,
    /// The winners in the order of selection.
    pub winners: Vec<Outcome>,
    /// The others.
    pub losers: Vec<Outcome>,
}

/// Another vote that corrects one or is corrected by it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Correction {
    /// The day on which that other one was closed, or opened while it is open.
    pub on: NaiveDate,
    /// Whether it is open still.
    pub open: bool,
    /// Why.
    pub reason: String,
}

/// One project of a vote and why it won or not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Its name.
    pub name: String,
    /// Its cost in centavos.
    pub cost: i64,
    /// How many ballots named it.
    pub votes: usize,
    /// The reason, in whole words.
    pub reason: String,
}

/// A commitment of the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Commitment {
    /// Its code: `C-01`.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The topic it serves; may be empty.
    pub topic: String,
    /// The public problem.
    pub problem: String,
    /// What will be done.
    pub solution: String,
    /// What will exist at the end.
    pub product: String,
    /// Who leads in government.
    pub lead: Seat,
    /// Who accompanies in civil society.
    pub counterpart: Seat,
    /// How people will know.
    pub indicator: Indicator,
    /// The milestones, in their order.
    pub milestones: Vec<Milestone>,
    /// Its cost in centavos, when known.
    pub cost: Option<i64>,
    /// Where the money comes from; may be empty.
    pub funding: String,
    /// Where it was born.
    pub trace: Trace,
    /// What it lacks before it may be published; keys `doc-missing-KEY`.
    pub missing: Vec<String>,
}

/// An organisation and a post in it: never a person's name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seat {
    /// The organisation.
    pub organisation: String,
    /// The post; may be empty.
    pub post: String,
}

/// How people will know that a commitment was kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Indicator {
    /// What is counted.
    pub name: String,
    /// How it stands today.
    pub baseline: String,
    /// How it shall stand.
    pub target: String,
    /// Where it can be checked.
    pub means: String,
}

/// A dated step of a commitment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Milestone {
    /// Its code: `H-01.1`.
    pub code: String,
    /// What happens.
    pub title: String,
    /// Its last day, when set.
    pub due: Option<NaiveDate>,
    /// What it leaves; may be empty.
    pub product: String,
}

/// Where a commitment was born: the slips, the groups and the ballots.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trace {
    /// The slips, as they were said.
    pub slips: Vec<Slip>,
    /// The groups that the slips went through.
    pub groups: Vec<String>,
    /// How many ballots chose it, and of how many.
    pub votes: Option<Votes>,
}

/// `given` of `ballots` people chose something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Votes {
    /// Ballots that name it.
    pub given: usize,
    /// Ballots that counted.
    pub ballots: usize,
}

/// A slip of paper from a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Slip {
    /// Its code: `M3-014`.
    pub code: String,
    /// Its sentence.
    pub text: String,
    /// The table it comes from.
    pub table: String,
    /// Key of its kind: the word `doc-kind-KEY`.
    pub kind: String,
}

/// A slip and what became of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SlipOutcome {
    /// The slip.
    pub slip: Slip,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a slip.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Fate {
    /// Nobody has decided yet.
    #[default]
    Waiting,
    /// It stands in a group of this name.
    Grouped(String),
    /// It became part of this proposal, which was not chosen.
    Proposed(String),
    /// It lives on in these commitments, by code.
    Committed(Vec<String>),
    /// It was set aside, for this reason.
    SetAside(String),
}
