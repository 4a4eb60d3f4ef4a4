// Who plays: names, roles that pass on, aims that are come back to; and one person, who is told of no team.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { LAPTOP, PHONE, axeClean, fits, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { keyboard, mouse } from "./support/hands.mjs";
import { teacher } from "./support/teacher.mjs";
import { team } from "./support/team.mjs";

const paper = (id, title) => ({ id, kind: "text", title, body: `${title}, to read.` });
const breakout = {
  format: "latchwork.breakout",
  version: 1,
  id: "7c0f4d1e-93b2-4c55-8a3c-5d6c7e1f9a33",
  title: "Three doors",
  language: "en",
  story: [paper("letter", "A letter")],
  targets: [
    { id: "count", statement: "I can count to **ten**." },
    { id: "spell", statement: "I can spell what I hear." },
  ],
  locks: [
    {
      id: "gate", title: "Gate", targets: ["count"], clues: [paper("sign", "A sign")],
      mechanism: { kind: "number", wheels: 2 }, answers: ["10"],
      replies: [{ answer: "11", say: "One too far: count once more." }], hints: ["Count aloud."], explain: "after",
    },
    { id: "door", title: "Door", targets: ["spell"], after: ["gate"], clues: [paper("note", "A note")], mechanism: { kind: "text" }, answers: ["swallow"] },
    { id: "hatch", title: "Hatch", targets: ["spell"], after: ["door"], clues: [paper("scrap", "A scrap")], mechanism: { kind: "text" }, answers: ["sparrow"] },
  ],
  debrief: ["What was hard?"],
  rules: { hints: { after_tries: 1, after_seconds: 120, cards: 2, neighbour: true } },
};

const folder = await mkdtemp(join(tmpdir(), "latchwork-team-"));
after(() => rm(folder, { recursive: true, force: true }));
const keep = async (name, file) => {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(file));
  return path;
};
const file = await keep("three-doors.json", breakout);

async function atTheDoor(page, address, path = file) {
  await page.goto(address);
  await team(page).openFile(path);
  await page.getByLabel("Team name").waitFor();
}

/** Who plays, as verbs. */
function crew(page, hand = mouse(page)) {
  const us = team(page, hand);
  const form = page.locator("#who");
  return {
    ...us,
    form,
    roles: page.locator(".roles"),
    /** Up to the targets inside the lid. */
    async toTheLid(name) {
      await hand.write(page.getByLabel("Team name"), name);
      await hand.press(page.getByRole("button", { name: "Begin" }));
      await us.readStory();
    },
    async opensForm() {
      await hand.press(page.getByRole("button", { name: "Names and aims" }));
      await form.getByRole("button", { name: "Done" }).waitFor();
    },
    async opensFormFromMenu() {
      await hand.press(page.getByRole("button", { name: "Menu" }));
      await hand.press(page.locator("#menu").getByRole("button", { name: "Names and aims" }));
      await form.getByRole("button", { name: "Done" }).waitFor();
    },
    async names(...names) {
      for (const [at, name] of names.entries()) {
        await hand.write(form.getByLabel(`Member ${at + 1}`), name);
        await page.keyboard.press("Tab");
        await form.getByRole("button", { name: `Take ${name} out` }).waitFor();
      }
    },
    async aims(name, target) {
      const chip = form.getByRole("group", { name: target }).getByRole("button", { name, exact: true });
      await hand.press(chip);
      await form.locator("button[aria-pressed=true]", { hasText: name }).waitFor();
    },
    async isDone() {
      await hand.press(form.getByRole("button", { name: "Done" }));
      await form.waitFor({ state: "hidden" });
    },
    async closesLid() {
      await hand.press(page.getByRole("button", { name: "Close the lid and begin" }));
      await page.locator(".table").waitFor();
    },
    has: (...pairs) => expect({ first: () => ({ textContent: () => shownRoles(page) }) }).toHaveText(pairs.join("; ")),
    async opens(title, mechanism, answer) {
      await us.takeUp(title);
      await us.open(mechanism, answer);
    },
    async liftsLid() {
      await hand.press(page.getByRole("button", { name: "Lift the lid" }));
      await hand.press(page.getByRole("button", { name: "See what is in the box" }));
      await page.getByRole("heading", { name: "Looking back" }).waitFor();
    },
  };
}

const shownRoles = (page) =>
  page.locator(".roles li").evaluateAll((tags) => tags.map((tag) => `${tag.querySelector("small").textContent}: ${tag.querySelector("b").textContent}`).join("; "));

