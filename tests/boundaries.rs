//! What must never be found in which part of the project, each as an absence.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

type Held = Result<(), Box<dyn Error>>;

/// What only the page may depend on.
const BROWSER: [&str; 7] = ["gloo", "idb", "js-sys", "leptos", "wasm-bindgen", "web-sys", "web-time"];

#[test]
fn the_core_never_depends_on_a_browser() -> Held {
    for target in ["wasm32-unknown-unknown", "all"] {
        let tree = Command::new(env!("CARGO"))
            .args(["tree", "--package", "latchwork", "--no-default-features", "--edges", "normal"])
            .args(["--prefix", "none", "--locked", "--target", target])
            .current_dir(root())
            .output()?;
        assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
        let tree = String::from_utf8(tree.stdout)?;
        assert!(tree.lines().any(|line| line.starts_with("serde_json ")), "not the core's graph:\n{tree}");
        let found: Vec<&str> =
            tree.lines().filter(|line| BROWSER.iter().any(|krate| line.starts_with(krate))).collect();
        assert!(found.is_empty(), "for target {target} the core depends on {found:?}");
    }
    Ok(())
}

#[test]
fn only_the_map_of_modules_knows_features() -> Held {
    never(&files("src", "rs")?, &["src/lib.rs"], |line| line.contains("feature = "))
}

/// A student copy is played as an open breakout is, and what a file is made of is no matter of keys.
#[test]
fn only_what_seals_knows_seals_and_keys() -> Held {
    for folder in ["src/breakout", "src/cipher", "src/format", "src/mechanism", "src/play", "src/prose"] {
        let doors = ["crate::seal", "argon2", "chacha20", "hkdf", "sha2"];
        never(&files(folder, "rs")?, &[], |line| doors.iter().any(|door| line.contains(door)))?;
    }
    Ok(())
}

