// Heads together: a neighbour to ask, two chairs that see a half each, and locks whose answers a team can tell apart.
import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { LAPTOP, PHONE, axeClean, fits, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { keyboard } from "./support/hands.mjs";
import { KINDS, breakout as everyLock } from "./support/kinds.mjs";
import { teacher } from "./support/teacher.mjs";
import { team } from "./support/team.mjs";

const paper = (id, title, seat) => ({ id, kind: "text", title, body: `${title}, to read.`, ...(seat && { seat }) });
const breakout = {
  format: "latchwork.breakout",
  version: 1,
  id: "2f0c9d5e-51a7-4d5e-8a3c-0b6c7e1f9a22",
  title: "Two halves",
  language: "en",
  bench: [paper("plan", "The plan"), paper("left", "Left wing", 1), paper("right", "Right wing", 2)],
  targets: [{ id: "t", statement: "I can tell what I see." }],
  locks: [
    {
      id: "attic",
      title: "Attic",
      targets: ["t"],
      clues: [paper("rafters", "The rafters", 2)],
      mechanism: { kind: "text" },
      answers: ["swallow"],
      replies: [{ answer: "sparrow", say: "It has a forked tail." }],
      hints: ["Ask who sees it.", "It flies south.", "It begins with s."],
      inside: [paper("beam", "The beam", 1), paper("nest", "The nest", 2)],
    },
    { id: "cellar", title: "Cellar", targets: ["t"], after: ["attic"], clues: [paper("one", "One wall", 1), paper("two", "Other wall", 2)], mechanism: { kind: "number", wheels: 2 }, answers: ["45"] },
  ],
  rules: { hints: { after_tries: 1, after_seconds: 120, cards: 2, neighbour: true } },
};

const folder = await mkdtemp(join(tmpdir(), "latchwork-together-"));
const keep = async (name, file) => {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(file));
  return path;
};
const file = await keep("two-halves.json", breakout);
const kinds = await keep("every-lock.json", { ...everyLock, rules: { tries: { free: 99, wait_seconds: 0 } } });

/** A device at the door. */
async function atTheDoor(page, address, path = file) {
  await page.goto(address);
  await team(page).openFile(path);
  await page.getByLabel("Team name").waitFor();
}

/** A device of the team before a chair. */
async function sits({ page, address }, chair) {
  await atTheDoor(page, address);
  await page.getByRole("radio", { name: chair }).check();
  const us = team(page);
  await us.begin("The Heads");
  return us;
}

const things = (page) => page.locator(".thing").evaluateAll((things) => things.map((thing) => thing.firstChild.textContent).join(", "));
const sees = (page, names) => expect({ first: () => ({ textContent: () => things(page) }) }).toHaveText(names);

test("two devices of one team show a half each, and keep it", () =>
  withPage(async (one) => {
    const us = await sits(one, "First chair");
    await withPage(async (two) => {
      const them = await sits(two, "Second chair");
      await sees(one.page, "The plan, Left wing");
      await sees(two.page, "The plan, Right wing");
      // What hangs on the lock is the other's: whoever has it reads it out.
      await expect(one.page.locator(".desk")).toContainText("The other chair has this half: The rafters");
      await expect(two.page.locator(".desk h2")).toHaveText("The rafters");
      await expect(two.page.locator(".desk .prose > .label")).toHaveText("Second chair");
      for (const [device, here, inside] of [[one.page, us, "The beam"], [two.page, them, "The nest"]]) {
        await here.write("swallow");
        await here.attempt();
        await expect(device.locator(".folded .vh")).toHaveText(inside);
        await here.unfoldAll();
        await expect(device.locator(".folded")).toHaveCount(0);
      }
      await one.page.reload();
      await two.page.reload();
      await sees(one.page, "The plan, Left wing, The beam");
      await sees(two.page, "The plan, Right wing, The nest");
      await us.takeUp("Cellar");
      await expect(one.page.locator(".desk h2")).toHaveText("One wall");
      await expect(one.page.getByRole("tab")).toHaveCount(0);
    });
    // The second device has gone home: the first shows all, and nothing of it as new.
    await one.page.getByRole("button", { name: "Menu" }).click();
    await one.page.getByRole("radio", { name: "We share one device" }).check();
    await one.page.keyboard.press("Escape");
    await sees(one.page, "The plan, Left wing, Right wing, The beam, The nest");
    await expect(one.page.locator(".thing.new")).toHaveCount(0);
    await expect(one.page.getByRole("tab")).toHaveCount(2);
    await one.page.reload();
    await sees(one.page, "The plan, Left wing, Right wing, The beam, The nest");
  }));

