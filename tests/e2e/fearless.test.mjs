// Work without fear: steps by name, versions, the bin; a full disk and a killed browser in the middle of a save.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axeClean, fits, killed, PHONE, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { leaves } from "./support/held.mjs";
import { teacher } from "./support/teacher.mjs";

const saved = (page) => expect(page.locator(".saved")).toContainText("Saved on this device");
const title = (page) => page.getByLabel("Name of the breakout");
const undo = (page) => page.getByRole("button", { name: /^Undo/ }).first();
const redo = (page) => page.getByRole("button", { name: /^Redo/ }).first();

/** A page about the whole breakout, by its address. */
const toPage = (page, name) => page.evaluate((name) => (location.hash = `${location.hash.split("/").slice(0, 3).join("/")}/${name}`), name);

/** How much room there is; as much as there is where nothing is said. The browser asks when it first writes, and then now and
 * again: so the disk is small from the start. */
const disk = async (page, address, context, quotaSize) =>
  (await context.newCDPSession(page)).send("Storage.overrideQuotaForOrigin", { origin: new URL(address).origin, ...(quotaSize && { quotaSize }) });

/** A draft called "Safe" that is called "Unsafe" since there is no room to save it. */
async function onFullDisk(page, address, context) {
  await disk(page, address, context, 200_000);
  const us = teacher(page);
  await us.startEmpty(address);
  await us.title("Safe");
  await saved(page);
  // What repeats itself is packed, and takes no room.
  await us.title(`Unsafe ${randomBytes(300_000).toString("base64")}`);
  await expect(page.locator(".saved")).toContainText("Not kept");
  return us;
}

/** Does something with a shelf of what is kept, and gives its result. */
const shelf = (page, name, act, ...given) =>
  page.evaluate(
    async ([name, act, given]) => {
      const done = (request) => new Promise((done, refused) => Object.assign(request, { onsuccess: () => done(request.result), onerror: refused }));
      const database = await done(indexedDB.open("latchwork"));
      const result = await done(database.transaction(name, "readwrite").objectStore(name)[act](...given));
      database.close();
      return result;
    },
    [name, act, given],
  );
const put = (page, name, key, text) => shelf(page, name, "put", text, key);
const keys = (page, name) => shelf(page, name, "getAllKeys");

test("undo and redo say what they take back, show where it was, and are told", () =>
  withPage(async ({ page, address }) => {
    const us = teacher(page);
    await us.startEmpty(address);
    await us.title("Steps");
    await us.addLock("The Gate");
    await us.setWheels("0042");
    await us.hint("1. A nudge", "Count them.");
    await expect(undo(page)).toBeVisible();
    assert.equal(await undo(page).getAttribute("aria-label"), "Undo: hints of The Gate");
    await toPage(page, "about");
    await page.getByLabel("Subject").waitFor();
    // Taken back from another page, it is seen where it was.
    await undo(page).click();
    await expect(page.getByLabel("1. A nudge")).toHaveValue("");
    await expect(page.locator("[role=status].vh", { hasText: "Undone" })).toHaveText("Undone: hints of The Gate");
    assert.equal(await redo(page).getAttribute("aria-label"), "Redo: hints of The Gate");
    assert.equal(await undo(page).getAttribute("aria-label"), "Undo: answer of The Gate");
    await redo(page).click();
    await expect(page.getByLabel("1. A nudge")).toHaveValue("Count them.");
    await page.getByRole("button", { name: "More about this lock" }).or(page.locator(".lock-head .menu > button")).first().click();
    await page.locator(".lock-head").getByRole("button", { name: "Delete" }).click();
    await expect(page.locator(".toast")).toContainText("The Gate");
    assert.equal(await undo(page).getAttribute("aria-label"), "Undo: The Gate taken away");
  }));

