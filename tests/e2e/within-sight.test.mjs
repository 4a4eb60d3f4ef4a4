// The way on is in sight and in hearing: on a low Chromebook, on a phone, for a screen reader, and where the line is gone.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { LAPTOP, PHONE, axeClean, fits, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { root } from "./support/server.mjs";
import { team } from "./support/team.mjs";

const GATE = "#/play/run-on-gate";
const OWL = "#/play/owl-at-midnight";
/** The same Chromebook with the browser's bars. */
const LOW = { width: 1366, height: 625 };

const shipped = async (slug) => JSON.parse(await readFile(join(root, `puzzles/${slug}.json`), "utf8"));
const answersOf = (breakout, count) => breakout.locks.slice(0, count).map(({ answers }) => answers[0]);

/** Comes to lie wholly within the window, below no toolbar. */
async function inSight(thing) {
  const met = thing.page().waitForFunction((element) => {
    const { top, bottom, height } = element.getBoundingClientRect();
    const bar = document.querySelector(".toolbar")?.getBoundingClientRect().top ?? innerHeight;
    return height > 0 && top >= 0 && bottom <= bar + 1;
  }, await thing.elementHandle(), { timeout: 5000 });
  await met.catch(async () => assert.fail(`${thing} is at ${JSON.stringify(await thing.boundingBox())}`));
}

/** What a team comes to later has been fetched, with what dresses it. */
const isProvided = (page) =>
  page.waitForFunction(() => ["handing", "team", "own"].every((name) => document.querySelector(`link[href^="${name}.css"]`)?.sheet));

for (const viewport of [LAPTOP, LOW]) {
  test(`at ${viewport.width}x${viewport.height} lid, finale and tall locks keep their buttons in sight`, () =>
    withPage(async ({ page, address }) => {
      const us = team(page);
      const gate = await shipped("run-on-gate");
      await page.goto(address + OWL);
      await page.getByRole("button", { name: "Begin", exact: true }).click();
      await page.getByRole("button", { name: "Begin the story" }).click();
      await us.readStory();
      for (const name of ["Names and aims", "Close the lid and begin"]) await inSight(page.getByRole("button", { name }));
      await fits(page, "the lid");
      await page.goto(address + GATE);
      await us.recovers(answersOf(gate, gate.locks.length));
      await us.unfoldAll();
      await page.getByRole("button", { name: "Lift the lid" }).click();
      await inSight(page.getByRole("button", { name: "See what is in the box" }));
    }, { viewport }));

  test(`at ${viewport.width}x${viewport.height} a box of many locks leaves room for what was found, and a tall lock for its button`, () =>
    withPage(async ({ page, address }) => {
      const us = team(page);
      const owl = await shipped("owl-at-midnight");
      await page.goto(address + OWL);
      await us.recovers(answersOf(owl, 8));
      // What lay folded in the open locks lies in the tray as soon as it was looked at.
      for (const { title } of owl.locks.slice(0, 8)) {
        await us.takeUp(title);
        await us.unfoldAll();
      }
      const rows = await page.locator(".tray").evaluate((tray) => {
        const { bottom } = tray.getBoundingClientRect();
        return new Set([...tray.children].map((thing) => thing.getBoundingClientRect()).filter((at) => at.bottom <= bottom).map(({ top }) => top)).size;
      });
      assert.ok(rows >= 3, `${rows} rows of what was found`);
      for (const { title } of owl.locks.slice(8, 9)) {
        await us.takeUp(title);
        await inSight(page.getByRole("button", { name: "Try it" }));
        await inSight(page.locator(".mini[aria-current]"));
        assert.equal(await page.locator(".station").evaluate((station) => station.scrollTop), 0, "it begins at its shackle");
      }
    }, { viewport }));
}

test("on a phone a paper that is unfolded, and the clue of the next lock, are shown from their top", () =>
  withPage(async ({ page, address }) => {
    const us = team(page);
    await page.goto(address + GATE);
    await us.begin("Small");
    await us.setWheels("5376");
    await us.attempt();
    await page.locator(".folded").click();
    await page.locator(".sheet.unfolds").waitFor();
    await inSight(page.locator("#clue h2"));
    await page.getByRole("button", { name: /^On to/ }).click();
    await expect(page.locator(".engraved")).toHaveText("Shed");
    await inSight(page.locator("#clue h2"));
    // Seven locks on: it is in sight after the page was loaded again, too.
    await page.locator(".box .mini").last().evaluate((last) => last.scrollIntoView());
    await us.takeUp("Letter");
    await inSight(page.locator(".mini[aria-current]"));
    const { x, width } = await page.locator(".mini[aria-current]").boundingBox();
    assert.ok(x >= 0 && x + width <= PHONE.width, `the lock in hand is at ${x}`);
  }, { viewport: PHONE }));

