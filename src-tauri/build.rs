//! Puts the page into the binary: builds it when it was never built, and tells Tauri which commands exist.

use std::path::Path;
use std::process::Command;
use std::{env, error::Error, fs};

fn main() -> Result<(), Box<dyn Error>> {
    build_page(Path::new("../ui"))?;
    let commands = tauri_build::AppManifest::new().commands(&["call", "may_close", "start_again"]);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))?;
    Ok(())
}

/// A page that exists is taken as it is: `cargo xtask` renews it, a plain `cargo build` never needs Node twice.
fn build_page(ui: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-env-changed=COCREA_SKIP_UI");
    println!("cargo:rerun-if-changed=../ui/dist");
    if env::var_os("COCREA_SKIP_UI").is_some() {
        // Tauri wants the folder even when nobody will look at the window.
        return Ok(fs::create_dir_all(ui.join("dist"))?);
    }
    if ui.join("dist/index.html").exists() {
        return Ok(());
    }
    if !ui.join("node_modules").exists() {
        npm(ui, &["ci"])?;
    }
    npm(ui, &["run", "build"])
}

fn npm(folder: &Path, arguments: &[&str]) -> Result<(), Box<dyn Error>> {
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let status = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("npm {} ended with {status}", arguments.join(" ")).into()),
        Err(error) => {
            Err(format!("npm did not start ({error}): install Node 20.19 or newer").into())
        }
    }
}
