// The main job: a teacher makes a breakout and saves it as a file; in another browser a team opens that file, solves it with
// a hint, loses the browser half-way, comes back and finishes. With a mouse, with the keyboard alone, with fingers on a phone.
import assert from "node:assert/strict";
import { copyFile, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { LAPTOP, PHONE, axeClean, killed, presses, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { fingers, keyboard, mouse } from "./support/hands.mjs";
import { teacher } from "./support/teacher.mjs";
import { team } from "./support/team.mjs";

const DEVICES = {
  "a mouse": { hands: mouse, presses: ["mouse"], options: { viewport: LAPTOP } },
  "the keyboard alone": { hands: keyboard, presses: [], options: { viewport: LAPTOP } },
  "fingers on a phone": { hands: fingers, presses: ["touch"], options: { viewport: PHONE, hasTouch: true, isMobile: true } },
};

/** Builds two locks with everything that a lesson needs, and gives the saved file. */
async function built({ hands, options, presses: own }) {
  let kept;
  await withPage(async ({ page, address }) => {
    const seen = await presses(page);
    const us = teacher(page, hands(page));
    await us.startEmpty(address);
    await us.title("The Owl's Verb");
    await us.addTarget("I can find a verb.", "L.3.1.a");
    await us.addLock("Nest");
    await us.serve("I can find a verb.");
    await us.clue("How many verbs? **The owl sees, hoots and flies.** Set 000 and the number.");
    await us.setWheels("0003");
    await us.hint("1. A nudge", "What does the owl do?");
    await us.reply("0002", "Count once more: one verb hides behind a comma.");
    await us.insideIs("A feather falls out.");
    await us.addLock("Tree");
    await us.serve("I can find a verb.");
    await us.clue("Which of them is it: the owl ...s at night? (5 letters)");
    await us.type("Text");
    await us.answer("hoots");
    await us.hint("1. A nudge", "Say it aloud.");
    await axeClean(page, "a lock in the studio");
    const { path, name, breakout } = await us.save();
    assert.equal(name, "The-Owl-s-Verb.teacher.breakout.json");
    assert.deepEqual(breakout.locks.map((lock) => lock.answers), [["0003"], ["hoots"]]);
    assert.deepEqual(breakout.locks[1].after, [breakout.locks[0].id]);
    assert.equal(breakout.locks[0].targets.length, 1);
    assert.equal(breakout.locks[0].replies[0].answer, "0002");
    const folder = await mkdtemp(join(tmpdir(), "latchwork-file-"));
    kept = { path: join(folder, name), breakout };
    await copyFile(path, kept.path);
    assert.deepEqual([...seen], own, "whose hands built it");
  }, options);
  return kept;
}

/** Opens the second lock and the box. */
async function finish(page, hand) {
  const us = team(page, hand);
  await expect(us.openCount()).toHaveText("1 of 2 open");
  await us.takeUp("Tree");
  await us.open({ kind: "text" }, "Hoots!");
  await hand.press(page.getByRole("button", { name: "Lift the lid" }));
  await hand.press(page.getByRole("button", { name: "See what is in the box" }));
  await expect(page.locator(".learnt").first()).toContainText("I can find a verb.");
}

for (const [device, { hands, options, presses: own }] of Object.entries(DEVICES)) {
  test(`with ${device} a teacher builds and a team plays`, async () => {
    const { path } = await built({ hands, options, presses: own });
    await withPage(async ({ page, address, context, profile }) => {
      const seen = await presses(page);
      const hand = hands(page);
      const us = team(page, hand);
      await page.goto(address);
      await us.openFile(path);
      await us.begin("Night Birds");
      await us.setWheels("0002");
      await us.attempt();
      await expect(page.locator("#news")).toContainText("Count once more");
      await hand.press(page.getByRole("button", { name: /1. A nudge/ }));
      await hand.press(page.getByRole("button", { name: /Use a hint card/ }));
      await expect(page.locator(".slip")).toContainText("What does the owl do?");
      await us.open({ kind: "number" }, "0003");
      await expect(page.locator("#clue")).toContainText("A feather falls out.");
      assert.deepEqual([...seen], own, "whose hands played");
      // The page is loaded again half-way, then the browser dies.
      await page.reload();
      await expect(us.openCount()).toHaveText("1 of 2 open");
      const place = page.url();
      const later = await killed({ context, profile }, options);
      const after = await presses(later);
      await later.goto(place);
      await finish(later, hands(later));
      assert.deepEqual([...after], own, "whose hands finished");
      await later.context().close();
    }, options);
  });
}
