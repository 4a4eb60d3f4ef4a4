//! Where in the app one is: the address's fragment.

/// A screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Everything, for whoever builds.
    Home,
    /// The device's own check.
    Check,
    /// Every lock type.
    Locks,
    /// The studio: it knows its own places.
    Build,
    /// The classes: they know their own places.
    Class,
    /// One breakout and nothing else.
    Play(Source),
}

/// Where a breakout to be played comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A shipped one, by its short name: `#/play/run-on-gate`.
    Shipped(String),
    /// One that was opened on this device, by id: `#/play/id/...`.
    Opened(String),
    /// One that is in the address itself: `#/play/z/...`.
    Link(String),
    /// One that lies at an address: `#/play?from=...`. All after that is the address.
    From(String),
    /// A team's place, carried on: `#/play/on/...`, with all that [`from_carried`](crate::format::from_carried) reads.
    Carried(String),
    /// A draft, tried as a team from this lock on: `#/play/try/<draft>/<lock>`.
    Draft(String, Option<String>),
}

impl Route {
    /// The place that a fragment names. What names none is home.
    pub fn parse(fragment: &str) -> Self {
        if let Some(address) = fragment.strip_prefix("/play?from=") {
            return Route::Play(Source::From(address.to_owned()));
        }
        if let Some(carried) = fragment.strip_prefix("/play/on/") {
            return Route::Play(Source::Carried(carried.to_owned()));
        }
        let parts: Vec<&str> = fragment.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            ["check"] => Route::Check,
            ["locks"] => Route::Locks,
            ["build", ..] => Route::Build,
            ["class", ..] => Route::Class,
            ["play", "id", id] => Route::Play(Source::Opened((*id).to_owned())),
            ["play", "z", link] => Route::Play(Source::Link((*link).to_owned())),
            ["play", "try", id] => Route::Play(Source::Draft((*id).to_owned(), None)),
            ["play", "try", id, lock] => Route::Play(Source::Draft((*id).to_owned(), Some((*lock).to_owned()))),
            ["play", slug] => Route::Play(Source::Shipped((*slug).to_owned())),
            _ => Route::Home,
        }
    }
}