async function handsIn(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save it as a file" }).click()]);
  const path = join(folder, name);
  await download.saveAs(path);
  return path;
}

/** The class's page with these hand-ins, of a breakout that this device has opened. */
async function inClass(page, address, ...files) {
  await page.goto(`${address}#/class`);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Choose hand-ins" }).click()]);
  await chooser.setFiles(files);
  await page.getByRole("heading", { name: "Targets" }).waitFor();
}

test("three members take turns at roles, one comes back to an aim, and the class page shows what they say of themselves", () =>
  withPage(async ({ page, address }) => {
    const us = crew(page);
    await atTheDoor(page, address);
    await us.toTheLid("Owls");
    await us.opensForm();
    await us.names("Ada", "Bo", "Cleo");
    await us.aims("Ada", "I can count to ten.");
    await us.aims("Cleo", "I can spell what I hear.");
    // Whoever thinks again is at one target only.
    await us.aims("Cleo", "I can count to ten.");
    await expect(us.form.locator("button[aria-pressed=true]")).toHaveCount(2);
    await us.aims("Cleo", "I can spell what I hear.");
    await us.isDone();
    await us.closesLid();
    await us.has("Reader: Ada", "Recorder: Bo", "Lock-turner: Cleo", "Clock-watcher: Ada");
    await us.setWheels("11");
    await us.attempt();
    await expect(page.locator("#news")).toContainText("One too far");
    await us.open({ kind: "number" }, "10");
    // They pass on with the lock, and it is said.
    await expect(us.roles.getByRole("status")).toContainText("Roles pass on. Reader: Bo. Recorder: Cleo. Lock-turner: Ada. Clock-watcher: Bo.");
    await us.has("Reader: Bo", "Recorder: Cleo", "Lock-turner: Ada", "Clock-watcher: Bo");
    // How they know is asked where the lock asks for it, and nowhere else.
    await page.getByLabel("How do you know?").fill("We counted our fingers.");
    await expect(page.locator(".explain").getByRole("status")).toHaveText("Kept.");
    await us.takeUp("Door");
    await expect(us.roles.getByRole("status")).toHaveText("");
    await expect(page.getByLabel("How do you know?")).toHaveCount(0);
    await us.write("swift");
    await us.attempt();
    await expect(page.locator("#news")).toContainText("Not yet.");
    await us.open({ kind: "text" }, "swallow");
    await us.has("Reader: Cleo", "Recorder: Ada", "Lock-turner: Bo", "Clock-watcher: Cleo");
    await us.opens("Hatch", { kind: "text" }, "sparrow");
    await us.liftsLid();
    const back = page.locator(".looking");
    const ada = back.locator("article", { hasText: "Ada wanted to grow in" });
    await expect(ada).toContainText("I can count to ten.");
    await expect(ada.locator(".way li").first()).toContainText("11One too far: count once more.");
    await expect(ada.locator(".way .opened")).toHaveText("Then 10 opened it.");
    await ada.getByLabel("Almost").check();
    // The tries are there to begin a sentence with.
    await back.getByRole("button", { name: "Door: swift" }).click();
    const changed = page.getByLabel("When did you change your minds?");
    await expect(changed).toHaveValue("At Door we first thought swift. Then ");
    await page.waitForFunction(() => document.activeElement?.id === "changed");
    await page.keyboard.type("Bo heard it again.");
    await page.getByLabel("One thing to tell another class").fill("Read it aloud, says Ada.");
    const handed = page.locator(".handed");
    await expect(handed).toContainText("Ada: wanted to grow in “I can count to ten.”, and says now: Almost");
    await expect(handed).toContainText("Cleo: wanted to grow in “I can spell what I hear.”");
    await expect(handed).toContainText("At Door we first thought swift. Then Bo heard it again.");
    await expect(handed).toContainText("Read it aloud, says Ada.");
    await expect(handed).toContainText("How you know: “We counted our fingers.”");
    const named = await handsIn(page, "owls.json");
    await page.getByLabel("Hand in our names, too").uncheck();
    await expect(handed.locator("li", { hasText: "Ada" })).toHaveCount(0);
    await expect(handed).toContainText("Member 1: wanted to grow in “I can count to ten.”, and says now: Almost");
    await inClass(page, address, named);
    await page.locator(".choices label", { hasText: "Members" }).click();
    const rows = page.locator("table.figures tbody tr");
    await expect(rows).toHaveCount(3);
    assert.deepEqual(
      await rows.evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent))),
      [
        ["Ada", "Owls", "I can count to ten.", "Almost"],
        ["Bo", "Owls", "No aim", ""],
        ["Cleo", "Owls", "I can spell what I hear.", ""],
      ],
    );
    await page.locator(".choices label", { hasText: "Teams" }).click();
    await page.getByText("Looking back").click();
    await expect(page.locator(".team")).toContainText("Then Bo heard it again.");
    await page.getByRole("button", { name: "See every try" }).click();
    await expect(page.locator("#evidence")).toContainText("How they know: “We counted our fingers.”");
  }));

