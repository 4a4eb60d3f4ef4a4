//! Reports: what a class's hand-ins say, and that they say no more than the teams did.

mod support;

use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use latchwork::breakout::{Breakout, Lock, Reply, Target};
use latchwork::format::{self, Refused, hand_in as file, journal, pack};
use latchwork::mechanism::{Kind, Mechanism, Number, Spelling, Text};
use latchwork::play::{
    Action, Checked, Effect, Event, Game, How, Journal, LockState, Progress, What, check, opens_any,
};
use latchwork::report::{
    Class, Grown, LONGEST_NAME, LONGEST_TEXT, Mark, Members, Odd, Outcome, Report, Told, Topic, Trail, Words, csv,
    gradebook, hand_in, is_alone, play_alone, roles_of, sit_with_roles, tabs, team_rows, try_rows,
};
use proptest::prelude::*;
use support::sound_breakout;
use uuid::Uuid;

const T: u64 = 1_800_000_000_000;
const SECOND: u64 = 1000;
const ENGLISH: Spelling = Spelling::native("en");

fn grammar() -> Arc<Breakout> {
    let opened = format::read(include_bytes!("../puzzles/run-on-gate.json"), Uuid::nil()).expect("it is shipped");
    Arc::new(opened.breakout)
}

/// A team at work, twenty seconds from one thing to the next.
struct Play {
    game: Game,
    now: u64,
}

impl Play {
    fn of(breakout: &Arc<Breakout>, team: &str, id: u128) -> Self {
        Self::on(breakout, Journal::new(Uuid::from_u128(id), breakout.id, team), 1000 + id)
    }

    fn on(breakout: &Arc<Breakout>, journal: Journal, writer: u128) -> Self {
        let game = Game::new(breakout.clone(), journal, Uuid::from_u128(writer), ENGLISH.form);
        let mut play = Play { game, now: T };
        play.act(Action::Start);
        play
    }

    fn act(&mut self, action: Action) {
        let reaction = self.game.act(action, self.now);
        reaction.events.into_iter().for_each(|event| self.game.apply(event));
        for Effect::Check { lock, entry } in reaction.effects {
            let found = self.game.breakout().lock(&lock).expect("it is checked").clone();
            let checked = check(&found, &entry, self.game.spelling());
            self.act(Action::Checked { lock, checked });
        }
    }

    fn tries(&mut self, lock: &str, entries: &[&str]) -> &mut Self {
        for entry in entries {
            self.now += 20 * SECOND;
            self.act(Action::Try { lock: lock.into(), entry: (*entry).into() });
        }
        self
    }

    fn hint(&mut self, lock: &str) -> &mut Self {
        self.now += 20 * SECOND;
        self.act(Action::SpendCard { lock: lock.into() });
        self
    }

    fn does(&mut self, action: Action) -> &mut Self {
        self.now += 20 * SECOND;
        self.act(action);
        self
    }

    fn tells(&mut self, told: Told) -> &mut Self {
        self.act(Action::Tell { told: told.event() });
        self
    }

    fn journal(&self) -> Journal {
        self.game.journal().clone()
    }
}

/// By insight: one reply is enough where it errs, and once a finger slips.
fn owls(breakout: &Arc<Breakout>) -> Journal {
    let mut team = Play::of(breakout, "Owls", 1);
    team.tries("letter", &["5376"]).tries("shed", &["LAMP"]);
    team.tries("well", &["blue red green red blue blue", "blue red green red green blue"]);
    team.tries("lane", &["up left up right up right"]).tries("ferry", &["FORGE"]).tries("gate", &["1356"]);
    team.tries("clerk", &["p1 p4 p6"]).tries("tull", &["look behnd you", "look behind you"]);
    team.journal()
}

/// By guessing: many tries, whatever the replies say, and away with what doesn't give.
fn foxes(breakout: &Arc<Breakout>) -> Journal {
    let mut team = Play::of(breakout, "Foxes", 2);
    team.tries("letter", &["1111", "2222", "5555", "5366", "5376"]).tries("shed", &["LUMP", "LIMP", "LAMP"]);
    team.tries(
        "lane",
        &["up left up right up left", "up up", "down", "up left left right up right", "up left up right up right"],
    );
    team.tries("ferry", &["FERRY", "FLAME"]).tries("clerk", &["p1", "p2"]);
    team.journal()
}

/// With hints, one neighbour's reply, and once the teacher's key.
fn newts(breakout: &Arc<Breakout>) -> Journal {
    let mut team = Play::of(breakout, "Newts", 3);
    team.hint("letter").tries("letter", &["5366", "5376"]).tries("shed", &["LAMP"]);
    team.tries("well", &["red red red red red red", "blue blue blue blue blue blue"])
        .does(Action::Hint { lock: "well".into() });
    team.tries("well", &["blue red green red green blue"]).hint("gate").tries("gate", &["1235", "1356"]);
    team.tries("lane", &["up left up right up left", "up left up right up right"]);
    team.tries("ferry", &["FERRY"]).does(Action::Help { lock: "ferry".into(), phrase: "spend the stops".into() });
    team.journal()
}

fn marks(report: &Report, team: usize) -> Vec<(&str, Option<Mark>, usize)> {
    let targets = report.breakout.targets.iter().zip(&report.teams[team].targets);
    targets.map(|(target, on)| (target.id.as_str(), on.mark, on.telling())).collect()
}

