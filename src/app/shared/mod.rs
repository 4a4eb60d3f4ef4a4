//! Breakouts that were handed on: in an address, at one, sealed. A module of its own: what stands in this file is all that the
//! page has of it before.

mod address;
mod copy;
mod sealed;

use leptos::prelude::*;

use crate::app::later::{self, Arrived, Coming};
use crate::app::parts::Trouble;
use crate::app::route::Source;

pub use sealed::{Playable, Seal, Sealed};

/// What opens them.
pub struct Shared {
    /// The file that is in an address, or lies at one. What has come of it is shown meanwhile.
    pub fetch: fn(Source, Shown) -> Coming<File>,
    /// A student copy from its file.
    pub unseal: fn(&[u8]) -> Result<Seal, Trouble>,
}

/// The bytes of a file, or why there are none.
pub type File = Result<Vec<u8>, Trouble>;

/// Where it is shown how much of a file has come.
#[derive(Clone, Copy, Default)]
pub struct Shown(RwSignal<Arrived>);

impl Shown {
    /// What is shown: nothing, where a file is there soon.
    pub fn view(self) -> AnyView {
        later::view_of(self.0, Box::new(|| ().into_any()))
    }
}

/// All of it.
pub const SHARED: Shared = Shared { fetch: address::fetch, unseal: copy::unseal };
