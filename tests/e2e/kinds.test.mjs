// The further kinds of lock: worked by mouse, by keyboard and by touch, clean in light and dark, on any screen.
import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { LAPTOP, PHONE, axeClean, fits, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { HANDS, keyboard, mouse } from "./support/hands.mjs";
import { KINDS, breakout } from "./support/kinds.mjs";
import { teacher } from "./support/teacher.mjs";
import { team } from "./support/team.mjs";

const file = join(await mkdtemp(join(tmpdir(), "latchwork-kinds-")), "every-lock.json");
await writeFile(file, JSON.stringify(breakout));

/** A team with the breakout on its table. */
async function begun(page, address, hand) {
  await page.goto(address);
  await team(page).openFile(file);
  const us = team(page, hand);
  await us.begin("The Kinds");
  return us;
}

for (const [how, { hand, options }] of Object.entries(HANDS)) {
  test(`each further kind is opened with ${how}`, () =>
    withPage(async ({ page, address }) => {
      const us = await begun(page, address, hand(page));
      await us.openEach(KINDS);
    }, options));
}

for (const [where, look, viewport] of [
  ["a laptop, in light and dark", axeClean, LAPTOP],
  ["a phone, in light and dark", axeClean, PHONE],
  ["a screen of 320 px", fits, { width: 320, height: 640 }],
]) {
  test(`each further kind on ${where}`, () =>
    withPage(async ({ page, address }) => {
      const us = await begun(page, address);
      for (const [title, mechanism, answer] of KINDS) {
        await us.takeUp(title);
        await page.evaluate(() => scrollTo(0, document.scrollingElement.scrollHeight));
        await look(page, title);
        await us.work(mechanism, answer);
        await look(page, `${title}, worked`);
      }
    }, { viewport }));
}

test("what cannot be an answer says why and is no try", () =>
  withPage(async ({ page, address }) => {
    const us = await begun(page, address);
    for (const [title, mechanism, entry, why] of [
      ["Share", { kind: "quantity" }, "three", "nothing that this lock knows"],
      ["Area", { kind: "quantity" }, "12.5", "unit"],
      ["Trace", { kind: "pattern" }, "1 2 3", "4 steps at least"],
      ["Battle", { kind: "date" }, "1815-02-30", "no date"],
      ["Stars", KINDS.find(([title]) => title === "Stars")[1], "(0.5,20)", "takes 2"],
    ]) {
      await us.takeUp(title);
      await us.work(mechanism, entry);
      await us.attempt();
      await expect(page.locator("#news")).toContainText(`That can't be its answer.`);
      await expect(page.locator("#news")).toContainText(why);
    }
  }));

test("Enter tries a date and a time, as it does wherever something is typed", () =>
  withPage(async ({ page, address }) => {
    const us = await begun(page, address);
    for (const [title, mechanism, entry, field] of [
      ["Battle", { kind: "date" }, "1815-02-30", "#year"],
      ["Train", KINDS.find(([title]) => title === "Train")[1], "05:05", "#minute"],
    ]) {
      await us.takeUp(title);
      await us.work(mechanism, entry);
      await page.locator(field).press("Enter");
      await page.waitForFunction(() => document.querySelector("#news").textContent.trim(), null, { timeout: 5000 });
    }
  }));

test("a line drawn in one stroke takes what it passes over, and the tape takes it back", () =>
  withPage(async ({ page, address }) => {
    const us = await begun(page, address);
    await us.takeUp("Trace");
    const { x, y, width } = await page.locator(".pattern").boundingBox();
    const middle = (cell) => [x + (width / 3) * (((cell - 1) % 3) + 0.5), y + (width / 3) * (Math.floor((cell - 1) / 3) + 0.5)];
    await page.mouse.move(...middle(1));
    await page.mouse.down();
    await page.mouse.move(...middle(3), { steps: 2 });
    await page.mouse.move(...middle(9), { steps: 20 });
    await page.mouse.up();
    await expect(page.locator(".steps")).toHaveText("12369");
    await page.getByRole("button", { name: "Take back the last one" }).click();
    await expect(page.locator(".steps")).toHaveText("1236");
  }));

test("the plane is touched where the point is, and the clock's hands are turned", () =>
  withPage(async ({ page, address }) => {
    const us = await begun(page, address);
    await us.takeUp("Treasure");
    const plane = page.locator(".plane");
    const { width, height } = await plane.boundingBox();
    // The drawing's own measures: 1260 by 1200, with the axes' beginning at 160 and 100.
    const at = (right, up) => ({ x: (width * (160 + (right + 5) * 100)) / 1260, y: (height * (100 + (5 - up) * 100)) / 1200 });
    await plane.click({ position: at(-4, 3) });
    await expect(page.locator(".plate-label")).toHaveText("(−4, 3)");
    await plane.click({ position: at(3, -2) });
    await expect(page.locator(".plate-label")).toHaveText("(3, −2)");
    await us.attempt();
    await page.locator(".padlock.sprung").waitFor();

    await us.takeUp("Train");
    const dial = await page.locator(".dial").boundingBox();
    const on = (part, hours) => {
      const turned = (hours / 12) * 2 * Math.PI;
      return [dial.x + (dial.width / 2) * (1 + part * Math.sin(turned)), dial.y + (dial.width / 2) * (1 - part * Math.cos(turned))];
    };
    await page.mouse.move(...on(0.8, 3));
    await page.mouse.down();
    await page.mouse.move(...on(0.8, 9), { steps: 4 });
    await page.mouse.up();
    await page.mouse.click(...on(0.4, 7.5));
    await expect(page.getByLabel("Hour")).toHaveValue("07");
    await expect(page.getByLabel("Minute")).toHaveValue("45");
    await us.attempt();
    await page.locator(".padlock.sprung").waitFor();
  }));

test("neighbours find things in another order, and the same team in the same", async () => {
  const orders = [];
  for (let visit = 0; visit < 4; visit += 1) {
    await withPage(async ({ page, address }) => {
      const us = await begun(page, address);
      const look = async () => {
        await us.takeUp("Classes");
        const sorted = await page.locator(".outside .chip").allTextContents();
        await us.takeUp("Morning");
        return [...sorted, ...(await page.locator(".rows .option").allTextContents())].join(" ");
      };
      const before = await look();
      await page.reload();
      await page.locator(".table").waitFor();
      assert.equal(await look(), before);
      orders.push(before);
    });
  }
  assert.ok(new Set(orders).size > 1, "four teams, one order");
});

test("a breakout without further kinds fetches none of their code", () =>
  withPage(async ({ page, address }) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(`${address}#/play/run-on-gate`);
    await page.getByLabel("Team name").waitFor();
    assert.deepEqual(asked.filter((url) => /kinds/.test(url)), []);
  }));