/// Worked out by hand from the rule in words: the weakest of the target's locks that tell something, and how many those are.
#[test]
fn three_teams_come_out_apart_by_target() {
    use Mark::*;
    let breakout = grammar();
    let journals = [owls(&breakout), foxes(&breakout), newts(&breakout)];
    let report = Report::of(&breakout, &journals, ENGLISH, T);
    // Letter at once, well after a reply, gate at once, Tull at once but for a slip.
    let by_insight = [
        ("whole-sentences", Some(AfterReply), 4),
        ("sound-alikes", Some(AtOnce), 1),
        ("joining", Some(AtOnce), 1),
        ("speech", Some(AtOnce), 1),
        ("tenses", Some(AtOnce), 1),
    ];
    // Letter after four tries, though the last got a reply; the well lies there untried, and the gate is out of reach.
    let by_guessing = [
        ("whole-sentences", Some(AfterTries), 1),
        ("sound-alikes", Some(AfterTries), 1),
        ("joining", Some(AfterTries), 1),
        ("speech", Some(NotYet), 1),
        ("tenses", Some(NotYet), 1),
    ];
    // Hints at letter, well and gate; the clerk is within reach and untried, so nothing is said of speech.
    let with_hints = [
        ("whole-sentences", Some(WithHints), 3),
        ("sound-alikes", Some(AtOnce), 1),
        ("joining", Some(AfterReply), 1),
        ("speech", None, 0),
        ("tenses", Some(Helped), 1),
    ];
    assert_eq!(marks(&report, 0), by_insight);
    assert_eq!(marks(&report, 1), by_guessing);
    assert_eq!(marks(&report, 2), with_hints);
    let tull = &report.teams[0].locks[7];
    assert_eq!((tull.slips(), tull.ideas()), (1, 0));

    let letter = report.lock(0);
    assert_eq!((letter.reached, letter.answered, letter.ideas, letter.hints), (3, 3, 5, 1));
    // 20, 100 and 60 seconds.
    let time = letter.time.expect("it was opened");
    assert_eq!([time.least, time.lower, time.median, time.upper, time.most], [20, 40, 60, 80, 100].map(|s| s * SECOND));
    let ferry = report.lock(4);
    assert_eq!((ferry.reached, ferry.answered, ferry.helped), (3, 1, 1));

    let shared: Vec<(usize, &str, Vec<usize>, Option<usize>)> = vec![
        (0, "5366", vec![1, 2], Some(0)),
        (3, "up left up right up left", vec![1, 2], Some(3)),
        (4, "FERRY", vec![1, 2], Some(0)),
    ];
    let talk = report.talk_about(3);
    let told: Vec<_> = talk.iter().map(|it| (it.lock, it.answer.as_str(), it.teams.clone(), it.reply)).collect();
    assert_eq!(told, shared);
    assert_eq!(talk[0].clue(&report).map(|clue| clue.id.as_str()), Some("letter-tag"));
    assert_eq!(report.time().map(|time| time.count), Some(1));
    assert_eq!(report.teams[0].trail.order(), [0, 1, 2, 3, 4, 5, 6, 7]);
    assert!(report.teams.iter().all(|team| team.trail.odd.is_empty()));
}

#[test]
fn a_report_is_told_in_tables_and_in_json() {
    let breakout = grammar();
    let mut journals = [owls(&breakout), foxes(&breakout), newts(&breakout)];
    journals[1].team = "=HYPERLINK(1)".into();
    let report = Report::of(&breakout, &journals, ENGLISH, T);
    let value: serde_json::Value = serde_json::from_str(&format::report::write(&report)).expect("it is JSON");
    assert_eq!(value["teams"][1]["targets"][3]["mark"], "not_yet");
    assert_eq!(value["teams"][2]["targets"][3]["mark"], serde_json::Value::Null);
    assert_eq!(value["teams"][0]["locks"][7]["wrong"][0]["slip"], true);
    let words = Words {
        mark: &|mark| format!("{mark:?}"),
        team: &|label| label.name.clone(),
        grown: &|grown| format!("{grown:?}"),
        answer: &|_, answer| answer.to_owned(),
        withheld: "withheld",
        heads: ["team", "member", "aim", "now"],
        team_heads: ["minutes", "open", "wrong", "slips", "hints", "box"],
        try_heads: ["lock", "try", "answer", "reply", "slip", "opened"],
        yes_no: ["yes", "no"],
        target: &|at| breakout.targets[at].id.clone(),
    };
    let book = gradebook(&report, &words);
    assert_eq!(book[0].join("|"), "team|member|whole-sentences|sound-alikes|joining|speech|tenses|aim|now");
    assert_eq!(book[3].join("|"), "Newts||Some(WithHints)|Some(AtOnce)|Some(AfterReply)|None|Some(Helped)||");
    let teams = team_rows(&report, &words);
    assert_eq!(teams[1][..7].join("|"), "Owls|3.3|8|1|1|0|yes");
    let tries = try_rows(&report, &words);
    assert!(csv(&tries).contains("\"'=HYPERLINK(1)\",\"Letter\",\"5\",\"5376\",\"\",\"no\",\"yes\""));
    assert_eq!(tries.iter().filter(|row| row[0] == "Owls").count(), 10);
    assert!(tabs(&book).lines().all(|line| line.matches('\t').count() == 8));
}

