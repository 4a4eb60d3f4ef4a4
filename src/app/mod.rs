//! The page: everything that knows a browser.

pub mod words;
