//! A person at the window, as the W3C WebDriver protocol lets a program be one.

use crate::http;
use serde_json::{Value, json};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Key of an element's reference (W3C WebDriver §12.1).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// How long a find or a wait may take, in milliseconds.
const PATIENCE_MS: u64 = 20_000;

/// What the driver refused, or why it could not be asked.
#[derive(Debug)]
pub struct Trouble(String);

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Trouble {}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self(error.to_string())
    }
}

/// One window under the driver.
#[derive(Debug)]
pub struct Session {
    port: u16,
    path: String,
}

/// Something on the page.
#[derive(Debug, Clone)]
pub struct Element(String);

impl Session {
    /// Has the driver at this port start a program and take its window. Finding waits until the thing is there.
    ///
    /// # Errors
    /// What the driver says.
    pub fn start(port: u16, program: &Path, arguments: &[String]) -> Result<Self, Trouble> {
        let options = json!({ "binary": program, "args": arguments });
        let wanted =
            json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } } });
        let started = send(port, "POST", "/session", Some(&wanted))?;
        let id = started["sessionId"]
            .as_str()
            .ok_or_else(|| Trouble(format!("no session in {started}")))?;
        let session = Self {
            port,
            path: format!("/session/{id}"),
        };
        session.post(
            "/timeouts",
            json!({ "implicit": PATIENCE_MS, "script": PATIENCE_MS }),
        )?;
        Ok(session)
    }

    /// Ends the session and the program.
    ///
    /// # Errors
    /// What the driver says.
    pub fn close(&self) -> Result<(), Trouble> {
        send(self.port, "DELETE", &self.path, None).map(drop)
    }

    /// The first element of this CSS selector, as soon as there is one.
    ///
    /// # Errors
    /// When none comes in time.
    pub fn find(&self, css: &str) -> Result<Element, Trouble> {
        let found = self.post("/element", json!({ "using": "css selector", "value": css }))?;
        let reference = found[ELEMENT]
            .as_str()
            .ok_or_else(|| Trouble(format!("no element in {found}")))?;
        Ok(Element(reference.to_owned()))
    }

    /// Text of an element as it is shown.
    ///
    /// # Errors
    /// What the driver says.
    pub fn text(&self, element: &Element) -> Result<String, Trouble> {
        let said = send(
            self.port,
            "GET",
            &format!("{}/element/{}/text", self.path, element.0),
            None,
        )?;
        Ok(said.as_str().unwrap_or_default().to_owned())
    }

    /// Clicks an element.
    ///
    /// # Errors
    /// When it is not there any more or something covers it.
    pub fn click(&self, element: &Element) -> Result<(), Trouble> {
        self.post(&format!("/element/{}/click", element.0), json!({}))
            .map(drop)
    }

    /// Types on the keyboard: letters go to what has the focus.
    ///
    /// # Errors
    /// What the driver says.
    pub fn type_text(&self, text: &str) -> Result<(), Trouble> {
        let strokes = text
            .chars()
            .flat_map(|key| [key_action("keyDown", key), key_action("keyUp", key)]);
        self.keyboard(strokes.collect())
    }

    /// Presses keys together, such as Control and K, and lets them go in reverse.
    ///
    /// # Errors
    /// What the driver says.
    pub fn press(&self, keys: &[char]) -> Result<(), Trouble> {
        let down = keys.iter().map(|&key| key_action("keyDown", key));
        let up = keys.iter().rev().map(|&key| key_action("keyUp", key));
        self.keyboard(down.chain(up).collect())
    }

    /// Runs a function body in the page; `arguments` are its arguments, its `return` is the answer.
    ///
    /// # Errors
    /// What the script throws.
    pub fn execute(&self, script: &str, arguments: &[Value]) -> Result<Value, Trouble> {
        self.post(
            "/execute/sync",
            json!({ "script": script, "args": arguments }),
        )
    }

    /// Waits for a promise: `script` is an expression of the page that makes one.
    ///
    /// # Errors
    /// When it is rejected: with what it was rejected.
    pub fn settle(&self, script: &str) -> Result<Value, Trouble> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             Promise.resolve({script}).then((value) => done({{ value }}), (error) => done({{ error: error instanceof Error ? error.message : error }}));"
        );
        let ended = self.post("/execute/async", json!({ "script": script, "args": [] }))?;
        match ended.get("error") {
            None => Ok(ended["value"].clone()),
            Some(error) => Err(Trouble(
                error
                    .as_str()
                    .map_or_else(|| error.to_string(), str::to_owned),
            )),
        }
    }

    /// Waits until an expression of the page is true, looking at each drawn frame.
    ///
    /// # Errors
    /// When it does not become true in time: with the text that the page then shows.
    pub fn wait_until(&self, expression: &str) -> Result<(), Trouble> {
        let wait = format!(
            "new Promise((found, lost) => {{
               const last = Date.now() + {PATIENCE_MS} - 1000;
               const look = () => {{
                 if ({expression}) found(true);
                 else if (Date.now() > last) lost(new Error(document.body.innerText));
                 else requestAnimationFrame(look);
               }};
               look();
             }})"
        );
        self.settle(&wait)
            .map(drop)
            .map_err(|trouble| Trouble(format!("never true: {expression}; the page: {trouble}")))
    }

    /// Waits until the page shows this text.
    ///
    /// # Errors
    /// When it does not in time.
    pub fn wait_for_text(&self, text: &str) -> Result<(), Trouble> {
        self.wait_until(&format!(
            "document.body.innerText.includes({})",
            json!(text)
        ))
    }

    /// Saves an image of the page as PNG in the folder of screens; answers with its path.
    ///
    /// # Errors
    /// What the driver or the disk says.
    pub fn screenshot(&self, name: &str) -> Result<PathBuf, Trouble> {
        // Two frames after the letters are there: an image taken earlier is blank.
        self.settle(
            "document.fonts.ready.then(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))",
        )?;
        let image = send(self.port, "GET", &format!("{}/screenshot", self.path), None)?;
        let bytes = from_base64(image.as_str().unwrap_or_default())
            .ok_or_else(|| Trouble("no image".into()))?;
        let path = crate::screens::folder()?.join(name).with_extension("png");
        fs::write(&path, bytes)?;
        Ok(path)
    }

    fn keyboard(&self, strokes: Vec<Value>) -> Result<(), Trouble> {
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.post("/actions", json!({ "actions": [keyboard] }))
            .map(drop)
    }

    fn post(&self, path: &str, body: Value) -> Result<Value, Trouble> {
        send(
            self.port,
            "POST",
            &format!("{}{path}", self.path),
            Some(&body),
        )
    }
}

fn key_action(kind: &str, key: char) -> Value {
    json!({ "type": kind, "value": key })
}

fn send(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<Value, Trouble> {
    let mut reply = http::ask(port, method, path, body)?;
    match reply.status {
        200 => Ok(reply.body["value"].take()),
        _ => Err(Trouble(format!("{method} {path}: {}", reply.body["value"]))),
    }
}

/// Bytes of base64 (RFC 4648 §4); nothing when a letter is not of its alphabet.
fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0);
    for letter in text.bytes().filter(|letter| *letter != b'=') {
        let six = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        held = (held << 6) | u32::from(six);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::from_base64;

    #[test]
    fn base64_gives_back_the_bytes_of_the_standard() {
        let check =
            |text: &str, bytes: &[u8]| assert_eq!(from_base64(text).as_deref(), Some(bytes));
        check("", b"");
        check("Zg==", b"f");
        check("Zm9vYmFy", b"foobar");
        check("+/8=", &[0xfb, 0xff]);
        assert_eq!(from_base64("Z g="), None);
    }
}