/// The same marks, whether the file, the link or the codes were handed in.
#[test]
fn the_way_in_which_it_comes_changes_nothing() {
    let breakout = grammar();
    let journals = [owls(&breakout), foxes(&breakout), newts(&breakout)];
    let handed = journals.clone().map(|journal| file::write(&hand_in(&breakout, &journal, ENGLISH, true).journal));
    let mut class = Class::new(breakout.id);
    assert_eq!(class.take_file(handed[0].as_bytes()), Outcome::New(0));
    let link = format!("https://school.example/#/class/z/{}", pack(&handed[1]));
    assert_eq!(class.take_file(&file::from_link(&link).expect("it is whole")), Outcome::New(1));
    let codes = latchwork::report::split(&format::squeeze(&handed[2])).expect("it is short");
    let mut collector = latchwork::report::Collector::default();
    let seen = codes.iter().rev().map(|code| collector.see(code)).last();
    let Some(latchwork::report::Scan::Whole(packed)) = seen else { panic!("{seen:?}") };
    assert_eq!(class.take_file(&format::unsqueeze(&packed).expect("it is whole")), Outcome::New(2));
    // A game of some thirty events fits a few codes.
    assert!(codes.len() <= 3, "{}", codes.len());
    let report = Report::of(&breakout, &class.teams, ENGLISH, T);
    let own = Report::of(&breakout, &journals, ENGLISH, T);
    for (handed, own) in report.teams.iter().zip(&own.teams) {
        assert_eq!((&handed.targets, &handed.locks, &handed.label), (&own.targets, &own.locks, &own.label));
    }
}

fn words(name: &str) -> Breakout {
    let mut lock = Lock::new("one", Mechanism::from(Kind::Text(Text::default())));
    lock.answers = vec![name.into()];
    lock.targets = vec!["t".into()];
    let mut breakout = Breakout::new(Uuid::from_u128(7));
    breakout.targets = vec![Target { id: "t".into(), ..Target::default() }];
    breakout.locks = vec![Arc::new(lock)];
    breakout
}

fn one_lock(breakout: &Breakout, tries: &[&str], hint_before: Option<usize>) -> (Option<Mark>, usize, usize) {
    let breakout = Arc::new(breakout.clone());
    let mut play = Play::of(&breakout, "", 1);
    for (at, entry) in tries.iter().enumerate() {
        if hint_before == Some(at) {
            play.hint("one");
        }
        play.tries("one", &[entry]);
    }
    let report = Report::of(&breakout, &[play.journal()], ENGLISH, T);
    let on = &report.teams[0].locks[0];
    (on.mark, on.ideas(), on.slips())
}

#[test]
fn a_slip_is_only_what_was_put_right_at_once() {
    use Mark::*;
    let mut owl = words("behind the café");
    assert_eq!(one_lock(&owl, &["behidn the café", "behind the café"], None), (Some(AtOnce), 0, 1));
    assert_eq!(one_lock(&owl, &["behind the cafe", "behidn the café", "behind the café"], None), (Some(AtOnce), 0, 2));
    // Another idea came between: the first was no slip that the team knew of.
    let between = ["behidn the café", "under the bed", "behind the café"];
    assert_eq!(one_lock(&owl, &between, None), (Some(AfterTries), 2, 0));
    // A hint came between.
    assert_eq!(one_lock(&owl, &["behidn the café"], None), (Some(NotYet), 1, 0));
    Arc::make_mut(&mut owl.locks[0]).hints = vec!["a nudge".into()];
    assert_eq!(one_lock(&owl, &["behidn the café", "behind the café"], Some(1)), (Some(WithHints), 1, 0));
    // The author has something to say to it, or the word stands in the breakout.
    Arc::make_mut(&mut owl.locks[0]).replies =
        vec![Reply { answer: "behind the cave".into(), say: "?".into(), ..Reply::default() }];
    assert_eq!(one_lock(&owl, &["behind the cave", "behind the café"], None), (Some(AfterReply), 1, 0));
    Arc::make_mut(&mut owl.locks[0]).hints = vec!["Not **behold**".into()];
    let quiet = words("quiet");
    assert_eq!(one_lock(&quiet, &["quite", "quiet"], None), (Some(AtOnce), 0, 1));
    let mut quiet = quiet;
    quiet.cards = vec![latchwork::breakout::Card { body: "quite or *quiet*?".into(), ..Default::default() }];
    assert_eq!(one_lock(&quiet, &["quite", "quiet"], None), (Some(AfterTries), 1, 0));
    // Short words and figures are too near to others.
    assert_eq!(one_lock(&words("cat"), &["cap", "cat"], None), (Some(AfterTries), 1, 0));
    assert_eq!(one_lock(&words("room 1204"), &["room 1205", "room 1204"], None), (Some(AfterTries), 1, 0));
    // Wheels that are one off may be counted wrong.
    let mut wheels = words("");
    Arc::make_mut(&mut wheels.locks[0]).mechanism = Mechanism::from(Kind::Number(Number { wheels: 4 }));
    Arc::make_mut(&mut wheels.locks[0]).answers = vec!["1204".into()];
    assert_eq!(one_lock(&wheels, &["1205", "1204"], None), (Some(AfterTries), 1, 0));
}

