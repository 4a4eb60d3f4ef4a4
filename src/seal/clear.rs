//! The allow-list: what of a breakout a team may see, and when. Whatever is not named here goes only into what the
//! teacher's phrase opens: members that no version knows, where a breakout came from, standards, how a room is set up,
//! what its teacher has put aside.
//!
//! Things are taken apart member by member, so that a new member does not compile until somebody says where it goes.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::breakout::{
    Breakout, Card, Clue, ClueKind, Extra, HintRules, Lock, Media, Rules, Target, Tool, TryRules, asks, chain,
    name_roles, named_roles,
};
use crate::mechanism::{
    Axis, Choice, Colour, Field, FillIn, Further, Item, Kind, Match, Measure, Mechanism, Order, Part, Point, Quantity,
    Sort, Strict, Swatch, Tap, Text,
};

/// What a team sees from the start. Of a lock that is not there yet only its id and what comes before it.
pub(super) fn clear(breakout: &Breakout) -> Breakout {
    let locks = breakout.locks.iter().map(|lock| Arc::new(if is_there(lock) { face(lock) } else { outline(lock) }));
    let mut clear = Breakout {
        id: breakout.id,
        revision: breakout.revision,
        modified: breakout.modified.clone(),
        title: breakout.title.clone(),
        language: breakout.language.clone(),
        subject: breakout.subject.clone(),
        level: breakout.level.clone(),
        authors: breakout.authors.clone(),
        license: breakout.license.clone(),
        adapted_from: Vec::new(),
        story: clues(&breakout.story),
        bench: clues(&breakout.bench),
        ending: Vec::new(),
        minutes: breakout.minutes,
        targets: breakout.targets.iter().map(target).collect(),
        locks: locks.collect(),
        // A team has them from the start.
        cards: breakout.cards.iter().map(card).collect(),
        rules: rules(&breakout.rules),
        // A team whose time is up talks about them, too.
        debrief: breakout.debrief.clone(),
        aside: Vec::new(),
        media: BTreeMap::new(),
        extra: asks::for_teams(breakout),
    };
    clear.media = media(breakout, clear.clues());
    clear.ending = toolbox(breakout, &clear);
    if breakout.has_seats() && !clear.has_seats() {
        // That a team may need two devices it is asked at the start: until a lock opens, an empty stand-in is inside.
        let stand_in = Clue { seat: Some(1), ..Clue::new("somewhere", ClueKind::Text { body: String::new() }) };
        clear.locks.iter_mut().for_each(|lock| Arc::make_mut(lock).inside.push(stand_in.clone()));
    }
    clear
}

/// Whether a lock is there from the start.
pub(super) fn is_there(lock: &Lock) -> bool {
    chain::is_reached(lock, |_| false)
}

/// The part that is found when a lock can be reached: the lock itself, without what opens it and what is inside.
pub(super) fn later(breakout: &Breakout, lock: &Lock, clear: &Breakout) -> Breakout {
    let face = face(lock);
    let media = more_media(breakout, &face.clues, clear);
    Breakout { locks: vec![Arc::new(face)], media, ..nothing() }
}

/// The part that is found when a lock opens: what is inside lies on the bench of it.
pub(super) fn inside(breakout: &Breakout, lock: &Lock, clear: &Breakout) -> Breakout {
    let bench = clues(&lock.inside);
    Breakout { media: more_media(breakout, &bench, clear), bench, ..nothing() }
}

/// The part that is found when the last locks are open.
pub(super) fn ending(breakout: &Breakout, clear: &Breakout) -> Breakout {
    let ending = clues(&breakout.ending);
    Breakout { media: more_media(breakout, &ending, clear), ending, ..nothing() }
}

fn nothing() -> Breakout {
    Breakout::new(uuid::Uuid::nil())
}

/// Whether a team has the black light depends on what lies in sealed places. Where it does, an empty stand-in at the ending
/// says that there is a light, or else ink, somewhere; it goes when the ending comes.
fn toolbox(breakout: &Breakout, clear: &Breakout) -> Vec<Clue> {
    let light = ClueKind::Tool { tool: Tool::BlackLight };
    let has_ink = |breakout: &Breakout| breakout.clues().any(|clue| matches!(clue.kind, ClueKind::Ink { .. }));
    let stand_in = match (breakout.gives(Tool::BlackLight), has_ink(breakout)) {
        (true, _) if !clear.gives(Tool::BlackLight) => light,
        (false, true) if !has_ink(clear) => ClueKind::Ink { body: String::new() },
        _ => return Vec::new(),
    };
    vec![Clue::new("somewhere", stand_in)]
}

fn outline(lock: &Lock) -> Lock {
    let mut outline = Lock::new(lock.id.clone(), Mechanism::from(Kind::Unknown { kind: String::new() }));
    outline.after = lock.after.clone();
    outline.need = lock.need;
    outline
}

fn face(lock: &Lock) -> Lock {
    Lock {
        id: lock.id.clone(),
        title: lock.title.clone(),
        targets: lock.targets.clone(),
        after: lock.after.clone(),
        need: lock.need,
        clues: clues(&lock.clues),
        mechanism: Mechanism::from(kind(&lock.mechanism.kind)),
        answers: Vec::new(),
        replies: Vec::new(),
        hints: lock.hints.clone(),
        explain: lock.explain,
        inside: Vec::new(),
        extra: Extra::new(),
    }
}

fn clues(clues: &[Clue]) -> Vec<Clue> {
    clues.iter().map(clue).collect()
}

