// Beside a clue's text: a secret becomes a clue and its key a card.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, axeClean, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { teacher } from "./support/teacher.mjs";

/** A lock with a clue that says so, open for writing. */
async function writing(page, address, text) {
  const us = teacher(page);
  await us.startEmpty(address);
  await us.title("Secrets");
  await us.addLock("Door");
  await us.clue(text);
  return us;
}

for (const [name, viewport] of [["a laptop", undefined], ["a phone", PHONE]]) {
  test(`a secret is hidden, put into the clue and its key made a card, on ${name}, by the keyboard`, () =>
    withPage(
      async ({ page, address }) => {
        const us = await writing(page, address, "A note:");
        const clues = page.locator("#clues");
        await clues.locator(".ciphers > summary").focus();
        await page.keyboard.press("Enter");
        // It is fetched when it is unfolded.
        await expect(clues.getByLabel("Cipher")).toBeVisible();
        await page.keyboard.press("Tab");
        await page.keyboard.type("Caesar");
        await expect(clues.getByLabel("Moved on by")).toBeVisible();
        await page.keyboard.press("Tab");
        await page.keyboard.type("3 ");
        await page.keyboard.press("Tab");
        await page.keyboard.type("Café 7!");
        await expect(clues.locator(".hidden-secret")).toHaveText("FDIH 7!");
        await expect(clues.locator(".ciphers")).toContainText("Read rightly, it says: CAFE 7!");
        await axeClean(page, `the cipher bench on ${name}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `the page is ${wide} px too wide`);
        await clues.getByRole("button", { name: "Put it into the text" }).press("Enter");
        await expect(clues.getByLabel("Text of the clue")).toHaveValue("A note:\n\nFDIH 7!");
        const card = clues.getByRole("button", { name: /reference card/ });
        await card.press("Enter");
        await expect(clues.locator(".ciphers")).toContainText("“Key: Caesar 3 (A is D)” lies with the reference cards now.");
        await card.press("Enter");
        await expect(clues.locator(".ciphers")).toContainText("already");
        const { breakout } = await us.save();
        assert.equal(breakout.locks[0].clues[0].body, "A note:\n\nFDIH 7!");
        assert.equal(breakout.cards.length, 1);
        assert.match(breakout.cards[0].body, /\| A \| B \|[^]*\| X \| Y \|/);
      },
      { viewport },
    ));
}

test("what a cipher cannot carry is said, and nothing is put into the text", () =>
  withPage(async ({ page, address }) => {
    await writing(page, address, "A note:");
    const clues = page.locator("#clues");
    await clues.locator(".ciphers > summary").click();
    await clues.getByLabel("Cipher").selectOption("Pigpen");
    await clues.getByLabel("Secret").fill("it's");
    await expect(clues.locator(".ciphers .wrong")).toContainText("no sign for “'”");
    await clues.getByRole("button", { name: "Put it into the text" }).press("Enter");
    await expect(clues.getByLabel("Text of the clue")).toHaveValue("A note:");
    await clues.getByLabel("Secret").fill("its");
    await expect(clues.locator(".hidden-secret")).toHaveText("┌ > ∨");
  }));