#[test]
fn what_chance_would_open_as_well_is_told() {
    let mut wheel = words("");
    Arc::make_mut(&mut wheel.locks[0]).mechanism = Mechanism::from(Kind::Number(Number { wheels: 2 }));
    Arc::make_mut(&mut wheel.locks[0]).answers = vec!["42".into()];
    let chance = |tries: &[&str]| {
        let breakout = Arc::new(wheel.clone());
        let mut play = Play::of(&breakout, "", 1);
        play.tries("one", tries);
        let report = Report::of(&breakout, &[play.journal()], ENGLISH, T);
        (report.teams[0].locks[0].maybe_chance, report.teams[0].targets[0].maybe_chance)
    };
    assert_eq!(chance(&["42"]), (false, false));
    assert_eq!(chance(&["1", "01", "02", "03", "04", "05", "06", "07", "08", "42"]), (false, false));
    assert_eq!(chance(&["00", "01", "02", "03", "04", "05", "06", "07", "08", "42"]), (true, true));
    assert_eq!(chance(&["00", "01", "02", "03", "04", "05", "06", "07", "08", "09"]), (false, false));
}

#[test]
fn what_opens_the_lock_since_a_correction_is_no_mistake() {
    let breakout = Arc::new(words("owl"));
    let mut play = Play::of(&breakout, "", 1);
    play.tries("one", &["an owl", "owl"]);
    let mut corrected = words("owl");
    Arc::make_mut(&mut corrected.locks[0]).answers.push("an owl".into());
    corrected.revision = 2;
    let report = Report::of(&Arc::new(corrected), &[play.journal()], ENGLISH, T);
    assert_eq!(report.teams[0].targets[0].mark, Some(Mark::AtOnce));
    assert_eq!(report.teams[0].trail.odd, [Odd::Revision(1)]);
}

#[test]
fn members_have_their_own_aims_and_no_marks_of_their_own() {
    let breakout = grammar();
    let mut play = Play::of(&breakout, "Owls", 1);
    play.tells(Told::Member { member: 0, name: "Ada".into() }).tells(Told::Member { member: 1, name: "=Bo".into() });
    play.tells(Told::Aim { member: 0, target: "speech".into() })
        .tells(Told::Aim { member: 0, target: "tenses".into() });
    play.tells(Told::Grown { member: 0, how: Grown::Almost });
    play.tells(Told::Wrote { topic: Topic::PassOn, text: "Read it aloud, says Ada. Then LAMP opens.".into() });
    play.tells(Told::Member { member: 5, name: String::new() });
    // Whoever was taken out again is in no report, whatever they had said by then.
    play.tells(Told::Member { member: 2, name: "Cy".into() });
    play.tells(Told::Aim { member: 2, target: "tenses".into() }).tells(Told::Grown { member: 2, how: Grown::Can });
    play.tells(Told::Aim { member: 2, target: String::new() }).tells(Told::Member { member: 2, name: String::new() });
    let journal = play.journal();
    let team = Members::of(&journal);
    let members: Vec<_> =
        team.members.iter().map(|it| (it.place, it.name.as_str(), it.aim.as_str(), it.grown)).collect();
    assert_eq!(members, [(0, "Ada", "tenses", Some(Grown::Almost)), (1, "=Bo", "", None)]);
    assert_eq!(
        Game::new(breakout.clone(), journal.clone(), Uuid::nil(), ENGLISH.form).progress().open_count(&breakout),
        0
    );
    let handed = hand_in(&breakout, &journal, ENGLISH, true);
    assert_eq!(handed.texts, 1);
    assert_eq!(Members::of(&handed.journal).pass_on.as_deref(), Some("Read it aloud, says Ada. Then … opens."));
    let nameless = file::write(&hand_in(&breakout, &journal, ENGLISH, false).journal);
    assert!(!nameless.contains("Ada") && !nameless.contains("Bo") && !nameless.contains("Owls"), "{nameless}");
    assert!(nameless.contains("tenses") && nameless.contains("almost"));
}

#[test]
fn roles_are_the_same_on_all_devices_of_a_team_and_whoever_comes_later_has_one() {
    let breakout = grammar();
    let named = |member, name: &str| Told::Member { member, name: name.into() };
    let mut one = Play::of(&breakout, "Owls", 1);
    one.tells(named(0, "Ada")).tells(named(3, "Bo")).tries("letter", &["5376"]);
    let mut two = Play::on(&breakout, one.journal(), 2000);
    one.tries("shed", &["LAMP"]).tells(named(1, "Cleo"));
    two.tells(Told::Aim { member: 4, target: "speech".into() }).tries("well", &["blue red green red green blue"]);
    let dealt = |journal: &Journal| {
        let opened = Progress::fold(&breakout, journal).open_count(&breakout);
        let team = Members::of(journal);
        let seats = sit_with_roles(&team);
        let of = |(at, member): (usize, &&latchwork::report::Member)| {
            (member.name.clone(), roles_of(at, seats.len(), 4, opened))
        };
        seats.iter().enumerate().map(of).collect::<Vec<_>>()
    };
    let name = |name: &str, roles: &[usize]| (name.to_owned(), roles.to_vec());
    assert_eq!(dealt(&two.journal()), [name("Ada", &[0, 2]), name("Bo", &[1, 3])]);
    let (mut here, mut there) = (one.journal(), two.journal());
    here.merge(two.journal());
    there.merge(one.journal());
    assert_eq!(here, there);
    // Three locks are open, and whoever has an aim and no name takes no turns.
    assert_eq!(dealt(&here), [name("Ada", &[0, 3]), name("Cleo", &[1]), name("Bo", &[2])]);
    one.tells(Told::Roles { on: false });
    assert_eq!(dealt(&one.journal()), []);
    one.tells(Told::Roles { on: true }).tells(named(1, "")).tells(named(0, "\u{202e}"));
    assert_eq!(dealt(&one.journal()), [], "one alone has no roles");
}

