//! taking_back
