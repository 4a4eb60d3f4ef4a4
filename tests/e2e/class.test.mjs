// Teams hand in, and a teacher sees what each learning target looks like. Three whole games are in profiles.test.mjs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { LAPTOP, PHONE, axeClean, fits, withPage } from "./support/browser.mjs";
import { FILMED, atTheGate, breakout, camera, codes, giveFiles, paste } from "./support/class.mjs";
import { expect } from "./support/expect.mjs";
import { held, leaves } from "./support/held.mjs";

test("names can be left out, and what is handed in is shown as it is", () =>
  withPage(async ({ page, address }) => {
    const us = await atTheGate(page, address, "Secret Owls");
    await us.opens("Letter", "5376");
    await us.goesToHandIn();
    const raw = page.locator(".handed pre");
    await page.getByText("All of it, as it is written").click();
    await expect(raw).toContainText("Secret Owls");
    await page.getByLabel("Hand in our names, too").uncheck();
    await expect(page.locator(".handed", { hasText: "Secret" })).toHaveCount(0);
    await expect(raw).toContainText("latchwork.hand-in");
    await axeClean(page, "hand in");
    await page.getByRole("button", { name: "Back to the box" }).click();
    await page.locator(".table").waitFor();
  }));

/** Hand-ins as files that no team played on this page. */
const event = (n, what) => ({ writer: "00000000-0000-4000-8000-000000000001", n, after: n + 1, at: 1790000000000 + n * 20_000, ...what });
const handIn = (id, teamName, events = [], more = {}) => ({
  name: `${id}.json`,
  mimeType: "application/json",
  buffer: Buffer.from(JSON.stringify({
    format: "latchwork.hand-in", version: 1, id: `00000000-0000-4000-8000-${String(id).padStart(12, "0")}`, breakout: breakout.id,
    team: teamName, events: [event(0, { event: "started", revision: 1 }), ...events], ...more,
  })),
});
const tried = (n, lock, answer) => event(n, { event: "tried", lock, answer });
const opened = (n, lock) => event(n, { event: "opened", lock, with: 0 });

async function aClass(page, address) {
  await page.goto(`${address}#/class`);
  await giveFiles(
    page,
    handIn(1, "Owls", [opened(1, "letter"), opened(2, "shed"), tried(3, "well", "blue red red red green blue"), opened(4, "well"), opened(5, "gate")]),
    handIn(2, "Owls", [tried(1, "letter", "5366"), tried(2, "letter", "1111"), opened(3, "letter"), event(4, { event: "helped", lock: "shed" })]),
    handIn(3, "=1+1", [event(1, { event: "hinted", lock: "letter", rung: 0, card: true }), tried(2, "letter", "5366"), opened(3, "letter"),
      event(4, { event: "named", member: 0, name: "Ada" }), event(5, { event: "aimed", member: 0, target: "tenses" }), event(6, { event: "grown", member: 0, how: "almost" })]),
    handIn(4, "n".repeat(5000), [opened(1, "cellar")]),
  );
  await page.getByRole("heading", { name: "Targets" }).waitFor();
}

const tab = (page, name) => page.locator(".choices label", { hasText: name }).click();

test("bad hand-ins are shown for what they are, and the rest of the class is unharmed", () =>
  withPage(async ({ page, address }) => {
    await aClass(page, address);
    const other = handIn(9, "Elks", [], { breakout: "00000000-0000-4000-8000-0000000000ff", title: "Other" });
    const whole = handIn(8, "Cut").buffer;
    await giveFiles(
      page,
      other,
      { name: "cut.json", mimeType: "application/json", buffer: whole.subarray(0, whole.length / 2) },
      handIn(7, "Newer", [], { version: 2 }),
      { name: "marks.csv", mimeType: "text/csv", buffer: Buffer.from("name,mark") },
    );
    const came = page.locator(".came").first();
    await expect(came.locator("li")).toHaveCount(4);
    await expect(came).toContainText("Elks: of another breakout, Other");
    await expect(came).toContainText("cut.json");
    await expect(page.locator("article.target").first().getByRole("button")).toHaveCount(4);
    await tab(page, "Teams");
    await expect(page.locator(".team h3")).toHaveCount(4);
    assert.deepEqual(await page.locator(".team h3").allTextContents(), ["=1+1", `${"n".repeat(39)}…`, "Owls (1)", "Owls (2)"]);
    await expect(page.locator(".team").nth(1)).toContainText("about locks, answers or hints that this breakout does not have");
    await fits(page, "the teams");
  }));

