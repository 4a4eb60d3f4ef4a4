use std::collections::HashMap;

use super::derive::SALT;
use super::sealing::Gate;
use super::shares::MOST_SHARES;
use super::{Cost, StudentCopy, clear, digest, slots};
use crate::format;
use crate::format::sealed::{self, Fastened, Unsound, Works};

/// Why a sealed file was not opened at all. Nothing of it was taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is no sealed file, a newer one, too big, or it ends in the middle.
    #[error(transparent)]
    File(format::Refused),
    /// Some of it was changed on its way.
    #[error("it is not as it was when it was sealed")]
    Changed,
    /// A try would cost more than a device should be asked for: so many kibibytes, passed over so many times.
    #[error("a try would take {memory} KiB and {passes} passes")]
    TooDear {
        /// Kibibytes.
        memory: u32,
        /// Passes.
        passes: u32,
    },
    /// This lock has more slots than any that is written.
    #[error("lock {0} has too many slots")]
    TooManySlots(String),
    /// A share of the key to this lock is held by one that doesn't come before it.
    #[error("a share of the key to {0} points nowhere")]
    StrayShare(String),
    /// What stands in it is nothing that any version writes.
    #[error("nothing that is ever written stands at {at}")]
    Misshapen {
        /// Its JSON Pointer.
        at: String,
    },
}

impl From<Unsound> for Refused {
    fn from(unsound: Unsound) -> Self {
        match unsound {
            Unsound::Refused(refused) => Refused::File(refused),
            Unsound::Misshapen { at } => Refused::Misshapen { at },
        }
    }
}

/// Reads a sealed file.
///
/// # Errors
/// [`Refused`].
pub fn read(bytes: &[u8]) -> Result<StudentCopy, Refused> {
    let sealed = sealed::read(bytes)?;
    if !digest::is_whole(bytes) {
        return Err(Refused::Changed);
    }
    let (memory, passes) = (sealed.memory, sealed.passes);
    let cost = Cost::new(memory, passes).ok_or(Refused::TooDear { memory, passes })?;
    let locks = &sealed.breakout.locks;
    if locks.len() != sealed.locks.len() {
        return Err(Refused::Misshapen { at: "/locks".into() });
    }
    let places: HashMap<String, usize> = locks.iter().zip(0..).map(|(lock, at)| (lock.id.clone(), at)).collect();
    for (at, (lock, fastened)) in locks.iter().zip(&sealed.locks).enumerate() {
        let here = format!("/locks/{at}");
        let misshapen = || Err(Refused::Misshapen { at: here.clone() });
        match fastened {
            // Another lock has its id.
            _ if places.get(&lock.id) != Some(&at) => return misshapen(),
            Fastened::There(works) if clear::is_there(lock) => are_sound(works, &lock.id, &here)?,
            Fastened::Later { shares, .. } if !clear::is_there(lock) => {
                let is_shared = matches!(Gate::of(lock), Gate::Some(_));
                if is_shared && lock.after.len() > MOST_SHARES {
                    return misshapen();
                }
                let points = |id: &String| is_shared && lock.after.contains(id) && places.contains_key(id);
                if !shares.iter().all(|(id, _)| points(id)) {
                    return Err(Refused::StrayShare(lock.id.clone()));
                }
            }
            _ => return misshapen(),
        }
    }
    Ok(StudentCopy::of(sealed, cost, places))
}

/// Whether these can be the works of a lock; `at` is where they stand.
///
/// # Errors
/// Where they can't.
pub(super) fn are_sound(works: &Works, lock: &str, at: &str) -> Result<(), Refused> {
    if slots::are_too_many(&works.slots) {
        return Err(Refused::TooManySlots(lock.to_owned()));
    }
    if works.salt.len() != SALT || !slots::are_sound(&works.slots) {
        return Err(Refused::Misshapen { at: at.to_owned() });
    }
    Ok(())
}
