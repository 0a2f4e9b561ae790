//! Signed sheets: what is written about one leaves only with what is personal.

use super::id;
use crate::SignedSheet;
use cocrea_ledger::{RowName, redaction};

#[test]
fn a_sheet_is_added_in_a_change_about_nothing_else_and_is_erased_by_a_request() {
    let told = ("ab".repeat(32), [9; 16]);
    let (sheet, decision) = SignedSheet::add(id(1), (id(100), 4), told, 11);
    assert_eq!((sheet.number, sheet.added_at), (5, 11));
    let row = RowName::new("signed_sheet", sheet.id.0);
    assert_eq!(decision.0.personal, Some((row.clone(), [9; 16])));
    let mut cells = decision.0.writes.iter().map(|write| &write.cell);
    assert!(cells.all(|cell| RowName::new(&cell.entity, cell.row) == row));
    assert_eq!(sheet.erase().0, redaction::redact(&row));
}
