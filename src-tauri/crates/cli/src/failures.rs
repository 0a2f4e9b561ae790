//! Why an order stopped, and with which number the program ends then.

use crate::terminal::Terminal;
use cocrea_app::Failure;
use std::any::Any;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::process::ExitCode;

const REFUSED: u8 = 1;
const WRONG_COMMAND_LINE: u8 = 2;
const BROKEN: u8 = 3;

/// Why an order stopped.
pub(crate) enum Stop {
    /// A use case did not do its work.
    Failed(Failure),
    /// The command line is wrong; nothing was begun.
    WrongCommandLine(Failure),
    /// The terminal does not take what is written.
    Unheard(io::Error),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Unheard(error)
    }
}

impl Stop {
    /// Tells why, and with which number to end.
    pub(crate) fn end(self, terminal: &mut Terminal) -> ExitCode {
        let (ending, failure) = match self {
            Self::WrongCommandLine(failure) => (WRONG_COMMAND_LINE, failure),
            Self::Failed(failure) if failure.fault => (BROKEN, failure),
            Self::Failed(failure) => (REFUSED, failure),
            // Whoever listened has heard enough, as in `cocrea-cli commands | head -1`; the work is done.
            Self::Unheard(error) if error.kind() == ErrorKind::BrokenPipe => {
                return ExitCode::SUCCESS;
            }
            Self::Unheard(error) => (BROKEN, of_file(&error, Path::new("stdout"))),
        };
        terminal.fail(failure);
        ExitCode::from(ending)
    }
}

/// A failure of the system with a file, in the codes of the app.
pub(crate) fn of_file(error: &io::Error, path: &Path) -> Failure {
    const UNWRITABLE: [ErrorKind; 2] = [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem];
    const UNUSABLE: [ErrorKind; 3] = [
        ErrorKind::NotADirectory,
        ErrorKind::IsADirectory,
        ErrorKind::InvalidFilename,
    ];
    let kind = error.kind();
    let failure = if kind == ErrorKind::NotFound {
        Failure::refused("file_not_found")
    } else if kind == ErrorKind::AlreadyExists {
        Failure::refused("file_exists")
    } else if UNWRITABLE.contains(&kind) {
        Failure::fault("cannot_write")
    } else if UNUSABLE.contains(&kind) {
        Failure::refused("path_unusable")
    } else if matches!(kind, ErrorKind::StorageFull | ErrorKind::QuotaExceeded) {
        Failure::fault("disk_full")
    } else {
        Failure::fault("store_fault").with("detail", error)
    };
    failure.with("path", path.display())
}

/// A panic as a fault.
pub(crate) fn of_panic(panic: &(dyn Any + Send)) -> Failure {
    let said = panic.downcast_ref::<&str>().map(ToString::to_string);
    let said = said.or_else(|| panic.downcast_ref::<String>().cloned());
    Failure::fault("fault_panic").with("detail", said.unwrap_or_default())
}

/// A reply that is not of the shape that was promised.
pub(crate) fn of_reply(error: &serde_json::Error) -> Failure {
    Failure::fault("store_fault").with("detail", error)
}