test("clocks that jump, names that cannot be told apart and far too many events harm nobody else", () =>
  withPage(async ({ page, address }) => {
    await aClass(page, address);
    const now = Date.now();
    const at = (n, what, time) => ({ ...event(n, what), at: time });
    const jump = [at(1, { event: "tried", lock: "letter", answer: "1111" }, now - 600_000), at(2, { event: "resumed" }, now + 365 * 86_400_000), at(3, { event: "opened", lock: "letter", with: 0 }, now)];
    const many = Array.from({ length: 100_000 }, (_, n) => event(n + 1, { event: n % 2 ? "paused" : "resumed" }));
    await giveFiles(
      page,
      handIn(11, "Jumpers", jump),
      handIn(12, "OWLS "),
      handIn(13, "\u0007\u202eslwO\u202c"),
      handIn(14, "Many", [...many, opened(100_001, "letter")]),
    );
    await expect(page.locator("article.target").first().getByRole("button")).toHaveCount(8);
    await tab(page, "Teams");
    const card = (name) => page.locator(".team", { has: page.locator("h3", { hasText: name }) });
    await expect(card("Jumpers")).toContainText("A clock stands 365 days ahead");
    await expect(card("Jumpers")).toContainText("Times that a clock was set back: 1");
    assert.deepEqual((await page.locator(".team h3").allTextContents()).filter((name) => /owls/i.test(name)), ["Owls (1)", "Owls (2)", "OWLS (3)"], "one name in three groups");
    await expect(card("slwO")).toContainText("holds what cannot be shown");
    await expect(card("Many")).toContainText("1 of 8 locks are open.");
    await expect(card("=1+1")).toContainText("1 of 8 locks are open.");
  }));

test("what unfolds says so with an arrow that turns", () =>
  withPage(async ({ page, address }) => {
    await aClass(page, address);
    for (const view of ["Targets", "Teams", "Locks"]) {
      await tab(page, view);
      const folds = page.locator("#main summary:visible");
      await expect(folds.first()).toBeVisible();
      for (const fold of await folds.all()) {
        const arrow = () => fold.evaluate((summary) => {
          const { content, width, borderRightWidth, transform } = getComputedStyle(summary, "::after");
          return { drawn: content !== "none" && parseFloat(width) > 4 && parseFloat(borderRightWidth) > 1, transform };
        });
        const words = await fold.textContent();
        const before = await arrow();
        assert.ok(before.drawn, words);
        await fold.click();
        assert.notEqual((await arrow()).transform, before.transform, words);
        await fold.click();
      }
    }
  }));

test("a class is named, kept, saved as a file, deleted for good, and comes back from its file", () =>
  withPage(async ({ page, address }) => {
    await aClass(page, address);
    await page.getByLabel("Name of this class").fill("5b on Monday");
    await page.keyboard.press("Tab");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the class as a file" }).click()]);
    const file = { name: "class.json", mimeType: "application/json", buffer: readFileSync(await download.path()) };
    await tab(page, "Teams");
    await page.locator(".team").first().getByRole("button", { name: "Delete this team" }).click();
    await page.locator("dialog[open]").getByRole("button", { name: "Delete", exact: true }).click();
    await expect(page.locator(".team")).toHaveCount(3);
    await page.reload();
    await tab(page, "Teams");
    await expect(page.locator(".team")).toHaveCount(3);
    await page.getByRole("button", { name: "Delete this class" }).click();
    await page.locator("dialog[open]").getByRole("button", { name: "Delete", exact: true }).click();
    await expect(page.getByText("No class yet.")).toBeVisible();
    await giveFiles(page, file);
    await expect(page.getByLabel("Name of this class")).toHaveValue("5b on Monday");
    await tab(page, "Teams");
    await expect(page.locator(".team")).toHaveCount(4);
  }));