#[test]
fn whoever_plays_alone_hands_in_under_their_own_name() {
    let breakout = grammar();
    let mut journal = Journal::new(Uuid::from_u128(1), breakout.id, "");
    play_alone(&mut journal);
    assert!(is_alone(&journal));
    let mut play = Play::on(&breakout, journal, 1001);
    let called = |play: &Play, names| hand_in(&breakout, &play.journal(), ENGLISH, names).journal.team;
    assert_eq!(called(&play, true), "");
    play.tells(Told::Member { member: 0, name: "Ada".into() });
    assert_eq!(called(&play, true), "Ada");
    assert_eq!(called(&play, false), "");
    let kept = journal::read(journal::write(&play.journal()).as_bytes()).expect("it is one");
    assert!(is_alone(&kept));
}

#[test]
fn a_hand_in_holds_no_answer_that_opens_a_lock() {
    let breakout = grammar();
    let mut play = Play::of(&breakout, "Forge", 1);
    // The next lock's answer on the wrong lock, and an answer in words.
    play.tries("letter", &["1356", "5376"]);
    play.does(Action::Note { entry: "notes".into(), text: "gate 1356".into() });
    play.does(Action::Explain {
        lock: "letter".into(),
        text: "We counted 5-3-7-6, (5 3 7 6) or “5376”, and LAMP! Look behind, you said.".into(),
    });
    play.does(Action::Reflect { question: 0, text: format!("{} 1356", "long ".repeat(500)) });
    let handed = hand_in(&breakout, &play.journal(), ENGLISH, true);
    assert_eq!((handed.tries, handed.texts), (1, 3));
    let text = file::write(&handed.journal);
    assert!(
        !text.contains("1356") && !text.contains("5376") && !text.contains("LAMP") && !text.contains("notes"),
        "{text}"
    );
    let report = Report::of(&breakout, std::slice::from_ref(&handed.journal), ENGLISH, T);
    let letter = &report.teams[0];
    let explained = letter.trail.locks[0].explained.as_deref();
    assert_eq!(explained, Some("We counted …, (…) or “…”, and …! …, … said."));
    assert_eq!(letter.locks[0].mark, Some(Mark::AfterTries));
    assert_eq!(letter.locks[0].wrong[0].answer, None);
    assert!(letter.trail.reflections[0].1.chars().count() <= LONGEST_TEXT + 1);
}

#[test]
fn names_cut_files_and_other_breakouts_are_shown_for_what_they_are() {
    let breakout = grammar();
    let own = |team: &str, id| {
        file::write(&hand_in(&breakout, &Play::of(&breakout, team, id).journal(), ENGLISH, true).journal)
    };
    let mut class = Class::new(breakout.id);
    for (at, (team, id)) in [("Owls", 1), ("Owls", 2), ("owls ", 3)].into_iter().enumerate() {
        assert_eq!(class.take_file(own(team, id).as_bytes()), Outcome::New(at));
    }
    let before = class.clone();
    assert_eq!(class.take_file(own("Owls", 1).as_bytes()), Outcome::Known(0));
    let whole = own("Newts", 4);
    assert_eq!(class.take_file(&whole.as_bytes()[..whole.len() / 2]), Outcome::Refused(Refused::CutOff { line: 1 }));
    let link = pack(&whole);
    assert_eq!(file::from_link(&link[..link.len() / 2]), Err(Refused::BrokenLink));
    let newer = whole.replace("\"version\":1", "\"version\":2");
    assert_eq!(class.take_file(newer.as_bytes()), Outcome::Refused(Refused::TooNew { version: 2 }));
    assert!(matches!(class.take_file(b"name,mark"), Outcome::Refused(Refused::NotJson { line: 1, .. })));
    assert!(matches!(
        class.take_file(b"{\"format\":\"latchwork.breakout\",\"version\":1}"),
        Outcome::Refused(Refused::NotOurs { .. })
    ));
    let other = Arc::new(words("owl"));
    let foreign = file::write(
        &hand_in(
            &Breakout { title: "Other".into(), ..(*other).clone() },
            &Play::of(&other, "Elks", 9).journal(),
            ENGLISH,
            true,
        )
        .journal,
    );
    let outcome = class.take_file(foreign.as_bytes());
    assert_eq!(outcome, Outcome::OtherBreakout { breakout: other.id, title: "Other".into(), team: "Elks".into() });
    assert_eq!(class, before);
    class.take_file(own(&"n".repeat(5000), 5).as_bytes());
    class.take_file(own("\u{7}\u{202e}\u{0}", 6).as_bytes());
    let report = Report::of(&breakout, &class.teams, ENGLISH, T);
    let labels: Vec<_> = report.teams.iter().map(|team| (team.label.name.chars().count(), team.label.nth)).collect();
    assert_eq!(labels, [(4, Some(1)), (4, Some(2)), (4, Some(3)), (LONGEST_NAME, None), (0, Some(1))]);
}

