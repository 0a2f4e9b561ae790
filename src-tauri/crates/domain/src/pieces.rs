//! Where the codes of a typed line begin and end, and how to write them so that they are read again.

use crate::capture::{Piece, PieceRole};
use crate::money::is_of_number;
use crate::text::is_visible;
use crate::{Money, SlipKind, fold_for_search};

/// Cuts a line into stretches that join to the line again.
pub(crate) fn pieces(line: &str) -> Vec<Piece> {
    let mut cut = Cut::default();
    let lead = line.len()
        - line
            .trim_start_matches(|c: char| c.is_whitespace() || !is_visible(c))
            .len();
    cut.plain.push_str(&line[..lead]);
    let mut at = lead;
    if kind_of(&line[lead..]).is_some() {
        cut.code(&line[lead..=lead], PieceRole::Kind);
        at = lead + 1;
    }
    let mut word_starts = true;
    while let Some(c) = line[at..].chars().next() {
        let code = if word_starts {
            code_at(&line[at..])
        } else {
            None
        };
        if let Some((role, length)) = code {
            cut.code(&line[at..at + length], role);
            at += length;
            word_starts = false;
        } else {
            cut.plain.push(c);
            at += c.len_utf8();
            word_starts = starts_word(c, word_starts);
        }
    }
    cut.finish()
}

#[derive(Default)]
struct Cut {
    pieces: Vec<Piece>,
    plain: String,
}

impl Cut {
    fn code(&mut self, text: &str, role: PieceRole) {
        self.flush();
        let text = text.to_owned();
        self.pieces.push(Piece { text, role });
    }

    fn flush(&mut self) {
        if !self.plain.is_empty() {
            let text = std::mem::take(&mut self.plain);
            let role = PieceRole::Text;
            self.pieces.push(Piece { text, role });
        }
    }

    fn finish(mut self) -> Vec<Piece> {
        self.flush();
        self.pieces
    }
}

/// The kind that the first character of a line sets.
pub(crate) fn kind_of(line: &str) -> Option<SlipKind> {
    let kind = match line.chars().next()? {
        '!' => SlipKind::Problem,
        '*' => SlipKind::Need,
        '+' => SlipKind::Proposal,
        '?' => SlipKind::Gap,
        '=' => SlipKind::Agreement,
        _ => return None,
    };
    (!is_key_emoji(line)).then_some(kind)
}

/// Whether a code may start after this character; signs without a shape change nothing.
fn starts_word(c: char, started: bool) -> bool {
    c.is_whitespace() || (started && (matches!(c, '(' | '¿' | '¡') || !is_visible(c)))
}

const fn sign_of(c: char) -> Option<PieceRole> {
    match c {
        '#' => Some(PieceRole::Topic),
        '$' => Some(PieceRole::Cost),
        '&' => Some(PieceRole::Place),
        '@' => Some(PieceRole::Table),
        _ => None,
    }
}

/// An emoji such as #️⃣, whose first character is a sign of ours; signs without a shape do not part it.
fn is_key_emoji(rest: &str) -> bool {
    let next = rest
        .chars()
        .skip(1)
        .find(|c| c.is_whitespace() || is_visible(*c));
    matches!(next, Some('\u{FE0F}' | '\u{20E3}'))
}

/// The code that starts here, and its bytes.
fn code_at(rest: &str) -> Option<(PieceRole, usize)> {
    let role = sign_of(rest.chars().next()?)?;
    let length = match role {
        PieceRole::Cost => cost_length(rest),
        PieceRole::Table => table_length(rest),
        PieceRole::Place if rest[1..].starts_with('"') => {
            rest[2..].find('"').map_or(rest.len(), |end| 2 + end + 1)
        }
        PieceRole::Text | PieceRole::Kind | PieceRole::Topic | PieceRole::Place => {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            without_closing_marks(&rest[..end]).len()
        }
    };
    (length > 1 && !is_key_emoji(rest)).then_some((role, length))
}

/// A full stop or comma that ends the sentence is not part of the code.
pub(crate) fn without_closing_marks(code: &str) -> &str {
    code.trim_end_matches(|c: char| {
        matches!(c, '.' | ',' | ';' | ':' | ')' | '?' | '!') || !is_visible(c)
    })
}

