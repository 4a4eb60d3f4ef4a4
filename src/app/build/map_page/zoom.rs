use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::DomRect;

use super::super::chain::window_is;
use super::maps::{COLUMNS, Maps, knot_id};
use crate::app::browser;
use crate::app::named::{call, number};

/// How small and how large the map is shown, in per cent.
const SIZES: std::ops::RangeInclusive<i32> = 20..=200;
/// It opens no smaller: its titles can be read.
pub(super) const READABLE: i32 = 75;
/// On a phone it opens no smaller: below it the names of locks get smaller, too.
const READABLE_IN_HAND: i32 = 34;
/// What is free around it, in CSS pixels.
const AROUND: f64 = 56.0;
/// What is free around the lock that it is made larger about, in CSS pixels.
const EDGE: f64 = 12.0;

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

    /// At how many per cent it fits its frame across, and down.
    fn fits(self) -> Option<(i32, i32)> {
        let frame = self.frame.try_get_untracked()??;
        let (wide, high) = self.maps.drawn.with_untracked(|drawn| drawn.layout.size);
        let unit = self.unit();
        let fits = |room: f64, size: i32| ((room - AROUND) * 100.0 / (f64::from(size.max(1)) * unit)) as i32;
        Some((fits(number(&frame, "clientWidth"), wide), fits(number(&frame, "clientHeight"), high)))
    }

    /// Shows all of it, though no smaller than so many per cent.
    pub fn fit(self, least: i32) {
        let Some((across, down)) = self.fits() else { return };
        let percent = across.min(down);
        self.fitted.set_value(least == 0);
        self.percent.set(percent.min(100).max(least).clamp(*SIZES.start(), *SIZES.end()));
    }

    /// The same when it opens: where it is wider than its frame, the first lock is in the middle. A narrow window shows it
    /// from side to side. Whoever came by keyboard goes on with its keys.
    pub fn open(self) {
        let Some((across, _)) = self.fits() else { return };
        self.fit(if window_is(COLUMNS) { READABLE } else { across.clamp(READABLE_IN_HAND, READABLE) });
        spawn_local(async move {
            // The chain goes out of sight with what was pressed in it, and then the bench has the keyboard.
            browser::drawn().await;
            browser::drawn().await;
            if let (Some(held), Some(Some(frame))) = (browser::active(), self.frame.try_get_untracked())
                && held.id() == "work"
            {
                browser::focus_in_place(&frame);
            }
        });
        request_animation_frame(move || {
            let Some(Some(frame)) = self.frame.try_get_untracked() else { return };
            let Ok(Some(first)) = frame.query_selector(".knot") else { return };
            let across = centre(&first.get_bounding_client_rect()).0 - centre(&frame.get_bounding_client_rect()).0;
            // What can't be scrolled stays.
            let _ = call(&frame, "scrollBy", &[across, 0.0].map(Into::into));
        });
    }

    /// One step larger or smaller: about the lock that is worked on, which is wholly in sight then, and about the middle of
    /// what is seen where that lock was left out of sight.
    pub fn step(self, larger: bool) {
        let Some(frame) = self.frame.get_untracked() else { return };
        let now = self.percent.get_untracked();
        let percent = if larger { now / 10 * 10 + 10 } else { (now - 1) / 10 * 10 };
        let bounds = frame.get_bounding_client_rect();
        let middle = centre(&bounds);
        let lock = untrack(|| self.maps.in_hand()).and_then(|id| document().get_element_by_id(&knot_id(&(id, 0))));
        let Some(lock) = lock else { return self.about(middle, percent) };
        let own = lock.get_bounding_client_rect();
        let from = centre(&own);
        let is_seen =
            (bounds.left()..bounds.right()).contains(&from.0) && (bounds.top()..bounds.bottom()).contains(&from.1);
        if !is_seen && browser::active().as_ref() != Some(&lock) {
            return self.about(middle, percent);
        }
        let grown = f64::from(percent) / f64::from(now);
        let to = (
            inside(from.0, bounds.left(), bounds.right(), own.width() * grown),
            inside(from.1, bounds.top(), bounds.bottom(), own.height() * grown),
        );
        self.lay(from, to, percent);
    }

    /// So many per cent; what lies at a point of the window stays there.
    pub fn about(self, point: (f64, f64), percent: i32) {
        self.lay(point, point, percent);
    }

    /// So many per cent; what lies at a point of the window comes to lie at another.
    fn lay(self, (x, y): (f64, f64), to: (f64, f64), percent: i32) {
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
            let moved = [after.left() + across - to.0, after.top() + down - to.1];
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

/// The middle of what is drawn.
fn centre(bounds: &DomRect) -> (f64, f64) {
    (bounds.left() + bounds.width() / 2.0, bounds.top() + bounds.height() / 2.0)
}

/// Where the middle of something of a size lies when all of it is between two ends: where it is, or as near as can be.
fn inside(at: f64, start: f64, end: f64, size: f64) -> f64 {
    let half = (size / 2.0 + EDGE).min((end - start) / 2.0);
    at.max(start + half).min(end - half)
}
