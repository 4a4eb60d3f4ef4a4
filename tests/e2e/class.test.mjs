// Teams hand in, and a teacher sees what each learning target looks like.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { FLAGS, LAPTOP, PHONE, axeClean, fits, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { root } from "./support/server.mjs";
import { team } from "./support/team.mjs";

const GATE = "#/play/run-on-gate";
const breakout = JSON.parse(readFileSync(join(root, "puzzles/run-on-gate.json"), "utf8"));
const mechanism = Object.fromEntries(breakout.locks.map((lock) => [lock.title, lock.mechanism]));

/** A team at the gate, and what it does there. */
async function atTheGate(page, address, name) {
  const us = team(page);
  await page.goto(address + GATE);
  await us.begin(name);
  return {
    ...us,
    async misses(title, ...entries) {
      await us.takeUp(title);
      const { replies } = breakout.locks.find((lock) => lock.title === title);
      for (const entry of entries) {
        await us.work(mechanism[title], entry);
        await us.attempt();
        const reply = replies.find(({ answer }) => answer === entry);
        await expect(page.locator("#news")).toContainText(reply ? reply.say.split(".")[0] : "Not yet.");
      }
    },
    async opens(title, answer) {
      await us.takeUp(title);
      await us.open(mechanism[title], answer);
    },
    async takesHint(rung) {
      await page.getByRole("button", { name: rung }).click();
      await page.getByRole("button", { name: /Use a hint card/ }).click();
      await page.locator(".rung.taken").first().waitFor();
    },
    async goesToHandIn() {
      await page.getByRole("button", { name: "Menu" }).click();
      await page.locator("#menu").getByRole("button", { name: "Hand in", exact: true }).click();
      await page.getByRole("heading", { name: "Hand in to your teacher" }).waitFor();
    },
    nextTeam: () => page.getByRole("button", { name: "Next team" }).click(),
  };
}

/** By insight: letter and shed at once. */
async function owls(page, address) {
  const us = await atTheGate(page, address, "Owls");
  await us.opens("Letter", "5376");
  await us.opens("Shed", "LAMP");
  await us.opens("Lane", "up left up right up right");
  await us.goesToHandIn();
  return us;
}

/** By guessing: wrong tries to which nobody has anything to say; the lane does not give. */
async function foxes(page, address) {
  const us = await atTheGate(page, address, "Foxes");
  await us.misses("Letter", "1111", "2222");
  await us.opens("Letter", "5376");
  await us.misses("Shed", "LAMB", "LUMP");
  await us.opens("Shed", "LAMP");
  await us.misses("Lane", "up left up right up left");
  await us.goesToHandIn();
  return us;
}

/** With hints, and once after a reply. */
async function newts(page, address) {
  const us = await atTheGate(page, address, "Newts");
  await us.takesHint(/1. A nudge/);
  await us.opens("Letter", "5376");
  await us.misses("Shed", "LAMB");
  await us.opens("Shed", "LAMP");
  await us.opens("Lane", "up left up right up right");
  await us.goesToHandIn();
  return us;
}

async function saved(page, folder) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save it as a file" }).click()]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** The parts of the series that is shown, in the order in which a camera would see them. */
async function codes(page) {
  await page.getByRole("button", { name: "Show it as codes" }).click();
  const caption = page.locator("figure.code figcaption");
  const count = Number((await caption.textContent()).match(/of (\d+)/)[1]);
  const parts = [];
  for (let at = 1; at <= count; at++) {
    await expect(caption).toContainText(`Code ${at} of ${count}`);
    parts.push(await page.locator("figure.code").getAttribute("data-part"));
    if (at < count) await page.getByRole("button", { name: "Next code" }).click();
  }
  return parts;
}

/** The marks of a team on the page: by target, the first words of its statement. */
async function marks(page) {
  return page.locator("article.target").evaluateAll((targets) =>
    targets.map((target) => {
      const rows = [...target.querySelectorAll("tbody tr")];
      const teams = rows.flatMap((row) => [...row.querySelectorAll("button")].map((button) => [button.textContent.trim(), row.querySelector("th").textContent.trim()]));
      return Object.fromEntries(teams);
    }),
  );
}

