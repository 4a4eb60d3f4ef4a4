// On paper: what comes out of the printer is on the page chosen, whole, and gives nothing away that a screen does not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LAPTOP, PHONE, axeClean, fits, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { keyboard } from "./support/hands.mjs";
import { teacher } from "./support/teacher.mjs";

/** A sheet of paper in PostScript's points, and as it is called. */
const SIZES = [
  { name: "A4", width: 595, height: 842 },
  { name: "US Letter", width: 612, height: 792 },
];

/** Opens the page of a shipped breakout. */
async function paper(page, address, slug) {
  await page.goto(`${address}#/build/adapt/${slug}`);
  await page.getByRole("link", { name: "Ready for class" }).click();
  await page.getByRole("link", { name: "Choose what to print" }).click();
  await page.locator(".p-page").first().waitFor();
}

/** The sizes of a PDF's pages, in whole points. */
const sheets = (pdf) =>
  [...pdf.toString("latin1").matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => ({
    width: Math.round(Number(width)),
    height: Math.round(Number(height)),
  }));

/** How high, in millimetres, each page on paper is and may be, and what hangs out of its frame. */
const measured = (page) =>
  page.evaluate(() => {
    const mm = (length) => (length / 96) * 25.4;
    const frames = [...document.querySelectorAll(".prints .p-page:not(.p-flow)")].map((sheet) => ({
      high: mm(sheet.getBoundingClientRect().height),
      most: parseFloat(getComputedStyle(sheet).getPropertyValue("--high")),
    }));
    const hangs = [...document.querySelectorAll(".prints :is(.p-card, .p-strip > div, .p-label)")]
      .filter((card) => card.scrollWidth > card.clientWidth + 1)
      .map((card) => card.textContent.slice(0, 40));
    const sizes = [...document.querySelectorAll(".prints .p-page *")]
      .filter((element) => element.closest("svg, math") === null && element.textContent.trim())
      .map((element) => parseFloat(getComputedStyle(element).fontSize));
    return { frames, hangs, smallest: Math.min(...sizes) };
  });

for (const slug of ["run-on-gate", "island-nobody-found", "owl-at-midnight"]) {
  for (const { name, width, height } of SIZES) {
    test(`${slug} on ${name}: no card is split, and every sheet is of that size`, () =>
      withPage(async ({ page, address }) => {
        await paper(page, address, slug);
        await page.getByLabel(name, { exact: true }).check({ force: true });
        await page.locator(`.p-page.${name === "A4" ? "a4" : "letter"}`).first().waitFor();
        // As wide as the paper without its margins of 12 mm.
        await page.setViewportSize({ width: Math.floor((width / 72 - 24 / 25.4) * 96), height: 900 });
        await page.emulateMedia({ media: "print" });
        const { frames, hangs, smallest } = await measured(page);
        assert.ok(frames.length > 10, `${frames.length} pages`);
        for (const { high, most } of frames) assert.ok(high <= most + 0.5, `a page of ${high} mm, where ${most} fit`);
        assert.deepEqual(hangs, [], "wider than their cards");
        assert.ok(smallest >= 11, `${smallest} px, where 8.5 pt are 11.3`);
        const chrome = await page.evaluate(() => document.querySelector("h1").checkVisibility());
        assert.equal(chrome, false, "what is on screen alone is on paper");
        const flow = await page.locator(".p-flow").evaluate((sheet) => sheet.getBoundingClientRect().height);
        await page.emulateMedia({ media: null });
        const printed = sheets(await page.pdf({ preferCSSPageSize: true }));
        for (const sheet of printed) assert.deepEqual(sheet, { width, height });
        const most = Math.ceil(flow / ((height - 70) * (96 / 72))) + 1;
        const flowing = printed.length - frames.length;
        assert.ok(flowing >= 1 && flowing <= most, `${printed.length} sheets for ${frames.length} pages and the setting-out sheet`);
      }));
  }
}

