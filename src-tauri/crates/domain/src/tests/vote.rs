//! vote
