use std::collections::BTreeSet;
use std::sync::Arc;

use super::about::About;
use super::as_is::{demand_form, strict};
use super::locked_in::held;
use super::readable::{Meant, Secret, Words, shown};
use crate::breakout::asks::{self, Ask, AskFault};
use crate::breakout::chain::{self, Links};
use crate::breakout::{Breakout, Clue, ClueKind, Finding, Lock, Part, Place, Problem, Tool, fresh_id, is_id};
use crate::mechanism::{Further, Kind, Mark, Shape, Spelling};

/// What mends a finding without a thought of its author's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Takes away what does nothing, or can't be there.
    TakeAway,
    /// Puts the first hint last.
    PutLast,
    /// Asks for all locks that come before it, and no more.
    AskForAll,
    /// Lets it come after none of the locks that it leads back to.
    LeaveCircle,
    /// Gives it an id of its own.
    NewId,
    /// Takes out what is inside, and hangs it on the lock as its clue.
    TakeOut,
    /// Puts the black light on the bench.
    LightOnBench,
    /// Moves the ink to the bench.
    MoveToBench,
    /// Writes it on paper.
    OnPaper,
    /// Writes it in invisible ink.
    InInk,
    /// Gives the picture or sound a name that says nothing.
    NameNothing,
    /// Gives one of two colours a mark of its own.
    NewMark,
    /// Lets it serve the only learning target.
    ServeTarget,
    /// Lets all locks that serve none serve the only learning target.
    ServedByAll,
    /// Has the answer written in the form that it has.
    DemandForm,
    /// Calls it by its number.
    Number,
    /// Adds a lock.
    AddLock,
    /// Writes the teacher's word in place of a team's.
    OwnWord,
}

/// What of a clue, or of a lock, says an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// What it is called.
    Title,
    /// Its text.
    Text,
    /// The words for whoever can't see its picture, or hear its sound.
    Alt,
    /// What the file calls its picture or sound.
    FileName,
    /// Who made that.
    Credit,
}

impl Finding {
    /// What mends it at once, where something does.
    pub fn remedy(&self, breakout: &Breakout, spelling: Spelling) -> Option<Remedy> {
        let lock = match &self.place {
            Place::Lock(id, _) => breakout.lock(id),
            _ => None,
        };
        match (&self.place, &self.problem) {
            (Place::Lock(_, Part::Mechanism), Problem::SameId(_) | Problem::BadId(_)) => of_item(lock?, &self.problem),
            (Place::Member(_), _) if !matches!(self.problem, Problem::Asked(..)) => None,
            (_, Problem::Asked(_, AskFault::Unused)) => Some(Remedy::TakeAway),
            (_, Problem::Asked(_, AskFault::InAnswer | AskFault::NoPlace)) => Some(Remedy::OwnWord),
            (_, Problem::SameId(_) | Problem::BadId(_)) => Some(Remedy::NewId),
            (Place::Lock(_, Part::Targets | Part::After), Problem::Dangling(_)) => Some(Remedy::TakeAway),
            (Place::Lock(..), Problem::Alike { .. } | Problem::ReplyOpens(_)) => Some(Remedy::TakeAway),
            (Place::Lock(_, Part::Answers), Problem::Refused { answer, .. }) => {
                let is_other = |other: &&String| *other != answer && !other.trim().is_empty();
                lock?.answers.iter().find(is_other).map(|_| Remedy::TakeAway)
            }
            (Place::Lock(..), Problem::ToldAtOnce(_)) => (lock?.hints.len() > 1).then_some(Remedy::PutLast),
            (Place::Lock(..), Problem::LockedIn | Problem::NoClue) => {
                (held(lock?).count() == 1).then_some(Remedy::TakeOut)
            }
            (Place::Lock(..), Problem::NeverReached) => Some(Remedy::AskForAll),
            (Place::Lock(..), Problem::Circle) => Some(Remedy::LeaveCircle),
            (Place::Lock(..), Problem::NoTitle) => Some(Remedy::Number),
            (Place::Lock(..), Problem::NoTarget) => (breakout.targets.len() == 1).then_some(Remedy::ServeTarget),
            (_, Problem::UnservedTarget) => (breakout.targets.len() == 1).then_some(Remedy::ServedByAll),
            (Place::Lock(..), Problem::OpensAsIs(_)) => strict(lock?, spelling).map(|_| Remedy::DemandForm),
            (_, Problem::NoLocks) => Some(Remedy::AddLock),
            (_, Problem::LightTooLate | Problem::LightNeverFound) => Some(Remedy::LightOnBench),
            (Place::Clue(id), Problem::NeverLit) => {
                let is_in_story = breakout.story.iter().any(|clue| clue.id == *id);
                Some(if is_in_story { Remedy::MoveToBench } else { Remedy::OnPaper })
            }
            (_, Problem::Readable { lock, .. }) => self.hidden(breakout, breakout.lock(lock)?, spelling),
            (_, Problem::SameMark { .. }) => match &lock?.mechanism.kind {
                Kind::Colour(colour) => free_mark(&colour.palette).map(|_| Remedy::NewMark),
                _ => None,
            },
            _ => None,
        }
    }