test("trying a breakout and looking into the library take no step away, and the studio's sheets dress no team", () =>
  withPage(async ({ page, address }) => {
    const us = teacher(page);
    await us.startEmpty(address);
    await us.title("Steps");
    await us.addLock("The Gate");
    await us.setWheels("0042");
    await toPage(page, "map");
    await page.locator(".knot").first().waitFor();
    await page.goBack();
    await page.getByRole("button", { name: "Try it as a team" }).click();
    await page.getByRole("button", { name: "Close the lid" }).waitFor();
    const worn = () => page.evaluate(() => [...document.styleSheets].filter((sheet) => sheet.media.mediaText !== "not all").map((sheet) => sheet.href?.match(/(\w+)\.css/)?.[1]));
    assert.deepEqual((await worn()).filter((name) => ["build", "works", "map"].includes(name)), []);
    // A way back before the first lock, too.
    await page.getByRole("link", { name: "Back to building" }).click();
    await expect(undo(page)).toBeVisible();
    assert.equal(await undo(page).getAttribute("aria-label"), "Undo: answer of The Gate");
    assert.ok((await worn()).includes("build"));
    await saved(page);
    await page.evaluate(() => (location.hash = "#/build"));
    await page.locator(".draft").first().click();
    await expect(undo(page)).toBeVisible();
    await undo(page).click();
    await undo(page).click();
    assert.equal(await undo(page).getAttribute("aria-label"), "Undo: new lock Lock 1");
    await redo(page).click();
    await expect(page.getByLabel("Name of the lock")).toHaveValue("The Gate");
    await saved(page);
    // What another sitting changed has steps of its own.
    await page.reload();
    await expect(page.getByLabel("Name of the lock")).toHaveValue("The Gate");
    assert.equal(await undo(page).isDisabled(), true);
  }));

test("steps of a sitting are listed, and one leads back behind all that came after it", () =>
  withPage(async ({ page, address }) => {
    const us = teacher(page);
    await us.startEmpty(address);
    await us.title("Steps");
    await us.addLock("One");
    await us.addLock("Two");
    await toPage(page, "versions");
    const steps = page.locator("#steps li");
    await expect(steps).toHaveCount(5);
    await expect(steps.first()).toContainText("name of Two");
    await steps.filter({ hasText: "new lock Lock 1" }).getByRole("button", { name: /^Back to before this/ }).click();
    await expect(steps).toHaveCount(1);
    await expect(page.locator(".chain")).toContainText("No lock yet");
    await axeClean(page, "saved versions");
  }));

test("a version is kept, looked at, gone back to, and that is a step like any other", () =>
  withPage(async ({ page, address }) => {
    const us = teacher(page);
    await us.startEmpty(address);
    await us.title("Before");
    await us.addLock("The Gate");
    await saved(page);
    await toPage(page, "versions");
    await page.getByLabel("A name for it").fill("as tried with 5B");
    await page.getByRole("button", { name: "Keep as it is now" }).click();
    const versions = page.locator("#versions .lines > li");
    await expect(versions.first()).toContainText("as tried with 5B");
    await us.title("After");
    await us.addLock("The Well");
    await saved(page);
    await page.reload();
    await title(page).waitFor();
    await toPage(page, "versions");
    // With the first change of a sitting what it was before is kept by itself.
    await us.title("Later");
    await saved(page);
    await page.reload();
    await expect(versions).toHaveCount(2);
    await expect(versions.first()).toContainText("When you opened it");
    const ours = versions.filter({ hasText: "5B" });
    await ours.getByRole("button", { name: /^Look at/ }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.locator("article.teachers h2")).toHaveText("Before");
    await expect(dialog.locator(".differences")).toContainText("The Well");
    await axeClean(page, "a version");
    await dialog.getByRole("button", { name: "Go back to this" }).click();
    await expect(title(page)).toHaveValue("Before");
    await expect(page.locator(".chain")).toContainText("The Gate");
    assert.equal(await page.locator(".chain").getByText("The Well").count(), 0);
    await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
    await expect(title(page)).toHaveValue("Later");
    await expect(page.locator(".chain")).toContainText("The Well");
    await ours.getByRole("button", { name: /^More about/ }).click();
    await ours.getByRole("button", { name: "Delete" }).click();
    await expect(ours).toHaveCount(0);
  }));

