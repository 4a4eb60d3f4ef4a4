//! Play: actions in, events and effects out.
