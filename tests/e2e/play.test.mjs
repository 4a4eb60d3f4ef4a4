// What happens to a team that tries, errs, asks, leaves and comes back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LAPTOP, PHONE, killed, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { team } from "./support/team.mjs";

const GATE = "#/play/run-on-gate";

test("a wrong try gets its reply, is warned of the wait, and the lock cools", () =>
  withPage(async ({ page, address }) => {
    const us = team(page);
    await page.goto(address + GATE);
    await us.begin("Triers");
    for (const wrong of ["1111", "2222", "3333"]) {
      await us.setWheels(wrong);
      await us.attempt();
      await expect(page.locator("#news")).toContainText("Not yet.");
    }
    await expect(page.locator("#news")).toContainText("the lock cools");
    await us.setWheels("4444");
    await us.attempt();
    await expect(page.locator(".station > .go")).toContainText("Cooling");
    await page.getByRole("button", { name: "Notebook" }).click();
    await expect(page.locator(".tried li")).toHaveCount(4);
  }));

test("a rung comes free after tries, or at once for a hint card", () =>
  withPage(async ({ page, address }) => {
    const us = team(page);
    await page.goto(address + GATE);
    await us.begin("Askers");
    await page.getByRole("button", { name: /1. A nudge/ }).click();
    await page.getByRole("button", { name: /Use a hint card \(2 left\)/ }).click();
    await expect(page.locator(".rung.taken")).toHaveCount(1);
    for (const wrong of ["1111", "2222"]) {
      await us.setWheels(wrong);
      await us.attempt();
      await expect(page.locator("#news")).toContainText("Not yet.");
    }
    await page.getByRole("button", { name: /2. A method.*free now/ }).click();
    await expect(page.locator(".rung.taken")).toHaveCount(2);
  }));

test("a reload and a killed browser lose nothing", () =>
  withPage(async ({ page, address, context, profile }) => {
    const us = team(page);
    await page.goto(address + GATE);
    await us.begin("Keepers");
    await us.setWheels("1234");
    await us.attempt();
    await expect(page.locator("#news")).toContainText("Not yet.");
    await us.open({ kind: "number" }, "5376");
    await page.reload();
    await expect(us.openCount()).toHaveText("1 of 8 open");
    await us.takeUp("Well");
    await us.press(["Red"]);
    await us.attempt();
    await expect(page.locator("#news")).toContainText("Not yet.");
    const later = await killed({ context, profile });
    await later.goto(address + GATE);
    await expect(team(later).openCount()).toHaveText("1 of 8 open");
    await expect(later.locator(".team")).toHaveText("Keepers");
    await later.getByRole("button", { name: "Notebook" }).click();
    await expect(later.locator(".tried li")).toHaveCount(2);
    await later.context().close();
  }));

test("whoever leaves while a try is stored loses nothing of it, and nothing complains", () =>
  withPage(async ({ page, address }) => {
    const us = team(page);
    await page.goto(address + GATE);
    await us.begin("Leavers");
    await us.setWheels("1111");
    await page.getByRole("button", { name: "Try it" }).evaluate((button) => {
      button.click();
      location.hash = "#/";
    });
    await page.getByRole("link", { name: /^Build/ }).waitFor();
    await page.goto(address + GATE);
    await page.getByRole("button", { name: "Notebook" }).click();
    await expect(page.locator(".tried li")).toHaveCount(1);
  }));

test("words that a team writes just before it leaves are there again", () =>
  withPage(async ({ page, address }) => {
    const us = team(page);
    await page.goto(address + GATE);
    await us.begin("Writers");
    const notes = page.getByLabel("Your notes");
    await page.getByRole("button", { name: "Notebook" }).click();
    await notes.evaluate((field) => {
      field.value = "The well is red first.";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      location.hash = "#/";
    });
    await page.getByRole("link", { name: /^Build/ }).waitFor();
    await page.goto(address + GATE);
    await page.getByRole("button", { name: "Notebook" }).click();
    await expect(notes).toHaveValue("The well is red first.");
  }));

