// A breakout with a lock of each further kind, all there from the start.

const item = (id, label) => ({ id, label });
const cut = (text, isTapped) => text.split(/( |\.)/).filter(Boolean).map((part) => (isTapped(part) ? { text: part, tap: true } : { text: part }));
const gaps = (words) => [{ text: "", tap: true }, ...words.flatMap((word, at) => [{ text: word }, { text: at + 1 < words.length ? " " : "", tap: true }])];

/** Title, mechanism, answer, and what no answer can look like: how it is entered and why it is refused. */
export const KINDS = [
  ["Adverbs", { kind: "tap", unit: "word", parts: cut("She quickly ran home and sang very softly.", (part) => /\w/.test(part)) }, "2 8"],
  ["Stop", { kind: "tap", unit: "gap", parts: gaps(["The", "dog", "ran", "the", "cat", "stayed"]) }, "4"],
  ["Share", { kind: "quantity" }, "3/4"],
  ["Area", { kind: "quantity", form: "decimal", unit: { name: "cm²", also: ["cm2"], needed: true } }, "12.5 cm²"],
  ["Morning", { kind: "order", items: [item("a", "She woke."), item("b", "She dressed."), item("c", "She ate."), item("d", "She left.")] }, "a b c d"],
  ["Classes", { kind: "sort", bins: [item("n", "Noun"), item("v", "Verb")], items: [item("a", "dog"), item("b", "run"), item("c", "house"), item("d", "sing")] }, "n=a,c v=b,d"],
  ["Pairs", { kind: "match", left: [item("a", "half"), item("b", "a quarter")], right: [item("1", "0.5"), item("2", "0.25"), item("3", "0.2")] }, "a=1 b=2"],
  ["Plurals", { kind: "form", fields: [{ label: "one mouse, two" }, { label: "one child, two" }] }, "mice\nchildren"],
  ["Signs", { kind: "shape" }, "star ring bar"],
  ["Fuses", { kind: "switches", labels: ["Hall", "Attic", "Cellar", "Yard"] }, "on off on off"],
  ["Trace", { kind: "pattern", size: 3 }, "1 2 5 8"],
  ["Treasure", { kind: "point" }, "(3,-2)"],
  ["Stars", { kind: "point", x: { from: 0, to: 4, step: 0.5 }, y: { from: 0, to: 100, step: 10 }, count: 2 }, "(0.5,20) (2,40)"],
  ["Train", { kind: "clock", hours: 12 }, "19:45"],
  ["Battle", { kind: "date" }, "1815-06-18"],
  ["Song", { kind: "tune" }, "C4 F#4 G4"],
];

export const breakout = {
  format: "latchwork.breakout",
  version: 1,
  id: "6b1f1a52-6a3e-4a4f-9c0d-1f0a5c1b2e3d",
  title: "Every lock",
  language: "en",
  targets: [{ id: "t", statement: "I can open every lock." }],
  locks: KINDS.map(([title, mechanism, answer], at) => ({
    id: `lock-${at}`,
    title,
    targets: ["t"],
    clues: [{ id: `clue-${at}`, kind: "text", title, body: "Work it." }],
    mechanism,
    answers: [answer],
    hints: ["Look at it."],
  })),
};
