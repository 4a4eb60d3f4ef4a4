use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Breakout, Clue, ClueKind, Lock, Part, Place, asks};
use crate::mechanism::{Fetched, Further, Item, Kind};

/// What a text is in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What the breakout, a lock, a clue or a card is called.
    Title,
    /// The subject.
    Subject,
    /// Whom it is for.
    Level,
    /// Who wrote it.
    Author,
    /// What a paper, ink or a card says, as Markdown.
    Body,
    /// What a picture shows.
    Alt,
    /// What a sound says.
    Transcript,
    /// What the screen says of a thing in the room, as Markdown.
    Say,
    /// What the teacher puts where.
    Setup,
    /// Who made a picture or a sound.
    Credit,
    /// A learning target, as Markdown.
    Statement,
    /// Whose standard it is.
    Framework,
    /// A standard's code.
    Code,
    /// What an option, an item, a bin, a colour, a switch or a field is called.
    Label,
    /// A spelling of a unit.
    Unit,
    /// A part of a text that is tapped.
    Part,
    /// An answer.
    Answer,
    /// A mistake that is expected.
    Mistake,
    /// What is said to it, as Markdown.
    Reply,
    /// A hint, as Markdown.
    Hint,
    /// A question to talk about afterwards, as Markdown.
    Question,
    /// A question for a word that teams choose.
    Ask,
    /// What stands in a text where a team chooses no word.
    Otherwise,
}

/// Which text of a breakout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Where it stands.
    pub place: Place,
    /// What it is there.
    pub role: Role,
    /// Which one, from 0: the second hint is 1, and so is the title of a lock's second clue.
    pub at: usize,
}

impl Wording {
    /// Whether it is this one.
    pub fn is(&self, place: &Place, role: Role, at: usize) -> bool {
        self.role == role && self.at == at && self.place == *place
    }
}

/// Looks at a text: its place, what it is there, which one, and what it says.
pub type Look<'v> = dyn FnMut(&Place, Role, usize, &str) + 'v;

/// Gives a text anew, and none where it stays as it is.
pub type Rewrite<'v> = dyn FnMut(&Place, Role, usize, &str) -> Option<String> + 'v;

impl Breakout {
    /// All that its author wrote for people to read, in the order of the file. Ids, names of media, addresses, the licence,
    /// the teacher's phrase, where it comes from and members that no version knows are none of it, and neither are answers
    /// that are no words: steps, colours, points, and the ids of what is chosen, ordered, sorted, matched or tapped.
    pub fn texts(&self, look: &mut Look) {
        read::cover(self, &mut |place, role, at, text| look(place, role, at, text));
        asks::texts(self, look);
        for lock in &self.locks {
            read::lock(lock, &mut |place, role, at, text| look(place, role, at, text));
        }
        read::end(self, &mut |place, role, at, text| look(place, role, at, text));
        let shown = shown_at(self);
        for (name, media) in &self.media {
            if let Some((place, at)) = shown.get(name) {
                look(place, Role::Credit, *at, &media.credit);
            }
        }
    }

    /// Writes its texts anew. A lock of which none changes stays shared with whoever else has it.
    pub fn rewrite(&mut self, rewrite: &mut Rewrite) {
        let shown = shown_at(self);
        let mut into = |place: &Place, role, at, text: &mut String| {
            if let Some(new) = rewrite(place, role, at, text) {
                *text = new;
            }
        };
        written::cover(self, &mut into);
        asks::write_texts(self, &mut into);
        for lock in &mut self.locks {
            if let Some(new) = lock.rewritten(&mut |place, role, at, text| {
                let mut new = text.to_owned();
                into(place, role, at, &mut new);
                (new != text).then_some(new)
            }) {
                *lock = Arc::new(new);
            }
        }
        written::end(self, &mut into);
        for (name, media) in &mut self.media {
            let Some((place, at)) = shown.get(name) else { continue };
            let mut credit = media.credit.clone();
            into(place, Role::Credit, *at, &mut credit);
            if credit != media.credit {
                Arc::make_mut(media).credit = credit;
            }
        }
    }
}

impl Lock {
    /// With its texts written anew; none where nothing of them changes.
    pub fn rewritten(&self, rewrite: &mut Rewrite) -> Option<Lock> {
        let mut news = Vec::new();
        read::lock(self, &mut |place, role, at, text| news.push(rewrite(place, role, at, text)));
        if news.iter().all(Option::is_none) {
            return None;
        }
        let mut news = news.into_iter();
        let mut lock = self.clone();
        written::lock(&mut lock, &mut |_, _, _, text| {
            if let Some(new) = news.next().flatten() {
                *text = new;
            }
        });
        Some(lock)
    }
}

