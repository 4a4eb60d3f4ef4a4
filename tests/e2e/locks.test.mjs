// The page of every lock type: each is there, in every state, and really opens.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LAPTOP, PHONE, axeClean, fits, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { exhibits, show } from "./support/locks.mjs";

const STATES = ["Untouched", "Set", "Refused", "Cooling", "Open"];
const kinds = (page) => page.locator(".exhibit").evaluateAll((all) => all.map((exhibit) => exhibit.dataset.kind).sort());

test("a teacher finds all nineteen from home and from the studio", () =>
  withPage(async ({ page, address }) => {
    await page.goto(address);
    await page.getByRole("link", { name: "Every lock type" }).click();
    await show(page, "Untouched");
    assert.deepEqual(await kinds(page), [
      "choice", "clock", "colour", "date", "direction", "form", "letters", "match", "number", "order",
      "pattern", "point", "quantity", "shape", "sort", "switches", "tap", "text", "tune",
    ]);
    await page.goto(`${address}#/build`);
    await page.getByRole("link", { name: "Every lock type" }).click();
    await page.getByRole("heading", { name: "Every lock type" }).waitFor();
  }));

test("each opens with what is set on it, and holds against something else", () =>
  withPage(async ({ page, address }) => {
    await page.goto(`${address}#/locks`);
    await show(page, "Set");
    for (const exhibit of await exhibits(page)) {
      await exhibit.getByRole("button", { name: "Try it" }).click();
      await exhibit.locator(".padlock.sprung").waitFor();
      await expect(exhibit.getByRole("status").last()).toHaveText("Open.");
      await exhibit.getByRole("button", { name: "Lock it again" }).click();
      await expect(exhibit.locator(".padlock.sprung")).toHaveCount(0);
    }
    await show(page, "Refused");
    for (const exhibit of await exhibits(page)) {
      await exhibit.getByRole("button", { name: "Try it" }).click();
      await exhibit.locator(".say", { hasText: /^(Not yet|That can't be its answer)\./ }).waitFor();
      await expect(exhibit.locator(".padlock.sprung")).toHaveCount(0);
    }
    await show(page, "Cooling");
    await expect(page.getByRole("button", { name: "Cooling, 10 s" })).toHaveCount(19);
  }));

test("each says how quickly it is guessed", () =>
  withPage(async ({ page, address }) => {
    await page.goto(`${address}#/locks`);
    await show(page, "Untouched");
    for (const words of await page.locator(".exhibit .guess").allTextContents()) {
      assert.match(words, /^(1 in [\d,]+: (quickly guessed|takes a while to guess)|Can't be guessed: anything could be typed)\.$/);
    }
  }));

for (const direction of ["ltr", "rtl"]) {
  for (const [where, look, options] of [
    ["on a laptop, in light and dark", axeClean, { viewport: LAPTOP }],
    ["on a phone, in light and dark", axeClean, { viewport: PHONE }],
    ["320 px wide", fits, { viewport: { width: 320, height: 640 } }],
    ["at 200 % zoom", fits, { viewport: { width: LAPTOP.width / 2, height: LAPTOP.height / 2 }, deviceScaleFactor: 2 }],
  ]) {
    test(`every lock in every state, ${direction}, ${where}`, () =>
      withPage(async ({ page, address }) => {
        await page.goto(`${address}#/locks`);
        for (const state of STATES) {
          await show(page, state, direction);
          await look(page, state);
        }
      }, options));
  }
}

/** What can be pressed or filled in and is smaller than a fingertip. */
const small = (page) =>
  page.locator(".exhibit .padlock").evaluateAll((padlocks) => {
    const TAP = 44;
    const found = [];
    for (const padlock of padlocks) {
      for (const element of padlock.querySelectorAll("button, input, select, a, [role=spinbutton], [tabindex='0']")) {
        const isTicked = element.matches("[type=radio], [type=checkbox]");
        const { width, height } = (isTicked ? element.closest("label") : element).getBoundingClientRect();
        // Half a pixel is a browser's rounding.
        if (width < TAP - 0.5 || height < TAP - 0.5) {
          found.push(`${padlock.dataset.kind}: ${element.outerHTML.slice(0, 80)} has ${Math.round(width)} x ${Math.round(height)}`);
        }
      }
    }
    return found;
  });

for (const width of [320, 390, 1366]) {
  test(`whatever is pressed on a lock has 44 px, on a screen of ${width}`, () =>
    withPage(async ({ page, address }) => {
      await page.goto(`${address}#/locks`);
      for (const direction of ["ltr", "rtl"]) {
        for (const state of ["Untouched", "Set"]) {
          await show(page, state, direction);
          assert.deepEqual(await small(page), []);
        }
      }
    }, { viewport: { width, height: 800 } }));
}

test("a target that is too small is told", () =>
  withPage(async ({ page, address }) => {
    await page.goto(`${address}#/locks`);
    await show(page, "Untouched");
    await page.locator(".pad .key").first().evaluate((key) => (key.style.width = "30px"));
    assert.equal((await small(page)).length, 1);
  }));
