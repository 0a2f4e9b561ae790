//! See [`cocrea_fuzz::manifest`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| cocrea_fuzz::manifest(bytes));