fn clue(clue: &Clue) -> Clue {
    let Clue { id, kind, title, language, seat, extra: _ } = clue.clone();
    let kind = match kind {
        ClueKind::Room { say, setup: _ } => ClueKind::Room { say, setup: String::new() },
        kind @ (ClueKind::Text { .. }
        | ClueKind::Ink { .. }
        | ClueKind::Image { .. }
        | ClueKind::Audio { .. }
        | ClueKind::Tool { .. }
        | ClueKind::Unknown { .. }) => kind,
    };
    Clue { id, kind, title, language, seat, extra: Extra::new() }
}

fn target(target: &Target) -> Target {
    let Target { id, statement, standard: _, extra: _ } = target.clone();
    Target { id, statement, standard: None, extra: Extra::new() }
}

fn card(card: &Card) -> Card {
    let Card { id, title, body, extra: _ } = card.clone();
    Card { id, title, body, extra: Extra::new() }
}

fn rules(rules: &Rules) -> Rules {
    let Rules { hints, tries, time_up, teacher_key: _, extra: _ } = rules.clone();
    let HintRules { after_tries, after_seconds, cards, neighbour, extra: _ } = hints;
    let TryRules { free, wait_seconds, extra: _ } = tries;
    // The roles of a team stand among what play's first module doesn't know; all else there stays out.
    let mut named = Rules::default();
    name_roles(&mut named, named_roles(rules));
    Rules {
        hints: HintRules { after_tries, after_seconds, cards, neighbour, extra: Extra::new() },
        tries: TryRules { free, wait_seconds, extra: Extra::new() },
        time_up,
        teacher_key: None,
        extra: named.extra,
    }
}

/// The media that these clues show and that don't stand in clear.
fn more_media(breakout: &Breakout, clues: &[Clue], clear: &Breakout) -> BTreeMap<String, Arc<Media>> {
    let mut more = media(breakout, clues.iter());
    more.retain(|name, _| !clear.media.contains_key(name));
    more
}

fn media<'b>(breakout: &Breakout, clues: impl Iterator<Item = &'b Clue>) -> BTreeMap<String, Arc<Media>> {
    let mut shown = BTreeMap::new();
    for clue in clues {
        let Some(name) = clue.kind.media() else { continue };
        if let Some(medium) = breakout.media.get(name) {
            let Media { media_type, data, credit, extra: _ } = Media::clone(medium);
            shown.insert(name.to_owned(), Arc::new(Media { media_type, data, credit, extra: Extra::new() }));
        }
    }
    shown
}

fn kind(kind: &Kind) -> Kind {
    match kind.clone() {
        kind @ (Kind::Number(_) | Kind::Letters(_) | Kind::Direction(_) | Kind::Unknown { .. }) => kind,
        Kind::Text(Text { strict }) => Kind::Text(Text { strict: self::strict(&strict) }),
        Kind::Colour(Colour { palette }) => Kind::Colour(Colour { palette: palette.iter().map(swatch).collect() }),
        Kind::Choice(Choice { many, options }) => Kind::Choice(Choice { many, options: items(&options) }),
        Kind::Further(fetched) => Kind::from(further(fetched.kind())),
    }
}

fn further(kind: &Further) -> Further {
    match kind.clone() {
        kind @ (Further::Shape(_)
        | Further::Switches(_)
        | Further::Pattern(_)
        | Further::Clock(_)
        | Further::Date(_)
        | Further::Tune(_)) => kind,
        Further::Tap(Tap { unit, parts }) => Further::Tap(Tap { unit, parts: parts.iter().map(part).collect() }),
        Further::Quantity(Quantity { form, places, unit }) => {
            Further::Quantity(Quantity { form, places, unit: unit.as_ref().map(measure) })
        }
        Further::Order(Order { items }) => Further::Order(Order { items: self::items(&items) }),
        Further::Sort(Sort { bins, items }) => {
            Further::Sort(Sort { bins: self::items(&bins), items: self::items(&items) })
        }
        // Teams see the left as it was written. With what it goes only the order of the right could tell.
        Further::Match(Match { left, right }) => {
            Further::Match(Match { left: as_written(&left), right: items(&right) })
        }
        Further::Form(FillIn { fields }) => Further::Form(FillIn { fields: fields.iter().map(field).collect() }),
        Further::Point(Point { x, y, count, ordered }) => {
            Further::Point(Point { x: axis(&x), y: axis(&y), count, ordered })
        }
    }
}

fn strict(strict: &Strict) -> Strict {
    let Strict { case, accents, punctuation, extra: _ } = *strict;
    Strict { case, accents, punctuation, extra: Extra::new() }
}

fn swatch(swatch: &Swatch) -> Swatch {
    let Swatch { id, name, mark, extra: _ } = swatch.clone();
    Swatch { id, name, mark, extra: Extra::new() }
}

/// Options, items, bins: by their ids, for the order in which they were written may be the answer. Teams see them shuffled.
fn items(items: &[Item]) -> Vec<Item> {
    let mut seen = as_written(items);
    seen.sort_by(|a, b| a.id.cmp(&b.id));
    seen
}

fn as_written(items: &[Item]) -> Vec<Item> {
    items.iter().map(|Item { id, label, extra: _ }| Item::new(id, label)).collect()
}

fn part(part: &Part) -> Part {
    let Part { text, tap, extra: _ } = part;
    Part::new(text, *tap)
}

fn measure(measure: &Measure) -> Measure {
    let Measure { name, also, needed, extra: _ } = measure.clone();
    Measure { name, also, needed, extra: Extra::new() }
}

fn field(field: &Field) -> Field {
    let Field { label, strict, extra: _ } = field;
    Field { label: label.clone(), strict: self::strict(strict), extra: Extra::new() }
}

fn axis(axis: &Axis) -> Axis {
    let Axis { from, to, step, extra: _ } = axis.clone();
    Axis { from, to, step, extra: Extra::new() }
}
