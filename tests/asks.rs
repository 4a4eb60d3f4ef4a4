//! Words that a team is asked for: what they may do to a breakout, and what they never do.

mod support;

use std::sync::Arc;

use latchwork::breakout::asks::{Ask, AskFault, Asker, LONGEST, MOST, Words, at_the_door, typed, word};
use latchwork::breakout::{Breakout, Card, Clue, ClueKind, Lock, Place, Problem, Reply, Role, Severity};
use latchwork::format::{from_carried, to_carried};
use latchwork::mechanism::{Choice, Item, Kind, Mechanism, Spelling};
use latchwork::play::{Event, Journal, What};
use latchwork::prose::{plain, read};
use latchwork::report::{Members, Told, hand_in};
use proptest::prelude::*;
use serde_json::json;
use support::chains::{breakout, lock, text};
use support::sealed::student_copy;
use support::{any_breakout, sound_breakout};
use uuid::Uuid;

fn ask(id: &str, otherwise: &str) -> Ask {
    Ask { id: id.into(), say: format!("Which {id}?"), otherwise: otherwise.into() }
}

fn paper(body: &str) -> Clue {
    Clue::new("paper", ClueKind::Text { body: body.into() })
}

/// A breakout that asks for an animal and a place, with this as its story.
fn asking(story: &str) -> Breakout {
    let mut breakout = breakout(vec![lock("a", &[])]);
    breakout.story = vec![paper(story)];
    ask("animal", "hedgehog").add(&mut breakout);
    ask("place", "the attic").add(&mut breakout);
    breakout
}

fn given(breakout: &Breakout, animal: &str) -> Breakout {
    Words::of(breakout, |id| (id == "animal").then(|| animal.to_owned())).put(breakout)
}

fn story(breakout: &Breakout) -> &str {
    breakout.story[0].text().unwrap_or_default()
}

#[test]
fn words_stand_in_story_and_clues_and_the_teachers_where_there_is_none() {
    let breakout = asking("A {animal} sleeps in {place}.");
    assert_eq!(plain(story(&given(&breakout, "newt"))), "A newt sleeps in the attic.");
    assert_eq!(plain(story(&given(&breakout, "  "))), "A hedgehog sleeps in the attic.");
    assert_eq!(story(&Words::stand_ins(&breakout).put(&breakout)), "A hedgehog sleeps in the attic.");
}

#[test]
fn the_door_tells_no_word_that_is_not_yet_given() {
    let told = |body: &str| story(&at_the_door(&asking(body))).to_owned();
    assert_eq!(
        told("It is 3.5 miles. A {animal} knows {place}. Who lights the lamp?"),
        "It is 3.5 miles. Who lights the lamp?"
    );
    assert_eq!(told("Night.\n\nA {animal} calls! Then it stops"), "Night.\n\n Then it stops");
    assert_eq!(told("Nothing is asked {here}. Nothing."), "Nothing is asked {here}. Nothing.");
    assert_eq!(told("{animal}"), "");
}

#[test]
fn what_is_typed_ends_where_what_is_kept_does() {
    let long = "the moon and back again, calling there at every cloud";
    assert_eq!(word(typed(long)), word(long));
    assert_eq!(typed(long).chars().count(), LONGEST);
    assert_eq!(typed("short "), "short ");
    let accents = "e\u{301}".repeat(LONGEST);
    assert_eq!(typed(&format!("{accents}x")), accents);
}

#[test]
fn what_is_not_asked_for_or_stands_in_code_maths_or_an_address_stays_as_it_was_typed() {
    for body in [
        "A {cat} and {animal",
        "{ animal } {Animal} {} {an imal}",
        r"\{animal} stays",
        "`{animal}`",
        "    {animal}",
        "```\n{animal}\n```",
        r"$x_{animal}$ and $$\frac{animal}{place}$$",
        "[here](https://a.example/{animal})",
        "<https://a.example/{animal}>",
    ] {
        assert_eq!(story(&given(&asking(body), "newt")), body);
    }
    assert_eq!(story(&given(&asking(r"\\{animal}"), "newt")), r"\\newt");
    assert_eq!(
        story(&given(&asking("`{animal}` [{animal}](b) $x_{animal}$ {animal}"), "newt")),
        "`{animal}` [newt](b) $x_{animal}$ newt"
    );
}

