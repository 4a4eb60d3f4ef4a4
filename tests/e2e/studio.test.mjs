// The studio: pasted questions become a chain, every page holds for a keyboard and a screen reader, nothing is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, axeClean, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { teacher } from "./support/teacher.mjs";
import { team } from "./support/team.mjs";

const PASTED = [
  "What is 6 x 7?\t42",
  "Opposite of hot?\tcold",
  "From the well: up, up, right.\tup up right",
  "Mix them.\tred blue",
  "What do you do with a word you don't know?\tlook it up",
  "One too many\tb\tc",
  "No answer\t",
].join("\n");

/** Pastes the questions and makes locks of them, in the shape of three doors. */
async function paste(page, address) {
  await page.goto(`${address}#/build/bring`);
  await page.locator("textarea").fill(PASTED);
  await page.getByRole("radio", { name: /Three doors/ }).check({ force: true });
  await page.getByRole("button", { name: /Make these 5 locks/ }).click();
  await page.getByLabel("Name of the breakout").waitFor();
}

test("pasted questions become locks that fit their answers; ragged rows say why", () =>
  withPage(async ({ page, address }) => {
    await page.goto(`${address}#/build/bring`);
    await page.locator("textarea").fill(PASTED);
    const types = await page.locator("tbody select").evaluateAll((all) => all.map((one) => one.value));
    assert.deepEqual(types, ["number", "letters", "direction", "colour", "text"]);
    await expect(page.locator("table")).toContainText("3 columns");
    await expect(page.locator("table")).toContainText("No answer");
    await axeClean(page, "paste");
    await paste(page, address);
    const { breakout } = await teacher(page).save();
    assert.deepEqual(breakout.locks.map((lock) => lock.answers[0]), ["42", "cold", "up up right", "red blue", "look it up"]);
    assert.equal(breakout.locks[4].after.length, 3);
  }));

test("a draft is tried as a team from the lock on the bench, and findings show from then on", () =>
  withPage(async ({ page, address }) => {
    await paste(page, address);
    assert.equal(await page.locator(".findings").count(), 0);
    await page.locator(".chain").getByRole("link", { name: /What do you do/ }).click();
    await page.locator(".lock-head").getByText("Try from here").first().click();
    await expect(page.locator(".notice")).toContainText("Nothing is kept");
    await expect(team(page).openCount()).toHaveText("4 of 5 open");
    // The one that is to be tried is in front, though it is not the first that is left.
    await expect(page.locator(".station h2")).toContainText("What do you do");
    await page.getByRole("link", { name: "Back to building" }).click();
    await expect(page.locator(".findings")).toContainText("no hint");
  }));

test("whoever scrolls past a lock turns nothing on it", () =>
  withPage(async ({ page, address }) => {
    const us = teacher(page);
    await us.startEmpty(address);
    await us.addLock("Door");
    await us.setWheels("0042");
    const wheel = page.locator(".lock-leaf .roller").first();
    const shown = () => page.locator(".lock-leaf .roller").evaluateAll((all) => all.map((one) => one.getAttribute("aria-valuetext")).join(""));
    await page.getByLabel("Name of the lock").focus();
    await wheel.hover({ force: true });
    const before = await page.locator("#work").evaluate((work) => work.scrollTop);
    await page.mouse.wheel(0, 100);
    await page.waitForFunction((before) => document.querySelector("#work").scrollTop > before, before);
    assert.equal(await shown(), "0042");
    // A wheel that has the keyboard turns.
    await wheel.focus();
    await wheel.hover({ force: true });
    await page.mouse.wheel(0, 100);
    await page.waitForFunction(() => document.querySelector(".lock-leaf .roller").getAttribute("aria-valuetext") === "1");
    assert.equal(await shown(), "1042");
  }));

