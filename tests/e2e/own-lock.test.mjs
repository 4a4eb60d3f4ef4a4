// The last lock is the team's own: made by keyboard, tried, handed in, added by the teacher with one tap, and opened by the
// next team under its makers' name.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { axeClean, fits, LAPTOP, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { keyboard } from "./support/hands.mjs";
import { root } from "./support/server.mjs";
import { written } from "./support/share.mjs";
import { teacher } from "./support/teacher.mjs";
import { team } from "./support/team.mjs";

const NARROW = { width: 320, height: 640 };

/** Two locks, one behind the other, and two targets. */
const nest = () =>
  written(
    "The Owl’s Verb",
    [
      {
        id: "nest",
        title: "Nest",
        targets: ["verbs"],
        clues: [{ id: "song", kind: "text", body: "How many owls hoot?" }],
        mechanism: { kind: "number", wheels: 4 },
        answers: ["0003"],
      },
      { id: "tree", title: "Tree", after: ["nest"], targets: ["tenses"], clues: [{ id: "bark", kind: "text", body: "What does an owl do?" }], mechanism: { kind: "text" }, answers: ["hoots"] },
    ],
    {
      targets: [
        { id: "verbs", statement: "I can find a verb." },
        { id: "tenses", statement: "I can tell when." },
      ],
    },
  );

async function inFolder(use) {
  const folder = await mkdtemp(join(tmpdir(), "latchwork-own-"));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A team that has opened both locks and the box. */
async function through(page, address, path, name) {
  const us = team(page);
  await page.goto(address);
  await us.openFile(path);
  await us.begin(name);
  await us.open({ kind: "number" }, "0003");
  await us.takeUp("Tree");
  await us.open({ kind: "text" }, "hoots");
  return us;
}

async function toTheEnd(page) {
  await page.getByRole("button", { name: "Lift the lid" }).click();
  await page.getByRole("button", { name: "See what is in the box" }).click();
  await page.getByRole("heading", { name: "The last lock is yours" }).waitFor();
}

const own = (page) => page.locator("section.own");

async function saved(page, folder) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save it as a file" }).click()]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

async function give(page, ...files) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Choose hand-ins" }).click()]);
  await chooser.setFiles(files);
}

async function toTheirLocks(page, address, ...files) {
  await page.goto(`${address}#/class`);
  await give(page, ...files);
  await page.locator("label.chip", { hasText: "Their locks" }).click();
  await page.locator(".own-lock").first().waitFor();
}

/** A lock made with the keyboard alone. */
async function make(page) {
  const hand = keyboard(page);
  await hand.press(own(page).getByRole("button", { name: "Make your lock" }));
  await page.getByLabel("What your lock is called").waitFor();
  await hand.write(page.getByLabel("What your lock is called"), "The owl clock");
  await hand.toggle(page.getByRole("checkbox", { name: "I can tell when." }));
  await hand.write(page.getByLabel("Text of the clue"), "Three nests of **seven** owls each. How many?");
  await hand.turnWheels("0021");
  await hand.press(page.getByRole("button", { name: "A likely mistake" }));
  await hand.write(page.getByLabel("If they answer").last(), "0010");
  await hand.write(page.getByLabel("say", { exact: true }).last(), "That is three and seven.");
  await hand.write(page.getByLabel("1. A nudge"), "Times, not plus.");
  await hand.write(page.getByLabel("What they find when it opens"), "You are an owl now.");
  return hand;
}