test("a team that comes back through the door sits where it sat", () =>
  withPage(async ({ page, address }) => {
    await sits({ page, address }, "Second chair");
    await team(page).leaves();
    await page.getByRole("button", { name: /Continue as The Heads/ }).click();
    await sees(page, "The plan, Right wing");
  }));

test("one device shows both halves, each with its chair's name", () =>
  withPage(async ({ page, address }) => {
    await atTheDoor(page, address);
    assert.ok(await page.getByRole("radio", { name: "We share one device" }).isChecked());
    const us = team(page);
    await us.begin("One Device");
    await sees(page, "The plan, Left wing, Right wing");
    await us.write("swallow");
    await us.attempt();
    await us.unfoldAll();
    await us.takeUp("Cellar");
    for (const [tab, chair] of [["One wall", "First chair"], ["Other wall", "Second chair"]]) {
      await page.getByRole("tab", { name: tab }).click();
      await expect(page.locator(".desk h2")).toHaveText(tab);
      await expect(page.locator(".desk .prose > .label")).toHaveText(chair);
    }
    await page.locator(".thing", { hasText: "The plan" }).click();
    await expect(page.locator(".desk h2")).toHaveText("The plan");
    await expect(page.locator(".desk .prose > .label")).toHaveCount(0);
  }));

test("where no clue has a seat nobody is asked for one", () =>
  withPage(async ({ page, address }) => {
    await page.goto(`${address}#/play/run-on-gate`);
    await page.getByLabel("Team name").waitFor();
    await expect(page.getByRole("radio")).toHaveCount(0);
  }));

test("by keyboard alone a chair is taken, and changed at the table", () =>
  withPage(async ({ page, address }) => {
    await atTheDoor(page, address);
    await page.reload();
    const hand = keyboard(page);
    await hand.choose(page.getByRole("radio", { name: "Second chair" }));
    await team(page, hand).begin("Keys");
    await sees(page, "The plan, Right wing");
    await hand.press(page.getByRole("button", { name: "Menu" }));
    await hand.choose(page.getByRole("radio", { name: "First chair" }));
    await sees(page, "The plan, Left wing");
  }));

test("the neighbour is the rung after the first, is asked for a card, and stays asked", () =>
  withPage(async ({ page, address }) => {
    const us = await sits({ page, address }, "First chair");
    const rungs = page.locator(".ladder .rung");
    await expect(rungs).toHaveCount(4);
    await expect(rungs.nth(1)).toContainText("Ask a neighbour");
    await rungs.nth(0).click();
    await page.getByRole("button", { name: /Use a hint card/ }).click();
    await expect(page.locator(".slip")).toContainText("Ask who sees it.");
    // The next is free as any other is.
    await us.write("sparrow");
    await us.attempt();
    await page.getByRole("button", { name: /Ask a neighbour.*free now/ }).click();
    await expect(page.locator(".slip")).toContainText("One of you goes to another team");
    await expect(page.locator(".rung.taken")).toHaveCount(2);
    await page.reload();
    await expect(page.locator(".rung.taken")).toHaveCount(2);
    await page.getByRole("button", { name: /Ask a neighbour.*taken/ }).click();
    await expect(page.locator(".slip")).toContainText("They don't tell you the answer.");
    await page.getByRole("button", { name: /2. A method/ }).click();
    await page.getByRole("button", { name: /Use a hint card \(1 left\)/ }).click();
    await expect(page.locator(".slip")).toContainText("It flies south.");
    // A lock without hints has this rung alone.
    await us.write("swallow");
    await us.attempt();
    await us.unfoldAll();
    await us.takeUp("Cellar");
    await expect(rungs).toHaveCount(1);
    await expect(rungs).toContainText("Ask a neighbour");
  }));

