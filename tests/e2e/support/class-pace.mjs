// How long the class page takes with many teams.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withPage } from "./browser.mjs";
import { picked } from "./sealed.mjs";
import { written } from "./share.mjs";

const TEAMS = 200;
const LOCKS = 20;

const breakout = written(
  "A long river",
  Array.from({ length: LOCKS }, (_, at) => ({
    id: `lock-${at}`,
    title: `Lock ${at}`,
    targets: [`target-${at % 5}`],
    after: at > 0 ? [`lock-${at - 1}`] : [],
    clues: [{ id: `clue-${at}`, kind: "text", body: `Which of the ${at + 7} lamps along the river is lit at night?` }],
    mechanism: { kind: "number", wheels: 4 },
    answers: [String(1000 + at)],
    replies: [{ answer: "9004", say: "Count the painted one, too." }],
    hints: ["Look at the bank.", "Count them from the bridge."],
  })),
  { targets: Array.from({ length: 5 }, (_, at) => ({ id: `target-${at}`, statement: `I can count ${at + 2} lamps at once.` })) },
);

const uuid = (number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** What one team did: so many events, spread over all locks, wrong tries between. */
function handIn(team, count) {
  const writer = uuid(1000 + team);
  const of = (n, what) => ({ writer, n, after: n + 1, at: 1790000000000 + n * 7000, ...what });
  const each = Math.floor(count / LOCKS);
  const events = Array.from({ length: count }, (_, n) => {
    const lock = `lock-${Math.min(Math.floor(n / each), LOCKS - 1)}`;
    if (n === 0) return of(n, { event: "started", revision: 1 });
    if (n % each === each - 1) return of(n, { event: "opened", lock, with: 0 });
    if (n % each === 1 && team % 3 === 0) return of(n, { event: "hinted", lock, rung: 0, card: false });
    return of(n, n % 5 === 0 ? { event: "resumed" } : { event: "tried", lock, answer: String(9000 + ((n * 37 + team) % 400)) });
  });
  return JSON.stringify({ format: "latchwork.hand-in", version: 1, id: uuid(team + 1), breakout: breakout.id, title: breakout.title, team: `Team ${team + 1}`, events });
}

/** In the page: gives the moment at which the targets are drawn with so many teams, once `begin` was called. */
const DRAWN = () =>
  (globalThis.targets = (teams) =>
    new Promise((done) => {
      const look = () => {
        const first = document.querySelector("article.target");
        if (!first || [...first.querySelectorAll("td.num")].reduce((all, cell) => all + Number(cell.textContent), 0) !== teams) return;
        watcher.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now());
          port2.postMessage(0);
        });
      };
      const watcher = new MutationObserver(look);
      watcher.observe(document, { subtree: true, childList: true, characterData: true });
    }));

/**
 * Milliseconds for 200 teams with so many events each, at 20 locks, with a processor so many times slower: `taken`, from giving
 * their files in until the targets are drawn with all of them; `opened`, from the list of classes until they are.
 */
export async function classPace(events, { rate = 4 } = {}) {
  const paces = {};
  const folder = await mkdtemp(join(tmpdir(), "latchwork-class-"));
  const files = Array.from({ length: TEAMS }, (_, team) => join(folder, `${team}.json`));
  await Promise.all(files.map((file, team) => writeFile(file, handIn(team, events))));
  try {
    await withPage(async ({ page, address, context }) => {
      page.setDefaultTimeout(600_000);
      await page.addInitScript(DRAWN);
      await page.goto(`${address}#/class`);
      const input = page.locator(".give-in input[type=file]");
      await input.setInputFiles(files[0]);
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open the breakout" }).click()]);
      await chooser.setFiles(picked(JSON.stringify(breakout)));
      await page.locator("article.target").first().waitFor();
      const device = await context.newCDPSession(page);
      await device.send("Emulation.setCPUThrottlingRate", { rate });
      await page.evaluate((teams) => {
        addEventListener("change", () => {
          const begun = performance.now();
          globalThis.targets(teams).then((drawn) => (globalThis.taken = drawn - begun));
        }, { capture: true, once: true });
      }, TEAMS);
      await input.setInputFiles(files);
      paces.taken = await (await page.waitForFunction(() => globalThis.taken)).jsonValue();
      await device.send("Emulation.setCPUThrottlingRate", { rate: 1 });
      await page.getByRole("link", { name: "All classes" }).click();
      await page.locator(".lines a").waitFor();
      await device.send("Emulation.setCPUThrottlingRate", { rate });
      paces.opened = await page.evaluate(async (teams) => {
        const begun = performance.now();
        const drawn = globalThis.targets(teams);
        document.querySelector(".lines a").click();
        return (await drawn) - begun;
      }, TEAMS);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return paces;
}
