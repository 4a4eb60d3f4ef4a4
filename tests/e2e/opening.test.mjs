// Opening a file or an address in the studio: nothing is overwritten unasked, and credit travels with what is adapted.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { PHONE, axeClean, fits, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { changed, packed, picked, vectors } from "./support/sealed.mjs";
import { teacher } from "./support/teacher.mjs";

const ID = "0b6d2f5e-6a0c-4f0e-9d53-6f6b0c6f2a11";
// A point each: one black, one white.
const DOTS = ["iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==", "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg=="];
const dot = (which) => ({ dot: { type: "image/png", data: DOTS[which] } });
const lock = (id, title, answer) => ({ id, title, mechanism: { kind: "number", wheels: 3 }, answers: [answer] });
const first = {
  format: "latchwork.breakout",
  version: 1,
  id: ID,
  revision: 2,
  modified: "2026-11-23T18:40:00Z",
  title: "The Mill",
  language: "en",
  bench: [{ id: "drawing", kind: "image", src: "media:dot", alt: "a dot" }],
  locks: [lock("gate", "Gate", "111"), lock("well", "Well", "222"), lock("lane", "Lane", "333")],
  media: dot(0),
};
const later = {
  ...first,
  revision: 3,
  modified: "2026-11-24T07:05:00Z",
  title: "The Old Mill",
  locks: [lock("gate", "Gate", "999"), lock("lane", "Lane", "333"), lock("shed", "Shed", "444")],
  media: dot(1),
};
const theirs = {
  ...first,
  authors: ["B. Colleague"],
  license: "CC-BY-4.0",
  adapted_from: [
    { id: "1", title: "The Barn", authors: ["C. Third"], license: "CC-BY-4.0" },
    { id: "2", title: "The Byre", authors: ["D. Fourth"], license: "CC0-1.0" },
  ],
};

const asked = (page) => page.getByRole("dialog");
const answer = (page, name) => asked(page).getByRole("button", { name, exact: true }).click();
const title = (page) => page.getByLabel("Name of the breakout");

const openText = (page, text) => page.locator("input[type=file]").first().setInputFiles(picked(text));

/** Opens a file from the library, or from the draft that is on the page. */
const open = (page, breakout) => openText(page, JSON.stringify(breakout));

async function openInLibrary(page, address, breakout) {
  await page.goto(`${address}#/build`);
  await page.locator("#drafts-h").waitFor();
  await open(page, breakout);
}

/** The first version lies in the library, and the second is opened. */
async function openLater(page, address) {
  await openInLibrary(page, address, first);
  await expect(title(page)).toHaveValue("The Mill");
  await openInLibrary(page, address, later);
  await asked(page).waitFor();
}

/** All that is kept on the device. */
const kept = (page) =>
  page.evaluate(async () => {
    const database = await new Promise((done) => (indexedDB.open("latchwork").onsuccess = ({ target }) => done(target.result)));
    const all = {};
    for (const name of database.objectStoreNames) {
      const shelf = database.transaction(name).objectStore(name);
      const found = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
      all[name] = [await found(shelf.getAllKeys()), await found(shelf.getAll())];
    }
    database.close();
    return JSON.stringify([all, { ...localStorage }]);
  });

const names = (page) => page.locator("a.draft").allTextContents();

async function library(page, address) {
  await page.goto(`${address}#/build`);
  await page.locator("a.draft").first().waitFor();
  return (await names(page)).sort();
}

test("a file that is in the library already says what differs, and nothing changes before an answer", () =>
  withPage(async ({ page, address }) => {
    await openLater(page, address);
    const dialog = asked(page);
    await expect(dialog.getByRole("heading")).toHaveText("You have “The Mill” already");
    // What is asked comes with its module, after the heading.
    await expect(dialog.locator("tbody tr")).toHaveCount(4);
    const rows = await dialog.locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
    assert.deepEqual(rows[0], ["Name", "The Mill", "The Old Mill"]);
    assert.deepEqual(rows[1], ["Revision", "2", "3"]);
    assert.match(rows[2].join(), /^Changed,23 Nov 2026, .*,24 Nov 2026, /);
    assert.deepEqual(rows[3], ["Locks", "3", "3"]);
    const differences = await dialog.locator("dl").evaluate((list) => [...list.children].map((child) => child.textContent));
    assert.deepEqual(differences.slice(0, 7), ["New locks", "Shed", "Locks taken away", "Well", "Locks changed", "Gate", "Also"]);
    await axeClean(page, "which one it is");
    await page.setViewportSize(PHONE);
    await fits(page, "which one it is, on a phone");
  }));