#[test]
fn markup_in_a_word_stays_words() {
    for nasty in [
        "**newt**",
        "# newt",
        "- newt",
        "1. newt",
        "> newt",
        "$x$",
        "`newt`",
        "<b>newt</b>",
        "[newt](https://a.example)",
        "https://a.example",
        "|newt|",
        "\\",
        "&amp;",
        "_newt_",
        "~~~",
        "---",
        "===",
        "!",
        "5",
        "+",
        "![x](y)",
        "\\newt\\",
    ] {
        for body in [
            "{animal}",
            "# {animal}",
            "- {animal}",
            "| a |\n|---|\n| {animal} |",
            "A **{animal}** b",
            "cost $3${animal}",
            "$x${animal}",
            "&{animal};",
            "line\n{animal}\n{animal}",
        ] {
            let filled = given(&asking(body), nasty);
            let letters = |text: &str| plain(text).replace('\u{2060}', "");
            let meant = plain(&body.replace("{animal}", "WORD")).replace("WORD", nasty);
            assert_eq!(letters(story(&filled)), meant, "{nasty} in {body}: {}", story(&filled));
        }
    }
}

#[test]
fn a_word_is_short_on_one_line_and_without_signs_that_nobody_sees() {
    assert_eq!(word("  a\tsmall \n newt\u{7}\u{202e} "), "a small newt");
    assert_eq!(word("{animal}"), "animal");
    assert_eq!(word(&"newt".repeat(5000)).chars().count(), LONGEST);
    assert_eq!(word("\u{200d}\u{301}"), "");
    // A family is one letter, and so is one with many accents.
    let family = "👩\u{200d}👩\u{200d}👧";
    assert_eq!(word(&family.repeat(60)), family.repeat(LONGEST));
    assert_eq!(word(&"e\u{301}".repeat(50)), "e\u{301}".repeat(LONGEST));
    assert_eq!(word("נמייה"), "נמייה");
}

/// Where a word stands, and where none does.
#[test]
fn no_answer_no_option_and_no_name_depends_on_a_word() {
    let mut breakout = asking("{animal}");
    breakout.title = "The {animal}".into();
    breakout.targets[0].statement = "I can find a {animal}.".into();
    breakout.debrief = vec!["Did you like the {animal}?".into()];
    breakout.cards =
        vec![Card { id: "card".into(), title: "{animal}".into(), body: "A {animal}.".into(), ..Card::default() }];
    let options = vec![Item::new("b", "{animal}"), Item::new("c", "cat")];
    let mut choice = Lock::new("pick", Mechanism::from(Kind::Choice(Choice { many: false, options })));
    choice.title = "{animal}".into();
    choice.answers = vec!["b".into()];
    choice.replies = vec![Reply { answer: "c".into(), say: "No {animal}.".into(), ..Reply::default() }];
    choice.hints = vec!["Ask the {animal}.".into()];
    choice.clues = vec![Clue {
        title: "The {animal}’s note".into(),
        ..Clue::new(
            "note",
            ClueKind::Room { say: "Under the {animal}.".into(), setup: "Put the {animal} there.".into() },
        )
    }];
    choice.inside = vec![Clue::new("photo", ClueKind::Image { src: String::new(), alt: "A {animal}.".into() })];
    breakout.locks.push(Arc::new(choice));
    let worded = given(&breakout, "newt");
    let mut seen = Vec::new();
    worded.texts(&mut |place, role, _, text| seen.push((place.clone(), role, text.to_owned())));
    for (place, role, text) in seen {
        let stays = matches!(
            (&place, role),
            (Place::Breakout, Role::Title)
                | (Place::Lock(_, latchwork::breakout::Part::Title), _)
                | (_, Role::Statement | Role::Label)
        );
        assert!(!text.contains("newt") || !stays, "{place:?} {role:?}: {text}");
        assert!(stays || !text.contains("{animal}"), "{place:?} {role:?}: {text}");
    }
    assert_eq!(worded.locks[1].mechanism, breakout.locks[1].mechanism);
}

#[test]
fn an_ask_is_renamed_moved_and_taken_away_with_its_placeholders() {
    let mut breakout = asking("A {animal} in {place}, `{animal}`, {animal}.");
    breakout.locks = vec![Arc::new(Lock { hints: vec!["{animal}".into()], ..lock("a", &[]) })];
    assert_eq!(Ask::uses(&breakout, "animal").iter().map(|(_, count)| *count).collect::<Vec<_>>(), [2, 1]);
    Ask::rewrite(&mut breakout, "animal", |ask| ask.id = "beast".into());
    assert_eq!(story(&breakout), "A {beast} in {place}, `{animal}`, {beast}.");
    assert_eq!(breakout.locks[0].hints, ["{beast}"]);
    // Another's id, and what is none.
    Ask::rewrite(&mut breakout, "beast", |ask| ask.id = "place".into());
    Ask::rewrite(&mut breakout, "place", |ask| ask.id = "No id!".into());
    let ids = |breakout: &Breakout| Ask::all(breakout).into_iter().map(|ask| ask.id).collect::<Vec<_>>();
    assert_eq!(ids(&breakout), ["place-2", "no-id"]);
    assert_eq!(story(&breakout), "A {place-2} in {no-id}, `{animal}`, {place-2}.");
    Ask::shift(&mut breakout, "no-id", false);
    assert_eq!(ids(&breakout), ["no-id", "place-2"]);
    Ask::take_away(&mut breakout, "place-2");
    assert_eq!(story(&breakout), "A hedgehog in {no-id}, `{animal}`, hedgehog.");
    Ask::take_away(&mut breakout, "no-id");
    assert!(breakout.extra.is_empty(), "{:?}", breakout.extra);
}

