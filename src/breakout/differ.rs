use std::sync::Arc;

use super::{Breakout, Lock};

/// What tells one version of a breakout from another. Its title, its revision and when it was changed are on its face.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differing {
    /// The names of the locks that only the other has.
    pub added: Vec<String>,
    /// The names of the locks that only this one has.
    pub gone: Vec<String>,
    /// The names, in the other, of the locks that both have and that are not the same.
    pub changed: Vec<String>,
    /// Whether anything besides differs: the story, targets, rules, pictures, the order of the locks.
    pub besides: bool,
}

impl Breakout {
    /// What differs in another version of it.
    pub fn differing(&self, other: &Breakout) -> Differing {
        let names = |locks: &[Arc<Lock>], is_meant: &dyn Fn(&Lock) -> bool| -> Vec<String> {
            locks.iter().filter(|lock| is_meant(lock)).map(|lock| lock.name().to_owned()).collect()
        };
        let changed = |lock: &Lock| self.lock(&lock.id).is_some_and(|own| **own != *lock);
        let shared = |of: &Breakout, by: &Breakout| -> Vec<String> {
            of.locks.iter().filter(|lock| by.lock(&lock.id).is_some()).map(|lock| lock.id.clone()).collect()
        };
        Differing {
            added: names(&other.locks, &|lock| self.lock(&lock.id).is_none()),
            gone: names(&self.locks, &|lock| other.lock(&lock.id).is_none()),
            changed: names(&other.locks, &changed),
            besides: shared(self, other) != shared(other, self) || self.without_face() != other.without_face(),
        }
    }

    /// Whether another version says the same, whenever either was written.
    pub fn says_the_same(&self, other: &Breakout) -> bool {
        self.title == other.title && self.revision == other.revision && self.differing(other) == Differing::default()
    }

    /// All but its locks and what is on its face.
    fn without_face(&self) -> Breakout {
        Breakout { title: String::new(), revision: 1, modified: String::new(), locks: Vec::new(), ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::mechanism::{Kind, Mechanism, Number};

    fn lock(id: &str, title: &str) -> Arc<Lock> {
        let mut lock = Lock::new(id, Mechanism::from(Kind::Number(Number::default())));
        lock.title = title.into();
        Arc::new(lock)
    }

    fn breakout() -> Breakout {
        let mut breakout = Breakout::new(Uuid::nil());
        breakout.title = "Chain".into();
        breakout.locks = vec![lock("gate", "Gate"), lock("well", ""), lock("lane", "Lane")];
        breakout
    }

    #[test]
    fn locks_are_added_gone_and_changed_by_their_names() {
        let (ours, mut theirs) = (breakout(), breakout());
        theirs.locks.remove(1);
        theirs.locks.push(lock("shed", "Shed"));
        Arc::make_mut(&mut theirs.locks[0]).title = "The gate".into();
        let found = ours.differing(&theirs);
        assert_eq!((found.added, found.gone), (vec!["Shed".to_owned()], vec!["well".to_owned()]));
        assert_eq!((found.changed, found.besides), (vec!["The gate".to_owned()], false));
    }

    #[test]
    fn what_else_differs_is_told_too() {
        let ours = breakout();
        for change in [
            |other: &mut Breakout| other.minutes = Some(3),
            |other| other.debrief = vec!["Why?".into()],
            |other| drop(other.media.insert("owl".into(), Arc::default())),
            |other| other.locks.reverse(),
        ] as [fn(&mut Breakout); 4]
        {
            let mut theirs = breakout();
            change(&mut theirs);
            assert_eq!(ours.differing(&theirs), Differing { besides: true, ..Differing::default() });
            assert!(!ours.says_the_same(&theirs));
        }
    }

    #[test]
    fn when_it_was_saved_makes_no_other_of_it() {
        let (ours, mut theirs) = (breakout(), breakout());
        theirs.modified = "2026-11-23T18:40:00Z".into();
        assert!(ours.says_the_same(&theirs));
        theirs.revision = 2;
        assert!(!ours.says_the_same(&theirs));
        assert_eq!(ours.differing(&theirs), Differing::default());
    }
}
