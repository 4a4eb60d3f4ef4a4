// The page in a teacher's hand while teams play: answers covered, hints to say, a clock that outlives the page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LAPTOP, PHONE, axeClean, fits, withPage } from "./support/browser.mjs";
import { breakout, giveFiles } from "./support/class.mjs";
import { expect } from "./support/expect.mjs";

const AT = `#/class/lesson/${breakout.id}`;

/** Opens the page, and turns to a lock. */
async function lesson(page, address, lock) {
  await page.goto(address + AT);
  await page.getByRole("heading", { name: "In the lesson" }).waitFor();
  if (lock) await turnTo(page, lock);
}

async function turnTo(page, name, heading = name) {
  await page.getByRole("navigation", { name: "The lesson and its locks" }).getByRole("button", { name }).click();
  await page.locator("#lesson-page h2", { hasText: heading }).waitFor();
}

const cover = (page, word) => page.locator(".covered > summary", { hasText: word });
/** What is seen of the page's text. */
const seen = (page) => page.locator("#lesson-page").evaluate((main) => main.innerText);

test("answers and hints are covered until they are tapped, and all at once with a switch", () =>
  withPage(async ({ page, address }) => {
    await lesson(page, address, "Shed");
    assert.doesNotMatch(await seen(page), /LAMP|night lamp has|Three of your four/);
    assert.match(await seen(page), /^Answer: tap to see it$/m);
    await cover(page, "Answer").click();
    await expect(page.locator(".answer")).toHaveText("LAMP");
    await page.locator(".answer").waitFor({ state: "visible" });
    assert.match(await seen(page), /^Answer$/m);
    // The next lock is covered again.
    await page.getByRole("button", { name: /^Next/ }).click();
    await page.locator("#lesson-page h2", { hasText: "Well" }).waitFor();
    assert.doesNotMatch(await seen(page), /blue, red, green/i);
    await page.getByLabel("Show all that is covered").check();
    for (const words of [/Blue, Red, Green, Red, Green, Blue/i, /Five are right/, /Bucket|bucket/]) assert.match(await seen(page), words);
    await page.getByLabel("Show all that is covered").uncheck();
    assert.doesNotMatch(await seen(page), /blue, red, green/i);
    // What is behind it, and what comes then.
    await turnTo(page, "Shed");
    assert.match(await seen(page), /Black light/);
    assert.match(await seen(page), /Then within reach: 4, Lane; 6, Gate/);
  }));

test("hints that were said stay ticked, the clock goes on while the page is away, and both begin anew", () =>
  withPage(async ({ page, address }) => {
    const begun = Date.UTC(2026, 10, 26, 9);
    const minute = 60_000;
    await page.clock.setFixedTime(begun);
    await lesson(page, address, "Letter");
    const clock = page.getByRole("timer");
    await expect(clock).toHaveText("40:00");
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await cover(page, "1. A nudge").click();
    await page.getByRole("checkbox", { name: "Said: 1. A nudge" }).check();
    await page.clock.setFixedTime(begun + 11 * minute);
    await expect(clock).toHaveText("29:00");
    await expect(page.locator(".timer small")).toHaveText("At an even pace: 2 of 8 locks by now");
    await page.clock.setFixedTime(begun + 12 * minute);
    await page.reload();
    await expect(clock).toHaveText("28:00");
    // The page is where it was.
    await expect(page.locator("#lesson-page h2")).toHaveText("Letter");
    assert.ok(await page.getByRole("checkbox", { name: "Said: 1. A nudge" }).isChecked());
    await page.getByRole("button", { name: "Pause" }).click();
    await expect(page.locator(".timer small")).toHaveText("Paused");
    await page.clock.setFixedTime(begun + 30 * minute);
    await page.reload();
    await expect(clock).toHaveText("28:00");
    await expect(page.locator(".timer small")).toHaveText("Paused");
    await page.getByRole("button", { name: "+5 min" }).click();
    await expect(clock).toHaveText("33:00");
    await page.getByRole("button", { name: "Go on" }).click();
    await page.clock.setFixedTime(begun + 63 * minute - 1000);
    await expect(clock).toHaveText("0:01");
    const heard = page.locator(".timer [role=status]");
    await expect(heard).toHaveText("");
    await heard.evaluate((status) => {
      globalThis.heard = 0;
      new MutationObserver((changes) => (globalThis.heard += changes.length)).observe(status, { childList: true, characterData: true, subtree: true });
    });
    await page.clock.setFixedTime(begun + 63 * minute + 1000);
    await expect(heard).toHaveText("Time is up.");
    const times = await page.evaluate(() => globalThis.heard);
    await page.clock.setFixedTime(begun + 64 * minute);
    await expect(clock).toHaveText("−1:00");
    await expect(page.locator(".timer small")).toHaveText("Time is up.");
    assert.equal(await page.evaluate(() => globalThis.heard), times, "it is said once");
    await page.getByRole("button", { name: "Pause" }).click();
    await turnTo(page, "The lesson", "In the lesson");
    await page.getByRole("button", { name: "Begin anew" }).click();
    await expect(clock).toHaveText("40:00");
    await expect(page.locator(".timer small")).toHaveText("to go");
    await expect(heard).toHaveText("");
    await turnTo(page, "Letter");
    assert.ok(!(await page.getByRole("checkbox", { name: "Said: 1. A nudge" }).isChecked()));
  }));

