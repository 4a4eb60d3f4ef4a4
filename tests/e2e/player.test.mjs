// The player as a page: it boots anywhere, asks nobody, and says plainly what it needs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, axeClean, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";

test("home shows what there is, and axe has nothing to say", () =>
  withPage(async ({ page, address }) => {
    await page.goto(address);
    await page.getByRole("heading", { name: "Latchwork" }).waitFor();
    await axeClean(page, "home");
    assert.doesNotMatch(await page.content(), /\bgame\b/i);
  }));

test("the device's check has a line each", () =>
  withPage(async ({ page, address }) => {
    await page.goto(`${address}#/check`);
    await expect(page.locator(".checks li")).toHaveCount(4);
    await expect(page.locator(".checks li", { hasText: "Storage" })).toContainText("Works");
    await axeClean(page, "check");
  }));

test("without WebAssembly a plain page says what is needed", () =>
  withPage(async ({ page, address }) => {
    await page.addInitScript(() => delete globalThis.WebAssembly);
    await page.goto(address);
    await expect(page.locator("#no-wasm")).toBeVisible();
    await axeClean(page, "no WebAssembly");
  }));

test("an address that leads nowhere says so", () =>
  withPage(
    async ({ page, address }) => {
      await page.goto(`${address}#/play/no-such-breakout`);
      await expect(page.locator(".trouble")).toContainText("There is no such breakout here.");
      await page.goto(`${address}#/play/z/broken`);
      await expect(page.locator(".trouble")).toContainText("not whole");
      await axeClean(page, "trouble");
    },
    { viewport: PHONE },
  ));

test("a screen whose module does not arrive says so, and loading again brings it", () =>
  withPage(async ({ address, context }) => {
    // A page of its own: a request that fails is not what this page complains of.
    const page = await context.newPage();
    await page.route("**/*split_studio*", (route) => route.abort());
    await page.goto(`${address}#/build`);
    await expect(page.locator(".trouble")).toContainText("did not arrive");
    await axeClean(page, "a module is missing");
    await page.unroute("**/*split_studio*");
    await page.getByRole("button", { name: "Load it again" }).click();
    await page.locator(".doors").waitFor();
  }));

test("whoever leaves while the breakout is on its way is left in peace", () =>
  withPage(async ({ page, address }) => {
    let arrive;
    const held = new Promise((release) => (arrive = release));
    await page.route("**/puzzles/run-on-gate.json", (route) => held.then(() => route.continue()));
    const asked = page.waitForRequest(/run-on-gate/);
    await page.goto(address);
    await page.locator(".doors").waitFor();
    await page.evaluate(() => (location.hash = "#/play/run-on-gate"));
    await asked;
    await page.evaluate(() => (location.hash = "#/"));
    await page.locator(".doors").waitFor();
    const came = page.waitForResponse(/run-on-gate/);
    arrive();
    await (await came).finished();
    // The program is alive: it takes the page elsewhere.
    await page.getByRole("link", { name: "Check this device" }).click();
    await page.locator(".checks").waitFor();
    assert.equal(await page.title(), "Latchwork");
  }));
