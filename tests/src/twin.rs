//! The app's twin over HTTP: the real page and the real use cases, with a browser in place of the window.
//!
//! | request | answer |
//! |---|---|
//! | `POST /call/NAME`, body as JSON | 200 and the reply; 422 and the `Failure` |
//! | `GET /changed` | server-sent events `changed`, each with the app's `Changed` |
//! | `POST /desktop`, `{"files": [path], "places": [path], "folders": [path]}` | lays answers ready for the next dialogs |
//! | `GET /desktop` | `{"shown": [path]}`: the files shown in their folders |
//! | `GET` of anything else | the built page, under the content policy of the window |

use crate::desktop::LaidDesktop;
use crate::http::{self, Answer, Asked};
use crate::screens::clone_folder;
use cocrea_app::{App, AppFolder, Failure, Window};
use serde_json::{Value, json};
use std::fs;
use std::io::{self, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// A running twin on 127.0.0.1; it serves until the program ends.
pub struct Twin {
    port: u16,
}

struct Core {
    app: App,
    desktop: Arc<LaidDesktop>,
    page: PathBuf,
    policy: String,
    listeners: Mutex<Vec<TcpStream>>,
}

impl Twin {
    /// Starts the app on a data folder and serves it with the built page.
    ///
    /// # Errors
    /// When the app does not start or there is no port.
    pub fn start(data: &Path) -> io::Result<Self> {
        let desktop = Arc::new(LaidDesktop::default());
        let folder = AppFolder::at(data).map_err(told)?;
        let app = App::start(folder, Arc::clone(&desktop) as Arc<dyn cocrea_app::Desktop>)
            .map_err(told)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let page = clone_folder().join("ui/dist");
        let core = Core {
            app,
            desktop,
            page,
            policy: policy()?,
            listeners: Mutex::default(),
        };
        http::serve(listener, move |asked| core.answer(asked));
        Ok(Self { port })
    }

    /// Where the page is.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://{}:{}", Ipv4Addr::LOCALHOST, self.port)
    }

    /// Its port.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }
}

impl Core {
    fn answer(&self, asked: Asked) {
        let posted = asked.method == "POST";
        let answer = match (posted, asked.path.as_str()) {
            (false, "/changed") => return self.listen(asked),
            // Browsers ask for it unasked; the window has none.
            (false, "/favicon.ico") => plain(204),
            (false, "/desktop") => as_json(200, &json!({ "shown": self.desktop.shown() })),
            (true, "/desktop") => self.lay(&body_of(&asked)),
            (true, path) => match path.strip_prefix("/call/") {
                Some(name) => self.call(name, body_of(&asked)),
                None => plain(404),
            },
            (false, path) => self.page_file(path),
        };
        // A browser that went away needs no answer.
        let _ = asked.answer(&answer);
    }

    fn call(&self, name: &str, body: Value) -> Answer {
        let ran = catch_unwind(AssertUnwindSafe(|| self.app.call(Window::Main, name, body)));
        match ran.unwrap_or_else(|_| Err(Failure::fault("fault_panic"))) {
            Ok(answer) => {
                if let Some(changed) = answer.changed {
                    self.tell_all(&json!(changed));
                }
                as_json(200, &answer.reply)
            }
            Err(failure) => as_json(422, &json!(failure)),
        }
    }

    fn listen(&self, asked: Asked) {
        let mut listener = asked.into_stream();
        let head = "HTTP/1.1 200 \r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n: here\n\n";
        if listener.write_all(head.as_bytes()).is_ok() {
            self.listeners
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(listener);
        }
    }

    fn tell_all(&self, changed: &Value) {
        let event = format!("event: changed\ndata: {changed}\n\n");
        let mut listeners = self
            .listeners
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        listeners.retain_mut(|one| one.write_all(event.as_bytes()).is_ok());
    }

    fn lay(&self, answers: &Value) -> Answer {
        let paths = |kind: &str| {
            answers[kind]
                .as_array()
                .cloned()
                .unwrap_or_default()
                .into_iter()
        };
        paths("files")
            .filter_map(|path| path.as_str().map(PathBuf::from))
            .for_each(|path| self.desktop.lay_file(path));
        paths("places")
            .filter_map(|path| path.as_str().map(PathBuf::from))
            .for_each(|path| self.desktop.lay_place(path));
        paths("folders")
            .filter_map(|path| path.as_str().map(PathBuf::from))
            .for_each(|path| self.desktop.lay_folder(path));
        as_json(200, &Value::Null)
    }

    fn page_file(&self, path: &str) -> Answer {
        let relative = Path::new(path.trim_start_matches('/'));
        let inside = relative
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        let wanted = if path == "/" {
            self.page.join("index.html")
        } else {
            self.page.join(relative)
        };
        match fs::read(&wanted) {
            Ok(body) if inside => Answer {
                status: 200,
                headers: vec![
                    ("Content-Type", kind_of(&wanted).to_owned()),
                    ("Content-Security-Policy", self.policy.clone()),
                ],
                body,
            },
            _ => plain(404),
        }
    }
}

/// The window's content policy, with this server in place of the window's own way to call.
fn policy() -> io::Result<String> {
    let config = fs::read_to_string(clone_folder().join("src-tauri/tauri.conf.json"))?;
    let config: Value = serde_json::from_str(&config)?;
    let policy = config["app"]["security"]["csp"].as_str();
    let policy = policy.ok_or_else(|| io::Error::other("tauri.conf.json has no content policy"))?;
    Ok(policy.replace(
        "connect-src ipc: http://ipc.localhost",
        "connect-src 'self'",
    ))
}

fn body_of(asked: &Asked) -> Value {
    // What is no JSON becomes null, and the use case refuses it as it would in the window.
    serde_json::from_slice(&asked.body).unwrap_or_default()
}

fn as_json(status: u16, body: &Value) -> Answer {
    Answer {
        status,
        headers: vec![("Content-Type", "application/json".to_owned())],
        body: body.to_string().into_bytes(),
    }
}

const fn plain(status: u16) -> Answer {
    Answer {
        status,
        headers: Vec::new(),
        body: Vec::new(),
    }
}

fn kind_of(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

fn told(failure: Failure) -> io::Error {
    io::Error::other(format!("{}: {}", failure.code, failure.message))
}