test("what is deleted lies in the bin until it is put back or deleted for good", () =>
  withPage(
    async ({ page, address }) => {
      const us = teacher(page);
      for (const name of ["Keep", "Throw"]) {
        await us.startEmpty(address);
        await us.title(name);
        await saved(page);
      }
      const line = (name) => page.locator(".lines > li", { hasText: name });
      const drop = async (name) => {
        await line(name).getByRole("button", { name: /^More about/ }).click();
        await line(name).getByRole("button", { name: "Delete" }).click();
        await expect(line(name)).toHaveCount(0);
      };
      await page.goto(`${address}#/build`);
      await drop("Throw");
      await page.reload();
      await page.getByRole("link", { name: "Bin (1)" }).click();
      await expect(line("Throw")).toContainText("gone in 30 days");
      await axeClean(page, "the bin");
      await fits(page, "the bin");
      await page.getByRole("button", { name: "Put “Throw” back into the library" }).click();
      await expect(page.getByRole("status")).toContainText("“Throw” is in the library again.");
      await page.getByRole("link", { name: "My breakouts" }).click();
      await expect(line("Throw")).toBeVisible();
      await drop("Throw");
      await drop("Keep");
      await page.getByRole("link", { name: "Bin (2)" }).click();
      // Nothing is deleted for good by one press, and the keyboard keeps its place.
      const asked = page.locator("dialog[open]");
      const isHeld = (thing) => expect(thing.and(page.locator(":focus"))).toHaveCount(1);
      const bin = (name) => page.getByRole("button", { name: `Delete “${name}” for good` });
      await bin("Throw").focus();
      await page.keyboard.press("Enter");
      await expect(asked.getByRole("heading")).toHaveText("Delete “Throw” for good?");
      await axeClean(page, "the bin asks");
      await fits(page, "the bin asks");
      await page.keyboard.press("Escape");
      await expect(asked).toHaveCount(0);
      // A panel tells that it was shut with the next frame: what is asked before would be shut, too.
      await page.evaluate(() => new Promise(requestAnimationFrame));
      await isHeld(bin("Throw"));
      await expect(page.locator(".lines > li")).toHaveCount(2);
      await page.keyboard.press("Enter");
      await asked.getByRole("button", { name: "Delete", exact: true }).focus();
      await page.keyboard.press("Enter");
      await expect(page.locator(".lines > li")).toHaveCount(1);
      await expect(page.getByRole("status")).toHaveText("Deleted for good: Throw");
      await isHeld(bin("Keep"));
      await page.getByRole("button", { name: "Empty the bin" }).focus();
      await page.keyboard.press("Enter");
      await expect(asked.getByRole("heading")).toHaveText("Delete “Keep” for good?");
      await asked.getByRole("button", { name: "Keep it" }).click();
      await expect(asked).toHaveCount(0);
      await page.evaluate(() => new Promise(requestAnimationFrame));
      await isHeld(page.getByRole("button", { name: "Empty the bin" }));
      await page.keyboard.press("Enter");
      await asked.getByRole("button", { name: "Delete", exact: true }).click();
      await isHeld(page.getByRole("heading", { name: "Bin" }));
      await expect(page.locator(".home-main")).toContainText("The bin is empty.");
      // It counts what was thrown away since, and is there no more once that is back.
      await us.startEmpty(address);
      await us.title("Last");
      await saved(page);
      await page.goto(`${address}#/build`);
      await page.reload();
      await drop("Last");
      await page.getByRole("link", { name: "Bin (1)" }).waitFor();
      await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
      await expect(line("Last")).toBeVisible();
      await expect(page.getByRole("link", { name: /^Bin/ })).toHaveCount(0);
    },
    { viewport: PHONE },
  ));

test("when thirty days are over the bin lets go by itself", () =>
  withPage(async ({ page, address }) => {
    const us = teacher(page);
    await us.startEmpty(address);
    await us.title("Old");
    await saved(page);
    await page.goto(`${address}#/build`);
    await page.getByRole("button", { name: /^More about Old/ }).click();
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("link", { name: "Bin (1)" }).waitFor();
    await page.clock.setFixedTime(Date.now() + 31 * 24 * 3600 * 1000);
    await page.getByRole("link", { name: "Bin (1)" }).click();
    await expect(page.locator(".home-main")).toContainText("The bin is empty.");
  }));

test("a full disk in the middle of a save is said, nothing is lost, and what was saved last opens", () =>
  withPage(
    async ({ page, address, context }) => {
      const us = await onFullDisk(page, address, context);
      await expect(page.locator(".notice.bad")).toContainText("Save as a file");
      // It is all there still, to be saved as a file.
      assert.match((await us.save()).breakout.title, /^Unsafe/);
      const other = await context.newPage();
      await page.close();
      await other.goto(`${address}#/build`);
      await other.getByRole("link", { name: "Safe", exact: true }).click();
      await expect(title(other)).toHaveValue("Safe");
      await disk(other, address, context);
      await teacher(other).title("Safe again");
      await saved(other);
    },
    { expected: /Quota/ },
  ));

