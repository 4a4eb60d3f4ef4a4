//! The Content-Security-Policy of the built page. While serving there is none: live reload needs an inline script.

use std::fs;

use crate::run::Failed;

/// Nothing inline, nobody else's. A request leaves for another host only where an address names a breakout that lies there.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; \
    img-src 'self' data: blob:; media-src data: blob:; connect-src 'self' https: http:; base-uri 'none'; form-action 'none'";

/// Puts the policy into a page, before anything that it governs.
pub fn put(page: &str) -> Result<(), Failed> {
    let failed = |error: std::io::Error| Failed(format!("{page}: {error}"));
    let html = fs::read_to_string(page).map_err(failed)?;
    let charset = html.find("<meta charset").and_then(|at| Some(at + html.get(at..)?.find('>')? + 1));
    let Some((before, after)) = charset.and_then(|end| html.split_at_checked(end)) else {
        return Err(Failed(format!("{page} has no place for the policy: <meta charset> is missing")));
    };
    let guarded = format!("{before}<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">{after}");
    fs::write(page, guarded).map_err(failed)
}
