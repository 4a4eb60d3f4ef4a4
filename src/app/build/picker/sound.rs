use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use js_sys::Promise;
use leptos::prelude::document;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Url};

use super::kilobytes;
use crate::app::browser;
use crate::app::named::set;
use crate::breakout::Media;
use crate::media::{self, HEAD, Refused};
use crate::say;

/// Takes a sound as it is, once the browser has shown that it can play it.
pub(super) async fn as_it_is(blob: &Blob) -> Result<(Media, String), Refused> {
    let kind = media::sound(blob.size() as u64, &head(blob).await.ok_or(Refused::Unreadable)?)?;
    if !can_be_played(blob).await {
        return Err(Refused::Unreadable);
    }
    let bytes = browser::bytes(Ok(blob.array_buffer())).await.ok_or(Refused::Unreadable)?;
    let said = say!(picker.sound_kept, size = kilobytes(bytes.len()));
    let data = STANDARD.encode(bytes).into();
    Ok((Media { media_type: kind.media_type().to_owned(), data, ..Media::default() }, said))
}

/// The first bytes of a file, whatever its size.
pub(super) async fn head(blob: &Blob) -> Option<Vec<u8>> {
    let head = blob.slice_with_f64_and_f64(0.0, HEAD as f64).ok()?;
    browser::bytes(Ok(head.array_buffer())).await
}

async fn can_be_played(blob: &Blob) -> bool {
    let (Ok(url), Ok(player)) = (Url::create_object_url_with_blob(blob), document().create_element("audio")) else {
        return false;
    };
    let known = Promise::new(&mut |known, refused| {
        set(&player, "onloadedmetadata", &known);
        set(&player, "onerror", &refused);
        set(&player, "src", &url.as_str().into());
    });
    let can = JsFuture::from(known).await.is_ok();
    let _ = Url::revoke_object_url(&url);
    can
}
