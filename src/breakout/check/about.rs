use crate::maths::Reader;
use crate::mechanism::Spelling;

/// What must be known of a whole breakout before a part of it is looked at.
#[derive(Clone, Copy)]
pub(super) struct About<'b> {
    /// How it spells.
    pub spelling: Spelling<'b>,
    /// What reads maths; without it nothing is said of maths.
    pub maths: Option<Reader>,
}
