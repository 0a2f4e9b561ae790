//! The real app in its real window, each with its own session bus, home and data folder.

use crate::webdriver::{Session, Trouble};
use crate::{dialogs, http};
use std::fs;
use std::io::{self, BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(20);

/// A running app with its driver. Dropping it ends both.
#[derive(Debug)]
pub struct RealWindow {
    /// The person at it.
    pub session: Session,
    data: PathBuf,
    driver: Child,
    bus: Bus,
}

impl RealWindow {
    /// Starts the app of the debug build (or COCREA_BINARY) on a data folder; it needs a display.
    ///
    /// # Errors
    /// When the bus, the driver or the app does not start.
    pub fn open(data: &Path) -> Result<Self, Trouble> {
        Self::open_with(data, &[])
    }

    /// The same with arguments, such as the file that a person double-clicked.
    ///
    /// # Errors
    /// As [`RealWindow::open`].
    pub fn open_with(data: &Path, arguments: &[String]) -> Result<Self, Trouble> {
        // On a loaded machine the driver was seen never to hear of the window it had started. Said, and tried once more.
        match Self::start(data, arguments) {
            Err(Unstarted::Unheard(trouble)) => {
                let _ = writeln!(
                    io::stderr(),
                    "the app runs and the driver does not hear of its window: {trouble}; once more"
                );
                Ok(Self::start(data, arguments)?)
            }
            other => Ok(other?),
        }
    }

    fn start(data: &Path, arguments: &[String]) -> Result<Self, Unstarted> {
        let bus = Bus::start()?;
        let port = http::free_port()?;
        let mut driver = Command::new("WebKitWebDriver");
        driver
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true");
        let driver = at_home(&mut driver, data, &bus)?.spawn()?;
        let mut starting = Starting(Some(driver));
        until(
            || http::ask(port, "GET", "/status", None).is_ok(),
            "WebKitWebDriver does not answer",
        )?;
        let session = Session::start(port, &binary(), arguments).map_err(|trouble| {
            let apps = starting.0.as_ref().map(|driver| children_of(driver.id()));
            let apps = apps.and_then(Result::ok).unwrap_or_default();
            if apps.iter().any(|app| !has_ended(app)) {
                Unstarted::Unheard(trouble)
            } else {
                Unstarted::Failed(trouble)
            }
        })?;
        let driver = starting
            .0
            .take()
            .ok_or_else(|| io::Error::other("the driver is gone"))?;
        Ok(Self {
            session,
            data: data.to_owned(),
            driver,
            bus,
        })
    }

    /// Starts the app once more beside this one, as a second double click does, and waits until that start ends.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start_again(&self, arguments: &[String]) -> io::Result<ExitStatus> {
        at_home(
            Command::new(binary()).args(arguments),
            &self.data,
            &self.bus,
        )?
        .status()
    }

    /// What the app answers to a start with a display that is not there.
    ///
    /// # Errors
    /// When the program is missing.
    pub fn start_without_display() -> io::Result<Output> {
        let data = tempfile::tempdir()?;
        let bus = Bus::start()?;
        // GTK would find the desktop of the person who runs the tests by itself: Wayland has a name that is always tried.
        at_home(&mut Command::new(binary()), data.path(), &bus)?
            .env("GDK_BACKEND", "x11")
            .env("DISPLAY", ":4095")
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .output()
    }

    /// Kills the app as a power cut would: no signal that it could hear, no time to tidy up. It is dead afterwards.
    ///
    /// # Errors
    /// When there is no app any more.
    pub fn kill(&self) -> io::Result<()> {
        let app = self.process()?;
        let told = Command::new("kill").args(["-KILL", &app]).status()?;
        if !told.success() {
            return Err(io::Error::other("kill refused"));
        }
        until(|| has_ended(&app), "the app does not die")
    }

    /// Presses the × of the window's frame and waits until the app has ended by itself.
    ///
    /// # Errors
    /// When it does not end.
    pub fn close_by_its_frame(&self) -> io::Result<()> {
        let app = self.process()?;
        dialogs::press_close(self)?;
        until(|| has_ended(&app), "the app does not end")
    }

    /// Number of the app's process.
    ///
    /// # Errors
    /// When there is no app any more.
    pub fn process(&self) -> io::Result<String> {
        let mut apps = children_of(self.driver.id())?.into_iter();
        apps.next()
            .ok_or_else(|| io::Error::other("the app is gone"))
    }
}

