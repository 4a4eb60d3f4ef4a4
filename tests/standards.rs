//! The lists of standards that ship: complete as they are published, each with a code of its own and words of ours; and found
//! by any word.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use latchwork::format::{Refused, standards};
use latchwork::mechanism::Spelling;
use latchwork::standards::{Collection, FILES, Filter, Listed, Stage, search};
use proptest::prelude::*;

const ENGLISH: Spelling = Spelling::native("en");

fn list(name: &str) -> Collection {
    let file = fs::read(format!("{}/standards/{name}.json", env!("CARGO_MANIFEST_DIR"))).expect("it ships");
    standards::read(&file).expect("it was refused")
}

fn all() -> Vec<Collection> {
    FILES.iter().map(|name| list(name)).collect()
}

fn named<'c>(collections: &'c [Collection], code: &str) -> &'c Listed {
    let mut listed = collections.iter().flat_map(|collection| &collection.standards);
    listed.find(|listed| listed.code == code).unwrap_or_else(|| panic!("{code} is missing"))
}

#[test]
fn every_file_in_the_folder_is_one_of_the_lists() {
    let files = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/standards")).expect("it is there");
    let names = files.filter_map(|file| file.ok()?.file_name().to_str()?.strip_suffix(".json").map(str::to_owned));
    let mut names: Vec<String> = names.collect();
    names.sort();
    assert_eq!(names, FILES);
}

#[test]
fn codes_are_well_formed_and_stand_once() {
    let mut seen = BTreeSet::new();
    for collection in all() {
        assert!(!collection.credit.is_empty() && !collection.name.is_empty());
        for listed in &collection.standards {
            assert!(seen.insert((collection.framework.clone(), listed.code.clone())), "{} stands twice", listed.code);
            let is_well_formed = match collection.stage {
                Stage::Grade => is_code(&listed.code, &collection.name, &listed.grades),
                Stage::Year => is_reference(listed),
            };
            assert!(is_well_formed, "{}", listed.code);
        }
    }
}

/// `L.4.1.f`, `4.NF.B.3.a`: with the grade that the list says.
fn is_code(code: &str, name: &str, grades: &[u32]) -> bool {
    let [grade] = grades else { return false };
    let parts: Vec<&str> = code.split('.').collect();
    let number = |part: &&str| part.parse::<u32>().is_ok_and(|number| (1..=9).contains(&number));
    let letter = |part: &str, from: char, to: char| part.len() == 1 && part.chars().all(|c| (from..=to).contains(&c));
    let rest = if name.ends_with("Language") {
        let ["L", own, rest @ ..] = &parts[..] else { return false };
        if **own != grade.to_string() {
            return false;
        }
        rest
    } else {
        let domains = ["OA", "NBT", "NF", "MD", "G", "RP", "NS", "EE", "SP", "F"];
        let [own, domain, cluster, rest @ ..] = &parts[..] else { return false };
        if **own != grade.to_string() || !domains.contains(domain) || !letter(cluster, 'A', 'D') {
            return false;
        }
        rest
    };
    match rest {
        [own] => number(own),
        [own, part] => number(own) && letter(part, 'a', 'i'),
        _ => false,
    }
}

/// `Year 5 · Grammar: relative clauses`.
fn is_reference(listed: &Listed) -> bool {
    let years = match listed.grades[..] {
        [year] => format!("Year {year}"),
        [first, .., last] if listed.grades.iter().copied().eq(first..=last) => format!("Years {first}–{last}"),
        _ => return false,
    };
    listed.code.strip_prefix(&format!("{years} · {}: ", listed.area)).is_some_and(|name| !name.is_empty())
}

