// Work without fear: words are replaced everywhere, locks come from elsewhere, findings are mended or put aside, keys are listed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, axeClean, fits, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { teacher } from "./support/teacher.mjs";

const lock = (id, title, more) => ({ id, title, mechanism: { kind: "text" }, answers: [id], hints: ["Look."], ...more });
const NIGHT = {
  format: "latchwork.breakout",
  version: 1,
  id: "0b6d2f5e-6a0c-4f0e-9d53-6f6b0c6f2a77",
  title: "Night at the gate",
  targets: [{ id: "read", statement: "I can read a gate sign." }],
  locks: [
    lock("owl", "The Gate", {
      targets: ["read"],
      clues: [{ id: "sign", kind: "text", body: "Beware of the *gate*, and of the GATE behind it." }],
      answers: ["owl", "OWL"],
    }),
    lock("number", "Well", { after: ["owl"], mechanism: { kind: "number", wheels: 4 }, answers: ["2468"], hints: [] }),
  ],
};

async function open(page, address, file) {
  await page.goto(`${address}#/build`);
  const buffer = Buffer.from(JSON.stringify(file));
  await page.locator("input[type=file]").first().setInputFiles({ name: "night.json", mimeType: "application/json", buffer });
  await page.getByLabel("Name of the breakout").waitFor();
}

/** Findings show once a draft was tried. */
async function tried(page) {
  await page.locator(".chain").getByRole("link", { name: /Well/ }).click();
  await page.locator(".lock-head").getByText("Try from here").first().click();
  await page.getByRole("link", { name: "Back to building" }).click();
  await page.locator(".findings").waitFor();
}

