// Where the keyboard is after what it pressed has gone: never nowhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { keyboard } from "./support/hands.mjs";
import { teacher } from "./support/teacher.mjs";
import { team } from "./support/team.mjs";

const GATE = "#/play/run-on-gate";

/** The keyboard comes to be on `thing`. */
async function isOn(thing) {
  const page = thing.page();
  const met = page.waitForFunction((element) => document.activeElement === element, await thing.elementHandle(), { timeout: 5000 });
  await met.catch(async () => assert.fail(`the keyboard is on ${await page.evaluate(() => document.activeElement.outerHTML.slice(0, 90))}, not on ${thing}`));
}

/** Presses what has the keyboard already, or is given it. */
async function press(page, thing) {
  await thing.focus();
  await page.keyboard.press("Enter");
}

test("each screen of play takes the keyboard from the one before", () =>
  withPage(async ({ page, address }) => {
    const hand = keyboard(page);
    await page.goto(address + GATE);
    await hand.write(page.getByLabel("Team name"), "Keys");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /Read on|Look into the box/ }).waitFor();
    await isOn(page.locator("main:not([hidden])"));
    await team(page, hand).readStory();
    await isOn(page.locator("main:not([hidden])"));
    await hand.press(page.getByRole("button", { name: "Close the lid and begin" }));
    await page.locator(".table").waitFor();
    await isOn(page.locator("main:not([hidden])"));
    // No frame is drawn round a whole screen; what is pressed has one.
    const frame = () => page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(await frame(), "none");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.matches("main")), false);
    assert.equal(await frame(), "solid");
  }));

test("a rung gives the keyboard to its slip, and the slip gives it back", () =>
  withPage(async ({ page, address }) => {
    await page.goto(address + GATE);
    await team(page).begin("Askers");
    const rung = page.getByRole("button", { name: /1. A nudge/ });
    await press(page, rung);
    await isOn(page.locator("#slip"));
    await press(page, page.getByRole("button", { name: /Use a hint card/ }));
    await expect(page.locator(".rung.taken")).toHaveCount(1);
    await isOn(page.locator("#slip"));
    await press(page, page.locator("#slip").getByRole("button", { name: "Close" }));
    await isOn(rung);
  }));

test("on a phone nothing lies over what takes the keyboard, and a new screen begins at its top", () =>
  withPage(async ({ page, address }) => {
    const us = team(page);
    const isAtTop = () => page.waitForFunction(() => document.activeElement.matches("main") && scrollY === 0, null, { timeout: 5000 });
    await page.goto(address + GATE);
    await page.getByLabel("Team name").fill("Small");
    await press(page, page.getByRole("button", { name: "Begin" }));
    await page.getByRole("button", { name: /Read on|Look into the box/ }).waitFor();
    await isAtTop();
    await us.readStory();
    await press(page, page.getByRole("button", { name: "Close the lid and begin" }));
    await page.locator(".table").waitFor();
    await isAtTop();
    await press(page, page.getByRole("button", { name: /1. A nudge/ }));
    await isOn(page.locator("#slip"));
    const low = await page.locator("#slip").evaluate((slip) => slip.getBoundingClientRect().bottom);
    const bar = await page.locator(".toolbar").evaluate((bar) => bar.getBoundingClientRect().top);
    assert.ok(low <= bar, `the slip ends at ${low}, the toolbar begins at ${bar}`);
  }, { viewport: PHONE }));

test("menus and panels give the keyboard back", () =>
  withPage(async ({ page, address }) => {
    await page.goto(address + GATE);
    await team(page).begin("Menus");
    const menu = page.getByRole("button", { name: "Menu" });
    await press(page, menu);
    await page.locator("#menu button").first().focus();
    await page.keyboard.press("Escape");
    await isOn(menu);
    await press(page, menu);
    await press(page, page.getByRole("button", { name: /sound/i }));
    await isOn(menu);
    await press(page, menu);
    await press(page, page.getByRole("button", { name: "Read the story again" }));
    await page.locator("dialog#story[open]").waitFor();
    await page.keyboard.press("Escape");
    await isOn(menu);
    const notebook = page.locator(".toolbar").getByRole("button", { name: "Notebook" });
    for (const close of [
      () => page.keyboard.press("Escape"),
      () => press(page, page.locator("dialog#notebook").getByRole("button", { name: "Close" })),
    ]) {
      await press(page, notebook);
      await page.locator("dialog#notebook[open]").waitFor();
      await close();
      await isOn(notebook);
    }
  }));

