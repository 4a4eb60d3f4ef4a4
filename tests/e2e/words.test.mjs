// A team's own words: asked for before the story, then in story, clues and hints; a teacher asks for them in the studio.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { PHONE, axeClean, fits, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { keyboard, mouse } from "./support/hands.mjs";
import { picked } from "./support/sealed.mjs";
import { sharing, written } from "./support/share.mjs";
import { teacher } from "./support/teacher.mjs";
import { team } from "./support/team.mjs";

const ANIMAL = "An animal that nobody would expect here";
const PLACE = "A place where nobody goes at night";

/** Two locks, one behind the other, with the team's words in all that is read. */
const den = () =>
  written(
    "The Den",
    [
      {
        id: "door",
        title: "Door",
        mechanism: { kind: "number", wheels: 3 },
        answers: ["496"],
        replies: [{ answer: "469", say: "Look at the {animal} again." }],
        hints: ["The {animal} knows."],
        clues: [{ id: "sign", kind: "text", title: "The {animal}’s sign", body: "A {animal} lives in {place}, and **{x}**." }],
        inside: [{ id: "note", kind: "text", title: "A note", body: "The {animal} ate $x_{animal}$ and `{animal}`." }],
      },
      { id: "tin", title: "Tin", after: ["door"], mechanism: { kind: "number", wheels: 3 }, answers: ["111"], clues: [{ id: "lid", kind: "text", body: "On the lid: the {animal}." }] },
    ],
    {
      story: [{ id: "letter", kind: "text", title: "A letter", body: "Once a {animal} ran to {place}. Nobody had seen it leave." }],
      ending: [{ id: "end", kind: "text", body: "The {animal} bows." }],
      debrief: ["What would the {animal} say?"],
      rules: { hints: { after_tries: 1 } },
      asks: [
        { id: "animal", say: ANIMAL, otherwise: "hedgehog" },
        { id: "place", say: PLACE, otherwise: "the attic" },
      ],
    },
  );

async function openIt(page, address, file, name = "den.breakout.json") {
  await page.goto(address);
  await team(page).openFile(picked(file, name));
  await page.getByLabel("Team name").waitFor();
}

/** From the door to the table, with these words. */
async function sitDown(page, name, words, hand = mouse(page)) {
  await hand.write(page.getByLabel("Team name"), name);
  await hand.press(page.getByRole("button", { name: "Begin" }));
  for (const [question, word] of Object.entries(words)) await hand.write(page.getByLabel(question), word);
  await hand.press(page.getByRole("button", { name: "Begin the story" }));
}

async function toTheTable(page, hand = mouse(page)) {
  await team(page, hand).readStory();
  await hand.press(page.getByRole("button", { name: "Close the lid and begin" }));
  await page.locator(".table").waitFor();
}

