// The map: the chain is rewired by a mouse, by taps and by keys alone, walked as a solver would, and printed on one page.
import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { LAPTOP, PHONE, axeClean, fits, presses, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { heldFrames, leaves } from "./support/held.mjs";
import { teacher } from "./support/teacher.mjs";

const lock = (title, after = [], more = {}) => ({
  id: title.toLowerCase().replaceAll(" ", "-"),
  title,
  targets: ["spell"],
  ...(after.length && { after }),
  clues: [{ id: `on-${title.toLowerCase().replaceAll(" ", "-")}`, kind: "text", body: "Look." }],
  mechanism: { kind: "number", wheels: 3 },
  answers: ["123"],
  hints: ["A nudge."],
  ...more,
});

const target = (id, statement) => ({ id, statement });

/** Two ways to the gate, of which one is enough, and a nook behind it that nobody needs. */
const ORCHARD = [
  lock("Stile"),
  lock("Ash", ["stile"]),
  lock("Birch", ["stile"], { targets: [] }),
  lock("Bower", ["birch"], { targets: ["rhyme"] }),
  lock("Gate", ["ash", "bower"], { need: 1 }),
  lock("Nook", ["gate"]),
  lock("Vault", ["gate", "nook"], { need: 1, hints: [] }),
];
const GOALS = [target("spell", "I can spell."), target("rhyme", "I can rhyme."), target("count", "I can count.")];

/** Forty locks: doors of which some are enough, and locks that need one from before. */
const FORTY = Array.from({ length: 40 }, (_, at) => {
  const name = (other) => `the-lock-of-number-${other}`;
  const after = at < 3 ? [] : at % 5 === 0 ? [name(at - 1), name(at - 2), name(at - 3)] : [name(at - (at % 5)), ...(at % 7 === 0 ? [name(at - 3)] : [])];
  return lock(`The lock of number ${at}`, [...new Set(after)], at % 10 === 5 ? { need: 2 } : {});
});

async function onMap(page, address, locks, targets = GOALS) {
  const breakout = { format: "latchwork.breakout", version: 1, id: "3f9d2c10-7c55-4b1e-9a0e-0d7f5b1c9e22", title: "Orchard", language: "en", targets, locks };
  const path = join(await mkdtemp(join(tmpdir(), "latchwork-map-")), "orchard.json");
  await writeFile(path, JSON.stringify(breakout));
  await page.goto(`${address}#/build`);
  await page.locator(".home-main").waitFor();
  await page.locator("input[type=file]").first().setInputFiles(path);
  await page.locator("#title").waitFor();
  await teacher(page).unfold();
  await page.locator(".chain").getByRole("link", { name: "Open the map" }).click();
  await knot(page, locks[0].title).waitFor();
}

const knot = (page, title) => page.locator(".knot > button").filter({ has: page.locator("b", { hasText: new RegExp(`^(\\d+\\. )?${title}$`) }) });
const ring = (page, title) => page.locator(".knot").filter({ has: page.locator("b", { hasText: new RegExp(`^${title}$`) }) }).locator(".ring");
const told = (page) => page.locator(".map-foot [role=status]");
const line = (page, at) => page.locator(".line").nth(at);

/** What each lock opens after, as the file has it. */
async function chain(page) {
  const { breakout } = await teacher(page).save();
  return Object.fromEntries(breakout.locks.map((lock) => [lock.id, lock.after ?? []]));
}

const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];

/** The keyboard is on this lock. */
const isOn = (page, title) => page.waitForFunction((title) => document.activeElement?.querySelector("b")?.textContent.endsWith(title), title, { timeout: 5000 });

