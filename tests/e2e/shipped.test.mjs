// Every shipped breakout, solved from its own file by a team, from the story to the keepsake: with a mouse, and the one that
// has every lock type also with fingers and with the keyboard alone.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { LAPTOP, PHONE, axeClean, presses, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { fingers, keyboard, mouse } from "./support/hands.mjs";
import { root } from "./support/server.mjs";
import { team } from "./support/team.mjs";

const puzzles = join(root, "puzzles");
const slugs = readdirSync(puzzles)
  .filter((name) => name.endsWith(".json") && !name.endsWith(".schema.json"))
  .map((name) => name.replace(".json", ""));
const EVERY_LOCK = "owl-at-midnight";

test("three breakouts are shipped", () => assert.equal(slugs.length, 3));

/** Solves a breakout. `look` is called before a lock is worked, when it is set, and when it is open. */
async function solve(page, address, slug, { hand = mouse(page), look = () => {} } = {}) {
  const breakout = JSON.parse(readFileSync(join(puzzles, `${slug}.json`), "utf8"));
  const solvers = team(page, hand);
  await page.goto(`${address}#/play/${slug}`);
  await page.getByRole("heading", { name: breakout.title }).waitFor();
  await solvers.begin("The Solvers");
  const open = new Set();
  const isReached = ({ after = [], need = after.length }) => after.filter((id) => open.has(id)).length >= need;
  while (open.size < breakout.locks.length) {
    const lock = breakout.locks.find((each) => !open.has(each.id) && isReached(each));
    await solvers.takeUp(lock.title);
    await look(lock.title);
    await solvers.work(lock.mechanism, lock.answers[0]);
    await look(`${lock.title}, set`);
    await solvers.attempt();
    await page.locator(".padlock.sprung").waitFor();
    await look(`${lock.title}, open`);
    await solvers.unfoldAll();
    open.add(lock.id);
    await expect(solvers.openCount()).toHaveText(`${open.size} of ${breakout.locks.length} open`);
  }
  await hand.press(page.getByRole("button", { name: "Lift the lid" }));
  for (const target of breakout.targets) {
    await page.locator(".targets", { hasText: target.statement.replaceAll(/[*_]/g, "") }).waitFor();
  }
  await hand.press(page.getByRole("button", { name: "See what is in the box" }));
  await expect(page.locator(".keepsake")).toContainText("The Solvers");
  return new Set(breakout.locks.map((lock) => lock.mechanism.kind)).size;
}

for (const slug of slugs) {
  test(`${slug} is solved with a mouse`, () => withPage(({ page, address }) => solve(page, address, slug)));
}

for (const [how, { hands, own, options }] of Object.entries({
  "fingers on a phone": { hands: fingers, own: ["touch"], options: { viewport: PHONE, hasTouch: true, isMobile: true } },
  "the keyboard alone": { hands: keyboard, own: [], options: { viewport: LAPTOP } },
})) {
  test(`${EVERY_LOCK} is solved with ${how}`, () =>
    withPage(async ({ page, address }) => {
      const seen = await presses(page);
      assert.equal(await solve(page, address, EVERY_LOCK, { hand: hands(page) }), 19);
      assert.deepEqual([...seen], own, "whose hands solved it");
    }, options));
}

test(`each lock of ${EVERY_LOCK} is clean in light and dark: untouched, set and open`, () =>
  withPage(({ page, address }) => solve(page, address, EVERY_LOCK, { look: (what) => axeClean(page, what) })));