    /// What hides an answer, where one thing does for all that has it here: ink for papers, as long as the light is there
    /// from the start; another name for pictures and sounds.
    fn hidden(&self, breakout: &Breakout, lock: &Lock, spelling: Spelling) -> Option<Remedy> {
        let is_in_story = matches!(&self.place, Place::Clue(id) if breakout.story.iter().any(|clue| clue.id == *id));
        let mut remedies = self.saying(breakout, lock, spelling).into_iter().map(|(clue, says)| match says[..] {
            [Says::Text] if matches!(clue.kind, ClueKind::Text { .. }) => {
                (!is_in_story && !breakout.gives(Tool::BlackLight)).then_some(Remedy::InInk)
            }
            [Says::FileName] => Some(Remedy::NameNothing),
            _ => None,
        });
        let first = remedies.next()??;
        remedies.all(|other| other == Some(first)).then_some(first)
    }

    /// Where an answer can be [read](Problem::Readable): the first part of the first clue that says it.
    pub fn says(&self, breakout: &Breakout, spelling: Spelling) -> Option<Says> {
        match (&self.place, &self.problem) {
            (Place::Lock(_, Part::Title), _) => Some(Says::Title),
            (_, Problem::Readable { lock, .. }) => {
                self.saying(breakout, breakout.lock(lock)?, spelling).first().map(|(_, says)| says[0])
            }
            _ => None,
        }
    }

    /// The clues here that say the answer of a lock, each with what of it does.
    fn saying<'b>(&self, breakout: &'b Breakout, lock: &Lock, spelling: Spelling) -> Vec<(&'b Clue, Vec<Says>)> {
        let about = About::of(breakout, spelling, None);
        let secret = Secret::of(lock, &Meant::of(lock, spelling), about);
        let saying = |clue: &'b Clue| {
            let parts = [Says::Title, Says::Text, Says::FileName, Says::Credit].into_iter().zip(shown(clue, about));
            let parts = parts.filter(|(_, text)| secret.said_in(&Words::of(text, about)).is_some());
            let alt = |part| if part == Says::Text && clue.text().is_none() { Says::Alt } else { part };
            let parts: Vec<Says> = parts.map(|(part, _)| alt(part)).collect();
            (!parts.is_empty()).then_some((clue, parts))
        };
        clues_at(breakout, &self.place).into_iter().flatten().filter_map(saying).collect()
    }
}

