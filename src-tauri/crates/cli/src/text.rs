//! Text that a person gives in a file or on the input, only as much of it as anybody writes.

use crate::failures::of_file;
use cocrea_app::Failure;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// Bytes of a file of six words, with room for an editor's marks.
pub(crate) const MOST_WORDS: u64 = 4 << 10;
/// Bytes of a list of people: thousands of them.
pub(crate) const MOST_PEOPLE: u64 = 1 << 20;
/// Bytes of a request to a use case.
pub(crate) const MOST_REQUEST: u64 = 64 << 20;

/// The text of a file, which may be a pipe.
///
/// # Errors
/// `file_not_found`, `cannot_read`, `not_a_text`, `text_file_too_large`, or what the system says.
pub(crate) fn in_file(path: &Path, most: u64) -> Result<String, Failure> {
    let read = File::open(path).and_then(|file| at_most(file, most));
    text(read, path, most)
}

/// The text of the input.
///
/// # Errors
/// Those of [`in_file`].
pub(crate) fn in_input(most: u64) -> Result<String, Failure> {
    text(at_most(io::stdin(), most), Path::new("stdin"), most)
}

/// One byte more tells what is too large.
fn at_most(from: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn text(read: io::Result<Vec<u8>>, path: &Path, most: u64) -> Result<String, Failure> {
    let refused = |code| Failure::refused(code).with("path", path.display());
    match read {
        Ok(bytes) if bytes.len() as u64 > most => Err(refused("text_file_too_large")),
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| refused("not_a_text")),
        Err(error) => Err(match error.kind() {
            ErrorKind::PermissionDenied => refused("cannot_read"),
            ErrorKind::IsADirectory => refused("not_a_text"),
            _ => of_file(&error, path),
        }),
    }
}