test("a team makes a lock, a teacher adds it with one tap, and the next team opens it", () =>
  inFolder(async (folder) => {
    const file = join(folder, "nest.json");
    await writeFile(file, JSON.stringify(nest()));
    let handIn;
    await withPage(async ({ page, address }) => {
      // Whoever comes by way of the studio has its sheet, and it is off; on the bench it is on.
      await page.goto(`${address}#/build`);
      await page.locator(".doors").waitFor();
      await through(page, address, file, "Owls");
      await toTheEnd(page);
      const isWorn = () => page.locator("link[href^='build.css']").evaluateAll((sheets) => sheets.some(({ media }) => media !== "not all"));
      assert.equal(await isWorn(), false);
      const hand = await make(page);
      assert.equal(await isWorn(), true);
      await expect(page.locator("#advice")).toContainText("Nothing to mend");
      // A lock with an answer of this breakout would give it away.
      await hand.turnWheels("0003");
      await expect(own(page)).toContainText("“0003” opens a lock of this breakout, too");
      await hand.turnWheels("0021");
      await axeClean(page, "a team's own lock");
      await page.setViewportSize(NARROW);
      await fits(page, "a team's own lock");
      await page.setViewportSize(LAPTOP);
      // Left and taken up again it is as it was, by way of every door.
      await own(page).getByRole("button", { name: "Done for now" }).click();
      await expect(own(page).locator("h3")).toHaveText("The owl clock");
      assert.equal(await isWorn(), false);
      await own(page).getByRole("button", { name: "Go on with it" }).click();
      await expect(page.getByLabel("What your lock is called")).toHaveValue("The owl clock");
      await own(page).getByRole("button", { name: "Try your lock" }).click();
      await own(page).getByRole("button", { name: "Back to your lock" }).click();
      await page.getByLabel("What your lock is called").fill("The owl’s clock");
      // Whoever closes the tab loses nothing.
      await page.reload();
      await expect(own(page).locator("h3")).toHaveText("The owl’s clock");
      // The real lock, before it is handed in.
      await own(page).getByRole("button", { name: "Try your lock" }).click();
      const us = team(page);
      await expect(page.locator("#clue")).toContainText("Three nests of seven owls");
      await us.setWheels("0010");
      await us.attempt();
      await expect(page.locator("#news")).toContainText("That is three and seven.");
      await page.setViewportSize(NARROW);
      await fits(page, "a team's own lock, tried");
      await page.setViewportSize(LAPTOP);
      await axeClean(page, "a team's own lock, tried");
      await us.open({ kind: "number" }, "0021");
      await expect(page.locator("#news")).toContainText("Open. Your lock works.");
      await page.getByRole("button", { name: "Done trying" }).click();
      await expect(own(page)).toContainText("It opens.");
      const shown = page.locator(".handed");
      for (const line of ["The owl’s clock (Number). It opens with 0021.", "Three nests of seven owls", "Times, not plus.", "You are an owl now."]) await expect(shown).toContainText(line);
      await axeClean(page, "the end of a team's way");
      await page.getByRole("checkbox", { name: /Hand in the lock that you made, too/ }).uncheck();
      await expect(shown.locator("li", { hasText: "owl’s clock" })).toHaveCount(0);
      assert.ok(!(await readFile(await saved(page, folder), "utf8")).includes("owl’s clock"), "it can be left out");
      await page.getByRole("checkbox", { name: /Hand in the lock that you made, too/ }).check();
      await expect(shown).toContainText("owl’s clock");
      handIn = await saved(page, folder);
    });
    const made = JSON.parse(await readFile(handIn, "utf8")).events.filter(({ event }) => event === "made");
    assert.deepEqual(made.map(({ lock }) => [lock.title, lock.answers, lock.targets]), [["The owl’s clock", ["0021"], ["tenses"]]]);
    let grown;
    await withPage(async ({ page, address }) => {
      await page.goto(`${address}#/build`);
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file" }).first().click()]);
      await chooser.setFiles(file);
      await page.getByLabel("Name of the breakout").waitFor();
      await toTheirLocks(page, address, handIn);
      const card = page.locator(".own-lock");
      await expect(card).toContainText("Made by Owls");
      for (const words of ["I can tell when.", "Three nests of seven owls", "0021"]) await expect(card).toContainText(words);
      await axeClean(page, "their locks");
      await page.setViewportSize(NARROW);
      await fits(page, "their locks");
      await page.setViewportSize(LAPTOP);
      await card.getByRole("button", { name: "Add The owl’s clock to the breakout" }).click();
      await expect(card.locator("[role=status]")).toContainText("It is in “The Owl’s Verb” now");
      await card.getByRole("link", { name: "Open this lock in the studio" }).click();
      await expect(page.getByLabel("Name of the lock")).toHaveValue("The owl’s clock");
      const kept = await teacher(page).save();
      const lock = kept.breakout.locks.at(-1);
      assert.deepEqual([kept.breakout.locks.length, lock.after, lock.made.by], [3, ["tree"], "Owls"]);
      grown = join(folder, "grown.json");
      await writeFile(grown, JSON.stringify(kept.breakout));
      // It is known when the teacher comes back.
      await page.goto(`${address}#/class`);
      await page.getByRole("link", { name: /^Go on with / }).first().click();
      await page.locator("label.chip", { hasText: "Their locks" }).click();
      await expect(page.locator(".own-lock [role=status]")).toContainText("already");
      await expect(page.locator(".own-lock").getByRole("button", { name: /^Add/ })).toHaveCount(0);
    });
    await withPage(async ({ page, address }) => {
      const us = await through(page, address, grown, "Newts");
      await us.takeUp("The owl’s clock");
      await expect(page.locator("#clue")).toContainText("A lock by Owls.");
      await us.open({ kind: "number" }, "0021");
      await expect(page.locator("#clue")).toContainText("You are an owl now.");
      await page.getByRole("button", { name: "Lift the lid" }).waitFor();
    });
  }));

