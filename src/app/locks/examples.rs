//! An example of each lock type that a class could meet, with an answer, and a wrong one.

use crate::mechanism::{
    Choice, Clock, Colour, Date, Direction, Field, FillIn, Further, Item, Key, Kind, Letters, Mark, Match, Number,
    Order, Pattern, Point, Quantity, Shape, Sort, Swatch, Switches, Tap, Text, Tune, Unit, cut,
};
use crate::say;

/// A lock type at work.
#[derive(Clone)]
pub(super) struct Example {
    /// The kind with its settings.
    pub kind: Kind,
    /// What it is good for.
    pub good: &'static str,
    /// What the team is asked.
    pub clue: &'static str,
    /// What opens it.
    pub answer: &'static str,
    /// What doesn't.
    pub wrong: &'static str,
}

/// Lock types of a sort.
pub(super) struct Shelf {
    /// The id of its heading.
    pub id: &'static str,
    /// What they have in common.
    pub title: &'static str,
    /// One of each.
    pub examples: Vec<Example>,
}

/// Every lock type there is.
pub(super) fn shelves() -> [Shelf; 4] {
    [
        Shelf { id: "written", title: say!(locks.written), examples: written() },
        Shelf { id: "steps", title: say!(locks.steps), examples: steps() },
        Shelf { id: "arranged", title: say!(locks.arranged), examples: arranged() },
        Shelf { id: "placed", title: say!(locks.placed), examples: placed() },
    ]
}

fn items<const N: usize>(list: [(&str, &str); N]) -> Vec<Item> {
    list.iter().map(|(id, label)| Item::new(id, label)).collect()
}

fn written() -> Vec<Example> {
    let field = |label: &str| Field { label: label.into(), ..Field::default() };
    vec![
        Example {
            kind: Kind::Number(Number { wheels: 3 }),
            good: say!(locks.number),
            clue: say!(locks.number_clue),
            answer: "144",
            wrong: "122",
        },
        Example {
            kind: Kind::Letters(Letters::default()),
            good: say!(locks.letters),
            clue: say!(locks.letters_clue),
            answer: "LATE",
            wrong: "SLOW",
        },
        Example {
            kind: Kind::Text(Text::default()),
            good: say!(locks.text),
            clue: say!(locks.text_clue),
            answer: "brought",
            wrong: "bringed",
        },
        Example {
            kind: Further::Form(FillIn {
                fields: vec![field(say!(locks.form_mice)), field(say!(locks.form_children))],
            })
            .into(),
            good: say!(locks.form),
            clue: say!(locks.form_clue),
            answer: r#"["mice","children"]"#,
            wrong: r#"["mouses",""]"#,
        },
        Example {
            kind: Further::Quantity(Quantity::default()).into(),
            good: say!(locks.quantity),
            clue: say!(locks.quantity_clue),
            answer: "3/4",
            wrong: "three",
        },
    ]
}

fn steps() -> Vec<Example> {
    let swatch =
        |id: &str, name: &str, mark| Swatch { id: id.into(), name: name.into(), mark, extra: Default::default() };
    let palette = vec![
        swatch("green", say!(colour.green), Mark::Square),
        swatch("red", say!(colour.red), Mark::Circle),
        swatch("yellow", say!(colour.yellow), Mark::Triangle),
        swatch("blue", say!(colour.blue), Mark::Diamond),
    ];
    let (first, last) = (Key::named("C4"), Key::named("E5"));
    let tune = match (first, last) {
        (Some(first), Some(last)) => Tune { first, last },
        _ => Tune::default(),
    };
    vec![
        Example {
            kind: Kind::Direction(Direction { ways: 4 }),
            good: say!(locks.arrows),
            clue: say!(locks.arrows_clue),
            answer: "up right right down",
            wrong: "left left",
        },
        Example {
            kind: Kind::Colour(Colour { palette }),
            good: say!(locks.colour),
            clue: say!(locks.colour_clue),
            answer: "red yellow green",
            wrong: "green red",
        },
        Example {
            kind: Further::Shape(Shape { shapes: vec![Mark::Circle, Mark::Square, Mark::Triangle, Mark::Star] }).into(),
            good: say!(locks.shape),
            clue: say!(locks.shape_clue),
            answer: "circle triangle square",
            wrong: "star",
        },
        Example {
            kind: Further::Pattern(Pattern { size: 3 }).into(),
            good: say!(locks.pattern),
            clue: say!(locks.pattern_clue),
            answer: "1 4 7 8 9",
            wrong: "1 5 9",
        },
        Example {
            kind: Further::Tune(tune).into(),
            good: say!(locks.tune),
            clue: say!(locks.tune_clue),
            answer: "C4 E4 G4",
            wrong: "C4 F#4 G4 A#4",
        },
    ]
}

