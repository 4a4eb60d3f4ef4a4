// One breakout on the screen at the front, for a whole class: it is read from the last row.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LAPTOP, axeClean, fits, withPage } from "./support/browser.mjs";
import { expect, until } from "./support/expect.mjs";
import { atTheGate } from "./support/class.mjs";

const PROJECTOR = { width: 1920, height: 1080 };

async function enlarge(page) {
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: "Large, for the screen at the front" }).click();
  // Its sheet is fetched.
  await page.waitForFunction(() => parseFloat(getComputedStyle(document.querySelector("#clue .prose p")).fontSize) > innerHeight * 0.035);
  await page.keyboard.press("Escape");
}

/** The parts of a screen's height in per cent: the clue's letters, and the smallest ones that are seen; and what can be pressed and is too small. */
const sizes = (page) =>
  page.evaluate(() => {
    const part = (element) => (parseFloat(getComputedStyle(element).fontSize) / innerHeight) * 100;
    const texts = [...document.querySelectorAll(".play *")].filter(
      (element) => element.checkVisibility() && !element.closest(".vh, svg, [aria-hidden=true]") && element.offsetWidth > 1 && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()),
    );
    const small = [...document.querySelectorAll(".play :is(button, label, input:not(label input))")].filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44);
    return {
      clue: part(document.querySelector("#clue .prose p")),
      smallest: Math.min(...texts.map(part)),
      small: small.map((element) => `${element.className} ${element.textContent.slice(0, 20)} ${element.getBoundingClientRect().height}`),
    };
  });

/** What of the lock on the bench is not on the screen. The ladder gives way to what the lock answers. */
const hidden = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(document.querySelector("#news").textContent ? ".station :is(.case, .go, .say)" : ".station :is(.case, .go, .rung)")]
      .filter((part) => {
        const { top, bottom, left, right } = part.getBoundingClientRect();
        return top < -1 || left < -1 || bottom > innerHeight + 1 || right > innerWidth + 1;
      })
      .map((part) => part.className),
  );

for (const viewport of [LAPTOP, PROJECTOR]) {
  test(`at ${viewport.width}x${viewport.height} clue and lock stand side by side, and the last row reads them`, () =>
    withPage(async ({ page, address }) => {
      const us = await atTheGate(page, address, "Class 5b");
      await enlarge(page);
      const look = async (lock) => {
        const { clue, smallest, small } = await sizes(page);
        assert.ok(clue >= 3.5, `${lock}: the clue's letters are ${clue} % of the height`);
        assert.ok(smallest >= 2.5, `${lock}: the smallest letters are ${smallest} % of the height`);
        assert.deepEqual(small, [], lock);
        await until(() => hidden(page), (parts) => parts.length === 0, `${lock}: all of it in sight`);
        await fits(page, lock);
      };
      await look("Letter");
      await us.misses("Letter", "5366");
      await look("Letter with its reply");
      await us.opens("Letter", "5376");
      for (const [title, answer] of [["Shed", "LAMP"], ["Well", "blue red green red green blue"], ["Lane", "up left up right up right"]]) {
        await us.takeUp(title);
        await look(title);
        await us.opens(title, answer);
      }
      await us.takeUp("Clerk");
      await look("Clerk");
      await axeClean(page, "on the screen at the front");
      // The device stays so, until it is told otherwise.
      await page.reload();
      await page.locator(".table").waitFor();
      await expect(page.locator("html.front")).toHaveCount(1);
      await page.getByRole("button", { name: "Menu" }).click();
      await page.getByRole("button", { name: "No longer large" }).click();
      await page.reload();
      await page.locator(".table").waitFor();
      await expect(page.locator("html.front")).toHaveCount(0);
    }, { viewport, reducedMotion: "reduce" }));
}

test("the story and the end are large, too", () =>
  withPage(async ({ page, address }) => {
    await page.goto(address);
    await page.evaluate(() => localStorage.setItem("front", '"yes"'));
    await page.reload();
    // Nothing else is.
    assert.ok(await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize) <= 18));
    await page.goto(`${address}#/play/run-on-gate`);
    await page.getByLabel("Team name").waitFor();
    await fits(page, "at the door");
    await page.getByLabel("Team name").fill("5b");
    await page.getByRole("button", { name: "Begin" }).click();
    const read = () => page.locator(".stage .prose p").first().evaluate((text) => (parseFloat(getComputedStyle(text).fontSize) / innerHeight) * 100);
    await page.locator(".stage .prose p").first().waitFor();
    assert.ok((await read()) >= 3.5, `${await read()} %`);
    await fits(page, "the story");
  }, { viewport: LAPTOP }));