for (const [way, leave] of Object.entries({
  Cancel: (page) => answer(page, "Cancel"),
  "the Escape key": (page) => page.keyboard.press("Escape"),
  "the button at its corner": (page) => answer(page, "Close"),
})) {
  test(`with ${way} all stays as it was`, () =>
    withPage(async ({ page, address }) => {
      await openInLibrary(page, address, first);
      await expect(title(page)).toHaveValue("The Mill");
      await page.goto(`${address}#/build`);
      await page.locator("a.draft").waitFor();
      const before = await kept(page);
      for (const breakout of [later, { ...theirs, id: ID.replace("0b", "1b") }]) {
        await open(page, breakout);
        await asked(page).waitFor();
        await leave(page);
        await expect(asked(page)).toHaveCount(0);
        assert.equal(await kept(page), before);
        assert.deepEqual(await names(page), ["The Mill"]);
      }
    }));
}

test("replaced, the library has the file's version with its pictures", () =>
  withPage(async ({ page, address }) => {
    await openLater(page, address);
    await answer(page, "Replace mine");
    await expect(title(page)).toHaveValue("The Old Mill");
    await page.reload();
    const { breakout } = await teacher(page).save();
    assert.deepEqual([breakout.id, breakout.revision, breakout.media.dot.data], [ID, 3, DOTS[1]]);
    assert.deepEqual(breakout.locks, later.locks);
    assert.deepEqual(await library(page, address), ["The Old Mill"]);
  }));

test("kept both, there are two, each with its own pictures", () =>
  withPage(async ({ page, address }) => {
    await openLater(page, address);
    await answer(page, "Keep both");
    await expect(title(page)).toHaveValue("The Old Mill (copy)");
    const copy = await teacher(page).save();
    assert.notEqual(copy.breakout.id, ID);
    assert.deepEqual([copy.breakout.revision, copy.breakout.media.dot.data, copy.breakout.adapted_from], [1, DOTS[1], undefined]);
    assert.deepEqual(await library(page, address), ["The Mill", "The Old Mill (copy)"]);
    await page.getByRole("link", { name: "The Mill", exact: true }).click();
    const { breakout } = await teacher(page).save();
    assert.deepEqual([breakout.id, breakout.revision, breakout.media.dot.data], [ID, 2, DOTS[0]]);
    assert.deepEqual(breakout.locks, first.locks);
  }));

test("a file that says the same opens the draft that is there", () =>
  withPage(async ({ page, address }) => {
    await openInLibrary(page, address, first);
    await expect(title(page)).toHaveValue("The Mill");
    const { path } = await teacher(page).save();
    await page.goto(`${address}#/build`);
    await page.locator("a.draft").waitFor();
    await page.locator("input[type=file]").first().setInputFiles(path);
    await expect(title(page)).toHaveValue("The Mill");
    assert.deepEqual(await library(page, address), ["The Mill"]);
  }));

test("the draft on the page is replaced in one step, which can be taken back; its revision can't", () =>
  withPage(async ({ page, address }) => {
    await openInLibrary(page, address, first);
    await expect(title(page)).toHaveValue("The Mill");
    await open(page, later);
    await answer(page, "Replace mine");
    await expect(title(page)).toHaveValue("The Old Mill");
    await expect(page.locator(".toast")).toContainText("Your “The Mill” was replaced.");
    await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
    await expect(title(page)).toHaveValue("The Mill");
    await page.reload();
    await expect(title(page)).toHaveValue("The Mill");
    const { breakout } = await teacher(page).save();
    assert.deepEqual([breakout.revision, breakout.media.dot.data], [4, DOTS[0]]);
    assert.deepEqual(breakout.locks, first.locks);
  }));

