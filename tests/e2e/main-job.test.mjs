// The main job: a teacher makes a breakout and saves it as a file; in another browser a team opens that file, solves it with
// a hint, closes the lid half-way, comes back and finishes.
import assert from "node:assert/strict";
import { copyFile, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { PHONE, axeClean, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { teacher } from "./support/teacher.mjs";
import { team } from "./support/team.mjs";

/** Builds two locks with everything that a lesson needs, and gives the saved file. */
async function built() {
  let kept;
  await withPage(async ({ page, address }) => {
    const us = teacher(page);
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
    await page.getByLabel("Write your answer here").fill("hoots");
    await us.hint("1. A nudge", "Say it aloud.");
    await axeClean(page, "a lock in the studio");
    const { path, name, breakout } = await us.save();
    assert.equal(name, "The-Owl-s-Verb.breakout.json");
    assert.deepEqual(breakout.locks.map((lock) => lock.answers), [["0003"], ["hoots"]]);
    assert.deepEqual(breakout.locks[1].after, [breakout.locks[0].id]);
    assert.equal(breakout.locks[0].targets.length, 1);
    assert.equal(breakout.locks[0].replies[0].answer, "0002");
    const folder = await mkdtemp(join(tmpdir(), "latchwork-file-"));
    kept = { path: join(folder, name), breakout };
    await copyFile(path, kept.path);
  });
  return kept;
}

for (const [device, options] of Object.entries({ laptop: {}, phone: { viewport: PHONE, hasTouch: true, isMobile: true } })) {
  test(`a teacher builds, a team on a ${device} plays`, async () => {
    const { path } = await built();
    await withPage(async ({ page, address }) => {
      const us = team(page);
      await page.goto(address);
      await page.locator("input[type=file]").setInputFiles(path);
      await us.begin("Night Birds");
      await us.setWheels("0002");
      await us.attempt();
      await expect(page.locator("#news")).toContainText("Count once more");
      await page.getByRole("button", { name: /1. A nudge/ }).click();
      await page.getByRole("button", { name: /Use a hint card/ }).click();
      await expect(page.locator(".slip")).toContainText("What does the owl do?");
      await us.open({ kind: "number" }, "0003");
      await expect(page.locator("#clue")).toContainText("A feather falls out.");
      // The lid is closed half-way, and opened again.
      await page.reload();
      await expect(us.openCount()).toHaveText("1 of 2 open");
      await us.takeUp("Tree");
      await us.open({ kind: "text" }, "Hoots!");
      await page.getByRole("button", { name: "Lift the lid" }).click();
      await page.getByRole("button", { name: "See what is in the box" }).click();
      await expect(page.locator(".learnt").first()).toContainText("I can find a verb.");
    }, options);
  });
}
