// Weighs the page and times it, both beside an empty Leptos page, and writes the table into README.md.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { classPace } from "./support/class-pace.mjs";
import { laidOut, readAndChecked, replayed } from "./support/native-pace.mjs";
import { derivation, longestFrame, sealing } from "./support/pace.mjs";
import { root } from "./support/server.mjs";
import { bringingPace, studioPace } from "./support/studio-pace.mjs";
import { wait } from "./support/wait.mjs";
import { BUDGET, sum, visit } from "./support/weight.mjs";

const ours = join(root, "dist");
const empty = join(root, "target/empty");
const BREAKOUT = "#/play/run-on-gate";
const DOOR = "form.begin .go";
const PADLOCK = ".station > .go";

const bare = sum(await visit(empty, "", "#ready"));
const first = await visit(ours, BREAKOUT, DOOR);
const student = sum(first);
const studio = sum(await visit(ours, "#/build", ".doors"), first);

const blank = await wait(empty, "", { ready: "#ready" });
const entrance = await wait(ours, BREAKOUT, { ready: DOOR });
const padlock = await wait(ours, BREAKOUT, { ready: PADLOCK, press: [".stage .go"] });

const owl = JSON.parse(readFileSync(join(root, "puzzles/owl-at-midnight.json"), "utf8"));
const [door] = owl.locks;
// Nobody's: whose it is would be asked.
const twenty = { ...owl, authors: [], locks: [...owl.locks, { ...door, id: "twentieth", clues: [], inside: [] }] };
const turned = await derivation();
const sealed = await sealing(twenty);
const frame = await longestFrame(sealed.file);

const small = await studioPace(10);
const large = await studioPace(500);
const rows = await bringingPace(2000);

const few = await classPace(300);
const many = await classPace(3000);
const replay = replayed();
const reading = readAndChecked();
const laying = laidOut();

const kb = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
const seconds = (time) => `${(time / 1000).toFixed(2)} s`;
const ms = (time) => `${time.toFixed(0)} ms`;
const times = (one, other) => (one / other).toFixed(1);
const weight = (what, { brotli, gzip }, most) =>
  `| ${what} | ${kb(brotli)} | ${most} | ${times(brotli, bare.brotli)} | ${kb(gzip)} |`;
const time = (what, it) => `| ${what} | ${seconds(it)} | ${times(it, blank)} |`;
const table = `
| what loads | brotli | at most | × an empty Leptos page | gzip |
|---|--:|--:|--:|--:|
${weight("a student's first visit", student, kb(BUDGET.student))}
${weight("what the studio adds", studio, kb(BUDGET.studio))}
${weight("an empty Leptos page", bare, "")}

| 4x slower processor, 1.6 Mbit/s, 150 ms | time | × an empty Leptos page |
|---|--:|--:|
${time("first screen of a shipped breakout", entrance)}
${time("its first padlock can be turned, story leafed through unread", padlock)}
${time("an empty Leptos page", blank)}

| student copies | time | at most |
|---|--:|--:|
| one try on a sealed lock, in its worker | ${ms(turned)} | |
| the same, reckoned for a 4x slower processor: a browser slows no worker | ${ms(4 * turned)} | |
| the page's longest frame meanwhile, 4x slower | ${ms(frame)} | 50 ms |
| a breakout of 20 locks sealed | ${seconds(sealed.time)} | 10 s |

| the studio with a chain of 500 locks | time | at most | with 10 locks |
|---|--:|--:|--:|
| from a key in a clue until it is painted, 4x slower, 95 of 100 times | ${ms(large.key)} | 50 ms | ${ms(small.key)} |
| from the library until a lock can be worked on | ${ms(large.opened)} | 1000 ms | ${ms(small.opened)} |
| from "Undo" until it is painted | ${ms(large.undone)} | 50 ms | ${ms(small.undone)} |
| the large map laid out, natively | ${ms(laying)} | 100 ms | |
| the large map drawn | ${ms(large.map)} | | ${ms(small.map)} |
| 2,000 questions pasted, until all can become locks | ${seconds(rows.time)} | 2 s | |
| a file of 10,000 locks read and checked, natively | ${reading} × \`serde_json\` alone | 4 × | |

| the class, 200 teams at 20 locks, 4x slower | 300 events a team | at most | 3,000 events | at most |
|---|--:|--:|--:|--:|
| opened, marked and drawn | ${seconds(few.opened)} | 2 s | ${times(many.opened, few.opened)} × | 12 × |
| 200 files given in, until they are marked and drawn | ${seconds(few.taken)} | | ${times(many.taken, few.taken)} × | 12 × |
| events that a native program marks in a second | ${replay.toLocaleString("en")} | | | |
`;
if (rows.moves < 2) throw new Error(`the bar moved ${rows.moves} times`);
if (sealed.moves < 20) throw new Error(`the bar moved ${sealed.moves} times`);
console.log(table);
for (const [path, { brotli }] of first) console.log(`${String(brotli).padStart(8)}  ${path}`);

const readme = join(root, "README.md");
const [before, rest] = readFileSync(readme, "utf8").split("<!-- bench -->\n");
const after = rest?.split("<!-- /bench -->")[1];
if (after === undefined) throw new Error("README.md has no place for the table: <!-- bench --> ... <!-- /bench -->");
writeFileSync(readme, `${before}<!-- bench -->\n${table.trimStart()}<!-- /bench -->${after}`);

const over = [["student", student], ["studio", studio]].filter(([name, { brotli }]) => brotli > BUDGET[name]);
for (const [name] of over) console.error(`over the budget: ${name}`);
process.exit(over.length === 0 ? 0 : 1);