/// `@4`, but not `@4to`: codes end where words end.
fn table_length(rest: &str) -> usize {
    let end = rest[1..]
        .find(|c: char| !c.is_ascii_digit())
        .map_or(rest.len(), |end| 1 + end);
    if ends_word(&rest[end..]) { end } else { 1 }
}

fn ends_word(after: &str) -> bool {
    !after.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

/// `$180 mil`, `$1.2 mdp`, `$ 850k`: digits, and the unit after them if there is one.
fn cost_length(rest: &str) -> usize {
    let start = 1 + blanks(&rest[1..]);
    let sign = rest[start..]
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '\u{2212}'));
    let digits = start + sign.map_or(0, char::len_utf8);
    let length = rest[digits..]
        .find(|c| !is_of_number(c))
        .unwrap_or(rest.len() - digits);
    let number = rest[digits..digits + length].trim_end_matches(|c: char| !c.is_ascii_digit());
    if number.is_empty() {
        return 1;
    }
    let end = digits + number.len();
    end + unit_length(&rest[end..])
}

/// Bytes of ` mil`, ` millones de pesos`, `k` after the digits of an amount.
fn unit_length(after: &str) -> usize {
    let (spaces, word) = (blanks(after), word_at(after));
    let end = spaces + word.len();
    let unit = fold_for_search(word);
    let million = matches!(unit.as_str(), "millon" | "millones");
    // «$500 m» is said of metres, «$1.2 M» of millions.
    let letter = unit == "k" || (unit == "m" && (spaces == 0 || word == "M"));
    let known = million || letter || matches!(unit.as_str(), "mil" | "mdp");
    let end = if known && ends_word(&after[end..]) {
        end
    } else {
        0
    };
    let mut currency = end;
    if million && end > 0 && fold_for_search(word_at(&after[end..])) == "de" {
        currency += blanks(&after[end..]) + "de".len();
    }
    let word = word_at(&after[currency..]);
    let is_currency = matches!(fold_for_search(word).as_str(), "pesos" | "mxn");
    let last = currency + blanks(&after[currency..]) + word.len();
    if is_currency && ends_word(&after[last..]) {
        last
    } else {
        end
    }
}

/// The word after some blanks: letters, and marks that combine with them.
fn word_at(text: &str) -> &str {
    let word = &text[blanks(text)..];
    let ends = |c: char| !c.is_alphabetic() && !matches!(c, '\u{0300}'..='\u{036F}');
    &word[..word.find(ends).unwrap_or(word.len())]
}

/// Bytes of the blanks at the start, none of which ends the line.
fn blanks(text: &str) -> usize {
    let ends_line = |c: char| matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    text.len()
        - text
            .trim_start_matches(|c: char| c.is_whitespace() && !ends_line(c))
            .len()
}

/// Text in which nothing is taken for a code.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word_starts = true;
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        let is_code = word_starts && code_at(rest).is_some();
        if c == '\\' || is_code || (at == 0 && kind_of(rest).is_some()) {
            out.push('\\');
        }
        out.push(c);
        word_starts = starts_word(c, word_starts);
    }
    out
}

/// Text without the backslashes that kept its signs from being codes.
pub(crate) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let next = &rest[c.len_utf8()..];
        let sign = next
            .chars()
            .next()
            .filter(|sign| *sign == '\\' || sign_of(*sign).is_some() || kind_of(next).is_some());
        match sign {
            Some(sign) if c == '\\' => {
                out.push(sign);
                rest = &next[sign.len_utf8()..];
            }
            _ => {
                out.push(c);
                rest = next;
            }
        }
    }
    out
}

/// A place as a code: `&Altares`, `&"Villa de Seris"`.
pub(crate) fn place_code(place: &str) -> String {
    let place = place.replace('"', " ");
    let short = format!("&{place}");
    if code_at(&short) == Some((PieceRole::Place, short.len())) {
        short
    } else {
        format!("&\"{place}\"")
    }
}

/// An amount as it is typed: `180,000` or `2,160,000.50`; `1.200` while nobody has said which of two it is.
pub(crate) fn written(amount: Money, unsure: bool) -> String {
    let (pesos, cents) = (amount.0 / 100, amount.0 % 100);
    let digits = pesos.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            out.push(if unsure { '.' } else { ',' });
        }
        out.push(digit);
    }
    if cents > 0 {
        out.push_str(&format!(".{cents:02}"));
    }
    out
}