fn arranged() -> Vec<Example> {
    let mammals = items([
        ("a", say!(locks.choice_bat)),
        ("b", say!(locks.choice_penguin)),
        ("c", say!(locks.choice_whale)),
        ("d", say!(locks.choice_shark)),
    ]);
    let stages = items([
        ("a", say!(locks.order_egg)),
        ("b", say!(locks.order_caterpillar)),
        ("c", say!(locks.order_chrysalis)),
        ("d", say!(locks.order_butterfly)),
    ]);
    let classes = items([("n", say!(locks.sort_nouns)), ("v", say!(locks.sort_verbs))]);
    let words = items([
        ("a", say!(locks.sort_river)),
        ("b", say!(locks.sort_sing)),
        ("c", say!(locks.sort_idea)),
        ("d", say!(locks.sort_forget)),
    ]);
    let parts =
        items([("a", say!(locks.match_half)), ("b", say!(locks.match_quarter)), ("c", say!(locks.match_fifth))]);
    let decimals = items([("p", "0.5"), ("q", "0.25"), ("r", "0.2"), ("s", "0.4")]);
    let bits = ["8", "4", "2", "1"].map(String::from).to_vec();
    vec![
        Example {
            kind: Kind::Choice(Choice { many: true, options: mammals }),
            good: say!(locks.choice),
            clue: say!(locks.choice_clue),
            answer: "a c",
            wrong: "b",
        },
        Example {
            kind: Further::Switches(Switches { labels: bits }).into(),
            good: say!(locks.switches),
            clue: say!(locks.switches_clue),
            answer: "off on off on",
            wrong: "on off on off",
        },
        Example {
            kind: Further::Order(Order { items: stages }).into(),
            good: say!(locks.order),
            clue: say!(locks.order_clue),
            answer: "a b c d",
            wrong: "b a d c",
        },
        Example {
            kind: Further::Sort(Sort { bins: classes, items: words }).into(),
            good: say!(locks.sort),
            clue: say!(locks.sort_clue),
            answer: "n=a,c v=b,d",
            wrong: "n=a,b",
        },
        Example {
            kind: Further::Match(Match { left: parts, right: decimals }).into(),
            good: say!(locks.pairs),
            clue: say!(locks.pairs_clue),
            answer: "a=p b=q c=r",
            wrong: "a=q b=p",
        },
        Example {
            kind: Further::Tap(Tap { unit: Unit::Word, parts: cut(say!(locks.tap_text), Unit::Word) }).into(),
            good: say!(locks.tap),
            clue: say!(locks.tap_clue),
            answer: "2 7",
            wrong: "3",
        },
    ]
}

fn placed() -> Vec<Example> {
    vec![
        Example {
            kind: Further::Point(Point::default()).into(),
            good: say!(locks.point),
            clue: say!(locks.point_clue),
            answer: "(3,-2)",
            wrong: "(-2,3)",
        },
        Example {
            kind: Further::Clock(Clock { hours: 12 }).into(),
            good: say!(locks.clock),
            clue: say!(locks.clock_clue),
            answer: "19:45",
            wrong: "08:15",
        },
        Example {
            kind: Further::Date(Date {}).into(),
            good: say!(locks.date),
            clue: say!(locks.date_clue),
            answer: "2024-02-29",
            wrong: "2024-03-01",
        },
    ]
}
