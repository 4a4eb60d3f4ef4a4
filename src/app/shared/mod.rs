//! Breakouts that were handed on: in an address, at one, sealed. A module of its own: what stands in this file is all that the
//! page has of it before.

mod address;
mod copy;
mod sealed;

use leptos::prelude::RwSignal;

use crate::app::later::Coming;
use crate::app::parts::Trouble;
use crate::format::{Refused, unpack};

pub use sealed::{Playable, Seal, Sealed};

/// What opens them.
pub struct Shared {
    /// The file that is in an address.
    pub unpack: fn(&str) -> Result<Vec<u8>, Refused>,
    /// The file at an address. What has come of it is told meanwhile.
    pub fetch: fn(String, RwSignal<Option<Progress>>) -> Coming<Result<Vec<u8>, Trouble>>,
    /// A student copy from its file.
    pub unseal: fn(&[u8]) -> Result<Seal, Trouble>,
}

/// How much of a file has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// So many bytes.
    pub come: usize,
    /// Of so many, where the host says it.
    pub of: Option<usize>,
}

/// All of it.
pub const SHARED: Shared = Shared { unpack, fetch: address::fetch, unseal: copy::unseal };