#[test]
fn odd_lists_are_read_as_far_as_they_go_and_nothing_of_them_is_lost() {
    let mut breakout = breakout(vec![lock("a", &[])]);
    breakout
        .extra
        .insert("asks".into(), json!([7, { "id": "a", "x": 1 }, { "id": "a" }, { "id": "No" }, { "say": "?" }]));
    assert_eq!(Ask::all(&breakout).len(), 1);
    Ask::rewrite(&mut breakout, "a", |ask| ask.say = "Well?".into());
    assert_eq!(
        breakout.extra["asks"],
        json!([7, { "id": "a", "x": 1, "say": "Well?" }, { "id": "a" }, { "id": "No" }, { "say": "?" }])
    );
    breakout.extra.insert("asks".into(), json!("a word"));
    ask("b", "c").add(&mut breakout);
    assert_eq!(breakout.extra["asks"], json!(["a word", { "id": "b", "say": "Which b?", "otherwise": "c" }]));
    for n in 0..20 {
        ask(&format!("w{n}"), "x").add(&mut breakout);
    }
    assert_eq!(Ask::all(&breakout).len(), MOST);
}

fn faults(breakout: &Breakout) -> Vec<(Place, String, AskFault, Severity)> {
    let asked = |finding: latchwork::breakout::Finding| {
        let severity = finding.problem.severity();
        match finding.problem {
            Problem::Asked(id, fault) => (finding.place, id, fault, severity),
            other => panic!("{other:?}"),
        }
    };
    Asker::new().faults(breakout).into_iter().map(asked).collect()
}

#[test]
fn what_is_wrong_with_asks_is_told_where_it_is_mended() {
    use Severity::{CouldBeBetter, ToFix};
    let mut breakout = asking("A {animal} in {place}. A {dog}, `{dog}`.");
    assert_eq!(faults(&breakout), [(Place::Clue("paper".into()), "dog".into(), AskFault::NotAsked, CouldBeBetter)]);
    breakout.story = vec![paper("{animal}")];
    Ask::rewrite(&mut breakout, "animal", |ask| (ask.say, ask.otherwise) = (String::new(), " ".into()));
    let own = |at: usize| Place::Member(format!("/asks/{at}"));
    let meant = [
        (own(0), "animal", AskFault::NoQuestion),
        (own(0), "animal", AskFault::NoWord),
        (own(1), "place", AskFault::Unused),
    ];
    assert_eq!(faults(&breakout), meant.map(|(place, id, fault)| (place, id.to_owned(), fault, CouldBeBetter)));
    let mut breakout = asking("{animal} {place}");
    breakout.title = "{animal}".into();
    let mut word = lock("w", &[]);
    word.mechanism = Mechanism::from(Kind::Text(Default::default()));
    word.answers = vec!["{animal}".into()];
    breakout.locks.push(Arc::new(word));
    let told: Vec<_> = faults(&breakout).into_iter().map(|(_, id, fault, severity)| (id, fault, severity)).collect();
    let animal = || "animal".to_owned();
    assert_eq!(told, [(animal(), AskFault::NoPlace, CouldBeBetter), (animal(), AskFault::InAnswer, ToFix)]);
    // Each has a remedy that needs no thought, and is gone with it.
    Ask::rewrite(&mut breakout, "place", |ask| ask.id = "other".into());
    ask("spare", "x").add(&mut breakout);
    let spelling = Spelling::native("en");
    for finding in Asker::new().faults(&breakout) {
        assert!(finding.remedy(&breakout, spelling).is_some(), "{finding:?}");
        breakout.mend(&finding, spelling, |n| n.to_string());
    }
    // An answer that is now the teacher's word can be read wherever that stands.
    assert_eq!(faults(&breakout), [(own(0), animal(), AskFault::IsAnswer, CouldBeBetter)]);
    Ask::rewrite(&mut breakout, "animal", |ask| ask.otherwise = "bat".into());
    assert_eq!(faults(&breakout), []);
    assert_eq!((breakout.title.as_str(), breakout.locks[1].answers[0].as_str()), ("hedgehog", "hedgehog"));
    assert_eq!(Ask::all(&breakout).len(), 2);
    // Whoever asks for nothing writes braces as they like.
    breakout.extra.clear();
    assert_eq!(faults(&breakout), []);
}