test("in the studio the keyboard stays where it worked when something is taken away", () =>
  withPage(async ({ page, address }) => {
    const us = teacher(page);
    await us.startEmpty(address);
    await us.addTarget("I can find a verb.", "L.3");
    await us.addLock("Nest");
    const work = page.locator("#work");
    await us.serve("I can find a verb.");
    await press(page, page.getByRole("button", { name: /Take away: I can/ }));
    await isOn(work);
    await press(page, page.locator("#clues").getByRole("button", { name: "Paper" }));
    await isOn(page.locator("#clues").getByLabel("Text of the clue"));
    const more = page.locator("#clues").getByRole("button", { name: "More", exact: true });
    await press(page, more);
    await page.keyboard.press("Escape");
    await isOn(more);
    await press(page, more);
    await press(page, page.locator("#clues").getByRole("button", { name: "Delete" }));
    await expect(page.locator("#clues article")).toHaveCount(0);
    await isOn(work);
    await press(page, page.getByRole("button", { name: /likely mistake/ }));
    await isOn(page.getByRole("textbox", { name: "If they answer" }));
    await press(page, page.getByRole("button", { name: "Take this reply away" }));
    await isOn(work);
    const undo = page.getByRole("button", { name: "Undo" }).first();
    await undo.focus();
    while (await undo.isEnabled()) await page.keyboard.press("Enter");
    await isOn(work);
  }));

/** A draft with two locks. */
async function twoLocks(page, address) {
  const us = teacher(page);
  await us.startEmpty(address);
  await us.addLock("Nest");
  await us.addLock("Tree");
}

test("the map takes the keyboard from the way that led to it, and the first arrow walks", () =>
  withPage(async ({ page, address }) => {
    await twoLocks(page, address);
    await press(page, page.locator(".chain").getByRole("link", { name: "Open the map" }));
    await page.locator(".knot").first().waitFor();
    await isOn(page.locator(".ground"));
    await page.keyboard.press("ArrowDown");
    await isOn(page.locator(".knot > button", { hasText: "Tree" }));
  }));

test("where the chain folds over what was pressed, the keyboard comes to the bench", () =>
  withPage(async ({ page, address }) => {
    await twoLocks(page, address);
    for (const name of [/Nest/, "Take locks", /The whole breakout/]) {
      await teacher(page).unfold();
      await press(page, page.locator(".chain").getByRole("link", { name }).first());
      await page.locator(".chain .fold[aria-expanded=false]").waitFor();
      await isOn(page.locator("#work"));
    }
  }, { viewport: PHONE }));

test("whoever tabs past the end of a page starts again at its top", () =>
  withPage(async ({ page, address }) => {
    await page.goto(address + GATE);
    await team(page).begin("Round");
    await press(page, page.getByRole("button", { name: /1. A nudge/ }));
    await isOn(page.locator(".slip"));
    const radio = page.locator(".lamps input:checked");
    await radio.focus();
    await page.keyboard.press("Tab");
    for (let step = 0; step < 3 && (await page.evaluate(() => document.activeElement === document.body)); step += 1) await page.keyboard.press("Tab");
    await isOn(page.locator(".skip"));
  }));

test("a menu that had the keyboard is left in peace", () =>
  withPage(async ({ page, address }) => {
    await teacher(page).startEmpty(address);
    const menu = page.getByRole("button", { name: "Menu" });
    await press(page, menu);
    await page.keyboard.press("Escape");
    await isOn(menu);
    await page.evaluate(() => (location.hash = "#/build"));
    await page.locator(".door").first().waitFor();
    assert.equal(await page.locator(".studio").count(), 0);
  }));