impl Drop for RealWindow {
    fn drop(&mut self) {
        let apps = children_of(self.driver.id()).unwrap_or_default();
        // The app may be dead already, which is what some tests are about.
        let _ = self.session.close();
        // The next start finds its file locked while this one still tidies up.
        let _ = until(
            || apps.iter().all(|app| has_ended(app)),
            "the app does not end",
        );
        end(&mut self.driver);
    }
}

/// Why a window did not start.
enum Unstarted {
    /// The app runs, and the driver never heard of its window.
    Unheard(Trouble),
    /// Anything else; an app that ended at its start is a fault of the app, which a second start would hide.
    Failed(Trouble),
}

impl From<io::Error> for Unstarted {
    fn from(error: io::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<Unstarted> for Trouble {
    fn from(unstarted: Unstarted) -> Self {
        match unstarted {
            Unstarted::Unheard(trouble) | Unstarted::Failed(trouble) => trouble,
        }
    }
}

/// A driver that no window holds yet.
struct Starting(Option<Child>);

impl Drop for Starting {
    fn drop(&mut self) {
        if let Some(driver) = &mut self.0 {
            for app in children_of(driver.id()).unwrap_or_default() {
                let _ = Command::new("kill").args(["-KILL", &app]).status();
            }
            end(driver);
        }
    }
}

/// A session bus of its own: two apps on one bus would be one instance.
#[derive(Debug)]
struct Bus {
    daemon: Child,
    address: String,
}

impl Bus {
    fn start() -> io::Result<Self> {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut address = String::new();
        if let Some(said) = daemon.stdout.take() {
            BufReader::new(said).read_line(&mut address)?;
        }
        Ok(Self {
            daemon,
            address: address.trim().to_owned(),
        })
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        end(&mut self.daemon);
    }
}

/// Nothing of the person who runs the tests is read or written: a home inside the data folder, and quiet.
fn at_home<'a>(command: &'a mut Command, data: &Path, bus: &Bus) -> io::Result<&'a mut Command> {
    let home = data.join("home");
    fs::create_dir_all(&home)?;
    let command = command
        .env("DBUS_SESSION_BUS_ADDRESS", &bus.address)
        .env("COCREA_DATA_DIR", data)
        .env("HOME", &home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("LC_ALL", "C.UTF-8")
        .env("NO_AT_BRIDGE", "1")
        // WebKitGTK 2.50 never answers for an image of the page without this renderer; the app respects the choice.
        .env("WEBKIT_DISABLE_DMABUF_RENDERER", "0");
    Ok(command.stdout(Stdio::null()).stderr(Stdio::null()))
}

fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// COCREA_BINARY, or the program beside the one of this test: `target/debug/deps/…` lies in `target/debug`.
fn binary() -> PathBuf {
    if let Some(given) = std::env::var_os("COCREA_BINARY") {
        return given.into();
    }
    let test = std::env::current_exe().unwrap_or_default();
    test.ancestors()
        .nth(2)
        .unwrap_or(Path::new(""))
        .join("cocrea")
}

fn children_of(process: u32) -> io::Result<Vec<String>> {
    let listed = fs::read_to_string(format!("/proc/{process}/task/{process}/children"))?;
    Ok(listed.split_whitespace().map(str::to_owned).collect())
}

/// A process that nobody has waited for yet stays listed as `Z`, but holds nothing any more.
fn has_ended(process: &str) -> bool {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    stat.rsplit_once(") ")
        .is_none_or(|(_, state)| state.starts_with(['Z', 'X']))
}

fn until(mut holds: impl FnMut() -> bool, otherwise: &str) -> io::Result<()> {
    let last = Instant::now() + PATIENCE;
    while !holds() {
        if Instant::now() > last {
            return Err(io::Error::new(io::ErrorKind::TimedOut, otherwise));
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}