test("it is reached from home, from \u201cReady for class\u201d and from the class", () =>
  withPage(async ({ page, address }) => {
    await page.goto(address);
    await page.getByRole("link", { name: `In the lesson with ${breakout.title}` }).click();
    await page.getByRole("heading", { name: "In the lesson" }).waitFor();
    await expect(page.locator(".lamps-key .need dt")).toHaveText("We need you");
    await cover(page, "Phrase").click();
    await expect(page.locator(".answer")).toHaveText("spend the stops");
    await page.goto(`${address}#/build/adapt/run-on-gate`);
    await page.locator("#title").fill("The Gate of 5b");
    await page.getByRole("link", { name: "Ready for class" }).click();
    await page.getByRole("link", { name: "Open the page for the lesson" }).click();
    await expect(page.locator(".lesson-top h1")).toHaveText("The Gate of 5b");
    await page.goto(`${address}#/class`);
    const buffer = Buffer.from(JSON.stringify({ format: "latchwork.hand-in", version: 1, id: crypto.randomUUID(), breakout: breakout.id, team: "Owls", events: [] }));
    await giveFiles(page, { name: "owls.json", mimeType: "application/json", buffer });
    await page.getByRole("link", { name: "In the lesson" }).click();
    await page.getByRole("heading", { name: "In the lesson" }).waitFor();
  }));

