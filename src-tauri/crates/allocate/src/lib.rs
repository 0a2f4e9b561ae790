//! Fair allocation of a budget: ballots and costs in, winners and reasons out.
