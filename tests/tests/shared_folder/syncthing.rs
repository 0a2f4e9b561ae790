//! Two real Syncthing nodes on this computer, without anything outside it: the engine that carries the folder is theirs.

use crate::{exchanges, laptops, names, share};
use cocrea_tests::http::free_port;
use cocrea_tests::rounds::tell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// After so long without coming to an end something is wrong, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(180);
const PAUSE: Duration = Duration::from_millis(500);

/// A node with a home and a folder of its own.
struct Node {
    home: tempfile::TempDir,
    device: String,
    port: u16,
    running: Option<Child>,
}

impl Node {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut node = Self {
            home,
            device: String::new(),
            port: free_port().unwrap(),
            running: None,
        };
        fs::create_dir(node.folder()).unwrap();
        node.says(&["generate", "--no-default-folder"]);
        node.device = node.says(&["--device-id"]).trim().to_owned();
        assert_eq!(node.device.len(), 63, "{}", node.device);
        node
    }

    fn folder(&self) -> PathBuf {
        self.home.path().join("compartida")
    }

    fn command(&self) -> Command {
        let mut command = Command::new("syncthing");
        // Nothing of the person who runs the tests, and no look for newer versions.
        command
            .env("HOME", self.home.path())
            .env("STNOUPGRADE", "1");
        command
    }

    fn says(&self, arguments: &[&str]) -> String {
        let mut command = self.command();
        command
            .args(arguments)
            .arg("--home")
            .arg(self.home.path().join("nodo"));
        let output = command
            .output()
            .expect("syncthing; `cargo xtask test` installs it");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Starts it with no other in the world but this one.
    fn starts_with(&mut self, other: &Self) {
        let config = configuration(self, other);
        fs::write(self.home.path().join("nodo/config.xml"), config).unwrap();
        fs::create_dir(self.folder().join(".stfolder")).unwrap();
        let mut command = self.command();
        command
            .args(["serve", "--no-browser", "--no-restart", "--home"])
            .arg(self.home.path().join("nodo"))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        self.running = Some(command.spawn().unwrap());
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        if let Some(running) = &mut self.running {
            let _ = running.kill();
            let _ = running.wait();
        }
    }
}

/// Loopback only: no discovery, no relays, no holes in a router, no reports, no page.
fn configuration(own: &Node, other: &Node) -> String {
    let device = |node: &Node| {
        let Node { device, port, .. } = node;
        format!("<device id=\"{device}\"><address>tcp://127.0.0.1:{port}</address></device>")
    };
    let off = [
        "globalAnnounceEnabled",
        "localAnnounceEnabled",
        "relaysEnabled",
        "natEnabled",
        "startBrowser",
        "crashReportingEnabled",
    ];
    let off = off
        .map(|option| format!("<{option}>false</{option}>"))
        .concat();
    format!(
        "<configuration version=\"36\">\
         <folder id=\"cocrea\" path=\"{folder}\" type=\"sendreceive\" rescanIntervalS=\"5\" fsWatcherEnabled=\"true\" \
         fsWatcherDelayS=\"1\"><device id=\"{one}\"/><device id=\"{two}\"/></folder>{devices}\
         <gui enabled=\"false\"/>\
         <options><listenAddress>tcp://127.0.0.1:{port}</listenAddress><reconnectionIntervalS>5</reconnectionIntervalS>\
         <autoUpgradeIntervalH>0</autoUpgradeIntervalH><urAccepted>-1</urAccepted><setLowPriority>false</setLowPriority>\
         {off}</options></configuration>",
        folder = own.folder().display(),
        one = own.device,
        two = other.device,
        devices = device(own) + &device(other),
        port = own.port,
    )
}

/// Tries until it is so.
fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(
            begun.elapsed() < PATIENCE,
            "{what}: not within {PATIENCE:?}"
        );
        thread::sleep(PAUSE);
    }
}

fn bundles_in(folder: &Path) -> usize {
    let names = names(folder).into_iter();
    let bundle = |name: &std::ffi::OsString| name.to_string_lossy().ends_with(".paquete");
    names.filter(bundle).count()
}

#[test]
fn two_laptops_end_equal_over_two_syncthing_nodes() {
    let mut nodes = [Node::new(), Node::new()];
    let [one, two] = &mut nodes;
    one.starts_with(two);
    two.starts_with(one);
    let folders = nodes.each_ref().map(Node::folder);
    let laptops = laptops(2);
    share(&laptops, |at| &folders[at]);
    // What is not whole yet is never carried, whatever it is.
    fs::write(
        folders[0].join("~syncthing~0123456789ab-01234567.part"),
        "x",
    )
    .unwrap();
    for (at, laptop) in laptops.iter().enumerate() {
        laptop.captures(1, &format!("Falta una lámpara en la calle {at}"));
    }
    let equal = || {
        laptops.iter().for_each(|laptop| drop(exchanges(laptop)));
        laptops[0].state() == laptops[1].state()
    };
    until("both laptops are equal", equal);
    assert_eq!(laptops[0].slips().len(), 3);
    // And on, both at once, with what is there already.
    for (at, laptop) in laptops.iter().enumerate() {
        laptop.captures(2, &format!("Falta sombra en la parada {at}"));
    }
    until("both laptops are equal again", equal);
    assert_eq!(laptops[0].slips().len(), 5);
    assert_eq!(folders.each_ref().map(|folder| bundles_in(folder)), [2, 2]);
    let carried = names(&folders[1]);
    assert!(
        carried
            .iter()
            .all(|name| !name.to_string_lossy().ends_with(".part")),
        "{carried:?}"
    );
    tell("2 laptops end equal over 2 Syncthing nodes");
}
