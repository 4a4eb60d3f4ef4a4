// A breakout in a language that is read from the right: all of it stands so, except what never turns.
import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { LAPTOP, PHONE, axeClean, fits, withPage } from "./support/browser.mjs";
import { HANDS } from "./support/hands.mjs";
import { KINDS, breakout } from "./support/rtl.mjs";
import { team } from "./support/team.mjs";

const file = join(await mkdtemp(join(tmpdir(), "latchwork-rtl-")), "arabic.json");
await writeFile(file, JSON.stringify(breakout));

async function begun(page, address, hand) {
  await page.goto(address);
  await team(page).openFile(file);
  await page.locator('html[dir="rtl"]').waitFor();
  const us = team(page, hand);
  await us.begin("القمر");
  return us;
}

for (const [how, { hand, options }] of Object.entries(HANDS)) {
  test(`an Arabic breakout of every kind is opened with ${how}`, () =>
    withPage(async ({ page, address }) => {
      const us = await begun(page, address, hand(page));
      await us.openEach(KINDS);
    }, options));
}

/** Where the middles of things lie across the page, in the order of the document. */
const across = (things) => things.evaluateAll((all) => all.map((each) => each.getBoundingClientRect()).map(({ left, width }) => left + width / 2));
const falls = (numbers) => numbers.every((number, at) => at === 0 || number < numbers[at - 1]);
const rises = (numbers) => falls(numbers.toReversed());

test("rows run from the right, and what never turns does not", () =>
  withPage(async ({ page, address }) => {
    const us = await begun(page, address);
    const on = async (kind, selector) => {
      await us.takeUp(KINDS.find(([, mechanism]) => mechanism.kind === kind)[0]);
      const places = await across(page.locator(selector));
      assert.ok(places.length > 1, `${kind}: ${selector}`);
      // The first two stand in one line.
      return places.slice(0, 2);
    };
    for (const [kind, selector] of [["letters", ".wheel"], ["sort", ".slot"], ["tap", ".bit"], ["colour", ".swatch"]]) {
      assert.ok(falls(await on(kind, selector)), `${kind} runs from the left`);
    }
    for (const [kind, selector] of [["number", ".wheel"], ["clock", ".time input"], ["tune", ".piano:not(.black)"]]) {
      assert.ok(rises(await on(kind, selector)), `${kind} runs from the right`);
    }
    await us.takeUp(KINDS[3][0]);
    const [left, right] = [await across(page.locator(".pad > .to-left")), await across(page.locator(".pad > .to-right"))];
    assert.ok(left[0] < right[0], "left is right");
    await us.work(KINDS[3][1], KINDS[3][2]);
    assert.ok(falls(await across(page.locator(".steps > li"))), "the tape runs from the left");
    await us.takeUp(KINDS[15][0]);
    await us.work(KINDS[15][1], KINDS[15][2]);
    assert.equal(await page.locator(".plate-label.num").evaluate((label) => getComputedStyle(label).direction), "ltr");
  }));

test("arrow keys mean what is seen: on a row of tabs the left one leads on", () =>
  withPage(async ({ page, address }) => {
    await begun(page, address);
    const tabs = page.locator(".tabs [role=tab]");
    const [first, second] = await across(tabs);
    assert.ok(second < first);
    await tabs.first().focus();
    await page.keyboard.press("ArrowLeft");
    await page.locator(".tabs [role=tab][aria-selected=true]", { hasText: "An English page" }).waitFor();
    await page.locator(".prose[dir=ltr][lang=en]").waitFor();
    await page.keyboard.press("ArrowRight");
    await page.locator(".prose[dir=rtl][lang=ar]").waitFor();
  }));

test("whoever leaves such a breakout reads from the left again", () =>
  withPage(async ({ page, address }) => {
    await begun(page, address);
    await page.evaluate(() => (location.hash = "#/"));
    await page.getByRole("heading", { name: "Latchwork" }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.dir), "ltr");
  }));

for (const [where, look, options] of [
  ["in light and dark", axeClean, { viewport: LAPTOP }],
  ["on a phone, in light and dark", axeClean, { viewport: PHONE }],
  ["320 px wide", fits, { viewport: { width: 320, height: 640 } }],
]) {
  test(`every lock of it ${where}`, () =>
    withPage(async ({ page, address }) => {
      const us = await begun(page, address);
      for (const [title, mechanism, answer] of KINDS) {
        await us.takeUp(title);
        await us.work(mechanism, answer);
        await page.evaluate(() => scrollTo(0, document.scrollingElement.scrollHeight));
        await look(page, title);
      }
    }, options));
}