const gate = JSON.parse(await readFile(join(root, "puzzles/run-on-gate.json"), "utf8"));

/** What a team at the gate hands in, with this lock. */
const handed = (name, lock, breakout = gate) => {
  const writer = crypto.randomUUID();
  const event = (n, more) => ({ writer, n, after: n + 1, at: 1_790_000_000_000 + n, ...more });
  const events = [event(0, { event: "started", revision: 1 }), event(1, { event: "made", lock })];
  return { format: "latchwork.hand-in", version: 1, id: crypto.randomUUID(), breakout: breakout.id, team: name, title: breakout.title, events };
};

const lock = (title, more = {}) => ({
  id: "gate",
  title,
  targets: [gate.targets[0].id],
  clues: [{ id: "sign", kind: "text", body: "Nine rows of five." }],
  mechanism: { kind: "number", wheels: 2 },
  answers: ["45"],
  hints: ["Times."],
  ...more,
});

test("a lock that a team leaves half written is there again", () =>
  inFolder(async (folder) => {
    const file = join(folder, "nest.json");
    await writeFile(file, JSON.stringify(nest()));
    await withPage(async ({ page, address }) => {
      await through(page, address, file, "Leavers");
      const place = page.url();
      await toTheEnd(page);
      await own(page).getByRole("button", { name: "Make your lock" }).click();
      const title = page.getByLabel("What your lock is called");
      await title.fill("The owl");
      // No ten seconds after that, it is called otherwise and left.
      await title.evaluate((field) => {
        field.value = "The owl clock";
        field.dispatchEvent(new Event("input", { bubbles: true }));
        location.hash = "#/";
      });
      await page.getByRole("link", { name: /^Build/ }).waitFor();
      await page.goto(place);
      await expect(own(page)).toContainText("The owl clock");
    });
  }));