test("from there it is played large on this device", () =>
  withPage(async ({ page, address }) => {
    await lesson(page, address);
    await page.getByRole("button", { name: "Play it large on this device" }).click();
    await page.getByLabel("Team name").waitFor();
    await expect(page.locator("html.front")).toHaveCount(1);
    const own = { ...breakout, id: "00000000-0000-4000-8000-0000000000fd", title: "Our Gate" };
    await page.goto(`${address}#/class/lesson/${own.id}`);
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open the breakout" }).click()]);
    await chooser.setFiles({ name: "gate.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(own)) });
    await page.getByRole("button", { name: "Play it large on this device" }).click();
    await page.getByRole("heading", { name: "Our Gate" }).waitFor();
    await page.getByLabel("Team name").waitFor();
  }));

test("a file with the id of a breakout that comes with the app takes its place only where it is newer", () =>
  withPage(async ({ page, address }) => {
    const open = async (file) => {
      await page.goto(address);
      await page.locator("input[type=file]").setInputFiles({ name: "gate.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
    };
    const locks = page.getByRole("navigation", { name: "The lesson and its locks" }).getByRole("button");
    await open({ ...breakout, locks: [] });
    await page.getByText("has no locks yet").waitFor();
    await page.goto(address);
    await page.getByRole("link", { name: `In the lesson with ${breakout.title}` }).click();
    await expect(locks).toHaveCount(breakout.locks.length + 2);
    await page.goto(address + AT);
    await expect(locks).toHaveCount(breakout.locks.length + 2);
    await open({ ...breakout, title: "The Gate, mended", revision: breakout.revision + 1 });
    await page.getByLabel("Team name").waitFor();
    await page.goto(address + AT);
    await page.getByRole("heading", { name: "The Gate, mended" }).waitFor();
    await page.getByRole("button", { name: "Play it large on this device" }).click();
    await page.getByLabel("Team name").waitFor();
    await page.getByRole("heading", { name: "The Gate, mended" }).waitFor();
    await page.goto(`${address}#/class/lesson/run-on-gate`);
    await page.getByRole("heading", { name: breakout.title }).waitFor();
  }));

test("a breakout that this device does not have is asked for", () =>
  withPage(async ({ page, address }) => {
    const other = { ...breakout, id: "00000000-0000-4000-8000-0000000000fe", title: "Another Gate" };
    await page.goto(`${address}#/class/lesson/${other.id}`);
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open the breakout" }).click()]);
    await chooser.setFiles({ name: "gate.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(other)) });
    await page.getByRole("heading", { name: "Another Gate" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Another Gate" }).waitFor();
  }));

for (const [where, look, viewport] of [
  ["on a laptop, in light and dark", axeClean, LAPTOP],
  ["on a phone, in light and dark", axeClean, PHONE],
  ["320 px wide", fits, { width: 320, height: 640 }],
]) {
  test(`every page of the lesson is as it should be ${where}`, () =>
    withPage(async ({ page, address }) => {
      await lesson(page, address);
      await look(page, "the lesson");
      await turnTo(page, "Lane");
      await page.getByLabel("Show all that is covered").check();
      await look(page, "a lock, uncovered");
      await turnTo(page, "Afterwards");
      await look(page, "afterwards");
    }, { viewport }));
}

test("on a small screen it fits in the device's own letters, too: until ours have come", () =>
  withPage(
    async ({ page, address }) => {
      await page.route(/\.woff2/, (letters) => letters.abort());
      await lesson(page, address);
      await fits(page, "the lesson in other letters");
      await page.getByRole("button", { name: "Start", exact: true }).click();
      await fits(page, "the lesson in other letters, the clock running");
    },
    { viewport: { width: 320, height: 640 }, expected: /Failed to load resource/ },
  ));

for (const [where, viewport] of [["on a laptop", LAPTOP], ["on a phone", PHONE], ["320 px wide", { width: 320, height: 640 }]]) {
  for (const clock of ["stands still", "goes"]) {
    test(`a lock that is turned to begins below the clock, wherever the page stood, ${where}, while the clock ${clock}`, () =>
      withPage(async ({ page, address }) => {
        await lesson(page, address);
        await expect(page.locator("#plan-h + p")).toContainText("one every 5 min.");
        if (clock === "goes") await page.getByRole("button", { name: "Start", exact: true }).click();
        const boxes = (...those) => page.evaluate((those) => those.map((it) => document.querySelector(it).getBoundingClientRect().toJSON()), those);
        for (const [at, lock] of breakout.locks.slice(0, 3).entries()) {
          await page.evaluate((part) => scrollTo(0, (part * document.body.scrollHeight) / 2), at);
          await page.getByRole("button", { name: /^Next/ }).click();
          await page.locator("#lesson-page h2", { hasText: lock.title }).waitFor();
          await page.waitForFunction(() => document.activeElement?.id === "lesson-page");
          const [bar, timer, head] = await boxes(".lesson-top", ".timer", "#lesson-page header");
          const end = Math.max(bar.bottom, timer.bottom);
          assert.ok(head.top >= end && head.bottom < viewport.height, `${lock.title} at ${head.top}, the clock to ${end}`);
        }
        // The keyboard going back up comes to nothing that the clock lies on.
        await page.locator("#lesson-page summary:visible").last().focus();
        await page.evaluate(() => document.activeElement.scrollIntoView({ block: "start" }));
        await page.keyboard.press("Shift+Tab");
        do {
          const [timer, held] = await boxes(".timer", ":focus");
          assert.ok(held.top >= timer.bottom, `at ${held.top}, the clock to ${timer.bottom}`);
          await page.keyboard.press("Shift+Tab");
        } while (await page.locator("#lesson-page :focus").count());
      }, { viewport }));
  }

  test(`from start to end the clock and its buttons stay where they are, ${where}`, () =>
    withPage(async ({ page, address }) => {
      const begun = Date.UTC(2026, 10, 26, 9);
      await page.clock.setFixedTime(begun);
      await lesson(page, address);
      await page.evaluate(() => document.fonts.ready.then(() => {}));
      // As they are laid out: a button below the mouse is lifted a little.
      const places = () =>
        page.evaluate(() => {
          const laid = (it) => ["offsetLeft", "offsetTop", "offsetWidth", "offsetHeight"].map((side) => document.querySelector(it)[side]);
          const seen = (it) => Object.values(document.querySelector(it).getBoundingClientRect().toJSON()).map(Math.round);
          return { bar: seen(".timer"), clock: laid(".timer b").slice(0, 2), button: laid(".timer .go"), more: laid(".timer .ghost"), page: seen("#lesson-page h2") };
        });
      const before = await places();
      const line = page.locator(".timer small");
      const press = (name) => page.getByRole("button", { name, exact: true }).click();
      const pace = (open) => `At an even pace: ${open} of 8 locks by now`;
      for (const [act, words] of [
        [() => press("Start"), pace(0)],
        [() => page.clock.setFixedTime(begun + 11 * 60_000), pace(2)],
        [() => press("Pause"), "Paused"],
        [() => press("Go on"), pace(2)],
        [() => page.clock.setFixedTime(begun + 49 * 60_000), "Time is up."],
        [() => press("+5 min"), "Time is up."],
      ]) {
        await act();
        await expect(line).toHaveText(words);
        assert.deepEqual(await places(), before, words);
      }
    }, { viewport }));

  test(`a way back to the classes is in sight, ${where}`, () =>
    withPage(async ({ page, address }) => {
      await lesson(page, address);
      await page.getByRole("link", { name: "All classes" }).click();
      await page.getByRole("heading", { name: "Your classes" }).waitFor();
    }, { viewport }));
}

test("with the keyboard alone a hint is said and the next lock taken up", () =>
  withPage(async ({ page, address }) => {
    await lesson(page, address);
    await page.getByRole("button", { name: /^Next/ }).focus();
    await page.keyboard.press("Enter");
    await page.locator("#lesson-page h2", { hasText: "Letter" }).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "lesson-page");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.locator(".answer")).toHaveText("5376");
    await page.locator(".answer").waitFor({ state: "visible" });
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    assert.ok(await page.getByRole("checkbox", { name: "Said: 1. A nudge" }).isChecked());
  }));
