// A file with far too much in it: clear words, nothing lost, nothing slow.
import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fits, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { teacher } from "./support/teacher.mjs";
import { team } from "./support/team.mjs";

const MANY = 10_000;
const FAMILY = "👩🏽‍👩🏻‍👧🏾";
const item = (id, label) => ({ id, label });
const items = (letter, count) => Array.from({ length: count }, (_, n) => item(`${letter}${n}`, `Item ${letter}${n}`));
const long = "Rhubarb ".repeat(MANY / 8);
const unbroken = "x".repeat(MANY);

const lock = (id, mechanism, answers) => ({
  id,
  title: id,
  targets: ["t"],
  clues: [{ id: `clue-${id}`, kind: "text", title: id, body: "Work it." }],
  mechanism,
  answers,
  hints: ["Look."],
});
const file = async (name, locks) => {
  const breakout = { format: "latchwork.breakout", version: 1, id: "3f9d2c10-7c55-4b1e-9a0e-0d7f5b1c9e21", title: name, language: "en", targets: [{ id: "t", statement: "I can." }], locks };
  const path = join(await mkdtemp(join(tmpdir(), "latchwork-many-")), `${name}.json`);
  await writeFile(path, JSON.stringify(breakout));
  return { path, breakout };
};

async function begun(page, address, path) {
  const us = team(page);
  await page.goto(address);
  await us.openFile(path);
  await us.begin("Many");
  return us;
}

async function isOpened(page, address, { path }) {
  await page.goto(`${address}#/build`);
  await page.locator(".home-main").waitFor();
  await page.locator("input[type=file]").first().setInputFiles(path);
  // Not by its label: looking a label up among ten thousand fields takes a browser test longer than the app.
  await page.locator("#title").waitFor();
}

/** A teacher opens it, and what is saved is what was opened. */
async function isKept(page, address, { path, breakout }) {
  await isOpened(page, address, { path });
  const saved = page.waitForEvent("download");
  await page.locator(".studio-top button[aria-expanded]").first().click();
  // Pressed in the page: to look its name up among ten thousand buttons takes a browser test longer than the app.
  await page.evaluate(() => [...document.querySelectorAll(".studio-top button")].find((button) => button.textContent.includes("Save as a file")).click());
  const file = JSON.parse(await readFile(await (await saved).path(), "utf8"));
  assert.deepEqual(file.locks.map((each) => each.mechanism), breakout.locks.map((each) => each.mechanism));
}

const EVERY = [
  ["choice", { kind: "choice", options: items("o", MANY) }, "o77"],
  ["order", { kind: "order", items: items("i", MANY) }, items("i", MANY).map(({ id }) => id).join(" ")],
  ["sort", { kind: "sort", bins: [item("n", "Nouns"), item("v", "Verbs")], items: items("i", MANY) }, `n=${items("i", MANY).map(({ id }) => id).join(",")}`],
];

for (const [kind, mechanism, answer] of EVERY) {
  test(`10,000 options of a lock to ${kind} are shown, tried, and kept by the studio`, async () => {
    const given = await file(kind, [lock(kind, mechanism, [answer])]);
    await withPage(async ({ page, address }) => {
      await begun(page, address, given.path);
      await expect(page.locator(".plate .option")).toHaveCount(MANY);
      await page.locator(".plate .option").nth(3).click();
      await page.locator(".plate .option").nth(3).locator("xpath=self::*[@aria-pressed='true' or .//input]").waitFor();
      // A browser test's search by role takes longer among ten thousand than the app.
      await page.locator(".station > .go").click();
      await page.locator("#news strong").waitFor();
      await isKept(page, address, given);
    });
  });
}

test("a label of 10,000 letters is shown whole and pushes nothing out", async () => {
  const options = [item("a", long), item("b", unbroken), item("c", "short")];
  const given = await file("long", [
    lock("choice", { kind: "choice", options }, ["c"]),
    lock("order", { kind: "order", items: options }, ["c b a"]),
    lock("sort", { kind: "sort", bins: [item("n", unbroken), item("v", "v")], items: options }, ["n=a v=b,c"]),
    lock("match", { kind: "match", left: [item("l", unbroken), item("m", "m")], right: options }, ["l=a m=b"]),
    lock("switches", { kind: "switches", labels: [long, unbroken, "short"] }, ["on off on"]),
    lock("form", { kind: "form", fields: [{ label: unbroken }, { label: long }] }, ["a\nb"]),
    lock("tap", { kind: "tap", unit: "word", parts: [{ text: unbroken, tap: true }, { text: " " }, { text: "short", tap: true }] }, ["2"]),
  ]);
  await withPage(async ({ page, address }) => {
    const us = await begun(page, address, given.path);
    for (const { id } of given.breakout.locks) {
      await us.takeUp(id);
      await fits(page, id);
      assert.ok((await page.locator(".plate").textContent()).includes(unbroken), id);
    }
    await us.takeUp("choice");
    await us.choose(["short"]);
    await us.attempt();
    await page.locator(".padlock.sprung").waitFor();
    await isKept(page, address, given);
  }, { viewport: { width: 390, height: 844 } });
});

test("an emoji of seven code points is one face of a letter wheel, in play and in the studio", async () => {
  assert.equal([...FAMILY].length, 8);
  const given = await file("faces", [lock("faces", { kind: "letters", wheels: 2, alphabet: ["a", FAMILY, "👨‍👩‍👧‍👦", "é"] }, [`${FAMILY} 👨‍👩‍👧‍👦`])]);
  assert.equal([..."👨‍👩‍👧‍👦"].length, 7);
  await withPage(async ({ page, address }) => {
    const us = await begun(page, address, given.path);
    const wheels = page.getByRole("spinbutton");
    await wheels.first().focus();
    await page.keyboard.press("ArrowUp");
    await wheels.nth(1).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    assert.deepEqual(await wheels.evaluateAll((all) => all.map((wheel) => wheel.ariaValueText)), [FAMILY, "👨‍👩‍👧‍👦"]);
    // A face lies within its wheel.
    const widths = await page.locator(".roller .now").evaluateAll((all) => all.map((face) => [face.scrollWidth, face.parentElement.clientWidth]));
    for (const [face, roller] of widths) assert.ok(face <= roller, `${face} px on a wheel of ${roller}`);
    await us.attempt();
    await page.locator(".padlock.sprung").waitFor();

    const studio = teacher(page);
    await studio.startEmpty(address);
    await studio.addLock("Faces");
    await studio.type("Letters");
    await page.getByText(/^Letters on the wheels/).click();
    await page.getByLabel("Letters, with a space between them").fill(`a 👨‍👩‍👧‍👦 ${FAMILY}`);
    await page.getByLabel("Letters, with a space between them").blur();
    await expect(page.getByRole("spinbutton").first()).toHaveCount(1);
    const { breakout } = await studio.save();
    assert.deepEqual(breakout.locks[0].mechanism.alphabet, ["a", "👨‍👩‍👧‍👦", FAMILY]);
    assert.equal(await page.getByRole("spinbutton").first().getAttribute("aria-valuemax"), "2");
  });
});