/** What a teacher does for each type: settings first, then the answer on the lock itself, and what it is said to open with. */
const BUILT = [
  ["Tap the words", async (page) => {
    await page.getByLabel("The text").fill("She quickly ran home.");
    await page.getByLabel("The text").blur();
  }, KINDS[0][1], "2", "quickly"],
  ["Maths answer", async (page) => {
    await page.getByLabel("How it is written").selectOption("As a fraction in lowest terms");
  }, { kind: "quantity" }, "3/4", "3/4"],
  ["Order", (page) => label(page, "Items", ["one", "two", "three", "four"]), { kind: "order", items: items("abcd", ["one", "two", "three", "four"]) }, "d a b c", "four; one; two; three"],
  ["Sort", async (page) => {
    await label(page, "Groups", ["odd", "even"]);
    await label(page, "Items", ["1", "2", "3", "4", "5"]);
  }, { kind: "sort", bins: items("xy", ["odd", "even"]), items: items("abcde", ["1", "2", "3", "4", "5"]) }, "x=a,c,e y=b,d", "odd: 1, 3, 5; even: 2, 4"],
  ["Match", async (page) => {
    await label(page, "Left", ["dog", "cat", "cow", "hen"]);
    await label(page, "Right", ["bark", "purr", "moo", "cluck"]);
  }, { kind: "match", left: items("abcd", ["dog", "cat", "cow", "hen"]), right: items("1234", ["bark", "purr", "moo", "cluck"]) }, "a=1 b=2 c=3 d=4", "dog – bark; cat – purr; cow – moo; hen – cluck"],
  ["Fill-in form", (page) => label(page, "Fields", ["sing", "go"]), { kind: "form", fields: [{ label: "sing" }, { label: "go" }] }, "sang\nwent", "sing: sang; go: went"],
  ["Shape", async () => {}, { kind: "shape" }, "star ring", "Star, Ring"],
  ["Switches", async () => {}, { kind: "switches" }, "on off off on", "A: on, B: off, C: off, D: on"],
  ["Pattern", async () => {}, { kind: "pattern" }, "1 2 5 8", "1 – 2 – 5 – 8"],
  ["Point", async () => {}, { kind: "point" }, "(3,-2)", "(3, −2)"],
  ["Clock", (page) => page.getByText("am and pm", { exact: true }).click(), { kind: "clock", hours: 12 }, "19:45", "7:45 pm"],
  ["Date", async () => {}, { kind: "date" }, "1815-06-18", "18 June 1815"],
  ["Tune", (page) => page.getByLabel("Last key").selectOption("E4"), { kind: "tune" }, "C4 D#4", "C4 D♯4"],
];
function items(ids, labels) {
  return labels.map((label, at) => ({ id: ids[at], label }));
}
async function label(page, legend, labels) {
  const lines = page.getByRole("group", { name: legend, exact: true });
  while ((await lines.locator("input").count()) < labels.length) await lines.getByRole("button", { name: /^Another/ }).click();
  for (const [at, text] of labels.entries()) await page.getByLabel(`${legend} ${at + 1}`, { exact: true }).fill(text);
}