test("a team's words stand in story, clue, reply, hint and what is found, and go with the hand-in to the class", () =>
  withPage(async ({ page, address }) => {
    const folder = await mkdtemp(join(tmpdir(), "latchwork-words-"));
    const us = team(page);
    await openIt(page, address, JSON.stringify(den()));
    // Before anybody was asked nothing is told that will have a word of theirs.
    await expect(page.locator(".teaser")).toHaveText("Nobody had seen it leave.");
    await sitDown(page, "Owls", { [ANIMAL]: "  *blue*\tnewt {place} <b>", [PLACE]: "" });
    const words = "*blue* newt place <b>";
    await expect(page.locator(".sheet")).toContainText(`Once a ${words} ran to the attic.`);
    assert.equal(await page.locator(".sheet em, .sheet b").count(), 0, "the word's markup is words");
    await toTheTable(page);
    const sheet = page.locator(".desk .sheet");
    await expect(sheet).toContainText(`The ${words}’s sign`);
    await expect(sheet).toContainText(`A ${words} lives in the attic, and {x}.`);
    await us.setWheels("469");
    await us.attempt();
    await expect(page.locator("#news")).toContainText(`Look at the ${words} again.`);
    await page.getByRole("button", { name: /1. A nudge/ }).click();
    await expect(page.locator(".slip")).toContainText(`The ${words} knows.`);
    await us.open({ kind: "number" }, "496");
    await page.locator(".tray").getByRole("button", { name: /A note/ }).click();
    await expect(page.locator("code", { hasText: "{animal}" })).toBeVisible();
    await expect(sheet).toContainText(`The ${words} ate`);
    // It is asked once: the page is as it was when it is loaded anew.
    await page.reload();
    await expect(sheet.first()).toContainText(words);
    // The words can be changed, and stand there at once.
    await page.getByRole("button", { name: "Menu" }).click();
    await page.locator("#menu").getByRole("button", { name: /story/i }).click();
    await page.getByLabel(PLACE).fill("a boat");
    await page.getByRole("button", { name: "Change the words" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Changed." })).toBeVisible();
    await expect(page.locator("#story")).toContainText(`ran to a boat.`);
    await page.keyboard.press("Escape");
    await us.takeUp("Tin");
    await expect(sheet).toContainText(`On the lid: the ${words}.`);
    await us.open({ kind: "number" }, "111");
    await page.getByRole("button", { name: "Lift the lid" }).click();
    await page.getByRole("button", { name: "See what is in the box" }).click();
    await expect(page.locator(".sheet").first()).toContainText(`The ${words} bows.`);
    await expect(page.getByLabel(`What would the ${words} say?`)).toBeVisible();
    await expect(page.locator(".handed")).toContainText(`Your own words: ${words}, a boat`);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save it as a file" }).click()]);
    const handed = join(folder, "owls.hand-in.json");
    await download.saveAs(handed);
    await page.goto(`${address}#/class`);
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Choose hand-ins" }).click()]);
    await chooser.setFiles(handed);
    await page.getByRole("heading", { name: "Targets" }).waitFor();
    await page.locator(".choices label", { hasText: "Teams" }).click();
    await expect(page.locator(".team").first()).toContainText(`Their own words: ${words}, a boat`);
    await rm(folder, { recursive: true, force: true });
  }));

test("by the keyboard alone on a small phone: nothing is asked twice, and nothing hangs out", () =>
  withPage(
    async ({ page, address }) => {
      await page.goto(address);
      const hand = keyboard(page);
      await team(page).openFile(picked(JSON.stringify(den())));
      await page.getByLabel("Team name").waitFor();
      await page.getByLabel("Team name").focus();
      await hand.write(page.getByLabel("Team name"), "Owls");
      await hand.press(page.getByRole("button", { name: "Begin" }));
      await page.getByRole("heading", { name: "First, some words of your own" }).waitFor();
      await axeClean(page, "the words");
      await fits(page, "the words");
      await hand.write(page.getByLabel(ANIMAL), "a very long-named elephant of the north");
      await hand.press(page.getByRole("button", { name: "Begin the story" }));
      await expect(page.locator(".sheet")).toContainText("Once a a very long-named elephant of the north ran");
      await fits(page, "the story");
      // Whoever goes away before the clock starts reads the same story.
      await page.reload();
      await expect(page.locator(".sheet")).toContainText("elephant");
    },
    { viewport: { width: 320, height: 640 } },
  ));

test("a second tab and a second device hear the words, and a student copy has them in what is found later", async () => {
  let copy;
  await withPage(async ({ page, address }) => {
    const us = sharing(page);
    await us.open(address, den());
    await us.make();
    await us.way("File");
    copy = (await us.saved("Save the student copy")).bytes;
    assert.ok(!copy.toString().includes("bows"), "the ending is sealed");
  });
  await withPage(async ({ page, address, context }) => {
    const us = team(page);
    await openIt(page, address, copy);
    await sitDown(page, "Owls", { [ANIMAL]: "newt" });
    await expect(page.locator(".sheet")).toContainText("Once a newt ran to the attic.");
    const place = page.url();
    const other = await context.newPage();
    await other.goto(place);
    await expect(other.locator(".sheet")).toContainText("Once a newt ran to the attic.");
    await toTheTable(page);
    await us.open({ kind: "number" }, "496");
    await expect(page.locator(".tray")).toContainText("A note");
    await us.takeUp("Tin");
    await expect(page.locator(".desk .sheet")).toContainText("On the lid: the newt.");
  });
});

for (const [name, viewport] of [["a laptop", undefined], ["a phone", PHONE]]) {
  test(`a teacher asks for a word on ${name}, puts it into texts by a button, tries it, and takes it away again`, () =>
    withPage(
      async ({ page, address }) => {
        const us = teacher(page);
        await us.startEmpty(address);
        await us.title("Animals");
        await us.addLock("Door");
        await us.clue("Look for the ");
        await us.unfold();
        await page.getByRole("link", { name: /The whole breakout/ }).click();
        await page.locator("nav.pages").getByRole("link", { name: "Story", exact: false }).first().click();
        await page.locator("#asks").getByRole("button", { name: "An animal" }).click();
        await expect(page.getByLabel("What the team is asked")).toHaveValue(ANIMAL);
        const asks = page.locator("#asks");
        await expect(asks).toContainText("Stands in no text yet.");
        await page.locator("#story").getByRole("button", { name: "Paper" }).click();
        await page.locator("#story").getByLabel("Text of the clue").fill("Once there was a ");
        await page.locator("#story").getByRole("button", { name: "Put in {animal}" }).click();
        await expect(page.locator("#story").getByLabel("Text of the clue")).toHaveValue("Once there was a {animal}");
        await expect(asks).toContainText("In texts: 1 ×");
        // Students see a word, and so does the teacher.
        await expect(page.locator("#story .prose")).toContainText("Once there was a hedgehog");
        await axeClean(page, "the story page");
        await fits(page, "the story page");
        // A new name goes through all texts.
        await page.getByLabel("In texts it is called").fill("Beast!");
        await page.getByLabel("In texts it is called").press("Enter");
        await page.getByLabel("In texts it is called").blur();
        await expect(page.locator("#story").getByLabel("Text of the clue")).toHaveValue("Once there was a {beast}");
        await page.getByLabel("Your own word").fill("badger");
        await page.getByRole("button", { name: "Try it" }).click();
        await expect(page.getByLabel(ANIMAL)).toBeVisible();
        await page.getByLabel(ANIMAL).fill("newt");
        await page.getByRole("button", { name: "Begin the story" }).click();
        await expect(page.locator(".sheet")).toContainText("Once there was a newt");
        await page.goBack();
        await asks.getByRole("button", { name: "Ask for this no more" }).click();
        await expect(page.locator(".toast")).toContainText("“badger” stands in its place");
        await expect(page.locator("#story")).toContainText("Once there was a badger");
        await expect(asks.locator(".ask")).toHaveCount(0);
        await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
        await expect(asks).toContainText("In texts: 1 ×");
      },
      { viewport },
    ));
}
