// How long the studio takes with a large breakout, and with many questions.
import { withPage } from "./browser.mjs";
import { expect } from "./expect.mjs";
import { written } from "./share.mjs";

const lock = (at) => ({
  id: `lock-${at}`,
  title: `Lock ${at}`,
  after: at > 0 ? [`lock-${at - 1}`] : [],
  clues: [{ id: `clue-${at}`, kind: "text", body: `Which of the ${at + 7} lamps along the river is lit at night, and which of them is only painted on?` }],
  mechanism: { kind: "number", wheels: 4 },
  answers: [String(1000 + at)],
  replies: [{ answer: String(9000 + at), say: "Count the painted one, too." }],
  hints: ["Look at the bank.", "Count them from the bridge.", "It is the number above the door."],
  inside: [{ id: `inside-${at}`, kind: "text", body: "A map of the other bank." }],
});

/** In the page: waits until something is drawn, and gives the moment. */
const DRAWN = () =>
  (globalThis.drawn = () =>
    new Promise((done) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        port2.postMessage(0);
      }),
    ));

/** In the page: waits until something is there, and looks no longer: each look costs what is measured next. */
const COMES = () =>
  (globalThis.comes = (selector) =>
    new Promise((there) => {
      const look = new MutationObserver(() => {
        if (!document.querySelector(selector)) return;
        look.disconnect();
        there();
      });
      look.observe(document, { subtree: true, childList: true });
    }));

const KEYS = 80;

/**
 * Milliseconds with a chain of so many locks: `key`, from a key in a clue's text until it is painted, 95 of 100 times or less,
 * with a processor four times slower, each key pressed when the one before it was painted: no hand types faster than that; the
 * middle one of three such times, since a machine's pace changes; `opened`, from the library until a lock can be worked on; `undone`, from pressing "Undo"
 * until that is painted; `map`, from its link until the large map is.
 */
export async function studioPace(locks) {
  const paces = {};
  await withPage(async ({ page, address, context }) => {
    const breakout = written("A long river", Array.from({ length: locks }, (_, at) => lock(at)));
    await page.addInitScript(DRAWN);
    await page.addInitScript(COMES);
    await page.goto(`${address}#/build`);
    await page.locator("input[type=file]").first().setInputFiles({ name: "river.breakout.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(breakout)) });
    await page.locator(".lock-head").waitFor();
    await page.goto(`${address}#/build`);
    await page.locator(".draft").waitFor();
    paces.opened = await page.evaluate(async () => {
      const begun = performance.now();
      document.querySelector(".draft").click();
      await globalThis.comes(".lock-head");
      return (await globalThis.drawn()) - begun;
    });
    await page.locator("#clues").getByRole("button", { name: "Edit" }).first().click();
    const text = page.locator("#clues textarea").first();
    await text.click();
    await page.keyboard.press("End");
    const device = await context.newCDPSession(page);
    await device.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.evaluate(() => {
      globalThis.keys = [];
      addEventListener("keydown", (event) => globalThis.drawn().then((at) => globalThis.keys.push(at - event.timeStamp)), true);
    });
    const slow = [await slowKey(page), await slowKey(page), await slowKey(page)];
    [, paces.key] = slow.sort((a, b) => a - b);
    await device.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    await expect(page.locator(".saved")).toContainText("Saved on this device");
    paces.undone = await page.evaluate(async () => {
      const begun = performance.now();
      document.querySelector(".studio-top button[aria-label^=Undo]").click();
      return (await globalThis.drawn()) - begun;
    });
    await page.locator(".chain a[href$='/map']").evaluate((link) => (globalThis.toMap = link));
    // What draws the map is fetched once.
    await page.evaluate(async () => globalThis.toMap.click());
    await page.locator(".knot").first().waitFor();
    await page.goBack();
    await page.locator(".lock-head").waitFor();
    paces.map = await page.evaluate(async () => {
      const begun = performance.now();
      document.querySelector(".chain a[href$='/map']").click();
      await globalThis.comes(".knot");
      return (await globalThis.drawn()) - begun;
    });
  });
  return paces;
}

/** Milliseconds from a key until it is painted, 95 of 100 times or less. */
async function slowKey(page) {
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press("abcdefg "[key % 8]);
    await page.evaluate(() => globalThis.drawn());
  }
  const keys = await page.evaluate(() => globalThis.keys.splice(0).sort((a, b) => a - b));
  return keys[Math.floor(keys.length * 0.95)];
}

/** Milliseconds from pasting so many questions until all can become locks, and how often the bar moved meanwhile. */
export async function bringingPace(rows) {
  let pace;
  await withPage(async ({ page, address }) => {
    await page.addInitScript(DRAWN);
    await page.goto(`${address}#/build/bring`);
    await page.getByLabel("Questions and answers").waitFor();
    const table = `Question\tAnswer\tHint 1\n${Array.from({ length: rows }, (_, at) => `What is ${at} + ${at}?\t${2 * at}\tTwice ${at}.`).join("\n")}`;
    pace = await page.evaluate(async (table) => {
      const bar = new Set();
      const begun = performance.now();
      const field = document.querySelector("#pasted");
      field.value = table;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((there) => {
        const look = () => {
          const now = document.querySelector(".sorting progress");
          if (now) bar.add(now.value);
          if (document.querySelector(".go") && document.querySelector("table.become")) there();
        };
        new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
      });
      return { time: (await globalThis.drawn()) - begun, moves: bar.size };
    }, table);
  });
  return pace;
}