test("undo and redo take every step, and a reload keeps the draft", () =>
  withPage(async ({ page, address }) => {
    const us = teacher(page);
    await us.startEmpty(address);
    await us.title("First");
    await us.addLock("Door");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await expect(page.locator(".chain").getByRole("link", { name: /Lock 1|Door/ })).toHaveCount(0);
    await page.getByRole("button", { name: "Redo" }).click();
    await page.getByRole("button", { name: "Redo" }).click();
    await expect(page.locator(".chain")).toContainText("Door");
    await expect(page.locator(".saved")).toContainText("Saved on this device");
    await page.reload();
    await expect(page.locator(".chain")).toContainText("Door");
    assert.equal(await page.getByLabel("Name of the breakout").inputValue(), "First");
  }));

test("a breakout with findings is saved and opened", () =>
  withPage(async ({ page, address }) => {
    const us = teacher(page);
    await us.startEmpty(address);
    await us.title("Unfinished");
    await us.addLock("Bare");
    const { path } = await us.save();
    await withPage(async ({ page: other, address: elsewhere }) => {
      await other.goto(`${elsewhere}#/build`);
      await other.locator("input[type=file]").first().setInputFiles(path);
      await expect(other.locator(".chain")).toContainText("Bare");
      await expect(other.getByLabel("Name of the breakout")).toHaveValue("Unfinished");
    });
  }));

test("the lock page says how long a lock stands up in a student copy, as its answer is set", () =>
  withPage(async ({ page, address }) => {
    const us = teacher(page);
    const told = page.locator(".in-copy");
    await us.startEmpty(address);
    await us.addLock("Gate");
    assert.equal(await told.count(), 0, "without an answer");
    await us.setWheels("0003");
    await expect(told).toHaveText("In a student copy: 10,000 answers are possible. Somebody determined, with a program, tries them all in 4 minutes.");
    await page.getByRole("button", { name: "Less", exact: true }).click();
    await us.setWheels("003");
    await expect(told).toContainText("1,000 answers are possible. Somebody determined, with a program, tries them all in 25 seconds.");
    await us.type("Text");
    await us.answer("hoots");
    await expect(told).toContainText("not a sentence or two rare words.");
    await us.addLock("Well");
    await us.setWheels("0003");
    await expect(told).toContainText("tries them all in 4 minutes. Nobody can try any before the locks that come before this one are open.");
    await axeClean(page, "how long a lock stands up");
  }));

test("a shipped breakout is adapted with credit", () =>
  withPage(async ({ page, address }) => {
    await page.goto(`${address}#/build/adapt/run-on-gate`);
    await page.getByLabel("Name of the breakout").waitFor();
    const { breakout } = await teacher(page).save();
    assert.equal(breakout.adapted_from[0].title, "The Run-On Gate");
    assert.equal(breakout.locks.length, 8);
  }));

test("a learning target shows no marks until it is written on, and buttons put them in", () =>
  withPage(async ({ page, address }) => {
    await page.goto(`${address}#/build/adapt/run-on-gate`);
    await page.getByLabel("Name of the breakout").waitFor();
    await page.getByRole("link", { name: /The whole breakout/ }).click();
    const shed = page.locator(".goals > li").nth(1);
    await expect(shed.locator(".seen em").first()).toHaveText("there");
    assert.equal(await shed.getByRole("toolbar").isVisible(), false);
    const field = shed.getByRole("textbox", { name: "Learning target" });
    await field.fill("I can");
    await field.selectText();
    await shed.getByRole("button", { name: "Bold" }).click();
    await expect(field).toHaveValue("**I can**");
    await field.press("Control+a");
    await field.press("Control+i");
    await expect(field).toHaveValue("***I can***");
    await axeClean(page, "a learning target being written");
    await page.getByLabel("Name of the breakout").focus();
    await expect(shed.locator(".seen strong")).toHaveText("I can");
  }));