/** All that is read or heard on the page. */
const words = (page) =>
  page.evaluate(() => {
    const labels = [...document.querySelectorAll("[aria-label], [placeholder], [title]")].flatMap((one) => ["aria-label", "placeholder", "title"].map((name) => one.getAttribute(name)));
    return [document.body.innerText, ...labels.filter(Boolean)].join("\n");
  });

const noTeam = async (page, where) => assert.doesNotMatch(await words(page), /\b(team|our|we|members?)\b(?! need you)/i, where);

test("one person plays and is told of no team", () =>
  withPage(async ({ page, address }) => {
    const me = crew(page);
    await atTheDoor(page, address);
    await page.getByRole("button", { name: "I play on my own" }).click();
    await noTeam(page, "the story");
    await me.readStory();
    await noTeam(page, "the lid");
    await me.opensForm();
    await me.form.getByLabel("First name or initials").fill("Ada");
    await me.form.getByRole("group", { name: "I can count to ten." }).getByRole("button").click();
    await me.form.locator("button[aria-pressed=true]").waitFor();
    await noTeam(page, "the form");
    await me.isDone();
    await me.closesLid();
    await noTeam(page, "the table");
    await expect(me.roles).toHaveCount(0);
    await page.getByRole("button", { name: "Menu" }).click();
    await noTeam(page, "the menu");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Notebook" }).click();
    await noTeam(page, "the notebook");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /1. A nudge/ }).click();
    await page.getByRole("button", { name: /Use a hint card/ }).click();
    await page.getByRole("button", { name: /Ask a neighbour/ }).click();
    await page.getByRole("button", { name: /Use a hint card/ }).click();
    await expect(page.locator(".slip")).toContainText("Go to somebody else");
    await noTeam(page, "the neighbour");
    await me.open({ kind: "number" }, "10");
    await page.getByLabel("How do you know?").waitFor();
    await noTeam(page, "an open lock");
    await me.opens("Door", { kind: "text" }, "swallow");
    await me.opens("Hatch", { kind: "text" }, "sparrow");
    await page.getByRole("button", { name: "Lift the lid" }).click();
    await noTeam(page, "the finale");
    await page.getByRole("button", { name: "See what is in the box" }).click();
    await expect(page.locator(".looking article h3")).toHaveText("You wanted to grow in");
    await page.locator(".looking").getByLabel("Now I can").check();
    await page.getByLabel("When did you change your mind?").fill("At the Gate.");
    await expect(page.locator(".handed")).toContainText("When you changed your mind: “At the Gate.”");
    await expect(page.locator(".handed")).toContainText("and says now: Now I can");
    await page.getByRole("button", { name: "Somebody else plays now" }).waitFor();
    await expect(page.locator(".keepsake h3")).toHaveText("Ada");
    await noTeam(page, "the ending");
    // It is kept that one person plays.
    await page.reload();
    await page.getByRole("heading", { name: "Looking back" }).waitFor();
    await noTeam(page, "the ending, again");
    const path = await handsIn(page, "alone.json");
    await inClass(page, address, path);
    await page.locator(".choices label", { hasText: "Members" }).click();
    const row = page.locator("table.figures tbody tr");
    assert.deepEqual(await row.locator("th, td").allTextContents(), ["Ada", "Ada", "I can count to ten.", "Now I can"]);
  }));