impl Breakout {
    /// Mends what a finding is about, where [`remedy`](Finding::remedy) does. `called` is the name of a lock by its number,
    /// from 1.
    pub fn mend(&mut self, finding: &Finding, spelling: Spelling, called: impl Fn(usize) -> String) {
        let Some(remedy) = finding.remedy(self, spelling) else { return };
        match (remedy, &finding.place, &finding.problem) {
            (Remedy::NewId, place, Problem::SameId(id) | Problem::BadId(id)) => self.give_new_id(place, id),
            (Remedy::TakeAway, _, Problem::Asked(id, _)) => Ask::take_away(self, id),
            (Remedy::OwnWord, place, Problem::Asked(id, _)) => asks::say_own(self, place, id),
            (Remedy::LightOnBench, ..) => {
                if let Some(light) = self.take_clue(|clue| clue.kind == ClueKind::Tool { tool: Tool::BlackLight }) {
                    self.bench.push(light);
                }
            }
            (Remedy::MoveToBench, Place::Clue(id), _) => {
                if let Some(ink) = self.take_clue(|clue| clue.id == *id) {
                    self.bench.push(ink);
                }
            }
            (Remedy::OnPaper, Place::Clue(id), _) => {
                for clue in self.ending.iter_mut().filter(|clue| clue.id == *id) {
                    if let ClueKind::Ink { body } = &mut clue.kind {
                        clue.kind = ClueKind::Text { body: std::mem::take(body) };
                    }
                }
            }
            (Remedy::InInk, place, Problem::Readable { lock, .. }) => {
                let about = About::of(self, spelling, None);
                let Some(secret) = self.lock(lock).map(|lock| Secret::of(lock, &Meant::of(lock, spelling), about))
                else {
                    return;
                };
                let told = clues_at(self, place).into_iter().flatten();
                let told = told.filter(|clue| secret.said_in(&Words::on([*clue], about)).is_some());
                let told: Vec<String> = told.map(|clue| clue.id.clone()).collect();
                self.each_clue_at(place, |clue| {
                    if let ClueKind::Text { body } = &mut clue.kind
                        && told.contains(&clue.id)
                    {
                        clue.kind = ClueKind::Ink { body: std::mem::take(body) };
                    }
                });
            }
            (Remedy::NameNothing, place, _) => {
                let names = clues_at(self, place).into_iter().flatten().filter_map(|clue| clue.kind.media());
                let names: BTreeSet<String> = names.map(str::to_owned).collect();
                names.iter().for_each(|name| self.name_nothing(name));
            }
            (Remedy::ServeTarget, Place::Lock(id, _), _) => {
                let target = self.targets.first().map(|target| target.id.clone());
                self.each_lock(id, |lock, _| lock.targets.extend(target.clone()));
            }
            (Remedy::DemandForm, Place::Lock(id, _), _) => self.each_lock(id, |lock, _| demand_form(lock, spelling)),
            (Remedy::ServedByAll, Place::Target(id), _) => {
                let free = self.locks.iter_mut().filter(|lock| lock.targets.is_empty());
                free.for_each(|lock| Arc::make_mut(lock).targets.push(id.clone()));
            }
            (Remedy::AddLock, ..) => {
                let lock = self.new_lock(called(1));
                self.locks.push(Arc::new(lock));
            }
            (Remedy::LeaveCircle, Place::Lock(id, _), _) => {
                let Some(at) = self.locks.iter().position(|lock| lock.id == *id) else { return };
                let circles = chain::circles(&Links::of(self));
                let circle = circles.into_iter().find(|circle| circle.contains(&at)).unwrap_or_default();
                let names: Vec<String> = circle.iter().map(|at| self.locks[*at].id.clone()).collect();
                self.each_lock(id, |lock, _| {
                    lock.after.retain(|before| !names.contains(before));
                    lock.need = lock.need.filter(|need| (*need as usize) < lock.after.len());
                });
            }
            (_, Place::Lock(id, part), problem) => {
                self.each_lock(id, |lock, number| mend_lock(lock, *part, remedy, problem, || called(number)));
            }
            _ => {}
        }
    }

    /// Changes each lock with this id, given its number from 1.
    fn each_lock(&mut self, id: &str, mut change: impl FnMut(&mut Lock, usize)) {
        for (at, lock) in self.locks.iter_mut().enumerate().filter(|(_, lock)| lock.id == id) {
            change(Arc::make_mut(lock), at + 1);
        }
    }

    /// Changes each clue, in the order of the file.
    fn each_clue(&mut self, mut change: impl FnMut(&mut Clue)) {
        self.story.iter_mut().chain(&mut self.bench).for_each(&mut change);
        self.ending.iter_mut().for_each(&mut change);
        for lock in &mut self.locks {
            let lock = Arc::make_mut(lock);
            lock.clues.iter_mut().chain(&mut lock.inside).for_each(&mut change);
        }
    }

    fn each_clue_at(&mut self, place: &Place, mut change: impl FnMut(&mut Clue)) {
        match place {
            Place::Clue(id) => {
                let loose = self.story.iter_mut().chain(&mut self.bench).chain(&mut self.ending);
                loose.filter(|clue| clue.id == *id).for_each(change);
            }
            Place::Lock(id, part) => self.each_lock(id, |lock, _| match part {
                Part::Inside => lock.inside.iter_mut().for_each(&mut change),
                _ => lock.clues.iter_mut().for_each(&mut change),
            }),
            _ => {}
        }
    }

    /// Takes the first clue that is meant out of where it lies.
    fn take_clue(&mut self, is_meant: impl Fn(&Clue) -> bool) -> Option<Clue> {
        let take = |clues: &mut Vec<Clue>| clues.iter().position(&is_meant).map(|at| clues.remove(at));
        let loose = [&mut self.story, &mut self.bench, &mut self.ending].into_iter().find_map(take);
        loose.or_else(|| {
            let holds = |lock: &&mut Arc<Lock>| lock.clues.iter().chain(&lock.inside).any(&is_meant);
            let lock = Arc::make_mut(self.locks.iter_mut().find(holds)?);
            take(&mut lock.clues).or_else(|| take(&mut lock.inside))
        })
    }

