use std::sync::Arc;

use leptos::prelude::*;

use crate::breakout::Breakout;

/// A version that is on its way to the bench, to take the place of the draft there.
#[derive(Clone, Copy)]
pub(super) struct Coming(StoredValue<Option<Arc<Breakout>>>);

impl Coming {
    /// Nothing yet.
    pub fn new() -> Self {
        Coming(StoredValue::new(None))
    }

    /// Sends one.
    pub fn put(self, version: Arc<Breakout>) {
        self.0.set_value(Some(version));
    }

    /// Whether there is one for this draft.
    pub fn is_for(self, draft: &str) -> bool {
        let is_for = |coming: &Option<Arc<Breakout>>| coming.as_ref().is_some_and(|it| it.id.to_string() == draft);
        self.0.try_with_value(is_for) == Some(true)
    }

    /// Takes the one for this draft, where there is one.
    pub fn take(self, draft: &str) -> Option<Arc<Breakout>> {
        if self.is_for(draft) { self.0.try_update_value(Option::take).flatten() } else { None }
    }
}
