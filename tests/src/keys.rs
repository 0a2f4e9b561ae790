//! Keys that write no letter, as WebDriver names them (W3C WebDriver §17.4.2, normalised key values).

/// Enter.
pub const ENTER: char = '\u{e007}';
/// Tab.
pub const TAB: char = '\u{e004}';
/// Escape.
pub const ESCAPE: char = '\u{e00c}';
/// Backspace.
pub const BACKSPACE: char = '\u{e003}';
/// Control.
pub const CONTROL: char = '\u{e009}';
/// Shift.
pub const SHIFT: char = '\u{e008}';
/// Alt.
pub const ALT: char = '\u{e00a}';
/// Home.
pub const HOME: char = '\u{e011}';
/// End.
pub const END: char = '\u{e010}';
/// Arrow left.
pub const LEFT: char = '\u{e012}';
/// Arrow up.
pub const UP: char = '\u{e013}';
/// Arrow right.
pub const RIGHT: char = '\u{e014}';
/// Arrow down.
pub const DOWN: char = '\u{e015}';
/// Delete.
pub const DELETE: char = '\u{e017}';
/// F1; the other function keys follow it.
pub const F1: char = '\u{e031}';
/// F6.
pub const F6: char = '\u{e036}';