    /// Gives what is called so an id of its own: what has a wrong one, or all but the first where several have the same.
    fn give_new_id(&mut self, place: &Place, id: &str) {
        let is_bad = !is_id(id);
        match place {
            Place::Target(_) => {
                let mut taken: Vec<String> = self.targets.iter().map(|target| target.id.clone()).collect();
                let ids = self.targets.iter_mut().map(|target| &mut target.id);
                if let Some(new) = renamed(ids, id, "target", &mut taken).filter(|_| is_bad) {
                    let serving = self.locks.iter_mut().filter(|lock| lock.targets.iter().any(|target| target == id));
                    serving.for_each(|lock| rename(&mut Arc::make_mut(lock).targets, id, &new));
                }
            }
            Place::Card(_) => {
                let mut taken: Vec<String> = self.cards.iter().map(|card| card.id.clone()).collect();
                renamed(self.cards.iter_mut().map(|card| &mut card.id), id, "card", &mut taken);
            }
            Place::Lock(_, Part::Whole) => {
                let mut taken: Vec<String> = self.locks.iter().map(|lock| lock.id.clone()).collect();
                let ids = self.locks.iter_mut().filter(|lock| lock.id == id).map(|lock| &mut Arc::make_mut(lock).id);
                if let Some(new) = renamed(ids, id, "lock", &mut taken).filter(|_| is_bad) {
                    let later = self.locks.iter_mut().filter(|lock| lock.after.iter().any(|before| before == id));
                    later.for_each(|lock| rename(&mut Arc::make_mut(lock).after, id, &new));
                }
            }
            Place::Lock(lock, Part::Mechanism) => self.each_lock(lock, |lock, _| new_item_id(lock, id)),
            _ => {
                let mut taken: Vec<String> = self.clues().map(|clue| clue.id.clone()).collect();
                let mut is_first = !is_bad;
                self.each_clue(|clue| {
                    if clue.id == id && !std::mem::take(&mut is_first) {
                        clue.id = fresh_id(id, "clue", |id| taken.iter().any(|taken| taken == id));
                        taken.push(clue.id.clone());
                    }
                });
            }
        }
    }

    /// Calls a picture or sound by what it is.
    fn name_nothing(&mut self, name: &str) {
        let Some(medium) = self.media.remove(name) else { return };
        let stem = if medium.media_type.starts_with("audio/") { "sound" } else { "picture" };
        let new = fresh_id(stem, stem, |id| id == name || self.media.contains_key(id));
        self.media.insert(new.clone(), medium);
        self.each_clue(|clue| {
            if let ClueKind::Image { src, .. } | ClueKind::Audio { src, .. } = &mut clue.kind
                && src.strip_prefix("media:") == Some(name)
            {
                *src = format!("media:{new}");
            }
        });
    }
}

/// The clues of a place; none where it has none.
fn clues_at<'b>(breakout: &'b Breakout, place: &Place) -> Option<Box<dyn Iterator<Item = &'b Clue> + 'b>> {
    match place {
        Place::Clue(id) => {
            let id = id.clone();
            let loose = breakout.story.iter().chain(&breakout.bench).chain(&breakout.ending);
            Some(Box::new(loose.filter(move |clue| clue.id == id)))
        }
        Place::Lock(id, Part::Clues) => Some(Box::new(breakout.lock(id)?.clues.iter())),
        Place::Lock(id, Part::Inside) => Some(Box::new(breakout.lock(id)?.inside.iter())),
        _ => None,
    }
}

/// What mends the id of an option, a colour or a shape. Of what is ordered, sorted or matched every one belongs in the
/// answer: there it is not known which is meant.
fn of_item(lock: &Lock, problem: &Problem) -> Option<Remedy> {
    match (&lock.mechanism.kind, problem) {
        (Kind::Choice(_) | Kind::Colour(_), _) => Some(Remedy::NewId),
        (Kind::Further(further), Problem::SameId(_)) if matches!(further.kind(), Further::Shape(_)) => {
            Some(Remedy::TakeAway)
        }
        _ => None,
    }
}

/// Gives new ids to all that are called so, or to all but the first where the id itself is none's fault; gives the first
/// new one.
fn renamed<'i>(
    ids: impl Iterator<Item = &'i mut String>,
    id: &str,
    fallback: &str,
    taken: &mut Vec<String>,
) -> Option<String> {
    let mut first = None;
    for own in ids.filter(|own| *own == id).skip(usize::from(is_id(id))) {
        *own = fresh_id(id, fallback, |id| taken.iter().any(|taken| taken == id));
        taken.push(own.clone());
        first.get_or_insert_with(|| own.clone());
    }
    first
}

