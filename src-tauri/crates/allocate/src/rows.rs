//! Rows of indices of unequal length, laid out flat.

/// Rows of indices of unequal length in two flat arrays.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Rows {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Rows {
    pub(crate) fn push(&mut self, row: impl IntoIterator<Item = u32>) {
        self.items.extend(row);
        self.close();
    }

    /// Adds an item to the row that [`Rows::close`] ends.
    pub(crate) fn mark(&mut self, item: u32) {
        self.items.push(item);
    }

    /// Ends a row: the items marked since the last one.
    pub(crate) fn close(&mut self) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        self.starts.push(cell(self.items.len()));
    }

    /// Rewrites each row where it stands: `shorten` changes it and says how many of its items stay, from its front.
    pub(crate) fn rewrite(&mut self, mut shorten: impl FnMut(&mut [u32]) -> usize) {
        let (mut from, mut written) = (0, 0);
        for start in self.starts.iter_mut().skip(1) {
            let to = *start as usize;
            let stays = shorten(&mut self.items[from..to]);
            if written < from {
                self.items.copy_within(from..from + stays, written);
            }
            written += stays;
            from = to;
            *start = cell(written);
        }
        self.items.truncate(written);
    }

    pub(crate) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// All items of all rows, in order.
    pub(crate) fn items(&self) -> &[u32] {
        &self.items
    }

    pub(crate) fn row(&self, index: usize) -> &[u32] {
        &self.items[self.cells(index)]
    }

    /// Where the items of a row stand among all items.
    pub(crate) fn cells(&self, index: usize) -> std::ops::Range<usize> {
        self.starts[index] as usize..self.starts[index + 1] as usize
    }

    /// For each of `width` items, the rows that name it, ascending, and for each of these the cell it stands in.
    pub(crate) fn turned(&self, width: usize) -> (Rows, Vec<u32>) {
        let mut starts = vec![0u32; width + 1];
        for &item in &self.items {
            starts[item as usize + 1] += 1;
        }
        for index in 0..width {
            starts[index + 1] += starts[index];
        }
        let mut next = starts.clone();
        let mut items = vec![0; self.items.len()];
        let mut origins = vec![0; self.items.len()];
        for (number, index) in (0u32..).zip(0..self.len()) {
            for place in self.cells(index) {
                let next = &mut next[self.items[place] as usize];
                items[*next as usize] = number;
                origins[*next as usize] = cell(place);
                *next += 1;
            }
        }
        (Rows { starts, items }, origins)
    }
}

/// A position among the items: [`crate::MOST_MARKS`] keeps it below 2^32.
fn cell(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