test("a line is drawn with a mouse, taken away again, and each is one step", () =>
  withPage(async ({ page, address }) => {
    await onMap(page, address, ORCHARD);
    await axeClean(page, "the map");
    await ring(page, "Ash").hover();
    await page.mouse.down();
    const [x, y] = middle(await knot(page, "Nook").boundingBox());
    await page.mouse.move(x - 5, y - 5, { steps: 5 });
    await expect(page.locator(".drawing")).toHaveCount(1);
    await page.mouse.up();
    await expect(told(page)).toHaveText("Nook opens after Ash now.");
    await expect(page.locator(".line")).toHaveCount(9);
    assert.deepEqual((await chain(page)).nook, ["gate", "ash"]);
    // The other way round it would be a circle.
    await ring(page, "Vault").hover();
    await page.mouse.down();
    await page.mouse.move(...middle(await knot(page, "Birch").boundingBox()), { steps: 5 });
    await page.mouse.up();
    await expect(told(page)).toContainText("Birch can't open after Vault, or both would wait for ever: Birch comes before Bower, Bower comes before Gate, Gate comes before Vault.");
    await expect(page.locator(".line")).toHaveCount(9);
    // Drawn to nowhere, nothing happens.
    await ring(page, "Nook").hover();
    await page.mouse.down();
    await page.mouse.move(...middle(await page.locator(".ground").boundingBox()).map((at, axis) => (axis ? 250 : at + 400)), { steps: 5 });
    await page.mouse.up();
    await expect(told(page)).toContainText("No lock is there");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.locator(".line")).toHaveCount(8);
    // A line that is chosen is taken away, or gets a lock put into it.
    await line(page, 0).locator(".reach").click({ force: true });
    await expect(page.locator("#chosen-h")).toHaveText("From Stile to Ash");
    await page.getByRole("button", { name: "Take the line away" }).click();
    await isOn(page, "Ash");
    await expect(page.locator(".line")).toHaveCount(7);
    await page.getByRole("button", { name: "Undo" }).click();
    await line(page, 0).locator(".reach").click({ force: true });
    await page.getByRole("button", { name: "Put a lock between" }).click();
    await isOn(page, "Lock 8");
    const then = await chain(page);
    assert.deepEqual([then["lock-8"], then.ash], [["stile"], ["lock-8"]]);
  }));

test("how many are enough is set on the map; locks are added, doubled and deleted, with a way back", () =>
  withPage(async ({ page, address }) => {
    await onMap(page, address, ORCHARD);
    await knot(page, "Gate").click();
    await expect(knot(page, "Gate")).toContainText("any 1 of 2");
    await page.getByLabel("How many of them must be open").selectOption("all of");
    await expect(knot(page, "Gate").locator("small")).toHaveText("");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(knot(page, "Gate")).toContainText("any 1 of 2");
    await page.locator(".map-side").getByRole("button", { name: "Take away: Bower" }).click();
    await expect(told(page)).toHaveText("Gate no longer opens after Bower.");
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "Duplicate" }).click();
    await isOn(page, "Gate (copy)");
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.locator(".knot")).toHaveCount(7);
    await knot(page, "Gate").click();
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.locator(".toast")).toContainText("Deleted: Gate");
    await expect(page.locator(".knot")).toHaveCount(6);
    await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
    await expect(page.locator(".knot")).toHaveCount(7);
    // A lock's health is told in words, and its page is a link away.
    await expect(knot(page, "Vault")).toContainText("1 could be better");
    await knot(page, "Vault").click();
    await expect(page.locator(".told")).toContainText("hint");
    await page.getByRole("link", { name: "Open this lock" }).click();
    await expect(page.getByLabel("Name of the lock")).toHaveValue("Vault");
  }));

test("whoever leaves the map before it is drawn is left in peace", () =>
  withPage(async ({ page, address }) => {
    await onMap(page, address, ORCHARD);
    await page.goBack();
    await page.locator("#title").waitFor();
    const frames = await heldFrames(page);
    await page.goForward();
    await knot(page, "Stile").waitFor();
    await leaves(page);
    await frames.letGo();
  }));

test("on a phone a tap on a ring and a tap on a lock connect them", () =>
  withPage(
    async ({ page, address }) => {
      const kinds = await presses(page);
      await onMap(page, address, ORCHARD);
      await fits(page, "the map on a phone");
      await axeClean(page, "the map on a phone");
      await ring(page, "Ash").tap();
      await expect(told(page)).toContainText("From Ash: choose the lock that opens after it.");
      await page.getByRole("button", { name: "Leave it" }).tap();
      await expect(told(page)).toHaveText("No line was drawn.");
      await knot(page, "Ash").tap();
      await page.getByRole("button", { name: "Connect from here" }).tap();
      await knot(page, "Stile").tap();
      await expect(told(page)).toContainText("Stile can't open after Ash");
      await knot(page, "Bower").tap();
      await expect(told(page)).toHaveText("Bower opens after Ash now.");
      assert.deepEqual((await chain(page)).bower, ["birch", "ash"]);
      assert.ok(kinds.has("touch"));
    },
    { viewport: PHONE, hasTouch: true },
  ));

