use std::collections::BTreeMap;
use std::sync::Arc;

use uuid::Uuid;

use super::limits::*;
use super::{Members, Refused, migrate::migrate, open::parse};
use crate::breakout::{
    Aside, Breakout, Card, Clue, ClueKind, Explain, Finding, HintRules, Lock, Media, Problem, Reply, Rules, Source,
    Standard, Target, TimeUp, Tool, TryRules, Want,
};
use crate::mechanism::Mechanism;

/// A file that was opened: the breakout, and what in the file is not as it should be.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The breakout.
    pub breakout: Breakout,
    /// What is not as it should be, in the order of the file's members.
    pub findings: Vec<Finding>,
}

/// Opens a puzzle file. `fresh` becomes the breakout's id where the file has none that can be read.
///
/// # Errors
/// Why it was refused: too big, no JSON, another kind, too new.
pub fn read(bytes: &[u8], fresh: Uuid) -> Result<Opened, Refused> {
    let mut findings = Vec::new();
    let breakout = breakout(Members::new(migrate(parse(bytes)?)?, "", &mut findings), fresh);
    Ok(Opened { breakout, findings })
}

/// A breakout from its members; `fresh` is its id where it has none that can be read.
pub(super) fn breakout(mut from: Members, fresh: Uuid) -> Breakout {
    let id = uuid(&mut from).unwrap_or(fresh);
    let mut media = BTreeMap::new();
    media.extend(from.named("media", |from| Arc::new(medium(from))));
    Breakout {
        id,
        revision: from.whole("revision", REVISION).unwrap_or(1),
        modified: from.text("modified"),
        title: from.text("title"),
        language: from.optional_text("language").filter(|tag| !tag.is_empty()).unwrap_or_else(|| "en".into()),
        subject: from.text("subject"),
        level: from.text("level"),
        authors: from.texts("authors"),
        license: from.text("license"),
        adapted_from: from.list("adapted_from", source),
        story: from.list("story", clue),
        bench: from.list("bench", clue),
        ending: from.list("ending", clue),
        minutes: from.whole("minutes", MINUTES),
        targets: from.list("targets", target),
        locks: from.list("locks", |from| Arc::new(lock(from))),
        cards: from.list("cards", card),
        rules: from.object("rules", rules).unwrap_or_default(),
        debrief: from.texts("debrief"),
        aside: from.list("aside", aside),
        media,
        extra: from.rest(),
    }
}

fn uuid(from: &mut Members) -> Option<Uuid> {
    let Some(value) = from.raw("id") else {
        from.find("id", Problem::WrongValue { want: Want::Uuid });
        return None;
    };
    // A UUID has other spellings without hyphens or in braces; they would come back changed.
    match value.as_str().filter(|text| text.len() == 36).and_then(|text| Uuid::try_parse(text).ok()) {
        Some(id) => Some(id),
        None => from.unread("id", value, Want::Uuid),
    }
}

fn source(mut from: Members) -> Source {
    Source {
        id: from.text("id"),
        title: from.text("title"),
        authors: from.texts("authors"),
        license: from.text("license"),
        extra: from.rest(),
    }
}

/// A clue from its members.
pub(super) fn clue(mut from: Members) -> Clue {
    let name = from.text("kind");
    let kind = match name.as_str() {
        "text" => ClueKind::Text { body: from.text("body") },
        "ink" => ClueKind::Ink { body: from.text("body") },
        "image" => ClueKind::Image { src: from.text("src"), alt: from.text("alt") },
        "audio" => ClueKind::Audio { src: from.text("src"), transcript: from.text("transcript") },
        "room" => ClueKind::Room { say: from.text("say"), setup: from.text("setup") },
        "tool" if from.is("tool", "black_light") => ClueKind::Tool { tool: Tool::BlackLight },
        _ => ClueKind::Unknown { kind: name },
    };
    Clue {
        id: from.text("id"),
        kind,
        title: from.text("title"),
        language: from.optional_text("language"),
        seat: from.whole("seat", SEAT).map(|seat| seat as u8),
        extra: from.rest(),
    }
}

fn target(mut from: Members) -> Target {
    Target {
        id: from.text("id"),
        statement: from.text("statement"),
        standard: from.object("standard", |mut from| Standard {
            framework: from.text("framework"),
            code: from.text("code"),
            uri: from.text("uri"),
            extra: from.rest(),
        }),
        extra: from.rest(),
    }
}

/// A lock from its members.
pub(super) fn lock(mut from: Members) -> Lock {
    let unknown = || Mechanism::from(crate::mechanism::Kind::Unknown { kind: String::new() });
    Lock {
        id: from.text("id"),
        title: from.text("title"),
        targets: from.texts("targets"),
        after: from.texts("after"),
        need: from.whole("need", NEED),
        clues: from.list("clues", clue),
        mechanism: from.object("mechanism", Mechanism::read).unwrap_or_else(unknown),
        answers: from.texts("answers"),
        replies: from.list("replies", |mut from| Reply {
            answer: from.text("answer"),
            say: from.text("say"),
            extra: from.rest(),
        }),
        hints: from.texts("hints"),
        explain: from.one_of("explain", [("after", Explain::After)]),
        inside: from.list("inside", clue),
        extra: from.rest(),
    }
}

fn card(mut from: Members) -> Card {
    Card { id: from.text("id"), title: from.text("title"), body: from.text("body"), extra: from.rest() }
}

fn aside(mut from: Members) -> Aside {
    Aside {
        problem: from.text("problem"),
        place: from.text("place"),
        about: from.texts("about"),
        reason: from.text("reason"),
        extra: from.rest(),
    }
}

fn medium(mut from: Members) -> Media {
    let data = from.text("data").into();
    Media { media_type: from.text("type"), data, credit: from.text("credit"), extra: from.rest() }
}

fn rules(mut from: Members) -> Rules {
    let hints = from.object("hints", |mut from| {
        let default = HintRules::default();
        HintRules {
            after_tries: from.whole("after_tries", AFTER_TRIES).unwrap_or(default.after_tries),
            after_seconds: from.whole("after_seconds", AFTER_SECONDS).unwrap_or(default.after_seconds),
            cards: from.whole("cards", CARDS).unwrap_or(default.cards),
            neighbour: from.flag("neighbour"),
            extra: from.rest(),
        }
    });
    let tries = from.object("tries", |mut from| {
        let default = TryRules::default();
        TryRules {
            free: from.whole("free", FREE).unwrap_or(default.free),
            wait_seconds: from.whole("wait_seconds", WAIT_SECONDS).unwrap_or(default.wait_seconds),
            extra: from.rest(),
        }
    });
    Rules {
        hints: hints.unwrap_or_default(),
        tries: tries.unwrap_or_default(),
        time_up: from
            .one_of("time_up", [("keep_going", TimeUp::KeepGoing), ("stop", TimeUp::Stop)])
            .unwrap_or_default(),
        teacher_key: from.optional_text("teacher_key"),
        extra: from.rest(),
    }
}