test("on a phone the lock comes soon, and the chain is folded behind a row that says which it is", () =>
  withPage(
    async ({ page, address }) => {
      await page.goto(`${address}#/build/adapt/run-on-gate`);
      const name = page.getByLabel("Name of the lock");
      await name.waitFor();
      const { y } = await name.boundingBox();
      assert.ok(y < PHONE.height / 4, `the lock comes at ${y} px`);
      const row = page.locator(".chain .fold");
      await expect(row).toContainText("Lock 1 of 8");
      const well = page.locator(".chain").getByRole("link", { name: /^Well/ });
      assert.equal(await well.isVisible(), false);
      await teacher(page).unfold();
      for (const link of await page.locator(".chain a").all()) {
        const box = await link.boundingBox();
        assert.ok(box.x >= 0 && box.x + box.width <= PHONE.width, "a lock lies beyond the edge");
      }
      await axeClean(page, "the chain unfolded");
      await well.click();
      await expect(row).toContainText("Lock 3 of 8");
      assert.equal(await well.isVisible(), false);
      await teacher(page).unfold();
      await page.getByRole("link", { name: /The whole breakout/ }).click();
      await expect(row).toContainText("The whole breakout");
    },
    { viewport: PHONE },
  ));

test("one tab at a time writes a draft, and the other takes over what was written last", () =>
  withPage(async ({ page, address, context }) => {
    await teacher(page).startEmpty(address);
    await teacher(page).title("Two Chairs");
    const draft = page.url();
    const other = await context.newPage();
    await other.goto(draft);
    await expect(other.getByRole("heading", { level: 1 })).toHaveText("This breakout is open in another tab");
    await axeClean(other, "open in another tab");
    // It can be read there, as it was saved last; nothing there writes.
    await expect(other.locator("article.teachers h2")).toHaveText("Two Chairs");
    assert.equal(await other.locator("input, textarea, select").count(), 0);
    await teacher(page).title("Two Chairs, mended");
    await expect(other.locator("article.teachers h2")).toHaveText("Two Chairs, mended");
    await other.getByRole("button", { name: "Go on here" }).click();
    await expect(other.getByLabel("Name of the breakout")).toHaveValue("Two Chairs, mended");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This breakout is open in another tab");
    // Whoever waits has it when the other is closed.
    await teacher(other).title("Two Chairs, once more");
    await expect(other.locator(".saved")).toContainText("Saved on this device");
    await other.close();
    await expect(page.getByLabel("Name of the breakout")).toHaveValue("Two Chairs, once more");
    // Nobody waits for a tab that is only loaded again.
    await page.reload();
    await expect(page.getByLabel("Name of the breakout")).toHaveValue("Two Chairs, once more");
  }));

for (const [leaving, leave] of Object.entries({
  "is closed": async (page, context) => {
    const next = await context.newPage();
    const gone = page.waitForEvent("close");
    await page.keyboard.type("owls");
    await page.close({ runBeforeUnload: true });
    await gone;
    return next;
  },
  "is loaded again": async (page) => {
    await page.keyboard.type("owls");
    await page.reload();
    return page;
  },
  "goes elsewhere": async (page) => {
    await page.keyboard.type("owls");
    await page.goto("about:blank");
    return page;
  },
})) {
  test(`words typed just before the page ${leaving} are there again`, () =>
    withPage(async ({ page, address, context }) => {
      await teacher(page).startEmpty(address);
      await teacher(page).title("Night ");
      await expect(page.locator(".saved")).toContainText("Saved on this device");
      const draft = page.url();
      await page.getByLabel("Name of the breakout").press("End");
      const then = await leave(page, context);
      await then.goto(draft);
      await expect(then.getByLabel("Name of the breakout")).toHaveValue("Night owls");
    }));
}

test("the studio says when a draft was last saved as a file", () =>
  withPage(async ({ page, address }) => {
    await teacher(page).startEmpty(address);
    await teacher(page).title("Filed");
    await page.getByRole("button", { name: "Menu" }).click();
    await expect(page.locator(".studio-top .menu")).toContainText("Not saved as a file yet.");
    await page.getByRole("button", { name: "Menu" }).click();
    await teacher(page).save();
    await page.reload();
    await page.getByRole("button", { name: "Menu" }).click();
    await expect(page.locator(".studio-top .menu")).toContainText("Last saved as a file on ");
  }));