#[test]
fn locks_that_are_taken_bring_what_they_ask_for() {
    let mut from = asking("{place}");
    from.locks = vec![Arc::new(Lock { hints: vec!["A {animal}.".into()], ..lock("a", &[]) })];
    let mut ours = breakout(vec![]);
    ours.take_locks(&from, &["a".into()]);
    assert_eq!(Ask::all(&ours), [ask("animal", "hedgehog")]);
    // What is asked for in the same words is the same, and what only has the same id is not.
    ours.take_locks(&from, &["a".into()]);
    assert_eq!(Ask::all(&ours).len(), 1);
    Ask::rewrite(&mut ours, "animal", |ask| ask.say = "Your favourite animal".into());
    ours.take_locks(&from, &["a".into()]);
    assert_eq!(Ask::all(&ours).iter().map(|ask| ask.id.as_str()).collect::<Vec<_>>(), ["animal", "animal-2"]);
    assert_eq!(
        ours.locks.iter().map(|lock| lock.hints[0].as_str()).collect::<Vec<_>>(),
        ["A {animal}.", "A {animal}.", "A {animal-2}."]
    );
    for n in 0..MOST {
        ask(&format!("w{n}"), "x").add(&mut ours);
    }
    from.locks = vec![Arc::new(Lock { hints: vec!["In {place}.".into()], ..lock("a", &[]) })];
    ours.take_locks(&from, &["a".into()]);
    assert_eq!(ours.locks[3].hints[0], "In the attic.");
}

#[test]
fn a_teams_word_goes_through_what_a_hand_in_withholds() {
    let mut breakout = asking("{animal}");
    ask("lamp", "x").add(&mut breakout);
    let mut word = lock("w", &[]);
    word.mechanism = Mechanism::from(Kind::Text(Default::default()));
    word.answers = vec!["lamp".into()];
    breakout.locks.push(Arc::new(word));
    let mut journal = Journal::new(Uuid::from_u128(9), breakout.id, "Team");
    for (n, (ask, text)) in [("animal", "a Lamp newt"), ("lamp", "mine"), ("lamp?", "other")].into_iter().enumerate() {
        let told = Told::Word { ask: ask.into(), text: text.into() };
        let n = n as u32;
        journal.insert(Event {
            writer: Uuid::nil(),
            n,
            after: n.into(),
            at: 0,
            what: What::Unknown,
            extra: told.event(),
        });
    }
    let handed = hand_in(&breakout, &journal, Spelling::native("en"), true);
    let words = Members::of(&handed.journal).words;
    assert_eq!(words[1], ("lamp".to_owned(), "mine".to_owned()));
    assert!(words.iter().all(|(_, word)| !word.to_lowercase().contains("lamp")), "{words:?}");
    assert!(words.iter().all(|(ask, _)| ask != "lamp?"), "{words:?}");
}

/// What a team is asked for it sees in a student copy, too, and nothing that nobody here knows of it.
#[test]
fn a_student_copy_asks_for_the_same() {
    let mut breakout = asking("{animal}");
    breakout.extra["asks"][0]["note"] = json!("for the teacher alone");
    breakout.extra.insert("other".into(), json!("for the teacher alone"));
    let copy = student_copy(&breakout, None, 1);
    assert_eq!(Ask::all(copy.breakout()), Ask::all(&breakout));
    assert_eq!(story(&given(copy.breakout(), "newt")), "newt");
    assert!(!format!("{:?}", copy.breakout()).contains("alone"));
}

