use leptos::html;
use leptos::prelude::*;

use super::maps::Maps;
use crate::app::named::{call, number};

/// How small and how large the map is shown, in per cent.
const SIZES: std::ops::RangeInclusive<i32> = 20..=200;
/// It opens no smaller: its titles can be read.
pub(super) const READABLE: i32 = 75;
/// What is free around it, in CSS pixels.
const AROUND: f64 = 56.0;

/// How large the map is shown, and where in its frame.
#[derive(Clone, Copy)]
pub(super) struct Zoom {
    maps: Maps,
    /// In per cent.
    pub percent: RwSignal<i32>,
    /// Whether all of it was wanted in sight: when it grows it still is.
    pub fitted: StoredValue<bool>,
    /// What it is scrolled in.
    pub frame: NodeRef<html::Div>,
    /// What is scaled.
    pub stage: NodeRef<html::Div>,
}

impl Zoom {
    /// As large as it is.
    pub fn new(maps: Maps) -> Self {
        Zoom {
            maps,
            percent: RwSignal::new(100),
            fitted: StoredValue::new(false),
            frame: NodeRef::new(),
            stage: NodeRef::new(),
        }
    }

    /// How many CSS pixels the map's unit has at 100 %.
    fn unit(self) -> f64 {
        let wide = self.maps.drawn.with_untracked(|drawn| drawn.layout.size.0);
        let shown = self.stage.get_untracked().map_or(0.0, |stage| stage.get_bounding_client_rect().width());
        if wide == 0 || shown == 0.0 { 1.0 } else { shown * 100.0 / f64::from(wide * self.percent.get_untracked()) }
    }

    /// Shows all of it, though no smaller than so many per cent.
    pub fn fit(self, least: i32) {
        let Some(Some(frame)) = self.frame.try_get_untracked() else { return };
        let (wide, high) = self.maps.drawn.with_untracked(|drawn| drawn.layout.size);
        let unit = self.unit();
        let fits = |room: f64, size: i32| ((room - AROUND) * 100.0 / (f64::from(size.max(1)) * unit)) as i32;
        let percent = fits(number(&frame, "clientWidth"), wide).min(fits(number(&frame, "clientHeight"), high));
        self.fitted.set_value(least == 0);
        self.percent.set(percent.min(100).max(least).clamp(*SIZES.start(), *SIZES.end()));
    }

    /// The same when it opens: where it is wider than its frame, the first lock is in the middle.
    pub fn open(self) {
        self.fit(READABLE);
        request_animation_frame(move || {
            let Some(Some(frame)) = self.frame.try_get_untracked() else { return };
            let Ok(Some(first)) = frame.query_selector(".knot") else { return };
            let middle = |bounds: web_sys::DomRect| bounds.left() + bounds.width() / 2.0;
            let across = middle(first.get_bounding_client_rect()) - middle(frame.get_bounding_client_rect());
            // What can't be scrolled stays.
            let _ = call(&frame, "scrollBy", &[across, 0.0].map(Into::into));
        });
    }

    /// One step larger or smaller, about the middle of what is seen.
    pub fn step(self, larger: bool) {
        let Some(frame) = self.frame.get_untracked() else { return };
        let bounds = frame.get_bounding_client_rect();
        let middle = (bounds.left() + bounds.width() / 2.0, bounds.top() + bounds.height() / 2.0);
        let now = self.percent.get_untracked();
        self.about(middle, if larger { now / 10 * 10 + 10 } else { (now - 1) / 10 * 10 });
    }

    /// So many per cent; what lies at a point of the window stays there.
    pub fn about(self, (x, y): (f64, f64), percent: i32) {
        let percent = percent.clamp(*SIZES.start(), *SIZES.end());
        let Some(stage) = self.stage.get_untracked() else { return };
        self.fitted.set_value(false);
        let before = stage.get_bounding_client_rect();
        let factor = f64::from(percent) / f64::from(self.percent.get_untracked());
        let (across, down) = ((x - before.left()) * factor, (y - before.top()) * factor);
        self.percent.set(percent);
        request_animation_frame(move || {
            let (Some(Some(frame)), Some(Some(stage))) =
                (self.frame.try_get_untracked(), self.stage.try_get_untracked())
            else {
                return;
            };
            let after = stage.get_bounding_client_rect();
            let moved = [after.left() + across - x, after.top() + down - y];
            // What can't be scrolled stays.
            let _ = call(&frame, "scrollBy", &moved.map(Into::into));
        });
    }

    /// A point of the window on the map, in its unit.
    pub fn point(self, x: i32, y: i32) -> (i32, i32) {
        let Some(stage) = self.stage.get_untracked() else { return (-1, -1) };
        let bounds = stage.get_bounding_client_rect();
        let unit = self.unit() * f64::from(self.percent.get_untracked()) / 100.0;
        (((f64::from(x) - bounds.left()) / unit) as i32, ((f64::from(y) - bounds.top()) / unit) as i32)
    }
}
