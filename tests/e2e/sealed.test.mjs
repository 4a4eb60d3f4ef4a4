// A student copy is played as an open breakout is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axeClean, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { heldWorkers, leaves } from "./support/held.mjs";
import { ANSWERS, packed, picked, vectors } from "./support/sealed.mjs";
import { team } from "./support/team.mjs";

const TEXT = { kind: "text" };

/** Opens a file where a page has a button for it. */
async function pick(page, file) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file" }).click()]);
  await chooser.setFiles(file);
}

async function sitDown(page, address, name, file = vectors.file) {
  await page.goto(address);
  await pick(page, picked(file));
  const us = team(page);
  await us.begin(name);
  return us;
}

async function open(us, ...titles) {
  for (const title of titles) {
    await us.takeUp(title);
    await us.open(TEXT, ANSWERS[title]);
  }
}

test("the browser derives the keys that are derived natively, and opens the same", () =>
  withPage(async ({ page, address }) => {
    await page.goto(`${address}#/check`);
    const derived = await page.evaluate(async (derivations) => {
      const worker = new Worker("turn.js");
      const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
      const keys = [];
      for (const { memory, passes, salt, secret } of derivations) {
        const answer = new Promise((told, failed) => Object.assign(worker, { onmessage: ({ data }) => told(data), onerror: failed }));
        worker.postMessage([memory, passes, bytes(salt), new TextEncoder().encode(secret)]);
        keys.push([...(await answer)].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
      }
      return keys;
    }, vectors.derivations);
    assert.deepEqual(derived, vectors.derivations.map(({ key }) => key));

    const us = await sitDown(page, address, "Owls");
    for (const { lock, entry, came } of vectors.told.tries) {
      const title = vectors.original.locks.find(({ id }) => id === lock).title;
      // What is behind a lock can't be tried in play at all.
      if (came.unfit) continue;
      await us.takeUp(title);
      await us.write(entry);
      await us.attempt();
      if (came.opens !== undefined) {
        await page.locator(".padlock.sprung").waitFor();
        await us.unfoldAll();
      } else {
        const near = { Punctuation: "only the punctuation differs", Accents: "Only an accent is missing" }[came.nearly];
        await expect(page.locator("#news")).toContainText(came.reply ?? near ?? "Look at the clue again");
      }
    }
    await page.getByRole("button", { name: "Lift the lid" }).click();
    await page.getByRole("button", { name: "See what is in the box" }).click();
    await expect(page.locator(".sheet").first()).toContainText("Look.");
  }));

test("a worker derives, and where workers are refused the page does and says that it checks", async () => {
  await withPage(async ({ page, address }) => {
    const us = await sitDown(page, address, "Owls");
    assert.equal(page.workers().length, 0, "no worker before there is something to check");
    await open(us, "The gate");
    assert.equal(page.workers().length, 1);
  });
  await withPage(async ({ page, address }) => {
    await page.addInitScript(() => {
      globalThis.Worker = class {
        constructor() {
          throw new DOMException("refused", "SecurityError");
        }
      };
      globalThis.seen = new Set();
      const look = () => globalThis.seen.add(document.querySelector(".station > .go")?.textContent);
      new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
    });
    const us = await sitDown(page, address, "Owls");
    await open(us, "The gate");
    assert.equal(page.workers().length, 0);
    assert.ok(await page.evaluate(() => globalThis.seen.has("Checking …")), "it says that it checks");
  });
});

test("a worker that does not start leaves the page to do it", () =>
  withPage(
    async ({ page, address }) => {
      await page.route(/turner_bg\.wasm/, (route) => route.fulfill({ status: 404 }));
      const us = await sitDown(page, address, "Owls");
      await open(us, "The gate");
      await page.route(/turn\.js/, (route) => route.fulfill({ status: 404 }));
      await page.reload();
      await open(us, "The well");
    },
    { expected: /404/ },
  ));

test("who leaves while the entries of a team are looked at once more is left in peace", () =>
  withPage(async ({ page, address }) => {
    const us = await sitDown(page, address, "Owls");
    await us.work(TEXT, "no such answer");
    await us.attempt();
    await expect(page.locator("#news")).toContainText("Not yet.");
    const workers = await heldWorkers(page);
    await page.reload();
    await workers.said();
    await leaves(page);
    await workers.letGo();
  }));

test("what was opened stays open, in its replies too, and in another tab", () =>
  withPage(async ({ page, address, context }) => {
    const us = await sitDown(page, address, "Owls");
    await us.write("owl");
    await us.attempt();
    await expect(page.locator("#news")).toContainText("Not in gate.");
    const other = await context.newPage();
    await other.goto(page.url());
    await other.locator(".table").waitFor();
    await open(us, "The gate", "The well");
    // The other tab hears of it, and has what is inside.
    await expect(team(other).openCount()).toHaveText("2 of 5 open");
    await team(other).takeUp("The well");
    await other.locator(".padlock.sprung").waitFor();
    await team(other).unfoldAll();
    await expect(other.locator(".tray")).toContainText("inside The well");
    await page.reload();
    await expect(us.openCount()).toHaveText("2 of 5 open");
    await expect(page.locator(".tray")).toContainText("inside The well");
    await page.getByRole("button", { name: "Notebook" }).click();
    await expect(page.locator(".tried")).toContainText("Not in gate.");
  }));

test("corrected in the middle of a lesson: what still fits stays open, and what was changed says so", () =>
  withPage(async ({ page, address }) => {
    const us = await sitDown(page, address, "Owls");
    await open(us, "The gate", "The well", "The some");
    const before = page.url();
    await page.goto(address);
    await pick(page, picked(vectors.corrected));
    await page.locator(".table").waitFor();
    assert.equal(page.url(), before, "it is the same breakout");
    // The lock that was corrected is on the bench and says so; what lay behind it waits.
    await expect(page.locator(".engraved")).toHaveText("The well");
    await expect(us.openCount()).toHaveText("1 of 5 open");
    await us.takeUp("The gate");
    await page.locator(".padlock.sprung").waitFor();
    await us.takeUp("The well");
    await expect(page.locator("#news")).toContainText("the answer was corrected since");
    await axeClean(page, "a lock that is shut again");
    await us.write("Elm");
    await us.attempt();
    await expect(page.locator("#news")).toContainText("Not yet.");
    await us.write("birch");
    await us.attempt();
    await page.locator(".padlock.sprung").waitFor();
    await us.unfoldAll();
    // What lies behind it was found before, and needs no typing.
    await us.takeUp("The some");
    await page.locator(".padlock.sprung").waitFor();
    await expect(us.openCount()).toHaveText("3 of 5 open");
    await page.reload();
    await us.takeUp("The well");
    await page.locator(".padlock.sprung").waitFor();
  }));

test("the teacher's phrase opens one lock, and another phrase none", () =>
  withPage(async ({ page, address }) => {
    const us = await sitDown(page, address, "Owls");
    const key = async (phrase) => {
      await page.getByLabel("Phrase").fill(phrase);
      await page.getByRole("button", { name: "Open this lock" }).click();
    };
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("button", { name: "Teacher's key" }).click();
    await key("Brass Fox");
    await expect(page.locator("#phrase-w")).toHaveText("That is not the phrase of this breakout.");
    await expect(us.openCount()).toHaveText("0 of 5 open");
    await key("brass  OWL");
    await page.locator(".padlock.sprung").waitFor();
    await us.unfoldAll();
    await open(us, "The well");
    await page.reload();
    await expect(us.openCount()).toHaveText("2 of 5 open");
    await us.takeUp("The gate");
    await page.locator(".padlock.sprung").waitFor();
  }));

test("what the teacher's key opened asks for it once more in a corrected copy", () =>
  withPage(async ({ page, address }) => {
    const us = await sitDown(page, address, "Owls");
    const help = async () => {
      await page.getByRole("button", { name: "Menu" }).click();
      await page.getByRole("button", { name: "Teacher's key" }).click();
      await page.getByLabel("Phrase").fill("brass owl");
      await page.getByRole("button", { name: "Open this lock" }).click();
      await page.locator(".padlock.sprung").waitFor();
    };
    await help();
    await us.unfoldAll();
    await page.goto(address);
    await pick(page, picked(vectors.corrected));
    await expect(page.locator(".engraved")).toHaveText("The gate");
    await expect(page.locator("#news")).toContainText("ask for the teacher's key once more");
    await help();
    await expect(us.openCount()).toHaveText("1 of 5 open");
  }));

test("a team that comes from another device types what it has opened, in any order", () =>
  withPage(async ({ page, address }) => {
    await page.goto(`${address}#/play/z/${packed(vectors.file)}`);
    await page.getByRole("button", { name: "Some locks were opened before" }).click();
    const add = async (answer) => {
      await page.getByLabel("An answer").fill(answer);
      await page.getByRole("button", { name: "Add it" }).click();
    };
    await add("elm");
    await expect(page.locator("#already [role=status]")).toContainText("elm opens no lock that can be reached yet");
    await axeClean(page, "answers that wait");
    await add("it's a café");
    await expect(page.locator("#already [role=status]")).toContainText("elm, it's a café fit locks");
    await page.getByRole("button", { name: "Open these locks" }).click();
    await expect(team(page).openCount()).toHaveText("2 of 5 open");
  }));

test("who carries a team's place on shows that it is theirs", () =>
  withPage(async ({ page, address }) => {
    const us = await sitDown(page, address, "Owls");
    await open(us, "The gate");
    await us.leaves();
    const prove = async (answer) => {
      await page.getByLabel("An answer").fill(answer);
      await page.getByRole("button", { name: "Carry on" }).click();
    };
    await page.getByRole("button", { name: /Owls/ }).click();
    await prove("elm");
    await expect(page.locator("#found-wrong")).toContainText("was not found here");
    await prove("it's a café");
    await expect(us.openCount()).toHaveText("1 of 5 open");
    await us.takeUp("The gate");
    await page.locator(".padlock.sprung").waitFor();
  }));