test("on a phone no button lies on words: what passes below the way on is not seen", () =>
  withPage(async ({ page, address }) => {
    await page.goto(address + GATE);
    await page.getByLabel("Team name").fill("Readers");
    await page.getByRole("button", { name: "Begin", exact: true }).click();
    const clear = async (name) => {
      const button = page.getByRole("button", { name });
      await button.waitFor();
      const seen = await button.evaluate((button) => {
        const { top, bottom } = button.getBoundingClientRect();
        const places = [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((across) => [top - 4, (top + bottom) / 2, bottom + 4].map((y) => [innerWidth * across, y]));
        return places.map(([x, y]) => document.elementFromPoint(x, y)).filter((seen) => !seen.closest(".row")).map(({ className }) => className);
      });
      assert.deepEqual(seen, [], `beside ${name}`);
    };
    await clear("Look into the box");
    await page.getByRole("button", { name: "Look into the box" }).click();
    await clear("Names and aims");
    await clear("Close the lid and begin");
  }, { viewport: PHONE }));

test("on a phone a table stays in its paper", () =>
  withPage(async ({ page, address }) => {
    const us = team(page);
    await page.goto(address + GATE);
    await us.begin("Small");
    await us.open({ kind: "number" }, "5376");
    await page.locator("#clue table").waitFor();
    for (const width of [PHONE.width, 320]) {
      await page.setViewportSize({ width, height: PHONE.height });
      const over = await page.locator("#clue").evaluate((clue) => clue.scrollWidth - clue.clientWidth);
      assert.equal(over, 0, `the paper is moved aside at ${width} px`);
    }
  }, { viewport: PHONE }));

test("the slip of a hint has room for its focus ring above the rungs", () =>
  withPage(async ({ page, address }) => {
    await page.goto(address + GATE);
    await team(page).begin("Askers");
    await page.getByRole("button", { name: /1. A nudge/ }).press("Enter");
    await page.waitForFunction(() => document.activeElement.id === "slip", null, { timeout: 5000 });
    const room = await page.evaluate(() => {
      // Where they come to rest: the slip moves in.
      const [slip, rungs] = ["#slip", ".ladder"].map((it) => document.querySelector(it));
      return rungs.offsetTop - slip.offsetTop - slip.offsetHeight;
    });
    assert.ok(room >= 6, `${room} px`);
  }));

test("another paper begins at its top", () =>
  withPage(async ({ page, address }) => {
    const us = team(page);
    await page.goto(address + GATE);
    await us.begin("Readers");
    await us.open({ kind: "number" }, "5376");
    const scrolled = () => page.locator("#clue").evaluate((clue) => clue.scrollTop);
    await page.locator("#clue").evaluate((clue) => (clue.scrollTop = 90));
    assert.ok((await scrolled()) > 0, "there is nothing to scroll");
    await page.getByRole("button", { name: /^On to/ }).click();
    await expect(page.locator("#clue")).toContainText("Labels in the shed");
    await page.waitForFunction(() => document.querySelector("#clue").scrollTop === 0, null, { timeout: 5000 });
    await page.waitForFunction(() => document.activeElement.id === "clue", null, { timeout: 5000 });
    // A paper in the tray takes the keyboard, and a screen reader says its name.
    await page.locator(".tray").getByRole("button", { name: /Tull’s letter/ }).click();
    await page.waitForFunction(() => document.activeElement.getAttribute("aria-label") === "Tull’s letter", null, { timeout: 5000 });
  }, { viewport: LOW }));

test("a screen reader hears every try, that a lock cools and is ready, and that it opens", () =>
  withPage(async ({ page, address }) => {
    const us = team(page);
    await page.clock.install();
    await page.goto(address + GATE);
    await us.begin("Ears");
    // The seconds are told by no voice.
    await page.getByRole("button", { name: /1. A nudge/ }).click();
    const counts = page.locator(".slip .num");
    await expect(counts).toContainText(" in ");
    assert.equal(await counts.evaluate((time) => time.closest("[role=status], [role=timer], [role=alert]").getAttribute("role")), "timer");
    const news = await page.locator("#news").elementHandle();
    const told = () => news.evaluate((news) => news.textContent);
    const tries = async (digits, words) => {
      const before = await told();
      await us.setWheels(digits);
      await us.attempt();
      await page.waitForFunction(([news, before]) => news.textContent !== before, [news, before], { timeout: 5000 });
      await expect(page.locator("#news")).toContainText(words);
    };
    await tries("1111", "Not yet.");
    await tries("2222", "Not yet.");
    await tries("2222", "You tried this before.");
    await tries("2222", "You tried this before.");
    await tries("3333", "after another wrong one the lock cools");
    await tries("4444", "The lock cools for 10 seconds now.");
    await page.clock.runFor(11_000);
    await expect(page.locator("#news")).toContainText("You can try again. Talk before the next try");
    await us.setWheels("5376");
    await us.attempt();
    await page.waitForFunction((news) => news.isConnected && news.textContent.startsWith("Open. Something is inside."), news, { timeout: 5000 });
  }));

test("by keyboard Enter on a wheel tries, and what is out of reach is passed over", () =>
  withPage(async ({ page, address }) => {
    await page.goto(address + GATE);
    await team(page).begin("Keys");
    await page.locator(".roller").first().focus();
    await page.keyboard.type("1234");
    await page.keyboard.press("Enter");
    await expect(page.locator("#news")).toContainText("Not yet.");
    const stops = await page.locator(".mini").evaluateAll((locks) => locks.filter((lock) => lock.tabIndex === 0).length);
    assert.equal(stops, await page.locator(".mini:not(.away)").count());
  }));

test("a team keeps its name when the page is loaded again at the story", () =>
  withPage(async ({ page, address }) => {
    await page.goto(address + GATE);
    await page.getByLabel("Team name").fill("Early Birds");
    await page.getByRole("button", { name: "Begin", exact: true }).click();
    const story = page.getByRole("button", { name: /Read on|Look into the box/ });
    await story.waitFor();
    await page.waitForFunction(async () => {
      const open = indexedDB.open("latchwork");
      const db = await new Promise((done) => (open.onsuccess = () => done(open.result)));
      const all = db.transaction("journals").objectStore("journals").getAll();
      const records = await new Promise((done) => (all.onsuccess = () => done(all.result)));
      db.close();
      return JSON.stringify(records).includes("Early Birds");
    });
    await page.reload();
    await story.waitFor();
    await expect(page.locator(".top .team")).toHaveText("Early Birds");
  }));

test("a table that stands needs no line: the end, the notebook and the code to carry on come as they should", () =>
  withPage(async ({ page, address, context }) => {
    const us = team(page);
    const gate = await shipped("run-on-gate");
    await page.goto(address + GATE);
    await us.begin("Islanders");
    await isProvided(page);
    await context.setOffline(true);
    await page.locator(".toolbar").getByRole("button", { name: "Notebook" }).click();
    await page.getByLabel("Your notes").fill("No line, no matter.");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("button", { name: "Carry on elsewhere" }).click();
    const { width } = await page.locator(".code svg").boundingBox();
    assert.ok(width < 520, `the code is ${width} px wide`);
    assert.equal(await page.locator(".code rect").getAttribute("fill"), "#fff");
    await page.getByRole("button", { name: "Save your place as a file" }).click();
    await expect(page.locator("#carry [role=status]")).toContainText("Saved among this device’s downloads: The-Run-On-Gate-Islanders.journal.json");
    await page.keyboard.press("Escape");
    // Whoever hands in early comes to that, and sees what was not reached as an empty hole.
    await us.open({ kind: "number" }, "5376");
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("button", { name: "Hand in", exact: true }).click();
    await page.waitForFunction(() => document.activeElement.id === "hand-in", null, { timeout: 5000 });
    const [none, all] = [await page.locator(".learnt > .none").count(), await page.locator(".learnt > li").count()];
    assert.ok(none > 0 && none < all, `${none} of ${all} were not reached`);
    await expect(page.locator(".learnt > .none small").first()).toHaveText("not reached this time");
    await page.getByRole("button", { name: "Back to the box" }).click();
    for (const { title, mechanism, answers } of gate.locks.slice(1)) {
      await us.takeUp(title);
      await us.open(mechanism, answers[0]);
    }
    await page.getByRole("button", { name: "Lift the lid" }).click();
    await page.getByRole("button", { name: "See what is in the box" }).click();
    await page.getByRole("heading", { name: "A keepsake" }).waitFor();
    await page.getByRole("navigation", { name: "On this page" }).getByRole("button", { name: "Hand in to your teacher" }).click();
    await inSight(page.getByRole("heading", { name: "Hand in to your teacher" }));
    await axeClean(page, "the end without a line");
  }, { expected: /ERR_INTERNET_DISCONNECTED/ }));

test("what does not arrive says so, and can be fetched once more", () =>
  withPage(async ({ page, address }) => {
    await page.route("**/*split_kinds*", (route) => route.abort());
    const us = team(page);
    await page.goto(address + GATE);
    await us.begin("Patient");
    await page.locator(".toolbar").getByRole("button", { name: "Notebook" }).click();
    const notebook = page.locator("#notebook");
    await expect(notebook.getByRole("alert")).toContainText("A part of this page did not arrive");
    await page.unroute("**/*split_kinds*");
    await notebook.getByRole("button", { name: "Load it again" }).click();
    await page.getByLabel("Your notes").waitFor();
  }, { expected: /ERR_FAILED|split|fetch/ }));

test("two tabs of a team write one notebook", () =>
  withPage(async ({ page, address, context }) => {
    const us = team(page);
    await page.goto(address + GATE);
    await us.begin("Scribes");
    const other = await context.newPage();
    await other.goto(address + GATE);
    for (const tab of [page, other]) {
      await tab.locator(".toolbar").getByRole("button", { name: "Notebook" }).click();
      await tab.getByLabel("Your notes").waitFor();
    }
    await other.getByLabel("Your notes").fill("There are four sentences.");
    await expect(page.getByLabel("Your notes")).toHaveValue("There are four sentences.");
  }));
