//! The home screen and the settings of this computer.

use super::{Centavos, Milliseconds, wire, wire_words};

wire! {
    /// The processes of this computer, newest change first.
    pub struct Home {
        /// Folder where new processes are saved.
        pub folder: String,
        /// Processes of that folder and those opened from elsewhere.
        pub processes: Vec<ProcessCard>,
    }

    /// One process on the home screen.
    pub struct ProcessCard {
        /// Whole path of the file.
        pub path: String,
        /// File name with its ending.
        pub file_name: String,
        /// Name that people gave it; the file name when the file cannot be read.
        pub name: String,
        /// Where the workshops happen.
        pub place: String,
        /// The example and its copies: people, slips and ballots are fictional.
        pub fictional: bool,
        /// Stage of the rail that comes next, 1 to 5.
        pub stage: u8,
        /// Ceiling, when it was set.
        pub ceiling: Option<Centavos>,
        /// Tables of the session.
        pub tables: u32,
        /// Slips that are not in the trash.
        pub slips: u32,
        /// Commitments that are not in the trash.
        pub commitments: u32,
        /// Last change.
        pub changed_at: Option<Milliseconds>,
        /// Why the file cannot be opened: a failure code, or nothing when it can.
        pub trouble: Option<String>,
    }

    /// Name of a process to be created in the folder of this computer.
    pub struct NewProcess {
        /// What people call it; the file takes its name from it.
        pub name: String,
    }

    /// A file to open.
    pub struct OpenProcess {
        /// Path; absent: the person is asked with a file dialog.
        pub path: Option<String>,
    }

    /// A process on a stick or a network drive, to be copied to this computer.
    pub struct CopyHere {
        /// Path; absent: the person is asked with a file dialog.
        pub path: Option<String>,
    }

    /// The process that is open now.
    pub struct Opened {
        /// Path of the file; absent when the person cancelled the dialog.
        pub path: Option<String>,
    }

    /// Settings of this installation; they apply at once.
    pub struct Settings {
        /// Language of the interface.
        pub language: Language,
        /// Colours.
        pub theme: Theme,
        /// Letter size in percent: 100, 112, 125 or 150.
        pub letter_size: u16,
        /// Name of this laptop that others see, such as «Laptop Mesa 3»; never a person's.
        pub device_label: String,
        /// Whether Tab changes the kind of slip in the capture line.
        pub tab_changes_kind: bool,
    }

    /// Settings with what only the computer knows.
    pub struct SettingsView {
        /// What can be changed.
        pub settings: Settings,
        /// Folder of processes, settings and the key of this installation.
        pub folder: String,
        /// Version of Cocrea.
        pub version: String,
        /// Identity of this installation, 32 hexadecimal digits.
        pub device: String,
        /// Recipient of this installation, to which others seal: `age1…`.
        pub recipient: String,
        /// Whether this program was built so that it can encrypt processes.
        pub encrypts: bool,
        /// Where settings were put that could not be read at this start.
        pub put_aside: Option<String>,
    }
}

wire_words! {
    /// A language of the interface.
    pub enum Language {
        /// Spanish of Mexico.
        #[serde(rename = "es-MX")]
        EsMx,
        /// English.
        #[serde(rename = "en")]
        En,
    }

    /// Colours of the interface.
    pub enum Theme {
        /// As the computer says.
        System,
        /// Light.
        Light,
        /// Dark.
        Dark,
        /// High contrast on white.
        Contrast,
        /// High contrast on black.
        ContrastDark,
    }
}