test("ink leaves its room on the clue card empty, and is there to be traced", () =>
  withPage(async ({ page, address }) => {
    await paper(page, address, "run-on-gate");
    const ink = page.locator(".p-ink", { hasText: "each needs one stop" });
    await expect(ink).toHaveCount(2);
    const [unseen, traced] = await Promise.all([0, 1].map((at) => ink.nth(at).evaluate((text) => ({ seen: getComputedStyle(text).visibility, high: text.offsetHeight, top: text.offsetTop - text.closest(".p-card").offsetTop }))));
    assert.equal(unseen.seen, "hidden");
    assert.equal(traced.seen, "visible");
    assert.deepEqual([unseen.high, unseen.top], [traced.high, traced.top], "what is traced lies elsewhere");
  }));

test("each team has its set, what only the teacher needs is printed once, and what is left out is not printed", () =>
  withPage(async ({ page, address }) => {
    await paper(page, address, "run-on-gate");
    const printing = () => page.evaluate(() => [".p-flow", ".p-label"].map((what) => document.querySelectorAll(`.prints ${what}`).length));
    assert.deepEqual(await printing(), [1, 8]);
    const button = page.getByRole("button", { name: /^Print \d+ pages/ });
    const before = Number((await button.textContent()).match(/\d+/)[0]);
    for (let more = 0; more < 2; more += 1) await page.getByRole("button", { name: /more/i }).first().click();
    await expect(page.locator(".p-label", { hasText: "Set 3" })).toHaveCount(8);
    assert.deepEqual(await printing(), [1, 24]);
    const ink = await page.locator(".p-pages").nth(2).locator(".p-page").count();
    await expect(button).toContainText(`${before * 3 - 2 * ink} pages`);
    await page.getByRole("checkbox", { name: /^Box labels/ }).uncheck();
    assert.deepEqual(await printing(), [1, 0]);
  }));

test("where there are no padlocks every lock has an answer card, and options stand mixed", () =>
  withPage(async ({ page, address }) => {
    await paper(page, address, "run-on-gate");
    const cards = page.locator(".p-pages", { hasText: "show it to your teacher" }).locator(".p-card");
    const few = await cards.count();
    await expect(page.locator(".p-boxes-table")).toContainText("4-digit padlock5 3 7 6");
    await page.getByRole("checkbox", { name: /^I have real padlocks/ }).uncheck();
    await expect(cards).toHaveCount(8);
    assert.ok(few > 0 && few < 8, `${few} answer cards beside padlocks`);
    assert.doesNotMatch(await page.locator(".p-boxes-table").textContent(), /padlock/);
    await expect(page.locator(".p-boxes-table")).toContainText("5376");
  }));

test("the paper that lies in this region's printers comes first, and a choice is remembered", () =>
  withPage(
    async ({ page, address }) => {
      await paper(page, address, "run-on-gate");
      await expect(page.locator(".p-page.letter").first()).toBeVisible();
      await page.getByLabel("A4", { exact: true }).check({ force: true });
      await expect(page.locator(".p-page.a4").first()).toBeVisible();
      await page.reload();
      await expect(page.locator(".p-page.a4").first()).toBeVisible();
    },
    { locale: "en-US" },
  ));

test("a breakout without anything says so", () =>
  withPage(async ({ page, address }) => {
    await teacher(page).startEmpty(address);
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("link", { name: "On paper" }).click();
    await expect(page.locator(".p-main")).toContainText("There is nothing to print yet.");
  }));

for (const [name, viewport] of [["a laptop", LAPTOP], ["a phone", PHONE]]) {
  test(`what to print is chosen by the keyboard, on ${name}`, () =>
    withPage(
      async ({ page, address }) => {
        await paper(page, address, "owl-at-midnight");
        await fits(page, `on paper, on ${name}`);
        await axeClean(page, `on paper, on ${name}`);
        const id = await page.evaluate(() => location.hash);
        await page.goto("about:blank");
        const hand = keyboard(page);
        await page.goto(address + id);
        await page.locator(".p-page").first().waitFor();
        await page.locator(".p-label").first().waitFor();
        const labels = page.getByRole("checkbox", { name: /^Box labels/ });
        await hand.toggle(labels);
        await expect(page.locator(".p-label")).toHaveCount(0);
      },
      { viewport },
    ));
}