#[test]
fn every_standard_has_words_that_go_on_from_i_can() {
    for collection in all() {
        let mut before: BTreeMap<(&str, Vec<u32>), &str> = BTreeMap::new();
        for listed in &collection.standards {
            let words = listed.says.split_whitespace().count();
            assert!((2..=26).contains(&words), "{}: {words} words", listed.code);
            let first = listed.says.chars().next().unwrap_or_default();
            assert!(first.is_lowercase() && !listed.says.ends_with(['.', ' ', ',']), "{}", listed.says);
            assert_eq!(listed.says.trim(), listed.says);
            assert!((3..=8).contains(&listed.grades[0]) && !listed.area.is_empty());
            // Within a grade no two say the same.
            let same = before.insert((&listed.says, listed.grades.clone()), &listed.code);
            let is_named_alike = ["words", "problems", "checking"].iter().any(|name| listed.code.contains(name));
            assert!(same.is_none() || is_named_alike, "{} and {same:?} say the same", listed.code);
        }
    }
}

/// How many of them are standards and how many their lettered parts, by grade.
fn counts(name: &str) -> BTreeMap<u32, (usize, usize)> {
    let mut counts: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for listed in list(name).standards {
        let count = counts.entry(listed.grades[0]).or_default();
        let is_part = listed.code.rsplit('.').next().is_some_and(|end| end.parse::<u32>().is_err());
        if is_part { count.1 += 1 } else { count.0 += 1 }
    }
    counts
}

#[test]
fn the_common_core_is_whole() {
    // As the standards of 2010 list them.
    let language = [(3, (6, 25)), (4, (6, 20)), (5, (6, 18)), (6, (6, 16)), (7, (6, 13)), (8, (6, 15))];
    assert_eq!(counts("ccss-language"), BTreeMap::from(language));
    let maths = [(3, (25, 12)), (4, (28, 9)), (5, (26, 14)), (6, (29, 18)), (7, (24, 19)), (8, (28, 8))];
    assert_eq!(counts("ccss-maths"), BTreeMap::from(maths));
}

#[test]
fn numbers_and_letters_follow_each_other_without_a_gap() {
    for name in ["ccss-language", "ccss-maths"] {
        let mut last: BTreeMap<String, u32> = BTreeMap::new();
        for listed in list(name).standards {
            let (stem, end) = listed.code.rsplit_once('.').expect("it has parts");
            let at =
                end.parse().unwrap_or_else(|_| end.bytes().next().map_or(0, |letter| u32::from(letter - b'a') + 1));
            // Numbers go on from one cluster to the next: 3.OA.A.4, 3.OA.B.5.
            let stem = if end.parse::<u32>().is_ok() && name == "ccss-maths" {
                stem.rsplit_once('.').map_or(stem, |(stem, _)| stem)
            } else {
                stem
            };
            let before = last.insert(stem.to_owned(), at).unwrap_or_default();
            assert_eq!(at, before + 1, "{}", listed.code);
        }
    }
}

#[test]
fn england_has_as_many_points_as_its_programmes() {
    let mut maths: BTreeMap<u32, usize> = BTreeMap::new();
    list("england-maths").standards.iter().for_each(|listed| *maths.entry(listed.grades[0]).or_default() += 1);
    assert_eq!(maths, BTreeMap::from([(3, 33), (4, 42), (5, 49), (6, 49), (7, 86)]));
    let english = list("england-english");
    let of = |area: &str, first: u32| {
        english.standards.iter().filter(|listed| listed.area == area && listed.grades[0] == first).count()
    };
    // Appendix 2 by year, with its list of terms, and what only the programmes say of grammar, by phase; appendix 1 and the
    // rest of the programmes by phase.
    assert_eq!([3, 4, 5, 6].map(|year| of("Grammar", year)), [8 + 1, 7, 7 + 2, 7]);
    assert_eq!([3, 4, 5, 6].map(|year| of("Punctuation", year)), [1, 3, 2, 4]);
    assert_eq!([3, 5].map(|year| of("Spelling", year)), [20, 14]);
    assert_eq!([3, 5].map(|year| of("Reading", year)), [18, 21]);
    assert_eq!([3, 5].map(|year| of("Writing", year)), [10, 14]);
}