test("the keyboard alone walks the chain, connects, disconnects, adds and deletes", () =>
  withPage(async ({ page, address }) => {
    const key = (...names) => names.reduce((before, name) => before.then(() => page.keyboard.press(name)), Promise.resolve());
    await onMap(page, address, ORCHARD);
    for (let stop = 0; stop < 40 && !(await page.evaluate(() => document.activeElement.matches(".knot > button"))); stop += 1) await key("Tab");
    await isOn(page, "Stile");
    await key("End");
    await isOn(page, "Vault");
    await key("Home", "ArrowDown");
    await page.waitForFunction(() => /Ash|Birch/.test(document.activeElement.textContent));
    const second = await page.evaluate(() => document.activeElement.querySelector("b").textContent);
    await key(second === "Ash" ? "ArrowRight" : "ArrowLeft");
    await isOn(page, second === "Ash" ? "Birch" : "Ash");
    await key("ArrowUp");
    await isOn(page, "Stile");
    // From Stile to Vault.
    await key("c");
    await expect(told(page)).toContainText("From Stile: choose the lock that opens after it.");
    await key("End");
    await isOn(page, "Vault");
    await expect(page.locator(".drawing")).toHaveCount(1);
    await key("Enter");
    await expect(told(page)).toHaveText("Vault opens after Stile now.");
    // The other way round: refused, and left.
    await key("c", "Home");
    await isOn(page, "Stile");
    await key("Enter");
    await expect(told(page)).toHaveText("Stile can't open after Vault, or both would wait for ever: Stile comes before Vault. Choose another lock, or take one of those lines away first.");
    await key("Escape");
    await expect(told(page)).toHaveText("No line was drawn.");
    // The third line that comes to Vault is taken away. Its lock has the keyboard, also when that comes back from elsewhere.
    await key("End", "l", "l");
    await page.evaluate(() => {
      const lock = document.activeElement;
      lock.blur();
      lock.focus();
    });
    await key("l");
    await expect(told(page)).toHaveText("The line from Stile to Vault. Delete takes it away.");
    await key("Delete");
    await expect(told(page)).toHaveText("Vault no longer opens after Stile.");
    await isOn(page, "Vault");
    await key("n");
    await isOn(page, "Lock 8");
    assert.deepEqual(await page.locator(".knot").count(), 8);
    await key("Delete");
    await expect(page.locator(".knot")).toHaveCount(7);
    await isOn(page, "Vault");
    await key("Control+z");
    await expect(page.locator(".knot")).toHaveCount(8);
    await key("Control+z");
    await expect(page.locator(".knot")).toHaveCount(7);
    await key("Control+z");
    assert.deepEqual((await chain(page)).vault, ["gate", "nook", "stile"]);
    await knot(page, "Gate").focus();
    await key("Enter");
    await expect(page.getByLabel("Name of the lock")).toHaveValue("Gate");
  }));

test("a connection that has begun is read on its button, also below the pointer, and the keyboard goes on on the map", () =>
  withPage(async ({ page, address }) => {
    await onMap(page, address, ORCHARD);
    await knot(page, "Ash").click();
    const button = page.getByRole("button", { name: "Connect from here" });
    await button.click();
    assert.equal(await button.evaluate((button) => button.matches(":hover")), true);
    await axeClean(page, "the pressed button below the pointer");
    await expect(told(page)).toContainText("Escape leaves.");
    await isOn(page, "Ash");
    await page.keyboard.press("Escape");
    await expect(told(page)).toHaveText("No line was drawn.");
  }));