test("words are replaced everywhere by keyboard alone, in one step that can be taken back", () =>
  withPage(async ({ page, address }) => {
    await open(page, address, NIGHT);
    await page.keyboard.press("Control+Shift+F");
    await page.locator("#find-words:focus").waitFor();
    await page.keyboard.type("gate");
    await expect(page.locator("#find [role=status]")).toHaveText("Found 5 times.");
    // Nothing is to take its place yet: nothing is replaced, and deleting is a button of its own.
    assert.ok(await page.getByRole("button", { name: "Replace all (5)" }).isDisabled());
    await page.getByRole("button", { name: "Delete all (5)" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.type("door");
    await expect(page.getByRole("button", { name: /^Delete/ })).toHaveCount(0);
    await axeClean(page, "find and replace");
    for (let n = 0; n < 3; n += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.locator("#find [role=status]")).toHaveText("Replaced 5 times.");
    await page.locator("#find-words:focus").waitFor();
    const { breakout } = await teacher(page).save();
    assert.equal(breakout.title, "Night at the door");
    assert.equal(breakout.locks[0].title, "The Door");
    assert.equal(breakout.locks[0].clues[0].body, "Beware of the *door*, and of the DOOR behind it.");
    assert.equal(breakout.targets[0].statement, "I can read a door sign.");
    await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
    await expect(page.getByLabel("Name of the breakout")).toHaveValue("Night at the gate");
    await expect(page.locator("#find [role=status]")).toHaveText("Found 5 times.");
  }));

test("one is replaced, an answer that would become impossible stays unless it is asked for, and a hit leads to its place", () =>
  withPage(
    async ({ page, address }) => {
      await open(page, address, NIGHT);
      await page.getByRole("button", { name: "Menu" }).click();
      await page.getByRole("link", { name: /Find and replace/ }).click();
      await page.locator("#find-words").fill("2468");
      await page.locator("#find-with").fill("fox");
      await expect(page.locator(".hits .why")).toContainText("couldn't take this answer");
      assert.ok(await page.getByRole("button", { name: "Replace 0 of 1" }).isDisabled());
      await fits(page, "find and replace");
      await page.locator("#find-words").fill("well");
      await page.locator("#hit-0").click();
      await expect(page.locator("#find [role=status]")).toHaveText("Replaced once.");
      await page.locator("#find-words").fill("zebra");
      await expect(page.locator("#find [role=status]")).toHaveText("Found nowhere. Check the spelling, or untick a box above.");
      await page.locator("#find-words").fill("ware");
      await expect(page.locator("#find [role=status]")).toContainText("but 1 inside other words");
      await page.getByLabel("Whole words").uncheck();
      await expect(page.locator("#find [role=status]")).toHaveText("Found once.");
      await page.locator("#find-words").fill("beware");
      await page.locator(".hits .where").click();
      await page.locator("#clues :focus").waitFor();
      const { breakout } = await teacher(page).save();
      assert.deepEqual([breakout.locks[1].title, breakout.locks[1].answers], ["Fox", ["2468"]]);
    },
    { viewport: PHONE },
  ));

test("what teams are asked for is found, leads to its field, and is replaced", () =>
  withPage(async ({ page, address }) => {
    await open(page, address, { ...NIGHT, asks: [{ id: "animal", say: "An animal with a lantern", otherwise: "glow-worm" }] });
    await page.keyboard.press("Control+Shift+F");
    await page.locator("#find-words").fill("lantern");
    await expect(page.locator(".found h3")).toHaveText("Words from the team");
    await page.locator(".hits .where").click();
    await page.locator("#ask-0-say:focus").waitFor();
    await page.keyboard.press("Control+Shift+F");
    await page.locator("#find-words").fill("glow-worm");
    await page.locator("#find-with").fill("moth");
    await page.locator("#hit-0").click();
    await expect(page.locator("#find [role=status]")).toHaveText("Replaced once.");
    const { breakout } = await teacher(page).save();
    assert.deepEqual(breakout.asks, [{ id: "animal", say: "An animal with a lantern", otherwise: "moth" }]);
  }));

test("locks come from a ready-made breakout with what they show, and hang behind the last", () =>
  withPage(async ({ page, address }) => {
    await open(page, address, NIGHT);
    await page.locator(".chain").getByRole("link", { name: "Take locks" }).click();
    await page.getByRole("button", { name: /The Run-On Gate/ }).click();
    // The list has made room, so that the locks are in sight.
    await page.locator("#take-from:focus").waitFor();
    assert.ok((await page.locator(".ticks input").first().boundingBox()).y < 700, "its locks are in sight");
    await page.getByRole("button", { name: "Choose another breakout" }).click();
    await page.locator("#take-mine:focus").waitFor();
    await page.getByRole("button", { name: /The Run-On Gate/ }).click();
    assert.ok(await page.getByRole("button", { name: "Take locks", exact: true }).isDisabled());
    const boxes = page.locator(".ticks input");
    await boxes.nth(0).check();
    await boxes.nth(2).check();
    await axeClean(page, "taking locks");
    await page.setViewportSize({ width: 1366, height: 400 });
    await page.getByRole("button", { name: "Take 2 locks" }).click();
    await page.getByLabel("Name of the lock").waitFor();
    // Each page begins at its top.
    await page.waitForFunction(() => document.querySelector("#name").getBoundingClientRect().top >= 0 && document.querySelector("#name").getBoundingClientRect().bottom < 400);
    await page.setViewportSize({ width: 1366, height: 768 });
    const { breakout } = await teacher(page).save();
    assert.equal(breakout.locks.length, 4);
    assert.deepEqual(breakout.locks[2].after, ["number"]);
    assert.equal(breakout.adapted_from[0].title, "The Run-On Gate");
    await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
    assert.equal((await teacher(page).save()).breakout.locks.length, 2);
  }));

test("paper is as long as what is on it, the list of likely mistakes stands where there is room, and a page begins at its top", () =>
  withPage(async ({ page, address }) => {
    const replies = Array.from({ length: 8 }, (_, n) => ({ answer: `mouse ${n}`, say: "Look at its feathers, and at the time of day that it is out. ".repeat(2) }));
    const [owl, well] = NIGHT.locks;
    await open(page, address, { ...NIGHT, locks: [{ ...owl, replies, inside: [{ id: "in", kind: "text", body: "A feather." }] }, well] });
    const [inside, type] = [await page.locator("#inside").boundingBox(), await page.locator("#type").boundingBox()];
    assert.ok(inside.height < 320, `what's inside is ${inside.height} px high`);
    assert.ok((await page.locator("#replies").boundingBox()).width > type.width, "replies have the wide column");
    await page.locator("#inside").scrollIntoViewIfNeeded();
    assert.ok((await page.locator("#work").evaluate((work) => work.scrollTop)) > 300);
    await page.locator(".chain").getByRole("link", { name: /Well/ }).click();
    await expect(page.getByLabel("Name of the lock")).toHaveValue("Well");
    assert.equal(await page.locator("#work").evaluate((work) => work.scrollTop), 0);
    await page.goto(`${address}#/build`);
    await page.getByRole("button", { name: /^More about Night/ }).click();
    await page.getByRole("button", { name: "Delete" }).click();
    const drawing = await page.getByRole("link", { name: "Bin (1)" }).locator("svg").boundingBox();
    assert.ok(drawing.width <= 32, `the bin is ${drawing.width} px wide`);
  }));

test("a finding is mended by its button, and the keyboard goes on", () =>
  withPage(async ({ page, address }) => {
    await open(page, address, NIGHT);
    await tried(page);
    const findings = page.locator(".findings");
    await expect(findings).toContainText("“owl” and “OWL” are one and the same to this lock");
    await axeClean(page, "findings with buttons");
    await findings.getByRole("button", { name: "Take it away" }).focus();
    await page.keyboard.press("Enter");
    await expect(findings.getByRole("button", { name: "Take it away" })).toHaveCount(0);
    await page.locator(".findings :focus").waitFor();
    await findings.getByRole("button", { name: "Choose the learning target" }).click();
    await expect(findings.getByRole("button", { name: "Choose the learning target" })).toHaveCount(0);
    const { breakout } = await teacher(page).save();
    assert.deepEqual([breakout.locks[0].answers, breakout.locks[1].targets], [["owl"], ["read"]]);
    // Each button is a step of its own, called by what it did, however soon one follows another.
    await page.getByRole("button", { name: "Undo: Choose the learning target (Well)" }).click();
    await page.getByRole("button", { name: "Undo: Take it away (The Gate)" }).waitFor();
    const back = (await teacher(page).save()).breakout;
    assert.deepEqual([back.locks[0].answers, back.locks[1].targets ?? []], [["owl"], []]);
  }));

test("a file's findings are there when it is opened, and on Ready for class each has its buttons and its way", () =>
  withPage(async ({ page, address }) => {
    const clues = [{ id: "photo", kind: "image", src: "media:owl", alt: "A bird" }];
    const media = { owl: { type: "image/png", data: "" } };
    await open(page, address, { ...NIGHT, bench: clues, media });
    await expect(page.locator(".findings")).toContainText("could be better");
    await page.reload();
    await expect(page.locator(".findings")).toContainText("could be better");
    await page.getByRole("link", { name: "Ready for class" }).click();
    const list = page.locator(".findings-list");
    await expect(list).toContainText("The file of a picture or sound is called “owl”");
    await expect(list).toContainText("Bench, no. 1");
    await axeClean(page, "findings on Ready for class");
    await fits(page, "findings on Ready for class");
    await list.getByRole("button", { name: "Give the file another name" }).click();
    await expect(list.getByRole("button", { name: "Give the file another name" })).toHaveCount(0);
    await list.locator("li > button", { hasText: "It has no hint" }).click();
    await page.locator("#hints :focus").waitFor();
    await page.getByRole("button", { name: "Undo: Give the file another name (Bench, no. 1)" }).waitFor();
  }));

test("a finding's button is there as long as it can do something", () =>
  withPage(async ({ page, address }) => {
    const [owl] = NIGHT.locks;
    await open(page, address, { ...NIGHT, locks: [{ ...owl, clues: [], answers: ["pencil"], hints: ["It is a pencil."] }] });
    await expect(page.locator(".findings")).toContainText("Its first hint has the answer");
    const last = page.locator(".findings").getByRole("button", { name: "Put this hint last" });
    await expect(last).toHaveCount(0);
    await teacher(page).hint("2. A method", "You write with it.");
    await expect(last).toHaveCount(1);
    await teacher(page).hint("2. A method", "");
    await expect(last).toHaveCount(0);
  }));

test("two presses in one breath mend one finding", () =>
  withPage(async ({ page, address }) => {
    const locks = ["ash", "elm", "oak"].map((id) => lock(id, "", { targets: ["read"] }));
    await open(page, address, { ...NIGHT, locks });
    await page.getByRole("link", { name: "Ready for class" }).click();
    const number = page.locator(".findings-list").getByRole("button", { name: "Call it by its number" });
    await expect(number).toHaveCount(3);
    await number.first().dblclick();
    await expect(number).toHaveCount(2);
    await number.first().click();
    await expect(number).toHaveCount(1);
  }));

test("who turns to Ready for class at once finds what the last keys made", () =>
  withPage(async ({ page, address }) => {
    const [, well] = NIGHT.locks;
    await open(page, address, { ...NIGHT, locks: [{ ...well, after: [], targets: ["read"], hints: ["Look."], clues: [{ id: "sign", kind: "text", body: "Count the owls." }] }] });
    // Its code is there already.
    await page.getByRole("link", { name: "Ready for class" }).click();
    await page.locator(".studio-home #findings-head").waitFor();
    await page.getByRole("link", { name: "Back to building" }).click();
    await page.locator("#name").waitFor();
    const seen = await page.evaluate(async () => {
      // However slow the page is, no rest is over before it is there.
      const own = setTimeout;
      globalThis.setTimeout = (act, after) => own(act, after > 0 ? 60_000 : 0);
      const name = document.querySelector("#name");
      name.value = "";
      name.dispatchEvent(new Event("input", { bubbles: true }));
      location.hash += "/ready";
      for (;;) {
        await new Promise(requestAnimationFrame);
        const told = document.querySelector("#findings-head");
        if (told?.closest(".studio-home")) return told.textContent;
      }
    });
    assert.doesNotMatch(seen, /nothing to fix/);
  }));

test("a finding names its place as it is called now", () =>
  withPage(async ({ page, address }) => {
    const story = [{ id: "first", kind: "text", title: "A letter", body: "There were 2468 owls." }];
    await open(page, address, { ...NIGHT, story });
    const place = page.locator(".findings li b", { hasText: "letter" });
    await expect(place).toHaveText("A letter");
    await page.goto(`${address}#/build/${NIGHT.id}/story`);
    await page.locator("#story").getByRole("button", { name: "Edit" }).click();
    const title = page.getByLabel("Title under “Found”");
    await title.fill("The second letter");
    await expect(place).toHaveText("The second letter");
  }));

test("a finding is put aside with a reason, stays so in the file, and is brought back", () =>
  withPage(async ({ page, address }) => {
    await open(page, address, NIGHT);
    await tried(page);
    const none = page.locator(".findings > details").first().locator("li", { hasText: "It has no hint" });
    await none.getByRole("button", { name: "Put aside" }).click();
    await page.locator(".why input:focus").waitFor();
    await page.keyboard.type("We do it together.");
    await page.keyboard.press("Enter");
    await expect(none).toHaveCount(0);
    const aside = page.locator(".findings .aside");
    await expect(aside.locator("summary")).toHaveText("Put aside (1)");
    await aside.locator("summary").click();
    await expect(aside).toContainText("Because: We do it together.");
    await axeClean(page, "what was put aside");
    const { breakout } = await teacher(page).save();
    assert.deepEqual(breakout.aside, [{ problem: "no_hint", place: "lock/number/hints", reason: "We do it together." }]);
    await page.reload();
    await expect(page.locator(".findings .aside summary")).toHaveText("Put aside (1)");
    await page.locator(".findings .aside summary").click();
    await page.getByRole("button", { name: "Bring it back" }).click();
    await expect(none).toHaveCount(1);
  }));

test("a question mark lists the keys, but not where somebody writes", () =>
  withPage(async ({ page, address }) => {
    await open(page, address, NIGHT);
    await page.getByLabel("Name of the breakout").focus();
    await page.keyboard.press("End");
    await page.keyboard.type("?");
    await expect(page.getByLabel("Name of the breakout")).toHaveValue("Night at the gate?");
    assert.equal(await page.locator("dialog#keys[open]").count(), 0);
    const menu = page.getByRole("button", { name: "Menu" });
    await menu.focus();
    await page.keyboard.type("?");
    await page.locator("dialog#keys[open]").waitFor();
    await axeClean(page, "the list of keys");
    await page.keyboard.press("Escape");
    await page.locator("dialog#keys[open]").waitFor({ state: "detached" });
    await expect(page.locator("button:focus")).toHaveCount(1);
    assert.equal(await menu.evaluate((button) => button === document.activeElement), true);
  }));
