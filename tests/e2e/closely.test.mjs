// A picture in play, looked at closely: with a wheel, keys, buttons and fingers; and what is missing is said.
import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { LAPTOP, PHONE, axeClean, fits, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { fingers, keyboard, mouse } from "./support/hands.mjs";
import { picture } from "./support/pictures.mjs";
import { root } from "./support/server.mjs";
import { team } from "./support/team.mjs";

/** A breakout with one lock whose clue is a picture. */
async function withPicture(page, { width = 1300, height = 600, media } = {}) {
  const data = (await picture(page, { width, height, type: "image/png", noisy: false })).toString("base64");
  return {
    format: "latchwork.breakout",
    version: 1,
    id: "0b6d2f5e-6a0c-4f0e-9d53-6f6b0c6f2a12",
    title: "Rails",
    locks: [
      {
        id: "track",
        title: "Track",
        clues: [{ id: "photo", kind: "image", src: "media:photo", alt: "A red corner.", title: "The rails" }],
        mechanism: { kind: "number", wheels: 2 },
        answers: ["42"],
      },
    ],
    media: media ?? { photo: { type: "image/png", data, credit: "Ada" } },
  };
}

/** Plays it up to the desk. */
async function atTheDesk(page, address, breakout, hand) {
  const path = join(await mkdtemp(join(tmpdir(), "latchwork-picture-")), "rails.json");
  await writeFile(path, JSON.stringify(breakout));
  await page.goto(address);
  await page.locator("input[type=file]").setInputFiles(path);
  await team(page, hand).begin("Lookers");
}

const large = (page) => page.locator(".looking > img");
const size = (page) => page.locator("dialog output");
const shift = (page) => large(page).evaluate((image) => image.getBoundingClientRect().x);

test("a picture is looked at closely with a mouse: wheel, drag, buttons", () =>
  withPage(async ({ page, address }) => {
    await page.goto(address);
    await atTheDesk(page, address, await withPicture(page), mouse(page));
    await expect(page.locator("#clue figcaption")).toHaveText("Credit: Ada");
    await axeClean(page, "a picture on the desk");
    await page.getByRole("button", { name: "Look closely" }).click();
    await expect(page.locator("dialog[open] h2")).toHaveText("The rails");
    assert.equal(await large(page).getAttribute("alt"), "A red corner.");
    await axeClean(page, "a picture, closely");
    await expect(size(page)).toHaveText("100 %");

    // What lies below the pointer stays there: the corner of the picture does not come nearer to it.
    const before = await large(page).boundingBox();
    const point = { x: before.x + before.width * 0.25, y: before.y + before.height * 0.25 };
    await page.mouse.move(point.x, point.y);
    await page.mouse.wheel(0, -200);
    await expect(size(page)).toHaveText("150 %");
    const after = await large(page).boundingBox();
    assert.ok(Math.abs((point.x - after.x) / after.width - (point.x - before.x) / before.width) < 0.01);

    await page.mouse.down();
    await page.mouse.move(point.x - 80, point.y - 40, { steps: 4 });
    await page.mouse.up();
    const dragged = await large(page).boundingBox();
    assert.ok(Math.abs(after.x - dragged.x - 80) < 2 && Math.abs(after.y - dragged.y - 40) < 2);
    await page.getByRole("button", { name: "Whole picture" }).click();
    await expect(size(page)).toHaveText("100 %");
    await page.getByRole("button", { name: "Closer", exact: true }).click();
    await expect(size(page)).toHaveText("150 %");
    await page.getByRole("button", { name: "Farther away" }).click();
    await expect(size(page)).toHaveText("100 %");
    await page.getByRole("button", { name: "Close", exact: true }).click();
    await expect(page.locator("dialog[open]")).toHaveCount(0);
  }));

test("with the keyboard alone", () =>
  withPage(async ({ page, address }) => {
    await page.goto(address);
    const hand = keyboard(page);
    await atTheDesk(page, address, await withPicture(page), hand);
    const open = page.getByRole("button", { name: "Look closely" });
    await hand.press(open);
    await expect(size(page)).toHaveText("100 %");
    for (const [key, words] of [["+", "150 %"], ["+", "225 %"], ["-", "150 %"], ["=", "225 %"]]) {
      await page.keyboard.press(key);
      await expect(size(page)).toHaveText(words);
    }
    const before = await shift(page);
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction((before) => Math.abs(document.querySelector(".looking > img").getBoundingClientRect().x - before + 60) < 2, before);
    for (let press = 0; press < 40; press += 1) await page.keyboard.press("ArrowRight");
    // The picture's edge comes to the frame's and no further.
    const [frame, own] = [await page.locator(".looking").boundingBox(), await large(page).boundingBox()];
    assert.ok(own.x + own.width >= frame.x + frame.width - 1 || own.width < frame.width);
    await page.keyboard.press("0");
    await expect(size(page)).toHaveText("100 %");
    for (let press = 0; press < 9; press += 1) await page.keyboard.press("+");
    await expect(size(page)).toHaveText("800 %");
    await page.keyboard.press("Escape");
    await expect(page.locator("dialog[open]")).toHaveCount(0);
    assert.equal(await open.evaluate((button) => button === document.activeElement), true, "the keyboard is back");
    // A key is a key again: the next look is a new one.
    await page.keyboard.press("+");
    await hand.press(open);
    await expect(size(page)).toHaveText("100 %");
  }));

test("with two fingers on a phone", () =>
  withPage(
    async ({ page, address }) => {
      await page.goto(address);
      const hand = fingers(page);
      await atTheDesk(page, address, await withPicture(page), hand);
      await hand.press(page.getByRole("button", { name: "Look closely" }));
      await expect(size(page)).toHaveText("100 %");
      await fits(page, "a picture, closely, on a phone");
      await axeClean(page, "a picture, closely, on a phone");
      await page.setViewportSize({ width: 320, height: 640 });
      await fits(page, "a picture, closely, 320 px wide");
      await page.setViewportSize(PHONE);
      const frame = await page.locator(".looking").boundingBox();
      const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
      const device = await page.context().newCDPSession(page);
      const touch = (type, points) =>
        device.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x: middle.x + x, y: middle.y + y, id })) });
      await touch("touchStart", [[-40, 0], [40, 0]]);
      for (const far of [60, 80, 100, 120]) await touch("touchMove", [[-far, 0], [far, 0]]);
      await touch("touchEnd", []);
      await expect(size(page)).toHaveText("300 %");
      const before = await shift(page);
      await touch("touchStart", [[0, 0]]);
      await touch("touchMove", [[-25, 0]]);
      await touch("touchMove", [[-50, 0]]);
      await touch("touchEnd", []);
      assert.ok(Math.abs(before - (await shift(page)) - 50) < 2, "one finger moves it");
      assert.equal(await page.evaluate(() => visualViewport.scale), 1, "the page itself is not zoomed");
    },
    { viewport: PHONE, hasTouch: true, isMobile: true },
  ));