test("a tab that could not save a draft lets go of it only when there is room again", () =>
  withPage(
    async ({ page, address, context }) => {
      await onFullDisk(page, address, context);
      const other = await context.newPage();
      await other.goto(page.url());
      const goOn = other.getByRole("button", { name: "Go on here" });
      await goOn.click();
      await expect(other.getByRole("status")).toContainText("could not save what was written last");
      await axeClean(other, "a tab that can't save");
      assert.match(await title(page).inputValue(), /^Unsafe/);
      await disk(page, address, context);
      await goOn.click();
      await title(other).waitFor();
      assert.match(await title(other).inputValue(), /^Unsafe/);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("This breakout is open in another tab");
    },
    { expected: /Quota/ },
  ));

test("what another tab saved since stands, and what could not be saved is a version of it", () =>
  withPage(
    async ({ page, address, context }) => {
      await onFullDisk(page, address, context);
      const draft = page.url();
      await leaves(page);
      const other = await context.newPage();
      await other.goto(draft);
      await expect(title(other)).toHaveValue("Safe");
      await disk(other, address, context);
      await teacher(other).title("Safe again");
      await saved(other);
      await other.close();
      await page.goto(draft);
      await expect(title(page)).toHaveValue("Safe again");
      await toPage(page, "versions");
      const version = page.locator("#versions .lines > li", { hasText: "What this tab could not save" });
      await version.getByRole("button", { name: /^Look at/ }).click();
      await expect(page.getByRole("dialog").locator("article.teachers h2")).toContainText("Unsafe");
    },
    { expected: /Quota/ },
  ));

test("what the bin has no room for stays in the library, or is deleted for good", () =>
  withPage(
    async ({ page, address, context }) => {
      await disk(page, address, context, 300_000);
      const us = teacher(page);
      await us.startEmpty(address);
      await us.title(`Large ${randomBytes(120_000).toString("base64")}`);
      await saved(page);
      await page.goto(`${address}#/build`);
      const line = page.locator(".lines > li", { hasText: "Large" });
      const drop = async () => {
        await line.getByRole("button", { name: /^More about/ }).click();
        await line.getByRole("button", { name: "Delete" }).click();
        await expect(page.getByRole("alert")).toContainText("is still here");
      };
      await drop();
      await page.getByRole("button", { name: "Leave it here" }).click();
      await expect(page.getByRole("alert")).toHaveCount(0);
      await page.reload();
      await drop();
      assert.equal(await page.getByRole("link", { name: /^Bin/ }).count(), 0);
      await axeClean(page, "no room in the bin");
      await page.getByRole("button", { name: "Delete it for good" }).click();
      await expect(line).toHaveCount(0);
      await page.reload();
      await expect(page.locator(".home-main")).toContainText("My breakouts");
      await expect(line).toHaveCount(0);
    },
    { expected: /Quota/ },
  ));

test("whoever leaves while a version is looked up, or a draft is put back, is left in peace", () =>
  withPage(async ({ page, address }) => {
    const us = teacher(page);
    await us.startEmpty(address);
    await us.title("Left");
    await saved(page);
    const draft = page.url();
    /** Presses, and is gone before anything comes of it. */
    const leave = async (button) => {
      await button.evaluate((button) => {
        button.click();
        location.hash = "#/";
      });
      await page.getByRole("link", { name: /^Build/ }).waitFor();
    };
    await toPage(page, "versions");
    await page.getByLabel("A name for it").fill("as it was");
    await leave(page.getByRole("button", { name: "Keep as it is now" }));
    await page.goto(draft);
    await toPage(page, "versions");
    const version = page.locator("#versions .lines > li", { hasText: "as it was" });
    await leave(version.getByRole("button", { name: /^Look at/ }));
    await page.goto(draft);
    await toPage(page, "versions");
    await version.getByRole("button", { name: /^More about/ }).click();
    await leave(version.getByRole("button", { name: "Go back to this" }));
    await page.goto(`${address}#/build`);
    await page.getByRole("button", { name: /^More about Left/ }).click();
    await page.getByRole("button", { name: "Delete" }).click();
    await leave(page.locator(".toast").getByRole("button", { name: "Undo" }));
    await page.goto(`${address}#/build`);
    await page.locator(".draft", { hasText: "Left" }).waitFor();
  }));