#[test]
fn teams_stand_in_the_order_of_their_names_and_numbers() {
    let mut class = Class::new(Uuid::nil());
    let names = ["Team 10", "team 2", "Zebras", "Team 1", "5b", "Team 02", "Ants", "12c"];
    for (id, name) in (1..).zip(names) {
        class.take(Journal::new(Uuid::from_u128(id), Uuid::nil(), name));
    }
    class.sort();
    let sorted: Vec<&str> = class.teams.iter().map(|journal| journal.team.as_str()).collect();
    assert_eq!(sorted, ["5b", "12c", "Ants", "Team 1", "Team 02", "team 2", "Team 10", "Zebras"]);
}

#[test]
fn a_journal_that_was_changed_by_hand_is_shown_for_what_it_is() {
    let breakout = grammar();
    let text = file::write(&hand_in(&breakout, &owls(&breakout), ENGLISH, true).journal);
    let odd = |text: &str| {
        let mut class = Class::new(breakout.id);
        assert_eq!(class.take_file(text.as_bytes()), Outcome::New(0));
        let report = Report::of(&breakout, &class.teams, ENGLISH, T);
        report.teams[0].trail.odd.clone()
    };
    assert_eq!(odd(&text), []);
    assert_eq!(odd(&text.replace("\"lock\":\"shed\"", "\"lock\":\"cellar\"")), [Odd::Strange(1), Odd::TooEarly(1)]);
    assert_eq!(odd(&text.replace("\"with\":0", "\"with\":7")), [Odd::Strange(8)]);
    assert_eq!(odd(&text.replace("\"event\":\"tried\"", "\"event\":\"sang\"")), [Odd::Newer(2)]);
    assert!(odd(&text.replacen("\"at\":1800", "\"at\":\"late\",\"was\":1800", 1)).contains(&Odd::Unread(1)));
    // The last event, ten minutes back and a year ahead; a year's gap is no active time.
    let jumped = |to: u64| {
        let mut journal = owls(&breakout);
        let last = journal.events().last().expect("some").clone();
        let (n, after) = (last.n + 1, last.after + 1);
        journal.insert(Event { n, after, at: to, what: What::Resumed, ..last });
        let trail = Trail::of(&breakout, &journal, T);
        (trail.odd, trail.active)
    };
    let (_, active) = jumped(T + 200 * SECOND);
    assert_eq!(jumped(T - 600 * SECOND), (vec![Odd::ClockBack(1)], active));
    assert_eq!(jumped(T + 365 * 24 * 3600 * SECOND), (vec![Odd::ClockAhead(365)], active));
    assert_eq!(jumped(0).0, [Odd::ClockBack(1), Odd::ClockOld]);
}

/// A journal with so many events, none of which any team wrote.
fn long(breakout: &Breakout, events: usize, id: u128) -> Journal {
    let mut journal = Journal::new(Uuid::from_u128(id), breakout.id, "Long");
    let writer = Uuid::from_u128(id);
    let mut at = T;
    let mut push = |n: usize, what: What| {
        at += 7 * SECOND;
        journal.insert(Event { writer, n: n as u32, after: n as u64 + 1, at, what, extra: Default::default() });
    };
    push(0, What::Started { revision: 1 });
    let open = |n: usize| n % (events / breakout.locks.len()).max(1) == 1;
    let mut next = 0;
    for n in 1..events {
        let lock = breakout.locks[next.min(breakout.locks.len() - 1)].id.clone();
        push(
            n,
            match n % 5 {
                _ if open(n) && next < breakout.locks.len() => {
                    next += 1;
                    What::Opened { lock, with: 0 }
                }
                0 => What::Paused,
                1 => What::Resumed,
                2 => What::Hinted { lock, rung: 0, card: false },
                _ => What::Tried { lock, answer: format!("{:04}", (n * 37 + id as usize) % 400) },
            },
        );
    }
    journal
}

/// Written backwards it would take minutes if anything were looked through again for each event.
#[test]
fn a_journal_of_a_hundred_thousand_events_harms_nobody() {
    let breakout = grammar();
    let mut class = Class::new(breakout.id);
    let mut text = file::write(&long(&breakout, 100_000, 5));
    // Written backwards, each event would come before all others.
    if let Ok(mut value) = serde_json::from_str::<serde_json::Value>(&text) {
        value["events"].as_array_mut().expect("a list").reverse();
        text = value.to_string();
    }
    assert_eq!(class.take_file(text.as_bytes()), Outcome::New(0));
    assert_eq!(class.take_file(text.as_bytes()), Outcome::Known(0));
    class.take(owls(&breakout));
    let report = Report::of(&breakout, &class.teams, ENGLISH, T);
    assert_eq!(report.teams[0].trail.events, 100_000);
    assert_eq!(report.teams[1].targets[1].mark, Some(Mark::AtOnce));
}

fn actions() -> impl Strategy<Value = Vec<(usize, usize, String, u64)>> {
    prop::collection::vec((0..11usize, 0..8usize, "\\PC{0,6}", 0..700_000u64), 0..40)
}

