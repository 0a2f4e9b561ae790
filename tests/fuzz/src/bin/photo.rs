//! See [`cocrea_fuzz::photo`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| cocrea_fuzz::photo(bytes));
