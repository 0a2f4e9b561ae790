//! Writes what each reader of `tests/fuzz` begins with into a folder for each, and what was found before.

use cocrea_tests::fuzz::{TARGETS, found};
use std::fs;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let corpus = std::env::args()
        .nth(1)
        .ok_or(std::io::ErrorKind::InvalidInput)?;
    for target in TARGETS {
        let folder = Path::new(&corpus).join(target.name);
        fs::create_dir_all(&folder)?;
        for (number, seed) in (target.seeds)().iter().enumerate() {
            fs::write(folder.join(format!("seed-{number}")), seed)?;
        }
        for (name, bytes) in found(target.name)? {
            fs::write(folder.join(format!("found-{name}")), bytes)?;
        }
    }
    Ok(())
}
