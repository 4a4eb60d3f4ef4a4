// A team carries its place to another device, both go on, and what they did is joined.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { axeClean, fits, withPage } from "./support/browser.mjs";
import { expect } from "./support/expect.mjs";
import { picked } from "./support/sealed.mjs";
import { cellar, long, scanned } from "./support/share.mjs";
import { team } from "./support/team.mjs";

const GATE = "#/play/run-on-gate";

async function saved(page, path) {
  await elsewhere(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save your place as a file" }).click(),
  ]);
  await page.keyboard.press("Escape");
  await download.saveAs(path);
  return path;
}

async function elsewhere(page) {
  await page.getByRole("button", { name: "Menu" }).click();
  await page.locator("#menu").getByRole("button", { name: "Carry on elsewhere" }).click();
  await page.getByRole("button", { name: "Copy your link" }).waitFor();
}

/** The link to where the team is, without the host. */
async function linked(page, address) {
  await elsewhere(page);
  await page.getByRole("button", { name: "Copy your link" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The link is copied." })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.keyboard.press("Escape");
  assert.ok(link.startsWith(`${address}#/play/on/`), link);
  return link.slice(address.length);
}

const CLIPBOARD = ["clipboard-read", "clipboard-write"];

/** A team that tried once and has its first lock open. */
async function underway(page, address) {
  const us = team(page);
  await page.goto(address + GATE);
  await us.begin("Carriers");
  await us.setWheels("1111");
  await us.attempt();
  await expect(page.locator("#news")).toContainText("Not yet.");
  await us.open({ kind: "number" }, "5376");
  return us;
}

test("a game is carried to a second device and back, and nothing is lost or doubled", async () => {
  const folder = await mkdtemp(join(tmpdir(), "latchwork-carry-"));
  await withPage(async ({ page, address }) => {
    const us = await underway(page, address);
    const first = await saved(page, join(folder, "first.json"));
    let second;
    await withPage(async ({ page: other, address: there }) => {
      const they = team(other);
      await other.goto(there);
      await they.openFile(first);
      await expect(they.openCount()).toHaveText("1 of 8 open");
      await expect(other.locator(".team")).toHaveText("Carriers");
      await they.takeUp("Shed");
      await they.open({ kind: "letters" }, "LAMP");
      second = await saved(other, join(folder, "second.json"));
    });
    // Meanwhile the first goes on, too.
    await us.takeUp("Well");
    await us.press(["Red"]);
    await us.attempt();
    await expect(page.locator("#news")).toContainText("Not yet.");
    await page.goto(`${address}#/`);
    for (let again = 0; again < 2; again++) {
      await us.openFile(second);
      await expect(us.openCount()).toHaveText("2 of 8 open");
      await page.getByRole("button", { name: "Notebook" }).click();
      await expect(page.locator(".tried li")).toHaveCount(2);
      await page.goto(`${address}#/`);
      await page.getByRole("link", { name: /^Build/ }).waitFor();
    }
  });
  await rm(folder, { recursive: true, force: true });
});

test("a game is carried by link and code to a second device and back; both went on, and each thing counts once", () =>
  withPage(async ({ page, address, context }) => {
    await context.grantPermissions(CLIPBOARD);
    const us = await underway(page, address);
    await elsewhere(page);
    const code = page.getByRole("img", { name: "A code that leads to your place" });
    const shown = await scanned(page, await code.screenshot());
    // That it was still there a moment later may be in the one and not yet in the other.
    assert.match(shown, /#\/play\/on\/[\w-]{200,}$/, "the code is a link to their place");
    assert.ok(shown.startsWith(address));
    const byCode = shown.slice(address.length);
    await axeClean(page, "carrying on elsewhere");
    await fits(page, "carrying on elsewhere");
    await page.keyboard.press("Escape");
    let second;
    await withPage(async ({ page: other, address: there, context: theirs }) => {
      await theirs.grantPermissions(CLIPBOARD);
      const they = team(other);
      await other.goto(there + byCode);
      await expect(they.openCount()).toHaveText("1 of 8 open");
      await expect(other.locator(".team")).toHaveText("Carriers");
      assert.ok(other.url().endsWith(GATE), "the address is the breakout's again");
      await they.takeUp("Shed");
      await they.open({ kind: "letters" }, "LAMP");
      second = await linked(other, there);
    });
    // Meanwhile the first goes on, too.
    await us.takeUp("Well");
    await us.press(["Red"]);
    await us.attempt();
    await expect(page.locator("#news")).toContainText("Not yet.");
    for (let again = 0; again < 2; again++) {
      await page.goto(`${address}#/`);
      await page.getByRole("link", { name: /^Build/ }).waitFor();
      await page.goto(address + second);
      await expect(us.openCount()).toHaveText("2 of 8 open");
      await page.getByRole("button", { name: "Notebook" }).click();
      await expect(page.locator(".tried li")).toHaveCount(2);
    }
  }));

test("a breakout that was opened from a file goes along in the link; one too long for that is asked for in plain words", async () => {
  for (const [file, goesAlong] of [[cellar(), true], [long(), false]]) {
    let link;
    await withPage(async ({ page, address, context }) => {
      await context.grantPermissions(CLIPBOARD);
      await page.goto(address);
      await team(page).openFile(picked(JSON.stringify(file)));
      await page.getByLabel("Team name").fill("Carriers");
      await page.getByRole("button", { name: "Begin" }).click();
      await page.getByRole("button", { name: "Close the lid and begin" }).click();
      await team(page).open({ kind: "number" }, "49627");
      link = await linked(page, address);
      await elsewhere(page);
      await expect(page.getByText("The other device needs the breakout first")).toHaveCount(goesAlong ? 0 : 1);
    });
    await withPage(async ({ page, address }) => {
      await page.goto(address + link);
      if (goesAlong) {
        await expect(team(page).openCount()).toHaveText("1 of 3 open");
        await expect(page.locator(".team")).toHaveText("Carriers");
        return;
      }
      await expect(page.getByText("in a breakout that this device has not opened yet")).toBeVisible();
      await page.goto(address);
      await team(page).openFile(picked(JSON.stringify(file)));
      await page.getByLabel("Team name").waitFor();
      await page.goto(address + link);
      await expect(team(page).openCount()).toHaveText("1 of 3 open");
    });
  }
});

test("a link that was cut off is said to be, and nothing of the device changes", () =>
  withPage(async ({ page, address }) => {
    await page.goto(`${address}#/play/on/abc`);
    await expect(page.locator(".trouble")).toContainText("This address is not whole");
  }));