test("made larger by keys the map keeps the lock that has the keyboard wholly in sight", () =>
  withPage(async ({ page, address }) => {
    await onMap(page, address, FORTY);
    await page.getByRole("button", { name: "Fit" }).click();
    for (const [end, title] of [["Home", 0], ["End", 39]]) {
      await page.keyboard.press("0");
      await knot(page, "The lock of number 5").focus();
      await page.keyboard.press(end);
      await isOn(page, `The lock of number ${title}`);
      for (let press = 0; press < 10; press += 1) await page.keyboard.press("+");
      await page.waitForFunction(() => {
        const [own, frame] = [document.activeElement, document.querySelector(".ground")].map((it) => it.getBoundingClientRect());
        return own.width > 200 && own.left >= frame.left && own.right <= frame.right && own.top >= frame.top && own.bottom <= frame.bottom;
      }, null, { timeout: 5000 });
    }
  }));

test("on a phone the map opens with no lock cut off, and comes back into sight when a lock on it is asked for", () =>
  withPage(
    async ({ page, address }) => {
      await onMap(page, address, ORCHARD);
      await page.waitForFunction(() => {
        const frame = document.querySelector(".ground").getBoundingClientRect();
        return [...document.querySelectorAll(".knot")].every((knot) => {
          const { left, right } = knot.getBoundingClientRect();
          return left >= frame.left && right <= frame.right;
        });
      }, null, { timeout: 5000 });
      await knot(page, "Ash").tap();
      await page.getByRole("button", { name: "Connect from here" }).tap();
      await expect(told(page)).toHaveText("From Ash: choose the lock that opens after it.");
      await page.waitForFunction(() => {
        const { top, bottom } = document.querySelector(".map-sheet").getBoundingClientRect();
        return top >= -1 && bottom <= innerHeight + 1;
      }, null, { timeout: 5000 });
    },
    { viewport: PHONE, hasTouch: true },
  ));

test("on a phone a small map's rings are large enough to tap, and leave each lock enough, too", () =>
  withPage(
    async ({ page, address }) => {
      await onMap(page, address, ORCHARD);
      while ((await page.locator(".zooms output").textContent()) !== "50 %") await page.getByRole("button", { name: "Smaller", exact: true }).tap();
      const sizes = await page.evaluate(() =>
        [...document.querySelectorAll(".knot")].map((knot) => {
          const [own, ring] = [knot, knot.querySelector(".ring")].map((it) => it.getBoundingClientRect());
          const others = [...document.querySelectorAll(".knot > button")].filter((button) => button.parentElement !== knot).map((button) => button.getBoundingClientRect());
          const meets = others.some(({ left, right, top, bottom }) => left < ring.right && ring.left < right && top < ring.bottom && ring.top < bottom);
          return { wide: Math.round(ring.width), isHigh: ring.height >= 24, hasRoom: ring.top - own.top >= 24, meets };
        }),
      );
      for (const size of sizes) assert.deepEqual(size, { wide: 44, isHigh: true, hasRoom: true, meets: false });
      // Also a tap far from its dot begins a connection.
      const { x, y, width } = await ring(page, "Ash").boundingBox();
      await page.touchscreen.tap(x + width - 3, y + 3);
      await expect(told(page)).toContainText("From Ash: choose the lock that opens after it.");
      // Smaller still no ring lies on the middle of a lock.
      while ((await page.locator(".zooms output").textContent()) !== "20 %") await page.getByRole("button", { name: "Smaller", exact: true }).tap();
      const covered = await page.locator(".knot > button").evaluateAll((locks) =>
        locks.filter((lock) => {
          const { x, y, width, height } = lock.getBoundingClientRect();
          return !lock.contains(document.elementFromPoint(x + width / 2, y + height / 2));
        }).length,
      );
      assert.equal(covered, 0, "locks that a ring covers");
    },
    { viewport: PHONE, hasTouch: true },
  ));

