//! Maths is read into what is allowed and nothing else, and what is wrong in it is told.

use latchwork::maths::{ATTRIBUTES, COMMANDS, DEPTH, ELEMENTS, Element, Fault, LENGTH, Node, fault, read};
use proptest::prelude::*;

/// As text, to compare it.
fn shown(element: &Element) -> String {
    let attributes: String = element.attributes.iter().map(|(name, value)| format!(" {name}={value}")).collect();
    let inner = |node: &Node| match node {
        Node::Element(element) => shown(element),
        Node::Text(text) => text.clone(),
    };
    format!("{}{attributes}({})", element.name, element.children.iter().map(inner).collect::<String>())
}

fn reads_as(source: &str) -> String {
    read(source, false).map_or_else(|fault| format!("{fault:?}"), |maths| shown(&maths))
}

#[test]
fn what_lessons_need_is_read() {
    let all = [
        (r"\tfrac{3}{4}", "math(mfrac displaystyle=false(mn(3)mn(4)))"),
        (r"a < b", "math(mi(a)mo(<)mi(b))"),
        ("0.75 = 75%", "math(mn(0.75)mo(=)mn(75)mi(%))"),
        (r"75\,\% - 5\%", "math(mn(75)mspace width=0.16666667em()mi(%)mo(−)mn(5)mi(%))"),
        (r"\sqrt[3]{8}", "math(mroot(mn(8)mn(3)))"),
        ("x²", "math(mi(x)mi(²))"),
        (r"5\,\text{m} \textbf{or so}", "math(mn(5)mspace width=0.16666667em()mtext(m)mtext(or\u{a0}so))"),
        (
            r"\begin{array}{r}23\\ \hline 68\end{array}",
            "math(mtable displaystyle=false scriptlevel=0(mtr(mtd class=right(mn(23)))mtr(mtd class=right line-above(mn(68)))))",
        ),
    ];
    for (source, maths) in all {
        assert_eq!(reads_as(source), maths, "{source}");
    }
    let steps = reads_as(r"\begin{aligned}x&=1\end{aligned}");
    assert!(steps.contains("mtd class=right close-right(mi(x))mtd class=left close-left(mo(=)mn(1))"), "{steps}");
    assert_eq!(shown(&read("1", true).unwrap()), "math display=block(mn(1))");
}

#[test]
fn what_is_not_allowed_is_letters_or_gone() {
    let all = [
        (r"\text{<img src=x onerror=1>}", "math(mtext(<img\u{a0}src=x\u{a0}onerror=1>))"),
        (r"\operatorname{<script>a</script>}", "math(mo lspace=0 rspace=0(a))"),
        (r"\color{red} x", "math(mrow(mi(x)))"),
        (r"\eqref{a}", "math(mtext((??)))"),
        (r"\href{javascript:a}{b}", r#"Unknown("\\href")"#),
    ];
    for (source, maths) in all {
        assert_eq!(reads_as(source), maths, "{source}");
    }
}

#[test]
fn what_is_wrong_is_told() {
    let unknown = |name: &str| Fault::Unknown(name.into());
    let misplaced = |part: &str| Fault::Misplaced(part.into());
    let all = [
        (r"\fraq{3}{4}".to_owned(), unknown(r"\fraq")),
        (r"\begin{fractions}1\end{fractions}".to_owned(), unknown("fractions")),
        (r"\frac{3}{4".to_owned(), Fault::Unfinished),
        (r"\frac{3}".to_owned(), Fault::Unfinished),
        (r"\left( 1".to_owned(), Fault::Unfinished),
        ("3}".to_owned(), misplaced("}")),
        ("a & b".to_owned(), misplaced("&")),
        ("x^2^3".to_owned(), misplaced("^")),
        ("1".repeat(LENGTH + 1), Fault::TooLarge),
        ("{".repeat(DEPTH + 1) + &"}".repeat(DEPTH + 1), Fault::TooLarge),
        (r"\sqrt".repeat(COMMANDS + 1) + "2", Fault::TooLarge),
    ];
    for (source, why) in all {
        assert_eq!(fault(&source), Some(why), "{source}");
    }
    assert_eq!(fault(r"\tfrac{3}{4}"), None);
}

#[test]
fn as_deep_as_may_be_is_read() {
    let deep = |unit: &str, end: &str, count| unit.repeat(count) + "1" + &end.repeat(count);
    for source in [
        deep("{", "}", DEPTH),
        deep(r"\displaystyle{", "}", DEPTH),
        deep(r"\frac1", "", COMMANDS),
        deep(r"\left(", r"\right)", COMMANDS / 2),
    ] {
        assert_eq!(fault(&source), None, "{source}");
    }
}

/// What a teacher or a prankster may write: pieces of LaTeX, of markup, and anything.
fn sources() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            r"\frac", r"\tfrac", r"\sqrt", r"\text", r"\left", r"\right", r"\begin", r"\end", r"\operatorname", r"\href",
            r"\mathbf", r"\textit", r"\color", r"\hspace", r"\cancel", r"\tag", r"\label", r"\eqref", r"\substack",
            r"\middle", r"\big", r"\overline", r"\underbrace", r"\not", r"\hline", r"\limits", r"\sum", r"\\", r"\,",
            r"\unicode", r"\genfrac", r"\over", r"\prescript", r"\mathop", r"\char", r"\verb", r"\kern", r"\hat",
        ]).prop_map(str::to_owned),
        4 => prop::sample::select(vec![
            "{", "}", "[", "]", "(", ")", "^", "_", "&", "%", "#", "'", "~", "|", "<", ">", "{matrix}", "{align}",
            "{cases}", "{array}{c|r}", "{3em}", "{-1mu}", "<img src=x onerror=1>", "<a href=\"x\">", "</mo>", "&lt;",
            "<mi style=\"x\" width=\"1\">", "\"", "é", "日", "\u{301}", "\u{0}", "😀", "\n",
        ]).prop_map(str::to_owned),
        2 => "[a-z0-9 =+-]{1,3}",
        1 => "\\PC{1,2}",
    ];
    prop::collection::vec(piece, 0..25).prop_map(|pieces| pieces.concat())
}

fn holds_only_what_is_allowed(element: &Element) -> bool {
    let is_allowed = |name: &&str| ELEMENTS.contains(name);
    element.attributes.iter().all(|(name, _)| ATTRIBUTES.contains(name))
        && element.children.iter().all(|node| match node {
            Node::Element(inner) => is_allowed(&inner.name) && holds_only_what_is_allowed(inner),
            Node::Text(_) => true,
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn nothing_else_ever_comes_out(source in sources(), display: bool) {
        if let Ok(maths) = read(&source, display) {
            prop_assert_eq!(maths.name, "math");
            prop_assert!(holds_only_what_is_allowed(&maths), "{}", shown(&maths));
        }
        prop_assert_eq!(fault(&source), read(&source, display).err());
    }

    #[test]
    fn no_letters_break_it(source in "\\PC*") {
        fault(&source);
    }
}