test("by the keyboard alone: names, aims, roles off and on, and the way back", () =>
  withPage(async ({ page, address }) => {
    await atTheDoor(page, address);
    await page.reload();
    await page.getByLabel("Team name").waitFor();
    const us = crew(page, keyboard(page));
    await us.toTheLid("Keys");
    await us.opensForm();
    const hand = keyboard(page);
    await hand.write(us.form.getByLabel("Member 1"), "Ada");
    await hand.write(us.form.getByLabel("Member 2"), "Bo");
    await page.keyboard.press("Tab");
    await us.aims("Bo", "I can spell what I hear.");
    await hand.toggle(us.form.getByLabel("Pass roles on at each lock"));
    await expect(us.form.locator(".all-roles")).toHaveCount(0);
    await us.isDone();
    await us.closesLid();
    await expect(us.roles.locator("li")).toHaveCount(0);
    await us.opensFormFromMenu();
    await hand.toggle(us.form.getByLabel("Pass roles on at each lock"));
    await hand.press(us.form.getByRole("button", { name: "Take Ada out" }));
    await hand.write(us.form.getByLabel("Member 3"), "Dot");
    await page.keyboard.press("Tab");
    await us.isDone();
    await us.has("Reader: Bo", "Recorder: Dot", "Lock-turner: Bo", "Clock-watcher: Dot");
    for (const [title, kind, answer] of [["Gate", "number", "10"], ["Door", "text", "swallow"], ["Hatch", "text", "sparrow"]]) await us.opens(title, { kind }, answer);
    await us.liftsLid();
    // Whoever was taken out is in no debrief.
    await expect(page.locator(".looking article")).toHaveCount(1);
    await hand.tick(page.locator(".grown .tick", { hasText: "Now I can" }));
    await expect(page.locator(".handed")).toContainText("Bo: wanted to grow in “I can spell what I hear.”, and says now: Now I can");
  }));

test("a team that gives no names is asked for none, and may give them later", () =>
  withPage(async ({ page, address }) => {
    const us = crew(page);
    await page.goto(`${address}#/play/run-on-gate`);
    await us.begin("Plain");
    await us.setWheels("1111");
    await us.attempt();
    await expect(page.locator("#news")).toContainText("Not yet.");
    await expect(us.roles).toHaveCount(0);
    await us.opensFormFromMenu();
    await us.names("Ada", "Bo");
    // What is being typed when the form is closed is not lost.
    await us.form.getByLabel("Member 3").pressSequentially("Cleo");
    await page.keyboard.press("Escape");
    await us.has("Reader: Ada", "Recorder: Bo", "Lock-turner: Cleo", "Clock-watcher: Ada");
    await page.reload();
    await us.has("Reader: Ada", "Recorder: Bo", "Lock-turner: Cleo", "Clock-watcher: Ada");
  }));

test("two tabs of a team share its members", () =>
  withPage(async ({ page, address, context }) => {
    const us = crew(page);
    await page.goto(`${address}#/play/run-on-gate`);
    await us.begin("Twins");
    const other = await context.newPage();
    await other.goto(`${address}#/play/run-on-gate`);
    await other.locator(".table").waitFor();
    await us.opensFormFromMenu();
    await us.names("Ada", "Bo");
    await us.isDone();
    const them = crew(other);
    await them.has("Reader: Ada", "Recorder: Bo", "Lock-turner: Ada", "Clock-watcher: Bo");
    await them.opensFormFromMenu();
    await them.names("Ada", "Bo", "Cleo");
    await them.isDone();
    await us.has("Reader: Ada", "Recorder: Bo", "Lock-turner: Cleo", "Clock-watcher: Ada");
    // A lock that opens in one tab passes the roles on in both.
    await them.open({ kind: "number" }, "5376");
    await us.has("Reader: Bo", "Recorder: Cleo", "Lock-turner: Ada", "Clock-watcher: Bo");
  }));

test("odd names in a journal do no harm", () =>
  withPage(async ({ page, address }) => {
    await atTheDoor(page, address);
    const event = (n, more) => ({ writer: "00000000-0000-4000-8000-000000000001", n, after: n + 1, at: 1790000000000 + n * 20_000, ...more });
    const named = (n, member, name) => event(n, { event: "named", member, name });
    const journal = {
      format: "latchwork.journal", version: 1, id: "00000000-0000-4000-8000-0000000000aa", breakout: breakout.id, team: "Odd",
      events: [
        event(0, { event: "started", revision: 1 }), named(1, 0, "\u0007A\u202eda\u0000"), named(2, 1, "n".repeat(5000)), named(3, 2, 7),
        named(4, 77, "Nobody"), named(5, 3, "<b>Bo</b>"), event(6, { event: "aimed", member: 3, target: "no-such-target" }),
        event(7, { event: "grown", member: 0, how: "superbly" }), event(8, { event: "roles", on: "yes" }),
      ],
    };
    const us = crew(page);
    await us.openFile(await keep("odd.journal.json", journal));
    await page.locator(".table").waitFor();
    await us.has("Reader: A da", `Recorder: ${"n".repeat(39)}…`, "Lock-turner: <b>Bo</b>", "Clock-watcher: A da");
    await fits(page, "the table with odd names");
    await us.opensFormFromMenu();
    await expect(us.form.getByLabel("Member 4")).toHaveValue("<b>Bo</b>");
    await expect(us.form.locator("button[aria-pressed=true]")).toHaveCount(0);
    await fits(page, "the form with odd names");
    await us.isDone();
    await page.getByRole("button", { name: "Menu" }).click();
    await page.locator("#menu").getByRole("button", { name: "Hand in", exact: true }).click();
    await expect(page.locator(".handed")).toContainText(`${"n".repeat(39)}…`);
    await expect(page.locator(".looking article")).toHaveCount(0);
    await fits(page, "the ending with odd names");
  }));