for (const [where, look, viewport] of [
  ["a laptop, in light and dark", axeClean, LAPTOP],
  ["a phone, in light and dark", axeClean, PHONE],
  ["a screen of 320 px", fits, { width: 320, height: 640 }],
]) {
  test(`chairs and neighbour on ${where}`, () =>
    withPage(
      async ({ page, address }) => {
        await atTheDoor(page, address);
        await look(page, "the door");
        await page.getByRole("radio", { name: "First chair" }).check();
        const us = team(page);
        await us.begin("The Lookers");
        await look(page, "the other half");
        await page.getByRole("button", { name: "Menu" }).click();
        await look(page, "the menu");
        await page.keyboard.press("Escape");
        await us.attempt();
        await expect(page.locator("#news")).toContainText("That can't be its answer.");
        await look(page, "what cannot be");
        await us.write("sparrow");
        await us.attempt();
        await expect(page.locator("#news")).toContainText("forked tail");
        await page.getByRole("button", { name: /1. A nudge/ }).click();
        await page.getByRole("button", { name: /Ask a neighbour/ }).click();
        await page.getByRole("button", { name: /Use a hint card/ }).click();
        await expect(page.locator(".slip")).toContainText("One of you");
        await page.evaluate(() => scrollTo(0, document.scrollingElement.scrollHeight));
        await look(page, "the neighbour");
      },
      { viewport },
    ));
}

test("a miss and what cannot be an answer sound, look and read differently, and only one is a try", () =>
  withPage(async ({ page, address }) => {
    await page.addInitScript(() => {
      globalThis.sounds = [];
      const { start } = OscillatorNode.prototype;
      OscillatorNode.prototype.start = function (...at) {
        globalThis.sounds.push(`${this.type} ${this.frequency.value}`);
        return start.apply(this, at);
      };
    });
    const us = await sits({ page, address }, "First chair");
    const heard = (words) => expect({ first: () => ({ textContent: () => page.evaluate(() => globalThis.sounds.splice(0).join(", ")) }) }).toHaveText(words);
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("button", { name: "Switch sound on" }).click();
    await heard("square 1400");
    await page.evaluate(() => {
      globalThis.rattles = 0;
      addEventListener("animationstart", ({ animationName, target }) => (globalThis.rattles += animationName === "rattle" && target.matches(".case")));
    });
    await us.attempt();
    await expect(page.locator("#news .unfit")).toContainText("That can't be its answer. There is nothing on it yet. It was no try.");
    await heard("sine 95");
    await us.write("robin");
    await us.attempt();
    await expect(page.locator("#news")).toContainText("Not yet. Look at the clue again");
    await heard("sawtooth 180, sawtooth 160, sawtooth 140");
    await expect(page.locator("#news .unfit")).toHaveCount(0);
    // Once, by the miss: what cannot be an answer did not move the lock.
    await page.waitForFunction(() => globalThis.rattles > 0);
    assert.equal(await page.evaluate(() => globalThis.rattles), 1);
    await page.getByRole("button", { name: "Notebook" }).click();
    await expect(page.locator(".tried li")).toHaveCount(1);
  }));

test("a reply is in the notebook, after a reload as before", () =>
  withPage(async ({ page, address }) => {
    const us = await sits({ page, address }, "First chair");
    await us.write("Sparrow");
    await us.attempt();
    await expect(page.locator("#news")).toContainText("It has a forked tail.");
    for (const reload of [false, true]) {
      if (reload) await page.reload();
      await page.getByRole("button", { name: "Notebook" }).click();
      await expect(page.locator(".tried li")).toContainText("sparrow");
      await expect(page.locator(".tried li")).toContainText("It has a forked tail.");
    }
  }));

