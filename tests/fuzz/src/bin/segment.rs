//! See [`cocrea_fuzz::segment`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| cocrea_fuzz::segment(bytes));
