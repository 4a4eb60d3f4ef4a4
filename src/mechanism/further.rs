//! The kinds of lock beyond the first six. They are many, and most breakouts have none of them: a page fetches their code
//! when a breakout does. So [`Kind`](super::Kind) holds one as a [`Fetched`], behind which nothing of it is known until then.

use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;
#[cfg(split)]
use std::sync::OnceLock;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::{
    Clock, Date, FillIn, Match, Nearly, Order, Pattern, Point, Possible, Quantity, Shape, Sort, Spelling, Switches,
    Tap, Tune, Unfit,
};
use crate::format::Members;

/// The kinds of lock beyond the first six.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Further {
    /// Parts of a text to tap.
    Tap(Tap),
    /// A number, however it is written.
    Quantity(Quantity),
    /// Items to put in order.
    Order(Order),
    /// Items to sort into bins.
    Sort(Sort),
    /// Items to match with others.
    Match(Match),
    /// Several fields to fill in.
    Form(FillIn),
    /// A sequence of shapes.
    Shape(Shape),
    /// A row of switches.
    Switches(Switches),
    /// A line drawn through cells.
    Pattern(Pattern),
    /// Points on a coordinate plane.
    Point(Point),
    /// A time of day.
    Clock(Clock),
    /// A day of the calendar.
    Date(Date),
    /// A sequence of notes.
    Tune(Tune),
}

impl Further {
    /// One of each kind with its default settings, in the order in which they are offered.
    pub fn all() -> [Further; 13] {
        [
            Further::Tap(Tap::default()),
            Further::Quantity(Quantity::default()),
            Further::Order(Order::default()),
            Further::Sort(Sort::default()),
            Further::Match(Match::default()),
            Further::Form(FillIn::default()),
            Further::Shape(Shape::default()),
            Further::Switches(Switches::default()),
            Further::Pattern(Pattern::default()),
            Further::Point(Point::default()),
            Further::Clock(Clock::default()),
            Further::Date(Date::default()),
            Further::Tune(Tune::default()),
        ]
    }

    /// What the file calls it.
    pub fn name(&self) -> &'static str {
        match self {
            Further::Tap(_) => "tap",
            Further::Quantity(_) => "quantity",
            Further::Order(_) => "order",
            Further::Sort(_) => "sort",
            Further::Match(_) => "match",
            Further::Form(_) => "form",
            Further::Shape(_) => "shape",
            Further::Switches(_) => "switches",
            Further::Pattern(_) => "pattern",
            Further::Point(_) => "point",
            Further::Clock(_) => "clock",
            Further::Date(_) => "date",
            Further::Tune(_) => "tune",
        }
    }

    fn read(name: &str, from: &mut Members) -> Option<Fetched> {
        let kind = match name {
            "tap" => Further::Tap(Tap::read(from)),
            "quantity" => Further::Quantity(Quantity::read(from)),
            "order" => Further::Order(Order::read(from)),
            "sort" => Further::Sort(Sort::read(from)),
            "match" => Further::Match(Match::read(from)),
            "form" => Further::Form(FillIn::read(from)),
            "shape" => Further::Shape(Shape::read(from)),
            "switches" => Further::Switches(Switches::read(from)),
            "pattern" => Further::Pattern(Pattern::read(from)),
            "point" => Further::Point(Point::read(from)),
            "clock" => Further::Clock(Clock::read(from)),
            "date" => Further::Date(Date {}),
            "tune" => Further::Tune(Tune::read(from)),
            _ => return None,
        };
        Some(kind.into())
    }
}

/// A lock of a further kind. All that is asked of it is asked at a distance, so that its code need not be there.
#[derive(Clone)]
pub struct Fetched(Arc<dyn Worked>);

impl Debug for Fetched {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl From<Further> for Fetched {
    fn from(kind: Further) -> Self {
        Fetched(Arc::new(kind))
    }
}

impl Fetched {
    /// The kind with its settings.
    pub fn kind(&self) -> &Further {
        self.0.kind()
    }

    /// What the file calls it.
    pub fn name(&self) -> &'static str {
        self.0.name()
    }

    /// The ids that it gives, in the file's order: no two of a lock are the same.
    pub fn ids(&self) -> Vec<String> {
        self.0.ids()
    }

