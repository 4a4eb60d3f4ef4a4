//! Latchwork.