#[test]
fn nothing_a_person_does_can_panic() -> Held {
    let panics = [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!("];
    never(&files("src", "rs")?, &[], |line| panics.iter().any(|panic| line.contains(panic)))
}

/// Whoever leaves a page takes its signals along, and reading one of those, or running a callback of it, ends the program. So what
/// comes after something was waited for asks whether it is still there: `try_get_untracked`, `try_run`. What `show` is given runs
/// when it is shown, and the store is there for as long as the program.
#[test]
fn what_was_waited_for_never_takes_its_page_for_granted() -> Held {
    const READS: [&str; 8] = [
        ".get_untracked(",
        ".with_untracked(",
        ".read_untracked(",
        ".get_value(",
        ".with_value(",
        ".read_value(",
        ".peek(",
        ".run(",
    ];
    let mut found = Vec::new();
    for path in files("src/app", "rs")?.iter().filter(|path| !path.ends_with("src/app/store/mod.rs")) {
        let text = fs::read_to_string(path)?;
        for block in text.split("async ").skip(1).filter_map(|rest| within(rest, ['{', '}'])) {
            let Some((_, after)) = block.split_once(".await") else { continue };
            let mut after = after.replace(".run()", "");
            while let Some((before, rest)) = after.split_once("show(")
                && let Some(shown) = within(&format!("({rest}"), ['(', ')'])
            {
                after = format!("{before}{}", &rest[shown.len()..]);
            }
            let reads = after.lines().filter(|line| READS.iter().any(|read| line.contains(read)));
            found.extend(reads.map(|line| format!("{}: {}", path.display(), line.trim())));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

/// What stands in the first pair of brackets.
fn within(text: &str, [open, close]: [char; 2]) -> Option<&str> {
    let start = text.find(open)? + open.len_utf8();
    let mut depth = 1;
    let end = text[start..].find(|letter| {
        depth += i32::from(letter == open) - i32::from(letter == close);
        depth == 0
    })?;
    Some(&text[start..start + end])
}

#[test]
fn no_text_ever_becomes_html() -> Held {
    let doors = ["inner_html", "innerHTML", "outer_html", "outerHTML", "insert_adjacent", "document.write"];
    let mut files = files("src", "rs")?;
    files.extend(scripts()?);
    never(&files, &[], |line| doors.iter().any(|door| line.contains(door)))
}

#[test]
fn no_screen_knows_another() -> Held {
    for screen in SCREENS {
        for path in files(&format!("src/app/{screen}"), "rs")? {
            let others = other_screens(screen, above(&path)?, &code(&path)?.join("\n"));
            assert!(others.is_empty(), "{} knows {others:?}", path.display());
        }
    }
    Ok(())
}

#[test]
fn however_a_screen_is_named_it_is_known() {
    for known in [
        "use crate::app::play::Sitting;",
        "let it = app::play::begin();",
        "use crate::app::{self, parts::{icon, play}, play};",
        "use crate::{\n    app::{\n        parts,\n        play::Sitting,\n    },\n};",
        "use super::super::play;",
        "use super::super::{\n    browser,\n    play,\n};",
        "pub use super::super::super::app::play;",
    ] {
        assert_eq!(other_screens("build", 2, known), ["play"], "{known}");
    }
    for own in [
        "use crate::app::build::play;",
        "use crate::app::{build, parts::{icon, play}};",
        "use super::play;",
        "use super::super::build::bench;",
        "use crate::play::Game;",
        "use crate::{app::parts, play};",
        "let it = self::play();",
    ] {
        assert!(other_screens("build", 2, own).is_empty(), "{own}");
    }
    assert_eq!(other_screens("build", 1, "use super::play;"), ["play"], "from mod.rs");
}

/// The policy of the built page blocks both.
#[test]
fn nothing_is_styled_or_scripted_inline() -> Held {
    never(&files("src/app", "rs")?, &[], |line| line.contains(" style=\""))?;
    let page = root().join("index.html");
    never(&[page], &[], |line| ["<style", " style=", " onclick=", " onload="].iter().any(|it| line.contains(it)))?;
    let html = fs::read_to_string(root().join("index.html"))?;
    assert!(html.split("<script").skip(1).all(|script| script.trim_start().starts_with("src=")));
    Ok(())
}

/// Nobody else's address is in what a browser loads: names of XML's vocabularies and what a person writes apart.
#[test]
fn no_other_host_is_ever_named() -> Held {
    let mut loaded = files("src", "rs")?;
    loaded.extend(files("style", "css")?);
    loaded.extend(files("style", "svg")?);
    loaded.extend(files("locales", "json")?);
    loaded.extend(scripts()?);
    loaded.extend(["index.html", "favicon.svg", "Trunk.toml"].map(|name| root().join(name)));
    never(&loaded, &[], |line| {
        let line = line.replace("http://www.w3.org/", "");
        line.split("://").skip(1).any(|rest| rest.starts_with(|first: char| first.is_alphanumeric()))
    })
}

/// School filters look for it.
#[test]
fn the_page_and_its_addresses_never_say_game() -> Held {
    let page = root().join("index.html");
    never(&[page, root().join("locales/en.json")], &[], |line| words(line).any(|word| word.starts_with("game")))?;
    let addresses = files("puzzles", "json")?;
    assert!(!addresses.iter().any(|path| path.to_string_lossy().to_lowercase().contains("game")));
    never(&[root().join("src/app/route.rs")], &[], |line| line.to_lowercase().contains("\"game"))
}

/// What a student's address names is asked for before the program runs.
#[test]
fn the_page_begins_with_every_shipped_breakout() -> Held {
    let boot = fs::read_to_string(root().join("boot.js"))?;
    let listed = boot.split_once("const SHIPPED = [").and_then(|(_, rest)| rest.split_once("];"));
    let (listed, _) = listed.ok_or("boot.js has no list of the shipped breakouts")?;
    let listed: Vec<&str> = listed.split(',').map(|name| name.trim().trim_matches('"')).collect();
    let files = files("puzzles", "json")?;
    let names = files.iter().filter_map(|path| path.file_stem()?.to_str());
    let shipped: Vec<&str> = names.filter(|name| !name.contains('.')).collect();
    assert_eq!(listed, shipped);
    Ok(())
}

fn words(line: &str) -> impl Iterator<Item = String> + '_ {
    line.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

const SCREENS: [&str; 5] = ["home", "locks", "play", "build", "class"];

/// How many `super::` lead from a file of a screen to `app`.
fn above(path: &Path) -> Result<usize, Box<dyn Error>> {
    let steps = path.strip_prefix(root().join("src/app"))?.components().count();
    Ok(if path.ends_with("mod.rs") { steps - 1 } else { steps })
}

/// What else than `screen` some code names of the screens, where so many `super::` lead to `app`.
fn other_screens(screen: &str, above: usize, code: &str) -> Vec<String> {
    let code: String = code.split_whitespace().collect::<Vec<_>>().join(" ");
    let code = code.replace(", }", " }").replace("{ ", "{").replace(" }", "}");
    let up = "super::".repeat(above);
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    let mut others = Vec::new();
    for door in ["app::", &up] {
        for (at, _) in code.match_indices(door) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(is_name) || (door == up && before == Some(':')) {
                continue;
            }
            let names = first_names(&code[at + door.len()..]);
            others.extend(names.filter(|name| *name != screen && SCREENS.contains(name)).map(str::to_owned));
        }
    }
    others
}

/// The first name of each path that stands behind a `::`: of one, or of all those between braces.
fn first_names(paths: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    let list = paths.strip_prefix('{');
    let end = |letter: char| {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        if list.is_some() { depth < 0 } else { !(letter.is_alphanumeric() || letter == '_') }
    };
    let paths = list.unwrap_or(paths).split(end).next().unwrap_or_default();
    let mut depth = 0;
    let paths = paths.split(move |letter: char| {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        depth == 0 && letter == ','
    });
    paths.map(|path| path.trim().split([':', ' ']).next().unwrap_or_default())
}

/// The scripts of the page that nobody compiles.
fn scripts() -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let all = fs::read_dir(root())?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    let found: Vec<PathBuf> = all.into_iter().filter(|path| path.extension().is_some_and(|it| it == "js")).collect();
    if found.is_empty() { Err("no script at all".into()) } else { Ok(found) }
}

/// All files below a folder whose name ends so. No such file is an error: where a folder has another name now, nothing
/// would be looked at for ever.
fn files(folder: &str, ending: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                found.push(path);
            }
        }
    }
    if found.is_empty() {
        return Err(format!("no .{ending} in {folder}").into());
    }
    found.sort();
    Ok(found)
}

/// The lines of a file. Comments and a file's own tests, which may say what they like, are empty ones.
fn code(path: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let mut in_tests = false;
    let mut lines = Vec::new();
    let mut rest = text.lines().peekable();
    while let Some(line) = rest.next() {
        let begins = |next: &&str| next.split('{').next().is_some_and(|it| words(it).any(|word| word == "mod"));
        in_tests |= line == "#[cfg(test)]" && rest.peek().is_some_and(begins);
        lines.push(if in_tests || line.trim_start().starts_with("//") { String::new() } else { line.to_owned() });
        in_tests &= line != "}";
    }
    Ok(lines)
}

/// Fails with file and line wherever a line of code is `forbidden`.
fn never(files: &[PathBuf], except: &[&str], forbidden: impl Fn(&str) -> bool) -> Held {
    let mut found = Vec::new();
    for path in files {
        let name = path.strip_prefix(root())?.to_string_lossy().replace('\\', "/");
        if except.contains(&name.as_str()) {
            continue;
        }
        let lines = code(path)?.into_iter().enumerate();
        found.extend(lines.filter(|(_, line)| forbidden(line)).map(|(at, line)| format!("{name}:{}: {line}", at + 1)));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}