    /// As [`super::Mechanism::canonical`].
    pub(super) fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        self.0.canonical(entry, spelling)
    }

    /// As [`super::Mechanism::possible`].
    pub(super) fn possible(&self, answer: &str) -> Possible {
        self.0.possible(answer)
    }

    /// As [`super::Mechanism::nearly`].
    pub(super) fn nearly(&self, entry: &str, answer: &str) -> Option<Nearly> {
        self.0.nearly(entry, answer)
    }
}

impl PartialEq for Fetched {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(&*other.0)
    }
}

impl Serialize for Fetched {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        self.0.members().serialize(into)
    }
}

/// What a lock of a further kind can be asked.
trait Worked: Send + Sync {
    fn kind(&self) -> &Further;
    fn name(&self) -> &'static str;
    fn is(&self, other: &dyn Worked) -> bool;
    fn members(&self) -> Map<String, Value>;
    fn ids(&self) -> Vec<String>;
    fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit>;
    fn possible(&self, answer: &str) -> Possible;
    fn nearly(&self, entry: &str, answer: &str) -> Option<Nearly>;
}

impl Worked for Further {
    fn kind(&self) -> &Further {
        self
    }

    fn name(&self) -> &'static str {
        self.name()
    }

    fn is(&self, other: &dyn Worked) -> bool {
        self == other.kind()
    }

    fn members(&self) -> Map<String, Value> {
        match serde_json::to_value(self) {
            Ok(Value::Object(members)) => members,
            // Settings are texts, numbers and flags: there is none that JSON cannot hold.
            _ => Map::new(),
        }
    }

    fn ids(&self) -> Vec<String> {
        match self {
            Further::Shape(shape) => shape.shapes.iter().map(|mark| mark.name().to_owned()).collect(),
            Further::Order(order) => order.items.iter().map(|item| item.id.clone()).collect(),
            Further::Sort(sort) => sort.bins.iter().chain(&sort.items).map(|item| item.id.clone()).collect(),
            Further::Match(pairs) => pairs.left.iter().chain(&pairs.right).map(|item| item.id.clone()).collect(),
            _ => Vec::new(),
        }
    }

    fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        match self {
            Further::Tap(tap) => tap.canonical(entry, spelling),
            Further::Quantity(quantity) => quantity.canonical(entry, spelling),
            Further::Order(order) => order.canonical(entry, spelling),
            Further::Sort(sort) => sort.canonical(entry, spelling),
            Further::Match(pairs) => pairs.canonical(entry, spelling),
            Further::Form(form) => form.canonical(entry, spelling),
            Further::Shape(shape) => shape.canonical(entry, spelling),
            Further::Switches(switches) => switches.canonical(entry, spelling),
            Further::Pattern(pattern) => pattern.canonical(entry, spelling),
            Further::Point(point) => point.canonical(entry, spelling),
            Further::Clock(clock) => clock.canonical(entry, spelling),
            Further::Date(date) => date.canonical(entry, spelling),
            Further::Tune(tune) => tune.canonical(entry, spelling),
        }
    }

    fn possible(&self, answer: &str) -> Possible {
        match self {
            Further::Quantity(_) | Further::Form(_) => Possible::Countless,
            Further::Tap(tap) => tap.possible(answer),
            Further::Order(order) => order.possible(),
            Further::Sort(sort) => sort.possible(),
            Further::Match(pairs) => pairs.possible(),
            Further::Shape(shape) => shape.possible(answer),
            Further::Switches(switches) => switches.possible(),
            Further::Pattern(pattern) => pattern.possible(answer),
            Further::Point(point) => point.possible(),
            Further::Clock(clock) => clock.possible(),
            Further::Date(date) => date.possible(),
            Further::Tune(tune) => tune.possible(answer),
        }
    }

    fn nearly(&self, entry: &str, answer: &str) -> Option<Nearly> {
        match self {
            Further::Form(form) => form.nearly(entry, answer),
            _ => None,
        }
    }
}

type Read = fn(&str, &mut Members) -> Option<Fetched>;

#[cfg(split)]
static READ: OnceLock<Read> = OnceLock::new();

/// From now on further kinds can be read. For the module that has their code: whoever else calls this has it, too.
pub fn arrive() {
    #[cfg(split)]
    READ.get_or_init(|| Further::read);
}

/// Reads a further kind, where its code is there and `name` is one.
pub(super) fn read(name: &str, from: &mut Members) -> Option<Fetched> {
    #[cfg(split)]
    let read: Read = *READ.get()?;
    #[cfg(not(split))]
    let read: Read = Further::read;
    read(name, from)
}