#[test]
fn key_stage_3_of_england_is_whole() {
    let counts = |name: &str| {
        let mut counts: Vec<(String, usize)> = Vec::new();
        for listed in list(name).standards.into_iter().filter(|listed| listed.grades.contains(&7)) {
            assert_eq!(listed.grades, [7, 8, 9], "{}: its programme is one for three years", listed.code);
            match counts.last_mut().filter(|(area, _)| *area == listed.area) {
                Some((_, count)) => *count += 1,
                None => counts.push((listed.area, 1)),
            }
        }
        counts
    };
    // The points under each heading, in its order. Under "working mathematically" 7 of fluency, 7 of reasoning and 4 of
    // problems; in algebra the four ways to manipulate an expression are points of their own.
    let maths = [
        ("Working mathematically", 7 + 7 + 4),
        ("Number", 16),
        ("Algebra", 16 + 3),
        ("Ratio, proportion and rates of change", 10),
        ("Geometry and measures", 16),
        ("Probability", 4),
        ("Statistics", 3),
    ];
    assert_eq!(counts("england-maths"), maths.map(|(area, count)| (area.to_owned(), count)));
    // The range of what is read is three points, and the kinds of what is written are four.
    let english =
        [("Reading", 3 + 2 + 4 + 6), ("Writing", 4 + 3 + 3), ("Grammar and vocabulary", 6), ("Spoken English", 4)];
    assert_eq!(counts("england-english"), english.map(|(area, count)| (area.to_owned(), count)));
}

#[test]
fn every_grade_from_3_to_8_has_standards_of_every_list() {
    let all = all();
    for grade in 3..=8 {
        for (at, list) in all.iter().enumerate() {
            let filter = Filter { collection: Some(at), grade: Some(grade), near: None };
            assert!(!search(&all, "", filter, ENGLISH).is_empty(), "{}: grade {grade}", list.name);
        }
    }
}

#[test]
fn some_are_what_every_teacher_knows_them_to_be() {
    let all = all();
    for (code, word) in [
        ("L.4.1.f", "run-ons"),
        ("L.4.2.c", "comma before the joining word"),
        ("L.5.1.d", "shifts in tense"),
        ("L.8.1.b", "passive voice"),
        ("4.NF.A.1", "a/b equals"),
        ("3.OA.C.7", "fluently"),
        ("6.NS.C.7.c", "absolute value"),
        ("7.SP.C.8.b", "list the outcomes"),
        ("8.G.B.7", "Pythagorean"),
        ("Year 5 · Grammar: relative clauses", "relative clauses"),
        ("Year 6 · Algebra: sequences", "linear number sequences"),
        ("Years 7–9 · Algebra: gradients and intercepts", "y = mx + c"),
        ("Years 7–9 · Geometry and measures: Pythagoras and trigonometry", "right-angled triangles"),
        ("Years 7–9 · Reading: Shakespeare", "two plays"),
        ("Years 7–9 · Spoken English: debates and discussions", "debates"),
    ] {
        assert!(named(&all, code).says.contains(word), "{code}");
    }
}

fn codes<'c>(found: &[(usize, &'c Listed)]) -> Vec<&'c str> {
    found.iter().map(|(_, listed)| listed.code.as_str()).collect()
}

#[test]
fn every_word_must_match_and_the_nearest_grade_comes_first() {
    let all = all();
    let find = |query: &str, near: Option<u32>| {
        search(&all, query, Filter { near: near.map(|near| (near, near)), ..Filter::default() }, ENGLISH)
    };
    let found = find("Comma joining", Some(4));
    assert_eq!(codes(&found)[0], "L.4.2.c");
    for (_, listed) in find("equivalent FRACTIONS", None) {
        let text = format!("{} {} {}", listed.code, listed.says, listed.area).to_lowercase();
        assert!(text.contains("equivalent") && text.contains("fraction"), "{text}");
    }
    let near =
        |query, near: u32| find(query, Some(near)).first().map(|(at, listed)| all[*at].stage.grade(listed.grades[0]));
    assert_eq!([3, 5, 7].map(|grade| near("fractions", grade)), [Some(3), Some(5), Some(7)]);
    assert_eq!(codes(&find("l.4.1.f", Some(8))), ["L.4.1.f"]);
    assert_eq!(codes(&find("6.ee.a.2", None))[..2], ["6.EE.A.2", "6.EE.A.2.a"]);
    assert_eq!(codes(&find("relative clauses", Some(4)))[0], "Year 5 · Grammar: relative clauses");
    assert_eq!(codes(&find("xylophone", None)), [""; 0]);
    assert_eq!(find("  ", None).len(), all.iter().map(|list| list.standards.len()).sum::<usize>());
    // A word in the middle of another is none.
    assert!(
        codes(&find("lock", None)).iter().all(|code| code.contains("lock") || named(&all, code).says.contains("lock"))
    );
}

