//! Writes the example of today as a process and as a bundle: the fixtures of a format that is about to be released.
//!
//! Its argument is the folder. What stands there already is never replaced: a released format does not change.

use cocrea_tests::golden;
use std::io;
use std::path::PathBuf;

fn main() -> io::Result<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    golden::write(&folder.ok_or(io::ErrorKind::InvalidInput)?)
}