test("the solver sees the routes, the locks nobody needs, and the targets that a route misses", () =>
  withPage(async ({ page, address }) => {
    await onMap(page, address, ORCHARD);
    const solver = page.locator(".solver");
    const routes = await solver.locator(".routes > li").evaluateAll((all) => all.map((row) => [...row.children].slice(0, 2).map((cell) => cell.textContent)));
    assert.deepEqual(routes, [["Shortest route", "4 locks"], ["Longest route", "7 locks"], ["On every route", "3 locks"]]);
    assert.deepEqual(await solver.locator("ul:not(.routes) a").allTextContents(), ["Nook"]);
    const goals = await solver.locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    assert.deepEqual(goals, [
      ["I can spell.", "met", "met", "met"],
      ["I can rhyme.", "not met", "met", "not met"],
      ["I can count.", "no lock serves it"],
    ]);
    const lit = () => page.locator(".knot.lit b:not(.badge)").allTextContents().then((all) => all.sort());
    await page.getByRole("button", { name: "Show on the map: Shortest route" }).click();
    await expect(told(page)).toHaveText("Shortest route, 4 locks: Stile, Ash, Gate, Vault.");
    assert.deepEqual(await lit(), ["1. Stile", "2. Ash", "3. Gate", "4. Vault"]);
    await axeClean(page, "a route on the map");
    await page.getByLabel("Show", { exact: true }).selectOption("Locks nobody needs");
    assert.deepEqual(await lit(), ["Nook"]);
    await page.getByLabel("Show", { exact: true }).selectOption("I can rhyme.");
    assert.deepEqual(await lit(), ["Bower"]);
    await page.getByRole("button", { name: /leads past I can rhyme/ }).click();
    await expect(told(page)).toContainText("A team that goes this way never meets “I can rhyme.”");
    assert.equal((await lit()).some((title) => title.includes("Bower")), false);
    // What changes the chain changes what is seen.
    await page.getByLabel("Show", { exact: true }).selectOption("Shortest route");
    await knot(page, "Gate").click();
    await page.getByLabel("How many of them must be open").selectOption("all of");
    await expect(solver.locator(".routes b").first()).toHaveText("6 locks");
    assert.equal((await lit()).length, 6);
  }));

test("forty locks are shown whole, read at full size, and nothing lies over anything", () =>
  withPage(async ({ page, address }) => {
    await onMap(page, address, FORTY);
    const zoom = page.locator(".zooms output");
    await page.getByRole("button", { name: "Fit" }).click();
    const allInside = (count) => page.waitForFunction((count) => {
      const frame = document.querySelector(".ground").getBoundingClientRect();
      const all = [...document.querySelectorAll(".knot")].map((knot) => knot.getBoundingClientRect());
      return all.length === count && all.every(({ left, right, top, bottom }) => left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom);
    }, count);
    await allInside(40);
    const sizes = await page.locator(".knot > button > b").evaluateAll((all) =>
      all.map((name) => (Number.parseFloat(getComputedStyle(name).fontSize) * name.getBoundingClientRect().width) / name.offsetWidth),
    );
    assert.ok(Math.min(...sizes) > 10, `a name of ${Math.min(...sizes)} px`);
    // What grows is still whole, and what is said goes with what it was said of.
    await knot(page, "The lock of number 5").click();
    await page.keyboard.press("n");
    await expect(told(page)).toContainText("Lock 41 was added.");
    await allInside(41);
    await page.keyboard.press("Control+z");
    await expect(told(page)).toHaveText("");
    await allInside(40);
    await page.locator(".ground").focus();
    for (let press = 0; press < 12 && (await zoom.textContent()) !== "100 %"; press += 1) await page.keyboard.press("+");
    assert.equal(await zoom.textContent(), "100 %");
    const { over, small, cut } = await page.evaluate(() => {
      const knots = [...document.querySelectorAll(".knot > button")];
      const boxes = knots.map((knot) => knot.getBoundingClientRect());
      const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      return {
        over: boxes.filter((box, at) => boxes.some((other, there) => there < at && meet(box, other))).length,
        small: knots.filter((knot) => Number.parseFloat(getComputedStyle(knot.querySelector("b")).fontSize) < 15).length,
        cut: knots.filter((knot) => knot.querySelector("b").scrollHeight > knot.querySelector("b").clientHeight + 1).length,
      };
    });
    assert.deepEqual({ over, small, cut }, { over: 0, small: 0, cut: 0 });
    // With the wheel what lies under it stays there, and the ground is moved by hand.
    const first = knot(page, "The lock of number 0");
    await first.scrollIntoViewIfNeeded();
    const before = middle(await first.boundingBox());
    await page.mouse.move(...before);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, 80);
    await page.keyboard.up("Control");
    await expect(zoom).toHaveText("80 %");
    const frame = await page.locator(".ground").boundingBox();
    const [x, y] = [frame.x + frame.width - 8, frame.y + frame.height - 30];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 120, y - 120, { steps: 4 });
    await page.mouse.up();
    const scrolled = await page.locator(".ground").evaluate(({ scrollLeft, scrollTop }) => scrollLeft + scrollTop);
    assert.ok(scrolled > 0, "the ground was not moved");
    await page.keyboard.press("0");
    await axeClean(page, "forty locks");
  }));