#[test]
fn what_a_teacher_types_finds_what_it_is_called_there() {
    let all = all();
    let find = |query: &str| codes(&search(&all, query, Filter::default(), ENGLISH));
    for (query, wanted) in [
        ("apostrophe", &["L.3.2.d", "Year 4 · Punctuation: apostrophes for plural possession"][..]),
        ("modal verbs", &["L.4.1.c", "Year 5 · Grammar: degrees of possibility"]),
        ("subject-verb agreement", &["L.3.1.f"]),
        ("abstract nouns", &["L.3.1.c"]),
        ("synonyms", &["L.4.5.c", "L.5.5.c", "Year 6 · Grammar: synonyms and antonyms"]),
        ("context clues", &["L.3.4.a", "L.4.4.a", "L.8.4.a"]),
        ("figurative language", &["L.4.5", "L.5.5.a", "Years 5–6 · Reading: authors’ language"]),
        ("capital letters", &["L.3.2.a", "L.4.2.a"]),
        ("passive voice", &["L.8.1.b", "Year 6 · Grammar: passive"]),
        ("speech marks", &["Year 3 · Punctuation: inverted commas"]),
        ("semicolons", &["Year 6 · Punctuation: lists"]),
        ("area", &["3.MD.C.6", "4.MD.A.3", "6.G.A.1", "Year 4 · Measurement: area"]),
        ("times tables", &["3.OA.C.7", "Year 4 · Multiplication and division: tables"]),
        ("place value", &["4.NBT.A.1", "5.NBT.A.1", "Year 3 · Number and place value: place value"]),
        ("rounding", &["3.NBT.A.1", "5.NBT.A.4", "Year 6 · Number and place value: rounding"]),
        ("adding fractions", &["4.NF.B.3.a", "5.NF.A.1"]),
        ("rectangular prism", &["5.MD.C.5.b", "6.G.A.2"]),
        ("measures of center", &["6.SP.A.3", "6.SP.B.5.d"]),
        ("systems of equations", &["8.EE.C.8"]),
        ("independent variables", &["6.EE.C.9"]),
        ("2D shapes", &["Year 6 · Properties of shapes: drawing"]),
        ("circumference", &["7.G.B.4", "Year 6 · Properties of shapes: circles"]),
        // A word and its plural find each other.
        ("property", &["3.OA.B.5", "7.NS.A.1.d"]),
        ("boxes", &["5.MD.C.5.a", "6.SP.B.4"]),
        ("prefixes", &["L.3.4.b", "Year 3 · Grammar: prefixes that make nouns"]),
    ] {
        let found = find(query);
        for code in wanted {
            assert!(found.contains(code), "{query}: {code} is not among {found:?}");
        }
    }
}

#[test]
fn the_name_of_a_list_leaves_the_others_out() {
    let all = all();
    let names = |query: &str| {
        let found = search(&all, query, Filter::default(), ENGLISH);
        let mut names: Vec<&str> = found.iter().map(|(at, _)| all[*at].name.as_str()).collect();
        names.dedup();
        names
    };
    assert_eq!(names("Common Core fractions"), ["Common Core: Maths"]);
    assert_eq!(names("common core: maths"), ["Common Core: Maths"]);
    assert_eq!(names("England English apostrophes"), ["England: English"]);
    assert_eq!(names("Common Core"), ["Common Core: Language", "Common Core: Maths"]);
}