test("two tabs of one team show the same and double nothing", () =>
  withPage(async ({ page, address, context }) => {
    const us = team(page);
    await page.goto(address + GATE);
    await us.begin("Twins");
    const other = await context.newPage();
    await other.goto(address + GATE);
    await expect(team(other).openCount()).toHaveText("0 of 8 open");
    await us.open({ kind: "number" }, "5376");
    await expect(team(other).openCount()).toHaveText("1 of 8 open");
    await other.reload();
    await expect(team(other).openCount()).toHaveText("1 of 8 open");
  }));

test("answers from the team's paper open what was open, and another team's place is not given away", () =>
  withPage(async ({ page, address }) => {
    const us = team(page);
    await page.goto(address + GATE);
    await us.begin("First");
    await us.open({ kind: "number" }, "5376");
    await us.leaves();
    await page.getByRole("button", { name: /Continue as First/ }).click();
    await page.getByLabel("An answer you found").fill("9999");
    await page.getByRole("button", { name: "Carry on" }).click();
    await expect(page.locator("#found-wrong")).toContainText("was not found here");
    await page.getByLabel("An answer you found").fill("5376");
    await page.getByRole("button", { name: "Carry on" }).click();
    await expect(us.openCount()).toHaveText("1 of 8 open");
  }));

test("whoever leaves while an answer from the team's paper is looked up is left in peace", () =>
  withPage(async ({ page, address }) => {
    const us = team(page);
    await page.goto(address + GATE);
    await us.begin("First");
    await us.open({ kind: "number" }, "5376");
    await us.leaves();
    const door = page.getByRole("button", { name: /Continue as First/ });
    for (const answer of ["9999", "5376"]) {
      await door.click();
      await page.getByLabel("An answer you found").fill(answer);
      await page.getByRole("button", { name: "Carry on" }).evaluate((button) => {
        button.click();
        location.hash = "#/";
      });
      await page.getByRole("link", { name: /^Build/ }).waitFor();
      await page.goto(address + GATE);
      // The right one may have been found before they left.
      await door.or(us.openCount()).first().waitFor();
    }
  }));

test("on another device the answers are typed once, without tries", () =>
  withPage(
    async ({ page, address }) => {
      await page.goto(address + GATE);
      await page.getByRole("button", { name: "Some locks were opened before" }).click();
      for (const answer of ["lamp", "5376"]) {
        await page.getByLabel("An answer you found").fill(answer);
        await page.getByRole("button", { name: "Add it" }).click();
        await expect(page.locator("#already [role=status]")).toContainText("fits a lock");
      }
      await page.getByRole("button", { name: "Open these locks" }).click();
      await expect(team(page).openCount()).toHaveText("2 of 8 open");
    },
    { viewport: PHONE, hasTouch: true, isMobile: true },
  ));

/** How often the team's pages came and were put away, from what is stored: "resumed", "paused", in the order of their numbers. */
const comings = (page) =>
  page.evaluate(async () => {
    const done = (request) =>
      new Promise((met, failed) => Object.assign(request, { onsuccess: () => met(request.result), onerror: () => failed(request.error) }));
    const found = [];
    for (const { name } of await indexedDB.databases()) {
      const base = await done(indexedDB.open(name));
      found.push(...(await done(base.transaction("events").objectStore("events").getAll())));
      base.close();
    }
    const events = found.map((record) => JSON.parse(record)).filter(({ event }) => /^(started|paused|resumed)$/.test(event));
    return events.sort((a, b) => a.n - b.n).map(({ event }) => event);
  });

/** The journal comes to say so. */
const told = (page, words) =>
  expect({ first: () => ({ textContent: async () => (await comings(page)).join(" ") }) }).toHaveText(words);

/** The clock stands still: a page that is open says now and then that it is, and here it must not. */
const still = (page) => page.clock.setFixedTime(Date.UTC(2026, 10, 26, 9));