/** Hand-ins of the three teams, in the three ways. */
async function handIns(page, address, context) {
  const folder = await mkdtemp(join(tmpdir(), "latchwork-hand-ins-"));
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  let us = await owls(page, address);
  const file = await saved(page, folder);
  await us.nextTeam();
  us = await foxes(page, address);
  await page.getByRole("button", { name: "Copy it as a link" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await us.nextTeam();
  await newts(page, address);
  const parts = await codes(page);
  return { file, link, parts, forget: () => rm(folder, { recursive: true, force: true }) };
}

async function giveFiles(page, ...files) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Choose hand-ins" }).click()]);
  await chooser.setFiles(files);
}

async function paste(page, lines) {
  const field = page.getByRole("textbox", { name: "Links and codes that teams sent" });
  if (!(await field.isVisible())) await page.getByText("Links and codes that teams sent").first().click();
  await field.fill(lines.join("\n"));
  await page.getByRole("button", { name: "Take them in" }).click();
}

test("three teams hand in by file, by link and by codes, and come out apart by target", () =>
  withPage(async ({ page, address, context }) => {
    const given = await handIns(page, address, context);
    // What is handed in gives no lock away.
    const text = readFileSync(given.file, "utf8");
    for (const secret of ["5376", "LAMP", "up left up right up right"]) assert.ok(!text.includes(secret), secret);
    await page.goto(address);
    await page.getByRole("link", { name: /^Class/ }).click();
    await giveFiles(page, given.file);
    await page.getByRole("heading", { name: "Targets" }).waitFor();
    await paste(page, [given.link]);
    await expect(page.locator("article.target").first()).toContainText("Foxes");
    await paste(page, given.parts.toReversed());
    await expect(page.locator("article.target").first()).toContainText("Newts");
    const [sentences, alike, joining, speech] = await marks(page);
    // Worked out by hand from what each team did.
    assert.deepEqual(sentences, { Owls: "Opened at once", Foxes: "After more tries", Newts: "With hints" });
    assert.deepEqual(alike, { Owls: "Opened at once", Foxes: "After more tries", Newts: "After a reply" });
    assert.deepEqual(joining, { Owls: "Opened at once", Foxes: "Not yet", Newts: "Opened at once" });
    assert.deepEqual(speech, { Owls: "Nothing to tell", Foxes: "Nothing to tell", Newts: "Nothing to tell" });
    // The evidence is one tap away.
    await page.getByRole("button", { name: "Newts: After a reply" }).first().click();
    const evidence = page.locator("#evidence");
    await expect(evidence).toContainText("LAMB");
    await expect(evidence).toContainText("Read the broom’s label");
    await expect(evidence).toContainText("Opened with LAMP");
    await page.keyboard.press("Escape");
    // What two teams did wrong is talked about, with its clue.
    await page.getByText("Talk about this", { exact: true }).click();
    await expect(page.locator(".mistake").first()).toContainText("2 teams answered");
    await expect(page.locator(".mistakes")).toContainText("Labels in the shed");
    // It is kept, and the same file twice changes nothing.
    await page.reload();
    await giveFiles(page, given.file);
    await expect(page.locator(".came")).toContainText("nothing new");
    await expect(page.locator("article.target").first().getByRole("button")).toHaveCount(3);
    await given.forget();
  }));

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

test("a breakout has a class for each that plays it, and one can be emptied without the other", () =>
  withPage(async ({ page, address }) => {
    await aClass(page, address);
    const name = page.getByLabel("Name of this class");
    const teams = page.locator("article.target").first().getByRole("button");
    const members = page.locator(".choices label", { hasText: "Members" });
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
    await page.getByRole("link", { name: "Open 5a" }).click();
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
    await page.getByRole("link", { name: "Open 5a" }).click();
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
    // No Chromium on Linux reads codes: this one sees each in its turn.
    await page.addInitScript((parts) => {
      let at = 0;
      globalThis.BarcodeDetector = class {
        detect = async () => [{ rawValue: "something else" }, { rawValue: parts[at++ % parts.length] }];
      };
    }, parts);
    await page.goto("about:blank");
    await page.goto(`${address}#/class`);
    await page.getByRole("button", { name: "Collect codes with the camera" }).click();
    await page.getByRole("heading", { name: "Targets" }).waitFor();
    await expect(page.locator("article.target").first()).toContainText("Filmed");
  }, { args: [...FLAGS, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"] }));

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