/// A place that is carried on, with where the breakout is played where that says so itself.
#[test]
fn a_place_is_carried_by_its_address() {
    let mut journal = Journal::new(Uuid::from_u128(9), Uuid::from_u128(7), "Owls");
    let told = Told::Word { ask: "animal".into(), text: "newt".into() };
    journal.insert(Event { writer: Uuid::nil(), n: 0, after: 1, at: 5, what: What::Unknown, extra: told.event() });
    for (place, kept) in [
        ("/play/run-on-gate", None),
        ("/play/id/0b6d2f5e-6a0c-4f0e-9d53-6f6b0c6f2a11", None),
        ("/play/z/abc-_", Some("/play/z/abc-_")),
        ("/play?from=https://a.example/x?y=/z/1#2", Some("/play?from=https://a.example/x?y=/z/1#2")),
    ] {
        let carried = to_carried(&journal, place);
        assert_eq!(from_carried(&carried), Ok((journal.clone(), kept.map(str::to_owned))), "{place}");
    }
    let whole = to_carried(&journal, "/play/run-on-gate");
    assert!(from_carried(&whole[..whole.len() - 3]).is_err());
    assert!(from_carried("").is_err() && from_carried("///z/").is_err());
    // No tail leads anywhere else.
    assert_eq!(from_carried(&format!("{whole}/build/z/x")).map(|(_, place)| place), Ok(None));
}

/// Texts in which anything may stand beside anything.
fn bodies() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => Just("{animal}".to_owned()),
        2 => Just("{place}".to_owned()),
        1 => Just("{other}".to_owned()),
        6 => "[a-z0-9]{1,3}",
        6 => "[ \\n*_~`$#>|.\\-+=()\\[\\]!<&;\\\\]{1,3}",
        1 => Just("\n\n".to_owned()),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,12}",
        "[a-z0-9 *_~`$#>|.\\-+=()\\[\\]!<&;{}\\\\]{0,8}",
        "\\{(animal|place)\\}",
        "https://[a-z]{1,5}\\.example/"
    ]
}

proptest! {
    /// Whatever stands around a word and whatever it is: it is read as any harmless word is.
    #[test]
    fn a_word_stays_words(body in bodies(), own in words()) {
        let breakout = asking(&body);
        let filled = given(&breakout, &own);
        let shape = |text: &str| shape_of(&format!("{:?}", read(text)));
        // Whether stars beside it emphasise depends on its ends.
        let harmless = ["newt", "§", "§t", "n§"].map(|plain| shape(story(&given(&breakout, plain))));
        prop_assert!(harmless.contains(&shape(story(&filled))), "{:?} in {:?}: {:?}", own, body, story(&filled));
    }

    #[test]
    fn filling_twice_is_filling_once(body in bodies(), own in words()) {
        let breakout = asking(&body);
        let once = given(&breakout, &own);
        prop_assert_eq!(&given(&once, "another"), &once);
    }

    #[test]
    fn a_word_is_what_it_says(own in "\\PC*") {
        let own = word(&own);
        prop_assert_eq!(word(&own), own.clone());
        let is_plain = !own.contains(['{', '}', '\n']) && own.trim() == own;
        prop_assert!(is_plain, "{own:?}");
    }

    /// Ids, answers, mechanisms and the chain are the teacher's, whatever a team says.
    #[test]
    fn nothing_but_texts_changes(mut breakout in prop_oneof![sound_breakout(), any_breakout()], own in words(), body in bodies()) {
        ask("animal", "hedgehog").add(&mut breakout);
        breakout.bench.push(text("loose"));
        for lock in &mut breakout.locks {
            let lock = Arc::make_mut(lock);
            lock.hints.push(body.clone());
            lock.inside.push(Clue::new("more", ClueKind::Ink { body: body.clone() }));
        }
        let mut worded = given(&breakout, &own);
        for (before, after) in breakout.locks.iter().zip(&worded.locks) {
            prop_assert_eq!((&before.id, &before.title, &before.after, before.need), (&after.id, &after.title, &after.after, after.need));
            prop_assert_eq!((&before.mechanism, &before.answers), (&after.mechanism, &after.answers));
            let answers = |lock: &Lock| lock.replies.iter().map(|reply| reply.answer.clone()).collect::<Vec<_>>();
            prop_assert_eq!(answers(before), answers(after));
        }
        prop_assert_eq!(worded.clues().count(), breakout.clues().count());
        // With its texts put back it is the same.
        let mut texts = Vec::new();
        breakout.texts(&mut |_, _, _, text| texts.push(text.to_owned()));
        let mut texts = texts.into_iter();
        worded.rewrite(&mut |_, _, _, _| texts.next());
        prop_assert_eq!(worded, breakout);
    }
}

/// What is left of a reading where the words of its texts don't count.
fn shape_of(read: &str) -> String {
    let mut shape = String::new();
    let mut rest = read;
    while let Some(at) = rest.find("Text(\"") {
        shape.push_str(&rest[..at + 6]);
        rest = &rest[at + 6..];
        let mut escaped = false;
        let end = rest.find(|letter: char| {
            let ends = letter == '"' && !escaped;
            escaped = letter == '\\' && !escaped;
            ends
        });
        rest = &rest[end.unwrap_or(rest.len())..];
    }
    shape + rest
}
