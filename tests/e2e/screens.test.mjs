// Every screen there is, in light and dark, on a narrow phone and at 200 % zoom. A new screen joins one of the two walks.
import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { LAPTOP, PHONE, axeClean, fits, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { teacher } from "./support/teacher.mjs";
import { team } from "./support/team.mjs";

const GATE = "#/play/run-on-gate";

const LOOKS = {
  "in light and dark": { look: axeClean, options: { viewport: LAPTOP } },
  "on a phone, in light and dark": { look: axeClean, options: { viewport: PHONE } },
  "320 px wide": { look: fits, options: { viewport: { width: 320, height: 640 } } },
  // Zoom halves the page's own pixels: 1366x768 at 200 %.
  "at 200 % zoom": { look: fits, options: { viewport: { width: LAPTOP.width / 2, height: LAPTOP.height / 2 }, deviceScaleFactor: 2 } },
};

/** Opens a panel, looks at it and closes it as Escape does. */
async function panel(page, id, look) {
  await page.locator(`dialog#${id}[open]`).waitFor();
  await look(page, id);
  await page.keyboard.press("Escape");
  await page.locator(`dialog#${id}[open]`).waitFor({ state: "detached" });
}

const tool = (page, name) => page.locator(".toolbar").getByRole("button", { name }).click();
const menu = (page) => page.getByRole("button", { name: "Menu" }).click();

for (const [how, { look, options }] of Object.entries(LOOKS)) {
  test(`every screen of the player ${how}`, () =>
    withPage(async ({ page, address }) => {
      const us = team(page);
      const fromMenu = async (name, id) => {
        await menu(page);
        await page.locator("#menu").getByRole("button", { name }).click();
        await panel(page, id, look);
      };
      await page.goto(address);
      await page.getByRole("heading", { name: "Latchwork" }).waitFor();
      await look(page, "home");
      const broken = join(await mkdtemp(join(tmpdir(), "latchwork-bad-")), "broken.json");
      await writeFile(broken, "{ no");
      await us.openFile(broken);
      await page.getByText("This could not be opened").first().waitFor();
      await look(page, "a refused file");
      await page.goto(`${address}#/check`);
      await page.locator(".checks li").first().waitFor();
      await look(page, "check");
      await page.goto(`${address}#/play/no-such-breakout`);
      await page.locator(".trouble").waitFor();
      await look(page, "trouble");

      await page.goto(address + GATE);
      await page.getByLabel("Team name").waitFor();
      await look(page, "arrive");
      await page.getByRole("button", { name: "Some locks were opened before" }).click();
      await panel(page, "already", look);
      await page.getByLabel("Team name").fill("The Lookers");
      await page.getByRole("button", { name: "Begin" }).click();
      await page.getByRole("button", { name: /Read on|Look into the box/ }).waitFor();
      await look(page, "story");
      await us.readStory();
      await look(page, "lid");
      await page.getByRole("button", { name: "Close the lid and begin" }).click();
      await page.locator(".table").waitFor();
      await look(page, "table");

      await menu(page);
      await look(page, "menu");
      await menu(page);
      await fromMenu("Read the story again", "story");
      await fromMenu("Some locks were opened before", "already");
      await fromMenu("Teacher's key", "key");
      await tool(page, "Cards");
      await panel(page, "cards", look);
      await page.getByRole("button", { name: /1. A nudge/ }).click();
      await page.locator(".slip").waitFor();
      await look(page, "a rung that waits");
      await page.getByRole("button", { name: /Use a hint card/ }).click();
      await expect(page.locator(".rung.taken")).toHaveCount(1);
      await look(page, "a hint");
      for (const wrong of ["1111", "2222", "3333"]) {
        await us.setWheels(wrong);
        await us.attempt();
        await expect(page.locator("#news")).toContainText("Not yet.");
      }
      await look(page, "a warning before the wait");
      await us.setWheels("4444");
      await us.attempt();
      await expect(page.locator(".station > .go")).toContainText("Cooling");
      await look(page, "a lock that cools");
      await tool(page, "Notebook");
      await panel(page, "notebook", look);
      await page.getByRole("radio", { name: "We need you" }).check({ force: true });
      await look(page, "the lamp");
      await menu(page);
      await page.locator("#menu").getByRole("button", { name: "Teacher's key" }).click();
      const { rules, locks } = await page.evaluate(() => fetch("puzzles/run-on-gate.json").then((file) => file.json()));
      await page.getByLabel("Phrase").fill(rules.teacher_key);
      await page.getByRole("button", { name: "Open this lock" }).click();
      await page.locator(".folded").waitFor();
      await look(page, "reveal");
      await us.unfoldAll();
      await look(page, "unfolded");

      for (const { title, mechanism, answers } of locks.slice(1)) {
        await us.takeUp(title);
        await look(page, `the lock ${title}`);
        await us.open(mechanism, answers[0]);
        if (title !== "Shed") continue;
        await tool(page, "Black light");
        await look(page, "the black light");
        await tool(page, "Black light");
      }
      await page.getByRole("button", { name: "Lift the lid" }).click();
      await page.getByRole("button", { name: "See what is in the box" }).waitFor();
      await look(page, "finale");
      await page.getByRole("button", { name: "See what is in the box" }).click();
      await page.locator(".keepsake").waitFor();
      await look(page, "ending and keepsake");
      await page.getByRole("button", { name: "Next team" }).click();
      await page.locator(".again").waitFor();
      await look(page, "teams on this device");
      await page.getByRole("button", { name: /Continue as The Lookers/ }).click();
      await panel(page, "prove", look);
    }, options));

  test(`every screen of the studio ${how}`, () =>
    withPage(async ({ page, address }) => {
      const us = teacher(page);
      await page.goto(`${address}#/build`);
      await page.locator(".door").first().waitFor();
      await look(page, "start");
      await page.locator(".door", { hasText: "Adapt one of ours" }).click();
      await panel(page, "adapt", look);
      await page.goto(`${address}#/build/bring`);
      await page.locator("textarea").fill("What is 6 x 7?\t42\nOpposite of hot?\tcold\nOne too many\tb\tc");
      await page.locator("table").waitFor();
      await look(page, "questions that are brought");
      await us.startEmpty(address);
      await look(page, "an empty breakout");
      await us.addLock("Bare");
      await look(page, "an empty lock");
      await expect(page.locator(".saved")).toContainText("Saved on this device");
      const bare = page.url().match(/#\/build\/([^/]+)/)[1];
      await page.goto(`${address}#/play/try/${bare}`);
      await page.getByRole("button", { name: "Close the lid and begin" }).click();
      await page.getByRole("link", { name: "Back to building" }).waitFor();
      await look(page, "a rehearsal");
      // Whoever has looked at what is ready is told what is not.
      await page.goto(`${address}#/build/${bare}/ready`);
      await page.locator(".findings-list").waitFor();
      await look(page, "ready, with things to fix");
      await page.goto(`${address}#/build/${bare}`);
      await page.locator(".findings").waitFor();
      await look(page, "findings");

      await page.goto(`${address}#/build/adapt/run-on-gate`);
      await page.getByLabel("Name of the breakout").waitFor();
      const draft = page.url().split("#")[1];
      await menu(page);
      await look(page, "menu");
      await menu(page);
      await us.unfold();
      await page.locator(".chain").getByText("Map", { exact: true }).click();
      await page.locator(".map .node").first().waitFor();
      await look(page, "map");
      for (const spot of ["lock/letter", "lock/shed", "lock/well", "lock/lane", "lock/clerk", "lock/tull", "targets", "story", "cards", "rules", "debrief", "about"]) {
        await page.goto(`${address}#${draft}/${spot}`);
        await page.locator(`a[aria-current="page"][href$="/${spot}"]`).waitFor({ state: "attached" });
        await look(page, spot);
      }
      for (const spot of ["find", "take"]) {
        await page.goto(`${address}#${draft}/${spot}`);
        await page.locator(`#${spot}`).waitFor();
        await look(page, spot);
      }
      await page.goto(`${address}#${draft}/ready`);
      await page.getByRole("link", { name: "Back to building" }).waitFor();
      await look(page, "ready");
      await page.goto(`${address}#/build`);
      await page.getByRole("link", { name: /The Run-On Gate/ }).first().waitFor();
      await look(page, "the library");
    }, options));
}

test("a page that is too wide is told", () =>
  withPage(async ({ page, address }) => {
    await page.goto(address);
    await page.getByRole("heading", { name: "Latchwork" }).waitFor();
    await page.evaluate(() => (document.querySelector("main:not([hidden])").style.minWidth = "2000px"));
    await assert.rejects(fits(page, "home"), /wider/);
  }));
