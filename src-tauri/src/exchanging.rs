//! The shared folder is exchanged with every few seconds, on a thread of its own that ends with the window.

use crate::bridge::{self, Exchange};
use crate::windows;
use std::thread;
use std::time::Duration;
use tauri::{AppHandle, Manager as _};

/// Between two exchanges: others' work is here soon, and looking into a folder costs next to nothing.
const USUAL: Duration = Duration::from_secs(10);
/// The longest pause while the folder is gone, silent or full.
const LONGEST: Duration = Duration::from_secs(300);

/// Begins; the window must stand.
pub(crate) fn start(handle: &AppHandle) {
    let handle = handle.clone();
    let run = move || run(&handle);
    let thread = thread::Builder::new().name("exchange".to_owned());
    if let Err(error) = thread.spawn(run) {
        log::error!("the shared folder is exchanged with by hand only: {error}");
    }
}

fn run(handle: &AppHandle) {
    let mut pause = USUAL;
    loop {
        thread::sleep(pause);
        if handle.get_webview_window(windows::MAIN).is_none() {
            return;
        }
        pause = after(pause, bridge::exchange(handle));
    }
}

/// How long to wait after an exchange: longer each time that it came to no end.
fn after(pause: Duration, exchange: Exchange) -> Duration {
    match exchange {
        Exchange::Ended | Exchange::Nowhere => USUAL,
        Exchange::Troubled => (pause * 2).min(LONGEST),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_in_trouble_is_asked_less_and_less_often_until_it_is_well() {
        let mut pause = USUAL;
        for seconds in [20, 40, 80, 160, 300, 300] {
            pause = after(pause, Exchange::Troubled);
            assert_eq!(pause, Duration::from_secs(seconds));
        }
        assert_eq!(after(pause, Exchange::Ended), USUAL);
        assert_eq!(after(pause, Exchange::Nowhere), USUAL);
    }
}