/** Puts a page away or takes it out again, as often as told, all in one breath. */
const putAway = (page, ...away) =>
  page.evaluate((away) => {
    for (const hidden of away) {
      Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    }
  }, away);

test("a page that came and went in one breath is away", () =>
  withPage(async ({ page, address }) => {
    await still(page);
    await page.goto(address + GATE);
    await team(page).begin("Blinkers");
    await putAway(page, true);
    await told(page, "started paused");
    await putAway(page, false, true);
    await told(page, "started paused resumed paused");
  }));

test("a table that was left writes nothing", () =>
  withPage(async ({ page, address }) => {
    await still(page);
    const us = team(page);
    await page.goto(address + GATE);
    await us.begin("Leavers");
    await us.leaves();
    await page.getByRole("button", { name: /Continue as Leavers/ }).waitFor();
    await told(page, "started paused");
    await putAway(page, true, false);
    // Another team's start is stored after whatever the first would have said.
    await us.begin("Others");
    assert.deepEqual(await comings(page), ["started", "started", "paused"]);
  }));

test("the teacher's key opens the lock on the bench, and no other phrase does", () =>
  withPage(async ({ page, address }) => {
    const us = team(page);
    await page.goto(address + GATE);
    await us.begin("Helped");
    const key = await page.evaluate(() => fetch("puzzles/run-on-gate.json").then((file) => file.json()).then((file) => file.rules.teacher_key));
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("button", { name: "Teacher's key" }).click();
    await page.getByLabel("Phrase").fill("open sesame");
    await page.getByRole("button", { name: "Open this lock" }).click();
    await expect(page.locator("#phrase-w")).toContainText("not the phrase");
    await page.getByLabel("Phrase").fill(key.toUpperCase());
    await page.getByRole("button", { name: "Open this lock" }).click();
    await expect(us.openCount()).toHaveText("1 of 8 open");
  }));

test("the lamp is read across the room by shape and word", () =>
  withPage(
    async ({ page, address }) => {
      const us = team(page);
      await page.goto(address + GATE);
      await us.begin("Lampers");
      await page.getByRole("radio", { name: "We need you" }).check({ force: true });
      await expect(page.locator(".lamp b")).toHaveText("We need you");
    },
    { viewport: LAPTOP },
  ));

test("by keyboard alone a lock is opened and its inside unfolded", () =>
  withPage(async ({ page, address }) => {
    const us = team(page);
    await page.goto(address + GATE);
    await page.getByLabel("Team name").waitFor();
    const tabTo = async (what) => {
      for (let steps = 0; steps < 80; steps += 1) {
        await page.keyboard.press("Tab");
        const name = await page.evaluate(() => {
          const at = document.activeElement;
          if (at === document.body) return "";
          return `${at?.getAttribute("aria-label") ?? ""} ${at?.textContent ?? ""} ${at?.id ?? ""}`;
        });
        if (name.includes(what)) return;
      }
      assert.fail(`Tab never came to ${what}`);
    };
    await tabTo("team");
    await page.keyboard.type("Keys");
    await page.keyboard.press("Enter");
    for (;;) {
      const button = page.getByRole("button", { name: /Read on|Look into the box|Close the lid/ });
      await button.waitFor();
      const label = await button.textContent();
      await tabTo(label);
      await page.keyboard.press("Enter");
      if (label.startsWith("Close")) break;
      await expect(page.getByRole("button", { name: /Read on|Look into the box|Close the lid/ })).toBeVisible();
    }
    await page.locator(".table").waitFor();
    await tabTo("Wheel 1 of 4");
    await page.keyboard.type("5376");
    await tabTo("Try it");
    await page.keyboard.press("Enter");
    // The button that was pressed is gone: the keyboard goes on at what came out.
    await expect(page.locator("#onward:focus", { hasText: "Unfold it" })).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(us.openCount()).toHaveText("1 of 8 open");
    await expect(page.locator(".folded")).toHaveCount(0);
  }));
