// A copy for another class: answers that the cipher bench hid are others in it, the rest is on a list until it is done.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, axeClean, fits, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { teacher } from "./support/teacher.mjs";

const MORSE = ["▬▬▬▬▬", "•▬▬▬▬", "••▬▬▬", "•••▬▬", "••••▬", "•••••", "▬••••", "▬▬•••", "▬▬▬••", "▬▬▬▬•"];

/** What a team reads that knows Morse's figures. */
const decoded = (text) => text.split(" ").map((sign) => MORSE.indexOf(sign)).join("");

/** Two locks: the answer of one is in a cipher, a hint names it; the answer of the other is in no cipher. */
async function twoLocks(page, address) {
  const us = teacher(page);
  await us.startEmpty(address);
  await us.title("Signals");
  await us.addLock("Tower");
  await us.clue("A lamp blinks:");
  const clues = page.locator("#clues");
  await clues.locator(".ciphers > summary").click();
  await clues.getByLabel("Cipher").selectOption("Morse code");
  await clues.getByLabel("Secret").fill("4711");
  await expect(clues.locator(".hidden-secret")).toBeVisible();
  await clues.getByRole("button", { name: "Put it into the text" }).click();
  await us.setWheels("4711");
  await us.hint("1. A nudge", "It is nearly 4711.");
  await us.addLock("Shed");
  await us.clue("Count the spades.");
  await us.setWheels("1234");
  return us;
}

for (const [name, viewport] of [["a laptop", undefined], ["a phone", PHONE]]) {
  test(`a copy for another class has other answers, and its list stays until it is done, on ${name}`, () =>
    withPage(
      async ({ page, address }) => {
        const us = await twoLocks(page, address);
        await page.getByRole("button", { name: "Menu" }).click();
        await page.getByRole("link", { name: "Copy for another class" }).click();
        await expect(page.locator(".studio-home h1")).toHaveText("Signals, for another class");
        await expect(page.locator("[aria-labelledby='make-h'] [role=status]")).toContainText("Of 2 locks 1 can get another answer");
        await page.getByRole("button", { name: "Make the copy" }).click();
        await expect(page.locator(".studio-home h1")).toHaveText("Signals, another class");
        const changed = page.locator("[aria-labelledby='changed-h'] li");
        await expect(changed).toHaveCount(1);
        await expect(changed).toContainText("Tower4711 → ");
        const left = page.locator("[aria-labelledby='left-h']");
        const lines = left.locator("li");
        await expect(lines).toHaveCount(2);
        await expect(lines.nth(0)).toContainText("Hint 1 of “Tower” still names the old answer.");
        await expect(lines.nth(1)).toContainText("Shed Its answer is the same");
        await expect(left).toContainText("2 left");
        await fits(page, `the list on ${name}`);
        await axeClean(page, `the list on ${name}`);

        await lines.nth(1).getByRole("checkbox").check();
        await expect(left).toContainText("1 left");
        await page.reload();
        await expect(left).toContainText("1 left");
        // The way there gives the keyboard to the place, and there is a way back.
        await lines.nth(0).getByRole("link", { name: /^Go there/ }).click();
        await page.locator("#hint-0:focus").waitFor();
        await axeClean(page, `a lock that the list led to on ${name}`);
        await page.getByRole("link", { name: "Back to the list" }).click();
        await expect(left).toContainText("1 left");
        await lines.nth(0).getByRole("link", { name: /^Go there/ }).click();
        await us.hint("1. A nudge", "Listen for long and short.");
        await page.getByRole("button", { name: "Menu" }).click();
        await page.getByRole("link", { name: "Copy for another class" }).click();
        await expect(left).toContainText("Nothing is left to change.");
        await expect(lines).toHaveCount(1);
        await page.getByRole("button", { name: "Make another copy" }).click();
        await expect(page.locator(".studio-home h1")).toHaveText("Signals, another class 2");
        await page.goBack();
        await expect(page.locator(".studio-home h1")).toHaveText("Signals, another class");

        await page.getByRole("link", { name: "Back to building" }).click();
        const { breakout } = await us.save();
        const [tower, shed] = breakout.locks;
        const [answer] = tower.answers;
        assert.match(answer, /^\d{4}$/);
        assert.notEqual(answer, "4711");
        assert.equal(decoded(tower.clues[0].body.split("\n\n")[1]), answer, "what is decoded opens it");
        assert.deepEqual(shed.answers, ["1234"]);
        await page.goto(`${address}#/build`);
        await expect(page.locator(".lines > li")).toHaveCount(3);
      },
      { viewport },
    ));
}

test("pressed twice, one copy is made", () =>
  withPage(async ({ page, address }) => {
    await twoLocks(page, address);
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("link", { name: "Copy for another class" }).click();
    await page.getByRole("button", { name: "Make the copy" }).evaluate((button) => {
      button.click();
      button.click();
    });
    await expect(page.locator(".studio-home h1")).toHaveText("Signals, another class");
    await page.goto(`${address}#/build`);
    await page.locator("a.draft", { hasText: "another class" }).first().waitFor();
    await expect(page.locator("a.draft")).toHaveCount(2);
  }));