test("a draft that is open in another tab is let go of there, and then replaced", () =>
  withPage(async ({ page, address, context }) => {
    await openInLibrary(page, address, first);
    await expect(title(page)).toHaveValue("The Mill");
    const other = await context.newPage();
    await openInLibrary(other, address, later);
    await teacher(page).title("The Mill, mended");
    await answer(other, "Replace mine");
    await expect(title(other)).toHaveValue("The Old Mill");
    await expect(page.getByRole("heading")).toHaveText("This breakout is open in another tab");
    // What was being written there is one step back.
    await other.locator(".toast").getByRole("button", { name: "Undo" }).click();
    await expect(title(other)).toHaveValue("The Mill, mended");
    await other.getByRole("button", { name: "Redo" }).click();
    await expect(title(other)).toHaveValue("The Old Mill");
    // Whatever the first tab does now, it has what is there.
    await page.getByRole("button", { name: "Go on here" }).click();
    await expect(title(page)).toHaveValue("The Old Mill");
    const { breakout } = await teacher(page).save();
    assert.deepEqual(breakout.locks, later.locks);
  }));

test("somebody else's becomes an adaptation that names them and all before them", () =>
  withPage(async ({ page, address }) => {
    await openInLibrary(page, address, theirs);
    await expect(asked(page)).toContainText("The Mill, by B. Colleague (CC-BY-4.0)");
    await axeClean(page, "whose it is");
    await page.setViewportSize(PHONE);
    await fits(page, "whose it is, on a phone");
    await page.setViewportSize({ width: 1366, height: 768 });
    await answer(page, "Adapt it");
    await expect(title(page)).toHaveValue("The Mill");
    const { breakout } = await teacher(page).save();
    const { id, title: name, authors, license } = theirs;
    assert.deepEqual(breakout.adapted_from, [{ id, title: name, authors, license }, ...theirs.adapted_from]);
    assert.deepEqual([breakout.authors, breakout.revision, breakout.id === ID], [undefined, 1, false]);
    await page.goto(`${page.url().split("/lock")[0]}/about`);
    const line = ["The Mill, by B. Colleague (CC-BY-4.0)", "The Barn, by C. Third (CC-BY-4.0)", "The Byre, by D. Fourth (CC0-1.0)"];
    await expect(page.locator(".descent li").last()).toHaveText(line[2]);
    assert.deepEqual(await page.locator(".descent li").allTextContents(), line);
    await axeClean(page, "where it comes from");
    await page.getByRole("link", { name: "Ready for class" }).click();
    await expect(page.locator(".teachers footer")).toContainText(`Adapted from ${line.join("; ")}`);
  }));

test("what is ours stays the same breakout, and its author is known from then on", () =>
  withPage(async ({ page, address }) => {
    await openInLibrary(page, address, theirs);
    await answer(page, "It is mine");
    await expect(title(page)).toHaveValue("The Mill");
    const { breakout } = await teacher(page).save();
    assert.deepEqual([breakout.id, breakout.revision, breakout.authors], [ID, 2, theirs.authors]);
    assert.deepEqual(breakout.adapted_from, theirs.adapted_from);
    await openInLibrary(page, address, { ...theirs, id: ID.replace("0b", "1b"), title: "The Other Mill" });
    await expect(title(page)).toHaveValue("The Other Mill");
    await openInLibrary(page, address, { ...later, authors: ["E. Fifth"] });
    await expect(asked(page)).toContainText("by E. Fifth");
    await answer(page, "Keep both");
    await expect(title(page)).toHaveValue("The Old Mill");
    const adapted = (await teacher(page).save()).breakout;
    assert.deepEqual([adapted.adapted_from[0].authors, adapted.authors, adapted.revision], [["E. Fifth"], ["B. Colleague"], 1]);
  }));

test("whoever writes a name on a breakout is known by it", () =>
  withPage(async ({ page, address }) => {
    await teacher(page).startEmpty(address);
    await page.goto(`${page.url()}/about`);
    await page.getByLabel("Written by").fill("A. Teacher; ");
    await expect(page.getByLabel("Written by")).toHaveValue("A. Teacher; ");
    await page.getByLabel("Subject").focus();
    await openInLibrary(page, address, { ...theirs, authors: ["B. Colleague", "a. teacher"] });
    await expect(title(page)).toHaveValue("The Mill");
    await openInLibrary(page, address, { ...theirs, id: ID.replace("0b", "1b") });
    await asked(page).waitFor();
  }));

