//! Order that people give to rows: a text per row, so that a row moves by one write and two laptops need not agree.
//!
//! A key is a fraction in base 36 whose digits sort as bytes do; between any two there is another one (fractional
//! indexing, Wallace 2017; Greenspan 2020). Two rows that were put into one gap apart may have one key: then their ids
//! decide, on every laptop alike.

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// The key with which a row stands at this place among rows with these keys, which are in order.
///
/// A place in the middle of rows with one key is after all of them. A key that is none, out of another program, has its
/// place too, and what is put beside it stands as near as digits can say.
#[must_use]
pub fn key_at(keys: &[&str], place: usize) -> String {
    let (before, after) = keys.split_at(place.min(keys.len()));
    let low = before.last().copied().unwrap_or_default();
    let high = after.iter().copied().find(|key| *key > low);
    between(&digits(low), high.map(digits).as_deref())
        .into_iter()
        .map(|digit| char::from(DIGITS[digit]))
        .collect()
}

fn digits(key: &str) -> Vec<usize> {
    key.bytes()
        .map(|byte| {
            DIGITS
                .partition_point(|digit| *digit < byte)
                .min(DIGITS.len() - 1)
        })
        .collect()
}

/// A fraction above `low` and below `high`, as short as it can be; its last digit is never zero.
fn between(low: &[usize], high: Option<&[usize]>) -> Vec<usize> {
    // At either end rows are added one after another: one step leaves room for the next ones.
    let at_the_end = high.is_none();
    let mut high = high;
    let mut key = Vec::new();
    for place in 0.. {
        let least = low.get(place).copied().unwrap_or(0);
        let most = high.map_or(DIGITS.len(), |high| high.get(place).copied().unwrap_or(0));
        if most > least + 1 {
            key.push(match (low.is_empty(), at_the_end) {
                (false, true) => least + 1,
                (true, false) => most - 1,
                (true, true) | (false, false) => usize::midpoint(least, most),
            });
            break;
        }
        key.push(least);
        if most > least {
            high = None;
        }
        let exhausted = high.is_some_and(|high| place + 1 >= high.len());
        if exhausted && place + 1 >= low.len() {
            // Only beside a key that is none: nothing fits between, so it stands right after.
            high = None;
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::key_at;
    use crate::tests::Seed;

    #[test]
    fn a_key_stands_where_it_was_asked_to() {
        assert_eq!(key_at(&[], 0), "i");
        assert_eq!(key_at(&["i"], 0), "h");
        assert_eq!(key_at(&["i"], 1), "j");
        assert_eq!(key_at(&["i", "j"], 1), "ii");
        assert_eq!(key_at(&["z"], 1), "z1");
        assert_eq!(key_at(&["1"], 0), "0z");
    }

    #[test]
    fn among_rows_with_one_key_the_place_is_after_them() {
        let key = key_at(&["a", "i", "i", "i", "k"], 2);
        assert!("i" < key.as_str() && key.as_str() < "k", "{key}");
    }

    #[test]
    fn thousands_of_moves_to_anywhere_keep_the_order_and_short_keys() {
        for seed in 0..20 {
            let mut seed = Seed(seed);
            let mut keys: Vec<String> = Vec::new();
            for _ in 0..1_000 {
                let place = match seed.below(3) {
                    0 => keys.len(),
                    1 => 0,
                    _ => seed.below(keys.len() + 1),
                };
                let known: Vec<&str> = keys.iter().map(String::as_str).collect();
                let key = key_at(&known, place);
                assert!(!key.ends_with('0'), "nothing would fit before {key}");
                keys.insert(place, key);
            }
            assert!(keys.is_sorted() && keys.windows(2).all(|pair| pair[0] != pair[1]));
            let longest = keys.iter().map(String::len).max();
            assert!(longest < Some(60), "{longest:?}");
        }
    }

    #[test]
    fn a_thousand_rows_in_a_row_have_keys_of_some_thirty_digits() {
        let mut last = String::new();
        for _ in 0..1_000 {
            last = key_at(&[&last], 1);
        }
        assert!(last.len() < 32, "{last}");
    }

    #[test]
    fn a_key_that_is_none_harms_nobody() {
        for none in ["", "0", "00", "Ñ", "a0", "A", "~~", "a\u{0}"] {
            for keys in [vec![none], vec![none, "zz"], vec!["0", none]] {
                for place in 0..=keys.len() {
                    assert!(key_at(&keys, place).len() < 20, "{keys:?} {place}");
                }
            }
        }
    }
}