/// Where each medium is shown first: the place of its clue, and which clue it is there.
fn shown_at(breakout: &Breakout) -> BTreeMap<String, (Place, usize)> {
    let mut shown = BTreeMap::new();
    let mut show = |clue: &Clue, place: Place, at| {
        if let Some(name) = clue.kind.media() {
            shown.entry(name.to_owned()).or_insert((place, at));
        }
    };
    for clue in breakout.story.iter().chain(&breakout.bench).chain(&breakout.ending) {
        show(clue, Place::Clue(clue.id.clone()), 0);
    }
    for lock in &breakout.locks {
        for (part, clues) in [(Part::Clues, &lock.clues), (Part::Inside, &lock.inside)] {
            clues.iter().enumerate().for_each(|(at, clue)| show(clue, Place::Lock(lock.id.clone(), part), at));
        }
    }
    shown
}

/// Whether the answers of such a lock are words, not steps or the ids of things.
fn has_words(kind: &Kind) -> bool {
    match kind {
        Kind::Number(_) | Kind::Letters(_) | Kind::Text(_) => true,
        Kind::Further(further) => {
            matches!(further.kind(), Further::Quantity(_) | Further::Form(_) | Further::Clock(_) | Further::Date(_))
        }
        Kind::Direction(_) | Kind::Colour(_) | Kind::Choice(_) | Kind::Unknown { .. } => false,
    }
}

