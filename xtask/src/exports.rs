//! Takes off a module what it offers and nobody asks for.

use std::convert::Infallible;
use std::fs;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ExportSection, Module};
use wasmparser::{Export, Parser};

use crate::run::Failed;

/// What leptos's exports for streams of bytes from and to a server have in their names. There is no server, and what is
/// offered counts as used: with it all that it calls would stay.
const STREAMS: &str = "intounderlying";

/// Takes the exports for streams off a module.
pub fn take_off(module: &str) -> Result<(), Failed> {
    let failed = |error: &dyn std::fmt::Display| Failed(format!("{module}: {error}"));
    let before = fs::read(module).map_err(|error| failed(&error))?;
    let mut after = Module::new();
    WithoutStreams.parse_core_module(&mut after, Parser::new(0), &before).map_err(|error| failed(&error))?;
    fs::write(module, after.finish()).map_err(|error| failed(&error))
}

struct WithoutStreams;

impl Reencode for WithoutStreams {
    type Error = Infallible;

    fn parse_export(&mut self, exports: &mut ExportSection, export: Export<'_>) -> Result<(), Error<Infallible>> {
        if export.name.contains(STREAMS) { Ok(()) } else { utils::parse_export(self, exports, export) }
    }
}