test("what is broken or hostile is shown for what it is, and the rest unharmed; a shipped breakout gets a copy of one's own", () =>
  inFolder(async (folder) => {
    const bad = {
      Newer: lock("From tomorrow", { mechanism: { kind: "sundial" } }),
      Unset: lock("Unset", { answers: ["owl"] }),
      Blank: lock("Blank", { answers: [] }),
      Long: lock("L".repeat(5000), { hints: Array(6).fill("x".repeat(9000)) }),
      Markup: lock("<img src=x onerror=alert(1)>", { clues: [{ id: "sign", kind: "text", body: "<script>alert(1)</script> [go](javascript:alert(1)) ![](https://example.org/x.png)" }] }),
      Nothing: "a lock",
    };
    const files = [];
    for (const [name, made] of Object.entries({ Owls: lock("Rows"), Newts: lock("Shapes", { mechanism: { kind: "shape" }, answers: ["star ring bar"] }), ...bad })) {
      const path = join(folder, `${name}.json`);
      await writeFile(path, JSON.stringify(handed(name, made)));
      files.push(path);
    }
    await withPage(async ({ page, address }) => {
      await toTheirLocks(page, address, ...files);
      const card = (who) => page.locator(".own-lock", { has: page.getByText(`Made by ${who}`, { exact: true }) });
      await expect(page.locator(".own-lock")).toHaveCount(7);
      await expect(card("Newer")).toContainText("does not know");
      await expect(card("Unset")).toContainText("“owl” can’t be set on it.");
      await expect(card("Blank")).toContainText("It has no answer yet.");
      await expect(card("Long")).toContainText("It is too long");
      for (const who of ["Newer", "Unset", "Blank", "Long"]) await expect(card(who).getByRole("button", { name: /^Add/ })).toHaveCount(0);
      await expect(card("Markup").locator("h3")).toHaveText("<img src=x onerror=alert(1)>");
      assert.equal(await card("Markup").locator("script, img, a[href^=javascript]").count(), 0);
      await page.setViewportSize(NARROW);
      await fits(page, "broken locks");
      await page.setViewportSize(LAPTOP);
      await axeClean(page, "broken locks");
      // One is put aside, stays so, and comes back.
      await card("Blank").getByRole("button", { name: "Put Blank aside" }).click();
      await expect(page.locator(".own-aside summary")).toHaveText("Put aside: 1");
      await page.reload();
      await page.locator("label.chip", { hasText: "Their locks" }).click();
      await expect(page.locator(".own-lock")).toHaveCount(6);
      await page.locator(".own-aside summary").click();
      await page.getByRole("button", { name: "Take it back" }).click();
      await expect(page.locator(".own-lock")).toHaveCount(7);
      // The first makes a copy, the next goes into the same, beside it.
      await card("Owls").getByRole("button", { name: /^Add/ }).click();
      await expect(card("Owls").locator("[role=status]")).toContainText("your own copy");
      await card("Newts").getByLabel("What whoever plays next reads under it").fill("By *all* of the Newts & 5b");
      await card("Newts").getByRole("button", { name: /^Add/ }).click();
      await expect(card("Newts").locator("[role=status]")).toContainText("now, as the last lock");
      await card("Newts").getByRole("link", { name: "Open this lock in the studio" }).click();
      await expect(page.getByLabel("Name of the lock")).toHaveValue("Shapes");
      const { breakout } = await teacher(page).save();
      const [rows, shapes] = breakout.locks.slice(-2);
      assert.deepEqual([breakout.locks.length, breakout.adapted_from[0].id], [gate.locks.length + 2, gate.id]);
      assert.notEqual(breakout.id, gate.id);
      assert.deepEqual(rows.after, shapes.after);
      assert.deepEqual([rows.made.by, shapes.made.by], ["Owls", "Newts"]);
      assert.equal(new Set(breakout.locks.map(({ id }) => id)).size, breakout.locks.length);
      assert.ok(shapes.clues[0].body.includes("By \\*all\\* of the Newts \\& 5b"), shapes.clues[0].body);
    });
  }));

test("a draft that is open in another tab has the lock there, too", () =>
  inFolder(async (folder) => {
    const small = nest();
    const file = join(folder, "nest.json");
    await writeFile(file, JSON.stringify(small));
    const handIn = join(folder, "owls.json");
    await writeFile(handIn, JSON.stringify(handed("Owls", lock("Rows", { targets: ["verbs"] }), small)));
    await withPage(async ({ page, address, context }) => {
      await page.goto(`${address}#/build`);
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file" }).first().click()]);
      await chooser.setFiles(file);
      await teacher(page).title("The Owl’s Other Verb");
      const other = await context.newPage();
      await toTheirLocks(other, address, handIn);
      await other.getByRole("button", { name: "Add Rows to the breakout" }).click();
      // What was being written there is saved before.
      await expect(other.locator(".own-lock [role=status]")).toContainText("It is in “The Owl’s Other Verb” now");
      await page.locator(".chain").getByRole("link", { name: /Rows/ }).first().click();
      await expect(page.getByLabel("Name of the lock")).toHaveValue("Rows");
    });
  }));