fn acted(
    breakout: &Arc<Breakout>,
    team: &str,
    (writer, from): (u128, Journal),
    steps: &[(usize, usize, String, u64)],
) -> Journal {
    let mut play = Play::on(breakout, from, writer);
    for (what, which, text, passed) in steps {
        play.now += passed;
        let lock = breakout.locks.get(*which).map_or_else(|| text.clone(), |lock| lock.id.clone());
        let answer =
            |lock: &str| breakout.lock(lock).and_then(|lock| lock.answers.first().cloned()).unwrap_or_default();
        let entry = answer(&lock);
        let other = breakout.locks.last().map(|lock| answer(&lock.id)).unwrap_or_default();
        play.act(match what {
            0 => Action::Pause,
            1 => Action::Resume,
            2 => Action::Try { lock, entry: text.clone() },
            3 | 4 => Action::Try { lock, entry },
            5 => Action::Hint { lock },
            6 => Action::SpendCard { lock },
            7 => Action::Help { lock, phrase: "brass owl".into() },
            8 => Action::Try { lock, entry: other },
            9 => Action::Explain { lock, text: format!("{text} {entry} so {team}") },
            _ => Action::Reflect { question: *which, text: format!("{other}{text}") },
        });
    }
    play.journal()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// The trail of a report knows what progress knows, of journals that play wrote, one page or two.
    #[test]
    fn a_trail_agrees_with_progress(breakout in sound_breakout(), mine in actions(), yours in actions()) {
        let breakout = Arc::new(breakout);
        let begun = Journal::new(Uuid::from_u128(9), breakout.id, "Team");
        let mut journal = acted(&breakout, "", (1, begun.clone()), &mine);
        journal.merge(acted(&breakout, "", (2, begun), &yours));
        let (trail, progress) = (Trail::of(&breakout, &journal, T), Progress::fold(&breakout, &journal));
        prop_assert_eq!(trail.started, progress.started());
        prop_assert_eq!(trail.finished, progress.finished());
        prop_assert_eq!(trail.active, progress.active(0, Uuid::nil()));
        prop_assert!(trail.locks.iter().map(|lock| lock.active).sum::<u64>() <= trail.active);
        for (lock, trail) in breakout.locks.iter().zip(&trail.locks) {
            let tries: Vec<&str> = progress.attempts(&lock.id).iter().map(|attempt| attempt.answer.as_str()).collect();
            prop_assert_eq!(trail.misses.iter().filter_map(|miss| miss.answer.as_deref()).collect::<Vec<_>>(), tries);
            let state = match trail.open.map(|open| open.how) {
                Some(how) => LockState::Open(how),
                None if trail.reached => LockState::Reached,
                None => LockState::OutOfReach,
            };
            prop_assert_eq!(state, progress.state(&lock.id));
            prop_assert_eq!(trail.explained.as_deref(), progress.explained(&lock.id));
            let taken = progress.rungs(&breakout, &lock.id, 0).iter().filter(|rung| **rung == latchwork::play::Rung::Taken).count();
            prop_assert_eq!(trail.rungs().min(lock.hints.len() + 1), taken);
        }
    }

    /// Whatever a team did and wrote: no word of a hand-in opens a lock, in whatever way its words stand beside each other, and
    /// nothing else of what counts is lost.
    #[test]
    fn no_hand_in_opens_a_lock(breakout in sound_breakout(), steps in actions(), names: bool) {
        let breakout = Arc::new(breakout);
        let journal = acted(&breakout, "Team", (1, Journal::new(Uuid::from_u128(9), breakout.id, "Team")), &steps);
        let handed = hand_in(&breakout, &journal, ENGLISH, names).journal;
        for event in handed.events() {
            let text = match &event.what {
                What::Tried { answer, .. } => answer,
                What::Explained { text, .. } | What::Reflected { text, .. } => text,
                _ => continue,
            };
            prop_assert!(text.is_empty() || !opens_any(&breakout, text, ENGLISH), "{text}");
            let words: Vec<&str> = text.split_whitespace().collect();
            for from in 0..words.len() {
                for until in from + 1..=words.len() {
                    let slice = words[from..until].join(" ");
                    prop_assert!(!opens_any(&breakout, &slice, ENGLISH), "{slice}");
                }
            }
        }
        let read = file::read(file::write(&handed).as_bytes());
        prop_assert_eq!(read.as_ref(), Ok(&handed));
        let (own, theirs) = (Trail::of(&breakout, &journal, T), Trail::of(&breakout, &handed, T));
        prop_assert_eq!(own.active, theirs.active);
        for (own, theirs) in own.locks.iter().zip(&theirs.locks) {
            prop_assert_eq!((own.open, own.misses.len(), own.rungs(), own.active), (theirs.open, theirs.misses.len(), theirs.rungs(), theirs.active));
        }
    }

    /// Two devices that both went on, each heard of by the other at any time, handed in any number of times, at any stage and in
    /// any order: the class has each event once.
    #[test]
    fn hand_ins_of_one_team_merge_by_union(
        breakout in sound_breakout(),
        stages in prop::collection::vec((any::<bool>(), any::<bool>(), actions()), 1..5),
        order in any::<Vec<prop::sample::Index>>(),
    ) {
        let breakout = Arc::new(breakout);
        let mut devices = [(); 2].map(|()| Journal::new(Uuid::from_u128(9), breakout.id, "Team"));
        let mut handed = Vec::new();
        for (stage, (second, hears, steps)) in stages.iter().enumerate() {
            let own = usize::from(*second);
            if *hears {
                let other = devices[1 - own].clone();
                devices[own].merge(other);
            }
            devices[own] = acted(&breakout, "Team", (100 + stage as u128, devices[own].clone()), steps);
            handed.push(hand_in(&breakout, &devices[own], ENGLISH, stage % 2 == 0).journal);
        }
        let mut class = Class::new(breakout.id);
        let mut other = Class::new(breakout.id);
        handed.iter().for_each(|journal| drop(class.take(journal.clone())));
        for index in &order {
            other.take(index.get(&handed).clone());
        }
        handed.iter().rev().for_each(|journal| drop(other.take(journal.clone())));
        prop_assert_eq!(&class, &other);
        let mut both = devices[0].clone();
        both.merge(devices[1].clone());
        let count = hand_in(&breakout, &both, ENGLISH, true).journal.events().count();
        prop_assert_eq!(class.teams[0].events().count(), count);
    }

    /// A game that is carried on, by file or link, on as many devices as there are, any of which may hear of any other: nothing
    /// is lost, nothing counted twice.
    #[test]
    fn a_game_may_be_carried_anywhere(
        breakout in sound_breakout(),
        stages in prop::collection::vec((0..3usize, 0..3usize, any::<bool>(), actions()), 1..6),
    ) {
        let breakout = Arc::new(breakout);
        let mut devices = [(); 3].map(|()| Journal::new(Uuid::from_u128(9), breakout.id, "Team"));
        let mut all = devices[0].clone();
        for (stage, (from, to, by_link, steps)) in stages.iter().enumerate() {
            devices[*from] = acted(&breakout, "Team", (100 + stage as u128, devices[*from].clone()), steps);
            all.merge(devices[*from].clone());
            let carried = journal::write(&devices[*from]);
            let bytes = if *by_link { format::unpack(&pack(&carried)).expect("whole") } else { carried.into_bytes() };
            devices[*to].merge(journal::read(&bytes).expect("ours"));
        }
        let mut met = devices[0].clone();
        devices[1..].iter().for_each(|other| met.merge(other.clone()));
        prop_assert_eq!(&met, &all);
        let mut backwards = devices[2].clone();
        backwards.merge(devices[1].clone());
        backwards.merge(devices[0].clone());
        prop_assert_eq!(Progress::fold(&breakout, &backwards), Progress::fold(&breakout, &all));
    }
}