fn rename(names: &mut [String], old: &str, new: &str) {
    names.iter_mut().filter(|name| *name == old).for_each(|name| new.clone_into(name));
}

/// The first mark that none of these colours has.
fn free_mark(palette: &[crate::mechanism::Swatch]) -> Option<Mark> {
    Mark::ALL.into_iter().find(|mark| palette.iter().all(|swatch| swatch.mark != *mark))
}

/// Mends what is a lock's own affair.
fn mend_lock(lock: &mut Lock, part: Part, remedy: Remedy, problem: &Problem, called: impl Fn() -> String) {
    match (remedy, problem, part) {
        (Remedy::Number, ..) => lock.title = called(),
        (Remedy::AskForAll, ..) => lock.need = None,
        (Remedy::TakeOut, ..) => {
            let held = held(lock).next().map(|clue| clue.id.clone());
            if let Some(at) = held.and_then(|id| lock.inside.iter().position(|clue| clue.id == id)) {
                lock.clues.push(lock.inside.remove(at));
            }
        }
        (Remedy::PutLast, ..) if !lock.hints.is_empty() => lock.hints.rotate_left(1),
        (Remedy::TakeAway, Problem::Dangling(name), Part::Targets) => lock.targets.retain(|target| target != name),
        (Remedy::TakeAway, Problem::Dangling(name), Part::After) => {
            lock.after.retain(|before| before != name);
            lock.need = lock.need.filter(|need| (*need as usize) < lock.after.len());
        }
        (Remedy::TakeAway, Problem::Alike { second, .. }, Part::Answers) => {
            take_last(&mut lock.answers, |answer| answer == second);
        }
        (Remedy::TakeAway, Problem::Alike { second, .. }, _) => {
            take_last(&mut lock.replies, |reply| reply.answer == *second);
        }
        (Remedy::TakeAway, Problem::ReplyOpens(mistake), _) => {
            take_last(&mut lock.replies, |reply| reply.answer == *mistake);
        }
        (Remedy::TakeAway, Problem::Refused { answer, .. }, _) => {
            take_last(&mut lock.answers, |other| other == answer);
        }
        (Remedy::TakeAway, ..) => {
            if let Some(Further::Shape(shape)) = further(lock) {
                let mut shapes = Vec::new();
                shape.shapes.iter().for_each(|mark| {
                    if !shapes.contains(mark) {
                        shapes.push(*mark);
                    }
                });
                lock.mechanism.kind = Kind::from(Further::Shape(Shape { shapes }));
            }
        }
        (Remedy::NewMark, Problem::SameMark { second, .. }, _) => {
            if let Kind::Colour(colour) = &mut lock.mechanism.kind
                && let Some(mark) = free_mark(&colour.palette)
                && let Some(swatch) = colour.palette.iter_mut().rfind(|swatch| swatch.name == *second)
            {
                swatch.mark = mark;
            }
        }
        _ => {}
    }
}

fn further(lock: &Lock) -> Option<&Further> {
    match &lock.mechanism.kind {
        Kind::Further(further) => Some(further.kind()),
        _ => None,
    }
}

/// Gives an option or a colour an id of its own; answers that name it follow.
fn new_item_id(lock: &mut Lock, id: &str) {
    let mut ids: Vec<&mut String> = match &mut lock.mechanism.kind {
        Kind::Choice(choice) => choice.options.iter_mut().map(|option| &mut option.id).collect(),
        Kind::Colour(colour) => colour.palette.iter_mut().map(|swatch| &mut swatch.id).collect(),
        _ => return,
    };
    let mut taken: Vec<String> = ids.iter().map(|id| (**id).clone()).collect();
    let new = renamed(ids.iter_mut().map(|id| &mut **id), id, "option", &mut taken);
    let Some(new) = new.filter(|_| !is_id(id)) else { return };
    let follow = |answer: &mut String| {
        if answer.split([' ', ',']).any(|word| word == id) {
            let words = answer.split([' ', ',']).map(|word| if word == id { new.as_str() } else { word });
            *answer = words.collect::<Vec<_>>().join(" ");
        }
    };
    lock.answers.iter_mut().for_each(follow);
    lock.replies.iter_mut().map(|reply| &mut reply.answer).for_each(follow);
}

fn take_last<T>(list: &mut Vec<T>, is_it: impl Fn(&T) -> bool) {
    if let Some(at) = list.iter().rposition(is_it) {
        list.remove(at);
    }
}