#[test]
fn a_code_is_found_however_it_is_written() {
    let all = all();
    let first =
        |query: &str| codes(&search(&all, query, Filter::default(), ENGLISH)).first().copied().unwrap_or_default();
    for (query, wanted) in [
        ("5.NF.1", "5.NF.A.1"),
        ("5nf1", "5.NF.A.1"),
        ("5 NF 1", "5.NF.A.1"),
        ("5.nf.a.1", "5.NF.A.1"),
        ("CCSS.MATH.CONTENT.5.NF.A.1", "5.NF.A.1"),
        ("ccss.math.content.5.nf.1", "5.NF.A.1"),
        ("Math.Content.5.NF.A.1", "5.NF.A.1"),
        ("CCSS 5.NF.1", "5.NF.A.1"),
        ("4.NF.3a", "4.NF.B.3.a"),
        ("CCSS.MATH.CONTENT.4.NF.B.3.A", "4.NF.B.3.a"),
        ("8.F.1", "8.F.A.1"),
        ("L.4.1f", "L.4.1.f"),
        ("l41f", "L.4.1.f"),
        ("CCSS.ELA-LITERACY.L.4.1.F", "L.4.1.f"),
        ("ELA-Literacy.L.4.1f", "L.4.1.f"),
    ] {
        assert_eq!(first(query), wanted, "{query}");
    }
    let find = |query: &str| codes(&search(&all, query, Filter::default(), ENGLISH));
    assert_eq!(find("5.NF.1"), ["5.NF.A.1"], "and none besides");
    // What a code begins with finds all that it begins, with other words or alone; so does the way there.
    assert!(find("5.NF").len() > 5 && find("5.NF").iter().all(|code| code.starts_with("5.NF.")));
    assert_eq!(find("CCSS.MATH.CONTENT.5.NF"), find("5.NF"));
    let fraction = find("5.NF mixed");
    assert!(!fraction.is_empty() && fraction.iter().all(|code| code.starts_with("5.NF.")), "{fraction:?}");
    for begun in ["CCSS", "ccss.ma", "CCSS.MATH.CONTENT.", "CCSS.ELA-LIT"] {
        assert!(find(begun).contains(&"L.4.1.f"), "{begun}");
    }
    assert_eq!(find("9.NF.1"), [""; 0]);
}

/// Read once for all cases.
static ALL: LazyLock<Vec<Collection>> = LazyLock::new(all);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Each code of the Common Core is the first that is found by it, without its cluster, its dots or its capitals, with all
    /// that may come before.
    #[test]
    fn every_code_is_found_in_every_spelling(
        pick in any::<prop::sample::Index>(), cluster: bool, dots: bool, small: bool, before in 0usize..3
    ) {
        let all = &*ALL;
        let ours: Vec<(&Collection, &Listed)> = all.iter().filter(|list| list.stage == Stage::Grade)
            .flat_map(|list| list.standards.iter().map(move |listed| (list, listed))).collect();
        let (list, listed) = *pick.get(&ours);
        let is_language = list.name.ends_with("Language");
        let parts = listed.code.split('.').enumerate().filter(|(at, _)| cluster || is_language || *at != 2);
        let code = parts.map(|(_, part)| part).collect::<Vec<_>>().join(if dots { "." } else { "" });
        let full = if is_language { "CCSS.ELA-LITERACY." } else { "CCSS.MATH.CONTENT." };
        let written = format!("{}{code}", ["", "CCSS.", full][before]);
        let written = if small { written.to_lowercase() } else { written };
        let found = codes(&search(all, &written, Filter::default(), ENGLISH));
        prop_assert_eq!(found.first(), Some(&listed.code.as_str()), "{}", written);
    }

    #[test]
    fn whatever_is_typed_finds_standards_of_the_lists_or_none(query in "[ -~·–]{0,24}") {
        let all = &*ALL;
        let most: usize = all.iter().map(|list| list.standards.len()).sum();
        prop_assert!(search(all, &query, Filter::default(), ENGLISH).len() <= most);
    }
}

