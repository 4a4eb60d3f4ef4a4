use leptos::prelude::*;

use crate::breakout::Breakout;
use crate::say;
use crate::seal::{MOST_ENTRIES, Unsealable};

/// Why there is no student copy.
#[derive(Clone)]
pub(super) enum Unsealed {
    /// Something about the breakout, or the device's memory.
    Unsealable(Unsealable),
    /// The browser has no chance to make keys of.
    NoChance,
}

impl From<Unsealable> for Unsealed {
    fn from(why: Unsealable) -> Self {
        Unsealed::Unsealable(why)
    }
}

impl Unsealed {
    /// What happened, at which lock, and what to do.
    fn told(&self) -> (&'static str, Option<&str>, String) {
        match self {
            Unsealed::NoChance => (say!(share.no_chance), None, say!(share.no_chance_remedy).into()),
            Unsealed::Unsealable(why) => match why {
                Unsealable::SameId(lock) => (say!(share.same_id), Some(lock), say!(share.same_id_remedy).into()),
                Unsealable::TooManyAnswers(lock) => {
                    (say!(share.too_many_answers), Some(lock), say!(share.too_many_answers_remedy, most = MOST_ENTRIES))
                }
                Unsealable::TooManyBefore(lock) => {
                    (say!(share.too_many_before), Some(lock), say!(share.too_many_before_remedy).into())
                }
                Unsealable::EmptyPhrase => (say!(share.empty_phrase), None, say!(share.empty_phrase_remedy).into()),
                Unsealable::NoMemory(_) => (say!(share.no_memory), None, say!(share.no_memory_remedy).into()),
            },
        }
    }

    /// It as words on the page, with the way to the lock.
    pub fn words(&self, breakout: &Breakout) -> AnyView {
        let (what, lock, remedy) = self.told();
        let lock = lock.and_then(|id| breakout.lock(id)).map(|lock| {
            let title = if lock.title.is_empty() { lock.id.clone() } else { lock.title.clone() };
            let href = format!("#/build/{}/lock/{}", breakout.id, lock.id);
            view! { <a class="ghost" href=href>{say!(share.to_lock, lock = title)}</a> }.into_any()
        });
        view! {
            <div class="notice bad" role="alert" id="unsealed" tabindex="-1">
                <span><b>{what}</b>" "{remedy}</span>{lock}
            </div>
        }
        .into_any()
    }
}