const link = (breakout) => packed(JSON.stringify(breakout));

test("an address that a colleague sends asks the same, and no way back leads to it", () =>
  withPage(async ({ page, address }) => {
    await page.goto(`${address}#/build`);
    await page.locator("#drafts-h").waitFor();
    await page.goto(`${address}#/build/z/${link(theirs)}`);
    await expect(asked(page)).toContainText("The Mill, by B. Colleague (CC-BY-4.0)");
    await answer(page, "Cancel");
    await page.waitForURL(`${address}#/build`);
    await expect(page.locator("#drafts-h")).toBeVisible();
    assert.deepEqual(await names(page), []);
    await page.goto(`${address}#/build/z/${link(theirs)}`);
    await answer(page, "Adapt it");
    await expect(title(page)).toHaveValue("The Mill");
    await page.goBack();
    await page.waitForURL(`${address}#/build`);
    await expect(page.locator("a.draft")).toHaveText("The Mill");
  }));

test("what somebody sent is asked about where nobody is named, and adapted once", () =>
  withPage(async ({ page, address }) => {
    await page.goto(`${address}#/build/z/${link(first)}`);
    await expect(asked(page)).toContainText("Is this yours?");
    await asked(page).getByRole("button", { name: "Adapt it", exact: true }).dblclick();
    await expect(title(page)).toHaveValue("The Mill");
    await page.goto(`${address}#/build`);
    await expect(page.locator("a.draft")).toHaveText("The Mill");
    assert.deepEqual(await names(page), ["The Mill"]);
  }));

test("a broken address says so", () =>
  withPage(async ({ page, address }) => {
    await page.goto(`${address}#/build/z/${link(theirs).slice(0, 80)}`);
    await expect(page.getByRole("alert")).toContainText("This address is not whole");
    await expect(page.locator("#drafts-h")).toBeVisible();
    await axeClean(page, "a broken address");
  }));

test("what is saved after a change has the next revision, and no undo brings an earlier one back", () =>
  withPage(async ({ page, address }) => {
    const us = teacher(page);
    await us.startEmpty(address);
    const revision = async () => (await us.save()).breakout.revision;
    await us.title("One");
    assert.deepEqual([await revision(), await revision()], [1, 1]);
    await us.addLock("Door");
    assert.deepEqual([await revision(), await revision()], [2, 2]);
    await page.getByRole("button", { name: "Undo: name of Door", exact: true }).click();
    assert.equal(await revision(), 3);
    await page.reload();
    await title(page).waitFor();
    assert.equal(await revision(), 3);
    // In the library it is the same.
    await us.addLock("Door");
    await expect(page.locator(".saved")).toContainText("Saved on this device");
    await page.goto(`${address}#/build`);
    await page.getByRole("button", { name: /^More about One/ }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as a file" }).click()]);
    assert.equal(JSON.parse(await readFile(await download.path(), "utf8")).revision, 4);
    await page.getByRole("link", { name: "One", exact: true }).click();
    await title(page).waitFor();
    assert.equal(await revision(), 4);
  }));

test("a student copy opens whole for whoever has the teacher's phrase", () =>
  withPage(async ({ page, address }) => {
    await page.goto(`${address}#/build`);
    await openText(page, vectors.file);
    await expect(asked(page)).toContainText("This is a student copy");
    await axeClean(page, "a student copy in the studio");
    await fits(page, "a student copy in the studio");
    await page.getByLabel("Phrase").fill("brass fox");
    await page.getByRole("button", { name: "Open the original" }).click();
    await expect(page.locator("#original-told")).toHaveText("That is not the phrase of this breakout.");
    await page.getByLabel("Phrase").fill("brass  owl!");
    await page.keyboard.press("Enter");
    await expect(title(page)).toHaveValue("Chain");
    await expect(page.getByLabel("Name of the lock")).toHaveValue("The gate");
  }));

test("a student copy without a phrase says that nobody can open it", () =>
  withPage(async ({ page, address }) => {
    await page.goto(`${address}#/build`);
    await openText(page, changed(vectors.file, (copy) => delete copy.original));
    await expect(asked(page)).toContainText("was made without a teacher's phrase");
    await page.keyboard.press("Escape");
    await expect(page.getByText("None on this device yet.")).toBeVisible();
  }));
