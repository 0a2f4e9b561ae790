//! See [`cocrea_fuzz::import`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| cocrea_fuzz::import(bytes));