#[test]
fn a_level_said_in_words_leaves_the_others_out() {
    let all = all();
    let find = |query: &str| search(&all, query, Filter::default(), ENGLISH);
    let grades = |found: &[(usize, &Listed)]| -> BTreeSet<u32> {
        found.iter().flat_map(|(at, listed)| listed.grades.iter().map(|own| all[*at].stage.grade(*own))).collect()
    };
    for (query, grade, wanted) in [
        ("grade 5 decimals", 5, "5.NBT.A.3"),
        ("decimals grade 5", 5, "5.NBT.A.3"),
        ("5th grade decimals", 5, "5.NBT.A.3"),
        ("Grade 5 / Year 6 decimals", 5, "5.NBT.A.3"),
        ("year 6 decimals", 5, "Year 6 · Fractions, decimals and percentages: rounding"),
        ("y6 decimals", 5, "5.NBT.A.3"),
        ("year 8 pythagoras", 7, "Years 7–9 · Geometry and measures: Pythagoras and trigonometry"),
    ] {
        let found = find(query);
        assert!(found.iter().any(|(_, listed)| listed.code == wanted), "{query}: {:?}", codes(&found));
        for (at, listed) in found {
            let mut own = listed.grades.iter().map(|own| all[at].stage.grade(*own));
            assert!(own.any(|own| own == grade), "{query}: {}", listed.code);
        }
    }
    let stage = find("KS3 fractions");
    assert!(!stage.is_empty() && grades(&stage).is_subset(&(6..=8).collect()), "{:?}", codes(&stage));
    assert_eq!(codes(&find("key stage 3 fractions")), codes(&stage));
    assert_eq!(codes(&find("years 7 to 9 fractions")), codes(&stage));
    // The name that stands in a code's place is found as it is written.
    for list in all.iter().filter(|list| list.stage == Stage::Year) {
        for listed in list.standards.iter().step_by(9) {
            assert_eq!(codes(&find(&listed.code)).first(), Some(&listed.code.as_str()));
        }
    }
    // On the way to the number nothing is lost, and a number alone is no grade.
    assert_eq!(codes(&find("decimals grade")), codes(&find("decimals")));
    assert!(find("multiples of 8").iter().any(|(_, listed)| listed.grades == [3]));
    assert_eq!(codes(&find("grade 12 decimals")), [""; 0]);
}

#[test]
fn what_is_for_the_grades_of_a_breakout_comes_first_from_the_lowest_on() {
    let all = all();
    let near = |near| search(&all, "frac", Filter { near: Some(near), ..Filter::default() }, ENGLISH);
    let place = |(at, listed): &(usize, &Listed)| {
        let grades = listed.grades.iter().map(|own| all[*at].stage.grade(*own));
        grades.map(|grade| (if grade < 5 { 5 - grade } else { grade.saturating_sub(7) }, grade)).min()
    };
    let found: Vec<_> = near((5, 7)).iter().filter_map(place).collect();
    assert!(found.is_sorted() && found[0] == (0, 5) && found.contains(&(0, 7)), "{found:?}");
    let away: Vec<u32> = found.iter().map(|(away, _)| *away).collect();
    assert!(away.contains(&1) && away.contains(&2), "the others are found, too");
    // Whoever writes them the wrong way round means the same.
    assert!(!near((7, 5)).is_empty());
}

#[test]
fn lists_and_grades_can_be_left_out() {
    let all = all();
    let only = |collection, grade| search(&all, "", Filter { collection, grade, near: None }, ENGLISH);
    assert_eq!(only(Some(0), Some(4)).len(), 26);
    assert_eq!(only(Some(3), Some(4)).len(), 49, "year 5 is grade 4");
    assert!(only(Some(2), Some(4)).iter().any(|(_, listed)| listed.code.starts_with("Years 5–6")));
    assert_eq!(only(Some(0), Some(2)).len(), 0);
}

#[test]
fn a_file_of_another_kind_is_refused() {
    assert_eq!(standards::read(b"[]"), Err(Refused::NotOurs { format: None }));
    assert_eq!(
        standards::read(br#"{"format":"latchwork.standards","version":2}"#),
        Err(Refused::TooNew { version: 2 })
    );
    let odd = br#"{"format":"latchwork.standards","version":1,"groups":[1,{"grades":["x",4],"standards":[[],["A",2],["A.1","b"]]}]}"#;
    let read = standards::read(odd).expect("it was refused");
    assert_eq!(read.standards, [Listed { code: "A.1".into(), says: "b".into(), area: String::new(), grades: vec![4] }]);
}