/// The walk through all texts, once to read and once to write: both meet the same ones in the same order.
macro_rules! walk {
    ($walk:ident, $further:path $(, $mut:ident)?) => {
        mod $walk {
            use super::*;

            type Visit<'v> = dyn FnMut(&Place, Role, usize, &$($mut)? String) + 'v;

            /// What comes before the locks, in the order of the file's pages.
            pub fn cover(breakout: &$($mut)? Breakout, visit: &mut Visit) {
                let whole = &Place::Breakout;
                visit(whole, Role::Title, 0, &$($mut)? breakout.title);
                visit(whole, Role::Subject, 0, &$($mut)? breakout.subject);
                visit(whole, Role::Level, 0, &$($mut)? breakout.level);
                for (at, author) in (&$($mut)? breakout.authors).into_iter().enumerate() {
                    visit(whole, Role::Author, at, author);
                }
                for clues in [&$($mut)? breakout.story, &$($mut)? breakout.bench, &$($mut)? breakout.ending] {
                    for one in clues {
                        let place = Place::Clue(one.id.clone());
                        clue(one, 0, &place, visit);
                    }
                }
                for target in &$($mut)? breakout.targets {
                    let place = &Place::Target(target.id.clone());
                    visit(place, Role::Statement, 0, &$($mut)? target.statement);
                    if let Some(standard) = &$($mut)? target.standard {
                        visit(place, Role::Framework, 0, &$($mut)? standard.framework);
                        visit(place, Role::Code, 0, &$($mut)? standard.code);
                    }
                }
            }

            /// All of one lock; answers and mistakes only where they are words.
            pub fn lock(lock: &$($mut)? Lock, visit: &mut Visit) {
                let id = lock.id.clone();
                let place = |part| Place::Lock(id.clone(), part);
                visit(&place(Part::Title), Role::Title, 0, &$($mut)? lock.title);
                clues(&$($mut)? lock.clues, &place(Part::Clues), visit);
                let has_words = has_words(&lock.mechanism.kind);
                let own = place(Part::Mechanism);
                mechanism(&$($mut)? lock.mechanism.kind, &mut |role, at, text| visit(&own, role, at, text));
                if has_words {
                    let own = place(Part::Answers);
                    for (at, answer) in (&$($mut)? lock.answers).into_iter().enumerate() {
                        visit(&own, Role::Answer, at, answer);
                    }
                }
                let own = place(Part::Replies);
                for (at, reply) in (&$($mut)? lock.replies).into_iter().enumerate() {
                    if has_words {
                        visit(&own, Role::Mistake, at, &$($mut)? reply.answer);
                    }
                    visit(&own, Role::Reply, at, &$($mut)? reply.say);
                }
                let own = place(Part::Hints);
                for (at, hint) in (&$($mut)? lock.hints).into_iter().enumerate() {
                    visit(&own, Role::Hint, at, hint);
                }
                clues(&$($mut)? lock.inside, &place(Part::Inside), visit);
            }

            /// What comes behind the locks.
            pub fn end(breakout: &$($mut)? Breakout, visit: &mut Visit) {
                for card in &$($mut)? breakout.cards {
                    let place = &Place::Card(card.id.clone());
                    visit(place, Role::Title, 0, &$($mut)? card.title);
                    visit(place, Role::Body, 0, &$($mut)? card.body);
                }
                for (at, question) in (&$($mut)? breakout.debrief).into_iter().enumerate() {
                    visit(&Place::Debrief, Role::Question, at, question);
                }
            }

            fn clues(clues: &$($mut)? Vec<Clue>, place: &Place, visit: &mut Visit) {
                for (at, one) in clues.into_iter().enumerate() {
                    clue(one, at, place, visit);
                }
            }

            fn clue(clue: &$($mut)? Clue, at: usize, place: &Place, visit: &mut Visit) {
                visit(place, Role::Title, at, &$($mut)? clue.title);
                match &$($mut)? clue.kind {
                    ClueKind::Text { body } | ClueKind::Ink { body } => visit(place, Role::Body, at, body),
                    ClueKind::Image { src: _, alt } => visit(place, Role::Alt, at, alt),
                    ClueKind::Audio { src: _, transcript } => visit(place, Role::Transcript, at, transcript),
                    ClueKind::Room { say, setup } => {
                        visit(place, Role::Say, at, say);
                        visit(place, Role::Setup, at, setup);
                    }
                    ClueKind::Tool { .. } | ClueKind::Unknown { .. } => {}
                }
            }

            type VisitPart<'v> = dyn FnMut(Role, usize, &$($mut)? String) + 'v;

            fn mechanism(kind: &$($mut)? Kind, visit: &mut VisitPart) {
                match kind {
                    Kind::Colour(colour) => {
                        for (at, swatch) in (&$($mut)? colour.palette).into_iter().enumerate() {
                            visit(Role::Label, at, &$($mut)? swatch.name);
                        }
                    }
                    Kind::Choice(choice) => items(&$($mut)? choice.options, 0, visit),
                    Kind::Further(fetched) => $further(fetched, &mut |kind| further(kind, visit)),
                    Kind::Number(_) | Kind::Letters(_) | Kind::Text(_) | Kind::Direction(_) | Kind::Unknown { .. } => {}
                }
            }

            fn further(kind: &$($mut)? Further, visit: &mut VisitPart) {
                match kind {
                    Further::Tap(tap) => {
                        for (at, part) in (&$($mut)? tap.parts).into_iter().enumerate() {
                            visit(Role::Part, at, &$($mut)? part.text);
                        }
                    }
                    Further::Quantity(quantity) => {
                        if let Some(unit) = &$($mut)? quantity.unit {
                            visit(Role::Unit, 0, &$($mut)? unit.name);
                            for (at, also) in (&$($mut)? unit.also).into_iter().enumerate() {
                                visit(Role::Unit, at + 1, also);
                            }
                        }
                    }
                    Further::Order(order) => items(&$($mut)? order.items, 0, visit),
                    Further::Sort(sort) => {
                        let bins = sort.bins.len();
                        items(&$($mut)? sort.bins, 0, visit);
                        items(&$($mut)? sort.items, bins, visit);
                    }
                    Further::Match(pairs) => {
                        let left = pairs.left.len();
                        items(&$($mut)? pairs.left, 0, visit);
                        items(&$($mut)? pairs.right, left, visit);
                    }
                    Further::Form(form) => {
                        for (at, field) in (&$($mut)? form.fields).into_iter().enumerate() {
                            visit(Role::Label, at, &$($mut)? field.label);
                        }
                    }
                    Further::Switches(switches) => {
                        for (at, label) in (&$($mut)? switches.labels).into_iter().enumerate() {
                            visit(Role::Label, at, label);
                        }
                    }
                    Further::Shape(_)
                    | Further::Pattern(_)
                    | Further::Point(_)
                    | Further::Clock(_)
                    | Further::Date(_)
                    | Further::Tune(_) => {}
                }
            }

            fn items(items: &$($mut)? Vec<Item>, first: usize, visit: &mut VisitPart) {
                for (at, item) in items.into_iter().enumerate() {
                    visit(Role::Label, first + at, &$($mut)? item.label);
                }
            }
        }
    };
}

walk!(read, read_further);
walk!(written, write_further, mut);

fn read_further(fetched: &Fetched, visit: &mut dyn FnMut(&Further)) {
    visit(fetched.kind());
}

fn write_further(fetched: &mut Fetched, visit: &mut dyn FnMut(&mut Further)) {
    let mut kind = fetched.kind().clone();
    visit(&mut kind);
    *fetched = kind.into();
}
