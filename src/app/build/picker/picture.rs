use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use js_sys::{Promise, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Element, Url};

use super::{kilobytes, sound::head};
use crate::app::browser;
use crate::app::build::canvas::Canvas;
use crate::app::named::{call, get, number, set};
use crate::breakout::Media;
use crate::media::{self, AIM, Attempt, Picture, Refused, attempts, enlarged};
use crate::say;

/// Makes a picture smaller, and says what became of it. Drawn anew it keeps nothing but what is seen: no place, no time, no
/// camera's number.
pub(super) async fn smaller(blob: &Blob) -> Result<(Media, String), Refused> {
    let kind = media::picture(blob.size() as u64, &head(blob).await.ok_or(Refused::Unreadable)?)?;
    let image = decoded(blob, kind).await.ok_or(Refused::Unreadable)?;
    let own = (number(&image, "naturalWidth") as u32, number(&image, "naturalHeight") as u32);
    // A drawing is as sharp at any size.
    let size = if kind == Picture::Svg { enlarged(own.0, own.1) } else { own };
    let canvas = Canvas::new().ok_or(Refused::Unreadable)?;
    let written = canvas.written(&image, size).await.ok_or(Refused::Unreadable)?;
    let bytes = browser::bytes(Ok(written.blob.array_buffer())).await.ok_or(Refused::Unreadable)?;
    let said = said(kind, own, &written, bytes.len());
    let media = Media { media_type: kind_of(&written.blob), data: STANDARD.encode(bytes).into(), ..Media::default() };
    Ok((media, said))
}

fn said(kind: Picture, own: (u32, u32), written: &Written, bytes: usize) -> String {
    let Attempt { width, height, .. } = written.how;
    let kept = if kind == Picture::Svg || own == (width, height) {
        say!(picker.kept, width = width, height = height, size = kilobytes(bytes))
    } else {
        let (from_width, from_height) = own;
        say!(
            picker.made_smaller,
            from_width = from_width,
            from_height = from_height,
            width = width,
            height = height,
            size = kilobytes(bytes)
        )
    };
    if kind == Picture::Gif { format!("{kept} {}", say!(picker.first_of_gif)) } else { kept }
}

/// A blob's media type.
fn kind_of(blob: &Blob) -> String {
    get(blob, "type").as_string().unwrap_or_default()
}

/// The picture as the browser reads it, turned as the camera was held. None where the browser can't.
async fn decoded(blob: &Blob, kind: Picture) -> Option<Element> {
    let typed = match kind {
        // Markup is drawn as an image, where nothing in it runs and nothing is asked for.
        Picture::Svg => call(blob, "slice", &[0.into(), blob.size().into(), "image/svg+xml".into()]).ok()?,
        _ => blob.into(),
    };
    let url = Url::create_object_url_with_blob(typed.unchecked_ref()).ok()?;
    let image = document().create_element("img").ok()?;
    image.set_attribute("src", &url).ok()?;
    let decoding: Promise = call(&image, "decode", &[]).ok()?.unchecked_into();
    let decoded = JsFuture::from(decoding).await;
    // What was decoded is held by the image itself.
    let _ = Url::revoke_object_url(&url);
    decoded.ok().filter(|_| number(&image, "naturalWidth") >= 1.0).map(|_| image)
}

/// A picture that was written, and how.
struct Written {
    blob: Blob,
    how: Attempt,
}

impl Canvas {
    /// The picture, light enough or as light as it gets.
    async fn written(&self, image: &Element, (width, height): (u32, u32)) -> Option<Written> {
        let mut kind = "image/webp";
        let mut drawn = (0, 0);
        let mut last = None;
        for how in attempts(width, height) {
            if drawn != (how.width, how.height) {
                drawn = (how.width, how.height);
                self.draw(image, drawn)?;
            }
            let mut blob = self.blob(kind, how.quality).await?;
            if kind_of(&blob) != kind {
                // This browser writes no WebP.
                kind = if self.is_see_through(drawn)? { "image/png" } else { "image/jpeg" };
                blob = self.blob(kind, how.quality).await?;
            }
            let is_light = blob.size() <= AIM as f64;
            last = Some(Written { blob, how });
            if is_light {
                break;
            }
        }
        last
    }

    fn draw(&self, image: &Element, (width, height): (u32, u32)) -> Option<()> {
        self.cut(width, height)?;
        set(&self.pen, "imageSmoothingQuality", &"high".into());
        let place = [image.into(), 0.into(), 0.into(), width.into(), height.into()];
        call(&self.pen, "drawImage", &place).ok().map(drop)
    }

    /// Whether any of it is not wholly opaque.
    fn is_see_through(&self, (width, height): (u32, u32)) -> Option<bool> {
        let all = [0.into(), 0.into(), width.into(), height.into()];
        let dots = call(&self.pen, "getImageData", &all).ok()?;
        let dots = Uint8Array::new(&get(&get(&dots, "data"), "buffer")).to_vec();
        Some(dots.chunks_exact(4).any(|dot| dot[3] < u8::MAX))
    }
}