#[test]
fn how_a_check_comes_out_is_what_the_report_says() {
    let breakout = grammar();
    let report = Report::of(&breakout, &[foxes(&breakout)], ENGLISH, T);
    for (lock, on) in breakout.locks.iter().zip(&report.teams[0].locks) {
        for wrong in &on.wrong {
            let Some(answer) = &wrong.answer else { panic!("nothing is withheld from a journal") };
            let Checked::Misses { reply, nearly, .. } = check(lock, answer, ENGLISH) else { panic!("{answer}") };
            assert_eq!((wrong.reply, wrong.nearly), (reply, nearly));
        }
    }
    assert_eq!(report.teams[0].trail.locks[0].open.map(|open| open.how), Some(How::Answer(0)));
}

/// How long this thread has been at work: where the system tells, without the time that other programs took from it.
#[expect(clippy::disallowed_methods, reason = "how long it takes is what is measured")]
fn at_work() -> Duration {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let worked = told.and_then(|told| told.split(' ').next()?.parse().ok());
    worked.map_or_else(|| BEGUN.elapsed(), Duration::from_nanos)
}

/// The bench of the core: `cargo test --profile native --no-default-features --test report -- --ignored --nocapture`.
#[test]
#[ignore = "measures time"]
fn two_hundred_teams() {
    let mut breakout = words("owl");
    breakout.locks = (0..20)
        .map(|at| {
            let mut lock = Lock::new(format!("lock-{at}"), Mechanism::from(Kind::Number(Number { wheels: 4 })));
            lock.answers = vec!["9999".into()];
            lock.targets = vec!["t".into()];
            lock.hints = vec!["?".into()];
            lock.after = if at > 0 { vec![format!("lock-{}", at - 1)] } else { Vec::new() };
            Arc::new(lock)
        })
        .collect();
    let breakout = Arc::new(breakout);
    let mut times = Vec::new();
    for events in [300, 3000] {
        let files: Vec<String> = (0..200).map(|team| file::write(&long(&breakout, events, team))).collect();
        let start = at_work();
        let mut class = Class::new(breakout.id);
        files.iter().for_each(|text| drop(class.take_file(text.as_bytes())));
        let opened = at_work() - start;
        let report = Report::of(&breakout, &class.teams, ENGLISH, T);
        let figures = (0..20).map(|at| report.lock(at).ideas).sum::<usize>() + report.talk_about(3).len();
        let all = at_work() - start;
        let a_second = 200.0 * events as f64 / (all - opened).as_secs_f64();
        println!(
            "200 teams x {events} events: opened {opened:?}, marked {:?}, {a_second:.0} events a second ({figures})",
            all - opened
        );
        times.push(all);
    }
    assert!(times[1] < times[0] * 12, "{times:?}");
    assert!(csv(&[]).len() < 9);
}
