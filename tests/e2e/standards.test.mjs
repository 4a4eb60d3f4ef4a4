// A learning target gets its standard from a list: found by a word, picked by keyboard alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, axeClean, fits, presses, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { keyboard, mouse } from "./support/hands.mjs";
import { teacher } from "./support/teacher.mjs";

const words = (page) => page.getByLabel("Search by word or code");
const options = (page) => page.getByRole("option").and(page.locator("#standard-list > *"));

/** A breakout for grade 4, on its page of learning targets. */
async function targets(page, address, hand = mouse(page)) {
  const us = teacher(page, hand);
  await us.startEmpty(address);
  await us.title("Commas");
  await us.unfold();
  await hand.press(page.getByRole("link", { name: /The whole breakout/ }));
  await page.locator("#targets").waitFor();
  return us;
}

test("a standard is found by a word and picked by the keyboard alone", () =>
  withPage(async ({ page, address }) => {
    const seen = await presses(page);
    const hand = keyboard(page);
    const us = await targets(page, address, hand);
    await hand.press(page.locator("#targets").getByRole("button", { name: /learning target$/ }));
    await page.getByRole("textbox", { name: "Learning target" }).waitFor();
    await hand.press(page.getByRole("button", { name: "Pick from a list" }));
    // The lists are fetched when they are asked for, and the keyboard waits where the word goes.
    await words(page).waitFor();
    await expect(page.locator("#standard-words:focus")).toBeVisible();
    await axeClean(page, "the list of standards");
    await page.keyboard.type("comma join");
    await expect(options(page).first()).toContainText("L.4.2.c");
    await expect(page.locator(".tally-line")).toContainText("found");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    assert.equal(await words(page).getAttribute("aria-activedescendant"), "standard-0");
    await page.keyboard.press("Enter");
    await expect(page.locator("#standards[open]")).toHaveCount(0);
    await expect(page.getByLabel("Code", { exact: true })).toHaveValue("L.4.2.c");
    const { breakout } = await us.save();
    assert.deepEqual(breakout.targets, [
      {
        id: breakout.targets[0].id,
        statement: "I can put a comma before the joining word of a compound sentence.",
        standard: { framework: "CCSS", code: "L.4.2.c" },
      },
    ]);
    assert.deepEqual([...seen], [], "no hand but the keyboard");
  }));

for (const [name, viewport] of [["a laptop", undefined], ["a phone", PHONE]]) {
  test(`lists and levels narrow what is found, and a target is made of it, on ${name}`, () =>
    withPage(
      async ({ page, address }) => {
        const us = await targets(page, address);
        await page.getByRole("button", { name: "Make one from a standard" }).click();
        await words(page).fill("clauses");
        await page.locator("#standard-framework").selectOption("England: English");
        await page.locator("#standard-grade").selectOption("Grade 4 / Year 5");
        await expect(options(page)).toHaveCount(1 + 1);
        await fits(page, `standards on ${name}`);
        await axeClean(page, `standards on ${name}`);
        await options(page).filter({ hasText: "Grammar: relative clauses" }).click();
        const { breakout } = await us.save();
        assert.deepEqual(breakout.targets[0].standard, { framework: "National curriculum, England", code: "Year 5 · Grammar: relative clauses" });
        assert.match(breakout.targets[0].statement, /^I can use relative clauses/);
      },
      viewport ? { viewport } : {},
    ));
}

test("a code is found however it is written, and a grade said in words narrows", () =>
  withPage(async ({ page, address }) => {
    await targets(page, address);
    await page.getByRole("button", { name: "Make one from a standard" }).click();
    for (const [written, code] of [["5.NF.1", "5.NF.A.1"], ["CCSS.MATH.CONTENT.5.NF.A.1", "5.NF.A.1"], ["L.4.1f", "L.4.1.f"]]) {
      await words(page).fill(written);
      await expect(options(page)).toHaveCount(1);
      await expect(options(page).first()).toContainText(code);
    }
    await words(page).fill("year 9 pythag");
    await expect(options(page).first()).toContainText("8.G.B.6");
    await expect(options(page).last()).toContainText("Years 7–9");
    // What is said in words holds beside what is chosen.
    await page.locator("#standard-grade").selectOption("Grade 7 / Year 8");
    await expect(options(page).first()).toContainText("Years 7–9");
  }));

test("what a teacher wrote stays, nothing found says what to do, and any framework can be typed", () =>
  withPage(async ({ page, address }) => {
    const us = await targets(page, address);
    await us.addTarget("I can hear a comma.", "KMK 4");
    await page.getByRole("button", { name: "Pick from a list" }).click();
    await words(page).fill("xylophone");
    await expect(page.locator(".tally-line")).toContainText("Nothing has all these words");
    await page.keyboard.press("Enter");
    await expect(page.locator(".no-standard")).toContainText("can be typed");
    await expect(page.getByRole("button", { name: "Look in all lists and levels" })).toHaveCount(0);
    await axeClean(page, "no standard found");
    // What narrows is given up at one press, and so are the words; the keyboard is back where they go.
    await words(page).fill("relative clauses");
    await page.locator("#standard-framework").selectOption("Common Core: Maths");
    await page.locator("#standard-grade").selectOption("Grade 8 / Year 9");
    await page.getByRole("button", { name: "Look in all lists and levels" }).click();
    await expect(options(page).first()).toContainText("Grammar: relative clauses");
    assert.equal(await page.locator("#standard-framework").inputValue(), "");
    assert.equal(await page.locator("#standard-grade").inputValue(), "");
    await expect(page.locator("#standard-words:focus")).toBeVisible();
    await words(page).fill("xylophone");
    await page.getByRole("button", { name: "Clear the search" }).click();
    await expect(options(page).first()).toContainText("L.3.1");
    await expect(words(page)).toHaveValue("");
    await words(page).fill("L.5.2.b");
    await options(page).first().click();
    const { breakout } = await us.save();
    assert.equal(breakout.targets[0].statement, "I can hear a comma.");
    assert.equal(breakout.targets[0].standard.code, "L.5.2.b");
    await page.getByLabel("Standard", { exact: true }).fill("Our school");
    await page.getByLabel("Code", { exact: true }).fill("7b");
    const own = (await us.save()).breakout;
    assert.deepEqual(own.targets[0].standard, { framework: "Our school", code: "7b" });
  }));

test("where the lists don't come it is said, and the page goes on", () =>
  withPage(
    async ({ page, address }) => {
      await page.route("**/standards/*.json*", (route) => route.abort());
      await targets(page, address);
      await page.getByRole("button", { name: "Make one from a standard" }).click();
      await expect(page.locator("#standards")).toContainText("The lists did not arrive.");
      await page.unroute("**/standards/*.json*");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Make one from a standard" }).click();
      await words(page).waitFor();
    },
    { expected: /ERR_FAILED|Failed to load/ },
  ));
