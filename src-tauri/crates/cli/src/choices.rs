//! The options: each is declared here, once, with how it is written and how often it may stand.

/// How an option is written.
pub(crate) struct Form {
    /// Its name, and the ending of the key of its words.
    pub(crate) name: &'static str,
    /// The one letter that stands for the name, where there is one.
    letter: Option<char>,
    /// What follows it, and how often it may stand.
    pub(crate) stands: Stands,
}

/// What follows an option, and how often it may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stands {
    /// Nothing follows; said twice it says the same.
    Bare,
    /// A value follows; it stands once.
    Once,
    /// A value follows; each time adds one.
    Often,
}

/// Declares options.
macro_rules! choices {
    ($($(#[$meta:meta])* $choice:ident = $form:expr),* $(,)?) => {
        /// An option of an order.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Choice { $($(#[$meta])* $choice),* }

        impl Choice {
            const ALL: &[Self] = &[$(Self::$choice),*];

            /// How it is written.
            pub(crate) const fn form(self) -> Form {
                match self { $(Self::$choice => $form),* }
            }
        }
    };
}

choices! {
    /// The process file.
    Process = once("process"),
    /// Where to write.
    Output = Form { letter: Some('o'), ..once("output") },
    /// The name of a new process.
    Name = once("name"),
    /// A laptop to let in, or all of a bundle.
    Admit = often("admit"),
    /// Whom a bundle is sealed to: a recipient, or all laptops of the process.
    To = often("to"),
    /// The file with the six words of a bundle.
    PassphraseFile = once("passphrase-file"),
    /// Only what its readers lack.
    Missing = bare("missing"),
    /// Nothing but how much this laptop has.
    Receipt = bare("receipt"),
    /// With what is about persons.
    Personal = bare("personal"),
    /// Parts that mail takes.
    Mail = bare("mail"),
    /// The number of a table.
    Table = once("table"),
    /// What is seen on a photo.
    Caption = once("caption"),
    /// Why something is done.
    Reason = once("reason"),
    /// The rule of an allocation.
    Rule = once("rule"),
    /// The order of ties.
    Ties = once("ties"),
    /// The fewest votes of a project.
    LeastVotes = once("least-votes"),
    /// Votes in proportion to the cost.
    VotesForCost = once("votes-for-cost"),
    /// Nothing that no ballot names.
    OnlySupported = bare("only-supported"),
    /// Everything, where everything fits.
    FundAllThatFits = bare("fund-all-that-fits"),
    /// A ceiling of a zone or a category.
    Ceiling = often("ceiling"),
    /// Each ceiling by itself.
    Apart = bare("apart"),
    /// Projects of which one can win.
    Incompatible = often("incompatible"),
    /// The points of each rank.
    RankPoints = once("rank-points"),
    /// The comparison with greedy.
    Compare = once("compare"),
    /// The reasons.
    Explain = bare("explain"),
    /// The file with the six words of an encrypted process.
    UnlockFile = once("unlock-file"),
    /// A laptop that is to open an encrypted process.
    Recipient = once("recipient"),
    /// What a slot is called.
    Label = once("label"),
    /// Another name for the damaged file.
    PutAside = bare("put-aside"),
}

const fn once(name: &'static str) -> Form {
    Form {
        name,
        letter: None,
        stands: Stands::Once,
    }
}

const fn often(name: &'static str) -> Form {
    Form {
        stands: Stands::Often,
        ..once(name)
    }
}

const fn bare(name: &'static str) -> Form {
    Form {
        stands: Stands::Bare,
        ..once(name)
    }
}

impl Choice {
    /// The option of that name or letter, without its dashes.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let called = |choice: &&Self| {
            let form = choice.form();
            let mut letters = name.chars();
            form.name == name || letters.next() == form.letter && letters.next().is_none()
        };
        Self::ALL.iter().find(called).copied()
    }

    /// As it is written.
    pub(crate) fn written(self) -> String {
        let form = self.form();
        match form.letter {
            Some(letter) => format!("-{letter}"),
            None => format!("--{}", form.name),
        }
    }
}
