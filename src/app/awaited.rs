//! What comes after a while, as a signal.

use std::future::Future;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::later::Coming;

/// What a future gives, once it is there. It is asked for again whenever what `ask` reads changes, and what was there stays until
/// then.
pub fn awaited<T: Send + Sync + 'static, F: Future<Output = T> + 'static>(
    ask: impl Fn() -> F + 'static,
) -> RwSignal<Option<T>> {
    let given = RwSignal::new(None);
    let asked = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let coming: Coming<T> = Box::pin(ask());
        asked.update_value(|asked| *asked += 1);
        let own = asked.get_value();
        spawn_local(async move {
            let thing = coming.await;
            // Who asked may be gone, or have asked for something else.
            if asked.try_get_value() == Some(own) {
                given.set(Some(thing));
            }
        });
    });
    given
}