test("the map fits a narrow window and a wide one", () =>
  withPage(async ({ page, address }) => {
    await onMap(page, address, ORCHARD);
    for (const width of [320, 390, 768, 1366, 1920]) {
      await page.setViewportSize({ width, height: width < 700 ? 700 : LAPTOP.height });
      await fits(page, `the map at ${width} px`);
    }
    await page.setViewportSize({ width: 320, height: 600 });
    await knot(page, "Gate").click();
    await axeClean(page, "a lock chosen at 320 px");
  }));

test("a map of forty locks prints on one page of A4 and of Letter", () =>
  withPage(async ({ page, address }) => {
    await onMap(page, address, FORTY);
    for (const format of ["A4", "Letter"]) {
      const pdf = await page.pdf({ format });
      assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length, 1, format);
    }
    // In points, as it is printed.
    await page.emulateMedia({ media: "print" });
    const titles = await page.locator(".knot > button > b").evaluateAll((all) =>
      all.map((title) => ({
        size: (Number.parseFloat(getComputedStyle(title).fontSize) * title.getBoundingClientRect().width) / title.offsetWidth * 0.75,
        // Tails of letters hang below their line; a line that is cut off is more.
        isCut: title.scrollHeight - title.clientHeight > Number.parseFloat(getComputedStyle(title).fontSize) / 2,
      })),
    );
    assert.equal(titles.length, 40);
    for (const { size, isCut } of titles) assert.ok(size > 6.5 && !isCut, `a title of ${size} pt`);
  }));

test("beside the bench ten locks in a row lie side by side, and each can be pressed", () =>
  withPage(async ({ page, address }) => {
    const doors = Array.from({ length: 10 }, (_, at) => lock(`Door ${at}`, ["start"]));
    await onMap(page, address, [lock("Start"), ...doors, lock("End", doors.map(({ id }) => id))]);
    await page.getByRole("link", { name: "Back to the locks" }).click();
    const nodes = page.locator(".chain .node");
    await expect(nodes).toHaveCount(12);
    const over = await nodes.evaluateAll((all) => {
      const boxes = all.map((node) => node.getBoundingClientRect());
      const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
      return boxes.filter((box, at) => boxes.some((other, there) => there < at && meet(box, other))).length;
    });
    assert.equal(over, 0, "locks lie over each other");
    // Also the last of them is reached by a press.
    await nodes.filter({ hasText: "Door 9" }).click();
    await expect(page.getByLabel("Name of the lock")).toHaveValue("Door 9");
  }));

test("beside the bench a long chain shows the lock that is worked on, as a map and as a list", () =>
  withPage(async ({ page, address }) => {
    await onMap(page, address, FORTY);
    await page.getByRole("link", { name: "Back to the locks" }).click();
    const isShown = (at) =>
      page.waitForFunction((name) => {
        const lock = document.querySelector(".chain :is(.node, .lock-line)[aria-current]");
        if (!lock?.textContent.includes(name)) return false;
        const [inner, outer] = [lock, document.querySelector(".chain")].map((it) => it.getBoundingClientRect());
        return inner.top >= outer.top && inner.bottom <= outer.bottom && scrollY === 0;
      }, `of number ${at}`, { timeout: 5000 });
    const goes = (at) => page.evaluate((at) => (location.hash = `${location.hash.replace(/\/lock.*/, "")}/lock/the-lock-of-number-${at}`), at);
    for (const at of [31, 2]) {
      await goes(at);
      await isShown(at);
    }
    await goes(38);
    await isShown(38);
    await page.locator(".chain").getByText("List", { exact: true }).click();
    await isShown(38);
    await goes(4);
    await isShown(4);
    await page.reload();
    await isShown(4);
  }));
