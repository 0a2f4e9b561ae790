//! See [`cocrea_fuzz::sealed`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| cocrea_fuzz::sealed(bytes));
