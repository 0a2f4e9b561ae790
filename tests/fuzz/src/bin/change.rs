//! See [`cocrea_fuzz::change`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| cocrea_fuzz::change(bytes));