test("a teacher sets each further kind, and its answer on the lock itself", () =>
  withPage(async ({ page, address }) => {
    const us = teacher(page);
    await us.startEmpty(address);
    await us.addLock("Any");
    for (const [word, set, mechanism, answer, shown] of BUILT) {
      await page.locator(".types label", { hasText: new RegExp(`^${word}$`) }).click();
      await set(page);
      await team(page).work(mechanism, answer);
      await expect(page.locator(".opens")).toContainText(shown);
    }
    await axeClean(page, "the last of them");
    await page.reload();
    await expect(page.locator(".opens")).toContainText("C4 D♯4");
  }));

for (const [how, hand] of [["a mouse", mouse], ["the keyboard alone", keyboard]]) {
  test(`a cut is mended with ${how}, and what was tapped stays tapped`, () =>
    withPage(async ({ page, address }) => {
      const works = hand(page);
      const us = teacher(page, works);
      await us.startEmpty(address);
      await us.addLock("Mended");
      await us.type("Tap the words");
      await works.write(page.getByLabel("The text"), "We don't go to the U.S. now.");
      await page.keyboard.press("Tab");
      await works.press(page.locator(".plate").getByRole("button", { name: "don't" }));
      await works.press(page.locator(".plate").getByRole("button", { name: "now" }));
      await expect(page.locator(".opens b")).toHaveText("don't, now");
      await works.press(page.locator("summary", { hasText: "Mend where it is cut" }));
      const parts = page.getByRole("group", { name: "Parts of the text" });
      await works.press(parts.getByRole("button", { name: "don't" }));
      await works.press(page.getByRole("button", { name: "Divide: do | n't" }));
      await expect(page.locator(".opens b")).toHaveText("do, n't, now");
      await works.press(page.getByRole("button", { name: "Join with “n't”" }));
      await expect(page.locator(".opens b")).toHaveText("don't, now");
      await works.press(parts.getByRole("button", { name: "We" }));
      await works.press(page.getByRole("button", { name: "Join with “space”" }));
      await works.press(page.getByRole("button", { name: "Join with “don't”" }));
      await expect(page.locator(".opens b")).toHaveText("We don't, now");
      await works.press(parts.getByRole("button", { name: "now" }));
      await works.toggle(page.getByRole("checkbox", { name: "Can be tapped" }));
      await expect(page.locator(".opens b")).toHaveText("We don't");
      await axeClean(page, "a cut that is mended");
      const { breakout } = await us.save();
      assert.equal(breakout.locks[0].mechanism.parts.map(({ text }) => text).join(""), "We don't go to the U.S. now.");
      assert.deepEqual(breakout.locks[0].answers, ["1"]);
    }));
}
