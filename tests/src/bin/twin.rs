//! Serves the twin until its standard input closes: whoever started it need not remember to end it.

use cocrea_tests::twin::Twin;
use std::io::{self, Read, Write};
use std::path::PathBuf;

fn main() -> io::Result<()> {
    let temporary = tempfile::tempdir()?;
    let data = std::env::args_os()
        .nth(1)
        .map_or_else(|| temporary.path().to_owned(), PathBuf::from);
    let twin = Twin::start(&data)?;
    writeln!(io::stdout(), "{}", twin.address())?;
    io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}