for (const viewport of [LAPTOP, PHONE, { width: 320, height: 640 }]) {
  test(`whoever plays is seen well at ${viewport.width} px`, () =>
    withPage(
      async ({ page, address }) => {
        const look = async (where) => {
          await fits(page, where);
          await axeClean(page, where);
        };
        const us = crew(page);
        await atTheDoor(page, address);
        await look("the door");
        await us.toTheLid("The Lookers");
        await look("the lid");
        await us.opensForm();
        await us.names("Ada", "Bartholomew", "Cleo", "D. D.", "Eve", "Friederike");
        await us.aims("Ada", "I can count to ten.");
        await us.aims("Friederike", "I can spell what I hear.");
        await look("the form");
        await us.isDone();
        await us.closesLid();
        await us.has("Reader: Ada, Eve", "Recorder: Bartholomew, Friederike", "Lock-turner: Cleo", "Clock-watcher: D. D.");
        await look("the table");
        await us.setWheels("11");
        await us.attempt();
        await us.open({ kind: "number" }, "10");
        await page.getByLabel("How do you know?").waitFor();
        await look("roles pass on");
        await us.opens("Door", { kind: "text" }, "swallow");
        await us.opens("Hatch", { kind: "text" }, "sparrow");
        await us.liftsLid();
        await page.locator(".grown").first().getByLabel("Not yet").check();
        await look("looking back");
        const small = await page.locator(".looking :is(button, label:has(input))").evaluateAll((things) => things.filter((thing) => thing.getBoundingClientRect().height < 44).map((thing) => thing.textContent));
        assert.deepEqual(small, [], "too small for a finger");
      },
      { viewport },
    ));
}

test("a teacher names roles and has locks ask how a team knows", () =>
  withPage(async ({ page, address }) => {
    const us = teacher(page);
    await us.startEmpty(address);
    await us.title("Roles");
    await us.addLock("Attic");
    await page.goto(page.url().replace(/(#\/build\/[^/]+).*/, "$1/rules"));
    const roles = page.locator("details.rule", { hasText: "Roles" });
    await roles.locator("summary").click();
    const field = page.getByLabel("Your own roles, with commas between them");
    await field.pressSequentially("Map keeper, Scribe,");
    await expect(field).toHaveValue("Map keeper, Scribe,");
    await expect(roles.locator("summary")).toContainText("Map keeper, Scribe");
    await axeClean(page, "the roles");
    await field.fill("a, b, c, d, e, f, g");
    await expect(roles).toContainText("At most 6 roles are dealt");
    await field.fill("The one who keeps the map dry");
    await expect(roles).toContainText("is too long to stand at the table");
    await field.fill("Map keeper, Scribe");
    const explain = page.locator("details.rule", { hasText: "Explain it" });
    await explain.locator("summary").click();
    await explain.getByLabel("Attic").check();
    await expect(explain.locator("summary")).toContainText("asked after 1 of 1 locks");
    await axeClean(page, "the rules");
    const { breakout: saved } = await us.save();
    assert.deepEqual(saved.rules.roles, ["Map keeper", "Scribe"]);
    assert.equal(saved.locks[0].explain, "after");
  }));

test("the teacher's own roles are dealt", () =>
  withPage(async ({ page, address }) => {
    const us = crew(page);
    await atTheDoor(page, address, await keep("own-roles.json", { ...breakout, rules: { roles: ["Map keeper", "Scribe", 7, "\u202e"] } }));
    await us.toTheLid("Own");
    await us.opensForm();
    await us.names("Ada", "Bo");
    await us.isDone();
    await us.closesLid();
    await us.has("Map keeper: Ada", "Scribe: Bo");
  }));