test("the notebook says each answer in words", () =>
  withPage(async ({ page, address }) => {
    await atTheDoor(page, address, kinds);
    const us = team(page);
    await us.begin("Word Smiths");
    const wrong = {
      order: (answer) => answer.split(" ").reverse().join(" "),
      switches: (answer) => answer.replaceAll("on", "x").replaceAll("off", "on").replaceAll("x", "off"),
      clock: () => "07:05",
      date: () => "1815-07-04",
      tune: () => "F#4 C4",
      shape: () => "ring star",
      point: () => "(-2,3)",
    };
    const said = [];
    for (const [title, mechanism, answer] of KINDS) {
      if (!(mechanism.kind in wrong) || said.some(([kind]) => kind === mechanism.kind)) continue;
      await us.takeUp(title);
      await us.work(mechanism, wrong[mechanism.kind](answer));
      await us.attempt();
      await expect(page.locator("#news")).toContainText("Not yet.");
      said.push([mechanism.kind, mechanism, wrong[mechanism.kind](answer)]);
    }
    await page.getByRole("button", { name: "Notebook" }).click();
    await expect(page.locator(".tried li")).toHaveCount(said.length);
    const words = await page.locator(".tried b").allTextContents();
    const labels = (items, ids) => ids.split(" ").map((id) => items.find((item) => item.id === id).label.replace(/\.$/, "")).join("; ");
    for (const [kind, mechanism, answer] of said) {
      const expected = {
        order: () => labels(mechanism.items, answer),
        switches: () => mechanism.labels.map((label, at) => `${label}: ${answer.split(" ")[at]}`).join(", "),
        clock: () => "7:05 am",
        date: () => "4 July 1815",
        tune: () => "F♯4 C4",
        shape: () => "Ring, Star",
        point: () => "(−2, 3)",
      }[kind]();
      assert.ok(words.includes(expected), `${kind}: ${expected} is not among ${words.join(" | ")}`);
    }
  }));

test("the teacher seats a clue, switches the neighbour on, and class is told of both", () =>
  withPage(async ({ page, address }) => {
    const us = teacher(page);
    await us.startEmpty(address);
    await us.title("Halves");
    await us.addLock("Attic");
    await us.clue("Look up.");
    const clue = page.locator("#clues .clue");
    await clue.getByRole("button", { name: "More" }).click();
    await axeClean(page, "a clue's menu");
    await clue.getByRole("button", { name: "For the second chair alone" }).click();
    await expect(clue.locator(".chip")).toHaveText("Second chair");
    await axeClean(page, "a seated clue");
    await page.goto(page.url().replace(/(#\/build\/[^/]+).*/, "$1/rules"));
    await page.locator("summary", { hasText: "Hints" }).click();
    await page.getByRole("checkbox", { name: /ask a neighbour/ }).check();
    await expect(page.locator("summary", { hasText: "Hints" })).toContainText("a neighbour can be asked");
    await axeClean(page, "the rules");
    const { breakout: saved } = await us.save();
    assert.equal(saved.locks[0].clues[0].seat, 2);
    assert.equal(saved.rules.hints.neighbour, true);
    await page.getByRole("link", { name: "Ready for class" }).click();
    await expect(page.locator(".home-main")).toContainText("Each team needs two devices");
    await expect(page.locator(".teachers")).toContainText("two devices a team");
    await expect(page.locator(".teachers")).toContainText("“Ask a neighbour” sends one of the team to another team");
    await page.goBack();
    await page.goto(page.url().replace(/(#\/build\/[^/]+).*/, "$1"));
    await expect(page.locator("#hints")).toContainText("After the first rung comes “Ask a neighbour”");
    await clue.getByRole("button", { name: "More" }).click();
    await clue.getByRole("button", { name: "For both chairs" }).click();
    await expect(clue.locator(".chip")).toHaveCount(0);
  }));

test("the Teacher's Sheet says the answers of further kinds in words, with no widget fetched", () =>
  withPage(async ({ page, address }) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(`${address}#/build/adapt/owl-at-midnight`);
    await page.getByRole("link", { name: "Ready for class" }).click();
    const sheet = page.locator(".t-locks");
    for (const words of ["29 February 1888", "(3, −2)", "up, right, down, right, down", "Triangle, Circle, Star, Diamond"]) {
      await expect(sheet).toContainText(words);
    }
    assert.doesNotMatch(await sheet.textContent(), /=p1|n=c/);
    assert.ok(!asked.some((url) => url.includes("split_kinds")), "the widgets came along");
  }));