test("what is no hand-in at all is told from one that was cut", () =>
  withPage(async ({ page, address }) => {
    await aClass(page, address);
    await paste(page, ["http://nonsense", `${address}#/class/z/cut`]);
    const came = page.locator(".came .warn");
    await expect(came.nth(0)).toContainText("Link 1: this is no hand-in.");
    await expect(came.nth(1)).toContainText("Link 2: This address is not whole");
    await giveFiles(page, { name: "gate.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(breakout)) });
    await expect(came).toHaveCount(1);
    await expect(came).toContainText("gate.json: this is a breakout, not what a team handed in.");
    // The address itself leads to a link that was cut.
    await page.goto(`${address}#/class/z/cut`);
    await expect(came).toContainText("not whole");
  }));

for (const [where, viewport] of [["on a laptop", LAPTOP], ["on a phone", PHONE]]) {
  test(`beside a slow team the others can be read, and nothing lies at the side ${where}`, () =>
    withPage(async ({ page, address }) => {
      const all = breakout.locks.map((lock) => lock.id);
      const slow = all.map((lock, at) => ({ ...opened(at + 1, lock), at: 1790000000000 + at * 280_000 }));
      const quick = all.map((lock, at) => ({ ...opened(at + 1, lock), at: 1790000000000 + at * 500 }));
      const named = [event(9, { event: "named", member: 0, name: "Bartholomew the Great" }), event(10, { event: "aimed", member: 0, target: "tenses" })];
      await page.goto(`${address}#/class`);
      await giveFiles(page, handIn(1, "Snails", slow), handIn(2, "The Very Long Named Comma Chameleons of Dunmere", [...quick, ...named]));
      await page.getByRole("heading", { name: "Targets" }).waitFor();
      await tab(page, "Teams");
      const timelines = page.locator("svg.timeline");
      await expect(timelines).toHaveCount(2);
      for (let team = 0; team < 2; team++) {
        const numbers = await timelines.nth(team).locator("text").evaluateAll((texts) => texts.map((text) => text.getBoundingClientRect()).map(({ left, right }) => [left, right]));
        assert.equal(numbers.length, all.length);
        for (let at = 1; at < numbers.length; at++) assert.ok(numbers[at][0] > numbers[at - 1][1], `${at} and ${at + 1} of team ${team}: ${numbers[at - 1]} and ${numbers[at]}`);
      }
      await page.getByRole("button", { name: "See every try" }).last().click();
      await page.locator("#evidence[open]").waitFor();
      await axeClean(page, "every try");
      await page.keyboard.press("Escape");
      for (const name of ["Locks", "Members"]) {
        await tab(page, name);
        const table = page.locator(".view .scrolls").first();
        await table.waitFor();
        assert.ok(await table.evaluate((box) => box.scrollWidth <= box.clientWidth), `${name} goes on at the side`);
        await fits(page, name);
      }
      await tab(page, "Locks");
      await page.getByText("The same as a table").click();
      await fits(page, "Locks, as a table");
    }, { viewport }));
}

test("a breakout has a class for each that plays it, and one can be emptied without the other", () =>
  withPage(async ({ page, address }) => {
    await aClass(page, address);
    const name = page.getByLabel("Name of this class");
    const teams = page.locator("article.target").first().getByRole("button");
    const members = page.locator(".choices label", { hasText: "Members" });
    await expect(members).toHaveCount(1);
    await name.fill("5a");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Begin another class" }).click();
    await page.getByText("No team here yet.").waitFor();
    await name.fill("5b");
    await page.keyboard.press("Tab");
    await giveFiles(page, handIn(5, "Elks", [opened(1, "letter")]));
    await expect(teams).toHaveCount(1);
    // The Elks named nobody: there is nothing to look at.
    await expect(members).toHaveCount(0);
    await page.getByRole("link", { name: "All classes" }).click();
    // No team is taken for a class.
    await expect(page.locator(".lines li")).toHaveCount(2);
    await expect(page.locator(".lines li")).toContainText("1 team");
    await page.getByRole("link", { name: "Go on with 5a" }).click();
    await expect(teams).toHaveCount(4);
    await expect(members).toHaveCount(1);
    await page.getByRole("button", { name: "Take all teams out" }).click();
    await page.locator("dialog[open]").getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByText("No team here yet.").waitFor();
    await page.reload();
    await page.getByText("No team here yet.").waitFor();
    await expect(name).toHaveValue("5a");
    await page.getByRole("link", { name: "All classes" }).click();
    // A team that is known is at home in its class, whichever something last came into.
    await page.getByRole("link", { name: "Go on with 5a" }).click();
    await giveFiles(page, handIn(6, "Bats", [opened(1, "letter")]));
    await expect(teams).toHaveCount(1);
    await page.getByRole("link", { name: "All classes" }).click();
    await giveFiles(page, handIn(5, "Elks", [opened(1, "letter"), opened(2, "shed")]));
    await expect(name).toHaveValue("5b");
    await expect(teams).toHaveCount(1);
  }));

test("the gradebook has a row a member, and no name is a formula", () =>
  withPage(async ({ page, address, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await aClass(page, address);
    await page.getByRole("button", { name: "Copy for the gradebook" }).click();
    await expect(page.getByText("Copied: one row for each member")).toBeVisible();
    const rows = (await page.evaluate(() => navigator.clipboard.readText())).split("\n").map((row) => row.split("\t"));
    assert.equal(rows.length, 5);
    assert.deepEqual(rows[1].slice(0, 3), ["'=1+1", "Ada", "With hints"]);
    assert.equal(rows[1].at(-1), "Almost");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Table: a row for each try" }).click()]);
    const csv = readFileSync(await download.path(), "utf8");
    assert.match(csv, /"Owls \(2\)","Letter","1","5366","Three wheels are right/);
    assert.ok(!/"=|"\+|"@/.test(csv));
  }));

test("codes are collected with the camera", () =>
  withPage(async ({ page, address }) => {
    const us = await atTheGate(page, address, "Filmed");
    await us.opens("Letter", "5376");
    await us.goesToHandIn();
    const parts = await codes(page);
    await camera(page, parts);
    await page.goto("about:blank");
    await page.goto(`${address}#/class`);
    await page.getByRole("button", { name: "Collect codes with the camera" }).click();
    await page.getByRole("heading", { name: "Targets" }).waitFor();
    await expect(page.locator("article.target").first()).toContainText("Filmed");
  }, { args: FILMED }));

test("whoever leaves while hand-ins are read is left in peace", () =>
  withPage(async ({ page, address }) => {
    await aClass(page, address);
    const reading = await held(page, "Blob.prototype.arrayBuffer");
    await giveFiles(page, handIn(5, "Late"), handIn(6, "Later"));
    await reading.asked(2);
    await leaves(page);
    await reading.letGo();
    await page.goto(`${address}#/class`);
    await page.getByText("The Run-on Gate").first().waitFor();
  }));

/** A camera that is asked for and a code that is looked for, each held. */
test("whoever leaves while the camera is asked for or looks is left in peace, and the camera is off", () =>
  withPage(async ({ page, address }) => {
    await page.addInitScript(() => {
      HTMLMediaElement.prototype.play = async () => Promise.reject(new DOMException("It was interrupted.", "AbortError"));
      globalThis.BarcodeDetector = class {};
      globalThis.BarcodeDetector.prototype.detect = async () => [{ rawValue: "LW1:something" }];
      globalThis.streams = [];
      const own = MediaDevices.prototype.getUserMedia;
      MediaDevices.prototype.getUserMedia = async function (wanted) {
        const stream = await own.call(this, wanted);
        globalThis.streams.push(stream);
        return stream;
      };
    });
    const isOff = () => page.waitForFunction(() => globalThis.streams.flatMap((stream) => stream.getTracks()).every((track) => track.readyState === "ended"));
    await aClass(page, address);
    const asking = await held(page, "MediaDevices.prototype.getUserMedia");
    await page.getByRole("button", { name: "Collect codes with the camera" }).click();
    await asking.asked();
    await leaves(page);
    await asking.letGo();
    await isOff();
    const seeing = await held(page, "BarcodeDetector.prototype.detect");
    await page.goto(`${address}#/class`);
    await page.getByText("The Run-on Gate").first().click();
    await page.getByRole("button", { name: "Collect codes with the camera" }).click();
    await seeing.asked();
    await leaves(page);
    await seeing.letGo();
    await isOff();
  }, { args: FILMED }));

for (const [where, look, options] of [
  ["on a laptop, in light and dark", axeClean, { viewport: LAPTOP }],
  ["on a phone, in light and dark", axeClean, { viewport: PHONE }],
  ["320 px wide", fits, { viewport: { width: 320, height: 640 } }],
]) {
  test(`every view of a class is as it should be ${where}`, () =>
    withPage(async ({ page, address }) => {
      await aClass(page, address);
      for (const view of ["Targets", "Locks", "Teams", "Members", "Talk about this"]) {
        await tab(page, view);
        await page.getByRole("heading", { name: view, exact: true }).waitFor();
        await look(page, view);
      }
      await tab(page, "Targets");
      await page.getByText("What the marks mean").click();
      await page.locator("article.target button").first().click();
      await page.locator("#evidence[open]").waitFor();
      await look(page, "evidence");
    }, options));
}