test("a picture or a sound that the file lacks is said, with the words that stand for it", () =>
  withPage(async ({ page, address }) => {
    await page.goto(address);
    await atTheDesk(page, address, await withPicture(page, { media: {} }));
    await expect(page.locator("#clue")).toContainText("did not come along with this breakout");
    await expect(page.locator("#clue")).toContainText("A red corner.");
    assert.equal(await page.locator("#clue img").count(), 0);
    await axeClean(page, "a picture that is missing");
  }));

test("where looking closely does not arrive the picture is there all the same", () =>
  withPage(async ({ address, context }) => {
    // A page of its own: a request that fails is not what this page complains of.
    const page = await context.newPage();
    const asked = [];
    await page.route("**/*split_kinds*", (route) => {
      asked.push(route.request().url());
      return route.abort();
    });
    await page.goto(address);
    await atTheDesk(page, address, await withPicture(page));
    await expect(page.locator("#clue img")).toBeVisible();
    await page.waitForLoadState("networkidle");
    assert.ok(asked.length > 0);
    assert.equal(await page.getByRole("button", { name: "Look closely" }).count(), 0);
  }));

test("the shipped picture and sound look right", () =>
  withPage(async ({ page, address }) => {
    const { media, locks } = JSON.parse(await readFile(join(root, "puzzles/owl-at-midnight.json"), "utf8"));
    assert.deepEqual(Object.keys(media), ["rails", "whistle"]);
    for (const [lock, thing] of [["track", "#clue img"], ["whistle", "#clue audio"]]) {
      await page.goto(`${address}#/build/adapt/owl-at-midnight`);
      await page.getByLabel("Name of the breakout").waitFor();
      const draft = page.url().match(/#\/build\/([^/]+)/)[1];
      await page.goto(`${address}#/play/try/${draft}/${lock}`);
      await team(page).takeUp(locks.find(({ id }) => id === lock).title);
      await expect(page.locator(thing)).toBeVisible();
      await page.waitForFunction(
        (thing) => {
          const found = document.querySelector(thing);
          return found.tagName === "IMG" ? found.complete && found.naturalWidth > 0 : found.readyState > 0;
        },
        thing,
      );
    }
  }, { viewport: LAPTOP }));
