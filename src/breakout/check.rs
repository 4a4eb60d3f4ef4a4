//! What is wrong with a breakout.
