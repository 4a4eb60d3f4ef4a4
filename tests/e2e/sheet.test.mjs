// The Teacher's Sheet on paper: a page or two, whatever the paper, and nothing too small to read.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { teacher } from "./support/teacher.mjs";

/** Opens "Ready for class" of a shipped breakout. */
async function ready(page, address, slug) {
  await page.goto(`${address}#/build/adapt/${slug}`);
  await page.getByRole("link", { name: "Ready for class" }).click();
  await page.locator(".teachers").waitFor();
}

/** How many pages a PDF of Chromium's has. */
const pages = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length;

for (const slug of ["run-on-gate", "island-nobody-found"]) {
  for (const format of ["A4", "Letter"]) {
    test(`the Teacher's Sheet of ${slug} fits on two pages of ${format}`, () =>
      withPage(async ({ page, address }) => {
        await ready(page, address, slug);
        await page.emulateMedia({ media: "print" });
        const smallest = await page.locator(".teachers").evaluate((sheet) => {
          const texts = [...sheet.querySelectorAll("*")].filter((element) => element.closest("svg") === null);
          return Math.min(...texts.map((element) => parseFloat(getComputedStyle(element).fontSize)));
        });
        assert.ok(smallest >= 11.99, `${smallest} px, where 9 pt are 12`);
        const [left, right] = await page.locator(".t-columns").evaluate((columns) => {
          const ends = new Map();
          for (const { left, bottom } of [...columns.children].map((section) => section.getBoundingClientRect())) {
            ends.set(left, Math.max(ends.get(left) ?? 0, bottom - columns.getBoundingClientRect().top));
          }
          return [...ends.values()];
        });
        assert.ok(right > left * 0.8 && left > right * 0.8, `columns of ${left} and ${right} px`);
        await page.emulateMedia({ media: null });
        const count = pages(await page.pdf({ format }));
        assert.ok(count === 1 || count === 2, `${count} pages`);
      }));
  }
}

test("the sheet draws where any of some are enough, and speaks of the room only where there is something to set up", () =>
  withPage(async ({ page, address }) => {
    await ready(page, address, "run-on-gate");
    await expect(page.locator(".t-map .any")).toHaveText("any 1");
    assert.equal(await page.locator(".t-map .some").count(), 2);
    const sheet = page.locator(".teachers");
    assert.doesNotMatch(await sheet.textContent(), /set up the room|Set up in the room|:00/);
    await page.getByRole("link", { name: "Back to building" }).click();
    await page.locator("#clues").getByRole("button", { name: "In the room" }).click();
    await page.getByLabel("You set up, before class").fill("Tape the envelope below the clock.");
    await page.getByRole("link", { name: "Ready for class" }).click();
    await expect(sheet).toContainText("Before: set up the room.");
    await expect(sheet).toContainText("Tape the envelope below the clock. (1, Letter)");
  }));

test("the sheet calls a button at the door by the name that it has", () =>
  withPage(async ({ page, address }) => {
    await ready(page, address, "run-on-gate");
    const [, word] = (await page.locator(".t-steps").textContent()).match(/On another device a team taps “([^”]+)”/);
    await page.goto(`${address}#/play/run-on-gate`);
    await page.getByRole("button", { name: word, exact: true }).waitFor();
  }));

test("a breakout without a lock has its sheet, too", () =>
  withPage(async ({ page, address }) => {
    await teacher(page).startEmpty(address);
    await page.getByRole("link", { name: "Ready for class" }).click();
    await expect(page.locator(".teachers h2")).toHaveText("A breakout without a name");
    await expect(page.locator(".home-main h1")).toHaveText("A breakout without a name, before class");
  }));
