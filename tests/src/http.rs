//! HTTP/1.1 on this computer, one request for each connection: enough for WebDriver and the twin.

use serde_json::Value;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// Longest wait for one answer: opening a window on a busy machine takes the most.
const PATIENCE: Duration = Duration::from_secs(90);

/// Status and body of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// The body as JSON; `null` when it is empty.
    pub body: Value,
}

/// Sends a request to a port of this computer and waits for the whole answer.
///
/// # Errors
/// When nobody listens, the answer does not come in time, or it is no JSON.
pub fn ask(port: u16, method: &str, path: &str, body: Option<&Value>) -> io::Result<Reply> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let body = body.map(Value::to_string).unwrap_or_default();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(body.as_bytes())?;
    read(&mut stream)
}

/// A port that nobody uses now.
///
/// # Errors
/// When the system has none.
pub fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

fn read(stream: &mut TcpStream) -> io::Result<Reply> {
    let (head, body) = message(stream)?;
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    let status = status.ok_or_else(|| io::Error::other(format!("no status in {head}")))?;
    let body = if body.is_empty() {
        Value::Null
    } else {
        serde_json::from_slice(&body)?
    };
    Ok(Reply { status, body })
}

/// Head and body of what comes; a message that tells no length has no body.
fn message(stream: &mut TcpStream) -> io::Result<(String, Vec<u8>)> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end + 4;
        }
        more(stream, &mut bytes)?;
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let length = head.to_ascii_lowercase().lines().find_map(|line| {
        line.strip_prefix("content-length:")?
            .trim()
            .parse::<usize>()
            .ok()
    });
    let length = length.unwrap_or_default();
    while bytes.len() < end + length {
        more(stream, &mut bytes)?;
    }
    Ok((head, bytes[end..end + length].to_vec()))
}

fn more(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> io::Result<()> {
    let mut part = [0; 16 * 1024];
    match stream.read(&mut part)? {
        0 => Err(io::ErrorKind::UnexpectedEof.into()),
        count => {
            bytes.extend_from_slice(&part[..count]);
            Ok(())
        }
    }
}

/// A request that waits for its answer.
#[derive(Debug)]
pub struct Asked {
    /// `GET` or `POST`.
    pub method: String,
    /// Path, without what follows a question mark.
    pub path: String,
    /// The body.
    pub body: Vec<u8>,
    stream: TcpStream,
}

/// What is answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// Serves a port for ever. Each request has a thread and a connection of its own, so that none waits for another.
pub fn serve(listener: TcpListener, answer: impl Fn(Asked) + Send + Sync + 'static) {
    let answer = Arc::new(answer);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = Arc::clone(&answer);
            thread::spawn(move || {
                // A browser opens connections that it never uses.
                if let Ok(asked) = Asked::read(stream) {
                    answer(asked);
                }
            });
        }
    });
}

impl Asked {
    fn read(mut stream: TcpStream) -> io::Result<Self> {
        let (head, body) = message(&mut stream)?;
        let mut words = head.split([' ', '?']);
        let mut word = || words.next().unwrap_or_default().to_owned();
        Ok(Self {
            method: word(),
            path: word(),
            body,
            stream,
        })
    }

    /// Answers, and ends the connection.
    ///
    /// # Errors
    /// When nobody listens any more.
    pub fn answer(mut self, answer: &Answer) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {} \r\nConnection: close\r\n", answer.status);
        for (name, value) in &answer.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!("Content-Length: {}\r\n\r\n", answer.body.len()));
        self.stream.write_all(head.as_bytes())?;
        self.stream.write_all(&answer.body)?;
        self.stream.flush()
    }

    /// The connection, to be written to as long as somebody listens.
    #[must_use]
    pub fn into_stream(self) -> TcpStream {
        self.stream
    }
}
