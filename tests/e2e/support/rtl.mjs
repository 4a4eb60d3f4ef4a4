// A breakout in Arabic with a lock of every kind, all there from the start.

const item = (id, label) => ({ id, label });
const words = (text) => text.split(/( )/).map((part) => (part === " " ? { text: part } : { text: part, tap: true }));
const colours = [
  { id: "red", name: "أحمر", mark: "circle" },
  { id: "green", name: "أخضر", mark: "square" },
  { id: "blue", name: "أزرق", mark: "diamond" },
];

/** Title, mechanism, answer. */
export const KINDS = [
  ["رقم", { kind: "number", wheels: 4 }, "2405"],
  ["حروف", { kind: "letters", wheels: 3, alphabet: [..."ابتجدقمر"] }, "قمر"],
  ["نص", { kind: "text" }, "القمر"],
  ["طريق", { kind: "direction", ways: 4 }, "up left down right"],
  ["ألوان", { kind: "colour", palette: colours }, "red green blue"],
  ["اختيار", { kind: "choice", many: true, options: [item("a", "خفاش"), item("b", "بطريق"), item("c", "حوت.")] }, "a c"],
  ["ظروف", { kind: "tap", unit: "word", parts: words("ركضت الفتاة سريعا إلى البيت") }, "3"],
  ["كسر", { kind: "quantity", unit: { name: "سم" } }, "3/4"],
  ["ترتيب", { kind: "order", items: [item("a", "بيضة"), item("b", "يرقة"), item("c", "شرنقة"), item("d", "فراشة")] }, "a b c d"],
  ["فرز", { kind: "sort", bins: [item("n", "اسم"), item("v", "فعل")], items: [item("a", "نهر"), item("b", "كتب"), item("c", "باب"), item("d", "لعب")] }, "n=a,c v=b,d"],
  ["أزواج", { kind: "match", left: [item("a", "نصف"), item("b", "ربع")], right: [item("1", "0.5"), item("2", "0.25"), item("3", "0.2")] }, "a=1 b=2"],
  ["جمع", { kind: "form", fields: [{ label: "كتاب" }, { label: "باب" }] }, "كتب\nأبواب"],
  ["أشكال", { kind: "shape" }, "star ring bar"],
  ["مفاتيح", { kind: "switches", labels: ["القاعة", "السطح", "القبو"] }, "on off on"],
  ["خط", { kind: "pattern", size: 3 }, "1 2 5 8"],
  ["نقطة", { kind: "point" }, "(3,-2)"],
  ["ساعة", { kind: "clock", hours: 12 }, "19:45"],
  ["تاريخ", { kind: "date" }, "1815-06-18"],
  ["لحن", { kind: "tune" }, "C4 F#4 G4"],
];

export const breakout = {
  format: "latchwork.breakout",
  version: 1,
  id: "5c0c5d3a-9d1f-4f6e-8a55-1d8a7f0e2b11",
  title: "كل الأقفال",
  language: "ar",
  story: [{ id: "letter", kind: "text", title: "رسالة", body: "القمر فوق البيت، والصندوق مغلق.\n\n- أول\n- ثان" }],
  targets: [{ id: "t", statement: "أستطيع أن أفتح كل قفل." }],
  locks: KINDS.map(([title, mechanism, answer], at) => ({
    id: `lock-${at}`,
    title,
    targets: ["t"],
    clues: [
      { id: `clue-${at}`, kind: "text", title, body: "انظر إلى **القفل** (5 مرات)." },
      { id: `page-${at}`, kind: "text", title: "An English page", language: "en", body: "This one is read from the left." },
    ],
    mechanism,
    answers: [answer],
    replies: [{ answer: "0000", say: "انظر مرة أخرى." }],
    hints: ["ابدأ من اليمين."],
  })),
};