test("a draft that a newer Latchwork wrote is shown as what it is, and saved with its pictures as a file", () =>
  withPage(async ({ page, address }) => {
    await page.goto(`${address}#/build`);
    await page.locator(".home-main").waitFor();
    const id = "00000000-0000-4000-8000-000000000001";
    const newer = { format: "latchwork.breakout", version: 2, id, title: "From tomorrow", media: { owl: { type: "image/webp", data: "" } }, further: [1] };
    await put(page, "drafts", id, JSON.stringify(newer));
    await put(page, "media", `${id}/owl`, "b3ds");
    await page.reload();
    const line = page.locator(".lines > li", { hasText: "From tomorrow" });
    await expect(line).toContainText("newer Latchwork");
    await axeClean(page, "a draft of a newer Latchwork");
    const [download] = await Promise.all([page.waitForEvent("download"), line.getByRole("button", { name: "Save “From tomorrow” as a file" }).click()]);
    const file = JSON.parse(await readFile(await download.path(), "utf8"));
    assert.deepEqual(file, { ...newer, media: { owl: { type: "image/webp", data: "b3ds" } } });
  }));

test("beside a version that can't be read no picture is thrown away", () =>
  withPage(async ({ page, address }) => {
    const us = teacher(page);
    await us.startEmpty(address);
    await us.title("Pictured");
    await saved(page);
    const id = page.url().split("/").at(-1);
    await toPage(page, "versions");
    for (const name of ["one", "two"]) {
      await page.getByLabel("A name for it").fill(name);
      await page.getByRole("button", { name: "Keep as it is now" }).click();
      await page.locator("#versions .lines > li", { hasText: name }).waitFor();
    }
    await put(page, "versions", `${id}/1790000000000/named`, `unreadable\n${JSON.stringify({ format: "latchwork.breakout", version: 2 })}`);
    await put(page, "media", `${id}~0123-4`, "b3ds");
    await page.reload();
    const version = (name) => page.locator("#versions .lines > li", { hasText: name });
    const forget = async (name) => {
      await version(name).getByRole("button", { name: /^More about/ }).click();
      await version(name).getByRole("button", { name: "Delete" }).click();
      await expect(version(name)).toHaveCount(0);
    };
    await forget("one");
    assert.deepEqual(await keys(page, "media"), [`${id}~0123-4`]);
    // It can itself be thrown away, and then they can.
    await forget("unreadable");
    assert.deepEqual(await keys(page, "media"), []);
  }));

test("a browser that is killed in the middle of a save leaves a draft that opens, as it was or as it is", () =>
  withPage(async ({ page, address, context, profile }) => {
    const us = teacher(page);
    await us.startEmpty(address);
    await us.title("Before");
    await saved(page);
    const draft = page.url();
    await us.title(`After ${"and after ".repeat(50_000)}`);
    // The page is told that it may be gone: it saves, and is gone.
    await page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
    const later = await killed({ context, profile });
    await later.goto(draft);
    await title(later).waitFor();
    assert.match(await title(later).inputValue(), /^(Before|After (and after )+)$/);
    await teacher(later).title("On");
    await saved(later);
    await later.context().close();
  }));

test("what the map dresses stays on the map: versions and steps are where they were after it", () =>
  withPage(async ({ page, address }) => {
    const us = teacher(page);
    await us.startEmpty(address);
    for (const name of ["One", "Two", "Three", "Four"]) await us.addLock(name);
    await toPage(page, "map");
    await page.locator(".knot").first().waitFor();
    await toPage(page, "versions");
    await page.getByRole("button", { name: "Keep as it is now" }).click();
    await page.getByRole("button", { name: /^Look at/ }).first().waitFor();
    const steps = page.locator("#steps li");
    await expect(steps).toHaveCount(8);
    // Each step is a line of its own, and none is cut off.
    const { over, cut } = await page.locator("#steps ol").evaluate((list) => {
      const tops = [...list.children].map((line) => line.getBoundingClientRect().top);
      return { over: tops.filter((top, at) => at > 0 && top <= tops[at - 1]).length, cut: list.scrollHeight - list.clientHeight };
    });
    assert.deepEqual({ over, cut }, { over: 0, cut: 0 });
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("link", { name: "My breakouts" }).click();
    await page.getByRole("button", { name: /^More about/ }).first().click();
  }));
