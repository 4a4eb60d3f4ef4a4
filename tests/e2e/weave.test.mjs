// A chain in a shape, and an answer in pieces: made from questions, changed, taken back, and played to its end with what is found.
import assert from "node:assert/strict";
import { copyFile, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { PHONE, axeClean, fits, presses, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { keyboard, mouse } from "./support/hands.mjs";
import { teacher } from "./support/teacher.mjs";
import { team } from "./support/team.mjs";

const QUESTIONS = [
  "Question\tAnswer\tTitle",
  "What is 6 x 7?\t42\tStart",
  "What is 9 x 9?\t81\tWell",
  "Opposite of hot?\tcold\tMill",
  "Nine tens and six?\t96\tBarn",
  "What hangs above the door?\tLANTERN\tVault",
].join("\n");

const pieces = (page) => page.locator("#pieces");
const lies = (page) => page.locator(".dealt > li");

/** Makes a vault of questions, with its answer in pieces. */
async function vault(page, address) {
  await page.goto(`${address}#/build/bring`);
  await page.getByLabel("Questions and answers").fill(QUESTIONS);
  await page.getByRole("radio", { name: /^Treasure vault/ }).check({ force: true });
  await page.getByLabel("Deal the last lock’s answer out").waitFor();
  await axeClean(page, "shapes by their pictures");
  await fits(page, "shapes by their pictures");
  await page.getByRole("button", { name: "Make these 5 locks" }).click();
  await page.getByLabel("Name of the breakout").waitFor();
  await teacher(page).title("The Lantern");
}

const goTo = async (page, lock) => {
  await teacher(page).unfold();
  await page.locator(".chain").getByRole("link", { name: new RegExp(`^${lock}`) }).click();
  await expect(page.getByLabel("Name of the lock")).toHaveValue(lock);
};

/** What the slips in a file say, by lock. */
const slips = (breakout) =>
  Object.fromEntries(
    breakout.locks.flatMap((lock) => (lock.inside ?? []).filter((clue) => clue.piece).map((clue) => [lock.title, clue.body])),
  );

/** The pieces of slips put together by their dots. */
function byDots(bodies) {
  const lines = bodies.flatMap((body) => body.split("\n")).map((line) => line.trim().match(/^(•+) \**(\p{L}+)\**$/u));
  const placed = new Map(lines.map(([, dots, piece]) => [dots.length, piece]));
  return [...placed.entries()].sort(([a], [b]) => a - b).map(([, piece]) => piece).join("");
}

test("a vault is made of questions, its pieces follow each change, and a team opens it with what it finds", async () => {
  let file;
  await withPage(async ({ page, address }) => {
    const us = teacher(page);
    await vault(page, address);
    const { breakout: made } = await us.save();
    assert.deepEqual(made.locks.map((lock) => lock.after?.length ?? 0), [0, 1, 1, 1, 3]);
    assert.deepEqual(Object.keys(slips(made)), ["Start", "Well", "Mill", "Barn"]);
    assert.equal(byDots(Object.values(slips(made))), "LANTERN");
    assert.match(made.locks[4].clues.at(-1).body, /dots/);

    // One more lock, before the vault: it gets a piece with the change that puts it there.
    await us.addLock("Attic");
    await us.setWheels("0007");
    await page.getByRole("button", { name: "More about this lock" }).click();
    await page.getByRole("button", { name: "Earlier" }).click();
    await page.locator(".chain").getByRole("button", { name: "Arrange as …" }).click();
    await page.getByRole("radio", { name: /^Treasure vault/ }).check({ force: true });
    await axeClean(page, "a chain to arrange");
    await page.locator("#arrange").getByRole("button", { name: "Arrange", exact: true }).click();
    await goTo(page, "Vault");
    await expect(lies(page)).toHaveCount(5);
    await expect(pieces(page)).toContainText("Attic");
    const beyond = await page.evaluate(() => document.scrollingElement.scrollHeight - innerHeight);
    assert.ok(beyond <= 0, `the bench scrolls, and the page with it by ${beyond} px`);
    const { breakout: grown } = await us.save();
    assert.equal(byDots(Object.values(slips(grown))), "LANTERN");
    assert.ok(slips(grown).Attic);

    // A lock goes: what lay in it lies elsewhere; taken back, all is as it was.
    await goTo(page, "Mill");
    await page.getByRole("button", { name: "More about this lock" }).click();
    await page.getByRole("button", { name: "Delete" }).click();
    const { breakout: shrunk } = await us.save();
    assert.equal(byDots(Object.values(slips(shrunk))), "LANTERN");
    assert.equal(Object.keys(slips(shrunk)).length, 4);
    await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
    const { path, breakout } = await us.save();
    assert.deepEqual(slips(breakout), slips(grown));
    file = join(await mkdtemp(join(tmpdir(), "latchwork-file-")), "vault.json");
    await copyFile(path, file);
  });

  await withPage(async ({ page, address }) => {
    const us = team(page);
    await page.goto(address);
    await us.openFile(file);
    await us.begin("Weavers");
    const found = [];
    for (const [title, kind, answer] of [["Start", "number", "42"], ["Well", "number", "81"], ["Mill", "letters", "cold"], ["Barn", "number", "96"], ["Attic", "number", "0007"]]) {
      await us.takeUp(title);
      await us.open({ kind }, answer);
      await expect(page.locator("#clue")).toContainText("A torn strip");
      found.push(await page.locator("#clue p").last().textContent());
    }
    await us.takeUp("Vault");
    await page.getByRole("tab", { name: "The torn strips" }).click();
    await expect(page.locator("#clue")).toContainText("by their dots");
    await us.work({ kind: "letters" }, byDots(found));
    await us.attempt();
    await page.getByRole("button", { name: "Lift the lid" }).waitFor();
  });
});

test("by keyboard alone an answer is dealt out, its order is chosen, and the pieces are taken back", () =>
  withPage(async ({ page, address }) => {
    const seen = await presses(page);
    const hand = keyboard(page);
    const us = teacher(page, hand);
    await us.startEmpty(address);
    await us.title("Keys");
    for (const name of ["Oak", "Ash", "Elm"]) await us.addLock(name);
    await us.setWheels("4962");
    await hand.press(page.getByRole("button", { name: "Deal its answer out as pieces" }));
    await page.locator("#order-dots:focus").waitFor();
    await axeClean(page, "an answer to deal out");
    await expect(lies(page)).toHaveCount(2);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect(page.locator("#order-names:checked")).toBeVisible();
    await hand.press(page.getByRole("button", { name: "Deal them out" }));
    await expect(pieces(page)).toContainText("Where the pieces lie");
    let { breakout } = await us.save();
    assert.deepEqual(slips(breakout), { Oak: "**62**", Ash: "**49**" });
    assert.match(breakout.locks[2].clues[0].body, /alphabetical/);
    // Another name, another order.
    await hand.press(lies(page).getByRole("link", { name: "Oak" }));
    await hand.write(page.getByLabel("Name of the lock"), "Acorn");
    ({ breakout } = await us.save());
    assert.deepEqual(slips(breakout), { Acorn: "**49**", Ash: "**62**" });
    await hand.press(page.locator(".chain").getByRole("link", { name: /^Elm/ }));
    await hand.press(page.getByRole("button", { name: "Take the pieces back" }));
    ({ breakout } = await us.save());
    assert.deepEqual(slips(breakout), {});
    assert.equal(breakout.locks[2].weave, undefined);
    assert.equal(breakout.locks[2].clues, undefined);
    await hand.press(page.locator(".toast").getByRole("button", { name: "Undo" }));
    ({ breakout } = await us.save());
    assert.deepEqual(slips(breakout), { Acorn: "**49**", Ash: "**62**" });
    assert.deepEqual([...seen], [], "no hand but the keyboard");
  }));

test("in a shape that doesn't ask for pieces they are dealt out only where a teacher says so", () =>
  withPage(async ({ page, address }) => {
    const pieces = page.getByLabel("Deal the last lock’s answer out");
    const is = (count) => expect(pieces.and(page.locator(":checked"))).toHaveCount(count);
    const [vault, line] = [/^Treasure vault/, /^A line/].map((name) => page.getByRole("radio", { name }));
    await page.goto(`${address}#/build/bring`);
    await page.getByLabel("Questions and answers").fill(QUESTIONS);
    await pieces.waitFor();
    await is(0);
    await vault.check({ force: true });
    await is(1);
    await line.check({ force: true });
    await is(0);
    await pieces.check();
    await page.getByRole("button", { name: "Make these 5 locks" }).click();
    await page.getByLabel("Name of the breakout").waitFor();
    await teacher(page).title("The Lantern");
    const { breakout } = await teacher(page).save();
    assert.equal(byDots(Object.values(slips(breakout))), "LANTERN");
    assert.deepEqual(breakout.locks.at(-1).after, [breakout.locks.at(-2).id], "it is a straight line");
  }));

test("an empty breakout begins with a shape, on a phone", () =>
  withPage(
    async ({ page, address }) => {
      const us = teacher(page);
      await us.startEmpty(address);
      await us.title("Routes");
      await page.getByRole("button", { name: "Begin with a shape" }).click();
      await page.getByRole("radio", { name: /^Choose your route/ }).check({ force: true });
      await page.locator("#arrange").getByRole("button", { name: "More", exact: true }).click();
      await fits(page, "an empty breakout's shapes");
      await axeClean(page, "an empty breakout's shapes");
      await page.getByRole("button", { name: "Make 6 locks" }).click();
      await expect(page.getByLabel("Name of the lock")).toHaveValue("Lock 1");
      const { breakout } = await us.save();
      assert.deepEqual([breakout.locks.length, breakout.locks[5].need, breakout.locks[5].after.length], [6, 2, 4]);
      // All of it is one step.
      await page.keyboard.press("Control+z");
      await page.getByRole("button", { name: "Begin with a shape" }).waitFor();
    },
    { viewport: PHONE },
  ));

test("too few locks before it, and a piece that was written over, are told with a way to mend them", () =>
  withPage(async ({ page, address }) => {
    const us = teacher(page);
    await vault(page, address);
    await goTo(page, "Well");
    const inside = page.locator("#inside");
    await inside.getByRole("button", { name: /Edit|Write/ }).first().click();
    await inside.getByLabel("Text of the clue").fill("Nothing here.");
    await goTo(page, "Vault");
    await page.getByRole("button", { name: "Deal again" }).click();
    const { breakout } = await us.save();
    assert.match(slips(breakout).Well, /^Nothing here\.\n\n•+ \*\*/);
    assert.equal(await page.getByRole("button", { name: "Deal again", exact: true }).count(), 0);
    for (const name of ["Well", "Mill"]) await page.getByRole("button", { name: `Take away: ${name}` }).click();
    await expect(lies(page)).toHaveCount(2);
    await page.getByRole("button", { name: "Take away: Barn" }).click();
    await expect(pieces(page).locator(".notice")).toContainText("fewer than two locks");
  }));
