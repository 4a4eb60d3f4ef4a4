// The player as one file, from a disk, without a network.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { axeClean, profile } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { ANSWERS, packed, vectors } from "./support/sealed.mjs";
import { root } from "./support/server.mjs";
import { team } from "./support/team.mjs";

/** A page with this breakout in it, on the disk. */
async function withFile(file, use) {
  const folder = mkdtempSync(join(tmpdir(), "latchwork-page-"));
  try {
    const path = join(folder, "Chain.html");
    const template = readFileSync(join(root, "dist/one-page.html"), "utf8");
    assert.equal(template.split("LATCHWORK-BREAKOUT").length, 2, "one place for the breakout");
    writeFileSync(path, template.replace("LATCHWORK-BREAKOUT", packed(file)));
    await use(pathToFileURL(path).href, path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("in Chromium it plays, keeps its place, derives in a worker and asks for nothing", () =>
  withFile(vectors.file, async (address, path) => {
    assert.ok(statSync(path).size < 1_000_000, `${statSync(path).size} bytes`);
    const own = await profile();
    const context = await own.open({ offline: true });
    try {
      const page = context.pages()[0];
      const complaints = [];
      page.on("console", (message) => message.type() !== "log" && complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("request", (request) => !/^(blob:|data:)/.test(request.url()) && request.url().split("#")[0] !== address && complaints.push(request.url()));
      await page.goto(address);
      const us = team(page);
      await us.begin("Owls");
      await us.open({ kind: "text" }, ANSWERS["The gate"]);
      assert.equal(page.workers().length, 1);
      await axeClean(page, "the player as one file");
      await page.reload();
      await expect(us.openCount()).toHaveText("1 of 5 open");
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
      await own.forget();
    }
  }));

const FURTHER = JSON.stringify({
  format: "latchwork.breakout",
  version: 1,
  id: crypto.randomUUID(),
  title: "Halves",
  language: "en",
  locks: [
    {
      id: "steps",
      title: "Steps",
      clues: [{ id: "sum", kind: "text", body: "Half is $\\frac{1}{2}$." }],
      mechanism: { kind: "order", items: ["b4x", "k7f", "z2m"].map((id) => ({ id, label: id })) },
      answers: ["k7f b4x z2m"],
    },
  ],
});

test("further lock types, maths and the font are in it", () =>
  withFile(FURTHER, async (address) => {
    const own = await profile();
    const context = await own.open({ offline: true });
    try {
      const page = context.pages()[0];
      await page.goto(address);
      await team(page).begin("Owls");
      await expect(page.locator(".plate li")).toHaveCount(3);
      await page.locator("math mfrac").waitFor();
      const fonts = await page.evaluate(async () => (await document.fonts.load("1em 'Atkinson Hyperlegible Next'", "a")).map(({ status }) => status));
      assert.deepEqual(fonts, ["loaded"]);
      // A lock of one's own is made with the studio, which is not in it.
      const [steps] = JSON.parse(FURTHER).locks;
      await team(page).open(steps.mechanism, steps.answers[0]);
      await page.getByRole("button", { name: "Lift the lid" }).click();
      await page.getByRole("button", { name: "See what is in the box" }).click();
      await page.getByRole("heading", { name: "Hand in to your teacher" }).waitFor();
      await expect(page.locator(".own")).toHaveCount(0);
    } finally {
      await context.close();
      await own.forget();
    }
  }));

const FIREFOX = process.env.FIREFOX;

test("in Firefox it plays and keeps its place", { skip: !FIREFOX && "no Firefox is installed" }, () =>
  withFile(vectors.file, async (address) => {
    const browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true });
    try {
      const page = await browser.newPage();
      const complaints = [];
      page.on("pageerror", (error) => complaints.push(String(error)));
      await page.goto(address);
      await page.waitForSelector("#team");
      await page.type("#team", "Owls");
      await page.click("form.begin .go");
      await page.waitForSelector(".open-box");
      await page.click(".stage .go");
      await page.waitForSelector(".plate input");
      await page.type(".plate input", ANSWERS["The gate"]);
      await page.click(".station > .go");
      await page.waitForSelector(".padlock.sprung");
      await page.reload();
      await page.waitForFunction(() => document.querySelector(".now span")?.textContent === "1 of 5 open");
      assert.deepEqual(complaints, []);
    } finally {
      await browser.close();
    }
  }));
